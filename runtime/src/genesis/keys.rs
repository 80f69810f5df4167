//! A validator of genesis.

use crate::{AccountId, SessionKeys};
use sp_core::{ed25519, sr25519};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// A validator of genesis: the account with the bond, and the keys it works with.
#[derive(Clone)]
pub struct Authority {
	/// Owns the bond, sets the keys.
	pub stash: AccountId,
	/// What it signs with.
	pub keys: SessionKeys,
}

impl Authority {
	/// A validator with these public keys.
	pub fn new(
		stash: AccountId,
		grandpa: ed25519::Public,
		babe: sr25519::Public,
		authority_discovery: sr25519::Public,
	) -> Self {
		let keys =
			SessionKeys { grandpa: grandpa.into(), babe: babe.into(), authority_discovery: authority_discovery.into() };
		Self { stash, keys }
	}

	/// A well-known validator: works with the keys of `//Name`, bonds with `//Name//stash`.
	pub(super) fn well_known(stash: Sr25519Keyring, sr: Sr25519Keyring, ed: Ed25519Keyring) -> Self {
		Self::new(stash.to_account_id(), ed.public(), sr.public(), sr.public())
	}
}
