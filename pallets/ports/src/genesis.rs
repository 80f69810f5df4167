//! Ports a chain is born with: examples on development chains.

use crate::*;
use alloc::{string::String, vec::Vec};
use frame_support::pallet_prelude::DispatchError;
use ports_core::terms::{Category, Powers, Terms};
use serde::{Deserialize, Serialize};
use sp_runtime::DispatchResult;

/// A port of genesis.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisPort<AccountId> {
	/// Pays the deposits.
	pub owner: AccountId,
	/// Unique.
	pub name: String,
	/// Empty, or an `https://` address.
	pub info_url: String,
	/// What it issues.
	pub ious: Vec<GenesisIou>,
}

/// An IOU of genesis.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisIou {
	/// Unique within the port.
	pub code: String,
	/// What it stands for.
	pub category: Category,
	/// Decimal places.
	pub decimals: u8,
	/// What the issuer may do to holders.
	pub powers: Powers,
	/// The terms from the first block on.
	pub terms: Terms,
}

impl<T: Config> Pallet<T> {
	/// Opens a port and defines its IOUs as its owner would, by the same rules.
	pub(crate) fn found(port: &GenesisPort<T::AccountId>) -> DispatchResult {
		let id = NextPort::<T>::get();
		Self::do_open_port(port.owner.clone(), bounded(&port.name)?, bounded(&port.info_url)?)?;
		port.ious.iter().try_for_each(|iou| {
			let GenesisIou { code, category, decimals, powers, terms } = iou;
			Self::do_define_iou(port.owner.clone(), id, bounded(code)?, *category, *decimals, *powers, *terms)
		})
	}
}

fn bounded<Text: TryFrom<Vec<u8>>>(text: &str) -> Result<Text, DispatchError> {
	text.as_bytes().to_vec().try_into().map_err(|_| DispatchError::Other("a text of genesis is too long"))
}
