//! What keeps pages between their least and their most: splitting, joining, growing and shrinking.

use crate::{
	entry::Ranked,
	error::Error,
	overlay::Overlay,
	page::{least, Child, Inner, Leaf, DEPTH_MAX, INNER_MAX, INNER_MIN},
	store::{NodeStore, RankOf},
	tree::{id, Path, Step},
};
use alloc::{vec, vec::Vec};

/// A page that overflowed gave its upper half to a new one.
struct Split<Rank> {
	low: Rank,
	page: u64,
}

impl<Store: NodeStore> Overlay<'_, Store> {
	/// Splits what an insertion made too large, from the leaf up.
	pub(crate) fn split(&mut self, tree: &Store::Tree, mut path: Path) -> Result<(), Error> {
		let mut split = self.split_leaf(tree, path.leaf)?;
		while let Some(Split { low, page }) = split {
			let Some(step) = path.steps.pop() else { return self.grow(tree, low, page) };
			let children = &mut self.inner_mut(id(tree, step.page))?.children;
			children.insert(step.child.saturating_add(1).min(children.len()), Child { low, page });
			split = self.split_inner(tree, step.page)?;
		}
		Ok(())
	}

	fn split_leaf(&mut self, tree: &Store::Tree, page: u64) -> Result<Option<Split<RankOf<Store>>>, Error> {
		let entries = &mut self.leaf_mut(id(tree, page))?.entries;
		if entries.len() <= Store::Entry::LEAF_MAX {
			return Ok(None);
		}
		let upper = entries.split_off(Store::Entry::LEAF_MAX / 2);
		let low = upper.first().ok_or(Error::Corrupt)?.rank();
		Ok(Some(Split { low, page: self.new_leaf(tree, upper)? }))
	}

	fn split_inner(&mut self, tree: &Store::Tree, page: u64) -> Result<Option<Split<RankOf<Store>>>, Error> {
		let children = &mut self.inner_mut(id(tree, page))?.children;
		if children.len() <= INNER_MAX {
			return Ok(None);
		}
		let upper = children.split_off(INNER_MAX / 2);
		let low = upper.first().ok_or(Error::Corrupt)?.low;
		Ok(Some(Split { low, page: self.new_inner(tree, upper)? }))
	}

	/// A new root over the old one and the page split off it.
	fn grow(&mut self, tree: &Store::Tree, low: RankOf<Store>, page: u64) -> Result<(), Error> {
		let root = self.root(tree);
		let first = Child { low, page: root.page.ok_or(Error::Corrupt)? };
		let top = self.new_inner(tree, vec![first, Child { low, page }])?;
		let root = self.root_mut(tree);
		root.page = Some(top);
		root.depth = root.depth.checked_add(1).filter(|depth| *depth <= DEPTH_MAX).ok_or(Error::Corrupt)?;
		Ok(())
	}

	/// Puts right what a removal left too small, from the leaf up.
	pub(crate) fn refill(&mut self, tree: &Store::Tree, path: Path) -> Result<(), Error> {
		let mut front = path.is_front();
		let mut steps = path.steps;
		let mut len = self.leaf(id(tree, path.leaf))?.entries.len();
		let (mut page, mut is_leaf) = (path.leaf, true);
		while let Some(step) = steps.pop() {
			if front && len == 0 {
				self.free(tree, page, is_leaf)?;
				self.inner_mut(id(tree, step.page))?.children.remove(step.child);
			} else if front || len >= least_of::<Store>(is_leaf) || !self.join_sibling(tree, &step, is_leaf)? {
				return Ok(());
			}
			len = self.inner(id(tree, step.page))?.children.len();
			(page, is_leaf) = (step.page, false);
			front = steps.iter().all(|step| step.child == 0);
		}
		self.shrink_root(tree, page, is_leaf, len)
	}

	/// An empty root goes; a root with one child gives way to it.
	fn shrink_root(&mut self, tree: &Store::Tree, page: u64, is_leaf: bool, len: usize) -> Result<(), Error> {
		if len == 0 {
			self.free(tree, page, is_leaf)?;
			let root = self.root_mut(tree);
			(root.page, root.depth) = (None, 0);
			return Ok(());
		}
		let (mut page, mut depth) = (page, self.root(tree).depth);
		while depth > 0 {
			let children = &self.inner(id(tree, page))?.children;
			let Some((only, [])) = children.split_first() else { break };
			let below = only.page;
			self.free(tree, page, false)?;
			(page, depth) = (below, depth.saturating_sub(1));
		}
		let root = self.root_mut(tree);
		(root.page, root.depth) = (Some(page), depth);
		Ok(())
	}

	/// Joins the child a step took with a neighbour, or evens them out if they do not fit one page. Says whether they
	/// joined.
	fn join_sibling(&mut self, tree: &Store::Tree, step: &Step, is_leaf: bool) -> Result<bool, Error> {
		let left = step.child.saturating_sub(1);
		let right = left.saturating_add(1);
		let children = &self.inner(id(tree, step.page))?.children;
		let (Some(first), Some(second)) = (children.get(left).copied(), children.get(right).copied()) else {
			return Err(Error::Corrupt);
		};
		let low = match is_leaf {
			true => self.join_leaves(tree, first.page, second.page)?,
			false => self.join_inners(tree, first.page, second.page)?,
		};
		let children = &mut self.inner_mut(id(tree, step.page))?.children;
		match low {
			Some(low) => children.get_mut(right).ok_or(Error::Corrupt)?.low = low,
			None => drop(children.remove(right)),
		}
		Ok(low.is_none())
	}

	/// The lowest rank of the second page if both stay.
	fn join_leaves(&mut self, tree: &Store::Tree, first: u64, second: u64) -> Result<Option<RankOf<Store>>, Error> {
		let upper = self.leaf(id(tree, second))?.entries.clone();
		let lower = &mut self.leaf_mut(id(tree, first))?.entries;
		lower.extend(upper);
		let Some(upper) = even_out(lower, Store::Entry::LEAF_MAX) else {
			self.free(tree, second, true)?;
			return Ok(None);
		};
		let low = upper.first().ok_or(Error::Corrupt)?.rank();
		self.leaf_mut(id(tree, second))?.entries = upper;
		Ok(Some(low))
	}

	/// As for leaves. The second page is off the front, so its first child's bound is the one its parent names
	/// (invariant 1): it may stand in the middle as it is.
	fn join_inners(&mut self, tree: &Store::Tree, first: u64, second: u64) -> Result<Option<RankOf<Store>>, Error> {
		let upper = self.inner(id(tree, second))?.children.clone();
		let lower = &mut self.inner_mut(id(tree, first))?.children;
		lower.extend(upper);
		let Some(upper) = even_out(lower, INNER_MAX) else {
			self.free(tree, second, false)?;
			return Ok(None);
		};
		let low = upper.first().ok_or(Error::Corrupt)?.low;
		self.inner_mut(id(tree, second))?.children = upper;
		Ok(Some(low))
	}

	pub(crate) fn new_leaf(&mut self, tree: &Store::Tree, entries: Vec<Store::Entry>) -> Result<u64, Error> {
		let page = self.allocate(tree)?;
		self.put_leaf(id(tree, page), Some(Leaf { entries }));
		Ok(page)
	}

	fn new_inner(&mut self, tree: &Store::Tree, children: Vec<Child<RankOf<Store>>>) -> Result<u64, Error> {
		let page = self.allocate(tree)?;
		self.put_inner(id(tree, page), Some(Inner { children }));
		Ok(page)
	}

	fn allocate(&mut self, tree: &Store::Tree) -> Result<u64, Error> {
		let root = self.root_mut(tree);
		let page = root.next;
		root.next = page.checked_add(1).ok_or(Error::Corrupt)?;
		root.pages = root.pages.checked_add(1).ok_or(Error::Corrupt)?;
		Ok(page)
	}

	fn free(&mut self, tree: &Store::Tree, page: u64, is_leaf: bool) -> Result<(), Error> {
		match is_leaf {
			true => self.put_leaf(id(tree, page), None),
			false => self.put_inner(id(tree, page), None),
		}
		let root = self.root_mut(tree);
		root.pages = root.pages.checked_sub(1).ok_or(Error::Corrupt)?;
		Ok(())
	}
}

/// Least entries of a page off the front.
fn least_of<Store: NodeStore>(is_leaf: bool) -> usize {
	match is_leaf {
		true => const { least(Store::Entry::LEAF_MAX) },
		false => INNER_MIN,
	}
}

/// Splits off the upper half of what two pages held, unless one page holds it with an eighth to spare: with less, one
/// of the next few insertions would split it again.
fn even_out<Entry>(entries: &mut Vec<Entry>, most: usize) -> Option<Vec<Entry>> {
	let comfortable = most.saturating_sub(most / 8);
	(entries.len() > comfortable).then(|| entries.split_off(entries.len() / 2))
}
