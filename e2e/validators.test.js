// Four validators started by scripts/testnet: what stops finality, what does not, who can join, how keys change.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { throughout, until } from './lib/await.js';
import { node } from './lib/chain.js';
import * as pjs from './lib/pjs.js';
import { Testnet } from './lib/testnet.js';

let net, nodes;
before(async () => {
	net = await Testnet.up('validators');
	nodes = net.nodes;
});
after(async () => {
	await pjs.disconnectAll();
	await net?.down();
});

// Every one of `who` finalizes `more` blocks beyond what the first has finalized now.
async function finalityAdvances(who, more = 3, seconds = 60) {
	const goal = (await who[0].finalized()) + more;
	for (const one of who) await until(`${one.ws} finalizes ${goal}`, async () => (await one.finalized()) >= goal, { seconds });
}

test('finality advances on all four', () => finalityAdvances(nodes));

test('a new node joins by warp sync', async () => {
	const joiner = await node('joiner', '--chain', 'fast', '--sync', 'warp', '--bootnodes', net.bootnode(0));
	await joiner.start();
	await finalityAdvances([nodes[0], joiner]);
	assert.match(joiner.tail(10_000), /warp sync is complete/i);
	const number = await joiner.finalized();
	assert.equal(await joiner.hash(number), await nodes[0].hash(number));
	await joiner.stop();
});

test('with three of four finality goes on', async () => {
	await net.kill(3);
	assert.match(await net.status(), /^dave +down$/m);
	await finalityAdvances(nodes.slice(0, 3), 4);
});

test('with two of four finality halts while blocks go on, and resumes without help when they are back', async () => {
	await net.kill(2);
	const [alice, bob] = nodes;
	// What was voted on before the crash may still become final; then it stands still.
	let stands = await alice.finalized();
	const goal = (await alice.best()) + 8;
	await until('blocks go on', async () => {
		stands = Math.min(stands + 2, await alice.finalized());
		return (await alice.best()) >= goal && (await bob.best()) >= goal;
	});
	const halted = await alice.finalized();
	await throughout('finality stands still', async () => (await alice.finalized()) === halted, { seconds: 6 });
	assert.ok((await alice.best()) - halted >= 5, 'best has left finalized behind');
	await net.start(2);
	await net.start(3);
	await finalityAdvances(nodes, 5, 90);
});

test('session keys rotate, and the new ones make blocks', async () => {
	const api = await pjs.connect(nodes[1]);
	const bob = (await api.query.session.validators()).find((who) => [pjs.bob.address, pjs.key('//Bob//stash').address].includes(who.toString()));
	assert.ok(bob, 'Bob is a validator');
	const owner = bob.toString() === pjs.bob.address ? pjs.bob : pjs.key('//Bob//stash');
	const before = await babeKey(api, owner.address);
	const { keys, proof } = await nodes[1].rpc('author_rotateKeysWithOwner', owner.publicKey.length ? hex(owner.publicKey) : '');
	await pjs.send(owner, api.tx.session.setKeys(keys, proof));
	const next = (await api.query.session.nextKeys(owner.address)).unwrap();
	assert.equal(next.toHex(), keys);
	const mine = next.babe.toHex();
	assert.notEqual(mine, before);
	const index = await until('the new key is among the authorities', async () => {
		const authorities = await api.query.babe.authorities();
		return authorities.findIndex(([key]) => key.toHex() === mine) + 1;
	}, { seconds: 120 }) - 1;
	const from = await nodes[0].best();
	await until('a block by the new key', () => madeBy(api, nodes[0], index, mine, from), { seconds: 60 });
	await finalityAdvances(nodes);
});

test('keys without a proof of their owner are refused', async () => {
	const api = await pjs.connect(nodes[1]);
	const { keys, proof } = await nodes[1].rpc('author_rotateKeysWithOwner', hex(pjs.charlie.publicKey));
	await assert.rejects(pjs.send(pjs.dave, api.tx.session.setKeys(keys, proof)), /session\.InvalidProof/);
});

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;
const babeKey = async (api, who) => (await api.query.session.nextKeys(who)).unwrap().babe.toHex();

// Whether a block after `from` was made by this authority of the set that holds its key.
async function madeBy(api, chain, index, key, from) {
	for (let number = (await chain.best()); number > from; number--) {
		const hash = await chain.hash(number);
		const set = await (await api.at(hash)).query.babe.authorities();
		if (set[index]?.[0].toHex() !== key) continue;
		const { logs } = (await api.rpc.chain.getHeader(hash)).digest;
		const [, bytes] = logs.find((log) => log.isPreRuntime).asPreRuntime;
		// A BABE pre-digest begins with its kind and the author's index.
		if (bytes.toU8a(true).slice(1, 5).reduceRight((sum, byte) => sum * 256 + byte, 0) === index) return true;
	}
	return false;
}
