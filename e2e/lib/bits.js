// A BitAsset as feeders, borrowers and holders drive it, and its arithmetic done again from what the guides say.

import { plain } from './exchange.js';
import { send } from './pjs.js';

export const BTS = { Token: 1 };
// Repays whatever is owed.
export const ALL = -(2n ** 127n);
const WHOLE_BP = 10_000n;
const YEAR_DAYS = 365n;

export const up = (number, by) => (number + by - 1n) / by;

// What is left of an amount after a fee, which is rounded down; and the least amount of which so much is left.
export const net = (amount, bp) => amount - (amount * bp) / WHOLE_BP;
export const gross = (left, bp) => (left === 0n ? 0n : ((left - 1n) * WHOLE_BP) / (WHOLE_BP - bp) + 1n);

export class BitAsset {
	// `day`: a day of this chain, milliseconds.
	static async named(symbol, api, chain, day) {
		const id = { Token: (await api.query.bitAssets.symbols(symbol)).unwrap().asToken.toNumber() };
		return Object.assign(new BitAsset(), { id, api, chain, day });
	}

	// Sends a call on it and answers with its block and events.
	call(who, name, ...args) {
		return send(who, this.api.tx.bitAssets[name](this.id, ...args), this.options);
	}
	adjust(who, debt, collateral, targetBp = null) {
		return this.call(who, 'adjust', { debt, collateral, targetBp });
	}

	// Everybody reports the price: units of BTS for a unit. Answers with the blocks.
	async feed(who, quote, base = 1n) {
		const blocks = [];
		for (const feeder of who) blocks.push(await this.report(feeder, quote, base));
		return blocks;
	}
	async report(feeder, quote, base = 1n) {
		const call = this.api.tx.oracle.feedValues([[this.id, { quote, base }]]);
		return (await send(feeder, call, this.options)).block;
	}

	// What the pallet did in a block, by events of these names or all, whoever made it do so.
	async events(block, ...names) {
		const at = await this.api.at(block);
		const ours = (await at.query.system.events()).filter(({ event }) => event.section === 'bitAssets');
		const told = ours.map(({ event }) => ({ name: event.method, ...plain(event.data) }));
		return told.filter(({ name }) => names.length === 0 || names.includes(name)).map(({ asset, ...rest }) => rest);
	}

	async at(block) {
		return block ? this.api.at(block) : this.api;
	}
	async now(block) {
		return (await (await this.at(block)).query.timestamp.now()).toBigInt();
	}
	async record(block) {
		return (await (await this.at(block)).query.bitAssets.records(this.id)).unwrap();
	}
	async supply(block) {
		return (await (await this.at(block)).query.assets.asset(this.id.Token)).unwrap().supply.toBigInt();
	}

	// Somebody's position as it is stored, or nothing.
	async position(who, block) {
		const debt = await (await this.at(block)).query.bitAssets.debts(this.id, who.address);
		if (debt.isNone) return null;
		const { collateral, principal, normalised } = debt.unwrap().position;
		return { collateral: collateral.toBigInt(), principal: principal.toBigInt(), normalised: normalised.toBigInt() };
	}

	// The position as it was before a block, and what it owes in that block: the index is brought forward to its time, one
	// part in 10,000 · 365 days for each basis point, rounded up, and so is the debt to whole units.
	async owing(who, block) {
		const parent = (await this.chain.header(block)).parentHash;
		const [position, record, now] = [await this.position(who, parent), await this.record(parent), await this.now(block)];
		const [index, at] = [record.index.value.toBigInt(), record.index.at.toBigInt()];
		const grown = up(index * (now - at) * record.terms.borrowFeeBp.toBigInt(), WHOLE_BP * YEAR_DAYS * this.day);
		const debt = up(position.normalised * (index + grown), 2n ** 128n);
		return { ...position, debt: debt > position.principal ? debt : position.principal };
	}
}
