// What can be checked of docker/ without an engine: that files parse and fit each other, that the validators' command
// lines work when typed by hand, and that every metric asked for exists.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import YAML from 'yaml';
import { until } from './lib/await.js';
import { node, ROOT } from './lib/chain.js';

const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const yaml = (path) => YAML.parse(read(path), { merge: true });
const compose = yaml('docker/docker-compose.yml');
const validators = Object.entries(compose.services).filter(([, service]) => service.image === 'tributary');
const dashboard = JSON.parse(read('docker/monitoring/grafana/dashboards/tributary.json'));
const alerts = yaml('docker/monitoring/alerts.yml').groups.flatMap(({ rules }) => rules);

const running = [];
after(() => Promise.all(running.map((one) => one.stop())));

test('the Dockerfile keeps the conventions of Substrate images', () => {
	const lines = read('docker/Dockerfile').replace(/\\\n/g, ' ').split('\n').map((line) => line.trim());
	const stages = lines.filter((line) => line.startsWith('FROM '));
	assert.equal(stages.length, 2);
	const last = lines.slice(lines.lastIndexOf(stages[1]));
	for (const expected of [
		'USER 1000:1000',
		'VOLUME ["/data"]',
		'EXPOSE 30333 9944 9615',
		'ENTRYPOINT ["/usr/local/bin/tributary"]',
		'RUN ["/usr/local/bin/tributary", "--version"]',
	]) assert.ok(last.includes(expected), expected);
	const labels = last.find((line) => line.startsWith('LABEL'));
	for (const name of ['title', 'description', 'licenses', 'version', 'revision', 'created']) {
		assert.match(labels, new RegExp(`org\\.opencontainers\\.image\\.${name}=`));
	}
	const toolchain = read('rust-toolchain.toml').match(/channel = "(.*)"/)[1];
	assert.ok(stages[0].includes(`rust:${toolchain}-`), 'the compiler is the pinned one');
	assert.ok(lines.includes(`ENV RUSTUP_TOOLCHAIN=${toolchain}`));
});

test('the build context has every package of the workspace', () => {
	const [, list] = read('Cargo.toml').match(/members = \[([^\]]*)\]/);
	const allowed = read('.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
	const members = [...list.matchAll(/"(.*)"/g)].map(([, path]) => path);
	assert.ok(members.length > 5);
	assert.deepEqual(members.filter((path) => !allowed.some((root) => path === root || path.startsWith(`${root}/`))), []);
	for (const path of allowed) assert.ok(existsSync(join(ROOT, path)), path);
});

test('every file, service, volume and target that is named exists', () => {
	for (const [name, service] of Object.entries(compose.services)) {
		for (const volume of service.volumes ?? []) {
			const [source] = volume.split(':');
			const known = source.startsWith('.') ? existsSync(join(ROOT, 'docker', source)) : source in compose.volumes;
			assert.ok(known, `${name}: ${volume}`);
		}
		for (const other of service.depends_on ?? []) assert.ok(other in compose.services, `${name} waits for ${other}`);
	}
	assert.equal(validators.filter(([, { build }]) => build).length, 1, 'one image, built once');
	const { scrape_configs, rule_files } = yaml('docker/monitoring/prometheus.yml');
	const targets = scrape_configs.flatMap((job) => job.static_configs.flatMap((config) => config.targets));
	assert.deepEqual(targets, validators.map(([name]) => `${name}:9615`));
	for (const file of rule_files) assert.ok(existsSync(join(ROOT, 'docker/monitoring', file)), file);
	const source = yaml('docker/monitoring/grafana/provisioning/datasources/prometheus.yml').datasources[0];
	for (const panel of dashboard.panels) assert.equal(panel.datasource.uid, source.uid, panel.title);
	const published = Object.values(compose.services).flatMap((service) => service.ports);
	assert.equal(new Set(published.map((port) => port.split(':')[1])).size, published.length, 'no port twice');
	for (const port of published) assert.match(port, /^127\.0\.0\.1:/, 'test keys are not for the world');
});

test('the four command lines, typed by hand with other ports, make and finalize blocks; the metrics exist', async () => {
	assert.equal(validators.length, 4);
	const made = await Promise.all(validators.map(([name]) => node(name)));
	const p2p = Object.fromEntries(validators.map(([name], n) => [name, made[n].p2p]));
	await Promise.all(validators.map(([, { command }], n) => {
		running.push(made[n]);
		return made[n].start([...byHand(command, made[n], p2p), '--rpc-port', String(made[n].port), '--prometheus-port', String(made[n].prometheus)]);
	}));
	await Promise.all(made.map((one) => until(`${one.name} finalizes block 2`, async () => (await one.finalized()) >= 2, { seconds: 120 })));

	const pages = await Promise.all(made.map(async ({ prometheus }) => (await fetch(`http://127.0.0.1:${prometheus}/metrics`)).text()));
	const served = new Set(pages.flatMap((page) => [...page.matchAll(/^([a-z_0-9]+)[{ ]/gm)].map(([, name]) => name)));
	const asked = [...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)), ...alerts.map(({ expr }) => expr)];
	const names = new Set(asked.flatMap((expr) => expr.match(/substrate_[a-z_0-9]+/g) ?? []));
	assert.ok(names.size > 10);
	assert.deepEqual([...names].filter((name) => !served.has(name)), []);
});

// A container's command for this machine: its name, ports and volume become local ones.
function byHand(command, { base, p2p: own }, p2p) {
	return command.map((argument) =>
		argument
			.replace('--base-path=/data', `--base-path=${join(base, 'data')}`)
			.replace('/ip4/0.0.0.0/tcp/30333', `/ip4/127.0.0.1/tcp/${own}`)
			.replace(/\/dns\/(\w+)\/tcp\/30333/, (_, name) => `/ip4/127.0.0.1/tcp/${p2p[name]}`),
	);
}
