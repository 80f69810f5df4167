//! The lengths of time that only genesis writes, and the chain's first moment (design §2).
//!
//! # Purpose
//!
//! One runtime serves every preset: `fast` runs the same code as the main network with each [`Table`] entry
//! shortened. So slot, epoch, era, bonding time, ticks and the stages of a referendum are one value in storage,
//! and a small `Get` type in [`lengths`] hands each of them to the pallet that wants it.
//!
//! # Terms
//!
//! - *Table*: every length, see [`tributary_primitives::Periods`].
//! - *Genesis time*: the timestamp of block 1, from which ticks are counted (requirements X-1).
//!
//! # What it does not do
//!
//! It has no calls. A BABE chain cannot change its slot or its epoch while it lives, and a schedule whose
//! period moves would pay twice or not at all; so not even governance can write the table.
//!
//! # Invariants
//!
//! 1. There is a stored table, and it passes its own check.
//! 2. A genesis time, once set, is not zero.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used, clippy::panic)
)]

pub mod lengths;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(feature = "try-runtime")]
mod try_state;

pub use pallet::*;
pub use tributary_primitives::Periods as Table;

use frame_support::traits::OnTimestampSet;
use sp_runtime::traits::One;
use tributary_primitives::Moment;

#[frame_support::pallet]
pub mod pallet {
	use super::Table;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use tributary_primitives::Moment;

	/// Nothing to configure: the chain's genesis says it all.
	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Every length of time of this chain. Written by genesis and by nothing else; the default is the main
	/// network's.
	#[pallet::storage]
	pub type Periods<T> = StorageValue<_, Table, ValueQuery>;

	/// Milliseconds since the Unix epoch at which block 1 says it was made. Ticks are counted from here.
	#[pallet::storage]
	pub type GenesisTime<T> = StorageValue<_, Moment, OptionQuery>;

	/// The table a chain is born with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Every length of time.
		pub periods: Table,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let checked = self.periods.check();
			assert!(checked.is_ok(), "the periods of genesis do not fit: {checked:?}");
			Periods::<T>::put(self.periods);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert_eq!(Table::MAIN.check(), Ok(()), "the fallback table fits");
			assert_eq!(Self::periods().check(), Ok(()), "the table in force fits");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Every length of time of this chain; the main network's where there is no state to read.
		pub fn periods() -> Table {
			if Self::has_state() {
				Periods::<T>::get()
			} else {
				Table::MAIN
			}
		}

		/// Milliseconds since the Unix epoch from which ticks are counted; none before block 1.
		pub fn genesis_time() -> Option<Moment> {
			GenesisTime::<T>::get()
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Whether there is a state to read from: always on chain, and natively only inside externalities.
	///
	/// Metadata and the checks of other pallets ask for lengths outside any state.
	fn has_state() -> bool {
		#[cfg(feature = "std")]
		return sp_externalities::with_externalities(|_| ()).is_some();
		#[cfg(not(feature = "std"))]
		return true;
	}
}

/// Sets the genesis time in block 1. Stands behind BABE in the timestamp's handlers.
impl<T: Config> OnTimestampSet<Moment> for Pallet<T> {
	fn on_timestamp_set(now: Moment) {
		if frame_system::Pallet::<T>::block_number().is_one() {
			GenesisTime::<T>::put(now);
		}
	}
}
