//! The books' pages in storage: read by key while an operation decides, written once when it is decided.

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use orderbook_core::{Book, Changes, Head, Inner, Leaf, NodeStore, Order, Price};
use tributary_primitives::{counted, AssetId};

/// The stored pages of all markets; where books begin stands in the markets' records.
pub struct Pages<'a, T: Config>(pub &'a World<T>);

impl<T: Config> NodeStore for Pages<'_, T> {
	type Tree = Book<AssetId>;
	type Entry = Order<T::AccountId>;
	type Head = Head;

	fn head(&self, market: &MarketId) -> Head {
		self.0.market(market).map(|record| record.head).unwrap_or_default()
	}

	fn leaf(&self, page: &BookPage) -> Option<Leaf<T::AccountId>> {
		Leaves::<T>::get(page)
	}

	fn inner(&self, page: &BookPage) -> Option<Inner> {
		Inners::<T>::get(page)
	}
}

/// Writes what was decided and the newest prices of fills, and says what that was.
pub(crate) fn write<T: Config>(
	world: &World<T>,
	changes: Changes<AssetId, T::AccountId>,
	prints: BTreeMap<MarketId, Price>,
) -> Work {
	let mut work = Work::default();
	let heads: BTreeMap<MarketId, Head> = changes.heads.into_iter().collect();
	let markets: BTreeSet<MarketId> = heads.keys().chain(prints.keys()).copied().collect();
	for market in markets {
		let mut record = world.market(&market).unwrap_or_default();
		if let Some(price) = prints.get(&market) {
			record.print(*price, world.now);
		}
		if let Some(head) = heads.get(&market) {
			work = work.and(turn::<T>(&market, &record.head, head));
			record.head = *head;
		}
		world.put_market(&market, record);
	}
	for (page, leaf) in changes.leaves {
		work.pages = work.pages.saturating_add(1);
		Leaves::<T>::set(page, leaf);
	}
	for (page, inner) in changes.inners {
		work.pages = work.pages.saturating_add(1);
		Inners::<T>::set(page, inner);
	}
	work
}

/// Counts a book that came to be empty, or not empty, any more.
fn turn<T: Config>(market: &MarketId, before: &Head, after: &Head) -> Work {
	let turned = before.is_empty() != after.is_empty();
	if turned {
		[market.quote(), market.base()].into_iter().for_each(|asset| owe::<T>(asset, before.is_empty()));
	}
	Work { books: 1, turned: turned.into(), ..Work::default() }
}

/// Counts one more, or one less, to whom custody owes some of an asset: a book, or somebody with a claim.
pub(crate) fn owe<T: Config>(asset: AssetId, more: bool) {
	Owing::<T>::mutate_exists(asset, |count| *count = counted(*count, more));
}
