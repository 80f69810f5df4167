//! The books' pages in storage: read by key while an operation decides, written once when it is decided.

use crate::*;
use core::marker::PhantomData;
use orderbook_core::{Changes, Head, Inner, Leaf, NodeStore};
use tributary_primitives::AssetId;

/// The stored pages of all markets.
pub struct Pages<T>(PhantomData<T>);

impl<T> Default for Pages<T> {
	fn default() -> Self {
		Self(PhantomData)
	}
}

impl<T: Config> NodeStore for Pages<T> {
	type Asset = AssetId;
	type Account = T::AccountId;

	fn head(&self, market: &MarketId) -> Head {
		Heads::<T>::get(market)
	}

	fn leaf(&self, page: &BookPage) -> Option<Leaf<T::AccountId>> {
		Leaves::<T>::get(page)
	}

	fn inner(&self, page: &BookPage) -> Option<Inner> {
		Inners::<T>::get(page)
	}
}

/// Writes what was decided, and says what that was. A market in which nothing rests keeps no head.
pub(crate) fn write<T: Config>(changes: Changes<AssetId, T::AccountId>) -> Work {
	let mut work = Work::default();
	for (market, head) in changes.heads {
		let (was_empty, is_empty) = (!Heads::<T>::contains_key(market), head.is_empty());
		work.books = work.books.saturating_add(1);
		if was_empty != is_empty {
			work.turned = work.turned.saturating_add(1);
			[market.quote(), market.base()].into_iter().for_each(|asset| owe::<T>(asset, was_empty));
		}
		match is_empty {
			true => Heads::<T>::remove(market),
			false => Heads::<T>::insert(market, head),
		}
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

/// Counts one more, or one less, to whom custody owes some of an asset: a book, or somebody with a claim.
pub(crate) fn owe<T: Config>(asset: AssetId, more: bool) {
	Owing::<T>::mutate_exists(asset, |count| {
		let before = count.unwrap_or_default();
		let now = if more { before.saturating_add(1) } else { before.saturating_sub(1) };
		*count = (now > 0).then_some(now);
	});
}
