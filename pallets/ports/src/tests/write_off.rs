use super::*;

/// An IOU without powers, of which ALICE has 988, at a port that has retired now.
fn retired() -> AssetId {
	let iou = define(open(), "BTC", Powers::default(), terms());
	give(iou, ALICE, 1_000);
	assert_ok!(Ports::retire_port(signed(OWNER), port_of(iou)));
	iou
}

#[test]
fn a_last_unit_does_not_keep_a_retired_port_open_for_ever() {
	run(|| {
		let iou = retired();
		let port = port_of(iou);
		assert_ok!(Assets::transfer(signed(ALICE), 1_000.into(), BOB, 1));
		pass(WIND_DOWN);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		for (who, amount) in [(ALICE, 987), (BOB, 1)] {
			assert_ok!(Ports::write_off(signed(OWNER), iou, who));
			emitted(Event::WrittenOff { iou, port, who, amount });
		}
		assert_eq!(outstanding(iou), 0);
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_ok!(Ports::close_port(signed(OWNER), port));
	});
}

#[test]
fn nothing_is_written_off_before_the_winding_down_is_over() {
	run(|| {
		let iou = define(open(), "BTC", Powers::default(), terms());
		give(iou, ALICE, 1_000);
		assert_noop!(Ports::write_off(signed(OWNER), iou, ALICE), Cause::PortNotRetired);
		assert_ok!(Ports::retire_port(signed(OWNER), port_of(iou)));
		pass(WIND_DOWN - 1);
		assert_noop!(Ports::write_off(signed(OWNER), iou, ALICE), Cause::WindingDown);
		assert_noop!(Ports::pause_iou(signed(OWNER), iou), Cause::NoPower);
		pass(1);
		assert_noop!(Ports::write_off(signed(STRANGER), iou, ALICE), Cause::NotPortOwner);
		assert_noop!(Ports::write_off(signed(OWNER), iou, BOB), Cause::NothingToWriteOff);
		assert_ok!(Ports::write_off(signed(OWNER), iou, ALICE));
	});
}

#[test]
fn redemptions_under_way_are_not_written_off_and_claims_are() {
	run(|| {
		let iou = retired();
		let id = ask_redeem(iou, ALICE, 500);
		pass(WIND_DOWN);
		assert_noop!(Ports::write_off(signed(OWNER), iou, Ports::vault()), Cause::IsVault);
		assert_ok!(Ports::write_off(signed(OWNER), iou, ALICE));
		assert_eq!(balance(iou, Ports::vault()), 500);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_ok!(Ports::expire_redeem(signed(ALICE), id));
		assert_ok!(Ports::write_off(signed(OWNER), iou, ALICE));
		emitted(Event::WrittenOff { iou, port: port_of(iou), who: ALICE, amount: 500 });
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
	});
}

#[test]
fn a_holder_redeems_until_he_is_written_off() {
	run(|| {
		let iou = retired();
		pass(WIND_DOWN * 2);
		let id = ask_redeem(iou, ALICE, 988);
		assert_ok!(Ports::confirm_redeem(signed(OWNER), id, text("r")));
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
	});
}

#[test]
fn resuming_a_wound_down_iou_is_the_owners() {
	run(|| {
		let iou = retired();
		pass(WIND_DOWN);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_noop!(Ports::resume_iou(signed(ALICE), iou), Cause::NotPortOwner);
		assert_ok!(Ports::resume_iou(signed(OWNER), iou));
	});
}

#[test]
fn units_sent_to_a_vault_do_not_keep_a_retired_port_open() {
	run(|| {
		let iou = retired();
		let port = port_of(iou);
		for keyless in [Ports::vault(), Keeper::get()] {
			assert_ok!(Assets::transfer(signed(ALICE), 1_000.into(), keyless, 1));
		}
		let id = ask_redeem(iou, ALICE, 986);
		pass(WIND_DOWN);
		// What lies in the vault may still be a customer's.
		assert_noop!(Ports::write_off(signed(OWNER), iou, Ports::vault()), Cause::IsVault);
		assert_ok!(Ports::confirm_redeem(signed(OWNER), id, text("r")));
		for who in [Ports::vault(), Keeper::get()] {
			assert_ok!(Ports::write_off(signed(OWNER), iou, who));
			emitted(Event::WrittenOff { iou, port, who, amount: 1 });
		}
		assert_noop!(Ports::write_off(signed(OWNER), iou, Ports::vault()), Cause::NothingToWriteOff);
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_ok!(Ports::close_port(signed(OWNER), port));
	});
}

#[test]
fn a_claim_keeps_the_vault_from_being_written_off() {
	run(|| {
		let iou = retired();
		let id = ask_redeem(iou, ALICE, 988);
		pass(WIND_DOWN);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_ok!(Ports::expire_redeem(signed(BOB), id));
		assert_eq!(Ports::claimable(iou, ALICE), 988);
		assert_noop!(Ports::write_off(signed(OWNER), iou, Ports::vault()), Cause::IsVault);
	});
}

#[test]
fn another_vault_is_written_off_once_it_owes_nobody() {
	run(|| {
		let iou = retired();
		assert_ok!(Assets::transfer(signed(ALICE), 1_000.into(), SAFE, 5));
		pass(WIND_DOWN);
		assert_ok!(Ports::write_off(signed(OWNER), iou, ALICE));
		keep_for(Some(BOB));
		assert_noop!(Ports::write_off(signed(OWNER), iou, SAFE), Cause::IsVault);
		keep_for(None);
		assert_ok!(Ports::write_off(signed(OWNER), iou, SAFE));
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
	});
}
