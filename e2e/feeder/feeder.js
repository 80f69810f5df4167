// The rounds: ask the sources, look at the chain, report what is due.

import { due } from './decide.js';
import { agree } from './median.js';
import { Ratio, units } from './ratio.js';
import { value } from './route.js';
import { ask } from './sources.js';

export class Feeder {
	// `log` takes one line for each event.
	constructor({ config, key, chain, metrics, log }) {
		Object.assign(this, { config, key, chain, metrics, log, who: config.account ?? key?.address });
		// What was told to be wrong; what the chain says of assets; when reports were sent.
		Object.assign(this, { said: new Map(), targets: new Map(), tried: new Map() });
		for (const name of [...Object.keys(config.sources), 'node', 'report']) metrics.add('feeder_errors_total', { source: name }, 0);
		metrics.add('feeder_reports_total', {}, 0);
		metrics.set('feeder_node_connected', {}, 0);
		for (const { asset, routes } of config.prices) metrics.set('feeder_sources', { asset }, routes.length);
	}

	// Rounds until `stop` is aborted; what was being sent is waited for.
	async run(stop) {
		while (!stop.aborted) {
			const began = performance.now();
			await this.attempt('round', 'node', () => this.round(stop));
			await pause(this.config.every_seconds * 1_000 - (performance.now() - began), stop);
		}
	}

	async round(stop) {
		const prices = await this.prices();
		if (stop.aborted) return;
		await this.attempt('node', 'node', () => this.report(prices, stop));
		this.metrics.set('feeder_last_round_timestamp_seconds', {}, Date.now() / 1_000);
	}

	// Each configured price that enough sources agree on.
	async prices() {
		const { sources, prices, timeout_seconds } = this.config;
		const answers = await ask(sources, timeout_seconds * 1_000);
		for (const [name, answer] of answers) this.tellSource(name, answer);
		return prices.map((price) => ({ ...price, price: this.price(price, answers) })).filter(({ price }) => price);
	}

	tellSource(name, answer) {
		const failed = !(answer instanceof Ratio);
		if (failed) this.metrics.add('feeder_errors_total', { source: name });
		this.change(`source ${name}`, failed && answer.message);
	}

	price({ asset, routes, least, outlier }, answers) {
		const values = routes.map(({ name, legs }) => [name, value(legs, answers)]).filter(([, value]) => value);
		const { price, kept, dropped } = agree(values, { outlier, least });
		for (const [route] of dropped) this.metrics.add('feeder_outliers_total', { asset, route });
		this.metrics.set('feeder_sources_live', { asset }, kept.length);
		if (price) this.metrics.set('feeder_price', { asset }, price.toNumber());
		else this.metrics.drop('feeder_price', { asset });
		const out = dropped.map(([name, value]) => `${name} says ${value}`).join(', ');
		this.change(`outliers of ${asset}`, out);
		const few = `${kept.length} of ${routes.length} routes agree, ${least} are needed: nothing is reported`;
		this.change(`price of ${asset}`, !price && few);
		return price;
	}

	// Reports what is due: the oracle's prices together, each of an owner's BitAssets by itself.
	async report(prices, stop) {
		this.metrics.set('feeder_node_connected', {}, Number(this.chain.isConnected));
		if (!this.chain.isConnected) throw new Error(`not connected to ${this.config.node}`);
		const now = await this.chain.now();
		const known = [];
		for (const price of prices) {
			await this.attempt(`reports of ${price.asset}`, 'node', async () => known.push(await this.look(price)));
		}
		const shared = known.filter(({ target }) => !target.own);
		const groups = [shared, ...known.filter(({ target }) => target.own).map((price) => [price])];
		for (const group of groups) if (group.length && !stop.aborted) await this.reportGroup(group, now);
	}

	// A price with what the chain knows of it.
	async look({ asset, pair, price }) {
		const target = await this.target(asset, pair);
		await this.chain.ensureFeeder(target, this.who);
		const last = await this.chain.last(target, this.who);
		if (last) {
			this.metrics.set('feeder_reported_price', { asset }, last.price.toNumber());
			this.metrics.set('feeder_last_report_timestamp_seconds', { asset }, last.at / 1_000);
		}
		return { asset, pair, name: String(asset), price, target, last, units: units(price, target.decimals, target.backingDecimals) };
	}

	// What is priced never changes its decimals nor what stands behind it.
	async target(asset, pair) {
		if (!this.targets.has(asset)) {
			const target = await this.chain.target(asset);
			const [, quote] = pair.split('/');
			if (target.backing !== quote) {
				throw new Error(`it is priced in ${target.backing}, and the configuration says ${pair}`);
			}
			this.targets.set(asset, target);
			this.welcome(asset, target);
		}
		return this.targets.get(asset);
	}

	welcome(asset, { token, own, backing, lifetime }) {
		this.log(`${asset} is token ${token.Token}, priced in ${backing}, reported to ${own ? 'the BitAsset itself' : 'the oracle'}`);
		const age = this.config.max_age_seconds;
		if (lifetime !== null && 2_000 * age > lifetime) {
			const life = `reports of ${asset} live ${lifetime / 1_000} s`;
			this.log(`warning: ${life}, and they are renewed only after ${age} s: too late if one is missed`);
		}
	}

	async reportGroup(group, now) {
		const { threshold_percent: threshold, max_age_seconds, least_interval_seconds } = this.config;
		const interval = least_interval_seconds * 1_000;
		const why = due(group, now, { threshold, age: max_age_seconds * 1_000, interval });
		const name = group.map(({ name }) => name).join(', ');
		if (!why || this.wasTried(name, interval)) return;
		await this.attempt(`report of ${name}`, 'report', () => this.send(group, why));
	}

	// Whether a report was sent a moment ago, be it that it failed; notes that one is sent now if not.
	wasTried(name, interval) {
		const [before, now] = [this.tried.get(name), performance.now()];
		if (before !== undefined && now - before < interval) return true;
		this.tried.set(name, now);
		return false;
	}

	async send(group, why) {
		const call = group[0].target.own ? this.chain.ownCall(group[0]) : this.chain.oracleCall(group);
		const { account, inclusion_seconds } = this.config;
		const block = await this.chain.send(call, this.key, account, inclusion_seconds * 1_000);
		this.metrics.add('feeder_reports_total');
		const tell = ({ name, price, units, target }) => `${name} ${price} ${target.backing} (${units.quote}/${units.base})`;
		this.log(`reported ${group.map(tell).join(', ')} in block ${block.slice(0, 10)}: ${why}`);
		for (const one of group) await this.look(one);
	}

	// Does something that may fail: then that is counted, and told once.
	async attempt(what, source, action) {
		try {
			await action();
			this.change(what, null);
		} catch (error) {
			this.metrics.add('feeder_errors_total', { source });
			this.change(what, error.message);
		}
	}

	// Tells what is wrong with something when it begins, when it becomes something else, and when it is over.
	change(what, wrong) {
		const before = this.said.get(what);
		if (wrong && wrong !== before) this.log(`${what}: ${wrong}`);
		if (!wrong && before) this.log(`${what}: in order again`);
		if (wrong) this.said.set(what, wrong);
		else this.said.delete(what);
	}
}

const pause = (ms, stop) => new Promise((resolve) => {
	if (stop.aborted || ms <= 0) return setImmediate(resolve);
	const done = () => {
		clearTimeout(timer);
		stop.removeEventListener('abort', done);
		resolve();
	};
	const timer = setTimeout(done, ms);
	stop.addEventListener('abort', done);
});
