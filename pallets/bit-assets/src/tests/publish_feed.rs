//! Reports, and the price they make (B-53).

use super::*;

fn report(who: AccountId, quote: u64) {
	assert_ok!(BitAssets::publish_feed(signed(who), USD, price(quote)));
}

/// The price that binds now.
fn binds() -> Option<u64> {
	Bank::<Test>::open(USD).unwrap().price().map(|price| price.quote())
}

/// When USD is looked at next.
fn scheduled() -> Option<Moment> {
	Schedule::<Test>::get().into_iter().find(|(_, asset)| *asset == USD).map(|(at, _)| at)
}

/// BitUSD without a report.
fn silent(test: impl FnOnce()) {
	run(|| {
		create(terms());
		events();
		test();
	});
}

#[test]
fn a_report_says_what_who_and_whose() {
	silent(|| {
		report(11, 200);
		assert_eq!(events(), [Event::FeedPublished { asset: USD, feeder: 11, price: price(200) }]);
		assert_eq!(Reports::<Test>::get(USD)[0], (11, Some(Report { price: price(200), at: START })));
	});
}

#[test]
fn the_median_and_of_two_in_the_middle_the_upper() {
	silent(|| {
		assert_eq!(binds(), None);
		report(11, 200);
		assert_eq!(binds(), None, "two are asked for");
		report(12, 190);
		assert_eq!(binds(), Some(200), "of 190 and 200 the upper");
		report(13, 100);
		assert_eq!(binds(), Some(190));
		report(13, 900);
		assert_eq!(binds(), Some(200), "a report replaces the one before");
	});
	let mut three = terms();
	three.feed.feeders_min = 3;
	run(|| {
		create(three);
		assert_ok!(BitAssets::set_feeders(signed(OWNER), USD, vec![11, 12, 13, 14].try_into().unwrap()));
		for (who, quote) in [(11, 200), (12, 190), (13, 900), (14, 800)] {
			report(who, quote);
		}
		assert_eq!(binds(), Some(800), "of 190, 200, 800, 900 the upper of the middle");
		report(14, 1);
		assert_eq!(binds(), Some(200), "of 1, 190, 200, 900 too");
	});
}

#[test]
fn a_report_lives_for_its_time_and_not_a_millisecond_longer() {
	silent(|| {
		report(11, 200);
		wait(1_000);
		report(12, 300);
		report(13, 400);
		assert_eq!(binds(), Some(300));
		wait(DAY - 1_001);
		assert_eq!(binds(), Some(300));
		events();
		wait(1);
		assert_eq!(binds(), Some(400), "of the two left the upper");
		assert_eq!(events(), [Event::FeedMoved { asset: USD, price: Some(price(400)) }], "nobody called for it");
		wait(1_000);
		assert_eq!(events(), [Event::FeedMoved { asset: USD, price: None }]);
		assert_eq!(binds(), None);
	});
}

#[test]
fn too_few_make_no_price() {
	let mut three = terms();
	three.feed.feeders_min = 3;
	run(|| {
		create(three);
		report(11, 200);
		report(12, 200);
		assert_noop!(adjust(ALICE, 1_000, 600_000), Error::<Test>::NoPrice);
		report(13, 200);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
	});
}

#[test]
fn only_a_feeder_of_the_bitasset() {
	run_with_usd(|| {
		let publish = |origin, asset| BitAssets::publish_feed(origin, asset, price(200));
		assert_noop!(publish(signed(OWNER), USD), Error::<Test>::NotFeeder);
		assert_noop!(publish(RuntimeOrigin::root(), USD), DispatchError::BadOrigin);
		assert_noop!(publish(signed(11), GHOST), Error::<Test>::NoSuchAsset);
		assert_noop!(publish(signed(11), BTS), Error::<Test>::NoSuchAsset);
		assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol("EUR"), 0, BTS, false, terms()));
		assert_noop!(publish(signed(11), AssetId::Token(4)), Error::<Test>::NotFeeder);
	});
}

#[test]
fn a_price_that_did_not_move_costs_nothing_more() {
	run_with_usd(|| {
		assert_eq!(scheduled(), Some(START), "the first one is looked at");
		idle();
		let looked = Schedule::<Test>::get();
		assert_eq!(looked.to_vec(), [(START + DAY, USD)], "and then when it ends");
		next_block();
		// Reports that change while their median stays.
		report(11, 200);
		report(12, 1);
		report(13, 900);
		assert_eq!(Schedule::<Test>::get(), looked);
		// The same price in other words.
		report(11, 200);
		assert_ok!(BitAssets::publish_feed(
			signed(11),
			USD,
			codec::Decode::decode(&mut &codec::Encode::encode(&(400u64, 2u64))[..]).unwrap()
		));
		assert_eq!(Schedule::<Test>::get(), looked);
		events();
		idle();
		assert_eq!(events(), []);
	});
}

#[test]
fn a_price_that_moved_is_looked_at_in_the_same_block() {
	run_with_usd(|| {
		idle();
		next_block();
		report(11, 201);
		assert_eq!(scheduled(), Some(START + DAY), "one of three moves nothing");
		report(12, 201);
		assert_eq!(scheduled(), Some(START + BLOCK_MS));
		events();
		idle();
		assert_eq!(events(), [Event::FeedMoved { asset: USD, price: Some(price(201)) }]);
		assert_eq!(scheduled(), Some(START + DAY), "when the third one's report ends");
	});
}

#[test]
fn the_oracles_price_is_governances_bitassets() {
	run(|| {
		let mut three = terms();
		three.feed.feeders_min = 3;
		assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol("USD"), 0, BTS, false, three));
		assert_noop!(adjust(ALICE, 1_000, 600_000), Error::<Test>::NoPrice);
		events();
		oracle_says(USD, 200);
		idle();
		assert_eq!(events(), [Event::FeedMoved { asset: USD, price: Some(price(200)) }]);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		let looked = Schedule::<Test>::get();
		oracle_says(USD, 200);
		assert_eq!(Schedule::<Test>::get(), looked, "it did not move");
		oracle_says(USD, 301);
		idle();
		assert_eq!(offered(0), Some(301_000));
		check();
		// It ends like anybody's.
		wait(DAY - 1);
		assert_eq!(offered(0), Some(301_000));
		wait(1);
		assert_eq!((offered(0), binds()), (None, None));
		// Whoever hears of prices of other assets does no harm.
		oracle_says(GHOST, 5);
	});
}

#[test]
fn a_fund_is_looked_at_once_for_each_price() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(601);
		idle();
		last();
		assert!(matches!(Records::<Test>::get(USD).unwrap().phase, Phase::Settled(_)));
		feed(900);
		idle();
		let (now, dies) = (START + LASTING, START + LASTING + DAY);
		assert_eq!(scheduled(), Some(dies));
		// At 900 it asks for 2,700,000: no.
		assert_ok!(BitAssets::bid(signed(BOB), USD, 1_000, 1_203_000));
		assert_eq!(scheduled(), Some(now));
		idle();
		assert_eq!((scheduled(), position(BOB)), (Some(dies), None));
		feed(900);
		assert_eq!(scheduled(), Some(dies), "it did not move");
		// At 601 it is enough, though positions were looked at with 601 before.
		feed(601);
		assert_eq!(scheduled(), Some(now));
		idle();
		assert_eq!((scheduled(), position(BOB)), (Some(now + LASTING), None), "it must last");
		last();
		assert_eq!(position(BOB).map(|position| position.collateral), Some(1_803_000));
	});
}
