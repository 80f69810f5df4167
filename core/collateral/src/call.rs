//! Margin calls: who is called, what is offered for how much, and what a fill does (B-47, B-49, EX-8).
//!
//! A call is an order of the system: it sells collateral for the BitAsset that frees the position. The collateral it
//! offers stays the position's (`collateral` counts it) wherever it lies.

use crate::{
	error::Error,
	feed::Prices,
	market::Market,
	position::{After, Payment, Position},
	terms::Terms,
	units::{ceil, floor, quotient_up, saturate, times, wide, Rate, WHOLE_BP},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::U256;
use tributary_primitives::Price;

/// An order that a called position wants in the book: the limit is `receive / sell`, neither is zero.
///
/// Resting orders that are better bring `receive` for less than `sell`: it should buy no more than `receive`.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Call {
	/// Collateral on offer.
	pub sell: u64,
	/// BitAsset to buy, the call fee included.
	pub receive: u64,
}

/// BitAsset against collateral.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Swap {
	/// BitAsset given to the position, call fee included.
	pub asset: u64,
	/// Collateral it pays.
	pub paid: u64,
}

/// What a fill does. `got = call_fee + payment.fee + payment.burned + surplus`.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Filled {
	/// The position.
	pub after: After,
	/// Where the BitAsset that reduced the debt went.
	pub payment: Payment,
	/// BitAsset to the savings.
	pub call_fee: u64,
	/// BitAsset beyond the debt: the owner's.
	pub surplus: u64,
}

/// Whether a position cannot pay its debt: its collateral is worth less than 100 % at the feed, and at the best offer
/// of the market too, if somebody offers the BitAsset for less than the feed.
///
/// To be asked after the position's call has met what the market offers. Exactly 100 % is solvent (EX-8: 600).
pub fn is_insolvent(position: &Position, index: u128, feed: &Price, best_offer: Option<&Price>) -> bool {
	let price = best_offer.map_or(feed, |offer| offer.min(feed));
	position.is_below(index, price, WHOLE_BP)
}

/// The order that a position should have in the book now; none if it is not called, or without a live price.
///
/// - The limit is at most `min(feed · squeeze, cap, collateral / debt)`, the debt with the call fee on it. `sell` is
///   rounded down: the position pays no more than the limit for the whole order.
/// - It buys what restores the position's target, at the limit, or the whole debt: without a target, and where the
///   rest would be dust.
/// - A debt worth less than one unit of collateral is offered one unit: dust must not lead the order of weakness for
///   ever. The debtor loses less than a unit by it.
///
/// Range: see [`buy_back`]; the rest is products of an amount and a [`Rate`].
pub fn plan(position: &Position, market: &Market) -> Option<Call> {
	let prices = market.prices?;
	if !position.is_called(market.index, &prices.feed, market.terms) {
		return None;
	}
	let fee = &market.terms.call_fee;
	let debt = position.debt(market.index);
	let limit = limit(position, debt, &prices, market.terms)?;
	let part = fee.gross(buy_back(position, debt, &limit, &prices.feed, market.terms));
	let receive = if limit.worth(part) == 0 { fee.gross(debt) } else { part };
	// The collateral is at least one unit, and at most `collateral / gross(debt)` is paid for each bought.
	Some(Call { sell: limit.worth(receive).max(1), receive })
}

/// Most that a position pays for a unit of BitAsset, call fee included; none without debt.
pub fn limit(position: &Position, debt: u64, prices: &Prices, terms: &Terms) -> Option<Rate> {
	let own = Rate::new(position.collateral, terms.call_fee.gross(debt))?;
	Some(prices.squeezed(terms).min(own))
}

/// How many units of a debt must be bought at `limit` so that the position's target ratio holds: the smallest number
/// that does, or the whole debt.
///
/// With ratio `t`, feed `f` and `l` paid per unit of debt bought, call fee included, the position after `x` units
/// is at its target iff `collateral − x·l ≥ t·f·(debt − x)`, so `x ≥ (t·f·debt − collateral) / (t·f − l)`, rounded
/// up. [`Terms::check`] keeps `t·f > l`. The order sells no more than `x·l`, so its fill restores the target; by
/// rounding in the market and by the fee that grows on, the ratio may end a unit below it.
///
/// Range, with `t = T / 10^4`, `f = q / b`, `l = m / n · 10^4 / k`: numerator and denominator are multiplied by
/// `10^4 · b · n · k`, which leaves `(T·q·debt − collateral·10^4·b)·n·k` and `T·q·n·k − m·10^8·b`: below
/// 2^17 · 2^64 · 2^64 · 2^78 · 2^14 = 2^237, as `limit` has been scaled at most once.
fn buy_back(position: &Position, debt: u64, limit: &Rate, feed: &Price, terms: &Terms) -> u64 {
	let Some(target) = terms.target(position.target_bp) else { return debt };
	let (paid, per) = limit.terms();
	let per = times(per.into(), terms.call_fee.kept_bp());
	let owed = times(feed.quote().into(), target);
	let held = times(wide(position.collateral.into(), feed.base().into()), WHOLE_BP);
	let missing = owed.saturating_mul(debt.into()).saturating_sub(held).saturating_mul(per);
	let spent = times(times(wide(paid, feed.base().into()), WHOLE_BP), WHOLE_BP);
	let gained = owed.saturating_mul(per).saturating_sub(spent);
	if gained.is_zero() {
		return debt;
	}
	let part = least(missing, gained).min(debt);
	if debt.saturating_sub(part) < terms.debt_min {
		return debt;
	}
	part
}

/// The quotient rounded up, at least one.
fn least(missing: U256, gained: U256) -> u64 {
	saturate(quotient_up(missing, gained)).max(1)
}

/// What a fill of a position's call does: `paid` collateral went, `got` BitAsset came.
///
/// The call fee is taken of what came, rounded down; then the accrued borrow fee is paid, then principal burned. What
/// came beyond the debt is the owner's. [`Error::Corrupt`] if more was paid than there is.
pub fn fill(position: &Position, swap: &Swap, index: u128, terms: &Terms) -> Result<Filled, Error> {
	let call_fee = terms.call_fee.on(swap.asset);
	let net = swap.asset.saturating_sub(call_fee);
	let applied = net.min(position.debt(index));
	let (after, payment) = position.reduced(index, applied, swap.paid)?;
	Ok(Filled { after, payment, call_fee, surplus: net.saturating_sub(applied) })
}

impl Call {
	/// The same for no more than the limit of `other`, which stands in the book: between that and its own others may offer,
	/// whom nobody may overtake. Rounded down.
	#[must_use]
	pub fn at_most(&self, other: &Self) -> Self {
		Self { sell: self.sell.min(floor(self.receive, other.sell, other.receive)), ..*self }
	}

	/// What a holder who brings `amount` gets from this call at once, at its limit: for settlements (B-48).
	///
	/// The collateral is rounded down, and no BitAsset is taken that it does not pay for; none if it would not come to
	/// one unit. The position pays no more than its limit.
	pub fn meets(&self, amount: u64) -> Option<Swap> {
		if amount >= self.receive {
			return (self.sell > 0).then_some(Swap { asset: self.receive, paid: self.sell });
		}
		let paid = floor(amount, self.sell, self.receive);
		(paid > 0).then(|| Swap { asset: ceil(paid, self.receive, self.sell), paid })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		borrow::{INDEX_MAX, INDEX_ONE},
		terms::Insolvency,
		units::Fee,
	};

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	fn of(collateral: u64, debt: u64, target_bp: Option<u32>) -> Position {
		Position::open(collateral, debt, INDEX_ONE, target_bp)
	}

	fn planned(position: &Position, feed: Price, terms: &Terms) -> Option<Call> {
		plan(position, &Market { terms, index: INDEX_ONE, prices: Some(Prices::plain(feed)) })
	}

	#[test]
	fn ex_8() {
		let terms = Terms::default();
		let position = of(600_000, 1_000, None);
		// feed, order, returned when it is filled at its limit, insolvent
		let rows = [
			(200, None, 0, false),
			(300, None, 0, false),
			(301, Some(301_000), 299_000, false),
			(600, Some(600_000), 0, false),
			(601, Some(600_000), 0, true),
		];
		for (feed, sell, returned, insolvent) in rows {
			let order = planned(&position, price(feed, 1), &terms);
			assert_eq!(order, sell.map(|sell| Call { sell, receive: 1_000 }));
			assert_eq!(is_insolvent(&position, INDEX_ONE, &price(feed, 1), None), insolvent);
			let Some(Call { sell: paid, receive: asset }) = order else { continue };
			let filled = fill(&position, &Swap { asset, paid }, INDEX_ONE, &terms).unwrap();
			assert_eq!(filled.after, After::Closed { returned });
			assert_eq!(filled.payment, Payment { fee: 0, burned: 1_000 });
			assert_eq!((filled.call_fee, filled.surplus), (0, 0));
		}
		assert_eq!(plan(&position, &Market { terms: &terms, index: INDEX_ONE, prices: None }), None);
	}

	#[test]
	fn the_market_may_save_what_the_feed_does_not() {
		let position = of(600_000, 1_000, None);
		let insolvent = |offer| is_insolvent(&position, INDEX_ONE, &price(700, 1), Some(&price(offer, 1)));
		assert!(!insolvent(600) && insolvent(601) && insolvent(800));
	}

	#[test]
	fn limits() {
		let squeezed = Terms { squeeze_bp: 11_000, ..Terms::default() };
		let fee = Terms { call_fee: Fee { bp: 100 }, ..Terms::default() };
		let position = of(600_000, 1_000, None);
		// Feed times squeeze, then what the position has.
		assert_eq!(planned(&position, price(400, 1), &squeezed), Some(Call { sell: 440_000, receive: 1_000 }));
		assert_eq!(planned(&position, price(546, 1), &squeezed), Some(Call { sell: 600_000, receive: 1_000 }));
		// 1,010 bring 1,000 after a fee of 1 %: floor(10.1) = 10.
		assert_eq!(planned(&position, price(400, 1), &fee), Some(Call { sell: 404_000, receive: 1_010 }));
		assert_eq!(planned(&position, price(595, 1), &fee), Some(Call { sell: 600_000, receive: 1_010 }));
		// Capped: everybody pays what the weakest can.
		let mild = Terms { insolvency: Insolvency::NoSettlement, ..Terms::default() };
		let prices = Prices { feed: price(700, 1), cap: Some(price(500, 1)) };
		let market = Market { terms: &mild, index: INDEX_ONE, prices: Some(prices) };
		assert_eq!(plan(&position, &market), Some(Call { sell: 500_000, receive: 1_000 }));
	}

	#[test]
	fn the_smallest_buy_back_restores_the_target() {
		// At feed 1, squeeze 110 %, maintenance 175 %: (collateral, debt, target) → bought, sold. A search that rounds
		// what is paid up needs (385, 429, 558, 793); this one rounds it down.
		let terms = Terms { squeeze_bp: 11_000, maintenance_bp: 17_500, initial_bp: 17_500, ..Terms::default() };
		let rows = [
			(1_499, 999, 16_000, 384, 422),
			(1_500, 1_000, 18_000, 429, 471),
			(1_501, 1_001, 20_000, 557, 612),
			(1_502, 1_002, 30_000, 792, 871),
		];
		for (collateral, debt, target, receive, sell) in rows {
			let position = of(collateral, debt, Some(target));
			assert_eq!(planned(&position, price(1, 1), &terms), Some(Call { sell, receive }), "{collateral}");
		}
		// Dust would be left: the whole debt.
		let position = of(1_502, 1_002, Some(30_000));
		let coarse = Terms { debt_min: 211, ..terms };
		assert_eq!(planned(&position, price(1, 1), &coarse).unwrap().receive, 1_002);
		assert_eq!(planned(&position, price(1, 1), &Terms { debt_min: 210, ..coarse }).unwrap().receive, 792);
	}

	#[test]
	fn dust_is_offered_one_unit() {
		let position = of(1, 3, None);
		assert_eq!(planned(&position, price(1, 6), &Terms::default()), None);
		assert_eq!(planned(&position, price(1, 5), &Terms::default()), Some(Call { sell: 1, receive: 3 }));
	}

	#[test]
	fn a_fill_pays_the_fees_first_and_gives_back_what_is_too_much() {
		let terms = Terms { call_fee: Fee { bp: 100 }, ..Terms::default() };
		let position = of(600_000, 1_000, None);
		let later = INDEX_ONE + INDEX_ONE / 100;
		let filled = fill(&position, &Swap { asset: 200, paid: 80_000 }, later, &terms).unwrap();
		assert_eq!((filled.call_fee, filled.payment, filled.surplus), (2, Payment { fee: 10, burned: 188 }, 0));
		let After::Open(left) = filled.after else { panic!() };
		assert_eq!((left.collateral, left.principal, left.debt(later)), (520_000, 812, 812));
		let filled = fill(&left, &Swap { asset: 1_000, paid: 400_000 }, later, &terms).unwrap();
		assert_eq!((filled.call_fee, filled.payment, filled.surplus), (10, Payment { fee: 0, burned: 812 }, 178));
		assert_eq!(filled.after, After::Closed { returned: 120_000 });
		assert_eq!(fill(&left, &Swap { asset: 1, paid: 520_001 }, later, &terms), Err(Error::Corrupt));
		let exhausted = fill(&left, &Swap { asset: 811, paid: 520_000 }, later, &Terms::default()).unwrap();
		assert_eq!(exhausted.after, After::Exhausted { bad_debt: 1 });
	}

	#[test]
	fn a_holder_meets_a_call_at_its_limit() {
		let order = Call { sell: 301_000, receive: 1_000 };
		assert_eq!(order.meets(100), Some(Swap { asset: 100, paid: 30_100 }));
		assert_eq!(order.meets(5_000), Some(Swap { asset: 1_000, paid: 301_000 }));
		let coarse = Call { sell: 3, receive: 10 };
		assert_eq!(coarse.meets(3), None);
		assert_eq!(coarse.meets(5), Some(Swap { asset: 4, paid: 1 }));
		assert_eq!(coarse.meets(9), Some(Swap { asset: 7, paid: 2 }));
		assert_eq!(coarse.meets(10), Some(Swap { asset: 10, paid: 3 }));
		assert_eq!(Call { sell: 0, receive: 10 }.meets(10), None);
	}

	#[test]
	fn at_most_what_stands() {
		let of = |sell, receive| Call { sell, receive };
		// wanted, standing → met
		let rows = [
			(of(320_000, 1_000), of(301_000, 1_000), 301_000),
			(of(290_000, 1_000), of(301_000, 1_000), 290_000),
			(of(32_000, 100), of(301_000, 1_000), 30_100),
			(of(10, 3), of(10, 4), 7),
			(of(1, 1), of(1, 2), 0),
			(of(u64::MAX, u64::MAX), of(u64::MAX, 1), u64::MAX),
		];
		for (wanted, standing, sell) in rows {
			assert_eq!(wanted.at_most(&standing), Call { sell, ..wanted });
		}
	}

	#[test]
	fn the_largest_numbers() {
		let terms = Terms { squeeze_bp: 15_000, call_fee: Fee { bp: 1_000 }, ..Terms::default() };
		let most = u64::MAX;
		let position = Position { collateral: most, principal: most, normalised: u128::MAX, target_bp: Some(100_000) };
		for feed in [price(most, 1), price(1, most), price(most, most - 1), price(1, 1)] {
			for index in [INDEX_ONE, INDEX_MAX] {
				let market = Market { terms: &terms, index, prices: Some(Prices::plain(feed)) };
				let Some(order) = plan(&position, &market) else { continue };
				assert!(order.sell <= most && order.receive > 0 && order.sell > 0);
			}
		}
	}
}
