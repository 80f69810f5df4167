//! Pages in memory over a store, with checkpoints.
//!
//! Everything is decided on an overlay. Dropped, it was a quote; its [`Changes`] written, it was the execution: the
//! same code, so they agree to the unit. Several operations, over several markets, may share one.

use crate::{
	error::Error,
	page::{Head, Inner, Leaf, PageId},
	pair::Pair,
	store::{Changes, NodeStore},
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

/// The pages of all markets as they would be.
pub struct Overlay<'a, Store: NodeStore> {
	store: &'a Store,
	heads: Layer<Pair<Store::Asset>, Head>,
	leaves: Layer<PageId<Store::Asset>, Leaf<Store::Account>>,
	inners: Layer<PageId<Store::Asset>, Inner>,
}

impl<'a, Store: NodeStore> Overlay<'a, Store> {
	/// An overlay that changes nothing yet.
	pub fn new(store: &'a Store) -> Self {
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
	pub fn into_changes(self) -> Changes<Store::Asset, Store::Account> {
		let kept = |head: Option<Head>| head.filter(|head| !head.is_empty()).unwrap_or_default();
		Changes {
			heads: self.heads.changes().map(|(pair, head)| (pair, kept(head))).collect(),
			leaves: self.leaves.changes().collect(),
			inners: self.inners.changes().collect(),
		}
	}

	pub(crate) fn head(&mut self, pair: &Pair<Store::Asset>) -> Head {
		let store = self.store;
		self.heads.read(*pair, || Some(store.head(pair))).page.unwrap_or_default()
	}

	pub(crate) fn head_mut(&mut self, pair: &Pair<Store::Asset>) -> &mut Head {
		let store = self.store;
		self.heads.write(*pair, || Some(store.head(pair))).get_or_insert_with(Head::default)
	}

	pub(crate) fn leaf(&mut self, id: PageId<Store::Asset>) -> Result<&Leaf<Store::Account>, Error> {
		let store = self.store;
		self.leaves.read(id, || store.leaf(&id)).page.as_ref().ok_or(Error::Corrupt)
	}

	pub(crate) fn leaf_mut(&mut self, id: PageId<Store::Asset>) -> Result<&mut Leaf<Store::Account>, Error> {
		let store = self.store;
		self.leaves.write(id, || store.leaf(&id)).as_mut().ok_or(Error::Corrupt)
	}

	pub(crate) fn inner(&mut self, id: PageId<Store::Asset>) -> Result<&Inner, Error> {
		let store = self.store;
		self.inners.read(id, || store.inner(&id)).page.as_ref().ok_or(Error::Corrupt)
	}

	pub(crate) fn inner_mut(&mut self, id: PageId<Store::Asset>) -> Result<&mut Inner, Error> {
		let store = self.store;
		self.inners.write(id, || store.inner(&id)).as_mut().ok_or(Error::Corrupt)
	}

	pub(crate) fn put_leaf(&mut self, id: PageId<Store::Asset>, leaf: Option<Leaf<Store::Account>>) {
		*self.leaves.write(id, || None) = leaf;
	}

	pub(crate) fn put_inner(&mut self, id: PageId<Store::Asset>, inner: Option<Inner>) {
		*self.inners.write(id, || None) = inner;
	}
}
