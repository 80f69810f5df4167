//! For whom custody keeps something: what the pallets that issue assets ask.

use super::{scenes::*, *};

#[test]
fn a_position_is_its_owner_s_while_it_is_open() {
	run(|| {
		create_behind(IOU, terms());
		feed(200);
		assert!(!BitAssets::keeps_for(&ALICE, IOU) && !BitAssets::owes(IOU));
		lend(ALICE, 1_000, 600_000);
		assert!(BitAssets::keeps_for(&ALICE, IOU) && BitAssets::owes(IOU));
		assert!(!BitAssets::keeps_for(&CAROL, IOU) && !BitAssets::keeps_for(&ALICE, BTS));
		give(CAROL, ALICE, 1_000);
		assert_ok!(adjust(ALICE, -1_000, -600_000));
		assert!(!BitAssets::keeps_for(&ALICE, IOU) && !BitAssets::owes(IOU));
	});
}

/// Nobody asks of an asset that nobody may stop: it costs its debtors no record.
#[test]
fn of_what_nobody_may_stop_no_count_is_kept() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		assert!(BitAssets::owes(BTS));
		assert_eq!(Keeping::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_bid_is_its_bidder_s_if_it_offers_collateral() {
	run(|| {
		create_behind(IOU, terms());
		feed(200);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(601);
		idle();
		last();
		for (who, extra) in [(BOB, 0), (CAROL, 1)] {
			assert_ok!(BitAssets::bid(signed(who), USD, 16, extra));
			assert_eq!(BitAssets::keeps_for(&who, IOU), extra > 0);
			assert_ok!(BitAssets::bid(signed(who), USD, 0, 0));
			assert!(!BitAssets::keeps_for(&who, IOU));
		}
	});
}
