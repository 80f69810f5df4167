//! What a market needs of the rest of the chain, and what it offers to other pallets (design §4).

use crate::{AssetId, Balance, Moment, Price};
use alloc::vec::Vec;
use sp_runtime::{DispatchError, DispatchResult};

/// Amounts that wait for their next owner: behind an order, a debt or an option.
///
/// Whoever reserves keeps the books of what he reserved: custody only knows how much of each asset lies there.
pub trait Custody<AccountId> {
	/// Takes exactly `amount` of what `who` may spend. Errors if he has less, or may not send; nothing is taken then.
	fn reserve(who: &AccountId, asset: AssetId, amount: Balance) -> DispatchResult;
	/// Gives `amount` back to `who`, who reserved it. All or nothing; errors if he cannot be credited.
	fn release(who: &AccountId, asset: AssetId, amount: Balance) -> DispatchResult;
	/// Pays `amount` of what others reserved to `to`. All or nothing; errors if he cannot be credited.
	fn pay(to: &AccountId, asset: AssetId, amount: Balance) -> DispatchResult;
	/// What lies there of `asset`, never less than what everybody's books say.
	fn in_custody(asset: AssetId) -> Balance;
	/// How much of `asset` could be reserved of `who` now.
	fn spendable(who: &AccountId, asset: AssetId) -> Balance;
	/// Whether `who` has some of `asset`, so that paying him makes no account: what a weight needs to know.
	fn holds(who: &AccountId, asset: AssetId) -> bool;
	/// Creates `amount` of a token there. For the pallet whose token it is.
	fn issue(asset: AssetId, amount: Balance) -> DispatchResult;
	/// Destroys `amount` of a token that lies there. Errors if less does. For the pallet whose token it is.
	fn destroy(asset: AssetId, amount: Balance) -> DispatchResult;
}

/// Prices from outside the chain, or from its markets.
pub trait PriceSource {
	/// The price of `asset` and when it was made, milliseconds; whoever uses it looks at its age. What the price is in
	/// the source's user decides.
	fn price(asset: AssetId) -> Option<(Price, Moment)>;
}

/// Who makes the prices of a source. For showing them: what is decided, [`PriceSource::price`] decides.
pub trait PriceReports<AccountId> {
	/// Everybody who may report on `asset`, with the last report if he made one: the price, and when, milliseconds.
	fn reports(asset: AssetId) -> Vec<(AccountId, Option<(Price, Moment)>)>;
}

/// What an asset's issuer asks of a market (B-20, B-21).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MarketTerms<AccountId> {
	/// Of what a maker receives, basis points; at most 1,000.
	pub maker_bp: u16,
	/// Of what a taker receives, basis points; at most 1,000.
	pub taker_bp: u16,
	/// Most the fee of one fill may be, units of the asset.
	pub fill_max: Option<Balance>,
	/// Who collects the fees; without him none is taken.
	pub beneficiary: Option<AccountId>,
	/// Least amount of the asset in an order.
	pub order_min: Balance,
}

impl<AccountId> Default for MarketTerms<AccountId> {
	/// No fee and no least amount.
	fn default() -> Self {
		Self { maker_bp: 0, taker_bp: 0, fill_max: None, beneficiary: None, order_min: 0 }
	}
}

/// The rules of an asset that bind every trade of it, whoever trades.
pub trait AssetRules<AccountId> {
	/// Whether `who` may sell the asset now. No for an asset that does not exist.
	fn may_send(asset: AssetId, who: &AccountId) -> bool;
	/// Whether `who` may be paid in the asset now. No for an asset that does not exist.
	fn may_receive(asset: AssetId, who: &AccountId) -> bool;
	/// Whether somebody may stop it: freeze an account, pause all, or claw back.
	fn is_freezable(asset: AssetId) -> bool;
	/// What its issuer asks of a market.
	fn market_fee(asset: AssetId) -> MarketTerms<AccountId>;
}

/// One more or one less, as a count is stored that is there while it is not zero.
pub fn counted(count: Option<u32>, more: bool) -> Option<u32> {
	let count = count.unwrap_or_default();
	let now = if more { count.saturating_add(1) } else { count.saturating_sub(1) };
	(now > 0).then_some(now)
}

/// The keyless accounts in which pallets keep what belongs to others, for the pallets that create assets.
pub trait Vaults<AccountId> {
	/// Most records [`Vaults::keeps_for`] reads.
	const LOOKS: u64;
	/// Whether an account is one of them.
	fn contains(who: &AccountId) -> bool;
	/// Whether what lies in the vault `vault` of an asset, or a part of it, belongs to somebody.
	fn owes(vault: &AccountId, asset: AssetId) -> bool;
	/// Whether a vault keeps some of an asset for `holder`, who then is one even if his account has none of it. Known of
	/// assets that their issuer may stop: nobody else asks.
	fn keeps_for(holder: &AccountId, asset: AssetId) -> bool;
}

/// An order of the system: funds of a pallet that already lie in custody, without deposit and without expiry.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SystemOrder<AccountId> {
	/// For whom it is placed, as events tell. Orders of his own may fill it as anybody's may: it is no longer he who sells.
	pub owner: AccountId,
	/// The pallet's own number for it, unique among its open orders.
	pub tag: u64,
	/// What it sells.
	pub sell: AssetId,
	/// What it buys.
	pub buy: AssetId,
	/// For sale, units.
	pub amount: Balance,
	/// Least to receive for all of it, and the most that is wanted, units: the limit is `receive / amount`, and where
	/// others ask less, some of the amount is left.
	pub receive: Balance,
	/// Most resting orders it may meet when it is placed.
	pub max_fills: u16,
}

/// What an order of the system came to when it was placed or repriced. `amount = paid + left + resting`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct SystemPlaced {
	/// Sold at once, units.
	pub paid: Balance,
	/// Received at once after fees, units. It lies in custody for the pallet.
	pub got: Balance,
	/// Resting now, units. Zero means that the tag is free again.
	pub resting: Balance,
	/// Neither sold nor resting, units. It lies in custody for the pallet.
	pub left: Balance,
	/// Resting orders met.
	pub met: u16,
}

/// Orders that a pallet keeps in the public book. At an equal price they stand before everybody else's.
///
/// What is for sale must already lie in the custody that the market uses, and belongs to the book's accounts from then
/// on; what is received stays in custody and belongs to the pallet's. All or nothing.
pub trait SystemOrders<AccountId> {
	/// Places an order. Errors if the tag is in use, or the order could not stand.
	fn place(order: SystemOrder<AccountId>) -> Result<SystemPlaced, DispatchError>;
	/// Changes the limit: what is left of the order is to bring `receive` units. It loses its place among equal prices.
	fn reprice(tag: u64, receive: Balance, max_fills: u16) -> Result<SystemPlaced, DispatchError>;
	/// Ends an order; what is left of it, units, belongs to the pallet again.
	fn cancel(tag: u64) -> Result<Balance, DispatchError>;
	/// What is left of an order that rests, units.
	fn left(tag: u64) -> Option<Balance>;
}

/// Hears of the system's orders that others took, after all books and accounts are written.
pub trait OnFill {
	/// `paid` units of a resting order were sold for `got` units after fees, which lie in custody for the pallet. Called
	/// once a fill.
	fn on_fill(tag: u64, paid: Balance, got: Balance);
	/// A resting order is over: `left` units of it can no longer buy anything and lie in custody for the pallet.
	fn on_end(tag: u64, left: Balance);
}

impl OnFill for () {
	fn on_fill(_: u64, _: Balance, _: Balance) {}
	fn on_end(_: u64, _: Balance) {}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_count_is_there_while_it_is_not_zero() {
		let rows = [
			(None, true, Some(1)),
			(Some(1), true, Some(2)),
			(Some(2), false, Some(1)),
			(Some(1), false, None),
			(None, false, None),
			(Some(u32::MAX), true, Some(u32::MAX)),
		];
		for (count, more, expected) in rows {
			assert_eq!(counted(count, more), expected, "{count:?} {more}");
		}
	}
}
