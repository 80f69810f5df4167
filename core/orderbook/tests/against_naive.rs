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
use duel::{styles, Duel, Op, Style};
use orderbook_core::{Price, Request, Side};

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

/// Forty orders of a few units at one price, and a taker of up to some 200,000 at that price or one nearby: what stops him
/// is a basis point of his order.
#[test]
fn takers_of_dust_agree_with_the_naive_book() {
	let mut dice = Seeded(seed());
	for _ in 0..setting("ORDERBOOK_DUST", || 5_000) {
		let mut duel = Duel::new(styles().remove(0));
		let (quote, base) = (1 + dice.roll(99), 1 + dice.roll(99));
		let (dust, taker) = dice.pick(&[(Side::Ask, Side::Bid), (Side::Bid, Side::Ask)]);
		let units = quote.max(base).div_ceil(quote.min(base)) * (1 + dice.roll(3));
		let mut place = |id, side, sell, price, receive_max| {
			let (sold, bought) = if side == Side::Ask { (1, 0) } else { (0, 1) };
			let request = Request { sell, receive_max, ..Request::at_price(id, id as u8, side, 1, price) };
			duel.play(Op::Place(sold, bought, request));
		};
		for id in 1..=40 {
			place(id, dust, units, Price::new(quote, base).unwrap(), None);
		}
		let near = Price::new(quote * 100 + dice.roll(3), base * 100 + dice.roll(3)).unwrap();
		let wanted = dice.chance(2).then(|| 1 + dice.roll(200_000));
		place(41, taker, 1 + dice.roll(200_000), near, wanted);
		duel.audit();
	}
}
