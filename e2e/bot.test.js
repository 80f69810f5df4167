// The guide's bot on a chain that makes a block a second: it quotes, follows the price, survives a restart of its node,
// and when it dies its quotes die with it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { until } from './lib/await.js';
import { node, quick, ROOT } from './lib/chain.js';
import { at, Exchange, IOC, STM } from './lib/exchange.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';

const BTS = { Token: 1 };
const LEVEL = 10_000_000_000n;
const file = resources();
let chain, api, exchange, bot;

before(async () => {
	chain = await node('bot', '--chain', await quick(), '--alice');
	file.after(() => chain.stop());
	api = await pjs.connect(await chain.start(), file);
	exchange = new Exchange(api, chain);
	bot = spawn(process.execPath, [join(ROOT, 'e2e/bot.js'), chain.ws, '//Bob'], { stdio: 'ignore' });
	file.after(() => bot.kill('SIGKILL'));
});

// The best prices and the levels of both sides, once there are `count` of each.
function quotes(count = 3) {
	return until(`${count} quotes on both sides`, async () => {
		const { bids, asks } = await exchange.rpc('depth', STM, BTS, 10);
		return bids.length === count && asks.length === count && { bids, asks };
	});
}
const ten_thousandths = ({ price }) => Number((10_000n * BigInt(price.quote)) / BigInt(price.base));
const buy = (amount, limit) => exchange.place(pjs.charlie, STM, BTS, at(amount, limit, 10_000n), { timeInForce: IOC });
const newest = async () => Math.max(...(await exchange.rpc('ordersOf', pjs.bob.address)).map(({ order }) => Number(order.id)));

test('it quotes three levels on both sides', async () => {
	const { bids, asks } = await quotes();
	assert.deepEqual(bids.map(ten_thousandths), [4_950, 4_900, 4_850]);
	assert.deepEqual(asks.map(ten_thousandths), [5_050, 5_100, 5_150]);
	assert.deepEqual(asks.map(({ amount }) => BigInt(amount)), [LEVEL, LEVEL, LEVEL]);
});

test('somebody trades, and it follows the price', async () => {
	const order = await buy(2n * LEVEL, 5_100n);
	assert.equal(order.fills.length, 2);
	await until('it quotes around the new price', async () => ten_thousandths((await quotes()).bids[0]) === Math.floor(5_100 * 0.99));
});

test('its node restarts: it connects again and goes on', async () => {
	const before = await newest();
	await api.disconnect();
	await chain.stop();
	api = await pjs.connect(await chain.start(), file);
	exchange = new Exchange(api, chain);
	await until('new quotes', async () => (await newest()) > before);
	await quotes();
});

test('it dies, and its quotes with it', async () => {
	bot.kill('SIGKILL');
	await quotes(0);
	const late = await buy(LEVEL, 8_000n);
	assert.deepEqual([late.fills, late.paid], [[], 0n]);
});
