//! The books of all markets as one transaction sees them: the entry to everything.

use crate::{
	error::Error,
	order::Order,
	page::Book,
	pair::{Pair, Side},
	rules::Facts,
	store::{BookStore, Changes},
};
use sorted_pages::Overlay;

/// All books, over a store, with the world's answers. Operations change only this value; [`Books::into_changes`] says
/// what to write, and dropping it makes everything a quote.
pub struct Books<'a, Store: BookStore, World> {
	pub(crate) pages: Overlay<'a, Store>,
	pub(crate) world: &'a World,
}

impl<'a, Store, World> Books<'a, Store, World>
where
	Store: BookStore,
	World: Facts<Store::Asset, Store::Account>,
{
	/// The books as they are stored.
	pub fn new(store: &'a Store, world: &'a World) -> Self {
		Self { pages: Overlay::new(store), world }
	}

	/// Remembers where things stand. Checkpoints nest; close each with [`Self::commit`] or [`Self::rollback`].
	///
	/// Pages are copied when they first change afterwards, never the whole.
	pub fn checkpoint(&mut self) {
		self.pages.checkpoint();
	}

	/// Keeps what was done since the last open checkpoint.
	pub fn commit(&mut self) {
		self.pages.commit();
	}

	/// Undoes what was done since the last open checkpoint.
	pub fn rollback(&mut self) {
		self.pages.rollback();
	}

	/// Does something whole or not at all.
	pub fn attempt<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
		self.checkpoint();
		let result = act(self);
		match result {
			Ok(_) => self.commit(),
			Err(_) => self.rollback(),
		}
		result
	}

	/// Does something and undoes it: a quote in the middle of other operations.
	pub fn hypothetically<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
		self.checkpoint();
		let result = act(self);
		self.rollback();
		result
	}

	/// What to write.
	pub fn into_changes(self) -> Changes<Store::Asset, Store::Account> {
		self.pages.into_changes()
	}

	pub(crate) fn book(pair: &Pair<Store::Asset>, side: Side) -> Book<Store::Asset> {
		Book { pair: *pair, side }
	}

	/// Takes the first `count` orders out of a book's first leaf, and leaves `remaining` of the one that is first then.
	pub(crate) fn take_front(
		&mut self,
		book: &Book<Store::Asset>,
		count: usize,
		remaining: Option<u64>,
	) -> Result<(), Error> {
		let change = remaining.map(|remaining| move |order: &mut Order<Store::Account>| order.remaining = remaining);
		Ok(self.pages.take_front(book, count, change)?)
	}
}
