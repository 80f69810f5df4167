//! What the pallet stores, is told, and tells.

use crate::limits::*;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
pub use orderbook_core::{
	terms::{Announced, Locator, MarketId, OrderTerms, Regime, Size, Status},
	view::{
		AssetAmount, Depth, MarketEvent, MarketInfo, OrderInfo, OrderQuote, Party, RestingOrder, RouteQuote, Summary,
		Ticker,
	},
};
use orderbook_core::{Expiry, Head, Leftover, PageId, Price, SelfTrade};
use scale_info::TypeInfo;
use sp_core::U256;
use tributary_primitives::{AssetId, Balance, Moment};

/// A page of a book.
pub type BookPage = PageId<AssetId>;
/// The assets between the first and the last of a route.
pub type Between = BoundedVec<AssetId, ConstU32<VIA_MAX>>;
/// One entry of the queue of expiries: whose block of slots to look at; all of them, one by one, for [`WATCH`].
pub type Due<AccountId> = (AccountId, u8);

/// When the queue looks at the orders of an account with a dead man's switch, and how far it is.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Watch {
	/// The bucket of the entry that counts.
	pub bucket: u64,
	/// The block of slots to go on with.
	pub block: u8,
}

/// A market: where its book begins, its rules, and the little trade data that is kept on chain. One value, as whoever
/// trades there needs them all.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Market {
	/// Where both sides of the book begin; the default while nothing rests there.
	pub head: Head,
	/// In force until what is announced is.
	pub regime: Regime,
	/// To come.
	pub announced: Option<Announced>,
	/// Price of the newest fill.
	pub last: Option<Price>,
	/// Sum over all time until `since` of last price × milliseconds, the price as `floor(quote · 2^64 / base)`. The
	/// difference of two readings over their distance in time is the time-weighted price.
	pub cumulative: U256,
	/// From when on `last` is the price, milliseconds. Of several fills in a block the newest counts.
	pub since: Moment,
	/// The sum as it was at two fills at least [`WINDOW_MS`] apart, the older one first.
	pub readings: [Option<Reading>; 2],
}

/// A market's running sum at a moment.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Reading {
	/// See [`Market::cumulative`].
	pub cumulative: U256,
	/// When, milliseconds.
	pub at: Moment,
}

impl Market {
	/// The record, if there is anything to remember: an empty market without rules or trades is as one that never was.
	pub fn kept(self) -> Option<Self> {
		(self != Self::default()).then_some(self)
	}

	/// Makes the announced regime the regime if its moment has come.
	pub fn settle(&mut self, now: Moment) {
		if let Some(announced) = self.announced.filter(|announced| now >= announced.effective) {
			self.regime = announced.regime;
			self.announced = None;
		}
	}

	/// The sum up to `now`.
	pub fn cumulative_at(&self, now: Moment) -> U256 {
		let Some(last) = self.last else { return self.cumulative };
		let time = U256::from(now.saturating_sub(self.since));
		// Below 2^128 · 2^64; the sum of all of them below 2^128 times the age of the chain: no step saturates.
		self.cumulative.saturating_add(fixed_point(&last).saturating_mul(time))
	}

	/// The time-weighted price from the younger reading that is [`WINDOW_MS`] old up to `now`, in units of 2^-64, rounded
	/// down; none in a market whose first fill is younger. A fill moves it only as far as its price lasts.
	pub fn time_weighted(&self, now: Moment) -> Option<U256> {
		let is_old = |reading: &Reading| now.saturating_sub(reading.at) >= WINDOW_MS;
		let reading = self.readings.into_iter().flatten().rfind(is_old)?;
		let sum = self.cumulative_at(now).saturating_sub(reading.cumulative);
		sum.checked_div(now.saturating_sub(reading.at).into())
	}

	/// Records a fill at `price`.
	pub fn print(&mut self, price: Price, now: Moment) {
		self.cumulative = self.cumulative_at(now);
		let [_, younger] = self.readings;
		if younger.is_none_or(|reading| now.saturating_sub(reading.at) >= WINDOW_MS) {
			self.readings = [younger, Some(Reading { cumulative: self.cumulative, at: now })];
		}
		self.last = Some(price);
		self.since = now;
	}
}

/// `floor(quote · 2^64 / base)`: the price in units of 2^-64, below 2^128.
pub fn fixed_point(price: &Price) -> U256 {
	let quote = U256::from(u128::from(price.quote()) << 64);
	quote.checked_div(price.base().into()).unwrap_or_default()
}

/// An account's slots and its dead man's switch.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Trader {
	/// One value for each block of slots: bit `n` is set while slot `n` of the block holds an open order. A fill that
	/// ends an order clears its bit and writes nothing else of the account.
	pub blocks: BoundedVec<u16, ConstU32<BLOCKS_MAX>>,
	/// From when on none of the account's orders may be filled, milliseconds.
	pub deadline: Option<Moment>,
	/// Orders below this id are dead: they stood when a deadline passed, whatever was set since.
	pub dead_below: u64,
	/// STM held for the blocks, units.
	pub deposit: Balance,
}

/// An open order, in a slot of its owner. What it still sells stands in the book only.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct OpenOrder {
	/// Where it stands.
	pub locator: Locator,
	/// The owner's number for it.
	pub client_id: Option<u64>,
	/// When it stops being fillable.
	pub expiry: Expiry,
}

/// A block of slots. A slot counts only while its bit in [`Trader`] is set; else it is what an order left behind.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Block {
	/// The slots.
	pub orders: [Option<OpenOrder>; BLOCK_SLOTS as usize],
	/// The bucket of the queue in which this block is looked at next, if an order of it expires.
	pub queued: Option<u64>,
}

/// How a call names an order of its caller.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum OrderKey {
	/// By where it stands, as the events tell: the cheapest.
	#[codec(index = 0)]
	At(Locator),
	/// By the caller's own number.
	#[codec(index = 1)]
	Client(u64),
}

/// A new order of a batch.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Create {
	/// What it sells.
	pub sell: AssetId,
	/// What it buys.
	pub buy: AssetId,
	/// The rest.
	pub terms: OrderTerms,
}

/// Which books a payment goes through.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Via {
	/// The best of: direct, over STM, over each hub of governance's.
	#[codec(index = 0)]
	Auto,
	/// Over these assets, in this order; none is the direct way.
	#[codec(index = 1)]
	Given(Between),
}

impl Via {
	/// The way over `between`, or `Auto` for none; none if that is too long.
	pub fn over(between: Option<Vec<AssetId>>) -> Option<Self> {
		match between {
			None => Some(Self::Auto),
			Some(between) => between.try_into().ok().map(Self::Given),
		}
	}

	/// Most hops it may come to.
	pub fn hops(&self) -> u32 {
		match self {
			Self::Auto => 2,
			Self::Given(between) => u32::try_from(between.len()).unwrap_or(VIA_MAX).saturating_add(1),
		}
	}
}

/// How a payment finds its way.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Way {
	/// Which books it goes through.
	pub via: Via,
	/// When the payer meets an order of his own: `CancelResting` closes it, anything else fails the payment.
	pub self_trade: SelfTrade,
	/// Most resting orders it may meet on all hops together; the weight is linear in it.
	pub max_fills: u16,
}

/// Leftovers as events tell them.
pub(crate) fn told(leftovers: &[Leftover<AssetId>]) -> Vec<(AssetId, u64)> {
	leftovers.iter().map(|left| (left.asset, left.amount)).collect()
}

impl Trader {
	/// Whether a slot holds an open order.
	pub fn holds(&self, slot: u16) -> bool {
		let (block, bit) = place(slot);
		self.blocks.get(usize::from(block)).is_some_and(|bits| bits & bit != 0)
	}

	/// The lowest free slot, which may lie in a block that is still to be opened; none if all are in use.
	pub fn free(&self) -> Option<u16> {
		let in_block = |bits: u16| u16::try_from(bits.trailing_ones()).unwrap_or(BLOCK_SLOTS);
		let (at, within) = match self.blocks.iter().position(|bits| *bits != u16::MAX) {
			Some(at) => (at, in_block(self.blocks.get(at).copied().unwrap_or_default())),
			None => (self.blocks.len(), 0),
		};
		let block = u16::try_from(at).ok().filter(|block| u32::from(*block) < BLOCKS_MAX)?;
		Some(block.saturating_mul(BLOCK_SLOTS).saturating_add(within))
	}

	/// Marks a slot of an open block as used or free.
	pub fn mark(&mut self, slot: u16, used: bool) {
		let (block, bit) = place(slot);
		if let Some(bits) = self.blocks.get_mut(usize::from(block)) {
			*bits = if used { *bits | bit } else { *bits & !bit };
		}
	}

	/// The slots in use, ascending.
	pub fn used(&self) -> impl Iterator<Item = u16> + '_ {
		let slots = u16::try_from(self.blocks.len()).unwrap_or_default().saturating_mul(BLOCK_SLOTS);
		(0..slots).filter(|slot| self.holds(*slot))
	}

	/// Whether orders of any id are dead at `now`.
	pub fn has_dead(&self, now: Moment) -> bool {
		self.is_dead(0, now)
	}

	/// Whether an order of this id is dead at `now`.
	pub fn is_dead(&self, id: u64, now: Moment) -> bool {
		id < self.dead_below || self.deadline.is_some_and(|deadline| now >= deadline)
	}
}

/// The block of a slot and its bit there.
fn place(slot: u16) -> (u8, u16) {
	(block_of(slot), 1u16.checked_shl(index_of(slot).into()).unwrap_or_default())
}

/// The block a slot lies in.
pub fn block_of(slot: u16) -> u8 {
	u8::try_from(slot.checked_div(BLOCK_SLOTS).unwrap_or_default()).unwrap_or(u8::MAX)
}

/// Which slot of its block it is.
pub fn index_of(slot: u16) -> u8 {
	u8::try_from(slot.checked_rem(BLOCK_SLOTS).unwrap_or_default()).unwrap_or_default()
}

impl Block {
	/// What a slot holds or held.
	pub fn slot(&self, slot: u16) -> Option<OpenOrder> {
		self.orders.get(usize::from(index_of(slot))).copied().flatten()
	}

	/// Puts an order into a slot and says what was there.
	pub fn put(&mut self, slot: u16, order: OpenOrder) -> Option<OpenOrder> {
		self.orders.get_mut(usize::from(index_of(slot))).and_then(|place| place.replace(order))
	}
}
