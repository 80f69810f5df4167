//! Puts a node together.
//!
//! [`foundation`] is what every mode shares below the network (database, runtime, pool), [`network`] what it shares
//! above; [`babe`] and [`sealed`] are the two ways of consensus, each with its parts and with its whole node.

mod babe;
mod foundation;
mod network;
mod sealed;

pub use foundation::{Client, Foundation, Pool, SelectChain};

use crate::{cli::Seal, seal::marker};
use sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker};
use sc_service::{Configuration, Error, TFullBackend, TaskManager};
use std::sync::Arc;
use tributary_primitives::{BlockNumber, Hash, OpaqueBlock as Block};

/// The database.
pub type Backend = TFullBackend<Block>;
/// Blocks on their way into the chain.
pub type ImportQueue = sc_consensus::DefaultImportQueue<Block>;

/// Starts a node; it runs as long as the returned tasks do.
pub fn start(config: Configuration, seal: Option<Seal>) -> Result<TaskManager, Error> {
	match config.network.network_backend {
		NetworkBackendType::Litep2p => start_over::<Litep2pNetworkBackend>(config, seal),
		NetworkBackendType::Libp2p => start_over::<NetworkWorker<Block, Hash>>(config, seal),
	}
}

fn start_over<N: network::Stack>(config: Configuration, seal: Option<Seal>) -> Result<TaskManager, Error> {
	match seal {
		None => babe::start::<N>(config),
		Some(seal) => sealed::start::<N>(config, seal),
	}
}

/// Takes back what consensus remembers of the newest blocks, as many as the number says.
pub type RevertConsensus = Box<dyn FnOnce(Arc<Client>, Arc<Backend>, BlockNumber) -> sc_cli::Result<()>>;

/// What the subcommands that open a database work with.
pub struct ChainOps {
	pub client: Arc<Client>,
	pub backend: Arc<Backend>,
	pub import_queue: ImportQueue,
	pub revert_consensus: RevertConsensus,
}

/// Opens the database of `config` without a network, in the way it was made.
pub fn chain_ops(config: &Configuration) -> Result<(ChainOps, TaskManager), Error> {
	let base = Foundation::new(config)?;
	let sealed = marker::is_sealed(&config.data_path, config.database.path());
	let (import_queue, revert_consensus) = match sealed {
		false => (babe::Parts::new(config, &base)?.import_queue, Box::new(babe::revert) as RevertConsensus),
		true => (sealed::Parts::new(config, &base)?.import_queue, Box::new(sealed::revert) as RevertConsensus),
	};
	let Foundation { client, backend, tasks, .. } = base;
	Ok((ChainOps { client, backend, import_queue, revert_consensus }, tasks))
}
