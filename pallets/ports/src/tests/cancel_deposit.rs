use super::*;

#[test]
fn the_customer_withdraws_what_the_port_has_not_begun() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 500);
		assert_noop!(Ports::cancel_deposit(signed(BOB), id), Cause::NotRequester);
		assert_noop!(Ports::cancel_deposit(signed(OWNER), id), Cause::NotRequester);
		assert_ok!(Ports::cancel_deposit(signed(ALICE), id));
		let (port, outcome) = (port_of(iou), Outcome::Cancelled);
		emitted(Event::RequestClosed { id, port, who: ALICE, outcome, amount: 500, reason: text(""), overdue: false });
		assert_eq!(held(HoldReason::Request, ALICE), 0);
	});
}

#[test]
fn what_the_port_works_on_is_not_withdrawn_and_a_redemption_never() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_deposit(iou, ALICE, 500);
		assert_ok!(Ports::report_progress(signed(TELLER), id, State::PendingAnchor));
		assert_noop!(Ports::cancel_deposit(signed(ALICE), id), Cause::WrongState);
		assert_ok!(Ports::report_progress(signed(TELLER), id, State::OnHold));
		assert_noop!(Ports::cancel_deposit(signed(ALICE), id), Cause::WrongState);
		let redemption = ask_redeem(iou, ALICE, 500);
		assert_noop!(Ports::cancel_deposit(signed(ALICE), redemption), Cause::WrongFlow);
	});
}
