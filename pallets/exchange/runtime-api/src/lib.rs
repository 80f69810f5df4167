//! What the runtime tells of the exchange. The JSON-RPC and the feed of market data serve these and nothing else.

#![cfg_attr(not(feature = "std"), no_std)]
#![allow(clippy::too_many_arguments, reason = "the macro adds two to those of a method")]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use orderbook_core::{
	terms::{MarketId, OrderTerms},
	view::{AssetAmount, Depth, MarketEvent, MarketInfo, OrderInfo, OrderQuote, RouteQuote, Ticker},
	Rank, Side,
};
use sp_runtime::DispatchError;
use tributary_primitives::{AssetId, Balance};

sp_api::decl_runtime_apis! {
	/// Markets, books, open orders, and what orders and payments would come to.
	///
	/// A market is named by its two assets in either order. A list is read by pages of at most 100 rows: hand what names
	/// the last row of a page in as `after` of the next; the end is reached when a page is empty. Quotes are the calls'
	/// own code with everything undone. What it is in JSON, and what each figure means, is in docs/market-data.md.
	pub trait ExchangeApi<AccountId>
	where
		AccountId: Codec,
	{
		/// A market; none if nothing rests there, was ever filled there or rules it.
		fn market(one: AssetId, other: AssetId) -> Option<MarketInfo>;
		/// Markets, in no particular order.
		fn markets(after: Option<MarketId>, limit: u32) -> Vec<MarketInfo>;
		/// The best levels, the last price and the time-weighted price of a market.
		fn ticker(one: AssetId, other: AssetId) -> Option<Ticker>;
		/// The best levels of both sides, at most 100; only what may be filled. None for twice the same asset.
		fn depth(one: AssetId, other: AssetId, levels: u32) -> Option<Depth>;
		/// Orders of a side, best first, dead ones included.
		fn orders(one: AssetId, other: AssetId, side: Side, after: Option<Rank>, limit: u32) -> Vec<OrderInfo<AccountId>>;
		/// All open orders of an account, dead ones included; at most 256.
		fn orders_of(who: AccountId) -> Vec<OrderInfo<AccountId>>;
		/// What lies in custody behind an account's orders.
		fn reserved(who: AccountId) -> Vec<AssetAmount>;
		/// What an order of `who` would come to now, or why it would be refused.
		fn quote_place(who: AccountId, sell: AssetId, buy: AssetId, terms: OrderTerms) -> Result<OrderQuote, DispatchError>;
		/// What spending exactly `amount` would come to now; funds are not looked at. `via`: the assets between, or none
		/// for the best of what an extrinsic tries by itself.
		fn quote_exact_in(who: AccountId, sell: AssetId, buy: AssetId, via: Option<Vec<AssetId>>, amount: u64, max_fills: u16) -> Result<RouteQuote, DispatchError>;
		/// What receiving exactly `amount` would cost now; likewise.
		fn quote_exact_out(who: AccountId, sell: AssetId, buy: AssetId, via: Option<Vec<AssetId>>, amount: u64, max_fills: u16) -> Result<RouteQuote, DispatchError>;
		/// The best way of all, over every open market, to spend exactly `amount`.
		fn best_route_in(who: AccountId, sell: AssetId, buy: AssetId, amount: u64, max_fills: u16) -> Result<RouteQuote, DispatchError>;
		/// The cheapest way of all, over every open market, to receive exactly `amount`.
		fn best_route_out(who: AccountId, sell: AssetId, buy: AssetId, amount: u64, max_fills: u16) -> Result<RouteQuote, DispatchError>;
		/// What lies in custody for an account because it could not be credited, units.
		fn claimable(who: AccountId, asset: AssetId) -> Balance;
		/// Market fees of an asset gathered and not collected, units.
		fn issuer_fees(asset: AssetId) -> Balance;
		/// What happened in the books of all markets in the block whose state is asked, in order.
		fn market_events() -> Vec<(MarketId, MarketEvent<AccountId>)>;
	}
}
