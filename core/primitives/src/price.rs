//! Price as an exact ratio (design §6).

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{cmp::Ordering, num::NonZeroU64};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What the base asset is worth: `quote` smallest units of the quote asset per `base` smallest units of the base asset.
///
/// - Neither term is zero. [`Price::new`] reduces the ratio; a decoded one is taken as it is (a page of 32 orders is
///   decoded on every read) and reduced by whoever keeps it.
/// - Compared by cross-multiplication, which is exact: a product of two `u64` fits `u128`. `1/2` equals `2/4`.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Deserialize, Encode, MaxEncodedLen, Serialize, TypeInfo,
)]
pub struct Price {
	#[serde(with = "crate::decimal")]
	quote: NonZeroU64,
	#[serde(with = "crate::decimal")]
	base: NonZeroU64,
}

impl Price {
	/// The reduced price of `quote` per `base`; none if either is zero.
	pub fn new(quote: u64, base: u64) -> Option<Self> {
		let (quote, base) = (NonZeroU64::new(quote)?, NonZeroU64::new(base)?);
		Some(Self { quote, base }.reduced())
	}

	/// Smallest units of the quote asset.
	pub fn quote(&self) -> u64 {
		self.quote.get()
	}

	/// Smallest units of the base asset.
	pub fn base(&self) -> u64 {
		self.base.get()
	}

	/// The same price in lowest terms.
	#[must_use]
	pub fn reduced(self) -> Self {
		let divisor = greatest_common_divisor(self.quote(), self.base());
		let by = |term: NonZeroU64| term.get().checked_div(divisor).and_then(NonZeroU64::new).unwrap_or(term);
		Self { quote: by(self.quote), base: by(self.base) }
	}
}

impl Ord for Price {
	fn cmp(&self, other: &Self) -> Ordering {
		let product = |quote: u64, base: u64| u128::from(quote).saturating_mul(base.into());
		product(self.quote(), other.base()).cmp(&product(other.quote(), self.base()))
	}
}

impl PartialOrd for Price {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

impl PartialEq for Price {
	fn eq(&self, other: &Self) -> bool {
		self.cmp(other) == Ordering::Equal
	}
}

impl Eq for Price {}

/// Euclid's; `left` if `right` is zero.
fn greatest_common_divisor(mut left: u64, mut right: u64) -> u64 {
	while let Some(rest) = left.checked_rem(right) {
		(left, right) = (right, rest);
	}
	left
}

#[cfg(test)]
mod tests {
	use super::*;

	const MAX: u64 = u64::MAX;

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	#[test]
	fn prices_are_compared_exactly() {
		use Ordering::*;
		let rows = [
			((1, 2), (2, 4), Equal),
			((1, 3), (333_333, 1_000_000), Greater),
			((MAX, MAX - 1), (MAX - 1, MAX - 2), Less),
			((1, MAX), (1, MAX - 1), Less),
			((MAX, 1), (MAX - 1, 1), Greater),
		];
		for ((q1, b1), (q2, b2), expected) in rows {
			assert_eq!(price(q1, b1).cmp(&price(q2, b2)), expected);
			assert_eq!(price(q2, b2).cmp(&price(q1, b1)), expected.reverse());
		}
	}

	#[test]
	fn a_price_keeps_every_digit_over_json() {
		let json = serde_json::to_string(&price(MAX, 1)).unwrap();
		assert_eq!(json, r#"{"quote":"18446744073709551615","base":"1"}"#);
		assert_eq!(serde_json::from_str::<Price>(&json).unwrap(), price(MAX, 1));
		assert!(serde_json::from_str::<Price>(r#"{"quote":"0","base":"1"}"#).is_err());
	}

	#[test]
	fn a_price_is_reduced_and_never_zero() {
		assert_eq!((price(4, 6).quote(), price(4, 6).base()), (2, 3));
		assert_eq!((price(MAX, MAX).quote(), price(MAX, MAX).base()), (1, 1));
		assert_eq!((price(MAX, MAX - 1).quote(), price(1, MAX).base()), (MAX, MAX));
		assert_eq!(Price::new(0, 1), None);
		assert_eq!(Price::new(1, 0), None);
		assert!(Price::decode(&mut &(0u64, 1u64).encode()[..]).is_err());
		assert!(Price::decode(&mut &(1u64, 0u64).encode()[..]).is_err());
		let decoded = Price::decode(&mut &(4u64, 6u64).encode()[..]).unwrap();
		assert_eq!((decoded.quote(), decoded.reduced().quote()), (4, 2));
		assert_eq!(decoded, price(2, 3));
	}
}
