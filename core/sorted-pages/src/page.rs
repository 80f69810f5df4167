//! The pages a tree lies in: a B+ tree.
//!
//! - **Leaves** hold entries, first ones first. **Inner** nodes hold children, each with the lowest rank that may lie in
//!   it. A search never looks at the first child's: off the front it is the one its own parent names, on the way to the
//!   first entry it may be any. Leaves are not linked: a split or a merge writes nobody else's page.
//! - No page has more than its capacity. Every page has at least its minimum, but for the root and the pages on the
//!   way to the first entry: taking from the front empties those and never reads a neighbour to refill them, and there is
//!   at most one of them per level.

use crate::entry::Ranked;
use alloc::vec::Vec;
use codec::{Compact, CompactLen, Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Most children of an inner node.
pub const INNER_MAX: usize = 32;
/// Least children of an inner node off the front.
pub const INNER_MIN: usize = least(INNER_MAX);
/// Most levels of a tree: with at least 11 a node, 16 levels hold more entries than `u32` counts.
pub const DEPTH_MAX: u8 = 16;

/// Least entries of a page off the front that holds at most `most`: 11 of 32.
///
/// A split leaves half of `most`, so with 32 at least six removals lie between a split and a merge.
pub const fn least(most: usize) -> usize {
	(most / 3).saturating_add(1)
}

/// Entries, first ones first.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Leaf<Entry> {
	/// At most [`Ranked::LEAF_MAX`] outside an insertion.
	pub entries: Vec<Entry>,
}

/// One child of an inner node.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Child<Rank> {
	/// No entry below it ranks before this. Says nothing for the first child on the way to the first entry.
	pub low: Rank,
	/// Its page.
	pub page: u64,
}

/// Children, first ones first.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Inner<Rank> {
	/// At most [`INNER_MAX`] outside an insertion.
	pub children: Vec<Child<Rank>>,
}

impl<Entry: Ranked + MaxEncodedLen> MaxEncodedLen for Leaf<Entry> {
	fn max_encoded_len() -> usize {
		bounded(Entry::LEAF_MAX, Entry::max_encoded_len())
	}
}

impl<Rank: MaxEncodedLen> MaxEncodedLen for Inner<Rank> {
	fn max_encoded_len() -> usize {
		bounded(INNER_MAX, Child::<Rank>::max_encoded_len())
	}
}

/// So many, and the length before them.
fn bounded(count: usize, each: usize) -> usize {
	let length = Compact::compact_len(&u32::try_from(count).unwrap_or(u32::MAX));
	count.saturating_mul(each).saturating_add(length)
}

/// A page of a tree.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo)]
pub struct PageId<Tree> {
	/// Whose page.
	pub tree: Tree,
	/// Which page.
	pub page: u64,
}
