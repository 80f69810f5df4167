use super::*;

#[test]
fn who_trusts_is_issued_what_arrived_less_the_fee() {
	run(|| {
		let iou = btc();
		assert_ok!(Ports::trust(signed(ALICE), iou, Some(988)));
		assert_ok!(Ports::issue(signed(TELLER), iou, ALICE, 1_000, text("wire-1")));
		let (port, reference) = (port_of(iou), text("wire-1"));
		emitted(Event::Issued { iou, port, who: ALICE, amount: 1_000, fee: 12, net: 988, reference });
		assert_eq!((balance(iou, ALICE), outstanding(iou)), (988, 988));
	});
}

#[test]
fn who_does_not_trust_is_issued_nothing() {
	run(|| {
		let iou = btc();
		assert_noop!(Ports::issue(signed(OWNER), iou, ALICE, 1_000, text("r")), Cause::NotTrusted);
		assert_ok!(Ports::trust(signed(ALICE), iou, None));
		assert_ok!(Ports::untrust(signed(ALICE), iou));
		assert_noop!(Ports::issue(signed(OWNER), iou, ALICE, 1_000, text("r")), Cause::NotTrusted);
	});
}

#[test]
fn the_rules_of_a_deposit_bind() {
	run(|| {
		let iou = btc();
		assert_ok!(Ports::trust(signed(ALICE), iou, None));
		let issue = |amount, reference: &str| Ports::issue(signed(OWNER), iou, ALICE, amount, text(reference));
		assert_noop!(issue(500, ""), Cause::BadReference);
		assert_noop!(issue(99, "r"), Cause::TooSmall);
		assert_noop!(issue(10_001, "r"), Cause::TooLarge);
		assert_noop!(Ports::issue(signed(CASHIER), iou, ALICE, 500, text("r")), Cause::NotPermitted);
		assert_noop!(Ports::issue(signed(OWNER), AssetId::BTS, ALICE, 500, text("r")), Cause::NoSuchIou);
		assert_ok!(issue(500, "r"));
		assert_noop!(issue(500, "r"), Cause::ReferenceUsed);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_noop!(issue(500, "s"), Cause::IouPaused);
	});
}

#[test]
fn an_account_without_stm_cannot_hold_an_iou() {
	run(|| {
		let iou = btc();
		assert_ok!(Ports::trust(signed(BOB), iou, None));
		assert_ok!(Balances::transfer_allow_death(signed(ALICE), POOR, 10));
		assert_ok!(Ports::trust(signed(POOR), iou, None));
		give(iou, ALICE, 1_000);
		let unfunded = 78;
		assert_noop!(Assets::transfer(signed(ALICE), 1_000.into(), unfunded, 5), TokenError::CannotCreate);
		assert_ok!(Balances::transfer_allow_death(signed(BOB), unfunded, 10));
		assert_ok!(Assets::transfer(signed(ALICE), 1_000.into(), unfunded, 5));
	});
}
