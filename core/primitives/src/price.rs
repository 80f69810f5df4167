//! Price as an exact ratio (design §6).

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{cmp::Ordering, num::NonZeroU64};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a unit of the base asset is worth: `quote` smallest units of the quote asset per `base` smallest units of
/// the base asset.
///
/// Neither is zero. Two prices are compared by cross-multiplication, which is exact: a product of two `u64` fits
/// `u128`. Prices of the same worth are equal whatever their terms.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Deserialize, Encode, MaxEncodedLen, Serialize, TypeInfo,
)]
pub struct Price {
	/// Smallest units of the quote asset.
	pub quote: NonZeroU64,
	/// Smallest units of the base asset.
	pub base: NonZeroU64,
}

impl Price {
	/// A price of `quote` per `base`; none if either is zero.
	pub const fn new(quote: u64, base: u64) -> Option<Self> {
		match (NonZeroU64::new(quote), NonZeroU64::new(base)) {
			(Some(quote), Some(base)) => Some(Self { quote, base }),
			_ => None,
		}
	}
}

impl Ord for Price {
	fn cmp(&self, other: &Self) -> Ordering {
		let product = |quote: NonZeroU64, base: NonZeroU64| u128::from(quote.get()).saturating_mul(base.get().into());
		product(self.quote, other.base).cmp(&product(other.quote, self.base))
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

#[cfg(test)]
mod tests {
	use super::*;

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	#[test]
	fn prices_are_compared_exactly() {
		use Ordering::*;
		let max = u64::MAX;
		let rows = [
			((1, 2), (2, 4), Equal),
			((1, 3), (333_333, 1_000_000), Greater),
			((max, max - 1), (max - 1, max - 2), Less),
			((1, max), (1, max - 1), Less),
			((max, 1), (max - 1, 1), Greater),
		];
		for ((q1, b1), (q2, b2), expected) in rows {
			assert_eq!(price(q1, b1).cmp(&price(q2, b2)), expected);
			assert_eq!(price(q2, b2).cmp(&price(q1, b1)), expected.reverse());
		}
	}

	#[test]
	fn zero_has_no_price() {
		assert_eq!(Price::new(0, 1), None);
		assert_eq!(Price::new(1, 0), None);
		assert!(Price::decode(&mut &(1u64, 0u64).encode()[..]).is_err());
		assert!(Price::decode(&mut &(0u64, 1u64).encode()[..]).is_err());
	}
}
