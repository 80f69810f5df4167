use super::*;

#[test]
fn the_iou_waits_in_the_vault() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let ask = Ports::request_redeem(signed(ALICE), iou, 500, text("bc1-alice"), text("thanks"));
		assert_ok!(ask);
		let id = newest(iou);
		let (destination, memo) = (text("bc1-alice"), text("thanks"));
		emitted(Event::RedemptionRequested {
			id,
			port: port_of(iou),
			who: ALICE,
			amount: 500,
			fee: 5,
			net: 495,
			destination,
			memo,
			deadline: START + 20_000,
		});
		assert_eq!((balance(iou, ALICE), balance(iou, Ports::vault()), outstanding(iou)), (488, 500, 988));
		assert_eq!(held(HoldReason::Request, ALICE), REQUEST_DEPOSIT);
		assert_eq!(Ports::request(id).unwrap().state, State::PendingAnchor);
	});
}

#[test]
fn amounts_and_destinations_have_their_bounds() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let ask = |amount, to: &str| Ports::request_redeem(signed(ALICE), iou, amount, text(to), text(""));
		assert_noop!(ask(500, ""), Cause::NoDestination);
		assert_noop!(ask(0, "x"), Cause::TooSmall);
		assert_noop!(ask(99, "x"), Cause::TooSmall);
		assert_noop!(ask(10_001, "x"), Cause::TooLarge);
		assert_noop!(ask(989, "x"), Cause::InsufficientBalance);
		assert_ok!(ask(988, "x"));
	});
}

#[test]
fn a_holder_of_another_ports_btc_redeems_nothing_here() {
	run(|| {
		let (mine, other) = (btc(), btc());
		give(mine, ALICE, 1_000);
		let ask = Ports::request_redeem(signed(ALICE), other, 500, text("x"), text(""));
		assert_noop!(ask, Cause::InsufficientBalance);
		let nowhere = Ports::request_redeem(signed(ALICE), AssetId::GOS, 500, text("x"), text(""));
		assert_noop!(nowhere, Cause::NoSuchIou);
	});
}

#[test]
fn frozen_holders_and_paused_ious_redeem_nothing() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let ask = || Ports::request_redeem(signed(ALICE), iou, 500, text("x"), text(""));
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_noop!(ask(), Cause::Frozen);
		assert_ok!(Ports::thaw(signed(OWNER), iou, ALICE));
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_noop!(ask(), Cause::IouPaused);
		assert_ok!(Ports::resume_iou(signed(OWNER), iou));
		assert_ok!(ask());
	});
}

#[test]
fn who_redeems_all_he_has_may_redeem_less_than_the_minimum() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		assert_ok!(Assets::transfer(signed(ALICE), 1_000.into(), BOB, 50));
		let redeem = |amount| Ports::request_redeem(signed(BOB), iou, amount, text("bc1-bob"), text(""));
		assert_noop!(redeem(49), Cause::TooSmall);
		assert_noop!(redeem(51), Cause::TooSmall);
		assert_ok!(redeem(50));
		assert_eq!(balance(iou, BOB), 0);
		let id = newest(iou);
		assert_ok!(Ports::confirm_redeem(signed(OWNER), id, text("r")));
		let (port, who, reference) = (port_of(iou), BOB, text("r"));
		emitted(Event::RedemptionConfirmed { id, port, who, amount: 50, fee: 5, net: 45, reference });
	});
}
