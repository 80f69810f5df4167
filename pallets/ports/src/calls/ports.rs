//! A port's own life.

use crate::*;
use frame_support::{pallet_prelude::*, traits::Time};
use ports_core::{
	terms::Rights,
	text,
	view::{PortId, PortState},
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_port(owner: T::AccountId, name: Name, info_url: Url) -> DispatchResult {
		ensure!(text::is_name(&name), Error::<T>::BadName);
		ensure!(text::is_url(&info_url), Error::<T>::BadUrl);
		ensure!(!PortNames::<T>::contains_key(&name), Error::<T>::NameTaken);
		let port = NextPort::<T>::get();
		let next = port.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let deposit = Self::hold(HoldReason::Port, &owner, T::PortDeposit::get())?;

		NextPort::<T>::put(next);
		PortNames::<T>::insert(&name, port);
		let record = Port {
			name: name.clone(),
			info_url: info_url.clone(),
			owner: owner.clone(),
			operators: Default::default(),
			state: PortState::Open,
			ious: 0,
			overdue: 0,
			deposit,
		};
		Ports::<T>::insert(port, record);
		Self::deposit_event(Event::PortOpened { port, owner, name, info_url });
		Ok(())
	}

	pub(crate) fn do_set_info_url(who: T::AccountId, port: PortId, info_url: Url) -> DispatchResult {
		ensure!(text::is_url(&info_url), Error::<T>::BadUrl);
		Self::mutate_own(&who, port, |record| {
			record.info_url = info_url.clone();
			Ok(())
		})?;
		Self::deposit_event(Event::InfoUrlSet { port, info_url });
		Ok(())
	}

	pub(crate) fn do_set_operator(
		who: T::AccountId,
		port: PortId,
		operator: T::AccountId,
		rights: Rights,
	) -> DispatchResult {
		Self::mutate_own(&who, port, |record| {
			ensure!(operator != record.owner, Error::<T>::OwnerIsNoOperator);
			ensure!(record.set_rights(operator.clone(), rights), Error::<T>::TooManyOperators);
			Ok(())
		})?;
		Self::deposit_event(Event::OperatorSet { port, operator, rights });
		Ok(())
	}

	pub(crate) fn do_pause_port(who: T::AccountId, port: PortId) -> DispatchResult {
		Self::set_state(&who, port, |state| match state {
			PortState::Open => Ok(PortState::Paused),
			PortState::Paused => Err(Error::<T>::PortPaused),
			PortState::Retired { .. } => Err(Error::<T>::PortRetired),
		})
	}

	pub(crate) fn do_resume_port(who: T::AccountId, port: PortId) -> DispatchResult {
		Self::set_state(&who, port, |state| match state {
			PortState::Paused => Ok(PortState::Open),
			PortState::Open => Err(Error::<T>::PortNotPaused),
			PortState::Retired { .. } => Err(Error::<T>::PortRetired),
		})
	}

	pub(crate) fn do_retire_port(who: T::AccountId, port: PortId) -> DispatchResult {
		let since = T::Time::now();
		Self::set_state(&who, port, |state| match state {
			PortState::Retired { .. } => Err(Error::<T>::PortRetired),
			_ => Ok(PortState::Retired { since }),
		})
	}

	pub(crate) fn do_close_port(who: T::AccountId, port: PortId) -> DispatchResult {
		let record = Self::own_port(&who, port)?;
		ensure!(record.ious == 0, Error::<T>::StillHasIous);

		Ports::<T>::remove(port);
		Self::release(HoldReason::Port, &who, record.deposit)?;
		Self::deposit_event(Event::PortClosed { port, owner: who, name: record.name });
		Ok(())
	}

	fn set_state(
		who: &T::AccountId,
		port: PortId,
		next: impl FnOnce(PortState) -> Result<PortState, Error<T>>,
	) -> DispatchResult {
		let state = Self::mutate_own(who, port, |record| {
			record.state = next(record.state)?;
			Ok(record.state)
		})?;
		Self::deposit_event(Event::PortStateChanged { port, state });
		Ok(())
	}

	/// Changes a port of which `who` is the owner; nothing is written on error.
	fn mutate_own<R>(
		who: &T::AccountId,
		port: PortId,
		change: impl FnOnce(&mut Port<T::AccountId>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let mut record = Self::own_port(who, port)?;
		let result = change(&mut record)?;
		Ports::<T>::insert(port, record);
		Ok(result)
	}

	/// The port, if `who` is its owner.
	pub(crate) fn own_port(who: &T::AccountId, port: PortId) -> Result<Port<T::AccountId>, DispatchError> {
		let record = Ports::<T>::get(port).ok_or(Error::<T>::NoSuchPort)?;
		ensure!(record.owner == *who, Error::<T>::NotPortOwner);
		Ok(record)
	}

	/// Fails unless the port may issue and take deposits.
	pub(crate) fn ensure_in_business(port: &Port<T::AccountId>) -> DispatchResult {
		match port.state {
			PortState::Open => Ok(()),
			PortState::Paused => Err(Error::<T>::PortPaused.into()),
			PortState::Retired { .. } => Err(Error::<T>::PortRetired.into()),
		}
	}

	/// Fails unless the port has retired and its customers have had the time of the winding down.
	pub(crate) fn ensure_wound_down(port: &Port<T::AccountId>) -> DispatchResult {
		ensure!(matches!(port.state, PortState::Retired { .. }), Error::<T>::PortNotRetired);
		ensure!(!Self::is_winding_down(port), Error::<T>::WindingDown);
		Ok(())
	}

	/// Whether the port has retired and its customers still have time to redeem.
	pub(crate) fn is_winding_down(port: &Port<T::AccountId>) -> bool {
		let PortState::Retired { since } = port.state else { return false };
		T::Time::now() < since.saturating_add(T::WindDown::get())
	}
}
