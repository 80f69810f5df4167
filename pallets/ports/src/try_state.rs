//! The invariants, by their numbers in the pallet's documentation.

use crate::*;
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, fungibles::Inspect},
};
use ports_core::flow::Flow;
use sp_runtime::TryRuntimeError;
use tributary_primitives::{AssetControl, AssetId, Balance, AMOUNT_MAX};

impl<T: Config> Pallet<T> {
	/// Checks every numbered invariant. Walks the whole storage: off chain and in tests only.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_outstanding()?;
		Self::check_vault()?;
		Self::check_deposits()?;
		Self::check_owners()?;
		Self::check_indices()?;
		Self::check_claimables()
	}

	fn check_outstanding() -> Result<(), TryRuntimeError> {
		for iou in Ious::<T>::iter_keys().filter(|iou| !Self::is_going(*iou)) {
			let issued = T::Ledger::total_issuance(iou);
			ensure!(T::Ledger::asset_exists(iou), "invariant 1: an IOU has an asset");
			ensure!(issued <= AMOUNT_MAX, "invariant 1: outstanding is below 2^63");
			ensure!(issued == T::Control::sum_of_balances(iou), "invariant 1: outstanding is the sum of balances");
		}
		Ok(())
	}

	/// An IOU whose removal has begun has nothing outstanding, and its asset may be gone.
	fn is_going(iou: AssetId) -> bool {
		Ious::<T>::get(iou).is_some_and(|record| record.removing) && T::Ledger::total_issuance(iou) == 0
	}

	fn check_vault() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<AssetId, Balance>::new();
		let mut owe = |iou, amount| {
			let sum = owed.entry(iou).or_default();
			*sum = sum.saturating_add(amount);
		};
		Requests::<T>::iter()
			.filter(|(_, _, request)| request.flow == Flow::Redemption)
			.for_each(|(iou, _, request)| owe(iou, request.amount));
		Claimable::<T>::iter().for_each(|(iou, _, amount)| owe(iou, amount));
		for (iou, amount) in owed {
			let vault = T::Ledger::balance(iou, &Self::vault());
			ensure!(vault >= amount, "invariant 2: the vault holds redemptions and claimables");
		}
		Ok(())
	}

	fn check_deposits() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<(u8, T::AccountId), Balance>::new();
		let mut add = |reason: HoldReason, who, amount| {
			let sum = held.entry((reason as u8, who)).or_default();
			*sum = sum.saturating_add(amount);
		};
		Ports::<T>::iter_values().for_each(|port| add(HoldReason::Port, port.owner, port.deposit));
		for iou in Ious::<T>::iter_values() {
			let port = Ports::<T>::get(iou.port).ok_or("invariant 5: an IOU has a port")?;
			add(HoldReason::Iou, port.owner, iou.deposit);
		}
		Requests::<T>::iter_values().for_each(|request| add(HoldReason::Request, request.who, request.deposit));
		Trusts::<T>::iter().for_each(|(_, who, trust)| add(HoldReason::Trust, who, trust.deposit));
		for who in frame_system::Account::<T>::iter_keys() {
			for reason in [HoldReason::Port, HoldReason::Iou, HoldReason::Request, HoldReason::Trust] {
				let named = held.remove(&(reason as u8, who.clone())).unwrap_or_default();
				let on_hold = T::Deposits::balance_on_hold(&reason.into(), &who);
				ensure!(on_hold == named, "invariant 3: what is held is what the records name");
			}
		}
		ensure!(held.is_empty(), "invariant 3: a record names an account that exists");
		Ok(())
	}

	fn check_indices() -> Result<(), TryRuntimeError> {
		for (id, port) in Ports::<T>::iter() {
			ensure!(PortNames::<T>::get(&port.name) == Some(id), "invariant 4: a port's name leads to it");
			ensure!(id < NextPort::<T>::get(), "invariant 4: ports are numbered below the next");
			let ious = IouByCode::<T>::iter_prefix(id).count();
			ensure!(usize::try_from(port.ious) == Ok(ious), "invariant 4: a port counts its IOUs");
			let sorted = port.operators.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0));
			ensure!(sorted, "invariant 4: operators are sorted");
		}
		for (id, iou) in Ious::<T>::iter() {
			ensure!(IouByCode::<T>::get(iou.port, &iou.code) == Some(id), "invariant 4: an IOU's code leads to it");
			ensure!(iou.paused == T::Control::is_paused(id), "invariant 4: an IOU is paused as its asset is");
		}
		for (port, code, id) in IouByCode::<T>::iter() {
			let named = Ious::<T>::get(id).is_some_and(|iou| iou.port == port && iou.code == code);
			ensure!(named, "invariant 4: a code leads to an IOU of that code");
		}
		for id in Attestations::<T>::iter_keys() {
			ensure!(Ious::<T>::contains_key(id), "invariant 4: a statement of reserves is of an IOU");
		}
		ensure!(PortNames::<T>::iter_values().all(|id| id < NextPort::<T>::get()), "invariant 4: a name is of a port");
		Self::check_request_index()
	}

	fn check_request_index() -> Result<(), TryRuntimeError> {
		for (iou, number, request) in Requests::<T>::iter() {
			let id = ports_core::view::RequestId { iou, number };
			ensure!(RequestsOf::<T>::contains_key(&request.who, id), "invariant 4: a request is in its account's list");
			let next = Ious::<T>::get(iou).map_or(0, |iou| iou.next_request);
			ensure!(number < next, "invariant 4: requests are numbered below the next");
		}
		let listed = RequestsOf::<T>::iter_keys().count();
		ensure!(listed == Requests::<T>::iter_keys().count(), "invariant 4: a list names open requests only");
		Ok(())
	}

	fn check_owners() -> Result<(), TryRuntimeError> {
		for iou in Ious::<T>::iter_values() {
			ensure!(Ports::<T>::contains_key(iou.port), "invariant 5: an IOU has a port");
		}
		for (iou, _) in Requests::<T>::iter_keys() {
			ensure!(Ious::<T>::contains_key(iou), "invariant 5: a request has an IOU");
		}
		Ok(())
	}

	fn check_claimables() -> Result<(), TryRuntimeError> {
		for (iou, _, amount) in Claimable::<T>::iter() {
			ensure!(amount > 0, "invariant 6: a claimable amount is positive");
			ensure!(Ious::<T>::contains_key(iou), "invariant 6: a claimable amount is of an IOU");
		}
		Ok(())
	}
}
