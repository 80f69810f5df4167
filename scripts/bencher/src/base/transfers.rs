//! Blocks full of transfers, made and executed by the client that the node runs: what a transfer really takes.

use crate::{
	chain::{public, sender, Chain, Files, SENDERS},
	clock::Clock,
	transaction::{Call, Sealer},
};
use clap::Parser;
use frame_benchmarking_cli::OpaqueBlock as Block;
use sc_block_builder::BlockBuilderBuilder;
use sc_cli::Result;
use sc_client_api::HeaderBackend;
use sc_consensus::{BlockImport, BlockImportParams, ForkChoiceStrategy, StateAction, StorageChanges};
use sp_api::{Core, ProvideRuntimeApi};
use sp_blockchain::{ApplyExtrinsicFailed::Validity, Error as ChainError};
use sp_consensus::BlockOrigin;
use sp_core::{sr25519, Pair};
use sp_runtime::{
	traits::Block as _,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	Digest, OpaqueExtrinsic,
};
use sp_transaction_pool::runtime_api::TaggedTransactionQueue;
use std::path::PathBuf;

/// A block, and what it changes.
type Made = (Block, sp_api::StorageChanges<Block>);

/// What is sent, units of STM.
const UNITS: u128 = 1_000_000;

/// Blocks full of transfers, each between two accounts that no other transfer of the block touches, in a state of
/// many accounts. Prints microseconds for each transfer.
#[derive(Debug, Parser)]
pub struct Transfers {
	/// The runtime.
	#[arg(long)]
	runtime: PathBuf,
	/// How many accounts the state has beside the development chain's.
	#[arg(long, default_value_t = 1_000_000)]
	accounts: u32,
	/// Transfers in a block at most; as many as the runtime lets in.
	#[arg(long, default_value_t = 10_000)]
	count: u32,
	/// Blocks measured, after one that is not.
	#[arg(long, default_value_t = 5)]
	blocks: u32,
}

/// Microseconds for each transfer, of the processor's time.
#[derive(Default)]
struct Times {
	/// Transfers in the block.
	count: usize,
	/// The check of a signature by itself, native.
	verify: f64,
	/// What the pool asks the runtime.
	validate: f64,
	/// Putting it into the block.
	apply: f64,
	/// Its share of finishing the block.
	finish: f64,
	/// Executing the block, as who imports it does.
	execute: f64,
	/// Its share of storing the block and what it changed.
	store: f64,
}

impl Transfers {
	/// Measures and prints a line for each block.
	pub fn run(&self) -> Result<()> {
		if self.count > SENDERS || 2 * self.count > self.accounts {
			return Err("at most as many transfers as senders, and twice as many accounts".into());
		}
		sc_cli::LoggerBuilder::new("warn").init()?;
		let files = Files::temporary()?;
		let chain = Chain::new(&files, std::fs::read(&self.runtime)?, self.accounts)?;
		let sealer = Sealer::new(&chain)?;
		let senders: Vec<_> = (0..self.count).map(sender).collect();
		println!("| transfers | verify | validate | apply | finish | execute | store |");
		println!("|---|---|---|---|---|---|---|");
		let mut nonces = vec![0; senders.len()];
		for block in 0..=self.blocks {
			let transactions = self.transactions(&sealer, &senders, &nonces, block);
			let times = measure(&chain, transactions, &senders)?;
			nonces.iter_mut().take(times.count).for_each(|nonce| *nonce += 1);
			if block > 0 {
				times.print();
			}
		}
		Ok(())
	}

	/// One transfer of each sender, to accounts far from each other that change with the block.
	fn transactions(
		&self,
		sealer: &Sealer,
		senders: &[sr25519::Pair],
		nonces: &[u32],
		block: u32,
	) -> Vec<OpaqueExtrinsic> {
		let others = self.accounts - self.count;
		let step = others / self.count;
		let transfer = |(index, (pair, nonce)): (u32, (&sr25519::Pair, &u32))| {
			let to = public(self.count + index * step + block % step);
			sealer.seal(pair, *nonce, &Call::Transfer { to, units: UNITS })
		};
		(0..).zip(senders.iter().zip(nonces)).map(transfer).collect()
	}
}

impl Times {
	fn print(&self) {
		let Self { count, verify, validate, apply, finish, execute, store } = self;
		println!("| {count} | {verify:.1} | {validate:.1} | {apply:.1} | {finish:.1} | {execute:.1} | {store:.1} |");
	}
}

/// Makes a block of these transactions, executes it as who imports it does, and puts it into the database.
fn measure(chain: &Chain, transactions: Vec<OpaqueExtrinsic>, senders: &[sr25519::Pair]) -> Result<Times> {
	let mut times =
		Times { verify: verify(&senders[0])?, validate: validate(chain, &transactions)?, ..Default::default() };
	let parent = chain.client.info().best_hash;
	let (block, changes) = make(chain, transactions, &mut times)?;
	let clock = Clock::start()?;
	let api = chain.client.runtime_api();
	api.execute_block(parent, block.clone().into()).map_err(ChainError::RuntimeApiError)?;
	times.execute = clock.each(times.count)?;
	let clock = Clock::start()?;
	import(chain, block, changes)?;
	times.store = clock.each(times.count)?;
	Ok(times)
}

/// Fills a block until it takes no more, and finishes it.
fn make(chain: &Chain, transactions: Vec<OpaqueExtrinsic>, times: &mut Times) -> Result<Made> {
	let (logs, inherents) = chain.next_slot()?;
	let parent = chain.client.info();
	let mut builder = BlockBuilderBuilder::new(&*chain.client)
		.on_parent_block(parent.best_hash)
		.with_parent_block_number(parent.best_number)
		.with_inherent_digests(Digest { logs })
		.build()?;
	for inherent in builder.create_inherents(inherents)? {
		builder.push(inherent)?;
	}
	let clock = Clock::start()?;
	for transaction in transactions {
		match builder.push(transaction) {
			Ok(()) => times.count += 1,
			Err(error) if is_full(&error) => break,
			Err(error) => return Err(error.into()),
		}
	}
	times.apply = clock.each(times.count)?;
	let clock = Clock::start()?;
	let made = builder.build()?.into_inner();
	times.finish = clock.each(times.count)?;
	Ok(made)
}

/// Does the block take no more?
fn is_full(error: &ChainError) -> bool {
	let full = TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources);
	matches!(error, ChainError::ApplyExtrinsicFailed(Validity(reason)) if *reason == full)
}

/// A signature's check by itself, native.
fn verify(pair: &sr25519::Pair) -> Result<f64> {
	let (message, rounds) = ([7; 120], 1_000);
	let signature = pair.sign(&message);
	let clock = Clock::start()?;
	let good = (0..rounds).filter(|_| sr25519::Pair::verify(&signature, message, &pair.public())).count();
	clock.each(good)
}

/// What the pool asks the runtime of each transaction.
fn validate(chain: &Chain, transactions: &[OpaqueExtrinsic]) -> Result<f64> {
	let best = chain.client.info().best_hash;
	let some = &transactions[..transactions.len().min(1_000)];
	let clock = Clock::start()?;
	for transaction in some {
		let api = chain.client.runtime_api();
		api.validate_transaction(best, TransactionSource::External, transaction.clone(), best)
			.map_err(ChainError::RuntimeApiError)?
			.map_err(|error| format!("the pool refuses a transfer: {error:?}"))?;
	}
	clock.each(some.len())
}

/// Puts a block that was executed into the database, as its author does.
fn import(chain: &Chain, block: Block, changes: sp_api::StorageChanges<Block>) -> Result<()> {
	let (header, body) = block.deconstruct();
	let mut params = BlockImportParams::new(BlockOrigin::Own, header);
	params.body = Some(body);
	params.fork_choice = Some(ForkChoiceStrategy::LongestChain);
	params.state_action = StateAction::ApplyChanges(StorageChanges::Changes(changes));
	futures::executor::block_on(chain.client.import_block(params)).map_err(|error| error.to_string())?;
	Ok(())
}
