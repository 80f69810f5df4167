use super::*;

#[test]
fn what_was_paid_out_disappears() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		assert_ok!(Ports::confirm_redeem(signed(CASHIER), id, text("payout-1")));
		let (port, reference) = (port_of(iou), text("payout-1"));
		emitted(Event::RedemptionConfirmed { id, port, who: ALICE, amount: 500, fee: 5, net: 495, reference });
		assert_eq!((balance(iou, ALICE), balance(iou, Ports::vault()), outstanding(iou)), (488, 0, 488));
		assert_eq!(held(HoldReason::Request, ALICE), 0);
		assert_noop!(Ports::confirm_redeem(signed(CASHIER), id, text("payout-1")), Cause::NoSuchRequest);
	});
}

#[test]
fn one_payment_outside_may_pay_two_redemptions() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let ids = [ask_redeem(iou, ALICE, 300), ask_redeem(iou, ALICE, 300)];
		for id in ids {
			assert_ok!(Ports::confirm_redeem(signed(CASHIER), id, text("batch-7")));
		}
		assert_eq!(outstanding(iou), 388);
	});
}

#[test]
fn strangers_tellers_and_bad_references_confirm_nothing() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		let deposit = ask_deposit(iou, ALICE, 500);
		for who in [ALICE, STRANGER, TELLER] {
			assert_noop!(Ports::confirm_redeem(signed(who), id, text("r")), Cause::NotPermitted);
		}
		assert_noop!(Ports::confirm_redeem(signed(OWNER), id, text("")), Cause::BadReference);
		assert_noop!(Ports::confirm_redeem(signed(OWNER), deposit, text("r")), Cause::WrongFlow);
	});
}

#[test]
fn a_payout_is_confirmed_while_the_iou_is_paused_and_its_holder_frozen() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_ok!(Ports::confirm_redeem(signed(OWNER), id, text("r")));
		assert_eq!(outstanding(iou), 488);
		assert_noop!(Assets::transfer(signed(BOB), 1_000.into(), ALICE, 1), pallet_assets::Error::<Test>::AssetNotLive);
	});
}
