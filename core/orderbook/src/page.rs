//! What the pages of a book hold, and where its two trees begin.
//!
//! Each side is a tree of pages, see [`sorted_pages`]: its entries are orders, in the order of their ranks on that side.

use crate::{
	order::{Order, Rank},
	pair::{Pair, Side},
	Price,
};
use codec::{Decode, Encode, MaxEncodedLen};
use core::cmp::Ordering;
use scale_info::TypeInfo;
use sorted_pages::{RankIn, Ranked, Roots};

/// Most orders in a leaf: 32 × 86 bytes. The prototype behind issue 3 measured 32 as the cheapest to insert and sweep.
pub const LEAF_MAX: usize = 32;
/// Least orders in a leaf off the front. A split leaves 16, so at least six cancels lie between a split and a merge.
pub const LEAF_MIN: usize = sorted_pages::least(LEAF_MAX);

/// Orders, best first.
pub type Leaf<Account> = sorted_pages::Leaf<Order<Account>>;
/// Children, best first.
pub type Inner = sorted_pages::Inner<Rank>;
/// One child of an inner node.
pub type Child = sorted_pages::Child<Rank>;
/// A page of one side of one book.
pub type PageId<Asset> = sorted_pages::PageId<Book<Asset>>;
/// Where the tree of one side begins; what it keeps as `first` is the price of the best order, live or not.
pub type Root = sorted_pages::Root<Price>;

impl<Account: Clone> Ranked for Order<Account> {
	type Rank = Rank;
	type First = Price;
	const LEAF_MAX: usize = LEAF_MAX;

	fn rank(&self) -> Rank {
		self.rank()
	}

	fn first(rank: &Rank) -> Price {
		rank.price
	}
}

impl<Asset> RankIn<Book<Asset>> for Rank {
	fn cmp_in(&self, book: &Book<Asset>, other: &Self) -> Ordering {
		self.cmp_on(book.side, other)
	}
}

/// Both sides of a book, in one value: an order that does not cross learns so without reading the other side.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Head {
	/// The bids' tree.
	pub bids: Root,
	/// The asks' tree.
	pub asks: Root,
}

impl Head {
	/// The tree of a side.
	pub fn root(&self, side: Side) -> &Root {
		match side {
			Side::Bid => &self.bids,
			Side::Ask => &self.asks,
		}
	}

	/// The tree of a side.
	pub fn root_mut(&mut self, side: Side) -> &mut Root {
		match side {
			Side::Bid => &mut self.bids,
			Side::Ask => &mut self.asks,
		}
	}

	/// The price of a side's best order, live or not.
	pub fn best(&self, side: Side) -> Option<Price> {
		self.root(side).first
	}

	/// Whether no order rests on either side.
	pub fn is_empty(&self) -> bool {
		self.bids.is_empty() && self.asks.is_empty()
	}
}

impl<Asset: Copy + Ord> Roots<Book<Asset>> for Head {
	type Key = Pair<Asset>;
	type First = Price;

	fn key(book: &Book<Asset>) -> Pair<Asset> {
		book.pair
	}

	fn root(&self, book: &Book<Asset>) -> &Root {
		self.root(book.side)
	}

	fn root_mut(&mut self, book: &Book<Asset>) -> &mut Root {
		self.root_mut(book.side)
	}

	fn is_empty(&self) -> bool {
		self.is_empty()
	}
}

/// One side of one book.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo)]
pub struct Book<Asset> {
	/// The market.
	pub pair: Pair<Asset>,
	/// The side.
	pub side: Side,
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn pages_are_as_small_as_the_documentation_says() {
		assert_eq!(Leaf::<[u8; 32]>::max_encoded_len(), 2_753);
		assert_eq!(Inner::max_encoded_len(), 1_057);
		assert_eq!(Head::max_encoded_len(), 86);
	}

	#[test]
	fn a_full_leaf_is_as_long_as_the_longest() {
		let order = Order {
			id: u64::MAX,
			owner: [0u8; 32],
			client_id: Some(u64::MAX),
			price: Price::new(1, 2).unwrap(),
			remaining: u64::MAX,
			expiry: crate::Expiry::Moment(u64::MAX),
			slot: u16::MAX,
			class: crate::Class::User,
			passive: true,
		};
		let leaf = Leaf { entries: alloc::vec![order; LEAF_MAX] };
		assert_eq!(leaf.encoded_size(), Leaf::<[u8; 32]>::max_encoded_len());
	}
}
