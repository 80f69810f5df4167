// Blocks on demand: --dev --seal instant and --dev --seal manual.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { node, run } from './lib/chain.js';
import * as papi from './lib/papi.js';
import * as pjs from './lib/pjs.js';

after(async () => {
	await pjs.disconnectAll();
	papi.disconnectAll();
});

const time = async (api, hash) => (await (await api.at(hash)).query.timestamp.now()).toNumber();
const slotMs = (api) => api.consts.babe.expectedBlockTime.toNumber();

test('instant: each transaction makes one block, final at once, one slot later', async () => {
	const chain = await (await node('instant', '--dev', '--seal', 'instant')).start();
	const api = await pjs.connect(chain);
	const first = await chain.best();
	const blocks = [];
	for (let n = 0; n < 5; n++) blocks.push((await pjs.send(pjs.alice, api.tx.system.remark([n]))).block);
	assert.equal(await chain.best(), first + 5);
	assert.equal(await chain.finalized(), first + 5);
	for (let n = 1; n < blocks.length; n++) {
		assert.equal((await time(api, blocks[n])) - (await time(api, blocks[n - 1])), slotMs(api));
	}
	await papi.send(papi.signer('//Bob'), papi.connect(chain).getUnsafeApi().tx.System.remark({ remark: new Uint8Array([9]) }));
	assert.equal(await chain.best(), first + 6);
	await chain.stop();
});

test('manual: a block when asked, however long ago the last one was', async () => {
	const chain = await (await node('manual', '--dev', '--seal', 'manual')).start();
	const api = await pjs.connect(chain);
	const make = () => chain.rpc('engine_createBlock', true, true);
	assert.equal(await chain.best(), 0);
	// Two epochs of the development chain and a bit, in one go: epochs change without a clock.
	const epoch = api.consts.babe.epochDuration.toNumber();
	const blocks = [];
	for (let n = 0; n < 2 * epoch + 3; n++) blocks.push((await make()).hash);
	assert.equal(await chain.finalized(), blocks.length);
	assert.equal((await time(api, blocks.at(-1))) - (await time(api, blocks[0])), (blocks.length - 1) * slotMs(api));
	assert.equal((await api.query.babe.epochIndex()).toNumber(), 2);

	const sent = pjs.send(pjs.alice, api.tx.system.remark('0x00'));
	await chain.rpc('system_health');
	assert.equal(await chain.best(), blocks.length, 'a transaction makes no block');
	while ((await api.rpc.author.pendingExtrinsics()).length === 0);
	await make();
	await sent;
	assert.equal(await chain.best(), blocks.length + 1);
	await chain.stop();
});

test('a sealed database is not reopened under BABE, nor the other way round, and the message says what to do', async () => {
	for (const [name, made, reopened] of [
		['sealed', ['--seal', 'manual'], []],
		['unsealed', [], ['--seal', 'instant']],
	]) {
		const chain = await node(name, '--dev');
		const plain = chain.args;
		await chain.start([...plain, ...made]);
		await chain.stop();
		const { code, stderr } = await run(...plain, ...reopened);
		assert.notEqual(code, 0, `${name} was reopened`);
		assert.match(stderr, /--seal.*(--base-path|purge-chain)/s);
		await chain.start([...plain, ...made]);
		await chain.stop();
	}
});

test('--seal is for development chains', async () => {
	const { code, stderr } = await run('--chain', 'fast', '--alice', '--tmp', '--seal', 'instant');
	assert.notEqual(code, 0);
	assert.match(stderr, /--seal is for development chains/);
});
