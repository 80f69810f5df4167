//! Owners and their positions (B-44 … B-46).

use crate::*;
use collateral_core::{adjust, Adjusted, Adjustment, Position};
use frame_support::{
	pallet_prelude::*,
	traits::{
		fungibles::Mutate,
		tokens::{Fortitude, Precision, Preservation},
	},
};
use tributary_primitives::{AssetId, AssetRules, Custody};

impl<T: Config> Pallet<T> {
	/// Says what moved, and how many orders the position's call met, if it had one and still needs it.
	pub(crate) fn do_adjust(
		who: T::AccountId,
		asset: AssetId,
		adjustment: Adjustment,
	) -> Result<(Adjusted, Option<u16>), DispatchError> {
		let mut bank = Bank::<T>::open(asset)?;
		bank.ensure_live()?;
		let may_borrow = adjustment.debt <= 0 || T::Rules::may_send(bank.record.backing, &who);
		ensure!(may_borrow, Error::<T>::Barred);
		let debt = bank.own_debt(&who)?;
		let position = debt.map(|debt| debt.position);
		let adjusted = adjust(position.as_ref(), &adjustment, &bank.market()).map_err(Error::<T>::from)?;

		let called = debt.filter(|debt| bank.standing(debt.id).is_some());
		if let Some(debt) = called {
			bank.make_way(&who, debt.id, adjusted.position.as_ref())?;
		}
		let cap = bank.cap();
		let left = bank.put(&who, debt, adjusted.position)?;
		bank.look_if_cap_moved(cap);
		bank.move_funds(&who, &adjusted)?;
		let ratio_bp = bank.ratio_bp(adjusted.position.as_ref());
		Self::deposit_event(Event::Adjusted { asset, who: who.clone(), adjusted, ratio_bp });
		let met = match (called, left) {
			(Some(_), Some(left)) => Some(bank.call_if_due(&who, left)?),
			_ => None,
		};
		bank.wake_if_moved();
		bank.save();
		Ok((adjusted, met))
	}
}

impl<T: Config> Bank<T> {
	/// The caller's position, with what was taken of its order booked.
	fn own_debt(&mut self, who: &T::AccountId) -> Result<Option<Debt>, DispatchError> {
		match Debts::<T>::get(self.asset, who) {
			Some(debt) => self.book_fills_of(debt.id),
			None => Ok(None),
		}
	}

	/// Takes the order of a position out of the book unless the changed one should have the same.
	fn make_way(&mut self, who: &T::AccountId, id: u32, after: Option<&Position>) -> DispatchResult {
		match self.standing(id) == after.and_then(|position| self.plan(position)) {
			true => Ok(()),
			false => self.take_back(who, id),
		}
	}

	/// What is borrowed is made where it goes, and what is repaid destroyed where it lies: only fees go through custody.
	fn move_funds(&mut self, who: &T::AccountId, adjusted: &Adjusted) -> DispatchResult {
		Self::bring(who, self.record.backing, adjusted.deposited)?;
		self.burn(who, adjusted)?;
		if adjusted.minted > 0 {
			self.issue(adjusted.fee)?;
			T::Ledger::mint_into(self.asset, who, adjusted.received.into())?;
		}
		self.take_fees(adjusted.fee)?;
		Self::hand(who, self.record.backing, adjusted.released)
	}

	fn burn(&self, who: &T::AccountId, adjusted: &Adjusted) -> DispatchResult {
		if adjusted.paid == 0 {
			return Ok(());
		}
		ensure!(T::Custody::spendable(who, self.asset) >= adjusted.paid.into(), Error::<T>::InsufficientBalance);
		let (expendable, exact, polite) = (Preservation::Expendable, Precision::Exact, Fortitude::Polite);
		T::Ledger::burn_from(self.asset, who, adjusted.burned.into(), expendable, exact, polite)?;
		Self::bring(who, self.asset, adjusted.fee)
	}
}
