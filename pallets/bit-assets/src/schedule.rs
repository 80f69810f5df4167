//! What is to be done when.

use crate::*;
use tributary_primitives::{AssetId, Moment};

impl<T: Config> Pallet<T> {
	/// Has a BitAsset looked at from `at` on, unless it is earlier anyway. At equal times the first come is the first.
	pub(crate) fn wake(asset: AssetId, at: Moment) {
		if Schedule::<T>::get().iter().any(|(due, other)| *other == asset && *due <= at) {
			return;
		}
		Schedule::<T>::mutate(|entries| {
			entries.retain(|(_, other)| *other != asset);
			let place = entries.partition_point(|(due, _)| *due <= at);
			let fits = entries.try_insert(place, (at, asset)).is_ok();
			frame_support::defensive_assert!(fits, "there are no more BitAssets than places");
		});
	}

	/// Takes the first that is due off the schedule.
	pub(crate) fn pop_due(now: Moment) -> Option<AssetId> {
		let (at, asset) = Schedule::<T>::get().first().copied()?;
		if at > now {
			return None;
		}
		Schedule::<T>::mutate(|entries| entries.remove(0));
		Some(asset)
	}

	/// Takes a BitAsset off the schedule.
	pub(crate) fn forget(asset: AssetId) {
		Schedule::<T>::mutate(|entries| entries.retain(|(_, other)| *other != asset));
	}
}
