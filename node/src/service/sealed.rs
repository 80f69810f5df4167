//! A node that makes blocks on demand (`--seal`).
//!
//! Blocks have BABE's form and go through BABE's import, so that epochs change as they should; the clock is
//! [`crate::seal::clock`]'s and finality is declared, not voted.

use super::{
	babe::proposer,
	network::{self, Protocols, Stack},
	Backend, Client, Foundation, ImportQueue, SelectChain,
};
use crate::{
	cli::Seal,
	rpc,
	seal::{
		clock::{checking_time, Clock, Digests, Epochs},
		orders::{self, Engine},
	},
};
use sc_consensus::BasicQueue;
use sc_consensus_babe::{BabeBlockImport, BabeConfiguration};
use sc_consensus_manual_seal::{
	consensus::babe::BabeVerifier, rpc::ManualSealApiServer, run_manual_seal, ManualSealParams,
};
use sc_service::{Configuration, Error, TaskManager};
use sp_consensus_babe::inherents::BabeCreateInherentDataProviders;
use std::sync::Arc;
use tributary_primitives::{BlockNumber, OpaqueBlock as Block};

type Import = BabeBlockImport<Block, Client, Arc<Client>, BabeCreateInherentDataProviders<Block>, SelectChain>;

/// Consensus before there is a network.
pub struct Parts {
	pub import_queue: ImportQueue,
	import: Import,
	epochs: Epochs,
	config: BabeConfiguration,
}

impl Parts {
	/// Blocks pass BABE's rules without its clock, then reach the database. GRANDPA is not asked.
	pub fn new(config: &Configuration, base: &Foundation) -> Result<Self, Error> {
		let babe_config = sc_consensus_babe::configuration(&*base.client)?;
		let (import, link) = sc_consensus_babe::block_import(
			babe_config.clone(),
			base.client.clone(),
			base.client.clone(),
			checking_time(),
			base.select_chain.clone(),
			base.pool_for_runtime(),
		)?;
		let epochs = link.epoch_changes().clone();
		let import_queue = BasicQueue::new(
			BabeVerifier::new(epochs.clone(), base.client.clone()),
			Box::new(import.clone()),
			None,
			&base.tasks.spawn_essential_handle(),
			config.prometheus_registry(),
		);
		Ok(Self { import_queue, import, epochs, config: babe_config })
	}
}

/// Starts a development node that makes blocks on demand.
pub fn start<N: Stack>(config: Configuration, seal: Seal) -> Result<TaskManager, Error> {
	let mut base = Foundation::new(&config)?;
	let Parts { import_queue, import, epochs, config: babe } = Parts::new(&config, &base)?;
	let (peers, start) = network::connect(&config, &base, Protocols::<N>::new(&config), import_queue, None)?;
	let (orders, waiting) = orders::channel();
	let commands_stream = match seal {
		Seal::Manual => orders::manual(waiting, base.client.clone(), base.pool.clone()),
		Seal::Instant => orders::instant(waiting, base.client.clone(), base.pool.clone()),
	};
	let (client, backend) = (base.client.clone(), base.backend.clone());
	let clock = Arc::new(Clock::new(client, backend, base.keystore.keystore(), epochs, babe));
	let task = run_manual_seal(ManualSealParams {
		block_import: import,
		env: proposer(&base, config.prometheus_registry()),
		client: base.client.clone(),
		pool: base.pool.clone(),
		commands_stream,
		select_chain: base.select_chain.clone(),
		consensus_data_provider: Some(Box::new(Digests(clock.clone()))),
		create_inherent_data_providers: clock.inherents(),
	});
	base.tasks.spawn_essential_handle().spawn_blocking("seal", Some("block-authoring"), task);
	announce(seal);
	network::serve(config, &mut base, &peers, start, move |all: &mut rpc::Methods, _| {
		Ok(all.merge(Engine::new(orders.clone()).into_rpc())?)
	})?;
	Ok(base.tasks)
}

fn announce(seal: Seal) {
	match seal {
		Seal::Instant => log::info!("🔏 Sealing: a block for each transaction, final at once, one slot later each"),
		Seal::Manual => log::info!("🔏 Sealing: a block for each call of engine_createBlock, one slot later each"),
	}
}

/// Takes back what BABE remembers of the newest `blocks` blocks; GRANDPA never heard of them.
pub fn revert(client: Arc<Client>, backend: Arc<Backend>, blocks: BlockNumber) -> sc_cli::Result<()> {
	Ok(sc_consensus_babe::revert(client, backend, blocks)?)
}
