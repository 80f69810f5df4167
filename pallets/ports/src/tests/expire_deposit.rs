use super::*;

#[test]
fn anybody_ends_a_deposit_from_its_deadline_on() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 500);
		pass(9_999);
		assert_noop!(Ports::expire_deposit(signed(STRANGER), id), Cause::NotExpired);
		pass(1);
		assert_ok!(Ports::expire_deposit(signed(STRANGER), id));
		let (port, outcome) = (port_of(iou), Outcome::Expired);
		emitted(Event::RequestClosed { id, port, who: ALICE, outcome, amount: 500, reason: text(""), overdue: false });
		assert_eq!(held(HoldReason::Request, ALICE), 0);
		assert_eq!(Ports::port(port).unwrap().overdue, 0);
	});
}

#[test]
fn a_port_that_has_the_money_and_does_nothing_is_overdue() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 500);
		assert_ok!(Ports::report_progress(signed(TELLER), id, State::PendingAnchor));
		pass(10_000);
		assert_ok!(Ports::expire_deposit(signed(STRANGER), id));
		assert_eq!(Ports::port(port_of(iou)).unwrap().overdue, 1);
	});
}

#[test]
fn a_redemption_is_no_deposit() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		pass(1_000_000);
		assert_noop!(Ports::expire_deposit(signed(STRANGER), id), Cause::WrongFlow);
		assert_noop!(Ports::expire_deposit(RuntimeOrigin::none(), id), DispatchError::BadOrigin);
	});
}
