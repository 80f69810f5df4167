//! New orders.

use crate::{limits::NO_SLOT, *};
use frame_support::pallet_prelude::*;
use orderbook_core::{Class, Pair, Request, Side, TimeInForce};
use tributary_primitives::AssetId;

impl<T: Config> Session<'_, T> {
	/// Places an order of the caller: its whole amount is reserved first (B-31), then it takes, then it rests.
	pub fn place(&mut self, sell: AssetId, buy: AssetId, terms: &OrderTerms) -> Result<Summary, DispatchError> {
		let (market, side) = Pair::selling(sell, buy).ok_or(Error::<T>::SameAsset)?;
		self.ensure_open(&market)?;
		self.ensure_client_id_free(terms.client_id)?;
		let slot = match terms.time_in_force {
			TimeInForce::GoodTill(_) | TimeInForce::PostOnly { .. } => {
				self.trader.free().ok_or(Error::<T>::TooManyOrders)?
			}
			TimeInForce::ImmediateOrCancel | TimeInForce::FillOrKill => NO_SLOT,
		};
		let request = self.request(side, terms, slot)?;
		self.take(sell, request.sell)?;
		let effects = self.books.place(&market, &request).map_err(Error::<T>::from)?;
		if effects.resting.is_some() {
			self.open_block_of(slot)?;
		}
		// From here on nothing fails.
		self.use_id();
		self.receive(buy, effects.net());
		self.refund(sell, effects.refund);
		if let Some(order) = &effects.resting {
			self.rest(&market, side, order);
		}
		Ok(self.settle(&market, &request, effects))
	}

	/// The terms of an order of the caller as the book wants them.
	pub fn request(
		&mut self,
		side: Side,
		terms: &OrderTerms,
		slot: u16,
	) -> Result<Request<T::AccountId>, DispatchError> {
		let (id, owner) = (self.id(), self.who.clone());
		let request = match terms.size {
			Size::Offer { sell, receive } => Request::offer(id, owner, side, sell, receive).ok_or(Error::<T>::Zero)?,
			Size::AtPrice { amount, price } => Request::at_price(id, owner, side, amount, price),
		};
		let OrderTerms { time_in_force, passive, self_trade, client_id, max_fills, .. } = *terms;
		Ok(Request { client_id, slot, class: Class::User, time_in_force, passive, self_trade, max_fills, ..request })
	}

	/// Fails unless everybody may trade in the market. One that nobody ever traded in is open.
	pub fn ensure_open(&self, market: &MarketId) -> DispatchResult {
		ensure!(self.is_open(market), Error::<T>::MarketNotOpen);
		Ok(())
	}

	/// Whether everybody may trade in the market.
	pub fn is_open(&self, market: &MarketId) -> bool {
		self.status(market) == Status::Open
	}

	/// Whether a market trades now.
	pub fn status(&self, market: &MarketId) -> Status {
		self.world.market(market).unwrap_or_default().regime.status
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_place(
		who: T::AccountId,
		sell: AssetId,
		buy: AssetId,
		terms: OrderTerms,
	) -> Result<Work, DispatchError> {
		Self::trade(&who, |session| session.place(sell, buy, &terms)).map(|(_, work)| work)
	}
}
