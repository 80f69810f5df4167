//! Bids on a fund (B-50).

use super::*;
use collateral_core::{Bid, BIDS_MAX};
use frame_support::traits::{fungible, fungibles::Mutate};

/// 1,000 BitUSD, all Carol's, behind which 600,000 BTS are left, at 601: a bid must bring 1,203 for each unit.
fn settled() {
	assert_ok!(adjust(ALICE, 1_000, 600_000));
	give(ALICE, CAROL, 1_000);
	feed(601);
	idle();
	last();
	events();
}

fn bid(who: AccountId, debt: u64, extra: u64) -> DispatchResult {
	BitAssets::bid(signed(who), USD, debt, extra)
}

fn bids() -> Vec<(AccountId, u64, u64)> {
	let mut bids: Vec<_> = Bids::<Test>::get(USD).into_iter().map(|(who, bid)| (who, bid.debt, bid.extra)).collect();
	bids.sort();
	bids
}

/// So many bidders with a million BTS each.
fn crowd() -> Vec<AccountId> {
	let crowd: Vec<AccountId> = (100u64..100 + u64::from(BIDS_MAX)).collect();
	for who in &crowd {
		assert_ok!(<Balances as fungible::Mutate<_>>::mint_into(who, 100));
		assert_ok!(Ledger::mint_into(BTS, who, 1_000_000));
	}
	crowd
}

#[test]
fn a_bid_lies_in_custody_and_another_replaces_it() {
	run_with_usd(|| {
		settled();
		assert_ok!(bid(BOB, 16, 5_000));
		assert_eq!(events(), [Event::BidPlaced { asset: USD, who: BOB, bid: Bid { id: 0, debt: 16, extra: 5_000 } }]);
		assert_eq!((balance(BTS, BOB), bids()), (ENDOWMENT - 5_000, vec![(BOB, 16, 5_000)]));
		check();
		assert_ok!(bid(BOB, 20, 4_000));
		let ended = Event::BidEnded { asset: USD, who: BOB, bid: 0, refund: 5_000 };
		let placed = Event::BidPlaced { asset: USD, who: BOB, bid: Bid { id: 1, debt: 20, extra: 4_000 } };
		assert_eq!(events(), [ended, placed]);
		assert_eq!((balance(BTS, BOB), bids()), (ENDOWMENT - 4_000, vec![(BOB, 20, 4_000)]));
	});
}

#[test]
fn no_debt_ends_it() {
	run_with_usd(|| {
		settled();
		assert_noop!(bid(BOB, 0, 0), Error::<Test>::NoBid);
		assert_noop!(bid(BOB, 0, 5), Error::<Test>::NoBid);
		assert_ok!(bid(BOB, 16, 5_000));
		events();
		assert_ok!(bid(BOB, 0, 7));
		assert_eq!(events(), [Event::BidEnded { asset: USD, who: BOB, bid: 0, refund: 5_000 }]);
		assert_eq!((balance(BTS, BOB), bids()), (ENDOWMENT, vec![]));
	});
}

#[test]
fn one_has_what_one_offers() {
	run_with_usd(|| {
		settled();
		assert_noop!(bid(BOB, 16, ENDOWMENT as u64 + 1), Error::<Test>::InsufficientBalance);
		assert_ok!(bid(BOB, 16, 1_000));
		// What the old bid gives back counts; a bid that fails leaves the old one.
		assert_noop!(bid(BOB, 20, ENDOWMENT as u64 + 1), Error::<Test>::InsufficientBalance);
		assert_eq!(bids(), [(BOB, 16, 1_000)]);
		assert_ok!(bid(BOB, 1_000_000_000, ENDOWMENT as u64));
		assert_eq!(balance(BTS, BOB), 0);
	});
}

#[test]
fn amounts_are_below_two_to_the_63() {
	run_with_usd(|| {
		settled();
		assert_noop!(bid(BOB, AMOUNT_MAX + 1, 1), Error::<Test>::TooLarge);
		assert_noop!(bid(BOB, 1, AMOUNT_MAX + 1), Error::<Test>::TooLarge);
		assert_noop!(bid(BOB, 16, AMOUNT_MAX), Error::<Test>::InsufficientBalance);
		assert_ok!(bid(BOB, AMOUNT_MAX, 1));
		idle();
		assert_eq!(bids(), [(BOB, AMOUNT_MAX, 1)]);
	});
}

#[test]
fn only_on_a_fund() {
	run_with_usd(|| {
		assert_noop!(bid(BOB, 1, 1), Error::<Test>::NotSettled);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(601);
		idle();
		pass(LASTING);
		assert_ok!(BitAssets::push(signed(DAVE), USD, 1));
		assert_noop!(bid(BOB, 16, 1), Error::<Test>::NotSettled);
		idle();
		assert_ok!(bid(BOB, 16, 1));
		assert_noop!(BitAssets::bid(signed(BOB), GHOST, 1, 1), Error::<Test>::NoSuchAsset);
		assert_noop!(BitAssets::bid(RuntimeOrigin::root(), USD, 1, 1), DispatchError::BadOrigin);
	});
}

#[test]
fn of_too_many_the_worst_is_pushed_out() {
	run_with_usd(|| {
		settled();
		let crowd = crowd();
		// Each takes 16 units over, for 100, 101, … 163 each.
		crowd.iter().for_each(|who| {
			assert_ok!(bid(*who, 16, 16 * who));
		});
		assert_eq!(bids().len(), 64);
		// Worse than the worst, and as good but later.
		assert_noop!(bid(BOB, 16, 1_599), Error::<Test>::BidTooLow);
		assert_noop!(bid(BOB, 16, 1_600), Error::<Test>::BidTooLow);
		assert_noop!(bid(BOB, 100, 10_000), Error::<Test>::BidTooLow);
		events();
		// 3,201 for 32 are better than 1,600 for 16.
		assert_ok!(bid(BOB, 32, 3_201));
		let out = Event::BidEnded { asset: USD, who: 100, bid: 0, refund: 1_600 };
		let placed = Event::BidPlaced { asset: USD, who: BOB, bid: Bid { id: 64, debt: 32, extra: 3_201 } };
		assert_eq!(events(), [out, placed]);
		assert_eq!((balance(BTS, 100), bids().len()), (1_000_000, 64));
		check();
		// Whoever replaces his own pushes nobody out, though it is the worst now.
		assert_ok!(bid(163, 16, 0));
		assert_eq!(bids().len(), 64);
		assert_ok!(bid(100, 16, 1_600));
		assert!(bids().iter().all(|(who, ..)| *who != 163));
	});
}

#[test]
fn bids_that_cover_all_of_it_become_positions() {
	run_with_usd(|| {
		settled();
		assert_ok!(bid(BOB, 600, 600 * 1_203));
		idle();
		assert!(matches!(Records::<Test>::get(USD).unwrap().phase, Phase::Settled(_)), "they do not cover it");
		// A unit of extra too little.
		assert_ok!(bid(DAVE, 400, 400 * 1_203 - 1));
		idle();
		last();
		assert_eq!(position(DAVE), None);
		assert_ok!(bid(OWNER, 500, 500 * 1_204));
		assert_ok!(bid(DAVE, 16, 1));
		idle();
		wait(LASTING - 1);
		assert_eq!(position(OWNER), None, "it must last");
		wait(1);
		// Owner first, then Bob, cut from 600 to 500.
		let has = |who| position(who).map(|position| (position.collateral, position.principal));
		assert_eq!(has(OWNER), Some((500 * (600 + 1_204), 500)));
		assert_eq!(has(BOB), Some((500 * (600 + 1_203), 500)));
		assert_eq!((has(DAVE), balance(BTS, DAVE), bids()), (None, ENDOWMENT, vec![]));
		assert_eq!(balance(BTS, BOB), ENDOWMENT - 500 * 1_203);
		let record = Records::<Test>::get(USD).unwrap();
		assert_eq!((record.phase, record.positions, record.principal), (Phase::Live, 2, 1_000));
	});
}

#[test]
fn a_redemption_may_leave_what_the_bids_can_carry() {
	run_with_usd(|| {
		settled();
		assert_ok!(bid(BOB, 600, 600 * 1_203));
		idle();
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 399));
		idle();
		last();
		assert_eq!(position(BOB), None);
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 1));
		idle();
		last();
		assert_eq!(position(BOB).map(|position| (position.collateral, position.principal)), Some((600 * 1_803, 600)));
	});
}

#[test]
fn with_all_of_it_redeemed_it_lives_again_by_itself() {
	run_with_usd(|| {
		settled();
		assert_ok!(bid(BOB, 600, 600));
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 1_000));
		events();
		idle();
		let back = Event::BidEnded { asset: USD, who: BOB, bid: 0, refund: 600 };
		assert_eq!(events(), [back, Event::Revived { asset: USD, positions: 0 }]);
		assert_ok!(adjust(DAVE, 10, 18_030));
	});
}

#[test]
fn a_64th_of_the_debt_at_least() {
	run_with_usd(|| {
		settled();
		// 1,000 / 64 = 15.6.
		assert_noop!(bid(BOB, 15, 1_000_000), Error::<Test>::BidTooSmall);
		assert_noop!(bid(BOB, 1, 0), Error::<Test>::BidTooSmall);
		assert_ok!(bid(BOB, 16, 0));
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 400));
		// 600 / 64 = 9.4.
		assert_noop!(bid(BOB, 9, 0), Error::<Test>::BidTooSmall);
		assert_ok!(bid(BOB, 10, 0));
	});
}

#[test]
fn what_would_carry_it_must_do_so_without_a_break() {
	run_with_usd(|| {
		settled();
		assert_ok!(bid(BOB, 1_000, 1_203_000));
		idle();
		wait(LASTING - 1);
		// A moment of another price.
		feed(602);
		idle();
		feed(601);
		idle();
		wait(LASTING - 1);
		assert_eq!(position(BOB), None);
		wait(1);
		assert_eq!(position(BOB).map(|position| position.principal), Some(1_000));
	});
}
