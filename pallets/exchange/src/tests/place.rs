use super::*;

#[test]
fn an_order_rests_with_its_whole_amount_reserved() {
	run(|| {
		let id = place(MAKER, B, A, offer(100, 5_000));
		assert_eq!((balance(B, MAKER), custody(B)), (ENDOWMENT - 100, 100));
		assert_eq!((open(MAKER), held(MAKER)), (vec![(id, 100)], SLOT_DEPOSIT));
		emitted(Event::MarketOpened { market: locate(MAKER, id).market });
		let order = Party { order: id, client_id: None, who: MAKER };
		let market = locate(MAKER, id).market;
		let (side, class, price, expiry) = (Side::Ask, Class::User, price(50, 1), Expiry::Never);
		let stopped = Stop::Dry;
		let summary = Summary { sell: 100, paid: 0, received: 0, fee: 0, refund: 0, resting: 100, stopped, met: 0 };
		emitted(Event::Placed { order, market, side, class, price, expiry, summary });
	});
}

/// EX-11 to the unit.
#[test]
fn the_better_price_is_taken_first_and_the_rest_refunded() {
	run(|| {
		let first = place(MAKER, B, A, at(10, 50));
		let second = place(RIVAL, B, A, at(10, 49));
		events();
		let id = place(TAKER, A, B, at(15, 50));
		assert_eq!((first, second, id), (0, 1, 2), "ids are consecutive (B-9)");
		assert_eq!(fills(), [(second, 10, 490), (first, 5, 250)]);
		assert_eq!((balance(A, TAKER), balance(B, TAKER)), (ENDOWMENT - 740, ENDOWMENT + 15));
		assert_eq!((balance(A, MAKER), balance(A, RIVAL)), (ENDOWMENT + 250, ENDOWMENT + 490));
		assert_eq!((open(MAKER), open(RIVAL), open(TAKER)), (vec![(first, 5)], vec![], vec![]));
	});
}

#[test]
fn the_whole_fill_is_told() {
	run(|| {
		set_fee(A, 100, 0);
		set_fee(B, 0, 50);
		let maker = place(MAKER, B, A, numbered(7, at(1_000, 2)));
		let market = locate(MAKER, maker).market;
		events();
		place(TAKER, A, B, numbered(8, at(400, 2)));
		let told = events().into_iter().find(|event| matches!(event, Event::Filled { .. })).unwrap();
		let maker = Party { order: maker, client_id: Some(7), who: MAKER };
		let taker = Party { order: 1, client_id: Some(8), who: TAKER };
		let (side, price) = (Side::Ask, price(2, 1));
		let (paid, given, maker_fee, taker_fee, remaining) = (800, 400, 8, 2, 600);
		let expected =
			Event::Filled { market, maker, taker, side, price, paid, given, maker_fee, taker_fee, remaining };
		assert_eq!(told, expected);
	});
}

#[test]
fn an_older_order_of_the_same_price_is_first() {
	run(|| {
		let first = place(MAKER, B, A, at(10, 50));
		place(RIVAL, B, A, at(10, 50));
		events();
		place(TAKER, A, B, at(5, 50));
		assert_eq!(fills(), [(first, 5, 250)]);
	});
}

#[test]
fn what_stays_of_a_taker_rests_at_his_price() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let id = place(TAKER, A, B, at(15, 50));
		assert_eq!(open(TAKER), [(id, 250)]);
		assert_eq!((balance(A, TAKER), custody(A)), (ENDOWMENT - 750, 250));
	});
}

#[test]
fn each_time_in_force_keeps_its_word() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let with = |time_in_force, terms| OrderTerms { time_in_force, ..terms };
		let post = |slide| TimeInForce::PostOnly { expiry: Expiry::Never, slide };
		refuses(placing(A, B, with(TimeInForce::FillOrKill, at(11, 50))), TAKER, Cause::NotFilled);
		refuses(placing(A, B, with(post(false), at(11, 50))), TAKER, Cause::WouldTake);
		refuses(placing(A, B, with(post(true), at(11, 50))), TAKER, Cause::WouldTake);
		events();
		place(TAKER, A, B, with(TimeInForce::ImmediateOrCancel, at(4, 50)));
		place(TAKER, A, B, with(TimeInForce::FillOrKill, at(4, 50)));
		place(TAKER, A, B, with(TimeInForce::ImmediateOrCancel, at(9, 50)));
		assert_eq!(fills().iter().map(|fill| fill.1).collect::<Vec<_>>(), [4, 4, 2]);
		assert!(open(TAKER).is_empty() && held(TAKER) == 0, "what never rests needs no slot");
		assert_eq!(balance(A, TAKER), ENDOWMENT - 500);
		place(TAKER, A, B, with(post(false), at(4, 50)));
		assert_eq!(open(TAKER).len(), 1);
	});
}

#[test]
fn a_post_only_order_slides_where_a_tick_is_set() {
	run(|| {
		let rules = MarketRules { tick: Some(price(1, 1)), ..Default::default() };
		let regime = Regime { rules, ..Default::default() };
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, regime, None));
		place(MAKER, B, A, at(10, 50));
		let time_in_force = TimeInForce::PostOnly { expiry: Expiry::Never, slide: true };
		let id = place(TAKER, A, B, OrderTerms { time_in_force, ..at(10, 60) });
		assert_eq!(locate(TAKER, id).rank.price, price(49, 1));
		assert_eq!((balance(A, TAKER), custody(A)), (ENDOWMENT - 490, 490), "the slide's difference came back");
	});
}

#[test]
fn the_bound_on_orders_met_refunds_the_rest() {
	run(|| {
		for _ in 0..3 {
			place(MAKER, B, A, at(10, 50));
		}
		events();
		place(TAKER, A, B, OrderTerms { max_fills: 2, ..at(30, 50) });
		let told = summary();
		assert_eq!(
			(told.stopped, told.met, told.paid, told.refund, told.resting),
			(Stop::BoundReached, 2, 1_000, 500, 0)
		);
		assert_eq!(balance(A, TAKER), ENDOWMENT - 1_000);
	});
}

#[test]
fn nobody_trades_with_himself() {
	run(|| {
		let own = place(TAKER, B, A, numbered(7, at(10, 50)));
		let with = |self_trade, terms| OrderTerms { self_trade, ..terms };
		place(TAKER, A, B, at(5, 50));
		assert_eq!((summary().stopped, open(TAKER)), (Stop::OwnOrder, vec![(own, 10)]));
		place(TAKER, A, B, with(SelfTrade::DecrementBoth, numbered(8, at(4, 50))));
		assert_eq!(open(TAKER), [(own, 6)]);
		emitted(Event::Decremented {
			market: orderbook_core::Pair::new(A, B).unwrap(),
			maker: Party { order: own, client_id: Some(7), who: TAKER },
			taker: Party { order: 2, client_id: Some(8), who: TAKER },
			side: Side::Ask,
			maker_refund: 4,
			taker_refund: 200,
			remaining: 6,
		});
		let bid = place(TAKER, A, B, with(SelfTrade::CancelResting, at(5, 50)));
		assert_eq!(open(TAKER), [(bid, 250)]);
		assert_eq!((balance(B, TAKER), balance(A, TAKER)), (ENDOWMENT, ENDOWMENT - 250));
	});
}

#[test]
fn the_full_amount_is_needed() {
	run(|| {
		let all = u64::try_from(ENDOWMENT).unwrap();
		refuses(placing(B, A, offer(all + 1, 1)), MAKER, Cause::InsufficientBalance);
		refuses(placing(B, A, offer(10, 1)), POOR, Cause::InsufficientBalance);
		refuses(placing(STM, A, offer(all + 1, 1)), MAKER, Cause::InsufficientBalance);
		place(MAKER, B, A, offer(all, 1));
		assert_eq!(balance(B, MAKER), 0, "one order for a whole balance (B-28)");
		refuses(placing(B, A, offer(1, 1)), MAKER, Cause::InsufficientBalance);
	});
}

/// A new account would begin at nonce 0, and what its owner signed before could be sent once more.
#[test]
fn the_last_stm_keeps_its_account_alive() {
	run(|| {
		assert_ok!(Balances::transfer_allow_death(signed(MAKER), POOR, 105));
		System::inc_account_nonce(POOR);
		let now = |sell| OrderTerms { time_in_force: TimeInForce::ImmediateOrCancel, ..offer(sell, 1) };
		refuses(placing(STM, A, now(105)), POOR, Cause::InsufficientBalance);
		refuses(placing(STM, A, now(96)), POOR, Cause::InsufficientBalance);
		place(POOR, STM, A, now(95));
		assert_eq!((balance(STM, POOR), System::account_nonce(POOR)), (105, 1));
		// The same cause for who has tokens, too, whose account could not end.
		assert_ok!(Assets::transfer(signed(MAKER), 1_000.into(), POOR, 10));
		refuses(placing(STM, A, now(96)), POOR, Cause::InsufficientBalance);
	});
}

#[test]
fn the_deposit_is_needed() {
	run(|| {
		assert_ok!(Balances::transfer_allow_death(signed(MAKER), POOR, 100));
		assert_ok!(Assets::transfer(signed(MAKER), 1_000.into(), POOR, 100));
		refuses(placing(A, B, offer(10, 1)), POOR, Cause::InsufficientBalance);
	});
}

#[test]
fn each_rule_of_an_order_has_its_cause() {
	run(|| {
		set_terms(B, MarketTerms { order_min: 5, ..Default::default() });
		let rules = MarketRules { tick: Some(price(1, 2)), lot: 3, min_base: 0, min_quote: 7 };
		let regime = Regime { rules, ..Default::default() };
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), B, A, regime, None));
		let rows = [
			(offer(0, 1), Cause::Zero),
			(offer(1, 0), Cause::Zero),
			(offer(1 << 63, 1), Cause::TooLarge),
			(offer(9, 7), Cause::OffTick),
			(offer(10, 20), Cause::OffLot),
			(offer(3, 6), Cause::BelowMinBase),
			(offer(12, 6), Cause::BelowMinQuote),
		];
		for (terms, cause) in rows {
			let funded = !matches!(cause, Cause::TooLarge);
			let expected = if funded { cause } else { Cause::InsufficientBalance };
			refuses(placing(B, A, terms), MAKER, expected);
		}
		let tiny = OrderTerms { size: Size::AtPrice { amount: 1, price: price(1, 2) }, ..offer(1, 1) };
		refuses(placing(D, C, tiny), MAKER, Cause::WorthNothing);
		refuses(placing(A, A, offer(1, 1)), MAKER, Cause::SameAsset);
		place(MAKER, B, A, offer(12, 12));
	});
}

#[test]
fn an_order_of_2_to_the_63_is_too_large() {
	run(|| {
		assert_ok!(Assets::mint(signed(ISSUER), 1_001.into(), MAKER, 1 << 64));
		refuses(placing(B, A, offer(1 << 63, 1)), MAKER, Cause::TooLarge);
		assert_ok!(Assets::burn(signed(ISSUER), 1_001.into(), MAKER, 1 << 64));
	});
}

#[test]
fn an_asset_that_does_not_exist_makes_no_market() {
	run(|| {
		refuses(placing(A, GHOST, offer(10, 1)), MAKER, Cause::NotStanding);
		refuses(placing(GHOST, A, offer(10, 1)), MAKER, TokenError::UnknownAsset);
		assert!(Exchange::market(A, GHOST).is_none());
	});
}

#[test]
fn who_may_not_trade_an_asset_places_nothing() {
	run(|| {
		ban(B, MAKER);
		refuses(placing(B, A, offer(10, 1)), MAKER, Cause::NotStanding);
		refuses(placing(A, B, offer(10, 1)), MAKER, Cause::NotStanding);
		place(MAKER, A, C, offer(10, 1));
	});
}

#[test]
fn an_order_that_is_over_is_refused() {
	run(|| {
		let ended = OrderTerms { time_in_force: TimeInForce::GoodTill(Expiry::Moment(START)), ..at(1, 1) };
		refuses(placing(B, A, ended), MAKER, Cause::NotStanding);
		let ended = OrderTerms { time_in_force: TimeInForce::GoodTill(Expiry::Block(1)), ..at(1, 1) };
		refuses(placing(B, A, ended), MAKER, Cause::NotStanding);
	});
}

#[test]
fn numbers_are_unique_among_open_orders() {
	run(|| {
		let id = place(MAKER, B, A, numbered(5, at(10, 50)));
		refuses(placing(C, A, numbered(5, at(10, 50))), MAKER, Cause::ClientIdTaken);
		place(RIVAL, B, A, numbered(5, at(10, 50)));
		place(TAKER, A, B, at(10, 50));
		assert!(open(MAKER).is_empty() && id == 0);
		place(MAKER, C, A, numbered(5, at(10, 50)));
		place(MAKER, C, A, numbered(6, at(10, 50)));
		refuses(placing(B, A, numbered(5, at(10, 50))), MAKER, Cause::ClientIdTaken);
	});
}

#[test]
fn an_account_has_256_slots_and_a_deposit_for_each_sixteen() {
	run(|| {
		for order in 0..256 {
			place(MAKER, B, A, at(10, 50));
			assert_eq!(held(MAKER), SLOT_DEPOSIT * (order / 16 + 1));
		}
		refuses(placing(B, A, at(10, 50)), MAKER, Cause::TooManyOrders);
		place(MAKER, B, A, OrderTerms { time_in_force: TimeInForce::ImmediateOrCancel, ..at(10, 50) });
		place(TAKER, A, B, at(10, 50));
		let id = place(MAKER, B, A, at(10, 50));
		assert_eq!(open(MAKER).first(), Some(&(id, 10)), "the lowest free slot is used");
		check();
	});
}

#[test]
fn a_maker_who_cannot_be_credited_fails_nobody() {
	run(|| {
		let id = place(MAKER, B, A, at(10, 50));
		block(A, MAKER, true);
		events();
		place(TAKER, A, B, at(10, 50));
		emitted(Event::MadeClaimable { who: MAKER, asset: A, amount: 500 });
		assert_eq!(fills(), [(id, 10, 500)]);
		assert_eq!(Exchange::claimable(MAKER, A), 500);
		block(A, MAKER, false);
		assert_ok!(Exchange::claim(signed(STRANGER), A, MAKER));
		assert_eq!(balance(A, MAKER), ENDOWMENT + 500);
	});
}

#[test]
fn a_paused_asset_makes_what_is_due_claimable() {
	run(|| {
		let id = place(MAKER, B, A, at(10, 50));
		pause(B, true);
		assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
		emitted(Event::MadeClaimable { who: MAKER, asset: B, amount: 10 });
		assert_eq!((Exchange::claimable(MAKER, B), custody(B)), (10, 10));
	});
}

#[test]
fn a_taker_who_cannot_be_credited_trades_nothing() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		pause(B, true);
		refuses(placing(A, B, at(5, 50)), TAKER, DispatchError::Token(TokenError::Frozen));
	});
}

#[test]
fn only_signed_accounts_place() {
	run(|| {
		assert_noop!(Exchange::place(RuntimeOrigin::none(), A, B, at(1, 1)), DispatchError::BadOrigin);
	});
}
