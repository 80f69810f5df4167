// Exact positive numbers. Prices are multiplied and divided before they become units of a chain; a float would round.

const gcd = (one, other) => (other === 0n ? one : gcd(other, one % other));
const DECIMAL = /^(\d{1,60})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,2}))?$/;
// What one term of a chain's price holds: an unsigned number of 64 bits.
const TERM_MAX = 2n ** 64n - 1n;

export class Ratio {
	// `over / under`, both positive, in lowest terms.
	constructor(over, under = 1n) {
		const divisor = gcd(over, under);
		Object.assign(this, { over: over / divisor, under: under / divisor });
	}

	// The number that a decimal says, as exchanges write it: `0.00123`, `1e-8`. Throws for zero and whatever is none.
	static decimal(text) {
		const [, whole, part = '', power = '0'] = DECIMAL.exec(text) ?? fail(text);
		const digits = BigInt(whole + part);
		if (digits === 0n) throw new Error(`${text} is zero`);
		const tens = Number(power) - part.length;
		return tens < 0 ? new Ratio(digits, 10n ** BigInt(-tens)) : new Ratio(digits * 10n ** BigInt(tens));
	}

	times({ over, under }) {
		return new Ratio(this.over * over, this.under * under);
	}
	inverse() {
		return new Ratio(this.under, this.over);
	}
	compare(other) {
		const [mine, theirs] = [this.over * other.under, other.over * this.under];
		return mine < theirs ? -1 : Number(mine > theirs);
	}
	mean(other) {
		return new Ratio(this.over * other.under + other.over * this.under, 2n * this.under * other.under);
	}

	// Whether it is more than this share of `other` away from it.
	isFarFrom(other, share) {
		const [mine, theirs] = [this.over * other.under, other.over * this.under];
		const distance = mine < theirs ? theirs - mine : mine - theirs;
		return distance * share.under > theirs * share.over;
	}

	// For people and metrics: the quotient has 80 bits at least, which is more than a float keeps.
	toNumber() {
		const bits = BigInt(Math.max(0, 80 + this.under.toString(2).length - this.over.toString(2).length));
		return Number((this.over << bits) / this.under) / 2 ** Number(bits);
	}
	toString() {
		return String(Number(this.toNumber().toPrecision(9)));
	}
}

function fail(text) {
	throw new Error(`${JSON.stringify(text)} is not a positive decimal number`);
}

// The price of whole assets as the chain's: units of the backing asset for units of the priced one, `{quote, base}`.
//
// Exact where both terms have 64 bits; otherwise the last convergent of its continued fraction whose terms have, which is
// off by less than one part in 2^64. Throws if the price itself is beyond what they can say.
export function units(price, decimals, backingDecimals) {
	const exact = price.times(new Ratio(10n ** BigInt(backingDecimals), 10n ** BigInt(decimals)));
	const { over: quote, under: base } = nearest(exact.over, exact.under);
	if (quote === 0n || base === 0n) throw new Error(`${price} does not fit 64 bits in the smallest units`);
	return { quote, base };
}

function nearest(over, under) {
	let [last, now] = [{ over: 0n, under: 1n }, { over: 1n, under: 0n }];
	while (under > 0n) {
		const whole = over / under;
		const next = { over: whole * now.over + last.over, under: whole * now.under + last.under };
		if (next.over > TERM_MAX || next.under > TERM_MAX) break;
		[last, now] = [now, next];
		[over, under] = [under, over % under];
	}
	return now;
}

// The other way round, for what the chain says.
export function whole({ quote, base }, decimals, backingDecimals) {
	return new Ratio(quote * 10n ** BigInt(decimals), base * 10n ** BigInt(backingDecimals));
}
