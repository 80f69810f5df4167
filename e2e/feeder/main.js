#!/usr/bin/env node
// Fetches prices, takes their median and reports it to the chain, until it is told to stop. docs/bitassets/feeder.md is its guide.
//
//   scripts/feeder CONFIG.json            runs; the key is in a file or in FEEDER_SURI
//   scripts/feeder --check CONFIG.json    asks each source once, says what comes of it, and ends

import { parseArgs } from 'node:util';
import { Chain, keyOf } from './chain.js';
import { BadConfig, read, secret } from './config.js';
import { Feeder } from './feeder.js';
import { Metrics } from './metrics.js';
import { Ratio } from './ratio.js';
import { ask } from './sources.js';

const USAGE = 'usage: scripts/feeder [--check] CONFIG.json (docs/bitassets/feeder.md)';
const PATIENCE_MS = 5_000;
const log = (line) => process.stdout.write(`${new Date().toISOString()} ${line}\n`);

function quit(message) {
	process.stderr.write(`feeder: ${message.replaceAll('\n', '\nfeeder: ')}\n`);
	process.exit(2);
}

function command() {
	try {
		const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
		if (positionals.length === 1) return { check: values.check, path: positionals[0] };
	} catch (error) {
		quit(`${error.message}\n${USAGE}`);
	}
	quit(USAGE);
}

// What each source and each price is now; the exit code says whether every price could be reported.
async function check(config) {
	const answers = await ask(config.sources, config.timeout_seconds * 1_000);
	for (const [name, answer] of answers) {
		console.log(`${name}: ${answer instanceof Ratio ? `${config.sources[name].pair} ${answer}` : answer.message}`);
	}
	const feeder = new Feeder({ config, metrics: new Metrics(), log: (line) => console.log(line) });
	const prices = config.prices.map((price) => [price, feeder.price(price, answers)]);
	for (const [{ asset, pair }, price] of prices) if (price) console.log(`price of ${asset}: ${pair} ${price}`);
	process.exit(prices.every(([, price]) => price) ? 0 : 1);
}

// The clients' own complaints become lines like all others, each once until it is another.
function adopt() {
	let last;
	console.error = console.warn = (_, ...rest) => {
		const line = rest.map(String).join(' ').trim().split('\n')[0];
		if (line !== last) log(line);
		last = line;
	};
	process.on('unhandledRejection', (error) => log(`unexpected: ${error?.message ?? error}`));
}

async function run(config) {
	const key = await keyOf(secret(config, process.env)).catch((error) => {
		throw error instanceof BadConfig ? error : new BadConfig(`the key is none: ${error.message}`);
	});
	delete process.env.FEEDER_SURI;
	adopt();
	const metrics = new Metrics();
	if (config.metrics) await metrics.serve(config.metrics).catch((error) => quit(`metrics: ${error.message}`));
	const stop = new AbortController();
	for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => end(stop, signal));
	const chain = new Chain(config.node);
	const who = config.account ? `${config.account} by its proxy ${key.address}` : key.address;
	log(`feeder ${who} starts: ${config.prices.map(({ asset }) => asset).join(', ')} to ${config.node}`);
	// A node that is not there yet is told of like any other trouble.
	await Promise.race([chain.ready, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
	await new Feeder({ config, key, chain, metrics, log }).run(stop.signal);
	finish(stop);
}

// A report that is on its way is waited for, a little: the chain has it or will have it either way.
function end(stop, signal) {
	stop.abort(signal);
	setTimeout(finish, PATIENCE_MS, stop);
}
function finish({ signal }) {
	log(`stopped by ${signal.reason}`);
	process.exit(0);
}

const { check: checks, path } = command();
try {
	const config = read(path);
	await (checks ? check(config) : run(config));
} catch (error) {
	if (!(error instanceof BadConfig)) throw error;
	quit(error.message);
}
