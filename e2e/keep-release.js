#!/usr/bin/env node
// Keeps a chain of this release for the tests of the next one, in tests/releases/<spec_version>:
//
//   chain.tar.xz   code.wasm, spec.json (the raw specification without the code) and data/, the database, to go on with
//   state.json     the state at its best block without the code, for tests of the runtime
//
// Run it before the first change of what is stored: TRIBUTARY=<binary of the release> node e2e/keep-release.js

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, node, ROOT, run } from './lib/chain.js';
import { alice, bob, charlie, connect, dave, send } from './lib/pjs.js';
import { at, terms } from './lib/exchange.js';
import { BTC } from './lib/port.js';

const CODE = '0x3a636f6465';
// Long enough not to fall in the kept chain, short enough to see it fall in the next release.
const SWITCH_MS = 60_000;
const work = directory('release');

async function json(...args) {
	const { code, stdout, stderr } = await run(...args);
	if (code !== 0) throw new Error(stderr);
	return JSON.parse(stdout);
}

const spec = await json('export-chain-spec', '--raw', '--chain', 'development');
const whole = join(work, 'whole.json');
writeFileSync(whole, JSON.stringify(spec));

const chain = await node('kept', '--dev', '--chain', whole, '--seal', 'instant');
const api = await connect(await chain.start());
const version = api.runtimeVersion.specVersion.toNumber();
await live(api);
await api.disconnect();
await chain.stop();

// Something of everything that is stored: a holder, a deposit and a redemption under way, a trust, an order taken in part,
// a dead man's switch.
async function live({ tx, query }) {
	const iou = { Token: 1000 };
	await send(bob, tx.ports.requestDeposit(iou, BTC, 'confirmed'));
	await send(alice, tx.ports.confirmDeposit({ iou, number: 0 }, BTC, 'btc:1'));
	await send(bob, tx.ports.requestRedeem(iou, BTC / 2n, 'bc1qbob', ''));
	await send(charlie, tx.ports.requestDeposit(iou, BTC, 'under way'));
	await send(charlie, tx.ports.trust(iou, null));
	await send(bob, tx.exchange.place(iou, 'Native', terms(at(1_000n, 50n))));
	await send(dave, tx.exchange.place('Native', iou, terms(at(400n, 50n))));
	await send(charlie, tx.exchange.place('Native', iou, terms(at(1_000n, 40n))));
	await send(charlie, tx.exchange.setDeadline((await query.timestamp.now()).toNumber() + SWITCH_MS));
}

const base = join(chain.base, 'data');
const { top } = (await json('export-state', '--chain', whole, '--base-path', base)).genesis.raw;
delete top[CODE];

const kept = join(ROOT, 'tests', 'releases', String(version));
mkdirSync(kept, { recursive: true });
writeFileSync(join(kept, 'state.json'), `${JSON.stringify(top, null, '\t')}\n`);
writeFileSync(join(work, 'code.wasm'), Buffer.from(spec.genesis.raw.top[CODE].slice(2), 'hex'));
delete spec.genesis.raw.top[CODE];
writeFileSync(join(work, 'spec.json'), JSON.stringify(spec));
cpSync(base, join(work, 'data'), { recursive: true });
// The node makes itself a new one.
rmSync(join(work, 'data', 'chains', spec.id, 'network'), { recursive: true });
const options = { env: { ...process.env, XZ_OPT: '-9e' } };
execFileSync('tar', ['cJSf', join(kept, 'chain.tar.xz'), '-C', work, 'code.wasm', 'spec.json', 'data'], options);
console.log(kept);
