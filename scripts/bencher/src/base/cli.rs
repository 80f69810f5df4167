//! The command line, and the SDK's two measurements behind it.

use crate::{
	chain::{self, Chain, Files},
	transaction::{Call, Sealer},
	transfers,
};
use clap::Parser;
use frame_benchmarking_cli::{ExtrinsicBuilder, OpaqueBlock as Block, OverheadCmd, StorageCmd};
use sc_cli::{Result, SubstrateCli};
use sc_service::ChainSpec;
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring;
use sp_runtime::OpaqueExtrinsic;

/// Accounts below which reads and writes are measured, when nobody says otherwise.
const ACCOUNTS: u32 = 1_000_000;

/// What to measure.
#[derive(Debug, Parser)]
pub enum Cli {
	/// An empty block and an empty transaction.
	Overhead(OverheadCmd),
	/// A read and a write of the database.
	Storage(Storage),
	/// Blocks full of transfers.
	Transfers(transfers::Transfers),
}

/// The SDK's measurement of the database, with a state of our own.
#[derive(Debug, Parser)]
pub struct Storage {
	/// The runtime.
	#[arg(long)]
	runtime: std::path::PathBuf,
	/// How many accounts the state has beside the development chain's.
	#[arg(long, default_value_t = ACCOUNTS)]
	accounts: u32,
	#[clap(flatten)]
	command: StorageCmd,
}

impl Cli {
	/// Measures, and prints or writes what was found.
	pub fn run(self) -> Result<()> {
		match self {
			Self::Overhead(command) => overhead(&command),
			Self::Storage(storage) => storage.run(),
			Self::Transfers(transfers) => transfers.run(),
		}
	}
}

/// An empty block, and a remark without text: what the SDK calls the overhead.
fn overhead(command: &OverheadCmd) -> Result<()> {
	sc_cli::LoggerBuilder::new("info").init()?;
	let runtime = command.params.runtime.as_ref().ok_or("name the runtime with --runtime")?;
	let files = Files::temporary()?;
	let chain = Chain::new(&files, std::fs::read(runtime)?, 0)?;
	let remark = Remark { sealer: Sealer::new(&chain)?, alice: Sr25519Keyring::Alice.pair() };
	let (digest, inherents) = chain.next_slot()?;
	command.run("tributary".into(), chain.client.clone(), inherents, digest, &remark, false)
}

/// A transaction that does nothing.
struct Remark {
	sealer: Sealer,
	alice: sr25519::Pair,
}

impl ExtrinsicBuilder for Remark {
	fn pallet(&self) -> &str {
		"system"
	}

	fn extrinsic(&self) -> &str {
		"remark"
	}

	fn build(&self, nonce: u32) -> std::result::Result<OpaqueExtrinsic, &'static str> {
		Ok(self.sealer.seal(&self.alice, nonce, &Call::Remark))
	}
}

impl Storage {
	fn run(&self) -> Result<()> {
		let tool = Tool(std::fs::read(&self.runtime)?);
		tool.create_runner(&self.command)?.sync_run(|config| {
			let (database, trie_cache) = (config.database.clone(), config.trie_cache_maximum_size);
			let files = Files { database, trie_cache, _kept: None };
			let chain = Chain::new(&files, tool.0.clone(), self.accounts)?;
			let backend = &chain.backend;
			let (database, storage) = (backend.expose_db(), backend.expose_storage());
			let cache = backend.expose_shared_trie_cache();
			self.command.run::<Block, chain::Backend, _>(config, chain.client.clone(), database, storage, cache)
		})
	}
}

/// What the SDK wants to know of a program before it gives it a configuration.
struct Tool(Vec<u8>);

impl SubstrateCli for Tool {
	fn impl_name() -> String {
		"Tributary".into()
	}

	fn impl_version() -> String {
		env!("CARGO_PKG_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		String::new()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, _: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
		Ok(Box::new(chain::spec(&self.0)))
	}
}
