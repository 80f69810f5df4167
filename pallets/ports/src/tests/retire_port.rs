use super::*;

#[test]
fn a_retired_port_redeems_and_does_nothing_else_for_ever() {
	run(|| {
		let iou = btc();
		let port = port_of(iou);
		give(iou, ALICE, 1_000);
		assert_ok!(Ports::trust(signed(ALICE), iou, None));
		let open_deposit = ask_deposit(iou, ALICE, 500);
		assert_ok!(Ports::retire_port(signed(OWNER), port));
		emitted(Event::PortStateChanged { port, state: PortState::Retired { since: START } });

		assert_noop!(Ports::request_deposit(signed(ALICE), iou, 500, text("")), Cause::PortRetired);
		assert_noop!(Ports::confirm_deposit(signed(OWNER), open_deposit, 500, text("r")), Cause::PortRetired);
		assert_noop!(Ports::issue(signed(OWNER), iou, ALICE, 500, text("r")), Cause::PortRetired);
		assert_noop!(Ports::retire_port(signed(OWNER), port), Cause::PortRetired);
		assert_noop!(Ports::pause_port(signed(OWNER), port), Cause::PortRetired);
		assert_noop!(Ports::resume_port(signed(OWNER), port), Cause::PortRetired);
		assert_ok!(Ports::reject_deposit(signed(OWNER), open_deposit, text("retired")));
		let redemption = ask_redeem(iou, ALICE, 500);
		assert_ok!(Ports::confirm_redeem(signed(OWNER), redemption, text("r")));
	});
}

#[test]
fn only_the_owner_retires_a_port_paused_or_not() {
	run(|| {
		let port = open();
		assert_noop!(Ports::retire_port(signed(TELLER), port), Cause::NotPortOwner);
		assert_ok!(Ports::pause_port(signed(OWNER), port));
		assert_ok!(Ports::retire_port(signed(OWNER), port));
	});
}
