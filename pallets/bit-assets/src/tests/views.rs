//! What is told of BitAssets, positions, settlements and accounts, and what calls would come to.

use super::{scenes::*, *};
use collateral_core::{
	view::{
		AdjustQuote, AnnouncedFeeders, BidInfo, CallInfo, FeederInfo, Payout, PositionInfo, PriceInfo, RedeemQuote,
		ReportInfo, RequestInfo, SavedInfo, SavingsInfo, SettleQuote, TakenInfo, PAGE_MAX,
	},
	Fee,
};
use frame_support::traits::fungibles::Mutate;
use sp_runtime::StateVersion;

/// The second BitAsset made.
const EUR: AssetId = AssetId::Token(4);

fn told(who: AccountId) -> PositionInfo<AccountId> {
	BitAssets::position(USD, who).unwrap()
}

fn whose(positions: &[PositionInfo<AccountId>]) -> Vec<AccountId> {
	positions.iter().map(|position| position.who).collect()
}

fn root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

#[test]
fn a_bitasset_tells_what_is_issued_and_what_stands_behind_it() {
	run_with_usd(|| {
		let young = BitAssets::asset(USD).unwrap();
		assert_eq!((young.supply, young.ratio_bp, young.least_ratio_bp, young.volume_left), (0, None, None, 1));
		assert_eq!((young.owner, young.source, young.backing), (Some(OWNER), Source::Feeders, BTS));
		assert_eq!((young.terms, young.announced, young.phase), (terms(), None, Phase::Live));
		open(ALICE, 1_000, 600_000);
		open(BOB, 1_000, 1_000_000);
		let told = BitAssets::asset(USD).unwrap();
		assert_eq!((told.supply, told.principal, told.bad_debt), (2_000, 2_000, 0));
		assert_eq!((told.collateral, told.positions), (1_600_000, 2));
		assert_eq!((told.ratio_bp, told.least_ratio_bp), (Some(40_000), Some(30_000)));
		assert_eq!((told.volume_left, told.now), (400, START));
		let binding = PriceInfo { price: price(200), since: START, until: START + DAY, cap: None };
		assert_eq!(told.price, Some(binding));
	});
}

#[test]
fn bitassets_are_found_by_token_and_by_symbol() {
	run_with_usd(|| {
		assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol("EUR"), 4, BTS, false, terms()));
		let [usd, eur] = &BitAssets::assets()[..] else { panic!("there are two") };
		assert_eq!((usd.asset, &usd.symbol[..], eur.asset, &eur.symbol[..]), (USD, "USD", EUR, "EUR"));
		assert_eq!((eur.owner, eur.source), (None, Source::Oracle));
		assert_eq!(BitAssets::asset(EUR).as_ref(), Some(eur));
		assert_eq!(BitAssets::asset_named(symbol("USD")).as_ref(), Some(usd));
		assert_eq!((BitAssets::asset(BTS), BitAssets::asset_named(symbol("CNY"))), (None, None));
	});
}

#[test]
fn announced_terms_are_told_until_they_are_in_force() {
	run_with_usd(|| {
		let next = Terms { initial_bp: 25_000, ..terms() };
		assert_ok!(BitAssets::announce_terms(signed(OWNER), USD, next));
		pass(NOTICE - 1);
		let told = BitAssets::asset(USD).unwrap();
		assert_eq!((told.terms, told.announced.unwrap().effective), (terms(), START + NOTICE));
		pass(1);
		let told = BitAssets::asset(USD).unwrap();
		assert_eq!((told.terms, told.announced), (next, None));
	});
}

#[test]
fn a_price_is_told_while_it_lives() {
	run_with_usd(|| {
		open(ALICE, 1_000, 600_000);
		feed(601);
		pass(DAY - 1);
		assert!(told(ALICE).called && told(ALICE).ratio_bp == Some(9_983));
		pass(1);
		let asset = BitAssets::asset(USD).unwrap();
		assert_eq!((asset.price, asset.ratio_bp, asset.least_ratio_bp), (None, None, None));
		let position = told(ALICE);
		assert_eq!((position.called, position.ratio_bp, position.liquidation_price), (false, None, Some(price(300))));
	});
}

#[test]
fn a_feed_tells_each_feeder() {
	run_with_usd(|| {
		open(ALICE, 1_000, 600_000);
		pass(10);
		says(12, 210);
		pass(DAY - 11);
		let binding = PriceInfo { price: price(200), since: START, until: START + DAY, cap: None };
		let feed = BitAssets::feed(USD).unwrap();
		assert_eq!((feed.price, feed.live, feed.next), (Some(binding), 3, None));
		pass(1);
		let feed = BitAssets::feed(USD).unwrap();
		assert_eq!((feed.price, feed.live, feed.now), (None, 1, START + DAY));
		let row = |who, quote, at, live| FeederInfo { who, report: Some(ReportInfo { price: price(quote), at, live }) };
		let rows = [row(11, 200, START, false), row(12, 210, START + 10, true), row(13, 200, START, false)];
		assert_eq!(feed.feeders, rows);
		assert_ok!(BitAssets::set_feeders(signed(OWNER), USD, vec![11, DAVE].try_into().unwrap()));
		let next = AnnouncedFeeders { feeders: vec![11, DAVE], effective: START + DAY + NOTICE };
		assert_eq!(BitAssets::feed(USD).unwrap().next, Some(next));
		wait(NOTICE);
		let feed = BitAssets::feed(USD).unwrap();
		assert_eq!(feed.feeders[1], FeederInfo { who: DAVE, report: None });
		assert_eq!((feed.next, BitAssets::feed(BTS)), (None, None));
	});
}

#[test]
fn governance_s_feed_tells_who_reports_to_the_oracle() {
	run_with_usd(|| {
		assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol("EUR"), 0, BTS, false, terms()));
		let silent = BitAssets::feed(EUR).unwrap();
		assert_eq!((silent.source, silent.price, silent.live, silent.feeders.len()), (Source::Oracle, None, 0, 3));
		pass(7);
		oracle_says(EUR, 150);
		let feed = BitAssets::feed(EUR).unwrap();
		assert_eq!(feed.price.map(|binding| (binding.price, binding.since)), Some((price(150), START + 7)));
		let report = ReportInfo { price: price(150), at: START + 7, live: true };
		assert_eq!(feed.feeders[0], FeederInfo { who: 11, report: Some(report) });
		assert_eq!((feed.live, feed.feeders[1].report), (1, None));
	});
}

#[test]
fn a_position_tells_when_it_is_called_and_what_waits_in_the_book() {
	run_with_usd(|| {
		assert_eq!(BitAssets::position(USD, ALICE), None);
		lend(ALICE, 1_000, 600_000);
		let safe = told(ALICE);
		assert_eq!((safe.collateral, safe.principal, safe.debt), (600_000, 1_000, 1_000));
		assert_eq!((safe.ratio_bp, safe.liquidation_price), (Some(30_000), Some(price(300))));
		assert_eq!((safe.called, safe.order, safe.taken), (false, None, None));
		feed(300);
		assert!(!told(ALICE).called, "at its liquidation price it is not");
		feed(301);
		assert_eq!((told(ALICE).called, told(ALICE).order), (true, None));
		idle();
		let order = |resting| Some(CallInfo { sell: 301_000, receive: 1_000, resting });
		assert_eq!(told(ALICE).order, order(301_000));
		sell_usd(CAROL, 100, 30_100);
		let taken = told(ALICE);
		assert_eq!((taken.order, taken.taken), (order(270_900), Some(TakenInfo { paid: 30_100, got: 100 })));
		assert_eq!((taken.collateral, taken.debt), (600_000, 1_000));
		idle();
		let booked = told(ALICE);
		assert_eq!((booked.taken, booked.collateral, booked.debt), (None, 569_900, 900));
	});
}

#[test]
fn a_debt_is_told_with_its_fee_of_now() {
	run_with(costly(terms()), || {
		open(ALICE, 1_000, 600_000);
		pass(365 * DAY);
		feed(200);
		let position = told(ALICE);
		assert_eq!((position.principal, position.debt, position.ratio_bp), (1_000, 1_500, Some(20_000)));
		assert_eq!((position.liquidation_price, position.called), (Some(price(200)), false));
		// What is issued has not grown: nobody holds the fee.
		let asset = BitAssets::asset(USD).unwrap();
		assert_eq!((asset.ratio_bp, asset.least_ratio_bp), (Some(30_000), Some(20_000)));
		pass(DAY);
		assert!(told(ALICE).called, "the fee of another day calls it");
	});
}

#[test]
fn a_cap_is_told_where_positions_that_cannot_pay_live_on() {
	run_with(without_settlement(), || {
		open(ALICE, 1_000, 600_000);
		feed(600);
		assert_eq!(BitAssets::asset(USD).unwrap().price.unwrap().cap, None);
		feed(700);
		let binding = BitAssets::asset(USD).unwrap().price.unwrap();
		assert_eq!((binding.price, binding.cap), (price(700), Some(price(600))));
	});
}

#[test]
fn the_weakest_come_first_page_by_page() {
	run_with_usd(|| {
		open(ALICE, 1_000, 600_000);
		open(BOB, 1_000, 900_000);
		open(DAVE, 1_000, 700_000);
		let all = BitAssets::weakest(USD, None, PAGE_MAX);
		assert_eq!(whose(&all), [ALICE, DAVE, BOB]);
		assert_eq!(all[1], told(DAVE));
		let first = BitAssets::weakest(USD, None, 2);
		assert_eq!(whose(&first), [ALICE, DAVE]);
		let after = |position: &PositionInfo<AccountId>| BitAssets::weakest(USD, Some(position.weakness), 2);
		assert_eq!(whose(&after(&first[1])), [BOB]);
		assert_eq!(after(&all[2]), []);
		assert_eq!((BitAssets::weakest(USD, None, 0).len(), BitAssets::weakest(GHOST, None, 2).len()), (1, 0));
	});
}

#[test]
fn a_page_has_no_more_than_it_may() {
	run_with_usd(|| {
		let crowd = PAGE_MAX + 1;
		for number in 0..crowd {
			let who = 1_000 + u64::from(number);
			assert_ok!(Ledger::mint_into(STM, &who, 100));
			assert_ok!(Ledger::mint_into(BTS, &who, 10_000));
			open(who, 10, 6_000 + u64::from(number));
		}
		let page = BitAssets::weakest(USD, None, u32::MAX);
		let rest = BitAssets::weakest(USD, page.last().map(|row| row.weakness), u32::MAX);
		assert_eq!((page.len(), whose(&rest)), (100, vec![1_100]));
		open(ALICE, 1_000, 600_000);
		for _ in 0..crowd {
			assert_ok!(BitAssets::settle(signed(ALICE), USD, 1));
		}
		let page = BitAssets::settlements(USD, 0, u32::MAX).unwrap();
		assert_eq!((page.requests.len(), page.next), (100, Some(100)));
	});
}

#[test]
fn positions_of_an_account_are_told_over_all_bitassets() {
	run_with_usd(|| {
		assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol("EUR"), 0, BTS, false, terms()));
		oracle_says(EUR, 100);
		let adjustment = Adjustment { debt: 10, collateral: 4_000, target_bp: Some(25_000) };
		assert_ok!(BitAssets::adjust(signed(ALICE), EUR, adjustment));
		open(ALICE, 1_000, 600_000);
		open(BOB, 1_000, 600_000);
		let positions = BitAssets::positions(ALICE);
		assert_eq!(positions, [told(ALICE), BitAssets::position(EUR, ALICE).unwrap()]);
		assert_eq!((positions[1].target_bp, positions[1].ratio_bp), (Some(25_000), Some(40_000)));
		assert_eq!(BitAssets::positions(CAROL), []);
	});
}

#[test]
fn settlements_are_told_in_their_order_with_the_volume_of_the_day() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		give(CAROL, DAVE, 100);
		for (who, amount) in [(CAROL, 30), (DAVE, 50), (CAROL, 200)] {
			assert_ok!(BitAssets::settle(signed(who), USD, amount));
		}
		let row = |number, who, amount| RequestInfo { number, who, amount, due: START + DAY };
		let page = BitAssets::settlements(USD, 0, 2).unwrap();
		assert_eq!((page.requests, page.next), (vec![row(0, CAROL, 30), row(1, DAVE, 50)], Some(2)));
		assert_eq!((page.volume_left, page.volume_limit, page.now), (200, 200, START));
		let page = BitAssets::settlements(USD, 2, 2).unwrap();
		assert_eq!((page.requests, page.next), (vec![row(2, CAROL, 200)], None));
		let of_his = |who| BitAssets::settlements_of(USD, who, 0, 9).unwrap().requests;
		assert_eq!(of_his(CAROL), [row(0, CAROL, 30), row(2, CAROL, 200)]);
		assert_ok!(BitAssets::cancel_settlement(signed(DAVE), USD, 1));
		assert_eq!((of_his(DAVE), BitAssets::settlements(USD, 1, 9).unwrap().requests.len()), (vec![], 1));
		pass(DAY);
		feed(200);
		idle();
		// Of the third 170 were settled: that is all there may be today.
		let page = BitAssets::settlements(USD, 0, 9).unwrap();
		assert_eq!((page.requests, page.volume_left), (vec![row(2, CAROL, 30)], 0));
		assert_eq!(BitAssets::asset(USD).unwrap().volume_left, 0);
		assert_eq!(BitAssets::settlements(GHOST, 0, 9), None);
	});
}

#[test]
fn a_page_of_settlements_looks_at_so_many_places_and_says_where_to_go_on() {
	run_with_usd(|| {
		open(ALICE, 1_000, 600_000);
		for request in 0..VIEW_LOOKS_MAX {
			assert_ok!(BitAssets::settle(signed(ALICE), USD, 1));
			assert_ok!(BitAssets::cancel_settlement(signed(ALICE), USD, request));
		}
		assert_ok!(BitAssets::settle(signed(ALICE), USD, 5));
		let page = BitAssets::settlements(USD, 0, 1).unwrap();
		assert_eq!((page.requests.len(), page.next), (0, Some(VIEW_LOOKS_MAX)));
		let page = BitAssets::settlements(USD, VIEW_LOOKS_MAX, 1).unwrap();
		assert_eq!((page.requests[0].amount, page.next), (5, None));
	});
}

#[test]
fn savings_tell_their_rate_and_what_was_earned() {
	run_with(costly(terms()), || {
		lend(ALICE, 1_000_000, 600_000_000);
		wait(365 * DAY);
		let idle = BitAssets::asset(USD).unwrap().savings;
		assert_eq!(idle, SavingsInfo { deposits: 0, pot: 0, stream: 0, stream_ms: 0, rate_bp: None });
		assert_ok!(BitAssets::deposit(signed(CAROL), USD, 10_000));
		assert_eq!(BitAssets::asset(USD).unwrap().savings.rate_bp, Some(0));
		give(CAROL, ALICE, 70_000);
		assert_ok!(adjust(ALICE, -70_000, 0));
		let paid = SavingsInfo {
			deposits: 10_000,
			pot: 80_000,
			stream: 70_000,
			stream_ms: 7 * DAY,
			// 10,000 a day, 3,650,000 a year.
			rate_bp: Some(3_650_000),
		};
		assert_eq!(BitAssets::asset(USD).unwrap().savings, paid);
		pass(DAY);
		let later = BitAssets::asset(USD).unwrap().savings;
		assert_eq!(later, SavingsInfo { stream: 60_000, stream_ms: 6 * DAY, ..paid });
		let saved = |who| BitAssets::savings(USD, who).unwrap();
		assert_eq!(saved(CAROL), SavedInfo { deposited: 10_000, earned: 10_000 });
		assert_eq!(saved(BOB), SavedInfo { deposited: 0, earned: 0 });
		assert_eq!(BitAssets::savings(GHOST, CAROL), None);
	});
}

/// EX-8 at 601: a fund of 600,000 behind 1,000 of Carol's.
fn settled_at_601(test: impl FnOnce()) {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(601);
		confirm();
		events();
		test();
	});
}

#[test]
fn a_fund_tells_its_bids_the_best_first() {
	settled_at_601(|| {
		let fund = Fund { price: price(600), collateral: 600_000, supply: 1_000 };
		let asset = BitAssets::asset(USD).unwrap();
		assert_eq!((asset.phase, asset.supply, asset.collateral), (Phase::Settled(fund), 1_000, 0));
		assert_eq!((asset.ratio_bp, asset.least_ratio_bp, asset.volume_left), (Some(9_983), None, 0));
		for (who, debt, extra) in [(BOB, 500, 1_000), (DAVE, 500, 2_000)] {
			assert_ok!(BitAssets::bid(signed(who), USD, debt, extra));
		}
		let told = BitAssets::fund(USD).unwrap();
		assert_eq!((told.fund, told.ready, told.bid_min, told.since), (fund, true, 16, None));
		let row = |id, who, extra| BidInfo { id, who, debt: 500, extra };
		assert_eq!(told.bids, [row(1, DAVE, 2_000), row(0, BOB, 1_000)]);
		feed(200);
		idle();
		assert_eq!(BitAssets::fund(USD).unwrap().since, Some(Timestamp::get()), "now they carry it");
		last();
		assert_eq!((BitAssets::fund(USD), BitAssets::asset(USD).unwrap().phase), (None, Phase::Live));
	});
}

#[test]
fn a_fund_is_told_while_positions_are_still_closed() {
	run_with_usd(|| {
		open(ALICE, 1_000, 600_000);
		open(BOB, 1_000, 1_000_000);
		feed(601);
		idle();
		steps_a_block(1);
		last();
		while record().phase == Phase::Live || record().positions == 2 {
			next_block();
		}
		let fund = BitAssets::fund(USD).unwrap();
		assert_eq!((fund.ready, fund.fund.supply, fund.fund.collateral), (false, 1_000, 600_000));
		let asset = BitAssets::asset(USD).unwrap();
		assert_eq!((asset.supply, asset.principal, asset.collateral), (2_000, 1_000, 1_000_000));
		assert!(!told(BOB).called);
		assert_eq!(BitAssets::quote_redeem(USD, 1), Err(Error::<Test>::NotSettled.into()));
	});
}

#[test]
fn a_quote_of_redeeming_is_what_redeeming_comes_to() {
	settled_at_601(|| {
		assert_eq!(BitAssets::quote_redeem(USD, 1), Ok(RedeemQuote { taken: 1, paid: 600 }));
		let whole = BitAssets::quote_redeem(USD, 999).unwrap();
		assert_ok!(BitAssets::redeem(signed(CAROL), USD, 999));
		let RedeemQuote { taken, paid } = whole;
		assert_eq!(events(), [Event::Redeemed { asset: USD, who: CAROL, taken, paid }]);
		for amount in [0, 2] {
			assert_eq!(BitAssets::quote_redeem(USD, amount), Err(Error::<Test>::AmountOutOfRange.into()));
		}
		assert_eq!(BitAssets::quote_redeem(GHOST, 1), Err(Error::<Test>::NoSuchAsset.into()));
	});
}

fn quoted(who: AccountId, debt: i128, collateral: i128) -> Result<AdjustQuote<AccountId>, DispatchError> {
	let adjustment = Adjustment { debt, collateral, target_bp: None };
	BitAssets::quote_adjust(who, USD, adjustment)
}

#[test]
fn a_quote_of_an_adjustment_is_what_it_comes_to_and_changes_nothing() {
	run_with(costly(terms()), || {
		open(BOB, 100, 100_000);
		give(BOB, ALICE, 100);
		for (debt, collateral) in [(1_000, 600_000), (100, 100_000), (-50, 0), (0, -1_000), (-5_000, 0)] {
			pass(7 * DAY / 2);
			feed(200);
			let before = root();
			let quote = quoted(ALICE, debt, collateral).unwrap();
			assert_eq!(root(), before);
			events();
			assert_ok!(adjust(ALICE, debt, collateral));
			let adjusted = events().into_iter().find_map(|event| match event {
				Event::Adjusted { adjusted, .. } => Some(adjusted),
				_ => None,
			});
			assert_eq!(quote, AdjustQuote::new(&adjusted.unwrap(), BitAssets::position(USD, ALICE)));
		}
		assert_eq!(position(ALICE), None, "the last of them closed it");
	});
}

#[test]
fn a_quote_of_an_adjustment_tells_why_it_would_be_refused() {
	run_with_usd(|| {
		let rows = [
			(ALICE, 1_000, 599_999, Error::<Test>::BelowInitialRatio),
			(ALICE, 0, 5, Error::NothingBorrowed),
			(ALICE, 1, ENDOWMENT as i128 + 1, Error::InsufficientBalance),
		];
		for (who, debt, collateral, error) in rows {
			let before = root();
			assert_eq!(quoted(who, debt, collateral), Err(error.into()));
			assert_eq!(root(), before);
		}
		assert_eq!(quoted(ALICE, 1_000, 600_000).unwrap().position.unwrap().ratio_bp, Some(30_000));
	});
}

#[test]
fn a_quote_of_an_adjustment_tells_what_is_left_of_a_call() {
	run_with_usd(|| {
		open(ALICE, 1_000, 600_000);
		feed(301);
		idle();
		// 2,000 BTS more are enough: its order would leave the book.
		let left = quoted(ALICE, 0, 2_000).unwrap().position.unwrap();
		assert_eq!((left.called, left.order, told(ALICE).called), (false, None, true));
		// 1,000 are not: it would stand as it does.
		let left = quoted(ALICE, 0, 1_000).unwrap().position.unwrap();
		assert_eq!((left.called, left.order), (true, told(ALICE).order));
	});
}

fn settling(who: AccountId, amount: u64) -> SettleQuote {
	let before = root();
	let quote = BitAssets::quote_settle(who, USD, amount).unwrap();
	assert_eq!(root(), before);
	quote
}

#[test]
fn a_quote_of_a_settlement_by_ex_9() {
	run_with_usd(|| {
		lend(ALICE, 1_000, 600_000);
		feed(250);
		let later = Payout { taken: 100, fee: 0, paid: 25_000 };
		let due = START + DAY;
		let expected = SettleQuote { met: Payout::default(), waiting: 100, due, later, returned: 0, complete: true };
		assert_eq!(settling(CAROL, 100), expected);
		// More than a day's volume waits longer, and is worth as much.
		assert_eq!(settling(CAROL, 1_000).later.paid, 250_000);
		let refused = |who, amount| BitAssets::quote_settle(who, USD, amount).unwrap_err();
		assert_eq!(refused(CAROL, 0), Error::<Test>::AmountOutOfRange.into());
		assert_eq!(refused(DAVE, 1), Error::<Test>::InsufficientBalance.into());
		pass(DAY);
		assert_eq!(refused(CAROL, 100), Error::<Test>::NoPrice.into());
	});
}

#[test]
fn a_quote_of_a_settlement_meets_calls_first_as_the_call_does() {
	run_with(Terms { debt_min: 200, ..terms() }, || {
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 1_000_000);
		feed(301);
		idle();
		let quote = settling(CAROL, 1_500);
		assert_eq!(quote.met, Payout { taken: 1_000, fee: 0, paid: 301_000 });
		assert_eq!((quote.waiting, quote.returned, quote.later.paid), (500, 0, 150_500));
		// Fewer than the smallest debt do not wait.
		let quote = settling(CAROL, 1_199);
		assert_eq!((quote.waiting, quote.returned, quote.later), (0, 199, Payout::default()));
		let quote = settling(CAROL, 1_500);
		events();
		assert_ok!(BitAssets::settle(signed(CAROL), USD, 1_500));
		assert_eq!(balance(BTS, CAROL), ENDOWMENT + Balance::from(quote.met.paid));
		let request = Event::SettlementRequested { asset: USD, who: CAROL, request: 0, amount: 500, due: quote.due };
		assert!(events().contains(&request));
	});
}

#[test]
fn a_quote_of_a_settlement_over_several_positions_is_what_comes() {
	let settlement = SettlementTerms { offset_bp: 100, volume_bp: 10_000, fee: Fee { bp: 50 }, ..terms().settlement };
	for insolvency in [terms(), without_settlement()] {
		run_with(Terms { settlement, ..insolvency }, || {
			lend(ALICE, 333, 200_001);
			lend(BOB, 777, 600_000);
			lend(DAVE, 1_000, 1_000_000);
			let quote = settling(CAROL, 1_501);
			assert_eq!((quote.waiting, quote.complete, quote.later.taken), (1_501, true, 1_501));
			assert_ok!(BitAssets::settle(signed(CAROL), USD, 1_501));
			pass(DAY);
			feed(200);
			events();
			idle();
			let mut came = Payout::default();
			for event in events() {
				if let Event::Settled { taken, fee, paid, .. } = event {
					came = Payout { taken: came.taken + taken, fee: came.fee + fee, paid: came.paid + paid };
				}
			}
			assert_eq!((came, position(ALICE), position(BOB)), (quote.later, None, None));
			assert!(came.fee > 0 && came.paid < 1_501 * 200);
		});
	}
}

#[test]
fn a_quote_of_a_settlement_says_when_it_looked_at_a_part_only() {
	run_with_usd(|| {
		for number in 0..=VIEW_LOOKS_MAX {
			let who = 10_000 + u64::from(number);
			assert_ok!(Ledger::mint_into(STM, &who, 100));
			assert_ok!(Ledger::mint_into(BTS, &who, 10_000));
			lend(who, 1, 600);
			System::reset_events();
		}
		let looks = u64::from(VIEW_LOOKS_MAX);
		let quote = settling(CAROL, looks + 1);
		assert_eq!((quote.complete, quote.later.taken, quote.later.paid), (false, looks, looks * 200));
		assert!(settling(CAROL, looks).complete);
	});
}

#[test]
fn what_waits_to_be_claimed_is_told() {
	run_with_usd(|| {
		assert_eq!(BitAssets::claimable(CAROL, BTS), 0);
		Claimable::<Test>::insert(CAROL, BTS, 7);
		assert_eq!((BitAssets::claimable(CAROL, BTS), BitAssets::claimable(DAVE, BTS)), (7, 0));
		Claimable::<Test>::remove(CAROL, BTS);
	});
}
