//! The invariants of a tree, checked by walking all of it: for tests and `try_state`.
//!
//! 1. Entries lie in the order of their ranks, ranks differ, and every page's entries are within its parent's bounds.
//!    Off the front, the bound of an inner node's first child is the one its own parent names.
//! 2. No page holds more than its capacity, and none off the front less than its minimum; a root has at least two
//!    children, and no page is empty.
//! 3. A root's count, number of pages and first rank are those of its tree, and its page ids are below the next one.
//!
//! That every stored page is reachable follows from 3 if the store holds as many pages as the roots count.

use crate::{
	entry::{RankIn, Ranked},
	overlay::Overlay,
	page::{least, Child, INNER_MAX, INNER_MIN},
	store::{NodeStore, RankOf},
	tree::id,
};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Which invariant is broken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Broken {
	/// A page is missing, or a tree is deeper than it says.
	Pages,
	/// Invariant 1.
	Ranks,
	/// Invariant 2.
	Occupancy,
	/// Invariant 3.
	Root,
}

/// What a tree holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Holdings<Entry> {
	/// Entries, in their order.
	pub entries: Vec<Entry>,
	/// Leaves.
	pub leaves: u32,
	/// Inner nodes.
	pub inners: u32,
}

/// A page to check, and what its parents say of it.
struct Visit<Rank> {
	page: u64,
	/// Levels below it.
	depth: u8,
	/// Whether it leads to the first entry.
	front: bool,
	/// The bound its parent names.
	low: Option<Rank>,
}

impl<Store: NodeStore> Overlay<'_, Store> {
	/// Checks every invariant of a tree and says what it holds.
	pub fn check(&mut self, tree: &Store::Tree) -> Result<Holdings<Store::Entry>, Broken> {
		let root = self.root(tree);
		let mut held = Holdings { entries: Vec::new(), leaves: 0, inners: 0 };
		if let Some(page) = root.page {
			self.check_page(tree, Visit { page, depth: root.depth, front: true, low: None }, &mut held)?;
		}
		held.check_order(tree)?;
		let first = held.entries.first().map(|entry| Store::Entry::first(&entry.rank()));
		let pages = held.leaves.saturating_add(held.inners);
		let counted = u32::try_from(held.entries.len()) == Ok(root.count);
		(counted && root.pages == pages && root.first == first).then_some(held).ok_or(Broken::Root)
	}

	/// Checks a page and all below it.
	fn check_page(
		&mut self,
		tree: &Store::Tree,
		visit: Visit<RankOf<Store>>,
		held: &mut Holdings<Store::Entry>,
	) -> Result<(), Broken> {
		let root = self.root(tree);
		if visit.page >= root.next {
			return Err(Broken::Root);
		}
		let Some(depth) = visit.depth.checked_sub(1) else { return self.check_leaf(tree, visit, held) };
		let children = self.inner(id(tree, visit.page)).map_err(|_| Broken::Pages)?.children.clone();
		held.inners = held.inners.saturating_add(1);
		let fewest = if root.page == Some(visit.page) { 2 } else { fewest(visit.front, INNER_MIN) };
		if children.len() < fewest || children.len() > INNER_MAX {
			return Err(Broken::Occupancy);
		}
		for (at, Child { low: bound, page }) in children.into_iter().enumerate() {
			if at == 0 && visit.low.is_some_and(|low| low != bound) {
				return Err(Broken::Ranks);
			}
			let low = if at == 0 { visit.low } else { Some(bound) };
			self.check_page(tree, Visit { page, depth, front: visit.front && at == 0, low }, held)?;
		}
		Ok(())
	}

	fn check_leaf(
		&mut self,
		tree: &Store::Tree,
		visit: Visit<RankOf<Store>>,
		held: &mut Holdings<Store::Entry>,
	) -> Result<(), Broken> {
		let entries = &self.leaf(id(tree, visit.page)).map_err(|_| Broken::Pages)?.entries;
		let most = Store::Entry::LEAF_MAX;
		if entries.len() < fewest(visit.front, least(most)) || entries.len() > most {
			return Err(Broken::Occupancy);
		}
		let is_before = |entry: &Store::Entry, low: &RankOf<Store>| entry.rank().cmp_in(tree, low) == Ordering::Less;
		let below = visit.low.zip(entries.first()).is_some_and(|(low, first)| is_before(first, &low));
		let above = visit.low.zip(held.entries.last()).is_some_and(|(low, last)| !is_before(last, &low));
		if below || above {
			return Err(Broken::Ranks);
		}
		held.leaves = held.leaves.saturating_add(1);
		held.entries.extend(entries.iter().cloned());
		Ok(())
	}
}

impl<Entry: Ranked> Holdings<Entry> {
	fn check_order<Tree>(&self, tree: &Tree) -> Result<(), Broken>
	where
		Entry::Rank: RankIn<Tree>,
	{
		let mut pairs = self.entries.iter().zip(self.entries.iter().skip(1));
		let sorted = pairs.all(|(one, next)| one.rank().cmp_in(tree, &next.rank()) == Ordering::Less);
		sorted.then_some(()).ok_or(Broken::Ranks)
	}
}

/// Least entries of a page that is not the root's: one on the way to the first entry.
fn fewest(front: bool, off_front: usize) -> usize {
	match front {
		true => 1,
		false => off_front,
	}
}
