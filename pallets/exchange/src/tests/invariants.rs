//! Each numbered invariant, broken once.

use super::*;

/// Builds a world with something of everything, breaks it, and expects this complaint.
fn broken(expected: &'static str, break_it: impl FnOnce()) {
	world().execute_with(|| {
		set_fee(B, 0, 100);
		for quote in 60..100 {
			place(MAKER, B, A, at(10, quote));
		}
		place(MAKER, B, A, numbered(5, until(100_000, at(1_000, 50))));
		place(TAKER, A, B, at(100, 50));
		fund(C, 10);
		assert_ok!(system_order(9, C, A, 10, 10));
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 500_000)));
		let id = place(RIVAL, D, A, at(10, 50));
		block(D, RIVAL, true);
		assert_ok!(Exchange::cancel(signed(RIVAL), locate(RIVAL, id)));
		assert_ok!(Exchange::do_try_state());
		break_it();
		assert_eq!(Exchange::do_try_state(), Err(DispatchError::Other(expected)));
	});
}

fn first_leaf() -> BookPage {
	Leaves::<Test>::iter_keys().min().unwrap()
}

fn change_trader(change: impl FnOnce(&mut Trader)) {
	Traders::<Test>::mutate(MAKER, |trader| change(trader.as_mut().unwrap()));
}

fn change_block(number: u8, change: impl FnOnce(&mut Block)) {
	Slots::<Test>::mutate(MAKER, number, |block| change(block.as_mut().unwrap()));
}

#[test]
fn invariant_1_custody_holds_what_is_owed() {
	let complaint = "invariant 1: custody holds what is owed";
	broken(complaint, || <Test as Config>::Custody::pay(&TAKER, B, 1).unwrap());
	broken(complaint, || IssuerFees::<Test>::mutate(B, |fees| *fees += 1));
	broken(complaint, || Claimable::<Test>::mutate(RIVAL, D, |claims| *claims += 1));
}

#[test]
fn invariant_2_books_are_sound() {
	let complaint = "invariant 2: a book keeps the invariants of books";
	broken(complaint, || Leaves::<Test>::mutate(first_leaf(), |leaf| leaf.as_mut().unwrap().entries.reverse()));
	broken(complaint, || Leaves::<Test>::remove(first_leaf()));
}

#[test]
fn invariant_2_an_empty_book_keeps_no_head() {
	broken("invariant 2: an empty book keeps no head", || {
		let market = orderbook_core::Pair::new(A, D).unwrap();
		let mut record = Market::default();
		record.head.bids.next = 1;
		Markets::<Test>::insert(market, record);
	});
}

#[test]
fn invariant_2_every_page_belongs_to_a_book() {
	let complaint = "invariant 2: every page belongs to a book";
	let stray = || BookPage { page: 999, ..first_leaf() };
	broken(complaint, || Leaves::<Test>::insert(stray(), Leaves::<Test>::get(first_leaf()).unwrap()));
	broken(complaint, || Inners::<Test>::insert(stray(), orderbook_core::Inner { children: vec![] }));
}

#[test]
fn invariant_3_slots_and_orders_agree() {
	broken("invariant 3: an order's slot names it", || change_trader(|trader| trader.mark(3, false)));
	broken("invariant 3: an order's slot names it", || {
		change_block(0, |block| block.orders[2] = block.orders[1]);
	});
	broken("invariant 3: a used slot names an order", || {
		change_trader(|trader| trader.mark(47, true));
	});
	broken("invariant 3: orders are numbered below the next", || NextOrder::<Test>::put(3));
}

#[test]
fn invariant_4_deposits_are_what_records_name() {
	broken("invariant 4: what is held is what the record names", || change_trader(|trader| trader.deposit += 1));
	broken("invariant 4: a record is of somebody with slots", || {
		Traders::<Test>::insert(SHOP, Trader::default());
	});
	broken("invariant 4: nothing is held without a record", || {
		use frame_support::traits::fungible::MutateHold;
		assert_ok!(Balances::hold(&HoldReason::Slots.into(), &SHOP, 5));
	});
	broken("invariant 4: a block of slots is paid for", || Slots::<Test>::insert(SHOP, 0, Block::default()));
}

#[test]
fn invariant_5_numbers_lead_to_slots() {
	broken("invariant 5: an order's number leads to its slot", || ClientOrders::<Test>::remove(MAKER, 5));
	broken("invariant 5: a number leads to a slot that held it last", || {
		ClientOrders::<Test>::insert(MAKER, 6, 0);
	});
}

#[test]
fn invariant_6_expiries_are_queued() {
	let slot = 40;
	broken("invariant 6: an order that expires is queued", || {
		change_block(block_of(slot), |block| block.queued = None)
	});
	broken("invariant 6: an order that expires is queued", || {
		change_block(block_of(slot), |block| block.queued = block.queued.map(|bucket| bucket - 1));
	});
	broken("invariant 6: a slot knows its order's expiry", || {
		change_block(0, |block| block.orders[0].as_mut().unwrap().expiry = Expiry::Block(99));
	});
	let watched = |change: fn(&mut Option<Watch>)| Watches::<Test>::mutate(MAKER, change);
	broken("invariant 6: who set a deadline is watched", || watched(|watch| *watch = None));
	broken("invariant 6: who is watched is queued", || watched(|watch| watch.as_mut().unwrap().bucket -= 1));
	broken("invariant 6: the queue counts its entries", || Expiring::<Test>::mutate(|queue| queue.entries += 1));
	broken("invariant 6: no bucket lies behind the queue", || Expiring::<Test>::mutate(|queue| queue.next += 1));
	broken("invariant 6: a bucket counts its entries", || {
		let bucket = Buckets::<Test>::iter_keys().next().unwrap();
		Buckets::<Test>::mutate(bucket, |count| *count += 1);
	});
}

#[test]
fn invariant_7_tags_and_orders_of_the_system_agree() {
	broken("invariant 7: tags and orders of the system agree", || Tags::<Test>::remove(9));
	broken("invariant 7: tags and orders of the system agree", || {
		let locator = Tags::<Test>::get(9).unwrap();
		Tags::<Test>::insert(10, locator);
	});
}

#[test]
fn invariant_8_what_is_owed_is_positive() {
	broken("invariant 8: what is claimable is positive", || Claimable::<Test>::insert(SHOP, A, 0));
	broken("invariant 8: gathered fees are positive", || IssuerFees::<Test>::insert(A, 0));
}

#[test]
fn invariant_9_books_and_claims_are_counted() {
	let complaint = "invariant 9: books and claims are counted";
	broken(complaint, || Owing::<Test>::insert(D, 7));
	broken(complaint, || Owing::<Test>::remove(A));
}
