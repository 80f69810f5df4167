//! What wallets may read about the pools.

use crate::{Config, Granted, Pallet, Pool, FIRST_YEAR};
use codec::{Decode, Encode};
use frame_support::traits::fungible::Inspect;
use scale_info::TypeInfo;
use tributary_primitives::Balance;

/// A pool as it stands. Amounts are units of STM.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PoolInfo<AccountId> {
	/// Which pool.
	pub pool: Pool,
	/// Its keyless account.
	pub account: AccountId,
	/// What it was born with, grants of genesis included.
	pub share: Balance,
	/// What its account holds, gifts of others included.
	pub balance: Balance,
	/// What it has granted in all years.
	pub granted: Balance,
	/// What it has granted in the first year, grants of genesis included.
	pub granted_first_year: Balance,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn pool_info(pool: Pool) -> PoolInfo<T::AccountId> {
		let account = Self::pool_account(pool);
		PoolInfo {
			pool,
			share: pool.share(),
			balance: T::Currency::total_balance(&account),
			granted: Self::granted(pool),
			granted_first_year: Granted::<T>::get(pool, FIRST_YEAR),
			account,
		}
	}
}
