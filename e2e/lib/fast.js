// Transactions made and sent by the ten thousand, for load: encoded by hand, signed natively, and checked once against
// what a client understands.

import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { compactToU8a } from '@polkadot/util';
import { blake2AsU8a, encodeAddress } from '@polkadot/util-crypto';
import WebSocket from 'ws';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

// An account with an ed25519 key of its own number.
export class Account {
	constructor(number) {
		const seed = Buffer.alloc(32);
		seed.writeUInt32LE(number + 1);
		this.number = number;
		this.key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
		this.id = Buffer.from(createPublicKey(this.key).export({ format: 'jwk' }).x, 'base64url');
		this.address = encodeAddress(this.id, 42);
	}
}

// Signs calls for one chain at one version: immortal, without a tip, the fee in STM.
export class Envelope {
	constructor(api) {
		const number = (value) => Buffer.from(Uint32Array.of(value.toNumber()).buffer);
		const { specVersion, transactionVersion } = api.runtimeVersion;
		const genesis = api.genesisHash.toU8a();
		this.implicit = Buffer.concat([number(specVersion), number(transactionVersion), genesis, genesis, Buffer.of(0)]);
	}

	// The transaction as hex.
	seal(account, nonce, call) {
		// Era, nonce, tip, asset, mode of the metadata's hash.
		const extra = Buffer.concat([Buffer.of(0), compactToU8a(nonce), Buffer.of(0, 0, 0)]);
		const payload = Buffer.concat([call, extra, this.implicit]);
		const signature = sign(null, payload.length > 256 ? blake2AsU8a(payload) : payload, account.key);
		const body = Buffer.concat([Buffer.of(0x84, 0), account.id, Buffer.of(0), signature, extra, call]);
		return `0x${Buffer.concat([compactToU8a(body.length), body]).toString('hex')}`;
	}
}

// A call that is encoded once and whose marked numbers of 64 bits are written anew each time.
export class Template {
	// `encode` gets the marks, distinct numbers, and answers with the call.
	constructor(count, encode) {
		const marks = Array.from({ length: count }, (_, index) => 0x7172737475767700n + BigInt(index));
		this.bytes = Buffer.from(encode(marks).method.toU8a());
		this.places = marks.map((mark) => {
			const bytes = Buffer.alloc(8);
			bytes.writeBigUInt64LE(mark);
			const place = this.bytes.indexOf(bytes);
			if (place < 0) throw new Error('a mark is not in the call as eight bytes');
			return place;
		});
	}

	fill(numbers) {
		numbers.forEach((number, index) => this.bytes.writeBigUInt64LE(number, this.places[index]));
		return this.bytes;
	}
}

// Several connections over which transactions are submitted without waiting for answers. An answer that is an error
// ends everything: a lost transaction would keep all later ones of its sender waiting.
export class Lines {
	static async open(url, count) {
		const sockets = Array.from({ length: count }, () => new WebSocket(url, { perMessageDeflate: false }));
		await Promise.all(sockets.map((socket) => new Promise((resolve, reject) => {
			socket.once('open', resolve);
			socket.once('error', reject);
		})));
		return new Lines(sockets);
	}

	constructor(sockets) {
		Object.assign(this, { sockets, answers: 0, sent: 0, error: null });
		for (const socket of sockets) socket.on('message', (text) => this.answer(text));
	}

	answer(text) {
		this.answers++;
		if (this.error === null && text.includes('"error"')) this.error = new Error(`the node refuses: ${text}`);
	}

	// A sender keeps to his line, so that his transactions arrive in order.
	submit(line, hex) {
		this.sent++;
		const head = `{"jsonrpc":"2.0","id":${this.sent},"method":"author_submitExtrinsic","params":["`;
		this.sockets[line % this.sockets.length].send(`${head}${hex}"]}`);
	}

	close() {
		for (const socket of this.sockets) socket.close();
	}
}
