//! Weights of the calls, measured by `scripts/benchmark weights`. Do not edit by hand.
//!
//! 10 steps, 10 repeats, compiled WebAssembly. Database costs are those the runtime sets.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, reason = "one function a call, of the call's name")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::RocksDbWeight, Weight}};

/// What each call costs at worst.
pub trait WeightInfo {
	fn open_port() -> Weight;
	fn set_info_url() -> Weight;
	fn set_operator() -> Weight;
	fn pause_port() -> Weight;
	fn resume_port() -> Weight;
	fn retire_port() -> Weight;
	fn close_port() -> Weight;
	fn define_iou() -> Weight;
	fn announce_terms() -> Weight;
	fn withdraw_terms() -> Weight;
	fn give_up_powers() -> Weight;
	fn attest_reserves() -> Weight;
	fn remove_iou() -> Weight;
	fn trust() -> Weight;
	fn untrust() -> Weight;
	fn request_deposit() -> Weight;
	fn confirm_deposit() -> Weight;
	fn reject_deposit() -> Weight;
	fn cancel_deposit() -> Weight;
	fn expire_deposit() -> Weight;
	fn issue() -> Weight;
	fn request_redeem() -> Weight;
	fn confirm_redeem() -> Weight;
	fn refund_redeem() -> Weight;
	fn expire_redeem() -> Weight;
	fn report_progress() -> Weight;
	fn claim() -> Weight;
	fn freeze() -> Weight;
	fn thaw() -> Weight;
	fn pause_iou() -> Weight;
	fn resume_iou() -> Weight;
	fn claw_back() -> Weight;
	fn write_off() -> Weight;
}

/// Measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn open_port() -> Weight {
		Weight::from_parts(76_423_000, 3658)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn set_info_url() -> Weight {
		Weight::from_parts(19_369_000, 4250)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(19_550_000, 4250)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn pause_port() -> Weight {
		Weight::from_parts(19_239_000, 4250)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn resume_port() -> Weight {
		Weight::from_parts(19_389_000, 4250)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn retire_port() -> Weight {
		Weight::from_parts(23_385_000, 4250)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn close_port() -> Weight {
		Weight::from_parts(67_390_000, 4250)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn define_iou() -> Weight {
		Weight::from_parts(127_569_000, 4250)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn announce_terms() -> Weight {
		Weight::from_parts(39_158_000, 4250)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn withdraw_terms() -> Weight {
		Weight::from_parts(32_047_000, 4250)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn give_up_powers() -> Weight {
		Weight::from_parts(31_527_000, 4250)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn attest_reserves() -> Weight {
		Weight::from_parts(44_185_000, 4250)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_iou() -> Weight {
		Weight::from_parts(3_310_109_000, 171485)
			.saturating_add(T::DbWeight::get().reads(265))
			.saturating_add(T::DbWeight::get().writes(265))
	}
	fn trust() -> Weight {
		Weight::from_parts(80_169_000, 3808)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn untrust() -> Weight {
		Weight::from_parts(64_015_000, 3658)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn request_deposit() -> Weight {
		Weight::from_parts(122_682_000, 4250)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn confirm_deposit() -> Weight {
		Weight::from_parts(154_470_000, 4250)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn reject_deposit() -> Weight {
		Weight::from_parts(92_989_000, 4250)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn cancel_deposit() -> Weight {
		Weight::from_parts(88_161_000, 4250)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn expire_deposit() -> Weight {
		Weight::from_parts(92_898_000, 4250)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn issue() -> Weight {
		Weight::from_parts(91_706_000, 4250)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn request_redeem() -> Weight {
		Weight::from_parts(169_432_000, 6208)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn confirm_redeem() -> Weight {
		Weight::from_parts(132_677_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn refund_redeem() -> Weight {
		Weight::from_parts(165_395_000, 6208)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn expire_redeem() -> Weight {
		Weight::from_parts(165_827_000, 6208)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn report_progress() -> Weight {
		Weight::from_parts(36_013_000, 4250)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn claim() -> Weight {
		Weight::from_parts(97_535_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn freeze() -> Weight {
		Weight::from_parts(57_565_000, 4250)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn thaw() -> Weight {
		Weight::from_parts(53_359_000, 4250)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn pause_iou() -> Weight {
		Weight::from_parts(52_748_000, 4250)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn resume_iou() -> Weight {
		Weight::from_parts(51_987_000, 4250)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn claw_back() -> Weight {
		Weight::from_parts(98_967_000, 4250)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn write_off() -> Weight {
		Weight::from_parts(168_340_000, 6208)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
}

/// The same with the constants of RocksDb, for tests and comparisons.
impl WeightInfo for () {
	fn open_port() -> Weight {
		Weight::from_parts(76_423_000, 3658)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn set_info_url() -> Weight {
		Weight::from_parts(19_369_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(19_550_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn pause_port() -> Weight {
		Weight::from_parts(19_239_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn resume_port() -> Weight {
		Weight::from_parts(19_389_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn retire_port() -> Weight {
		Weight::from_parts(23_385_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn close_port() -> Weight {
		Weight::from_parts(67_390_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn define_iou() -> Weight {
		Weight::from_parts(127_569_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(8))
	}
	fn announce_terms() -> Weight {
		Weight::from_parts(39_158_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn withdraw_terms() -> Weight {
		Weight::from_parts(32_047_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn give_up_powers() -> Weight {
		Weight::from_parts(31_527_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn attest_reserves() -> Weight {
		Weight::from_parts(44_185_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn remove_iou() -> Weight {
		Weight::from_parts(3_310_109_000, 171485)
			.saturating_add(RocksDbWeight::get().reads(265))
			.saturating_add(RocksDbWeight::get().writes(265))
	}
	fn trust() -> Weight {
		Weight::from_parts(80_169_000, 3808)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn untrust() -> Weight {
		Weight::from_parts(64_015_000, 3658)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn request_deposit() -> Weight {
		Weight::from_parts(122_682_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn confirm_deposit() -> Weight {
		Weight::from_parts(154_470_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn reject_deposit() -> Weight {
		Weight::from_parts(92_989_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn cancel_deposit() -> Weight {
		Weight::from_parts(88_161_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn expire_deposit() -> Weight {
		Weight::from_parts(92_898_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn issue() -> Weight {
		Weight::from_parts(91_706_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn request_redeem() -> Weight {
		Weight::from_parts(169_432_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn confirm_redeem() -> Weight {
		Weight::from_parts(132_677_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn refund_redeem() -> Weight {
		Weight::from_parts(165_395_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn expire_redeem() -> Weight {
		Weight::from_parts(165_827_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn report_progress() -> Weight {
		Weight::from_parts(36_013_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn claim() -> Weight {
		Weight::from_parts(97_535_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn freeze() -> Weight {
		Weight::from_parts(57_565_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn thaw() -> Weight {
		Weight::from_parts(53_359_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn pause_iou() -> Weight {
		Weight::from_parts(52_748_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn resume_iou() -> Weight {
		Weight::from_parts(51_987_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn claw_back() -> Weight {
		Weight::from_parts(98_967_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn write_off() -> Weight {
		Weight::from_parts(168_340_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
}
