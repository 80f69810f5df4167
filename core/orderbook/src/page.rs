//! The pages one side of a book lies in: a B+ tree.
//!
//! - **Leaves** hold orders, best first. **Inner** nodes hold children, each with the lowest rank that may lie in it.
//!   A search never looks at the first child's: off the front it is the one its own parent names, on the way to the best
//!   order it may be any. Leaves are not linked: a split or a merge writes nobody else's page.
//! - No page has more than its capacity. Every page has at least its minimum, but for the root and the pages on the
//!   way to the best order: matching empties those from the front and never reads a neighbour to refill them, and
//!   there is at most one of them per level.

use crate::{
	order::{Order, Rank},
	pair::{Pair, Side},
	Price,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Most orders in a leaf: 32 × 86 bytes. The prototype behind issue 3 measured 32 as the cheapest to insert and sweep.
pub const LEAF_MAX: usize = 32;
/// Least orders in a leaf off the front. A split leaves 16, so at least six cancels lie between a split and a merge.
pub const LEAF_MIN: usize = 11;
/// Most children of an inner node.
pub const INNER_MAX: usize = 32;
/// Least children of an inner node off the front.
pub const INNER_MIN: usize = 11;
/// Most levels of a tree: with at least 11 a page, 16 levels hold more orders than `u32` counts.
pub const DEPTH_MAX: u8 = 16;

/// Orders, best first.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Leaf<Account> {
	/// At most [`LEAF_MAX`] outside an insertion.
	pub orders: Vec<Order<Account>>,
}

/// One child of an inner node.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Child {
	/// No order below it ranks before this. Says nothing for the first child on the way to the best order.
	pub low: Rank,
	/// Its page.
	pub page: u64,
}

/// Children, best first.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Inner {
	/// At most [`INNER_MAX`] outside an insertion.
	pub children: Vec<Child>,
}

impl<Account: MaxEncodedLen> MaxEncodedLen for Leaf<Account> {
	fn max_encoded_len() -> usize {
		bounded(LEAF_MAX, Order::<Account>::max_encoded_len())
	}
}

impl MaxEncodedLen for Inner {
	fn max_encoded_len() -> usize {
		bounded(INNER_MAX, Child::max_encoded_len())
	}
}

/// A compact length below 64 takes one byte.
fn bounded(count: usize, each: usize) -> usize {
	count.saturating_mul(each).saturating_add(1)
}

/// Where the tree of one side begins.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Root {
	/// The root's page; none if the side is empty.
	pub page: Option<u64>,
	/// Levels of inner nodes above the leaves.
	pub depth: u8,
	/// The next page to allocate. None is used twice while anything rests in the market.
	pub next: u64,
	/// Pages in the tree.
	pub pages: u32,
	/// Orders in the tree.
	pub count: u32,
	/// The price of the best order, live or not.
	pub best: Option<Price>,
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

	/// Whether no order rests on either side.
	pub fn is_empty(&self) -> bool {
		self.bids.page.is_none() && self.asks.page.is_none()
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

/// A page of one side of one book.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo)]
pub struct PageId<Asset> {
	/// Whose page.
	pub book: Book<Asset>,
	/// Which page.
	pub page: u64,
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
		let leaf = Leaf { orders: alloc::vec![order; LEAF_MAX] };
		assert_eq!(leaf.encoded_size(), Leaf::<[u8; 32]>::max_encoded_len());
	}
}
