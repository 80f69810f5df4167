// The life of a BitUSD, told in order: feeders report, somebody borrows and sells, the price falls and the chain buys back
// by itself, a holder settles, savings earn, the feed dies and returns. Blocks are sealed on demand, a day is a minute;
// every amount is worked out here again.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { node, quick } from './lib/chain.js';
import { ALL, BitAsset, BTS, gross, net } from './lib/bits.js';
import { at, Exchange, IOC } from './lib/exchange.js';
import * as papi from './lib/papi.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';

const DAY = 60_000;
const { dave: debtor, eve: holder, ferdie: maker } = pjs;
const FEEDERS = [pjs.alice, pjs.bob, pjs.charlie];
const file = resources();
let chain, api, exchange, bit, USD;

before(async () => {
	chain = await node('bits', '--chain', await quick(), '--alice', '--seal', 'instant', '--state-pruning', 'archive');
	file.after(() => chain.stop());
	api = await pjs.connect(await chain.start(), file);
	exchange = new Exchange(api, chain);
	bit = await BitAsset.named('USD', api, chain, BigInt(DAY));
	USD = bit.id;
});

const refused = (name, sent) => assert.rejects(sent, new RegExp(`^Error: bitAssets\\.${name}$`));
const balances = async (who) => [await exchange.balance(BTS, who), await exchange.balance(USD, who)];
// What `act` changed of somebody's units of BTS and BitUSD, after what it answered.
async function changes(who, act) {
	const before = await balances(who);
	const answer = await act();
	const after = await balances(who);
	return [answer, ...after.map((amount, index) => amount - before[index])];
}

// Lets so much of the chain's time pass, a block a slot; with a price everybody keeps reporting it.
async function pass(ms, price) {
	const end = (await bit.now()) + BigInt(ms);
	for (let blocks = 0; (await bit.now()) < end; blocks++) {
		if (price && blocks % 20 === 0) await bit.feed(FEEDERS, price);
		else await chain.rpc('engine_createBlock', true, true);
	}
}

// Everything of a name since a block, block by block.
async function since(number, ...names) {
	const found = [];
	for (let at = number; at <= (await chain.best()); at++) found.push(...(await bit.events(await chain.hash(at), ...names)));
	return found;
}

const BORROWED = 10_000_000n; // 1,000 BitUSD
const COLLATERAL = 3n * BORROWED * 40_000n; // 12,000 BTS: 300 % at 4 BTS for a BitUSD

test('two feeders make no price, the third does, in its block', async () => {
	await bit.report(pjs.alice, 39_000n);
	await bit.report(pjs.bob, 40_000n);
	await refused('NoPrice', bit.adjust(debtor, BORROWED, COLLATERAL));
	const block = await bit.report(pjs.charlie, 41_000n);
	assert.deepEqual(await bit.events(block), [{ name: 'FeedMoved', price: { quote: 40_000n, base: 1n } }]);
	await assert.rejects(bit.report(debtor, 1n), /oracle\.NoPermission/);
});

test('a debtor borrows at 300 %, to the unit', async () => {
	await refused('BelowInitialRatio', bit.adjust(debtor, BORROWED, COLLATERAL - 1n));
	const [{ block }, bts, usd] = await changes(debtor, () => bit.adjust(debtor, BORROWED, COLLATERAL));
	assert.deepEqual([bts, usd], [-COLLATERAL, BORROWED]);
	const [{ adjusted, ratioBp }] = await bit.events(block, 'Adjusted');
	const { position, ...moved } = adjusted;
	assert.deepEqual([position.collateral, position.principal, ratioBp], [COLLATERAL, BORROWED, 30_000n]);
	assert.deepEqual(moved, { minted: BORROWED, burned: 0n, fee: 0n, received: BORROWED, paid: 0n, deposited: COLLATERAL, released: 0n });
});

// A power of two, which divides what streams without a remainder.
const SAVED = 2n ** 20n;

test('he sells on the book; a maker borrows too, and saves some', async () => {
	await exchange.place(debtor, USD, BTS, at(6_000_000n, 41_000n));
	const [bought, bts, usd] = await changes(holder, () => exchange.place(holder, BTS, USD, at(6_000_000n, 41_000n)));
	assert.deepEqual(bought.fills.map(({ given, paid }) => [given, paid]), [[6_000_000n, 246_000_000_000n]]);
	assert.deepEqual([bts, usd], [-246_000_000_000n, 6_000_000n]);
	await bit.adjust(maker, 50_000_000n, 6n * 50_000_000n * 40_000n);
	await bit.call(maker, 'deposit', SAVED);
});

// The margin call's order: for sale, wanted, and what rests of it.
let call;

test('the price falls: the chain calls him and meets the best offer, in the block that brings the price', async () => {
	const [fall, better] = [90_000n, 88_000n];
	await exchange.place(maker, USD, BTS, at(3_000_000n, better));
	const blocks = await bit.feed(FEEDERS, fall);
	// Two of three say so: the median is there.
	const calls = await Promise.all(blocks.map(async (block) => (await bit.events(block, 'MarginCalled')).length));
	const block = blocks[1];
	assert.deepEqual(calls.map((count) => count > 0), [false, true, false]);

	const before = await bit.owing(debtor, block);
	// What is begun of a unit stays owed.
	const interest = before.debt - 1n - before.principal;
	assert.ok(interest > 0n, 'the borrow fee grew');
	call = { sell: before.debt * fall, receive: before.debt, resting: (before.debt - 3_000_000n) * fall };
	const left = { collateral: COLLATERAL - 3_000_000n * better, principal: BORROWED - 3_000_000n + interest };
	const [moved, called, fees, covered] = await bit.events(block);
	assert.deepEqual(moved, { name: 'FeedMoved', price: { quote: fall, base: 1n } });
	const { tag, ...told } = called;
	assert.deepEqual(told, { name: 'MarginCalled', who: debtor.address, ...call });
	assert.deepEqual(fees, { name: 'FeesTaken', covered: 0n, saved: interest });
	const { left: after, ...bookings } = covered;
	assert.deepEqual(bookings, {
		...{ name: 'DebtCovered', who: debtor.address, paid: 3_000_000n * better, got: 3_000_000n },
		...{ burned: 3_000_000n - interest, fees: interest, surplus: 0n },
	});
	assert.deepEqual([after.position.collateral, after.position.principal], [left.collateral, left.principal]);
	assert.equal((await bit.events(block, 'DebtCovered')).length, 1, 'nobody else asks less');
	const [order] = (await exchange.rpc('depth', BTS, USD, 10)).bids;
	assert.deepEqual([BigInt(order.price.quote), BigInt(order.price.base), BigInt(order.amount)], [fall, 1n, call.resting]);
});

test('a holder fills what rests of the call: the debt is covered in the same block', async () => {
	const sell = () => exchange.place(holder, USD, BTS, at(3_000_000n, 90_000n), { timeInForce: IOC });
	const [sold, bts, usd] = await changes(holder, sell);
	assert.deepEqual([bts, usd], [270_000_000_000n, -3_000_000n]);
	assert.deepEqual(sold.fills.map(({ given, paid }) => [given, paid]), [[270_000_000_000n, 3_000_000n]]);
	call.resting -= 270_000_000_000n;
	const block = await chain.hash(await chain.best());
	const before = await bit.owing(debtor, block);
	const interest = before.debt - 1n - before.principal;
	const [{ left, ...covered }] = await bit.events(block, 'DebtCovered');
	assert.deepEqual(covered, {
		...{ name: 'DebtCovered', who: debtor.address, paid: 270_000_000_000n, got: 3_000_000n },
		...{ burned: 3_000_000n - interest, fees: interest, surplus: 0n },
	});
	const after = [before.collateral - 270_000_000_000n, before.principal + interest - 3_000_000n];
	assert.deepEqual([left.position.collateral, left.position.principal], after);
});

test('a settlement meets the call at once, which then is over: he is above 200 % again', async () => {
	const [{ block }, bts, usd] = await changes(holder, () => bit.call(holder, 'settle', 1_000_000n));
	assert.deepEqual([bts, usd], [90_000_000_000n, -1_000_000n], 'at the limit, without delay and fee');
	assert.deepEqual(await bit.events(block, 'Settled', 'CallWithdrawn', 'SettlementRequested'), [
		{ name: 'CallWithdrawn', who: debtor.address, left: call.resting },
		{ name: 'Settled', who: holder.address, debtor: debtor.address, request: null, taken: 1_000_000n, fee: 0n, paid: 90_000_000_000n },
	]);
	assert.deepEqual((await exchange.rpc('depth', BTS, USD, 10)).bids, []);
	const { collateral, debt } = await bit.owing(debtor, block);
	const after = [collateral - 90_000_000_000n, debt - 1_000_000n];
	assert.ok(after[0] >= 2n * after[1] * 90_000n, 'he is not called');
});

test('a settlement waits its day and is paid by the weakest position, less the fee', async () => {
	const amount = 500_000n;
	const [feed, feeBp] = [90_000n, 50n];
	await bit.feed(FEEDERS, feed);
	const { block } = await bit.call(holder, 'settle', amount);
	const due = (await bit.now(block)) + BigInt(DAY);
	assert.deepEqual(await bit.events(block), [{ name: 'SettlementRequested', who: holder.address, request: 0, amount, due }]);
	const from = await chain.best();
	const [, bts, usd] = await changes(holder, () => pass(DAY + 2_000, feed));
	// What the fee leaves is cleared, and no more is taken than pays for it: a rest of a unit is settled by itself.
	const expected = [];
	for (let left = amount; left > 0n; ) {
		const cleared = net(left, feeBp);
		const taken = gross(cleared, feeBp);
		const who = { who: holder.address, debtor: debtor.address, request: 0 };
		expected.push({ name: 'Settled', ...who, taken, fee: taken - cleared, paid: cleared * feed });
		left -= taken;
	}
	assert.deepEqual(await since(from, 'Settled'), expected);
	assert.deepEqual([bts, usd], [expected.reduce((sum, { paid }) => sum + paid, 0n), 0n]);
	let early = from;
	while ((await bit.events(await chain.hash(early), 'Settled')).length === 0) early++;
	const [then, before] = await Promise.all([early, early - 1].map(async (number) => bit.now(await chain.hash(number))));
	assert.ok(then >= due && before < due, 'in the first block that may');
});

test('savings earn every fee there was, over seven days', async () => {
	const fees = (await since(1, 'FeesTaken')).reduce((sum, { saved }) => sum + saved, 0n);
	assert.ok(fees > 2_500n, 'the settlement fee and the borrow fee');
	await pass(3 * DAY, 90_000n);
	const [{ block }, , some] = await changes(maker, () => bit.call(maker, 'claimYield'));
	assert.deepEqual(await bit.events(block, 'YieldClaimed'), [{ name: 'YieldClaimed', who: maker.address, amount: some }]);
	assert.ok(some > 0n && some < fees, `${some} of ${fees} came in a part of seven days`);
	await pass(5 * DAY, 90_000n);
	const [, , rest] = await changes(maker, () => bit.call(maker, 'claimYield'));
	assert.equal(some + rest, fees, 'nothing is lost, nothing is minted');
	await refused('NothingEarned', bit.call(maker, 'claimYield'));
	const [, , back] = await changes(maker, () => bit.call(maker, 'withdraw', SAVED));
	assert.equal(back, SAVED);
});

test('the feed dies: nobody borrows nor settles; adding, repaying and closing go on', async () => {
	const from = await chain.best();
	await pass(DAY + 2_000);
	assert.deepEqual(await since(from + 1, 'FeedMoved'), [{ name: 'FeedMoved', price: null }]);
	await refused('NoPrice', bit.adjust(debtor, 10_000n, COLLATERAL));
	await refused('NoPrice', bit.adjust(maker, 0n, -1n));
	await refused('NoPrice', bit.call(holder, 'settle', 10_000n));
	await bit.adjust(maker, 0n, 1_000n);
	await bit.adjust(maker, -10_000n, 0n);
	const [{ block }, bts, usd] = await changes(debtor, () => bit.adjust(debtor, ALL, 0n));
	const { collateral, debt } = await bit.owing(debtor, block);
	assert.deepEqual([bts, usd], [collateral, -debt]);
	assert.equal(await bit.position(debtor), null);
});

test('the feed returns, and he borrows again', async () => {
	await bit.feed(FEEDERS.slice(0, 2), 40_000n);
	await refused('NoPrice', bit.adjust(debtor, 10_000n, 3n * 10_000n * 40_000n));
	const block = await bit.report(FEEDERS[2], 40_000n);
	assert.deepEqual(await bit.events(block), [{ name: 'FeedMoved', price: { quote: 40_000n, base: 1n } }]);
	await bit.adjust(debtor, 10_000n, 3n * 10_000n * 40_000n);
	const record = await bit.record();
	const positions = await Promise.all([debtor, maker].map((who) => bit.position(who)));
	const sum = (name) => positions.reduce((sum, position) => sum + position[name], 0n);
	assert.deepEqual([record.principal.toBigInt(), record.collateral.toBigInt()], [sum('principal'), sum('collateral')]);
	assert.equal(await bit.supply(), sum('principal'), 'every unit is somebody’s debt');
});

test('both clients decode all of it, and encode it back to the same bytes', async () => {
	const client = papi.connect(chain, file);
	let seen = 0;
	for (let number = 1; number <= (await chain.best()); number++) {
		const hash = await chain.hash(number);
		const one = await pjs.decodeBlock(api, hash);
		// Only the time was set: there are hundreds of these.
		if (one.block.extrinsics.length === 1 && one.events.length === 1) continue;
		const other = await papi.decodeBlock(client, hash);
		const names = other.events.map(({ event }) => `${event.type}.${event.value.type}`.toLowerCase());
		assert.deepEqual(one.events.map(({ event }) => `${event.section}.${event.method}`.toLowerCase()), names);
		seen += names.filter((name) => name.startsWith('bitassets.')).length;
	}
	assert.ok(seen > 30, `${seen} events of BitAssets were among them`);
});
