use super::*;

#[test]
fn a_cancelled_order_comes_back_whole() {
	run(|| {
		let id = place(MAKER, B, A, numbered(3, offer(100, 5_000)));
		let locator = locate(MAKER, id);
		assert_ok!(Exchange::cancel(signed(MAKER), locator));
		let order = Party { order: id, client_id: Some(3), who: MAKER };
		let (market, side, refund, reason) = (locator.market, Side::Ask, 100, Reason::Cancelled);
		emitted(Event::Closed { order, market, side, refund, reason });
		assert_eq!((balance(B, MAKER), custody(B)), (ENDOWMENT, 0));
		assert_eq!((Exchange::books().count(), Leaves::<Test>::iter().count()), (0, 0), "an empty book keeps nothing");
		assert_noop!(Exchange::cancel(signed(MAKER), locator), Cause::NoSuchOrder);
	});
}

#[test]
fn what_was_filled_stays_filled() {
	run(|| {
		let id = place(MAKER, B, A, at(100, 50));
		place(TAKER, A, B, at(40, 50));
		assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
		assert_eq!((balance(B, MAKER), balance(A, MAKER)), (ENDOWMENT - 40, ENDOWMENT + 2_000));
	});
}

#[test]
fn only_its_owner_cancels_an_order() {
	run(|| {
		let id = place(MAKER, B, A, offer(100, 5_000));
		let locator = locate(MAKER, id);
		assert_noop!(Exchange::cancel(signed(TAKER), locator), Cause::NotOwner);
		assert_noop!(Exchange::cancel(RuntimeOrigin::none(), locator), DispatchError::BadOrigin);
		let rank = orderbook_core::Rank { id: id + 1, ..locator.rank };
		assert_noop!(Exchange::cancel(signed(MAKER), Locator { rank, ..locator }), Cause::NoSuchOrder);
	});
}

#[test]
fn an_order_is_cancelled_by_its_owners_number() {
	run(|| {
		place(MAKER, B, A, numbered(9, offer(100, 5_000)));
		assert_noop!(Exchange::cancel_by_client_id(signed(TAKER), 9), Cause::NoSuchOrder);
		assert_noop!(Exchange::cancel_by_client_id(signed(MAKER), 8), Cause::NoSuchOrder);
		assert_ok!(Exchange::cancel_by_client_id(signed(MAKER), 9));
		assert_noop!(Exchange::cancel_by_client_id(signed(MAKER), 9), Cause::NoSuchOrder);
		assert_eq!(balance(B, MAKER), ENDOWMENT);
	});
}

#[test]
fn a_number_leads_to_the_newest_order_that_bears_it() {
	run(|| {
		place(MAKER, B, A, numbered(1, at(10, 50)));
		place(MAKER, B, A, numbered(9, at(10, 50)));
		// Both are filled; the number 9 goes to the first slot, the second one still remembers it.
		place(TAKER, A, B, at(20, 50));
		place(MAKER, B, A, numbered(9, at(10, 51)));
		place(MAKER, B, A, numbered(2, at(10, 52)));
		check();
		assert_ok!(Exchange::cancel_by_client_id(signed(MAKER), 9));
		assert_eq!(open(MAKER).len(), 1);
		assert_ok!(Exchange::cancel_by_client_id(signed(MAKER), 2));
	});
}

#[test]
fn cancelling_is_possible_in_every_state_of_a_market() {
	run(|| {
		for status in [Status::CancelOnly, Status::Halted] {
			let id = place(MAKER, B, A, offer(100, 5_000));
			let regime = |status| Regime { status, ..Default::default() };
			assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, regime(status), None));
			assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
			assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, regime(Status::Open), None));
		}
	});
}

/// Made for nothing but a transaction, it would lie there for ever.
#[test]
fn a_market_of_which_there_is_nothing_to_remember_is_forgotten() {
	run(|| {
		let set = |regime, effective| {
			assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, regime, effective));
		};
		let is_known = || Exchange::market(A, B).is_some() && Markets::<Test>::iter().count() == 1;
		let opens_and_leaves = || {
			events();
			let id = place(MAKER, B, A, at(10, 50));
			emitted(Event::MarketOpened { market: locate(MAKER, id).market });
			assert!(is_known());
			assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
			assert!(!is_known());
		};
		opens_and_leaves();
		opens_and_leaves();
		let halted = Regime { status: Status::Halted, ..Default::default() };
		set(halted, None);
		set(Regime::default(), Some(START + 1));
		assert!(is_known());
		set(Regime::default(), None);
		assert!(!is_known());
		place(MAKER, B, A, at(10, 50));
		place(TAKER, A, B, at(10, 50));
		assert!(is_known(), "it has a last price");
	});
}
