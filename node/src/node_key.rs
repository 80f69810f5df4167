//! The key that names this node among its peers.
//!
//! The SDK refuses to start an authority whose key file is missing. Here the first start makes the file and says so:
//! a validator is then one command away, and the message tells an operator who lost a key what happened.

use sc_network::config::{NodeKeyConfig, Secret};
use sc_service::Configuration;
use std::{io, path::PathBuf};

/// Makes the key file of an authority that has none, readable by its owner only, and logs the peer id it stands for.
///
/// Development chains get one too but without a word: nobody looks for a development node.
pub fn ensure(config: &Configuration) -> io::Result<()> {
	let Some(file) = missing_file(config) else { return Ok(()) };
	let peer = config.network.node_key.clone().into_keypair()?.public().to_peer_id();
	if config.chain_spec.chain_type() != sc_chain_spec::ChainType::Development {
		log::info!(
			"🔑 This validator had no network key: a new one is in {}, its peer id is {peer}. Keep the file; if the \
			 validator had another key before, put that back and restart.",
			file.display(),
		);
	}
	Ok(())
}

fn missing_file(config: &Configuration) -> Option<PathBuf> {
	match &config.network.node_key {
		NodeKeyConfig::Ed25519(Secret::File(file)) if config.role.is_authority() && !file.exists() => {
			Some(file.clone())
		}
		_ => None,
	}
}
