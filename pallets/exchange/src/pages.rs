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

/// Writes what was decided. A market in which nothing rests keeps no head.
pub(crate) fn write<T: Config>(changes: Changes<AssetId, T::AccountId>) {
	for (market, head) in changes.heads {
		match head.is_empty() {
			true => Heads::<T>::remove(market),
			false => Heads::<T>::insert(market, head),
		}
	}
	for (page, leaf) in changes.leaves {
		Leaves::<T>::set(page, leaf);
	}
	for (page, inner) in changes.inners {
		Inners::<T>::set(page, inner);
	}
}
