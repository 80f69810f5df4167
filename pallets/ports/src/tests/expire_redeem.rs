use super::*;

#[test]
fn past_the_deadline_anybody_returns_the_iou_and_the_port_is_overdue() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		pass(19_999);
		assert_noop!(Ports::expire_redeem(signed(STRANGER), id), Cause::NotExpired);
		pass(1);
		assert_ok!(Ports::expire_redeem(signed(STRANGER), id));
		let (port, outcome) = (port_of(iou), Outcome::Expired);
		emitted(Event::RequestClosed { id, port, who: ALICE, outcome, amount: 500, reason: text(""), overdue: true });
		assert_eq!((balance(iou, ALICE), outstanding(iou)), (988, 988));
		assert_eq!(Ports::port(port).unwrap().overdue, 1);
		assert_noop!(Ports::confirm_redeem(signed(OWNER), id, text("late")), Cause::NoSuchRequest);
	});
}

#[test]
fn a_port_cannot_stop_it_by_pausing_or_retiring() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		let port = port_of(iou);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_ok!(Ports::retire_port(signed(OWNER), port));
		pass(20_000);
		assert_ok!(Ports::expire_redeem(signed(ALICE), id));
		assert_eq!(Ports::claimable(iou, ALICE), 500);
	});
}

#[test]
fn a_deposit_is_no_redemption() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 500);
		pass(1_000_000);
		assert_noop!(Ports::expire_redeem(signed(STRANGER), id), Cause::WrongFlow);
		assert_noop!(Ports::expire_redeem(signed(STRANGER), RequestId { iou, number: 9 }), Cause::NoSuchRequest);
	});
}
