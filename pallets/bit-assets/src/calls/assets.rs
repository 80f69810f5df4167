//! Making BitAssets and changing their terms (B-30, B-51).

use crate::{ranking::Root, *};
use collateral_core::{BorrowIndex, Savings, Terms, Volume};
use frame_support::{
	pallet_prelude::*,
	traits::{fungible::MutateHold, fungibles::Inspect, Time},
};
use tributary_primitives::{AssetControl, AssetId, AssetRules, Balance};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create(
		owner: Option<T::AccountId>,
		symbol: Symbol,
		decimals: u8,
		backing: AssetId,
		freezable: bool,
		terms: Terms,
	) -> DispatchResult {
		Self::ensure_new(owner.is_some(), &symbol, decimals, &terms)?;
		ensure!(T::Ledger::asset_exists(backing), Error::<T>::BadBacking);
		let (counted, backing_freezable) = Self::stoppable(backing);
		ensure!(freezable || !backing_freezable, Error::<T>::BackingFreezable);
		let held = Self::hold_for(owner.as_ref())?;
		let name = [b"Bit", symbol.as_slice()].concat();
		let asset = T::Control::create(&name, &name, decimals)?;

		let newborn = Self::newborn(owner.clone(), symbol.clone(), backing, terms);
		Records::<T>::insert(asset, BitAsset { freezable: backing_freezable, counted, held, ..newborn });
		Symbols::<T>::insert(&symbol, asset);
		if owner.is_none() {
			Self::govern(asset);
		}
		Self::deposit_event(Event::Created { asset, owner, symbol, decimals, backing, backing_freezable, terms });
		Ok(())
	}

	fn ensure_new(owned: bool, symbol: &Symbol, decimals: u8, terms: &Terms) -> DispatchResult {
		let letters = symbol.iter().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
		ensure!(!symbol.is_empty() && letters, Error::<T>::BadSymbol);
		ensure!(decimals <= DECIMALS_MAX, Error::<T>::TooManyDecimals);
		terms.check().map_err(Error::<T>::from)?;
		ensure!(!Symbols::<T>::contains_key(symbol), Error::<T>::SymbolTaken);
		let most = if owned { ASSETS_MAX.saturating_sub(GOVERNED) } else { ASSETS_MAX };
		ensure!(Records::<T>::count() < most, Error::<T>::TooManyAssets);
		Ok(())
	}

	/// Whether somebody may stop an asset; and whether that, or may stop what stands behind it.
	fn stoppable(asset: AssetId) -> (bool, bool) {
		let freezable = T::Rules::is_freezable(asset);
		(freezable, freezable || Records::<T>::get(asset).is_some_and(|record| record.freezable))
	}

	fn hold_for(owner: Option<&T::AccountId>) -> Result<Balance, DispatchError> {
		let Some(owner) = owner else { return Ok(0) };
		let deposit = T::AssetDeposit::get();
		T::Deposits::hold(&HoldReason::Asset.into(), owner, deposit).map_err(|_| Error::<T>::InsufficientBalance)?;
		Ok(deposit)
	}

	fn govern(asset: AssetId) {
		Governed::<T>::mutate(|assets| {
			let place = assets.partition_point(|other| *other < asset);
			let fits = assets.try_insert(place, asset).is_ok();
			frame_support::defensive_assert!(fits, "there are no more BitAssets than places");
		});
	}

	/// Without a position. Governance's follow the oracle.
	fn newborn(owner: Option<T::AccountId>, symbol: Symbol, backing: AssetId, terms: Terms) -> BitAsset<T::AccountId> {
		let now = T::Time::now();
		let source = if owner.is_some() { Source::Feeders } else { Source::Oracle };
		BitAsset {
			owner,
			symbol,
			backing,
			freezable: false,
			counted: false,
			source,
			terms,
			announced: None,
			index: BorrowIndex::new(now),
			collateral: 0,
			principal: 0,
			positions: 0,
			next_position: 0,
			root: Root::default(),
			savings: Savings { at: now, ..Savings::default() },
			pot: 0,
			bad_debt: 0,
			volume: Volume::default(),
			phase: Phase::Live,
			seen: None,
			pass: Pass::Done,
			again: false,
			retry: None,
			look: None,
			since: None,
			first_request: 0,
			next_request: 0,
			held: 0,
		}
	}

	/// A BitAsset of this owner's; of governance's for none.
	pub(crate) fn own(owner: Option<&T::AccountId>, asset: AssetId) -> Result<Bank<T>, DispatchError> {
		let bank = Bank::<T>::open(asset)?;
		ensure!(bank.record.owner.as_ref() == owner, Error::<T>::NotOwner);
		Ok(bank)
	}

	pub(crate) fn do_announce_terms(owner: Option<T::AccountId>, asset: AssetId, terms: Terms) -> DispatchResult {
		let mut bank = Self::own(owner.as_ref(), asset)?;
		bank.record.terms.may_become(&terms).map_err(Error::<T>::from)?;
		bank.ensure_majority(&terms)?;
		let effective = bank.now.saturating_add(T::TermsNotice::get());
		bank.record.announced = Some(Announced { terms, effective });
		bank.save();
		Self::wake(asset, effective);
		Self::deposit_event(Event::TermsAnnounced { asset, terms, effective });
		Ok(())
	}

	pub(crate) fn do_withdraw_terms(owner: Option<T::AccountId>, asset: AssetId) -> DispatchResult {
		let mut bank = Self::own(owner.as_ref(), asset)?;
		ensure!(bank.record.announced.take().is_some(), Error::<T>::NothingAnnounced);
		bank.save();
		Self::deposit_event(Event::TermsWithdrawn { asset });
		Ok(())
	}
}
