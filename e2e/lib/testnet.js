// Four validators of the fast chain, by scripts/testnet: what an operator types is what is tested.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BINARY, directory, fast, freePort, Remote, ROOT } from './chain.js';

const exec = promisify(execFile);

export class Testnet {
	// `first`: the ports follow it, as scripts/testnet says of --ports.
	constructor(dir, first) {
		Object.assign(this, { dir, first });
		this.nodes = [0, 1, 2, 3].map((n) => new Remote(first + n));
	}

	static async at(name) {
		return new Testnet(join(directory(name), 'net'), await freePort(50));
	}

	static async up(name, ...args) {
		const net = await Testnet.at(name);
		await net.up(...args);
		return net;
	}

	async up(...args) {
		process.once('exit', () => this.leftovers());
		return this.command('up', '--chain', await fast(), '--ports', String(this.first), ...args);
	}

	// Whatever a failed test left running, be it the script on its way up.
	leftovers() {
		this.script?.kill('SIGKILL');
		for (const name of ['alice', 'bob', 'charlie', 'dave']) {
			try {
				process.kill(Number(readFileSync(join(this.dir, name, 'pid'), 'utf8')), 'SIGKILL');
			} catch {
				// It is down.
			}
		}
	}

	// Runs scripts/testnet and answers with what it printed; an error carries it all.
	async command(action, ...args) {
		const env = { ...process.env, TRIBUTARY: BINARY };
		const running = exec(join(ROOT, 'scripts/testnet'), [action, '--dir', this.dir, ...args], { env });
		this.script = running.child;
		return (await running).stdout;
	}

	bootnode(n = 0) {
		return `/ip4/127.0.0.1/tcp/${this.first + 20 + n}/p2p/${PEERS[n]}`;
	}
	kill(n) {
		return this.command('kill', String(n + 1));
	}
	start(n) {
		return this.command('start', String(n + 1));
	}
	status() {
		return this.command('status');
	}
	down() {
		return this.command('down');
	}
}

const PEERS = [
	'12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp',
	'12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD',
	'12D3KooWSCufgHzV4fCwRijfH2k3abrpAJxTKxEvN1FDuRXA2U9x',
	'12D3KooWSsChzF81YDUKpe9Uk5AHV5oqAaXAcWNSPYgoLauUk4st',
];
