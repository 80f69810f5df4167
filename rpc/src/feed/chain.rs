//! What the feed asks of the chain, and the node's answers. Every question may block.

use super::{
	follower::{Heads, Route},
	message::Point,
	CACHED_BLOCKS,
};
use orderbook_core::{
	terms::MarketId,
	view::{MarketEvent, PAGE_MAX},
	Order, Rank, Side,
};
use pallet_exchange_runtime_api::ExchangeApi as ExchangeRuntimeApi;
use sp_api::{ApiError, ProvideRuntimeApi};
use sp_blockchain::{tree_route, HashAndNumber, HeaderBackend, HeaderMetadata};
use std::{
	collections::VecDeque,
	sync::{Arc, Mutex, PoisonError},
};
use tributary_primitives::{AccountId, Hash, OpaqueBlock as Block};

/// What a feed follows.
pub trait Chain: Send + Sync + 'static {
	/// Both ends now.
	fn heads(&self) -> Heads;
	/// The way between two blocks; none if the first is unknown.
	fn route(&self, from: Point, to: Point) -> Option<Route>;
	/// What happened in a market's book in a block, in order.
	fn changes(&self, at: Hash, market: &MarketId) -> Result<Vec<MarketEvent<AccountId>>, ApiError>;
	/// Orders of a side, best first, from the first that ranks after `after`, a page.
	fn orders(
		&self,
		at: Hash,
		market: &MarketId,
		side: Side,
		after: Option<Rank>,
	) -> Result<Vec<Order<AccountId>>, ApiError>;
}

/// What happened in all books in a block.
type Changes = Arc<Vec<(MarketId, MarketEvent<AccountId>)>>;

/// The chain as a node knows it. The changes of the newest blocks are asked of the runtime once for all feeds.
pub struct Node<Client> {
	client: Arc<Client>,
	newest: Mutex<VecDeque<(Hash, Changes)>>,
}

impl<Client> Node<Client> {
	/// Asks this client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { client, newest: Mutex::default() }
	}
}

impl<Client> Node<Client>
where
	Client: ProvideRuntimeApi<Block>,
	Client::Api: ExchangeRuntimeApi<Block, AccountId>,
{
	/// Whoever asks for the same block at the same time waits for the first.
	fn all_changes(&self, at: Hash) -> Result<Changes, ApiError> {
		let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
		if let Some((_, known)) = newest.iter().find(|(hash, _)| *hash == at) {
			return Ok(known.clone());
		}
		let changes = Changes::new(self.client.runtime_api().market_events(at)?);
		newest.push_back((at, changes.clone()));
		if newest.len() > CACHED_BLOCKS {
			newest.pop_front();
		}
		Ok(changes)
	}
}

impl<Client> Chain for Node<Client>
where
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + HeaderMetadata<Block> + Send + Sync + 'static,
	Client::Api: ExchangeRuntimeApi<Block, AccountId>,
{
	fn heads(&self) -> Heads {
		let info = self.client.info();
		let point = |number, hash| Point { number, hash };
		Heads {
			best: point(info.best_number, info.best_hash),
			finalized: point(info.finalized_number, info.finalized_hash),
		}
	}

	fn route(&self, from: Point, to: Point) -> Option<Route> {
		let known = self.client.header_metadata(from.hash).ok()?;
		if known.number != from.number {
			return None;
		}
		let route = tree_route(&*self.client, from.hash, to.hash).ok()?;
		let point = |block: &HashAndNumber<Block>| Point { number: block.number, hash: block.hash };
		Some(Route { common: point(route.common_block()), enacted: route.enacted().iter().map(point).collect() })
	}

	fn changes(&self, at: Hash, market: &MarketId) -> Result<Vec<MarketEvent<AccountId>>, ApiError> {
		let all = self.all_changes(at)?;
		Ok(all.iter().filter(|(of, _)| of == market).map(|(_, change)| change.clone()).collect())
	}

	fn orders(
		&self,
		at: Hash,
		market: &MarketId,
		side: Side,
		after: Option<Rank>,
	) -> Result<Vec<Order<AccountId>>, ApiError> {
		let (one, other) = (market.quote(), market.base());
		let page = self.client.runtime_api().orders(at, one, other, side, after, PAGE_MAX)?;
		Ok(page.into_iter().map(|info| info.order).collect())
	}
}
