//! Steps that somebody pays for.

use super::*;
use crate::weights::SubstrateWeight;
use frame_support::dispatch::GetDispatchInfo;

type Parts = SubstrateWeight<Test>;

/// What a push is charged beyond looking whether there is anything to do.
fn pushed(steps: u32) -> Weight {
	let info = BitAssets::push(signed(DAVE), USD, steps).unwrap();
	info.actual_weight.unwrap() - Parts::look()
}

fn most(steps: u32) -> Weight {
	RuntimeCall::BitAssets(crate::Call::push { asset: USD, steps }).get_dispatch_info().call_weight
}

#[test]
fn what_is_charged_is_what_was_done() {
	run_with_usd(|| {
		let look = Parts::step_look();
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		// The price moved while a pass was going on, so another follows.
		assert_eq!(pushed(50), look * 2);
		assert_eq!(pushed(50), look, "nothing moved");
		feed(301);
		assert_eq!(pushed(1), Parts::step_call(0), "Alice is called");
		assert_eq!(Schedule::<Test>::get().to_vec(), [(START, USD)], "there is more to do now");
		// Nobody else is; the pass after the price moved, which finds all as it should be.
		assert_eq!(pushed(50), look * 2);
		assert_eq!(Schedule::<Test>::get().to_vec(), [(START + DAY, USD)], "nothing before the reports end");
		assert_eq!(offered(0), Some(301_000));
	});
}

#[test]
fn a_call_is_charged_for_whom_it_met() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		give(ALICE, CAROL, 600);
		give(ALICE, BOB, 400);
		for _ in 0..6 {
			sell_usd(CAROL, 100, 25_000);
		}
		sell_usd(BOB, 400, 100_000);
		feed(301);
		// It met seven, and is over; nobody else; another pass.
		assert_eq!(pushed(50), Parts::step_call(7) + Parts::step_look() * 2);
		assert_eq!((position(ALICE), balance(BTS, CAROL)), (None, ENDOWMENT + 150_000));
	});
}

#[test]
fn the_most_a_push_costs_is_known_and_bounded() {
	let push = |steps: u64| Parts::look() + Parts::step() * steps;
	assert_eq!(most(7), push(7));
	assert_eq!(most(50), push(50));
	assert_eq!(most(51), push(50));
	assert_eq!(most(u32::MAX), push(50));
}

#[test]
fn fifty_steps_at_most() {
	run_with_usd(|| {
		// A pass over 60 called positions.
		for who in 100..160 {
			rich(who);
			assert_ok!(adjust(who, 1_000, 600_000));
		}
		idle();
		feed(301);
		assert_eq!(pushed(u32::MAX), Parts::step_call(0) * 50);
		let called = |from: u32, to: u32| (from..to).all(|id| offered(id) == Some(301_000));
		assert!(called(0, 50) && offered(50).is_none());
		check();
		// Ten more, and the end of the pass; another one, which looks at 60 orders and at 60 positions, 32 a step.
		assert_eq!(pushed(50), Parts::step_call(0) * 10 + Parts::step_look() * 4);
		assert!(called(0, 60));
	});
}

#[test]
fn it_goes_on_where_the_last_one_stopped() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_ok!(adjust(BOB, 1_000, 600_001));
		idle();
		feed(301);
		assert_eq!((pushed(1), offered(0), offered(1)), (Parts::step_call(0), Some(301_000), None));
		check();
		assert_eq!((pushed(1), offered(1)), (Parts::step_call(0), Some(301_000)));
		check();
		// The next block's hook finds the rest.
		next_block();
		assert_eq!(Records::<Test>::get(USD).unwrap().pass, Pass::Done);
	});
}

#[test]
fn the_fee_calls_a_position_although_the_price_stays() {
	run_with(Terms { borrow_fee_bp: 5_000, ..terms() }, || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(300);
		idle();
		assert_eq!(offered(0), None, "200 % exactly");
		next_block();
		idle();
		assert_eq!(offered(0), None, "nobody looked");
		events();
		assert_eq!(pushed(50), Parts::step_call(0) + Parts::step_look());
		// It owes a part of a unit more: it buys 1,001 for 300 each.
		let (who, tag) = (ALICE, tag(USD, 0));
		assert_eq!(offered(0), Some(300_300));
		assert_eq!(
			events(),
			[Event::MarginCalled { asset: USD, who, tag, sell: 300_300, receive: 1_001, resting: 300_300 }]
		);
	});
}

#[test]
fn debts_that_grow_are_looked_at_every_day() {
	run_with(Terms { borrow_fee_bp: 5_000, ..terms() }, || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(300);
		idle();
		wait(DAY / 2);
		// The same price, reported anew.
		feed(300);
		wait(DAY / 2 - 1);
		assert_eq!(offered(0), None, "a day is not over");
		wait(1);
		assert_eq!(offered(0), Some(2 * 300 * 501));
		// It goes on as long as there is a position.
		let called = Records::<Test>::get(USD).unwrap().look;
		assert_eq!(called, Some(Timestamp::get() + DAY));
	});
}

#[test]
fn debts_that_do_not_grow_are_left_alone() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		idle();
		assert_eq!(Records::<Test>::get(USD).unwrap().look, None);
	});
}

#[test]
fn a_step_at_least_of_what_there_is() {
	run_with_usd(|| {
		assert_noop!(BitAssets::push(signed(DAVE), USD, 0), Error::<Test>::NothingToDo);
		assert_noop!(BitAssets::push(signed(DAVE), GHOST, 1), Error::<Test>::NoSuchAsset);
		assert_noop!(BitAssets::push(RuntimeOrigin::none(), USD, 1), DispatchError::BadOrigin);
	});
}

#[test]
fn it_closes_revives_and_books_too() {
	run_with_usd(|| {
		let (look, close, call) = (Parts::step_look(), Parts::step_close(), Parts::step_call(0));
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		give(ALICE, CAROL, 1_000);
		feed(601);
		assert_eq!(pushed(50), call + look * 2);
		pass(LASTING - 1);
		assert_eq!(pushed(50), look, "nobody can hurry what must last");
		pass(1);
		// Alice's position, the fund, nothing more.
		assert_eq!(pushed(50), look + close * 2 + look);
		assert!(matches!(Records::<Test>::get(USD).unwrap().phase, Phase::Settled(_)));
		assert_ok!(BitAssets::bid(signed(BOB), USD, 1_000, 2_000_000));
		assert_eq!(pushed(50), look);
		pass(LASTING);
		assert_eq!(pushed(50), Parts::step_revive(1) + look);
		feed(1_301);
		idle();
		assert_eq!(offered(1), Some(1_301_000));
		sell_usd(CAROL, 400, 520_400);
		check();
		// What Carol sold is booked. 2,079,600 for 600 are 266 %: the order leaves the book.
		assert_eq!(pushed(50), Parts::step_fill() + close + look);
		let left = position(BOB).unwrap();
		assert_eq!((left.collateral, left.principal, offered(1)), (2_079_600, 600, None));
	});
}

#[test]
fn it_settles_what_is_due() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		give(ALICE, CAROL, 300);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		pass(DAY - 1);
		feed(400);
		// Alice is called; nobody else; the pass after the price moved.
		assert_eq!(pushed(50), Parts::step_call(0) + Parts::step_look() * 2);
		pass(1);
		// Each takes the order back and calls her again: 40,000 less for 100 less. Then nothing more.
		// The first step looks at her order, and at her, before it settles.
		let looked = Parts::step_look() * 2 / (2 * u64::from(LOOKS_MAX));
		assert_eq!(pushed(50), (Parts::step_settle() + Parts::step_call(0)) * 2 + Parts::step_look() + looked);
		assert_eq!((offered(0), balance(BTS, CAROL)), (Some(320_000), ENDOWMENT + 80_000));
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 1));
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + 80_400, "at once, of the call");
	});
}

#[test]
fn what_a_step_leaves_undone_is_not_forgotten() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		for request in 0..40 {
			assert_ok!(BitAssets::settle(signed(ALICE), USD, 1));
			assert_ok!(BitAssets::cancel_settlement(signed(ALICE), USD, request));
		}
		assert_ok!(BitAssets::settle(signed(ALICE), USD, 10));
		pass(DAY - 1);
		feed(200);
		pass(1);
		// It looks at 32 empty places of settlements.
		pushed(50);
		assert_eq!(Schedule::<Test>::get().to_vec(), [(START + DAY, USD)]);
		idle();
		assert_eq!(position(ALICE).map(|left| left.principal), Some(990));
	});
}

/// Somebody with BTS.
fn rich(who: AccountId) {
	assert_ok!(Balances::transfer_allow_death(signed(DAVE), who, 1_000));
	assert_ok!(Assets::transfer(signed(DAVE), 1.into(), who, 1_000_000));
}
