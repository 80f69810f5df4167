// A crash while blocks are being made: the node comes back on its database and nothing differs from a node that
// was not killed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './lib/await.js';
import { node, quick } from './lib/chain.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';

const CRASHES = 2;
// 0x00…01: the node key of the one that crashes, so that the other knows its address.
const KEY = '1'.padStart(64, '0');
const PEER = '12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp';

test('kill -9 while blocks are made', async (t) => {
	const chain = ['--chain', await quick()];
	const author = await node('author', ...chain, '--alice', '--node-key', KEY);
	const bootnode = ['--bootnodes', `/ip4/127.0.0.1/tcp/${author.p2p}/p2p/${PEER}`];
	const witness = await node('witness', ...chain, ...bootnode);
	const open = resources(t);
	open.after(() => Promise.all([author.stop(), witness.stop()]));
	await author.start();
	await witness.start();

	for (let crash = 1; crash <= CRASHES; crash++) {
		const goal = (await witness.best()) + 4;
		const api = await pjs.connect(author, open);
		const load = keepSending(api);
		await until(`the witness imports block ${goal}`, async () => (await witness.best()) >= goal);
		await author.stop('SIGKILL');
		assert.ok((await load.stop()) > 10, 'it was at work');
		// The database writes in the background: the newest block may be with the witness alone, and is then made anew.
		// Those before it had a slot's time to be written.
		const seen = await witness.best();
		const safe = seen - 1;
		const hash = await witness.hash(safe);

		await author.start();
		const kept = await author.best();
		assert.ok(kept >= safe, `after crash ${crash} block ${kept} is left of ${seen}`);
		assert.equal(await author.hash(safe), hash, 'what was written is what the witness saw');
		await until('the chain goes on past what the witness saw', async () => (await witness.best()) > seen + 2);
		await until('both agree', async () => (await author.hash(seen)) === (await witness.hash(seen)));
		assert.equal(await witness.hash(safe), hash, 'and it stands');
	}
	await until('finality goes on', async () => (await witness.finalized()) > 0 && (await witness.best()) - (await witness.finalized()) < 4);
	await sameState(author, witness);
});

// Sends transfers without waiting for blocks, until stopped or until the node is gone.
function keepSending(api) {
	let going = true;
	let taken = 0;
	const ended = (async () => {
		const first = (await api.rpc.system.accountNextIndex(pjs.alice.address)).toNumber();
		for (; going; taken++) {
			const call = api.tx.balances.transferKeepAlive(pjs.bob.address, 1_000_000n);
			await (await call.signAsync(pjs.alice, { nonce: first + taken, era: 0 })).send();
		}
	})().catch(() => {});
	return {
		// Answers how many the pool took.
		async stop() {
			going = false;
			await api.disconnect();
			await ended;
			return taken;
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
