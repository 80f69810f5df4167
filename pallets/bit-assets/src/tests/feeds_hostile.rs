//! Feeds that jump, lie, stop and return (B-53).

use super::{scenes::*, *};

fn moves() -> Vec<Option<Price>> {
	let moved = |event| if let Event::FeedMoved { price, .. } = event { Some(price) } else { None };
	events().into_iter().filter_map(moved).collect()
}

#[test]
fn a_jump_that_is_over_before_the_block_is_never_was() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		idle();
		events();
		feed(601);
		feed(200);
		idle();
		let told = events();
		let others = |event: &&Event<Test>| !matches!(event, Event::FeedPublished { .. });
		assert_eq!(told.iter().filter(others).count(), 0);
		assert_eq!((record().phase, offered(0)), (Phase::Live, None));
	});
}

#[test]
fn over_blocks_orders_are_withdrawn_and_made_again_weakest_first() {
	run_with_usd(|| {
		lend(BOB, 1_000, 610_000);
		lend(ALICE, 1_000, 600_000);
		events();
		for _ in 0..3 {
			feed(310);
			next_block();
			// 610,000 and 600,000 for 310,000.
			assert_eq!(called(), [ALICE, BOB]);
			assert_eq!([offered(0), offered(1)], [Some(310_000), Some(310_000)]);
			check();
			feed(300);
			next_block();
			let mut left = withdrawn();
			left.sort_unstable();
			assert_eq!((left, [offered(0), offered(1)]), (vec![(ALICE, 310_000), (BOB, 310_000)], [None, None]));
			check();
		}
		assert_eq!([holds(BOB), holds(ALICE)], [Some((1_000, 610_000)), Some((1_000, 600_000))]);
	});
}

#[test]
fn a_jump_in_the_middle_of_a_pass_is_followed_by_another_pass() {
	run_with_usd(|| {
		let debtors = [ALICE, BOB, DAVE, OWNER];
		debtors.iter().zip(600_000..).for_each(|(who, collateral)| lend(*who, 1_000, collateral));
		events();
		steps_a_block(1);
		feed(310);
		next_block();
		assert_eq!(called(), [ALICE]);
		check();
		feed(320);
		step_by_step();
		// The pass goes on, at the new price, and another one follows.
		assert_eq!(called(), [BOB, DAVE, OWNER, ALICE]);
		assert_eq!([0, 1, 2, 3].map(offered), [Some(320_000); 4]);
		feed(200);
		step_by_step();
		assert_eq!(debtors.map(|who| holds(who).unwrap().0), [1_000; 4]);
		assert_eq!((0..4).filter_map(offered).count(), 0);
		assert!(at_rest());
	});
}

#[test]
fn one_liar_among_three_moves_nothing() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		idle();
		events();
		for quote in [u64::MAX, 1, 2_000] {
			says(FEEDERS[0], quote);
			idle();
			assert_eq!((moves(), offered(0)), (vec![], None));
		}
		says(FEEDERS[0], 2_000);
		says(FEEDERS[1], 210);
		says(FEEDERS[2], 205);
		idle();
		assert_eq!(moves(), [Some(price(210))]);
	});
}

/// Four feeders, all at 200.
fn four_feeders() -> [AccountId; 4] {
	let four = [11, 12, 13, DAVE];
	assert_ok!(BitAssets::set_feeders(signed(OWNER), USD, four.to_vec().try_into().unwrap()));
	four.iter().for_each(|who| says(*who, 200));
	idle();
	events();
	four
}

/// More than half of four must be live.
fn terms_for_four() -> Terms {
	Terms { feed: FeedRules { feeders_min: 3, ..terms().feed }, ..terms() }
}

#[test]
fn half_the_feeders_do_not_lie_downwards() {
	run_with(terms_for_four(), || {
		let four = four_feeders();
		says(four[0], 1);
		says(four[1], 1);
		idle();
		assert_eq!(moves(), []);
		assert_noop!(adjust(ALICE, 1_000, 599_999), Error::<Test>::BelowInitialRatio);
		// A third liar does: that is more than half.
		says(four[2], 1);
		idle();
		assert_eq!(moves(), [Some(price(1))]);
	});
}

#[test]
fn half_the_feeders_can_lie_upwards_but_not_for_ten_minutes_if_one_of_them_is_put_right() {
	run_with(terms_for_four(), || {
		let four = four_feeders();
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 6_000_000);
		says(four[0], 2_000);
		idle();
		assert_eq!((moves(), record().phase), (vec![], Phase::Live));
		says(four[1], 2_000);
		idle();
		// Of an even number the upper of the two in the middle counts (documented): more than half must be honest.
		assert_eq!((moves(), offered(0), offered(1)), (vec![Some(price(2_000))], Some(600_000), None));
		wait(CONFIRM - 1);
		says(four[1], 200);
		next_block();
		assert_eq!((record().phase, offered(0)), (Phase::Live, None));
		check();
		// Otherwise all are closed, but at what the weakest has: nobody pays the lie.
		says(four[1], 2_000);
		confirm();
		let fund = Fund { price: price(600), collateral: 1_200_000, supply: 2_000 };
		assert_eq!(record().phase, Phase::Settled(fund));
		assert_eq!((gained(ALICE), gained(BOB)), (-600_000, -600_000));
	});
}

#[test]
fn insolvency_must_last_without_a_break() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(601);
		idle();
		wait(CONFIRM - 1);
		// A moment of another price.
		feed(600);
		idle();
		feed(601);
		idle();
		wait(CONFIRM - 1);
		assert_eq!(record().phase, Phase::Live);
		wait(1);
		assert!(matches!(record().phase, Phase::Settled(_)));
	});
}

#[test]
fn a_liar_whose_report_outlives_the_honest_ones_is_alone_and_makes_no_price() {
	run(|| {
		let lonely = Terms { feed: FeedRules { feeders_min: 1, ..terms().feed }, ..terms() };
		assert_ok!(BitAssets::create(signed(OWNER), symbol("USD"), 0, BTS, false, lonely));
		let feeders = || FEEDERS.to_vec().try_into().unwrap();
		assert_eq!(refused(|| BitAssets::set_feeders(signed(OWNER), USD, feeders())), Error::<Test>::FeedersMin.into());
	});
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		wait(DAY - BLOCK_MS);
		says(FEEDERS[0], 601);
		idle();
		assert_eq!((record().seen, record().phase), (Some(price(200)), Phase::Live));
		// The other two reports are a day old now.
		next_block();
		assert_eq!((record().seen, offered(0)), (None, None));
		check();
		confirm();
		assert_eq!(record().phase, Phase::Live);
	});
}

#[test]
fn a_feed_that_stops_stops_everything_but_what_makes_positions_safer() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		open(BOB, 1_000, 900_000);
		feed(250);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		feed(301);
		idle();
		assert_eq!(offered(0), Some(301_000));
		wait(DAY - 1);
		assert_eq!(offered(0), Some(301_000));
		events();
		// The reports are a day old.
		wait(1);
		assert_eq!((offered(0), gained(CAROL), at_rest()), (None, 0, true));
		assert_eq!(balance(USD, CAROL), 1_000, "her settlement was due, and came back");
		assert!(moves().contains(&None));
		check();
		assert_noop!(BitAssets::settle(signed(CAROL), USD, 1), Error::<Test>::NoPrice);
		assert_noop!(adjust(ALICE, 1, 1_000_000), Error::<Test>::NoPrice);
		assert_noop!(adjust(DAVE, 1, 1_000_000), Error::<Test>::NoPrice);
		assert_noop!(adjust(BOB, 0, -1), Error::<Test>::NoPrice);
		assert_noop!(BitAssets::redeem(signed(CAROL), USD, 1), Error::<Test>::NotSettled);
		assert_ok!(BitAssets::push(signed(CAROL), USD, 10));
		assert_ok!(BitAssets::deposit(signed(CAROL), USD, 10));
		assert_ok!(adjust(ALICE, 0, 1));
		give(CAROL, ALICE, 100);
		assert_ok!(adjust(ALICE, -100, 0));
		assert_ok!(adjust(BOB, i128::MIN, 0));
		assert_eq!((gained(BOB), supply()), (0, 900));
		check();
		wait(3 * DAY);
		assert_eq!((offered(0), gained(CAROL)), (None, 0));
		// It returns: 600,001 for 315,000 are 190 %.
		feed(350);
		events();
		idle();
		assert_eq!(called(), [ALICE]);
		assert_eq!((gained(CAROL), holds(ALICE), offered(0)), (0, Some((900, 600_001)), Some(315_000)));
	});
}

#[test]
fn a_feed_that_returns_at_the_same_price_before_anybody_looked_changes_nothing() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(301);
		idle();
		HookWeight::set(Weight::zero());
		wait(DAY);
		assert_eq!(offered(0), Some(301_000));
		feed(301);
		idle();
		assert_eq!(offered(0), Some(301_000));
		check();
		HookWeight::set(Weight::zero());
		wait(DAY);
		idle();
		assert_eq!(offered(0), None);
	});
}

#[test]
fn what_was_taken_in_the_feed_s_last_block_is_booked_without_a_price() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(301);
		idle();
		wait(DAY - 1);
		sell_usd(CAROL, 100, 30_100);
		wait(1);
		assert_eq!((holds(ALICE), offered(0), gained(CAROL)), (Some((900, 569_900)), None, 30_100));
	});
}

#[test]
fn while_the_feed_is_dead_and_nobody_looked_its_orders_may_be_taken() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(301);
		idle();
		// A block without room for a step: the order stands at the last price there was.
		HookWeight::set(Weight::zero());
		wait(2 * DAY);
		sell_usd(CAROL, 1_000, 301_000);
		check();
		steps_a_block(1);
		next_block();
		assert_eq!((holds(ALICE), gained(ALICE), supply()), (None, -301_000, 0));
	});
}

#[test]
fn an_owner_who_puts_liars_in_place_gives_notice_and_takes_no_more_than_the_weakest_has() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 6_000_000);
		let liars = vec![FEEDERS[0], DAVE, OWNER];
		assert_ok!(BitAssets::set_feeders(signed(OWNER), USD, liars.clone().try_into().unwrap()));
		assert_eq!(refused(|| BitAssets::publish_feed(signed(DAVE), USD, price(1))), Error::<Test>::NotFeeder.into());
		wait(NOTICE - 1);
		feed(200);
		assert_eq!((record().seen, offered(0)), (Some(price(200)), None));
		events();
		// One of the three has reported.
		wait(1);
		assert_eq!((moves(), offered(0)), (vec![None], None));
		check();
		liars.iter().for_each(|who| says(*who, u64::MAX));
		confirm();
		let fund = Fund { price: price(600), collateral: 1_200_000, supply: 2_000 };
		assert_eq!((record().phase, gained(BOB)), (Phase::Settled(fund), -600_000));
	});
}
