// Waiting for something to become true, always with a deadline and never for a fixed time.

// What an error adds: where to look. Whoever starts nodes says so.
let whereToLook = () => '';
export const lookIn = (describe) => (whereToLook = describe);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The promise, or an error that says what did not happen in time.
export function within(seconds, what, promise) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error(`not within ${seconds} s: ${what}${whereToLook()}`)), seconds * 1000);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// Asks `condition` until it answers with something true, and returns that. An error counts as "not yet".
export async function until(what, condition, { seconds = 60, every = 200 } = {}) {
	const end = Date.now() + seconds * 1000;
	let last = 'nothing';
	for (;;) {
		try {
			const answer = await condition();
			if (answer) return answer;
			last = JSON.stringify(answer);
		} catch (error) {
			last = error.message;
		}
		if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what} (last: ${last})${whereToLook()}`);
		await pause(every);
	}
}
