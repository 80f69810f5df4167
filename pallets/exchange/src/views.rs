//! What the pallet tells of markets, orders and accounts.

use crate::{limits::*, *};
use alloc::{collections::BTreeMap, vec::Vec};
use orderbook_core::{view::PAGE_MAX, Books, Facts, Order, Rank, Side};
use tributary_primitives::{AssetId, Balance};

impl<T: Config> Pallet<T> {
	/// Looks at the books as they are.
	pub(crate) fn look<R>(look: impl FnOnce(&mut Books<Pages<T>, World<T>>, &World<T>) -> R) -> R {
		let world = World::<T>::now();
		let pages = Pages(&world);
		look(&mut Books::new(&pages, &world), &world)
	}

	/// The order that stands there.
	pub(crate) fn order_at(at: &Locator) -> Option<Order<T::AccountId>> {
		Self::look(|books, _| books.order(&at.market, at.side, &at.rank).ok())
	}

	pub(crate) fn market_info(market: MarketId) -> Option<MarketInfo> {
		Self::look(|books, world| {
			let record = world.market(&market)?;
			let Market { regime, announced, last, since, .. } = record;
			let mut best = |side| books.best(&market, side).unwrap_or_default();
			let (bid, ask) = (best(Side::Bid), best(Side::Ask));
			let head = books.head(&market);
			let (cumulative, now) = (record.cumulative_at(world.now), world.now);
			let regime = Regime { rules: world.rules(&market), ..regime };
			let (bids, asks) = (head.bids.count, head.asks.count);
			Some(MarketInfo { market, regime, announced, bid, ask, bids, asks, last, since, cumulative, now })
		})
	}

	pub(crate) fn ticker_of(market: MarketId) -> Option<Ticker> {
		Self::look(|books, world| {
			let record = world.market(&market)?;
			let mut best = |side| books.depth(&market, side, 1).ok()?.into_iter().next();
			let (bid, ask) = (best(Side::Bid), best(Side::Ask));
			let (now, time_weighted) = (world.now, record.time_weighted(world.now));
			let Market { last, since, .. } = record;
			Some(Ticker { market, bid, ask, last, since, time_weighted, now })
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

	pub(crate) fn reserved_of(who: &T::AccountId) -> Vec<AssetAmount> {
		let mut sums = BTreeMap::<AssetId, Balance>::new();
		for OrderInfo { sell, order, .. } in Self::all_orders_of(who) {
			let sum = sums.entry(sell).or_default();
			*sum = sum.saturating_add(order.remaining.into());
		}
		sums.into_iter().map(|(asset, amount)| AssetAmount { asset, amount }).collect()
	}

	/// Whether some of an asset in custody belongs to a book, to somebody with a claim or to an issuer. What else lies
	/// there, somebody sent of his own accord. Nothing is said of what system orders got: that is their pallet's.
	pub fn owes(asset: AssetId) -> bool {
		Owing::<T>::contains_key(asset) || IssuerFees::<T>::contains_key(asset)
	}

	/// Whether some of an asset in custody is for `who`: behind an open order, or claimable. Reads at most
	/// [`limits::KEEPS_FOR_READS`] records.
	pub fn keeps_for(who: &T::AccountId, asset: AssetId) -> bool {
		Claimable::<T>::contains_key(who, asset)
			|| Traders::<T>::get(who).is_some_and(|trader| Self::sells(who, &trader, asset))
	}

	fn sells(who: &T::AccountId, trader: &Trader, asset: AssetId) -> bool {
		let sells = |open: OpenOrder| open.locator.market.sold(open.locator.side) == asset;
		(0u8..).zip(&trader.blocks).filter(|(_, bits)| **bits != 0).any(|(number, _)| {
			let first = u16::from(number).saturating_mul(BLOCK_SLOTS);
			let block = Slots::<T>::get(who, number).unwrap_or_default();
			let mut used = (first..).zip(block.orders).filter(|(slot, _)| trader.holds(*slot));
			used.any(|(_, open)| open.is_some_and(sells))
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
