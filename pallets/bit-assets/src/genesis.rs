//! BitAssets a chain is born with: governance's, of the oracle's prices.

use crate::*;
use alloc::string::String;
use collateral_core::Terms;
use frame_support::pallet_prelude::DispatchResult;
use serde::{Deserialize, Serialize};
use tributary_primitives::AssetId;

/// A BitAsset of genesis.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisBitAsset {
	/// What it follows.
	pub symbol: String,
	/// Digits after the decimal point.
	pub decimals: u8,
	/// What stands behind it.
	pub backing: AssetId,
	/// The terms from the first block on.
	pub terms: Terms,
}

impl<T: Config> Pallet<T> {
	/// Makes a BitAsset as governance would, by the same rules.
	pub(crate) fn begin_with(born: &GenesisBitAsset) -> DispatchResult {
		let symbol = born.symbol.as_bytes().to_vec().try_into().map_err(|_| Error::<T>::BadSymbol)?;
		Self::do_create(None, symbol, born.decimals, born.backing, false, born.terms)
	}
}
