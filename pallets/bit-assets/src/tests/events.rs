//! What is told, whole: whoever reads events needs no records.

use super::*;
use collateral_core::{Adjusted, Bid, Fee, Fund, Position, INDEX_ONE};

fn debt(id: u32, collateral: u64, debt: u64) -> Debt {
	Debt { id, position: Position::open(collateral, debt, INDEX_ONE, None) }
}

#[test]
fn of_its_birth_and_its_terms() {
	run(|| {
		create(terms());
		let owner = Some(OWNER);
		let (symbol, backing_freezable, terms) = (symbol("USD"), false, terms());
		let created = Event::Created { asset: USD, owner, symbol, decimals: 0, backing: BTS, backing_freezable, terms };
		let announced = Event::FeedersAnnounced { asset: USD, feeders: FEEDERS.to_vec(), effective: START };
		assert_eq!(events(), [created, announced, Event::FeedersChanged { asset: USD }]);
		let terms = Terms { initial_bp: 40_000, ..terms };
		assert_ok!(BitAssets::announce_terms(signed(OWNER), USD, terms));
		assert_ok!(BitAssets::withdraw_terms(signed(OWNER), USD));
		let announced = Event::TermsAnnounced { asset: USD, terms, effective: START + NOTICE };
		assert_eq!(events(), [announced, Event::TermsWithdrawn { asset: USD }]);
		assert_ok!(BitAssets::announce_terms(signed(OWNER), USD, terms));
		events();
		wait(NOTICE);
		assert_eq!(events(), [Event::TermsInForce { asset: USD, terms }]);
	});
}

#[test]
fn of_feeds_and_owners() {
	run_with_usd(|| {
		idle();
		events();
		assert_ok!(BitAssets::publish_feed(signed(12), USD, price(100)));
		assert_ok!(BitAssets::publish_feed(signed(13), USD, price(100)));
		idle();
		let published = |feeder| Event::FeedPublished { asset: USD, feeder, price: price(100) };
		let moved = Event::FeedMoved { asset: USD, price: Some(price(100)) };
		assert_eq!(events(), [published(12), published(13), moved]);

		assert_ok!(adjust(ALICE, 1_000, 900_000));
		let position = Some(Position::open(900_000, 1_000, INDEX_ONE, None));
		let opened = Adjusted { position, minted: 1_000, received: 1_000, deposited: 900_000, ..Adjusted::default() };
		assert_ok!(adjust(ALICE, -400, -100_000));
		let position = Some(Position::open(800_000, 600, INDEX_ONE, None));
		let repaid = Adjusted { position, burned: 400, paid: 400, released: 100_000, ..Adjusted::default() };
		assert_ok!(adjust(ALICE, i128::MIN, 0));
		let closed = Adjusted { burned: 600, paid: 600, released: 800_000, ..Adjusted::default() };
		// 900,000 are nine times 1,000 · 100, and 800,000 are 13.33 times 600 · 100.
		let told = [(opened, Some(90_000)), (repaid, Some(133_333)), (closed, None)]
			.map(|(adjusted, ratio_bp)| Event::Adjusted { asset: USD, who: ALICE, adjusted, ratio_bp });
		assert_eq!(events(), told);
	});
}

#[test]
fn of_a_call_taken_in_two_parts() {
	run_with(Terms { call_fee: Fee { bp: 100 }, ..terms() }, || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_ok!(adjust(BOB, 1_000, 900_000));
		give(ALICE, CAROL, 1_000);
		give(BOB, CAROL, 10);
		idle();
		feed(301);
		events();
		idle();
		// 1,010 less 1 % are 1,000; each costs 301.
		let (asset, who, tag) = (USD, ALICE, tag(USD, 0));
		let moved = Event::FeedMoved { asset, price: Some(price(301)) };
		let called = Event::MarginCalled { asset, who, tag, sell: 304_010, receive: 1_010, resting: 304_010 };
		assert_eq!(events(), [moved, called]);

		// Half of it: 505, of which the fee is 5.
		sell_usd(CAROL, 505, 152_005);
		idle();
		let fees = Event::FeesTaken { asset, covered: 0, saved: 5 };
		let left = Some(debt(0, 600_000 - 152_005, 500));
		let covered =
			Event::DebtCovered { asset, who, paid: 152_005, got: 505, burned: 500, fees: 5, surplus: 0, left };
		assert_eq!(events(), [fees.clone(), covered]);

		sell_usd(CAROL, 505, 152_005);
		idle();
		let closed = Event::PositionClosed { asset, who, returned: 600_000 - 304_010, bad_debt: 0 };
		let covered =
			Event::DebtCovered { asset, who, paid: 152_005, got: 505, burned: 500, fees: 5, surplus: 0, left: None };
		assert_eq!(events(), [fees, closed, covered]);
	});
}

#[test]
fn of_a_call_that_ends_with_the_price() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		feed(301);
		idle();
		feed(300);
		events();
		idle();
		let moved = Event::FeedMoved { asset: USD, price: Some(price(300)) };
		assert_eq!(events(), [moved, Event::CallWithdrawn { asset: USD, who: ALICE, left: 301_000 }]);
	});
}

#[test]
fn of_settlements() {
	let mut terms = terms();
	terms.settlement.fee = Fee { bp: 100 };
	run_with(terms, || {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		give(ALICE, CAROL, 101);
		idle();
		events();
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 101));
		let (asset, who, debtor) = (USD, CAROL, ALICE);
		let due = START + DAY;
		assert_eq!(events(), [Event::SettlementRequested { asset, who, request: 0, amount: 101, due }]);
		wait(DAY - 1);
		feed(200);
		events();
		wait(1);
		// 1 % of 101 is one; the others clear 100, for 200 each.
		let fees = Event::FeesTaken { asset, covered: 0, saved: 1 };
		assert_eq!(
			events(),
			[fees, Event::Settled { asset, who, debtor, request: Some(0), taken: 101, fee: 1, paid: 20_000 }]
		);

		// Met at once by a call, without a fee, at 400 each.
		feed(400);
		idle();
		events();
		assert_ok!(BitAssets::settle(signed(ALICE), USD, 600));
		let gone = Event::CallWithdrawn { asset, who: ALICE, left: 360_000 };
		let left = Some(debt(0, 580_000 - 240_000, 300));
		let (paid, got, burned) = (240_000, 600, 600);
		let covered = Event::DebtCovered { asset, who: ALICE, paid, got, burned, fees: 0, surplus: 0, left };
		let settled = Event::Settled { asset, who: ALICE, debtor, request: None, taken: 600, fee: 0, paid: 240_000 };
		assert_eq!(events(), [gone, covered, settled]);
	});
}

#[test]
fn of_a_global_settlement_and_a_revival() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		assert_ok!(adjust(BOB, 500, 700_000));
		give(ALICE, CAROL, 1_000);
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
		idle();
		feed(601);
		events();
		idle();
		let (asset, tag) = (USD, tag(USD, 0));
		let called = Event::MarginCalled { asset, who: ALICE, tag, sell: 600_000, receive: 1_000, resting: 600_000 };
		assert_eq!(events(), [Event::FeedMoved { asset, price: Some(price(601)) }, called]);
		last();
		// At what the weakest has for each unit, 600, which Bob pays too.
		let fund = Fund { price: price(600), collateral: 600_000 + 300_000, supply: 1_500 };
		let told = [
			Event::GlobalSettlement { asset, price: price(600), weakest: ALICE },
			Event::CallWithdrawn { asset, who: ALICE, left: 600_000 },
			Event::PositionClosed { asset, who: ALICE, returned: 0, bad_debt: 0 },
			Event::PositionClosed { asset, who: BOB, returned: 400_000, bad_debt: 0 },
			Event::FundReady { asset, fund },
			Event::SettlementReturned { asset, who: CAROL, request: 0, amount: 100 },
		];
		assert_eq!(events(), told);
		check();

		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 300));
		assert_eq!(events(), [Event::Redeemed { asset, who: CAROL, taken: 300, paid: 180_000 }]);

		// 720,000 behind 1,200: at 200 each that is the initial ratio.
		let bid = Bid { id: 0, debt: 2_000, extra: 1_000 };
		assert_ok!(BitAssets::bid(signed(DAVE), USD, bid.debt, bid.extra));
		assert_eq!(events(), [Event::BidPlaced { asset, who: DAVE, bid }]);
		idle();
		feed(200);
		events();
		idle();
		assert_eq!(events(), [Event::FeedMoved { asset, price: Some(price(200)) }]);
		last();
		// His bid is cut to 1,200: 600 of his 1,000 come with it.
		let ended = Event::BidEnded { asset, who: DAVE, bid: 0, refund: 400 };
		assert_eq!(events(), [ended, Event::Revived { asset, positions: 1 }]);
		assert_eq!(Debts::<Test>::get(USD, DAVE), Some(debt(2, 720_000 + 600, 1_200)));
	});
}

#[test]
fn of_savings() {
	run_with(Terms { borrow_fee_bp: 5_000, ..terms() }, || {
		assert_ok!(adjust(ALICE, 1_000_000, 600_000_000));
		give(ALICE, CAROL, 200);
		wait(365 * DAY);
		events();
		assert_ok!(BitAssets::deposit(signed(CAROL), USD, 100));
		let (asset, who) = (USD, CAROL);
		assert_eq!(events(), [Event::Deposited { asset, who, amount: 100 }]);
		assert_ok!(adjust(ALICE, -7_000, 0));
		assert_eq!(events()[0], Event::FeesTaken { asset, covered: 0, saved: 7_000 });
		wait(DAY);
		events();
		assert_ok!(BitAssets::claim_yield(signed(CAROL), USD));
		assert_eq!(events(), [Event::YieldClaimed { asset, who, amount: 1_000 }]);
		wait(DAY);
		events();
		assert_ok!(BitAssets::withdraw(signed(CAROL), USD, 100));
		assert_eq!(events(), [Event::Withdrawn { asset, who, amount: 100, paid: 1_100 }]);
	});
}

#[test]
fn of_what_cannot_be_credited() {
	run_with_usd(|| {
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		idle();
		feed(601);
		idle();
		last();
		assert_ok!(BitAssets::bid(signed(BOB), USD, 16, 100));
		assert_ok!(Assets::block(signed(OWNER), 1.into(), BOB));
		events();
		assert_ok!(BitAssets::bid(signed(BOB), USD, 0, 0));
		let kept = Event::MadeClaimable { who: BOB, asset: BTS, amount: 100 };
		assert_eq!(events(), [kept, Event::BidEnded { asset: USD, who: BOB, bid: 0, refund: 100 }]);
		assert_ok!(Assets::thaw(signed(OWNER), 1.into(), BOB));
		assert_ok!(BitAssets::claim(signed(BOB), BTS));
		assert_eq!(events(), [Event::Claimed { who: BOB, asset: BTS, amount: 100 }]);
	});
}

#[test]
fn of_records_that_contradict_each_other() {
	world().execute_with(|| {
		create(terms());
		feed(200);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		idle();
		Debtors::<Test>::remove(USD, 0);
		feed(301);
		events();
		idle();
		assert_eq!(events(), [Event::StepFailed { asset: USD, error: Error::<Test>::Corrupt.into() }]);
	});
}
