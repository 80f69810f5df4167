use super::*;

fn direct() -> Via {
	Via::Given(Default::default())
}

fn over(assets: &[AssetId]) -> Via {
	Via::Given(assets.to_vec().try_into().unwrap())
}

fn swapping(sell: AssetId, buy: AssetId, via: Via, amount: u64, min_receive: u64) -> RuntimeCall {
	call(crate::Call::swap_exact_in { sell, buy, amount, min_receive, way: way(via) })
}

fn swap(sell: AssetId, buy: AssetId, via: Via, amount: u64, min_receive: u64) {
	assert_ok!(Exchange::swap_exact_in(signed(TAKER), sell, buy, amount, min_receive, way(via)));
}

#[test]
fn one_asset_becomes_another_in_one_transaction() {
	run(|| {
		place(MAKER, B, A, at(100, 7));
		swap(A, B, direct(), 70, 10);
		assert_eq!((balance(A, TAKER), balance(B, TAKER)), (ENDOWMENT - 70, ENDOWMENT + 10));
		let order = Party { order: 1, client_id: None, who: TAKER };
		let (dest, route, leftovers) = (TAKER, vec![A, B], vec![]);
		emitted(Event::Swapped { order, dest, route, spent: 70, received: 10, leftovers });
	});
}

#[test]
fn what_cannot_buy_a_unit_is_not_spent_and_leftovers_come_back() {
	run(|| {
		place(MAKER, B, A, at(100, 7));
		place(MAKER, C, B, at(100, 3));
		swap(A, C, over(&[B]), 75, 3);
		assert_eq!(balance(A, TAKER), ENDOWMENT - 70);
		assert_eq!((balance(B, TAKER), balance(C, TAKER)), (ENDOWMENT + 1, ENDOWMENT + 3));
	});
}

#[test]
fn the_best_of_direct_stm_and_hubs_is_taken() {
	run(|| {
		place(MAKER, D, A, offer(1_000, 1_000));
		place(MAKER, STM, A, offer(2_000, 1_000));
		place(MAKER, D, STM, offer(1_100, 2_000));
		place(MAKER, B, A, offer(1_000, 1_000));
		place(MAKER, D, B, offer(1_200, 1_000));
		swap(A, D, Via::Auto, 100, 1);
		assert_eq!(balance(D, TAKER), ENDOWMENT + 110, "over STM");
		assert_ok!(Exchange::set_hubs(RuntimeOrigin::root(), vec![B].try_into().unwrap()));
		swap(A, D, Via::Auto, 100, 1);
		assert_eq!(balance(D, TAKER), ENDOWMENT + 110 + 120, "over the hub");
		ban(B, TAKER);
		swap(A, D, Via::Auto, 100, 1);
		assert_eq!(balance(D, TAKER), ENDOWMENT + 110 + 120 + 110, "who may not hold B does not pass through it");
	});
}

#[test]
fn each_cause_of_refusal() {
	run(|| {
		place(MAKER, B, A, at(100, 7));
		place(TAKER, C, A, at(100, 7));
		for _ in 0..11 {
			place(MAKER, D, A, at(1, 7));
		}
		let rows = [
			(A, A, direct(), 1, 0, Cause::SameAsset),
			(A, B, direct(), 0, 0, Cause::Zero),
			(A, B, direct(), 1 << 63, 0, Cause::TooLarge),
			(A, B, over(&[A]), 7, 0, Cause::EqualNeighbours),
			(A, B, over(&[C, A, D]), 7, 0, Cause::RouteCycle),
			(A, B, direct(), 701, 0, Cause::TooThin),
			(A, B, direct(), 6, 0, Cause::YieldsNothing),
			(A, B, direct(), 70, 11, Cause::BelowMinReceive),
			(A, C, direct(), 70, 1, Cause::OwnOrder),
			(A, D, direct(), 77, 1, Cause::BoundReached),
			(B, C, Via::Auto, 70, 0, Cause::NoRoute),
			(A, GHOST, direct(), 70, 0, Cause::Barred),
		];
		for (sell, buy, via, amount, least, cause) in rows {
			refuses(swapping(sell, buy, via, amount, least), TAKER, cause);
		}
		refuses(swapping(A, B, direct(), 70, 0), POOR, Cause::InsufficientBalance);
		let regime = Regime { status: Status::CancelOnly, ..Default::default() };
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, regime, None));
		refuses(swapping(A, B, direct(), 70, 0), TAKER, Cause::MarketNotOpen);
		refuses(swapping(A, B, Via::Auto, 70, 0), TAKER, Cause::NoRoute);
	});
}

#[test]
fn own_orders_on_the_way_are_closed_if_asked() {
	run(|| {
		place(TAKER, B, A, at(100, 7));
		place(MAKER, B, A, at(100, 8));
		let way = Way { self_trade: SelfTrade::CancelResting, ..way(direct()) };
		assert_ok!(Exchange::swap_exact_in(signed(TAKER), A, B, 80, 10, way));
		assert_eq!((balance(B, TAKER), open(TAKER)), (ENDOWMENT + 10, vec![]));
	});
}

#[test]
fn fees_of_every_asset_on_the_way_are_gathered() {
	run(|| {
		set_fee(B, 0, 100);
		set_fee(C, 0, 100);
		place(MAKER, B, A, offer(1_000, 1_000));
		place(MAKER, C, B, offer(1_000, 1_000));
		swap(A, C, over(&[B]), 1_000, 1);
		// 1,000 B less 10; 990 C less 9.
		assert_eq!(balance(C, TAKER), ENDOWMENT + 981);
		assert_eq!((Exchange::issuer_fees(B), Exchange::issuer_fees(C)), (10, 9));
	});
}
