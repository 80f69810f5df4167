// Blocks on demand: --seal instant and --seal manual.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './lib/await.js';
import { node, quick, run } from './lib/chain.js';
import * as papi from './lib/papi.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';

const ALICE = ['--chain', await quick(), '--alice', '--state-pruning', 'archive'];
const time = async (api, hash) => (await (await api.at(hash)).query.timestamp.now()).toNumber();
const slotMs = (api) => api.consts.babe.expectedBlockTime.toNumber();

test('instant: each transaction makes one block, final at once, one slot later', async (t) => {
	const chain = await node('instant', ...ALICE, '--seal', 'instant');
	const open = resources(t);
	open.after(() => chain.stop());
	const api = await pjs.connect(await chain.start(), open);
	const first = await chain.best();
	const blocks = [];
	for (let n = 0; n < 5; n++) blocks.push((await pjs.send(pjs.alice, api.tx.system.remark([n]))).block);
	assert.equal(await chain.best(), first + 5);
	assert.equal(await chain.finalized(), first + 5);
	for (let n = 1; n < blocks.length; n++) {
		assert.equal((await time(api, blocks[n])) - (await time(api, blocks[n - 1])), slotMs(api));
	}
	const remark = papi.connect(chain, open).getUnsafeApi().tx.System.remark({ remark: new Uint8Array([9]) });
	await papi.send(papi.signer('//Bob'), remark);
	assert.equal(await chain.best(), first + 6);
});

test('instant: a change of epoch, whose block has no room for transactions, holds nobody up', async (t) => {
	const chain = await node('epochs', ...ALICE, '--seal', 'instant');
	const open = resources(t);
	open.after(() => chain.stop());
	const api = await pjs.connect(await chain.start(), open);
	const epoch = api.consts.babe.epochDuration.toNumber();
	for (let n = 0; n < 2 * epoch + 5; n++) await pjs.send(pjs.alice, api.tx.system.remark([n]));
	assert.ok((await api.query.babe.epochIndex()).toNumber() >= 2);
});

test('manual: a block when asked, however long ago the last one was', async (t) => {
	const chain = await node('manual', ...ALICE, '--seal', 'manual');
	const open = resources(t);
	open.after(() => chain.stop());
	const api = await pjs.connect(await chain.start(), open);
	const make = () => chain.rpc('engine_createBlock', true, true);
	assert.equal(await chain.best(), 0);
	// Ten epochs and a bit in one go: epochs and sessions change without a clock.
	const epoch = api.consts.babe.epochDuration.toNumber();
	const blocks = [];
	for (let n = 0; n < 10 * epoch + 3; n++) blocks.push((await make()).hash);
	assert.equal(await chain.finalized(), blocks.length);
	assert.equal((await time(api, blocks.at(-1))) - (await time(api, blocks[0])), (blocks.length - 1) * slotMs(api));
	assert.equal((await api.query.babe.epochIndex()).toNumber(), 10);

	const sent = pjs.send(pjs.alice, api.tx.system.remark('0x00'));
	await until('the pool has it', async () => (await api.rpc.author.pendingExtrinsics()).length === 1, { every: 20 });
	assert.equal(await chain.best(), blocks.length, 'a transaction makes no block');
	await make();
	await sent;
	assert.equal(await chain.best(), blocks.length + 1);
});

for (const [name, made, reopened] of [
	['sealed', ['--seal', 'manual'], []],
	['unsealed', [], ['--seal', 'instant']],
]) {
	test(`a database that was ${name} goes on as it began, and a message says what to do`, async (t) => {
		const chain = await node(name, ...ALICE, ...made);
		t.after(() => chain.stop());
		await chain.start();
		await chain.stop();
		const { code, stderr } = await run(...chain.args.filter((arg) => !made.includes(arg)), ...reopened);
		assert.notEqual(code, 0, `${name} was reopened`);
		assert.match(stderr, /--seal.*(--base-path|purge-chain)/s);
		await chain.start();
	});
}

test('--seal is for development chains', async () => {
	const { code, stderr } = await run('--chain', 'fast', '--alice', '--tmp', '--seal', 'instant');
	assert.notEqual(code, 0);
	assert.match(stderr, /--seal is for development chains/);
});
