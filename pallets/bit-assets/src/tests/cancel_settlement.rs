//! Settlements taken back.

use super::*;

/// Carol's 100 BitUSD wait, and Dave's 50.
fn waiting() {
	assert_ok!(adjust(ALICE, 1_000, 600_000));
	give(ALICE, CAROL, 100);
	give(ALICE, DAVE, 50);
	assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
	assert_ok!(BitAssets::settle(signed(DAVE), USD, 50));
	idle();
	events();
}

fn cancel(who: AccountId, request: u32) -> DispatchResult {
	BitAssets::cancel_settlement(signed(who), USD, request)
}

#[test]
fn what_waits_comes_back_whole() {
	run_with_usd(|| {
		waiting();
		assert_ok!(cancel(CAROL, 0));
		assert_eq!(events(), [Event::SettlementReturned { asset: USD, who: CAROL, request: 0, amount: 100 }]);
		assert_eq!(balance(USD, CAROL), 100);
		assert_noop!(cancel(CAROL, 0), Error::<Test>::NoSuchRequest);
		check();
		// The next one is not held up.
		wait(DAY - 1);
		feed(200);
		wait(1);
		assert_eq!((balance(BTS, DAVE), balance(BTS, CAROL)), (ENDOWMENT + 10_000, ENDOWMENT));
	});
}

#[test]
fn each_his_own() {
	run_with_usd(|| {
		waiting();
		assert_noop!(cancel(DAVE, 0), Error::<Test>::NotOwner);
		assert_noop!(cancel(CAROL, 2), Error::<Test>::NoSuchRequest);
		assert_noop!(BitAssets::cancel_settlement(signed(CAROL), GHOST, 0), Error::<Test>::NoSuchRequest);
		assert_noop!(BitAssets::cancel_settlement(RuntimeOrigin::none(), USD, 0), DispatchError::BadOrigin);
	});
}

#[test]
fn what_is_left_of_one_that_was_met_in_part() {
	let mut small = terms();
	small.settlement.volume_bp = 600;
	run_with(small, || {
		waiting();
		wait(DAY - 1);
		feed(200);
		wait(1);
		// 6 % of 1,000 a day.
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 12_000);
		events();
		assert_ok!(cancel(CAROL, 0));
		assert_eq!(events(), [Event::SettlementReturned { asset: USD, who: CAROL, request: 0, amount: 40 }]);
		check();
		// A price stands all the time.
		wait(DAY - 2);
		feed(200);
		wait(2);
		assert_eq!(balance(BTS, DAVE), ENDOWMENT + 10_000);
	});
}

#[test]
fn many_of_them_hold_nobody_up() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		for request in 0..100 {
			assert_ok!(BitAssets::settle(signed(ALICE), USD, 1));
			assert_ok!(cancel(ALICE, request));
		}
		assert_ok!(BitAssets::settle(signed(ALICE), USD, 10));
		wait(DAY - 1);
		feed(200);
		wait(1);
		assert_eq!(position(ALICE).map(|left| (left.principal, left.collateral)), Some((990, 598_000)));
		assert_eq!(Requests::<Test>::iter().count(), 0);
	});
}

#[test]
fn without_a_price_what_is_due_comes_back_by_itself() {
	run_with_usd(|| {
		waiting();
		wait(DAY);
		let returned = |who, request, amount| Event::SettlementReturned { asset: USD, who, request, amount };
		let moved = Event::FeedMoved { asset: USD, price: None };
		assert_eq!(events(), [moved, returned(CAROL, 0, 100), returned(DAVE, 1, 50)]);
		assert_eq!((balance(USD, CAROL), balance(USD, DAVE)), (100, 50));
	});
}

#[test]
fn without_a_price_nobody_waits_for_the_volume_of_tomorrow() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		give(ALICE, CAROL, 250);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 250));
		wait(DAY - 1_000);
		feed(200);
		wait(1_000);
		assert_eq!((balance(BTS, CAROL), balance(USD, CAROL)), (ENDOWMENT + 40_000, 0), "a fifth of 1,000 a day");
		// The last reports die a second before the day ends.
		wait(DAY - 1_000);
		assert_eq!((balance(BTS, CAROL), balance(USD, CAROL)), (ENDOWMENT + 40_000, 50));
	});
}
