// scripts/feeder with a chain that makes a block a second and exchanges that answer, lie, hang and talk nonsense: three
// feeders of the oracle's, a BitAsset's own feeder behind a proxy, and whoever is none.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { until } from './lib/await.js';
import { directory, node, quick } from './lib/chain.js';
import { Feeder, Market, ran } from './lib/feeders.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';

const file = resources();
let chain, api, market, USD;
const feeders = {};

before(async () => {
	chain = await node('feeding', '--chain', await quick(), '--alice');
	file.after(() => chain.stop());
	api = await pjs.connect(await chain.start(), file);
	market = await Market.open(file);
	USD = { Token: (await api.query.bitAssets.symbols('USD')).unwrap().asToken.toNumber() };
});

// What everybody's sources say a BTS costs, in three ways: 0.25 USD by two exchanges, and so many USD over BTC.
function quote(name, usd) {
	market.price(`${name}-one`, usd);
	market.price(`${name}-two`, `"${usd}"`);
	market.price(`${name}-btc`, '50000.00');
	market.price(`${name}-cross`, (Number(usd) / 50_000).toFixed(12));
}
function config(name, changes = {}) {
	const sources = {
		one: market.source(`${name}-one`, 'BTS/USD'),
		two: market.source(`${name}-two`, 'BTS/USD'),
		btc: market.source(`${name}-btc`, 'BTC/USD'),
		cross: market.source(`${name}-cross`, 'BTS/BTC'),
	};
	const rules = { every_seconds: 0.5, timeout_seconds: 1, threshold_percent: 1, max_age_seconds: 600, least_interval_seconds: 2 };
	const prices = [{ asset: 'USD', pair: 'USD/BTS', routes: ['one', 'two', ['btc', 'cross']] }];
	return { node: chain.ws, ...rules, sources, prices, ...changes };
}
const start = async (name, secret, changes) => (feeders[name] = await Feeder.start(name, secret, config(name, changes), file));

const plain = ({ quote, base }) => [quote.toBigInt(), base.toBigInt()];
// What a feeder reported last: units of BTS, of BitUSD; and when.
async function reported(who) {
	const report = await api.query.oracle.rawValues(who.address, USD);
	return report.isSome ? { price: plain(report.unwrap().value), at: report.unwrap().timestamp.toNumber() } : null;
}
const reports = (who, price) => until(`${price} is reported`, async () => {
	assert.deepEqual((await reported(who))?.price, price);
	return true;
});

test('three feeders report, and the chain has the median of what they say, exactly', async () => {
	for (const [name, who, usd] of [['alice', '//Alice', '0.25'], ['bob', '//Bob', '0.2475'], ['charlie', '//Charlie', '0.2525']]) {
		quote(name, usd);
		await start(name, who, name === 'charlie' ? { max_age_seconds: 5 } : {});
	}
	// A BTS has 10^8 units and a BitUSD 10^4: 4 BTS are 40,000 for one; 1 / 0.2475 is 400 / 99.
	await reports(pjs.alice, [40_000n, 1n]);
	await reports(pjs.bob, [4_000_000n, 99n]);
	await reports(pjs.charlie, [4_000_000n, 101n]);
	const seen = async () => (await api.query.bitAssets.records(USD)).unwrap().seen;
	assert.deepEqual(await until('there is a price', async () => (await seen()).isSome && plain((await seen()).unwrap())), [40_000n, 1n]);
	await feeders.alice.logs(/^\S+Z USD is token \d+, priced in BTS, reported to the oracle$/m);
	await feeders.alice.logs(/^\S+Z reported USD 4 BTS \(40000\/1\) in block 0x[0-9a-f]{8}: USD was never reported$/m);
	await feeders.alice.logs(/^\S+Z warning: reports of USD live 60 s, and they are renewed only after 600 s: too late if one is missed$/m);
	assert.equal(await feeders.alice.metric('feeder_price{asset="USD"}'), 4);
	assert.equal(await feeders.alice.metric('feeder_sources_live{asset="USD"}'), 3);
	assert.equal(await feeders.alice.metric('feeder_reports_total'), 1);
});

test('a report that grew old is made anew though nothing moved, and no oftener than that', async () => {
	const times = new Set();
	await until('four reports', async () => times.add((await reported(pjs.charlie)).at).size === 4, { every: 100 });
	const [first, ...later] = times;
	later.reduce((last, at) => (assert.ok(at - last >= 5_000, `${at - last} ms`), at), first);
	assert.equal(await feeders.alice.metric('feeder_reports_total'), 1, 'hers is not old');
});

test('a small move is not reported, a larger one is', async () => {
	const { at } = await reported(pjs.alice);
	quote('alice', '0.252');
	const sees = async () => Math.abs((await feeders.alice.metric('feeder_price{asset="USD"}')) - 1 / 0.252) < 1e-12;
	await until('she sees it', sees);
	await feeders.alice.rounds();
	assert.equal((await reported(pjs.alice)).at, at);
	quote('alice', '0.256');
	await reports(pjs.alice, [78_125n, 2n]);
	await feeders.alice.logs(/: USD moved$/m);
});

test('an exchange that lies is left out', async () => {
	const before = await reported(pjs.alice);
	market.price('alice-two', '256');
	await feeders.alice.logs(/^\S+Z outliers of USD: two says 0\.00390625$/m);
	await feeders.alice.rounds();
	assert.equal(await feeders.alice.metric('feeder_sources_live{asset="USD"}'), 2);
	assert.ok((await feeders.alice.metric('feeder_outliers_total{asset="USD",route="two"}')) > 0);
	assert.deepEqual(await reported(pjs.alice), before);
});

test('too few that agree: nothing is reported until they do again', async () => {
	const before = await reported(pjs.alice);
	const nonsense = { one: null, two: '<!doctype html>', btc: '{"ticker": [{"last": 0}]}', cross: '{"ticker": []}' };
	for (const [name, text] of Object.entries(nonsense)) market.say(`alice-${name}`, text);
	await feeders.alice.logs(/price of USD: 0 of 3 routes agree, 2 are needed: nothing is reported$/m);
	for (const why of [
		'one: no answer within 1 s', 'two: the answer is not JSON: "<!doctype html>"', 'btc: 0 is zero',
		'cross: the answer has no ticker.0',
	]) {
		assert.ok(feeders.alice.said.includes(`source ${why}\n`), why);
	}
	await feeders.alice.rounds();
	assert.equal(await feeders.alice.metric('feeder_price{asset="USD"}'), undefined);
	for (const source of ['one', 'two', 'btc', 'cross']) {
		assert.ok((await feeders.alice.metric(`feeder_errors_total{source="${source}"}`)) > 0, source);
	}
	assert.deepEqual(await reported(pjs.alice), before);
	quote('alice', '0.2');
	await reports(pjs.alice, [50_000n, 1n]);
	await feeders.alice.logs(/source one: in order again\n/);
});

test('their node restarts: they connect again and go on', async () => {
	await api.disconnect();
	await chain.stop();
	await until('she misses it', async () => (await feeders.alice.metric('feeder_node_connected')) === 0);
	quote('alice', '0.16');
	api = await pjs.connect(await chain.start(), file);
	await reports(pjs.alice, [62_500n, 1n]);
	assert.equal(await feeders.alice.metric('feeder_node_connected'), 1);
	await feeders.alice.logs(/^\S+Z node: in order again$/m);
});

test('it ends on SIGTERM, and what it reported is not reported again when it is back', async () => {
	const before = await reported(pjs.alice);
	assert.equal(await feeders.alice.stop(), 0);
	assert.match(feeders.alice.said, /stopped by SIGTERM\n$/);
	await start('alice', '//Alice');
	await until('she reads the chain', async () => (await feeders.alice.metric('feeder_reported_price{asset="USD"}')) === 6.25);
	await feeders.alice.rounds();
	assert.deepEqual(await reported(pjs.alice), before);
	assert.equal(await feeders.alice.metric('feeder_last_report_timestamp_seconds{asset="USD"}'), before.at / 1_000);
	quote('alice', '0.25');
	await reports(pjs.alice, [40_000n, 1n]);
});

test('whoever is no feeder is told so', async () => {
	quote('dave', '0.25');
	await start('dave', '//Dave');
	await feeders.dave.logs(new RegExp(`reports of USD: ${pjs.dave.address} is no feeder of it$`, 'm'));
	assert.equal(await reported(pjs.dave), null);
	assert.equal(await feeders.dave.stop(), 0);
});

test("an owner's BitAsset is reported to itself, by the proxy of its feeder", async () => {
	const settlement = { delayMs: 60_000, offsetBp: 0, volumeBp: 2_000, fee: { bp: 0 } };
	const ratios = { initialBp: 30_000, maintenanceBp: 20_000, squeezeBp: 10_000, targets: true };
	const fees = { callFee: { bp: 0 }, borrowFeeBp: 0, debtMin: 1 };
	const feed = { lifetimeMs: 60_000, feedersMin: 1 };
	const terms = { ...ratios, ...fees, settlement, feed, insolvency: 'GlobalSettlement' };
	const { events } = await pjs.send(pjs.eve, api.tx.bitAssets.create('OIL', 2, { Token: 1 }, false, terms));
	const asset = pjs.event(events, 'bitAssets', 'Created').asset.toJSON();
	await pjs.send(pjs.eve, api.tx.bitAssets.setFeeders(asset, [pjs.dave.address]));
	const machine = pjs.key('//Machine');
	await pjs.send(pjs.dave, api.tx.balances.transferKeepAlive(machine.address, 1_000_000_000n));
	await pjs.send(pjs.dave, api.tx.proxy.addProxy(machine.address, 'Feeding', 0));
	market.price('oil', '81.37');
	const sources = { oil: market.source('oil', 'OIL/USD'), one: market.source('dave-one', 'BTS/USD') };
	const prices = [{ asset: 'OIL', pair: 'OIL/BTS', routes: [['oil', 'one']], least_routes: 1 }];
	await start('machine', '//Machine', { account: pjs.dave.address, sources, prices });
	await feeders.machine.logs(/OIL is token \d+, priced in BTS, reported to the BitAsset itself$/m);
	// 325.48 BTS, of 10^8 units, for an OIL of 100.
	const price = async () => (await api.query.bitAssets.reports(asset))[0][1].unwrap().price;
	assert.deepEqual(await until('it is reported', async () => plain(await price())), [325_480_000n, 1n]);
});

const FIELDS =
	'node, key_file, account, metrics, every_seconds, timeout_seconds, inclusion_seconds, threshold_percent, ' +
	'max_age_seconds, least_interval_seconds, outlier_percent, sources, prices';

test('mistakes are said before anything runs, and --check asks without a key', async () => {
	const path = join(directory('check'), 'config.json');
	const write = (written) => writeFileSync(path, JSON.stringify(written));
	write({ ...config('alice'), every: 5, prices: [{ asset: 'USD', pair: 'USD/BTS', routes: ['three'] }] });
	assert.deepEqual(await ran([path]), {
		code: 2,
		said: [
			`every: there is no such field; there are ${FIELDS}`,
			'prices[0].routes[0]: there is no source "three"',
			'prices[0].least_routes: 2, but there are 1 routes (with one, say "least_routes": 1)',
		].map((line) => `feeder: ${line}\n`).join(''),
	});
	write(config('alice'));
	const nobody = await ran([path], { FEEDER_SURI: '', FEEDER_KEY_FILE: '' });
	assert.equal(nobody.code, 2);
	assert.match(nobody.said, /^feeder: there is no key/);
	const mistyped = await ran([path], { FEEDER_SURI: 'battery horse staple' });
	assert.deepEqual(mistyped, { code: 2, said: 'feeder: the key is none: it is neither a phrase of words nor 0x and 64 digits\n' });
	const public_ = await ran([path, '//Alice']);
	assert.deepEqual([public_.code, /usage: scripts\/feeder/.test(public_.said)], [2, true]);
	market.say('alice-two', 'gone');
	const asked = await ran(['--check', path]);
	assert.equal(asked.code, 0);
	assert.deepEqual(asked.said.split('\n'), [
		'one: BTS/USD 0.25', 'two: the answer is not JSON: "gone"', 'btc: BTC/USD 50000', 'cross: BTS/BTC 0.000005',
		'price of USD: USD/BTS 4', '',
	]);
	market.say('alice-one', 'gone');
	assert.equal((await ran(['--check', path])).code, 1);
});
