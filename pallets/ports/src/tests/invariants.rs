//! Each numbered invariant, broken once.

use super::*;

/// Builds a world with something of everything, breaks it, and expects this complaint.
fn broken(expected: &'static str, break_it: impl FnOnce(AssetId)) {
	world().execute_with(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		ask_redeem(iou, ALICE, 200);
		ask_deposit(iou, BOB, 100);
		assert_ok!(Ports::trust(signed(BOB), iou, None));
		let id = ask_redeem(iou, ALICE, 100);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_ok!(Ports::refund_redeem(signed(OWNER), id, text("")));
		assert_ok!(Ports::do_try_state());
		break_it(iou);
		assert_eq!(Ports::do_try_state(), Err(DispatchError::Other(expected)));
	});
}

#[test]
fn invariant_1_outstanding_is_the_sum_of_balances() {
	broken("invariant 1: outstanding is the sum of balances", |_| {
		pallet_assets::Account::<Test>::mutate(1_000, ALICE, |account| account.as_mut().unwrap().balance += 1);
	});
}

#[test]
fn invariant_1_an_iou_has_an_asset() {
	broken("invariant 1: an IOU has an asset", |_| pallet_assets::Asset::<Test>::remove(1_000));
}

#[test]
fn invariant_1_outstanding_stays_in_range() {
	broken("invariant 1: outstanding is below 2^63", |_| {
		pallet_assets::Asset::<Test>::mutate(1_000, |asset| asset.as_mut().unwrap().supply = AMOUNT_MAX + 1);
	});
}

#[test]
fn invariant_2_the_vault_holds_redemptions() {
	broken("invariant 2: the vault holds redemptions and claimables", |iou| {
		Requests::<Test>::mutate(iou, 1, |request| request.as_mut().unwrap().amount += 1);
	});
}

#[test]
fn invariant_2_the_vault_holds_claimables() {
	broken("invariant 2: the vault holds redemptions and claimables", |iou| {
		Claimable::<Test>::mutate(iou, ALICE, |claims| *claims += 1);
	});
}

#[test]
fn invariant_3_what_is_held_is_what_the_records_name() {
	let complaint = "invariant 3: what is held is what the records name";
	broken(complaint, |iou| crate::Ports::<Test>::mutate(port_of(iou), |port| port.as_mut().unwrap().deposit += 1));
	broken(complaint, |iou| Ious::<Test>::mutate(iou, |iou| iou.as_mut().unwrap().deposit += 1));
	broken(complaint, |iou| Requests::<Test>::mutate(iou, 2, |request| request.as_mut().unwrap().deposit += 1));
	broken(complaint, |iou| Trusts::<Test>::mutate(iou, BOB, |trust| trust.as_mut().unwrap().deposit += 1));
}

#[test]
fn invariant_3_nothing_is_held_without_a_record() {
	broken("invariant 3: what is held is what the records name", |iou| Trusts::<Test>::remove(iou, BOB));
}

#[test]
fn invariant_4_names_lead_to_ports() {
	broken("invariant 4: a port's name leads to it", |_| PortNames::<Test>::remove(text::<32>("bitport0")));
}

#[test]
fn invariant_4_ports_are_numbered_below_the_next() {
	broken("invariant 4: ports are numbered below the next", |_| NextPort::<Test>::put(0));
}

#[test]
fn invariant_4_an_iou_is_paused_as_its_asset_is() {
	broken("invariant 4: an IOU is paused as its asset is", |iou| {
		Ious::<Test>::mutate(iou, |iou| iou.as_mut().unwrap().paused = false);
	});
}

#[test]
fn invariant_4_codes_lead_to_ious_of_that_code() {
	broken("invariant 4: a code leads to an IOU of that code", |iou| {
		IouByCode::<Test>::insert(7, text::<12>("BTC"), iou);
	});
}

#[test]
fn invariant_4_statements_are_of_ious() {
	broken("invariant 4: a statement of reserves is of an IOU", |_| {
		let statement = Attestation { amount: 1, statement_hash: [0; 32], attested: START, expires: START + 1 };
		Attestations::<Test>::insert(AssetId::Token(9), statement);
	});
}

#[test]
fn invariant_4_names_are_of_ports() {
	broken("invariant 4: a name is of a port", |_| PortNames::<Test>::insert(text::<32>("unborn"), 9));
}

#[test]
fn invariant_4_a_port_counts_its_ious() {
	broken("invariant 4: a port counts its IOUs", |iou| {
		crate::Ports::<Test>::mutate(port_of(iou), |port| port.as_mut().unwrap().ious += 1);
	});
}

#[test]
fn invariant_4_operators_are_sorted() {
	broken("invariant 4: operators are sorted", |iou| {
		crate::Ports::<Test>::mutate(port_of(iou), |port| port.as_mut().unwrap().operators.as_mut().reverse());
	});
}

#[test]
fn invariant_4_codes_lead_to_ious() {
	broken("invariant 4: an IOU's code leads to it", |iou| {
		IouByCode::<Test>::insert(port_of(iou), text::<12>("BTC"), AssetId::Token(7));
	});
}

#[test]
fn invariant_4_requests_are_listed() {
	let id = |iou| RequestId { iou, number: 1 };
	broken("invariant 4: a request is in its account's list", |iou| RequestsOf::<Test>::remove(ALICE, id(iou)));
	broken("invariant 4: a list names open requests only", |iou| RequestsOf::<Test>::insert(BOB, id(iou), ()));
}

#[test]
fn invariant_4_requests_are_numbered_below_the_next() {
	broken("invariant 4: requests are numbered below the next", |iou| {
		Ious::<Test>::mutate(iou, |iou| iou.as_mut().unwrap().next_request = 1);
	});
}

#[test]
fn invariant_5_an_iou_has_a_port() {
	broken("invariant 5: an IOU has a port", |iou| crate::Ports::<Test>::remove(port_of(iou)));
}

#[test]
fn invariant_5_a_request_has_an_iou() {
	broken("invariant 5: a request has an IOU", |iou| {
		let request = Requests::<Test>::take(iou, 1).unwrap();
		RequestsOf::<Test>::remove(ALICE, RequestId { iou, number: 1 });
		RequestsOf::<Test>::insert(ALICE, RequestId { iou: AssetId::BTS, number: 0 }, ());
		Requests::<Test>::insert(AssetId::BTS, 0, Request { amount: 0, ..request });
		Ious::<Test>::mutate(AssetId::BTS, |_| ());
	});
}

#[test]
fn invariant_6_a_claimable_amount_is_positive_and_of_an_iou() {
	broken("invariant 6: a claimable amount is positive", |iou| Claimable::<Test>::insert(iou, BOB, 0));
	broken("invariant 6: a claimable amount is of an IOU", |_| {
		pallet_assets::Pallet::<Test>::force_create(RuntimeOrigin::root(), 1.into(), Ports::vault(), false, 1).unwrap();
		use frame_support::traits::fungibles::Mutate;
		Ledger::mint_into(AssetId::BTS, &Ports::vault(), 5).unwrap();
		Claimable::<Test>::insert(AssetId::BTS, BOB, 5);
	});
}
