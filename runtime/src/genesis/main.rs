//! The main network.
//!
//! Its validators are **placeholders**: public keys that are hashes of a text, so that nobody has their secrets and
//! a chain of this preset makes no block. Before a launch the list is replaced by the keys of those who launch it.

use super::{Authority, Preset};
use crate::Balance;
use alloc::{format, vec, vec::Vec};
use sp_core::{ed25519, sr25519};
use sp_io::hashing::blake2_256;
use tributary_primitives::{stm::UNIT, Periods};

/// What a validator bonds: 1,000,000 STM.
const BOND: Balance = 1_000_000 * UNIT;
/// Validators at launch.
const VALIDATORS: u8 = 4;
pub(super) fn main() -> Preset {
	Preset {
		periods: Periods::MAIN,
		authorities: authorities(),
		bond: BOND,
		// No more places than validators: who stays away from a place that is his costs finality and nothing else.
		// Governance adds places as candidates prove themselves.
		validator_count: VALIDATORS.into(),
		endowed: vec![],
		bts: vec![],
		feeders: vec![],
		ports: vec![],
		orders: vec![],
		bit_assets: vec![],
		sudo: None,
	}
}

/// To be replaced before a launch.
fn authorities() -> Vec<Authority> {
	(1..=VALIDATORS)
		.map(|number| {
			Authority::new(
				placeholder(number, "stash").into(),
				ed25519::Public::from_raw(placeholder(number, "grandpa")),
				sr25519::Public::from_raw(placeholder(number, "babe")),
				sr25519::Public::from_raw(placeholder(number, "authority discovery")),
			)
		})
		.collect()
}

/// A public key that nobody has the secret of.
fn placeholder(number: u8, role: &str) -> [u8; 32] {
	blake2_256(format!("tributary main validator {number} {role}: replace before launch").as_bytes())
}
