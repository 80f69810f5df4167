//! The feed of market data: the whole book once, then what happens in each block (docs/market-data.md).
//!
//! Each subscription is a task that is woken by new blocks and by finality, looks where the chain is, and leads its
//! client there ([`Follower`]). It holds one message at a time; a client that takes none for [`PATIENCE`] is closed. What
//! the runtime says of a block is shared by all subscriptions ([`Node`]).

mod chain;
mod follower;
mod message;
mod serve;

pub use chain::{Chain, Node};
pub use follower::{Follower, Heads, News, Route, Step};
pub use message::{Message, Point, Position, State};

use crate::Error;
use futures::{stream, Future, StreamExt};
use jsonrpsee::{
	core::{async_trait, server::SubscriptionCloseResponse},
	proc_macros::rpc,
	PendingSubscriptionSink,
};
use orderbook_core::terms::MarketId;
use sc_client_api::BlockchainEvents;
use serve::Serving;
use std::{sync::Arc, time::Duration};
use tokio::sync::{watch, Semaphore};
use tributary_primitives::{AssetId, BlockNumber, OpaqueBlock as Block};

/// Most blocks a client is led through one by one; who is further behind gets the whole book. Over an hour of blocks.
pub const REPLAY_MAX: BlockNumber = 1_024;
/// Most orders in one message of a snapshot: some 300 KB of JSON.
pub const PART_MAX: usize = 1_000;
/// Blocks whose changes are remembered: more than are usually not final.
pub const CACHED_BLOCKS: usize = 16;
/// Most feeds a node serves.
pub const FEEDS_MAX: usize = 512;
/// Most questions of feeds that the runtime works on at once, so that snapshots do not starve the rest of the node.
pub const ASKING_MAX: usize = 4;
/// How long a client may take no message.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What the node tells of a market, block by block.
#[rpc(server)]
pub trait FeedApi {
	/// Follows the market of two assets, from where the client has got to or from its whole book on.
	#[subscription(
		name = "exchange_subscribeMarket" => "exchange_marketFeed",
		unsubscribe = "exchange_unsubscribeMarket",
		item = Message<tributary_primitives::AccountId>
	)]
	async fn subscribe_market(&self, one: AssetId, other: AssetId, from: Option<Position>)
		-> SubscriptionCloseResponse;
}

/// Serves [`FeedApiServer`].
pub struct Feed<C> {
	chain: Arc<C>,
	wakes: watch::Receiver<()>,
	feeds: Arc<Semaphore>,
	asking: Arc<Semaphore>,
	patience: Duration,
}

impl<C> Clone for Feed<C> {
	/// Another handle on the same: bounds and memory are shared.
	fn clone(&self) -> Self {
		let Self { chain, wakes, feeds, asking, patience } = self;
		let (feeds, asking) = (feeds.clone(), asking.clone());
		Self { chain: chain.clone(), wakes: wakes.clone(), feeds, asking, patience: *patience }
	}
}

impl<C> Feed<C> {
	/// Follows a chain; a change of `wakes` says that there may be something new.
	pub fn over(chain: C, wakes: watch::Receiver<()>) -> Self {
		let (feeds, asking) = (Semaphore::new(FEEDS_MAX), Semaphore::new(ASKING_MAX));
		Self { chain: Arc::new(chain), wakes, feeds: Arc::new(feeds), asking: Arc::new(asking), patience: PATIENCE }
	}
}

impl<Client: BlockchainEvents<Block>> Feed<Node<Client>> {
	/// Follows a node's chain. The future wakes the feeds and must run as long as the node does.
	///
	/// Notifications keep states in memory, so they are dropped at once and never wait for a client.
	pub fn new(client: Arc<Client>) -> (Self, impl Future<Output = ()> + Send + 'static) {
		let (wake, wakes) = watch::channel(());
		let imported = client.import_notification_stream().map(|_| ());
		let finalized = client.finality_notification_stream().map(|_| ());
		let waking = stream::select(imported, finalized).for_each(move |()| {
			wake.send_replace(());
			std::future::ready(())
		});
		(Self::over(Node::new(client), wakes), waking)
	}
}

#[async_trait]
impl<C: Chain> FeedApiServer for Feed<C> {
	async fn subscribe_market(
		&self,
		pending: PendingSubscriptionSink,
		one: AssetId,
		other: AssetId,
		from: Option<Position>,
	) -> SubscriptionCloseResponse {
		let Some(market) = MarketId::new(one, other) else { return refuse(pending, Error::SameAsset).await };
		let Ok(_seat) = self.feeds.clone().try_acquire_owned() else {
			return refuse(pending, Error::TooManyFeeds).await;
		};
		let Ok(sink) = pending.accept().await else { return SubscriptionCloseResponse::None };
		let serving = Serving::new(self, market, sink);
		serving.run(from, self.wakes.clone()).await.into()
	}
}

async fn refuse(pending: PendingSubscriptionSink, error: Error) -> SubscriptionCloseResponse {
	pending.reject(error).await;
	SubscriptionCloseResponse::None
}

#[cfg(test)]
mod tests;
