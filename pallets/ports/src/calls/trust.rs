//! Whose IOUs a holder accepts (S-24).

use crate::*;
use frame_support::pallet_prelude::*;
use tributary_primitives::{AssetId, Balance, AMOUNT_MAX};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_trust(who: T::AccountId, iou: AssetId, limit: Option<Balance>) -> DispatchResult {
		ensure!(limit != Some(0), Error::<T>::TooSmall);
		ensure!(limit.is_none_or(|limit| limit <= AMOUNT_MAX), Error::<T>::TooLarge);
		let record = Ious::<T>::get(iou).ok_or(Error::<T>::NoSuchIou)?;
		ensure!(!record.removing, Error::<T>::BeingRemoved);
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
