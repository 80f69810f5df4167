//! Orders: as they are asked for, as they rest, and where they stand in the queue.

use crate::{pair::Side, price::SidedPrice, Price};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Ordering;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::decimal;

/// Largest amount an order may name: 2^63 − 1 smallest units (design §3). Checked by `place` and by every route.
pub const AMOUNT_MAX: u64 = i64::MAX as u64;

/// Whose order it is. At an equal price the system's orders (margin calls) stand before everybody's.
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
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum Class {
	/// Placed by a pallet through `SystemOrders`; its `client_id` is the tag. Tick, lot and minimum sizes do not bind
	/// it, and its owner can neither cancel nor amend it.
	#[codec(index = 0)]
	System,
	/// Placed by anyone.
	#[default]
	#[codec(index = 1)]
	User,
}

/// When an order stops being fillable. From that block or moment on it is over.
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
pub enum Expiry {
	/// Good till cancelled.
	#[default]
	#[codec(index = 0)]
	Never,
	/// The first block in which it is over.
	#[codec(index = 1)]
	Block(u32),
	/// The first moment at which it is over, milliseconds.
	#[codec(index = 2)]
	Moment(#[serde(with = "decimal")] u64),
}

impl Expiry {
	/// Whether the order is over in block `block` at `moment`. An order that expires at `now` has expired.
	pub fn is_over(&self, block: u32, moment: u64) -> bool {
		match *self {
			Self::Never => false,
			Self::Block(end) => block >= end,
			Self::Moment(end) => moment >= end,
		}
	}
}

/// A resting order. At most 86 bytes with a 32-byte account; a leaf holds 32 of them.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, MaxEncodedLen, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct Order<Account> {
	/// Sequential; the age of orders of one price.
	#[serde(with = "decimal")]
	pub id: u64,
	/// Whose funds it sells.
	pub owner: Account,
	/// The owner's own number for it; a system order's tag.
	#[serde(default, with = "decimal::option")]
	pub client_id: Option<u64>,
	/// As given, in lowest terms; never derived again from what remains.
	pub price: Price,
	/// What is still for sale, units of the asset its side sells: `1 ..= AMOUNT_MAX`, and worth at least one unit.
	#[serde(with = "decimal")]
	pub remaining: u64,
	/// When it stops being fillable.
	pub expiry: Expiry,
	/// The owner's slot at the pallet; opaque here.
	pub slot: u16,
	/// Its class among equal prices.
	pub class: Class,
	/// Placed so as not to take an equal price; matters for what may stand opposite (see [`crate::check`]).
	pub passive: bool,
}

impl<Account> Order<Account> {
	/// Where it stands on its side.
	pub fn rank(&self) -> Rank {
		Rank { price: self.price, class: self.class, id: self.id }
	}
}

/// Where an order stands on its side: by price, best first, then class, then age. With the market and the side this
/// finds the order: there is no second index.
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
pub struct Rank {
	/// The order's price.
	pub price: Price,
	/// The order's class.
	pub class: Class,
	/// The order's id.
	#[serde(with = "decimal")]
	pub id: u64,
}

impl Rank {
	/// `Less` is better, that is met earlier. Exact: prices by cross-multiplication.
	pub fn cmp_on(&self, side: Side, other: &Self) -> Ordering {
		let by_price = match side {
			Side::Ask => self.price.cmp(&other.price),
			Side::Bid => other.price.cmp(&self.price),
		};
		by_price.then(self.class.cmp(&other.class)).then(self.id.cmp(&other.id))
	}
}

/// How long an order stands.
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
pub enum TimeInForce {
	/// Takes what it can; the rest stands until the expiry (GTC, GTD).
	#[codec(index = 0)]
	GoodTill(Expiry),
	/// Takes what it can; the rest is refunded (IOC).
	#[codec(index = 1)]
	ImmediateOrCancel,
	/// Takes everything, but for a rest too small to buy one unit, or nothing happens (FOK). It brings at least what
	/// the whole is worth at the limit, rounded down: absolutely, whatever single fills were rounded to.
	#[codec(index = 2)]
	FillOrKill,
	/// Never takes. Refused if it would; with `slide`, and a tick in the market, it stands one tick off instead.
	#[codec(index = 3)]
	PostOnly {
		/// When it stops being fillable.
		expiry: Expiry,
		/// Whether to move the price rather than refuse.
		slide: bool,
	},
}

/// What happens when a taker meets his own order. They never fill each other.
///
/// Between an order of the system and a user's it is not asked: they trade as strangers would, so a debtor may fill his
/// own margin call and be filled by it.
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
pub enum SelfTrade {
	/// The taker stops; his rest is refunded and does not stand. What he has taken before stays taken.
	#[default]
	#[codec(index = 0)]
	CancelTaker,
	/// The resting order is closed and refunded whole; the taker goes on.
	#[codec(index = 1)]
	CancelResting,
	/// Both shrink by what they would have traded, each refunded in the asset it sells, without fee; the smaller is
	/// over.
	#[codec(index = 2)]
	DecrementBoth,
}

/// An order as it is asked for. Amounts in smallest units.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Request<Account> {
	/// Fresh and higher than every id before it.
	pub id: u64,
	/// Who pays and is paid.
	pub owner: Account,
	/// The owner's own number for it; a system order's tag.
	pub client_id: Option<u64>,
	/// The owner's slot at the pallet, for the case that it rests.
	pub slot: u16,
	/// The system's or a user's.
	pub class: Class,
	/// Which side it rests on.
	pub side: Side,
	/// The limit: a bid takes nothing dearer, an ask nothing cheaper, and the totals are beyond it by at most one unit of
	/// the finer asset or one basis point of the whole order, whichever is more (a fill-or-kill order has its own promise).
	pub price: Price,
	/// What is for sale, of the asset the side sells: `1 ..= AMOUNT_MAX`.
	pub sell: u64,
	/// Most to take, before fees, of the asset the side buys. What rests afterwards keeps of `sell` only what the
	/// rest of it costs at the price, and as a maker it may bring a unit more per fill: takers round in its favour.
	pub receive_max: Option<u64>,
	/// How long it stands.
	pub time_in_force: TimeInForce,
	/// Whether it leaves orders of exactly its own price alone.
	pub passive: bool,
	/// What happens when it meets an order of its owner.
	pub self_trade: SelfTrade,
	/// Most resting orders it may meet, filled or closed. When more would follow, the rest is refunded.
	pub max_fills: u16,
}

impl<Account> Request<Account> {
	/// `sell` units for at least `receive`: price and amount from one pair of numbers; none if either is zero.
	pub fn offer(id: u64, owner: Account, side: Side, sell: u64, receive: u64) -> Option<Self> {
		Price::of_offer(side, sell, receive).map(|price| Self::plain(id, owner, side, price, sell, None))
	}

	/// `amount` units of base at `price`: an ask sells them; a bid buys no more than them and brings what they cost there.
	pub fn at_price(id: u64, owner: Account, side: Side, amount: u64, price: Price) -> Self {
		match side {
			Side::Ask => Self::plain(id, owner, side, price, amount, None),
			Side::Bid => Self::plain(id, owner, side, price, price.funds_for(side, amount), Some(amount)),
		}
	}

	fn plain(id: u64, owner: Account, side: Side, price: Price, sell: u64, receive_max: Option<u64>) -> Self {
		Self {
			id,
			owner,
			client_id: None,
			slot: 0,
			class: Class::User,
			side,
			price,
			sell,
			receive_max,
			time_in_force: TimeInForce::GoodTill(Expiry::Never),
			passive: false,
			self_trade: SelfTrade::CancelTaker,
			max_fills: u16::MAX,
		}
	}

	/// What it sells if it rests before taking anything.
	pub(crate) fn kept(&self) -> u64 {
		self.receive_max.map_or(self.sell, |want| self.sell.min(self.price.funds_for(self.side, want)))
	}

	/// All of it in the finer of the two assets: what it sells if it rests before taking anything, or where the other unit
	/// is the finer, what that is worth at its price (`u64::MAX` if it is more).
	///
	/// The finer asset has the larger number at any price. Funds beyond what `receive_max` costs do not count, nor does
	/// what is wanted beyond what the funds buy.
	pub(crate) fn whole(&self) -> u64 {
		let sells = self.kept();
		sells.max(self.price.worth(self.side, sells))
	}

	/// Whether what it does not take comes to rest.
	pub(crate) fn rests(&self) -> bool {
		matches!(self.time_in_force, TimeInForce::GoodTill(_) | TimeInForce::PostOnly { .. })
	}

	/// When it stops being fillable, if it comes to rest.
	pub(crate) fn expiry(&self) -> Expiry {
		match self.time_in_force {
			TimeInForce::GoodTill(expiry) | TimeInForce::PostOnly { expiry, .. } => expiry,
			TimeInForce::ImmediateOrCancel | TimeInForce::FillOrKill => Expiry::Never,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn rank_is_price_then_class_then_age() {
		let rank = |quote, class, id| Rank { price: Price::new(quote, 1).unwrap(), class, id };
		let cheap = rank(49, Class::User, 9);
		let dear = rank(50, Class::System, 1);
		assert_eq!(cheap.cmp_on(Side::Ask, &dear), Ordering::Less);
		assert_eq!(cheap.cmp_on(Side::Bid, &dear), Ordering::Greater);
		for side in [Side::Ask, Side::Bid] {
			assert_eq!(rank(49, Class::System, 10).cmp_on(side, &cheap), Ordering::Less);
			assert_eq!(rank(49, Class::User, 8).cmp_on(side, &cheap), Ordering::Less);
			assert_eq!(cheap.cmp_on(side, &cheap), Ordering::Equal);
		}
	}

	#[test]
	fn an_order_is_over_from_its_expiry_on() {
		assert!(!Expiry::Never.is_over(u32::MAX, u64::MAX));
		assert!(!Expiry::Block(10).is_over(9, u64::MAX));
		assert!(Expiry::Block(10).is_over(10, 0));
		assert!(!Expiry::Moment(10).is_over(u32::MAX, 9));
		assert!(Expiry::Moment(10).is_over(0, 10));
	}

	#[test]
	fn an_order_is_small() {
		assert_eq!(Order::<[u8; 32]>::max_encoded_len(), 86);
	}
}
