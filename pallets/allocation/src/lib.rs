//! The four pools that hold all the STM at genesis, and the grants a chain is born with.
//!
//! # Purpose
//!
//! All STM exists from the first block on (S-10, S-11). It lies in four accounts that nobody has a key of (S-44..S-47),
//! except what genesis grants: development accounts, validators' bonds, one STM for each account of a pallet. A grant
//! of genesis counts in the limits of the first year (S-44, S-45, S-49).
//!
//! # Terms
//!
//! - *Pool*: a keyless account with a share of the STM, see [`Pool`].
//! - *Grant*: STM that leaves a pool, see [`Grant`].
//! - *Deactivated*: issued, but not counted where turnout is measured, because nobody can vote with it.
//!
//! # Life of a genesis
//!
//! ```text
//! preset: grants ── opening_balances ──> genesis of balances ──> bonds, deposits, assets
//!           └──────────────────────────> genesis of this pallet: checks the balances, deactivates the pools,
//!                                        writes down what the first year has granted
//! ```
//!
//! # Invariants
//!
//! 1. Each pool holds at least its share less what it granted. (Anybody may send STM to a pool.)
//! 2. The deactivated issuance is the sum of the pools' shares less what they granted.
//! 3. No pool has granted more in the first year than it may, nor have all together.
//! 4. There is never more STM than at genesis.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used, clippy::panic)
)]

extern crate alloc;

mod genesis;
pub mod migration;
#[cfg(test)]
mod mock;
mod pool;
#[cfg(test)]
mod tests;
#[cfg(feature = "try-runtime")]
mod try_state;
mod views;

pub use genesis::{granted_by_pool, Grant, GrantError};
pub use pallet::*;
pub use pool::Pool;
pub use views::PoolInfo;

use sp_runtime::traits::AccountIdConversion;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::fungible::{Inspect, Unbalanced},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use tributary_primitives::{stm::TOTAL_AT_GENESIS, Balance};

	/// The year that begins with block 1.
	pub const FIRST_YEAR: u32 = 1;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The ledger of STM.
		type Currency: Inspect<Self::AccountId, Balance = Balance> + Unbalanced<Self::AccountId>;

		/// Accounts of pallets that must exist from the first block on. Each needs a grant.
		type PalletAccounts: Get<Vec<Self::AccountId>>;

		/// What the pools' accounts are derived from.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What a pool has granted in a year of the chain, units. The first year is 1.
	#[pallet::storage]
	pub type Granted<T> = StorageDoubleMap<_, Twox64Concat, Pool, Twox64Concat, u32, Balance, ValueQuery>;

	/// The grants a chain is born with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// STM that leaves the pools before block 1: from where, to whom, how much (units).
		pub initial_grants: Vec<Grant<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if self.is_blank() {
				return;
			}
			let granted = granted_by_pool(&self.initial_grants);
			assert!(granted.is_ok(), "the initial grants break a limit of the first year: {granted:?}");
			self.assert_balances();
			self.assert_pallet_accounts();
			for (pool, amount) in granted.unwrap_or_default() {
				Granted::<T>::insert(pool, FIRST_YEAR, amount);
			}
			for pool in Pool::ALL {
				T::Currency::deactivate(Pallet::<T>::reserve(pool));
			}
		}
	}

	impl<T: Config> GenesisConfig<T> {
		/// A ledger without a unit of STM is no chain, but what tools and tests build when they are told nothing.
		fn is_blank(&self) -> bool {
			self.initial_grants.is_empty() && T::Currency::total_issuance() == 0
		}

		/// The ledger holds exactly what follows from the grants, bonds and other holds included.
		fn assert_balances(&self) {
			let issued = T::Currency::total_issuance();
			assert!(issued == TOTAL_AT_GENESIS, "genesis issues {issued} units of STM, not {TOTAL_AT_GENESIS} (S-10)");
			for (who, due) in Pallet::<T>::opening_balances(&self.initial_grants).unwrap_or_default() {
				let has = T::Currency::total_balance(&who);
				assert!(has == due, "at genesis {who:?} has {has} units of STM, but is granted {due}");
			}
		}

		/// Every account of a pallet exists.
		fn assert_pallet_accounts(&self) {
			for who in T::PalletAccounts::get() {
				let has = T::Currency::total_balance(&who);
				assert!(has >= T::Currency::minimum_balance(), "the pallet account {who:?} has no grant");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let shares = Pool::ALL.into_iter().try_fold(0, |sum: Balance, pool| sum.checked_add(pool.share()));
			assert_eq!(shares, Some(TOTAL_AT_GENESIS), "the pools share all the STM there is (S-51)");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The four pools as they stand, in the order of the paper.
		pub fn pools() -> Vec<PoolInfo<T::AccountId>> {
			Pool::ALL.into_iter().map(Self::pool_info).collect()
		}
	}

	impl<T: Config> Pallet<T> {
		/// The keyless account of a pool.
		pub fn pool_account(pool: Pool) -> T::AccountId {
			T::PalletId::get().into_sub_account_truncating(pool)
		}

		/// What a pool has granted in all years, units.
		pub fn granted(pool: Pool) -> Balance {
			Granted::<T>::iter_prefix_values(pool).fold(0, Balance::saturating_add)
		}

		/// What a pool must still hold: its share less what it granted, units.
		pub fn reserve(pool: Pool) -> Balance {
			pool.share().saturating_sub(Self::granted(pool))
		}
	}
}
