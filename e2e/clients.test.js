// The clients that users have connect to a chain, decode all of it and sign.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { hexToU8a } from '@polkadot/util';
import { firstValueFrom } from 'rxjs';
import { filter } from 'rxjs/operators';
import { until, within } from './lib/await.js';
import { node, quick } from './lib/chain.js';
import * as papi from './lib/papi.js';
import * as pjs from './lib/pjs.js';
import { resources } from './lib/resources.js';

const COIN = 100_000_000n;
const file = resources();
let chain, api, client;

before(async () => {
	const archive = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];
	chain = await node('alice', '--chain', await quick(), '--alice', ...archive);
	file.after(() => chain.stop());
	await chain.start();
	api = await pjs.connect(chain, file);
	client = papi.connect(chain, file);
});
const balance = async (who) => (await api.query.system.account(who)).data.free.toBigInt();

test('@polkadot/api signs a transfer and sees it finalized', async () => {
	const before = await balance(pjs.ferdie.address);
	const call = api.tx.balances.transferKeepAlive(pjs.ferdie.address, 3n * COIN);
	const { events } = await pjs.send(pjs.alice, call, { finalized: true });
	const [from, to, amount] = pjs.event(events, 'balances', 'Transfer');
	assert.deepEqual([from.toString(), to.toString()], [pjs.alice.address, pjs.ferdie.address]);
	assert.equal(amount.toBigInt(), 3n * COIN);
	assert.equal(await balance(pjs.ferdie.address), before + 3n * COIN);
});

test('polkadot-api signs a transfer and sees it finalized', async () => {
	const before = await balance(pjs.eve.address);
	const call = client.getUnsafeApi().tx.Balances.transfer_keep_alive({ dest: papi.id('//Eve'), value: 2n * COIN });
	const { events } = await papi.send(papi.signer('//Bob'), call);
	const transfer = events.find((event) => event.type === 'Balances' && event.value.type === 'Transfer').value.value;
	assert.deepEqual(transfer, { from: papi.address('//Bob'), to: papi.address('//Eve'), amount: 2n * COIN });
	assert.equal(await balance(pjs.eve.address), before + 2n * COIN);
});

test('both decode every block and every event so far, and encode them back to the same bytes', async () => {
	const { number } = await within(60, 'a finalized block after the transfers', firstValueFrom(
		client.finalizedBlock$.pipe(filter(({ number }) => number >= 2)),
	));
	let transfers = 0;
	for (let n = 1; n <= number; n++) {
		const hash = await chain.hash(n);
		const one = await pjs.decodeBlock(api, hash);
		const other = await papi.decodeBlock(client, hash);
		assert.equal(one.block.extrinsics.length, other.calls.length, `extrinsics of block ${n}`);
		assert.equal(one.events.length, other.events.length, `events of block ${n}`);
		const names = other.events.map(({ event }) => `${event.type}.${event.value.type}`.toLowerCase());
		assert.deepEqual(one.events.map(({ event }) => `${event.section}.${event.method}`.toLowerCase()), names);
		transfers += names.filter((name) => name === 'balances.transfer').length;
	}
	assert.ok(transfers >= 2, `the transfers are among what was decoded, not only ${transfers}`);
});

test('properties tell wallets the coin and the address format, and agree with the runtime', async () => {
	const properties = await chain.rpc('system_properties');
	assert.deepEqual(properties, { ss58Format: 42, tokenSymbol: 'STM', tokenDecimals: 8, isEthereum: false });
	assert.equal(api.consts.system.ss58Prefix.toNumber(), properties.ss58Format);
	assert.equal(api.consts.balances.existentialDeposit.toBigInt(), COIN);
	assert.equal(await chain.rpc('system_chain'), 'Tributary Fast');
	assert.equal((await client.getChainSpecData()).properties.tokenSymbol, 'STM');
});

test('metadata 14, 15 and 16 are served', async () => {
	const versions = api.registry.createType('Vec<u32>', await chain.rpc('state_call', 'Metadata_metadata_versions', '0x'));
	const numbers = versions.map((version) => version.toNumber());
	for (const version of [14, 15, 16]) {
		assert.ok(numbers.includes(version), `${version} in ${numbers}`);
		const asked = api.registry.createType('u32', version).toHex(true);
		const found = await chain.rpc('state_call', 'Metadata_metadata_at_version', asked);
		const bytes = api.registry.createType('Option<Bytes>', hexToU8a(found));
		const magic = Buffer.from('meta').toString('hex') + version.toString(16).padStart(2, '0');
		assert.equal(bytes.unwrap().toHex().slice(2, 12), magic);
	}
	assert.equal(api.runtimeMetadata.version, 16);
});

test('calls, events, errors and storage are documented in the metadata', async () => {
	const undocumented = (pallet) => (entry) => entry.docs.join('').trim() === '' && `${pallet}.${entry.name}`;
	const ours = ['Ports', 'Exchange', 'Periods', 'Allocation'];
	const pallets = api.runtimeMetadata.asLatest.pallets.filter(({ name }) => ours.includes(name.toString()));
	assert.equal(pallets.length, ours.length);
	for (const pallet of pallets) {
		const variants = [pallet.calls, pallet.events, pallet.errors]
			.filter((part) => part.isSome)
			.flatMap((part) => [...api.registry.lookup.getSiType(part.unwrap().type).def.asVariant.variants]);
		const items = pallet.storage.isSome ? [...pallet.storage.unwrap().items] : [];
		assert.deepEqual([...variants, ...items].map(undocumented(pallet.name)).filter(Boolean), []);
	}
});

test('rpc_methods lists what wallets, explorers and validators call', async () => {
	const { methods } = await chain.rpc('rpc_methods');
	const expected = [
		'author_rotateKeysWithOwner', 'author_submitAndWatchExtrinsic', 'babe_epochAuthorship', 'chain_getBlock',
		'chainHead_v1_follow', 'chainSpec_v1_genesisHash', 'archive_v1_storage', 'transaction_v1_broadcast',
		'bitAssets_asset', 'bitAssets_assetNamed', 'bitAssets_assets', 'bitAssets_claimable', 'bitAssets_feed', 'bitAssets_fund',
		'bitAssets_position', 'bitAssets_positions', 'bitAssets_quoteAdjust', 'bitAssets_quoteRedeem', 'bitAssets_quoteSettle',
		'bitAssets_savings', 'bitAssets_settlements', 'bitAssets_settlementsOf', 'bitAssets_weakest',
		'exchange_bestRouteIn', 'exchange_bestRouteOut', 'exchange_claimable', 'exchange_depth', 'exchange_issuerFees',
		'exchange_market', 'exchange_marketEvents', 'exchange_markets', 'exchange_orders', 'exchange_ordersOf',
		'exchange_quoteExactIn', 'exchange_quoteExactOut', 'exchange_quotePlace', 'exchange_reserved',
		'exchange_subscribeMarket', 'exchange_ticker', 'exchange_unsubscribeMarket',
		'grandpa_roundState', 'grandpa_proveFinality', 'payment_queryInfo', 'state_call', 'state_getMetadata',
		'ports_claimable', 'ports_iou', 'ports_iouByCode', 'ports_iousOf', 'ports_port', 'ports_portNamed', 'ports_ports',
		'ports_quoteDeposit', 'ports_quoteRedeem', 'ports_request', 'ports_requestsAt', 'ports_requestsOf',
		'ports_requestsOfPort', 'sync_state_genSyncSpec', 'system_accountNextIndex', 'system_health', 'transactionWatch_v1_submitAndWatch',
	];
	assert.deepEqual(expected.filter((name) => !methods.includes(name)), []);
});

test('view functions and runtime APIs answer both clients', async () => {
	const unsafe = client.getUnsafeApi();
	const info = await unsafe.apis.AccountNonceApi.account_nonce(papi.address('//Alice'));
	assert.equal(info, (await api.call.accountNonceApi.accountNonce(pjs.alice.address)).toNumber());
	assert.equal(await unsafe.view.Ports.port(4_000_000_000), undefined);
});

test('the pool refuses a bad signature', async () => {
	const call = api.tx.balances.transferKeepAlive(pjs.bob.address, COIN);
	const signed = await call.signAsync(pjs.charlie);
	const bytes = Buffer.from(signed.toHex().slice(2), 'hex');
	bytes[bytes.indexOf(Buffer.from(signed.signature.toU8a().slice(-64))) + 5] ^= 1;
	await assert.rejects(chain.rpc('author_submitExtrinsic', `0x${bytes.toString('hex')}`), /1010.*bad signature/i);
});

test('the pool refuses a fee in an asset it does not know', async () => {
	const call = api.tx.balances.transferKeepAlive(pjs.bob.address, COIN);
	const unknown = { parents: 1, interior: 'Here' };
	await assert.rejects(pjs.send(pjs.charlie, call, { assetId: unknown }), /1010.*(payment|pay some fees)/i);
	const asset = { parents: 1, interior: papi.Enum('Here') };
	const same = client.getUnsafeApi().tx.Balances.transfer_keep_alive({ dest: papi.id('//Bob'), value: COIN });
	await assert.rejects(papi.send(papi.signer('//Charlie'), same, { asset }), /Payment/);
});

test('a signature over the metadata hash is accepted, and one over another hash is not', async () => {
	const call = () => client.getUnsafeApi().tx.System.remark({ remark: new Uint8Array([1]) });
	assert.ok((await papi.send(papi.hashing(papi.signer('//Dave')), call())).ok);
	const wrong = { mode: 1, metadataHash: `0x${'11'.repeat(32)}`, withSignedTransaction: true };
	await assert.rejects(pjs.send(pjs.dave, api.tx.system.remark('0x01'), wrong), /1010.*bad signature/i);
});

test('a fee is what the node said it would be, and it is destroyed', async () => {
	const call = api.tx.balances.transferKeepAlive(pjs.bob.address, COIN);
	const quoted = (await call.paymentInfo(pjs.charlie.address)).partialFee.toBigInt();
	const { block, events } = await pjs.send(pjs.charlie, call);
	const header = await api.rpc.chain.getHeader(block);
	const issuance = async (hash) => (await (await api.at(hash)).query.balances.totalIssuance()).toBigInt();
	const [, fee] = pjs.event(events, 'transactionPayment', 'TransactionFeePaid');
	assert.equal(fee.toBigInt(), quoted);
	assert.equal((await issuance(header.parentHash)) - (await issuance(block)), quoted);
});

test('metrics are served', async () => {
	const text = await until('metrics', async () => (await fetch(`http://127.0.0.1:${chain.prometheus}/metrics`)).text());
	assert.match(text, /^substrate_block_height\{.*status="finalized".*\} [0-9]+$/m);
});
