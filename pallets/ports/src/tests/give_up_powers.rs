use super::*;

const FREEZE: Powers = Powers { freeze: true, claw_back: false };

#[test]
fn powers_are_given_up_one_by_one_and_never_gained() {
	run(|| {
		let iou = btc();
		assert_ok!(Ports::give_up_powers(signed(OWNER), iou, FREEZE));
		let left = Powers { freeze: false, claw_back: true };
		emitted(Event::PowersGivenUp { iou, left });
		assert_noop!(Ports::give_up_powers(signed(OWNER), iou, FREEZE), Cause::NoPower);
		assert_noop!(Ports::give_up_powers(signed(OWNER), iou, Powers::default()), Cause::NoPower);
		assert_ok!(Ports::give_up_powers(signed(OWNER), iou, ALL_POWERS));
		assert_eq!(Ports::iou(iou).unwrap().powers, Powers::default());
	});
}

#[test]
fn only_the_owner_gives_up_powers() {
	run(|| {
		let iou = btc();
		assert_noop!(Ports::give_up_powers(signed(TELLER), iou, FREEZE), Cause::NotPortOwner);
		assert_noop!(Ports::give_up_powers(signed(OWNER), AssetId::Token(3), FREEZE), Cause::NoSuchIou);
	});
}

#[test]
fn nobody_stays_frozen_under_a_power_that_is_gone() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		assert_ok!(Ports::freeze(signed(OWNER), iou, ALICE));
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_noop!(Ports::thaw(signed(ALICE), iou, ALICE), Cause::NotPortOwner);
		assert_noop!(Ports::resume_iou(signed(ALICE), iou), Cause::NotPortOwner);
		assert_ok!(Ports::give_up_powers(signed(OWNER), iou, FREEZE));
		assert_ok!(Ports::thaw(signed(ALICE), iou, ALICE));
		assert_ok!(Ports::resume_iou(signed(ALICE), iou));
		assert_ok!(Assets::transfer(signed(ALICE), 1_000.into(), BOB, 5));
	});
}
