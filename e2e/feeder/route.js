// From an asset to another over what sources quote: `BTC/USD` turns BTC into USD, and its inverse USD into BTC.

import { Ratio } from './ratio.js';

// The legs from the first of a pair to the second over `names`, each with whether it is inverted. Throws where they do
// not meet.
export function connect(pair, names, sources) {
	const [from, to] = pair.split('/');
	let at = from;
	const legs = names.map((name) => {
		const [base, quote] = sources[name].pair.split('/');
		if (at !== base && at !== quote) throw new Error(`${name} quotes ${base}/${quote}, which does not lead on from ${at}`);
		const inverted = at === quote;
		at = inverted ? base : quote;
		return { name, inverted };
	});
	if (at !== to) throw new Error(`it ends at ${at}, not at ${to}`);
	return legs;
}

// The product of what the legs' sources say; nothing if one of them has no number.
export function value(legs, answers) {
	const factors = legs.map(({ name, inverted }) => {
		const answer = answers.get(name);
		return answer instanceof Ratio && (inverted ? answer.inverse() : answer);
	});
	return factors.every(Boolean) ? factors.reduce((product, factor) => product.times(factor)) : null;
}
