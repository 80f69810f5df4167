// Nodes of the real binary: free ports, a directory of their own, a log that is named when a test fails.
// Every node ends with the test's process, whichever way that ends.

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lookIn, until, within } from './await.js';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

// Where scripts/env says that the build's results lie.
export const BIN =
	process.env.BIN ??
	execFileSync('bash', ['-c', '. scripts/env && echo $BIN'], { cwd: ROOT, env: { ...process.env, CLAIM: 'no' } })
		.toString()
		.trim();
export const BINARY = process.env.TRIBUTARY ?? join(BIN, 'tributary');
if (!existsSync(BINARY)) throw new Error(`${BINARY} is not built: cargo build --release -p tributary`);

// Seconds for the binary to start, or to end by itself: compiling the wasm takes most of a minute on a busy machine.
const PATIENCE = 180;
// A process of the binary ends with the test's, though that was killed or did not come to stopping it.
const launch = (args, options) => spawn('setpriv', ['--pdeathsig', 'KILL', BINARY, ...args], options);

const work = mkdtempSync(join(tmpdir(), 'tributary-e2e-'));
const nodes = new Set();

// A directory that is deleted when all tests of this process pass.
export function directory(name) {
	const path = join(work, name);
	mkdirSync(path, { recursive: true });
	return path;
}

process.on('exit', (code) => {
	for (const node of nodes) node.process?.kill('SIGKILL');
	if (code === 0) rmSync(work, { recursive: true, force: true });
	else console.error(`node logs and databases are left in ${work}`);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

lookIn(() => [...nodes].map(({ name, log }) => `\n  log of ${name}: ${log}`).join(''));

// Ports below those the system gives to outgoing connections, another range for each test process: whoever listens on
// the first port of a range owns it. A node whose port is taken moves to another without a word, and a test would
// then talk to a stranger's chain.
const RANGES = 200;
const RANGE = 100;
let nextPort = (await ownRange()) + 1;
async function ownRange() {
	for (let n = 0; n < RANGES; n++) {
		const first = 10_000 + ((process.pid + n) % RANGES) * RANGE;
		const guard = await listen(first);
		if (guard) {
			guard.unref();
			return first;
		}
	}
	throw new Error('every range of ports is taken');
}

// The first of so many that follow each other.
export async function freePort(count = 1) {
	for (;;) {
		const ports = Array.from({ length: count }, () => nextPort++);
		if ((await Promise.all(ports.map(isFree))).every(Boolean)) return ports[0];
	}
}

// A server on the port, or nothing if it is taken.
function listen(port) {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(null));
		server.listen(port, '127.0.0.1', () => resolve(server));
	});
}

async function isFree(port) {
	const server = await listen(port);
	if (server) await new Promise((resolve) => server.close(resolve));
	return server !== null;
}

// JSON-RPC over HTTP, for questions that need no client.
export async function rpc(port, method, params = []) {
	const response = await fetch(`http://127.0.0.1:${port}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
		signal: AbortSignal.timeout(10_000),
	});
	const { result, error } = await response.json();
	if (error) throw new Error(`${method}: ${error.code} ${error.message}: ${error.data ?? ''}`);
	return result;
}

// What is asked of any node by its RPC port, whoever started it.
export class Remote {
	constructor(port) {
		this.port = port;
	}
	get ws() {
		return `ws://127.0.0.1:${this.port}`;
	}
	rpc(method, ...params) {
		return rpc(this.port, method, params);
	}
	header(hash) {
		return this.rpc('chain_getHeader', ...(hash ? [hash] : []));
	}
	hash(number) {
		return this.rpc('chain_getBlockHash', number);
	}
	async best() {
		return Number((await this.header()).number);
	}
	async finalized() {
		return Number((await this.header(await this.rpc('chain_getFinalizedHead'))).number);
	}
	async peers() {
		return (await this.rpc('system_health')).peers;
	}
}

export class Node extends Remote {
	constructor(name, port, base, args) {
		super(port);
		Object.assign(this, { name, base, args, log: join(base, 'log') });
	}

	// Starts the process on its database and waits until it answers. `instead` replaces its arguments.
	async start(instead) {
		const log = openSync(this.log, 'a');
		const args = instead ?? this.args;
		nodes.add(this);
		this.process = launch(args, { stdio: ['ignore', log, log] });
		// A test that failed must end all the same.
		this.process.unref();
		this.ended = new Promise((resolve) => this.process.once('exit', (code, signal) => resolve(signal ?? code)));
		let dead = false;
		this.ended.then(() => (dead = true));
		const answers = async () => dead || (await this.header());
		await until(`${this.name} answers on port ${this.port}`, answers, { seconds: PATIENCE, every: 100 });
		if (dead) throw new Error(`${this.name} ended (${await this.ended}); the end of ${this.log}:\n${this.tail()}`);
		return this;
	}

	tail(lines = 15) {
		return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
	}

	// Ends it and waits: SIGTERM as an operator would, SIGKILL as a crash does.
	async stop(signal = 'SIGTERM') {
		this.process?.ref();
		this.process?.kill(signal);
		await within(60, `${this.name} ends on ${signal}`, this.ended).catch((late) => {
			this.process.kill('SIGKILL');
			throw late;
		});
		nodes.delete(this);
	}
}

// A node of any chain. `args` are what it gets besides ports and a directory.
export async function node(name, ...args) {
	const [port, p2p, prometheus] = [await freePort(), await freePort(), await freePort()];
	const base = directory(name);
	const common = ['--base-path', join(base, 'data'), '--name', name, '--rpc-port', port];
	common.push('--listen-addr', `/ip4/127.0.0.1/tcp/${p2p}`, '--prometheus-port', prometheus);
	common.push('--no-mdns', '--no-telemetry', '--rpc-methods', 'unsafe', '--rpc-cors', 'all');
	const made = new Node(name, port, base, [...common.map(String), ...args]);
	return Object.assign(made, { p2p, prometheus });
}

// Runs the binary to its end; returns what it printed and its exit code.
export function run(...args) {
	const child = launch(args, { stdio: ['ignore', 'pipe', 'pipe'] });
	const ended = new Promise((resolve, reject) => {
		let stdout = '';
		let stderr = '';
		child.stdout.on('data', (data) => (stdout += data));
		child.stderr.on('data', (data) => (stderr += data));
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, stdout, stderr }));
	});
	// What should have been refused may run as a node, for ever.
	return within(PATIENCE, `tributary ${args.join(' ')} ends`, ended).finally(() => child.kill('SIGKILL'));
}

// Raw specifications. From a name or a plain file a node computes genesis anew at each start, which takes it
// two compilations of the wasm. Made once for a binary and kept beside other temporary files.
const { mtimeMs, size } = statSync(BINARY);
const specs = join(tmpdir(), `tributary-specs-${createHash('sha256').update(`${BINARY} ${mtimeMs} ${size}`).digest('hex').slice(0, 16)}`);

async function raw(name, chain) {
	const path = join(specs, `${name}.json`);
	if (!existsSync(path)) {
		const { code, stdout, stderr } = await run('export-chain-spec', '--raw', '--chain', chain);
		if (code !== 0) throw new Error(`export-chain-spec --chain ${chain}: ${stderr}`);
		mkdirSync(specs, { recursive: true });
		writeFileSync(`${path}.${process.pid}`, stdout);
		renameSync(`${path}.${process.pid}`, path);
	}
	return path;
}

// The chain `fast`: four validators.
export const fast = () => raw('fast', 'fast');

// The chain of --dev, for nodes that are restarted.
export const development = () => raw('development', 'development');

// The chain `fast` with Alice alone, who makes and finalizes a block each second, and leave to seal.
export async function quick() {
	const path = join(specs, 'quick.json');
	if (existsSync(path)) return path;
	const chain = JSON.parse((await run('export-chain-spec', '--chain', 'fast')).stdout);
	const { session, staking } = chain.genesis.runtimeGenesis.patch;
	session.keys.length = 1;
	staking.stakers.length = 1;
	staking.validatorCount = 1;
	chain.chainType = 'Development';
	const plain = join(directory('quick'), 'plain.json');
	writeFileSync(plain, JSON.stringify(chain));
	return raw('quick', plain);
}
