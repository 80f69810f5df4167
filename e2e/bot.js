#!/usr/bin/env node
// Quotes both sides of BTS (token 1) against STM on a development chain, around the last price.
//
//   node e2e/bot.js [ws://127.0.0.1:9944] [//Bob]

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';

const [ws = 'ws://127.0.0.1:9944', uri = '//Bob'] = process.argv.slice(2);
const [STM, BTS] = ['Native', { Token: 1 }]; // The lower asset is the quote: prices are STM per BTS.
const PERCENT = [1n, 2n, 3n]; // How far each level is off the middle.
const BTS_A_LEVEL = 10_000_000_000n; // 100 BTS; both assets have 8 decimals.
const FIRST = 5_000n; // The middle of an empty market, in ten-thousandths of an STM.
const SWITCH_MS = 30_000n; // Quotes are dead when nothing was heard of us for so long.

// Connects again by itself, and gives up on an answer after ten seconds.
const provider = new WsProvider(ws, 1_000, {}, 10_000);
const api = await ApiPromise.create({ provider, noInitWarn: true });
const me = new Keyring({ type: 'sr25519' }).addFromUri(uri);

// An order that rests or is refused. Bids have our numbers 1, 2, 3, asks 11, 12, 13.
function order(bid, middle, percent) {
	const price = { quote: middle * (bid ? 100n - percent : 100n + percent), base: 1_000_000n };
	const [sell, buy] = bid ? [STM, BTS] : [BTS, STM];
	const timeInForce = { PostOnly: { expiry: 'Never', slide: false } };
	const terms = { size: { AtPrice: { amount: BTS_A_LEVEL, price } }, timeInForce, selfTrade: 'CancelResting' };
	return { sell, buy, terms: { ...terms, passive: false, clientId: percent + (bid ? 0n : 10n), maxFills: 0 } };
}

// One transaction: the switch is set anew, the old quotes go, new ones stand. A quote that was filled cannot be
// cancelled any more: that item fails by itself, and `BatchItem` says so.
async function quote(number) {
	const { last, bid, ask } = (await provider.send('exchange_ticker', [STM, BTS])) ?? {};
	const units = ({ quote, base }) => (BigInt(quote) * 10_000n) / BigInt(base);
	const middle = last ? units(last) : bid && ask ? (units(bid.price) + units(ask.price)) / 2n : FIRST;
	const now = (await api.query.timestamp.now()).toBigInt();
	const creates = [true, false].flatMap((bid) => PERCENT.map((percent) => order(bid, middle, percent)));
	const cancels = creates.map(({ terms }) => ({ Client: terms.clientId }));
	const moves = api.tx.exchange.batchUpdate(cancels, [], creates, false);
	await api.tx.utility.batchAll([api.tx.exchange.setDeadline(now + SWITCH_MS), moves]).signAndSend(me, { nonce: -1 });
	console.log(`block ${number}: quoting around ${Number(middle) / 10_000} STM`);
}

await api.rpc.chain.subscribeNewHeads(({ number }) => quote(number).catch(({ message }) => console.error(message)));
