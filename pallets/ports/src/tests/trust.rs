use super::*;

#[test]
fn trust_is_given_changed_and_withdrawn_with_its_deposit() {
	run(|| {
		let iou = btc();
		for limit in [None, Some(5), Some(1)] {
			assert_ok!(Ports::trust(signed(ALICE), iou, limit));
			emitted(Event::Trusted { iou, who: ALICE, limit });
			assert_eq!(held(HoldReason::Trust, ALICE), TRUST_DEPOSIT);
		}
		assert_ok!(Ports::untrust(signed(ALICE), iou));
		emitted(Event::Untrusted { iou, who: ALICE });
		assert_eq!(held(HoldReason::Trust, ALICE), 0);
		assert_noop!(Ports::untrust(signed(ALICE), iou), Cause::NoTrust);
	});
}

#[test]
fn trust_needs_an_iou_and_a_deposit() {
	run(|| {
		assert_noop!(Ports::trust(signed(ALICE), AssetId::Token(1_000), None), Cause::NoSuchIou);
		let iou = btc();
		assert_noop!(Ports::trust(signed(POOR), iou, None), TokenError::FundsUnavailable);
	});
}

#[test]
fn the_deposit_of_a_trust_in_a_dead_iou_comes_back() {
	run(|| {
		let iou = btc();
		assert_ok!(Ports::trust(signed(ALICE), iou, None));
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_ok!(Ports::untrust(signed(ALICE), iou));
		assert_eq!(held(HoldReason::Trust, ALICE), 0);
	});
}

#[test]
fn the_limit_binds_issue_and_deposits_and_not_transfers() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 1_100);
		assert_ok!(Ports::trust(signed(ALICE), iou, Some(1_000)));
		assert_noop!(Ports::confirm_deposit(signed(OWNER), id, 1_100, text("r")), Cause::TrustExceeded);
		assert_ok!(Ports::confirm_deposit(signed(OWNER), id, 1_000, text("r")));
		assert_noop!(Ports::issue(signed(OWNER), iou, ALICE, 100, text("s")), Cause::TrustExceeded);
		give(iou, BOB, 1_000);
		assert_ok!(Assets::transfer(signed(BOB), 1_000.into(), ALICE, 500));
		assert_eq!(balance(iou, ALICE), 988 + 500);
	});
}

#[test]
fn a_limit_is_an_amount() {
	run(|| {
		let iou = btc();
		assert_noop!(Ports::trust(signed(ALICE), iou, Some(0)), Cause::TooSmall);
		assert_noop!(Ports::trust(signed(ALICE), iou, Some(AMOUNT_MAX + 1)), Cause::TooLarge);
		assert_ok!(Ports::trust(signed(ALICE), iou, Some(AMOUNT_MAX)));
	});
}
