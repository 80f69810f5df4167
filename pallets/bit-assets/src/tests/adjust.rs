//! Owners and their positions (B-44 … B-46).

use super::*;
use crate::weights::SubstrateWeight;
use collateral_core::{Adjusted, Position, INDEX_ONE};
use frame_support::dispatch::GetDispatchInfo;

/// Alice owes 1,000 BitUSD against 600,000 BTS.
fn open() {
	assert_ok!(adjust(ALICE, 1_000, 600_000));
}

/// The same by name, with a target.
fn ask(who: AccountId, debt: i128, collateral: i128, target_bp: Option<u32>) -> DispatchResult {
	let done = BitAssets::adjust(signed(who), USD, Adjustment { debt, collateral, target_bp });
	done.map(|_| ()).map_err(|failed| failed.error)
}

/// What the last adjustment did.
fn adjusted() -> Adjusted {
	let Some(Event::Adjusted { adjusted, .. }) = events().pop() else { panic!("something was adjusted") };
	adjusted
}

/// Collateral and principal.
fn has(who: AccountId) -> Option<(u64, u64)> {
	position(who).map(|position| (position.collateral, position.principal))
}

/// All reports are too old.
fn feed_dies() {
	wait(DAY);
	assert_eq!(Bank::<Test>::open(USD).unwrap().price(), None);
}

/// What 1,000,000 owed at the beginning have grown to, by the rule, in one step.
fn owed_after(elapsed: Moment, bp: u128) -> (u128, u64) {
	let index = INDEX_ONE + (INDEX_ONE * bp * u128::from(elapsed)).div_ceil(10_000 * 365 * u128::from(DAY));
	(index, (1_000_000 * index).div_ceil(INDEX_ONE) as u64)
}

#[test]
fn the_event_tells_all() {
	run_with_usd(|| {
		events();
		open();
		let position = Position::open(600_000, 1_000, INDEX_ONE, None);
		let adjusted = Adjusted {
			position: Some(position),
			minted: 1_000,
			received: 1_000,
			deposited: 600_000,
			..Adjusted::default()
		};
		assert_eq!(events(), [Event::Adjusted { asset: USD, who: ALICE, adjusted, ratio_bp: Some(30_000) }]);
		assert_eq!((supply(), balance(USD, ALICE)), (1_000, 1_000));
		let record = Records::<Test>::get(USD).unwrap();
		assert_eq!((record.positions, record.principal, record.collateral), (1, 1_000, 600_000));
	});
}

#[test]
fn the_initial_ratio_binds_to_the_unit() {
	run_with_usd(|| {
		assert_noop!(adjust(ALICE, 1_000, 599_999), Error::<Test>::BelowInitialRatio);
		open();
		assert_noop!(adjust(ALICE, 1, 0), Error::<Test>::BelowInitialRatio);
		assert_noop!(adjust(ALICE, 0, -1), Error::<Test>::BelowInitialRatio);
		assert_noop!(adjust(ALICE, 1, 599), Error::<Test>::BelowInitialRatio);
		assert_ok!(adjust(ALICE, 1, 600));
		assert_ok!(adjust(ALICE, 0, 1));
		assert_ok!(adjust(ALICE, 0, -1));
		assert_noop!(adjust(ALICE, 0, -1), Error::<Test>::BelowInitialRatio);
		assert_ok!(adjust(ALICE, -1, -600));
		assert_eq!(has(ALICE), Some((600_000, 1_000)));
	});
}

#[test]
fn nothing_asked_is_nothing_done() {
	run_with_usd(|| {
		assert_noop!(adjust(ALICE, 0, 0), Error::<Test>::Unchanged);
		open();
		assert_noop!(adjust(ALICE, 0, 0), Error::<Test>::Unchanged);
		assert_ok!(ask(ALICE, 0, 0, Some(25_000)));
		assert_noop!(ask(ALICE, 0, 0, Some(25_000)), Error::<Test>::Unchanged);
		assert_ok!(ask(ALICE, 0, 0, None));
	});
}

#[test]
fn targets_from_maintenance_to_a_thousand_percent() {
	run_with_usd(|| {
		open();
		assert_noop!(ask(ALICE, 0, 1, Some(19_999)), Error::<Test>::TargetOutOfRange);
		assert_noop!(ask(ALICE, 0, 1, Some(100_001)), Error::<Test>::TargetOutOfRange);
		assert_ok!(ask(ALICE, 0, 1, Some(20_000)));
		assert_ok!(ask(ALICE, 0, 1, Some(100_000)));
		assert_eq!(position(ALICE).unwrap().target_bp, Some(100_000));
	});
	run_with(Terms { targets: false, ..terms() }, || {
		assert_noop!(ask(ALICE, 1_000, 600_000, Some(25_000)), Error::<Test>::TargetOutOfRange);
		open();
	});
}

#[test]
fn amounts_are_below_two_to_the_63() {
	let (most, beyond) = (i128::from(AMOUNT_MAX), i128::from(AMOUNT_MAX) + 1);
	run_with_usd(|| {
		assert_noop!(adjust(ALICE, beyond, 600_000), Error::<Test>::TooLarge);
		assert_noop!(adjust(ALICE, most, 600_000), Error::<Test>::BelowInitialRatio);
		assert_noop!(adjust(ALICE, 1_000, beyond), Error::<Test>::TooLarge);
		assert_noop!(adjust(ALICE, 1_000, most), Error::<Test>::InsufficientBalance);
		open();
		assert_noop!(adjust(ALICE, 0, most - 599_999), Error::<Test>::TooLarge);
		assert_noop!(adjust(ALICE, 0, most - 600_000), Error::<Test>::InsufficientBalance);
		assert_noop!(adjust(ALICE, most - 999, 1), Error::<Test>::TooLarge);
		assert_noop!(adjust(ALICE, most - 1_000, 1), Error::<Test>::BelowInitialRatio);
		for extreme in [i128::MAX, i128::MIN] {
			assert!(adjust(BOB, extreme, extreme).is_err());
		}
	});
}

#[test]
fn collateral_without_a_debt_is_no_position() {
	run_with_usd(|| {
		assert_noop!(adjust(ALICE, 0, 1_000), Error::<Test>::NothingBorrowed);
		assert_noop!(adjust(ALICE, -1, 1_000), Error::<Test>::NothingBorrowed);
		assert_noop!(adjust(ALICE, i128::MIN, 0), Error::<Test>::NothingBorrowed);
		assert_ok!(adjust(ALICE, 1, 600));
	});
}

#[test]
fn no_more_is_taken_out_than_there_is() {
	run_with_usd(|| {
		open();
		assert_noop!(adjust(ALICE, 0, -600_001), Error::<Test>::BelowZero);
		assert_noop!(adjust(ALICE, 0, -600_000), Error::<Test>::BelowInitialRatio);
		assert_noop!(adjust(ALICE, 0, i128::MIN), Error::<Test>::BelowZero);
	});
}

#[test]
fn a_debt_is_zero_or_large_enough() {
	run_with(Terms { debt_min: 10, ..terms() }, || {
		assert_noop!(adjust(ALICE, 9, 600_000), Error::<Test>::DebtTooSmall);
		assert_ok!(adjust(ALICE, 10, 600_000));
		assert_noop!(adjust(ALICE, -1, 0), Error::<Test>::DebtTooSmall);
		assert_ok!(adjust(ALICE, 1, 0));
		assert_ok!(adjust(ALICE, -1, 0));
		assert_ok!(adjust(ALICE, -10, 0));
		assert_eq!(position(ALICE), None);
	});
}

#[test]
fn one_has_what_one_brings() {
	run_with_usd(|| {
		let all = ENDOWMENT as i128;
		assert_noop!(adjust(ALICE, 1_000, all + 1), Error::<Test>::InsufficientBalance);
		assert_ok!(adjust(ALICE, 1_000, all));
		give(ALICE, CAROL, 400);
		assert_noop!(adjust(ALICE, -601, 0), Error::<Test>::InsufficientBalance);
		assert_ok!(adjust(ALICE, -600, 0));
	});
}

#[test]
fn who_may_not_and_what_is_not() {
	run_with_usd(|| {
		let asked = Adjustment { debt: 1_000, collateral: 600_000, target_bp: None };
		assert_noop!(BitAssets::adjust(RuntimeOrigin::none(), USD, asked), DispatchError::BadOrigin);
		assert_noop!(BitAssets::adjust(RuntimeOrigin::root(), USD, asked), DispatchError::BadOrigin);
		for asset in [GHOST, BTS, STM] {
			assert_noop!(BitAssets::adjust(signed(ALICE), asset, asked), Error::<Test>::NoSuchAsset);
		}
	});
}

#[test]
fn settled_globally_there_are_no_positions() {
	run_with_usd(|| {
		open();
		feed(601);
		idle();
		pass(LASTING);
		// Still closing, and settled.
		for (steps, closing) in [(1, true), (50, false)] {
			assert_ok!(BitAssets::push(signed(DAVE), USD, steps));
			assert_eq!(matches!(Records::<Test>::get(USD).unwrap().phase, Phase::Closing(_)), closing);
			assert_noop!(adjust(ALICE, 0, 1), Error::<Test>::GloballySettled);
			assert_noop!(adjust(BOB, 1, 600_000), Error::<Test>::GloballySettled);
		}
	});
}

#[test]
fn under_water_everything_that_improves_is_allowed() {
	run_with(without_settlement(), || {
		open();
		feed(700);
		idle();
		assert_ok!(adjust(ALICE, 0, 1));
		assert_ok!(adjust(ALICE, -1, 0));
		assert_ok!(adjust(ALICE, -100, 5));
		assert_eq!(has(ALICE), Some((600_006, 899)));
		assert_noop!(adjust(ALICE, 1, 1_000), Error::<Test>::BelowInitialRatio);
		assert_noop!(adjust(ALICE, 0, -1), Error::<Test>::BelowInitialRatio);
		check();
		idle();
		assert_eq!(has(ALICE), Some((600_006, 899)));
		give(ALICE, CAROL, 1);
		assert_ok!(adjust(ALICE, -898, 0));
		assert_eq!(has(ALICE), Some((600_006, 1)));
	});
}

#[test]
fn under_water_before_the_hook_saw_it_a_position_can_be_saved() {
	run_with_usd(|| {
		open();
		feed(601);
		assert_ok!(adjust(ALICE, 0, 1_000));
		idle();
		assert_eq!(Records::<Test>::get(USD).unwrap().phase, Phase::Live);
		assert_eq!(offered(0), Some(601_000));
	});
}

#[test]
fn without_a_price_only_what_improves() {
	run_with_usd(|| {
		open();
		feed_dies();
		assert_noop!(adjust(BOB, 1, 1_000_000), Error::<Test>::NoPrice);
		assert_noop!(adjust(ALICE, 1, 1_000_000), Error::<Test>::NoPrice);
		assert_noop!(adjust(ALICE, 0, -1), Error::<Test>::NoPrice);
		// Half repaid for half of the collateral leaves the ratio as it was; a unit less of it improves.
		assert_noop!(adjust(ALICE, -500, -300_000), Error::<Test>::NoPrice);
		events();
		assert_ok!(adjust(ALICE, -500, -299_999));
		assert!(matches!(&events()[..], [Event::Adjusted { ratio_bp: None, .. }]));
		assert_ok!(adjust(ALICE, 0, 1));
		assert_ok!(adjust(ALICE, -1, 0));
		assert_ok!(ask(ALICE, 0, 0, Some(30_000)));
		assert_ok!(adjust(ALICE, i128::MIN, 0));
		assert_eq!((position(ALICE), balance(BTS, ALICE)), (None, ENDOWMENT));
	});
}

#[test]
fn the_least_number_closes_whatever_the_fee_has_come_to() {
	run_with(Terms { borrow_fee_bp: 5_000, ..terms() }, || {
		assert_ok!(adjust(ALICE, 1_000_000, 600_000_000));
		assert_ok!(adjust(BOB, 1_000_000, 900_000_000));
		give(BOB, ALICE, 500_000);
		// Nobody looks at it for a year: one step of simple interest.
		Timestamp::set_timestamp(START + 365 * DAY);
		let (_, owed) = owed_after(365 * DAY, 5_000);
		assert_eq!(owed, 1_500_000);
		events();
		// What stands beside it is no matter.
		assert_ok!(ask(ALICE, i128::MIN, i128::MAX, Some(30_000)));
		let fees = Event::FeesTaken { asset: USD, covered: 0, saved: 500_000 };
		let closed =
			Adjusted { burned: 1_000_000, fee: 500_000, paid: 1_500_000, released: 600_000_000, ..Adjusted::default() };
		let adjusted = Event::Adjusted { asset: USD, who: ALICE, adjusted: closed, ratio_bp: None };
		assert_eq!(events(), [fees, adjusted]);
		assert_eq!((balance(USD, ALICE), balance(BTS, ALICE)), (0, ENDOWMENT));
		assert_eq!(supply(), 1_000_000, "what Bob owes; the fee was not minted");
	});
}

#[test]
fn the_fee_grows_and_is_paid_first() {
	let terms = Terms { borrow_fee_bp: 1_000, ..terms() };
	run_with(terms, || {
		assert_ok!(adjust(ALICE, 1_000_000, 700_000_000));
		Timestamp::set_timestamp(START + 73 * DAY);
		// A fifth of a year at 10 %: 20,000, and what is begun of the next unit.
		let (index, owed) = owed_after(73 * DAY, 1_000);
		assert_eq!(owed, 1_020_001);
		assert_ok!(adjust(ALICE, -15_000, 0));
		let paid = adjusted();
		assert_eq!((paid.paid, paid.fee, paid.burned), (15_000, 15_000, 0));
		assert_eq!(position(ALICE).unwrap().debt(index), owed - 15_000);
		assert_ok!(adjust(ALICE, -10_000, 0));
		let paid = adjusted();
		// What is begun of a unit stays owed.
		assert_eq!((paid.paid, paid.fee, paid.burned), (10_000, 5_000, 5_000));
		assert_eq!(position(ALICE).unwrap().principal, 995_000);
		assert_eq!(position(ALICE).unwrap().debt(index), 995_001);
		assert_eq!(supply(), 1_000_000 - 5_000);
		let record = Records::<Test>::get(USD).unwrap();
		assert_eq!((record.pot, record.principal), (20_000, 995_000));
	});
}

#[test]
fn out_of_what_is_borrowed_the_fee_is_kept() {
	run_with(Terms { borrow_fee_bp: 1_000, ..terms() }, || {
		assert_ok!(adjust(ALICE, 1_000_000, 900_000_000));
		Timestamp::set_timestamp(START + 73 * DAY);
		feed(200);
		events();
		assert_ok!(adjust(ALICE, 50_000, 0));
		let borrowed = adjusted();
		assert_eq!((borrowed.minted, borrowed.fee, borrowed.received), (50_000, 20_000, 30_000));
		assert_eq!((position(ALICE).unwrap().principal, supply()), (1_050_000, 1_050_000));
		assert_eq!(balance(USD, ALICE), 1_030_000);
		check();
		// Less than the fee: all of it is kept, and the rest of the fee stays owed.
		Timestamp::set_timestamp(START + 146 * DAY);
		feed(200);
		events();
		assert_ok!(adjust(ALICE, 1_000, 0));
		let borrowed = adjusted();
		assert_eq!((borrowed.minted, borrowed.fee, borrowed.received), (1_000, 1_000, 0));
	});
}

#[test]
fn the_fee_counts_in_the_ratio() {
	run_with(Terms { borrow_fee_bp: 5_000, ..terms() }, || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		next_block();
		feed(200);
		events();
		// What is owed is 1,000 and a part of a unit, with the unit borrowed a part of 1,002: they ask for 601,200.
		assert_noop!(adjust(ALICE, 1, 1_199), Error::<Test>::BelowInitialRatio);
		assert_ok!(adjust(ALICE, 1, 1_200));
		let borrowed = adjusted();
		assert_eq!((borrowed.minted, borrowed.fee, borrowed.received), (1, 0, 1));
		assert_eq!(has(ALICE), Some((601_200, 1_001)));
	});
}

/// Whose backing is frozen gets nothing out of it by borrowing either; he may repay.
#[test]
fn who_may_not_send_the_backing_borrows_nothing() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 900_000));
		Barred::set(Some((BTS, ALICE)));
		assert_noop!(adjust(ALICE, 1, 0), Error::<Test>::Barred);
		assert_noop!(
			BitAssets::quote_adjust(ALICE, USD, Adjustment { debt: 1, ..Adjustment::default() }),
			Error::<Test>::Barred
		);
		assert_ok!(adjust(ALICE, -1, 0));
		assert_ok!(adjust(ALICE, 0, 1));
		assert_ok!(adjust(BOB, 1_000, 600_000));
		Barred::set(None);
		assert_ok!(adjust(ALICE, 1, 0));
	});
}

/// The unit that a moment's fee is rounded up to frees no collateral: the ratio never falls below the initial one.
#[test]
fn repaying_units_does_not_empty_a_position() {
	run_with(Terms { borrow_fee_bp: 100, ..terms() }, || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		for _ in 0..50 {
			next_block();
			feed(200);
			let (collateral, debt) = has(ALICE).unwrap();
			let fair = i128::from(collateral / debt);
			assert_noop!(adjust(ALICE, -1, -fair - 2), Error::<Test>::BelowInitialRatio);
			assert_ok!(adjust(ALICE, -1, 1 - fair));
		}
		let (collateral, debt) = has(ALICE).unwrap();
		assert_eq!(debt, 950);
		assert!(collateral >= 600 * debt);
	});
}

#[test]
fn a_call_buys_what_restores_the_target() {
	run_with_usd(|| {
		assert_ok!(ask(ALICE, 1_000, 600_000, Some(25_000)));
		give(ALICE, CAROL, 338);
		feed(301);
		idle();
		// (2.5 · 301 · 1,000 − 600,000) / (2.5 · 301 − 301) = 337.8: 338 for 301 each.
		assert_eq!(offered(0), Some(101_738));
		sell_usd(CAROL, 338, 101_738);
		idle();
		assert_eq!(has(ALICE), Some((498_262, 662)));
		// 498,262 / (662 · 301) = 2.5005.
		assert_eq!(position(ALICE).unwrap().ratio_bp(INDEX_ONE, &price(301)), 25_005);
		assert_eq!(offered(0), None);
	});
}

#[test]
fn a_new_target_makes_a_new_order() {
	run_with_usd(|| {
		open();
		feed(301);
		idle();
		assert_eq!(offered(0), Some(301_000));
		events();
		assert_ok!(ask(ALICE, 0, 0, Some(25_000)));
		let told = events();
		assert!(matches!(
			&told[..],
			[
				Event::CallWithdrawn { who: ALICE, left: 301_000, .. },
				Event::Adjusted { .. },
				Event::MarginCalled { who: ALICE, sell: 101_738, receive: 338, resting: 101_738, .. }
			]
		));
		assert_eq!(offered(0), Some(101_738));
		check();
		// Saved: nothing is offered any more.
		assert_ok!(ask(ALICE, 0, 2_000, None));
		assert_eq!(offered(0), None);
		assert_ok!(adjust(ALICE, i128::MIN, 0));
		assert_eq!(balance(BTS, ALICE), ENDOWMENT);
	});
}

#[test]
fn what_was_taken_of_an_order_is_booked_first() {
	run_with_usd(|| {
		open();
		give(ALICE, CAROL, 400);
		feed(301);
		idle();
		sell_usd(CAROL, 400, 120_400);
		check();
		// He owes 600 and has 479,600 left.
		assert_ok!(adjust(ALICE, -100, 400));
		assert_eq!(has(ALICE), Some((480_000, 500)));
		check();
		assert_ok!(adjust(ALICE, i128::MIN, 0));
		assert_eq!(balance(BTS, ALICE), ENDOWMENT - 120_400);
	});
}

#[test]
fn numbers_of_positions_are_never_used_again() {
	run_with_usd(|| {
		open();
		assert_ok!(adjust(ALICE, i128::MIN, 0));
		open();
		let debt = Debts::<Test>::get(USD, ALICE).unwrap();
		assert_eq!((debt.id, Debtors::<Test>::get(USD, 0), Debtors::<Test>::get(USD, 1)), (1, None, Some(ALICE)));
	});
}

#[test]
fn whoever_has_no_call_pays_for_none() {
	run_with_usd(|| {
		type Parts = SubstrateWeight<Test>;
		let charged = |debt, collateral| {
			let call = crate::Call::adjust { asset: USD, adjustment: Adjustment { debt, collateral, target_bp: None } };
			let most = RuntimeCall::BitAssets(call).get_dispatch_info().call_weight;
			assert_eq!(most, Parts::adjust() + Parts::step_call(FILLS_MAX.into()));
			let asked = Adjustment { debt, collateral, target_bp: None };
			BitAssets::adjust(signed(ALICE), USD, asked).unwrap().actual_weight.unwrap()
		};
		assert_eq!(charged(1_000, 600_000), Parts::adjust());
		give(ALICE, CAROL, 300);
		feed(301);
		assert_eq!(charged(0, 1), Parts::adjust(), "the hook calls it");
		idle();
		assert_eq!(charged(0, 1), Parts::adjust() + Parts::step_call(0), "its order stays");
		assert_eq!(charged(0, 2_000), Parts::adjust() + Parts::step_call(0), "its order leaves the book");
		assert_eq!(charged(0, 1), Parts::adjust());
	});
}

#[test]
fn a_changed_position_whose_order_met_as_many_as_it_may_is_looked_at_again() {
	run_with_usd(|| {
		open();
		give(ALICE, CAROL, 200);
		feed(700);
		idle();
		assert_eq!(offered(0), Some(600_000));
		// 20 sellers ask for 620 each; she has 600 for each she owes, and then 650.
		for _ in 0..20 {
			sell_usd(CAROL, 10, 6_200);
		}
		assert_ok!(adjust(ALICE, 0, 50_000));
		assert_eq!(has(ALICE), Some((650_000 - 16 * 6_200, 1_000 - 160)));
		check();
		idle();
		assert_eq!(has(ALICE), Some((650_000 - 20 * 6_200, 800)));
		// 526,000 for 800: all she has.
		assert_eq!(offered(0), Some(526_000));
	});
}

#[test]
fn a_changed_position_whose_order_is_refused_is_tried_again_in_five_minutes() {
	use pallet_exchange::{Regime, Status};
	run_with_usd(|| {
		let market = |status| {
			let regime = Regime { status, ..Regime::default() };
			assert_ok!(Exchange::set_market(RuntimeOrigin::root(), BTS, USD, regime, None));
		};
		open();
		feed(301);
		idle();
		market(Status::Halted);
		assert_ok!(ask(ALICE, 0, 0, Some(25_000)));
		assert_eq!(offered(0), None);
		check();
		market(Status::Open);
		wait(DAY / RETRY_PART - 1);
		assert_eq!(offered(0), None);
		wait(1);
		assert_eq!(offered(0), Some(101_738));
	});
}
