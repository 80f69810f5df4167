//! What lies under every node: the database, the runtime's executor, the keystore, the pool.

use super::Backend;
use crate::runtime_api::RuntimeApi;
use sc_consensus::LongestChain;
use sc_consensus_grandpa::GrandpaPruningFilter;
use sc_executor::WasmExecutor;
use sc_service::{Configuration, Error, KeystoreContainer, TFullClient, TaskManager};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sc_transaction_pool::TransactionPoolHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use std::sync::Arc;
use tributary_primitives::OpaqueBlock as Block;

/// The chain, with the runtime on top.
pub type Client = TFullClient<Block, RuntimeApi, WasmExecutor<sp_io::SubstrateHostFunctions>>;
/// Transactions that wait.
pub type Pool = TransactionPoolHandle<Block, Client>;
/// The rule that says which fork is best, as far as BABE's weights and GRANDPA leave it open.
pub type SelectChain = LongestChain<Backend, Block>;

/// What is shared by every mode and made before consensus.
pub struct Foundation {
	pub client: Arc<Client>,
	pub backend: Arc<Backend>,
	pub keystore: KeystoreContainer,
	pub pool: Arc<Pool>,
	pub select_chain: SelectChain,
	pub telemetry: Option<Telemetry>,
	pub tasks: TaskManager,
}

impl Foundation {
	/// Opens or makes the database of `config`.
	pub fn new(config: &Configuration) -> Result<Self, Error> {
		let telemetry = telemetry(config)?;
		let executor = sc_service::new_wasm_executor(&config.executor);
		// The filter keeps justified blocks when others are pruned: peers that join by warp sync ask for them.
		let (client, backend, keystore, tasks) = sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			vec![Arc::new(GrandpaPruningFilter)],
		)?;
		let client = Arc::new(client);
		let telemetry = telemetry.map(|(worker, telemetry)| {
			tasks.spawn_handle().spawn("telemetry", None, worker.run());
			telemetry
		});
		let pool = pool(config, &client, &tasks);
		let select_chain = LongestChain::new(backend.clone());
		Ok(Self { client, backend, keystore, pool, select_chain, telemetry, tasks })
	}

	/// A handle that consensus reports to, if there is telemetry.
	pub fn telemetry(&self) -> Option<TelemetryHandle> {
		self.telemetry.as_ref().map(Telemetry::handle)
	}

	/// Lets the runtime, in calls from outside of a block, put transactions into the pool.
	pub fn pool_for_runtime(&self) -> OffchainTransactionPoolFactory<Block> {
		OffchainTransactionPoolFactory::new(self.pool.clone())
	}
}

/// Telemetry is off unless the operator or the chain specification names an endpoint.
fn telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, Error> {
	let endpoints = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty());
	let Some(endpoints) = endpoints else { return Ok(None) };
	let worker = TelemetryWorker::new(16)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}

fn pool(config: &Configuration, client: &Arc<Client>, tasks: &TaskManager) -> Arc<Pool> {
	let authority = config.role.is_authority().into();
	let pool = sc_transaction_pool::Builder::new(tasks.spawn_essential_handle(), client.clone(), authority)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build();
	Arc::new(pool)
}
