//! The numbered invariants of the crate's documentation.

use crate::{Config, GenesisTime, Pallet, Periods};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the one that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		// Not `get`, which stands the main network's table in for one that is lost or cannot be read.
		let stored = Periods::<T>::try_get().map_err(|()| "Periods invariant 1: there is a stored table")?;
		ensure!(stored.check().is_ok(), "Periods invariant 1: the stored table fits");
		ensure!(GenesisTime::<T>::get() != Some(0), "Periods invariant 2: the genesis time is not zero");
		Ok(())
	}
}
