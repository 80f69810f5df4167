use super::*;

#[test]
fn the_port_tells_where_a_request_stands() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let port = port_of(iou);
		let id = ask_redeem(iou, ALICE, 500);
		for state in [State::OnHold, State::PendingExternal, State::PendingAnchor] {
			assert_ok!(Ports::report_progress(signed(CASHIER), id, state));
			emitted(Event::ProgressReported { id, port, state });
			assert_eq!(Ports::request(id).unwrap().state, state);
		}
	});
}

#[test]
fn steps_that_are_not_in_the_table_are_refused() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let deposit = ask_deposit(iou, ALICE, 500);
		let redemption = ask_redeem(iou, ALICE, 500);
		let report = |id, state| Ports::report_progress(signed(OWNER), id, state);
		assert_noop!(report(deposit, State::PendingExternal), Cause::WrongState);
		assert_noop!(report(deposit, State::PendingUserTransferStart), Cause::WrongState);
		assert_noop!(report(redemption, State::PendingUserTransferStart), Cause::WrongState);
		assert_noop!(report(redemption, State::PendingAnchor), Cause::WrongState);
	});
}

#[test]
fn each_kind_of_request_is_told_of_by_those_with_its_right() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let deposit = ask_deposit(iou, ALICE, 500);
		let redemption = ask_redeem(iou, ALICE, 500);
		let report = |who, id| Ports::report_progress(signed(who), id, State::OnHold);
		assert_noop!(report(CASHIER, deposit), Cause::NotPermitted);
		assert_noop!(report(TELLER, redemption), Cause::NotPermitted);
		assert_noop!(report(ALICE, deposit), Cause::NotPermitted);
		assert_noop!(report(OWNER, RequestId { iou, number: 77 }), Cause::NoSuchRequest);
		assert_ok!(report(TELLER, deposit));
		assert_ok!(report(CASHIER, redemption));
	});
}
