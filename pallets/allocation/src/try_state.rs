//! The numbered invariants of the crate's documentation.

use crate::{Config, Granted, Pallet, Pool, FIRST_YEAR};
use frame_support::{ensure, traits::fungible::Inspect};
use sp_runtime::TryRuntimeError;
use tributary_primitives::{stm::TOTAL_AT_GENESIS, Balance};

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the one that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Self::pools_are_covered(), "Allocation invariant 1: each pool holds its reserve");
		ensure!(Self::reserves_are_inactive(), "Allocation invariant 2: what is deactivated is the pools' reserves");
		ensure!(Self::first_year_is_kept(), "Allocation invariant 3: the first year's limits hold");
		ensure!(
			T::Currency::total_issuance() <= TOTAL_AT_GENESIS,
			"Allocation invariant 4: there is never more STM than at genesis"
		);
		Ok(())
	}

	fn pools_are_covered() -> bool {
		Pool::ALL.into_iter().all(|pool| T::Currency::total_balance(&Self::pool_account(pool)) >= Self::reserve(pool))
	}

	fn reserves_are_inactive() -> bool {
		let inactive = T::Currency::total_issuance().saturating_sub(T::Currency::active_issuance());
		inactive == Pool::ALL.into_iter().map(Self::reserve).fold(0, Balance::saturating_add)
	}

	fn first_year_is_kept() -> bool {
		let granted = |pool| Granted::<T>::get(pool, FIRST_YEAR);
		let total = Pool::ALL.into_iter().map(granted).fold(0, Balance::saturating_add);
		total <= Pool::FIRST_YEAR_GRANTS && Pool::ALL.into_iter().all(|pool| granted(pool) <= pool.first_year_cap())
	}
}
