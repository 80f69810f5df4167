// Numbers for Prometheus, and the server that tells them.

import { createServer } from 'node:http';

// Kind and meaning of each.
const FAMILIES = {
	feeder_price: ['gauge', 'Price from the sources now, whole backing asset per whole priced asset.'],
	feeder_reported_price: ['gauge', 'Price that this feeder reported last, as the chain has it.'],
	feeder_sources: ['gauge', 'Routes to the price that are configured.'],
	feeder_sources_live: ['gauge', 'Routes to the price that have a value now, outliers not counted.'],
	feeder_outliers_total: ['counter', 'Values dropped as outliers, by asset and route.'],
	feeder_errors_total: ['counter', 'What failed, by source; "node" is the chain\'s node, "report" a report.'],
	feeder_reports_total: ['counter', 'Reports that are in a block.'],
	feeder_last_report_timestamp_seconds: ['gauge', 'When this feeder\'s last report of the asset was made, by the chain\'s clock.'],
	feeder_last_round_timestamp_seconds: ['gauge', 'When sources and chain were last looked at, by this machine\'s clock.'],
	feeder_node_connected: ['gauge', 'Whether the chain\'s node answers.'],
};
const escape = (text) => String(text).replace(/[\\"\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`));

export class Metrics {
	constructor() {
		this.values = new Map(Object.keys(FAMILIES).map((name) => [name, new Map()]));
	}

	set(name, labels, value) {
		this.values.get(name).set(key(labels), value);
	}
	add(name, labels = {}, more = 1) {
		this.set(name, labels, (this.values.get(name).get(key(labels)) ?? 0) + more);
	}
	// What is no longer known is not told.
	drop(name, labels) {
		this.values.get(name).delete(key(labels));
	}

	text() {
		const family = ([name, [kind, help]]) => {
			const lines = [...this.values.get(name)].map(([labels, value]) => `${name}${labels} ${value}`);
			return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines];
		};
		return `${Object.entries(FAMILIES).flatMap(family).join('\n')}\n`;
	}

	// Serves `/metrics` on host and port; answers with the server once it listens.
	serve({ host, port }) {
		const server = createServer((request, response) => {
			const found = request.url === '/metrics';
			response.writeHead(found ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
			response.end(found ? this.text() : 'only /metrics is here\n');
		});
		return new Promise((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, host, () => resolve(server));
		});
	}
}

function key(labels) {
	const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escape(value)}"`);
	return pairs.length ? `{${pairs.join(',')}}` : '';
}
