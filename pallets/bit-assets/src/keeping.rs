//! For whom custody keeps an asset, without a walk over all positions: the pallets that issue assets ask.

use crate::*;
use tributary_primitives::AssetId;

/// Counts one more, or one less, that custody owes some of an asset.
pub(crate) fn owe<T: Config>(asset: AssetId, more: bool) {
	Owing::<T>::mutate_exists(asset, |count| *count = counted(count.unwrap_or_default(), more));
}

/// Counts one more, or one less, position or bid of somebody's. What custody owes for all positions of a BitAsset counts
/// once, and bids are for a fund, which counts too.
pub(crate) fn keep<T: Config>(who: &T::AccountId, asset: AssetId, more: bool) {
	Keeping::<T>::mutate_exists(who, asset, |count| *count = counted(count.unwrap_or_default(), more));
}

/// One more or one less; none for zero.
fn counted(count: u32, more: bool) -> Option<u32> {
	let now = if more { count.saturating_add(1) } else { count.saturating_sub(1) };
	(now > 0).then_some(now)
}

impl<T: Config> Pallet<T> {
	/// Whether some of an asset lies in custody for a position, a bid, a fund or a claim.
	pub fn owes(asset: AssetId) -> bool {
		Owing::<T>::contains_key(asset)
	}

	/// Whether some of it lies there for `who`: a position's collateral, a bid or a claim. At most
	/// [`KEEPS_FOR_READS`] records.
	pub fn keeps_for(who: &T::AccountId, asset: AssetId) -> bool {
		Keeping::<T>::contains_key(who, asset) || Claimable::<T>::contains_key(who, asset)
	}
}
