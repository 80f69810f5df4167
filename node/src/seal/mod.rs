//! Blocks on demand, for development.
//!
//! A sealed chain keeps the form of a BABE chain (slots, epochs, VRF) and drops its clock: each block takes the slot
//! after its parent's. So a day of chain time is as many calls as it has slots, and every run of a test takes the same
//! path. [`clock`] says when a block is, [`orders`] why it is made, [`marker`] whose the database is; `service::sealed`
//! puts them together.

pub mod clock;
pub mod marker;
pub mod orders;

use sc_chain_spec::ChainType;
use sc_service::Configuration;

/// Says no to `--seal` where it has no business: any chain that is not a development chain, any node without keys.
pub fn check_allowed(config: &Configuration) -> Result<(), String> {
	check(config.chain_spec.name(), &config.chain_spec.chain_type(), config.role.is_authority())
}

fn check(chain: &str, kind: &ChainType, authority: bool) -> Result<(), String> {
	if *kind != ChainType::Development {
		return Err(format!("--seal is for development chains, and {chain} is not one: leave it out, or use --dev"));
	}
	if !authority {
		return Err("--seal makes blocks, so the node needs a block producer's keys: add --dev (or --alice)".into());
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_a_development_authority_may_seal() {
		assert_eq!(check("Dev", &ChainType::Development, true), Ok(()));
		for kind in [ChainType::Local, ChainType::Live, ChainType::Custom("x".into())] {
			let error = check("Tributary Fast", &kind, true).expect_err("it is not a development chain");
			assert!(error.contains("Tributary Fast") && error.contains("--dev"), "{error}");
		}
		let error = check("Dev", &ChainType::Development, false).expect_err("it has no keys");
		assert!(error.contains("--alice"), "{error}");
	}
}
