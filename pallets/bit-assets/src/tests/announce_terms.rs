//! Terms to come.

use super::*;
use collateral_core::{Insolvency, INDEX_ONE};

const WEEK: Moment = 7 * DAY;

/// The paper's terms with reports that live for a week, so that they outlive the notice.
fn lasting() -> Terms {
	let mut terms = terms();
	terms.feed.lifetime_ms = WEEK;
	terms
}

fn announce(terms: Terms) -> DispatchResult {
	BitAssets::announce_terms(signed(OWNER), USD, terms)
}

fn in_force() -> Terms {
	Records::<Test>::get(USD).unwrap().terms
}

#[test]
fn they_are_in_force_after_the_notice_and_not_a_millisecond_before() {
	run_with(lasting(), || {
		let stricter = Terms { initial_bp: 40_000, ..lasting() };
		events();
		assert_ok!(announce(stricter));
		let effective = START + NOTICE;
		assert_eq!(events(), [Event::TermsAnnounced { asset: USD, terms: stricter, effective }]);
		wait(NOTICE - 1);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_eq!(in_force(), lasting());
		events();
		wait(1);
		assert_eq!(events(), [Event::TermsInForce { asset: USD, terms: stricter }]);
		assert_noop!(adjust(BOB, 1_000, 799_999), Error::<Test>::BelowInitialRatio);
		assert_ok!(adjust(BOB, 1_000, 800_000));
		assert_eq!(in_force(), stricter);
		assert_eq!(Records::<Test>::get(USD).unwrap().announced, None);
		// What was opened before stays.
		assert_eq!(position(ALICE).map(|position| position.principal), Some(1_000));
	});
}

#[test]
fn the_last_announced_replace_those_before() {
	run_with(lasting(), || {
		assert_ok!(announce(Terms { initial_bp: 40_000, ..lasting() }));
		wait(NOTICE / 2);
		assert_ok!(announce(Terms { initial_bp: 50_000, ..lasting() }));
		wait(NOTICE / 2);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		wait(NOTICE / 2);
		assert_eq!(in_force().initial_bp, 50_000);
	});
}

#[test]
fn withdrawn_they_never_are() {
	run_with(lasting(), || {
		assert_noop!(BitAssets::withdraw_terms(signed(OWNER), USD), Error::<Test>::NothingAnnounced);
		assert_ok!(announce(Terms { initial_bp: 40_000, ..lasting() }));
		events();
		assert_ok!(BitAssets::withdraw_terms(signed(OWNER), USD));
		assert_eq!(events(), [Event::TermsWithdrawn { asset: USD }]);
		wait(NOTICE);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_eq!(in_force(), lasting());
	});
}

#[test]
fn they_cannot_be_withdrawn_once_in_force() {
	run_with(lasting(), || {
		assert_ok!(announce(Terms { initial_bp: 40_000, ..lasting() }));
		wait(NOTICE);
		assert_noop!(BitAssets::withdraw_terms(signed(OWNER), USD), Error::<Test>::NothingAnnounced);
	});
}

#[test]
fn only_the_owner_announces_and_withdraws() {
	run_with(terms(), || {
		assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol("EUR"), 0, BTS, false, terms()));
		let eur = AssetId::Token(4);
		for (origin, asset) in [(signed(DAVE), USD), (RuntimeOrigin::root(), USD), (signed(OWNER), eur)] {
			assert_noop!(BitAssets::announce_terms(origin.clone(), asset, terms()), Error::<Test>::NotOwner);
			assert_noop!(BitAssets::withdraw_terms(origin, asset), Error::<Test>::NotOwner);
		}
		assert_ok!(BitAssets::announce_terms(RuntimeOrigin::root(), eur, terms()));
		assert_ok!(BitAssets::withdraw_terms(RuntimeOrigin::root(), eur));
		assert_noop!(BitAssets::announce_terms(signed(OWNER), GHOST, terms()), Error::<Test>::NoSuchAsset);
		assert_noop!(BitAssets::withdraw_terms(signed(OWNER), GHOST), Error::<Test>::NoSuchAsset);
		assert_noop!(BitAssets::announce_terms(RuntimeOrigin::none(), USD, terms()), DispatchError::BadOrigin);
	});
}

#[test]
fn what_was_promised_for_ever_never_changes() {
	run_with_usd(|| {
		for maintenance_bp in [19_999, 20_001] {
			assert_noop!(announce(Terms { maintenance_bp, ..terms() }), Error::<Test>::TermsFixed);
		}
		assert_noop!(announce(without_settlement()), Error::<Test>::TermsFixed);
		assert_noop!(announce(Terms { debt_min: terms().debt_min + 1, ..terms() }), Error::<Test>::TermsFixed);
		assert_eq!(terms().insolvency, Insolvency::GlobalSettlement);
		// What is unsound is found before.
		assert_noop!(announce(Terms { maintenance_bp: 0, ..terms() }), Error::<Test>::MaintenanceRatio);
		assert_noop!(announce(Terms { borrow_fee_bp: 5_001, ..terms() }), Error::<Test>::BorrowFee);
		let other = Terms { initial_bp: 20_000, squeeze_bp: 15_000, targets: false, ..terms() };
		assert_ok!(announce(other));
	});
}

/// The index after `elapsed` at a yearly fee, by the rule: simple interest of the step, rounded up.
fn grown(index: u128, bp: u128, elapsed: Moment) -> u128 {
	index + (index * bp * u128::from(elapsed)).div_ceil(10_000 * 365 * u128::from(DAY))
}

#[test]
fn the_borrow_fee_runs_at_the_old_rate_until_then() {
	let old = Terms { borrow_fee_bp: 1_000, ..lasting() };
	run_with(old, || {
		let debt = 1_000_000;
		assert_ok!(adjust(ALICE, debt, 600_000_000));
		assert_ok!(announce(Terms { borrow_fee_bp: 5_000, ..old }));
		// Nobody touches it in the block in which they come into force: one step over both rates.
		System::set_block_number(2);
		Timestamp::set_timestamp(START + NOTICE + 9 * DAY);
		let index = grown(grown(INDEX_ONE, 1_000, NOTICE), 5_000, 9 * DAY);
		let owed = (debt as u128 * index).div_ceil(INDEX_ONE);
		events();
		assert_ok!(adjust(ALICE, -1, 0));
		let adjusted = |event| if let Event::Adjusted { adjusted, .. } = event { Some(adjusted) } else { None };
		let adjusted = events().into_iter().find_map(adjusted).unwrap();
		assert_eq!((adjusted.fee, adjusted.burned, adjusted.paid), (1, 0, 1));
		let record = Records::<Test>::get(USD).unwrap();
		assert_eq!((record.index.value, record.index.at), (index, START + NOTICE + 9 * DAY));
		let left = position(ALICE).unwrap();
		assert_eq!(u128::from(left.debt(index)), owed - 1);
		// 10 % for a day, then 50 % for nine: 1.000273973 · 1.012328767 = 1.012606117.
		assert_eq!((left.principal, owed), (1_000_000, 1_012_607));
	});
}

#[test]
fn orders_that_the_old_terms_made_are_made_again() {
	run_with(Terms { squeeze_bp: 11_000, ..lasting() }, || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(301);
		idle();
		// 110 % of 301 for each.
		assert_eq!(offered(0), Some(331_100));
		assert_ok!(announce(lasting()));
		wait(NOTICE - 1);
		assert_eq!(offered(0), Some(331_100));
		wait(1);
		assert_eq!(offered(0), Some(301_000));
		assert_eq!(in_force(), lasting());
	});
}

#[test]
fn feed_rules_of_new_terms_end_the_price_at_once() {
	run_with(lasting(), || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(301);
		idle();
		let mut many = lasting();
		many.feed.feeders_min = 4;
		assert_ok!(announce(many));
		// Something else is done meanwhile; what is to come is not forgotten.
		assert_ok!(adjust(BOB, 1_000, 1_000_000));
		feed(302);
		idle();
		assert_eq!(offered(0), Some(302_000));
		events();
		wait(NOTICE);
		assert_eq!(offered(0), None);
		let moved = Event::FeedMoved { asset: USD, price: None };
		let gone = Event::CallWithdrawn { asset: USD, who: ALICE, left: 302_000 };
		assert_eq!(events(), [moved, gone, Event::TermsInForce { asset: USD, terms: many }]);
		assert_noop!(adjust(CAROL, 1_000, 1_000_000), Error::<Test>::NoPrice);
	});
}

#[test]
fn new_terms_may_let_bids_revive() {
	run_with(lasting(), || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(601);
		idle();
		last();
		// 1,202,000 are 200 % of 1,000 at 601, and not the 300 % that are asked.
		assert_ok!(BitAssets::bid(signed(BOB), USD, 1_000, 602_000));
		assert_ok!(announce(Terms { initial_bp: 20_000, ..lasting() }));
		wait(NOTICE - 1);
		assert_eq!(position(BOB), None);
		wait(1);
		assert_eq!(position(BOB), None, "now it must last");
		last();
		assert_eq!(position(BOB).map(|position| (position.collateral, position.principal)), Some((1_202_000, 1_000)));
	});
}

#[test]
fn a_price_is_never_that_of_a_minority() {
	run_with_usd(|| {
		let asking = |feeders_min| {
			let mut terms = terms();
			terms.feed.feeders_min = feeders_min;
			announce(terms)
		};
		// There are three feeders.
		assert_noop!(asking(1), Error::<Test>::FeedersMin);
		assert_ok!(asking(2));
		assert_ok!(asking(3));
		wait(NOTICE);
		// Three are asked for, so there may be five; then no fewer can be asked for.
		assert_ok!(BitAssets::set_feeders(signed(OWNER), USD, vec![11, 12, 13, 14, 15].try_into().unwrap()));
		assert_noop!(asking(2), Error::<Test>::FeedersMin);
		assert_ok!(asking(3));
	});
}
