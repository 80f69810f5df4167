//! Holders of a BitAsset that was settled globally (B-50, EX-8).

use super::*;
use collateral_core::Fund;

/// 1,000 BitUSD, of which Carol has 990 and Dave 10, behind which 600 BTS are left.
fn settled() {
	let publish = |quote, base| {
		let price = Price::new(quote, base).unwrap();
		FEEDERS.iter().for_each(|who| {
			assert_ok!(BitAssets::publish_feed(signed(*who), USD, price));
		});
	};
	publish(1, 5);
	assert_ok!(adjust(ALICE, 1_000, 600));
	give(ALICE, CAROL, 990);
	give(ALICE, DAVE, 10);
	publish(1, 1);
	idle();
	last();
	events();
}

fn redeem(who: AccountId, amount: u64) -> DispatchResult {
	BitAssets::redeem(signed(who), USD, amount)
}

fn fund() -> (u64, u64) {
	let Phase::Settled(Fund { collateral, supply, .. }) = Records::<Test>::get(USD).unwrap().phase else {
		panic!("it is settled")
	};
	(collateral, supply)
}

#[test]
fn a_share_is_rounded_down_and_only_what_pays_for_it_is_taken() {
	run_with_usd(|| {
		settled();
		assert_eq!(fund(), (600, 1_000));
		// 4 · 0.6 = 2.4: two, for which 3.33 are enough.
		assert_ok!(redeem(CAROL, 4));
		assert_eq!(events(), [Event::Redeemed { asset: USD, who: CAROL, taken: 4, paid: 2 }]);
		assert_eq!((balance(USD, CAROL), balance(BTS, CAROL), fund()), (986, ENDOWMENT + 2, (598, 996)));
		// 9 · 598 / 996 = 5.4: five, for which 8.3 are enough.
		assert_ok!(redeem(CAROL, 9));
		assert_eq!(events(), [Event::Redeemed { asset: USD, who: CAROL, taken: 9, paid: 5 }]);
		// 3 · 593 / 987 = 1.8: one, for which two are enough.
		assert_ok!(redeem(CAROL, 3));
		assert_eq!(events(), [Event::Redeemed { asset: USD, who: CAROL, taken: 2, paid: 1 }]);
		assert_eq!((supply(), fund()), (985, (592, 985)));
	});
}

#[test]
fn who_brings_the_rest_gets_the_rest() {
	run_with_usd(|| {
		settled();
		assert_ok!(redeem(DAVE, 10));
		assert_eq!(balance(BTS, DAVE), ENDOWMENT + 6);
		assert_ok!(redeem(CAROL, 990));
		assert_eq!((balance(BTS, CAROL), supply(), fund()), (ENDOWMENT + 594, 0, (0, 0)));
		assert_noop!(redeem(CAROL, 1), Error::<Test>::AmountOutOfRange);
	});
}

#[test]
fn in_range_and_worth_something() {
	run_with_usd(|| {
		settled();
		assert_noop!(redeem(CAROL, 0), Error::<Test>::AmountOutOfRange);
		assert_noop!(redeem(CAROL, 1_001), Error::<Test>::AmountOutOfRange);
		assert_noop!(redeem(CAROL, 1_000), Error::<Test>::InsufficientBalance);
		// 992 · 0.6 = 595.2: 595, for which all 992 are needed. 991 are worth 594, for which the 990 that she has are enough.
		assert_noop!(redeem(CAROL, 992), Error::<Test>::InsufficientBalance);
		assert_noop!(redeem(CAROL, 1), Error::<Test>::WorthNothing);
		assert_ok!(redeem(CAROL, 991));
		assert_eq!((balance(USD, CAROL), balance(BTS, CAROL)), (0, ENDOWMENT + 594));
		assert_noop!(redeem(DAVE, 1), Error::<Test>::WorthNothing);
	});
}

#[test]
fn only_of_a_fund_whose_positions_are_all_closed() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_noop!(redeem(ALICE, 100), Error::<Test>::NotSettled);
		feed(601);
		idle();
		pass(LASTING);
		assert_ok!(BitAssets::push(signed(DAVE), USD, 1));
		assert!(matches!(Records::<Test>::get(USD).unwrap().phase, Phase::Closing(_)));
		assert_noop!(redeem(ALICE, 100), Error::<Test>::NotSettled);
		check();
		assert_ok!(BitAssets::push(signed(DAVE), USD, 2));
		assert_ok!(redeem(ALICE, 100));
		assert_eq!(balance(BTS, ALICE), ENDOWMENT - 600_000 + 60_000);
		assert_noop!(BitAssets::redeem(signed(ALICE), GHOST, 1), Error::<Test>::NoSuchAsset);
		assert_noop!(BitAssets::redeem(RuntimeOrigin::none(), USD, 1), DispatchError::BadOrigin);
	});
}

#[test]
fn savers_redeem_what_they_saved() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_ok!(BitAssets::deposit(signed(ALICE), USD, 1_000));
		feed(601);
		idle();
		last();
		assert_noop!(redeem(ALICE, 1_000), Error::<Test>::InsufficientBalance);
		assert_ok!(BitAssets::withdraw(signed(ALICE), USD, 1_000));
		assert_ok!(redeem(ALICE, 1_000));
		assert_eq!(balance(BTS, ALICE), ENDOWMENT);
	});
}
