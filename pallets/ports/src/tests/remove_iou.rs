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

#[test]
fn nothing_begins_once_the_removal_has_begun() {
	run(|| {
		let iou = btc();
		for who in 1_000..1_001 + u64::from(tributary_ledger::DESTROY_STEP) {
			assert_ok!(Balances::transfer_allow_death(signed(STRANGER), who, 5));
			assert_ok!(Assets::touch(signed(who), 1_000.into()));
		}
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_noop!(Ports::request_deposit(signed(ALICE), iou, 1_000, text("")), Cause::BeingRemoved);
		assert_noop!(Ports::trust(signed(ALICE), iou, None), Cause::BeingRemoved);
		assert_noop!(Ports::issue(signed(OWNER), iou, ALICE, 1_000, text("r")), Cause::BeingRemoved);
		assert_noop!(Ports::announce_terms(signed(OWNER), iou, terms()), Cause::BeingRemoved);
		assert_noop!(Ports::attest_reserves(signed(OWNER), iou, 1, [0; 32], START + 1), Cause::BeingRemoved);
		assert_noop!(Ports::quote_deposit(iou, 1_000).map(|_| ()), Cause::BeingRemoved);
		check();
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_noop!(Ports::remove_iou(signed(OWNER), iou), Cause::NoSuchIou);
	});
}

#[test]
fn the_references_of_a_removed_iou_are_forgotten_step_by_step() {
	let mut chain = world();
	let iou = chain.execute_with(|| {
		let iou = btc();
		for number in 0..REFERENCES_STEP + 1 {
			UsedReferences::<Test>::insert(iou, sp_io::hashing::blake2_256(&number.to_le_bytes()), ());
		}
		iou
	});
	// The limit counts what is in the database, not what the block has written.
	chain.commit_all().unwrap();
	chain.execute_with(|| {
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		emitted(Event::IouBeingRemoved { iou, port: 0 });
		assert_eq!(UsedReferences::<Test>::iter_prefix(iou).count(), 1);
		check();
	});
	chain.commit_all().unwrap();
	chain.execute_with(|| {
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_eq!(UsedReferences::<Test>::iter().count(), 0);
		check();
	});
}
