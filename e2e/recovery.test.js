// A crash while blocks are being made: the node comes back on its database and nothing differs from a node that
// was not killed.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { until } from './lib/await.js';
import { node } from './lib/chain.js';
import * as pjs from './lib/pjs.js';

after(pjs.disconnectAll);

const CRASHES = 2;
// 0x00…01: the node key of the one that crashes, so that the other knows its address.
const KEY = '1'.padStart(64, '0');
const PEER = '12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp';

test('kill -9 while blocks are made', async () => {
	const author = await node('author', '--dev', '--node-key', KEY);
	const bootnode = ['--bootnodes', `/ip4/127.0.0.1/tcp/${author.p2p}/p2p/${PEER}`];
	const witness = await node('witness', '--chain', 'dev', ...bootnode);
	await author.start();
	await witness.start();
	let nonce = 0;

	for (let crash = 1; crash <= CRASHES; crash++) {
		const goal = (await witness.best()) + 2;
		let api = await pjs.connect(author);
		const load = keepSending(api, () => nonce++);
		await until(`the witness imports block ${goal}`, async () => (await witness.best()) >= goal);
		await author.stop('SIGKILL');
		await load.stop();
		await pjs.disconnectAll();
		const seen = await witness.best();
		const hash = await witness.hash(seen);

		await author.start();
		const kept = await author.best();
		assert.ok(kept >= seen - 2, `after crash ${crash} block ${kept} is left of ${seen}`);
		await until('the chain goes on past what the witness saw', async () => (await witness.best()) > seen + 1);
		await until('both agree', async () => (await author.hash(seen)) === (await witness.hash(seen)));
		assert.equal(await witness.hash(seen), hash, 'what the witness had seen stands');
		api = await pjs.connect(author);
		nonce = (await api.rpc.system.accountNextIndex(pjs.alice.address)).toNumber();
	}
	await sameState(author, witness);
	await author.stop();
	await witness.stop();
});

// Sends transfers without waiting, until stopped; the node may be gone at any moment.
function keepSending(api, nextNonce) {
	let going = true;
	const ended = (async () => {
		while (going) {
			const call = api.tx.balances.transferKeepAlive(pjs.bob.address, 1_000_000n);
			const signed = await call.signAsync(pjs.alice, { nonce: nextNonce() });
			await signed.send().catch(() => {});
			await new Promise((resolve) => setImmediate(resolve));
		}
	})().catch(() => {});
	return {
		stop() {
			going = false;
			return Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
		},
	};
}

// Every key and value of one block's state, from both databases, and the root both headers name.
async function sameState(one, other) {
	const number = Math.min(await one.best(), await other.best());
	const hash = await one.hash(number);
	assert.equal(await other.hash(number), hash);
	assert.equal((await one.header(hash)).stateRoot, (await other.header(hash)).stateRoot);
	const [mine, theirs] = [await wholeState(one, hash), await wholeState(other, hash)];
	assert.ok(mine.length > 100, `there is a state: ${mine.length} keys`);
	assert.deepEqual(mine, theirs);
}

async function wholeState(chain, hash) {
	const pairs = [];
	for (let last = '0x'; ; ) {
		const keys = await chain.rpc('state_getKeysPaged', '0x', 500, last === '0x' ? null : last, hash);
		if (keys.length === 0) return pairs;
		const [{ changes }] = await chain.rpc('state_queryStorageAt', keys, hash);
		pairs.push(...changes);
		last = keys.at(-1);
	}
}
