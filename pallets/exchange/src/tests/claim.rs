use super::*;

/// 10 B are claimable for MAKER.
fn claimable() {
	let id = place(MAKER, B, A, at(10, 50));
	block(B, MAKER, true);
	assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
	assert_eq!(Exchange::claimable(MAKER, B), 10);
}

#[test]
fn anybody_has_a_claim_credited_once_it_can_be() {
	run(|| {
		claimable();
		assert_noop!(Exchange::claim(signed(STRANGER), B, MAKER), TokenError::Blocked);
		block(B, MAKER, false);
		assert_ok!(Exchange::claim(signed(STRANGER), B, MAKER));
		emitted(Event::Claimed { who: MAKER, asset: B, amount: 10 });
		assert_eq!((balance(B, MAKER), custody(B)), (ENDOWMENT, 0));
		assert_noop!(Exchange::claim(signed(STRANGER), B, MAKER), Cause::NothingToClaim);
		assert_noop!(Exchange::claim(RuntimeOrigin::none(), B, MAKER), DispatchError::BadOrigin);
	});
}

#[test]
fn claims_add_up() {
	run(|| {
		claimable();
		block(B, MAKER, false);
		claimable_again();
		assert_eq!(Exchange::claimable(MAKER, B), 20);
	});
}

fn claimable_again() {
	let id = place(MAKER, B, A, at(10, 50));
	block(B, MAKER, true);
	assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
}
