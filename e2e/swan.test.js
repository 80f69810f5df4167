// A black swan on four validators: BTS falls to less than a third at once, by the feeders' own programs; every position is
// closed into a fund, holders redeem, bids take the rest over, and the BitUSD lives again.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { until } from './lib/await.js';
import { BitAsset, BTS, up } from './lib/bits.js';
import { Exchange } from './lib/exchange.js';
import { Feeder, Market } from './lib/feeders.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';
import { Testnet } from './lib/testnet.js';

// Alice, Bob and Charlie only report: their programs count their transactions.
const { dave: weak, eve: holder, ferdie: sound } = pjs;
const file = resources();
let net, chain, api, exchange, bit, USD, market;

before(async () => {
	net = await Testnet.up('swan');
	file.after(() => net.down());
	[chain] = net.nodes;
	api = await pjs.connect(chain, file);
	exchange = new Exchange(api, chain);
	bit = await BitAsset.named('USD', api, chain, 60_000n);
	// What is told below must not be on a fork.
	bit.options = { finalized: true };
	USD = bit.id;
	market = await Market.open(file);
	market.price('bts', '0.25');
	const sources = { one: market.source('bts', 'BTS/USD') };
	const prices = [{ asset: 'USD', pair: 'USD/BTS', routes: ['one'], least_routes: 1 }];
	const rules = { every_seconds: 0.5, threshold_percent: 0.1, max_age_seconds: 15, least_interval_seconds: 2 };
	await Promise.all(['Alice', 'Bob', 'Charlie'].map((name, n) =>
		Feeder.start(name, `//${name}`, { node: net.nodes[n].ws, ...rules, sources, prices }, file)));
});

const refused = (name, sent) => assert.rejects(sent, new RegExp(`^Error: bitAssets\\.${name}$`));
const balance = (asset, who) => exchange.balance(asset, who);

// The first finalized block from `from` on with an event of this name, and that event.
let looked = 1;
async function awaited(name) {
	return until(`BitAssets say ${name}`, async () => {
		for (; looked <= (await chain.finalized()); looked++) {
			const block = await chain.hash(looked);
			const [event] = await bit.events(block, name);
			if (event) return { block, event };
		}
	});
}

// The positions closed from one block to another.
async function closings(from, to) {
	const [first, last] = await Promise.all([from, to].map(async (hash) => Number((await chain.header(hash)).number)));
	const found = [];
	for (let number = first; number <= last; number++) {
		const block = await chain.hash(number);
		for (const event of await bit.events(block, 'PositionClosed')) found.push({ block, event });
	}
	return found;
}

const DEBT = 10_000_000n; // 1,000 BitUSD
const FALLEN = 125_000n; // 12.5 BTS for a BitUSD that was 4: BTS is worth 0.08 USD

test('somebody borrows at 300 %, somebody at 800 %, once the feeders report', async () => {
	const { event } = await awaited('FeedMoved');
	assert.deepEqual(event.price, { quote: 40_000n, base: 1n });
	await bit.adjust(weak, DEBT, 3n * DEBT * 40_000n);
	await bit.adjust(sound, DEBT / 10n, 8n * (DEBT / 10n) * 40_000n);
	await pjs.send(weak, api.tx.assets.transferKeepAlive(USD.Token, holder.address, 6_000_000n), bit.options);
});

let fund;

test('below a third all positions are closed at what the weakest has: sound debtors get the rest back', async () => {
	const had = await balance(BTS, sound);
	market.price('bts', '0.08');
	const { block: called, event: call } = await awaited('MarginCalled');
	assert.deepEqual([call.who, call.sell], [weak.address, 3n * DEBT * 40_000n], 'he offers all he has');
	const { block, event: settled } = await awaited('GlobalSettlement');
	assert.ok((await bit.now(block)) >= (await bit.now(called)) + 60_000n / 144n, 'it lasted ten minutes of a day');
	const ready = await awaited('FundReady');

	assert.equal(settled.weakest, weak.address);
	const { quote, base } = settled.price;
	const worst = await bit.owing(weak, block);
	assert.equal(quote * (worst.debt - 1n), worst.collateral * base, 'the price is what he has for each whole unit he owes');
	const closed = await closings(block, ready.block);
	const better = await bit.owing(sound, closed[1].block);
	const pays = up(better.debt * quote, base);
	assert.deepEqual(closed.map(({ event }) => event), [
		{ name: 'PositionClosed', who: weak.address, returned: 0n, badDebt: 0n },
		{ name: 'PositionClosed', who: sound.address, returned: better.collateral - pays, badDebt: 0n },
	]);
	assert.equal((await balance(BTS, sound)) - had, better.collateral - pays);
	fund = ready.event.fund;
	assert.deepEqual(fund, { price: settled.price, collateral: worst.collateral + pays, supply: DEBT + DEBT / 10n });
	await refused('GloballySettled', bit.adjust(sound, DEBT, 10n * DEBT * FALLEN));
});

test('a holder redeems his share of the fund, to the unit', async () => {
	const paid = (3_000_000n * fund.collateral) / fund.supply;
	const taken = up(paid * fund.supply, fund.collateral);
	const had = [await balance(BTS, holder), await balance(USD, holder)];
	const { block } = await bit.call(holder, 'redeem', 3_000_000n);
	assert.deepEqual(await bit.events(block, 'Redeemed'), [{ name: 'Redeemed', who: holder.address, taken, paid }]);
	assert.deepEqual([await balance(BTS, holder), await balance(USD, holder)], [had[0] + paid, had[1] - taken]);
	fund = { ...fund, collateral: fund.collateral - paid, supply: fund.supply - taken };
	assert.equal(await bit.supply(), fund.supply);
});

test('bids that cover all of it at 300 % revive it; the remainders are theirs', async () => {
	const [mine, his] = [5_000_000n, fund.supply - 5_000_000n];
	const share = (mine * fund.collateral) / fund.supply;
	// What makes each 300 % with its share, and a little more for the first: so his comes first.
	const extra = [3n * mine * FALLEN - share + 1_000n, 3n * his * FALLEN - ((his * fund.collateral) / fund.supply)];
	assert.ok(extra[0] * his > extra[1] * mine, 'the first bid is the better one');
	await refused('BidTooSmall', bit.call(sound, 'bid', 1n, 1n));
	await bit.call(sound, 'bid', mine, extra[0]);
	await bit.call(holder, 'bid', his, extra[1] - 1_000n);
	const waiting = (await bit.record()).phase;
	assert.ok(waiting.isSettled, 'one of them has too little');
	const placed = await bit.call(holder, 'bid', his, extra[1]);
	const { block, event } = await awaited('Revived');
	assert.deepEqual(event, { name: 'Revived', positions: 2 });
	assert.ok((await bit.now(block)) >= (await bit.now(placed.block)) + 60_000n / 144n, 'they stood for ten minutes of a day');
	const positions = await Promise.all([sound, holder].map((who) => bit.position(who, block)));
	assert.deepEqual(positions.map(({ collateral, principal }) => [collateral, principal]), [
		[share + extra[0], mine],
		[fund.collateral - share + extra[1], his],
	]);
	assert.equal(await bit.supply(block), mine + his);
});

test('and everybody borrows again', async () => {
	await refused('BelowInitialRatio', bit.adjust(weak, DEBT, 3n * DEBT * FALLEN - 1n));
	await bit.adjust(weak, DEBT, 3n * DEBT * FALLEN);
	const { collateral, principal } = await bit.position(weak);
	assert.deepEqual([collateral, principal], [3n * DEBT * FALLEN, DEBT]);
	assert.ok((await bit.record()).phase.isLive);
	assert.equal(await bit.supply(), fund.supply + DEBT);
});
