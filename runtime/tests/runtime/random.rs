//! Everybody does anything, and the books still agree.

use crate::world::*;
use tributary_testkit::{
	ledger::Ledger,
	random::{extrinsic, Dice},
};

const BLOCKS: u64 = 400;
const PER_BLOCK: u64 = 8;
/// Blocks between two looks at every pallet's whole state.
const LOOK: u64 = 40;

#[test]
fn whatever_everybody_does_the_events_tell_every_unit() {
	on("development", || {
		let mut dice = Dice::new(2);
		let mut ledger = Ledger::open();
		let mut done = 0;
		for number in 0..BLOCKS {
			let transactions = (0..PER_BLOCK).map(|_| extrinsic(&mut dice)).collect();
			let made = block(in_order(transactions));
			done += made.results.iter().filter(|result| result.is_ok()).count();
			ledger.check(&made);
			if number % LOOK == 0 {
				check_state();
			}
		}
		let all = (BLOCKS * PER_BLOCK) as usize;
		assert!(done > all / 5 && done < all, "{done} of {all} succeeded: both sides must be tried");
	});
}
