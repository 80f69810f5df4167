//! Orders that change.

use crate::*;
use frame_support::pallet_prelude::*;
use orderbook_core::{Amended, Class};

impl<T: Config> Session<'_, T> {
	/// Changes an order of the caller's; see the call. Says how many orders were met.
	pub fn amend(&mut self, key: &OrderKey, expected: u64, terms: &OrderTerms) -> Result<u32, DispatchError> {
		let Locator { market, side, rank } = self.find(key)?;
		ensure!(rank.class == Class::User, Error::<T>::NotOwner);
		let old = self.books.order(&market, side, &rank).map_err(Error::<T>::from)?;
		let request = self.request(side, terms, old.slot)?;
		match self.books.amend(&market, &rank, expected, &request).map_err(Error::<T>::from)? {
			Amended::Kept { order, refund } => {
				self.refund(market.sold(side), refund);
				let (client_id, who) = (order.client_id, order.owner);
				let party = Party { order: order.id, client_id, who };
				let remaining = order.remaining;
				Pallet::<T>::deposit_event(Event::Amended { order: party, market, side, remaining, refund });
				Ok(0)
			}
			Amended::Replaced { closed, effects } => {
				self.ensure_open(&market)?;
				self.close(&market, closed);
				self.ensure_client_id_free(terms.client_id)?;
				self.take(market.sold(side), request.sell)?;
				self.use_id();
				self.receive(market.bought(side), effects.net());
				self.refund(market.sold(side), effects.refund);
				if let Some(order) = &effects.resting {
					self.rest(&market, side, order);
				}
				Ok(self.settle(&market, &request, effects).met.into())
			}
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Says how many orders were met.
	pub(crate) fn do_amend(
		who: T::AccountId,
		key: OrderKey,
		expected: u64,
		terms: OrderTerms,
	) -> Result<u32, DispatchError> {
		Self::trade(&who, |session| session.amend(&key, expected, &terms))
	}
}
