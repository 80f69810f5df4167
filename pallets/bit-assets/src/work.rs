//! What calls and steps weigh that are put together from several parts.
//!
//! [`weights`](crate::weights) has what was measured:
//!
//! | part | stands for |
//! |---|---|
//! | look | looking whether anything is due |
//! | step_look | a step that only looks: through all orders and positions that it may look at, and all empty places of settlements; announced feeders begin with it |
//! | step_fill | a step that books what was taken of one order: its position closes |
//! | step_close | a step that takes one order back, closes one position into the fund, or gives one settlement back: the second |
//! | step_settle | a step that settles with one position, which closes |
//! | step_call | a step that calls one position in place of an older order of its; it meets so many others, all that it needs: the position closes |
//! | step_revive | a step that makes a BitAsset live again on so many bids, of which one takes it over and all others go back |
//!
//! Measured with a schedule as long as it may be, as many feeders as there may be, terms that come into force, whoever is
//! paid without having had any, and nine thousand positions, of which three levels of inner nodes are made.

use crate::{limits::*, WeightInfo};
use collateral_core::BIDS_MAX;
use frame_support::weights::Weight;

/// Weights put together.
pub trait Steps: WeightInfo {
	/// The dearest step; a settlement calls the position again.
	fn step() -> Weight {
		let call = Self::step_call(FILLS_MAX.into());
		call.saturating_add(Self::step_settle()).saturating_add(Self::step_look()).max(Self::step_revive(BIDS_MAX))
	}

	/// `push` of so many steps at most.
	fn push(steps: u32) -> Weight {
		Self::look().saturating_add(Self::step().saturating_mul(steps.into()))
	}

	/// `adjust` of a position whose call met so many orders; none if it had none or needs none any more.
	fn adjusting(met: Option<u16>) -> Weight {
		let called = met.map_or(Weight::zero(), |met| Self::step_call(met.into()));
		Self::adjust().saturating_add(called)
	}

	/// `settle` that met calls, whose rests met so many orders each.
	fn settling(met: &[u16]) -> Weight {
		let each = Self::step_fill().saturating_add(Self::step_settle());
		// Before each meeting, and the one that comes to nothing, so many may be booked.
		let looks = u64::try_from(met.len()).unwrap_or(u64::MAX).saturating_add(1);
		let booked = Self::step_fill().saturating_mul(looks.saturating_mul(BOOKS_MAX.into()));
		let base = Self::settle().saturating_add(booked);
		met.iter().fold(base, |sum, met| sum.saturating_add(each).saturating_add(Self::step_call((*met).into())))
	}
}

impl<W: WeightInfo> Steps for W {}
