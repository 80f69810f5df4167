use super::*;

fn dearer() -> Terms {
	Terms { deposit_fee: Fee { flat: 10, basis_points: 0 }, ..terms() }
}

fn net_of(iou: AssetId, amount: Balance) -> Balance {
	Ports::quote_deposit(iou, amount).unwrap().net
}

#[test]
fn terms_change_only_when_the_notice_is_over() {
	run(|| {
		let iou = btc();
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, dearer()));
		let effective = START + NOTICE;
		emitted(Event::TermsAnnounced { iou, terms: dearer(), effective });
		assert_eq!(Ports::iou(iou).unwrap().announced.unwrap().effective, effective);
		pass(NOTICE - 1);
		assert_eq!(net_of(iou, 1_000), 988);
		pass(1);
		assert_eq!(net_of(iou, 1_000), 990);
		assert_eq!(Ports::iou(iou).unwrap().announced, None);
	});
}

#[test]
fn an_open_request_keeps_the_fee_it_was_made_at() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 1_000);
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, dearer()));
		pass(NOTICE);
		assert_ok!(Ports::confirm_deposit(signed(OWNER), id, 1_000, text("r")));
		assert_eq!(balance(iou, ALICE), 988);
	});
}

#[test]
fn a_new_announcement_starts_the_notice_anew() {
	run(|| {
		let iou = btc();
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, dearer()));
		pass(NOTICE - 1);
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, Terms { order_min: 11, ..terms() }));
		pass(1);
		assert_eq!(net_of(iou, 1_000), 988);
		pass(NOTICE);
		assert_eq!(Ports::iou(iou).unwrap().terms.order_min, 11);
	});
}

#[test]
fn announced_terms_can_be_withdrawn_until_they_are_in_force() {
	run(|| {
		let iou = btc();
		assert_noop!(Ports::withdraw_terms(signed(OWNER), iou), Cause::NothingAnnounced);
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, dearer()));
		assert_noop!(Ports::withdraw_terms(signed(TELLER), iou), Cause::NotPortOwner);
		assert_ok!(Ports::withdraw_terms(signed(OWNER), iou));
		emitted(Event::TermsWithdrawn { iou });
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, dearer()));
		pass(NOTICE);
		assert_noop!(Ports::withdraw_terms(signed(OWNER), iou), Cause::NothingAnnounced);
		assert_eq!(net_of(iou, 1_000), 990);
	});
}

#[test]
fn the_maximum_supply_may_fall_and_never_rise() {
	run(|| {
		let iou = btc();
		let with = |supply_max| Terms { supply_max, ..terms() };
		for supply_max in [Some(50_001), None] {
			assert_noop!(Ports::announce_terms(signed(OWNER), iou, with(supply_max)), Cause::SupplyMayNotRise);
		}
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, with(Some(40_000))));
		pass(NOTICE);
		assert_noop!(Ports::announce_terms(signed(OWNER), iou, with(Some(40_001))), Cause::SupplyMayNotRise);
	});
}

#[test]
fn the_maximum_may_fall_below_what_is_outstanding_and_then_nothing_is_issued() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let id = ask_deposit(iou, ALICE, 100);
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, Terms { supply_max: Some(500), ..terms() }));
		pass(NOTICE);
		assert_noop!(Ports::request_deposit(signed(ALICE), iou, 100, text("")), Cause::SupplyExceeded);
		assert_noop!(Ports::confirm_deposit(signed(OWNER), id, 100, text("r")), Cause::SupplyExceeded);
		ask_redeem(iou, ALICE, 988);
	});
}

#[test]
fn only_the_owner_announces_and_only_sound_terms() {
	run(|| {
		let iou = btc();
		assert_noop!(Ports::announce_terms(signed(TELLER), iou, terms()), Cause::NotPortOwner);
		let flawed = Terms { order_min: 0, ..terms() };
		assert_noop!(Ports::announce_terms(signed(OWNER), iou, flawed), Cause::TermsOrderMin);
		assert_noop!(Ports::announce_terms(signed(OWNER), AssetId::Token(5), terms()), Cause::NoSuchIou);
		assert_noop!(Ports::announce_terms(signed(OWNER), AssetId::Native, terms()), Cause::NoSuchIou);
	});
}

#[test]
fn a_retired_port_keeps_the_terms_it_retired_on() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let worse = Terms { request_min: 9_000, ..terms() };
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, worse));
		pass(NOTICE - 1);
		assert_ok!(Ports::retire_port(signed(OWNER), port_of(iou)));
		assert_noop!(Ports::announce_terms(signed(OWNER), iou, terms()), Cause::PortRetired);
		pass(NOTICE);
		assert_eq!(Ports::iou(iou).unwrap().terms, terms());
		ask_redeem(iou, ALICE, 100);
	});
}

#[test]
fn terms_in_force_when_the_port_retired_stay_in_force() {
	run(|| {
		let iou = btc();
		assert_ok!(Ports::announce_terms(signed(OWNER), iou, dearer()));
		pass(NOTICE);
		assert_ok!(Ports::retire_port(signed(OWNER), port_of(iou)));
		pass(WIND_DOWN);
		assert_eq!(Ports::iou(iou).unwrap().terms, dearer());
	});
}
