// @polkadot/api, as a wallet uses it.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { within } from './await.js';

await cryptoWaitReady();
const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
export const key = (uri) => keyring.addFromUri(uri);
export const [alice, bob, charlie, dave, eve, ferdie] = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map(
	(name) => key(`//${name}`),
);

// Connects until `context` (see resources.js) closes.
export async function connect(node, context) {
	const api = new ApiPromise({ provider: new WsProvider(node.ws, 200), noInitWarn: true });
	context?.after(() => api.disconnect());
	return within(30, `@polkadot/api connects to ${node.ws}`, api.isReadyOrError);
}

// The chain took the transaction into a block and said no; `name` is pallet.Error.
export class Refused extends Error {
	constructor(registry, failure) {
		const named = failure.isModule && registry.findMetaError(failure.asModule);
		super(named ? `${named.section}.${named.name}` : failure.toString());
	}
}

// Signs and sends. Answers with the block and the events once it is in a block, or finalized if asked.
// Rejects with Refused when the call fails, and with the pool's error when the pool will not have it.
export function send(signer, call, { finalized = false, ...options } = {}) {
	const what = `${call.method.section}.${call.method.method} is ${finalized ? 'finalized' : 'in a block'}`;
	const sent = new Promise((resolve, reject) => {
		call.signAndSend(signer, options, ({ status, events, dispatchError, isError }) => {
			if (dispatchError) return reject(new Refused(call.registry, dispatchError));
			if (isError) return reject(new Error(`the pool dropped it: ${status.type}`));
			const block = status.isFinalized ? status.asFinalized : status.isInBlock && !finalized && status.asInBlock;
			if (block) resolve({ block: block.toHex(), events: events.map(({ event }) => event) });
		}).catch(reject);
	});
	return within(finalized ? 120 : 60, what, sent);
}

// The one event of this name, as an object of its fields.
export function event(events, section, method) {
	const found = events.filter((event) => event.section === section && event.method === method);
	if (found.length !== 1) {
		throw new Error(`${found.length} × ${section}.${method} in ${events.map((e) => `${e.section}.${e.method}`)}`);
	}
	return found[0].data;
}

// Decodes a block with everything in it, and encodes it again: bytes that come out otherwise were not understood.
export async function decodeBlock(api, hash) {
	const raw = await api.rpc.chain.getBlock.raw(hash);
	const { block } = await api.rpc.chain.getBlock(hash);
	block.extrinsics.forEach((extrinsic, index) => {
		if (extrinsic.toHex() !== raw.block.extrinsics[index]) throw new Error(`extrinsic ${index} of ${hash} differs`);
	});
	// Raw, and decoded by the one version of the runtime that made the block: a typed query takes the number of the type from
	// one version and looks it up in another where both meet, and types need not be numbered alike.
	const bytes = await api.rpc.state.getStorage.raw(api.query.system.events.key(), hash);
	const { registry } = await api.getBlockRegistry(hash);
	const events = registry.createType('Vec<FrameSystemEventRecord>', bytes);
	if (events.toHex() !== bytes) throw new Error(`the events of ${hash} differ`);
	return { block, events };
}
