//! What custody says of an asset to the pallets that create assets.

use super::*;

#[test]
fn custody_owes_while_a_book_stands_on_either_side() {
	run(|| {
		assert!(!Exchange::owes(A) && !Exchange::owes(B));
		let ask = place(MAKER, B, A, at(10, 50));
		assert!(Exchange::owes(A) && Exchange::owes(B) && !Exchange::owes(C));
		let bid = place(RIVAL, A, B, at(10, 40));
		assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, ask)));
		assert!(Exchange::owes(A) && Exchange::owes(B));
		assert_ok!(Exchange::cancel(signed(RIVAL), locate(RIVAL, bid)));
		assert!(!Exchange::owes(A) && !Exchange::owes(B));
	});
}

#[test]
fn custody_owes_fees_and_claims() {
	run(|| {
		set_fee(B, 0, 1_000);
		place(MAKER, B, A, at(10, 50));
		place(TAKER, A, B, at(10, 50));
		assert!(Exchange::owes(B) && !Exchange::owes(A));
		assert_ok!(Exchange::claim_fees(signed(STRANGER), B));
		assert!(!Exchange::owes(B));

		let id = place(RIVAL, D, A, at(10, 50));
		block(D, RIVAL, true);
		assert_ok!(Exchange::cancel(signed(RIVAL), locate(RIVAL, id)));
		assert!(Exchange::owes(D) && !Exchange::owes(A));
		assert!(Exchange::keeps_for(&RIVAL, D) && !Exchange::keeps_for(&RIVAL, A));
		block(D, RIVAL, false);
		assert_ok!(Exchange::claim(signed(STRANGER), D, RIVAL));
		assert!(!Exchange::owes(D) && !Exchange::keeps_for(&RIVAL, D));
	});
}

#[test]
fn what_is_sent_to_the_vault_is_owed_to_nobody() {
	run(|| {
		let AssetId::Token(id) = C else { panic!("C is a token") };
		assert_ok!(Assets::transfer(signed(STRANGER), id.into(), Vault::get(), 5));
		assert!(!Exchange::owes(C));
	});
}

#[test]
fn an_account_is_kept_what_its_open_orders_sell() {
	run(|| {
		assert!(!Exchange::keeps_for(&MAKER, B));
		for _ in 0..17 {
			place(MAKER, A, C, offer(100, 100));
		}
		let ask = place(MAKER, B, A, at(10, 50));
		assert!(Exchange::keeps_for(&MAKER, B) && Exchange::keeps_for(&MAKER, A));
		assert!(!Exchange::keeps_for(&MAKER, C) && !Exchange::keeps_for(&RIVAL, B));
		// The slot remembers an order that is gone; what it sold is kept no longer.
		assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, ask)));
		assert!(!Exchange::keeps_for(&MAKER, B));
	});
}
