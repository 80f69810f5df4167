//! Pages in memory over a store, with checkpoints.
//!
//! Everything is decided on an overlay. Dropped, it was a quote; its [`Changes`] written, it was the execution: the
//! same code, so they agree. Several operations, on several trees, may share one.

use crate::{
	entry::Ranked,
	error::Error,
	page::{Inner, Leaf, PageId},
	root::{Root, Roots},
	store::{Changes, FirstOf, KeyOf, NodeStore, RankOf},
};
use alloc::{collections::BTreeMap, vec::Vec};

/// A page as it is now; `None` was removed, or is not there. Read pages are kept too, so that nothing is read twice.
#[derive(Clone)]
struct Cached<Page> {
	page: Option<Page>,
	dirty: bool,
	/// Never stored: a page allocated here. If it goes again, nothing has to be removed.
	fresh: bool,
}

impl<Page> Cached<Page> {
	fn loaded(page: Option<Page>) -> Self {
		Self { fresh: page.is_none(), page, dirty: false }
	}
}

/// Pages of one kind, and what they were at each open checkpoint.
struct Layer<Key, Page> {
	now: BTreeMap<Key, Cached<Page>>,
	/// One map a checkpoint: what each page changed since was at the checkpoint. Pages are copied on the first change
	/// only.
	before: Vec<BTreeMap<Key, Cached<Page>>>,
}

impl<Key: Copy + Ord, Page: Clone> Layer<Key, Page> {
	fn new() -> Self {
		Self { now: BTreeMap::new(), before: Vec::new() }
	}

	fn read(&mut self, key: Key, load: impl FnOnce() -> Option<Page>) -> &mut Cached<Page> {
		self.now.entry(key).or_insert_with(|| Cached::loaded(load()))
	}

	fn write(&mut self, key: Key, load: impl FnOnce() -> Option<Page>) -> &mut Option<Page> {
		let cached = self.now.entry(key).or_insert_with(|| Cached::loaded(load()));
		if let Some(before) = self.before.last_mut() {
			before.entry(key).or_insert_with(|| cached.clone());
		}
		cached.dirty = true;
		&mut cached.page
	}

	fn rollback(&mut self) {
		self.now.extend(self.before.pop().unwrap_or_default());
	}

	fn commit(&mut self) {
		let inner = self.before.pop().unwrap_or_default();
		if let Some(outer) = self.before.last_mut() {
			inner.into_iter().for_each(|(key, was)| {
				outer.entry(key).or_insert(was);
			});
		}
	}

	fn changes(self) -> impl Iterator<Item = (Key, Option<Page>)> {
		let told = |cached: &Cached<Page>| cached.dirty && !(cached.fresh && cached.page.is_none());
		self.now.into_iter().filter(move |(_, cached)| told(cached)).map(|(key, cached)| (key, cached.page))
	}
}

/// The pages of all trees of a store as they would be.
pub struct Overlay<'a, Store: NodeStore> {
	store: &'a Store,
	heads: Layer<KeyOf<Store>, Store::Head>,
	leaves: Layer<PageId<Store::Tree>, Leaf<Store::Entry>>,
	inners: Layer<PageId<Store::Tree>, Inner<RankOf<Store>>>,
}

impl<'a, Store: NodeStore> Overlay<'a, Store> {
	/// An overlay that changes nothing yet.
	pub fn new(store: &'a Store) -> Self {
		const { assert!(Store::Entry::LEAF_MAX >= 8, "halves of a full leaf are no less than its minimum") };
		Self { store, heads: Layer::new(), leaves: Layer::new(), inners: Layer::new() }
	}

	/// Remembers where things stand. Checkpoints nest; each is closed by [`Self::commit`] or [`Self::rollback`].
	pub fn checkpoint(&mut self) {
		self.heads.before.push(BTreeMap::new());
		self.leaves.before.push(BTreeMap::new());
		self.inners.before.push(BTreeMap::new());
	}

	/// Undoes everything since the last open checkpoint and closes it.
	pub fn rollback(&mut self) {
		self.heads.rollback();
		self.leaves.rollback();
		self.inners.rollback();
	}

	/// Closes the last open checkpoint and keeps what was done since; an outer one can still undo it.
	pub fn commit(&mut self) {
		self.heads.commit();
		self.leaves.commit();
		self.inners.commit();
	}

	/// What to write. Checkpoints still open are taken as committed.
	pub fn into_changes(self) -> Changes<Store::Tree, Store::Entry, Store::Head> {
		let kept = |head: Option<Store::Head>| head.filter(|head| !head.is_empty()).unwrap_or_default();
		Changes {
			heads: self.heads.changes().map(|(key, head)| (key, kept(head))).collect(),
			leaves: self.leaves.changes().collect(),
			inners: self.inners.changes().collect(),
		}
	}

	/// Where trees begin.
	pub fn head(&mut self, key: &KeyOf<Store>) -> Store::Head {
		let store = self.store;
		self.heads.read(*key, || Some(store.head(key))).page.unwrap_or_default()
	}

	fn head_mut(&mut self, key: &KeyOf<Store>) -> &mut Store::Head {
		let store = self.store;
		self.heads.write(*key, || Some(store.head(key))).get_or_insert_with(Store::Head::default)
	}

	/// Where a tree begins.
	pub fn root(&mut self, tree: &Store::Tree) -> Root<FirstOf<Store>> {
		*self.head(&Store::Head::key(tree)).root(tree)
	}

	pub(crate) fn root_mut(&mut self, tree: &Store::Tree) -> &mut Root<FirstOf<Store>> {
		self.head_mut(&Store::Head::key(tree)).root_mut(tree)
	}

	pub(crate) fn leaf(&mut self, id: PageId<Store::Tree>) -> Result<&Leaf<Store::Entry>, Error> {
		let store = self.store;
		self.leaves.read(id, || store.leaf(&id)).page.as_ref().ok_or(Error::Corrupt)
	}

	pub(crate) fn leaf_mut(&mut self, id: PageId<Store::Tree>) -> Result<&mut Leaf<Store::Entry>, Error> {
		let store = self.store;
		self.leaves.write(id, || store.leaf(&id)).as_mut().ok_or(Error::Corrupt)
	}

	pub(crate) fn inner(&mut self, id: PageId<Store::Tree>) -> Result<&Inner<RankOf<Store>>, Error> {
		let store = self.store;
		self.inners.read(id, || store.inner(&id)).page.as_ref().ok_or(Error::Corrupt)
	}

	pub(crate) fn inner_mut(&mut self, id: PageId<Store::Tree>) -> Result<&mut Inner<RankOf<Store>>, Error> {
		let store = self.store;
		self.inners.write(id, || store.inner(&id)).as_mut().ok_or(Error::Corrupt)
	}

	pub(crate) fn put_leaf(&mut self, id: PageId<Store::Tree>, leaf: Option<Leaf<Store::Entry>>) {
		*self.leaves.write(id, || None) = leaf;
	}

	pub(crate) fn put_inner(&mut self, id: PageId<Store::Tree>, inner: Option<Inner<RankOf<Store>>>) {
		*self.inners.write(id, || None) = inner;
	}
}
