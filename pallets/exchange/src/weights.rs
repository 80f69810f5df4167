//! Weights of the calls, measured by `scripts/benchmark weights`. Do not edit by hand.
//!
//! 6 steps, 6 repeats, compiled WebAssembly. Database costs are those the runtime sets.

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
	fn batch_create_scattered(n: u32, ) -> Weight;
	fn batch_cancel(n: u32, ) -> Weight;
	fn leave() -> Weight;
	fn pay(h: u32, ) -> Weight;
	fn find_route(f: u32, ) -> Weight;
	fn set_deadline() -> Weight;
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
		Weight::from_parts(386_704_000, 11667)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn place_numbered() -> Weight {
		Weight::from_parts(438_752_000, 11667)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn place_expiring() -> Weight {
		Weight::from_parts(460_244_000, 11667)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn place_opening() -> Weight {
		Weight::from_parts(275_530_000, 8817)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn take(f: u32, ) -> Weight {
		Weight::from_parts(492_725_933, 16644)
			.saturating_add(Weight::from_parts(8_350_544, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(13))
			.saturating_add(Weight::from_parts(0, 492).saturating_mul(f.into()))
	}
	fn take_makers(f: u32, ) -> Weight {
		Weight::from_parts(191_440_759, 11667)
			.saturating_add(Weight::from_parts(87_653_605, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(11))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(f.into()))
	}
	fn credit_held(n: u32, ) -> Weight {
		Weight::from_parts(65_678_000, 3675)
			.saturating_add(Weight::from_parts(58_357_331, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(n.into()))
	}
	fn credit_made(n: u32, ) -> Weight {
		Weight::from_parts(84_906_000, 3675)
			.saturating_add(Weight::from_parts(96_245_263, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(n.into()))
	}
	fn cancel() -> Weight {
		Weight::from_parts(266_737_000, 11667)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn cancel_by_client_id() -> Weight {
		Weight::from_parts(275_009_000, 11667)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn amend() -> Weight {
		Weight::from_parts(381_698_000, 18785)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn batch_create(n: u32, ) -> Weight {
		Weight::from_parts(344_028_248, 11667)
			.saturating_add(Weight::from_parts(10_719_927, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(0, 194).saturating_mul(n.into()))
	}
	fn batch_create_scattered(n: u32, ) -> Weight {
		Weight::from_parts(297_296_131, 8817)
			.saturating_add(Weight::from_parts(31_213_102, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5255).saturating_mul(n.into()))
	}
	fn batch_cancel(n: u32, ) -> Weight {
		Weight::from_parts(280_395_375, 11667)
			.saturating_add(Weight::from_parts(15_433_486, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2541).saturating_mul(n.into()))
	}
	fn leave() -> Weight {
		Weight::from_parts(251_434_000, 55726)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(0))
	}
	fn pay(h: u32, ) -> Weight {
		Weight::from_parts(262_455_297, 6208)
			.saturating_add(Weight::from_parts(193_250_696, 0).saturating_mul(h.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().reads(14_u64.saturating_mul(h.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64.saturating_mul(h.into())))
			.saturating_add(Weight::from_parts(0, 10677).saturating_mul(h.into()))
	}
	fn find_route(f: u32, ) -> Weight {
		Weight::from_parts(1_664_501_056, 193176)
			.saturating_add(Weight::from_parts(184_551_937, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(141))
			.saturating_add(T::DbWeight::get().writes(0))
			.saturating_add(T::DbWeight::get().reads(30_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 49571).saturating_mul(f.into()))
	}
	fn set_deadline() -> Weight {
		Weight::from_parts(76_925_000, 3676)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn sweep() -> Weight {
		Weight::from_parts(208_500_000, 11667)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn claim() -> Weight {
		Weight::from_parts(102_723_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn claim_fees() -> Weight {
		Weight::from_parts(108_300_000, 6208)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn release_slots(b: u32, ) -> Weight {
		Weight::from_parts(169_564_632, 3676)
			.saturating_add(Weight::from_parts(120_725_306, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().reads(17_u64.saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes(17_u64.saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 40656).saturating_mul(b.into()))
	}
	fn set_market() -> Weight {
		Weight::from_parts(20_621_000, 3715)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_hubs() -> Weight {
		Weight::from_parts(7_981_000, 0)
			.saturating_add(T::DbWeight::get().reads(0))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn sweep_nothing() -> Weight {
		Weight::from_parts(1_492_000, 0)
			.saturating_add(T::DbWeight::get().reads(0))
			.saturating_add(T::DbWeight::get().writes(0))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(4_116_000, 3485)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(0))
	}
	fn sweep_block(n: u32, ) -> Weight {
		Weight::from_parts(136_189_755, 5607)
			.saturating_add(Weight::from_parts(137_720_522, 0).saturating_mul(n.into()))
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
		Weight::from_parts(386_704_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(16))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn place_numbered() -> Weight {
		Weight::from_parts(438_752_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(19))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn place_expiring() -> Weight {
		Weight::from_parts(460_244_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(18))
			.saturating_add(RocksDbWeight::get().writes(9))
	}
	fn place_opening() -> Weight {
		Weight::from_parts(275_530_000, 8817)
			.saturating_add(RocksDbWeight::get().reads(16))
			.saturating_add(RocksDbWeight::get().writes(12))
	}
	fn take(f: u32, ) -> Weight {
		Weight::from_parts(492_725_933, 16644)
			.saturating_add(Weight::from_parts(8_350_544, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(20))
			.saturating_add(RocksDbWeight::get().writes(13))
			.saturating_add(Weight::from_parts(0, 492).saturating_mul(f.into()))
	}
	fn take_makers(f: u32, ) -> Weight {
		Weight::from_parts(191_440_759, 11667)
			.saturating_add(Weight::from_parts(87_653_605, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(17))
			.saturating_add(RocksDbWeight::get().writes(11))
			.saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(f.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(f.into()))
	}
	fn credit_held(n: u32, ) -> Weight {
		Weight::from_parts(65_678_000, 3675)
			.saturating_add(Weight::from_parts(58_357_331, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(2))
			.saturating_add(RocksDbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(n.into()))
	}
	fn credit_made(n: u32, ) -> Weight {
		Weight::from_parts(84_906_000, 3675)
			.saturating_add(Weight::from_parts(96_245_263, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(2))
			.saturating_add(RocksDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(n.into()))
	}
	fn cancel() -> Weight {
		Weight::from_parts(266_737_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn cancel_by_client_id() -> Weight {
		Weight::from_parts(275_009_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn amend() -> Weight {
		Weight::from_parts(381_698_000, 18785)
			.saturating_add(RocksDbWeight::get().reads(20))
			.saturating_add(RocksDbWeight::get().writes(8))
	}
	fn batch_create(n: u32, ) -> Weight {
		Weight::from_parts(344_028_248, 11667)
			.saturating_add(Weight::from_parts(10_719_927, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(16))
			.saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(0, 194).saturating_mul(n.into()))
	}
	fn batch_create_scattered(n: u32, ) -> Weight {
		Weight::from_parts(297_296_131, 8817)
			.saturating_add(Weight::from_parts(31_213_102, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(14))
			.saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(RocksDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5255).saturating_mul(n.into()))
	}
	fn batch_cancel(n: u32, ) -> Weight {
		Weight::from_parts(280_395_375, 11667)
			.saturating_add(Weight::from_parts(15_433_486, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(RocksDbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2541).saturating_mul(n.into()))
	}
	fn leave() -> Weight {
		Weight::from_parts(251_434_000, 55726)
			.saturating_add(RocksDbWeight::get().reads(17))
			.saturating_add(RocksDbWeight::get().writes(0))
	}
	fn pay(h: u32, ) -> Weight {
		Weight::from_parts(262_455_297, 6208)
			.saturating_add(Weight::from_parts(193_250_696, 0).saturating_mul(h.into()))
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(RocksDbWeight::get().reads(14_u64.saturating_mul(h.into())))
			.saturating_add(RocksDbWeight::get().writes(7_u64.saturating_mul(h.into())))
			.saturating_add(Weight::from_parts(0, 10677).saturating_mul(h.into()))
	}
	fn find_route(f: u32, ) -> Weight {
		Weight::from_parts(1_664_501_056, 193176)
			.saturating_add(Weight::from_parts(184_551_937, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(141))
			.saturating_add(RocksDbWeight::get().writes(0))
			.saturating_add(RocksDbWeight::get().reads(30_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 49571).saturating_mul(f.into()))
	}
	fn set_deadline() -> Weight {
		Weight::from_parts(76_925_000, 3676)
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn sweep() -> Weight {
		Weight::from_parts(208_500_000, 11667)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn claim() -> Weight {
		Weight::from_parts(102_723_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn claim_fees() -> Weight {
		Weight::from_parts(108_300_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn release_slots(b: u32, ) -> Weight {
		Weight::from_parts(169_564_632, 3676)
			.saturating_add(Weight::from_parts(120_725_306, 0).saturating_mul(b.into()))
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(2))
			.saturating_add(RocksDbWeight::get().reads(17_u64.saturating_mul(b.into())))
			.saturating_add(RocksDbWeight::get().writes(17_u64.saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 40656).saturating_mul(b.into()))
	}
	fn set_market() -> Weight {
		Weight::from_parts(20_621_000, 3715)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn set_hubs() -> Weight {
		Weight::from_parts(7_981_000, 0)
			.saturating_add(RocksDbWeight::get().reads(0))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn sweep_nothing() -> Weight {
		Weight::from_parts(1_492_000, 0)
			.saturating_add(RocksDbWeight::get().reads(0))
			.saturating_add(RocksDbWeight::get().writes(0))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(4_116_000, 3485)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(0))
	}
	fn sweep_block(n: u32, ) -> Weight {
		Weight::from_parts(136_189_755, 5607)
			.saturating_add(Weight::from_parts(137_720_522, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(4))
			.saturating_add(RocksDbWeight::get().reads(8_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 10677).saturating_mul(n.into()))
	}
}
