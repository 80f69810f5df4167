use super::*;

fn reprice(tag: u64, receive: Balance) -> Result<SystemPlaced, DispatchError> {
	<Exchange as SystemOrders<AccountId>>::reprice(tag, receive, 10)
}

fn cancel(tag: u64) -> Result<Balance, DispatchError> {
	<Exchange as SystemOrders<AccountId>>::cancel(tag)
}

fn left(tag: u64) -> Option<Balance> {
	<Exchange as SystemOrders<AccountId>>::left(tag)
}

/// What the pallet behind the orders owns in custody goes back to its account, so that nothing is left over.
fn withdraw(asset: AssetId, amount: Balance) {
	assert_ok!(<Test as Config>::Custody::pay(&SYSTEM, asset, amount));
}

#[test]
fn at_an_equal_price_the_system_is_first() {
	run(|| {
		let earlier = place(MAKER, B, A, at(10, 50));
		fund(B, 10);
		assert_eq!(system_order(77, B, A, 10, 500), Ok(SystemPlaced { resting: 10, ..Default::default() }));
		assert_eq!(left(77), Some(10));
		events();
		place(TAKER, A, B, at(12, 50));
		assert_eq!(fills(), [(1, 10, 500), (earlier, 2, 100)]);
		let paged_now = paged();
		assert_eq!(paged_now, [Paged::Fill { tag: 77, paid: 10, got: 500 }, Paged::End { tag: 77, left: 0 }]);
		assert_eq!((left(77), custody(A), balance(A, SYSTEM)), (None, 500, ENDOWMENT));
		withdraw(A, 500);
	});
}

#[test]
fn each_fill_is_told_once_and_fees_come_off() {
	run(|| {
		set_fee(A, 100, 0);
		fund(B, 1_000);
		assert_ok!(system_order(1, B, A, 1_000, 1_000));
		place(TAKER, A, B, offer(300, 300));
		place(RIVAL, A, B, offer(200, 200));
		assert_eq!(paged(), [Paged::Fill { tag: 1, paid: 300, got: 297 }, Paged::Fill { tag: 1, paid: 200, got: 198 }]);
		assert_eq!(cancel(1), Ok(500));
		assert_eq!(paged(), vec![]);
		withdraw(B, 500);
		withdraw(A, 495);
	});
}

#[test]
fn an_order_of_the_system_takes_what_crosses() {
	run(|| {
		place(MAKER, A, B, at(4, 50));
		fund(B, 10);
		let placed = system_order(1, B, A, 10, 500).unwrap();
		assert_eq!(placed, SystemPlaced { paid: 4, got: 200, resting: 6, left: 0, met: 1 });
		assert_eq!(balance(B, MAKER), ENDOWMENT + 4);
		assert_eq!(cancel(1), Ok(6));
		withdraw(B, 6);
		withdraw(A, 200);
	});
}

#[test]
fn its_limit_may_change() {
	run(|| {
		fund(B, 10);
		assert_ok!(system_order(1, B, A, 10, 500));
		assert_eq!(reprice(1, 480), Ok(SystemPlaced { resting: 10, ..Default::default() }));
		place(TAKER, A, B, at(10, 48));
		assert_eq!(paged().first(), Some(&Paged::Fill { tag: 1, paid: 10, got: 480 }));
		assert_noop!(reprice(1, 480), Cause::NoSuchOrder);
		withdraw(A, 480);
	});
}

#[test]
fn rules_of_the_market_do_not_bind_it() {
	run(|| {
		let rules = MarketRules { tick: Some(price(10, 1)), lot: 100, min_base: 100, min_quote: 100 };
		let regime = Regime { rules, ..Default::default() };
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, regime, None));
		fund(B, 7);
		assert_ok!(system_order(1, B, A, 7, 21));
		assert_eq!(cancel(1), Ok(7));
		withdraw(B, 7);
	});
}

#[test]
fn an_order_of_its_owner_is_met_like_anybodys() {
	run(|| {
		let own = place(SYSTEM, A, B, at(4, 50));
		fund(B, 10);
		events();
		assert_ok!(system_order(1, B, A, 10, 500));
		assert_eq!((closed(), open(SYSTEM)), (vec![(own, 0, Reason::Filled)], vec![]));
		// Ten of his units went into custody first.
		assert_eq!((balance(A, SYSTEM), balance(B, SYSTEM)), (ENDOWMENT - 200, ENDOWMENT - 6));
		// And he may take of it.
		place(SYSTEM, A, B, at(1, 50));
		assert_eq!((balance(A, SYSTEM), balance(B, SYSTEM)), (ENDOWMENT - 250, ENDOWMENT - 5));
		assert_eq!(cancel(1), Ok(5));
		withdraw(B, 5);
		withdraw(A, 250);
	});
}

#[test]
fn it_buys_no_more_than_it_wants() {
	run(|| {
		place(TAKER, A, B, at(4, 60));
		fund(B, 10);
		// 300 are wanted for at most 10, and 4 bring 240; one more at 50 brings the rest but for what it cannot pay.
		let placed = system_order(1, B, A, 10, 300).unwrap();
		assert_eq!((placed.paid, placed.got, placed.resting, placed.left), (4, 240, 2, 4));
		assert_eq!(cancel(1), Ok(2));
		withdraw(B, 6);
		withdraw(A, 240);
	});
}

#[test]
fn nobody_else_touches_it() {
	run(|| {
		fund(B, 10);
		assert_ok!(system_order(1, B, A, 10, 500));
		let locator = Tags::<Test>::get(1).unwrap();
		assert_noop!(Exchange::cancel(signed(SYSTEM), locator), Cause::NotOwner);
		refuses(
			call(crate::Call::amend { order: OrderKey::At(locator), expected: 10, terms: at(5, 50) }),
			SYSTEM,
			Cause::NotOwner,
		);
		assert_ok!(Exchange::set_deadline(signed(SYSTEM), Some(START + 1)));
		ban(B, SYSTEM);
		pass(1);
		assert_noop!(Exchange::sweep(signed(STRANGER), locator), Cause::StillGood);
		assert_eq!(cancel(1), Ok(10));
		withdraw(B, 10);
	});
}

#[test]
fn each_cause_of_refusal() {
	run(|| {
		fund(B, 20);
		assert_ok!(system_order(1, B, A, 10, 500));
		assert_noop!(system_order(1, B, A, 10, 500), Cause::TagTaken);
		assert_noop!(system_order(2, B, B, 10, 500), Cause::SameAsset);
		assert_noop!(system_order(2, B, A, 0, 500), Cause::Zero);
		assert_noop!(system_order(2, B, A, 1 << 63, 500), Cause::TooLarge);
		assert_noop!(system_order(2, B, A, 1 << 64, 500), Cause::TooLarge);
		assert_noop!(system_order(2, B, A, 10, 1 << 64), Cause::TooLarge);
		assert_noop!(cancel(2), Cause::NoSuchOrder);
		assert_eq!(cancel(1), Ok(10));
		withdraw(B, 20);
	});
}
