//! A price seen from a side of a book, its level key, and the few divisions everything else is made of.

use crate::pair::Side;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use tributary_primitives::Price;

/// What a price means to an order of one side.
pub trait SidedPrice: Sized {
	/// The price of an order that sells `sell` for at least `receive`, both smallest units; none if either is zero.
	///
	/// An ask sells base, a bid sells quote: both come out as quote per base (B-33: one book, both directions).
	fn of_offer(side: Side, sell: u64, receive: u64) -> Option<Self>;
	/// What a resting order of `side` receives per unit it gives.
	fn rate(&self, side: Side) -> Rate;
	/// What an order of `side` buys with `sell` at exactly this price, rounded down; `u64::MAX` if it is more.
	///
	/// Zero means dust: the amount can no longer buy one unit of the other asset.
	fn worth(&self, side: Side, sell: u64) -> u64;
	/// What an order of `side` must sell to buy `want` units at exactly this price: never worth more than `want`.
	///
	/// Rounded up when a unit of what it sells is worth no more than a unit of what it buys: that buys `want` and no
	/// more. Otherwise rounding up would buy more, so it is rounded down. `u64::MAX` if it is more.
	fn funds_for(&self, side: Side, want: u64) -> u64;
	/// Whether an order of `side` at this price is better for takers than one at `other`.
	fn beats(&self, side: Side, other: &Self) -> bool;
	/// The key of this price's level.
	fn level(&self) -> LevelKey;
}

impl SidedPrice for Price {
	fn of_offer(side: Side, sell: u64, receive: u64) -> Option<Self> {
		match side {
			Side::Ask => Self::new(receive, sell),
			Side::Bid => Self::new(sell, receive),
		}
	}

	fn rate(&self, side: Side) -> Rate {
		match side {
			Side::Ask => Rate { paid: self.quote(), given: self.base() },
			Side::Bid => Rate { paid: self.base(), given: self.quote() },
		}
	}

	fn worth(&self, side: Side, sell: u64) -> u64 {
		let rate = self.rate(side);
		floor(sell, rate.paid, rate.given)
	}

	fn funds_for(&self, side: Side, want: u64) -> u64 {
		let Rate { paid, given } = self.rate(side);
		if given >= paid {
			ceil(want, given, paid)
		} else {
			floor(want, given, paid)
		}
	}

	fn beats(&self, side: Side, other: &Self) -> bool {
		match side {
			Side::Ask => self < other,
			Side::Bid => self > other,
		}
	}

	fn level(&self) -> LevelKey {
		LevelKey::of(self.quote(), self.base())
	}
}

/// `floor(quote · 2^128 / base)` as 24 bytes, big-endian: sorts as the prices do (design §3).
///
/// Proof. `quote < 2^64`, so the key is below 2^192: 24 bytes. Two different prices `q/b` and `r/c` differ by
/// `|q·c − r·b| / (b·c)`, whose numerator is at least 1 and whose denominator is below 2^128. Times 2^128 they differ
/// by more than 1, so their floors differ, in the same direction. Equal prices have equal keys whatever their terms.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	Hash,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub struct LevelKey(pub [u8; 24]);

impl LevelKey {
	/// Schoolbook division in three digits of 64 bits; each partial quotient is below 2^64 since the remainder is below
	/// `base`.
	fn of(quote: u64, base: u64) -> Self {
		let mut key = [0; 24];
		let mut carried = u128::from(quote);
		for digit in key.chunks_exact_mut(8) {
			let quotient = carried.checked_div(base.into()).unwrap_or_default();
			carried = carried.checked_rem(base.into()).unwrap_or_default() << 64;
			digit.copy_from_slice(&saturate(quotient).to_be_bytes());
		}
		Self(key)
	}
}

/// What a resting order asks: `paid` units from the taker per `given` units it gives. Neither is zero.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rate {
	/// Units of the asset the taker pays.
	pub paid: u64,
	/// Units of the asset the resting order gives.
	pub given: u64,
}

/// `amount · times / by`, rounded down; `u64::MAX` if it is more.
pub(crate) fn floor(amount: u64, times: u64, by: u64) -> u64 {
	saturate(product(amount, times).checked_div(by.into()).unwrap_or(u128::MAX))
}

/// `amount · times / by`, rounded up; `u64::MAX` if it is more.
pub(crate) fn ceil(amount: u64, times: u64, by: u64) -> u64 {
	saturate(product(amount, times).checked_add(u128::from(by).saturating_sub(1)).map_or(u128::MAX, |sum| {
		// (2^64 − 1)² + 2^64 − 2 < 2^128: the sum above never overflows.
		sum.checked_div(by.into()).unwrap_or(u128::MAX)
	}))
}

/// A product of two `u64`, which always fits: the saturation never happens.
pub(crate) fn product(left: u64, right: u64) -> u128 {
	u128::from(left).saturating_mul(right.into())
}

/// The number, or `u64::MAX` if it is more.
pub(crate) fn saturate(number: u128) -> u64 {
	u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;

	const MAX: u64 = u64::MAX;

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	#[test]
	fn both_directions_of_an_offer_have_one_price() {
		// Sell 10 base for 490 quote, or 490 quote for 10 base: 49 either way.
		assert_eq!(Price::of_offer(Side::Ask, 10, 490), Price::new(49, 1));
		assert_eq!(Price::of_offer(Side::Bid, 490, 10), Price::new(49, 1));
	}

	#[test]
	fn prices_and_their_keys_have_one_order() {
		use core::cmp::Ordering::*;
		let rows = [
			((1, 2), (2, 4), Equal),
			((1, 3), (333_333, 1_000_000), Greater),
			((MAX, MAX - 1), (MAX - 1, MAX - 2), Less),
			((1, MAX), (1, MAX - 1), Less),
			((MAX, 1), (MAX - 1, 1), Greater),
			((1, MAX), (MAX, 1), Less),
			((MAX - 2, MAX - 1), (MAX - 1, MAX), Less),
		];
		for ((q1, b1), (q2, b2), expected) in rows {
			let (left, right) = (price(q1, b1), price(q2, b2));
			assert_eq!(left.cmp(&right), expected);
			assert_eq!(right.cmp(&left), expected.reverse());
			assert_eq!(left.level().cmp(&right.level()), expected, "{left:?} {right:?}");
		}
	}

	#[test]
	fn level_keys_to_the_byte() {
		let mut one = [0; 24];
		one[7] = 1;
		assert_eq!(price(1, 1).level().0, one);
		let mut half = [0; 24];
		half[8] = 0x80;
		assert_eq!(price(1, 2).level().0, half);
		let mut highest = [0; 24];
		highest[..8].fill(0xff);
		assert_eq!(price(MAX, 1).level().0, highest);
		// 2^128 / (2^64 − 1) = 2^64 + 1 + …
		let mut lowest = [0; 24];
		(lowest[15], lowest[23]) = (1, 1);
		assert_eq!(price(1, MAX).level().0, lowest);
	}

	#[test]
	fn funds_never_buy_more_than_the_amount() {
		use Side::*;
		let rows = [
			(Bid, (50, 1), 15, 750),
			(Bid, (3, 2), 5, 8),
			(Bid, (1, 10), 5, 0),
			(Bid, (1, 10), 19, 1),
			(Bid, (2, 3), 4, 2),
			(Bid, (MAX, 1), 2, MAX),
			(Bid, (MAX, MAX), MAX, MAX),
			(Ask, (3, 2), 5, 3),
			(Ask, (2, 3), 5, 8),
			(Ask, (1, 50), 15, 750),
		];
		for (side, (quote, base), amount, funds) in rows {
			let price = price(quote, base);
			assert_eq!(price.funds_for(side, amount), funds);
			assert!(funds == MAX || price.worth(side, funds) <= amount);
		}
	}

	#[test]
	fn divisions_bracket_the_exact_value() {
		for (amount, times, by) in [(1, 1, 1), (7, 3, 2), (MAX, MAX, MAX), (MAX, MAX - 1, MAX), (1, 1, MAX)] {
			let exact = product(amount, times);
			let (down, up) = (u128::from(floor(amount, times, by)), u128::from(ceil(amount, times, by)));
			let by = u128::from(by);
			assert!(down * by <= exact && exact < (down + 1) * by);
			assert!(up * by >= exact && exact + by > up * by);
		}
		assert_eq!(floor(MAX, MAX, 1), MAX);
		assert_eq!(ceil(MAX, MAX, 1), MAX);
	}
}
