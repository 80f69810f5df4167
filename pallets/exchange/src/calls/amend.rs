//! Orders that change.

use crate::*;
use frame_support::pallet_prelude::*;
use orderbook_core::{Amended, Class, Order, Side};

impl<T: Config> Session<'_, T> {
	/// Changes an order of the caller's; see the call. Says whether it keeps its place.
	pub fn amend(&mut self, key: &OrderKey, expected: u64, terms: &OrderTerms) -> Result<bool, DispatchError> {
		let Locator { market, side, rank } = self.find(key)?;
		ensure!(rank.class == Class::User, Error::<T>::NotOwner);
		let old = self.books.order(&market, side, &rank).map_err(Error::<T>::from)?;
		let request = self.request(side, terms, old.slot)?;
		match self.books.amend(&market, &rank, expected, &request).map_err(Error::<T>::from)? {
			Amended::Kept { order, refund } => {
				self.keep(&market, side, order, refund);
				Ok(true)
			}
			Amended::Replaced { closed, effects } => {
				self.ensure_open(&market)?;
				self.did(Work { closed: 1, ..Work::default() });
				self.close(&market, closed);
				self.ensure_client_id_free(terms.client_id)?;
				self.take(market.sold(side), request.sell)?;
				self.use_id();
				self.receive(market.bought(side), effects.net());
				self.refund(market.sold(side), effects.refund);
				if let Some(order) = &effects.resting {
					self.rest(&market, side, order);
				}
				self.settle(&market, &request, effects);
				Ok(false)
			}
		}
	}

	/// Makes an order of the caller's smaller; see the call.
	pub fn reduce(&mut self, key: &OrderKey, to: u64) -> DispatchResult {
		let Locator { market, side, rank } = self.find(key)?;
		ensure!(rank.class == Class::User, Error::<T>::NotOwner);
		let who = self.who.clone();
		let amended = self.books.reduce(&market, side, &rank, &who, to).map_err(Error::<T>::from)?;
		if let Amended::Kept { order, refund } = amended {
			self.keep(&market, side, order, refund);
		}
		Ok(())
	}

	/// Returns what an order that keeps its place was made smaller by, and tells.
	fn keep(&mut self, market: &MarketId, side: Side, order: Order<T::AccountId>, refund: u64) {
		self.refund(market.sold(side), refund);
		self.did(Work { closed: 1, ..Work::default() });
		let Order { id, client_id, owner: who, remaining, .. } = order;
		let (order, market) = (Party { order: id, client_id, who }, *market);
		Pallet::<T>::deposit_event(Event::Amended { order, market, side, remaining, refund });
	}
}

impl<T: Config> Pallet<T> {
	/// Says whether it keeps its place, and what was done.
	pub(crate) fn do_amend(
		who: T::AccountId,
		key: OrderKey,
		expected: u64,
		terms: OrderTerms,
	) -> Result<(bool, Work), DispatchError> {
		Self::trade(&who, |session| session.amend(&key, expected, &terms))
	}

	pub(crate) fn do_reduce(who: T::AccountId, key: OrderKey, to: u64) -> Result<Work, DispatchError> {
		Self::trade(&who, |session| session.reduce(&key, to)).map(|((), work)| work)
	}
}
