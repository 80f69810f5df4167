// When to report.

// Why a report of `prices` is due at `now`, in words; nothing if none is. Each has its exact `price` and what was
// reported `last`, `{price, at}`, if anything was. Moments are milliseconds by the chain's clock.
export function due(prices, now, { threshold, age, interval }) {
	const known = prices.filter(({ last }) => last);
	if (known.some(({ last }) => now - last.at < interval)) return null;
	const fresh = prices.find(({ last }) => !last);
	if (fresh) return `${fresh.name} was never reported`;
	const moved = known.find(({ price, last }) => price.isFarFrom(last.price, threshold));
	if (moved) return `${moved.name} moved`;
	const old = known.find(({ last }) => now - last.at >= age);
	return old ? `the report of ${old.name} is ${Math.floor((now - old.last.at) / 1_000)} s old` : null;
}
