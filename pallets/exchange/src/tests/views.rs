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
		assert_eq!((market.bids, market.asks, market.since), (1, 1, START));
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
		assert_eq!(Exchange::reserved(MAKER), [(B, 13), (C, 7)]);
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
		assert_eq!((in_quote.spent, in_quote.received, &in_quote.fees), (700, 99, &vec![(B, 1)]));
		let out_quote = Exchange::quote_exact_out(TAKER, A, B, Via::Auto, 99, 10).unwrap();
		assert_eq!((out_quote.spent, out_quote.received, out_quote.met), (693, 99, 1));
		let placed = Exchange::quote_place(TAKER, A, B, at(100, 7)).unwrap();
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
		assert_eq!(Exchange::best_route_in(TAKER, A, D, 10, 10), Ok(vec![A, B, C, D]));
		assert_eq!(Exchange::best_route_out(TAKER, A, D, 10, 10), Ok(vec![A, B, C, D]));
		assert_eq!(Exchange::quote_exact_in(TAKER, A, D, Via::Auto, 10, 10), Err(Cause::NoRoute.into()));
		assert_eq!(Exchange::best_route_in(TAKER, A, STM, 10, 10), Err(Cause::NoRoute.into()));
	});
}
