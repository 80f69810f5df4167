//! Holders and their settlements (B-48, EX-9).

use crate::*;
use alloc::vec::Vec;
use frame_support::pallet_prelude::*;
use tributary_primitives::AssetId;

/// What a settlement met at once.
pub(crate) struct Met {
	/// Units of the BitAsset that are left.
	pub left: u64,
	/// Units of the backing asset paid.
	pub paid: u64,
	/// For each position how many orders the rest of its call met.
	pub orders: Vec<u16>,
}

impl<T: Config> Pallet<T> {
	/// Says for each position met at once how many orders the rest of its call met.
	pub(crate) fn do_settle(who: T::AccountId, asset: AssetId, amount: u64) -> Result<Vec<u16>, DispatchError> {
		let (mut bank, met) = Self::meet_at_once(&who, asset, amount)?;
		bank.request(&who, met.left)?;
		bank.save();
		Ok(met.orders)
	}

	/// Brings `amount` into custody and meets called positions with it; what is left is still to be dealt with.
	pub(crate) fn meet_at_once(
		who: &T::AccountId,
		asset: AssetId,
		amount: u64,
	) -> Result<(Bank<T>, Met), DispatchError> {
		let mut bank = Bank::<T>::open(asset)?;
		bank.ensure_live()?;
		ensure!(amount > 0 && amount >= bank.record.terms.debt_min, Error::<T>::AmountOutOfRange);
		ensure!(bank.feed.is_some(), Error::<T>::NoPrice);
		Bank::<T>::bring(who, asset, amount)?;
		let met = bank.meet_all_called(who, amount)?;
		Ok((bank, met))
	}

	pub(crate) fn do_cancel_settlement(who: T::AccountId, asset: AssetId, request: u32) -> DispatchResult {
		let stored = Requests::<T>::take(asset, request).ok_or(Error::<T>::NoSuchRequest)?;
		ensure!(stored.who == who, Error::<T>::NotOwner);
		let amount = stored.amount;
		Bank::<T>::hand(&who, asset, amount)?;
		Self::deposit_event(Event::SettlementReturned { asset, who, request, amount });
		Ok(())
	}
}

impl<T: Config> Bank<T> {
	/// Meets called positions with BitAsset in custody, and hands what they pay over.
	fn meet_all_called(&mut self, who: &T::AccountId, amount: u64) -> Result<Met, DispatchError> {
		let mut met = Met { left: amount, paid: 0, orders: Vec::new() };
		while met.left > 0 && met.orders.len() < MEETS_MAX {
			let Some((swap, orders)) = self.meet_called(who, met.left)? else { break };
			met.left = met.left.saturating_sub(swap.asset);
			met.paid = met.paid.saturating_add(swap.paid);
			met.orders.push(orders);
		}
		Self::hand(who, self.record.backing, met.paid)?;
		Ok(met)
	}

	/// Lets what is left wait for its delay; less than the smallest debt goes back.
	fn request(&mut self, who: &T::AccountId, amount: u64) -> DispatchResult {
		if amount < self.record.terms.debt_min {
			return Self::hand(who, self.asset, amount);
		}
		let (asset, who) = (self.asset, who.clone());
		let due = self.now.saturating_add(self.record.terms.settlement.delay_ms);
		let request = self.record.next_request;
		self.record.next_request = request.checked_add(1).ok_or(Error::<T>::TooLarge)?;
		Requests::<T>::insert(asset, request, Request { who: who.clone(), amount, due });
		Pallet::<T>::wake(asset, due);
		Pallet::<T>::deposit_event(Event::SettlementRequested { asset, who, request, amount, due });
		Ok(())
	}
}
