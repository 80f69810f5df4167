// The parts of scripts/feeder alone, without a chain. The program with one: feeding.test.js.

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { due } from './feeder/decide.js';
import { agree, median } from './feeder/median.js';
import { Metrics } from './feeder/metrics.js';
import { Ratio, units, whole } from './feeder/ratio.js';
import { connect, value } from './feeder/route.js';
import { ask, parse, pick } from './feeder/sources.js';
import { BadConfig, check, secret } from './feeder/config.js';

const decimal = (text) => Ratio.decimal(text);
const text = (ratio) => ratio && `${ratio.over}/${ratio.under}`;
const percent = (n) => new Ratio(BigInt(n), 100n);

test('a decimal is read exactly, and nothing else is one', () => {
	for (const [written, exact] of [
		['1', '1/1'],
		['0.1', '1/10'],
		['0.30000000000000004', '7500000000000001/25000000000000000'],
		['12.50', '25/2'],
		['1e-8', '1/100000000'],
		['1.5E+3', '1500/1'],
		['00.2e1', '2/1'],
	]) assert.equal(text(decimal(written)), exact, written);
	const signs = ['0', '0.000', '0e9', '-1', '+1', 'NaN', 'Infinity', '', ' 1', '1,5', '.5', '5.', '0x10'];
	for (const wrong of [...signs, '1e999', `1.${'0'.repeat(61)}`, undefined, null]) {
		assert.throws(() => decimal(wrong), /is zero|is not a positive decimal/, String(wrong));
	}
});

test('numbers of JSON keep every digit', () => {
	const answer = parse('{"a": [0.1234567890123456789, -1.0e3, "0.50", "say \\"7\\" 8", {"\\\\": 1}], "n": null}');
	assert.deepEqual(answer, { a: ['0.1234567890123456789', '-1.0e3', '0.50', 'say "7" 8', { '\\': '1' }], n: null });
	assert.equal(text(pick(answer, ['a', 0])), '1234567890123456789/10000000000000000000');
	for (const [path, why] of [
		[['b'], /has no b/],
		[['a', 9], /has no a\.9/],
		[['a', 0, 'c'], /has no a\.0\.c/],
		[['n'], /at n is no number/],
		[['a'], /at a is no number/],
		[['a', 1], /"-1\.0e3" is not a positive/],
		[['a', 'length'], /at a\.length is no number/],
		[['__proto__'], /has no __proto__/],
	]) assert.throws(() => pick(answer, path), why);
	for (const wrong of ['<html>', '', '{"a": NaN}', '{"a": Infinity}', '{"a": 01}', '[1,]']) assert.throws(() => parse(wrong), SyntaxError, wrong);
});

test('a price becomes units: exact where 64 bits hold it, the nearest fraction otherwise', () => {
	// 1,234.5 BTS (8 decimals) for a BitUSD (4 decimals): 123,450,000,000 units for 10,000.
	assert.deepEqual(units(decimal('1234.5'), 4, 8), { quote: 12_345_000n, base: 1n });
	assert.deepEqual(units(decimal('0.00001'), 8, 8), { quote: 1n, base: 100_000n });
	assert.deepEqual(units(decimal('7').inverse(), 4, 8), { quote: 10_000n, base: 7n });
	// Crossed: as many digits as there are. The fraction is within 2^-64 of it.
	const crossed = decimal('64231.123456789012345678').times(decimal('0.000000123456789012345678901').inverse());
	const { quote, base } = units(crossed, 4, 8);
	assert.ok(quote < 2n ** 64n && base < 2n ** 64n && quote > 2n ** 40n);
	assert.equal(whole({ quote, base }, 4, 8).isFarFrom(crossed, new Ratio(1n, 2n ** 64n)), false);
	assert.equal(whole({ quote: quote + 1n, base }, 4, 8).isFarFrom(crossed, new Ratio(1n, 2n ** 64n)), true);
	assert.throws(() => units(decimal('1e30'), 4, 8), /does not fit/);
	assert.throws(() => units(decimal('1e-30'), 4, 8), /does not fit/);
	assert.deepEqual(units(decimal('18446744073709551615'), 8, 8), { quote: 2n ** 64n - 1n, base: 1n });
	assert.throws(() => units(decimal('18446744073709551616'), 8, 8), /does not fit/);
	for (const number of ['1234.5', '0.00000012', '3e40', '7e-30']) assert.equal(String(decimal(number)), String(Number(number)));
});

test('the median, and what is too far from it', () => {
	assert.equal(text(median(['3', '1', '2'].map(decimal))), '2/1');
	assert.equal(text(median(['3', '1', '2', '10'].map(decimal))), '5/2');
	const routes = (...values) => values.map((value, index) => [`r${index}`, decimal(value)]);
	const says = (values, rules) => {
		const { price, kept, dropped } = agree(routes(...values), rules);
		return [text(price), kept.length, dropped.map(([name]) => name).join()];
	};
	const rules = { outlier: percent(5), least: 2 };
	assert.deepEqual(says(['100', '101', '99'], rules), ['100/1', 3, '']);
	assert.deepEqual(says(['100', '101', '300'], rules), ['201/2', 2, 'r2']);
	assert.deepEqual(says(['100', '105', '95'], rules), ['100/1', 3, ''], 'exactly at the limit counts');
	assert.deepEqual(says(['100', '105.01', '95'], rules), ['195/2', 2, 'r1']);
	assert.deepEqual(says(['100', '200'], rules), [null, 0, 'r0,r1'], 'two that differ: nobody knows who is right');
	assert.deepEqual(says(['100'], rules), [null, 1, '']);
	assert.deepEqual(says(['100'], { ...rules, least: 1 }), ['100/1', 1, '']);
	assert.deepEqual(says([], { ...rules, least: 1 }), [null, 0, '']);
});

test('routes lead from the asset to what backs it', () => {
	const sources = { a: { pair: 'BTS/USD' }, b: { pair: 'BTC/USD' }, c: { pair: 'BTS/BTC' } };
	assert.deepEqual(connect('USD/BTS', ['a'], sources), [{ name: 'a', inverted: true }]);
	assert.deepEqual(connect('USD/BTS', ['b', 'c'], sources), [{ name: 'b', inverted: true }, { name: 'c', inverted: true }]);
	assert.deepEqual(connect('BTC/BTS', ['b', 'a'], sources), [{ name: 'b', inverted: false }, { name: 'a', inverted: true }]);
	assert.throws(() => connect('USD/BTS', ['c', 'b'], sources), /c quotes BTS\/BTC, which does not lead on from USD/);
	assert.throws(() => connect('USD/BTS', ['b'], sources), /ends at BTC, not at BTS/);
	const answers = new Map([['a', decimal('0.004')], ['b', decimal('50000')], ['c', new Error('away')]]);
	assert.equal(text(value(connect('BTC/BTS', ['b', 'a'], sources), answers)), '12500000/1');
	assert.equal(value(connect('USD/BTS', ['b', 'c'], sources), answers), null);
});

test('a report is due when the price moved or the last is old, and never too soon', () => {
	const rules = { threshold: percent(1), age: 3_600_000, interval: 60_000 };
	const at = 1_000_000_000;
	const price = (now, last, ago) => ({ name: 'USD', price: decimal(now), last: last && { price: decimal(last), at: at - ago } });
	const why = (...prices) => due(prices, at, rules);
	assert.equal(why(price('100', null)), 'USD was never reported');
	assert.equal(why(price('100', '100', 60_000)), null);
	assert.equal(why(price('101', '100', 60_000)), null, 'exactly at the threshold is no move');
	assert.equal(why(price('101.01', '100', 60_000)), 'USD moved');
	assert.equal(why(price('98.9', '100', 60_000)), 'USD moved');
	assert.equal(why(price('200', '100', 59_999)), null);
	assert.equal(why(price('100', '100', 3_599_999)), null);
	assert.equal(why(price('100', '100', 3_600_000)), 'the report of USD is 3600 s old');
	assert.equal(why(price('1', null), price('200', '100', 59_999)), null, 'all go together');
});

test('a source that hangs, is away, or talks nonsense is an error of its own; a URL is asked once', async (t) => {
	const asked = [];
	const server = createServer(({ url }, response) => {
		asked.push(url);
		if (url === '/hang') return;
		if (url === '/slow') return response.writeHead(200).write('{"p":');
		if (url === '/500') return response.writeHead(500).end('{"p": 1}');
		if (url === '/long') return response.end(`{"p": "${'1'.repeat(5_000_000)}"}`);
		if (url === '/html') return response.end('<!doctype html><p>3');
		response.end('{"p": 1.5, "z": 0, "m": -2, "s": "3.25", "n": "NaN"}');
	}).listen(0, '127.0.0.1');
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	await new Promise((resolve) => server.once('listening', resolve));
	const base = `http://127.0.0.1:${server.address().port}`;
	const at = (path, field = 'p') => ({ url: base + path, path: [field], headers: {} });
	const answers = await ask({
		good: at('/good'), text: at('/good', 's'), zero: at('/good', 'z'), minus: at('/good', 'm'), nan: at('/good', 'n'), none: at('/good', 'x'),
		hang: at('/hang'), slow: at('/slow'), down: at('/500'), long: at('/long'), html: at('/html'),
		away: { url: 'http://127.0.0.1:9/', path: ['p'], headers: {} }, peg: { value: decimal('1') },
	}, 500);
	const said = Object.fromEntries([...answers].map(([name, answer]) => [name, answer instanceof Ratio ? text(answer) : answer.message]));
	const { away, ...others } = said;
	assert.deepEqual(others, {
		good: '3/2',
		text: '13/4',
		zero: '0 is zero',
		minus: '"-2" is not a positive decimal number',
		nan: '"NaN" is not a positive decimal number',
		none: 'the answer has no x',
		hang: 'no answer within 0.5 s',
		slow: 'no answer within 0.5 s',
		down: 'HTTP status 500',
		long: 'the answer is longer than 4194304 bytes',
		html: 'the answer is not JSON: "<!doctype html><p>3"',
		peg: '1/1',
	});
	assert.match(away, /ECONNREFUSED|bad port/);
	assert.equal(asked.filter((url) => url === '/good').length, 1);
});

const sound = () => ({
	key_file: 'feeder.key',
	sources: { a: { url: 'http://localhost/', path: ['p'], pair: 'BTS/USD' }, b: { url: 'http://localhost/b', path: [0, 'p'], pair: 'BTS/USD' } },
	prices: [{ asset: 'USD', pair: 'USD/BTS', routes: ['a', ['b']] }],
});

test('the configuration is checked as a whole, and every flaw is named', () => {
	const config = check(sound(), '/etc/feeder');
	assert.deepEqual([config.key_file, config.every_seconds, text(config.threshold_percent)], ['/etc/feeder/feeder.key', 30, '1/200']);
	assert.deepEqual([config.prices[0].least, text(config.prices[0].outlier)], [2, '1/20']);
	for (const [change, flaws] of [
		[(c) => (c.sources.a.way = []), ['sources.a.way: there is no such field; there are url, path, pair, headers']],
		[(c) => (c.every_seconds = 0), ['every_seconds: it must be 0.1 to 604800 seconds']],
		[(c) => (c.metrics = 9650), ['metrics: it must be host:port, such as 127.0.0.1:9650']],
		[(c) => (c.node = 'http://x'), ['node: it must be an address that begins with ws:// or wss://']],
		[(c) => (c.max_age_seconds = 60), ['max_age_seconds: it is not above least_interval_seconds']],
		[(c) => delete c.sources.a.url, ['sources.a.url: it is missing']],
		[(c) => (c.sources.a.url = 'ftp://x/'), ['sources.a.url: it must be an address that begins with http:// or https://']],
		[(c) => (c.sources.a.path = 'p'), ['sources.a.path: it must be a list of names and numbers, such as ["result", 0, "last"]']],
		[(c) => (c.sources.a = { value: 'one', pair: 'BTS/USD' }), ['sources.a.value: "one" is not a positive decimal number']],
		[(c) => (c.prices[0].routes = ['a', 'z']), ['prices[0].routes[1]: there is no source "z"']],
		[(c) => (c.prices[0].pair = 'EUR/BTS'), [
			'prices[0].routes[0]: a quotes BTS/USD, which does not lead on from EUR',
			'prices[0].routes[1]: b quotes BTS/USD, which does not lead on from EUR',
		]],
		[(c) => (c.prices[0].routes = ['a']), ['prices[0].least_routes: 2, but there are 1 routes (with one, say "least_routes": 1)']],
		[(c) => (c.prices[0].least_routes = 0), ['prices[0].least_routes: it must be a whole number above zero']],
		[(c) => (c.prices = [c.prices[0], c.prices[0]]), ['prices: USD is there twice']],
		[(c) => (c.sources.c = c.sources.a), ['sources.c: no price uses it']],
		[(c) => delete c.prices, ['prices: it is missing', 'prices: there is none']],
		[(c) => Object.assign(c, { every_seconds: '1', outlier_percent: 0 }), [
			'every_seconds: it must be 0.1 to 604800 seconds', 'outlier_percent: it must be above 0 and at most 100',
		]],
	]) {
		const written = sound();
		change(written);
		assert.throws(() => check(written), (error) => {
			assert.deepEqual([error instanceof BadConfig, ...error.message.split('\n')], [true, ...flaws]);
			return true;
		});
	}
	assert.throws(() => check([]), /^Error: the configuration: it must be an object/);
	const sample = check(JSON.parse(readFileSync(new URL('../docs/bitassets/feeder.json', import.meta.url), 'utf8')));
	assert.deepEqual(sample.prices.map(({ asset }) => asset).sort(), ['BTC', 'CNY', 'EUR', 'GOLD', 'USD']);
});

test('the key comes from the environment or a file that others cannot read', (t) => {
	const folder = mkdtempSync(join(tmpdir(), 'feeder-'));
	t.after(() => rmSync(folder, { recursive: true }));
	const path = join(folder, 'key');
	writeFileSync(path, '//Alice\n');
	chmodSync(path, 0o644);
	const named = { key_file: path };
	assert.equal(secret(named, { FEEDER_SURI: '//Bob' }), '//Bob');
	assert.throws(() => secret(named, {}), /everybody may read it: chmod 600/);
	chmodSync(path, 0o600);
	assert.equal(secret(named, {}), '//Alice');
	assert.equal(secret({ key_file: '/nowhere' }, { FEEDER_KEY_FILE: path }), '//Alice');
	assert.throws(() => secret({}, {}), /there is no key/);
	assert.throws(() => secret({ key_file: '/nowhere' }, {}), /ENOENT/);
	writeFileSync(path, '\n');
	assert.throws(() => secret(named, {}), /it is empty/);
});

test('metrics are told as Prometheus reads them', () => {
	const metrics = new Metrics();
	metrics.add('feeder_errors_total', { source: 'a "b"\\' });
	metrics.add('feeder_errors_total', { source: 'a "b"\\' });
	metrics.set('feeder_price', { asset: 'USD' }, 2.5);
	metrics.set('feeder_price', { asset: 'EUR' }, 3);
	metrics.drop('feeder_price', { asset: 'EUR' });
	const lines = metrics.text().split('\n').filter((line) => line && !line.startsWith('#'));
	assert.deepEqual(lines, ['feeder_price{asset="USD"} 2.5', 'feeder_errors_total{source="a \\"b\\"\\\\"} 2']);
	assert.match(metrics.text(), /^# HELP feeder_price .+\n# TYPE feeder_price gauge\n/);
});
