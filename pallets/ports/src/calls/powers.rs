//! What an issuer may do to holders, where the IOU was born with the power.

use crate::*;
use frame_support::{
	pallet_prelude::*,
	traits::{fungibles::Inspect, Contains},
};
use ports_core::terms::is_amount;
use tributary_primitives::{AssetControl, AssetId, Balance};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_freeze(owner: T::AccountId, iou: AssetId, who: T::AccountId) -> DispatchResult {
		let (record, _) = Self::own_iou(&owner, iou)?;
		ensure!(record.powers.freeze, Error::<T>::NoPower);
		ensure!(!Self::is_vault(&who), Error::<T>::IsVault);
		T::Control::freeze(iou, &who)?;
		Self::deposit_event(Event::Frozen { iou, who });
		Ok(())
	}

	pub(crate) fn do_thaw(caller: T::AccountId, iou: AssetId, who: T::AccountId) -> DispatchResult {
		let (record, port) = Self::iou_and_port(iou)?;
		ensure!(!record.powers.freeze || caller == port.owner, Error::<T>::NotPortOwner);
		T::Control::thaw(iou, &who)?;
		Self::deposit_event(Event::Thawed { iou, who });
		Ok(())
	}

	pub(crate) fn do_pause_iou(owner: T::AccountId, iou: AssetId) -> DispatchResult {
		let (mut record, port) = Self::own_iou(&owner, iou)?;
		ensure!(record.powers.freeze || Self::ensure_wound_down(&port).is_ok(), Error::<T>::NoPower);
		ensure!(!record.paused, Error::<T>::IouPaused);
		T::Control::pause(iou)?;

		record.paused = true;
		Ious::<T>::insert(iou, record);
		Self::deposit_event(Event::IouPaused { iou });
		Ok(())
	}

	pub(crate) fn do_resume_iou(caller: T::AccountId, iou: AssetId) -> DispatchResult {
		let (mut record, port) = Self::iou_and_port(iou)?;
		let may_pause = record.powers.freeze || Self::ensure_wound_down(&port).is_ok();
		ensure!(!may_pause || caller == port.owner, Error::<T>::NotPortOwner);
		ensure!(record.paused, Error::<T>::IouNotPaused);
		T::Control::resume(iou)?;

		record.paused = false;
		Ious::<T>::insert(iou, record);
		Self::deposit_event(Event::IouResumed { iou });
		Ok(())
	}

	pub(crate) fn do_claw_back(
		owner: T::AccountId,
		iou: AssetId,
		who: T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		ensure!(is_amount(amount), Error::<T>::TooSmall);
		let (record, _) = Self::own_iou(&owner, iou)?;
		ensure!(record.powers.claw_back, Error::<T>::NoPower);
		ensure!(!Self::is_vault(&who), Error::<T>::IsVault);
		ensure!(T::Ledger::balance(iou, &who) >= amount, Error::<T>::InsufficientBalance);
		T::Control::seize(iou, &who, amount)?;
		Self::deposit_event(Event::ClawedBack { iou, port: record.port, who, amount });
		Ok(())
	}

	pub(crate) fn do_write_off(owner: T::AccountId, iou: AssetId, who: T::AccountId) -> DispatchResult {
		let (record, port) = Self::own_iou(&owner, iou)?;
		Self::ensure_wound_down(&port)?;
		ensure!(!Self::is_vault(&who), Error::<T>::IsVault);
		let balance = T::Ledger::balance(iou, &who);
		let claims = Claimable::<T>::take(iou, &who);
		let amount = balance.saturating_add(claims);
		ensure!(amount > 0, Error::<T>::NothingToWriteOff);

		Self::seize(iou, &who, balance)?;
		Self::seize(iou, &Self::vault(), claims)?;
		Self::deposit_event(Event::WrittenOff { iou, port: record.port, who, amount });
		Ok(())
	}

	fn seize(iou: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		T::Control::seize(iou, who, amount)
	}

	fn is_vault(who: &T::AccountId) -> bool {
		*who == Self::vault() || T::Vaults::contains(who)
	}
}
