//! Margin calls (B-45 … B-50) with the numbers of EX-8: 1,000 BitUSD against 600,000 BTS.

use super::*;
use collateral_core::{units::ratio_bp, Fund};

/// Alice owes 1,000 BitUSD against 600,000 BTS, at a feed of 200. Carol has the BitUSD.
fn example() {
	assert_ok!(adjust(ALICE, 1_000, 600_000));
	assert_ok!(Assets::transfer(signed(ALICE), 3.into(), CAROL, 1_000));
	events();
}

#[test]
fn opens_at_three_hundred_percent_and_not_a_unit_below() {
	run_with_usd(|| {
		assert_noop!(adjust(ALICE, 1_000, 599_999), Error::<Test>::BelowInitialRatio);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_eq!((balance(USD, ALICE), balance(BTS, ALICE)), (1_000, ENDOWMENT - 600_000));
		assert_eq!(ratio_bp(600_000, 1_000, &price(200)), 30_000);
	});
}

#[test]
fn at_two_hundred_percent_it_is_not_called() {
	run_with_usd(|| {
		example();
		feed(300);
		idle();
		assert!(!events().iter().any(|event| matches!(event, Event::MarginCalled { .. })));
		assert_eq!(offered(0), None);
	});
}

#[test]
fn below_two_hundred_percent_it_is_called_and_a_seller_takes_it() {
	run_with_usd(|| {
		example();
		feed(301);
		idle();
		assert_eq!(offered(0), Some(301_000));
		check();
		// Carol sells 1,000 BitUSD for what the call pays.
		sell_usd(CAROL, 1_000, 301_000);
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 301_000);
		check();
		idle();
		assert_eq!(position(ALICE), None);
		assert_eq!(balance(BTS, ALICE), ENDOWMENT - 301_000, "299,000 are returned");
		assert_eq!(supply(), 0);
	});
}

#[test]
fn it_meets_orders_that_stand_in_the_book_and_are_better() {
	run_with_usd(|| {
		example();
		// 1,000 BitUSD wait for 250 BTS each.
		sell_usd(CAROL, 1_000, 250_000);
		feed(301);
		idle();
		assert_eq!(position(ALICE), None);
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 250_000);
		assert_eq!(balance(BTS, ALICE), ENDOWMENT - 250_000);
	});
}

#[test]
fn in_the_next_block_at_the_latest() {
	run_with_usd(|| {
		example();
		feed(301);
		// The block was full: nothing happened after its transactions.
		next_block();
		assert_eq!(offered(0), Some(301_000));
	});
}

#[test]
fn at_a_third_of_the_price_everything_is_paid_and_nothing_returned() {
	run_with_usd(|| {
		example();
		feed(600);
		idle();
		assert_eq!(offered(0), Some(600_000));
		assert_eq!(Records::<Test>::get(USD).unwrap().phase, Phase::Live);
		sell_usd(CAROL, 1_000, 600_000);
		idle();
		assert_eq!((position(ALICE), balance(BTS, CAROL)), (None, ENDOWMENT + 600_000));
		assert_eq!(balance(BTS, ALICE), ENDOWMENT - 600_000);
	});
}

#[test]
fn below_a_third_holders_share_what_there_is() {
	run_with_usd(|| {
		example();
		feed(601);
		idle();
		// It must last.
		assert_eq!(Records::<Test>::get(USD).unwrap().phase, Phase::Live);
		wait(DAY / CONFIRM_PART);
		let fund = Fund { price: price(600), collateral: 600_000, supply: 1_000 };
		assert_eq!(Records::<Test>::get(USD).unwrap().phase, Phase::Settled(fund));
		check();
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 400));
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 240_000);
		check();
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 600));
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 600_000);
	});
}
