//! What a chain of release 101 becomes.

use super::*;
use crate::{
	limits::BUCKET_MS,
	migration::{of_record, WatchSwitches},
};
use frame_support::{
	migrations::{SteppedMigration, SteppedMigrationError},
	traits::{GetStorageVersion, PostInherents, StorageVersion},
	weights::{Weight, WeightMeter},
};

/// As 101 left it: whoever set a switch, nobody is watched, and nothing is queued.
fn forget_watches() {
	let _ = Watches::<Test>::clear(u32::MAX, None);
	let _ = Buckets::<Test>::clear(u32::MAX, None);
	let _ = Expiries::<Test>::clear(u32::MAX, None);
	Expiring::<Test>::kill();
	StorageVersion::new(1).put::<Exchange>();
}

/// Steps with room for so many records each; says how many it took.
fn migrate(records: u64) -> u32 {
	let (mut cursor, mut steps) = (None, 0);
	loop {
		let mut meter = WeightMeter::with_limit(of_record::<Test>() * records);
		cursor = WatchSwitches::<Test>::step(cursor, &mut meter).unwrap();
		assert!(meter.consumed().all_lte(meter.limit()));
		steps += 1;
		if cursor.is_none() {
			return steps;
		}
		assert_eq!(meter.consumed(), meter.limit(), "it stops for want of room only");
	}
}

/// One whose switch is to fall, one whose fell, one whose fell before he set it anew, and one who never set any.
fn switches() {
	place(MAKER, B, A, at(10, 50));
	place(RIVAL, B, A, at(10, 51));
	place(TAKER, B, A, at(10, 52));
	place(STRANGER, B, A, at(10, 53));
	assert_ok!(Exchange::set_deadline(signed(RIVAL), Some(START + 1_000)));
	assert_ok!(Exchange::set_deadline(signed(TAKER), Some(START + 1_000)));
	pass(1_000);
	assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 5 * BUCKET_MS)));
	assert_ok!(Exchange::set_deadline(signed(TAKER), Some(START + 9 * BUCKET_MS)));
	forget_watches();
}

fn has_open() -> [bool; 4] {
	[MAKER, RIVAL, TAKER, STRANGER].map(|who| !open(who).is_empty())
}

#[test]
fn switches_of_the_last_release_fall_as_those_of_this_one() {
	for records in 1..=5 {
		run(|| {
			switches();
			assert!(Exchange::do_try_state().is_err(), "who set a deadline is not watched");
			assert_eq!(u64::from(migrate(records)), 4 / records + 1);
			assert_eq!(Exchange::on_chain_storage_version(), STORAGE_VERSION);
			check();
			assert_eq!(has_open(), [true; 4], "it closes nothing itself");
			pass(BUCKET_MS);
			Exchange::post_inherents();
			assert_eq!(has_open(), [true, false, false, true], "what was dead");
			pass(5 * BUCKET_MS);
			Exchange::post_inherents();
			assert_eq!(has_open(), [false, false, false, true], "what died since");
		});
	}
}

#[test]
fn a_step_without_room_for_a_record_says_what_it_needs() {
	run(|| {
		switches();
		let required = of_record::<Test>();
		let mut meter = WeightMeter::with_limit(required - Weight::from_parts(1, 0));
		let refused = WatchSwitches::<Test>::step(None, &mut meter);
		assert_eq!(refused, Err(SteppedMigrationError::InsufficientWeight { required }));
		assert_eq!((meter.consumed(), Watches::<Test>::iter().count()), (Weight::zero(), 0));
		migrate(1);
	});
}

#[test]
fn a_chain_that_was_born_with_watches_has_nothing_to_do() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1_000)));
		let mut meter = WeightMeter::with_limit(Weight::zero());
		assert_eq!(WatchSwitches::<Test>::step(None, &mut meter), Ok(None));
	});
}
