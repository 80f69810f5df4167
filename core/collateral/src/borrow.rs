//! The borrow fee: one index for all debts of a BitAsset (B-52, Q-9).

use crate::{
	terms::BORROW_FEE_MAX_BP,
	units::{quotient_up, saturate_128, times, wide, WHOLE_BP},
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::U256;
use tributary_primitives::Moment;

/// Days in the year of a borrow fee, and of the savings' rate.
pub(crate) const YEAR_DAYS: u32 = 365;
/// Where the index begins: 1, in units of 2^-64.
pub const INDEX_ONE: u128 = 1 << 64;
/// Where the index stops: 65,536 times its beginning. At 50 % a year, compounded, that is 22 years away.
pub const INDEX_MAX: u128 = 1 << 80;

/// What one unit borrowed at the beginning has grown to, in units of 2^-64, and when it was last brought forward.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct BorrowIndex {
	/// `INDEX_ONE ..= INDEX_MAX`; never falls.
	pub value: u128,
	/// Until when the fee is counted.
	pub at: Moment,
}

impl BorrowIndex {
	/// The index of a BitAsset born at `at`.
	pub fn new(at: Moment) -> Self {
		Self { value: INDEX_ONE, at }
	}

	/// The index at `now`: grown by `value · bp · elapsed / (10,000 · 365 · day)`, rounded up by less than 2^-64.
	///
	/// One multiplication whatever the number of positions. Whoever is due brings it forward: a step is simple interest,
	/// steps compound, so the year costs between `1 + r` (no step in between) and `e^r`. A change of the fee must be
	/// preceded by a step at the old one. Time that runs backwards changes nothing. The growth stops at [`INDEX_MAX`].
	///
	/// Range: `2^80 · 2^13 · 2^64` is below 2^157; the divisor is below 2^14 · 2^9 · 2^64.
	#[must_use]
	pub fn accrued(&self, now: Moment, fee_bp: u16, day_ms: Moment) -> Self {
		let elapsed = now.saturating_sub(self.at);
		let grown = times(wide(self.value, elapsed.into()), fee_bp.min(BORROW_FEE_MAX_BP).into());
		let year = times(times(day_ms.max(1).into(), YEAR_DAYS), WHOLE_BP);
		let value = saturate_128(quotient_up(grown, year).saturating_add(self.value.into()));
		Self { value: value.clamp(INDEX_ONE, INDEX_MAX), at: self.at.max(now) }
	}
}

/// `debt` units as they would have been at the beginning, in units of 2^-64, rounded down by less than one of them.
///
/// Range: `debt · 2^128 < 2^192`, and divided by at least 2^64 it is below 2^128.
pub(crate) fn normalise(debt: u64, index: u128) -> u128 {
	let index = U256::from(index.max(INDEX_ONE));
	saturate_128(U256([0, 0, debt, 0]).checked_div(index).unwrap_or_default())
}

/// The same rounded up by less than one of them.
pub(crate) fn normalise_up(debt: u64, index: u128) -> u128 {
	saturate_128(quotient_up(U256([0, 0, debt, 0]), index.max(INDEX_ONE).into()))
}

/// What a normalised debt has grown to, in units of 2^-128, exactly. Below 2^208.
pub(crate) fn grown(normalised: u128, index: u128) -> U256 {
	wide(normalised, index)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const DAY: Moment = 86_400_000;

	#[test]
	fn a_year_costs_what_it_says() {
		let start = BorrowIndex::new(5);
		let year = start.accrued(5 + 365 * DAY, 100, DAY);
		assert_eq!(year, BorrowIndex { value: INDEX_ONE + INDEX_ONE.div_ceil(100), at: 5 + 365 * DAY });
		assert_eq!(start.accrued(5, 100, DAY), start);
		assert_eq!(start.accrued(4, 100, DAY), start);
		assert_eq!(start.accrued(9, 0, DAY), BorrowIndex { value: INDEX_ONE, at: 9 });
		// Block by block it compounds: e^0.01, not more.
		let mut index = BorrowIndex::new(0);
		for day in 1..=365 {
			index = index.accrued(day * DAY, 100, DAY);
		}
		let grown = index.value as f64 / INDEX_ONE as f64;
		assert!(grown > 1.010_049 && grown < 1.010_051, "{grown}");
	}

	#[test]
	fn the_far_future_is_capped() {
		let index = BorrowIndex::new(0).accrued(u64::MAX, u16::MAX, 0);
		assert_eq!(index, BorrowIndex { value: INDEX_MAX, at: u64::MAX });
		assert_eq!(BorrowIndex { value: INDEX_MAX, at: 0 }.accrued(1, 5_000, DAY).value, INDEX_MAX);
	}

	proptest! {
		#[test]
		fn whole_units_survive_normalising(debt: u64, index in INDEX_ONE..=INDEX_MAX) {
			let normalised = normalise(debt, index);
			let whole = crate::units::quotient_up(grown(normalised, index), U256([0, 0, 1, 0]));
			prop_assert_eq!(whole, debt.into());
			prop_assert!(debt == 0 || normalised >= 1 << 48);
		}
	}
}
