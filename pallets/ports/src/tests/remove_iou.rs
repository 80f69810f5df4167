use super::*;

#[test]
fn an_iou_of_which_nothing_is_left_is_removed_with_its_token() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 988);
		assert_noop!(Ports::remove_iou(signed(OWNER), iou), Cause::StillOutstanding);
		assert_ok!(Ports::confirm_redeem(signed(OWNER), id, text("r")));
		let port = port_of(iou);
		assert_ok!(Ports::attest_reserves(signed(OWNER), iou, 1, [0; 32], START + 1));
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		emitted(Event::IouRemoved { iou, port, code: text("BTC") });
		assert_eq!(held(HoldReason::Iou, OWNER), 0);
		assert!(Ports::iou(iou).is_none() && Attestations::<Test>::get(iou).is_none());
		assert!(!pallet_assets::Asset::<Test>::contains_key(1_000));
		assert_eq!(Ports::port(port).unwrap().ious, 0);
	});
}

#[test]
fn an_open_request_keeps_an_iou() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 1_000);
		assert_noop!(Ports::remove_iou(signed(OWNER), iou), Cause::RequestOpen);
		assert_ok!(Ports::cancel_deposit(signed(ALICE), id));
		assert_noop!(Ports::remove_iou(signed(ALICE), iou), Cause::NotPortOwner);
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_noop!(Ports::remove_iou(signed(OWNER), iou), Cause::NoSuchIou);
	});
}

#[test]
fn accounts_that_hold_nothing_do_not_keep_an_iou_alive() {
	run(|| {
		let iou = btc();
		let touchers = 2 * u64::from(tributary_ledger::DESTROY_STEP) + 1;
		for who in 1_000..1_000 + touchers {
			assert_ok!(Balances::transfer_allow_death(signed(STRANGER), who, 5));
			assert_ok!(Assets::touch(signed(who), 1_000.into()));
		}
		let port = port_of(iou);
		for _ in 0..2 {
			assert_ok!(Ports::remove_iou(signed(OWNER), iou));
			emitted(Event::IouBeingRemoved { iou, port });
			check();
		}
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		emitted(Event::IouRemoved { iou, port, code: text("BTC") });
	});
}
