//! The presets for development and tests, whose keys everybody knows.

use super::{Authority, Preset};
use crate::{AccountId, Balance};
use alloc::{vec, vec::Vec};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use tributary_primitives::{stm::UNIT, Periods};

/// Short periods, for tests of what takes time.
pub const FAST_RUNTIME_PRESET: &str = "fast";
/// The main network.
pub const MAIN_RUNTIME_PRESET: &str = "main";

/// What a validator of a test chain bonds: 100,000 STM.
const BOND: Balance = 100_000 * UNIT;
/// What a well-known account gets: 10,000,000 STM.
const STM_EACH: Balance = 10_000_000 * UNIT;
/// What a well-known account gets: 100,000,000 BTS.
const BTS_EACH: Balance = 100_000_000 * UNIT;

/// One validator, Alice, who may do anything, and two ports, a book and BitAssets to try (S-56).
pub(super) fn development() -> Preset {
	Preset {
		authorities: authorities(1),
		// More than anybody else has: the one place is Alice's, or a try at validating would stop the chain.
		bond: 2 * STM_EACH,
		validator_count: 1,
		ports: super::examples::ports(Sr25519Keyring::Alice.to_account_id(), Sr25519Keyring::Bob.to_account_id()),
		orders: super::examples::book(Sr25519Keyring::Dave.to_account_id(), Sr25519Keyring::Eve.to_account_id()),
		sudo: Some(Sr25519Keyring::Alice.to_account_id()),
		..testnet(Periods::MAIN)
	}
}

/// Four validators and nobody above governance.
pub(super) fn local_testnet() -> Preset {
	Preset { bit_assets: vec![], ..testnet(Periods::MAIN) }
}

/// As `local_testnet`, with every period shortened, and with BitAssets.
pub(super) fn fast() -> Preset {
	testnet(Periods::FAST)
}

/// What the test chains have in common.
fn testnet(periods: Periods) -> Preset {
	Preset {
		periods,
		authorities: authorities(4),
		bond: BOND,
		validator_count: 4,
		endowed: well_known().into_iter().map(|who| (who, STM_EACH)).collect(),
		bts: owners().into_iter().map(|who| (who, BTS_EACH)).collect(),
		feeders: owners().into_iter().take(3).collect(),
		ports: vec![],
		orders: vec![],
		bit_assets: super::examples::bit_assets(periods.day_ms),
		sudo: None,
	}
}

/// The first `count` of Alice, Bob, Charlie and Dave.
fn authorities(count: usize) -> Vec<Authority> {
	use Ed25519Keyring as Ed;
	use Sr25519Keyring as Sr;
	[
		(Sr::AliceStash, Sr::Alice, Ed::Alice),
		(Sr::BobStash, Sr::Bob, Ed::Bob),
		(Sr::CharlieStash, Sr::Charlie, Ed::Charlie),
		(Sr::DaveStash, Sr::Dave, Ed::Dave),
	]
	.into_iter()
	.take(count)
	.map(|(stash, sr, ed)| Authority::well_known(stash, sr, ed))
	.collect()
}

/// //Alice to //Ferdie.
fn owners() -> Vec<AccountId> {
	use Sr25519Keyring::*;
	[Alice, Bob, Charlie, Dave, Eve, Ferdie].map(Sr25519Keyring::to_account_id).to_vec()
}

/// //Alice to //Ferdie, and their //stash.
fn well_known() -> Vec<AccountId> {
	use Sr25519Keyring::*;
	let stashes = [AliceStash, BobStash, CharlieStash, DaveStash, EveStash, FerdieStash];
	owners().into_iter().chain(stashes.map(Sr25519Keyring::to_account_id)).collect()
}
