//! Savings (B-52).

use crate::*;
use collateral_core::{Deposit, AMOUNT_MAX};
use frame_support::pallet_prelude::*;
use tributary_primitives::AssetId;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_deposit(who: T::AccountId, asset: AssetId, amount: u64) -> DispatchResult {
		let mut bank = Bank::<T>::open(asset)?;
		ensure!(amount <= AMOUNT_MAX, Error::<T>::TooLarge);
		let saved = Saved::<T>::get(asset, &who);
		let (savings, deposit) = bank.record.savings.deposited(&saved, amount, bank.now).map_err(Error::<T>::from)?;
		Bank::<T>::bring(&who, asset, amount)?;
		bank.record.savings = savings;
		bank.record.pot = bank.record.pot.saturating_add(amount);
		Saved::<T>::insert(asset, &who, deposit);
		bank.save();
		Self::deposit_event(Event::Deposited { asset, who, amount });
		Ok(())
	}

	pub(crate) fn do_withdraw(who: T::AccountId, asset: AssetId, amount: u64) -> DispatchResult {
		let mut bank = Bank::<T>::open(asset)?;
		let saved = Saved::<T>::get(asset, &who);
		let withdrawn = bank.record.savings.withdrawn(&saved, amount, bank.now).map_err(Error::<T>::from)?;
		bank.record.savings = withdrawn.savings;
		Self::put_deposit(asset, &who, withdrawn.deposit);
		bank.pay_saver(&who, withdrawn.paid)?;
		bank.save();
		Self::deposit_event(Event::Withdrawn { asset, who, amount, paid: withdrawn.paid });
		Ok(())
	}

	pub(crate) fn do_claim_yield(who: T::AccountId, asset: AssetId) -> DispatchResult {
		let mut bank = Bank::<T>::open(asset)?;
		let saved = Saved::<T>::get(asset, &who);
		let (savings, deposit, earned) = bank.record.savings.claimed(&saved, bank.now);
		ensure!(earned > 0, Error::<T>::NothingEarned);
		bank.record.savings = savings;
		Self::put_deposit(asset, &who, Some(deposit));
		bank.pay_saver(&who, earned)?;
		bank.save();
		Self::deposit_event(Event::YieldClaimed { asset, who, amount: earned });
		Ok(())
	}

	fn put_deposit(asset: AssetId, who: &T::AccountId, deposit: Option<Deposit>) {
		match deposit {
			Some(deposit) => Saved::<T>::insert(asset, who, deposit),
			None => Saved::<T>::remove(asset, who),
		}
	}
}

impl<T: Config> Bank<T> {
	fn pay_saver(&mut self, who: &T::AccountId, amount: u64) -> DispatchResult {
		self.record.pot = self.record.pot.checked_sub(amount).ok_or(Error::<T>::Corrupt)?;
		Self::hand(who, self.asset, amount)
	}
}
