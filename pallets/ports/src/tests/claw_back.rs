use super::*;
use tributary_primitives::AssetControl;

#[test]
fn exactly_the_amount_is_taken_and_destroyed() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		assert_ok!(Ports::claw_back(signed(OWNER), iou, ALICE, 988));
		emitted(Event::ClawedBack { iou, port: port_of(iou), who: ALICE, amount: 988 });
		assert_eq!((balance(iou, ALICE), outstanding(iou)), (0, 0));
	});
}

#[test]
fn a_frozen_holder_of_a_paused_iou_stays_frozen_and_paused() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_ok!(Ports::claw_back(signed(OWNER), iou, ALICE, 88));
		assert_eq!(balance(iou, ALICE), 900);
		let transfer = || Assets::transfer(signed(ALICE), 1_000.into(), BOB, 1);
		assert_noop!(transfer(), pallet_assets::Error::<Test>::AssetNotLive);
		assert_ok!(Ports::resume_iou(signed(OWNER), iou));
		assert_noop!(transfer(), pallet_assets::Error::<Test>::Frozen);
	});
}

#[test]
fn what_lies_in_the_vault_is_out_of_reach() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		ask_redeem(iou, ALICE, 500);
		assert_noop!(Ports::claw_back(signed(OWNER), iou, Ports::vault(), 500), Cause::IsVault);
		assert_noop!(Ports::claw_back(signed(OWNER), iou, ALICE, 489), Cause::InsufficientBalance);
		assert_ok!(Ports::claw_back(signed(OWNER), iou, ALICE, 488));
	});
}

#[test]
fn without_the_power_or_the_right_nothing_is_taken() {
	run(|| {
		let powers = Powers { freeze: true, claw_back: false };
		let iou = define(open(), "BTC", powers, terms());
		give(iou, ALICE, 1_000);
		assert_noop!(Ports::claw_back(signed(TELLER), iou, ALICE, 1), Cause::NotPortOwner);
		assert_noop!(Ports::claw_back(signed(OWNER), iou, ALICE, 1), Cause::NoPower);
		assert_noop!(Ports::claw_back(signed(OWNER), AssetId::WTB, ALICE, 1), Cause::NoSuchIou);
	});
}

#[test]
fn who_is_left_with_nothing_is_no_longer_frozen_and_that_is_told() {
	run(|| {
		let iou = btc();
		let port = port_of(iou);
		give(iou, ALICE, 1_000);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_ok!(Ports::claw_back(signed(OWNER), iou, ALICE, 987));
		assert_noop!(Ports::request_redeem(signed(ALICE), iou, 1, text("bc1"), text("")), Cause::Frozen);
		assert_ok!(Ports::claw_back(signed(OWNER), iou, ALICE, 1));
		has_emitted(Event::Thawed { iou, who: ALICE });
		emitted(Event::ClawedBack { iou, port, who: ALICE, amount: 1 });
	});
}

#[test]
fn nothing_is_not_taken() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		assert_noop!(Ports::claw_back(signed(OWNER), iou, ALICE, 0), Cause::TooSmall);
	});
}

#[test]
fn who_has_more_elsewhere_stays_frozen_when_all_he_has_here_is_clawed_back() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		keep_for(Some(ALICE));
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_ok!(Ports::claw_back(signed(OWNER), iou, ALICE, balance(iou, ALICE)));
		assert!(<Test as Config>::Control::is_frozen(iou, &ALICE));
		keep_for(None);
		assert_ok!(Ports::thaw(signed(OWNER), iou, ALICE));
	});
}
