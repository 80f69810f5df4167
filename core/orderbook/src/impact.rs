//! Price impact: how much worse fills are than the best prices that the books showed at the start.
//!
//! A hop whose fills gave `received` for `paid`, over a book whose best order gives `given` for `paid` of its rate, kept
//! `(received / paid) / (given / paid of the rate)` of the best price. The parts of a route's hops are multiplied, and
//! what is missing to one is the impact. Fees are no part of it; what is lost because units are whole is.

use crate::price::Rate;
use sp_core::U512;

/// Basis points in a whole.
const WHOLE_BPS: u16 = 10_000;

/// What the fills in one book came to, before fees, and the best price there before them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Leg {
	/// Paid to makers.
	pub paid: u64,
	/// Got from them.
	pub received: u128,
	/// What the best order gave and asked.
	pub best: Rate,
}

/// The price impact of at most four legs, in basis points, rounded up; zero without a fill.
///
/// Exact: a leg multiplies both terms of the ratio by less than 2^127 (amounts are below 2^63), so four fit 508 bits.
/// Only where ten thousand times that leaves 512 bits is the divisor rounded down before, which overstates the impact by
/// less than 2^-480 of it.
pub fn impact_bp(legs: impl IntoIterator<Item = Leg>) -> u16 {
	let (mut kept, mut whole) = (U512::one(), U512::one());
	for leg in legs.into_iter().filter(|leg| leg.paid > 0) {
		kept = kept.saturating_mul(leg.received.into()).saturating_mul(leg.best.paid.into());
		whole = whole.saturating_mul(leg.paid.into()).saturating_mul(leg.best.given.into());
	}
	let missing = whole.saturating_sub(kept);
	let points = match missing.checked_mul(WHOLE_BPS.into()) {
		Some(scaled) => ceil(scaled, whole),
		None => ceil(missing, whole.checked_div(WHOLE_BPS.into()).unwrap_or(whole)),
	};
	u16::try_from(points).unwrap_or(WHOLE_BPS).min(WHOLE_BPS)
}

/// Rounded up; zero if there is nothing to divide by.
fn ceil(amount: U512, divisor: U512) -> U512 {
	let whole = amount.checked_div(divisor).unwrap_or_default();
	let rest = amount.checked_rem(divisor).unwrap_or_default();
	whole.saturating_add(U512::from(u8::from(!rest.is_zero())))
}

#[cfg(test)]
mod tests {
	use super::*;

	/// `paid` brought `received`, where the best order gave `given` for each `asked`.
	fn leg(paid: u64, received: u128, given: u64, asked: u64) -> Leg {
		Leg { paid, received, best: Rate { paid: asked, given } }
	}

	#[test]
	fn impact_is_exact_and_rounded_up() {
		let rows = [
			(vec![], 0),
			(vec![leg(0, 0, 1, 1)], 0),
			// All at the best price.
			(vec![leg(490, 10, 1, 49)], 0),
			// EX-11: 15 for 740, the best at 49: 15 · 49 / 740 = 0.99324: 67.6 basis points.
			(vec![leg(740, 15, 1, 49)], 68),
			// Exactly one basis point stays one.
			(vec![leg(10_000, 9_999, 1, 1)], 1),
			(vec![leg(20_001, 20_000, 1, 1)], 1),
			(vec![leg(2, 1, 1, 1)], 5_000),
			// Two hops at 9/10 each: 19 % in all.
			(vec![leg(10, 9, 1, 1), leg(9_000, 8_100, 1, 1)], 1_900),
			(vec![leg(10, 9, 1, 1), leg(0, 0, 1, 1)], 1_000),
			(vec![leg(1, 0, 1, 1)], 10_000),
			// Never negative: an own order that is closed may have been the best.
			(vec![leg(1, 2, 1, 1)], 0),
		];
		for (legs, expected) in rows {
			assert_eq!(impact_bp(legs.clone()), expected, "{legs:?}");
		}
	}

	#[test]
	fn the_largest_legs_fit() {
		const MOST: u64 = (1 << 63) - 1;
		let same = leg(MOST, MOST.into(), u64::MAX, u64::MAX);
		assert_eq!(impact_bp([same; 4]), 0);
		let half = leg(MOST, u128::from(MOST / 2), u64::MAX, u64::MAX);
		assert_eq!(impact_bp([half; 1]), 5_001);
		assert_eq!(impact_bp([same, same, same, half]), 5_001);
		assert_eq!(impact_bp([half; 4]), 9_376);
	}
}
