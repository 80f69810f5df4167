//! Positions that cannot pay (B-50): the fund, bids and revival; and the cap of BitAssets that never settle.

use super::{scenes::*, *};

fn fund() -> Option<Fund> {
	record().fund()
}

fn is_settled() -> bool {
	matches!(record().phase, Phase::Settled(_))
}

/// The same a block at a time, one step each.
fn confirm_step_by_step() {
	step_by_step();
	wait(CONFIRM);
	check();
	step_by_step();
}

#[test]
fn several_positions_savings_settlements_and_fills_that_wait_go_into_one_fund() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 900_000);
		lend(DAVE, 1_000, 620_000);
		assert_ok!(BitAssets::deposit(signed(CAROL), USD, 500));
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 300));
		feed(301);
		idle();
		sell_usd(CAROL, 100, 30_100);
		feed(700);
		confirm_step_by_step();
		// Alice had 569,900 for 900, Bob 900,000 for 1,000; Dave is the weakest with 620 for each, and all pay that.
		assert_eq!(fund(), Some(Fund { price: price(620), collateral: 1_798_000, supply: 2_900 }));
		assert!(is_settled());
		assert_eq!((gained(ALICE), gained(BOB), gained(DAVE)), (-588_100, -620_000, -620_000));
		assert_eq!((balance(USD, CAROL), Requests::<Test>::iter().count()), (2_400, 0));
		assert_noop!(BitAssets::settle(signed(CAROL), USD, 1), Error::<Test>::GloballySettled);
		assert_noop!(adjust(ALICE, 1, 10_000), Error::<Test>::GloballySettled);
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 2_400));
		assert_eq!(gained(CAROL), 30_100 + 1_488_000);
		check();
		assert_ok!(BitAssets::withdraw(signed(CAROL), USD, 500));
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 500));
		assert_eq!((gained(CAROL), supply()), (30_100 + 1_798_000, 0));
		// Nothing is owed and nothing is there: it lives again.
		idle();
		assert_eq!((record().phase, record().positions), (Phase::Live, 0));
		open(ALICE, 100, 210_000);
	});
}

#[test]
fn what_is_taken_while_positions_are_being_closed_is_booked_first() {
	let own = Price::new(600_000, 1_002).unwrap();
	run_with(costly(terms()), || {
		lend(ALICE, 1_000, 600_000);
		lend(DAVE, 1_000, 620_000);
		feed(599);
		idle();
		assert_eq!([offered(0), offered(1)], [Some(599_000), Some(599_000)]);
		// Two days cost 2.74: Alice owes 1,002.74 and has 600,000 for it, at 599.
		wait(2 * DAY);
		assert_eq!([offered(0), offered(1)], [Some(600_000), Some(1_003 * 599)]);
		steps_a_block(1);
		wait(CONFIRM);
		assert_eq!(record().phase, Phase::Closing(Fund { price: own, collateral: 0, supply: 0 }));
		check();
		next_block();
		// Alice is closed; Dave's order still stands, and Carol sells into it.
		assert_eq!(fund(), Some(Fund { price: own, collateral: 600_000, supply: 1_000 }));
		sell_usd(CAROL, 500, 299_500);
		check();
		next_block();
		// Of 500 the fee takes 2: 502.74 are left of 1,002.74.
		assert_eq!((holds(DAVE), record().pot), (Some((502, 320_500)), 2));
		check();
		step_by_step();
		// Rounded up they are 503; at 600,000 for 1,002 that is 301,197.6.
		assert_eq!(fund(), Some(Fund { price: own, collateral: 901_198, supply: 1_502 }));
		assert_eq!((gained(DAVE), gained(CAROL), supply()), (-299_500 - 301_198, 299_500, 1_502));
	});
}

#[test]
fn closing_goes_on_without_a_feed_and_when_the_price_came_back() {
	for dead in [true, false] {
		run_with_usd(|| {
			[ALICE, BOB, DAVE].iter().for_each(|who| lend(*who, 1_000, 600_000));
			feed(601);
			step_by_step();
			wait(CONFIRM);
			assert!(matches!(record().phase, Phase::Closing(_)));
			if dead {
				wait(2 * DAY);
			} else {
				feed(200);
			}
			check();
			step_by_step();
			assert_eq!(fund(), Some(Fund { price: price(600), collateral: 1_800_000, supply: 3_000 }));
			assert!(is_settled());
		});
	}
}

/// EX-8's last row: 1,000 BitUSD of Carol's share 600,000 BTS.
fn ruin() {
	lend(ALICE, 1_000, 600_000);
	feed(601);
	confirm();
	assert!(is_settled());
	events();
}

#[test]
fn bids_that_cover_everything_at_the_initial_ratio_revive() {
	run_with_usd(|| {
		ruin();
		feed(250);
		let bid = |who, debt, extra| {
			assert_ok!(BitAssets::bid(signed(who), USD, debt, extra));
		};
		bid(BOB, 600, 90_000);
		bid(OWNER, 100, 1_000);
		bid(DAVE, 600, 60_000);
		idle();
		// Dave would have 280 %.
		assert!(is_settled());
		check();
		bid(DAVE, 600, 120_000);
		assert_eq!(gained(DAVE), -120_000);
		idle();
		wait(CONFIRM - 1);
		assert!(is_settled());
		wait(1);
		// Dave: 360,000 of the fund and 120,000 for 600. Bob is cut to 400 with 60,000, exactly 300 %.
		assert_eq!(record().phase, Phase::Live);
		assert_eq!((holds(DAVE), holds(BOB)), (Some((600, 480_000)), Some((400, 300_000))));
		assert_eq!((gained(DAVE), gained(BOB), gained(OWNER)), (-120_000, -60_000, 0));
		assert_eq!((supply(), Bids::<Test>::iter().count()), (1_000, 0));
		check();
		// And it is a BitAsset like any other: Bob is called at 376.
		feed(376);
		idle();
		assert_eq!(called(), [BOB]);
		sell_usd(CAROL, 400, 150_400);
		idle();
		assert_eq!((holds(BOB), gained(BOB)), (None, -60_000 + 149_600));
		// A second ruin, with the bids' positions.
		feed(801);
		confirm();
		assert_eq!(fund(), Some(Fund { price: price(800), collateral: 480_000, supply: 600 }));
	});
}

#[test]
fn the_initial_ratio_binds_bids_to_the_unit() {
	for (extra, revives) in [(149_999, false), (150_000, true)] {
		run_with_usd(|| {
			ruin();
			feed(250);
			assert_ok!(BitAssets::bid(signed(BOB), USD, 1_000, extra));
			confirm();
			assert_eq!(record().phase == Phase::Live, revives);
		});
	}
}

#[test]
fn the_supply_binds_bids_to_the_unit_and_holders_who_redeem_help() {
	run_with_usd(|| {
		ruin();
		feed(200);
		assert_ok!(BitAssets::bid(signed(BOB), USD, 999, 0));
		confirm();
		assert!(is_settled());
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 1));
		confirm();
		assert_eq!((record().phase, holds(BOB)), (Phase::Live, Some((999, 599_400))));
	});
}

#[test]
fn without_a_price_nothing_revives_and_holders_still_redeem() {
	run_with_usd(|| {
		ruin();
		wait(2 * DAY);
		assert_ok!(BitAssets::bid(signed(BOB), USD, 1_000, 0));
		idle();
		assert_ok!(BitAssets::push(signed(BOB), USD, 10));
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 500));
		idle();
		assert!(is_settled());
		check();
		feed(201);
		confirm();
		assert!(is_settled(), "600 are not three times 201");
		feed(200);
		confirm();
		assert_eq!((record().phase, holds(BOB)), (Phase::Live, Some((500, 300_000))));
	});
}

#[test]
fn an_empty_fund_is_over_at_once_without_a_price() {
	run_with_usd(|| {
		ruin();
		wait(2 * DAY);
		assert_ok!(BitAssets::bid(signed(BOB), USD, 1_000, 7));
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 1_000));
		assert_eq!(fund(), Some(Fund { price: price(600), collateral: 0, supply: 0 }));
		check();
		idle();
		// The bid took nothing over.
		assert_eq!((record().phase, record().positions, gained(BOB)), (Phase::Live, 0, 0));
		check();
		feed(200);
		open(ALICE, 1_000, 600_000);
	});
}

#[test]
fn savings_outlive_a_fund_and_its_revival() {
	run_with(costly(terms()), || {
		lend(ALICE, 1_000, 600_000);
		assert_ok!(BitAssets::deposit(signed(CAROL), USD, 900));
		wait(2 * DAY);
		give(CAROL, ALICE, 50);
		// Two days cost 2.74, and two units are paid.
		assert_ok!(adjust(ALICE, -50, 0));
		assert_eq!((holds(ALICE), record().pot), (Some((952, 600_000)), 902));
		feed(700);
		confirm();
		assert!(is_settled());
		check();
		assert_ok!(BitAssets::bid(signed(BOB), USD, 952, 2_000_000));
		confirm();
		assert_eq!(record().phase, Phase::Live);
		wait(7 * DAY);
		assert_ok!(BitAssets::withdraw(signed(CAROL), USD, 900));
		// 2 came in; a part of a unit stays in the pot.
		assert_eq!(balance(USD, CAROL), 50 + 901);
	});
}

#[test]
fn without_settlement_calls_are_capped_at_what_the_weakest_has() {
	run_with(without_settlement(), || {
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 700_000);
		feed(650);
		idle();
		// Alice has 600 for each; so Bob pays no more either.
		assert_eq!([offered(0), offered(1)], [Some(600_000), Some(600_000)]);
		assert_eq!(record().phase, Phase::Live);
		check();
		sell_usd(CAROL, 1_000, 600_000);
		idle();
		// She is gone, and with her the cap.
		assert_eq!((holds(ALICE), gained(ALICE), offered(1)), (None, -600_000, Some(650_000)));
		sell_usd(CAROL, 1_000, 650_000);
		idle();
		assert_eq!((gained(BOB), supply()), (-650_000, 0));
	});
}

#[test]
fn a_cap_goes_with_the_position_that_made_it_whatever_made_it_better() {
	run_with(without_settlement(), || {
		open(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 700_000);
		feed(650);
		idle();
		assert_eq!([offered(0), offered(1)], [Some(600_000), Some(600_000)]);
		// 640 for each: still insolvent, but so much is everybody's limit now.
		assert_ok!(adjust(ALICE, 0, 40_000));
		idle();
		assert_eq!([offered(0), offered(1)], [Some(640_000), Some(640_000)]);
		assert_ok!(adjust(ALICE, 0, 160_000));
		idle();
		assert_eq!([offered(0), offered(1)], [Some(650_000), Some(650_000)]);
		check();
		assert_ok!(adjust(ALICE, i128::MIN, 0));
		idle();
		assert_eq!([offered(0), offered(1)], [None, Some(650_000)]);
		assert_eq!(gained(ALICE), 0);
	});
}

#[test]
fn a_cap_goes_with_a_position_that_closes_in_its_own_call() {
	run_with(without_settlement(), || {
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 700_000);
		sell_usd(CAROL, 1_000, 590_000);
		feed(650);
		idle();
		// The market asks less than she has; Bob comes after her, without a cap.
		assert_eq!((holds(ALICE), gained(ALICE), gained(CAROL)), (None, -590_000, 590_000));
		assert_eq!(offered(1), Some(650_000));
	});
}

#[test]
fn without_settlement_holders_get_the_cap_and_the_price_may_revive() {
	run_with(without_settlement(), || {
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 2_000_000);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		feed(650);
		idle();
		// At once, and a day later: 600 each.
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		assert_eq!((gained(CAROL), holds(ALICE)), (60_000, Some((900, 540_000))));
		check();
		wait(DAY - BLOCK_MS);
		feed(650);
		wait(BLOCK_MS);
		assert_eq!((gained(CAROL), holds(ALICE)), (120_000, Some((800, 480_000))));
		assert_eq!((offered(0), record().phase), (Some(480_000), Phase::Live));
		assert_noop!(BitAssets::redeem(signed(CAROL), USD, 1), Error::<Test>::NotSettled);
		assert_noop!(BitAssets::bid(signed(CAROL), USD, 1, 1), Error::<Test>::NotSettled);
		check();
		// The feed falls: 300 % again, and settlements are paid at the feed.
		feed(200);
		idle();
		assert_eq!(offered(0), None);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		wait(DAY - BLOCK_MS);
		feed(200);
		wait(BLOCK_MS);
		assert_eq!((gained(CAROL), holds(ALICE)), (140_000, Some((700, 460_000))));
	});
}

#[test]
fn principal_without_collateral_is_bad_debt_until_fees_pay_it() {
	run_with(costly(without_settlement()), || {
		lend(ALICE, 1_000, 600_000);
		open(BOB, 1_000, 2_000_000);
		feed(601);
		idle();
		assert_eq!(offered(0), Some(600_000));
		// An hour costs each 0.06. Until somebody looks, Alice's order sells all she has for the 1,000 she owed.
		wait(DAY / 24 - 1);
		sell_usd(CAROL, 1_000, 600_000);
		idle();
		// Of 1,000 the fee takes 1, to the savings; 1 of principal is left without anything.
		let closed = Event::PositionClosed { asset: USD, who: ALICE, returned: 0, bad_debt: 1 };
		assert!(events().contains(&closed));
		assert_eq!((record().bad_debt, record().pot, supply()), (1, 1, 1_001));
		check();
		// Two days later Bob repays 100, of which 2 are fee: they pay the bad debt off first.
		wait(2 * DAY);
		events();
		assert_ok!(adjust(BOB, -100, 0));
		assert!(events().contains(&Event::FeesTaken { asset: USD, covered: 1, saved: 1 }));
		assert_eq!((record().bad_debt, record().pot, holds(BOB), supply()), (0, 2, Some((902, 2_000_000)), 902));
	});
}

#[test]
fn bad_debt_becomes_the_fund_s() {
	// A market fee on BitUSD is not ours to choose, so the record says it: 10 were left over by somebody.
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		assert_ok!(<Test as Config>::Custody::issue(USD, 10));
		assert_ok!(<Test as Config>::Custody::pay(&CAROL, USD, 10));
		Records::<Test>::mutate(USD, |record| record.as_mut().unwrap().bad_debt = 10);
		check();
		feed(601);
		confirm_step_by_step();
		assert_eq!(fund(), Some(Fund { price: price(600), collateral: 600_000, supply: 1_010 }));
		assert_eq!(record().bad_debt, 0);
	});
}

#[test]
fn a_fund_of_debts_that_grew_leaves_the_hook_alone() {
	run_with(costly(terms()), || {
		lend(ALICE, 1_000, 600_000);
		feed(601);
		wait(CONFIRM);
		wait(CONFIRM);
		idle();
		assert!(is_settled());
		wait(DAY);
		feed(600);
		idle();
		assert!(at_rest(), "nothing is due");
		assert_eq!((record().look, record().retry), (None, None));
	});
}
