use super::*;

#[test]
fn a_port_without_ious_closes_and_gets_its_deposit_back() {
	run(|| {
		let port = open();
		assert_ok!(Ports::close_port(signed(OWNER), port));
		emitted(Event::PortClosed { port, owner: OWNER, name: text("bitport0") });
		assert_eq!(held(HoldReason::Port, OWNER), 0);
		assert!(Ports::port(port).is_none());
		assert_noop!(Ports::close_port(signed(OWNER), port), Cause::NoSuchPort);
	});
}

#[test]
fn a_port_with_an_iou_does_not_close() {
	run(|| {
		let iou = btc();
		let port = port_of(iou);
		assert_noop!(Ports::close_port(signed(OWNER), port), Cause::StillHasIous);
		assert_noop!(Ports::close_port(signed(STRANGER), port), Cause::NotPortOwner);
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_ok!(Ports::close_port(signed(OWNER), port));
	});
}
