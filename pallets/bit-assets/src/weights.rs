//! Weights of the calls, until `scripts/benchmark weights` writes this file: put together from one repetition of each
//! benchmark in compiled WebAssembly, on a machine that compiled at the same time, so the runs are rather too long than
//! too short. Database costs are those the runtime sets.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, reason = "one function a call, of the call's name")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::RocksDbWeight, Weight}};

/// What each call costs at worst.
pub trait WeightInfo {
	fn create() -> Weight;
	fn announce_terms() -> Weight;
	fn withdraw_terms() -> Weight;
	fn set_feeders() -> Weight;
	fn publish_feed() -> Weight;
	fn adjust() -> Weight;
	fn settle() -> Weight;
	fn redeem() -> Weight;
	fn bid() -> Weight;
	fn deposit() -> Weight;
	fn withdraw() -> Weight;
	fn claim_yield() -> Weight;
	fn claim() -> Weight;
	fn cancel_settlement() -> Weight;
	fn look() -> Weight;
	fn step_look() -> Weight;
	fn step_fill() -> Weight;
	fn step_close() -> Weight;
	fn step_settle() -> Weight;
	fn step_call(m: u32, ) -> Weight;
	fn step_revive(b: u32, ) -> Weight;
}

/// Measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create() -> Weight {
		Weight::from_parts(179_036_000, 6360)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn announce_terms() -> Weight {
		Weight::from_parts(155_792_000, 5246)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn withdraw_terms() -> Weight {
		Weight::from_parts(98_537_000, 5246)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_feeders() -> Weight {
		Weight::from_parts(168_830_000, 5246)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn publish_feed() -> Weight {
		Weight::from_parts(159_697_000, 5246)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn adjust() -> Weight {
		Weight::from_parts(683_676_000, 19875)
			.saturating_add(T::DbWeight::get().reads(28))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	fn settle() -> Weight {
		Weight::from_parts(366_465_000, 6208)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn redeem() -> Weight {
		Weight::from_parts(349_389_000, 11426)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn bid() -> Weight {
		Weight::from_parts(419_664_000, 8817)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn deposit() -> Weight {
		Weight::from_parts(275_990_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(284_133_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn claim_yield() -> Weight {
		Weight::from_parts(324_873_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn claim() -> Weight {
		Weight::from_parts(129_323_000, 6208)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn cancel_settlement() -> Weight {
		Weight::from_parts(118_997_000, 6208)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn look() -> Weight {
		Weight::from_parts(8_163_000, 0)
			.saturating_add(T::DbWeight::get().reads(0))
			.saturating_add(T::DbWeight::get().writes(0))
	}
	fn step_look() -> Weight {
		Weight::from_parts(3_378_631_000, 83454)
			.saturating_add(T::DbWeight::get().reads(139))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn step_fill() -> Weight {
		Weight::from_parts(759_108_000, 12321)
			.saturating_add(T::DbWeight::get().reads(31))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	fn step_close() -> Weight {
		Weight::from_parts(549_526_000, 12321)
			.saturating_add(T::DbWeight::get().reads(26))
			.saturating_add(T::DbWeight::get().writes(16))
	}
	fn step_settle() -> Weight {
		Weight::from_parts(1_068_808_000, 82526)
			.saturating_add(T::DbWeight::get().reads(64))
			.saturating_add(T::DbWeight::get().writes(21))
	}
	fn step_call(m: u32, ) -> Weight {
		Weight::from_parts(593_712_952, 12321)
			.saturating_add(Weight::from_parts(443_525_761, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(35))
			.saturating_add(T::DbWeight::get().writes(19))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(m.into()))
	}
	fn step_revive(b: u32, ) -> Weight {
		Weight::from_parts(225_399_776, 82526)
			.saturating_add(Weight::from_parts(89_238_987, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
	}
}

/// The same with the constants of RocksDb, for tests and comparisons.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::from_parts(179_036_000, 6360)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn announce_terms() -> Weight {
		Weight::from_parts(155_792_000, 5246)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn withdraw_terms() -> Weight {
		Weight::from_parts(98_537_000, 5246)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn set_feeders() -> Weight {
		Weight::from_parts(168_830_000, 5246)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn publish_feed() -> Weight {
		Weight::from_parts(159_697_000, 5246)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn adjust() -> Weight {
		Weight::from_parts(683_676_000, 19875)
			.saturating_add(RocksDbWeight::get().reads(28))
			.saturating_add(RocksDbWeight::get().writes(18))
	}
	fn settle() -> Weight {
		Weight::from_parts(366_465_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn redeem() -> Weight {
		Weight::from_parts(349_389_000, 11426)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn bid() -> Weight {
		Weight::from_parts(419_664_000, 8817)
			.saturating_add(RocksDbWeight::get().reads(13))
			.saturating_add(RocksDbWeight::get().writes(10))
	}
	fn deposit() -> Weight {
		Weight::from_parts(275_990_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(284_133_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn claim_yield() -> Weight {
		Weight::from_parts(324_873_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn claim() -> Weight {
		Weight::from_parts(129_323_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn cancel_settlement() -> Weight {
		Weight::from_parts(118_997_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn look() -> Weight {
		Weight::from_parts(8_163_000, 0)
			.saturating_add(RocksDbWeight::get().reads(0))
			.saturating_add(RocksDbWeight::get().writes(0))
	}
	fn step_look() -> Weight {
		Weight::from_parts(3_378_631_000, 83454)
			.saturating_add(RocksDbWeight::get().reads(139))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn step_fill() -> Weight {
		Weight::from_parts(759_108_000, 12321)
			.saturating_add(RocksDbWeight::get().reads(31))
			.saturating_add(RocksDbWeight::get().writes(20))
	}
	fn step_close() -> Weight {
		Weight::from_parts(549_526_000, 12321)
			.saturating_add(RocksDbWeight::get().reads(26))
			.saturating_add(RocksDbWeight::get().writes(16))
	}
	fn step_settle() -> Weight {
		Weight::from_parts(1_068_808_000, 82526)
			.saturating_add(RocksDbWeight::get().reads(64))
			.saturating_add(RocksDbWeight::get().writes(21))
	}
	fn step_call(m: u32, ) -> Weight {
		Weight::from_parts(593_712_952, 12321)
			.saturating_add(Weight::from_parts(443_525_761, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(35))
			.saturating_add(RocksDbWeight::get().writes(19))
			.saturating_add(RocksDbWeight::get().reads(4_u64.saturating_mul(m.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64.saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(m.into()))
	}
	fn step_revive(b: u32, ) -> Weight {
		Weight::from_parts(225_399_776, 82526)
			.saturating_add(Weight::from_parts(89_238_987, 0).saturating_mul(b.into()))
			.saturating_add(RocksDbWeight::get().reads(38))
			.saturating_add(RocksDbWeight::get().writes(5))
			.saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(b.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64.saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
	}
}
