//! Weights of the calls and of a step of the hook, counted by hand: items read and written at worst, and a run that is
//! above what comparable calls of the exchange were measured at.

#![allow(missing_docs, reason = "one function a call, of the call's name")]

use crate::limits::FILLS_MAX;
use collateral_core::BIDS_MAX;
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

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
	/// To look whether anything is due.
	fn look() -> Weight;
	/// A step that only looks, at as many positions as it may.
	fn step_look() -> Weight;
	/// A step that books what was taken of one order.
	fn step_fill() -> Weight;
	/// A step that takes one order back, closes one position into the fund, or gives one settlement back.
	fn step_close() -> Weight;
	/// A step that settles with one position.
	fn step_settle() -> Weight;
	/// A step that calls one position, whose order meets so many others.
	fn step_call(met: u32) -> Weight;
	/// A step that makes a BitAsset live again on so many bids.
	fn step_revive(bids: u32) -> Weight;
	/// The dearest step; a settlement calls the position again.
	fn step() -> Weight {
		let call = Self::step_call(FILLS_MAX.into());
		call.saturating_add(Self::step_settle()).saturating_add(Self::step_look()).max(Self::step_revive(BIDS_MAX))
	}
	fn push(steps: u32) -> Weight {
		Self::look().saturating_add(Self::step().saturating_mul(steps.into()))
	}
}

/// Counted weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Picoseconds in a microsecond.
const MICROSECOND: u64 = 1_000_000;
/// Proof of one item and the way to it, bytes.
const ITEM: u64 = 4_000;

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(run: u64, reads: u64, writes: u64) -> Weight {
		let time = Weight::from_parts(run.saturating_mul(MICROSECOND), reads.saturating_mul(ITEM));
		time.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create() -> Weight {
		Self::of(200, 10, 9)
	}
	fn announce_terms() -> Weight {
		Self::of(60, 3, 1)
	}
	fn withdraw_terms() -> Weight {
		Self::of(60, 3, 1)
	}
	fn set_feeders() -> Weight {
		Self::of(120, 4, 2)
	}
	fn publish_feed() -> Weight {
		Self::of(120, 4, 2)
	}
	/// Booking what was taken, and both assets; the call of a called one comes on top.
	fn adjust() -> Weight {
		Self::of(400, 24, 16)
	}
	/// What is not met at once; each position met comes on top.
	fn settle() -> Weight {
		Self::of(200, 10, 6)
	}
	fn redeem() -> Weight {
		Self::of(200, 10, 8)
	}
	/// One's own bid ended, another's pushed out.
	fn bid() -> Weight {
		Self::of(300, 14, 12)
	}
	fn deposit() -> Weight {
		Self::of(150, 7, 6)
	}
	fn withdraw() -> Weight {
		Self::of(150, 7, 6)
	}
	fn claim_yield() -> Weight {
		Self::of(150, 7, 6)
	}
	fn claim() -> Weight {
		Self::of(120, 6, 5)
	}
	fn cancel_settlement() -> Weight {
		Self::of(120, 6, 5)
	}
	fn look() -> Weight {
		Self::of(10, 1, 0)
	}
	/// Three items each.
	fn step_look() -> Weight {
		Self::of(300, 100, 2)
	}
	fn step_fill() -> Weight {
		Self::of(300, 16, 13)
	}
	fn step_close() -> Weight {
		Self::of(350, 18, 15)
	}
	fn step_settle() -> Weight {
		Self::of(450, 22, 18)
	}
	/// Each order met pays somebody whose account is made.
	fn step_call(met: u32) -> Weight {
		Self::of(900, 32, 24).saturating_add(Self::of(200, 6, 6).saturating_mul(met.into()))
	}
	fn step_revive(bids: u32) -> Weight {
		Self::of(200, 8, 4).saturating_add(Self::of(150, 6, 7).saturating_mul(bids.into()))
	}
}
