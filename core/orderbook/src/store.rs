//! Where pages come from and where they go.

use crate::{
	page::{Head, Inner, Leaf, PageId},
	pair::Pair,
};
use alloc::{collections::BTreeMap, vec::Vec};

/// Reads the stored pages of all markets. Never a key iteration: every read names its key.
pub trait NodeStore {
	/// What is traded.
	type Asset: Copy + Ord;
	/// Who trades.
	type Account: Clone + Eq;
	/// Both sides of a market; the default if nothing rests there.
	fn head(&self, pair: &Pair<Self::Asset>) -> Head;
	/// A page of orders.
	fn leaf(&self, id: &PageId<Self::Asset>) -> Option<Leaf<Self::Account>>;
	/// A page of children.
	fn inner(&self, id: &PageId<Self::Asset>) -> Option<Inner>;
}

/// What to write so that the store agrees with what was decided; `None` removes. Each key occurs once, in key order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Changes<Asset, Account> {
	/// The head of a market in which nothing rests any more is the default, which is what reading nothing gives: it may
	/// be removed. Page ids begin again there, as no page is left.
	pub heads: Vec<(Pair<Asset>, Head)>,
	/// Pages of orders.
	pub leaves: Vec<(PageId<Asset>, Option<Leaf<Account>>)>,
	/// Pages of children.
	pub inners: Vec<(PageId<Asset>, Option<Inner>)>,
}

impl<Asset, Account> Changes<Asset, Account> {
	/// Whether there is nothing to write.
	pub fn is_empty(&self) -> bool {
		self.heads.is_empty() && self.leaves.is_empty() && self.inners.is_empty()
	}
}

/// A store in memory: for tests, for simulations off chain, and as the shortest example of one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemoryStore<Asset, Account> {
	/// The markets in which anything rests.
	pub heads: BTreeMap<Pair<Asset>, Head>,
	/// All leaves.
	pub leaves: BTreeMap<PageId<Asset>, Leaf<Account>>,
	/// All inner nodes.
	pub inners: BTreeMap<PageId<Asset>, Inner>,
}

impl<Asset, Account> Default for MemoryStore<Asset, Account> {
	fn default() -> Self {
		Self { heads: BTreeMap::new(), leaves: BTreeMap::new(), inners: BTreeMap::new() }
	}
}

impl<Asset: Copy + Ord, Account> MemoryStore<Asset, Account> {
	/// Writes what was decided.
	pub fn apply(&mut self, changes: Changes<Asset, Account>) {
		let kept = |head: Head| (!head.is_empty()).then_some(head);
		write(&mut self.heads, changes.heads.into_iter().map(|(pair, head)| (pair, kept(head))).collect());
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

impl<Asset: Copy + Ord, Account: Clone + Eq> NodeStore for MemoryStore<Asset, Account> {
	type Asset = Asset;
	type Account = Account;

	fn head(&self, pair: &Pair<Asset>) -> Head {
		self.heads.get(pair).copied().unwrap_or_default()
	}

	fn leaf(&self, id: &PageId<Asset>) -> Option<Leaf<Account>> {
		self.leaves.get(id).cloned()
	}

	fn inner(&self, id: &PageId<Asset>) -> Option<Inner> {
		self.inners.get(id).cloned()
	}
}
