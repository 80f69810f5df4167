use super::*;

#[test]
fn a_market_tells_its_rules_prices_and_data() {
	run(|| {
		assert_eq!(Exchange::market(A, B), None);
		assert_eq!(Exchange::market(A, A), None);
		place(MAKER, B, A, at(10, 52));
		place(RIVAL, A, B, at(10, 48));
		place(TAKER, A, B, at(4, 52));
		let market = Exchange::market(B, A).unwrap();
		assert_eq!((market.bid, market.ask, market.last), (Some(price(48, 1)), Some(price(52, 1)), Some(price(52, 1))));
		assert_eq!((market.bids, market.asks, market.since, market.now), (1, 1, START, START));
	});
}

#[test]
fn a_ticker_tells_the_best_levels_and_the_prices() {
	run(|| {
		assert_eq!((Exchange::ticker(A, B), Exchange::ticker(A, A)), (None, None));
		place(MAKER, B, A, at(10, 52));
		place(RIVAL, B, A, at(5, 52));
		place(RIVAL, B, A, until(10, at(5, 51)));
		pass(10);
		let ask = orderbook_core::Level { price: price(52, 1), amount: 15, orders: 2 };
		let ticker = Exchange::ticker(B, A).unwrap();
		assert_eq!((ticker.bid, ticker.ask, ticker.last), (None, Some(ask), None));
		place(TAKER, A, B, at(4, 52));
		pass(crate::limits::WINDOW_MS);
		let ticker = Exchange::ticker(A, B).unwrap();
		assert_eq!((ticker.last, ticker.ask.unwrap().amount), (Some(price(52, 1)), 11));
		assert_eq!(ticker.time_weighted, Some(types::fixed_point(&price(52, 1))));
		assert_eq!(ticker.now - ticker.since, crate::limits::WINDOW_MS);
	});
}

#[test]
fn price_times_time_adds_up() {
	run(|| {
		let reading = || Exchange::market(A, B).unwrap().cumulative;
		place(MAKER, B, A, at(10, 50));
		place(MAKER, B, A, at(10, 60));
		place(TAKER, A, B, at(10, 50));
		let start = reading();
		pass(1_000);
		place(TAKER, A, B, at(5, 60));
		place(TAKER, A, B, at(1, 60));
		pass(3_000);
		let twap = (reading() - start) / 4_000;
		// (50 · 1,000 + 60 · 3,000) / 4,000 = 57.5
		assert_eq!(twap, types::fixed_point(&price(115, 2)));
	});
}

#[test]
fn depth_sums_levels_and_leaves_the_dead_out() {
	run(|| {
		place(MAKER, B, A, at(10, 52));
		place(RIVAL, B, A, at(5, 52));
		place(RIVAL, B, A, until(10, at(5, 51)));
		place(RIVAL, A, B, at(5, 40));
		pass(10);
		let depth = Exchange::depth(A, B, 10).unwrap();
		assert_eq!((depth.asks.len(), depth.bids.len()), (1, 1));
		assert_eq!((depth.asks[0].amount, depth.asks[0].orders, depth.bids[0].amount), (15, 2, 200));
		assert_eq!(Exchange::depth(A, A, 1), None);
	});
}

#[test]
fn orders_and_what_is_reserved_are_listed() {
	run(|| {
		place(MAKER, B, A, at(10, 52));
		place(MAKER, C, A, at(7, 52));
		place(MAKER, B, STM, at(3, 1));
		let reserved = [AssetAmount { asset: B, amount: 13 }, AssetAmount { asset: C, amount: 7 }];
		assert_eq!(Exchange::reserved(MAKER), reserved);
		assert_eq!(Exchange::orders(A, B, Side::Ask, None, 10).len(), 1);
		assert_eq!((Exchange::orders_of(RIVAL), Exchange::reserved(RIVAL)), (vec![], vec![]));
		for quote in 60..70 {
			place(RIVAL, B, A, at(1, quote));
		}
		let first = Exchange::orders(A, B, Side::Ask, None, 4);
		let last = first.last().map(|info| info.order.rank());
		let rest = Exchange::orders(A, B, Side::Ask, last, 100);
		assert_eq!((first.len(), rest.len()), (4, 7));
	});
}

#[test]
fn markets_are_read_by_pages() {
	run(|| {
		for (sell, buy) in [(B, A), (C, A), (D, A), (C, B)] {
			place(MAKER, sell, buy, at(10, 1));
		}
		let mut seen = Vec::new();
		let mut after = None;
		loop {
			let page = Exchange::markets(after, 3);
			let Some(last) = page.last() else { break };
			after = Some(last.market);
			seen.extend(page.iter().map(|info| info.market));
		}
		seen.sort();
		seen.dedup();
		assert_eq!(seen.len(), 4);
	});
}

#[test]
fn quotes_are_what_calls_come_to_and_change_nothing() {
	run(|| {
		set_fee(B, 0, 100);
		place(MAKER, B, A, at(1_000, 7));
		let root = sp_io::storage::root(sp_runtime::StateVersion::V1);
		let direct = Via::Given(Default::default());
		let in_quote = Exchange::quote_exact_in(TAKER, A, B, direct.clone(), 700, 10).unwrap();
		assert_eq!((in_quote.spent, in_quote.received), (700, 99));
		assert_eq!(in_quote.fees, [AssetAmount { asset: B, amount: 1 }]);
		assert_eq!((in_quote.impact_bp, in_quote.complete), (0, true));
		let out_quote = Exchange::quote_exact_out(TAKER, A, B, Via::Auto, 99, 10).unwrap();
		assert_eq!((out_quote.spent, out_quote.received, out_quote.met), (693, 99, 1));
		let placed = Exchange::quote_place(TAKER, A, B, at(100, 7)).unwrap().summary;
		assert_eq!((placed.paid, placed.received, placed.fee), (700, 100, 1));
		assert_eq!(Exchange::quote_place(TAKER, A, B, offer(0, 1)), Err(Cause::Zero.into()));
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), root);
		place(TAKER, A, B, at(100, 7));
		assert_eq!(summary(), placed);
	});
}

#[test]
fn the_full_search_finds_what_auto_does_not_try() {
	run(|| {
		place(MAKER, B, A, offer(1_000, 1_000));
		place(MAKER, C, B, offer(1_000, 1_000));
		place(MAKER, D, C, offer(1_000, 1_000));
		let (by_send, by_receive) =
			(Exchange::best_route_in(TAKER, A, D, 10, 10), Exchange::best_route_out(TAKER, A, D, 10, 10));
		assert_eq!(by_send, by_receive);
		let best = by_send.unwrap();
		assert_eq!((best.route, best.spent, best.received, best.met), (vec![A, B, C, D], 10, 10, 3));
		assert!(best.complete);
		assert_eq!(Exchange::quote_exact_in(TAKER, A, D, Via::Auto, 10, 10), Err(Cause::NoRoute.into()));
		assert_eq!(Exchange::best_route_in(TAKER, A, STM, 10, 10), Err(Cause::NoRoute.into()));
		assert_eq!(Exchange::best_route_in(TAKER, A, A, 10, 10), Err(Cause::SameAsset.into()));
	});
}

#[test]
fn the_full_search_looks_at_so_many_records_empty_ones_too() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let best = || Exchange::best_route_in(TAKER, A, B, 50, 10).unwrap();
		assert_eq!((best().received, best().complete), (1, true));
		for token in 0..limits::SEARCH_RECORDS_MAX as u32 {
			let market = orderbook_core::Pair::new(A, AssetId::Token(10_000 + token)).unwrap();
			Markets::<Test>::insert(market, Market { last: Some(price(1, 1)), ..Default::default() });
		}
		assert_eq!((best().received, best().complete), (1, false));
	});
}

#[test]
fn the_full_search_avoids_what_the_payer_may_not_use() {
	run(|| {
		place(MAKER, STM, A, offer(1_000, 1_000));
		place(MAKER, D, STM, offer(1_000, 1_000));
		place(MAKER, B, A, offer(1_000, 2_000));
		place(MAKER, D, B, offer(1_000, 1_000));
		let route = || Exchange::best_route_in(TAKER, A, D, 10, 10).map(|quote| quote.route);
		assert_eq!(route(), Ok(vec![A, STM, D]));
		let halted = Regime { status: Status::Halted, ..Default::default() };
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), STM, D, halted, None));
		assert_eq!(route(), Ok(vec![A, B, D]));
		ban(B, TAKER);
		assert_eq!(route(), Err(Cause::NoRoute.into()));
	});
}

#[test]
fn price_impact_is_measured_from_the_best_prices() {
	run(|| {
		set_fee(B, 0, 100);
		place(MAKER, B, A, at(10, 49));
		place(MAKER, B, A, at(10, 50));
		// 15 for 740 where 49 was the best: 15 · 49 / 740 of it; the fee is no part of it.
		let quote = Exchange::quote_place(TAKER, A, B, at(15, 50)).unwrap();
		assert_eq!((quote.summary.paid, quote.summary.received, quote.impact_bp), (740, 15, 68));
		let resting = Exchange::quote_place(TAKER, A, B, at(15, 40)).unwrap();
		assert_eq!((resting.summary.paid, resting.impact_bp), (0, 0));
		let direct = Via::Given(Default::default());
		assert_eq!(Exchange::quote_exact_in(TAKER, A, B, direct, 740, 10).unwrap().impact_bp, 68);
		// The same again on a second hop: the parts multiply.
		place(MAKER, C, B, at(10, 1));
		place(MAKER, C, B, at(10, 2));
		let over = Via::over(Some(vec![B])).unwrap();
		let quote = Exchange::quote_exact_out(TAKER, A, C, over, 12, 10).unwrap();
		// 14 B for 690 A, 12 C for 14 B: 49 · 14 / 690 · 12 / 14 of the best.
		assert_eq!((quote.route, quote.spent, quote.impact_bp), (vec![A, B, C], 690, 1_479));
		assert_eq!(Via::over(Some(vec![A; 4])), None);
	});
}

/// A market's book as somebody has it who only hears of changes.
fn rebuild(book: &mut std::collections::BTreeMap<u64, (Side, u64)>) {
	let market = orderbook_core::Pair::new(A, B).unwrap();
	let changes = Exchange::market_events().into_iter().filter(|(of, _)| *of == market);
	for (_, event) in changes {
		match event {
			MarketEvent::Opened { order } => assert!(book.insert(order.id, (order.side, order.remaining)).is_none()),
			MarketEvent::Filled { maker, remaining, .. } => book.get_mut(&maker.order).unwrap().1 = remaining,
			MarketEvent::Reduced { id, remaining, .. } => book.get_mut(&id).unwrap().1 = remaining,
			MarketEvent::Closed { order, .. } => assert!(book.remove(&order.order).is_some()),
			MarketEvent::Regime { .. } => {}
		}
	}
	System::reset_events();
	let orders = [Side::Bid, Side::Ask].into_iter().flat_map(|side| {
		let orders = Exchange::orders(A, B, side, None, 100).into_iter();
		orders.map(move |info| (info.order.id, (side, info.order.remaining)))
	});
	assert_eq!(*book, orders.collect());
}

#[test]
fn events_are_enough_to_follow_a_book() {
	run(|| {
		let mut book = Default::default();
		let decrement = |terms| OrderTerms { self_trade: SelfTrade::DecrementBoth, ..terms };
		let ask = place(MAKER, B, A, at(10, 50));
		place(MAKER, C, A, at(10, 50));
		let other = place(RIVAL, B, A, until(10, at(10, 51)));
		rebuild(&mut book);
		assert_eq!(book.len(), 2);
		place(TAKER, A, B, at(4, 50));
		place(MAKER, A, B, decrement(at(2, 50)));
		rebuild(&mut book);
		assert_eq!(book[&ask], (Side::Ask, 4));
		assert_ok!(Exchange::reduce(signed(MAKER), OrderKey::At(locate(MAKER, ask)), 3));
		rebuild(&mut book);
		assert_ok!(Exchange::amend(signed(MAKER), OrderKey::At(locate(MAKER, ask)), 3, at(9, 52)));
		rebuild(&mut book);
		assert_eq!(book.len(), 2);
		pass(10);
		assert_ok!(Exchange::sweep(signed(STRANGER), locate(RIVAL, other)));
		rebuild(&mut book);
		assert_ok!(Exchange::swap_exact_in(signed(TAKER), A, B, 104, 0, way(Via::Auto)));
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, Regime::default(), None));
		rebuild(&mut book);
		assert_eq!(book.values().collect::<Vec<_>>(), [&(Side::Ask, 7)]);
		place(TAKER, A, B, at(20, 52));
		rebuild(&mut book);
		assert_eq!(book.values().collect::<Vec<_>>(), [&(Side::Bid, 13 * 52)]);
	});
}
