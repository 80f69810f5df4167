// The exchange as traders drive it: calls of the pallet with sensible values, and what the chain says of its books.

import { event, send } from './pjs.js';

export const STM = 'Native';

// A limit as whole numbers: quote units per base units.
export const price = (quote, base = 1n) => ({ quote, base });
export const offer = (sell, receive) => ({ Offer: { sell, receive } });
export const at = (amount, quote, base = 1n) => ({ AtPrice: { amount, price: price(quote, base) } });
export const GTC = { GoodTill: 'Never' };
export const IOC = 'ImmediateOrCancel';
export const POST_ONLY = { PostOnly: { expiry: 'Never', slide: false } };
export const until = (moment) => ({ GoodTill: { Moment: moment } });

// An order as calls want it, but for its assets.
export function terms(size, changes = {}) {
	const usual = { timeInForce: GTC, passive: false, selfTrade: 'CancelTaker', clientId: null, maxFills: 50 };
	return { size, ...usual, ...changes };
}
export const create = (sell, buy, size, changes) => ({ sell, buy, terms: terms(size, changes) });
export const way = (via = 'Auto', maxFills = 20) => ({ via, selfTrade: 'CancelTaker', maxFills });
export const through = (...assets) => way({ Given: assets });

// What an event tells, as plain values: amounts as bigints, counts as numbers, assets as calls want them.
export const plain = (data) => Object.fromEntries(data.names.map((name, index) => [name, value(data[index])]));
function value(field) {
	if (field.toBigInt) return field.bitLength() > 32 ? field.toBigInt() : field.toNumber();
	if (field.isSome !== undefined) return field.isSome ? value(field.unwrap()) : null;
	if (field.inner) return variant(field);
	if (Array.isArray(field)) return field.map(value);
	if (field instanceof Map) return Object.fromEntries([...field].map(([name, inner]) => [name, value(inner)]));
	return field.toString();
}
const variant = ({ type, inner }) => (inner.toRawType() === 'Null' ? type : { [type]: value(inner) });

export class Exchange {
	constructor(api, chain) {
		Object.assign(this, { api, chain });
	}

	get tx() {
		return this.api.tx.exchange;
	}

	// Sends a call of the pallet and answers with all its events.
	async call(who, name, ...args) {
		return (await send(who, this.tx[name](...args))).events;
	}

	// Places an order; answers with what it came to: its id, its summary, its fills.
	async place(who, sell, buy, size, changes) {
		return placed(await this.call(who, 'place', sell, buy, terms(size, changes)));
	}

	// The results of a batch's items, in their order: `Ok`, or the name of the error.
	async batch(who, { cancels = [], markets = [], creates = [], whole = false }) {
		const events = await this.call(who, 'batchUpdate', cancels, markets, creates, whole);
		return batchResults(this.api, events);
	}

	// Sets the dead man's switch so many milliseconds from now, by the chain's clock.
	async switch(who, ms) {
		const deadline = ms === null ? null : (await this.now()) + BigInt(ms);
		await this.call(who, 'setDeadline', deadline);
		return deadline;
	}

	async now(at) {
		const api = at ? await this.api.at(at) : this.api;
		return (await api.query.timestamp.now()).toBigInt();
	}

	// Units an account has of an asset, STM included.
	async balance(asset, who) {
		if (asset === STM) return (await this.api.query.system.account(who.address)).data.free.toBigInt();
		const account = await this.api.query.assets.account(asset.Token, who.address);
		return account.isSome ? account.unwrap().balance.toBigInt() : 0n;
	}

	rpc(method, ...args) {
		return this.chain.rpc(`exchange_${method}`, ...args);
	}
}

export function placed(events) {
	const { order, summary } = plain(event(events, 'exchange', 'Placed'));
	return { id: order.order, ...summary, fills: fills(events), events };
}

// The fills among events: whose order, at which price, what the maker gave and was paid.
export const fills = (events) =>
	events.filter(({ section, method }) => section === 'exchange' && method === 'Filled').map(({ data }) => plain(data));

export function batchResults(api, events) {
	const items = events.filter(({ section, method }) => section === 'exchange' && method === 'BatchItem');
	return items.map(({ data: { result } }) => {
		if (result.isOk) return 'Ok';
		return result.asErr.isModule ? api.registry.findMetaError(result.asErr.asModule).name : result.asErr.toString();
	});
}
