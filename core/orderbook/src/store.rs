//! Where the pages of books come from and where they go.

use crate::{
	order::Order,
	page::{Book, Head},
};
use sorted_pages::NodeStore;

/// A [`NodeStore`] of books: whatever reads pages of orders by side and market, and heads by market, is one.
pub trait BookStore:
	NodeStore<Tree = Book<<Self as BookStore>::Asset>, Entry = Order<<Self as BookStore>::Account>, Head = Head>
{
	/// What is traded.
	type Asset: Copy + Ord;
	/// Who trades.
	type Account: Clone + Eq;
}

impl<Store, Asset, Account> BookStore for Store
where
	Store: NodeStore<Tree = Book<Asset>, Entry = Order<Account>, Head = Head>,
	Asset: Copy + Ord,
	Account: Clone + Eq,
{
	type Asset = Asset;
	type Account = Account;
}

/// What to write so that the stored books agree with what was decided. A market in which nothing rests any more has the
/// default as head, which may be removed.
pub type Changes<Asset, Account> = sorted_pages::Changes<Book<Asset>, Order<Account>, Head>;
/// Books in memory: for tests and for simulations off chain.
pub type MemoryStore<Asset, Account> = sorted_pages::MemoryStore<Book<Asset>, Order<Account>, Head>;
