#!/usr/bin/env node
// Opens a port on a development chain and takes one IOU through its life, telling what happens.
//
//   node e2e/first-iou.js [ws://127.0.0.1:9944]

import { parseArgs } from 'node:util';
import { alice, bob, charlie, connect } from './lib/pjs.js';
import { BTC, Port } from './lib/port.js';

const { positionals } = parseArgs({ allowPositionals: true });
const ws = positionals[0] ?? 'ws://127.0.0.1:9944';
const say = (text) => console.log(`  ${text}`);
const btc = (units) => `${Number(units) / Number(BTC)} BTC`;

const api = await connect({ ws });
console.log(`${await api.rpc.system.chain()} at ${ws}\n`);

const name = `gate-${Date.now().toString(36)}`;
const port = await new Port(api, alice).open(name);
say(`Alice opened port ${port.id}, "${name}".`);
const iou = await port.define('BTC');
say(`It defined an IOU "BTC": token ${iou.token}. Nothing of it exists yet.`);

const deposit = await port.requestDeposit(bob, iou, BTC, 'from my wallet');
say(`Bob asked to deposit 1 BTC: request ${deposit.number}. He would now send the bitcoin to the port, outside the chain.`);
const { net, fee } = await port.confirmDeposit(alice, deposit, BTC, 'btc:0123abcd');
say(`Alice saw it arrive and confirmed: Bob was issued ${btc(net.toBigInt())}, the port kept ${btc(fee.toBigInt())}.`);

await port.transfer(bob, iou, charlie.address, BTC / 4n);
say(`Bob paid Charlie ${btc(BTC / 4n)}.`);

const redemption = await port.requestRedeem(charlie, iou, BTC / 4n, 'bc1qcharlie');
say(`Charlie asked to be paid out at bc1qcharlie: request ${redemption.number}. His IOU waits in the vault.`);
await port.confirmRedeem(alice, redemption, 'btc:4567ef01');
say(`Alice paid and confirmed: that IOU is gone. ${btc(await port.outstanding(iou))} are outstanding.`);

await api.disconnect();
