use super::*;

#[test]
fn the_iou_goes_back_with_a_reason() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		assert_ok!(Ports::refund_redeem(signed(CASHIER), id, text("bad address")));
		let (port, outcome, reason) = (port_of(iou), Outcome::Refunded, text("bad address"));
		emitted(Event::RequestClosed { id, port, who: ALICE, outcome, amount: 500, reason, overdue: false });
		assert_eq!((balance(iou, ALICE), balance(iou, Ports::vault())), (988, 0));
		assert_eq!(held(HoldReason::Request, ALICE), 0);
		assert_eq!(Ports::port(port).unwrap().overdue, 0);
	});
}

#[test]
fn only_those_with_the_right_give_back() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		let deposit = ask_deposit(iou, ALICE, 500);
		for who in [ALICE, TELLER] {
			assert_noop!(Ports::refund_redeem(signed(who), id, text("")), Cause::NotPermitted);
		}
		assert_noop!(Ports::refund_redeem(signed(OWNER), deposit, text("")), Cause::WrongFlow);
	});
}

#[test]
fn what_cannot_go_back_now_is_kept_for_its_holder() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_ok!(Ports::refund_redeem(signed(OWNER), id, text("")));
		has_emitted(Event::MadeClaimable { iou, who: ALICE, amount: 500 });
		assert_eq!((Ports::claimable(iou, ALICE), balance(iou, Ports::vault())), (500, 500));
	});
}

#[test]
fn a_late_refund_counts_as_overdue() {
	run(|| {
		let iou = btc();
		let port = port_of(iou);
		give(iou, ALICE, 1_000);
		let (early, late) = (ask_redeem(iou, ALICE, 400), ask_redeem(iou, ALICE, 500));
		pass(terms().redeem_deadline_ms - 1);
		assert_ok!(Ports::refund_redeem(signed(CASHIER), early, text("")));
		assert_eq!(Ports::port(port).unwrap().overdue, 0);
		pass(1);
		assert_ok!(Ports::refund_redeem(signed(CASHIER), late, text("")));
		assert_eq!(Ports::port(port).unwrap().overdue, 1);
		let (id, who, amount) = (late, ALICE, 500);
		let (outcome, reason) = (Outcome::Refunded, text(""));
		emitted(Event::RequestClosed { id, port, who, outcome, amount, reason, overdue: true });
	});
}
