//! Markets that mean harm, and margin calls in them (B-47 … B-50). Everybody who borrows gives his BitUSD to Carol.

use super::{scenes::*, *};
use frame_support::{dispatch::DispatchClass, traits::fungibles::Mutate};

#[test]
fn at_a_third_at_once_the_weakest_pay_all_and_the_strong_nothing() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 800_000);
		lend(DAVE, 1_000, 1_400_000);
		feed(600);
		idle();
		// 100 %, 133 % and 233 %: the first two offer 600 each.
		assert_eq!([offered(0), offered(1), offered(2)], [Some(600_000), Some(600_000), None]);
		assert_eq!(record().phase, Phase::Live);
		check();
		sell_usd(CAROL, 1_500, 900_000);
		check();
		idle();
		assert_eq!([holds(ALICE), holds(BOB)], [None, Some((500, 500_000))]);
		assert_eq!((gained(ALICE), gained(CAROL), offered(1)), (-600_000, 900_000, Some(300_000)));
		assert_eq!(supply(), 1_500);
	});
}

#[test]
fn at_a_third_in_steps_each_step_is_worked() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 800_000);
		events();
		let mut before = [0, 0];
		for quote in [250, 300, 301, 400, 401, 500, 599, 600] {
			feed(quote);
			idle();
			check();
			// Called below twice the debt's worth; then the whole debt is bought back at the feed.
			let wanted = [600_000, 800_000].map(|held| if held < 2_000 * quote { 1_000 * quote } else { 0 });
			assert_eq!([offered(0), offered(1)].map(|left| left.unwrap_or_default()), wanted.map(Balance::from));
			let out = [(ALICE, before[0]), (BOB, before[1])].into_iter().filter(|(_, left)| *left > 0);
			assert_eq!(withdrawn(), out.collect::<Vec<_>>(), "at {quote}");
			before = wanted;
			next_block();
		}
		assert_eq!([holds(ALICE), holds(BOB)], [Some((1_000, 600_000)), Some((1_000, 800_000))]);
	});
}

#[test]
fn what_was_bought_back_on_the_way_down_carries_a_position_further() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(400);
		idle();
		sell_usd(CAROL, 100, 40_000);
		next_block();
		assert_eq!((holds(ALICE), offered(0)), (Some((900, 560_000)), Some(360_000)));
		// 560,000 for 900 would do until 622.
		feed(622);
		idle();
		assert_eq!((offered(0), record().phase), (Some(559_800), Phase::Live));
		feed(623);
		idle();
		wait(CONFIRM - 1);
		assert_eq!(record().phase, Phase::Live);
		wait(1);
		let price = Price::new(560_000, 900).unwrap();
		assert_eq!(record().phase, Phase::Settled(Fund { price, collateral: 560_000, supply: 900 }));
	});
}

#[test]
fn a_thin_book_is_met_up_to_the_limit_and_the_rest_waits() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		sell_usd(CAROL, 100, 25_000);
		sell_usd(CAROL, 200, 60_000);
		sell_usd(CAROL, 300, 90_600);
		events();
		feed(301);
		idle();
		// 100 at 250 and 200 at 300; 302 is beyond the limit.
		assert_eq!((holds(ALICE), gained(CAROL)), (Some((700, 515_000)), 85_000));
		assert_eq!(offered(0), Some(210_700));
		let told = Event::MarginCalled {
			asset: USD,
			who: ALICE,
			tag: tag(USD, 0),
			sell: 301_000,
			receive: 1_000,
			resting: 210_700,
		};
		assert!(events().contains(&told));
	});
}

#[test]
fn a_call_pays_its_limit_and_not_a_unit_more() {
	// 300 at 301 each are 90,300.
	for (receive, left) in [(90_300, (700, 509_700)), (90_301, (1_000, 600_000))] {
		run_with_usd(|| {
			lend(ALICE, 1_000, 600_000);
			sell_usd(CAROL, 300, receive);
			feed(301);
			idle();
			assert_eq!(holds(ALICE), Some(left), "{receive} for 300");
		});
	}
}

#[test]
fn a_call_meets_more_orders_than_one_step_may() {
	for orders in [FILLS_MAX - 1, FILLS_MAX, FILLS_MAX + 1, 3 * FILLS_MAX] {
		run_with_usd(|| {
			lend(ALICE, 1_000, 600_000);
			(0..orders).for_each(|_| sell_usd(CAROL, 1, 250));
			feed(350);
			steps_a_block(1);
			let sold = || 1_000 - holds(ALICE).unwrap().0;
			while !at_rest() {
				let before = sold();
				next_block();
				assert!(sold() - before <= FILLS_MAX.into());
				check();
			}
			let left = 1_000 - u64::from(orders);
			assert_eq!(holds(ALICE), Some((left, 600_000 - 250 * u64::from(orders))));
			assert_eq!(offered(0), Some(Balance::from(350 * left)));
		});
	}
}

#[test]
fn an_owner_s_own_orders_fill_his_call_and_are_filled_by_it() {
	run_with_usd(|| {
		open(ALICE, 1_000, 600_000);
		give(ALICE, CAROL, 600);
		sell_usd(ALICE, 400, 100_000);
		feed(301);
		idle();
		assert_eq!((gained(ALICE), holds(ALICE)), (-500_000, Some((600, 500_000))));
		assert_eq!(offered(0), Some(180_600));
		check();
		give(CAROL, ALICE, 100);
		sell_usd(ALICE, 100, 30_100);
		assert_eq!((gained(ALICE), offered(0)), (-469_900, Some(150_500)));
		check();
		idle();
		assert_eq!(holds(ALICE), Some((500, 469_900)));
	});
}

#[test]
fn an_owner_does_not_get_in_front_of_his_call() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		// He bids for BitUSD at the price his call will: the chain's order is first.
		let size = Size::Offer { sell: 301_000, receive: 1_000 };
		assert_ok!(Exchange::place(signed(ALICE), BTS, USD, OrderTerms { size, ..order() }));
		feed(301);
		idle();
		sell_usd(CAROL, 1_000, 301_000);
		idle();
		assert_eq!((holds(ALICE), balance(USD, ALICE)), (None, 0));
	});
}

/// A thousand accounts of their own, each with a debt of 10 against 6,000 to 6,999, in no order.
fn a_thousand_positions() {
	for number in 0..1_000u64 {
		let (who, collateral) = (1_000 + number, 6_000 + number * 7 % 1_000);
		assert_ok!(Ledger::mint_into(STM, &who, 100));
		assert_ok!(Ledger::mint_into(BTS, &who, 10_000));
		open(who, 10, collateral);
		give(who, CAROL, 10);
		System::reset_events();
	}
}

fn collateral_of(who: &AccountId) -> u64 {
	position(*who).unwrap().collateral
}

#[test]
fn a_thousand_called_in_one_block_are_worked_off_weakest_first_and_charged() {
	run_with_usd(|| {
		a_thousand_positions();
		// 7,000 for 10 are 200 %: everybody is below.
		feed(350);
		events();
		steps_a_block(50);
		let mandatory = || System::block_weight().get(DispatchClass::Mandatory).to_owned();
		let look = <Test as Config>::WeightInfo::look();
		let mut all = vec![];
		for _ in 0..20 {
			assert!(!at_rest());
			let before = mandatory();
			next_block();
			assert_eq!(mandatory() - before, look + call_weight() * 50, "every step is charged");
			let now = called();
			assert_eq!(now.len(), 50);
			all.extend(now);
		}
		// One more step sees that nobody follows.
		let before = mandatory();
		next_block();
		assert_eq!(mandatory() - before, look + <Test as Config>::WeightInfo::step_look());
		assert!(at_rest());
		assert_eq!(all.len(), 1_000);
		assert!(all.windows(2).all(|pair| collateral_of(&pair[0]) < collateral_of(&pair[1])));
		check();
		// A hundred are filled in one block, and booked one a step.
		sell_usd(CAROL, 1_000, 350_000);
		assert_eq!(Fills::<Test>::iter_prefix(USD).count(), 100);
		check();
		next_block();
		let left = Fills::<Test>::iter_prefix(USD).count();
		assert!((1..100).contains(&left), "{left}");
		assert_eq!(record().positions as usize, 900 + left);
		check();
		// As many a block.
		(0..left.div_ceil(100 - left)).for_each(|_| next_block());
		assert_eq!((Fills::<Test>::iter_prefix(USD).count(), record().positions), (0, 900));
		assert_eq!((gained(CAROL), supply()), (350_000, 9_000));
	});
}

#[test]
fn a_hundred_blocks_without_room_after_transactions_keep_nobody_from_being_called() {
	run_with_usd(|| {
		a_thousand_positions();
		feed(350);
		// Nothing is left for `on_idle`; 1,001 steps are twelve in each of 84 blocks.
		steps_a_block(12);
		for block in 1..=100 {
			next_block();
			feed(350);
			assert_eq!(at_rest(), block >= 84, "block {block}");
		}
		assert_eq!(Ordered::<Test>::iter_prefix(USD).count(), 1_000);
	});
}

#[test]
fn less_than_a_step_of_room_does_nothing_and_breaks_nothing() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		idle();
		feed(301);
		HookWeight::set(least_room() - Weight::from_parts(1, 0));
		next_block();
		assert_eq!(record().seen, Some(price(200)));
		HookWeight::set(Weight::zero());
		next_block();
		assert_eq!(record().seen, Some(price(200)));
		check();
		steps_a_block(1);
		next_block();
		assert_eq!((record().seen, offered(0)), (Some(price(301)), Some(301_000)));
	});
}

/// Of those that others took the fill is booked before a settlement meets the next: of so many and not one more.
#[test]
fn a_settlement_meets_the_one_behind_as_many_as_are_booked_first() {
	for (taken, met) in [(BOOKS_MAX - 1, true), (BOOKS_MAX, true), (BOOKS_MAX + 1, false)] {
		run_with_usd(|| {
			for number in 0..=u64::from(taken) {
				let who = 1_000 + number;
				assert_ok!(Ledger::mint_into(STM, &who, 100));
				assert_ok!(Ledger::mint_into(BTS, &who, 10_000));
				lend(who, 10, 6_000 + number);
			}
			feed(350);
			idle();
			let taken = u64::from(taken);
			sell_usd(CAROL, 10 * taken, 3_500 * taken);
			assert_eq!(Fills::<Test>::iter_prefix(USD).count() as u64, taken);
			assert_ok!(BitAssets::settle(signed(CAROL), USD, 5));
			let sold = 10 * taken + if met { 5 } else { 0 };
			assert_eq!(gained(CAROL), i128::from(350 * sold), "{taken} taken");
			check();
		});
	}
}

#[test]
fn a_settlement_does_not_overtake_those_who_sell_for_less_than_the_call_s_limit() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		give(CAROL, DAVE, 1);
		sell_usd(DAVE, 1, 250);
		feed(301);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 400));
		assert_eq!((gained(CAROL), holds(ALICE)), (0, Some((1_000, 600_000))));
		// First the call meets Dave, at 250; then a settlement is met at once.
		idle();
		assert_eq!((gained(DAVE), holds(ALICE)), (250, Some((999, 599_750))));
		assert_ok!(BitAssets::cancel_settlement(signed(CAROL), USD, 0));
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 400));
		assert_eq!((gained(CAROL), holds(ALICE)), (120_400, Some((599, 479_350))));
		check();
		// 265 %: it was called, and is no longer.
		idle();
		assert_eq!(offered(0), None);
	});
}

/// The price rose and the call stands where it stood: what others offer between is met before it is paid for.
#[test]
fn a_settlement_is_met_at_no_more_than_the_call_stands_at() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(301);
		idle();
		give(CAROL, DAVE, 400);
		sell_usd(DAVE, 400, 120_800);
		feed(320);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		// What is left was called anew: it met Dave at 302, and nobody's order stands at more.
		assert_eq!((gained(CAROL), gained(DAVE), holds(ALICE)), (30_100, 120_800, Some((500, 449_100))));
		check();
	});
}

#[test]
fn a_settlement_that_comes_due_takes_the_called_position_from_the_book() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(250);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		wait(DAY - BLOCK_MS);
		feed(301);
		idle();
		sell_usd(CAROL, 100, 30_100);
		assert_eq!(offered(0), Some(270_900));
		check();
		// Due now: first what was sold is booked, then 100 are settled at 301. 539,800 for 800 are 224 %.
		next_block();
		assert_eq!((gained(CAROL), holds(ALICE), offered(0)), (60_200, Some((800, 539_800)), None));
	});
}

#[test]
fn a_settlement_never_meets_what_was_sold_already_and_is_not_booked_yet() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 600_000);
		lend(OWNER, 1_000, 6_000_000);
		feed(500);
		idle();
		give(CAROL, DAVE, 1_000);
		sell_usd(CAROL, 1_500, 750_000);
		// Alice's 1,000 and Bob's 500 are booked first; then he has 350,000 for 500, at 500.
		assert_ok!(BitAssets::settle(signed(DAVE), USD, 300));
		check();
		assert_eq!((gained(DAVE), holds(ALICE), holds(BOB)), (150_000, None, Some((200, 200_000))));
		assert_eq!((gained(ALICE), gained(CAROL)), (-500_000, 750_000));
		// 200 %: he is called no longer, and nothing more is met.
		assert_eq!(offered(1), None);
		assert_ok!(BitAssets::settle(signed(DAVE), USD, 100));
		assert_eq!(gained(DAVE), 150_000);
		assert_eq!(Requests::<Test>::iter_prefix(USD).count(), 1);
	});
}

#[test]
fn a_settlement_meets_four_called_positions_at_once_and_no_fifth() {
	run_with_usd(|| {
		let debtors = [ALICE, BOB, DAVE, OWNER, 11];
		debtors.iter().for_each(|who| lend(*who, 10, 6_000));
		feed(301);
		idle();
		events();
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 50));
		assert_eq!(debtors.map(|who| holds(who).is_some()), [false, false, false, false, true]);
		assert_eq!(gained(CAROL), 4 * 3_010);
		let waits = Request { who: CAROL, amount: 10, due: START + DAY };
		assert_eq!(Requests::<Test>::iter_prefix_values(USD).collect::<Vec<_>>(), [waits]);
		check();
		// 40 of 50 would have been enough for four.
		idle();
		assert_eq!(offered(4), Some(3_010));
	});
}

#[test]
fn a_position_closes_in_the_block_of_its_call() {
	// Before its order is made, and while it stands.
	for stands in [false, true] {
		run_with_usd(|| {
			open(ALICE, 1_000, 600_000);
			feed(301);
			if stands {
				idle();
				assert_eq!(offered(0), Some(301_000));
			}
			assert_ok!(adjust(ALICE, i128::MIN, 0));
			assert_eq!((gained(ALICE), holds(ALICE), offered(0), supply()), (0, None, None, 0));
			check();
			idle();
			assert_eq!(called().len(), usize::from(stands));
		});
	}
}

#[test]
fn a_position_closes_after_a_part_was_taken_and_before_that_is_booked() {
	run_with_usd(|| {
		open(ALICE, 1_000, 600_000);
		give(ALICE, CAROL, 300);
		feed(301);
		idle();
		sell_usd(CAROL, 300, 90_300);
		assert_ok!(adjust(ALICE, i128::MIN, 0));
		assert_eq!((gained(ALICE), gained(CAROL)), (-90_300, 90_300));
		assert_eq!((balance(USD, ALICE), supply(), Fills::<Test>::iter().count()), (0, 0, 0));
	});
}

#[test]
fn a_position_that_was_taken_whole_has_nothing_to_close_and_may_be_opened_anew() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(301);
		idle();
		sell_usd(CAROL, 1_000, 301_000);
		assert_eq!(refused(|| adjust(ALICE, i128::MIN, 0)), Error::<Test>::NothingBorrowed.into());
		assert_ok!(adjust(ALICE, 100, 90_300));
		assert_eq!(Debts::<Test>::get(USD, ALICE).map(|debt| debt.id), Some(1));
		assert_eq!(gained(ALICE), -301_000 - 90_300);
		check();
		idle();
		assert_eq!(holds(ALICE), Some((100, 90_300)));
	});
}

#[test]
fn an_owner_who_adds_collateral_takes_his_order_from_the_book() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(301);
		idle();
		sell_usd(CAROL, 100, 30_100);
		events();
		// What was taken is booked first.
		assert_ok!(adjust(ALICE, 0, 1));
		let told = events();
		let place = |wanted: fn(&Event<Test>) -> bool| told.iter().position(wanted).unwrap();
		let booked = place(|event| matches!(event, Event::DebtCovered { paid: 30_100, got: 100, .. }));
		let back = place(|event| matches!(event, Event::CallWithdrawn { left: 270_900, .. }));
		assert!(booked < back && back < place(|event| matches!(event, Event::Adjusted { .. })));
		check();
		// 569,901 for 900 are 210 %.
		idle();
		assert_eq!((offered(0), called()), (None, vec![]));
		feed(317);
		idle();
		assert_eq!(offered(0), Some(285_300));
		assert_noop!(adjust(ALICE, 0, -1), Error::<Test>::BelowInitialRatio);
		// A unit more does not make it sound: its order stands where it stood.
		events();
		assert_ok!(adjust(ALICE, 0, 1));
		assert_eq!((offered(0), withdrawn()), (Some(285_300), vec![]));
		// Twice 285,300 does.
		assert_ok!(adjust(ALICE, 0, 570_600 - 569_902));
		idle();
		assert_eq!((offered(0), holds(ALICE)), (None, Some((900, 570_600))));
	});
}

#[test]
fn maintenance_binds_to_the_unit_of_collateral() {
	run(|| {
		create(terms());
		feed(100);
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 599_999);
		feed(300);
		idle();
		assert_eq!((offered(0), offered(1)), (None, Some(300_000)));
	});
}

#[test]
fn insolvency_binds_to_the_unit_of_collateral() {
	for (collateral, lives) in [(600_000, true), (599_999, false)] {
		run(|| {
			create(terms());
			feed(100);
			lend(ALICE, 1_000, collateral);
			feed(600);
			confirm();
			assert_eq!(record().phase == Phase::Live, lives);
			assert_eq!(offered(0), lives.then_some(600_000));
		});
	}
}

#[test]
fn a_day_s_volume_binds_to_the_unit() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 201));
		wait(DAY - 1);
		feed(200);
		wait(1);
		// A fifth of 1,000.
		assert_eq!((gained(CAROL), holds(ALICE)), (40_000, Some((800, 560_000))));
		check();
		wait(DAY - 2);
		feed(200);
		wait(1);
		assert_eq!(gained(CAROL), 40_000);
		wait(1);
		assert_eq!((gained(CAROL), holds(ALICE)), (40_200, Some((799, 559_800))));
	});
}

#[test]
fn a_rest_of_the_day_s_volume_that_is_worth_nothing_sends_nobody_home() {
	run(|| {
		create(terms());
		feed_at(Price::new(1, 10).unwrap());
		lend(ALICE, 1_007, 303);
		// A fifth of the supply, rounded up, is 202: the first takes 200, and 2 are worth nothing.
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 200));
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		wait(DAY - 1);
		feed_at(Price::new(1, 10).unwrap());
		wait(1);
		assert_eq!((gained(CAROL), holds(ALICE)), (20, Some((807, 283))));
		assert_eq!(balance(USD, CAROL), 707, "100 wait for tomorrow");
		check();
		wait(DAY - 2);
		feed_at(Price::new(1, 10).unwrap());
		wait(2);
		assert_eq!((gained(CAROL), holds(ALICE)), (30, Some((707, 273))));
		assert_eq!(balance(USD, CAROL), 707);
	});
}

#[test]
fn a_settlement_that_no_day_could_pay_goes_back() {
	run(|| {
		create(terms());
		feed_at(Price::new(1, 30).unwrap());
		lend(ALICE, 100, 10);
		// A fifth of the supply is worth less than a unit, today as on any day.
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		wait(DAY - 1);
		feed_at(Price::new(1, 30).unwrap());
		wait(1);
		assert_eq!((balance(USD, CAROL), gained(CAROL)), (100, 0));
		assert_eq!(Requests::<Test>::iter().count(), 0);
	});
}

#[test]
fn settlements_worth_nothing_hold_up_no_other() {
	run(|| {
		create(terms());
		feed_at(Price::new(1, 10).unwrap());
		lend(ALICE, 1_000, 300);
		for amount in [50, 5, 50, 5, 50] {
			assert_ok!(BitAssets::settle(signed(CAROL), USD, amount));
		}
		wait(DAY - 1);
		feed_at(Price::new(1, 10).unwrap());
		wait(1);
		// Each 50 are worth 5; each 5 nothing, on any day.
		assert_eq!((gained(CAROL), holds(ALICE)), (15, Some((850, 285))));
		assert_eq!((balance(USD, CAROL), Requests::<Test>::iter().count()), (850, 0));
	});
}

/// Everything may be settled in one day.
fn without_volume() -> Terms {
	Terms { settlement: SettlementTerms { volume_bp: 10_000, ..terms().settlement }, ..terms() }
}

#[test]
fn dust_is_bought_back_for_a_unit() {
	run(|| {
		create(without_volume());
		feed_at(Price::new(1, 10).unwrap());
		assert_noop!(adjust(ALICE, 4, 1), Error::<Test>::BelowInitialRatio);
		lend(ALICE, 3, 1);
		// A debt worth three quarters of a unit: 133 %.
		feed_at(Price::new(1, 4).unwrap());
		idle();
		assert_eq!(offered(0), Some(1));
		sell_usd(CAROL, 3, 1);
		idle();
		assert_eq!((holds(ALICE), gained(ALICE), gained(CAROL), supply()), (None, -1, 1, 0));
	});
}

#[test]
fn dust_is_settled_whole_or_not_at_all() {
	run(|| {
		create(without_volume());
		feed_at(Price::new(1, 10).unwrap());
		lend(ALICE, 3, 1);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 2));
		wait(DAY - 1);
		feed_at(Price::new(1, 10).unwrap());
		wait(1);
		assert_eq!((balance(USD, CAROL), holds(ALICE)), (3, Some((3, 1))), "two are worth nothing");
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 3));
		wait(DAY - 1);
		feed_at(Price::new(1, 10).unwrap());
		wait(1);
		assert_eq!((holds(ALICE), gained(CAROL), supply()), (None, 1, 0));
	});
}

#[test]
fn a_thousand_dust_positions_hold_nobody_up() {
	run(|| {
		create(without_volume());
		feed_at(Price::new(1, 10).unwrap());
		for who in 1_000..1_200 {
			assert_ok!(Ledger::mint_into(STM, &who, 100));
			assert_ok!(Ledger::mint_into(BTS, &who, 1));
			lend(who, 3, 1);
		}
		lend(ALICE, 3_000, 1_200);
		// Dust is the weakest: 133 % against 160 %. Both are called.
		feed_at(Price::new(1, 4).unwrap());
		steps_a_block(50);
		(0..5).for_each(|_| next_block());
		check();
		assert!(at_rest(), "201 calls and a look are five blocks");
		assert_eq!(offered(200), Some(750));
		assert_eq!(Ordered::<Test>::iter_prefix(USD).count(), 201);
	});
}

#[test]
fn while_the_backing_asset_is_paused_what_is_due_becomes_claimable() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		sell_usd(CAROL, 400, 100_000);
		assert_ok!(Assets::freeze_asset(signed(OWNER), 1.into()));
		feed(301);
		idle();
		// The call met Carol's order; what she is owed waits in the exchange.
		assert_eq!((holds(ALICE), offered(0)), (Some((600, 500_000)), Some(180_600)));
		check();
		give(CAROL, ALICE, 600);
		// Nobody can be paid in BTS, nor pay in it.
		refused(|| adjust(ALICE, i128::MIN, 0));
		refused(|| adjust(ALICE, 0, 1));
		assert_ok!(adjust(ALICE, -100, 0));
		assert_eq!(holds(ALICE), Some((500, 500_000)));
		// 332 %: sound. Below it the holders' fund is made all the same.
		feed(1_001);
		confirm();
		assert!(matches!(record().phase, Phase::Settled(_)));
		check();
		refused(|| BitAssets::redeem(signed(ALICE), USD, 500));
		assert_ok!(Assets::thaw_asset(signed(OWNER), 1.into()));
		assert_ok!(BitAssets::redeem(signed(ALICE), USD, 500));
		assert_ok!(Exchange::claim(signed(CAROL), BTS, CAROL));
		assert_eq!((gained(ALICE), gained(CAROL), supply()), (-100_000, 100_000, 0));
	});
}

#[test]
fn what_a_paused_asset_keeps_from_a_debtor_and_a_holder_is_theirs_to_claim() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(250);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		wait(DAY - 1);
		feed(250);
		assert_ok!(Assets::freeze_asset(signed(OWNER), 1.into()));
		wait(1);
		assert_eq!(Claimable::<Test>::get(CAROL, BTS), 25_000);
		refused(|| BitAssets::claim(signed(CAROL), BTS));
		assert_eq!(Claimable::<Test>::get(CAROL, BTS), 25_000);
		check();
		// 900 for 575,000: closed at 600, 35,000 are Alice's.
		feed(600);
		idle();
		assert_ok!(Assets::thaw_asset(signed(OWNER), 1.into()));
		sell_usd(CAROL, 900, 540_000);
		assert_ok!(Assets::freeze_asset(signed(OWNER), 1.into()));
		idle();
		assert_eq!((holds(ALICE), Claimable::<Test>::get(ALICE, BTS)), (None, 35_000));
		check();
		assert_ok!(Assets::thaw_asset(signed(OWNER), 1.into()));
		assert_ok!(BitAssets::claim(signed(CAROL), BTS));
		assert_ok!(BitAssets::claim(signed(ALICE), BTS));
		assert_eq!((gained(CAROL), gained(ALICE)), (565_000, -565_000));
	});
}

#[test]
fn a_debtor_whose_account_is_blocked_is_called_like_anybody() {
	run(|| {
		create_behind(IOU, terms());
		feed(200);
		lend(ALICE, 1_000, 600_000);
		assert_ok!(Assets::block(signed(OWNER), 2.into(), ALICE));
		feed(301);
		idle();
		assert_eq!(offered(0), Some(301_000));
		let terms = OrderTerms { size: Size::Offer { sell: 1_000, receive: 301_000 }, ..order() };
		assert_ok!(Exchange::place(signed(CAROL), USD, IOU, terms));
		idle();
		assert_eq!((holds(ALICE), balance(IOU, CAROL)), (None, ENDOWMENT + 301_000));
		assert_eq!(Claimable::<Test>::get(ALICE, IOU), 299_000);
		check();
		assert_ok!(Assets::thaw(signed(OWNER), 2.into(), ALICE));
		assert_ok!(BitAssets::claim(signed(ALICE), IOU));
		assert_eq!(balance(IOU, ALICE), ENDOWMENT - 301_000);
	});
}

#[test]
fn a_halted_market_neither_calls_nor_winds_anything_up() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		let halt = |status| {
			let regime = pallet_exchange::Regime { status, ..Default::default() };
			assert_ok!(Exchange::set_market(RuntimeOrigin::root(), BTS, USD, regime, None));
		};
		halt(pallet_exchange::Status::Halted);
		feed(601);
		idle();
		assert_eq!((record().phase, offered(0), at_rest()), (Phase::Live, None, true));
		// While nobody can buy or sell, nobody is insolvent; it is tried again every five minutes.
		(0..5).for_each(|_| wait(RETRY));
		assert_eq!((record().phase, offered(0), at_rest()), (Phase::Live, None, true));
		check();
		halt(pallet_exchange::Status::Open);
		wait(RETRY - 1);
		assert_eq!(offered(0), None);
		wait(1);
		assert_eq!(offered(0), Some(600_000));
		confirm();
		assert!(matches!(record().phase, Phase::Settled(_)));
	});
}

/// Calls go on, and nobody can sell into them: in safe mode nothing is wound up.
#[test]
fn where_nobody_may_trade_nobody_is_insolvent() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(601);
		Trading::set(false);
		confirm();
		(0..5).for_each(|_| wait(RETRY));
		assert_eq!((record().phase, record().since, offered(0)), (Phase::Live, None, Some(600_000)));
		check();
		// Its time begins when they may again.
		Trading::set(true);
		wait(RETRY);
		assert!(record().since.is_some());
		wait(CONFIRM - 1);
		assert_eq!(record().phase, Phase::Live);
		wait(1);
		idle();
		assert!(matches!(record().phase, Phase::Settled(_)));
	});
}

#[test]
fn more_called_than_its_target_needs_is_not_sold() {
	run_with_usd(|| {
		let adjustment = Adjustment { debt: 1_000, collateral: 600_000, target_bp: Some(20_000) };
		assert_ok!(BitAssets::adjust(signed(ALICE), USD, adjustment));
		give(ALICE, CAROL, 1_000);
		feed(400);
		idle();
		// x · 400 for x: 600,000 − 400 x ≥ 800 (1,000 − x), so x = 500.
		assert_eq!(offered(0), Some(200_000));
		sell_usd(CAROL, 500, 200_000);
		idle();
		assert_eq!((holds(ALICE), offered(0)), (Some((500, 400_000)), None));
	});
}

#[test]
fn interest_alone_calls_a_position_that_somebody_pushes() {
	run_with(costly(terms()), || {
		lend(ALICE, 1_000, 600_000);
		feed(300);
		idle();
		assert_eq!(offered(0), None);
		wait(BLOCK_MS);
		// What it owes is above 1,000 by a hair: 600,000 are no longer twice that. Nobody looks until somebody pushes.
		assert_eq!(offered(0), None);
		assert_ok!(BitAssets::push(signed(DAVE), USD, 5));
		assert_eq!(offered(0), Some(1_001 * 300));
		check();
	});
}
