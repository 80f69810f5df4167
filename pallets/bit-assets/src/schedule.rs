//! What is to be done when.

use crate::*;
use tributary_primitives::{AssetId, Moment};

impl<T: Config> Pallet<T> {
	/// Has a BitAsset looked at from `at` on, unless it is earlier anyway. At equal times the first come is the first.
	pub(crate) fn wake(asset: AssetId, at: Moment) {
		let mut entries = Schedule::<T>::get();
		if entries.iter().any(|(due, other)| *other == asset && *due <= at) {
			return;
		}
		entries.retain(|(_, other)| *other != asset);
		let place = entries.partition_point(|(due, _)| *due <= at);
		let fits = entries.try_insert(place, (at, asset)).is_ok();
		frame_support::defensive_assert!(fits, "there are no more BitAssets than places");
		Schedule::<T>::put(entries);
	}

	/// Takes the first that is due off the schedule, of the preferred ones if any of those is.
	pub(crate) fn pop_due(now: Moment, preferred: impl Fn(&AssetId) -> bool) -> Option<AssetId> {
		let mut entries = Schedule::<T>::get();
		let due = entries.partition_point(|(at, _)| *at <= now);
		if due == 0 {
			return None;
		}
		let place = entries.iter().take(due).position(|(_, asset)| preferred(asset)).unwrap_or_default();
		let (_, asset) = entries.remove(place);
		Schedule::<T>::put(entries);
		Some(asset)
	}

	/// Takes a BitAsset off the schedule.
	pub(crate) fn forget(asset: AssetId) {
		Schedule::<T>::mutate(|entries| entries.retain(|(_, other)| *other != asset));
	}
}
