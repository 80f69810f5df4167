//! A chain in a directory that goes away: the client the node has, on ParityDB, without a network.

use crate::runtime_api::RuntimeApi;
use codec::Encode;
use frame_benchmarking_cli::OpaqueBlock as Block;
use sc_cli::Result;
use sc_client_api::{execution_extensions::ExecutionExtensions, HeaderBackend};
use sc_client_db::{DatabaseSettings, DatabaseSource};
use sc_executor::WasmExecutor;
use sc_service::{
	BlocksPruning, ChainType, ClientConfig, GenericChainSpec, GenesisBlockBuilder, NoExtension, TFullBackend,
	TFullClient, TaskManager,
};
use sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest};
use sp_core::{sr25519, Pair};
use sp_inherents::InherentData;
use sp_io::hashing::{blake2_128, blake2_256, twox_128};
use sp_runtime::{generic::DigestItem, BuildStorage, Storage};
use std::sync::Arc;
use tempfile::TempDir;

pub type Executor = WasmExecutor<sp_io::SubstrateHostFunctions>;
pub type Client = TFullClient<Block, RuntimeApi, Executor>;
pub type Backend = TFullBackend<Block>;

/// A slot of the development chain, milliseconds.
const SLOT_MS: u64 = 5_000;
/// The slot of block 1.
const FIRST_SLOT: u64 = 360_000_000;
/// The node's cache of the trie, bytes.
const NODE_CACHE: usize = 1 << 30;
/// What an account of ours has, units of STM: a million.
const WEALTH: u128 = 100_000_000_000_000;
/// The bit that says that a balance is of the present form.
const NEW_LOGIC: u128 = 1 << 127;

/// Where the state lies, and how much of it is kept in memory.
pub struct Files {
	pub database: DatabaseSource,
	/// Bytes; none for no cache.
	pub trie_cache: Option<usize>,
	/// The directory, if it goes when this does.
	pub _kept: Option<TempDir>,
}

impl Files {
	/// A directory that goes in the end, and the cache that a node has.
	pub fn temporary() -> Result<Self> {
		let directory = tempfile::tempdir()?;
		let database = DatabaseSource::ParityDb { path: directory.path().into() };
		Ok(Self { database, trie_cache: Some(NODE_CACHE), _kept: Some(directory) })
	}
}

/// A chain with its genesis block.
pub struct Chain {
	pub client: Arc<Client>,
	pub backend: Arc<Backend>,
	_tasks: TaskManager,
	_runtime: tokio::runtime::Runtime,
}

impl Chain {
	/// The development chain of a runtime, with `accounts` more accounts: those of [`sender`].
	pub fn new(files: &Files, wasm: Vec<u8>, accounts: u32) -> Result<Self> {
		let mut genesis = spec(&wasm).build_storage()?;
		genesis.top.extend((0..accounts).map(|index| account(&public(index))));
		let runtime = sc_cli::build_runtime()?;
		let tasks = TaskManager::new(runtime.handle().clone(), None).map_err(|error| error.to_string())?;
		let backend = backend(files)?;
		let client = client(genesis, &backend, &tasks)?;
		Ok(Self { client, backend, _tasks: tasks, _runtime: runtime })
	}

	/// What the next block begins with: its slot, and the time that belongs to it.
	pub fn next_slot(&self) -> Result<(Vec<DigestItem>, InherentData)> {
		let slot = FIRST_SLOT + u64::from(self.client.info().best_number);
		let plain = SecondaryPlainPreDigest { slot: slot.into(), authority_index: 0 };
		let digest = vec![DigestItem::babe_pre_digest(PreDigest::SecondaryPlain(plain))];
		let mut inherents = InherentData::new();
		let time = sp_timestamp::Timestamp::new(slot * SLOT_MS);
		inherents.put_data(sp_timestamp::INHERENT_IDENTIFIER, &time).map_err(|error| error.to_string())?;
		Ok((digest, inherents))
	}
}

/// The specification of the development chain.
pub fn spec(wasm: &[u8]) -> GenericChainSpec {
	GenericChainSpec::<NoExtension>::builder(wasm, None)
		.with_name("tributary")
		.with_id("tributary_base")
		.with_chain_type(ChainType::Development)
		.with_genesis_config_preset_name("development")
		.build()
}

/// The keys of account `index`. Slow to make: only who signs needs them.
pub fn sender(index: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&blake2_256(&("sender", index).encode()))
}

/// The accounts of the first so many have keys.
pub const SENDERS: u32 = 20_000;

/// The public key of account `index`, made up where nobody signs for it.
pub fn public(index: u32) -> [u8; 32] {
	if index < SENDERS {
		sender(index).public().0
	} else {
		blake2_256(&("account", index).encode())
	}
}

/// The record of an account, as `frame_system::Account` stores it.
fn account(public: &[u8; 32]) -> (Vec<u8>, Vec<u8>) {
	let key = [&twox_128(b"System")[..], &twox_128(b"Account"), &blake2_128(public), public].concat();
	let (nonce, consumers, providers, sufficients) = (0u32, 0u32, 1u32, 0u32);
	let (free, reserved, frozen) = (WEALTH, 0u128, 0u128);
	(key, (nonce, consumers, providers, sufficients, free, reserved, frozen, NEW_LOGIC).encode())
}

fn backend(files: &Files) -> Result<Arc<Backend>> {
	let settings = DatabaseSettings {
		trie_cache_maximum_size: files.trie_cache,
		state_pruning: None,
		blocks_pruning: BlocksPruning::KeepAll,
		pruning_filters: Default::default(),
		source: files.database.clone(),
		metrics_registry: None,
	};
	Ok(sc_service::new_db_backend(settings)?)
}

fn client(genesis: Storage, backend: &Arc<Backend>, tasks: &TaskManager) -> Result<Arc<Client>> {
	let executor = Executor::builder().build();
	let block = GenesisBlockBuilder::new_with_storage(genesis, true, backend.clone(), executor.clone())?;
	let extensions = ExecutionExtensions::new(None, Arc::new(executor.clone()));
	let spawn = Box::new(tasks.spawn_handle());
	let (forks, bad) = (Default::default(), Default::default());
	let config = ClientConfig { no_genesis: false, ..Default::default() };
	let client =
		sc_service::new_client(backend.clone(), executor, block, forks, bad, extensions, spawn, None, None, config)?;
	Ok(Arc::new(client))
}
