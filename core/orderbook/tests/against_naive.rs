//! A million random operations on the real book and on the naive one.
//!
//! `ORDERBOOK_SEED` and `ORDERBOOK_OPS` set the seed and the number of operations; both are printed.

#[allow(dead_code)] // The corpus is replayed elsewhere.
mod dice;
#[allow(dead_code)]
mod duel;
mod naive;
mod world;

use dice::{seed, setting, Dice, Seeded};
use duel::{styles, Duel, Style};

#[test]
fn the_naive_book_never_disagrees() {
	let seed = seed();
	let ops = setting("ORDERBOOK_OPS", || 1_000_000);
	let styles = styles();
	let each = ops.div_ceil(styles.len() as u64);
	for (at, style) in styles.into_iter().enumerate() {
		let name = style.name;
		let mut dice = Seeded(seed.wrapping_add(at as u64));
		let mut duel = Duel::new(style);
		let started = std::time::Instant::now();
		for round in 0..each {
			let op = duel.draw(&mut dice);
			duel.play(op);
			if round % 256 == 0 {
				duel.audit();
			}
		}
		duel.audit();
		let resting = duel.naive.orders.len();
		println!("{name}: {each} operations, {} fills, {resting} resting, {:?}", duel.fills, started.elapsed());
		assert!(duel.fills > each / 50, "{name} hardly trades");
	}
}

#[test]
fn batches_on_one_overlay_agree_with_the_naive_book() {
	let seed = seed();
	let batches = setting("ORDERBOOK_BATCHES", || 20_000);
	for (at, style) in styles().into_iter().enumerate().filter(|(_, style)| style.name != "extreme") {
		let mut dice = Seeded(seed.wrapping_add(at as u64));
		let mut duel = Duel::new(Style { cancel_one_in: 3, ..style });
		for _ in 0..batches / 6 {
			let items = 1 + dice.roll(30);
			duel.batch(&mut dice, items);
			if duel.naive.orders.len() > 300 {
				duel = Duel::new(duel.style);
			}
		}
	}
}
