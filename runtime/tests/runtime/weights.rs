//! How much of a block a transaction takes, and how many a block holds.

use crate::world::*;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	weights::{RuntimeDbWeight, Weight},
};
use tributary_runtime::{
	weights::{DatabaseWeight, ExtrinsicBaseWeight},
	*,
};

/// Picoseconds in a microsecond.
const MICROSECOND: u64 = 1_000_000;

/// A transfer, signed.
fn a_transfer() -> UncheckedExtrinsic {
	let call = pallet_balances::Call::transfer_keep_alive { dest: account(Who::Bob).into(), value: 1 };
	signed(Who::Alice, 0, RuntimeCall::Balances(call), 0, None)
}

/// What a block keeps for normal transactions.
fn normal_room() -> Weight {
	let limits = <Runtime as frame_system::Config>::BlockWeights::get();
	limits.get(DispatchClass::Normal).max_total.unwrap()
}

#[test]
fn the_database_is_the_one_that_was_measured() {
	let weight: RuntimeDbWeight = <Runtime as frame_system::Config>::DbWeight::get();
	assert_eq!(weight, DatabaseWeight::get());
}

#[test]
fn an_extension_adds_only_the_senders_record() {
	on("development", || {
		let info = a_transfer().get_dispatch_info();
		assert_eq!(info.extension_weight.ref_time(), DatabaseWeight::get().reads_writes(1, 1).ref_time());
	});
}

#[test]
fn a_transfer_takes_its_base_its_call_and_two_records() {
	on("development", || {
		let total = ExtrinsicBaseWeight::get().saturating_add(a_transfer().get_dispatch_info().total_weight());
		let records = DatabaseWeight::get().reads_writes(2, 2);
		let call = total.saturating_sub(ExtrinsicBaseWeight::get()).saturating_sub(records);
		assert!((30 * MICROSECOND..=60 * MICROSECOND).contains(&call.ref_time()), "{call:?}");
	});
}

#[test]
fn a_block_holds_a_thousand_transfers_for_each_second_of_its_slot() {
	on("development", || {
		let each = ExtrinsicBaseWeight::get().saturating_add(a_transfer().get_dispatch_info().total_weight());
		let held = normal_room().ref_time() / each.ref_time();
		assert!(held >= 5_000, "{held}");
	});
}

#[test]
fn hooks_keep_their_share_when_a_block_is_bought_full() {
	use configs::system::{HOOK_SHARE, MAX_BLOCK};
	let limits = <Runtime as frame_system::Config>::BlockWeights::get();
	let operational = limits.get(DispatchClass::Operational).reserved.unwrap();
	let hooks = MAX_BLOCK.saturating_sub(normal_room()).saturating_sub(operational);
	assert_eq!(hooks.ref_time(), (HOOK_SHARE * MAX_BLOCK).ref_time());
	assert!(limits.base_block.all_lt(hooks), "an empty block fits");
}
