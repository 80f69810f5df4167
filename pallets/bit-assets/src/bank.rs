//! One BitAsset while a call or a step of the hook works on it: read once, written once.

use crate::*;
use collateral_core::{feed::Median, global::cover_bad_debt, After, Market, Position, Prices, Swap};
use frame_support::{pallet_prelude::*, traits::Time};
use tributary_primitives::{AssetId, Balance, Custody, Moment, Price};

/// A BitAsset as it is now: announced terms whose time has come are in force, the borrow fee is brought forward.
pub(crate) struct Bank<T: Config> {
	pub asset: AssetId,
	pub record: BitAsset<T::AccountId>,
	/// Milliseconds.
	pub now: Moment,
	/// What live reports say; none without a price.
	pub feed: Option<Median>,
	/// Whether announced terms came into force with this reading.
	turned: bool,
	/// Orders, positions and empty places of settlements that a step looked at and left as they are.
	pub looks: u32,
}

impl<T: Config> Bank<T> {
	/// Reads it; `NoSuchAsset` if there is none.
	pub fn open(asset: AssetId) -> Result<Self, DispatchError> {
		let now = T::Time::now();
		let mut record = Records::<T>::get(asset).ok_or(Error::<T>::NoSuchAsset)?;
		let turned = record.bring_up(now, T::Day::get());
		let feed = Pallet::<T>::median(asset, &record, now);
		Ok(Self { asset, record, now, feed, turned, looks: 0 })
	}

	/// Writes it.
	pub fn save(mut self) {
		if self.turned {
			self.look_again();
			Pallet::<T>::deposit_event(Event::TermsInForce { asset: self.asset, terms: self.record.terms });
		}
		self.look_when_debts_grew();
		Records::<T>::insert(self.asset, self.record);
	}

	/// The borrow fee makes positions weaker while no price moves: all are looked at once a day (B-49). At the highest fee a
	/// debt grows by 14 basis points in it.
	fn look_when_debts_grew(&mut self) {
		let record = &mut self.record;
		let grows = record.terms.borrow_fee_bp > 0 && record.positions > 0 && record.phase == Phase::Live;
		if grows && record.look.is_none() {
			let look = self.now.saturating_add(T::Day::get());
			record.look = Some(look);
			Pallet::<T>::wake(self.asset, look);
		}
	}

	/// The price that binds now.
	pub fn price(&self) -> Option<Price> {
		self.feed.map(|feed| feed.price)
	}

	/// What decisions about positions look at. What calls and settlements pay may be capped by the weakest position.
	pub fn market(&self) -> Market<'_> {
		let (terms, index) = (&self.record.terms, self.record.index.value);
		let weakest = self.record.root.first.map(|place| place.position());
		let prices = self.price().map(|feed| Prices::new(feed, weakest.as_ref(), index, terms));
		Market { terms, index, prices }
	}

	/// What calls may pay at most, if that is less than the feed: what the weakest position has per unit it owes.
	pub fn cap(&self) -> Option<Price> {
		self.market().prices.and_then(|prices| prices.cap)
	}

	/// A position's ratio in basis points, rounded down; none without debt or price.
	pub fn ratio_bp(&self, position: Option<&Position>) -> Option<u64> {
		Some(position?.ratio_bp(self.record.index.value, &self.price()?))
	}

	/// Fails unless positions stand behind it.
	pub fn ensure_live(&self) -> DispatchResult {
		ensure!(self.record.phase == Phase::Live, Error::<T>::GloballySettled);
		Ok(())
	}

	/// The position that comes after a place in the order of weakness, or the weakest of all.
	pub fn next_debt(
		&self,
		after: Option<&collateral_core::Weakness>,
	) -> Result<Option<(T::AccountId, Debt)>, DispatchError> {
		let Some(weakness) = ranking::next::<T>(self.asset, &self.record.root, after)? else { return Ok(None) };
		let id = u32::try_from(weakness.id).map_err(|_| Error::<T>::Corrupt)?;
		self.debt_of_id(id).map(Some)
	}

	/// The weakest position.
	pub fn weakest(&self) -> Result<Option<(T::AccountId, Debt)>, DispatchError> {
		self.next_debt(None)
	}

	/// A position by its number.
	pub fn debt_of_id(&self, id: u32) -> Result<(T::AccountId, Debt), DispatchError> {
		let who = Debtors::<T>::get(self.asset, id).ok_or(Error::<T>::Corrupt)?;
		let debt = Debts::<T>::get(self.asset, &who).ok_or(Error::<T>::Corrupt)?;
		Ok((who, debt))
	}

	/// Writes a position with its place and the sums: none removes it, a new one gets the next number.
	pub fn put(
		&mut self,
		who: &T::AccountId,
		before: Option<Debt>,
		after: Option<Position>,
	) -> Result<Option<Debt>, DispatchError> {
		let id = before.map_or(self.record.next_position, |debt| debt.id);
		let debt = after.map(|position| Debt { id, position });
		self.count(before.map(|debt| debt.position), after)?;
		let (old, new) = (before.map(|debt| debt.weakness()), debt.map(|debt| debt.weakness()));
		ranking::replace::<T>(self.asset, &mut self.record.root, old, new)?;
		Debts::<T>::set(self.asset, who, debt);
		match (before, debt) {
			(None, Some(_)) => {
				Debtors::<T>::insert(self.asset, id, who);
				self.came_or_went(who, true, 1);
			}
			(Some(_), None) => {
				Debtors::<T>::remove(self.asset, id);
				self.came_or_went(who, false, 0);
			}
			_ => {}
		}
		Ok(debt)
	}

	/// Counts a position that came or went; `positions` is how many there are when the first came or the last went.
	fn came_or_went(&self, who: &T::AccountId, more: bool, positions: u32) {
		self.keep_for(who, more);
		if self.record.positions == positions {
			keeping::owe::<T>(self.record.backing, more);
		}
	}

	fn count(&mut self, before: Option<Position>, after: Option<Position>) -> DispatchResult {
		let (old, new) = (before.unwrap_or_default(), after.unwrap_or_default());
		let record = &mut self.record;
		let moved = |sum: u64, old: u64, new: u64| {
			sum.checked_sub(old).ok_or(Error::<T>::Corrupt)?.checked_add(new).ok_or(Error::<T>::TooLarge)
		};
		record.collateral = moved(record.collateral, old.collateral, new.collateral)?;
		record.principal = moved(record.principal, old.principal, new.principal)?;
		match (before, after) {
			(None, Some(_)) => {
				record.positions = record.positions.saturating_add(1);
				record.next_position = record.next_position.checked_add(1).ok_or(Error::<T>::TooLarge)?;
			}
			(Some(_), None) => record.positions = record.positions.saturating_sub(1),
			_ => {}
		}
		Ok(())
	}

	/// Books BitAsset in custody that paid debt of a position: `paid` units of its collateral went for it.
	///
	/// Principal is destroyed, fees go to bad debt and savings, what is beyond the debt is the owner's.
	pub fn cover(&mut self, who: &T::AccountId, debt: Debt, swap: Swap) -> Result<Option<Debt>, DispatchError> {
		let filled = collateral_core::call::fill(&debt.position, &swap, self.record.index.value, &self.record.terms)
			.map_err(Error::<T>::from)?;
		let fees = filled.call_fee.saturating_add(filled.payment.fee);
		self.destroy(filled.payment.burned)?;
		self.take_fees(fees)?;
		Pallet::<T>::pay_or_keep(who, self.asset, filled.surplus.into());
		let left = self.leave(who, debt, filled.after)?;
		Pallet::<T>::deposit_event(Event::DebtCovered {
			asset: self.asset,
			who: who.clone(),
			paid: swap.paid,
			got: swap.asset,
			burned: filled.payment.burned,
			fees,
			surplus: filled.surplus,
			left,
		});
		Ok(left)
	}

	/// Writes what is left of a position of which some debt was cleared.
	pub fn leave(&mut self, who: &T::AccountId, debt: Debt, after: After) -> Result<Option<Debt>, DispatchError> {
		match after {
			After::Open(position) => self.put(who, Some(debt), Some(position)),
			After::Closed { returned } => self.end(who, debt, returned, 0),
			After::Exhausted { bad_debt } => self.end(who, debt, 0, bad_debt),
		}
	}

	/// Ends a position: its order leaves the book, its owner gets what is left.
	pub fn end(
		&mut self,
		who: &T::AccountId,
		debt: Debt,
		returned: u64,
		bad_debt: u64,
	) -> Result<Option<Debt>, DispatchError> {
		ensure!(!Fills::<T>::contains_key(self.asset, debt.id), Error::<T>::Corrupt);
		let cap = self.cap();
		self.take_back(who, debt.id)?;
		self.put(who, Some(debt), None)?;
		self.look_if_cap_moved(cap);
		self.record.bad_debt = self.record.bad_debt.saturating_add(bad_debt);
		Pallet::<T>::pay_or_keep(who, self.record.backing, returned.into());
		let (asset, who) = (self.asset, who.clone());
		Pallet::<T>::deposit_event(Event::PositionClosed { asset, who, returned, bad_debt });
		Ok(None)
	}

	/// Takes fees that lie in custody: bad debt is paid off first, the rest streams to the savings.
	pub fn take_fees(&mut self, fees: u64) -> DispatchResult {
		if fees == 0 {
			return Ok(());
		}
		let covered = cover_bad_debt(self.record.bad_debt, fees);
		let saved = fees.saturating_sub(covered);
		self.destroy(covered)?;
		self.record.bad_debt = self.record.bad_debt.saturating_sub(covered);
		self.record.pot = self.record.pot.saturating_add(saved);
		self.record.savings = self.record.savings.with_fee(saved, self.now, T::Day::get());
		Pallet::<T>::deposit_event(Event::FeesTaken { asset: self.asset, covered, saved });
		Ok(())
	}

	/// Creates BitAsset in custody.
	pub fn issue(&self, amount: u64) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		T::Custody::issue(self.asset, amount.into())
	}

	/// Destroys BitAsset that lies in custody.
	pub fn destroy(&self, amount: u64) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		T::Custody::destroy(self.asset, amount.into())
	}

	/// Moves `amount` units of `asset` of the caller into custody.
	pub fn bring(who: &T::AccountId, asset: AssetId, amount: u64) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let amount = Balance::from(amount);
		ensure!(T::Custody::spendable(who, asset) >= amount, Error::<T>::InsufficientBalance);
		T::Custody::reserve(who, asset, amount)
	}

	/// Gives the caller `amount` units of `asset`; the call fails if he cannot have them.
	pub fn hand(who: &T::AccountId, asset: AssetId, amount: u64) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		T::Custody::release(who, asset, amount.into())
	}
}
