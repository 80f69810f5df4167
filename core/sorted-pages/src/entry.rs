//! What lies in a tree, and in what order.

use core::cmp::Ordering;

/// An entry: it knows where it stands.
pub trait Ranked: Clone {
	/// Where it stands among the entries of its tree; no two there have equal ones. An inner node keeps one for each
	/// child.
	type Rank: Copy + Eq;
	/// What a root keeps of the rank of its tree's first entry, so that one read tells it; `()` for nothing.
	type First: Copy + Eq;
	/// Most entries in a leaf, at least 8. The least is a third of them and one more, see [`crate::least`].
	const LEAF_MAX: usize;
	/// Its rank.
	fn rank(&self) -> Self::Rank;
	/// What to keep of the rank of a first entry.
	fn first(rank: &Self::Rank) -> Self::First;
}

/// The order of ranks in a tree, which may be another in each: total, and equal only where the ranks are.
///
/// A rank that is [`Ord`] has one order in all trees, its own.
pub trait RankIn<Tree> {
	/// `Less` stands nearer to the front.
	fn cmp_in(&self, tree: &Tree, other: &Self) -> Ordering;
}

impl<Tree, Rank: Ord> RankIn<Tree> for Rank {
	fn cmp_in(&self, _: &Tree, other: &Self) -> Ordering {
		self.cmp(other)
	}
}
