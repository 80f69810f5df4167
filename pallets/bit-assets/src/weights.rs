//! Weights of the calls, measured by `scripts/benchmark weights`. Do not edit by hand.
//!
//! 3 steps, 4 repeats, compiled WebAssembly. Database costs are those the runtime sets.

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
		Weight::from_parts(154_229_000, 6994)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn announce_terms() -> Weight {
		Weight::from_parts(178_545_000, 5246)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn withdraw_terms() -> Weight {
		Weight::from_parts(116_423_000, 5246)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_feeders() -> Weight {
		Weight::from_parts(101_180_000, 5246)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn publish_feed() -> Weight {
		Weight::from_parts(123_003_000, 5246)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn adjust() -> Weight {
		Weight::from_parts(648_223_000, 19875)
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(17))
	}
	fn settle() -> Weight {
		Weight::from_parts(282_580_000, 6208)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn redeem() -> Weight {
		Weight::from_parts(283_020_000, 11426)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn bid() -> Weight {
		Weight::from_parts(274_298_000, 8817)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn deposit() -> Weight {
		Weight::from_parts(214_609_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(221_369_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn claim_yield() -> Weight {
		Weight::from_parts(217_223_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn claim() -> Weight {
		Weight::from_parts(95_602_000, 6208)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn cancel_settlement() -> Weight {
		Weight::from_parts(87_590_000, 6208)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn look() -> Weight {
		Weight::from_parts(12_809_000, 0)
			.saturating_add(T::DbWeight::get().reads(0))
			.saturating_add(T::DbWeight::get().writes(0))
	}
	fn step_look() -> Weight {
		Weight::from_parts(1_801_107_000, 83454)
			.saturating_add(T::DbWeight::get().reads(138))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn step_fill() -> Weight {
		Weight::from_parts(656_145_000, 12321)
			.saturating_add(T::DbWeight::get().reads(27))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	fn step_close() -> Weight {
		Weight::from_parts(493_543_000, 12321)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn step_settle() -> Weight {
		Weight::from_parts(686_660_000, 12321)
			.saturating_add(T::DbWeight::get().reads(29))
			.saturating_add(T::DbWeight::get().writes(19))
	}
	fn step_call(m: u32, ) -> Weight {
		Weight::from_parts(751_261_793, 12321)
			.saturating_add(Weight::from_parts(93_827_293, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(31))
			.saturating_add(T::DbWeight::get().writes(17))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(m.into()))
	}
	fn step_revive(b: u32, ) -> Weight {
		Weight::from_parts(215_343_851, 82526)
			.saturating_add(Weight::from_parts(75_800_878, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(b.into()))
	}
}

/// The same with the constants of RocksDb, for tests and comparisons.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::from_parts(154_229_000, 6994)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn announce_terms() -> Weight {
		Weight::from_parts(178_545_000, 5246)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn withdraw_terms() -> Weight {
		Weight::from_parts(116_423_000, 5246)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn set_feeders() -> Weight {
		Weight::from_parts(101_180_000, 5246)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn publish_feed() -> Weight {
		Weight::from_parts(123_003_000, 5246)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn adjust() -> Weight {
		Weight::from_parts(648_223_000, 19875)
			.saturating_add(RocksDbWeight::get().reads(25))
			.saturating_add(RocksDbWeight::get().writes(17))
	}
	fn settle() -> Weight {
		Weight::from_parts(282_580_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn redeem() -> Weight {
		Weight::from_parts(283_020_000, 11426)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn bid() -> Weight {
		Weight::from_parts(274_298_000, 8817)
			.saturating_add(RocksDbWeight::get().reads(12))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn deposit() -> Weight {
		Weight::from_parts(214_609_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(221_369_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn claim_yield() -> Weight {
		Weight::from_parts(217_223_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn claim() -> Weight {
		Weight::from_parts(95_602_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn cancel_settlement() -> Weight {
		Weight::from_parts(87_590_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn look() -> Weight {
		Weight::from_parts(12_809_000, 0)
			.saturating_add(RocksDbWeight::get().reads(0))
			.saturating_add(RocksDbWeight::get().writes(0))
	}
	fn step_look() -> Weight {
		Weight::from_parts(1_801_107_000, 83454)
			.saturating_add(RocksDbWeight::get().reads(138))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn step_fill() -> Weight {
		Weight::from_parts(656_145_000, 12321)
			.saturating_add(RocksDbWeight::get().reads(27))
			.saturating_add(RocksDbWeight::get().writes(18))
	}
	fn step_close() -> Weight {
		Weight::from_parts(493_543_000, 12321)
			.saturating_add(RocksDbWeight::get().reads(24))
			.saturating_add(RocksDbWeight::get().writes(14))
	}
	fn step_settle() -> Weight {
		Weight::from_parts(686_660_000, 12321)
			.saturating_add(RocksDbWeight::get().reads(29))
			.saturating_add(RocksDbWeight::get().writes(19))
	}
	fn step_call(m: u32, ) -> Weight {
		Weight::from_parts(751_261_793, 12321)
			.saturating_add(Weight::from_parts(93_827_293, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(31))
			.saturating_add(RocksDbWeight::get().writes(17))
			.saturating_add(RocksDbWeight::get().reads(4_u64.saturating_mul(m.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64.saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(m.into()))
	}
	fn step_revive(b: u32, ) -> Weight {
		Weight::from_parts(215_343_851, 82526)
			.saturating_add(Weight::from_parts(75_800_878, 0).saturating_mul(b.into()))
			.saturating_add(RocksDbWeight::get().reads(37))
			.saturating_add(RocksDbWeight::get().writes(4))
			.saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(b.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64.saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(b.into()))
	}
}
