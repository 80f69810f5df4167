// What sources say: an HTTP answer in JSON, and the number at a place in it.

import { Ratio } from './ratio.js';

// A ticker has some kilobytes; more is not what was asked for.
const ANSWER_MAX = 4 * 1024 * 1024;
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

// JSON with each number as the text that stands there: parsed as a float, it would no longer be what was said.
export function parse(text) {
	JSON.parse(text); // Whatever is no JSON is refused before anything is changed in it.
	return JSON.parse(text.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

// The number at `path` in a parsed answer.
export function pick(answer, path) {
	let at = answer;
	path.forEach((key, index) => {
		if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) {
			throw new Error(`the answer has no ${path.slice(0, index + 1).join('.')}`);
		}
		at = at[key];
	});
	if (typeof at !== 'string') throw new Error(`at ${path.join('.')} is no number`);
	return Ratio.decimal(at);
}

// Asks all sources at once, each URL once. Answers with what each says, or the error, by name.
export async function ask(sources, timeout) {
	const asked = new Map();
	const answer = (source) => {
		const key = JSON.stringify([source.url, source.headers]);
		if (!asked.has(key)) asked.set(key, fetchText(source, timeout));
		return asked.get(key);
	};
	const entries = Object.entries(sources).map(async ([name, source]) => [name, await number(source, answer).catch(asError)]);
	return new Map(await Promise.all(entries));
}

const asError = (error) => (error instanceof Error ? error : new Error(String(error)));

async function number(source, answer) {
	if (source.value) return source.value;
	const text = await answer(source);
	let parsed;
	try {
		parsed = parse(text);
	} catch {
		throw new Error(`the answer is not JSON: ${JSON.stringify(text.slice(0, 40))}`);
	}
	return pick(parsed, source.path);
}

async function fetchText({ url, headers }, timeout) {
	try {
		const usual = { accept: 'application/json', 'user-agent': 'tributary-feeder' };
		const response = await fetch(url, { headers: { ...usual, ...headers }, signal: AbortSignal.timeout(timeout) });
		if (!response.ok) {
			await response.body?.cancel();
			throw new Error(`HTTP status ${response.status}`);
		}
		return await limited(response);
	} catch (error) {
		if (error.name === 'TimeoutError') throw new Error(`no answer within ${timeout / 1_000} s`);
		throw new Error(error.cause?.message || error.cause?.code || error.message);
	}
}

async function limited(response) {
	const chunks = [];
	let length = 0;
	for await (const chunk of response.body) {
		length += chunk.length;
		if (length > ANSWER_MAX) throw new Error(`the answer is longer than ${ANSWER_MAX} bytes`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
