//! What an issuer may do to holders, where the IOU was born with the power.

use crate::*;
use frame_support::{pallet_prelude::*, traits::fungibles::Inspect};
use ports_core::view::PortState;
use tributary_primitives::{AssetControl, AssetId, Balance, Vaults};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_freeze(owner: T::AccountId, iou: AssetId, who: T::AccountId) -> DispatchResult {
		let (record, port) = Self::own_iou(&owner, iou)?;
		ensure!(record.powers.freeze, Error::<T>::NoPower);
		ensure!(!Self::is_winding_down(&port), Error::<T>::WindingDown);
		ensure!(!Self::is_vault(&who), Error::<T>::IsVault);
		ensure!(!T::Control::is_frozen(iou, &who), Error::<T>::Frozen);
		let holds = T::Ledger::balance(iou, &who) > 0 || T::Vaults::keeps_for(&who, iou);
		ensure!(holds, Error::<T>::NotHolder);
		T::Control::freeze(iou, &who)?;
		Self::deposit_event(Event::Frozen { iou, who });
		Ok(())
	}

	pub(crate) fn do_thaw(caller: T::AccountId, iou: AssetId, who: T::AccountId) -> DispatchResult {
		let (record, port) = Self::live_iou(iou)?;
		let may_freeze = record.powers.freeze && !Self::is_winding_down(&port);
		ensure!(!may_freeze || caller == port.owner, Error::<T>::NotPortOwner);
		ensure!(T::Control::is_frozen(iou, &who), Error::<T>::NotFrozen);
		T::Control::thaw(iou, &who)?;
		Self::deposit_event(Event::Thawed { iou, who });
		Ok(())
	}

	pub(crate) fn do_pause_iou(owner: T::AccountId, iou: AssetId) -> DispatchResult {
		let (mut record, port) = Self::own_iou(&owner, iou)?;
		ensure!(record.powers.freeze || Self::ensure_wound_down(&port).is_ok(), Error::<T>::NoPower);
		ensure!(!Self::is_winding_down(&port), Error::<T>::WindingDown);
		ensure!(!record.paused, Error::<T>::IouPaused);
		T::Control::pause(iou)?;

		record.paused = true;
		Ious::<T>::insert(iou, record);
		Self::deposit_event(Event::IouPaused { iou });
		Ok(())
	}

	pub(crate) fn do_resume_iou(caller: T::AccountId, iou: AssetId) -> DispatchResult {
		let (mut record, port) = Self::live_iou(iou)?;
		let may_pause = match port.state {
			PortState::Retired { .. } => !Self::is_winding_down(&port),
			_ => record.powers.freeze,
		};
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
		let (record, _) = Self::own_iou(&owner, iou)?;
		ensure!(record.powers.claw_back, Error::<T>::NoPower);
		ensure!(!Self::is_vault(&who), Error::<T>::IsVault);
		ensure!(amount > 0, Error::<T>::TooSmall);
		ensure!(T::Ledger::balance(iou, &who) >= amount, Error::<T>::InsufficientBalance);
		Self::seize(iou, &who, amount)?;
		Self::deposit_event(Event::ClawedBack { iou, port: record.port, who, amount });
		Ok(())
	}

	pub(crate) fn do_write_off(owner: T::AccountId, iou: AssetId, who: T::AccountId) -> DispatchResult {
		let (record, port) = Self::own_iou(&owner, iou)?;
		Self::ensure_wound_down(&port)?;
		ensure!(!Self::owes(iou, &who), Error::<T>::IsVault);
		let balance = T::Ledger::balance(iou, &who);
		let claims = Claimable::<T>::take(iou, &who);
		let amount = balance.saturating_add(claims);
		ensure!(amount > 0, Error::<T>::NothingToWriteOff);

		Self::seize(iou, &who, balance)?;
		Self::seize(iou, &Self::vault(), claims)?;
		Self::deposit_event(Event::WrittenOff { iou, port: record.port, who, amount });
		Ok(())
	}

	/// Destroys units of a holder. Who is left with none is no longer frozen, and that is told; but for whom a vault keeps
	/// more, he stays frozen.
	fn seize(iou: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let frozen = T::Control::is_frozen(iou, who);
		T::Control::seize(iou, who, amount)?;
		if frozen && !T::Control::is_frozen(iou, who) {
			if T::Vaults::keeps_for(who, iou) {
				return T::Control::freeze(iou, who);
			}
			Self::deposit_event(Event::Thawed { iou, who: who.clone() });
		}
		Ok(())
	}

	/// Whether what `who` has of the IOU belongs to others. Our own vault owes nothing once no request is open and
	/// nothing is claimable; what anybody sent there then is in the way of the port's end, as in other pallets' vaults.
	fn owes(iou: AssetId, who: &T::AccountId) -> bool {
		if *who == Self::vault() {
			return Requests::<T>::iter_prefix(iou).next().is_some()
				|| Claimable::<T>::iter_prefix(iou).next().is_some();
		}
		T::Vaults::contains(who) && T::Vaults::owes(who, iou)
	}

	fn is_vault(who: &T::AccountId) -> bool {
		*who == Self::vault() || T::Vaults::contains(who)
	}
}
