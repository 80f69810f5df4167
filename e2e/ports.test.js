// The journey of an IOU, told in order, and the ways it can go wrong: the real binary, a wallet's client.
// Blocks are sealed on demand, so that a deadline passes in as many blocks as it has slots.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { node, ROOT } from './lib/chain.js';
import * as papi from './lib/papi.js';
import * as pjs from './lib/pjs.js';
import { BTC, fee, Port } from './lib/port.js';
import { resources } from './lib/resources.js';

const { alice, bob, charlie, dave } = pjs;
const owner = alice;
const file = resources();
let chain, api, client, port, btc;

before(async () => {
	chain = await node('ports', '--dev', '--seal', 'instant');
	file.after(() => chain.stop());
	api = await pjs.connect(await chain.start(), file);
	client = papi.connect(chain, file);
});

const refused = (name, sent) => assert.rejects(sent, new RegExp(`^Refused: ports\\.${name}$|ports\\.${name}`));
const held = async (who) => (await api.query.system.account(who.address)).data.reserved.toBigInt();

test('a port opens and defines BTC', async () => {
	port = await new Port(api, owner).open('e2e-gate');
	btc = await port.define('BTC', { freeze: true });
	assert.ok(btc.token >= 1000, `a user's asset: ${JSON.stringify(btc)}`);
	assert.equal((await api.query.assets.metadata(btc.token)).decimals.toNumber(), 8);
	assert.equal(await port.outstanding(btc), 0n);
});

test('a deposit is requested, confirmed and issued less the fee', async () => {
	const amount = 2n * BTC;
	const before = await held(bob);
	const id = await port.requestDeposit(bob, btc, amount, 'from my cold wallet');
	assert.ok((await held(bob)) > before, 'a deposit is held while the request is open');
	const confirmed = await port.confirmDeposit(owner, id, amount, 'btc:tx-1');
	const expected = amount - fee(port.terms().depositFee, amount);
	assert.equal(confirmed.net.toBigInt(), expected);
	assert.equal(await port.balance(btc, bob.address), expected);
	assert.equal(await port.outstanding(btc), expected);
	assert.equal(await held(bob), before, 'and given back');
});

test('the IOU is transferred', async () => {
	await port.transfer(bob, btc, charlie.address, BTC / 2n);
	assert.equal(await port.balance(btc, charlie.address), BTC / 2n);
});

test('it is redeemed and the payout confirmed', async () => {
	const amount = BTC / 4n;
	const before = await port.outstanding(btc);
	const id = await port.requestRedeem(charlie, btc, amount, 'bc1qexample');
	assert.equal(await port.balance(btc, charlie.address), BTC / 4n);
	assert.equal(await port.outstanding(btc), before, 'it waits in the vault');
	await port.confirmRedeem(owner, id, 'btc:payout-1');
	assert.equal(await port.outstanding(btc), before - amount);
});

test('polkadot-api reads the same through view functions and takes a deposit through', async () => {
	const unsafe = client.getUnsafeApi();
	const iou = papi.Enum('Token', btc.token);
	const info = await unsafe.view.Ports.iou(iou);
	assert.equal(info.outstanding, await port.outstanding(btc));
	const text = (value) => new TextEncoder().encode(value);
	const request = unsafe.tx.Ports.request_deposit({ iou, amount: BTC, memo: text('') });
	const { events } = await papi.send(papi.signer('//Eve'), request);
	const { id } = events.find((event) => event.value.type === 'DepositRequested').value.value;
	await papi.send(papi.signer('//Alice'), unsafe.tx.Ports.confirm_deposit({ id, amount: BTC, reference: text('btc:papi') }));
	assert.equal(await port.balance(btc, papi.address('//Eve')), BTC - fee(port.terms().depositFee, BTC));
});

test('the RPC lists ports, IOUs and open requests', async () => {
	const amount = BTC / 8n;
	const id = await port.requestDeposit(dave, btc, amount);
	const [one, iou, requests, mine] = await Promise.all([
		chain.rpc('ports_portNamed', 'e2e-gate'),
		chain.rpc('ports_iou', { Token: btc.token }),
		chain.rpc('ports_requestsOfPort', port.id, null, null, 10),
		chain.rpc('ports_requestsOf', dave.address, 'pending_user_transfer_start', null, 10),
	]);
	assert.deepEqual([one.id, one.owner, one.state, one.ious], [port.id, owner.address, 'open', 1]);
	assert.equal(iou.outstanding, String(await port.outstanding(btc)));
	assert.equal(requests.items.length, 1);
	assert.deepEqual(requests.items[0].id, { iou: { Token: btc.token }, number: id.number });
	assert.deepEqual(mine.items, requests.items);
	const quote = await chain.rpc('ports_quoteDeposit', { Token: btc.token }, String(amount));
	assert.equal(BigInt(quote.net), amount - fee(port.terms().depositFee, amount));
	await port.call(owner, 'RequestClosed', 'rejectDeposit', id, 'it did not arrive');
	assert.deepEqual((await chain.rpc('ports_requestsOfPort', port.id, null, null, 10)).items, []);
});

test('a stranger cannot confirm, and an operator only what he may', async () => {
	const id = await port.requestDeposit(bob, btc, BTC);
	await refused('NotPermitted', port.confirmDeposit(dave, id, BTC, 'btc:stranger'));
	await refused('NotPortOwner', port.call(dave, 'IouDefined', 'defineIou', port.id, 'LTC', 'Digital', 8, {}, port.terms()));
	await port.call(owner, 'OperatorSet', 'setOperator', port.id, dave.address, { deposits: false, redemptions: true });
	await refused('NotPermitted', port.confirmDeposit(dave, id, BTC, 'btc:operator'));
	await port.call(owner, 'OperatorSet', 'setOperator', port.id, dave.address, { deposits: true, redemptions: false });
	await port.confirmDeposit(dave, id, BTC, 'btc:operator');
});

test('a reference is good once', async () => {
	const id = await port.requestDeposit(bob, btc, BTC);
	const before = await port.outstanding(btc);
	await refused('ReferenceUsed', port.confirmDeposit(owner, id, BTC, 'btc:tx-1'));
	assert.equal(await port.outstanding(btc), before);
	await port.confirmDeposit(owner, id, BTC, 'btc:tx-2');
});

test('a deadline passes: the IOU comes back and the port counts as overdue', async () => {
	const amount = BTC / 10n;
	const before = await port.balance(btc, bob.address);
	const id = await port.requestRedeem(bob, btc, amount, 'bc1qlate');
	await refused('NotExpired', port.call(dave, 'RequestClosed', 'expireRedeem', id));
	await pass(port.terms().redeemDeadlineMs);
	const closed = await port.call(dave, 'RequestClosed', 'expireRedeem', id);
	assert.equal(closed.overdue.isTrue, true);
	assert.equal(await port.balance(btc, bob.address), before);
	assert.equal((await api.query.ports.ports(port.id)).unwrap().overdue.toNumber(), 1);
});

// Lets that much of the chain's time pass: a block a slot.
async function pass(ms) {
	const blocks = Math.ceil(ms / api.consts.babe.expectedBlockTime.toNumber()) + 1;
	for (let n = 0; n < blocks; n++) await chain.rpc('engine_createBlock', true, true);
}

test('a frozen account cannot send or redeem, and can again when thawed', async () => {
	await port.call(owner, 'Frozen', 'freeze', btc, bob.address);
	await assert.rejects(port.transfer(bob, btc, charlie.address, 1n), /assets\.Frozen|Token/);
	await refused('Frozen', port.requestRedeem(bob, btc, BTC / 10n, 'bc1q'));
	await port.call(owner, 'Thawed', 'thaw', btc, bob.address);
	await port.transfer(bob, btc, charlie.address, 1n);
});

test('who has no STM cannot hold an IOU', async () => {
	const nobody = pjs.key('//Nobody');
	await assert.rejects(port.transfer(bob, btc, nobody.address, 1n), /CannotCreate/);
	assert.equal(await port.balance(btc, nobody.address), 0n);
});

test('an IOU is issued only to those who trust it, and never beyond their limit', async () => {
	const issue = (amount, reference) => port.call(owner, 'Issued', 'issue', btc, dave.address, amount, reference);
	await refused('NotTrusted', issue(BTC, 'btc:untrusted'));
	await port.call(dave, 'Trusted', 'trust', btc, BTC);
	await issue(BTC / 2n, 'btc:issue-1');
	await refused('TrustExceeded', issue(BTC, 'btc:issue-2'));
});

test('another port may have a BTC of its own', async () => {
	const other = await new Port(api, bob).open('e2e-gate-2');
	const theirs = await other.define('BTC');
	assert.notEqual(theirs.token, btc.token);
	await refused('NameTaken', new Port(api, bob).open('e2e-gate'));
});

test("the README's first IOU is issued, paid on and redeemed", async () => {
	const script = join(ROOT, 'e2e/first-iou.js');
	const { stdout } = await promisify(execFile)(process.execPath, [script, chain.ws], { timeout: 120_000 });
	const issued = BTC - fee(port.terms().depositFee, BTC);
	const left = Number(issued - BTC / 4n) / Number(BTC);
	assert.ok(stdout.includes(`${left} BTC are outstanding`), stdout);
});
