use super::*;

/// The whole life of a port with one honest and one late moment, told in order.
#[test]
fn a_port_from_its_opening_to_its_end() {
	run(|| {
		assert_ok!(Ports::open_port(signed(OWNER), text("bitport"), text("https://bitport.example")));
		assert_ok!(Ports::set_operator(signed(OWNER), 0, TELLER, Rights::ALL));
		let iou = define(0, "BTC", Powers::default(), terms());

		let id = ask_deposit(iou, ALICE, 10_000);
		assert_ok!(Ports::report_progress(signed(TELLER), id, State::PendingAnchor));
		assert_ok!(Ports::confirm_deposit(signed(TELLER), id, 10_000, text("0xdead:0")));
		assert_eq!(balance(iou, ALICE), 9_898);

		assert_ok!(Assets::transfer(signed(ALICE), 1_000.into(), BOB, 4_898));
		let paid = ask_redeem(iou, BOB, 4_000);
		let late = ask_redeem(iou, BOB, 898);
		assert_ok!(Ports::report_progress(signed(TELLER), paid, State::PendingExternal));
		assert_ok!(Ports::confirm_redeem(signed(TELLER), paid, text("0xbeef:1")));
		pass(20_000);
		assert_ok!(Ports::expire_redeem(signed(BOB), late));
		assert_eq!((balance(iou, ALICE), balance(iou, BOB), outstanding(iou)), (5_000, 898, 5_898));
		assert_eq!(Ports::port(0).unwrap().overdue, 1);

		assert_ok!(Ports::retire_port(signed(OWNER), 0));
		for (who, amount) in [(ALICE, 5_000), (BOB, 898)] {
			let id = ask_redeem(iou, who, amount);
			assert_ok!(Ports::confirm_redeem(signed(TELLER), id, text("0xcafe:2")));
		}
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_ok!(Ports::close_port(signed(OWNER), 0));
		for who in [OWNER, TELLER, ALICE, BOB] {
			assert_eq!(Balances::free_balance(who), ENDOWMENT, "every deposit came back to {who}");
		}
	});
}
