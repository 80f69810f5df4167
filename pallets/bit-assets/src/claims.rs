//! Paying those who are not there to mind.

use crate::*;
use frame_support::pallet_prelude::*;
use tributary_primitives::{AssetId, Balance, Custody};

impl<T: Config> Pallet<T> {
	/// Pays somebody; what cannot be credited is his to claim.
	pub(crate) fn pay_or_keep(who: &T::AccountId, asset: AssetId, amount: Balance) {
		if amount == 0 || T::Custody::pay(who, asset, amount).is_ok() {
			return;
		}
		Claimable::<T>::mutate(who, asset, |claim| {
			if *claim == 0 {
				keeping::owe::<T>(asset, true);
			}
			*claim = claim.saturating_add(amount);
		});
		Self::deposit_event(Event::MadeClaimable { who: who.clone(), asset, amount });
	}

	pub(crate) fn do_claim(who: T::AccountId, asset: AssetId) -> DispatchResult {
		let amount = Claimable::<T>::take(&who, asset);
		ensure!(amount > 0, Error::<T>::NothingToClaim);
		T::Custody::pay(&who, asset, amount)?;
		keeping::owe::<T>(asset, false);
		Self::deposit_event(Event::Claimed { who, asset, amount });
		Ok(())
	}
}
