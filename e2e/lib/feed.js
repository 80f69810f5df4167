// A client of the market-data feed that does what docs/market-data.md says, and nothing more: it rebuilds the book of a
// market from messages alone.

import { EventEmitter } from 'node:events';
import WebSocket from 'ws';
import { within } from './await.js';

// Emits every message by its kind after it was applied, and `lost` when the connection is.
export class Feed extends EventEmitter {
	constructor(node, one, other) {
		super();
		Object.assign(this, { node, market: [one, other], seq: null, hash: null, final: 0, orders: new Map(), undo: [], seen: [], closing: false });
	}

	// Connects and subscribes from where it is; answers with the first message.
	async open() {
		this.socket = new WebSocket(this.node.ws);
		this.socket.on('message', (text) => this.receive(JSON.parse(text)));
		this.socket.on('close', () => this.closing || this.emit('lost'));
		await within(30, 'the feed connects', new Promise((resolve, reject) => {
			this.socket.once('open', resolve);
			this.socket.once('error', reject);
		}));
		// A node that ends is told of by `close`.
		this.socket.on('error', () => {});
		const first = this.next(() => true);
		this.subscribe(this.seq === null ? null : { seq: this.seq, hash: this.hash });
		return first;
	}

	subscribe(from) {
		this.subscription = null;
		this.socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'exchange_subscribeMarket', params: [...this.market, from] }));
	}

	close() {
		this.closing = true;
		this.socket.close();
	}

	// The next message that fits, once it was applied.
	next(fits, what = 'a message of the feed') {
		return within(60, what, new Promise((resolve, reject) => {
			const look = (message) => fits(message) && end(resolve, message);
			const fail = (error) => end(reject, error);
			const end = (settle, value) => {
				this.off('message', look);
				this.off('failed', fail);
				settle(value);
			};
			this.on('message', look);
			this.on('failed', fail);
		}));
	}

	// Waits until the book is that of this block, or of a later one.
	reach(seq) {
		return this.seq !== null && this.seq >= seq ? null : this.next(() => this.seq >= seq, `the feed reaches block ${seq}`);
	}

	// Waits until this block is final.
	finality(seq) {
		return this.final >= seq ? null : this.next(() => this.final >= seq, `the feed says that block ${seq} is final`);
	}

	receive({ id, result, error, params }) {
		if (error || params?.error) {
			this.emit('failed', new Error(`the feed ended: ${JSON.stringify(error ?? params.error)}`));
		} else if (id) {
			this.subscription = result;
		} else if (params.subscription === this.subscription) {
			this.apply(params.result);
		}
	}

	apply(message) {
		this[message.kind](message);
		this.seen.push(message);
		this.emit('message', message);
		this.emit(message.kind, message);
	}

	at({ seq, block }) {
		[this.seq, this.hash] = [seq, block.hash];
	}

	snapshot(message) {
		if (message.part === 0) {
			this.orders.clear();
			this.undo = [];
			this.seq = null;
		}
		for (const order of message.orders) this.orders.set(order.id, order);
		if (message.last) this.at(message);
	}

	resumed() {}

	batch(message) {
		if (message.prevSeq !== this.seq) return this.subscribe(null);
		const before = new Map();
		for (const change of message.changes) this.change(change, before);
		this.undo.push({ seq: message.seq, before });
		this.at(message);
	}

	finalized({ seq }) {
		this.final = seq;
		this.undo = this.undo.filter((batch) => batch.seq > seq);
	}

	rollback(message) {
		if (this.undo.length && this.undo[0].seq > message.seq + 1) return this.subscribe(null);
		while (this.undo.length && this.undo.at(-1).seq > message.seq) {
			for (const [id, order] of this.undo.pop().before) this.put(id, order);
		}
		this.at(message);
	}

	// What an order was before a batch is kept once.
	change(change, before) {
		const id = { opened: change.order?.id, filled: change.maker?.order, reduced: change.id, closed: change.order?.order }[change.kind];
		if (id === undefined) return;
		if (!before.has(id)) before.set(id, this.orders.get(id));
		if (change.kind === 'opened') this.put(id, change.order);
		else if (change.kind === 'closed') this.put(id, undefined);
		else this.put(id, { ...this.known(id), remaining: change.remaining });
	}

	known(id) {
		if (!this.orders.has(id)) throw new Error(`the feed changes order ${id}, of which it never told`);
		return this.orders.get(id);
	}

	put(id, order) {
		if (order === undefined) this.orders.delete(id);
		else this.orders.set(id, order);
	}

	// Both sides, best first, as the chain lists them.
	book() {
		const side = (name) => [...this.orders.values()].filter((order) => order.side === name).sort(compare);
		return [...side('Bid'), ...side('Ask')];
	}
}

// Exactly, by cross-multiplication; then the system's before users', then by age.
function compare(one, other) {
	const product = (left, right) => BigInt(left.price.quote) * BigInt(right.price.base);
	const [mine, theirs] = [product(one, other), product(other, one)];
	const dearer = mine > theirs ? 1 : mine < theirs ? -1 : 0;
	const classes = (one.class === 'User') - (other.class === 'User');
	return (one.side === 'Ask' ? dearer : -dearer) || classes || Number(BigInt(one.id) - BigInt(other.id));
}

// The same book as the chain has it in a block, in the form of the feed.
export async function bookOnChain(node, [one, other], hash) {
	const orders = [];
	for (const side of ['Bid', 'Ask']) {
		for (let after = null; ; ) {
			const page = await node.rpc('exchange_orders', one, other, side, after, 100, hash);
			if (page.length === 0) break;
			orders.push(...page.map(({ order: { slot, passive, ...order } }) => ({ ...order, side })));
			after = page.at(-1).locator.rank;
		}
	}
	return orders;
}
