//! Whose IOUs a holder accepts (S-24).

use crate::*;
use frame_support::pallet_prelude::*;
use tributary_primitives::{AssetId, Balance};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_trust(who: T::AccountId, iou: AssetId, limit: Option<Balance>) -> DispatchResult {
		ensure!(Ious::<T>::contains_key(iou), Error::<T>::NoSuchIou);
		let deposit = match Trusts::<T>::get(iou, &who) {
			Some(trust) => trust.deposit,
			None => Self::hold(HoldReason::Trust, &who, T::TrustDeposit::get())?,
		};

		Trusts::<T>::insert(iou, &who, Trust { limit, deposit });
		Self::deposit_event(Event::Trusted { iou, who, limit });
		Ok(())
	}

	/// Works for IOUs that are gone too, so that no deposit is ever stuck.
	pub(crate) fn do_untrust(who: T::AccountId, iou: AssetId) -> DispatchResult {
		let trust = Trusts::<T>::take(iou, &who).ok_or(Error::<T>::NoTrust)?;

		Self::release(HoldReason::Trust, &who, trust.deposit)?;
		Self::deposit_event(Event::Untrusted { iou, who });
		Ok(())
	}
}
