//! Who reports a BitAsset's prices.

use super::*;

fn set(origin: RuntimeOrigin, asset: AssetId, feeders: &[AccountId]) -> DispatchResult {
	BitAssets::set_feeders(origin, asset, feeders.to_vec().try_into().unwrap())
}

fn set_usd(feeders: &[AccountId]) -> DispatchResult {
	set(signed(OWNER), USD, feeders)
}

fn reports() -> Vec<(AccountId, Option<u64>)> {
	let quote = |report: Option<Report>| report.map(|report| report.price.quote());
	Reports::<Test>::get(USD).into_iter().map(|(who, report)| (who, quote(report))).collect()
}

fn announced(feeders: &[AccountId], effective: Moment) -> Event<Test> {
	Event::FeedersAnnounced { asset: USD, feeders: feeders.to_vec(), effective }
}

#[test]
fn before_anybody_has_any_at_once_and_who_stays_keeps_his_report() {
	run_with_usd(|| {
		idle();
		assert_ok!(BitAssets::publish_feed(signed(12), USD, price(210)));
		events();
		assert_ok!(set_usd(&[14, 12, 13]));
		assert_eq!(events(), [announced(&[14, 12, 13], START), Event::FeedersChanged { asset: USD }]);
		assert_eq!(reports(), [(14, None), (12, Some(210)), (13, Some(200))]);
		assert_noop!(BitAssets::publish_feed(signed(11), USD, price(200)), Error::<Test>::NotFeeder);
		// The price is the upper of what is left, in the same block.
		idle();
		assert_eq!(events(), [Event::FeedMoved { asset: USD, price: Some(price(210)) }]);
	});
}

#[test]
fn with_some_issued_after_the_notice() {
	let mut lasting = terms();
	lasting.feed.lifetime_ms = 7 * DAY;
	run_with(lasting, || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		idle();
		events();
		assert_ok!(set_usd(&[14, 12, 15]));
		assert_eq!(events(), [announced(&[14, 12, 15], START + NOTICE)]);
		wait(NOTICE - 1);
		// Who goes reports until then, and who comes does not.
		assert_ok!(BitAssets::publish_feed(signed(11), USD, price(200)));
		assert_noop!(BitAssets::publish_feed(signed(14), USD, price(200)), Error::<Test>::NotFeeder);
		events();
		wait(1);
		// Of two who must report one has: there is no price.
		assert_eq!(events(), [Event::FeedersChanged { asset: USD }, Event::FeedMoved { asset: USD, price: None }]);
		assert_eq!(reports(), [(14, None), (12, Some(200)), (15, None)]);
		assert_eq!(NextFeeders::<Test>::get(USD), None);
		assert_ok!(BitAssets::publish_feed(signed(14), USD, price(190)));
		assert_ok!(adjust(ALICE, 0, 1));
		assert_noop!(BitAssets::publish_feed(signed(11), USD, price(200)), Error::<Test>::NotFeeder);
	});
}

/// Positions are closed, and holders have the fund behind what they hold.
#[test]
fn while_a_fund_stands_behind_what_is_issued_after_the_notice() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(601);
		idle();
		scenes::confirm();
		assert_eq!((Records::<Test>::get(USD).unwrap().supply(), supply()), (0, 1_000));
		let at = Timestamp::get() + NOTICE;
		assert_ok!(set_usd(&[14, 15]));
		assert_eq!(NextFeeders::<Test>::get(USD).map(|(effective, _)| effective), Some(at));
		assert_noop!(BitAssets::publish_feed(signed(14), USD, price(1)), Error::<Test>::NotFeeder);
	});
}

#[test]
fn the_last_announced_replace_those_before() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_ok!(set_usd(&[14, 15]));
		wait(NOTICE / 2);
		assert_ok!(set_usd(&[16, 17]));
		wait(NOTICE / 2);
		assert_eq!(reports().len(), 3);
		wait(NOTICE / 2);
		assert_eq!(reports(), [(16, None), (17, None)]);
	});
}

#[test]
fn without_feeders_there_is_no_price() {
	run_with_usd(|| {
		idle();
		assert_ok!(set_usd(&[]));
		assert_noop!(adjust(ALICE, 1_000, 600_000), Error::<Test>::NoPrice);
		events();
		idle();
		assert_eq!(events(), [Event::FeedMoved { asset: USD, price: None }]);
		// A report of somebody who left is gone for good.
		assert_ok!(set_usd(&FEEDERS));
		assert_eq!(reports(), [(11, None), (12, None), (13, None)]);
	});
}

#[test]
fn more_than_half_of_them_make_a_price() {
	run_with_usd(|| {
		// Two are asked for.
		assert_noop!(set_usd(&[11, 12, 13, 14]), Error::<Test>::FeedersMin);
		assert_ok!(set_usd(&[11, 12, 13]));
	});
	let mut three = terms();
	three.feed.feeders_min = 3;
	run_with(three, || {
		assert_noop!(set_usd(&[11, 12, 13, 14, 15, 16]), Error::<Test>::FeedersMin);
		assert_ok!(set_usd(&[11, 12, 13]));
		// They are a majority by the announced terms too.
		assert_ok!(BitAssets::announce_terms(signed(OWNER), USD, terms()));
		assert_noop!(set_usd(&[11, 12, 13, 14]), Error::<Test>::FeedersMin);
		assert_ok!(BitAssets::withdraw_terms(signed(OWNER), USD));
		assert_ok!(set_usd(&[11, 12, 13, 14, 15]));
	});
}

#[test]
fn up_to_thirty_one() {
	let mut many = terms();
	many.feed.feeders_min = 16;
	run_with(many, || {
		let feeders: Vec<AccountId> = (100..131).collect();
		assert_ok!(set_usd(&feeders));
		assert_eq!(reports().len(), 31);
		feeders[..15].iter().for_each(|who| {
			assert_ok!(BitAssets::publish_feed(signed(*who), USD, price(*who)));
		});
		assert_noop!(adjust(ALICE, 1, 600_000), Error::<Test>::NoPrice);
		assert_ok!(BitAssets::publish_feed(signed(130), USD, price(1)));
		// 1, 100, 101, …, 114: the upper of the two in the middle is 107.
		assert_noop!(adjust(ALICE, 1, 320), Error::<Test>::BelowInitialRatio);
		assert_ok!(adjust(ALICE, 1, 321));
		let more: Vec<AccountId> = (100..132).collect();
		assert!(BoundedVec::<AccountId, frame_support::traits::ConstU32<31>>::try_from(more).is_err());
	});
}

#[test]
fn nobody_counts_twice() {
	run_with_usd(|| {
		assert_noop!(set_usd(&[11, 12, 11]), Error::<Test>::FeederTwice);
	});
}

#[test]
fn only_the_owner_says_who_and_not_of_the_oracle() {
	run_with_usd(|| {
		assert_noop!(set(signed(DAVE), USD, &FEEDERS), Error::<Test>::NotOwner);
		assert_noop!(set(RuntimeOrigin::root(), USD, &FEEDERS), Error::<Test>::NotOwner);
		assert_noop!(set(signed(OWNER), GHOST, &FEEDERS), Error::<Test>::NoSuchAsset);
		assert_noop!(set(RuntimeOrigin::none(), USD, &FEEDERS), DispatchError::BadOrigin);
		assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol("EUR"), 0, BTS, false, terms()));
		let eur = AssetId::Token(4);
		assert_noop!(set(RuntimeOrigin::root(), eur, &FEEDERS), Error::<Test>::FedByOracle);
		assert_noop!(set(signed(OWNER), eur, &FEEDERS), Error::<Test>::NotOwner);
	});
}
