//! Weights of the calls, measured by `scripts/benchmark weights`. Do not edit by hand.
//!
//! 6 steps, 8 repeats, compiled WebAssembly. Database costs are those the runtime sets.

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
		Weight::from_parts(78_687_000, 3676)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn set_info_url() -> Weight {
		Weight::from_parts(22_253_000, 4250)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(21_893_000, 4250)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn pause_port() -> Weight {
		Weight::from_parts(22_073_000, 4250)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn resume_port() -> Weight {
		Weight::from_parts(21_411_000, 4250)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn retire_port() -> Weight {
		Weight::from_parts(22_033_000, 4250)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn close_port() -> Weight {
		Weight::from_parts(70_565_000, 4250)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn define_iou() -> Weight {
		Weight::from_parts(136_072_000, 4250)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn announce_terms() -> Weight {
		Weight::from_parts(37_065_000, 4250)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn withdraw_terms() -> Weight {
		Weight::from_parts(30_045_000, 4250)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn give_up_powers() -> Weight {
		Weight::from_parts(29_273_000, 4250)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn attest_reserves() -> Weight {
		Weight::from_parts(42_123_000, 4250)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_iou() -> Weight {
		Weight::from_parts(3_529_044_000, 171485)
			.saturating_add(T::DbWeight::get().reads(265))
			.saturating_add(T::DbWeight::get().writes(265))
	}
	fn trust() -> Weight {
		Weight::from_parts(84_295_000, 3808)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn untrust() -> Weight {
		Weight::from_parts(67_480_000, 3676)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn request_deposit() -> Weight {
		Weight::from_parts(123_354_000, 4250)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn confirm_deposit() -> Weight {
		Weight::from_parts(155_361_000, 4250)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn reject_deposit() -> Weight {
		Weight::from_parts(90_174_000, 4250)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn cancel_deposit() -> Weight {
		Weight::from_parts(86_379_000, 4250)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn expire_deposit() -> Weight {
		Weight::from_parts(94_140_000, 4250)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn issue() -> Weight {
		Weight::from_parts(92_347_000, 4250)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn request_redeem() -> Weight {
		Weight::from_parts(225_716_000, 6208)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn confirm_redeem() -> Weight {
		Weight::from_parts(145_916_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn refund_redeem() -> Weight {
		Weight::from_parts(172_456_000, 6208)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn expire_redeem() -> Weight {
		Weight::from_parts(183_012_000, 6208)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn report_progress() -> Weight {
		Weight::from_parts(34_532_000, 4250)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn claim() -> Weight {
		Weight::from_parts(110_023_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn freeze() -> Weight {
		Weight::from_parts(62_343_000, 4250)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn thaw() -> Weight {
		Weight::from_parts(56_184_000, 4250)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn pause_iou() -> Weight {
		Weight::from_parts(50_875_000, 4250)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn resume_iou() -> Weight {
		Weight::from_parts(51_246_000, 4250)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn claw_back() -> Weight {
		Weight::from_parts(119_227_000, 4250)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn write_off() -> Weight {
		Weight::from_parts(193_267_000, 6208)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
	}
}

/// The same with the constants of RocksDb, for tests and comparisons.
impl WeightInfo for () {
	fn open_port() -> Weight {
		Weight::from_parts(78_687_000, 3676)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn set_info_url() -> Weight {
		Weight::from_parts(22_253_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(21_893_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn pause_port() -> Weight {
		Weight::from_parts(22_073_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn resume_port() -> Weight {
		Weight::from_parts(21_411_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn retire_port() -> Weight {
		Weight::from_parts(22_033_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn close_port() -> Weight {
		Weight::from_parts(70_565_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn define_iou() -> Weight {
		Weight::from_parts(136_072_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(8))
	}
	fn announce_terms() -> Weight {
		Weight::from_parts(37_065_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn withdraw_terms() -> Weight {
		Weight::from_parts(30_045_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn give_up_powers() -> Weight {
		Weight::from_parts(29_273_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn attest_reserves() -> Weight {
		Weight::from_parts(42_123_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn remove_iou() -> Weight {
		Weight::from_parts(3_529_044_000, 171485)
			.saturating_add(RocksDbWeight::get().reads(265))
			.saturating_add(RocksDbWeight::get().writes(265))
	}
	fn trust() -> Weight {
		Weight::from_parts(84_295_000, 3808)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn untrust() -> Weight {
		Weight::from_parts(67_480_000, 3676)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn request_deposit() -> Weight {
		Weight::from_parts(123_354_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn confirm_deposit() -> Weight {
		Weight::from_parts(155_361_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn reject_deposit() -> Weight {
		Weight::from_parts(90_174_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn cancel_deposit() -> Weight {
		Weight::from_parts(86_379_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn expire_deposit() -> Weight {
		Weight::from_parts(94_140_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn issue() -> Weight {
		Weight::from_parts(92_347_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn request_redeem() -> Weight {
		Weight::from_parts(225_716_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn confirm_redeem() -> Weight {
		Weight::from_parts(145_916_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn refund_redeem() -> Weight {
		Weight::from_parts(172_456_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn expire_redeem() -> Weight {
		Weight::from_parts(183_012_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn report_progress() -> Weight {
		Weight::from_parts(34_532_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn claim() -> Weight {
		Weight::from_parts(110_023_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn freeze() -> Weight {
		Weight::from_parts(62_343_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn thaw() -> Weight {
		Weight::from_parts(56_184_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn pause_iou() -> Weight {
		Weight::from_parts(50_875_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn resume_iou() -> Weight {
		Weight::from_parts(51_246_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn claw_back() -> Weight {
		Weight::from_parts(119_227_000, 4250)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn write_off() -> Weight {
		Weight::from_parts(193_267_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
}
