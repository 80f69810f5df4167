//! What orders and payments would come to: the calls' own code with everything undone.

use crate::{calls::Payment, limits::*, *};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	pallet_prelude::*,
	storage::{with_transaction, TransactionOutcome},
};
use orderbook_core::{
	impact::{impact_bp, Leg},
	Found, Graph, Mode, Pair, SearchLimits, SelfTrade, Side, SidedPrice, Traveller,
};
use tributary_primitives::{AssetId, AssetRules, Balance};

/// The markets a payer may go through, as the full search for a route sees them.
#[derive(Default)]
struct Web {
	neighbours: BTreeMap<AssetId, Vec<AssetId>>,
	open: BTreeSet<MarketId>,
}

impl Web {
	fn add(&mut self, market: MarketId) {
		if self.open.insert(market) {
			self.neighbours.entry(market.quote()).or_default().push(market.base());
			self.neighbours.entry(market.base()).or_default().push(market.quote());
		}
	}
}

impl Graph<AssetId> for Web {
	fn neighbours(&self, asset: &AssetId) -> Vec<AssetId> {
		self.neighbours.get(asset).cloned().unwrap_or_default()
	}

	fn may_cross(&self, sold: &AssetId, bought: &AssetId) -> bool {
		Pair::new(*sold, *bought).is_some_and(|market| self.open.contains(&market))
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn quote_order(
		who: T::AccountId,
		sell: AssetId,
		buy: AssetId,
		terms: OrderTerms,
	) -> Result<OrderQuote, DispatchError> {
		let summary = with_transaction(|| {
			TransactionOutcome::Rollback(Self::hypothetically(&who, |session| session.place(sell, buy, &terms)))
		})?;
		let (market, side) = Pair::selling(sell, buy).ok_or(Error::<T>::SameAsset)?;
		let impact_bp = impact_bp(Self::leg(&market, side, summary.paid, summary.received));
		Ok(OrderQuote { summary, impact_bp })
	}

	/// What a taker on `side` paid and received in a book, beside the best price it shows; none if it shows none.
	fn leg(market: &MarketId, side: Side, paid: u64, received: Balance) -> Option<Leg> {
		let opposite = side.opposite();
		let best = Self::look(|books, _| books.best(market, opposite)).ok()??;
		Some(Leg { paid, received, best: best.rate(opposite) })
	}

	pub(crate) fn quote_payment(
		who: &T::AccountId,
		payment: Payment<T::AccountId>,
	) -> Result<RouteQuote, DispatchError> {
		Self::hypothetically(who, |session| {
			let calls::Travelled { route, journey } = session.travel(&payment)?;
			let amounts = |(asset, amount)| AssetAmount { asset, amount };
			let fees = journey.hops.iter().map(|hop| (hop.pair.bought(hop.side), hop.effects.fee));
			let fees = fees.filter(|(_, fee)| *fee > 0).map(amounts).collect();
			let leftovers =
				journey.leftovers.iter().map(|left| (left.asset, left.amount.into())).map(amounts).collect();
			let legs = journey.hops.iter();
			let legs = legs.filter_map(|hop| Self::leg(&hop.pair, hop.side, hop.effects.paid, hop.effects.received));
			let (impact_bp, met) = (impact_bp(legs), journey.met());
			let (spent, received, complete) = (journey.spent, journey.received, true);
			Ok(RouteQuote { route, spent, received, fees, leftovers, met, impact_bp, complete })
		})
	}

	/// What a payment over the best way of all would come to.
	pub(crate) fn quote_best(
		who: &T::AccountId,
		ends: (AssetId, AssetId),
		mode: Mode,
		max_fills: u16,
	) -> Result<RouteQuote, DispatchError> {
		let max_fills = max_fills.min(SEARCH_FILLS_MAX);
		let found = Self::search(who, ends, mode, max_fills)?;
		let between = found.route.iter().skip(1).take(found.route.len().saturating_sub(2)).copied().collect();
		let via = Via::over(Some(between)).ok_or(Error::<T>::RouteLength)?;
		let way = Way { via, self_trade: SelfTrade::default(), max_fills };
		let (sell, buy) = ends;
		let quote = Self::quote_payment(who, Payment { dest: who.clone(), sell, buy, mode, way })?;
		Ok(RouteQuote { complete: found.complete, ..quote })
	}

	/// The way of the full search, over all open markets whose assets the payer may hold: for reading off chain only.
	fn search(
		who: &T::AccountId,
		ends: (AssetId, AssetId),
		mode: Mode,
		max_fills: u16,
	) -> Result<Found<AssetId>, DispatchError> {
		ensure!(ends.0 != ends.1, Error::<T>::SameAsset);
		let traveller = Traveller { owner: who.clone(), self_trade: SelfTrade::default(), max_fills };
		let simulations = SEARCH_ORDERS_MAX.checked_div(max_fills.into()).unwrap_or(SEARCH_ORDERS_MAX);
		let limits = SearchLimits::default();
		let limits = SearchLimits { simulations: limits.simulations.min(simulations), ..limits };
		let (web, whole) = Self::web(who, ends);
		let found = Self::look(|books, _| books.best_route(&web, ends, AssetId::Native, mode, &traveller, limits));
		let found = found.map_err(Error::<T>::from)?;
		Ok(Found { complete: found.complete && whole, ..found })
	}

	/// The markets in which something rests, and whether these are all: at most [`SEARCH_MARKETS_MAX`] of at most
	/// [`SEARCH_RECORDS_MAX`] records, those of the ends with each other and with STM first.
	fn web(who: &T::AccountId, ends: (AssetId, AssetId)) -> (Web, bool) {
		let stm = AssetId::Native;
		let mut web = Web::default();
		let mut passable = BTreeMap::from([(ends.0, true), (ends.1, true)]);
		let mut may_pass = |asset: AssetId| {
			let may = || T::Rules::may_receive(asset, who) && T::Rules::may_send(asset, who);
			*passable.entry(asset).or_insert_with(may)
		};
		let first = [(ends.0, ends.1), (ends.0, stm), (stm, ends.1)].map(|(one, other)| Pair::new(one, other));
		let mut records = Markets::<T>::iter();
		let resting = |(market, record): (MarketId, Market)| (!record.head.is_empty()).then_some(market);
		let others = records.by_ref().take(SEARCH_RECORDS_MAX).filter_map(resting).take(SEARCH_MARKETS_MAX);
		let world = World::<T>::now();
		for market in first.into_iter().flatten().chain(others) {
			let status = world.market(&market).map(|market| market.regime.status);
			if status == Some(Status::Open) && may_pass(market.quote()) && may_pass(market.base()) {
				web.add(market);
			}
		}
		(web, records.next().is_none())
	}
}
