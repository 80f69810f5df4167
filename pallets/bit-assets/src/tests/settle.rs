//! Settlement (B-48) with the numbers of EX-9.

use super::*;

#[test]
fn a_hundred_of_a_thousand_at_two_hundred_and_fifty() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_ok!(Assets::transfer(signed(ALICE), 3.into(), CAROL, 100));
		feed(250);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		check();
		wait(DAY - 1);
		feed(250);
		assert_eq!(balance(BTS, CAROL), ENDOWMENT, "it is not due yet");
		wait(1);
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 25_000);
		let left = position(ALICE).unwrap();
		assert_eq!((left.principal, left.collateral), (900, 575_000));
		assert_eq!(collateral_core::units::ratio_bp(575_000, 900, &price(250)), 25_555);
	});
}

#[test]
fn a_called_position_is_met_at_once() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_ok!(Assets::transfer(signed(ALICE), 3.into(), CAROL, 1_000));
		feed(301);
		idle();
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 400));
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 120_400);
		assert_eq!(position(ALICE).map(|left| left.principal), Some(600));
		check();
		// What is left of it is sound: 479,600 BTS for 600 BitUSD are 265 %.
		idle();
		assert_eq!(offered(0), None);
	});
}

#[test]
fn amounts_are_at_least_the_smallest_debt() {
	run_with(Terms { debt_min: 10, ..terms() }, || {
		assert_ok!(adjust(ALICE, 50, 30_000));
		assert_ok!(adjust(BOB, 100, 100_000));
		give(ALICE, CAROL, 50);
		give(BOB, CAROL, 8);
		let settle = |amount| BitAssets::settle(signed(CAROL), USD, amount);
		assert_noop!(settle(0), Error::<Test>::AmountOutOfRange);
		assert_noop!(settle(9), Error::<Test>::AmountOutOfRange);
		assert_noop!(settle(59), Error::<Test>::InsufficientBalance);
		assert_noop!(BitAssets::settle(signed(CAROL), GHOST, 10), Error::<Test>::NoSuchAsset);
		assert_noop!(BitAssets::settle(RuntimeOrigin::root(), USD, 10), DispatchError::BadOrigin);
		feed(301);
		idle();
		// 50 meet Alice's call. The rest is too little to wait.
		assert_ok!(settle(58));
		assert_eq!((balance(BTS, CAROL), balance(USD, CAROL)), (ENDOWMENT + 15_050, 8));
		assert_eq!((position(ALICE), Requests::<Test>::iter().count()), (None, 0));
	});
}
