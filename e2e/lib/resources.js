// What a test, or all tests of a file, opened and must close: the last one first.

import * as runner from 'node:test';

// `context` is a test's; without it they are closed after the file's last test.
export function resources(context = runner) {
	const opened = [];
	context.after(async () => {
		for (const close of opened.reverse()) await close();
	});
	return { after: (close) => opened.push(close) };
}
