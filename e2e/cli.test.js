// What the binary does besides running a node, and what an authority's first start says.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from './lib/await.js';
import { directory, fast, node, quick, run } from './lib/chain.js';

// Runs it and expects success; answers with what it printed.
async function ok(...args) {
	const { code, stdout, stderr } = await run(...args);
	assert.equal(code, 0, `${args.join(' ')}\n${stderr}`);
	return stdout;
}

test('--version and --help', async () => {
	assert.match(await ok('--version'), /^tributary [0-9]+\.[0-9]+\.[0-9]+/);
	const help = await ok('--help');
	for (const word of ['--dev', '--seal', '--base-path', '--rpc-port', 'export-chain-spec', 'local_testnet', 'fast']) {
		assert.ok(help.includes(word), word);
	}
});

test('every chain has a specification', async () => {
	for (const [chain, id, type] of [
		['development', 'tributary_dev', 'Development'],
		['local_testnet', 'tributary_local', 'Local'],
		['main', 'tributary', 'Live'],
	]) {
		const plain = JSON.parse(await ok('export-chain-spec', '--chain', chain));
		assert.deepEqual([plain.id, plain.chainType, plain.properties.tokenSymbol], [id, type, 'STM']);
	}
	const older = JSON.parse(await ok('build-spec', '--chain', 'fast', '--disable-default-bootnode'));
	assert.equal(older.id, 'tributary_fast');
});

test('a raw specification is the same each time and starts the same chain as its name', async (t) => {
	const file = await fast();
	assert.equal(await ok('export-chain-spec', '--chain', 'fast', '--raw'), readFileSync(file, 'utf8'));
	const byName = await node('by-name', '--chain', 'fast');
	const byFile = await node('by-file', '--chain', file);
	t.after(() => Promise.all([byName.stop(), byFile.stop()]));
	await Promise.all([byName.start(), byFile.start()]);
	assert.equal(await byName.hash(0), await byFile.hash(0));
});

test('an unknown chain is refused with the names of the known ones', async () => {
	const { code, stderr } = await run('--chain', 'nowhere', '--tmp');
	assert.notEqual(code, 0);
	assert.match(stderr, /nowhere.*local_testnet/s);
});

test('keys', async () => {
	const made = JSON.parse(await ok('key', 'generate', '--output-type', 'json'));
	assert.equal(made.secretPhrase.split(' ').length, 12);
	const alice = JSON.parse(await ok('key', 'inspect', '//Alice', '--output-type', 'json'));
	assert.equal(alice.ss58Address, '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY');
});

test("an authority's first start makes its network key and says so; the second finds it", async (t) => {
	const authority = await node('authority', '--chain', await fast(), '--validator');
	t.after(() => authority.stop());
	await authority.start();
	const said = readFileSync(authority.log, 'utf8').match(/new one is in (\S+), its peer id is (\w+)/);
	assert.ok(said, authority.tail());
	assert.ok(existsSync(said[1]), said[1]);
	assert.equal(await authority.rpc('system_localPeerId'), said[2]);
	await authority.stop();
	await authority.start();
	assert.equal(readFileSync(authority.log, 'utf8').match(/its peer id is/g).length, 1);
	assert.equal(await authority.rpc('system_localPeerId'), said[2]);
});

test('blocks are exported, imported, described and taken back; the state is exported; the chain is purged', async () => {
	const spec = await quick();
	const chain = await node('exporter', '--chain', spec, '--alice');
	await chain.start();
	await until('block 2 is final', async () => (await chain.finalized()) >= 2);
	await chain.stop();
	const source = ['--chain', spec, '--base-path', join(chain.base, 'data')];
	const copy = ['--chain', spec, '--base-path', directory('importer')];
	const blocks = join(directory('blocks'), 'file');

	const info = async (at) => JSON.parse(await ok('chain-info', ...at));
	const { best_number: best, best_hash: hash } = await info(source);
	assert.ok(best >= 2);
	await ok('export-blocks', ...source, '--to', String(best), blocks);
	await ok('import-blocks', ...copy, blocks);
	assert.equal((await info(copy)).best_hash, hash);
	await ok('check-block', ...copy, '1');
	await ok('revert', ...copy, '1');
	assert.equal((await info(copy)).best_number, best - 1);
	const state = JSON.parse(await ok('export-state', ...source, String(best)));
	assert.ok('0x3a636f6465' in state.genesis.raw.top);
	await ok('purge-chain', '-y', ...copy);
	assert.equal((await info(copy)).best_number, 0);
});
