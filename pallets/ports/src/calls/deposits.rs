//! The way in: requests, confirmations and direct issue.

use super::requests::{Ask, Recorded};
use crate::*;
use frame_support::{
	pallet_prelude::*,
	traits::{
		fungibles::{Inspect, Mutate},
		Time,
	},
};
use ports_core::{
	flow::{Flow, Step},
	quote::{self, Quote},
	terms::Terms,
	text,
	view::RequestId,
};
use tributary_primitives::{AssetId, Balance};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_deposit(who: T::AccountId, iou: AssetId, amount: Balance, memo: Memo) -> DispatchResult {
		let (record, port_record) = Self::live_iou(iou)?;
		Self::ensure_may_issue(&record, &port_record)?;
		let Quote { fee, net, .. } = quote::ask_deposit(amount, &record.terms).map_err(Error::<T>::from)?;
		Self::ensure_trusted(iou, &who, Self::trust_limit(iou, &who), net)?;
		Self::ensure_room(iou, &record.terms, net)?;
		let port = record.port;
		let destination = Destination::default();
		let ask = Ask { who: who.clone(), flow: Flow::Deposit, amount, memo: memo.clone(), destination };

		let Recorded { id, deadline } = Self::record_request(iou, record, ask)?;
		Self::deposit_event(Event::DepositRequested { id, port, who, amount, fee, net, memo, deadline });
		Ok(())
	}

	pub(crate) fn do_confirm_deposit(
		who: T::AccountId,
		id: RequestId,
		amount: Balance,
		reference: Reference,
	) -> DispatchResult {
		ensure!(text::is_reference(&reference), Error::<T>::BadReference);
		let request = Self::open_request(id, Flow::Deposit)?;
		let (iou, port) = Self::live_iou(id.iou)?;
		Self::ensure_may_handle(&port, &who, Flow::Deposit)?;
		Self::ensure_may_issue(&iou, &port)?;
		Self::outcome_of(&request, Step::Confirm)?;
		let key = Self::new_reference(id.iou, &reference)?;
		let quote = quote::confirm_deposit(amount, request.amount, &request.fee).map_err(Error::<T>::from)?;
		Self::ensure_trusted(id.iou, &request.who, Self::trust_limit(id.iou, &request.who), quote.net)?;
		Self::ensure_room(id.iou, &iou.terms, quote.net)?;

		UsedReferences::<T>::insert(id.iou, key, ());
		Self::drop_request(id, &request)?;
		T::Ledger::mint_into(id.iou, &request.who, quote.net)?;
		let Quote { amount, fee, net } = quote;
		let (port, who) = (iou.port, request.who);
		Self::deposit_event(Event::DepositConfirmed { id, port, who, amount, fee, net, reference });
		Ok(())
	}

	pub(crate) fn do_cancel_deposit(who: T::AccountId, id: RequestId) -> DispatchResult {
		let request = Self::open_request(id, Flow::Deposit)?;
		ensure!(request.who == who, Error::<T>::NotRequester);
		let outcome = Self::outcome_of(&request, Step::Cancel)?;
		let (iou, _) = Self::iou_and_port(id.iou)?;
		Self::close_request(id, iou.port, request, outcome, Memo::default())
	}

	pub(crate) fn do_issue(
		who: T::AccountId,
		iou: AssetId,
		dest: T::AccountId,
		amount: Balance,
		reference: Reference,
	) -> DispatchResult {
		ensure!(text::is_reference(&reference), Error::<T>::BadReference);
		let (record, port) = Self::live_iou(iou)?;
		Self::ensure_may_handle(&port, &who, Flow::Deposit)?;
		Self::ensure_may_issue(&record, &port)?;
		let key = Self::new_reference(iou, &reference)?;
		let trust = Trusts::<T>::get(iou, &dest).ok_or(Error::<T>::NotTrusted)?;
		let Quote { amount, fee, net } = quote::ask_deposit(amount, &record.terms).map_err(Error::<T>::from)?;
		Self::ensure_trusted(iou, &dest, trust.limit, net)?;
		Self::ensure_room(iou, &record.terms, net)?;

		UsedReferences::<T>::insert(iou, key, ());
		T::Ledger::mint_into(iou, &dest, net)?;
		Self::deposit_event(Event::Issued { iou, port: record.port, who: dest, amount, fee, net, reference });
		Ok(())
	}

	/// Fails unless the port is in business and its IOU is not paused.
	pub(crate) fn ensure_may_issue(iou: &Iou, port: &Port<T::AccountId>) -> DispatchResult {
		Self::ensure_in_business(port)?;
		ensure!(!iou.paused, Error::<T>::IouPaused);
		Ok(())
	}

	/// The key of a reference that was not used yet.
	fn new_reference(iou: AssetId, reference: &Reference) -> Result<[u8; 32], DispatchError> {
		let key = sp_io::hashing::blake2_256(reference);
		ensure!(!UsedReferences::<T>::contains_key(iou, key), Error::<T>::ReferenceUsed);
		Ok(key)
	}

	/// Most units that may be issued to `who`; none is no limit, of his own or for want of a trust.
	fn trust_limit(iou: AssetId, who: &T::AccountId) -> Option<Balance> {
		Trusts::<T>::get(iou, who).and_then(|trust| trust.limit)
	}

	/// Fails unless `net` more is within the limit of `who`.
	fn ensure_trusted(iou: AssetId, who: &T::AccountId, limit: Option<Balance>, net: Balance) -> DispatchResult {
		if limit.is_some() {
			quote::check_trust(net, T::Ledger::total_balance(iou, who), limit).map_err(Error::<T>::from)?;
		}
		Ok(())
	}

	/// Fails unless `net` more fits the maximum supply and the reserves.
	pub(crate) fn ensure_room(iou: AssetId, terms: &Terms, net: Balance) -> DispatchResult {
		let reserves = terms.reserves_required.then(|| Attestations::<T>::get(iou)).flatten();
		let outstanding = T::Ledger::total_issuance(iou);
		let room = quote::check_issue(net, outstanding, terms, reserves.as_ref().map(reserves_of), T::Time::now());
		Ok(room.map_err(Error::<T>::from)?)
	}
}
