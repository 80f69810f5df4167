// Reads rows "pallet call ref_time_ps reads writes proof", each followed by what one more of its component costs
// ("+ run ps", "+ reads n", "+ writes n", "+ proof bytes"), and rows "wall what µs" of the native code; writes
// docs/performance.md, in which sections between marks are other scripts'.

import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

// Microseconds: frame_support's RocksDbWeight, which peers publish with, and ParityDbWeight. This chain charges what was measured for it: runtime/src/weights.rs.
const ROCKSDB = { read: 25, write: 100 };
const PARITYDB = { read: 8, write: 50 };
const KIB = 1024;

const fail = (text) => {
	throw new Error(text);
};
const total = ({ run, reads, writes }, db = ROCKSDB) => run + db.read * reads + db.write * writes;

// Rows by "pallet.call"; `each` is what one more of the component costs.
const rows = new Map();
// Wall time of the native code at a hundred thousand orders.
const native = {};
let last;
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
	const words = line.split(' ');
	if (words[0] === 'wall') {
		native[words[1]] = Number(words[2]);
		continue;
	}
	if (words[0] === '+') {
		last.each ??= { run: 0, reads: 0, writes: 0, proof: 0 };
		last.each[words[1]] = Number(words[2]) / (words[1] === 'run' ? 1e6 : 1);
		continue;
	}
	const [pallet, call, ...numbers] = words;
	const [time, reads, writes, proof] = numbers.map(Number);
	last = { name: `${pallet.replace('pallet_', '')}.${call}`, run: time / 1e6, reads, writes, proof };
	rows.set(last.name, last);
}
const find = (name) => rows.get(name) ?? fail(`no row ${name}`);
const each = (name) => find(name).each ?? fail(`${name} has no component`);
const plus = (one, other, sign = 1) => ({
	run: one.run + sign * other.run,
	reads: one.reads + sign * other.reads,
	writes: one.writes + sign * other.writes,
});
// With a hundred resting orders, or positions, and with a hundred thousand.
const small = (name, pallet = 'exchange') => find(`${pallet}.${name}_by_size`);
const large = (name, pallet) => plus(small(name, pallet), small(name, pallet).each ?? { run: 0, reads: 0, writes: 0 });

// Ports: what a call may cost at most, as a multiple of a reference of the same run.
const targets = {
	'ports.confirm_deposit': ['ports.mint_to_a_new_account', 3.3],
	'ports.confirm_redeem': ['ports.mint_to_a_new_account', 2.8],
};

const met = (value, most) => (value <= most ? 'met' : `**missed**: ${(value / most).toFixed(2)} × the goal`);
const ratio = (row, name) => (total(row) / total(find(name))).toFixed(2);
const verdict = (row) => {
	if (!(row.name in targets)) return '';
	const [reference, most] = targets[row.name];
	const value = total(row) / total(find(reference));
	return `at most ${most} × ${reference.split('.')[1].replaceAll('_', ' ')}: ${met(value, most)}`;
};
const cells = (name, row, goal) =>
	`| ${name} | ${row.run.toFixed(1)} | ${row.reads} | ${row.writes} | ${row.proof} | ${total(row).toFixed(0)} | ` +
	`${total(row, PARITYDB).toFixed(0)} | ${ratio(row, 'balances.transfer_keep_alive')} | ${ratio(row, 'assets.transfer')} | ` +
	`${ratio(row, 'ports.mint_to_a_new_account')} | ${goal} |`;
const lines = (row) => [
	cells(row.name, row, verdict(row)),
	...(row.each ? [cells(`${row.name}, one more`, row.each, '')] : []),
];

// The goals of the exchange: what, the figure, the most it may be, in which unit.
const transfer = total(find('assets.transfer'));
const maker = each('exchange.take_makers');
const maid = plus(each('exchange.credit_made'), each('exchange.credit_held'), -1);
const item = plus(find('exchange.batch_by_size'), find('exchange.batch_create'), -1);
const share = (row) => total(row) / transfer;
const millis = (row) => total(row) / 1000;
const goals = [
	['`place` that does not cross, without expiry or new market', share(small('place')), 1.8, 'T'],
	['`cancel`', share(small('cancel')), 1.6, 'T'],
	['each further order filled, the maker has an account', share(maker), 0.4, 'T'],
	['each further order filled, the account must be made', share(plus(maker, maid)), 0.6, 'T'],
	['100 makers swept', millis(small('take_100_makers')), 22, 'ms'],
	["one maker's ladder of 100 swept", millis(small('take_ladder')), 8, 'ms'],
	['each further hop', share(each('exchange.pay')), 1.0, 'T'],
	['each further new order in `batch_update`, ParityDb', total(each('exchange.batch_create'), PARITYDB), 75, 'µs'],
	['each further cancel in `batch_update`, ParityDb', total(each('exchange.batch_cancel'), PARITYDB), 75, 'µs'],
	['one of 64 items that move a ladder near the best price, ParityDb', total(item, PARITYDB) / 64, 75, 'µs'],
	['proof of `place`, declared', (find('exchange.place').proof + find('exchange.open_slots').proof) / KIB, 12, 'KB'],
];
const goal = ([what, value, most, unit]) => `| ${what} | ${value.toFixed(2)} ${unit} | ${most} ${unit} | ${met(value, most)} |`;
const counts = ({ reads, writes }) => `${reads} reads and ${writes} writes`;
const reasons = `Where it goes, by a profile of the compiled WebAssembly (\`WASMTIME_PROFILING_STRATEGY=jitdump\`, perf, \`place\`): a quarter of the run makes keys
of storage, a call of the host for each hash; a fifth moves the token through pallet-assets; a tenth reads what both issuers ask; the book's own work
is a tenth. (Of the three or four hashes of a key FRAME makes two, of pallet's and map's names, each time anew. Computing the others inside the runtime, with the same
bytes, saved 2 to 5 % of \`place\`, \`cancel\` and a payment and nothing of a batch, three runs each by turns: less than this machine's noise, so it was left.) The rest of
a total is what is stored:

- \`place\`: ${counts(small('place'))}. Written are the book's head and leaf, its owner's record and block of slots, the token, and two accounts of it.
- \`cancel\`: ${counts(small('cancel'))}. Written are head, leaf, record, and the same three of the token.
- An order filled: ${counts(maker)} a maker: his account of the token, and his record, in which the slot is freed. The transfer alone runs for
  ${each('exchange.credit_held').run.toFixed(0)} µs of ${maker.run.toFixed(0)}. Without writing the record it would still be ${share({ ...maker, writes: maker.writes - 1 }).toFixed(2)} T.
- A hop: ${counts(each('exchange.pay'))}: head, leaf, the market's price, the token, custody's and the maker's account of it, the fees.
- Of the declared proof ${(find('exchange.open_slots').proof / KIB).toFixed(2)} KB are for a block of slots that an order may have to open, one in sixteen; the others are charged
  ${(find('exchange.place').proof / KIB).toFixed(2)} KB. Half of that is one leaf of the book, which a proof holds whole.
- With a hundred thousand orders a side has one or two more levels of inner nodes than with a hundred: each is a page read, of 1 KB, looked up in a larger state.
- An item of a batch moves no token by itself: what all of them take and give back is one transfer an asset in the end.`;

const sizes = {
	place: '`place`',
	cancel: '`cancel`',
	take_100_makers: '100 makers swept, accounts there',
	take_100_new: '100 makers swept, accounts made',
	take_ladder: "one maker's ladder of 100 swept",
	pay: 'a payment over two hops',
	batch: '32 orders cancelled and 32 placed near the best price, one batch',
};
// `bound`: whether how it grows is a goal.
const size = (pallet, bound = () => true) => ([name, what]) => {
	const [one, other] = [small(name, pallet), large(name, pallet)];
	const grown = total(other) / total(one);
	const at = (row) => `${row.run.toFixed(0)} | ${row.reads} | ${row.writes} | ${total(row).toFixed(0)} | ${total(row, PARITYDB).toFixed(0)}`;
	return `| ${what} | ${at(one)} | ${at(other)} | ${grown.toFixed(2)} | ${bound(name) ? met(grown, 1.2) : ''} |`;
};

// Published weights, microseconds without the database, reads, writes, proof bytes: the weight files of the releases
// named, each measured on its authors' machine. Per order or hop where said so.
const peers = [
	['SORA order book', 'place, not crossing', 613, 14, 8, 766_896],
	['SORA order book', 'place, as admitted to a block', 48_401, 115, 108, 1_752_424],
	['SORA order book', 'cancel', 679, 11, 7, 733_371],
	['SORA order book', '100 orders at 10 prices taken', 34_458, 124, 118, 1_588_772],
	['SORA order book', 'each further order taken', 160.5, 1, 1, 5_388],
	['ChainX spot', 'place / cancel without matching: place', 143, 11, 6, null],
	['ChainX spot', 'cancel', 134, 8, 5, null],
	['Zeitgeist order book', 'place, no matching', 55, 3, 3, 4_714],
	['Zeitgeist order book', 'fill one', 111, 6, 5, 6_214],
	['Centrifuge order book', 'place, no matching', 46, 3, 4, 4_407],
	['Centrifuge order book', 'fill one', 142, 12, 8, 11_406],
	['Centrifuge order book', 'cancel', 48, 3, 3, 4_407],
	['Chainflip limit orders', 'set', 237, 9, 4, 12_167],
	['Chainflip limit orders', 'each further cancel of a batch', 119, 0, 0, 440],
	['Acala swap', 'one hop', 121, 5, 4, 7_520],
	['Interlay swap', 'each further asset on the path', 64, 3, 2, 5_180],
	['Hydration router', 'Omnipool hop', 554, 49, 21, 16_522],
];
const peer = ([who, what, run, reads, writes, proof]) =>
	`| ${who} | ${what} | ${run} | ${reads} | ${writes} | ${proof ?? 'not recorded'} | ${total({ run, reads, writes }).toFixed(0)} |`;

// BitAssets: the same, and what peers publish of debt positions.
const debt = (name) => small(name, 'bit_assets');
// Each of a hundred positions, of a hundred thousand.
const both = (name) => [small, large].map((of) => millis(of(name, 'bit_assets')));
const holding = [
	['`adjust` that opens a position, the account made (peers 0.94–1.62 ms)', both('adjust'), 1.45, 'ms'],
	['one margin call, filled by one order, accounts there (peers 2.81–4.06 ms)', both('call_held'), 2.0, 'ms'],
	["the same, the seller's and the debtor's accounts made", both('call'), 2.0, 'ms'],
	['settlement of one request, the account there', both('settle_held'), 2.0, 'ms'],
	["the same, the holder's account made", both('settle'), 2.0, 'ms'],
];
const found = total(large('weakest', 'bit_assets')) / total(debt('weakest'));
const holdingGoal = ([what, values, most, unit]) =>
	`| ${what} | ${values.map((value) => `${value.toFixed(2)} ${unit} | ${met(value, most)}`).join(' | ')} | ${most} ${unit} |`;
const positions = {
	adjust: '`adjust` that opens a position in the middle',
	call_held: 'the step that finds that the price moved and calls a position, one order met, accounts there',
	call: 'the same, accounts made',
	settle_held: 'the step that settles a request, the account there',
	settle: 'the same, the account made',
	weakest: 'finding the weakest, and whose it is',
};
const debtPeers = [
	['Acala honzon', 'adjust_loan', 167, 18, 10, 8_856],
	['Acala honzon', 'close a loan by DEX', 789, 47, 21, 27_210],
	['Acala cdp-engine', 'liquidate by auction', 287, 29, 18, 9_000],
	['Acala cdp-engine', 'liquidate by DEX', 410, 37, 16, 16_722],
	['SORA kensetsu', 'create_cdp', 334, 19, 8, 878_642],
	['SORA kensetsu', 'borrow', 213, 13, 4, 381_355],
	['SORA kensetsu', 'repay', 227, 11, 4, 362_520],
	['SORA kensetsu', 'liquidate', 868, 34, 14, 866_442],
	['Interlay loans', 'borrow', 279, 21, 8, 6_260],
	['Interlay loans', 'liquidate_borrow', 827, 44, 21, 16_530],
	['Chainflip lending', 'request_loan', 537, 13, 5, 53_737],
	['Chainflip lending', 'start a liquidation', 147, 13, 9, 9_130],
];

const wall = (what) => (native[what] ?? fail(`no native ${what}`)).toFixed(0);

const bySize = [...rows.values()].filter((row) => row.name.endsWith('_by_size'));
const calls = [...rows.values()].filter((row) => !bySize.includes(row));

// What other scripts wrote between their marks stays.
const path = 'docs/performance.md';
const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
const kept = [...before.matchAll(/^<!-- (\w+) -->\n[\s\S]*?^<!-- \/\1 -->$/gm)].map(([section]) => `\n${section}\n`);

console.log(`# Performance

Written by \`./scripts/benchmark table\`; do not edit by hand. Sections between marks are written by the scripts they name.

Every row is of one run on one machine (${cpus()[0].model.trim()}): compiled WebAssembly, the worst case of each call, with new accounts
wherever a call may make one. *run* is the time without the database; *RocksDb* adds 25 µs a read and 100 µs a write, the constants which
peers publish with, *ParityDb* 8 and 50, also the SDK's. (This chain charges 9 and 37: docs/development.md.) Microseconds; the last columns are ratios of RocksDb totals.

## The exchange and its goals

T is \`assets.transfer\` of the same run, ${transfer.toFixed(0)} µs. RocksDb where nothing else is said. The signer's account, the clock, the next order id
and the head of the queue of expiries are read and written by every block anyway and are not counted, as the signer's is not in T.

| | measured | goal | |
|---|---|---|---|
${goals.map(goal).join('\n')}

${reasons}

### A hundred orders on a side, and a hundred thousand

| | run | reads | writes | RocksDb | ParityDb | run | reads | writes | RocksDb | ParityDb | grows by | at most 1.2 |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${Object.entries(sizes).map(size('exchange')).join('\n')}

*run* is wall time of the WebAssembly. Of the native code with a hundred thousand orders, on the pallet's mock (its ledger in memory, neither dispatch
nor rules of issuers): \`place\` ${wall('place')} µs, \`cancel\` ${wall('cancel')} µs, \`assets.transfer\` ${wall('transfer')} µs.

### What peers publish

RocksDb totals of their own weight files. None but SORA and Chainflip matches orders by itself when they are placed; ChainX does, and counts none of it.

| | call | run | reads | writes | proof bytes | RocksDb |
|---|---|---|---|---|---|---|
${peers.map(peer).join('\n')}

## BitAssets and their goals

RocksDb. A BitAsset as genesis makes them: backed by BTS, of the paper's terms, priced by the
oracle. The call closes its position, so the debtor is paid too. What no block goes without is not counted: the clock, the schedule, the signer's account.

| | of a hundred positions | | of a hundred thousand | | goal |
|---|---|---|---|---|---|
${holding.map(holdingGoal).join('\n')}
| finding the weakest | | | ${found.toFixed(2)} × | ${met(found, 1.2)} | 1.2 × |

What is stored is most of each total. Where the runs go, by profiles like the exchange's (a few hundred samples each): of \`adjust\` four tenths move the two tokens, a fifth
writes the position and its place, a tenth tells of it; of a call four tenths place and match its order, three tenths book that and close the position; of a settlement a third moves
tokens, a fifth is the position's place. Across all three a fifth to three tenths make keys of storage, as with orders. No part of a call is
large. Finding the weakest reads the same ${debt('weakest').reads} records at both sizes, and what grows is looking records up in a larger state. A call is an order that is matched (\`place\` alone, which matches nothing, runs for ${small('place').run.toFixed(0)} µs), a position that closes and two accounts that are paid, one after the other.

- \`adjust\`: ${counts(debt('adjust'))}. Written are the BitAsset's record, the position and its number, a leaf of the order of weakness, and two tokens with three accounts of them.
- A call, accounts there: ${counts(debt('call_held'))}. Of the book head, leaf and the seller's record; of the BitAsset what \`adjust\` writes; of both tokens the seller, the debtor and custody.
- A settlement, the account there: ${counts(debt('settle_held'))}. The record, the position, the two leaves between which it moves, from the front to the middle, the request, two tokens and three
  accounts of them.

### A hundred positions, and a hundred thousand

| | run | reads | writes | RocksDb | ParityDb | run | reads | writes | RocksDb | ParityDb | grows by | at most 1.2 |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${Object.entries(positions).map(size('bit_assets', (name) => name === 'weakest')).join('\n')}

### What peers publish

RocksDb totals of their own weight files.

| | call | run | reads | writes | proof bytes | RocksDb |
|---|---|---|---|---|---|---|
${debtPeers.map(peer).join('\n')}

## All calls

*one more*: of what the row counts, an order met, a hop, an item, a slot. Rows of the exchange and of BitAssets that are no calls are what their weights are put
together from (\`pallets/exchange/src/work.rs\`, \`pallets/bit-assets/src/work.rs\`). *mint to a new account* is what issuing costs by itself where the account is not whitelisted and
has none of the token, as in every row of ours; \`assets.mint\` is the SDK's benchmark, which mints a sufficient token to a whitelisted account.

| call | run | reads | writes | proof bytes | RocksDb | ParityDb | ÷ balances.transfer_keep_alive | ÷ assets.transfer | ÷ mint to a new account | goal |
|---|---|---|---|---|---|---|---|---|---|---|
${calls.flatMap(lines).join('\n')}
${kept.join('')}`);
