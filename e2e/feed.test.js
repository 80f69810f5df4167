// The reference client rebuilds a book from the feed, and every block the chain's own book is the same: under load, over
// a restart of the node, over a reorganisation.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './lib/await.js';
import { node, quick } from './lib/chain.js';
import * as ex from './lib/exchange.js';
import { at, create, STM } from './lib/exchange.js';
import { bookOnChain, Feed } from './lib/feed.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';

const BTS = { Token: 1 };
const MARKET = [STM, BTS];
const traders = [pjs.alice, pjs.bob, pjs.charlie, pjs.dave, pjs.eve, pjs.ferdie];

// Random numbers that come again with SEED in the environment.
function dice(t) {
	const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
	t.diagnostic(`SEED=${seed}`);
	let state = seed;
	return (from, to) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return from + Math.floor((state / 2 ** 32) * (to - from));
	};
}

// Compares after every batch; `blocks` says in how many.
function comparing(feed) {
	const compared = { blocks: 0, orders: 0, failed: null, work: Promise.resolve() };
	feed.on('batch', ({ seq, block }) => {
		if (feed.hash !== block.hash) return;
		const mine = feed.book();
		compared.work = compared.work.then(async () => {
			// The node may be away just now.
			const theirs = await until(`the book of block ${seq}`, () => bookOnChain(feed.node, MARKET, block.hash));
			assert.deepEqual(mine, theirs, `the book of block ${seq}`);
			compared.blocks++;
			compared.orders = Math.max(compared.orders, mine.length);
		}).catch((error) => (compared.failed ??= error));
	});
	return compared;
}

// Something that a trader may want to do, whether or not it can be done.
function whim(api, roll, now) {
	const id = roll(1, 30);
	const sides = roll(0, 2) ? MARKET : [BTS, STM];
	const size = () => at(BigInt(roll(1_000_000, 100_000_000)), BigInt(roll(80, 121)), 100n);
	const timeInForce = [ex.GTC, ex.GTC, ex.GTC, ex.IOC, ex.POST_ONLY, ex.until(now + BigInt(roll(2_000, 20_000)))][roll(0, 6)];
	const selfTrade = ['CancelTaker', 'CancelResting', 'DecrementBoth'][roll(0, 3)];
	const order = () => ex.terms(size(), { timeInForce, selfTrade, clientId: roll(1, 30) });
	const { tx } = api;
	const can = [
		() => tx.exchange.place(...sides, order()),
		() => tx.exchange.place(...sides, order()),
		() => tx.exchange.cancelByClientId(id),
		() => tx.exchange.reduce({ Client: id }, BigInt(roll(1, 50_000_000))),
		() => tx.exchange.batchUpdate([{ Client: id }], [], [create(...sides, size(), { clientId: id }), create(...sides, size())], false),
		() => tx.exchange.batchUpdate([], roll(0, 4) ? [] : [MARKET], [create(...sides, size(), { passive: true })], false),
		() => tx.exchange.swapExactIn(...sides, BigInt(roll(1_000, 10_000_000)), 1n, ex.way({ Given: [] })),
	];
	return can[roll(0, can.length)]();
}

// Everybody does `each` things, as fast as he can sign.
async function load(api, roll, each) {
	const now = (await api.query.timestamp.now()).toBigInt();
	const ended = await Promise.allSettled(traders.map(async (who) => {
		let nonce = (await api.rpc.system.accountNextIndex(who.address)).toNumber();
		for (let n = 0; n < each; n++) await whim(api, roll, now).signAndSend(who, { nonce: nonce++, era: 0 });
	}));
	for (const { reason } of ended) if (reason) throw reason;
	const sent = async () => (await api.rpc.author.pendingExtrinsics()).length === 0;
	await until('all of it is in blocks', sent);
}

test('under load and over a restart the book is the chain\'s, every block', async (t) => {
	const roll = dice(t);
	const chain = await node('feed', '--chain', await quick(), '--alice', '--state-pruning', 'archive');
	const open = resources(t);
	open.after(() => chain.stop());
	let api = await pjs.connect(await chain.start(), open);
	const feed = new Feed(chain, ...MARKET);
	const compared = comparing(feed);
	open.after(() => feed.close());
	assert.equal((await feed.open()).kind, 'snapshot');

	await load(api, roll, 150);
	const best = await chain.best();
	await feed.reach(best);
	await feed.finality(best);

	// A client that comes later begins with the whole book.
	const late = new Feed(chain, ...MARKET);
	open.after(() => late.close());
	const { kind, orders } = await late.open();
	assert.deepEqual([kind, orders], ['snapshot', feed.book()]);

	// The node goes away under load, and comes back.
	const busy = load(api, roll, 100).catch(() => {});
	const lost = new Promise((resolve) => feed.once('lost', resolve));
	await feed.next(({ kind, changes }) => kind === 'batch' && changes.length > 10, 'a block of the load');
	await chain.stop();
	await lost;
	await api.disconnect();
	await busy;
	const gap = feed.seq;
	await chain.start();
	const first = await feed.open();
	assert.ok(['resumed', 'snapshot'].includes(first.kind), first.kind);
	t.diagnostic(`after the restart: ${first.kind} at ${first.seq}, was at ${gap}`);
	api = await pjs.connect(chain, open);
	// Blocks come by the clock: how many the load needs depends on the machine.
	const before = compared.blocks;
	for (let round = 0; round < 20 && (compared.blocks <= 10 || compared.blocks < before + 5); round++) {
		await load(api, roll, 30);
		await feed.reach(await chain.best());
		await compared.work;
	}

	assert.equal(compared.failed, null);
	assert.ok(compared.blocks > 10 && compared.orders > 20, JSON.stringify(compared));
	assert.ok(compared.blocks >= before + 5, `${before} before the restart, ${JSON.stringify(compared)}`);
	const kinds = new Set(feed.seen.flatMap(({ changes }) => changes ?? []).map(({ kind }) => kind));
	assert.deepEqual([...kinds].sort(), ['closed', 'filled', 'opened', 'reduced']);
	const batches = feed.seen.filter(({ kind }) => kind === 'batch').map(({ seq }) => seq);
	assert.deepEqual(batches, [...new Set(batches)], 'no block twice');
});

test('a reorganisation is told, and the book is that of the new branch', async (t) => {
	const chain = await node('reorganised', '--chain', await quick(), '--alice', '--seal', 'manual', '--state-pruning', 'archive');
	const open = resources(t);
	open.after(() => chain.stop());
	const api = await pjs.connect(await chain.start(), open);
	const feed = new Feed(chain, ...MARKET);
	const compared = comparing(feed);
	open.after(() => feed.close());
	const make = (parent = null) => chain.rpc('engine_createBlock', true, false, parent).then(({ hash }) => hash);
	const offer = (sides, amount) => api.tx.exchange.place(...sides, ex.terms(at(amount, 1n)));

	await offer([BTS, STM], 1_000n).signAndSend(pjs.alice, { nonce: 0, era: 0 });
	const fork = await make();
	await feed.open();
	await feed.reach(1);
	// Somebody takes a part, by a transaction that is good after this block 2 only: on another branch it is none.
	const blockHash = await make();
	const era = api.createType('ExtrinsicEra', { current: 2, period: 64 });
	await offer([STM, BTS], 400n).signAndSend(pjs.bob, { nonce: 0, era, blockHash });
	await offer([BTS, STM], 7n).signAndSend(pjs.charlie, { nonce: 0, era, blockHash });
	await make();
	await feed.reach(3);
	assert.deepEqual(feed.book().map(({ remaining }) => remaining), ['600', '7']);
	// A branch is built beside it until it is the better one.
	const back = feed.next(({ kind }) => kind === 'rollback', 'a rollback');
	let tip = await make(fork);
	assert.notEqual(tip, blockHash);
	// A branch wins by its primary slots, which are a lottery, and only then by its length.
	while ((await chain.rpc('chain_getBlockHash')) !== tip) tip = await make(tip);
	const { seq, block } = await back;
	assert.deepEqual([seq, block], [1, { number: 1, hash: fork }]);
	await feed.reach(await chain.best());
	assert.equal(feed.hash, tip);
	await compared.work;
	assert.equal(compared.failed, null);
	assert.deepEqual(feed.book().map(({ remaining }) => remaining), ['1000']);
	assert.ok(compared.blocks >= 4);
});
