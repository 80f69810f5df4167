use super::*;

#[test]
fn a_refusal_says_why_and_returns_the_deposit() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 500);
		assert_ok!(Ports::reject_deposit(signed(TELLER), id, text("no such payment")));
		let (port, outcome, reason) = (port_of(iou), Outcome::Error, text("no such payment"));
		emitted(Event::RequestClosed { id, port, who: ALICE, outcome, amount: 500, reason, overdue: false });
		assert_eq!((held(HoldReason::Request, ALICE), balance(iou, ALICE)), (0, 0));
		assert_noop!(Ports::reject_deposit(signed(TELLER), id, text("")), Cause::NoSuchRequest);
	});
}

#[test]
fn only_those_with_the_right_refuse_and_only_deposits() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_deposit(iou, ALICE, 500);
		let redemption = ask_redeem(iou, ALICE, 500);
		assert_noop!(Ports::reject_deposit(signed(CASHIER), id, text("")), Cause::NotPermitted);
		assert_noop!(Ports::reject_deposit(signed(ALICE), id, text("")), Cause::NotPermitted);
		assert_noop!(Ports::reject_deposit(signed(OWNER), redemption, text("")), Cause::WrongFlow);
	});
}

#[test]
fn a_late_rejection_counts_as_overdue_if_the_port_had_told_anything() {
	run(|| {
		let iou = btc();
		let port = port_of(iou);
		let (silent, told) = (ask_deposit(iou, ALICE, 1_000), ask_deposit(iou, ALICE, 1_000));
		assert_ok!(Ports::report_progress(signed(TELLER), told, State::OnHold));
		pass(terms().deposit_deadline_ms);
		assert_ok!(Ports::reject_deposit(signed(TELLER), silent, text("")));
		assert_eq!(Ports::port(port).unwrap().overdue, 0);
		assert_ok!(Ports::reject_deposit(signed(TELLER), told, text("")));
		assert_eq!(Ports::port(port).unwrap().overdue, 1);
	});
}
