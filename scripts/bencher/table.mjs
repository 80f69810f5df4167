// Reads rows "pallet call ref_time_ps reads writes proof" and writes docs/performance.md.

import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

// Microseconds, as frame_support's RocksDbWeight.
const READ = 25;
const WRITE = 100;

// What a call may cost at most, as a multiple of a reference of the same run.
const targets = {
	'ports.confirm_deposit': ['ports.mint_to_a_new_account', 3.3],
	'ports.confirm_redeem': ['ports.mint_to_a_new_account', 2.8],
};

const rows = readFileSync(0, 'utf8')
	.split('\n')
	.filter(Boolean)
	.map((line) => line.split(' '))
	.map(([pallet, call, time, reads, writes, proof]) => ({
		name: `${pallet.replace('pallet_', '')}.${call}`,
		run: Number(time) / 1e6,
		reads: Number(reads),
		writes: Number(writes),
		proof: Number(proof),
	}))
	.map((row) => ({ ...row, total: row.run + READ * row.reads + WRITE * row.writes }));

const find = (name) => rows.find((row) => row.name === name) ?? fail(`no row ${name}`);
const fail = (text) => {
	throw new Error(text);
};
const ratio = (row, name) => (row.total / find(name).total).toFixed(2);
const verdict = (row) => {
	if (!(row.name in targets)) return '';
	const [reference, most] = targets[row.name];
	const value = row.total / find(reference).total;
	return `at most ${most} × ${reference.split('.')[1].replaceAll('_', ' ')}: ${value <= most ? 'met' : '**missed**'}`;
};
const line = (row) =>
	`| ${row.name} | ${row.run.toFixed(1)} | ${row.reads} | ${row.writes} | ${row.proof} | ${row.total.toFixed(0)} | ` +
	`${ratio(row, 'balances.transfer_keep_alive')} | ${ratio(row, 'assets.transfer')} | ${ratio(row, 'assets.mint')} | ${ratio(row, 'ports.mint_to_a_new_account')} | ${verdict(row)} |`;

console.log(`# Performance

Written by \`./scripts/benchmark table\`; do not edit by hand.

Every row is of one run on one machine (${cpus()[0].model.trim()}): the worst case of each call, compiled WebAssembly, with new accounts
wherever a call may make one. *run* is the time without the database; *total* adds 25 µs a read and 100 µs a write (RocksDb's constants,
which peers publish with). The last columns are ratios of totals.

\`assets.mint\` is the SDK's benchmark, which mints a sufficient token to a whitelisted account, so that the account's own record costs nothing.
*mint to a new account* is what issuing costs by itself where the account is not whitelisted and has none of the token, as in every row of ours.

| call | run µs | reads | writes | proof bytes | total µs | ÷ balances.transfer_keep_alive | ÷ assets.transfer | ÷ assets.mint | ÷ mint to a new account | goal |
|---|---|---|---|---|---|---|---|---|---|---|
${rows.map(line).join('\n')}`);
