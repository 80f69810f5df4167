//! Which market, and which side of it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A side of a book.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum Side {
	/// Sells quote for base; the highest price is the best.
	#[codec(index = 0)]
	Bid,
	/// Sells base for quote; the lowest price is the best.
	#[codec(index = 1)]
	Ask,
}

impl Side {
	/// The side an order of this side takes from.
	pub const fn opposite(self) -> Self {
		match self {
			Self::Bid => Self::Ask,
			Self::Ask => Self::Bid,
		}
	}
}

/// The one market of two different assets (B-33): the lower asset is the quote.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub struct Pair<Asset> {
	quote: Asset,
	base: Asset,
}

impl<Asset: Copy + Ord> Pair<Asset> {
	/// The market of two assets in either order; none if they are the same.
	pub fn new(one: Asset, other: Asset) -> Option<Self> {
		match one.cmp(&other) {
			core::cmp::Ordering::Less => Some(Self { quote: one, base: other }),
			core::cmp::Ordering::Greater => Some(Self { quote: other, base: one }),
			core::cmp::Ordering::Equal => None,
		}
	}

	/// The market of two assets and the side of an order that sells `sold` for `bought`; none if they are the same.
	pub fn selling(sold: Asset, bought: Asset) -> Option<(Self, Side)> {
		let pair = Self::new(sold, bought)?;
		Some((pair, if sold == pair.base { Side::Ask } else { Side::Bid }))
	}

	/// The asset prices are counted in: the lower one.
	pub fn quote(&self) -> Asset {
		self.quote
	}

	/// The asset that is priced: the higher one.
	pub fn base(&self) -> Asset {
		self.base
	}

	/// What an order of `side` sells.
	pub fn sold(&self, side: Side) -> Asset {
		match side {
			Side::Bid => self.quote,
			Side::Ask => self.base,
		}
	}

	/// What an order of `side` buys.
	pub fn bought(&self, side: Side) -> Asset {
		self.sold(side.opposite())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_pair_has_one_orientation() {
		let pair = Pair::new(3, 7).unwrap();
		assert_eq!(Pair::new(7, 3), Some(pair));
		assert_eq!((pair.quote(), pair.base()), (3, 7));
		assert_eq!(Pair::new(3, 3), None);
		assert_eq!(Pair::selling(7, 3), Some((pair, Side::Ask)));
		assert_eq!(Pair::selling(3, 7), Some((pair, Side::Bid)));
		assert_eq!((pair.sold(Side::Ask), pair.bought(Side::Ask)), (7, 3));
		assert_eq!((pair.sold(Side::Bid), pair.bought(Side::Bid)), (3, 7));
	}
}
