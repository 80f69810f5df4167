// A chain of the last release, with its database, goes on under this binary and upgrades to this runtime.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { until } from './lib/await.js';
import { directory, node, ROOT, run } from './lib/chain.js';
import { at, terms } from './lib/exchange.js';
import * as pjs from './lib/pjs.js';
import { Port, BTC } from './lib/port.js';
import { resources } from './lib/resources.js';

const CODE = '0x3a636f6465';
const RELEASES = join(ROOT, 'tests', 'releases');
const LAST = Math.max(...readdirSync(RELEASES).map(Number));
const IOU = { token: 1000 };

const file = resources();
let chain, api, port, code;
before(async () => {
	const work = directory('last-release');
	execFileSync('tar', ['xJf', join(RELEASES, String(LAST), 'chain.tar.xz'), '-C', work]);
	const spec = JSON.parse(readFileSync(join(work, 'spec.json')));
	spec.genesis.raw.top[CODE] = `0x${readFileSync(join(work, 'code.wasm')).toString('hex')}`;
	writeFileSync(join(work, 'whole.json'), JSON.stringify(spec));
	const ours = JSON.parse((await run('export-chain-spec', '--raw', '--chain', 'development')).stdout);
	code = ours.genesis.raw.top[CODE];

	// A node of this name has its database where the archive put it.
	chain = await node('last-release', '--dev', '--chain', join(work, 'whole.json'), '--seal', 'instant');
	file.after(() => chain.stop());
	api = await pjs.connect(await chain.start(), file);
	port = new Port(api, pjs.alice);
	port.id = 0;
});

const version = async () => (await chain.rpc('state_getRuntimeVersion')).specVersion;

test('the database opens where it ended, with the old runtime', async () => {
	assert.equal(await version(), LAST);
	assert.ok((await chain.best()) >= 5);
	const sent = await pjs.send(pjs.bob, api.tx.system.remark('0x01'));
	pjs.event(sent.events, 'system', 'ExtrinsicSuccess');
});

test('it upgrades, and what was under way is finished under the new rules', async () => {
	const weight = { refTime: 1n, proofSize: 1n };
	await pjs.send(pjs.alice, api.tx.sudo.sudoUncheckedWeight(api.tx.system.setCode(code), weight));
	await pjs.send(pjs.alice, api.tx.system.remark('0x02'));
	assert.ok((await version()) > LAST);
	await until('@polkadot/api knows the new version', () => api.runtimeVersion.specVersion.toNumber() > LAST);

	const confirmed = await port.confirmDeposit(pjs.alice, { iou: { Token: 1000 }, number: 2 }, BTC, 'btc:2');
	assert.equal(await port.balance(IOU, pjs.charlie.address), confirmed.net.toBigInt());
	await port.confirmRedeem(pjs.alice, { iou: { Token: 1000 }, number: 1 }, 'btc:3');
	// A thousand units of Bob's are Dave's, or behind an order.
	const held = (await port.balance(IOU, pjs.bob.address)) + confirmed.net.toBigInt() + 1_000n;
	assert.equal(await port.outstanding(IOU), held);
});

test('an order that rested in the old runtime is taken in the new one', async () => {
	// Bob sold 400 of his 1,000 before.
	const sent = api.tx.exchange.place('Native', { Token: 1000 }, terms(at(700n, 50n)));
	const { events } = await pjs.send(pjs.dave, sent);
	assert.equal(pjs.event(events, 'exchange', 'Filled').given.toNumber(), 600);
	assert.equal(await port.balance(IOU, pjs.dave.address), 1_000n);
});

test('a switch that was set in the old runtime falls in the new one, and its order leaves the book', async () => {
	const open = async () => (await chain.rpc('exchange_ordersOf', pjs.charlie.address)).length;
	assert.equal(await open(), 1);
	await until('nobody met it and it is out', async () => {
		await chain.rpc('engine_createBlock', true, true);
		return (await open()) === 0;
	}, { every: 20 });
});

test('what the new runtime brings works: governance makes a BitAsset, and it is borrowed', async () => {
	const { tx } = api;
	const rules = {
		...{ initialBp: 30_000, maintenanceBp: 20_000, squeezeBp: 10_000, targets: true, callFee: { bp: 0 } },
		...{ borrowFeeBp: 0, debtMin: 1, insolvency: 'GlobalSettlement', feed: { lifetimeMs: 86_400_000, feedersMin: 1 } },
		settlement: { delayMs: 86_400_000, offsetBp: 0, volumeBp: 2_000, fee: { bp: 0 } },
	};
	const create = tx.bitAssets.create('USD', 4, { Token: 1 }, false, rules);
	const made = await pjs.send(pjs.alice, tx.sudo.sudo(create));
	const { asset } = pjs.event(made.events, 'bitAssets', 'Created');
	for (const feeder of [pjs.alice, pjs.bob, pjs.charlie])
		await pjs.send(feeder, tx.oracle.feedValues([[asset, { quote: 40_000, base: 1 }]]));
	await pjs.send(pjs.dave, tx.bitAssets.adjust(asset, { debt: 10_000, collateral: 1_200_000_000, targetBp: null }));
	assert.equal(await port.balance({ token: asset.asToken.toNumber() }, pjs.dave.address), 10_000n);
});
