// polkadot-api, without generated descriptors: what it knows of the chain it reads from the metadata.

import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { compactNumber, extrinsicFormat, metadata as metadataCodec, Tuple, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_PHRASE, entropyToMiniSecret, mnemonicToEntropy } from '@polkadot-labs/hdkd-helpers';
import { AccountId, createClient, Enum } from 'polkadot-api';
import { getPolkadotSigner, withMetadataHash } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import WebSocket from 'ws';
import { within } from './await.js';

const derive = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)));

export { Enum };
export const address = (uri) => AccountId().dec(derive(uri).publicKey);
export const id = (uri) => Enum('Id', address(uri));
export function signer(uri) {
	const pair = derive(uri);
	return getPolkadotSigner(pair.publicKey, 'Sr25519', pair.sign);
}
// A signer that shows what it signs by the metadata's hash, as hardware wallets do (mode 1).
export const hashing = (base) => withMetadataHash({ decimals: 8, tokenSymbol: 'STM' }, base);

// Connects until `context` (see resources.js) closes.
export function connect(node, context) {
	const client = createClient(getWsProvider(node.ws, { websocketClass: WebSocket }));
	context.after(() => client.destroy());
	return client;
}

// Signs, sends and waits until it is finalized; throws what the pool or the call says against it.
export async function send(signer, call, options) {
	const done = await within(60, 'a transaction of polkadot-api is finalized', call.signAndSubmit(signer, options));
	if (!done.ok) throw new Error(JSON.stringify(done.dispatchError));
	return done;
}

// Decodes what a block carries by its own metadata and encodes it again: bytes that come out otherwise were not
// understood. Answers with the calls and the events, names and values.
export async function decodeBlock(client, hash) {
	const { extrinsic, lookup, ...rest } = unifyMetadata(metadataCodec.dec(await client.getMetadata(hash)));
	const { buildDefinition } = getDynamicBuilder(getLookupFn({ extrinsic, lookup, ...rest }));
	const call = buildDefinition(extrinsic.call);
	const extensions = Object.values(extrinsic.signedExtensions)[0].map(({ type }) => buildDefinition(type));
	const signed = Tuple(buildDefinition(extrinsic.address), buildDefinition(extrinsic.signature), Tuple(...extensions), call);
	const calls = (await client.getBlockBody(hash)).map((bytes) => {
		const [format, body] = unwrap(bytes);
		if (format.type === 'bare') return roundTrip(call, body);
		if (format.type === 'signed') return roundTrip(signed, body)[3];
		throw new Error(`an extrinsic of ${hash} is ${format.type}`);
	});
	const events = await client.getUnsafeApi().query.System.Events.getValue({ at: hash });
	return { calls, events };
}

// An extrinsic in a body is its length, its format and the rest.
function unwrap(bytes) {
	const length = compactNumber.dec(bytes);
	const rest = bytes.slice(compactNumber.enc(length).length);
	if (rest.length !== length) throw new Error('an extrinsic has another length than it says');
	return [extrinsicFormat.dec(rest), rest.slice(1)];
}

function roundTrip(codec, bytes) {
	const value = codec.dec(bytes);
	const again = codec.enc(value);
	if (Buffer.compare(Buffer.from(again), Buffer.from(bytes)) !== 0) throw new Error('an extrinsic encodes differently');
	return value;
}
