#!/usr/bin/env node
// What a development node, with its own slots, takes through its RPC: transactions signed ahead, submitted over several
// connections, counted in the blocks they come into. `scripts/benchmark throughput` runs it; by hand:
//
//   SECONDS_EACH=15 node e2e/throughput.js [transfers|places|crossings|batches ...]
//
// Writes a section of docs/performance.md between its marks. It is a measurement and tests nothing but that everything
// that was counted succeeded.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { until } from './lib/await.js';
import { node, ROOT } from './lib/chain.js';
import { at, batchResults, create, GTC, terms } from './lib/exchange.js';
import { Account, Envelope, Lines, Template } from './lib/fast.js';
import * as pjs from './lib/pjs.js';

const SECONDS = Number(process.env.SECONDS_EACH ?? 60);
const SENDERS = 2_000;
const CONNECTIONS = 8;
// Blocks under load that are not counted: the pool fills, the node warms up.
const WARM_UP = 3;
// The pool must hold more than a block takes; the node's default is 8,192 transactions.
const POOL = ['--pool-limit', '65536', '--pool-kbytes', '262144'];
const COIN = 100_000_000n;
const [STM, BTS] = ['Native', { Token: 1 }];
const BATCH = 25;

const random = (from, to) => BigInt(from + Math.floor(Math.random() * (to - from)));
// Prices in thousandths; bids and asks do not meet.
const apart = (bid) => (bid ? random(1, 400) : random(600, 999));
const sides = (bid) => (bid ? [STM, BTS] : [BTS, STM]);
const order = (api, bid, quote, changes) => {
	const size = at(COIN / 100n, quote, 1_000n);
	return api.tx.exchange.place(...sides(bid), terms(size, { timeInForce: GTC, maxFills: 0, ...changes }));
};
const byTurns = (account, nonce) => (account.number + nonce) % 2 === 0;

// `rate`: transactions a second that are signed ahead, more than any node takes. `operations` of each.
const LOADS = {
	transfers: {
		title: 'transfers of STM',
		aim: 2_000,
		rate: 4_500,
		operations: 1,
		calls(api, accounts) {
			const next = ({ number }) => accounts[(number + 1) % accounts.length].address;
			const calls = accounts.map((account) => api.tx.balances.transferKeepAlive(next(account), 1_000n).method.toU8a());
			return (account) => calls[account.number];
		},
	},
	places: {
		title: 'orders that rest, at random prices',
		aim: 1_200,
		rate: 4_500,
		operations: 1,
		calls(api) {
			const [bids, asks] = [true, false].map((bid) => new Template(1, ([quote]) => order(api, bid, quote)));
			return (account, nonce) => {
				const bid = byTurns(account, nonce);
				return (bid ? bids : asks).fill([apart(bid)]);
			};
		},
	},
	crossings: {
		title: 'orders of one size at one price, buying and selling by turns: one rests, the next one fills it',
		rate: 4_500,
		operations: 1,
		calls(api) {
			const changes = { maxFills: 2, selfTrade: 'CancelResting' };
			const [bids, asks] = [true, false].map((bid) => order(api, bid, 500n, changes).method.toU8a());
			return (account, nonce) => (byTurns(account, nonce) ? bids : asks);
		},
	},
	batches: {
		title: `batches of ${BATCH} cancels and ${BATCH} new orders`,
		aim: 8_000,
		rate: 400,
		operations: 2 * BATCH,
		// Every account has the orders that its first batch cancels.
		first: 1,
		calls(api) {
			const numbers = Array.from({ length: BATCH }, (_, index) => index);
			const cancels = numbers.map((clientId) => ({ Client: clientId }));
			const creates = (quotes) => numbers.map((clientId) => {
				const size = at(COIN / 100n, quotes[clientId], 1_000n);
				return create(...sides(clientId % 2 === 0), size, { clientId, maxFills: 0 });
			});
			const batch = (gone) => new Template(BATCH, (marks) => api.tx.exchange.batchUpdate(gone, [], creates(marks), false));
			const [opening, moving] = [batch([]), batch(cancels)];
			return (_, nonce) => (nonce === 0 ? opening : moving).fill(numbers.map((clientId) => apart(clientId % 2 === 0)));
		},
	},
};

// STM for fees and deposits, and BTS to sell, for every sender.
async function fund(api, accounts) {
	const fill = (account) => [
		api.tx.balances.transferKeepAlive(account.address, 1_000n * COIN),
		api.tx.assets.transfer(BTS.Token, account.address, 1_000n * COIN),
	];
	let nonce = (await api.rpc.system.accountNextIndex(pjs.alice.address)).toNumber();
	for (let from = 0; from < accounts.length; from += 250) {
		const calls = accounts.slice(from, from + 250).flatMap(fill);
		await api.tx.utility.batchAll(calls).signAndSend(pjs.alice, { nonce: nonce++ });
	}
	const last = accounts.at(-1).address;
	await until('all senders have funds', async () => (await api.query.assets.account(BTS.Token, last)).isSome, { seconds: 120 });
}

// The transactions in the order in which they are sent: everybody's first, everybody's second, ...
function signAhead(api, load, accounts) {
	const envelope = new Envelope(api);
	const call = load.calls(api, accounts);
	const count = Math.ceil((load.rate * (SECONDS + 5 * (WARM_UP + 2))) / accounts.length) + (load.first ?? 0);
	const all = [];
	for (let nonce = 0; nonce < count; nonce++) {
		for (const account of accounts) all.push(envelope.seal(account, nonce, call(account, nonce)));
	}
	const decoded = api.createType('Extrinsic', all.at(-1));
	if (decoded.signer.toString() !== accounts.at(-1).address || decoded.nonce.toNumber() !== count - 1) {
		throw new Error('a transaction made by hand is not what a client reads');
	}
	return all;
}

// Sends, and sees what comes into blocks. The pool is kept at twice what the fullest block took.
class Run {
	constructor(chain, api, lines, all) {
		Object.assign(this, { chain, api, lines, all, next: 0, pending: new Map(), blocks: [], most: 0, reading: Promise.resolve() });
	}

	async watch() {
		this.stop = await this.api.rpc.chain.subscribeNewHeads((head) => {
			const seen = performance.now();
			this.reading = this.reading.then(() => this.read(head, seen));
		});
	}

	async read(head, seen) {
		const hash = head.hash.toHex();
		const { block } = await this.chain.rpc('chain_getBlock', hash);
		const found = block.extrinsics.filter((hex) => this.pending.has(hex));
		const waits = found.map((hex) => seen - this.pending.get(hex));
		for (const hex of found) this.pending.delete(hex);
		const bytes = found.reduce((sum, hex) => sum + hex.length / 2 - 1, 0);
		this.most = Math.max(this.most, found.length);
		this.blocks.push({ number: head.number.toNumber(), hash, parent: head.parentHash.toHex(), count: found.length, waits, bytes });
	}

	// Submits until so many more blocks were read, or, with `all`, until so many transactions are in.
	async send(blocks, all = null) {
		const end = this.blocks.length + blocks;
		const done = () => (all === null ? this.blocks.length >= end : this.next >= all && this.pending.size === 0);
		const least = Math.min(2_000, SENDERS);
		while (!done()) {
			const room = Math.max(least, 2 * this.most) - this.pending.size;
			const some = Math.min(room, 200, (all ?? this.all.length) - this.next);
			for (let n = 0; n < some; n++) this.submit();
			if (this.lines.error) throw this.lines.error;
			if (all === null && this.next >= this.all.length) throw new Error('all that was signed ahead is sent: raise `rate`');
			// Answers and blocks are read here, and no more is sent than the node has answered but for a thousand.
			do await new Promise(setImmediate);
			while (this.lines.sent - this.lines.answers > 1_000);
			if (some <= 0) await new Promise((resolve) => setTimeout(resolve, 5));
		}
	}

	submit() {
		const hex = this.all[this.next];
		this.pending.set(hex, performance.now());
		this.lines.submit(this.next % SENDERS, hex);
		this.all[this.next++] = null;
	}
}

const status = (pid, name) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1024;
// Seconds of processor time so far; the clock of /proc ticks a hundred times a second.
const cpu = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

async function measure(name) {
	const load = LOADS[name];
	const chain = await node(`throughput-${name}`, '--dev', ...POOL);
	await chain.start();
	const api = await pjs.connect(chain);
	const accounts = Array.from({ length: SENDERS }, (_, number) => new Account(number));
	await fund(api, accounts);
	const lines = await Lines.open(chain.ws, CONNECTIONS);
	const run = new Run(chain, api, lines, signAhead(api, load, accounts));
	await run.watch();
	if (load.first) await run.send(0, load.first * SENDERS);
	await run.send(WARM_UP);
	const before = { node: cpu(chain.process.pid), own: process.cpuUsage(), at: performance.now() };
	const warm = run.blocks.length;
	await run.send(Math.ceil(SECONDS / 5));
	const wall = (performance.now() - before.at) / 1000;
	const used = process.cpuUsage(before.own);
	const cores = { node: (cpu(chain.process.pid) - before.node) / wall, own: (used.user + used.system) / 1e6 / wall };
	const memory = { now: status(chain.process.pid, 'VmRSS'), peak: status(chain.process.pid, 'VmHWM') };
	run.stop();
	const result = await tell(api, load, run.blocks.slice(warm, warm + Math.ceil(SECONDS / 5)), chain);
	lines.close();
	await api.disconnect();
	await chain.stop();
	return { ...result, cores, memory };
}

// What the counted blocks say.
async function tell(api, load, blocks, chain) {
	const time = async (hash) => (await (await api.at(hash)).query.timestamp.now()).toNumber();
	const seconds = ((await time(blocks.at(-1).hash)) - (await time(blocks[0].parent))) / 1000;
	const sum = (field) => blocks.reduce((total, block) => total + block[field], 0);
	const waits = blocks.flatMap((block) => block.waits).sort((one, other) => one - other);
	await ensureSuccess(api, blocks.at(-1));
	const limit = api.consts.system.blockWeights.perClass.normal.maxTotal.unwrap().refTime.toNumber();
	const weights = await Promise.all(blocks.map(async ({ hash }) => (await (await api.at(hash)).query.system.blockWeight()).normal.refTime.toNumber()));
	const made = authoring(chain, blocks);
	return {
		title: load.title,
		aim: load.aim,
		seconds,
		transactions: sum('count') / seconds,
		operations: (load.operations * sum('count')) / seconds,
		p50: quantile(waits, 0.5) / 1000,
		p99: quantile(waits, 0.99) / 1000,
		bytes: sum('bytes') / sum('count') / load.operations,
		full: mean(weights) / limit,
		most: Math.max(...blocks.map(({ count }) => count)),
		authored: mean(made.map(({ ms }) => ms)),
		ends: [...new Set(made.map(({ end }) => end))].join(', '),
	};
}

// What the node's log says of making these blocks.
function authoring(chain, blocks) {
	const numbers = new Set(blocks.map(({ number }) => number));
	const lines = [...readFileSync(chain.log, 'utf8').matchAll(/Prepared block for proposing at (\d+) \((\d+) ms\).*?end: (\w+)/g)];
	return lines.filter(([, number]) => numbers.has(Number(number))).map(([, , ms, end]) => ({ ms: Number(ms), end }));
}

// In the last counted block everything succeeded, items of batches too.
async function ensureSuccess(api, { hash }) {
	const records = await (await api.at(hash)).query.system.events();
	const events = records.map(({ event }) => event);
	const failed = events.filter(({ section, method }) => section === 'system' && method === 'ExtrinsicFailed');
	const items = batchResults(api, events).filter((result) => result !== 'Ok');
	if (failed.length || items.length) throw new Error(`${failed.length} transactions and ${items.length} items failed: ${failed[0]} ${items[0]}`);
}

const aimed = (operations, aim) => (aim ? `${aim}: ${operations >= aim ? 'met' : `**missed**, ${(operations / aim).toFixed(2)} of it`}` : '');

function row(result) {
	const { title, aim, transactions, operations, p50, p99, bytes, full, most, authored, ends, cores, memory } = result;
	const cells = [
		title, transactions.toFixed(0), operations.toFixed(0), aimed(operations, aim), `${p50.toFixed(1)} / ${p99.toFixed(1)}`, bytes.toFixed(0), most,
		`${(100 * full).toFixed(0)} %`, `${authored.toFixed(0)} (${ends})`, `${cores.node.toFixed(2)} + ${cores.own.toFixed(2)}`,
		((1e6 * cores.node) / operations).toFixed(0),
		`${memory.now.toFixed(0)} (${memory.peak.toFixed(0)})`,
	];
	return `| ${cells.join(' | ')} |`;
}

const MARKS = ['<!-- throughput -->', '<!-- /throughput -->'];
const text = (results) => `${MARKS[0]}
## Throughput

Written by \`./scripts/benchmark throughput\`; do not edit by hand. One development node (\`--dev\`, its own slots of 5 s) and whoever sends to it share
${cpus().length} cores (${cpus()[0].model}); a new chain for each row, at least ${results[0].seconds.toFixed(0)} s counted after ${WARM_UP} blocks under load. ${SENDERS} senders, transactions signed
ahead (ed25519), ${CONNECTIONS} connections, \`author_submitExtrinsic\`. The pool is kept at twice what the fullest block took, so that inclusion is measured with a
full pool: about two slots; it takes ${POOL[1]} transactions here instead of 8,192. In the last block of each row everything was checked to have succeeded.
What stops it short of the aims: [decisions.md](decisions.md), "Why does this chain take about …", and [development.md](development.md), "Weights".

| load | transactions/s | operations/s | aim | inclusion p50 / p99, s | bytes an operation | most in a block | normal weight used | making a block, ms (why it ended) | cores used: node + sender | node's processor time an operation, µs | node's memory, MB (peak) |
|---|---|---|---|---|---|---|---|---|---|---|---|
${results.map(row).join('\n')}
${MARKS[1]}`;

function write(section) {
	const file = join(ROOT, 'docs/performance.md');
	const old = readFileSync(file, 'utf8');
	const [from, to] = MARKS.map((mark) => old.indexOf(mark));
	const rest = from < 0 ? [`${old.trimEnd()}\n\n`, '\n'] : [old.slice(0, from), old.slice(to + MARKS[1].length)];
	writeFileSync(file, rest.join(section));
}

const chosen = process.argv.slice(2);
const results = [];
for (const name of chosen.length ? chosen : Object.keys(LOADS)) {
	const result = await measure(name);
	console.log(row(result));
	results.push(result);
}
if (chosen.length === 0) write(text(results));
process.exit(0);
