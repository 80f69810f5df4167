//! What an operation comes to: values for the caller to carry out, once.

use crate::{
	order::{Class, Order},
	pair::Side,
	Price,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A trade between a taker and one resting order. Amounts before fees; each fee is taken from what its payer receives.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Fill<Account> {
	/// The resting order.
	pub maker: u64,
	/// Its owner.
	pub owner: Account,
	/// Its owner's number for it, or its tag.
	pub client_id: Option<u64>,
	/// Its class.
	pub class: Class,
	/// Its side.
	pub side: Side,
	/// Its price, at which the fill is.
	pub price: Price,
	/// From the taker to the owner.
	pub paid: u64,
	/// From the resting order to the taker.
	pub given: u64,
	/// Of `paid`, to the issuer of that asset.
	pub maker_fee: u64,
	/// Of `given`, to the issuer of that asset.
	pub taker_fee: u64,
	/// What the resting order still sells; if it is over, a [`Closed`] with the same amount follows.
	pub remaining: u64,
}

/// A resting order that left the book.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Closed<Account> {
	/// Its side.
	pub side: Side,
	/// The order at the end; `remaining` of what its side sells goes back to its owner.
	pub order: Order<Account>,
	/// Why.
	pub reason: Reason,
}

/// Why a resting order left the book.
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
pub enum Reason {
	/// Nothing remains.
	#[codec(index = 0)]
	Filled,
	/// What remains can no longer buy one unit.
	#[codec(index = 1)]
	Dust,
	/// It had expired.
	#[codec(index = 2)]
	Expired,
	/// Its owner's dead man's switch had fallen.
	#[codec(index = 3)]
	DeadlinePassed,
	/// Its owner may no longer send or receive.
	#[codec(index = 4)]
	Barred,
	/// Its owner took: he chose that it goes, or a decrement left nothing of it.
	#[codec(index = 5)]
	SelfTrade,
	/// Its owner cancelled it.
	#[codec(index = 6)]
	Cancelled,
	/// Its owner replaced it by another.
	#[codec(index = 7)]
	Amended,
}

/// Both orders of one owner shrank instead of trading ([`crate::SelfTrade::DecrementBoth`]).
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Decrement<Account> {
	/// The resting order.
	pub maker: u64,
	/// Its owner's number for it.
	pub client_id: Option<u64>,
	/// Whose both are.
	pub owner: Account,
	/// Back to the owner from the resting order, in what it sells.
	pub maker_refund: u64,
	/// Back to the owner from the taker, in what he sells; part of [`Effects::refund`].
	pub taker_refund: u64,
	/// What the resting order still sells; if it is over, a [`Closed`] with the same amount follows.
	pub remaining: u64,
}

/// Something that happened, in the order in which it did.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Event<Account> {
	/// A trade.
	Fill(Fill<Account>),
	/// A resting order left.
	Closed(Closed<Account>),
	/// Two orders of one owner shrank.
	Decrement(Decrement<Account>),
}

/// Why a taker stopped.
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
pub enum Stop {
	/// He sold everything or has everything he wanted.
	#[codec(index = 0)]
	Filled,
	/// What is left of his funds cannot buy one unit of the best order, or what he still wants is worth less than one
	/// unit there.
	#[codec(index = 1)]
	Dust,
	/// The best order is beyond his limit.
	#[codec(index = 2)]
	Limit,
	/// No order is left opposite.
	#[codec(index = 3)]
	Dry,
	/// He met as many orders as he allowed, and more would follow.
	#[codec(index = 4)]
	BoundReached,
	/// He met an order of his own.
	#[codec(index = 5)]
	OwnOrder,
	/// The next fill would be within his limit and its rounding not: his totals would be beyond the limit by more than
	/// one unit and more than a basis point of his whole order. Small orders of coarse units did that; what is left is
	/// refunded. Never said to the system.
	#[codec(index = 6)]
	Coarse,
}

/// What an order came to: `sell = paid + refund + remaining of resting`. On a hop of a route nothing rests, and what it
/// sells is what it was given; for strict receive that is just what it pays.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Effects<Account> {
	/// What happened in the book, in order.
	pub events: Vec<Event<Account>>,
	/// Sum of `paid` of the fills.
	pub paid: u64,
	/// Sum of `given` of the fills, before fees.
	pub received: u128,
	/// Sum of `taker_fee` of the fills, of `received`.
	pub fee: u128,
	/// Of what was for sale, neither paid nor resting.
	pub refund: u64,
	/// Why the taking stopped.
	pub stopped: Stop,
	/// What rests of it now.
	pub resting: Option<Order<Account>>,
	/// How many resting orders were met, filled or closed.
	pub met: u16,
}

impl<Account> Effects<Account> {
	/// The fills, in order.
	pub fn fills(&self) -> impl Iterator<Item = &Fill<Account>> {
		self.events.iter().filter_map(|event| match event {
			Event::Fill(fill) => Some(fill),
			_ => None,
		})
	}

	/// The orders that left the book, in order.
	pub fn closed(&self) -> impl Iterator<Item = &Closed<Account>> {
		self.events.iter().filter_map(|event| match event {
			Event::Closed(closed) => Some(closed),
			_ => None,
		})
	}

	/// What arrives at the taker: `received − fee`.
	pub fn net(&self) -> u128 {
		self.received.saturating_sub(self.fee)
	}
}
