//! Slots of open orders, their deposits, and the owners' own numbers.

use crate::*;
use frame_support::{
	pallet_prelude::*,
	traits::{fungible::MutateHold, tokens::Precision},
};
use orderbook_core::{Order, Side};
use tributary_primitives::Balance;

impl<T: Config> Session<'_, T> {
	/// The slot and the order of the caller that bears this number.
	pub fn client_order(&mut self, client_id: u64) -> Option<(u16, OpenOrder)> {
		let slot = ClientOrders::<T>::get(&self.who, client_id)?;
		let order = self.block(block_of(slot)).slot(slot)?;
		let counts = self.trader.holds(slot) && order.client_id == Some(client_id);
		counts.then_some((slot, order))
	}

	/// Fails if an open order of the caller bears this number. Looking for it is counted, whatever comes of the new order.
	pub fn ensure_client_id_free(&mut self, client_id: Option<u64>) -> DispatchResult {
		self.did(Work { numbered: client_id.is_some().into(), ..Work::default() });
		let taken = client_id.is_some_and(|id| self.client_order(id).is_some());
		ensure!(!taken, Error::<T>::ClientIdTaken);
		Ok(())
	}

	/// Opens the block of a slot if it is not open yet; its deposit is held.
	pub fn open_block_of(&mut self, slot: u16) -> DispatchResult {
		if usize::from(block_of(slot)) < self.trader.blocks.len() {
			return Ok(());
		}
		let deposit = T::SlotDeposit::get();
		T::Deposits::hold(&HoldReason::Slots.into(), &self.who, deposit).map_err(session::short::<T>)?;
		self.did(Work { opened: 1, ..Work::default() });
		self.trader.blocks.try_push(0).map_err(|_| Error::<T>::TooManyOrders)?;
		self.trader.deposit = self.trader.deposit.saturating_add(deposit);
		Ok(())
	}

	/// Records an order that rests, in the slot it bears.
	pub fn rest(&mut self, market: &MarketId, side: Side, order: &Order<T::AccountId>) {
		let locator = Locator { market: *market, side, rank: order.rank() };
		let open = OpenOrder { locator, client_id: order.client_id, expiry: order.expiry };
		let number = block_of(order.slot);
		let old = self.change_block(number, |block| block.put(order.slot, open));
		self.trader.mark(order.slot, true);
		if let Some(stale) = old.and_then(|old| old.client_id).filter(|stale| Some(*stale) != order.client_id) {
			Pallet::<T>::forget_client_id(&self.who, stale, order.slot);
			// Of an order with a number that is a part of what its number costs.
			self.did(Work { numbered: order.client_id.is_none().into(), ..Work::default() });
		}
		if let Some(client_id) = order.client_id {
			ClientOrders::<T>::insert(&self.who, client_id, order.slot);
		}
		self.did(Work { placed: 1, ..Work::default() });
		self.queue(number, &order.expiry);
		self.open_market(market);
	}

	/// Makes the market that its first order makes.
	pub fn open_market(&mut self, market: &MarketId) {
		if self.world.market(market).is_none() {
			self.world.open_market(market);
			self.did(Work { listed: 1, ..Work::default() });
			Pallet::<T>::deposit_event(Event::MarketOpened { market: *market });
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Removes an owner's number that still leads to a slot which holds it no longer.
	fn forget_client_id(who: &T::AccountId, client_id: u64, slot: u16) {
		if ClientOrders::<T>::get(who, client_id) == Some(slot) {
			ClientOrders::<T>::remove(who, client_id);
		}
	}

	/// Gives back the deposits of the blocks behind the last one in use, and says of how many. A block stays while a
	/// deadline is set.
	pub(crate) fn do_release_slots(who: T::AccountId) -> Result<u32, DispatchError> {
		let mut trader = Traders::<T>::get(&who).ok_or(Error::<T>::NothingToRelease)?;
		let least = usize::from(trader.deadline.is_some());
		let blocks = trader.blocks.len();
		while trader.blocks.len() > least && trader.blocks.last() == Some(&0) {
			trader.blocks.pop();
			Self::forget_block(&who, u8::try_from(trader.blocks.len()).unwrap_or(u8::MAX));
		}
		let released = blocks.saturating_sub(trader.blocks.len());
		ensure!(released > 0, Error::<T>::NothingToRelease);

		let deposit = share(trader.deposit, released, blocks);
		T::Deposits::release(&HoldReason::Slots.into(), &who, deposit, Precision::Exact)?;
		trader.deposit = trader.deposit.saturating_sub(deposit);
		match trader.blocks.is_empty() {
			true => Traders::<T>::remove(&who),
			false => Traders::<T>::insert(&who, trader),
		}
		Self::deposit_event(Event::SlotsReleased { who, deposit });
		Ok(count(released))
	}

	fn forget_block(who: &T::AccountId, number: u8) {
		let block = Slots::<T>::take(who, number).unwrap_or_default();
		for (slot, order) in (0u16..).zip(block.orders) {
			let slot = u16::from(number).saturating_mul(limits::BLOCK_SLOTS).saturating_add(slot);
			if let Some(client_id) = order.and_then(|order| order.client_id) {
				Self::forget_client_id(who, client_id, slot);
			}
		}
	}
}

/// The part of a deposit that `released` of `blocks` blocks held; the whole for all of them, rounded down else.
fn share(deposit: Balance, released: usize, blocks: usize) -> Balance {
	let part = |count: usize| Balance::try_from(count).unwrap_or_default();
	deposit.saturating_mul(part(released)).checked_div(part(blocks)).unwrap_or_default()
}
