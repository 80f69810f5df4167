//! Weights of the calls, measured by `scripts/benchmark weights`. Do not edit by hand.
//!
//! 5 steps, 6 repeats, compiled WebAssembly. Database costs are those the runtime sets.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, reason = "one function a call, of the call's name")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::RocksDbWeight, Weight}};

/// What each call costs at worst.
pub trait WeightInfo {
	fn place() -> Weight;
	fn place_numbered() -> Weight;
	fn place_expiring() -> Weight;
	fn place_opening() -> Weight;
	fn take(f: u32, ) -> Weight;
	fn take_makers(f: u32, ) -> Weight;
	fn credit_held(n: u32, ) -> Weight;
	fn credit_made(n: u32, ) -> Weight;
	fn cancel() -> Weight;
	fn cancel_by_client_id() -> Weight;
	fn amend() -> Weight;
	fn batch_create(n: u32, ) -> Weight;
	fn batch_create_numbered(n: u32, ) -> Weight;
	fn batch_create_scattered(n: u32, ) -> Weight;
	fn batch_cancel(n: u32, ) -> Weight;
	fn leave() -> Weight;
	fn pay(h: u32, ) -> Weight;
	fn find_route(f: u32, ) -> Weight;
	fn set_deadline() -> Weight;
	fn open_slots() -> Weight;
	fn sweep() -> Weight;
	fn claim() -> Weight;
	fn claim_fees() -> Weight;
	fn release_slots(b: u32, ) -> Weight;
	fn set_market() -> Weight;
	fn set_hubs() -> Weight;
	fn sweep_nothing() -> Weight;
	fn sweep_bucket() -> Weight;
	fn sweep_block(n: u32, ) -> Weight;
}

/// Measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn place() -> Weight {
		Weight::from_parts(349_119_000, 11667)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn place_numbered() -> Weight {
		Weight::from_parts(515_286_000, 11667)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn place_expiring() -> Weight {
		Weight::from_parts(418_471_000, 11667)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn place_opening() -> Weight {
		Weight::from_parts(364_753_000, 8817)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn take(f: u32, ) -> Weight {
		Weight::from_parts(470_686_992, 16644)
			.saturating_add(Weight::from_parts(5_845_242, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(12))
			.saturating_add(Weight::from_parts(0, 466).saturating_mul(f.into()))
	}
	fn take_makers(f: u32, ) -> Weight {
		Weight::from_parts(94_943_317, 11667)
			.saturating_add(Weight::from_parts(102_805_686, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(10))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(f.into()))
	}
	fn credit_held(n: u32, ) -> Weight {
		Weight::from_parts(61_311_821, 3675)
			.saturating_add(Weight::from_parts(65_228_423, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(n.into()))
	}
	fn credit_made(n: u32, ) -> Weight {
		Weight::from_parts(80_380_000, 3675)
			.saturating_add(Weight::from_parts(63_041_256, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(n.into()))
	}
	fn cancel() -> Weight {
		Weight::from_parts(245_975_000, 11667)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn cancel_by_client_id() -> Weight {
		Weight::from_parts(271_674_000, 11667)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn amend() -> Weight {
		Weight::from_parts(366_615_000, 18785)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn batch_create(n: u32, ) -> Weight {
		Weight::from_parts(339_739_512, 11667)
			.saturating_add(Weight::from_parts(11_157_843, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(0, 174).saturating_mul(n.into()))
	}
	fn batch_create_numbered(n: u32, ) -> Weight {
		Weight::from_parts(386_825_429, 11667)
			.saturating_add(Weight::from_parts(34_485_429, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5082).saturating_mul(n.into()))
	}
	fn batch_create_scattered(n: u32, ) -> Weight {
		Weight::from_parts(416_821_864, 9046)
			.saturating_add(Weight::from_parts(28_781_466, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5255).saturating_mul(n.into()))
	}
	fn batch_cancel(n: u32, ) -> Weight {
		Weight::from_parts(348_860_092, 11667)
			.saturating_add(Weight::from_parts(19_538_618, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2541).saturating_mul(n.into()))
	}
	fn leave() -> Weight {
		Weight::from_parts(326_365_000, 55726)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(0))
	}
	fn pay(h: u32, ) -> Weight {
		Weight::from_parts(360_495_573, 6208)
			.saturating_add(Weight::from_parts(198_504_071, 0).saturating_mul(h.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().reads(13_u64.saturating_mul(h.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64.saturating_mul(h.into())))
			.saturating_add(Weight::from_parts(0, 10677).saturating_mul(h.into()))
	}
	fn find_route(f: u32, ) -> Weight {
		Weight::from_parts(1_907_367_302, 193176)
			.saturating_add(Weight::from_parts(173_059_749, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(123))
			.saturating_add(T::DbWeight::get().writes(0))
			.saturating_add(T::DbWeight::get().reads(30_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 49571).saturating_mul(f.into()))
	}
	fn set_deadline() -> Weight {
		Weight::from_parts(114_240_000, 5607)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn open_slots() -> Weight {
		Weight::from_parts(99_088_000, 3694)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn sweep() -> Weight {
		Weight::from_parts(272_976_000, 11667)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn claim() -> Weight {
		Weight::from_parts(110_635_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn claim_fees() -> Weight {
		Weight::from_parts(122_502_000, 6208)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn release_slots(b: u32, ) -> Weight {
		Weight::from_parts(187_948_879, 3676)
			.saturating_add(Weight::from_parts(128_814_012, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().reads(17_u64.saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes(17_u64.saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 40656).saturating_mul(b.into()))
	}
	fn set_market() -> Weight {
		Weight::from_parts(24_556_000, 3803)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_hubs() -> Weight {
		Weight::from_parts(8_663_000, 0)
			.saturating_add(T::DbWeight::get().reads(0))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn sweep_nothing() -> Weight {
		Weight::from_parts(1_522_000, 0)
			.saturating_add(T::DbWeight::get().reads(0))
			.saturating_add(T::DbWeight::get().writes(0))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(4_226_000, 3485)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(0))
	}
	fn sweep_block(n: u32, ) -> Weight {
		Weight::from_parts(28_315_899, 5607)
			.saturating_add(Weight::from_parts(197_242_158, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 10677).saturating_mul(n.into()))
	}
}

/// The same with the constants of RocksDb, for tests and comparisons.
impl WeightInfo for () {
	fn place() -> Weight {
		Weight::from_parts(349_119_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(15))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn place_numbered() -> Weight {
		Weight::from_parts(515_286_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(18))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn place_expiring() -> Weight {
		Weight::from_parts(418_471_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(17))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn place_opening() -> Weight {
		Weight::from_parts(364_753_000, 8817)
			.saturating_add(RocksDbWeight::get().reads(15))
			.saturating_add(RocksDbWeight::get().writes(11))
	}
	fn take(f: u32, ) -> Weight {
		Weight::from_parts(470_686_992, 16644)
			.saturating_add(Weight::from_parts(5_845_242, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(20))
			.saturating_add(RocksDbWeight::get().writes(12))
			.saturating_add(Weight::from_parts(0, 466).saturating_mul(f.into()))
	}
	fn take_makers(f: u32, ) -> Weight {
		Weight::from_parts(94_943_317, 11667)
			.saturating_add(Weight::from_parts(102_805_686, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(17))
			.saturating_add(RocksDbWeight::get().writes(10))
			.saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(f.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(f.into()))
	}
	fn credit_held(n: u32, ) -> Weight {
		Weight::from_parts(61_311_821, 3675)
			.saturating_add(Weight::from_parts(65_228_423, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(2))
			.saturating_add(RocksDbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(n.into()))
	}
	fn credit_made(n: u32, ) -> Weight {
		Weight::from_parts(80_380_000, 3675)
			.saturating_add(Weight::from_parts(63_041_256, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(2))
			.saturating_add(RocksDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(n.into()))
	}
	fn cancel() -> Weight {
		Weight::from_parts(245_975_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn cancel_by_client_id() -> Weight {
		Weight::from_parts(271_674_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn amend() -> Weight {
		Weight::from_parts(366_615_000, 18785)
			.saturating_add(RocksDbWeight::get().reads(19))
			.saturating_add(RocksDbWeight::get().writes(8))
	}
	fn batch_create(n: u32, ) -> Weight {
		Weight::from_parts(339_739_512, 11667)
			.saturating_add(Weight::from_parts(11_157_843, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(15))
			.saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(0, 174).saturating_mul(n.into()))
	}
	fn batch_create_numbered(n: u32, ) -> Weight {
		Weight::from_parts(386_825_429, 11667)
			.saturating_add(Weight::from_parts(34_485_429, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(15))
			.saturating_add(RocksDbWeight::get().writes(7))
			.saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5082).saturating_mul(n.into()))
	}
	fn batch_create_scattered(n: u32, ) -> Weight {
		Weight::from_parts(416_821_864, 9046)
			.saturating_add(Weight::from_parts(28_781_466, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(13))
			.saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(RocksDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5255).saturating_mul(n.into()))
	}
	fn batch_cancel(n: u32, ) -> Weight {
		Weight::from_parts(348_860_092, 11667)
			.saturating_add(Weight::from_parts(19_538_618, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(RocksDbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2541).saturating_mul(n.into()))
	}
	fn leave() -> Weight {
		Weight::from_parts(326_365_000, 55726)
			.saturating_add(RocksDbWeight::get().reads(17))
			.saturating_add(RocksDbWeight::get().writes(0))
	}
	fn pay(h: u32, ) -> Weight {
		Weight::from_parts(360_495_573, 6208)
			.saturating_add(Weight::from_parts(198_504_071, 0).saturating_mul(h.into()))
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(RocksDbWeight::get().reads(13_u64.saturating_mul(h.into())))
			.saturating_add(RocksDbWeight::get().writes(6_u64.saturating_mul(h.into())))
			.saturating_add(Weight::from_parts(0, 10677).saturating_mul(h.into()))
	}
	fn find_route(f: u32, ) -> Weight {
		Weight::from_parts(1_907_367_302, 193176)
			.saturating_add(Weight::from_parts(173_059_749, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(123))
			.saturating_add(RocksDbWeight::get().writes(0))
			.saturating_add(RocksDbWeight::get().reads(30_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 49571).saturating_mul(f.into()))
	}
	fn set_deadline() -> Weight {
		Weight::from_parts(114_240_000, 5607)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn open_slots() -> Weight {
		Weight::from_parts(99_088_000, 3694)
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn sweep() -> Weight {
		Weight::from_parts(272_976_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn claim() -> Weight {
		Weight::from_parts(110_635_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn claim_fees() -> Weight {
		Weight::from_parts(122_502_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn release_slots(b: u32, ) -> Weight {
		Weight::from_parts(187_948_879, 3676)
			.saturating_add(Weight::from_parts(128_814_012, 0).saturating_mul(b.into()))
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(2))
			.saturating_add(RocksDbWeight::get().reads(17_u64.saturating_mul(b.into())))
			.saturating_add(RocksDbWeight::get().writes(17_u64.saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 40656).saturating_mul(b.into()))
	}
	fn set_market() -> Weight {
		Weight::from_parts(24_556_000, 3803)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn set_hubs() -> Weight {
		Weight::from_parts(8_663_000, 0)
			.saturating_add(RocksDbWeight::get().reads(0))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn sweep_nothing() -> Weight {
		Weight::from_parts(1_522_000, 0)
			.saturating_add(RocksDbWeight::get().reads(0))
			.saturating_add(RocksDbWeight::get().writes(0))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(4_226_000, 3485)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(0))
	}
	fn sweep_block(n: u32, ) -> Weight {
		Weight::from_parts(28_315_899, 5607)
			.saturating_add(Weight::from_parts(197_242_158, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(4))
			.saturating_add(RocksDbWeight::get().reads(8_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 10677).saturating_mul(n.into()))
	}
}
