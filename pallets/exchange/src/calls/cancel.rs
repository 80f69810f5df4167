//! Orders that leave before they are filled.

use crate::*;
use frame_support::pallet_prelude::*;
use orderbook_core::{Class, Pair};
use tributary_primitives::AssetId;

impl<T: Config> Session<'_, T> {
	/// Where an order of the caller's stands.
	pub fn find(&mut self, key: &OrderKey) -> Result<Locator, DispatchError> {
		match key {
			OrderKey::At(locator) => Ok(*locator),
			OrderKey::Client(client_id) => {
				let (_, open) = self.client_order(*client_id).ok_or(Error::<T>::NoSuchOrder)?;
				Ok(open.locator)
			}
		}
	}

	/// Closes an order of the caller's.
	pub fn cancel(&mut self, key: &OrderKey) -> DispatchResult {
		let Locator { market, side, rank } = self.find(key)?;
		ensure!(rank.class == Class::User, Error::<T>::NotOwner);
		let closed = self.books.cancel(&market, side, &rank, &self.who).map_err(Error::<T>::from)?;
		self.did(Work { closed: 1, ..Work::default() });
		self.close(&market, closed);
		Ok(())
	}

	/// Closes all orders of the caller's in a market.
	pub fn cancel_market(&mut self, one: AssetId, other: AssetId) -> DispatchResult {
		let market = Pair::new(one, other).ok_or(Error::<T>::SameAsset)?;
		let slots: alloc::vec::Vec<u16> = self.trader.used().collect();
		for slot in slots {
			let open = self.block(block_of(slot)).slot(slot);
			if let Some(open) = open.filter(|open| open.locator.market == market) {
				self.cancel(&OrderKey::At(open.locator))?;
			}
		}
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_cancel(who: T::AccountId, key: OrderKey) -> Result<Work, DispatchError> {
		Self::trade(&who, |session| session.cancel(&key)).map(|((), work)| work)
	}

	/// Ends an order that may no longer be filled, whosever it is.
	pub(crate) fn do_sweep(who: T::AccountId, at: Locator) -> Result<Work, DispatchError> {
		let swept = Self::trade(&who, |session| {
			let closed = session.books.sweep(&at.market, at.side, &at.rank).map_err(Error::<T>::from)?;
			session.did(Work { closed: 1, ..Work::default() });
			session.close(&at.market, closed);
			Ok(())
		});
		swept.map(|((), work)| work)
	}
}
