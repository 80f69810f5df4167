//! What a port issues, and on which terms.

use crate::*;
use alloc::vec::Vec;
use frame_support::{
	pallet_prelude::*,
	traits::{fungibles::Inspect, Time},
};
use ports_core::{
	terms::{Category, MarketFee, Powers, Terms, DECIMALS_MAX},
	text,
	view::{Announced, Attestation, PortId, PortState},
};
use tributary_primitives::{AssetControl, AssetId, Balance, MarketTerms, Moment, AMOUNT_MAX};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_define_iou(
		who: T::AccountId,
		port: PortId,
		code: Code,
		category: Category,
		decimals: u8,
		powers: Powers,
		terms: Terms,
	) -> DispatchResult {
		ensure!(text::is_code(&code), Error::<T>::BadCode);
		ensure!(decimals <= DECIMALS_MAX, Error::<T>::TooManyDecimals);
		Self::check_terms(&terms)?;
		let mut record = Self::own_port(&who, port)?;
		Self::ensure_in_business(&record)?;
		ensure!(!IouByCode::<T>::contains_key(port, &code), Error::<T>::CodeTaken);
		ensure!(record.ious < IOUS_MAX, Error::<T>::TooManyIous);
		let deposit = Self::hold(HoldReason::Iou, &who, T::IouDeposit::get())?;
		let iou = T::Control::create(&Self::asset_name(&code, &record.name), &code, decimals)?;

		record.ious = record.ious.saturating_add(1);
		Ports::<T>::insert(port, record);
		IouByCode::<T>::insert(port, &code, iou);
		let code_stored = code.clone();
		let (paused, removing, announced, next_request) = (false, false, None, 0);
		let stored = Iou {
			port,
			code: code_stored,
			category,
			decimals,
			powers,
			paused,
			removing,
			terms,
			announced,
			next_request,
			deposit,
		};
		Ious::<T>::insert(iou, stored);
		Self::deposit_event(Event::IouDefined { iou, port, code, category, decimals, powers, terms });
		Ok(())
	}

	pub(crate) fn do_announce_terms(who: T::AccountId, iou: AssetId, terms: Terms) -> DispatchResult {
		Self::check_terms(&terms)?;
		let (mut record, port) = Self::own_iou(&who, iou)?;
		ensure!(!matches!(port.state, PortState::Retired { .. }), Error::<T>::PortRetired);
		ensure!(record.terms.may_become(&terms), Error::<T>::SupplyMayNotRise);

		let effective = T::Time::now().saturating_add(T::TermsNotice::get());
		record.announced = Some(Announced { terms, effective });
		Ious::<T>::insert(iou, record);
		Self::deposit_event(Event::TermsAnnounced { iou, terms, effective });
		Ok(())
	}

	pub(crate) fn do_withdraw_terms(who: T::AccountId, iou: AssetId) -> DispatchResult {
		let (mut record, _) = Self::own_iou(&who, iou)?;
		ensure!(record.announced.take().is_some(), Error::<T>::NothingAnnounced);

		Ious::<T>::insert(iou, record);
		Self::deposit_event(Event::TermsWithdrawn { iou });
		Ok(())
	}

	pub(crate) fn do_give_up_powers(who: T::AccountId, iou: AssetId, up: Powers) -> DispatchResult {
		let (mut record, _) = Self::own_iou(&who, iou)?;
		let left = record.powers.without(up);
		ensure!(left != record.powers, Error::<T>::NoPower);

		record.powers = left;
		Ious::<T>::insert(iou, record);
		Self::deposit_event(Event::PowersGivenUp { iou, left });
		Ok(())
	}

	pub(crate) fn do_attest_reserves(
		who: T::AccountId,
		iou: AssetId,
		amount: Balance,
		statement_hash: [u8; 32],
		expires: Moment,
	) -> DispatchResult {
		ensure!(amount <= AMOUNT_MAX, Error::<T>::TooLarge);
		let attested = T::Time::now();
		let latest = attested.saturating_add(T::AttestationMax::get());
		ensure!(expires > attested && expires <= latest, Error::<T>::BadExpiry);
		let (record, _) = Self::own_iou(&who, iou)?;

		Attestations::<T>::insert(iou, Attestation { amount, statement_hash, attested, expires });
		let (port, outstanding) = (record.port, T::Ledger::total_issuance(iou));
		Self::deposit_event(Event::ReservesAttested {
			iou,
			port,
			amount,
			outstanding,
			statement_hash,
			attested,
			expires,
		});
		Ok(())
	}

	pub(crate) fn do_remove_iou(who: T::AccountId, iou: AssetId) -> DispatchResult {
		let (mut record, mut port) = Self::iou_and_port(iou)?;
		ensure!(port.owner == who, Error::<T>::NotPortOwner);
		ensure!(T::Ledger::total_issuance(iou) == 0, Error::<T>::StillOutstanding);
		ensure!(Requests::<T>::iter_prefix(iou).next().is_none(), Error::<T>::RequestOpen);
		if !Self::forget_references(iou) || !T::Control::destroy(iou)? {
			record.removing = true;
			let port = record.port;
			Ious::<T>::insert(iou, record);
			Self::deposit_event(Event::IouBeingRemoved { iou, port });
			return Ok(());
		}

		port.ious = port.ious.saturating_sub(1);
		Ports::<T>::insert(record.port, port);
		IouByCode::<T>::remove(record.port, &record.code);
		Ious::<T>::remove(iou);
		Attestations::<T>::remove(iou);
		Self::release(HoldReason::Iou, &who, record.deposit)?;
		Self::deposit_event(Event::IouRemoved { iou, port: record.port, code: record.code });
		Ok(())
	}

	/// Removes used references, a bounded number a call, and says whether none is left. They guard a dead IOU.
	fn forget_references(iou: AssetId) -> bool {
		UsedReferences::<T>::clear_prefix(iou, REFERENCES_STEP, None).maybe_cursor.is_none()
	}

	/// What an IOU's terms in force ask of a market, its fees for the port's owner; none for what is no IOU.
	pub fn market_terms(iou: AssetId) -> Option<MarketTerms<T::AccountId>> {
		let (record, port) = Self::live_iou(iou).ok()?;
		let Terms { market_fee, order_min, .. } = record.terms;
		let MarketFee { maker_bp, taker_bp, fill_max } = market_fee;
		Some(MarketTerms { maker_bp, taker_bp, fill_max, beneficiary: Some(port.owner), order_min })
	}

	/// What a port may do to holders of its IOU; none for what is no IOU.
	pub fn powers(iou: AssetId) -> Option<Powers> {
		Ious::<T>::get(iou).map(|record| record.powers)
	}

	/// The IOU and its port, if `who` is the port's owner. The terms are those in force.
	pub(crate) fn own_iou(who: &T::AccountId, iou: AssetId) -> Result<(Iou, Port<T::AccountId>), DispatchError> {
		let (record, port) = Self::live_iou(iou)?;
		ensure!(port.owner == *who, Error::<T>::NotPortOwner);
		Ok((record, port))
	}

	/// The IOU and its port, if it is not being removed. The terms are those in force.
	pub(crate) fn live_iou(iou: AssetId) -> Result<(Iou, Port<T::AccountId>), DispatchError> {
		let (mut record, port) = Self::iou_and_port(iou)?;
		ensure!(!record.removing, Error::<T>::BeingRemoved);
		record.settle_terms(port.terms_clock(T::Time::now()));
		Ok((record, port))
	}

	/// The IOU and its port.
	pub(crate) fn iou_and_port(iou: AssetId) -> Result<(Iou, Port<T::AccountId>), DispatchError> {
		let record = Ious::<T>::get(iou).ok_or(Error::<T>::NoSuchIou)?;
		let port = Ports::<T>::get(record.port).ok_or(Error::<T>::NoSuchPort)?;
		Ok((record, port))
	}

	fn check_terms(terms: &Terms) -> DispatchResult {
		let deadlines = (T::DeadlineMin::get(), T::DeadlineMax::get());
		Ok(terms.check(deadlines).map_err(Error::<T>::from)?)
	}

	/// What wallets show: `BTC.bitstamp`.
	fn asset_name(code: &Code, port: &Name) -> Vec<u8> {
		[code.as_slice(), b".", port.as_slice()].concat()
	}
}
