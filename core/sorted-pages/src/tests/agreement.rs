//! Random operations, and ladders, on trees of each kind.

use super::{
	grove::Grove,
	kinds::{Debts, Kind, Offers, Stall},
	Dice,
};
use crate::check::Holdings;
use std::vec;

/// Grows, swings, shrinks to nothing, and once more.
fn agrees<K: Kind>(tree: K::Tree, seed: u64, values: u64) {
	let mut dice = Dice(seed);
	let mut grove = Grove::<K>::new(tree);
	for phase in [90, 50, 10, 95, 5] {
		for round in 0..4_000 {
			let len = grove.model.len() as u64;
			match dice.roll(100) {
				roll if roll < phase => grove.insert(1 + dice.roll(values)),
				roll if roll % 3 == 0 => grove.take_front(dice.roll(40) as usize, Some(1_000 + dice.roll(9))),
				roll if len > 0 && roll % 3 == 1 => grove.alter_at(dice.roll(len), dice.roll(1_000)),
				_ if len > 0 => grove.remove_at(dice.roll(len)),
				_ => {}
			}
			if round % 50 == 0 {
				grove.check();
				grove.check_walk(dice.roll(len.max(1)));
			}
		}
	}
	while !grove.model.is_empty() {
		grove.take_front(1, None);
		grove.check();
	}
	assert!(grove.store.heads.is_empty());
}

#[test]
fn a_tree_agrees_with_a_map() {
	agrees::<Offers>(Stall(0, true), 1, 100);
	agrees::<Offers>(Stall(0, false), 2, 1_000_000);
	agrees::<Offers>(Stall(1, false), 3, 3);
}

#[test]
fn a_tree_of_exact_ratios_agrees_with_a_map() {
	for (seed, values) in [(4, 3), (5, 100), (6, 1_000_000)] {
		agrees::<Debts>(7, seed, values);
	}
}

fn ladders<K: Kind>(tree: K::Tree, half: u32) {
	for rising in [false, true] {
		let mut grove = Grove::<K>::of(tree, (1..=3_000).map(|at| if rising { at } else { 3_001 - at }));
		assert!(grove.check().leaves <= 3_000 / half);
		for at in (0..3_000).rev() {
			grove.remove_at(if rising { at } else { 0 });
			if at % 100 == 0 {
				grove.check();
			}
		}
		assert_eq!(grove.check(), Holdings { entries: vec![], leaves: 0, inners: 0 });
	}
}

#[test]
fn ladders_up_and_down_agree_with_a_map() {
	ladders::<Offers>(Stall(0, true), 16);
	ladders::<Offers>(Stall(0, false), 16);
	ladders::<Debts>(0, 4);
}
