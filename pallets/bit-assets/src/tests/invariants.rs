//! Each numbered invariant, broken once.

use super::*;
use collateral_core::{Bid, Call as Order, Fund, Weakness};
use frame_support::traits::fungibles::Mutate;

/// Lets something happen, breaks what it left, and expects this complaint.
#[track_caller]
fn broken(build: fn(), expected: &'static str, break_it: impl FnOnce()) {
	world().execute_with(|| {
		build();
		assert_ok!(BitAssets::do_try_state());
		break_it();
		assert_eq!(BitAssets::do_try_state(), Err(DispatchError::Other(expected)));
	});
}

/// Positions, savings with a fee, a settlement that waits, a claim, announced terms; nothing in the book.
fn quiet() {
	create(Terms { borrow_fee_bp: 5_000, ..terms() });
	feed(200);
	assert_ok!(adjust(ALICE, 1_000, 600_000));
	assert_ok!(adjust(BOB, 1_000, 900_000));
	give(BOB, CAROL, 500);
	assert_ok!(BitAssets::deposit(signed(CAROL), USD, 100));
	next_block();
	assert_ok!(adjust(ALICE, -1, 0));
	wait(DAY);
	feed(200);
	assert_ok!(BitAssets::settle(signed(CAROL), USD, 100));
	assert_ok!(BitAssets::announce_terms(signed(OWNER), USD, terms()));
	idle();
	assert_ok!(Assets::block(signed(OWNER), 1.into(), DAVE));
	assert_ok!(<Test as Config>::Custody::reserve(&OWNER, BTS, 7));
	BitAssets::pay_or_keep(&DAVE, BTS, 7);
}

/// Alice's order was taken in part, and that is not booked.
fn called() {
	create(terms());
	feed(200);
	assert_ok!(adjust(ALICE, 1_000, 600_000));
	assert_ok!(adjust(BOB, 1_000, 900_000));
	give(ALICE, CAROL, 500);
	idle();
	feed(301);
	idle();
	sell_usd(CAROL, 400, 120_400);
}

/// There is a fund and a bid on it.
fn settled() {
	settled_behind(BTS);
}

fn settled_behind(backing: AssetId) {
	create_behind(backing, terms());
	feed(200);
	assert_ok!(adjust(ALICE, 1_000, 600_000));
	feed(601);
	idle();
	last();
	assert_ok!(BitAssets::bid(signed(BOB), USD, 16, 100));
	idle();
}

const ORDER: Order = Order { sell: 1, receive: 1 };

fn change(change: impl FnOnce(&mut BitAsset<AccountId>)) {
	Records::<Test>::mutate(USD, |record| change(record.as_mut().unwrap()));
}

fn rank(before: Option<Weakness>, after: Option<Weakness>) {
	change(|record| ranking::replace::<Test>(USD, &mut record.root, before, after).unwrap());
}

fn change_alice(change: impl FnOnce(&mut Debt)) {
	Debts::<Test>::mutate(USD, ALICE, |debt| change(debt.as_mut().unwrap()));
}

#[test]
fn invariant_1_every_unit_is_accounted_for() {
	let complaint = "1: every unit has a debtor, a fund or bad debt";
	broken(quiet, complaint, || {
		assert_ok!(Ledger::mint_into(USD, &DAVE, 1).map(|_| ()));
	});
	broken(quiet, complaint, || change(|record| record.bad_debt += 1));
	broken(quiet, complaint, || change(|record| record.principal -= 1));
	broken(settled, complaint, || {
		change(|record| {
			let Phase::Settled(fund) = record.phase else { panic!("it is settled") };
			record.phase = Phase::Settled(Fund { supply: fund.supply - 1, ..fund });
		})
	});
}

#[test]
fn invariant_2_sums_are_those_of_the_positions() {
	broken(quiet, "2: collateral is the positions'", || change(|record| record.collateral += 1));
	broken(quiet, "2: principal is the positions'", || change_alice(|debt| debt.position.principal += 1));
	broken(quiet, "2: positions are counted", || change(|record| record.positions += 1));
}

#[test]
fn invariant_2_numbers_and_positions_agree() {
	let complaint = "2: a position is found by its number";
	broken(quiet, complaint, || Debtors::<Test>::insert(USD, 0, DAVE));
	broken(quiet, complaint, || Debtors::<Test>::remove(USD, 0));
	broken(quiet, "2: no number without a position", || Debtors::<Test>::insert(USD, 9, DAVE));
}

#[test]
fn invariant_2_each_stands_in_the_order_of_weakness_once() {
	let complaint = "2: positions stand in the order of weakness";
	let weakness = || Debts::<Test>::get(USD, ALICE).unwrap().weakness();
	broken(quiet, complaint, || rank(Some(weakness()), None));
	broken(quiet, complaint, || rank(None, Some(Weakness { id: 9, ..weakness() })));
	broken(quiet, complaint, || change_alice(|debt| debt.position.normalised += 1));
}

#[test]
fn invariant_2_a_position_has_collateral_and_principal() {
	broken(quiet, "2: a position has both", || {
		let before = Debts::<Test>::get(USD, ALICE).unwrap();
		change(|record| record.collateral -= before.position.collateral);
		change_alice(|debt| debt.position.collateral = 0);
		let after = Debts::<Test>::get(USD, ALICE).unwrap();
		rank(Some(before.weakness()), Some(after.weakness()));
	});
}

#[test]
fn invariant_3_custody_holds_what_records_say() {
	let complaint = "3: custody holds what the records say";
	for asset in [BTS, USD] {
		broken(quiet, complaint, || <Test as Config>::Custody::pay(&CAROL, asset, 1).unwrap());
		broken(quiet, complaint, || Claimable::<Test>::mutate(DAVE, asset, |claim| *claim += 1));
	}
	broken(quiet, complaint, || change(|record| record.pot += 1));
	broken(quiet, complaint, || {
		let number = Records::<Test>::get(USD).unwrap().first_request;
		Requests::<Test>::mutate(USD, number, |request| request.as_mut().unwrap().amount += 1);
	});
	broken(settled, complaint, || Bids::<Test>::mutate(USD, |bids| bids[0].1.extra += 1));
	broken(settled, complaint, || {
		change(|record| {
			let Phase::Settled(fund) = record.phase else { panic!("it is settled") };
			record.phase = Phase::Settled(Fund { collateral: fund.collateral + 1, ..fund });
		})
	});
	broken(called, complaint, || Fills::<Test>::mutate(USD, 0, |taken| taken.as_mut().unwrap().got += 1));
}

#[test]
fn invariant_4_the_pot_covers_savings_and_yield() {
	broken(quiet, "4: deposits are the depositors'", || Saved::<Test>::mutate(USD, CAROL, |saved| saved.amount += 1));
	broken(quiet, "4: deposits are the depositors'", || change(|record| record.savings.deposits -= 1));
	let complaint = "4: the pot covers savings and yield";
	broken(quiet, complaint, || change(|record| record.pot = record.savings.deposits - 1));
	broken(quiet, complaint, || Saved::<Test>::mutate(USD, CAROL, |saved| saved.earned += 2));
}

#[test]
fn invariant_5_orders_and_positions_agree() {
	let complaint = "5: an order in the book is known";
	broken(called, complaint, || Ordered::<Test>::remove(USD, 0u32.to_be_bytes()));
	broken(called, complaint, || Ordered::<Test>::insert(USD, 1u32.to_be_bytes(), ORDER));
	broken(called, "5: an order offers what its position has", || {
		// 180,600 are still on offer; of 600,000.
		Fills::<Test>::insert(USD, 0, Taken { paid: 600_000 - 180_600 + 1, got: 400 });
	});
	broken(called, "5: an order belongs to a position", || Ordered::<Test>::insert(USD, 9u32.to_be_bytes(), ORDER));
	broken(called, "5: what was taken belongs to a position", || {
		Fills::<Test>::insert(USD, 9, Taken { paid: 1, got: 1 });
	});
}

#[test]
fn invariant_6_once_in_the_schedule() {
	broken(quiet, "6: a BitAsset stands in the schedule once", || {
		Schedule::<Test>::mutate(|entries| entries.try_push((0, USD)).unwrap());
	});
}

#[test]
fn invariant_6_what_is_to_be_done_is_scheduled_in_time() {
	let complaint = "6: what is to be done is scheduled in time";
	// One reason at a time, where nothing else is to be done.
	let only = |reason: fn()| {
		broken(silent, complaint, || {
			reason();
			Schedule::<Test>::kill();
		})
	};
	only(|| change(|record| record.seen = Some(price(201))));
	only(|| change(|record| record.pass = Pass::Calling(None)));
	only(|| change(|record| record.again = true));
	only(|| change(|record| record.retry = Some(START)));
	only(|| change(|record| record.since = Some(START)));
	only(|| change(|record| record.phase = Phase::Closing(Fund { price: price(200), collateral: 0, supply: 0 })));
	only(|| Fills::<Test>::insert(USD, 0, Taken { paid: 1, got: 1 }));
	only(|| {
		assert_ok!(BitAssets::set_feeders(signed(OWNER), USD, vec![14].try_into().unwrap()));
	});
	only(|| {
		assert_ok!(BitAssets::announce_terms(signed(OWNER), USD, terms()));
	});
	broken(rested, complaint, Schedule::<Test>::kill);
	broken(called, complaint, Schedule::<Test>::kill);
	// Scheduled, but too late.
	let later = || Schedule::<Test>::put(BoundedVec::truncate_from(vec![(START + DAY, USD)]));
	broken(rested, complaint, || change(|record| record.retry = Some(START + DAY - 1)));
	broken(called, complaint, later);
	broken(silent, "6: what waits is scheduled", || {
		Requests::<Test>::insert(USD, 0, Request { who: CAROL, amount: 1, due: START + 9 * DAY });
	});
}

/// A position and no price: there is nothing to do.
fn silent() {
	rested();
	wait(DAY);
}

/// A position, and nothing to do but to look when reports end.
fn rested() {
	create(terms());
	feed(200);
	assert_ok!(adjust(ALICE, 1_000, 600_000));
	idle();
}

#[test]
fn invariant_6_governance_s_are_known() {
	fn two() {
		for name in ["EUR", "CNY"] {
			assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol(name), 0, BTS, false, terms()));
		}
	}
	let complaint = "6: governance's are known";
	broken(quiet, complaint, || Governed::<Test>::put(BoundedVec::truncate_from(vec![USD])));
	broken(two, complaint, Governed::<Test>::kill);
	broken(two, complaint, || {
		Governed::<Test>::mutate(|assets| assets.sort_by_key(|asset| core::cmp::Reverse(*asset)))
	});
}

#[test]
fn invariant_7_positions_or_a_fund_with_bids() {
	broken(quiet, "7: no positions behind a fund", || {
		change(|record| record.phase = Phase::Settled(Fund { price: price(200), collateral: 0, supply: 0 }));
	});
	broken(quiet, "7: bids are for a fund", || {
		let bid = Bid { id: 0, debt: 1, extra: 0 };
		Bids::<Test>::insert(USD, BoundedVec::truncate_from(vec![(BOB, bid)]));
	});
}

#[test]
fn invariant_8_for_whom_custody_keeps_what_is_counted() {
	fn lent() {
		create_behind(IOU, terms());
		feed(200);
		scenes::lend(ALICE, 1_000, 600_000);
	}
	let complaint = "8: who has something that an issuer may stop is counted";
	broken(lent, complaint, || Keeping::<Test>::remove(ALICE, IOU));
	broken(lent, complaint, || Keeping::<Test>::insert(CAROL, IOU, 1));
	broken(quiet, complaint, || Keeping::<Test>::insert(ALICE, BTS, 1));
	broken(|| settled_behind(IOU), complaint, || Keeping::<Test>::insert(BOB, IOU, 2));
	let complaint = "8: all that custody owes is counted";
	broken(quiet, complaint, || Owing::<Test>::remove(BTS));
	broken(quiet, complaint, || Owing::<Test>::insert(IOU, 1));
	broken(settled, complaint, || Owing::<Test>::insert(BTS, 9));
}
