//! A B+ tree of pages: insert, find, remove, take from the front, walk in order.
//!
//! Cost in pages, with `d` levels of inner nodes (3 at 100,000 entries): finding reads `d + 1`; inserting or removing
//! writes one leaf, and a sibling and the parents only when a page overflows or falls below its minimum; taking any
//! number of entries from the front of one leaf writes that leaf once. Whatever changes writes the head.

use crate::{
	entry::{RankIn, Ranked},
	error::Error,
	overlay::Overlay,
	page::{Child, Inner, Leaf, PageId},
	store::{NodeStore, RankOf},
};
use alloc::{vec, vec::Vec};
use core::{cmp::Ordering, ops::ControlFlow};

/// An inner node on the way down, and which child was taken.
#[derive(Clone, Copy)]
pub(crate) struct Step {
	pub page: u64,
	pub child: usize,
}

/// The way from the root to a leaf.
pub(crate) struct Path {
	pub steps: Vec<Step>,
	pub leaf: u64,
}

impl Path {
	/// Whether it leads to the leaf of the first entry.
	pub fn is_front(&self) -> bool {
		self.steps.iter().all(|step| step.child == 0)
	}
}

impl<Store: NodeStore> Overlay<'_, Store> {
	/// The entry at `rank`; [`Error::NotFound`] if it is not there.
	pub fn find(&mut self, tree: &Store::Tree, rank: &RankOf<Store>) -> Result<&Store::Entry, Error> {
		let path = self.descend(tree, Some(rank))?.ok_or(Error::NotFound)?;
		let leaf = self.leaf(id(tree, path.leaf))?;
		leaf.entries.get(leaf.position(tree, rank).map_err(|_| Error::NotFound)?).ok_or(Error::Corrupt)
	}

	/// Changes the entry at `rank` where it stands. [`Error::NotFound`] if it is not there, [`Error::Corrupt`] if its
	/// rank changes with it.
	pub fn change(
		&mut self,
		tree: &Store::Tree,
		rank: &RankOf<Store>,
		act: impl FnOnce(&mut Store::Entry),
	) -> Result<(), Error> {
		let path = self.descend(tree, Some(rank))?.ok_or(Error::NotFound)?;
		let leaf = self.leaf_mut(id(tree, path.leaf))?;
		let at = leaf.position(tree, rank).map_err(|_| Error::NotFound)?;
		in_place(leaf.entries.get_mut(at), act)
	}

	/// Puts an entry in its place. [`Error::Corrupt`] if its rank is taken.
	pub fn insert(&mut self, tree: &Store::Tree, entry: Store::Entry) -> Result<(), Error> {
		let rank = entry.rank();
		let is_first = match self.descend(tree, Some(&rank))? {
			Some(path) => self.insert_at(tree, path, &rank, entry)?,
			None => {
				let page = self.new_leaf(tree, vec![entry])?;
				self.root_mut(tree).page = Some(page);
				true
			}
		};
		let root = self.root_mut(tree);
		root.count = root.count.checked_add(1).ok_or(Error::Corrupt)?;
		if is_first {
			root.first = Some(Store::Entry::first(&rank));
		}
		Ok(())
	}

	/// Takes the entry at `rank` out; [`Error::NotFound`] if it is not there.
	pub fn remove(&mut self, tree: &Store::Tree, rank: &RankOf<Store>) -> Result<Store::Entry, Error> {
		let path = self.descend(tree, Some(rank))?.ok_or(Error::NotFound)?;
		let at = self.leaf(id(tree, path.leaf))?.position(tree, rank).map_err(|_| Error::NotFound)?;
		let entry = self.leaf_mut(id(tree, path.leaf))?.entries.remove(at);
		self.after_removal(tree, path, 1)?;
		Ok(entry)
	}

	/// The leaf of the first entry; none if the tree is empty.
	pub fn front(&mut self, tree: &Store::Tree) -> Result<Option<&Leaf<Store::Entry>>, Error> {
		match self.descend(tree, None)? {
			Some(path) => self.leaf(id(tree, path.leaf)).map(Some),
			None => Ok(None),
		}
	}

	/// Takes the first `count` entries out of the first leaf, and changes the one that is first then where it stands.
	///
	/// [`Error::Corrupt`] if the leaf has not so many, or the rank changes.
	pub fn take_front(
		&mut self,
		tree: &Store::Tree,
		count: usize,
		change: Option<impl FnOnce(&mut Store::Entry)>,
	) -> Result<(), Error> {
		if count == 0 && change.is_none() {
			return Ok(());
		}
		let path = self.descend(tree, None)?.ok_or(Error::Corrupt)?;
		let leaf = self.leaf_mut(id(tree, path.leaf))?;
		if count > leaf.entries.len() {
			return Err(Error::Corrupt);
		}
		leaf.entries.drain(..count);
		if let Some(act) = change {
			in_place(leaf.entries.first_mut(), act)?;
		}
		self.after_removal(tree, path, count)
	}

	/// Shows entries in their order, from the first that ranks after `after`, until `visit` breaks.
	pub fn walk(
		&mut self,
		tree: &Store::Tree,
		after: Option<&RankOf<Store>>,
		mut visit: impl FnMut(&Store::Entry) -> ControlFlow<()>,
	) -> Result<(), Error> {
		let Some(path) = self.descend(tree, after)? else { return Ok(()) };
		let mut steps = path.steps;
		let mut page = path.leaf;
		loop {
			let leaf = self.leaf(id(tree, page))?;
			let beyond =
				|entry: &&Store::Entry| after.is_none_or(|rank| entry.rank().cmp_in(tree, rank) == Ordering::Greater);
			if leaf.entries.iter().filter(beyond).try_for_each(&mut visit).is_break() {
				return Ok(());
			}
			match self.next_leaf(tree, &mut steps)? {
				Some(next) => page = next,
				None => return Ok(()),
			}
		}
	}

	/// Moves the way on to the next leaf.
	fn next_leaf(&mut self, tree: &Store::Tree, steps: &mut Vec<Step>) -> Result<Option<u64>, Error> {
		let depth = steps.len();
		while let Some(step) = steps.pop() {
			let child = step.child.saturating_add(1);
			let Some(next) = self.inner(id(tree, step.page))?.children.get(child).map(|child| child.page) else {
				continue;
			};
			steps.push(Step { page: step.page, child });
			let mut page = next;
			while steps.len() < depth {
				steps.push(Step { page, child: 0 });
				page = self.inner(id(tree, page))?.children.first().ok_or(Error::Corrupt)?.page;
			}
			return Ok(Some(page));
		}
		Ok(None)
	}

	/// The way to the leaf where `rank` is or would be, or to the first leaf; none if the tree is empty.
	fn descend(&mut self, tree: &Store::Tree, rank: Option<&RankOf<Store>>) -> Result<Option<Path>, Error> {
		let root = self.root(tree);
		let Some(mut page) = root.page else { return Ok(None) };
		let mut steps = Vec::with_capacity(root.depth.into());
		for _ in 0..root.depth {
			let inner = self.inner(id(tree, page))?;
			let child = rank.map_or(0, |rank| inner.position(tree, rank));
			let next = inner.children.get(child).ok_or(Error::Corrupt)?.page;
			steps.push(Step { page, child });
			page = next;
		}
		Ok(Some(Path { steps, leaf: page }))
	}

	/// Says whether the entry is the first now.
	fn insert_at(
		&mut self,
		tree: &Store::Tree,
		path: Path,
		rank: &RankOf<Store>,
		entry: Store::Entry,
	) -> Result<bool, Error> {
		let leaf = self.leaf_mut(id(tree, path.leaf))?;
		let at = leaf.position(tree, rank).err().ok_or(Error::Corrupt)?;
		leaf.entries.insert(at, entry);
		let is_first = at == 0 && path.is_front();
		self.split(tree, path)?;
		Ok(is_first)
	}

	/// Counts, refills or frees pages, and says what is first now.
	fn after_removal(&mut self, tree: &Store::Tree, path: Path, removed: usize) -> Result<(), Error> {
		let front = path.is_front();
		let removed = u32::try_from(removed).map_err(|_| Error::Corrupt)?;
		let root = self.root_mut(tree);
		root.count = root.count.checked_sub(removed).ok_or(Error::Corrupt)?;
		self.refill(tree, path)?;
		if front {
			let first = self.front(tree)?.and_then(|leaf| leaf.entries.first()).map(|entry| entry.rank());
			self.root_mut(tree).first = first.map(|rank| Store::Entry::first(&rank));
		}
		Ok(())
	}
}

impl<Entry: Ranked> Leaf<Entry> {
	/// Where the entry of a rank is, or else where it would be.
	fn position<Tree>(&self, tree: &Tree, rank: &Entry::Rank) -> Result<usize, usize>
	where
		Entry::Rank: RankIn<Tree>,
	{
		self.entries.binary_search_by(|entry| entry.rank().cmp_in(tree, rank))
	}
}

impl<Rank> Inner<Rank> {
	/// Which child a rank belongs to: the last whose lowest rank is not after it, or the first.
	pub(crate) fn position<Tree>(&self, tree: &Tree, rank: &Rank) -> usize
	where
		Rank: RankIn<Tree>,
	{
		belongs(&self.children, |child| child.low.cmp_in(tree, rank) != Ordering::Greater)
	}
}

/// The last child that `begins` before something or at it, or the first. The first one's bound is not looked at: a root
/// that grew takes its second child's for both, so it need not be in order with the others.
pub(crate) fn belongs<Rank>(children: &[Child<Rank>], begins: impl Fn(&Child<Rank>) -> bool) -> usize {
	// So many of the others begin before it: the last of them stands at just that place.
	children.get(1..).unwrap_or_default().partition_point(begins)
}

/// Does something to an entry that must keep its rank.
fn in_place<Entry: Ranked>(entry: Option<&mut Entry>, act: impl FnOnce(&mut Entry)) -> Result<(), Error> {
	let entry = entry.ok_or(Error::Corrupt)?;
	let rank = entry.rank();
	act(entry);
	(entry.rank() == rank).then_some(()).ok_or(Error::Corrupt)
}

pub(crate) fn id<Tree: Copy>(tree: &Tree, page: u64) -> PageId<Tree> {
	PageId { tree: *tree, page }
}
