//! The chain's own consensus: BABE makes a block in each slot, GRANDPA finalizes.

use super::{
	network::{self, Peers, Protocols, Stack},
	Backend, Client, Foundation, ImportQueue, SelectChain,
};
use crate::rpc;
use futures::StreamExt;
use sc_basic_authorship::ProposerFactory;
use sc_client_api::BlockBackend;
use sc_consensus_babe::{BabeBlockImport, BabeLink, BabeParams, BabeWorkerHandle, ImportQueueParams, SlotProportion};
use sc_consensus_grandpa::{
	warp_proof::NetworkProvider, GrandpaBlockImport, GrandpaParams, LinkHalf, SharedVoterState, VotingRulesBuilder,
};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_network::{
	config::{NetworkConfiguration, ProtocolName},
	Event, NetworkEventStream, NotificationService,
};
use sc_network_sync::WarpSyncConfig;
use sc_service::{Configuration, Error, Role, TaskManager};
use sp_consensus_babe::{
	inherents::{BabeCreateInherentDataProviders, InherentDataProvider as SlotProvider},
	SlotDuration,
};
use sp_timestamp::InherentDataProvider as TimestampProvider;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;
use tributary_primitives::{BlockNumber, OpaqueBlock as Block};

/// Blocks between two justifications that are kept for their own sake; a change of the authorities is always kept.
const JUSTIFICATION_PERIOD: u32 = 512;
/// How long a vote may take to reach everybody. A third of a second suits slots of one second and of five.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);
/// Part of the slot spent on filling a block; the rest is for its way to the others.
const PROPOSAL_PORTION: f32 = 2.0 / 3.0;
/// Bytes of transactions in a proposal at most; what a block may really hold is the runtime's business.
const PROPOSAL_BYTES: usize = 15 * 1024 * 1024;

type GrandpaImport = GrandpaBlockImport<Backend, Block, Client, SelectChain>;
type Import = BabeBlockImport<Block, Client, GrandpaImport, BabeCreateInherentDataProviders<Block>, SelectChain>;

/// Consensus before there is a network.
pub struct Parts {
	pub import_queue: ImportQueue,
	import: Import,
	babe: BabeLink<Block>,
	grandpa: LinkHalf<Block, Client, SelectChain>,
	worker: BabeWorkerHandle<Block>,
}

impl Parts {
	/// Blocks pass BABE's rules first, then GRANDPA's, then reach the database.
	pub fn new(config: &Configuration, base: &Foundation) -> Result<Self, Error> {
		let (grandpa_import, grandpa) = sc_consensus_grandpa::block_import(
			base.client.clone(),
			JUSTIFICATION_PERIOD,
			&base.client,
			base.select_chain.clone(),
			base.telemetry(),
		)?;
		let babe_config = sc_consensus_babe::configuration(&*base.client)?;
		let slot_duration = babe_config.slot_duration();
		let (import, babe) = sc_consensus_babe::block_import(
			babe_config,
			grandpa_import.clone(),
			base.client.clone(),
			wall_clock(slot_duration),
			base.select_chain.clone(),
			base.pool_for_runtime(),
		)?;
		let (import_queue, worker) = sc_consensus_babe::import_queue(ImportQueueParams {
			link: babe.clone(),
			block_import: import.clone(),
			justification_import: Some(Box::new(grandpa_import)),
			client: base.client.clone(),
			slot_duration,
			spawner: &base.tasks.spawn_essential_handle(),
			registry: config.prometheus_registry(),
			telemetry: base.telemetry(),
		})?;
		Ok(Self { import_queue, import, babe, grandpa, worker })
	}
}

/// Slot and time as the machine's clock says.
fn wall_clock(slot_duration: SlotDuration) -> BabeCreateInherentDataProviders<Block> {
	Arc::new(move |_, ()| async move {
		let now = TimestampProvider::from_system_time();
		Ok((SlotProvider::from_timestamp_and_slot_duration(*now, slot_duration), now))
	})
}

/// Starts a full node, and a validator if its role says so.
pub fn start<N: Stack>(config: Configuration) -> Result<TaskManager, Error> {
	let mut base = Foundation::new(&config)?;
	let parts = Parts::new(&config, &base)?;
	let mut protocols = Protocols::<N>::new(&config);
	let voting = Voting::new(&config, &base, &mut protocols)?;
	let warp_sync = WarpSyncConfig::WithProvider(Arc::new(NetworkProvider::new(
		base.backend.clone(),
		parts.grandpa.shared_authority_set().clone(),
		Vec::new(),
	)));
	let Parts { import_queue, import, babe, grandpa, worker } = parts;
	let (peers, start) = network::connect(&config, &base, protocols, import_queue, Some(warp_sync))?;
	let methods = rpc::Consensus::new(
		&config,
		&base,
		worker,
		voting.state.clone(),
		grandpa.shared_authority_set().clone(),
		grandpa.justification_stream(),
	);
	let settings = Settings::of(&config);
	network::serve(config, &mut base, &peers, start, move |all, executor| methods.merge_into(all, executor))?;
	if settings.role.is_authority() {
		discover_authorities(&settings, &base, &peers);
		make_blocks(&settings, &base, &peers, import, babe)?;
	}
	if settings.vote {
		voting.start(settings, &base, &peers, grandpa)?;
	}
	Ok(base.tasks)
}

/// What consensus still needs of the configuration when RPC has taken it.
struct Settings {
	role: Role,
	name: String,
	registry: Option<Registry>,
	force_authoring: bool,
	vote: bool,
	network: NetworkConfiguration,
}

impl Settings {
	fn of(config: &Configuration) -> Self {
		Self {
			role: config.role,
			name: config.network.node_name.clone(),
			registry: config.prometheus_registry().cloned(),
			force_authoring: config.force_authoring,
			vote: !config.disable_grandpa,
			network: config.network.clone(),
		}
	}
}

/// Publishes this validator's addresses and looks up those of the others.
fn discover_authorities(settings: &Settings, base: &Foundation, peers: &Peers) {
	let events = peers.network.event_stream("authority-discovery").filter_map(|event| async move {
		match event {
			Event::Dht(event) => Some(event),
			_ => None,
		}
	});
	let (worker, _) = sc_authority_discovery::new_worker_and_service_with_config(
		sc_authority_discovery::WorkerConfig {
			publish_non_global_ips: settings.network.allow_non_globals_in_dht,
			public_addresses: settings.network.public_addresses.clone(),
			strict_record_validation: true,
			persisted_cache_directory: settings.network.net_config_path.clone(),
			..Default::default()
		},
		base.client.clone(),
		Arc::new(peers.network.clone()),
		Box::pin(events),
		sc_authority_discovery::Role::PublishAndDiscover(base.keystore.keystore()),
		settings.registry.clone(),
		base.tasks.spawn_handle(),
	);
	base.tasks.spawn_handle().spawn("authority-discovery-worker", Some("authority-discovery"), worker.run());
}

/// Makes blocks in the slots this node may claim.
///
/// It goes on at full pace when finality lags. Slowing down, as the SDK can, would lose ticks: at most sixteen are made
/// up for in a block (design §2).
fn make_blocks(
	settings: &Settings,
	base: &Foundation,
	peers: &Peers,
	import: Import,
	babe: BabeLink<Block>,
) -> Result<(), Error> {
	let slot_duration = babe.config().slot_duration();
	let worker = sc_consensus_babe::start_babe(BabeParams {
		keystore: base.keystore.keystore(),
		client: base.client.clone(),
		select_chain: base.select_chain.clone(),
		env: proposer(base, settings.registry.as_ref()),
		block_import: import,
		sync_oracle: peers.sync.clone(),
		justification_sync_link: peers.sync.clone(),
		create_inherent_data_providers: wall_clock(slot_duration),
		force_authoring: settings.force_authoring,
		backoff_authoring_blocks: None::<BackoffAuthoringOnFinalizedHeadLagging<BlockNumber>>,
		babe_link: babe,
		block_proposal_slot_portion: SlotProportion::new(PROPOSAL_PORTION),
		max_block_proposal_slot_portion: None,
		telemetry: base.telemetry(),
	})?;
	base.tasks.spawn_essential_handle().spawn_blocking("babe-proposer", Some("block-authoring"), worker);
	Ok(())
}

/// Fills blocks from the pool.
pub fn proposer(base: &Foundation, registry: Option<&Registry>) -> ProposerFactory<super::Pool, Client> {
	let mut proposer = ProposerFactory::new(
		base.tasks.spawn_handle(),
		base.client.clone(),
		base.pool.clone(),
		registry,
		base.telemetry(),
	);
	proposer.set_default_block_size_limit(PROPOSAL_BYTES);
	proposer
}

/// GRANDPA's voter, before it starts.
struct Voting {
	state: SharedVoterState,
	protocol: ProtocolName,
	votes: Box<dyn NotificationService>,
}

impl Voting {
	/// Adds GRANDPA's protocol to those the node will speak.
	fn new<N: Stack>(config: &Configuration, base: &Foundation, protocols: &mut Protocols<N>) -> Result<Self, Error> {
		let genesis = base.client.block_hash(0)?.ok_or("the database has no genesis block".to_string())?;
		let protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
		let (settings, votes) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
			protocol.clone(),
			protocols.metrics.clone(),
			protocols.config.peer_store_handle(),
		);
		protocols.config.add_notification_protocol(settings);
		Ok(Self { state: SharedVoterState::empty(), protocol, votes })
	}

	/// Every full node runs the voter; one without keys follows the votes and can prove finality to others.
	fn start(
		self,
		settings: Settings,
		base: &Foundation,
		peers: &Peers,
		link: LinkHalf<Block, Client, SelectChain>,
	) -> Result<(), Error> {
		let config = sc_consensus_grandpa::Config {
			gossip_duration: GOSSIP_DURATION,
			justification_generation_period: JUSTIFICATION_PERIOD,
			observer_enabled: false,
			local_role: settings.role,
			name: Some(settings.name),
			keystore: settings.role.is_authority().then(|| base.keystore.keystore()),
			telemetry: base.telemetry(),
			protocol_name: self.protocol,
		};
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config,
			link,
			network: peers.network.clone(),
			sync: peers.sync.clone(),
			notification_service: self.votes,
			voting_rule: VotingRulesBuilder::default().build(),
			prometheus_registry: settings.registry,
			shared_voter_state: self.state,
			telemetry: base.telemetry(),
			offchain_tx_pool_factory: base.pool_for_runtime(),
		})?;
		base.tasks.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
		Ok(())
	}
}

/// Takes back what BABE and GRANDPA remember of the newest `blocks` blocks.
pub fn revert(client: Arc<Client>, backend: Arc<Backend>, blocks: BlockNumber) -> sc_cli::Result<()> {
	sc_consensus_babe::revert(client.clone(), backend, blocks)?;
	sc_consensus_grandpa::revert(client, blocks)?;
	Ok(())
}
