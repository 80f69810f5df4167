//! Where pages come from and where they go.

use crate::{
	entry::{RankIn, Ranked},
	page::{Inner, Leaf, PageId},
	root::Roots,
};
use alloc::{collections::BTreeMap, vec::Vec};

/// The ranks of a store's entries.
pub type RankOf<Store> = <<Store as NodeStore>::Entry as Ranked>::Rank;
/// What a store's roots keep of the rank of a first entry.
pub type FirstOf<Store> = <<Store as NodeStore>::Entry as Ranked>::First;
/// What a store's heads are stored under.
pub type KeyOf<Store> = <<Store as NodeStore>::Head as Roots<<Store as NodeStore>::Tree>>::Key;

/// Reads the stored pages of trees of one kind. Never a key iteration: every read names its key.
pub trait NodeStore {
	/// Names a tree.
	type Tree: Copy + Ord;
	/// What lies in the trees.
	type Entry: Ranked<Rank: RankIn<Self::Tree>>;
	/// Where trees begin: [`crate::Root`], or a value with several.
	type Head: Roots<Self::Tree, First = <Self::Entry as Ranked>::First>;
	/// Where trees begin; the default if nothing is stored.
	fn head(&self, key: &KeyOf<Self>) -> Self::Head;
	/// A page of entries.
	fn leaf(&self, id: &PageId<Self::Tree>) -> Option<Leaf<Self::Entry>>;
	/// A page of children.
	fn inner(&self, id: &PageId<Self::Tree>) -> Option<Inner<RankOf<Self>>>;
}

/// Pages of one kind to write; `None` removes.
pub type Pages<Tree, Page> = Vec<(PageId<Tree>, Option<Page>)>;

/// What to write so that the store agrees with what was decided. Each key occurs once, in key order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Changes<Tree, Entry: Ranked, Head: Roots<Tree>> {
	/// A head whose trees are all empty is the default, which is what reading nothing gives: it may be removed. Page ids
	/// begin again there, as no page is left.
	pub heads: Vec<(Head::Key, Head)>,
	/// Pages of entries.
	pub leaves: Pages<Tree, Leaf<Entry>>,
	/// Pages of children.
	pub inners: Pages<Tree, Inner<Entry::Rank>>,
}

impl<Tree, Entry: Ranked, Head: Roots<Tree>> Changes<Tree, Entry, Head> {
	/// Whether there is nothing to write.
	pub fn is_empty(&self) -> bool {
		self.heads.is_empty() && self.leaves.is_empty() && self.inners.is_empty()
	}
}

/// A store in memory: for tests, for simulations off chain, and as the shortest example of one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemoryStore<Tree, Entry: Ranked, Head: Roots<Tree>> {
	/// The heads of which not all trees are empty.
	pub heads: BTreeMap<Head::Key, Head>,
	/// All leaves.
	pub leaves: BTreeMap<PageId<Tree>, Leaf<Entry>>,
	/// All inner nodes.
	pub inners: BTreeMap<PageId<Tree>, Inner<Entry::Rank>>,
}

impl<Tree, Entry: Ranked, Head: Roots<Tree>> Default for MemoryStore<Tree, Entry, Head> {
	fn default() -> Self {
		Self { heads: BTreeMap::new(), leaves: BTreeMap::new(), inners: BTreeMap::new() }
	}
}

impl<Tree: Copy + Ord, Entry: Ranked, Head: Roots<Tree>> MemoryStore<Tree, Entry, Head> {
	/// Writes what was decided.
	pub fn apply(&mut self, changes: Changes<Tree, Entry, Head>) {
		let kept = |head: Head| (!head.is_empty()).then_some(head);
		write(&mut self.heads, changes.heads.into_iter().map(|(key, head)| (key, kept(head))).collect());
		write(&mut self.leaves, changes.leaves);
		write(&mut self.inners, changes.inners);
	}
}

fn write<Key: Ord, Page>(map: &mut BTreeMap<Key, Page>, changes: Vec<(Key, Option<Page>)>) {
	for (key, page) in changes {
		match page {
			Some(page) => map.insert(key, page),
			None => map.remove(&key),
		};
	}
}

impl<Tree, Entry, Head> NodeStore for MemoryStore<Tree, Entry, Head>
where
	Tree: Copy + Ord,
	Entry: Ranked<Rank: RankIn<Tree>>,
	Head: Roots<Tree, First = Entry::First>,
{
	type Tree = Tree;
	type Entry = Entry;
	type Head = Head;

	fn head(&self, key: &Head::Key) -> Head {
		self.heads.get(key).copied().unwrap_or_default()
	}

	fn leaf(&self, id: &PageId<Tree>) -> Option<Leaf<Entry>> {
		self.leaves.get(id).cloned()
	}

	fn inner(&self, id: &PageId<Tree>) -> Option<Inner<Entry::Rank>> {
		self.inners.get(id).cloned()
	}
}
