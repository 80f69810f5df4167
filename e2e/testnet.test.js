// What scripts/testnet says when a network does not come up.

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { until } from './lib/await.js';
import { Testnet } from './lib/testnet.js';

// Brings one up that cannot; answers with what was printed.
async function failing(net, ...args) {
	const { code, stdout, stderr } = await net.up(...args).then(() => assert.fail('it came up'), (error) => error);
	assert.ok(code > 0, `${code}`);
	return stdout + stderr;
}

test('a port is taken: the message names it and whose it is', async (t) => {
	const net = await Testnet.at('taken');
	const server = createServer().listen(net.first + 21, '127.0.0.1');
	t.after(() => server.close());
	await new Promise((resolve) => server.once('listening', resolve));
	assert.match(await failing(net), new RegExp(`port ${net.first + 21}, which bob needs, is taken`));
});

test('a node dies: its log says why, and nothing is left', async () => {
	const net = await Testnet.at('dying');
	const said = await failing(net, '-n', '2', '--', '--no-such-option');
	assert.match(said, /--- (alice|bob): died\. The end of [^]*--no-such-option/);
	await assert.rejects(net.status(), /no testnet in/);
});

test('too few validators: whoever stops waiting is told what is missing', async () => {
	const net = await Testnet.at('few');
	const up = failing(net, '-n', '2', '--timeout', '600');
	const [alice] = net.nodes;
	await until('blocks are made', async () => (await alice.peers()) > 0 && (await alice.best()) >= 2, { seconds: 180 });
	net.script.kill();
	assert.match(await up, /--- alice: block \d+, but no finality: 2 of 4 validators are up/);
	await assert.rejects(alice.header());
});
