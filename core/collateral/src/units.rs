//! The few multiplications and divisions everything else is made of, each with its rounding.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Ordering;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::U256;
use tributary_primitives::Price;

/// Basis points in a whole.
pub const WHOLE_BP: u32 = 10_000;
/// Most of either asset that a position may hold or owe: 2^63 − 1 (design §3).
pub const AMOUNT_MAX: u64 = i64::MAX as u64;

/// An exact rate: `backing` units per `asset` units of the BitAsset. Neither is more than 2^98; `asset` is not zero.
///
/// A [`Price`] times two ratios in basis points no longer fits two `u64`; this does.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
	backing: u128,
	asset: u128,
}

impl Rate {
	/// `backing` units per `asset` units; none if `asset` is zero.
	pub fn new(backing: u64, asset: u64) -> Option<Self> {
		(asset > 0).then_some(Self { backing: backing.into(), asset: asset.into() })
	}

	/// The rate times `bp` basis points, exactly.
	///
	/// Range: a rate of two `u64` is scaled at most twice, by at most [`crate::terms::RATIO_MAX_BP`], 17 bits, each: the
	/// terms stay below 2^98, and no product with an amount or another rate leaves 256 bits.
	#[must_use]
	pub fn scaled(self, bp: u32) -> Self {
		Self { backing: self.backing.saturating_mul(bp.into()), asset: self.asset.saturating_mul(WHOLE_BP.into()) }
	}

	/// Backing that `asset` units are worth, rounded down; `u64::MAX` if it is more.
	pub fn worth(&self, asset: u64) -> u64 {
		saturate(quotient(wide(self.backing, asset.into()), self.asset.into()))
	}

	/// Backing that `asset` units are worth, rounded up; `u64::MAX` if it is more.
	pub fn cost(&self, asset: u64) -> u64 {
		saturate(quotient_up(wide(self.backing, asset.into()), self.asset.into()))
	}

	/// The least units of the BitAsset worth at least `backing`: rounded up; `u64::MAX` if it is more, or at a rate of
	/// nothing.
	pub fn takes(&self, backing: u64) -> u64 {
		if self.backing == 0 {
			return u64::MAX;
		}
		saturate(quotient_up(wide(self.asset, backing.into()), self.backing.into()))
	}

	/// Both terms: backing, asset.
	pub(crate) fn terms(&self) -> (u128, u128) {
		(self.backing, self.asset)
	}
}

impl From<&Price> for Rate {
	/// A feed's price: quote is the backing asset, base the BitAsset.
	fn from(price: &Price) -> Self {
		Self { backing: price.quote().into(), asset: price.base().into() }
	}
}

impl Ord for Rate {
	/// By cross-multiplication: below 2^98 · 2^98.
	fn cmp(&self, other: &Self) -> Ordering {
		wide(self.backing, other.asset).cmp(&wide(other.backing, self.asset))
	}
}

impl PartialOrd for Rate {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

impl PartialEq for Rate {
	fn eq(&self, other: &Self) -> bool {
		self.cmp(other) == Ordering::Equal
	}
}

impl Eq for Rate {}

/// A fee in basis points of a BitAsset amount, rounded down: the remainder is the payer's. Always less than the amount.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(transparent)]
pub struct Fee {
	/// Basis points; above [`Fee::MAX_BP`] it counts as that.
	pub bp: u16,
}

impl Fee {
	/// Most a fee may be: 10 %.
	pub const MAX_BP: u16 = 1_000;

	/// `floor(amount · bp / 10,000)`.
	pub fn on(&self, amount: u64) -> u64 {
		floor(amount, self.bounded().into(), WHOLE_BP.into())
	}

	/// What is left of `amount`.
	pub fn net(&self, amount: u64) -> u64 {
		amount.saturating_sub(self.on(amount))
	}

	/// The smallest amount of which exactly `net` is left; `u64::MAX` if it is more.
	///
	/// Proof, with `k = 10,000 − bp`: what is left of `g` is `ceil(g·k / 10,000)`, which rises by at most 1 a unit and
	/// so meets every number; it is at least `net` iff `g·k > (net − 1)·10,000`. The least such `g` is the answer.
	pub fn gross(&self, net: u64) -> u64 {
		let Some(below) = net.checked_sub(1) else { return 0 };
		floor(below, WHOLE_BP.into(), self.kept_bp().into()).saturating_add(1)
	}

	/// Basis points that stay with the payer; never zero.
	pub(crate) fn kept_bp(&self) -> u32 {
		WHOLE_BP.saturating_sub(self.bounded())
	}

	fn bounded(&self) -> u32 {
		self.bp.min(Self::MAX_BP).into()
	}
}

/// `collateral / (debt · price)` in basis points for people, rounded down: decisions never look at it. `u64::MAX` if it
/// is more, or without debt.
///
/// Range: `2^64 · 10^4 · 2^64` and `2^64 · 2^64` are below 2^142.
pub fn ratio_bp(collateral: u64, debt: u64, price: &Price) -> u64 {
	let held = times(wide(collateral.into(), price.base().into()), WHOLE_BP);
	let owed = wide(debt.into(), price.quote().into());
	if owed.is_zero() {
		return u64::MAX;
	}
	saturate(quotient(held, owed))
}

/// `amount · times / by`, rounded down; `u64::MAX` if it is more, or if `by` is zero.
pub(crate) fn floor(amount: u64, times: u64, by: u64) -> u64 {
	saturate(quotient(wide(amount.into(), times.into()), by.into()))
}

/// `amount · times / by`, rounded up; `u64::MAX` if it is more, or if `by` is zero.
pub(crate) fn ceil(amount: u64, times: u64, by: u64) -> u64 {
	saturate(quotient_up(wide(amount.into(), times.into()), by.into()))
}

/// A product of two `u128`, which always fits.
pub(crate) fn wide(left: u128, right: u128) -> U256 {
	U256::from(left).saturating_mul(right.into())
}

/// A product with basis points or a factor as small; saturates, which every caller's range excludes.
pub(crate) fn times(left: U256, right: u32) -> U256 {
	left.saturating_mul(right.into())
}

/// Rounded down; the largest number if `by` is zero.
pub(crate) fn quotient(number: U256, by: U256) -> U256 {
	number.checked_div(by).unwrap_or(U256::MAX)
}

/// Rounded up; the largest number if `by` is zero.
pub(crate) fn quotient_up(number: U256, by: U256) -> U256 {
	let Some(rest) = number.checked_rem(by) else { return U256::MAX };
	let whole = quotient(number, by);
	match rest.is_zero() {
		true => whole,
		false => whole.saturating_add(U256::one()),
	}
}

/// The number, or `u64::MAX` if it is more.
pub(crate) fn saturate(number: U256) -> u64 {
	number.min(u64::MAX.into()).low_u64()
}

/// The number, or `u128::MAX` if it is more.
pub(crate) fn saturate_128(number: U256) -> u128 {
	number.min(u128::MAX.into()).low_u128()
}

#[cfg(test)]
mod tests {
	use super::*;

	const MAX: u64 = u64::MAX;

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	#[test]
	fn ratios_of_ex_8_and_ex_9() {
		let rows = [
			(600_000, 1_000, 200, 30_000),
			(599_999, 1_000, 200, 29_999),
			(600_000, 1_000, 300, 20_000),
			(600_000, 1_000, 301, 19_933),
			(600_000, 1_000, 600, 10_000),
			(600_000, 1_000, 601, 9_983),
			(575_000, 900, 250, 25_555),
		];
		for (collateral, debt, feed, expected) in rows {
			assert_eq!(ratio_bp(collateral, debt, &price(feed, 1)), expected);
		}
		assert_eq!(ratio_bp(1, 0, &price(1, 1)), MAX);
		assert_eq!(ratio_bp(MAX, 1, &price(1, MAX)), MAX);
		assert_eq!(ratio_bp(0, MAX, &price(MAX, 1)), 0);
		assert_eq!(ratio_bp(MAX, MAX, &price(1, 1)), 10_000);
	}

	#[test]
	fn a_rate_rounds_as_it_says_over_the_whole_range() {
		let rate = Rate::new(1, 3).unwrap();
		assert_eq!((rate.worth(10), rate.cost(10), rate.takes(3), rate.takes(0)), (3, 4, 9, 0));
		let scaled = Rate::from(&price(MAX, 1)).scaled(100_000).scaled(100_000);
		assert_eq!((scaled.worth(1), scaled.cost(0), scaled.takes(MAX)), (MAX, 0, 1));
		let tiny = Rate::from(&price(1, MAX)).scaled(1).scaled(1);
		assert_eq!((tiny.worth(MAX), tiny.cost(MAX), tiny.takes(1)), (0, 1, MAX));
		assert!(tiny < scaled && rate == Rate::new(2, 6).unwrap());
		let nothing = Rate::new(0, 5).unwrap();
		assert_eq!((nothing.worth(MAX), nothing.takes(1)), (0, MAX));
		assert!(Rate::new(1, 0).is_none());
	}

	#[test]
	fn gross_is_the_smallest_that_leaves_the_net() {
		for bp in [0, 1, 7, 100, 999, 1_000] {
			let fee = Fee { bp };
			for net in 1..2_000 {
				let gross = fee.gross(net);
				assert_eq!(fee.net(gross), net, "{bp} {net}");
				assert!(fee.net(gross - 1) < net, "{bp} {net}");
			}
		}
		assert_eq!((Fee { bp: 100 }.gross(0), Fee { bp: 1 }.gross(MAX)), (0, MAX));
		assert_eq!(Fee { bp: u16::MAX }.on(1_000), 100);
	}
}
