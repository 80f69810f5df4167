use super::*;

#[test]
fn a_frozen_holder_receives_and_does_not_send() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		give(iou, BOB, 1_000);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		emitted(Event::Frozen { iou, who: ALICE });
		assert_noop!(Assets::transfer(signed(ALICE), 1_000.into(), BOB, 1), pallet_assets::Error::<Test>::Frozen);
		assert_ok!(Assets::transfer(signed(BOB), 1_000.into(), ALICE, 1));
		assert_ok!(Ports::thaw(signed(OWNER), iou, ALICE));
		emitted(Event::Thawed { iou, who: ALICE });
		assert_ok!(Assets::transfer(signed(ALICE), 1_000.into(), BOB, 1));
	});
}

#[test]
fn an_iou_born_without_the_power_freezes_nobody() {
	run(|| {
		let powers = Powers { freeze: false, claw_back: true };
		let iou = define(open(), "BTC", powers, terms());
		give(iou, ALICE, 1_000);
		assert_noop!(Ports::freeze(signed(OWNER), iou, ALICE), Cause::NoPower);
		assert_noop!(Ports::pause_iou(signed(OWNER), iou), Cause::NoPower);
	});
}

#[test]
fn only_the_owner_freezes_only_holders_and_never_a_vault() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		assert_noop!(Ports::freeze(signed(TELLER), iou, ALICE), Cause::NotPortOwner);
		assert_noop!(Ports::freeze(signed(OWNER), iou, BOB), Cause::NotHolder);
		assert_noop!(Ports::freeze(signed(OWNER), iou, Ports::vault()), Cause::IsVault);
		assert_noop!(Ports::freeze(signed(OWNER), AssetId::Token(4), ALICE), Cause::NoSuchIou);
		assert_noop!(Ports::thaw(signed(OWNER), AssetId::Token(4), ALICE), Cause::NoSuchIou);
	});
}

#[test]
fn a_frozen_holders_redemption_under_way_comes_back_to_him() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_redeem(iou, ALICE, 500);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_ok!(Ports::refund_redeem(signed(OWNER), id, text("")));
		assert_eq!(balance(iou, ALICE), 988);
	});
}

#[test]
fn nobody_is_kept_from_redeeming_while_the_port_winds_down() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_ok!(Ports::retire_port(signed(OWNER), port_of(iou)));
		assert_ok!(Ports::resume_iou(signed(ALICE), iou));
		assert_noop!(Ports::request_redeem(signed(ALICE), iou, 988, text("bc1"), text("")), Cause::Frozen);
		assert_ok!(Ports::thaw(signed(ALICE), iou, ALICE));
		assert_noop!(Ports::freeze(signed(OWNER), iou, ALICE), Cause::WindingDown);
		assert_noop!(Ports::pause_iou(signed(OWNER), iou), Cause::WindingDown);
		ask_redeem(iou, ALICE, 500);
		pass(WIND_DOWN);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_noop!(Ports::thaw(signed(ALICE), iou, ALICE), Cause::NotPortOwner);
	});
}

#[test]
fn a_freeze_and_a_thaw_change_something_or_fail() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		assert_noop!(Ports::thaw(signed(OWNER), iou, ALICE), Cause::NotFrozen);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_noop!(Ports::freeze(signed(OWNER), iou, ALICE), Cause::Frozen);
	});
}

#[test]
fn a_holder_whose_units_lie_elsewhere_is_frozen_too() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let all = balance(iou, ALICE);
		assert_ok!(Assets::transfer(signed(ALICE), 1_000.into(), SAFE, all));
		assert_noop!(Ports::freeze(signed(OWNER), iou, ALICE), Cause::NotHolder);
		keep_for(Some(ALICE));
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		// What comes back to her stays where it is.
		assert_ok!(Assets::transfer(signed(SAFE), 1_000.into(), ALICE, all));
		assert_noop!(Assets::transfer(signed(ALICE), 1_000.into(), BOB, 1), pallet_assets::Error::<Test>::Frozen);
		assert_ok!(Ports::claw_back(signed(OWNER), iou, ALICE, all));
		keep_for(None);
	});
}

#[test]
fn a_freeze_of_who_has_nothing_leaves_nothing_behind() {
	run(|| {
		let iou = btc();
		keep_for(Some(ALICE));
		let before = System::consumers(&ALICE);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_eq!(System::consumers(&ALICE), before + 1);
		assert_noop!(Ports::freeze(signed(OWNER), iou, ALICE), Cause::Frozen);
		assert_ok!(Ports::thaw(signed(OWNER), iou, ALICE));
		assert_eq!(System::consumers(&ALICE), before);
		assert!(!pallet_assets::Account::<Test>::contains_key(1_000, ALICE));
		// Nobody is made an account of who has none.
		keep_for(Some(POOR));
		assert!(Ports::freeze(signed(OWNER), iou, POOR).is_err());
	});
}

#[test]
fn who_bears_a_freeze_cannot_give_its_account_back() {
	run(|| {
		let iou = btc();
		assert_ok!(Assets::touch(signed(BOB), 1_000.into()));
		for holder in [ALICE, BOB] {
			keep_for(Some(holder));
			assert_ok!(Ports::freeze(signed(OWNER), iou, holder));
			let refused = pallet_assets::Error::<Test>::ContainsFreezes;
			assert_noop!(Assets::refund(signed(holder), 1_000.into(), false), refused);
			assert_ok!(Ports::thaw(signed(OWNER), iou, holder));
		}
		keep_for(None);
		assert_ok!(Assets::refund(signed(BOB), 1_000.into(), false));
	});
}
