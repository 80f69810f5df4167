//! What others take of margin calls' orders. The book tells it while somebody else trades: it is noted here, for the price
//! of a credit to any other maker, and booked on the position in a step of its own.

use crate::*;
use collateral_core::Swap;
use frame_support::{pallet_prelude::*, traits::Time};
use tributary_primitives::{Balance, OnFill};

impl<T: Config> OnFill for Pallet<T> {
	fn on_fill(tag: u64, paid: Balance, got: Balance) {
		let (asset, id) = tagged(tag);
		Fills::<T>::mutate(asset, id, |taken| {
			let taken = taken.get_or_insert_with(Taken::default);
			taken.paid = taken.paid.saturating_add(amount(paid));
			taken.got = taken.got.saturating_add(amount(got));
		});
		Self::wake(asset, T::Time::now());
	}

	/// What is left of the collateral lies in custody; it never left the position.
	fn on_end(tag: u64, _: Balance) {
		let (asset, id) = tagged(tag);
		Ordered::<T>::remove(asset, id.to_be_bytes());
		Self::wake(asset, T::Time::now());
	}
}

impl<T: Config> Bank<T> {
	/// Books what was taken of one order; says whether there was any.
	pub fn book_fill(&mut self) -> Result<bool, DispatchError> {
		let Some(id) = Fills::<T>::iter_key_prefix(self.asset).next() else { return Ok(false) };
		self.book_fills_of(id)?;
		Ok(true)
	}

	/// Books what was taken of a position's order, so that the position is what it is; says what is left of it. An order
	/// that is over may leave it called: then it is looked at again.
	pub fn book_fills_of(&mut self, id: u32) -> Result<Option<Debt>, DispatchError> {
		let (who, debt) = self.debt_of_id(id)?;
		let Some(Taken { paid, got }) = Fills::<T>::take(self.asset, id) else { return Ok(Some(debt)) };
		let left = self.cover(&who, debt, Swap { asset: got, paid })?;
		if left.is_some() && self.standing(id).is_none() {
			self.look_again();
		}
		Ok(left)
	}

	/// The weakest position, with what was taken of its order booked; none if that takes more than `most` bookings.
	pub fn weakest_booked(&mut self, most: u32) -> Result<Option<(T::AccountId, Debt)>, DispatchError> {
		let mut left = most;
		while let Some((who, debt)) = self.weakest()? {
			if !Fills::<T>::contains_key(self.asset, debt.id) {
				return Ok(Some((who, debt)));
			}
			let Some(fewer) = left.checked_sub(1) else { break };
			left = fewer;
			self.book_fills_of(debt.id)?;
		}
		Ok(None)
	}
}

/// An amount that a position can have.
pub(crate) fn amount(balance: Balance) -> u64 {
	u64::try_from(balance).unwrap_or(u64::MAX)
}
