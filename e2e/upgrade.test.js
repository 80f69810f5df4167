// An upgrade by governance on the fast chain, the whole way, with both clients connected throughout.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { until } from './lib/await.js';
import { BIN } from './lib/chain.js';
import * as papi from './lib/papi.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';
import { Testnet } from './lib/testnet.js';

const STM = 100_000_000n;
const voters = [pjs.alice, pjs.bob, pjs.charlie, pjs.dave, pjs.eve, pjs.ferdie];

const file = resources();
let net, api, client, code, hash, version;
before(async () => {
	// The next release: the same source with its spec_version raised by one.
	const next = execFileSync(join(BIN, 'tributary-next-runtime')).toString().trim();
	code = `0x${readFileSync(next).toString('hex')}`;
	hash = blake2AsHex(code);
	net = await Testnet.up('upgrade');
	file.after(() => net.down());
	api = await pjs.connect(net.nodes[0], file);
	client = papi.connect(net.nodes[1], file);
	version = await specVersion(net.nodes[0]);
});

const specVersion = async (node) => (await node.rpc('state_getRuntimeVersion')).specVersion;

test('a referendum on the root track authorizes the code', async () => {
	const authorize = api.tx.system.authorizeUpgrade(hash).method;
	await pjs.send(pjs.alice, api.tx.preimage.notePreimage(authorize.toHex()));
	const proposal = { Lookup: { hash: authorize.hash, len: authorize.encodedLength } };
	const submitted = await pjs.send(pjs.alice, api.tx.referenda.submit({ system: 'Root' }, proposal, { After: 1 }));
	const index = pjs.event(submitted.events, 'referenda', 'Submitted').index.toNumber();
	await pjs.send(pjs.alice, api.tx.referenda.placeDecisionDeposit(index));
	await Promise.all(voters.map((voter) => pjs.send(voter, vote(index))));

	await until('the referendum is approved', async () => {
		const info = (await api.query.referenda.referendumInfoFor(index)).unwrap();
		if (!info.isOngoing && !info.isApproved) throw new Error(`it is ${info.type}`);
		return info.isApproved;
	}, { seconds: 120 });
	const authorized = await until('the call was dispatched', async () => (await api.query.system.authorizedUpgrade()).unwrapOr(null));
	assert.equal(authorized.codeHash.toHex(), hash);
});

const vote = (index) =>
	api.tx.convictionVoting.vote(index, { Standard: { vote: { aye: true, conviction: 'Locked1x' }, balance: 9_000_000n * STM } });

test('other code than the authorized is not applied', async () => {
	const other = `${code.slice(0, -2)}${code.endsWith('00') ? '01' : '00'}`;
	await assert.rejects(pjs.send(pjs.ferdie, api.tx.system.applyAuthorizedUpgrade(other)), /1010|system\.Unauthorized/);
});

test('anyone applies it, and every node runs the new version', async () => {
	// Not by who sent the refused one: that block may be taken back, and his next number would wait for it.
	const { block } = await pjs.send(pjs.eve, api.tx.system.applyAuthorizedUpgrade(code), { finalized: true });
	// Read from the block: with a status the client decodes events by the metadata of the moment, which changes here, and
	// may then hand over none.
	const { block: made, events: records } = await pjs.decodeBlock(api, block);
	// By its code: after a reorganisation the refused transaction may stand in the same block.
	const isOurs = ({ method }) => method.method === 'applyAuthorizedUpgrade' && method.args[0].toHex() === code;
	const index = made.extrinsics.findIndex(isOurs);
	const own = ({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index);
	const events = records.filter(own).map(({ event }) => event);
	pjs.event(events, 'system', 'CodeUpdated');
	assert.equal(pjs.event(events, 'system', 'ExtrinsicSuccess').dispatchInfo.paysFee.type, 'No');
	for (const node of net.nodes) {
		await until(`${node.ws} runs ${version + 1}`, async () => (await specVersion(node)) === version + 1);
	}
	assert.equal((await net.nodes[0].rpc('state_getStorage', '0x3a636f6465', block)), code);
	assert.equal((await api.query.system.authorizedUpgrade()).isNone, true);
});

test('both clients go on without reconnecting: they decode across the upgrade and sign for the new version', async () => {
	await until('@polkadot/api knows the new version', () => api.runtimeVersion.specVersion.toNumber() === version + 1);
	const sent = await pjs.send(pjs.alice, api.tx.balances.transferKeepAlive(pjs.bob.address, STM), { finalized: true });
	pjs.event(sent.events, 'balances', 'Transfer');
	const call = client.getUnsafeApi().tx.Balances.transfer_keep_alive({ dest: papi.id('//Alice'), value: STM });
	const done = await papi.send(papi.signer('//Bob'), call);
	for (let number = 1; number <= done.block.number; number++) {
		const at = await net.nodes[0].hash(number);
		const one = await pjs.decodeBlock(api, at);
		const other = await papi.decodeBlock(client, at);
		assert.equal(one.events.length, other.events.length);
	}
	const last = (await api.query.system.lastRuntimeUpgrade()).unwrap();
	assert.equal(last.specVersion.toNumber(), version + 1);
});
