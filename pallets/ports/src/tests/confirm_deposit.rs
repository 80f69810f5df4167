use super::*;

#[test]
fn what_arrived_less_the_fee_is_issued_and_the_request_is_gone() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 1_000);
		assert_ok!(Ports::confirm_deposit(signed(TELLER), id, 1_000, text("btc-tx:0")));
		let (port, reference) = (port_of(iou), text("btc-tx:0"));
		emitted(Event::DepositConfirmed { id, port, who: ALICE, amount: 1_000, fee: 12, net: 988, reference });
		assert_eq!((balance(iou, ALICE), outstanding(iou)), (988, 988));
		assert_eq!(held(HoldReason::Request, ALICE), 0);
		assert!(Ports::request(id).is_none());
		assert_noop!(Ports::confirm_deposit(signed(TELLER), id, 1_000, text("again")), Cause::NoSuchRequest);
	});
}

#[test]
fn less_than_asked_may_be_confirmed_and_more_may_not() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 1_000);
		let confirm = |amount| Ports::confirm_deposit(signed(OWNER), id, amount, text("r"));
		assert_noop!(confirm(1_001), Cause::TooLarge);
		assert_noop!(confirm(Balance::MAX), Cause::TooLarge);
		assert_noop!(confirm(0), Cause::TooSmall);
		// The fee is 2 + 1 % and never more than a tenth.
		assert_ok!(confirm(3));
		assert_eq!(balance(iou, ALICE), 3);
	});
}

#[test]
fn a_reference_is_good_once_for_an_iou() {
	run(|| {
		let iou = btc();
		let other = btc();
		let (first, second) = (ask_deposit(iou, ALICE, 500), ask_deposit(iou, BOB, 500));
		assert_ok!(Ports::confirm_deposit(signed(OWNER), first, 500, text("r")));
		assert_noop!(Ports::confirm_deposit(signed(OWNER), second, 500, text("r")), Cause::ReferenceUsed);
		assert_ok!(Ports::trust(signed(BOB), iou, None));
		assert_noop!(Ports::issue(signed(OWNER), iou, BOB, 500, text("r")), Cause::ReferenceUsed);
		let elsewhere = ask_deposit(other, ALICE, 500);
		assert_ok!(Ports::confirm_deposit(signed(OWNER), elsewhere, 500, text("r")));
		assert_ok!(Ports::confirm_deposit(signed(OWNER), second, 500, text("R")));
	});
}

#[test]
fn strangers_and_other_ports_confirm_nothing() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 500);
		assert_ok!(Ports::open_port(signed(STRANGER), text("other"), text("")));
		for who in [ALICE, STRANGER, CASHIER] {
			assert_noop!(Ports::confirm_deposit(signed(who), id, 500, text("r")), Cause::NotPermitted);
		}
	});
}

#[test]
fn the_maximum_supply_is_reached_and_not_passed() {
	run(|| {
		let iou = define(open(), "BTC", ALL_POWERS, Terms { supply_max: Some(988 + 98), ..terms() });
		let id = ask_deposit(iou, BOB, 200);
		give(iou, ALICE, 1_000);
		assert_noop!(Ports::confirm_deposit(signed(OWNER), id, 102, text("r")), Cause::SupplyExceeded);
		assert_ok!(Ports::confirm_deposit(signed(OWNER), id, 101, text("r")));
		assert_eq!(outstanding(iou), 988 + 98);
	});
}

#[test]
fn bad_references_requests_and_states_are_told_apart() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let redemption = ask_redeem(iou, ALICE, 500);
		let nowhere = RequestId { iou, number: 99 };
		assert_noop!(Ports::confirm_deposit(signed(OWNER), nowhere, 500, text("")), Cause::BadReference);
		assert_noop!(Ports::confirm_deposit(signed(OWNER), nowhere, 500, text("a b")), Cause::BadReference);
		assert_noop!(Ports::confirm_deposit(signed(OWNER), nowhere, 500, text("r")), Cause::NoSuchRequest);
		assert_noop!(Ports::confirm_deposit(signed(OWNER), redemption, 500, text("r")), Cause::WrongFlow);
		let id = ask_deposit(iou, ALICE, 500);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_noop!(Ports::confirm_deposit(signed(OWNER), id, 500, text("r")), Cause::IouPaused);
	});
}

#[test]
fn a_late_confirmation_counts_until_somebody_expires_the_request() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 500);
		pass(1_000_000);
		assert_ok!(Ports::confirm_deposit(signed(OWNER), id, 500, text("r")));
	});
}
