//! The keyless account in which redemptions wait, and what could not be credited.

use crate::*;
use frame_support::{
	pallet_prelude::*,
	storage::{with_transaction, TransactionOutcome},
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
	},
};
use sp_runtime::traits::AccountIdConversion;
use tributary_primitives::{AssetControl, AssetId, Balance};

impl<T: Config> Pallet<T> {
	/// The vault's account. Nobody has its key.
	pub fn vault() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// Moves `amount` of a holder's free balance into the vault.
	pub(crate) fn take_into_vault(iou: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Ledger::transfer(iou, who, &Self::vault(), amount, Preservation::Expendable)?;
		Ok(())
	}

	/// Destroys `amount` that lies in the vault, whether or not the IOU is paused: the port has paid for it.
	pub(crate) fn burn_in_vault(iou: AssetId, paused: bool, amount: Balance) -> DispatchResult {
		if paused {
			return T::Control::seize(iou, &Self::vault(), amount);
		}
		let (precision, force) = (Precision::Exact, Fortitude::Polite);
		T::Ledger::burn_from(iou, &Self::vault(), amount, Preservation::Expendable, precision, force)?;
		Ok(())
	}

	/// Pays `amount` from the vault; what cannot be credited stays there, claimable. Never fails for the receiver's sake.
	pub(crate) fn pay_from_vault(iou: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		if Self::try_pay(iou, who, amount).is_ok() {
			return Ok(());
		}
		ensure!(T::Ledger::balance(iou, &Self::vault()) >= amount, Error::<T>::VaultShort);
		Claimable::<T>::mutate(iou, who, |claims| *claims = claims.saturating_add(amount));
		Self::deposit_event(Event::MadeClaimable { iou, who: who.clone(), amount });
		Ok(())
	}

	pub(crate) fn do_claim(iou: AssetId, who: T::AccountId) -> DispatchResult {
		ensure!(!Ious::<T>::get(iou).is_some_and(|iou| iou.paused), Error::<T>::IouPaused);
		let amount = Claimable::<T>::take(iou, &who);
		ensure!(amount > 0, Error::<T>::NothingToClaim);
		Self::try_pay(iou, &who, amount)?;
		Self::deposit_event(Event::Claimed { iou, who, amount });
		Ok(())
	}

	/// All or nothing.
	fn try_pay(iou: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		with_transaction(|| match T::Ledger::transfer(iou, &Self::vault(), who, amount, Preservation::Expendable) {
			Ok(_) => TransactionOutcome::Commit(Ok(())),
			Err(error) => TransactionOutcome::Rollback(Err(error)),
		})
	}
}
