//! What could not be credited waits for whom it belongs to.

use super::*;

fn bts_paused(paused: bool) {
	let done = match paused {
		true => Assets::freeze_asset(signed(OWNER), 1.into()),
		false => Assets::thaw_asset(signed(OWNER), 1.into()),
	};
	assert_ok!(done);
}

/// 100 BitUSD of Carol's settle at 250 in the last millisecond of a day in which BTS are paused: 25,000 wait for her.
fn claimable() {
	assert_ok!(adjust(ALICE, 1_000, 600_000));
	give(ALICE, CAROL, 100);
	feed(250);
	assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
	wait(DAY - 1);
	feed(250);
	bts_paused(true);
	events();
	wait(1);
}

#[test]
fn a_payment_in_a_paused_token_waits() {
	run_with_usd(|| {
		claimable();
		let kept = Event::MadeClaimable { who: CAROL, asset: BTS, amount: 25_000 };
		assert!(events().contains(&kept));
		assert_eq!((Claimable::<Test>::get(CAROL, BTS), balance(BTS, CAROL)), (25_000, ENDOWMENT));
		assert_eq!(position(ALICE).map(|left| (left.collateral, left.principal)), Some((575_000, 900)));
		check();
		// It can be had as soon as the token can be.
		let claim = || BitAssets::claim(signed(CAROL), BTS);
		assert_noop!(claim(), TokenError::Frozen);
		bts_paused(false);
		assert_ok!(claim());
		assert_eq!(events(), [Event::Claimed { who: CAROL, asset: BTS, amount: 25_000 }]);
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 25_000);
		assert_noop!(claim(), Error::<Test>::NothingToClaim);
		assert!(!Claimable::<Test>::contains_key(CAROL, BTS));
	});
}

#[test]
fn claims_are_each_his_own_and_a_fund_is_nobodys() {
	run_with_usd(|| {
		claimable();
		give(ALICE, CAROL, 900);
		assert_noop!(BitAssets::claim(signed(DAVE), BTS), Error::<Test>::NothingToClaim);
		assert_noop!(BitAssets::claim(signed(CAROL), USD), Error::<Test>::NothingToClaim);
		assert_noop!(BitAssets::claim(signed(CAROL), GHOST), Error::<Test>::NothingToClaim);
		assert_noop!(BitAssets::claim(RuntimeOrigin::none(), BTS), DispatchError::BadOrigin);
		feed(700);
		idle();
		last();
		// 575,000 are less than 900 · 700. Nothing of the fund is anybody's before it is redeemed.
		assert_eq!(Claimable::<Test>::iter().count(), 1);
		assert_noop!(BitAssets::redeem(signed(CAROL), USD, 900), TokenError::Frozen);
		bts_paused(false);
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 900));
		assert_ok!(BitAssets::claim(signed(CAROL), BTS));
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 600_000);
	});
}

#[test]
fn claims_of_an_account_that_may_not_be_credited_add_up() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_ok!(adjust(BOB, 1_000, 2_000_000));
		give(ALICE, CAROL, 1_000);
		feed(301);
		idle();
		assert_ok!(Assets::block(signed(OWNER), 1.into(), ALICE));
		// Her call is taken whole; 299,000 are hers.
		sell_usd(CAROL, 1_000, 301_000);
		idle();
		assert_eq!((position(ALICE), Claimable::<Test>::get(ALICE, BTS)), (None, 299_000));
		assert_noop!(BitAssets::claim(signed(ALICE), BTS), TokenError::Blocked);
		// Once more on top.
		assert_ok!(Assets::thaw(signed(OWNER), 1.into(), ALICE));
		give(BOB, ALICE, 10);
		feed(301);
		assert_ok!(BitAssets::settle(signed(ALICE), USD, 10));
		assert_ok!(Assets::block(signed(OWNER), 1.into(), ALICE));
		wait(DAY - 1);
		feed(301);
		wait(1);
		assert_eq!(Claimable::<Test>::get(ALICE, BTS), 299_000 + 3_010);
		assert_ok!(Assets::thaw(signed(OWNER), 1.into(), ALICE));
		assert_ok!(BitAssets::claim(signed(ALICE), BTS));
		assert_eq!(balance(BTS, ALICE), ENDOWMENT - 301_000 + 3_010);
	});
}
