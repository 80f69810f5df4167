//! What orders and markets are asked for, in the words of the chain: its assets, its clock.

use crate::{
	order::{Rank, SelfTrade, TimeInForce},
	pair::{Pair, Side},
	rules::MarketRules,
	Price,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::{decimal, AssetId, Moment};

/// A market: two assets, the lower one the quote.
pub type MarketId = Pair<AssetId>;

/// Whether a market trades. Cancelling, sweeping and claiming are possible in every state.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum Status {
	/// Everybody trades.
	#[default]
	#[codec(index = 0)]
	Open,
	/// Only the system's orders are placed, and they trade with those that rest; users make theirs smaller or cancel.
	#[codec(index = 1)]
	CancelOnly,
	/// Nothing trades.
	#[codec(index = 2)]
	Halted,
}

/// What governance decides about a market.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub struct Regime {
	/// Tick, lot and least amounts. The least amounts of both assets' own rules bind beside them.
	pub rules: MarketRules,
	/// Whether it trades.
	pub status: Status,
	/// Whether governance vouches for its time-weighted price: bands of trading proxies measure by it. Anybody can make a
	/// market and be alone in it, and then its price is his.
	pub vouched: bool,
}

/// A regime that is to come.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub struct Announced {
	/// What will be.
	pub regime: Regime,
	/// From when on, milliseconds.
	pub effective: Moment,
}

/// Where an order stands: all that is needed to find it.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub struct Locator {
	/// The market.
	pub market: MarketId,
	/// The side.
	pub side: Side,
	/// Price, class and id.
	pub rank: Rank,
}

/// How much, at which limit. Smallest units, below 2^63.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum Size {
	/// Sells `sell` for at least `receive`.
	#[codec(index = 0)]
	Offer {
		/// Units of the asset sold.
		#[serde(with = "decimal")]
		sell: u64,
		/// Units of the asset bought.
		#[serde(with = "decimal")]
		receive: u64,
	},
	/// Sells, or buys at most, `amount` of the base asset at `price` or better.
	#[codec(index = 1)]
	AtPrice {
		/// Units of the base asset.
		#[serde(with = "decimal")]
		amount: u64,
		/// Units of quote per units of base.
		price: Price,
	},
}

/// An order as it is asked for, but for its assets.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub struct OrderTerms {
	/// How much, at which limit.
	pub size: Size,
	/// How long it stands.
	pub time_in_force: TimeInForce,
	/// Whether it leaves orders of exactly its own price alone.
	pub passive: bool,
	/// What happens when it meets an order of its owner.
	pub self_trade: SelfTrade,
	/// The owner's number for it, unique among his open orders.
	#[serde(default, with = "decimal::option")]
	pub client_id: Option<u64>,
	/// Most resting orders it may meet; the weight is linear in it. When more would follow, the rest is refunded.
	pub max_fills: u16,
}
