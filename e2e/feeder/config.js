// What an operator wrote, checked as a whole before anything runs.

import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Ratio } from './ratio.js';
import { connect } from './route.js';

const PAIR = /^[A-Z0-9]{1,12}\/[A-Z0-9]{1,12}$/;
const HUNDREDTH = new Ratio(1n, 100n);

// A field's check throws what the field should be; the second is what stands for one that is missing.
const TOP = {
	node: [isNode, 'ws://127.0.0.1:9944'],
	key_file: [isText, null],
	account: [isAccount, null],
	metrics: [isAddress, null],
	every_seconds: [seconds(0.1), 30],
	timeout_seconds: [seconds(0.1), 10],
	inclusion_seconds: [seconds(1), 120],
	threshold_percent: [isPercent, 0.5],
	max_age_seconds: [seconds(1), 3_600],
	least_interval_seconds: [seconds(0), 60],
	outlier_percent: [isPercent, 5],
	sources: [isObject],
	prices: [isList],
};
const SOURCE = { url: [isUrl], path: [isPath], pair: [isPair], headers: [isHeaders, {}] };
const CONSTANT = { value: [isDecimal], pair: [isPair] };
const PRICE = { asset: [isAsset], pair: [isPair], routes: [isList], least_routes: [isCount, 2], outlier_percent: [isPercent, null] };

// Everything that is wrong, a line each.
export class BadConfig extends Error {}

export function read(path) {
	let text;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		throw new BadConfig(`${path} cannot be read: ${error.message}`);
	}
	try {
		return check(JSON.parse(text), dirname(path));
	} catch (error) {
		if (error instanceof SyntaxError) throw new BadConfig(`${path} is not JSON: ${error.message}`);
		throw error;
	}
}

// The configuration with every default filled in and every number exact.
export function check(written, folder = '.') {
	const flaws = [];
	const config = fields(written, TOP, '', flaws);
	config.sources = Object.fromEntries(
		Object.entries(config.sources ?? {}).map(([name, source]) => [name, sourceOf(source, `sources.${name}`, flaws)]),
	);
	config.prices = (config.prices ?? []).map((price, index) => priceOf(price, `prices[${index}]`, config, flaws));
	together(config, flaws);
	if (flaws.length) throw new BadConfig(flaws.join('\n'));
	if (config.key_file) config.key_file = resolve(folder, config.key_file);
	return config;
}

function sourceOf(written, place, flaws) {
	return fields(written, Object.hasOwn(Object(written), 'value') ? CONSTANT : SOURCE, place, flaws);
}

function priceOf(written, place, { sources, outlier_percent }, flaws) {
	const price = fields(written, PRICE, place, flaws);
	const outlier = price.outlier_percent ?? outlier_percent;
	const lists = (price.routes ?? []).map((names) => (Array.isArray(names) ? names : [names]));
	const routes = lists.map((names, n) => route(price.pair, names, sources, `${place}.routes[${n}]`, flaws));
	if (price.least_routes > routes.length) {
		const few = `${price.least_routes}, but there are ${routes.length} routes`;
		flaws.push(`${place}.least_routes: ${few} (with one, say "least_routes": 1)`);
	}
	return { asset: price.asset, pair: price.pair, routes, least: price.least_routes, outlier };
}

// A route with its legs; nothing where something is wrong, be it with a source.
function route(pair, names, sources, place, flaws) {
	const unknown = names.filter((name) => !Object.hasOwn(sources, name));
	unknown.forEach((name) => flaws.push(`${place}: there is no source ${JSON.stringify(name)}`));
	if (names.length === 0) flaws.push(`${place}: it is empty`);
	if (unknown.length || names.length === 0 || !pair || names.some((name) => !sources[name].pair)) return null;
	try {
		return { name: names.join('+'), legs: connect(pair, names, sources) };
	} catch (error) {
		flaws.push(`${place}: ${error.message}`);
		return null;
	}
}

// What fields must be to each other.
function together({ prices, sources, max_age_seconds: age, least_interval_seconds: interval }, flaws) {
	if (age <= interval) flaws.push('max_age_seconds: it is not above least_interval_seconds');
	if (prices.length === 0) flaws.push('prices: there is none');
	const assets = prices.map(({ asset }) => asset);
	assets.filter((asset, index) => assets.indexOf(asset) !== index).forEach((asset) => flaws.push(`prices: ${asset} is there twice`));
	const used = new Set(prices.flatMap(({ routes }) => routes.flatMap((one) => one?.legs.map(({ name }) => name) ?? [])));
	if (flaws.length) return;
	Object.keys(sources).filter((name) => !used.has(name)).forEach((name) => flaws.push(`sources.${name}: no price uses it`));
}

// The fields of an object, each checked and turned into what the program wants.
function fields(written, kinds, place, flaws) {
	const at = (name) => (place ? `${place}.${name}` : name);
	if (written === null || typeof written !== 'object' || Array.isArray(written)) {
		flaws.push(`${place || 'the configuration'}: it must be an object`);
		return {};
	}
	Object.keys(written).filter((name) => !Object.hasOwn(kinds, name)).forEach((name) => {
		flaws.push(`${at(name)}: there is no such field; there are ${Object.keys(kinds).join(', ')}`);
	});
	return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, field(written[name], kind, at(name), flaws)]));
}

function field(written, [turn, usual], place, flaws) {
	if (written === undefined && usual === null) return null;
	if (written === undefined && usual === undefined) {
		flaws.push(`${place}: it is missing`);
		return undefined;
	}
	try {
		return turn(written ?? usual);
	} catch (error) {
		flaws.push(`${place}: ${error.message}`);
		return undefined;
	}
}

function must(holds, what) {
	if (!holds) throw new Error(`it must be ${what}`);
}
function isText(value) {
	must(typeof value === 'string' && value !== '', 'a text');
	return value;
}
function isObject(value) {
	must(value !== null && typeof value === 'object' && !Array.isArray(value), 'an object');
	return value;
}
function isList(value) {
	must(Array.isArray(value) && value.length > 0, 'a list that is not empty');
	return value;
}
function isUrl(value) {
	must(/^https?:$/.test(URL.canParse(value) && new URL(value).protocol), 'an address that begins with http:// or https://');
	return value;
}
function isNode(value) {
	must(/^wss?:$/.test(URL.canParse(value) && new URL(value).protocol), 'an address that begins with ws:// or wss://');
	return value;
}
function isAccount(value) {
	must(typeof value === 'string' && /^[1-9A-HJ-NP-Za-km-z]{46,50}$/.test(value), "an account's address");
	return value;
}
function isAddress(value) {
	const [, host, port] = /^(.+):(\d{1,5})$/.exec(value) ?? [];
	must(port && Number(port) < 65_536, 'host:port, such as 127.0.0.1:9650');
	return { host, port: Number(port) };
}
function seconds(least) {
	return (value) => {
		must(typeof value === 'number' && value >= least && value <= 604_800, `${least} to 604800 seconds`);
		return value;
	};
}
// A share, exact.
function isPercent(value) {
	must(typeof value === 'number' && value > 0 && value <= 100, 'above 0 and at most 100');
	return Ratio.decimal(String(value)).times(HUNDREDTH);
}
function isDecimal(value) {
	must(typeof value === 'string', 'a decimal number in quotes');
	return Ratio.decimal(value);
}
function isPath(value) {
	const isKey = (key) => typeof key === 'string' || (Number.isInteger(key) && key >= 0);
	must(Array.isArray(value) && value.length > 0 && value.every(isKey), 'a list of names and numbers, such as ["result", 0, "last"]');
	return value;
}
function isPair(value) {
	const [base, quote] = typeof value === 'string' && PAIR.test(value) ? value.split('/') : [];
	must(base && base !== quote, 'two names, such as "BTC/USD": what one BTC costs in USD');
	return value;
}
function isHeaders(value) {
	must(Object.values(isObject(value)).every((text) => typeof text === 'string'), 'an object of texts');
	return value;
}
function isAsset(value) {
	must((Number.isInteger(value) && value >= 0) || /^[A-Z0-9]{1,10}$/.test(value), "a BitAsset's symbol or a token's number");
	return value;
}
function isCount(value) {
	must(Number.isInteger(value) && value > 0, 'a whole number above zero');
	return value;
}

// The secret: of the environment, or of a file that nobody else can read. Never of the command line, which everybody sees.
export function secret({ key_file }, environment) {
	const { FEEDER_SURI: suri, FEEDER_KEY_FILE: named } = environment;
	const path = named ?? key_file;
	if (suri) return suri.trim();
	const ways = 'set key_file in the configuration, or FEEDER_KEY_FILE or FEEDER_SURI in the environment';
	if (!path) throw new BadConfig(`there is no key: ${ways}`);
	try {
		if (statSync(path).mode & 0o007) throw new Error('everybody may read it: chmod 600');
		const suri = readFileSync(path, 'utf8').trim();
		// To the keyring nothing is a key too: the one that everybody knows.
		if (!suri) throw new Error('it is empty');
		return suri;
	} catch (error) {
		throw new BadConfig(`the key's file ${path}: ${error.message}`);
	}
}
