use super::*;

#[test]
fn a_paused_iou_moves_for_nobody() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let transfer = || Assets::transfer(signed(ALICE), 1_000.into(), BOB, 1);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		emitted(Event::IouPaused { iou });
		assert!(Ports::iou(iou).unwrap().paused);
		assert_noop!(transfer(), pallet_assets::Error::<Test>::AssetNotLive);
		assert_noop!(Ports::pause_iou(signed(OWNER), iou), Cause::IouPaused);
		assert_ok!(Ports::resume_iou(signed(OWNER), iou));
		emitted(Event::IouResumed { iou });
		assert_ok!(transfer());
		assert_noop!(Ports::resume_iou(signed(OWNER), iou), Cause::IouNotPaused);
	});
}

#[test]
fn only_the_owner_pauses_and_resumes() {
	run(|| {
		let iou = btc();
		assert_noop!(Ports::pause_iou(signed(TELLER), iou), Cause::NotPortOwner);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_noop!(Ports::resume_iou(signed(TELLER), iou), Cause::NotPortOwner);
		assert_noop!(Ports::resume_iou(signed(OWNER), AssetId::Native), Cause::NoSuchIou);
	});
}
