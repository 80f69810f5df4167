//! What the book asks the chain. Answers are remembered for the length of a call.

use crate::*;
use alloc::collections::BTreeMap;
use core::cell::RefCell;
use frame_support::traits::Time;
use orderbook_core::{Class, Facts, MarketFee, MarketRules, Order, Side, Standing, FEE_BPS_MAX};
use sp_runtime::traits::UniqueSaturatedInto;
use tributary_primitives::{AssetId, AssetRules, Balance, MarketTerms, Moment};

/// The chain as one call sees it.
pub struct World<T: Config> {
	/// Milliseconds.
	pub now: Moment,
	/// The block that is being built.
	pub block: u32,
	known: RefCell<Known<T>>,
}

/// What was read so far. Nothing here changes but by [`World::put_trader`], [`World::open_market`] and
/// [`World::put_market`].
struct Known<T: Config> {
	terms: BTreeMap<AssetId, MarketTerms<T::AccountId>>,
	traders: BTreeMap<T::AccountId, Option<Trader>>,
	markets: BTreeMap<MarketId, Option<Market>>,
	barred: BTreeMap<(T::AccountId, MarketId, Side), bool>,
}

impl<T: Config> World<T> {
	/// The chain now.
	pub fn now() -> Self {
		Self {
			now: T::Time::now(),
			block: frame_system::Pallet::<T>::block_number().unique_saturated_into(),
			known: RefCell::new(Known {
				terms: BTreeMap::new(),
				traders: BTreeMap::new(),
				markets: BTreeMap::new(),
				barred: BTreeMap::new(),
			}),
		}
	}

	/// What an asset's issuer asks of a market.
	pub fn terms(&self, asset: AssetId) -> MarketTerms<T::AccountId> {
		self.known.borrow_mut().terms.entry(asset).or_insert_with(|| T::Rules::market_fee(asset)).clone()
	}

	/// An account's slots and switch; none if it never had any.
	pub fn trader(&self, who: &T::AccountId) -> Option<Trader> {
		self.with_trader(who, Clone::clone)
	}

	fn with_trader<R>(&self, who: &T::AccountId, look: impl FnOnce(&Option<Trader>) -> R) -> R {
		let mut known = self.known.borrow_mut();
		look(known.traders.entry(who.clone()).or_insert_with(|| Traders::<T>::get(who)))
	}

	/// Writes an account's slots and switch.
	pub fn put_trader(&self, who: &T::AccountId, trader: Trader) {
		Traders::<T>::insert(who, &trader);
		self.known.borrow_mut().traders.insert(who.clone(), Some(trader));
	}

	/// A market with the regime in force now; none if there is nothing to remember of it.
	pub fn market(&self, market: &MarketId) -> Option<Market> {
		let mut known = self.known.borrow_mut();
		*known.markets.entry(*market).or_insert_with(|| {
			let mut record = Markets::<T>::get(market)?;
			record.settle(self.now);
			Some(record)
		})
	}

	/// Notes a market that its first order makes. It is written with its book.
	pub fn open_market(&self, market: &MarketId) {
		self.known.borrow_mut().markets.insert(*market, Some(Market::default()));
	}

	/// Writes a market, or forgets one of which there is nothing to remember.
	pub fn put_market(&self, market: &MarketId, record: Market) {
		Markets::<T>::set(market, record.kept());
		self.known.borrow_mut().markets.insert(*market, record.kept());
	}

	/// Whether `who` may not sell or be paid what an order on `side` of a market sells and buys.
	pub fn is_barred(&self, market: &MarketId, side: Side, who: &T::AccountId) -> bool {
		let mut known = self.known.borrow_mut();
		*known.barred.entry((who.clone(), *market, side)).or_insert_with(|| {
			!(T::Rules::may_send(market.sold(side), who) && T::Rules::may_receive(market.bought(side), who))
		})
	}
}

impl<T: Config> Facts<AssetId, T::AccountId> for World<T> {
	fn standing(&self, market: &MarketId, side: Side, order: &Order<T::AccountId>) -> Standing {
		if order.class == Class::System {
			return Standing::Live;
		}
		if order.expiry.is_over(self.block, self.now) {
			return Standing::Expired;
		}
		let is_dead =
			|trader: &Option<Trader>| trader.as_ref().is_some_and(|trader| trader.is_dead(order.id, self.now));
		if self.with_trader(&order.owner, is_dead) {
			return Standing::DeadlinePassed;
		}
		match self.is_barred(market, side, &order.owner) {
			true => Standing::Barred,
			false => Standing::Live,
		}
	}

	/// None without a beneficiary: nobody could ever collect it.
	fn fee(&self, asset: &AssetId) -> MarketFee {
		let terms = self.terms(*asset);
		let (maker, taker) = (terms.maker_bp.min(FEE_BPS_MAX), terms.taker_bp.min(FEE_BPS_MAX));
		let fee = terms.beneficiary.and_then(|_| MarketFee::new(maker, taker, terms.fill_max.map(as_amount)));
		fee.unwrap_or_default()
	}

	fn rules(&self, market: &MarketId) -> MarketRules {
		let rules = self.market(market).unwrap_or_default().regime.rules;
		let least = |asset, least: u64| least.max(as_amount(self.terms(asset).order_min));
		MarketRules {
			min_base: least(market.base(), rules.min_base),
			min_quote: least(market.quote(), rules.min_quote),
			..rules
		}
	}
}

/// A balance as an amount of the book; `u64::MAX`, which no order reaches, if it is more.
fn as_amount(balance: Balance) -> u64 {
	balance.unique_saturated_into()
}
