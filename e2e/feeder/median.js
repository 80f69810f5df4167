// What several values say together.

// The median: of an even number the mean of the two in the middle.
export function median(values) {
	const sorted = [...values].sort((one, other) => one.compare(other));
	const upper = sorted[Math.floor(sorted.length / 2)];
	return sorted.length % 2 ? upper : sorted[sorted.length / 2 - 1].mean(upper);
}

// The price of `routes`, an array of `[name, value]`. Whatever is more than `outlier` (a share) away from the median of
// all is dropped, and the price is the median of the rest. None if fewer than `least` are left.
export function agree(routes, { outlier, least }) {
	if (routes.length < least) return { price: null, kept: routes, dropped: [] };
	const middle = median(routes.map(([, value]) => value));
	const isOut = ([, value]) => value.isFarFrom(middle, outlier);
	const kept = routes.filter((route) => !isOut(route));
	const price = kept.length < least ? null : median(kept.map(([, value]) => value));
	return { price, kept, dropped: routes.filter(isOut) };
}
