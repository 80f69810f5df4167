//! What a market and the world ask of an order.

use crate::{
	error::Error,
	fee::MarketFee,
	order::{Class, Order, Request, AMOUNT_MAX},
	pair::{Pair, Side},
	price::{product, saturate, SidedPrice},
	Price,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::decimal;

/// What binds an order when it is placed, by what it keeps if it rests at once. What is left of it after a fill is bound
/// by none of it.
///
/// - A bid that names no most to take is measured by what its funds buy at its price, rounded down: a fraction of a lot
///   above that comes to rest with it, and better prices bring amounts that are no multiple of the lot.
/// - A post-only order is measured at the price it asks for, not at the one it slides to.
/// - An order made smaller keeps its price, also where the tick has changed since.
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
#[serde(rename_all = "camelCase")]
pub struct MarketRules {
	/// Every price is a multiple of it.
	pub tick: Option<Price>,
	/// Every amount of base is a multiple of it; zero and one bind nothing.
	#[serde(with = "decimal")]
	pub lot: u64,
	/// Least amount of base.
	#[serde(with = "decimal")]
	pub min_base: u64,
	/// Least amount of quote.
	#[serde(with = "decimal")]
	pub min_quote: u64,
}

/// Whether a resting order may be filled.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum Standing {
	/// It may.
	Live,
	/// It has expired.
	Expired,
	/// Its owner's dead man's switch has fallen.
	DeadlinePassed,
	/// Its owner may not send what it sells or receive what it buys.
	Barred,
}

/// What the book asks the world. A caller that answers from storage should remember its answers.
pub trait Facts<Asset, Account> {
	/// Whether an order on `side` of `pair` may be filled now. Also asked of an order before it is placed.
	fn standing(&self, pair: &Pair<Asset>, side: Side, order: &Order<Account>) -> Standing;
	/// What the issuer of `asset` takes of each fill.
	fn fee(&self, asset: &Asset) -> MarketFee;
	/// The rules of a market.
	fn rules(&self, pair: &Pair<Asset>) -> MarketRules;
}

impl MarketRules {
	/// Checks the amounts and the price of a request; errors in the order of [`Error`].
	///
	/// The amount of base of a bid is what it wants at most, or else what its funds buy at its price, rounded down.
	/// Funds beyond what the most it wants costs at its price count for nothing: they would not rest.
	pub fn check<Account>(&self, request: &Request<Account>) -> Result<(), Error> {
		if request.sell == 0 || request.receive_max == Some(0) {
			return Err(Error::Zero);
		}
		if request.sell > AMOUNT_MAX {
			return Err(Error::TooLarge);
		}
		if request.class == Class::User {
			self.check_tick(&request.price)?;
			self.check_sizes(request)?;
		}
		let worth = request.price.worth(request.side, request.kept());
		(worth > 0).then_some(()).ok_or(Error::WorthNothing)
	}

	/// The same for an order that only becomes smaller: its price is as it was.
	pub(crate) fn check_smaller<Account>(&self, request: &Request<Account>) -> Result<(), Error> {
		Self { tick: None, ..*self }.check(request)
	}

	fn check_tick(&self, price: &Price) -> Result<(), Error> {
		let off = self.tick.is_some_and(|tick| ticks(price, &tick).1 != 0);
		(!off).then_some(()).ok_or(Error::OffTick)
	}

	fn check_sizes<Account>(&self, request: &Request<Account>) -> Result<(), Error> {
		let sell = request.kept();
		let worth = request.price.worth(request.side, sell);
		let (base, quote) = match request.side {
			Side::Ask => (sell, worth),
			Side::Bid => (request.receive_max.unwrap_or(worth), sell),
		};
		if base.checked_rem(self.lot).unwrap_or_default() != 0 {
			return Err(Error::OffLot);
		}
		let funded = if request.side == Side::Bid { base.min(worth) } else { base };
		if funded < self.min_base {
			return Err(Error::BelowMinBase);
		}
		(quote >= self.min_quote).then_some(()).ok_or(Error::BelowMinQuote)
	}

	/// The price on the grid next to `opposite`, the best price of the other side, that an order of `side` may rest at.
	///
	/// One tick below for a bid, one above for an ask; when `opposite` is off the grid, the next grid price on that
	/// side of it. None without a tick, or where no such price exists.
	pub fn slide(&self, side: Side, opposite: &Price) -> Option<Price> {
		let tick = self.tick?;
		let (whole, rest) = ticks(opposite, &tick);
		let count = match side {
			Side::Bid if rest == 0 => whole.checked_sub(1)?,
			Side::Bid => whole,
			Side::Ask => whole.checked_add(1)?,
		};
		times(&tick, count)
	}
}

/// How many ticks a price is, and whether anything is left: `price / tick`, rounded down, and the remainder.
fn ticks(price: &Price, tick: &Price) -> (u128, u128) {
	let (numerator, denominator) = (product(price.quote(), tick.base()), product(price.base(), tick.quote()));
	let whole = numerator.checked_div(denominator).unwrap_or_default();
	(whole, numerator.checked_rem(denominator).unwrap_or_default())
}

/// `count` ticks as a price; none if that is zero or its terms leave `u64`.
fn times(tick: &Price, count: u128) -> Option<Price> {
	let (count, base) = reduce(count, tick.base().into());
	let quote = count.checked_mul(tick.quote().into())?;
	(quote <= u64::MAX.into()).then(|| Price::new(saturate(quote), saturate(base)))?
}

/// Both divided by their greatest common divisor.
fn reduce(left: u128, right: u128) -> (u128, u128) {
	let (mut divisor, mut other) = (left, right);
	while let Some(rest) = divisor.checked_rem(other) {
		(divisor, other) = (other, rest);
	}
	(left.checked_div(divisor).unwrap_or(left), right.checked_div(divisor).unwrap_or(right))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	fn rules() -> MarketRules {
		MarketRules { tick: Price::new(1, 4), lot: 10, min_base: 20, min_quote: 30 }
	}

	#[test]
	fn each_rule_refuses_by_its_own_name() {
		let ask = |amount, quote, base| Request::at_price(0, (), Side::Ask, amount, price(quote, base));
		let bid = |amount, quote, base| Request::at_price(0, (), Side::Bid, amount, price(quote, base));
		let offer = |side, sell, receive| Request::offer(0, (), side, sell, receive).unwrap();
		let rows = [
			(ask(0, 2, 1), Err(Error::Zero)),
			(bid(0, 2, 1), Err(Error::Zero)),
			(Request { receive_max: Some(0), ..bid(20, 2, 1) }, Err(Error::Zero)),
			(ask(AMOUNT_MAX + 1, 2, 1), Err(Error::TooLarge)),
			(bid(AMOUNT_MAX / 2 + 1, 2, 1), Err(Error::TooLarge)),
			(ask(20, 7, 3), Err(Error::OffTick)),
			(ask(20, 7, 4), Ok(())),
			(ask(21, 2, 1), Err(Error::OffLot)),
			(bid(21, 2, 1), Err(Error::OffLot)),
			(offer(Side::Bid, 42, 21), Err(Error::OffLot)),
			(offer(Side::Bid, 40, 20), Ok(())),
			(ask(10, 4, 1), Err(Error::BelowMinBase)),
			(Request { receive_max: Some(1_000), ..bid(10, 4, 1) }, Err(Error::BelowMinBase)),
			(ask(20, 5, 4), Err(Error::BelowMinQuote)),
			(ask(20, 3, 2), Ok(())),
			(bid(20, 5, 4), Err(Error::BelowMinQuote)),
			(bid(20, 3, 2), Ok(())),
			// What would not rest counts for nothing: one unit wanted is no order of a thousand.
			(Request { receive_max: Some(30), ..ask(1_000, 3, 2) }, Ok(())),
			(Request { receive_max: Some(1), ..ask(1_000, 1, 4) }, Err(Error::OffLot)),
			(Request { receive_max: Some(10), ..ask(1_000, 1, 1) }, Err(Error::BelowMinBase)),
			(Request { receive_max: Some(25), ..ask(1_000, 5, 4) }, Err(Error::BelowMinQuote)),
			(Request { sell: 1_000, ..bid(20, 5, 4) }, Err(Error::BelowMinQuote)),
			(Request { class: Class::System, ..ask(3, 7, 3) }, Ok(())),
			(Request { class: Class::System, ..ask(1, 1, 3) }, Err(Error::WorthNothing)),
		];
		for (request, verdict) in rows {
			assert_eq!(rules().check(&request), verdict, "{request:?}");
		}
		assert_eq!(MarketRules::default().check(&ask(AMOUNT_MAX, 2, 1)), Ok(()));
		assert_eq!(MarketRules::default().check(&ask(1, 1, 2)), Err(Error::WorthNothing));
		assert_eq!(MarketRules::default().check(&ask(2, 1, 2)), Ok(()));
	}

	#[test]
	fn a_slide_lands_on_the_next_price_of_the_grid() {
		let rows = [
			(Side::Bid, (2, 1), Some((7, 4))),
			(Side::Ask, (2, 1), Some((9, 4))),
			(Side::Bid, (7, 3), Some((9, 4))),
			(Side::Ask, (7, 3), Some((5, 2))),
			(Side::Bid, (1, 4), None),
			(Side::Bid, (1, 5), None),
			(Side::Ask, (u64::MAX, 1), None),
			(Side::Ask, (u64::MAX - 1, 4), Some((u64::MAX, 4))),
		];
		for (side, (quote, base), expected) in rows {
			let slid = rules().slide(side, &price(quote, base));
			assert_eq!(slid, expected.and_then(|(quote, base)| Price::new(quote, base)), "{side:?} {quote}/{base}");
		}
		assert_eq!(MarketRules::default().slide(Side::Bid, &price(2, 1)), None);
	}
}
