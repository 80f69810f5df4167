//! What lies over consensus in every mode: peers, off-chain workers, RPC.

use super::{Foundation, ImportQueue};
use crate::rpc;
use futures::FutureExt;
use sc_network::{
	config::FullNetworkConfiguration,
	service::{traits::NetworkService, NotificationMetrics},
	NetworkBackend,
};
use sc_network_sync::{SyncingService, WarpSyncConfig};
use sc_rpc::SubscriptionTaskExecutor;
use sc_service::{BuildNetworkParams, Configuration, Error, SpawnTasksParams};
use std::sync::Arc;
use tributary_primitives::{Hash, OpaqueBlock as Block};

/// Either network library.
pub trait Stack: NetworkBackend<Block, Hash> {}
impl<N: NetworkBackend<Block, Hash>> Stack for N {}

/// The protocols a node will speak, while they are being gathered.
pub struct Protocols<N: Stack> {
	pub config: FullNetworkConfiguration<Block, Hash, N>,
	pub metrics: NotificationMetrics,
}

impl<N: Stack> Protocols<N> {
	pub fn new(config: &Configuration) -> Self {
		let registry = config.prometheus_registry();
		Self {
			config: FullNetworkConfiguration::new(&config.network, registry.cloned()),
			metrics: N::register_notification_metrics(registry),
		}
	}
}

/// The way to the other nodes.
pub struct Peers {
	pub network: Arc<dyn NetworkService>,
	pub sync: Arc<SyncingService<Block>>,
}

/// What [`serve`] needs of the network to start it.
pub struct Start {
	system_rpc: sc_utils::mpsc::TracingUnboundedSender<sc_rpc::system::Request<Block>>,
	transactions: sc_network_transactions::TransactionsHandlerController<Hash>,
}

/// Builds the network, ready to sync, by warp if there is a provider and the operator asks for it.
pub fn connect<N: Stack>(
	config: &Configuration,
	base: &Foundation,
	protocols: Protocols<N>,
	import_queue: ImportQueue,
	warp_sync: Option<WarpSyncConfig<Block>>,
) -> Result<(Peers, Start), Error> {
	let (network, system_rpc, transactions, sync, _) = sc_service::build_network(BuildNetworkParams {
		config,
		net_config: protocols.config,
		client: base.client.clone(),
		transaction_pool: base.pool.clone(),
		spawn_handle: base.tasks.spawn_handle(),
		spawn_essential_handle: base.tasks.spawn_essential_handle(),
		import_queue,
		block_announce_validator_builder: None,
		warp_sync_config: warp_sync,
		block_relay: None,
		metrics: protocols.metrics,
		gap_sync_body_policy: None,
	})?;
	if config.offchain_worker.enabled {
		run_offchain_workers(config, base, &network)?;
	}
	Ok((Peers { network, sync }, Start { system_rpc, transactions }))
}

/// Off-chain workers may fetch over HTTP: price feeds need it.
fn run_offchain_workers(
	config: &Configuration,
	base: &Foundation,
	network: &Arc<dyn NetworkService>,
) -> Result<(), Error> {
	let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
		runtime_api_provider: base.client.clone(),
		keystore: Some(base.keystore.keystore()),
		offchain_db: sc_client_api::Backend::offchain_storage(&*base.backend),
		transaction_pool: Some(base.pool_for_runtime()),
		network_provider: Arc::new(network.clone()),
		is_validator: config.role.is_authority(),
		enable_http_requests: true,
		custom_extensions: |_| vec![],
	})?;
	let spawner = base.tasks.spawn_handle();
	let run = workers.run(base.client.clone(), spawner.clone()).boxed();
	spawner.spawn("offchain-workers-runner", "offchain-worker", run);
	Ok(())
}

/// Serves RPC and metrics, and keeps the informant talking. `extra` adds a mode's own methods.
///
/// A development key's session keys are in the keystore only after this: consensus starts later.
pub fn serve(
	config: Configuration,
	base: &mut Foundation,
	peers: &Peers,
	start: Start,
	extra: impl Fn(&mut rpc::Methods, SubscriptionTaskExecutor) -> Result<(), rpc::Error> + 'static,
) -> Result<(), Error> {
	let (client, pool) = (base.client.clone(), base.pool.clone());
	let (feed, waking) = rpc::MarketFeed::new(client.clone());
	base.tasks.spawn_handle().spawn("market-feed", Some("rpc"), waking);
	let rpc_builder = Box::new(move |executor: SubscriptionTaskExecutor| {
		let mut methods = rpc::common(client.clone(), pool.clone(), feed.clone())?;
		extra(&mut methods, executor)?;
		Ok(methods)
	});
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: base.client.clone(),
		backend: base.backend.clone(),
		task_manager: &mut base.tasks,
		keystore: base.keystore.keystore(),
		transaction_pool: base.pool.clone(),
		rpc_builder,
		network: peers.network.clone(),
		system_rpc_tx: start.system_rpc,
		tx_handler_controller: start.transactions,
		sync_service: peers.sync.clone(),
		telemetry: base.telemetry.as_mut(),
		tracing_execute_block: None,
	})?;
	Ok(())
}
