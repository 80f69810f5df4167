//! How full pages are after a long life.

use super::{
	grove::Grove,
	kinds::{Kind, Offer, Offers, Stall},
	Dice,
};
use crate::*;
use std::{println, vec::Vec};

const STALL: Stall = Stall(0, false);

/// Occupancy of a tree kept at one size by 10^6 random operations. Slow, and only prints: run with
/// `--ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn occupancy_of_a_long_lived_tree() {
	for (name, spread) in [("a hundred prices", 100u64), ("all over", 1_000_000), ("near the best", 0)] {
		for target in [1_000u64, 10_000, 100_000] {
			let mut dice = Dice(7);
			let mut grove = Grove::<Offers>::new(STALL);
			let mut standing: Vec<Offer> = Vec::new();
			let (mut written, mut lowest) = (0usize, f64::MAX);
			for round in 0..1_000_000u64 {
				let full = standing.len() as u64 >= target;
				let mut overlay = Overlay::new(&grove.store);
				if dice.roll(100) < if full { 48 } else { 60 } {
					let price = match spread {
						0 => 1_000 + dice.roll(1_000).pow(3) / 1_000,
						spread => 1 + dice.roll(spread),
					};
					let offer = Offers::entry(round, price);
					overlay.insert(&STALL, offer).unwrap();
					standing.push(offer);
				} else if !standing.is_empty() {
					let offer = standing.swap_remove(dice.roll(standing.len() as u64) as usize);
					overlay.remove(&STALL, &offer.rank()).unwrap();
				}
				let changes = overlay.into_changes();
				written += changes.leaves.len() + changes.inners.len();
				grove.store.apply(changes);
				if round > 500_000 && round % 1_000 == 0 {
					let leaves = grove.store.leaves.len();
					lowest = lowest.min(standing.len() as f64 / (leaves * Offer::LEAF_MAX) as f64);
				}
			}
			let mut overlay = Overlay::new(&grove.store);
			let held = overlay.check(&STALL).unwrap();
			let (depth, count) = (overlay.root(&STALL).depth, held.entries.len());
			println!(
				"{name}: {count} entries, {} leaves, {} inner, depth {depth}, leaves {:.1} % full (lowest {:.1} %), {:.3} pages written an operation",
				held.leaves,
				held.inners,
				100.0 * count as f64 / (held.leaves as usize * Offer::LEAF_MAX) as f64,
				100.0 * lowest,
				written as f64 / 1e6,
			);
		}
	}
}
