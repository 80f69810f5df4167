// The chain as a feeder needs it: what it prices and in what, what it reported last, and sending a report.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { cryptoWaitReady, keyExtractSuri, mnemonicValidate } from '@polkadot/util-crypto';
import { whole } from './ratio.js';

const RECONNECT_MS = 2_000;
const ANSWER_MS = 10_000;
const STM = 'Native';

// The key that a secret stands for.
export async function keyOf(suri) {
	await cryptoWaitReady();
	// Of any other text the keyring would make a key too, which nobody meant. `//Alice` is a development chain's.
	const { phrase } = suri.startsWith('//') ? {} : keyExtractSuri(suri);
	const sound = !phrase || /^0x[0-9a-fA-F]{64}$/.test(phrase) || mnemonicValidate(phrase);
	if (!sound) throw new Error('it is neither a phrase of words nor 0x and 64 digits');
	return new Keyring({ type: 'sr25519' }).addFromUri(suri);
}

export class Chain {
	// Connects, again and again until the node is there, and by itself whenever it was away.
	constructor(node) {
		this.provider = new WsProvider(node, RECONNECT_MS, {}, ANSWER_MS);
		this.ready = ApiPromise.create({ provider: this.provider, noInitWarn: true }).then((api) => (this.api = api));
		this.ready.catch(() => {}); // Whoever waits for it is told.
	}

	get isConnected() {
		return this.provider.isConnected && this.api !== undefined;
	}
	close() {
		return this.provider.disconnect();
	}

	// Throws if the node is catching up: what it says is old then.
	async now() {
		const { isSyncing } = await this.api.rpc.system.health();
		if (isSyncing.isTrue) throw new Error('the node is catching up');
		return (await this.api.query.timestamp.now()).toNumber();
	}

	// What is priced: its token, in what, where reports go and how long they live (milliseconds, if the chain says).
	// `asset`: a BitAsset's symbol, or a token's number; one that is no BitAsset is priced in STM.
	async target(asset) {
		const token = typeof asset === 'number' ? { Token: asset } : await this.tokenOf(asset);
		const record = await this.api.query.bitAssets?.records(token);
		const backing = record?.isSome ? named(record.unwrap().backing) : STM;
		const [mine, theirs] = [await this.traits(token), await this.traits(backing)];
		return {
			token,
			own: record?.isSome === true && !record.unwrap().source.isOracle,
			backing: theirs.symbol,
			decimals: mine.decimals,
			backingDecimals: theirs.decimals,
			lifetime: record?.isSome ? record.unwrap().terms.feed.lifetimeMs.toNumber() : null,
		};
	}

	async tokenOf(symbol) {
		const found = await this.api.query.bitAssets?.symbols(symbol);
		if (!found?.isSome) throw new Error(`the chain has no BitAsset ${symbol}`);
		return named(found.unwrap());
	}

	async traits(asset) {
		if (asset === STM) return { symbol: this.api.registry.chainTokens[0], decimals: this.api.registry.chainDecimals[0] };
		const { symbol, decimals } = await this.api.query.assets.metadata(asset.Token);
		if (symbol.length === 0) throw new Error(`the chain has no token ${asset.Token}`);
		return { symbol: symbol.toUtf8(), decimals: decimals.toNumber() };
	}

	// Throws unless an account may report a target's price.
	async ensureFeeder(target, who) {
		const feeders = target.own
			? (await this.api.query.bitAssets.reports(target.token)).map(([feeder]) => feeder)
			: await this.api.query.feeders.members();
		if (!feeders.some((feeder) => feeder.eq(who))) throw new Error(`${who} is no feeder of it`);
	}

	// The account's last report: its exact price and when it was, or nothing.
	async last(target, who) {
		const report = target.own ? await this.ownReport(target, who) : await this.oracleReport(target, who);
		if (!report) return null;
		const price = { quote: report.price.quote.toBigInt(), base: report.price.base.toBigInt() };
		return { price: whole(price, target.decimals, target.backingDecimals), at: report.at.toNumber() };
	}

	async ownReport({ token }, who) {
		const reports = await this.api.query.bitAssets.reports(token);
		const [, report] = reports.find(([feeder]) => feeder.eq(who)) ?? [];
		return report?.isSome ? report.unwrap() : null;
	}
	async oracleReport({ token }, who) {
		const report = await this.api.query.oracle.rawValues(who, token);
		return report.isSome ? { price: report.unwrap().value, at: report.unwrap().timestamp } : null;
	}

	// The calls that report prices in smallest units: all of the oracle's in one.
	oracleCall(prices) {
		return this.api.tx.oracle.feedValues(prices.map(({ target, units }) => [target.token, units]));
	}
	ownCall({ target, units }) {
		return this.api.tx.bitAssets.publishFeed(target.token, units);
	}

	// Signs, sends, and answers with the block's hash once it is in one. The nonce is the state's and not the pool's: while
	// a report waits in the pool another is refused there, rather than queued behind it.
	//
	// `account`: whose report it is, where the key is that of a proxy.
	async send(report, key, account, ms) {
		const call = account ? this.api.tx.proxy.proxy(account, null, report) : report;
		const { nonce } = await this.api.query.system.account(key.address);
		let end;
		const sent = new Promise((resolve, reject) => {
			end = this.watch(reject, ms);
			call.signAndSend(key, { nonce }, ({ status, events, dispatchError, isError }) => {
				const failure = dispatchError ?? failureOf(events);
				if (isError) reject(new Error(`the pool dropped it: ${status.type}`));
				else if (failure) reject(new Error(this.nameOf(failure)));
				else if (status.isInBlock) resolve(status.asInBlock.toHex());
			}).then((unsubscribe) => sent.then(unsubscribe, unsubscribe).catch(() => {}), reject);
		});
		return sent.finally(() => end());
	}

	// Rejects when it takes too long or the connection is lost: then nothing is heard of it any more.
	watch(reject, ms) {
		const timer = setTimeout(() => reject(new Error(`it is in no block after ${ms / 1_000} s`)), ms);
		const off = this.provider.on('disconnected', () => reject(new Error('the connection was lost before it was in a block')));
		return () => {
			clearTimeout(timer);
			off();
		};
	}

	nameOf(error) {
		if (!error.isModule) return error.toString();
		const { section, name } = this.api.registry.findMetaError(error.asModule);
		return `${section}.${name}`;
	}
}

// An asset as calls and storage keys want it.
const named = (asset) => (asset.isToken ? { Token: asset.asToken.toNumber() } : STM);

// Why what a proxy called failed; nothing if it did not, or was called by nobody else.
function failureOf(events) {
	const { event } = events.find(({ event }) => event.section === 'proxy' && event.method === 'ProxyExecuted') ?? {};
	return event?.data.result.isErr ? event.data.result.asErr : undefined;
}
