//! What is told to the outside: the records of the runtime API, the view functions, the JSON-RPC and the feed.
//!
//! Over JSON amounts, prices and ids are decimal strings, because a JSON number loses digits above 2^53;
//! docs/market-data.md describes all of it.

use crate::{
	effects::{Reason, Stop},
	look::Level,
	order::{Class, Expiry, Order},
	pair::Side,
	terms::{Announced, Locator, MarketId, Regime},
	Price,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::U256;
use tributary_primitives::{decimal, AssetId, Balance, Moment};

/// Most rows one page holds, whatever is asked for.
pub const PAGE_MAX: u32 = 100;

/// An order and whose it is.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Deserialize, Encode, Eq, MaxEncodedLen, PartialEq, Serialize, TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub struct Party<AccountId> {
	/// Sequential. A payment over a route has one too.
	#[serde(with = "decimal")]
	pub order: u64,
	/// The owner's number for it, or the system's tag.
	#[serde(default, with = "decimal::option")]
	pub client_id: Option<u64>,
	/// Its owner.
	pub who: AccountId,
}

/// What a taking order, or the taking part of one, came to. `sell = paid + refund + resting`.
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
pub struct Summary {
	/// Brought, units of the asset sold.
	#[serde(with = "decimal")]
	pub sell: u64,
	/// Paid to makers.
	#[serde(with = "decimal")]
	pub paid: u64,
	/// Got from makers, before fees, units of the asset bought.
	#[serde(with = "decimal")]
	pub received: Balance,
	/// Of that, to the asset's issuer.
	#[serde(with = "decimal")]
	pub fee: Balance,
	/// Given back.
	#[serde(with = "decimal")]
	pub refund: u64,
	/// Still for sale.
	#[serde(with = "decimal")]
	pub resting: u64,
	/// Why the taking stopped.
	pub stopped: Stop,
	/// Resting orders met.
	pub met: u16,
}

/// So much of an asset.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct AssetAmount {
	/// Which.
	pub asset: AssetId,
	/// Its smallest units.
	#[serde(with = "decimal")]
	pub amount: Balance,
}

/// What a market is like now.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct MarketInfo {
	/// Which.
	pub market: MarketId,
	/// In force now, the assets' own least amounts included.
	pub regime: Regime,
	/// To come.
	pub announced: Option<Announced>,
	/// The best price of the bids that may be filled.
	pub bid: Option<Price>,
	/// The best price of the asks that may be filled.
	pub ask: Option<Price>,
	/// Orders that rest on the bids' side, dead ones included.
	pub bids: u32,
	/// Orders that rest on the asks' side, dead ones included.
	pub asks: u32,
	/// Price of the newest fill.
	pub last: Option<Price>,
	/// From when on, milliseconds.
	pub since: Moment,
	/// Sum of price × milliseconds up to `now`, the price in units of 2^-64 quote per base, rounded down.
	#[serde(with = "decimal")]
	pub cumulative: U256,
	/// The chain's clock at this reading, milliseconds.
	pub now: Moment,
}

/// The few numbers of a market that everybody looks at first.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct Ticker {
	/// Which.
	pub market: MarketId,
	/// The best level of the bids, the amount in quote.
	pub bid: Option<Level>,
	/// The best level of the asks, the amount in base.
	pub ask: Option<Level>,
	/// Price of the newest fill.
	pub last: Option<Price>,
	/// From when on, milliseconds.
	pub since: Moment,
	/// The price weighted by time over at least the last half hour, in units of 2^-64 quote per base, rounded down.
	#[serde(default, with = "decimal::option")]
	pub time_weighted: Option<U256>,
	/// The chain's clock, milliseconds.
	pub now: Moment,
}

/// The best levels of both sides, best first; only orders that may be filled.
#[derive(Clone, Debug, Decode, Default, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct Depth {
	/// Amounts in quote.
	pub bids: Vec<Level>,
	/// Amounts in base.
	pub asks: Vec<Level>,
}

/// An open order, as it rests.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct OrderInfo<AccountId> {
	/// Where it stands.
	pub locator: Locator,
	/// What it sells.
	pub sell: AssetId,
	/// What it buys.
	pub buy: AssetId,
	/// As it rests.
	pub order: Order<AccountId>,
}

/// What an order would come to now.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct OrderQuote {
	/// As the event would tell.
	pub summary: Summary,
	/// Price impact, basis points; see [`mod@crate::impact`].
	pub impact_bp: u16,
}

/// What a payment would come to now.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct RouteQuote {
	/// From what is spent to what is received.
	pub route: Vec<AssetId>,
	/// Units of the first asset.
	#[serde(with = "decimal")]
	pub spent: u64,
	/// Units of the last asset, after fees.
	#[serde(with = "decimal")]
	pub received: u64,
	/// Market fees taken on the way.
	pub fees: Vec<AssetAmount>,
	/// What hops could not convert, the payer's.
	pub leftovers: Vec<AssetAmount>,
	/// Resting orders it would meet: the least `max_fills`.
	pub met: u16,
	/// Price impact, basis points; see [`mod@crate::impact`].
	pub impact_bp: u16,
	/// Whether every way that was to be looked at was; if not, the search stopped at its bound.
	pub complete: bool,
}

/// A resting order, as the feed tells it.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct RestingOrder<AccountId> {
	/// Sequential; the age of orders of one price.
	#[serde(with = "decimal")]
	pub id: u64,
	/// Its side.
	pub side: Side,
	/// Its class among equal prices.
	pub class: Class,
	/// Its price.
	pub price: Price,
	/// What it still sells, units.
	#[serde(with = "decimal")]
	pub remaining: u64,
	/// When it stops being fillable.
	pub expiry: Expiry,
	/// Whose it is.
	pub owner: AccountId,
	/// The owner's number for it, or the system's tag.
	#[serde(default, with = "decimal::option")]
	pub client_id: Option<u64>,
}

impl<AccountId> RestingOrder<AccountId> {
	/// An order of a side.
	pub fn new(side: Side, order: Order<AccountId>) -> Self {
		let Order { id, owner, client_id, price, remaining, expiry, class, .. } = order;
		Self { id, side, class, price, remaining, expiry, owner, client_id }
	}
}

/// What happened to a market's book, or what governance decided about it. Amounts in smallest units.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum MarketEvent<AccountId> {
	/// An order rests from now on.
	#[codec(index = 0)]
	Opened {
		/// As it rests.
		order: RestingOrder<AccountId>,
	},
	/// Two orders met.
	#[codec(index = 1)]
	Filled {
		/// The one that rested.
		maker: Party<AccountId>,
		/// The one that met it.
		taker: Party<AccountId>,
		/// The maker's side.
		side: Side,
		/// The maker's price.
		price: Price,
		/// To the maker, before his fee.
		#[serde(with = "decimal")]
		paid: u64,
		/// To the taker, before his fee.
		#[serde(with = "decimal")]
		given: u64,
		/// Of `paid`, to the issuer of that asset.
		#[serde(with = "decimal")]
		maker_fee: u64,
		/// Of `given`, to the issuer of that asset.
		#[serde(with = "decimal")]
		taker_fee: u64,
		/// What the maker still sells.
		#[serde(with = "decimal")]
		remaining: u64,
	},
	/// A resting order shrank without a fill.
	#[codec(index = 2)]
	Reduced {
		/// Which.
		#[serde(with = "decimal")]
		id: u64,
		/// Its side.
		side: Side,
		/// What it still sells.
		#[serde(with = "decimal")]
		remaining: u64,
	},
	/// A resting order left.
	#[codec(index = 3)]
	Closed {
		/// Which.
		order: Party<AccountId>,
		/// Its side.
		side: Side,
		/// What went back to its owner.
		#[serde(with = "decimal")]
		refund: u64,
		/// Why.
		reason: Reason,
	},
	/// Governance decided about the market.
	#[codec(index = 4)]
	Regime {
		/// What is to be.
		regime: Regime,
		/// From when on, milliseconds; none for at once.
		effective: Option<Moment>,
	},
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::terms::{OrderTerms, Size};

	fn party(order: u64) -> Party<u8> {
		Party { order, client_id: Some(u64::MAX), who: 1 }
	}

	#[test]
	fn terms_are_written_as_calls_are() {
		let json = r#"{"size":{"AtPrice":{"amount":"10","price":{"quote":"3","base":"2"}}},
			"timeInForce":{"PostOnly":{"expiry":{"Moment":"9007199254740993"},"slide":false}},"passive":false,
			"selfTrade":"CancelTaker","clientId":null,"maxFills":5}"#;
		let terms: OrderTerms = serde_json::from_str(json).unwrap();
		let Size::AtPrice { amount, price } = terms.size else { panic!("{terms:?}") };
		assert_eq!((amount, price.quote(), terms.max_fills), (10, 3, 5));
		let again = serde_json::to_string(&terms).unwrap();
		assert!(again.contains(r#""Moment":"9007199254740993""#), "{again}");
		assert_eq!(serde_json::from_str::<OrderTerms>(&again).unwrap(), terms);
	}

	#[test]
	fn events_say_their_kind_and_keep_every_digit() {
		let price = Price::new(u64::MAX, 1).unwrap();
		let (maker, taker, side) = (party(1), party(2), Side::Ask);
		let big = u64::MAX;
		let filled = MarketEvent::Filled {
			maker,
			taker,
			side,
			price,
			paid: big,
			given: big,
			maker_fee: 0,
			taker_fee: 0,
			remaining: big,
		};
		let closed = MarketEvent::Closed { order: party(3), side, refund: 0, reason: Reason::DeadlinePassed };
		for (event, kind) in [(filled, "filled"), (closed, "closed")] {
			let json = serde_json::to_value(&event).unwrap();
			assert_eq!(json["kind"], kind);
			assert_eq!(serde_json::from_value::<MarketEvent<u8>>(json).unwrap(), event);
		}
	}

	#[test]
	fn missing_numbers_are_null() {
		let market = MarketId::new(AssetId::Native, AssetId::Token(1_000)).unwrap();
		let (bid, ask, last, time_weighted) = (None, None, None, None);
		let ticker = Ticker { market, bid, ask, last, since: 0, time_weighted, now: 1 };
		let json = serde_json::to_value(&ticker).unwrap();
		assert!(json["timeWeighted"].is_null());
		assert_eq!(json["market"].to_string(), r#"{"base":{"Token":1000},"quote":"Native"}"#);
		assert_eq!(serde_json::from_value::<Ticker>(json).unwrap(), ticker);
	}
}
