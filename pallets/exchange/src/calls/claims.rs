//! What lies in custody for somebody.

use crate::*;
use frame_support::pallet_prelude::*;
use tributary_primitives::{AssetId, AssetRules, Custody};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim(who: T::AccountId, asset: AssetId) -> DispatchResult {
		let amount = Claimable::<T>::get(&who, asset);
		ensure!(amount > 0, Error::<T>::NothingToClaim);
		T::Custody::pay(&who, asset, amount)?;
		Claimable::<T>::remove(&who, asset);
		pages::owe::<T>(asset, false);
		Self::deposit_event(Event::Claimed { who, asset, amount });
		Ok(())
	}

	pub(crate) fn do_claim_fees(asset: AssetId) -> DispatchResult {
		let beneficiary = T::Rules::market_fee(asset).beneficiary.ok_or(Error::<T>::NoBeneficiary)?;
		let amount = IssuerFees::<T>::get(asset);
		ensure!(amount > 0, Error::<T>::NothingToClaim);
		T::Custody::pay(&beneficiary, asset, amount)?;
		IssuerFees::<T>::remove(asset);
		Self::deposit_event(Event::FeesClaimed { asset, beneficiary, amount });
		Ok(())
	}
}
