//! Bonds, and what a double-dealing validator loses.

use crate::world::*;
use codec::Encode;
use frame_support::{
	assert_ok,
	traits::{fungible::Inspect, KeyOwnerProofSystem},
};
use sp_consensus_babe::{digests::CompatibleDigestItem, AuthorityId, EquivocationProof};
use sp_core::{crypto::ByteArray, Pair};
use sp_runtime::{traits::Header as _, Digest, DigestItem, Perbill};
use sp_staking::StakingAccount::Stash;
use tributary_primitives::stm::UNIT;
use tributary_runtime::*;

/// Two blocks of one slot by the validator with this index, and the report of it.
pub fn equivocation_of(index: u32) -> UncheckedExtrinsic {
	let slot = Babe::current_slot();
	let offender: AuthorityId = Babe::authorities()[index as usize].0.clone();
	let who = Who::iter().find(|who| who.public().as_slice() == offender.as_slice()).unwrap();
	let sealed = |state_root| {
		let digest = Digest { logs: vec![pre_digest(slot, index)] };
		let mut header = Header::new(System::block_number(), Hash::zero(), state_root, Hash::zero(), digest);
		let seal = who.pair().sign(header.hash().as_ref());
		header.digest_mut().push(DigestItem::babe_seal(seal.into()));
		header
	};
	let proof = EquivocationProof {
		slot,
		offender: offender.clone(),
		first_header: sealed(Hash::repeat_byte(1)),
		second_header: sealed(Hash::repeat_byte(2)),
	};
	let key_owner_proof = Historical::prove((sp_consensus_babe::KEY_TYPE, offender.encode())).unwrap();
	let call = pallet_babe::Call::report_equivocation_unsigned { equivocation_proof: Box::new(proof), key_owner_proof };
	UncheckedExtrinsic::new_bare(call.into())
}

#[test]
fn two_blocks_in_a_slot_cost_the_session_and_a_part_of_the_bond() {
	on("fast", || {
		blocks(3);
		let index = bystander();
		let stash = Session::validators()[index as usize].clone();
		let (bond, issued) = (Staking::ledger(Stash(stash.clone())).unwrap().active, Balances::total_issuance());
		block(vec![equivocation_of(index)]).all_ok();
		assert_eq!(Session::disabled_validators(), [index], "out at once");
		assert_eq!(Balances::total_issuance(), issued, "the slash is deferred");

		let table = Periods::periods();
		let eras = table.slash_defer_eras + 2;
		let made = blocks(table.epoch_slots * table.era_sessions * eras);
		let slashes: Vec<_> = made
			.iter()
			.flat_map(|block| {
				block.find(|event| match event {
					RuntimeEvent::Staking(pallet_staking::Event::Slashed { staker, amount }) => {
						Some((staker.clone(), *amount))
					}
					_ => None,
				})
			})
			.collect();
		// One of four: (3 × 1/4)².
		let loss = Perbill::from_rational(9u32, 16) * bond;
		assert_eq!(slashes, [(stash.clone(), loss)]);
		assert_eq!(Staking::ledger(Stash(stash)).unwrap().active, bond - loss);
		assert_eq!(Balances::total_issuance(), issued - loss, "destroyed, nobody gets a part");
	});
}

#[test]
fn an_offence_is_reported_once() {
	on("fast", || {
		blocks(3);
		let report = equivocation_of(bystander());
		block(vec![report.clone()]).all_ok();
		assert!(Executive::apply_extrinsic(report).is_err());
	});
}

#[test]
fn a_fresh_account_bonds_sets_keys_and_becomes_a_validator() {
	on("fast", || {
		block(vec![]);
		let eve = account(Who::Eve);
		let keys = SessionKeys::generate(&eve.encode(), Some(b"//Eve".to_vec()));
		assert_ok!(Session::set_keys(RuntimeOrigin::signed(eve.clone()), keys.keys, keys.proof.encode()));
		let bond = pallet_staking::MinValidatorBond::<Runtime>::get() * 2;
		let calls: [RuntimeCall; 2] = [
			pallet_staking::Call::<Runtime>::bond { value: bond, payee: pallet_staking::RewardDestination::Staked }
				.into(),
			pallet_staking::Call::<Runtime>::validate { prefs: Default::default() }.into(),
		];
		block(txs(Who::Eve, calls)).all_ok();
		assert_eq!(Balances::free_balance(&eve) + bond, Balances::total_balance(&eve));
		let table = Periods::periods();
		blocks(table.epoch_slots * table.era_sessions * 2);
		assert!(Session::validators().contains(&eve), "twice the others' bond takes one of four seats");
	});
}

#[test]
fn a_bond_below_the_minimum_does_not_validate() {
	on("fast", || {
		let bond = pallet_staking::MinValidatorBond::<Runtime>::get() - UNIT;
		let calls: [RuntimeCall; 2] = [
			pallet_staking::Call::<Runtime>::bond { value: bond, payee: pallet_staking::RewardDestination::Staked }
				.into(),
			pallet_staking::Call::<Runtime>::validate { prefs: Default::default() }.into(),
		];
		let made = block(txs(Who::Eve, calls));
		assert_ok!(made.results[0]);
		assert_eq!(made.results[1], Err(pallet_staking::Error::<Runtime>::InsufficientBond.into()));
	});
}

#[test]
fn an_unbonded_bond_stays_locked_for_its_eras() {
	on("fast", || {
		let bond = 10 * UNIT;
		let calls: [RuntimeCall; 2] = [
			pallet_staking::Call::<Runtime>::bond { value: bond, payee: pallet_staking::RewardDestination::Staked }
				.into(),
			pallet_staking::Call::<Runtime>::unbond { value: bond }.into(),
		];
		block(txs(Who::Eve, calls)).all_ok();
		let withdraw = || tx(Who::Eve, pallet_staking::Call::<Runtime>::withdraw_unbonded { num_slashing_spans: 0 });
		let table = Periods::periods();
		let era = table.epoch_slots * table.era_sessions;
		block(vec![withdraw()]).all_ok();
		assert!(Staking::ledger(Stash(account(Who::Eve))).is_ok(), "too early");
		blocks(era * (table.bonding_eras + 1));
		block(vec![withdraw()]).all_ok();
		assert!(Staking::ledger(Stash(account(Who::Eve))).is_err(), "free");
	});
}
