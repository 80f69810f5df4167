//! STM held for what the pallet stores.

use crate::*;
use frame_support::{
	pallet_prelude::*,
	traits::{fungible::MutateHold, tokens::Precision},
};
use tributary_primitives::Balance;

impl<T: Config> Pallet<T> {
	/// Holds `amount` units of STM of `who` and says how much, for the record.
	pub(crate) fn hold(reason: HoldReason, who: &T::AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		T::Deposits::hold(&reason.into(), who, amount)?;
		Ok(amount)
	}

	/// Returns what a record held.
	pub(crate) fn release(reason: HoldReason, who: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Deposits::release(&reason.into(), who, amount, Precision::Exact)?;
		Ok(())
	}
}
