//! Accounts of pallets that came after genesis.

use crate::{Config, Granted, Pallet, Pool, FIRST_YEAR};
use core::marker::PhantomData;
use frame_support::{
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate, Unbalanced},
		tokens::Preservation,
		OnRuntimeUpgrade,
	},
};
use sp_runtime::TokenError;
use tributary_primitives::stm::EXISTENTIAL_DEPOSIT;

/// Gives each account of a pallet that does not exist yet the least STM an account needs, from the pool of the ecosystem
/// and within its limits of the first year (S-44, S-49). Changes nothing where all of them exist.
pub struct OpenPalletAccounts<T>(PhantomData<T>);

impl<T: Config<Currency: Mutate<T::AccountId>>> OnRuntimeUpgrade for OpenPalletAccounts<T> {
	fn on_runtime_upgrade() -> Weight {
		let mut weight = Weight::zero();
		for who in T::PalletAccounts::get() {
			weight = weight.saturating_add(T::DbWeight::get().reads(1));
			if exists::<T>(&who) {
				continue;
			}
			// The pool, its account, what every pool has granted, what is deactivated.
			weight = weight.saturating_add(T::DbWeight::get().reads_writes(7, 4));
			if with_storage_layer(|| open::<T>(&who)).is_err() {
				frame_support::defensive!("the pool has more than this, and the year more room");
			}
		}
		weight
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(_: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
		ensure!(T::PalletAccounts::get().iter().all(exists::<T>), "every account of a pallet exists");
		Ok(())
	}
}

fn exists<T: Config>(who: &T::AccountId) -> bool {
	T::Currency::total_balance(who) >= T::Currency::minimum_balance()
}

fn open<T: Config<Currency: Mutate<T::AccountId>>>(who: &T::AccountId) -> DispatchResult {
	let pool = Pool::Ecosystem;
	let granted = Granted::<T>::get(pool, FIRST_YEAR).saturating_add(EXISTENTIAL_DEPOSIT);
	let of_all = Pool::ALL
		.into_iter()
		.fold(EXISTENTIAL_DEPOSIT, |sum, pool| sum.saturating_add(Granted::<T>::get(pool, FIRST_YEAR)));
	ensure!(granted <= pool.first_year_cap() && of_all <= Pool::FIRST_YEAR_GRANTS, TokenError::FundsUnavailable);
	T::Currency::transfer(&Pallet::<T>::pool_account(pool), who, EXISTENTIAL_DEPOSIT, Preservation::Preserve)?;
	T::Currency::reactivate(EXISTENTIAL_DEPOSIT);
	Granted::<T>::insert(pool, FIRST_YEAR, granted);
	Ok(())
}
