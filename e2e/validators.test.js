// Four validators started by scripts/testnet: what stops finality, what does not, who can join, how keys change.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { until } from './lib/await.js';
import { fast, node } from './lib/chain.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';
import { Testnet } from './lib/testnet.js';

const file = resources();
let net, nodes;
before(async () => {
	net = await Testnet.up('validators');
	file.after(() => net.down());
	nodes = net.nodes;
});

// Every one of `who` finalizes `more` blocks beyond what the first has finalized now.
async function finalityAdvances(who, more = 3, seconds = 60) {
	const goal = (await who[0].finalized()) + more;
	for (const one of who) await until(`${one.ws} finalizes ${goal}`, async () => (await one.finalized()) >= goal, { seconds });
}

test('finality advances on all four', () => finalityAdvances(nodes));

test('a new node joins by warp sync', async () => {
	const joiner = await node('joiner', '--chain', await fast(), '--sync', 'warp', '--bootnodes', net.bootnode(0));
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
	const goal = (await alice.best()) + 6;
	await until('blocks go on', async () => (await alice.best()) >= goal && (await bob.best()) >= goal);
	// What was voted on before the crash is final by now; from here it stands still.
	const halted = await alice.finalized();
	const higher = (await alice.best()) + 3;
	await until('blocks go on', async () => (await alice.best()) >= higher);
	assert.equal(await alice.finalized(), halted, 'finality stands still');
	assert.ok((await alice.best()) - halted >= 6, 'and is left behind');
	await net.start(2);
	await net.start(3);
	await finalityAdvances(nodes, 5, 90);
});

test('session keys rotate, and the new ones make blocks', async () => {
	const api = await pjs.connect(nodes[1], file);
	const owner = pjs.key('//Bob//stash');
	const validators = (await api.query.session.validators()).map(String);
	assert.ok(validators.includes(owner.address), 'Bob is a validator');
	const before = await babeKey(api, owner.address);
	const { keys, proof } = await nodes[1].rpc('author_rotateKeysWithOwner', hex(owner.publicKey));
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
	const api = await pjs.connect(nodes[1], file);
	const { keys, proof } = await nodes[1].rpc('author_rotateKeysWithOwner', hex(pjs.charlie.publicKey));
	await assert.rejects(pjs.send(pjs.key('//Dave//stash'), api.tx.session.setKeys(keys, proof)), /session\.InvalidProof/);
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
