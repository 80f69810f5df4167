//! Savings (B-52): deposit, withdraw, claim_yield.

use super::*;

const WEEK: Moment = 7 * DAY;

/// Alice owes a million BitUSD since a year, at 50 %: half a million of fee, which she pays when a test wants one.
/// Carol and Dave have 300,000 each.
fn indebted(test: impl FnOnce()) {
	run_with(Terms { borrow_fee_bp: 5_000, ..terms() }, || {
		assert_ok!(adjust(ALICE, 1_000_000, 600_000_000));
		give(ALICE, CAROL, 300_000);
		give(ALICE, DAVE, 300_000);
		wait(365 * DAY);
		events();
		test();
	});
}

/// So many units of fee come in.
fn fee(units: u64) {
	assert_ok!(adjust(ALICE, -i128::from(units), 0));
	let taken = Event::FeesTaken { asset: USD, covered: 0, saved: units };
	assert!(events().contains(&taken), "all of it is fee");
}

fn deposit(who: AccountId, amount: u64) {
	assert_ok!(BitAssets::deposit(signed(who), USD, amount));
}

fn withdraw(who: AccountId, amount: u64) -> DispatchResult {
	BitAssets::withdraw(signed(who), USD, amount)
}

fn claim(who: AccountId) -> DispatchResult {
	BitAssets::claim_yield(signed(who), USD)
}

/// What somebody gets by claiming now.
fn claimed(who: AccountId) -> u64 {
	events();
	assert_ok!(claim(who));
	let [Event::YieldClaimed { amount, .. }] = events()[..] else { panic!("a yield was claimed") };
	amount
}

fn pot() -> u64 {
	Records::<Test>::get(USD).unwrap().pot
}

#[test]
fn what_is_put_in_comes_out() {
	indebted(|| {
		deposit(CAROL, 100);
		assert_eq!(events(), [Event::Deposited { asset: USD, who: CAROL, amount: 100 }]);
		deposit(CAROL, 50);
		assert_eq!((Saved::<Test>::get(USD, CAROL).amount, pot(), balance(USD, CAROL)), (150, 150, 299_850));
		events();
		assert_ok!(withdraw(CAROL, 149));
		assert_eq!(events(), [Event::Withdrawn { asset: USD, who: CAROL, amount: 149, paid: 149 }]);
		assert_ok!(withdraw(CAROL, 1));
		assert!(!Saved::<Test>::contains_key(USD, CAROL));
		assert_eq!((pot(), balance(USD, CAROL)), (0, 300_000));
	});
}

#[test]
fn amounts_in_range() {
	indebted(|| {
		let put = |amount| BitAssets::deposit(signed(CAROL), USD, amount);
		assert_noop!(put(0), Error::<Test>::AmountOutOfRange);
		assert_noop!(put(300_001), Error::<Test>::InsufficientBalance);
		assert_noop!(put(AMOUNT_MAX), Error::<Test>::InsufficientBalance);
		assert_noop!(put(AMOUNT_MAX + 1), Error::<Test>::TooLarge);
		assert_noop!(withdraw(CAROL, 1), Error::<Test>::AmountOutOfRange);
		assert_ok!(put(300_000));
		assert_noop!(withdraw(CAROL, 0), Error::<Test>::AmountOutOfRange);
		assert_noop!(withdraw(CAROL, 300_001), Error::<Test>::AmountOutOfRange);
		assert_noop!(withdraw(CAROL, u64::MAX), Error::<Test>::AmountOutOfRange);
		assert_noop!(claim(CAROL), Error::<Test>::NothingEarned);
		assert_noop!(claim(BOB), Error::<Test>::NothingEarned);
		assert_ok!(withdraw(CAROL, 300_000));
	});
}

#[test]
fn of_a_bitasset_by_somebody() {
	indebted(|| {
		for asset in [GHOST, BTS] {
			assert_noop!(BitAssets::deposit(signed(CAROL), asset, 1), Error::<Test>::NoSuchAsset);
			assert_noop!(BitAssets::withdraw(signed(CAROL), asset, 1), Error::<Test>::NoSuchAsset);
			assert_noop!(BitAssets::claim_yield(signed(CAROL), asset), Error::<Test>::NoSuchAsset);
		}
		assert_noop!(BitAssets::deposit(RuntimeOrigin::none(), USD, 1), DispatchError::BadOrigin);
		assert_noop!(BitAssets::withdraw(RuntimeOrigin::none(), USD, 1), DispatchError::BadOrigin);
		assert_noop!(BitAssets::claim_yield(RuntimeOrigin::none(), USD), DispatchError::BadOrigin);
	});
}

#[test]
fn a_fee_streams_over_seven_days() {
	indebted(|| {
		deposit(CAROL, 100);
		fee(70_000);
		assert_noop!(claim(CAROL), Error::<Test>::NothingEarned);
		wait(DAY);
		assert_eq!(claimed(CAROL), 10_000);
		assert_noop!(claim(CAROL), Error::<Test>::NothingEarned);
		wait(DAY / 2);
		assert_eq!(claimed(CAROL), 5_000);
		check();
		wait(WEEK - 3 * DAY / 2);
		assert_eq!(claimed(CAROL), 55_000);
		wait(WEEK);
		assert_noop!(claim(CAROL), Error::<Test>::NothingEarned);
		assert_eq!((balance(USD, CAROL), pot()), (300_000 - 100 + 70_000, 100));
	});
}

#[test]
fn a_deposit_for_one_block_earns_nothing() {
	indebted(|| {
		deposit(CAROL, 100);
		deposit(DAVE, 299_900);
		// A block of five seconds is one in 120,960 of seven days: one unit streams, and Dave has 0.99967 of it.
		fee(120_960);
		assert_ok!(withdraw(DAVE, 299_900));
		assert_eq!(
			events(),
			[Event::Withdrawn { asset: USD, who: DAVE, amount: 299_900, paid: 299_900 }],
			"in the same block"
		);
		deposit(DAVE, 299_900);
		next_block();
		events();
		assert_ok!(withdraw(DAVE, 299_900));
		assert_eq!(
			events(),
			[Event::Withdrawn { asset: USD, who: DAVE, amount: 299_900, paid: 299_900 }],
			"in the next"
		);
		// Who stays gets it all: what rounding kept is handed out to those who are there.
		wait(WEEK);
		assert!((120_958..=120_960).contains(&claimed(CAROL)));
	});
}

#[test]
fn savers_share_by_what_they_have_and_how_long() {
	indebted(|| {
		deposit(CAROL, 100);
		fee(70_000);
		wait(DAY);
		deposit(DAVE, 300);
		wait(6 * DAY);
		// Carol alone for a day, and a quarter of six days.
		assert_eq!((claimed(CAROL), claimed(DAVE)), (10_000 + 15_000, 45_000));
		check();
		// The savings themselves stay.
		assert_ok!(withdraw(CAROL, 100));
		assert_ok!(withdraw(DAVE, 300));
		assert_eq!(pot(), 0);
	});
}

#[test]
fn a_part_taken_out_leaves_what_was_earned() {
	indebted(|| {
		deposit(CAROL, 100);
		fee(70_000);
		wait(DAY);
		events();
		assert_ok!(withdraw(CAROL, 99));
		assert_eq!(events(), [Event::Withdrawn { asset: USD, who: CAROL, amount: 99, paid: 99 }]);
		wait(DAY);
		events();
		assert_ok!(withdraw(CAROL, 1));
		let last = Event::Withdrawn { asset: USD, who: CAROL, amount: 1, paid: 20_001 };
		assert_eq!(events(), [last], "with the last unit all that was earned");
	});
}

#[test]
fn behind_the_last_one_out_the_stream_stands_still() {
	indebted(|| {
		deposit(CAROL, 100);
		fee(70_000);
		wait(2 * DAY);
		assert_ok!(withdraw(CAROL, 100));
		assert_eq!(pot(), 50_000);
		check();
		wait(30 * DAY);
		deposit(DAVE, 5);
		assert_noop!(claim(DAVE), Error::<Test>::NothingEarned);
		wait(DAY);
		assert_eq!(claimed(DAVE), 10_000);
		wait(4 * DAY);
		assert_eq!((claimed(DAVE), pot()), (40_000, 5));
	});
}

#[test]
fn a_fee_that_comes_before_anybody_saves_waits() {
	indebted(|| {
		fee(70_000);
		assert_eq!(pot(), 70_000);
		wait(WEEK);
		deposit(CAROL, 1);
		wait(WEEK - 1);
		assert_eq!(claimed(CAROL), 69_999);
		wait(1);
		assert_eq!(claimed(CAROL), 1);
	});
}

#[test]
fn a_second_fee_joins_the_stream() {
	indebted(|| {
		deposit(CAROL, 1);
		fee(70_000);
		wait(DAY * 7 / 2);
		fee(70_000);
		// 35,000 over three and a half days and 70,000 over seven wait as long together as 105,000 over 35/6 days.
		wait(DAY * 35 / 6);
		assert_eq!((claimed(CAROL), pot()), (140_000, 1));
	});
}

#[test]
fn nothing_is_minted_for_them() {
	indebted(|| {
		let before = supply();
		for (round, who) in [CAROL, DAVE, CAROL, DAVE, CAROL].into_iter().enumerate() {
			deposit(who, 1 + round as u64 * 777);
			fee(10_007);
			wait(DAY * (1 + round as u64) + 1_234_567);
			let _ = claim(who);
			check();
		}
		wait(WEEK * 2);
		for who in [CAROL, DAVE] {
			assert_ok!(withdraw(who, Saved::<Test>::get(USD, who).amount));
		}
		assert_eq!(supply(), before, "fees pay no principal, and yield makes none");
		// All that was put in came out, but less than a unit for each division.
		assert!(pot() < 10, "{}", pot());
		assert_eq!(balance(USD, CAROL) + balance(USD, DAVE) + u128::from(pot()), 600_000 + 5 * 10_007);
	});
}
