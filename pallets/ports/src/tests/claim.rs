use super::*;

/// ALICE has 500 claimable of a paused IOU.
fn claimable() -> AssetId {
	let iou = btc();
	give(iou, ALICE, 1_000);
	let id = ask_redeem(iou, ALICE, 500);
	assert_ok!(Ports::pause_iou(signed(OWNER), iou));
	assert_ok!(Ports::refund_redeem(signed(OWNER), id, text("")));
	iou
}

#[test]
fn anybody_has_a_claim_credited_once_it_can_be() {
	run(|| {
		let iou = claimable();
		assert_noop!(Ports::claim(signed(BOB), iou, ALICE), Cause::IouPaused);
		assert_ok!(Ports::resume_iou(signed(OWNER), iou));
		assert_ok!(Ports::claim(signed(BOB), iou, ALICE));
		emitted(Event::Claimed { iou, who: ALICE, amount: 500 });
		assert_eq!((balance(iou, ALICE), Ports::claimable(iou, ALICE)), (988, 0));
		assert_noop!(Ports::claim(signed(BOB), iou, ALICE), Cause::NothingToClaim);
	});
}

#[test]
fn claims_add_up() {
	run(|| {
		let iou = claimable();
		assert_ok!(Ports::resume_iou(signed(OWNER), iou));
		let id = ask_redeem(iou, ALICE, 100);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_ok!(Ports::refund_redeem(signed(OWNER), id, text("")));
		assert_eq!(Ports::claimable(iou, ALICE), 600);
	});
}

#[test]
fn who_has_nothing_claims_nothing() {
	run(|| {
		let iou = claimable();
		assert_ok!(Ports::resume_iou(signed(OWNER), iou));
		assert_noop!(Ports::claim(signed(BOB), iou, BOB), Cause::NothingToClaim);
		assert_noop!(Ports::claim(RuntimeOrigin::none(), iou, ALICE), DispatchError::BadOrigin);
	});
}
