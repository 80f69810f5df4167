//! For whom custody keeps an asset, without a walk over all positions: the pallets that issue assets ask.

use crate::*;
use tributary_primitives::{counted, AssetId};

/// Counts one more, or one less, that custody owes some of an asset.
pub(crate) fn owe<T: Config>(asset: AssetId, more: bool) {
	Owing::<T>::mutate_exists(asset, |count| *count = counted(*count, more));
}

impl<T: Config> Bank<T> {
	/// Counts one more, or one less, position or bid of somebody's, where anybody asks: an issuer who may stop the asset.
	/// What custody owes for all positions of a BitAsset counts once, and bids are for a fund, which counts too.
	pub fn keep_for(&self, who: &T::AccountId, more: bool) {
		if self.record.counted {
			Keeping::<T>::mutate_exists(who, self.record.backing, |count| *count = counted(*count, more));
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Whether some of an asset lies in custody for a position, a bid, a fund or a claim.
	pub fn owes(asset: AssetId) -> bool {
		Owing::<T>::contains_key(asset)
	}

	/// Whether some of it lies there for `who`: a position's collateral, a bid or a claim. Of an asset whose issuer
	/// may not stop it only claims are known. At most [`KEEPS_FOR_READS`] records.
	pub fn keeps_for(who: &T::AccountId, asset: AssetId) -> bool {
		Keeping::<T>::contains_key(who, asset) || Claimable::<T>::contains_key(who, asset)
	}
}
