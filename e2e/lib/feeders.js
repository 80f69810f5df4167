// scripts/feeder as a process, and a local exchange for it to ask.

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { until, within } from './await.js';
import { directory, freePort, ROOT } from './chain.js';

// Answers `/NAME` with what is said of NAME: a text as it stands, or nothing, for ever, for null.
export class Market {
	static async open(context) {
		const market = new Market();
		const server = createServer(({ url }, response) => {
			const text = market.said.get(url.slice(1));
			if (text === undefined) response.writeHead(404).end();
			else if (text !== null) response.end(text);
		});
		context.after(() => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(resolve));
		});
		await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
		return Object.assign(market, { said: new Map(), port: server.address().port });
	}

	say(name, text) {
		this.said.set(name, text);
	}
	price(name, number) {
		this.say(name, `{"ticker": [{"last": ${number}}]}`);
	}
	source(name, pair) {
		return { url: `http://127.0.0.1:${this.port}/${name}`, path: ['ticker', 0, 'last'], pair };
	}
}

export class Feeder {
	// `config` without its metrics' port; `secret`: the key's SURI.
	static async start(name, secret, config, context) {
		const port = await freePort();
		const path = join(directory(`feeder-${name}`), 'config.json');
		writeFileSync(path, JSON.stringify({ ...config, metrics: `127.0.0.1:${port}` }));
		const feeder = Object.assign(new Feeder(), { name, port, said: '' });
		feeder.process = program([path], { FEEDER_SURI: secret }, (text) => (feeder.said += text));
		feeder.ended = new Promise((resolve) => feeder.process.once('exit', (code, signal) => resolve(signal ?? code)));
		context.after(() => feeder.process.kill('SIGKILL'));
		return feeder;
	}

	// Ends it as a service manager does, and answers with its exit code.
	stop() {
		this.process.kill('SIGTERM');
		return within(15, `feeder ${this.name} ends`, this.ended);
	}

	// Waits until it has logged something like this.
	logs(pattern) {
		return until(`feeder ${this.name} logs ${pattern}`, () => pattern.test(this.said));
	}

	// One of its numbers, by what stands before the number; nothing if it does not tell it.
	async metric(what) {
		const response = await fetch(`http://127.0.0.1:${this.port}/metrics`);
		const line = (await response.text()).split('\n').find((line) => line.startsWith(`${what} `));
		return line && Number(line.slice(what.length));
	}

	// Waits until it has gone through so many more rounds.
	async rounds(count = 2) {
		for (let n = 0; n < count; n++) {
			const before = await this.metric('feeder_last_round_timestamp_seconds');
			const went = async () => (await this.metric('feeder_last_round_timestamp_seconds')) !== before;
			await until(`feeder ${this.name} goes on`, went, { every: 50 });
		}
	}
}

// scripts/feeder with arguments; `tell` takes what it prints.
export function program(args, environment, tell) {
	const env = { ...process.env, ...environment };
	const command = ['--pdeathsig', 'KILL', join(ROOT, 'scripts/feeder'), ...args];
	const child = spawn('setpriv', command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => tell(String(data)));
	return child;
}

// Runs it to its end; its exit code and what it printed.
export function ran(args, environment = {}) {
	let said = '';
	const child = program(args, environment, (text) => (said += text));
	const ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
	return within(30, `scripts/feeder ${args.join(' ')} ends`, ended);
}
