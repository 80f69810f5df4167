use super::*;

/// EX-13: 50 basis points.
fn trade(amount: u64) {
	set_fee(B, 0, 50);
	place(MAKER, B, A, offer(amount, amount));
	place(TAKER, A, B, offer(amount, amount));
}

#[test]
fn fees_are_rounded_down_and_the_buyer_keeps_the_rest() {
	run(|| {
		trade(1_000);
		assert_eq!((Exchange::issuer_fees(B), balance(B, TAKER)), (5, ENDOWMENT + 995));
		trade(199);
		assert_eq!((Exchange::issuer_fees(B), balance(B, TAKER)), (5, ENDOWMENT + 995 + 199));
	});
}

#[test]
fn the_issuer_collects_what_was_gathered() {
	run(|| {
		trade(1_000);
		trade(2_000);
		assert_ok!(Exchange::claim_fees(signed(STRANGER), B));
		emitted(Event::FeesClaimed { asset: B, beneficiary: ISSUER, amount: 15 });
		assert_eq!((balance(B, ISSUER), custody(B)), (ENDOWMENT + 15, 0));
		assert_noop!(Exchange::claim_fees(signed(STRANGER), B), Cause::NothingToClaim);
		assert_noop!(Exchange::claim_fees(signed(STRANGER), A), Cause::NoBeneficiary);
		assert_noop!(Exchange::claim_fees(RuntimeOrigin::none(), B), DispatchError::BadOrigin);
	});
}

#[test]
fn the_maker_pays_on_what_he_receives() {
	run(|| {
		set_fee(A, 100, 0);
		place(MAKER, B, A, offer(1_000, 1_000));
		place(TAKER, A, B, offer(1_000, 1_000));
		assert_eq!((balance(A, MAKER), Exchange::issuer_fees(A)), (ENDOWMENT + 990, 10));
	});
}

#[test]
fn a_fee_has_its_cap_and_needs_a_beneficiary() {
	run(|| {
		let terms = MarketTerms { taker_bp: 1_000, fill_max: Some(7), ..Default::default() };
		set_terms(B, MarketTerms { beneficiary: Some(ISSUER), ..terms.clone() });
		place(MAKER, B, A, offer(2_000, 2_000));
		place(TAKER, A, B, offer(1_000, 1_000));
		assert_eq!(Exchange::issuer_fees(B), 7);
		set_terms(B, terms);
		place(TAKER, A, B, offer(1_000, 1_000));
		assert_eq!(Exchange::issuer_fees(B), 7);
	});
}

#[test]
fn a_beneficiary_who_cannot_be_credited_fails_nobody_but_himself() {
	run(|| {
		set_terms(B, MarketTerms { taker_bp: 50, beneficiary: Some(POOR), ..Default::default() });
		place(MAKER, B, A, offer(1_000, 1_000));
		place(TAKER, A, B, offer(1_000, 1_000));
		assert_noop!(Exchange::claim_fees(signed(STRANGER), B), TokenError::CannotCreate);
		assert_eq!(Exchange::issuer_fees(B), 5);
	});
}
