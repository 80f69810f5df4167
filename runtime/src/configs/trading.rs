//! What a proxy that trades may do: order, and nothing that moves an asset to somebody else or holds the owner's switch.
//!
//! Such a proxy cannot withdraw, but it can sell at a bad price to a friend. Within a band it cannot sell far from the
//! market's time-weighted price of at least half an hour, and only in markets for whose price governance vouches: in one
//! that he opened himself a friend would have made the price too.

use crate::{Exchange, RuntimeCall};
use pallet_exchange::{
	fixed_point,
	orderbook_core::{Pair, Price, Side, SidedPrice},
	Call, Create, Locator, MarketId, OrderKey, OrderTerms, Size,
};
use sp_core::U256;

/// Percent in a whole.
const WHOLE: u32 = 100;

/// Orders of every kind, and payments to the owner himself.
pub fn is_trading(call: &RuntimeCall) -> bool {
	use Call::{amend, batch_update, place, swap_exact_in};
	let trades =
		matches!(call, RuntimeCall::Exchange(place { .. } | amend { .. } | batch_update { .. } | swap_exact_in { .. }));
	trades || ends_orders(call)
}

/// The same without payments, every new limit within `percent` of the market's time-weighted price. An order that is
/// amended is named by where it stands, since a number does not tell its market.
pub fn is_trading_within(percent: u32, call: &RuntimeCall) -> bool {
	let RuntimeCall::Exchange(trade) = call else { return false };
	match trade {
		Call::place { sell, buy, terms } => is_fair_offer(percent, &Create { sell: *sell, buy: *buy, terms: *terms }),
		Call::amend { order: OrderKey::At(Locator { market, side, .. }), terms, .. } => {
			limit(*side, terms).is_some_and(|limit| is_fair(percent, market, *side, &limit))
		}
		Call::batch_update { creates, .. } => creates.iter().all(|create| is_fair_offer(percent, create)),
		_ => ends_orders(call),
	}
}

/// What takes orders back, whole or in part, and brings their owner what is his.
fn ends_orders(call: &RuntimeCall) -> bool {
	use Call::{cancel, cancel_by_client_id, claim, reduce, release_slots, sweep};
	matches!(
		call,
		RuntimeCall::Exchange(
			cancel { .. }
				| cancel_by_client_id { .. }
				| reduce { .. }
				| sweep { .. }
				| claim { .. }
				| release_slots { .. }
		)
	)
}

fn is_fair_offer(percent: u32, create: &Create) -> bool {
	let Some((market, side)) = Pair::selling(create.sell, create.buy) else { return false };
	limit(side, &create.terms).is_some_and(|limit| is_fair(percent, &market, side, &limit))
}

fn limit(side: Side, terms: &OrderTerms) -> Option<Price> {
	match terms.size {
		Size::Offer { sell, receive } => Price::of_offer(side, sell, receive),
		Size::AtPrice { price, .. } => Some(price),
	}
}

/// Whether nobody can buy for much less, or sell for much more, than the market's own price. No where nobody vouches for
/// one.
fn is_fair(percent: u32, market: &MarketId, side: Side, limit: &Price) -> bool {
	let Some(usual) = Exchange::vouched_price(market) else { return false };
	// Both are below 2^128.
	let parts = |price: U256, percent: u32| price.saturating_mul(percent.into());
	let limit = parts(fixed_point(limit), WHOLE);
	match side {
		Side::Ask => limit >= parts(usual, WHOLE.saturating_sub(percent)),
		Side::Bid => limit <= parts(usual, WHOLE.saturating_add(percent)),
	}
}
