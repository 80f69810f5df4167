//! Holders and their settlements (B-48, EX-9).

use crate::*;
use alloc::vec::Vec;
use frame_support::pallet_prelude::*;
use tributary_primitives::AssetId;

impl<T: Config> Pallet<T> {
	/// Says for each position met at once how many orders the rest of its call met.
	pub(crate) fn do_settle(who: T::AccountId, asset: AssetId, amount: u64) -> Result<Vec<u16>, DispatchError> {
		let mut bank = Bank::<T>::open(asset)?;
		bank.ensure_live()?;
		ensure!(amount > 0 && amount >= bank.record.terms.debt_min, Error::<T>::AmountOutOfRange);
		ensure!(bank.feed.is_some(), Error::<T>::NoPrice);
		Bank::<T>::bring(&who, asset, amount)?;
		let (left, met) = bank.meet_all_called(&who, amount)?;
		bank.request(&who, left)?;
		bank.save();
		Ok(met)
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
	/// Meets called positions with BitAsset in custody and says what is left of it.
	fn meet_all_called(&mut self, who: &T::AccountId, amount: u64) -> Result<(u64, Vec<u16>), DispatchError> {
		let (mut left, mut received, mut met) = (amount, 0u64, Vec::new());
		while left > 0 && met.len() < MEETS_MAX {
			let Some((swap, orders)) = self.meet_called(who, left)? else { break };
			left = left.saturating_sub(swap.asset);
			received = received.saturating_add(swap.paid);
			met.push(orders);
		}
		Self::hand(who, self.record.backing, received)?;
		Ok((left, met))
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
