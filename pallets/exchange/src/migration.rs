//! What an upgrade changes in storage.

use crate::*;
use core::marker::PhantomData;
use frame_support::{
	migrations::{MigrationId, SteppedMigration, SteppedMigrationError},
	pallet_prelude::*,
	storage::KeyPrefixIterator,
	traits::Time,
	weights::WeightMeter,
};

/// From storage version 1, of releases up to 101, to 2: the queue watches the dead man's switches that were set before it
/// did, and takes out of the books what had died by then. One record of a trader after the other, as far as a block goes.
pub struct WatchSwitches<T>(PhantomData<T>);

impl<T: Config> SteppedMigration for WatchSwitches<T> {
	/// Whose record was the last.
	type Cursor = T::AccountId;
	type Identifier = MigrationId<8>;

	fn id() -> Self::Identifier {
		MigrationId { pallet_id: *b"exchange", version_from: 1, version_to: 2 }
	}

	fn step(
		last: Option<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Result<Option<T::AccountId>, SteppedMigrationError> {
		if Pallet::<T>::on_chain_storage_version() >= STORAGE_VERSION {
			return Ok(None);
		}
		let required = of_record::<T>();
		let mut last = last;
		let traders = after::<T>(last.as_ref());
		meter.try_consume(required).map_err(|_| SteppedMigrationError::InsufficientWeight { required })?;
		for who in traders {
			watch::<T>(&who)?;
			last = Some(who);
			if meter.try_consume(required).is_err() {
				return Ok(last);
			}
		}
		STORAGE_VERSION.put::<Pallet<T>>();
		Ok(None)
	}
}

/// What one record weighs at most: finding it, and what setting a switch does.
pub(crate) fn of_record<T: Config>() -> Weight {
	T::WeightInfo::set_deadline().saturating_add(T::DbWeight::get().reads(1))
}

fn after<T: Config>(last: Option<&T::AccountId>) -> KeyPrefixIterator<T::AccountId> {
	match last {
		Some(who) => Traders::<T>::iter_keys_from(Traders::<T>::hashed_key_for(who)),
		None => Traders::<T>::iter_keys(),
	}
}

/// From now on if orders are dead already; the look at those goes on to a deadline to come.
fn watch<T: Config>(who: &T::AccountId) -> Result<(), SteppedMigrationError> {
	let now = T::Time::now();
	let watched = Pallet::<T>::trade(who, |session| {
		let from = if session.trader.has_dead(now) { Some(now) } else { session.trader.deadline };
		if let Some(from) = from {
			session.watch(from);
		}
		Ok(())
	});
	watched.map(drop).map_err(|_| SteppedMigrationError::Failed)
}
