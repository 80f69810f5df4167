// A day at the exchange, told in order: two ports, a market maker, a taker, a merchant paid over the cheapest of three
// routes, a switch that falls, an order that expires, a crash, a proxy. The real binary, the clients that users have.
// Blocks are sealed on demand, so that time passes in as many blocks as it has slots.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { until } from './lib/await.js';
import { development, node, ROOT } from './lib/chain.js';
import * as ex from './lib/exchange.js';
import { at, create, Exchange, IOC, offer, POST_ONLY, STM, through, way } from './lib/exchange.js';
import * as papi from './lib/papi.js';
import * as pjs from './lib/pjs.js';
import { Port } from './lib/port.js';
import { resources } from './lib/resources.js';

// Alice and Bob own the ports; Charlie makes the market, Dave takes, Eve sells goods, Ferdie buys them.
const { alice, bob, charlie: maker, dave: taker, eve: merchant, ferdie: payer } = pjs;
const guide = readFileSync(join(ROOT, 'docs/trading.md'), 'utf8');
const file = resources();
let chain, api, client, exchange, north, south, BTC, CNY, LTC;

before(async () => {
	chain = await node('exchange', '--chain', await development(), '--alice', '--seal', 'instant', '--state-pruning', 'archive');
	file.after(() => chain.stop());
	api = await pjs.connect(await chain.start(), file);
	client = papi.connect(chain, file);
	exchange = new Exchange(api, chain);
});

const refused = (name, sent) => assert.rejects(sent, new RegExp(`^Error: exchange\\.${name}$`));
const token = (iou) => ({ Token: iou.token });
const balance = (asset, who) => exchange.balance(asset, who);
const sums = (fills) => fills.map(({ price, given, paid }) => [price.quote, given, paid]);

// What `act` changed of somebody's units of each asset.
async function changes(who, assets, act) {
	const before = await Promise.all(assets.map((asset) => balance(asset, who)));
	const answer = await act();
	const after = await Promise.all(assets.map((asset) => balance(asset, who)));
	return [answer, ...after.map((amount, index) => amount - before[index])];
}

// The prices of a book's levels, best first, as whole numbers.
async function levels(one, other, hash) {
	const { bids, asks } = await exchange.rpc('depth', one, other, 100, ...(hash ? [hash] : []));
	const quotes = (side) => side.map(({ price }) => BigInt(price.quote));
	return { bids: quotes(bids), asks: quotes(asks) };
}

const open = (who, ...at) => exchange.rpc('ordersOf', who.address, ...at);

// Lets that much of the chain's time pass: a block a slot.
async function pass(ms) {
	const blocks = Math.ceil(ms / api.consts.babe.expectedBlockTime.toNumber());
	for (let n = 0; n < blocks; n++) await chain.rpc('engine_createBlock', true, true);
}

test('two ports issue BTC, CNY and LTC to those who will trade', async () => {
	north = await new Port(api, alice).open('north');
	south = await new Port(api, bob).open('south');
	const [btc, cny] = [await north.define('BTC'), await north.define('CNY')];
	const ltc = await south.define('LTC', {}, { marketFee: { makerBp: 0, takerBp: 50, fillMax: null } });
	[BTC, CNY, LTC] = [btc, cny, ltc].map(token);
	let number = 0;
	for (const who of [maker, taker, payer]) {
		for (const [port, iou] of [[north, btc], [north, cny], [south, ltc]]) {
			assert.ok((await port.deposit(who, iou, 20_000_000n, `paid-${number++}`)) > 19_900_000n);
		}
	}
});

test('the first order makes the market; a taker gets the better price first, to the unit (EX-11)', async () => {
	const first = await exchange.place(maker, LTC, BTC, at(10n, 50n));
	const [opened] = first.events.filter(({ method }) => method === 'MarketOpened');
	assert.deepEqual(ex.plain(opened.data).market, { quote: BTC, base: LTC });
	const second = await exchange.place(maker, LTC, BTC, at(10n, 49n));
	assert.ok(second.id > first.id);

	const [bought, got, spent] = await changes(taker, [LTC, BTC], () => exchange.place(taker, BTC, LTC, at(15n, 50n)));
	assert.deepEqual(sums(bought.fills), [[49n, 10n, 490n], [50n, 5n, 250n]]);
	assert.deepEqual(bought.fills.map((fill) => fill.maker.order), [second.id, first.id]);
	assert.deepEqual([bought.sell, bought.paid, bought.refund, bought.resting], [750n, 740n, 10n, 0n]);
	assert.deepEqual([got, spent], [15n, -740n]);
	assert.equal(bought.fills[1].remaining, 5n, 'five of the older order are left');
});

test('an issuer takes his fee of what is received, rounded down (EX-13)', async () => {
	const collected = async () => (await api.query.exchange.issuerFees(LTC)).toBigInt();
	for (const [amount, fee] of [[199n, 0n], [1_000n, 5n]]) {
		await exchange.place(maker, LTC, BTC, at(amount, 40n));
		const before = await collected();
		const [, got] = await changes(taker, [LTC], () => exchange.place(taker, BTC, LTC, at(amount, 40n)));
		assert.deepEqual([got, (await collected()) - before], [amount - fee, fee]);
	}
	const [, gained] = await changes(bob, [LTC], () => exchange.call(taker, 'claimFees', LTC));
	assert.equal(gained, 5n);
	await refused('NothingToClaim', exchange.call(taker, 'claimFees', LTC));
});

const ladder = (middle) => [1n, 2n, 3n].flatMap((step) => [
	create(LTC, BTC, at(10n, middle + step), { clientId: step, timeInForce: POST_ONLY }),
	create(BTC, LTC, at(10n, middle - step), { clientId: 10n + step, timeInForce: POST_ONLY }),
]);
const numbers = [1, 11, 2, 12, 3, 13].map((id) => ({ Client: id }));

test('a market maker leaves with one batch and quotes both sides', async () => {
	const [results, freed] = await changes(maker, [LTC], () =>
		exchange.batch(maker, { markets: [[BTC, LTC]], creates: ladder(100n) }));
	assert.deepEqual(results, Array(7).fill('Ok'));
	assert.equal(freed, 5n - 30n, 'five came back, thirty are offered');
	assert.deepEqual(await levels(BTC, LTC), { bids: [99n, 98n, 97n], asks: [101n, 102n, 103n] });
});

test('a taker crosses three levels', async () => {
	const order = await exchange.place(taker, BTC, LTC, at(25n, 103n));
	assert.deepEqual(sums(order.fills), [[101n, 10n, 1_010n], [102n, 10n, 1_020n], [103n, 5n, 515n]]);
	assert.deepEqual([order.sell, order.paid, order.refund], [2_575n, 2_545n, 30n]);
	assert.deepEqual(await levels(BTC, LTC), { bids: [99n, 98n, 97n], asks: [103n] });
});

test('the maker moves his ladder: items whose orders were filled fail alone, or all of them; then he leaves', async () => {
	const moved = { cancels: numbers, creates: ladder(110n) };
	await refused('NoSuchOrder', exchange.batch(maker, { ...moved, whole: true }));
	assert.deepEqual(await levels(BTC, LTC), { bids: [99n, 98n, 97n], asks: [103n] }, 'nothing was changed');
	const results = await exchange.batch(maker, moved);
	assert.deepEqual(results, ['NoSuchOrder', 'Ok', 'NoSuchOrder', ...Array(9).fill('Ok')]);
	assert.deepEqual(await levels(BTC, LTC), { bids: [109n, 108n, 107n], asks: [111n, 112n, 113n] });
	const crossing = [create(BTC, LTC, at(1n, 111n), { timeInForce: POST_ONLY })];
	assert.deepEqual(await exchange.batch(taker, { creates: crossing }), ['WouldTake']);
	assert.deepEqual(await exchange.batch(maker, { markets: [[LTC, BTC]] }), ['Ok']);
	assert.deepEqual(await open(maker), []);
});

// What rests, at which price, what is brought: the fills as given and paid, what comes back to the taker, and what the
// maker has left. The words are the guide's.
for (const [words, rests, brought, filled, refund, left] of [
	['10 at 3/2 | bring 7', [at(10n, 3n, 2n)], offer(7n, 4n), [[4n, 6n]], 1n, ['6']],
	['5 at 3/2 | bring 100', [at(5n, 3n, 2n)], offer(100n, 50n), [[5n, 8n]], 92n, []],
	['5 at 3/8 | bring 100', [at(5n, 3n, 8n)], offer(100n, 200n), [[5n, 2n]], 98n, []],
	['4 at 3/8 | bring 100', [at(4n, 3n, 8n)], offer(100n, 200n), [[2n, 1n]], 99n, []],
	['12 at 1/10 | bring 2', [at(12n, 1n, 10n)], offer(2n, 10n), [[10n, 1n]], 1n, []],
	['10,000,000 at 1/2,000,000 | bring 3 for at most 3,000,000', [at(10_000_000n, 1n, 2_000_000n)],
		at(3_000_000n, 1n, 1_000_000n), [[2_000_000n, 1n]], 2n, ['8000000']],
	['twice 1 at 3/2 | bring 6 for at least 4', [at(1n, 3n, 2n), at(1n, 3n, 2n)], offer(6n, 4n), [[1n, 2n]], 4n, ['1']],
]) {
	test(`the guide's rounding, on the chain: ${words}`, async () => {
		assert.ok(guide.includes(`| ${words} |`), 'the guide says it so');
		for (const size of rests) await exchange.place(maker, LTC, CNY, size);
		const order = await exchange.place(taker, CNY, LTC, brought, { timeInForce: IOC });
		assert.deepEqual(order.fills.map(({ given, paid }) => [given, paid]), filled);
		assert.deepEqual([order.refund, order.stopped === 'Coarse'], [refund, rests.length > 1]);
		assert.deepEqual((await open(maker)).map((one) => one.order.remaining), left);
		await exchange.batch(maker, { markets: [[LTC, CNY]] });
	});
}

test('a merchant gets exactly 56 LTC over the cheapest of three routes (EX-12)', async () => {
	await pjs.send(alice, api.tx.sudo.sudo(api.tx.exchange.setHubs([BTC])));
	for (const [sell, buy, size] of [
		[LTC, CNY, offer(700n, 100n)], // 1 CNY buys 7 LTC.
		[STM, CNY, offer(10_000n, 100n)], // 1 CNY buys 100 STM,
		[LTC, STM, offer(800n, 10_000n)], // which buy 8 LTC.
		[BTC, CNY, offer(100n, 200n)], // 2 CNY buy 1 BTC,
		[LTC, BTC, offer(1_200n, 100n)], // which buys 12 LTC.
	]) await exchange.place(maker, sell, buy, size);

	const quote = (via) => exchange.rpc('quoteExactOut', payer.address, CNY, LTC, via, '56', 20);
	const quotes = await Promise.all([[], [STM], [BTC], null].map(quote));
	assert.deepEqual(quotes.map(({ spent }) => spent), ['8', '7', '10', '7']);
	const best = await exchange.rpc('bestRouteOut', payer.address, CNY, LTC, '56', 20);
	assert.deepEqual([best.route, best.spent, best.complete], [[CNY, STM, LTC], '7', true]);

	const pay = (most, asked) => exchange.call(payer, 'payExactOut', merchant.address, CNY, LTC, 56n, most, asked);
	const nothing = async (name, most, asked) => {
		const [, got] = await changes(merchant, [LTC], () => refused(name, pay(most, asked)));
		assert.equal(got, 0n);
	};
	await nothing('NoRoute', 6n, way());
	await nothing('AboveMaxSpend', 6n, through(STM));
	const [[events, spent], got] = await changes(merchant, [LTC], () => changes(payer, [CNY], () => pay(7n, way())));
	assert.deepEqual([spent, got], [-7n, 56n]);
	const swapped = ex.plain(pjs.event(events, 'exchange', 'Swapped'));
	assert.deepEqual([swapped.spent, swapped.received, swapped.leftovers], [7n, 56n, []]);
	assert.deepEqual(swapped.route, [CNY, STM, LTC]);
	assert.deepEqual(sums(ex.fills(events)).map(([, given, paid]) => [given, paid]), [[700n, 7n], [56n, 700n]]);
});

test('what is brought in whole goes as far as it can: a swap', async () => {
	const [[, spent], got] = await changes(payer, [LTC], () => changes(payer, [CNY], () =>
		exchange.call(payer, 'swapExactIn', CNY, LTC, 10n, 80n, way())));
	assert.deepEqual([spent, got], [-10n, 80n]);
	await refused('BelowMinReceive', exchange.call(payer, 'swapExactIn', CNY, LTC, 10n, 81n, through(STM)));
	await exchange.batch(maker, { markets: [[LTC, CNY], [STM, CNY], [LTC, STM], [BTC, CNY], [LTC, BTC]] });
	await refused('NoRoute', exchange.call(payer, 'swapExactIn', CNY, LTC, 10n, 1n, way()));
});

const buyNow = (amount, limit) => exchange.place(taker, BTC, LTC, at(amount, limit), { timeInForce: IOC });

// The queue looks a minute at a time: early in a later one, so that there is time to be quicker than it.
const earlyInAMinute = async () => ((await exchange.now()) / 60_000n + 2n) * 60_000n + 5_000n;

test("a maker's switch falls: nobody fills him any more, and he has everything back", async () => {
	const whole = await balance(LTC, maker);
	const end = await earlyInAMinute();
	await exchange.switch(maker, Number(end - (await exchange.now())));
	await exchange.batch(maker, { creates: ladder(100n) });
	assert.equal((await buyNow(1n, 101n)).fills.length, 1, 'he is filled while he lives');
	await pass(Number(end - (await exchange.now())) + 1_000);
	const late = await buyNow(25n, 103n);
	assert.deepEqual([late.fills, late.refund], [[], 2_575n]);
	const closed = late.events.filter(({ method }) => method === 'Closed').map(({ data }) => ex.plain(data));
	assert.deepEqual(closed.map(({ reason, refund }) => [reason, refund]), [9n, 10n, 10n].map((left) => ['DeadlinePassed', left]));
	assert.equal(await balance(LTC, maker), whole - 1n);

	await exchange.switch(maker, null);
	assert.deepEqual((await exchange.place(taker, LTC, BTC, at(1n, 99n), { timeInForce: IOC })).fills, [], 'bids that stood then stay dead');
	assert.deepEqual(await exchange.batch(maker, { cancels: [{ Client: 11 }] }), ['NoSuchOrder']);
	assert.notDeepEqual(await open(maker), [], 'his other bids are still in the book');
	await pass(120_000);
	assert.deepEqual(await open(maker), [], 'nobody touched them');
});

test('orders expire: none is filled from then on; one is met, one swept by anybody, one removed by the queue', async () => {
	const end = await earlyInAMinute();
	const whole = await balance(LTC, maker);
	const ids = [];
	for (const limit of [90n, 91n, 92n]) {
		ids.push((await exchange.place(maker, LTC, BTC, at(10n, limit), { timeInForce: ex.until(end) })).id);
	}
	const rank = { price: ex.price(91n), class: 'User', id: ids[1] };
	const sweep = () => exchange.call(taker, 'sweep', { market: { quote: BTC, base: LTC }, side: 'Ask', rank });
	await refused('StillGood', sweep());
	assert.equal((await buyNow(1n, 90n)).fills[0].maker.order, ids[0]);

	await pass(Number(end - (await exchange.now())));
	const late = await buyNow(1n, 90n);
	assert.deepEqual(late.fills, []);
	for (const [events, id, left] of [[late.events, ids[0], 9n], [await sweep(), ids[1], 10n]]) {
		const closed = ex.plain(pjs.event(events, 'exchange', 'Closed'));
		assert.deepEqual([closed.order.order, closed.refund, closed.reason], [id, left, 'Expired']);
	}
	assert.deepEqual((await open(maker)).map(({ order }) => order.id), [String(ids[2])]);
	await pass(120_000);
	assert.deepEqual(await open(maker), [], 'nobody touched the last one');
	assert.equal(await balance(LTC, maker), whole - 1n);
});

// All that the chain says of the market and of who trades there, as of one block.
async function picture(hash) {
	const sides = await Promise.all(['Bid', 'Ask'].map((side) => exchange.rpc('orders', BTC, LTC, side, null, 100, hash)));
	const mine = await Promise.all([maker, taker].flatMap((who) => [
		open(who, hash), exchange.rpc('reserved', who.address, hash),
	]));
	return { orders: sides.flat(), mine, ticker: await exchange.rpc('ticker', BTC, LTC, hash) };
}

async function restart() {
	await chain.stop();
	await api.disconnect();
	api = await pjs.connect(await chain.start(), file);
	exchange = new Exchange(api, chain);
}

test('a node that is stopped while orders come in goes on where it was', async () => {
	await exchange.batch(maker, { creates: ladder(100n) });
	let going = true;
	let sent = 0;
	// What is on its way when the connection ends never answers.
	(async () => {
		for (; going; sent++) await exchange.place(taker, BTC, LTC, at(1n, sent % 2 ? 50n : 101n));
	})().catch(() => {});
	await until('trading is going on', () => sent > 4, { every: 20 });
	const seen = await chain.rpc('chain_getBlockHash');
	const was = await picture(seen);
	assert.ok(was.orders.length > 5, 'there is something to lose');
	await restart();
	going = false;
	assert.deepEqual(await picture(seen), was, 'what was seen before is still so');
	assert.equal(await chain.hash(Number((await chain.header(seen)).number)), seen);

	// Once more, with nothing going on: not a unit differs.
	const number = await chain.best();
	const hash = await chain.hash(number);
	const stands = await picture(hash);
	const root = (await chain.header(hash)).stateRoot;
	await restart();
	assert.deepEqual([await chain.best(), (await chain.header(hash)).stateRoot], [number, root]);
	assert.deepEqual(await picture(hash), stands);

	const [fill] = (await buyNow(1n, 103n)).fills;
	assert.equal(fill.price.quote, BigInt((await levels(BTC, LTC, hash)).asks[0]), 'an order from before is filled');
});

test('a Trading proxy trades for its principal, and can neither pay nor touch the switch', async () => {
	const bot = pjs.key('//Bot');
	await pjs.send(alice, api.tx.balances.transferKeepAlive(bot.address, 1_000_000_000n));
	await pjs.send(maker, api.tx.proxy.addProxy(bot.address, 'Trading', 0));
	const through = async (call) => {
		const { events } = await pjs.send(bot, api.tx.proxy.proxy(maker.address, null, call));
		const { result } = pjs.event(events, 'proxy', 'ProxyExecuted');
		if (result.isErr) throw new pjs.Refused(api.registry, result.asErr);
		return events;
	};
	const { tx } = exchange;
	const order = ex.terms(at(10n, 105n), { clientId: 77 });
	const { id } = ex.placed(await through(tx.place(LTC, BTC, order)));
	await through(tx.amend({ Client: 77 }, 10n, ex.terms(at(6n, 105n), { clientId: 77 })));
	await through(tx.reduce({ Client: 77 }, 4n));
	const closed = ex.plain(pjs.event(await through(tx.cancelByClientId(77)), 'exchange', 'Closed'));
	assert.deepEqual([closed.order.order, closed.order.who, closed.refund], [id, maker.address, 4n]);

	for (const call of [
		tx.payExactOut(bot.address, LTC, BTC, 1n, 1_000n, way()),
		tx.setDeadline(null),
		api.tx.balances.transferKeepAlive(bot.address, 1n),
		api.tx.assets.transfer(BTC.Token, bot.address, 1n),
		api.tx.utility.batchAll([tx.setDeadline(null)]),
	]) await assert.rejects(through(call), /^Error: (system\.CallFiltered|proxy\.)/, call.method.method);
});

const asRoot = (call) => pjs.send(alice, api.tx.sudo.sudo(call));
const rules = { tick: null, lot: 0, minBase: 0, minQuote: 0 };

test('a banded proxy stays near the price of the last half hour, in markets that governance vouches for', async () => {
	const bot = pjs.key('//Banded');
	await pjs.send(alice, api.tx.balances.transferKeepAlive(bot.address, 1_000_000_000n));
	await pjs.send(maker, api.tx.proxy.addProxy(bot.address, 'TradingWithin5', 0));
	const sell = (limit) => exchange.tx.place(CNY, BTC, ex.terms(at(10n, limit), { maxFills: 0 }));
	const asks = async (limit) => {
		const { events } = await pjs.send(bot, api.tx.proxy.proxy(maker.address, null, sell(limit)));
		return pjs.event(events, 'proxy', 'ProxyExecuted').result.isOk;
	};
	assert.equal(await asks(100n), false, 'nobody ever traded there');
	await exchange.place(maker, CNY, BTC, at(10n, 100n));
	await exchange.place(taker, BTC, CNY, at(10n, 100n));
	assert.equal(await asks(100n), false, 'one trade is no price');
	await pass(30 * 60_000);
	assert.equal((await exchange.rpc('ticker', CNY, BTC)).timeWeighted, String(100n << 64n));
	assert.equal(await asks(100n), false, 'nobody vouches for it');
	await asRoot(exchange.tx.setMarket(CNY, BTC, { rules, status: 'Open', vouched: true }, null));
	assert.deepEqual([await asks(94n), await asks(95n), await asks(1_000n)], [false, true, true]);
	await exchange.batch(maker, { markets: [[CNY, BTC]] });
});

test('a halted market and safe mode keep nobody in', async () => {
	const regime = (status) => exchange.tx.setMarket(BTC, LTC, { rules, status, vouched: false }, null);
	const place = (clientId) => exchange.place(maker, LTC, BTC, at(10n, 120n), { clientId });
	await place(21);
	await place(22);
	await asRoot(regime('Halted'));
	await refused('MarketNotOpen', place(23));
	await exchange.call(maker, 'reduce', { Client: 21 }, 5n);
	await asRoot(api.tx.safeMode.forceEnter());
	await assert.rejects(place(23), /^Error: system\.CallFiltered$/);
	await exchange.call(maker, 'cancelByClientId', 21);
	await asRoot(api.tx.safeMode.forceExit());
	await asRoot(regime('Open'));
	await exchange.call(maker, 'cancelByClientId', 22);
	await place(23);
	await exchange.call(maker, 'cancelByClientId', 23);
});

test('both clients decode every block of this day, and encode it back to the same bytes', async () => {
	const last = await chain.best();
	let trades = 0;
	for (let number = 1; number <= last; number++) {
		const hash = await chain.hash(number);
		const one = await pjs.decodeBlock(api, hash);
		// Only the time was set: there are hundreds of these.
		if (one.block.extrinsics.length === 1 && one.events.length === 1) continue;
		const other = await papi.decodeBlock(client, hash);
		assert.equal(one.block.extrinsics.length, other.calls.length);
		const names = other.events.map(({ event }) => `${event.type}.${event.value.type}`.toLowerCase());
		assert.deepEqual(one.events.map(({ event }) => `${event.section}.${event.method}`.toLowerCase()), names);
		trades += names.filter((name) => name === 'exchange.filled').length;
	}
	assert.ok(trades > 15, `${trades} fills were among them`);
});

test('polkadot-api trades and reads the same book', async () => {
	const unsafe = client.getUnsafeApi();
	const [btc, ltc] = [BTC, LTC].map(({ Token }) => papi.Enum('Token', Token));
	const size = papi.Enum('AtPrice', { amount: 3n, price: { quote: 95n, base: 1n } });
	const time_in_force = papi.Enum('GoodTill', papi.Enum('Never'));
	const terms = { size, time_in_force, passive: false, self_trade: papi.Enum('CancelTaker'), client_id: 5n, max_fills: 0 };
	const call = unsafe.tx.Exchange.place({ sell: btc, buy: ltc, terms });
	const { events } = await papi.send(papi.signer('//Dave'), call);
	const { order, summary } = events.find((event) => event.value.type === 'Placed').value.value;
	assert.deepEqual([order.who, order.client_id, summary.resting], [taker.address, 5n, 285n]);
	const depth = await unsafe.view.Exchange.depth(btc, ltc, 100);
	assert.deepEqual(depth.bids.map((level) => level.price.quote), (await levels(BTC, LTC)).bids);
	await exchange.call(taker, 'cancelByClientId', 5);
});

test('the guide names every call and every error, and prints the bot as it runs', () => {
	const pallet = api.runtimeMetadata.asLatest.pallets.find(({ name }) => name.eq('Exchange'));
	const names = (part) => [...api.registry.lookup.getSiType(part.unwrap().type).def.asVariant.variants].map(({ name }) => name.toString());
	const governance = ['set_market', 'set_hubs'];
	const calls = names(pallet.calls).filter((name) => !governance.includes(name));
	assert.deepEqual(calls.filter((name) => !guide.includes(`${name}(`)), []);
	assert.deepEqual(names(pallet.errors).filter((name) => !guide.includes(`\`${name}\``)), []);
	assert.ok(guide.includes(readFileSync(join(ROOT, 'e2e/bot.js'), 'utf8').trim()), 'the bot in the guide is e2e/bot.js');
});
