//! What makes the sealing task seal: calls over RPC and waiting transactions, strictly one after the other.
//!
//! A block that shall be final is imported first and finalized right after. The SDK's way, both at once, works too, but
//! BABE then warns at every block that it cannot find the one it is just finalizing.

use crate::service::{Client, Pool};
use futures::{
	channel::{mpsc, oneshot},
	future::ready,
	stream::{self, BoxStream, Stream, StreamExt},
	SinkExt,
};
use jsonrpsee::core::async_trait;
use sc_client_api::Finalizer;
use sc_consensus_manual_seal::{
	rpc::{ManualSeal, ManualSealApiServer},
	CreatedBlock, EngineCommand, Error,
};
use sc_transaction_pool_api::TransactionPool;
use sp_runtime::EncodedJustification;
use std::{sync::Arc, time::Duration};
use tributary_primitives::Hash;

/// Orders of RPC that may wait; the callers of more wait themselves.
const ORDERS_WAITING: usize = 1024;

/// What the SDK's sealing task understands.
pub type Order = EngineCommand<Hash>;
type Made = Result<CreatedBlock<Hash>, Error>;

/// The RPC methods `engine_createBlock` and `engine_finalizeBlock`.
pub struct Engine {
	orders: mpsc::Sender<Order>,
	sealing: ManualSeal<Hash>,
}

impl Engine {
	/// Answers calls by sending orders.
	pub fn new(orders: mpsc::Sender<Order>) -> Self {
		Self { sealing: ManualSeal::new(orders.clone()), orders }
	}
}

#[async_trait]
impl ManualSealApiServer<Hash> for Engine {
	async fn create_block(&self, empty: bool, finalize: bool, parent: Option<Hash>) -> Made {
		self.sealing.create_block(empty, finalize, parent).await
	}

	/// The SDK's own answers `true` even when it failed.
	async fn finalize_block(&self, hash: Hash, justification: Option<EncodedJustification>) -> Result<bool, Error> {
		let (sender, done) = oneshot::channel();
		self.orders.clone().send(EngineCommand::FinalizeBlock { hash, sender: Some(sender), justification }).await?;
		done.await?.map(|()| true)
	}
}

/// Why a block is made.
enum Cause {
	Order(Order),
	Transaction,
}

/// The channel from RPC to the sealing task.
pub fn channel() -> (mpsc::Sender<Order>, mpsc::Receiver<Order>) {
	mpsc::channel(ORDERS_WAITING)
}

/// Makes the sealing task do what RPC asks.
pub fn manual(rpc: mpsc::Receiver<Order>, client: Arc<Client>, pool: Arc<Pool>) -> BoxStream<'static, Order> {
	in_turn(rpc.map(Cause::Order), client, pool)
}

/// Makes it do the same, and make a final block whenever a transaction waits.
pub fn instant(rpc: mpsc::Receiver<Order>, client: Arc<Client>, pool: Arc<Pool>) -> BoxStream<'static, Order> {
	let transactions = pool.import_notification_stream().map(|_| Cause::Transaction);
	in_turn(stream::select(rpc.map(Cause::Order), transactions), client, pool)
}

fn in_turn(
	causes: impl Stream<Item = Cause> + Send + 'static,
	client: Arc<Client>,
	pool: Arc<Pool>,
) -> BoxStream<'static, Order> {
	let steps = move |cause| match cause {
		Cause::Order(order) => order_and_finality(order, client.clone()),
		Cause::Transaction => until_none_waits(client.clone(), pool.clone()),
	};
	causes.flat_map(steps).boxed()
}

/// The order as it is, but for a block that shall be final: that is made, then finalized, then answered.
fn order_and_finality(order: Order, client: Arc<Client>) -> BoxStream<'static, Order> {
	let EngineCommand::SealNewBlock { create_empty, finalize: true, parent_hash, sender } = order else {
		return stream::once(ready(order)).boxed();
	};
	let (order, made) = unfinalized(create_empty, parent_hash);
	let then = async move {
		let outcome = finalized(&client, made).await;
		// A caller that is gone needs no answer.
		let _ = sender.map(|sender| sender.send(outcome));
		None
	};
	stream::once(ready(Some(order))).chain(stream::once(then)).filter_map(ready).boxed()
}

/// How long to wait for the pool to have seen the newest block.
const POOL_CATCHES_UP: Duration = Duration::from_secs(2);
/// Blocks in a row that may leave the pool as it was: the first block of an epoch has no room for transactions.
const FRUITLESS_MAX: u32 = 2;

/// Final blocks until the pool has nothing ready, or nothing that fits into a block now.
///
/// A block takes all that came together; the notices of the others then find the pool empty.
fn until_none_waits(client: Arc<Client>, pool: Arc<Pool>) -> BoxStream<'static, Order> {
	let step = move |(last, ready, fruitless): (Option<oneshot::Receiver<Made>>, usize, u32)| {
		let (client, pool) = (client.clone(), pool.clone());
		async move {
			if let Some(made) = last {
				finalized(&client, made).await.map_err(complain).ok()?;
			}
			// As the pool sees it after the newest block; its own count may be older.
			let waiting = pool.ready_at_with_timeout(client.chain_info().best_hash, POOL_CATCHES_UP).await.count();
			let fruitless = if waiting < ready { 0 } else { fruitless.saturating_add(1) };
			if waiting == 0 || fruitless > FRUITLESS_MAX {
				return None;
			}
			let (order, made) = unfinalized(true, None);
			Some((order, (Some(made), waiting, fruitless)))
		}
	};
	stream::unfold((None, usize::MAX, 0), step).boxed()
}

fn unfinalized(create_empty: bool, parent_hash: Option<Hash>) -> (Order, oneshot::Receiver<Made>) {
	let (sender, made) = oneshot::channel();
	(EngineCommand::SealNewBlock { create_empty, finalize: false, parent_hash, sender: Some(sender) }, made)
}

async fn finalized(client: &Client, made: oneshot::Receiver<Made>) -> Made {
	let block = made.await??;
	client.finalize_block(block.hash, None, true)?;
	Ok(block)
}

fn complain(error: Error) {
	match error {
		// What is ready but not ripe for this block stays in the pool; the next transaction wakes it.
		Error::EmptyTransactionPool => {}
		error => log::warn!("🔏 No block for a waiting transaction: {error}"),
	}
}
