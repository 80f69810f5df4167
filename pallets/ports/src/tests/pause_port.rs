use super::*;

#[test]
fn a_paused_port_issues_nothing_and_still_redeems() {
	run(|| {
		let iou = btc();
		let port = port_of(iou);
		give(iou, ALICE, 1_000);
		assert_ok!(Ports::trust(signed(ALICE), iou, None));
		let open_deposit = ask_deposit(iou, ALICE, 500);
		assert_ok!(Ports::pause_port(signed(OWNER), port));
		emitted(Event::PortStateChanged { port, state: PortState::Paused });

		assert_noop!(Ports::request_deposit(signed(ALICE), iou, 500, text("")), Cause::PortPaused);
		assert_noop!(Ports::confirm_deposit(signed(OWNER), open_deposit, 500, text("r")), Cause::PortPaused);
		assert_noop!(Ports::issue(signed(OWNER), iou, ALICE, 500, text("r")), Cause::PortPaused);
		let code = text("ETH");
		let defined = Ports::define_iou(signed(OWNER), port, code, Category::Digital, 8, ALL_POWERS, terms());
		assert_noop!(defined, Cause::PortPaused);
		let redemption = ask_redeem(iou, ALICE, 500);
		assert_ok!(Ports::confirm_redeem(signed(OWNER), redemption, text("r")));

		assert_ok!(Ports::resume_port(signed(OWNER), port));
		emitted(Event::PortStateChanged { port, state: PortState::Open });
		assert_ok!(Ports::confirm_deposit(signed(OWNER), open_deposit, 500, text("r")));
	});
}

#[test]
fn pausing_and_resuming_are_the_owners_and_in_turn() {
	run(|| {
		let port = open();
		assert_noop!(Ports::pause_port(signed(TELLER), port), Cause::NotPortOwner);
		assert_noop!(Ports::resume_port(signed(TELLER), port), Cause::NotPortOwner);
		assert_noop!(Ports::resume_port(signed(OWNER), port), Cause::PortNotPaused);
		assert_ok!(Ports::pause_port(signed(OWNER), port));
		assert_noop!(Ports::pause_port(signed(OWNER), port), Cause::PortPaused);
		assert_noop!(Ports::pause_port(signed(OWNER), 5), Cause::NoSuchPort);
	});
}
