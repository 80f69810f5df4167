//! What the pallet tells. Quotes are the calls' own code with everything undone.

use crate::{calls::Payment, limits::*, *};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
	pallet_prelude::*,
	storage::{with_transaction, TransactionOutcome},
};
use orderbook_core::{Books, Error as BookError, Facts, Graph, Mode, Order, Rank, SearchLimits, Side, Traveller};
use tributary_primitives::{AssetId, Balance};

/// All markets as the full search for a route sees them.
struct Web(BTreeMap<AssetId, Vec<AssetId>>);

impl Graph<AssetId> for Web {
	fn neighbours(&self, asset: &AssetId) -> Vec<AssetId> {
		self.0.get(asset).cloned().unwrap_or_default()
	}
}

impl<T: Config> Pallet<T> {
	/// Looks at the books as they are.
	pub(crate) fn look<R>(look: impl FnOnce(&mut Books<Pages<T>, World<T>>, &World<T>) -> R) -> R {
		let (pages, world) = (Pages::<T>::default(), World::<T>::now());
		look(&mut Books::new(&pages, &world), &world)
	}

	/// The order that stands there.
	pub(crate) fn order_at(at: &Locator) -> Option<Order<T::AccountId>> {
		Self::look(|books, _| books.order(&at.market, at.side, &at.rank).ok())
	}

	pub(crate) fn market_info(market: MarketId) -> Option<MarketInfo> {
		Self::look(|books, world| {
			let Market { regime, announced, last, since, .. } = world.market(&market)?;
			let mut best = |side| Some(books.depth(&market, side, 1).ok()?.first()?.price);
			let (bid, ask) = (best(Side::Bid), best(Side::Ask));
			let head = books.head(&market);
			let cumulative = world.market(&market)?.cumulative_at(world.now);
			let regime = Regime { rules: world.rules(&market), ..regime };
			let (bids, asks) = (head.bids.count, head.asks.count);
			Some(MarketInfo { market, regime, announced, bid, ask, bids, asks, last, since, cumulative })
		})
	}

	pub(crate) fn page_of_markets(after: Option<MarketId>, limit: u32) -> Vec<MarketInfo> {
		let keys = match after {
			Some(market) => Markets::<T>::iter_keys_from(Markets::<T>::hashed_key_for(market)),
			None => Markets::<T>::iter_keys(),
		};
		keys.take(page(limit)).filter_map(Self::market_info).collect()
	}

	pub(crate) fn depth_of(market: MarketId, levels: u32) -> Depth {
		Self::look(|books, _| {
			let mut side = |side| books.depth(&market, side, page(levels)).unwrap_or_default();
			Depth { bids: side(Side::Bid), asks: side(Side::Ask) }
		})
	}

	pub(crate) fn page_of_orders(
		market: MarketId,
		side: Side,
		after: Option<Rank>,
		limit: u32,
	) -> Vec<OrderInfo<T::AccountId>> {
		let orders = Self::look(|books, _| books.orders(&market, side, after.as_ref(), page(limit)));
		orders.unwrap_or_default().into_iter().map(|order| info(market, side, order)).collect()
	}

	/// At most 256.
	pub(crate) fn all_orders_of(who: &T::AccountId) -> Vec<OrderInfo<T::AccountId>> {
		let Some(trader) = Traders::<T>::get(who) else { return Vec::new() };
		Self::look(|books, _| {
			let open = trader.used().filter_map(|slot| Slots::<T>::get(who, block_of(slot))?.slot(slot));
			let found = open.filter_map(|open| {
				let Locator { market, side, rank } = open.locator;
				books.order(&market, side, &rank).ok().map(|order| info(market, side, order))
			});
			found.collect()
		})
	}

	pub(crate) fn reserved_of(who: &T::AccountId) -> Vec<(AssetId, Balance)> {
		let mut sums = BTreeMap::<AssetId, Balance>::new();
		for OrderInfo { sell, order, .. } in Self::all_orders_of(who) {
			let sum = sums.entry(sell).or_default();
			*sum = sum.saturating_add(order.remaining.into());
		}
		sums.into_iter().collect()
	}

	pub(crate) fn quote_order(
		who: T::AccountId,
		sell: AssetId,
		buy: AssetId,
		terms: OrderTerms,
	) -> Result<Summary, DispatchError> {
		with_transaction(|| {
			TransactionOutcome::Rollback(Self::hypothetically(&who, |session| session.place(sell, buy, &terms)))
		})
	}

	pub(crate) fn quote_payment(
		who: &T::AccountId,
		payment: Payment<T::AccountId>,
	) -> Result<RouteQuote, DispatchError> {
		Self::hypothetically(who, |session| {
			let calls::Travelled { route, journey } = session.travel(&payment)?;
			let fees = journey.hops.iter().map(|hop| (hop.pair.bought(hop.side), hop.effects.fee));
			let fees = fees.filter(|(_, fee)| *fee > 0).collect();
			let (spent, received, met) = (journey.spent, journey.received, journey.met());
			Ok(RouteQuote { route, spent, received, fees, leftovers: types::told(&journey.leftovers), met })
		})
	}

	/// The way of the full search, over all open markets: for reading off chain only.
	pub(crate) fn search(
		who: &T::AccountId,
		ends: (AssetId, AssetId),
		mode: Mode,
		max_fills: u16,
	) -> Result<Vec<AssetId>, DispatchError> {
		let mut graph = Web(BTreeMap::new());
		Self::look(|books, world| {
			for market in Markets::<T>::iter_keys() {
				if world.market(&market).is_some_and(|market| market.regime.status == Status::Open) {
					graph.0.entry(market.quote()).or_default().push(market.base());
					graph.0.entry(market.base()).or_default().push(market.quote());
				}
			}
			let traveller = Traveller { owner: who.clone(), self_trade: Default::default(), max_fills };
			let limits = SearchLimits::default();
			let found = books.best_route(&graph, ends, AssetId::Native, mode, &traveller, limits);
			found.map(|found| found.route).map_err(|error: BookError| Error::<T>::from(error).into())
		})
	}
}

fn info<AccountId>(market: MarketId, side: Side, order: Order<AccountId>) -> OrderInfo<AccountId> {
	let locator = Locator { market, side, rank: order.rank() };
	OrderInfo { locator, sell: market.sold(side), buy: market.bought(side), order }
}

fn page(limit: u32) -> usize {
	usize::try_from(limit.clamp(1, PAGE_MAX)).unwrap_or_default()
}
