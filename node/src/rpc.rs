//! The node's own JSON-RPC, beside what every Substrate node serves (author, chain, state, chainHead, ...).

use crate::service::{Client, Foundation, Pool, SelectChain};
use jsonrpsee::RpcModule;
use sc_consensus_babe::BabeWorkerHandle;
use sc_consensus_grandpa::{FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState};
use sc_rpc::SubscriptionTaskExecutor;
use sc_service::{Configuration, KeystoreContainer};
use sp_keystore::KeystorePtr;
use std::sync::Arc;
use tributary_primitives::{BlockNumber, Hash, OpaqueBlock as Block};
use tributary_rpc::feed::{self, Feed};

/// Methods of a node, merged.
pub type Methods = RpcModule<()>;
/// A failure to put them together.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// The feed of market data over this node's chain.
pub type MarketFeed = Feed<feed::Node<Client>>;

/// What every node serves, sealed or not. The project's own methods are merged here.
pub fn common(client: Arc<Client>, pool: Arc<Pool>, feed: MarketFeed) -> Result<Methods, Error> {
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use substrate_frame_rpc_system::{System, SystemApiServer};
	use tributary_rpc::{
		feed::FeedApiServer, BitAssets, BitAssetsApiServer, Exchange, ExchangeApiServer, Ports, PortsApiServer,
	};

	let mut methods = RpcModule::new(());
	methods.merge(System::new(client.clone(), pool).into_rpc())?;
	methods.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	methods.merge(Ports::new(client.clone()).into_rpc())?;
	methods.merge(BitAssets::new(client.clone()).into_rpc())?;
	methods.merge(Exchange::new(client).into_rpc())?;
	methods.merge(feed.into_rpc())?;
	Ok(methods)
}

/// What the methods about BABE, GRANDPA and light sync need.
pub struct Consensus {
	client: Arc<Client>,
	select_chain: SelectChain,
	keystore: KeystorePtr,
	chain_spec: Box<dyn sc_chain_spec::ChainSpec>,
	worker: BabeWorkerHandle<Block>,
	voter: SharedVoterState,
	authorities: SharedAuthoritySet<Hash, BlockNumber>,
	justifications: GrandpaJustificationStream<Block>,
	proofs: Arc<FinalityProofProvider<sc_service::TFullBackend<Block>, Block>>,
}

impl Consensus {
	/// Gathers them from a node that is being put together.
	pub fn new(
		config: &Configuration,
		base: &Foundation,
		worker: BabeWorkerHandle<Block>,
		voter: SharedVoterState,
		authorities: SharedAuthoritySet<Hash, BlockNumber>,
		justifications: GrandpaJustificationStream<Block>,
	) -> Self {
		let proofs = FinalityProofProvider::new_for_service(base.backend.clone(), Some(authorities.clone()));
		Self {
			client: base.client.clone(),
			select_chain: base.select_chain.clone(),
			keystore: KeystoreContainer::keystore(&base.keystore),
			chain_spec: config.chain_spec.cloned_box(),
			worker,
			voter,
			authorities,
			justifications,
			proofs,
		}
	}

	/// Adds the methods about consensus to `methods`.
	pub fn merge_into(&self, methods: &mut Methods, executor: SubscriptionTaskExecutor) -> Result<(), Error> {
		use sc_consensus_babe_rpc::{Babe, BabeApiServer};
		use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
		use sc_sync_state_rpc::{SyncState, SyncStateApiServer};

		let Self { client, select_chain, keystore, worker, .. } = self;
		let babe = Babe::new(client.clone(), worker.clone(), keystore.clone(), select_chain.clone());
		let grandpa = Grandpa::new(
			executor,
			self.authorities.clone(),
			self.voter.clone(),
			self.justifications.clone(),
			self.proofs.clone(),
		);
		let spec = self.chain_spec.cloned_box();
		let sync = SyncState::new(spec, client.clone(), self.authorities.clone(), worker.clone())?;
		methods.merge(babe.into_rpc())?;
		methods.merge(grandpa.into_rpc())?;
		methods.merge(sync.into_rpc())?;
		Ok(())
	}
}
