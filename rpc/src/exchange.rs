//! Markets, books, open orders, and what orders and payments would come to.

#![allow(clippy::too_many_arguments, reason = "arguments are positions of a JSON array")]

use crate::{
	asking::{self, parse, quoted},
	Error,
};
use codec::Codec;
use jsonrpsee::proc_macros::rpc;
use orderbook_core::{
	terms::{MarketId, OrderTerms},
	view::{AssetAmount, Depth, MarketEvent, MarketInfo, OrderInfo, OrderQuote, RouteQuote, Ticker},
	Rank, Side,
};
use pallet_exchange_runtime_api::ExchangeApi as ExchangeRuntimeApi;
use sp_api::{ApiRef, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_runtime::traits::{Block as BlockT, MaybeDisplay, MaybeFromStr};
use std::{marker::PhantomData, sync::Arc};
use tributary_primitives::AssetId;

/// What the node tells of the exchange, at a block or at the best one.
#[rpc(server)]
pub trait ExchangeApi<Hash, AccountId> {
	/// The market of two assets.
	#[method(name = "exchange_market", blocking)]
	fn market(&self, one: AssetId, other: AssetId, at: Option<Hash>) -> Result<Option<MarketInfo>, Error>;

	/// Markets, a page.
	#[method(name = "exchange_markets", blocking)]
	fn markets(&self, after: Option<MarketId>, limit: u32, at: Option<Hash>) -> Result<Vec<MarketInfo>, Error>;

	/// The best levels, the last price and the time-weighted price of a market.
	#[method(name = "exchange_ticker", blocking)]
	fn ticker(&self, one: AssetId, other: AssetId, at: Option<Hash>) -> Result<Option<Ticker>, Error>;

	/// The best levels of both sides.
	#[method(name = "exchange_depth", blocking)]
	fn depth(&self, one: AssetId, other: AssetId, levels: u32, at: Option<Hash>) -> Result<Option<Depth>, Error>;

	/// Orders of a side, best first, a page.
	#[method(name = "exchange_orders", blocking)]
	fn orders(
		&self,
		one: AssetId,
		other: AssetId,
		side: Side,
		after: Option<Rank>,
		limit: u32,
		at: Option<Hash>,
	) -> Result<Vec<OrderInfo<AccountId>>, Error>;

	/// All open orders of an account.
	#[method(name = "exchange_ordersOf", blocking)]
	fn orders_of(&self, who: AccountId, at: Option<Hash>) -> Result<Vec<OrderInfo<AccountId>>, Error>;

	/// What lies behind an account's orders.
	#[method(name = "exchange_reserved", blocking)]
	fn reserved(&self, who: AccountId, at: Option<Hash>) -> Result<Vec<AssetAmount>, Error>;

	/// What an order would come to.
	#[method(name = "exchange_quotePlace", blocking)]
	fn quote_place(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		terms: OrderTerms,
		at: Option<Hash>,
	) -> Result<OrderQuote, Error>;

	/// What spending exactly `amount`, a decimal string, would come to; `via` is null for what `Auto` tries.
	#[method(name = "exchange_quoteExactIn", blocking)]
	fn quote_exact_in(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		via: Option<Vec<AssetId>>,
		amount: String,
		max_fills: u16,
		at: Option<Hash>,
	) -> Result<RouteQuote, Error>;

	/// What receiving exactly `amount`, a decimal string, would cost; `via` is null for what `Auto` tries.
	#[method(name = "exchange_quoteExactOut", blocking)]
	fn quote_exact_out(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		via: Option<Vec<AssetId>>,
		amount: String,
		max_fills: u16,
		at: Option<Hash>,
	) -> Result<RouteQuote, Error>;

	/// The best way of all to spend exactly `amount`, a decimal string.
	#[method(name = "exchange_bestRouteIn", blocking)]
	fn best_route_in(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		amount: String,
		max_fills: u16,
		at: Option<Hash>,
	) -> Result<RouteQuote, Error>;

	/// The cheapest way of all to receive exactly `amount`, a decimal string.
	#[method(name = "exchange_bestRouteOut", blocking)]
	fn best_route_out(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		amount: String,
		max_fills: u16,
		at: Option<Hash>,
	) -> Result<RouteQuote, Error>;

	/// What waits for an account to claim it, as a decimal string.
	#[method(name = "exchange_claimable")]
	fn claimable(&self, who: AccountId, asset: AssetId, at: Option<Hash>) -> Result<String, Error>;

	/// Market fees of an asset gathered and not collected, as a decimal string.
	#[method(name = "exchange_issuerFees")]
	fn issuer_fees(&self, asset: AssetId, at: Option<Hash>) -> Result<String, Error>;

	/// What happened in a market's book in that block.
	#[method(name = "exchange_marketEvents", blocking)]
	fn market_events(
		&self,
		one: AssetId,
		other: AssetId,
		at: Option<Hash>,
	) -> Result<Vec<MarketEvent<AccountId>>, Error>;
}

/// Serves [`ExchangeApiServer`] from a client.
pub struct Exchange<Client, Block> {
	client: Arc<Client>,
	block: PhantomData<Block>,
}

impl<Client, Block> Exchange<Client, Block> {
	/// Serves from this client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { client, block: PhantomData }
	}
}

impl<Client, Block> Exchange<Client, Block>
where
	Block: BlockT,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
{
	/// The runtime, and the block asked about.
	fn runtime(&self, at: Option<Block::Hash>) -> (ApiRef<'_, Client::Api>, Block::Hash) {
		asking::runtime(&*self.client, at)
	}
}

impl<Client, Block, AccountId> ExchangeApiServer<Block::Hash, AccountId> for Exchange<Client, Block>
where
	Block: BlockT,
	AccountId: Clone + Codec + MaybeDisplay + MaybeFromStr + Send + Sync + 'static + serde::Serialize,
	AccountId: for<'de> serde::Deserialize<'de>,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	Client::Api: ExchangeRuntimeApi<Block, AccountId>,
{
	fn market(&self, one: AssetId, other: AssetId, at: Option<Block::Hash>) -> Result<Option<MarketInfo>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.market(at, one, other)?)
	}

	fn markets(&self, after: Option<MarketId>, limit: u32, at: Option<Block::Hash>) -> Result<Vec<MarketInfo>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.markets(at, after, limit)?)
	}

	fn ticker(&self, one: AssetId, other: AssetId, at: Option<Block::Hash>) -> Result<Option<Ticker>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.ticker(at, one, other)?)
	}

	fn depth(
		&self,
		one: AssetId,
		other: AssetId,
		levels: u32,
		at: Option<Block::Hash>,
	) -> Result<Option<Depth>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.depth(at, one, other, levels)?)
	}

	fn orders(
		&self,
		one: AssetId,
		other: AssetId,
		side: Side,
		after: Option<Rank>,
		limit: u32,
		at: Option<Block::Hash>,
	) -> Result<Vec<OrderInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.orders(at, one, other, side, after, limit)?)
	}

	fn orders_of(&self, who: AccountId, at: Option<Block::Hash>) -> Result<Vec<OrderInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.orders_of(at, who)?)
	}

	fn reserved(&self, who: AccountId, at: Option<Block::Hash>) -> Result<Vec<AssetAmount>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.reserved(at, who)?)
	}

	fn quote_place(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		terms: OrderTerms,
		at: Option<Block::Hash>,
	) -> Result<OrderQuote, Error> {
		let (api, at) = self.runtime(at);
		quoted(api.quote_place(at, who, sell, buy, terms)?)
	}

	fn quote_exact_in(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		via: Option<Vec<AssetId>>,
		amount: String,
		max_fills: u16,
		at: Option<Block::Hash>,
	) -> Result<RouteQuote, Error> {
		let (api, at) = self.runtime(at);
		quoted(api.quote_exact_in(at, who, sell, buy, via, parse(amount)?, max_fills)?)
	}

	fn quote_exact_out(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		via: Option<Vec<AssetId>>,
		amount: String,
		max_fills: u16,
		at: Option<Block::Hash>,
	) -> Result<RouteQuote, Error> {
		let (api, at) = self.runtime(at);
		quoted(api.quote_exact_out(at, who, sell, buy, via, parse(amount)?, max_fills)?)
	}

	fn best_route_in(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		amount: String,
		max_fills: u16,
		at: Option<Block::Hash>,
	) -> Result<RouteQuote, Error> {
		let (api, at) = self.runtime(at);
		quoted(api.best_route_in(at, who, sell, buy, parse(amount)?, max_fills)?)
	}

	fn best_route_out(
		&self,
		who: AccountId,
		sell: AssetId,
		buy: AssetId,
		amount: String,
		max_fills: u16,
		at: Option<Block::Hash>,
	) -> Result<RouteQuote, Error> {
		let (api, at) = self.runtime(at);
		quoted(api.best_route_out(at, who, sell, buy, parse(amount)?, max_fills)?)
	}

	fn claimable(&self, who: AccountId, asset: AssetId, at: Option<Block::Hash>) -> Result<String, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.claimable(at, who, asset)?.to_string())
	}

	fn issuer_fees(&self, asset: AssetId, at: Option<Block::Hash>) -> Result<String, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.issuer_fees(at, asset)?.to_string())
	}

	fn market_events(
		&self,
		one: AssetId,
		other: AssetId,
		at: Option<Block::Hash>,
	) -> Result<Vec<MarketEvent<AccountId>>, Error> {
		let market = MarketId::new(one, other).ok_or(Error::SameAsset)?;
		let (api, at) = self.runtime(at);
		let events = api.market_events(at)?.into_iter();
		Ok(events.filter(|(of, _)| *of == market).map(|(_, event)| event).collect())
	}
}
