// A port as its owner and its customers drive it: calls of the pallet `ports` with sensible values.

import { send, event } from './pjs.js';

export const BTC = 100_000_000n;
// Fee of a request on these terms: flat plus share, and at most a tenth of the amount, all rounded down.
export function fee({ flat, basisPoints }, amount) {
	const asked = flat + (amount * BigInt(basisPoints)) / 10_000n;
	return asked < amount / 10n ? asked : amount / 10n;
}

export class Port {
	constructor(api, owner) {
		Object.assign(this, { api, owner });
	}

	// Sound terms: no fee takes more than a tenth of the smallest request. The deadlines are the shortest this chain allows.
	terms(changes = {}) {
		const deadline = this.api.consts.ports.deadlineMin.toNumber();
		return {
			depositFee: { flat: 1_000n, basisPoints: 10 },
			redeemFee: { flat: 2_000n, basisPoints: 20 },
			requestMin: 100_000n,
			requestMax: 100n * BTC,
			depositDeadlineMs: deadline,
			redeemDeadlineMs: deadline,
			marketFee: { makerBp: 0, takerBp: 10, fillMax: null },
			orderMin: 1n,
			supplyMax: 1_000n * BTC,
			reservesRequired: false,
			...changes,
		};
	}

	// Sends a call of the pallet as `who` and answers with the fields of the event it promises.
	async call(who, promised, name, ...args) {
		const { events } = await send(who, this.api.tx.ports[name](...args));
		return event(events, 'ports', promised);
	}

	async open(name) {
		this.id = (await this.call(this.owner, 'PortOpened', 'openPort', name, 'https://example.org')).port.toNumber();
		return this;
	}
	// The id of the new asset, in the form calls want it.
	async define(code, powers = {}, changes = {}) {
		const all = { freeze: false, clawBack: false, ...powers };
		const args = [this.id, code, 'Digital', 8, all, this.terms(changes)];
		return (await this.call(this.owner, 'IouDefined', 'defineIou', ...args)).iou.toJSON();
	}
	async requestDeposit(who, iou, amount, memo = '') {
		return (await this.call(who, 'DepositRequested', 'requestDeposit', iou, amount, memo)).id.toJSON();
	}
	confirmDeposit(who, id, amount, reference) {
		return this.call(who, 'DepositConfirmed', 'confirmDeposit', id, amount, reference);
	}
	async requestRedeem(who, iou, amount, destination, memo = '') {
		return (await this.call(who, 'RedemptionRequested', 'requestRedeem', iou, amount, destination, memo)).id.toJSON();
	}
	confirmRedeem(who, id, reference) {
		return this.call(who, 'RedemptionConfirmed', 'confirmRedeem', id, reference);
	}

	// Everything a deposit needs, and the units that were issued.
	async deposit(who, iou, amount, reference) {
		const id = await this.requestDeposit(who, iou, amount);
		return (await this.confirmDeposit(this.owner, id, amount, reference)).net.toBigInt();
	}

	transfer(who, iou, to, amount) {
		return send(who, this.api.tx.assets.transferKeepAlive(iou.token, to, amount));
	}
	async balance(iou, who) {
		return (await this.api.query.assets.account(iou.token, who)).unwrapOr({ balance: { toBigInt: () => 0n } }).balance.toBigInt();
	}
	async outstanding(iou) {
		return (await this.api.query.assets.asset(iou.token)).unwrap().supply.toBigInt();
	}
}
