//! Referenda, up to an upgrade of the runtime.

use crate::world::*;
use codec::Encode;
use frame_support::{assert_ok, dispatch::RawOrigin, traits::schedule::DispatchTime};
use frame_system::Event as SystemEvent;
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_referenda::{Curve, TracksInfo};
use sp_core::traits::{ReadRuntimeVersion, ReadRuntimeVersionExt};
use sp_externalities::Externalities;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	Perbill,
};
use tributary_primitives::stm::UNIT;
use tributary_runtime::{configs::tracks::Tracks, origins::Origin, *};

/// What takes a referendum to its end on `fast`, blocks. Two minutes of wall time at most, with time for a client.
const PATIENCE: u32 = 110;

/// Submits a referendum on a call, pays its deposits and votes for it; makes blocks until `done` finds an event.
/// Says how many.
fn pass(origin: OriginCaller, call: RuntimeCall, mut done: impl FnMut(&RuntimeEvent) -> bool) -> u32 {
	let bytes = call.encode();
	let hash = BlakeTwo256::hash(&bytes);
	let len = bytes.len() as u32;
	let proposal = frame_support::traits::Bounded::Lookup { hash, len };
	let submit = pallet_referenda::Call::<Runtime>::submit {
		proposal_origin: Box::new(origin),
		proposal,
		enactment_moment: DispatchTime::After(1),
	};
	let index = pallet_referenda::ReferendumCount::<Runtime>::get();
	let calls: [RuntimeCall; 3] = [
		pallet_preimage::Call::<Runtime>::note_preimage { bytes }.into(),
		submit.into(),
		pallet_referenda::Call::<Runtime>::place_decision_deposit { index }.into(),
	];
	block(txs(Who::Alice, calls)).all_ok();
	block([Who::Alice, Who::Bob, Who::Charlie, Who::Dave].map(|who| tx(who, aye(index))).into()).all_ok();
	(1..=PATIENCE).find(|_| block(vec![]).events.iter().any(&mut done)).expect("the referendum passes in time")
}

/// Nine million STM in favour.
fn aye(poll_index: u32) -> pallet_conviction_voting::Call<Runtime> {
	let vote = Vote { aye: true, conviction: Conviction::Locked1x };
	pallet_conviction_voting::Call::vote { poll_index, vote: AccountVote::Standard { vote, balance: 9_000_000 * UNIT } }
}

/// Says of any code that it is the next version.
struct NextVersion;
impl ReadRuntimeVersion for NextVersion {
	fn read_runtime_version(&self, _code: &[u8], _ext: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		Ok(RuntimeVersion { spec_version: VERSION.spec_version + 1, ..VERSION }.encode())
	}
}

#[test]
fn governance_upgrades_the_runtime() {
	let mut ext = externalities("fast");
	ext.register_extension(ReadRuntimeVersionExt::new(NextVersion));
	ext.execute_with(|| {
		let code = b"the next runtime".to_vec();
		let code_hash = BlakeTwo256::hash(&code);
		let authorize = frame_system::Call::<Runtime>::authorize_upgrade { code_hash }.into();
		let taken = pass(RawOrigin::Root.into(), authorize, |event| {
			matches!(event, RuntimeEvent::System(SystemEvent::UpgradeAuthorized { check_version: true, .. }))
		});
		assert!(taken < PATIENCE);

		// Anybody hands in the code, without a fee and without an account.
		let apply = frame_system::Call::<Runtime>::apply_authorized_upgrade { code: code.clone() };
		let other = frame_system::Call::<Runtime>::apply_authorized_upgrade { code: b"another".to_vec() };
		assert!(pool(UncheckedExtrinsic::new_bare(other.into())).is_err());
		let apply = UncheckedExtrinsic::new_bare(apply.into());
		assert_ok!(pool(apply.clone()));
		let made = block(vec![apply]).all_ok();
		let updated = made.find(|event| match event {
			RuntimeEvent::System(SystemEvent::CodeUpdated { hash }) => Some(*hash),
			_ => None,
		});
		assert_eq!(updated, [code_hash]);
		assert_eq!(sp_io::storage::get(sp_core::storage::well_known_keys::CODE).unwrap(), code);
		check_state();
	});
}

#[test]
fn a_referendum_names_feeders_who_set_a_price() {
	on("fast", || {
		let add = pallet_membership::Call::<Runtime, _>::add_member { who: account(Who::Dave).into() };
		pass(Origin::FeedersAdmin.into(), RuntimeCall::Feeders(add), |event| {
			matches!(event, RuntimeEvent::Feeders(pallet_membership::Event::MemberAdded))
		});
		let price = |quote| tributary_primitives::Price::new(quote, 10).unwrap();
		let feed = |quote| {
			let values = vec![(AssetId::BTS, price(quote))].try_into().unwrap();
			pallet_oracle::Call::<Runtime>::feed_values { values }
		};
		block(vec![tx(Who::Alice, feed(20)), tx(Who::Dave, feed(40))]).all_ok();
		assert_eq!(Oracle::get(&AssetId::BTS), None, "two reports are too few");
		let made = block(vec![tx(Who::Bob, feed(30)), tx(Who::Ferdie, feed(1))]);
		assert!(made.results[1].is_err(), "no feeder");
		assert_eq!(Oracle::get(&AssetId::BTS).unwrap().value, price(30));
	});
}

#[test]
fn turnout_is_measured_on_what_circulates() {
	use frame_support::traits::{fungible::Inspect, Get};
	on("fast", || {
		let most: Balance = <Runtime as pallet_conviction_voting::Config>::MaxTurnout::get();
		assert_eq!(most, Balances::active_issuance());
		assert!(most < 1_000_000_000 * UNIT);
	});
}

#[test]
fn tracks_are_sorted_and_each_origin_has_its_own() {
	on("fast", || {
		Tracks::check_integrity().unwrap();
		let names: Vec<_> = Tracks::tracks()
			.map(|track| {
				(track.id, String::from_utf8(track.info.name.to_vec()).unwrap().trim_end_matches('\0').to_owned())
			})
			.collect();
		let expected = [
			(0, "root"),
			(10, "general_admin"),
			(11, "feeders_admin"),
			(12, "safety_officer"),
			(20, "referendum_canceller"),
			(21, "referendum_killer"),
		];
		assert_eq!(names, expected.map(|(id, name)| (id, name.to_owned())));
		let origins: [OriginCaller; 6] = [
			RawOrigin::Root.into(),
			Origin::GeneralAdmin.into(),
			Origin::FeedersAdmin.into(),
			Origin::SafetyOfficer.into(),
			Origin::ReferendumCanceller.into(),
			Origin::ReferendumKiller.into(),
		];
		assert_eq!(origins.map(|origin| Tracks::track_for(&origin).unwrap()), expected.map(|(id, _)| id));
		assert!(Tracks::track_for(&RawOrigin::None.into()).is_err());
		assert!(Tracks::track_for(&RawOrigin::Signed(account(Who::Alice)).into()).is_err());
	});
}

/// What a curve asks for at the start and at the end, percent.
fn ends(curve: &Curve) -> (u32, u32) {
	let at = |x| (curve.threshold(x) * 100u32).min(100);
	(at(Perbill::zero()), at(Perbill::one()))
}

#[test]
fn no_track_passes_against_a_majority() {
	on("main", || {
		for track in Tracks::tracks() {
			let info = &track.info;
			assert_eq!(ends(&info.min_approval), (100, 50), "{}", track.id);
			let urgent = track.id == 12;
			assert_eq!(ends(&info.min_support).1, if urgent { 10 } else { 0 }, "{}", track.id);
			assert!(info.decision_period > info.confirm_period);
			assert!(info.prepare_period > 0 && info.min_enactment_period > 0);
		}
	});
}

#[test]
fn a_deposit_is_within_reach_of_a_fresh_chain() {
	for preset in genesis::preset_names() {
		let preset = preset.to_string();
		on(&preset, || {
			// The validators have it, for on the main network nobody else has anything.
			let stashes = pallet_staking::Validators::<Runtime>::iter_keys();
			let richest = stashes.map(Balances::free_balance).max().unwrap();
			let submission = <Runtime as pallet_referenda::Config>::SubmissionDeposit::get();
			let dearest = Tracks::tracks().map(|track| track.info.decision_deposit).max().unwrap();
			assert!(richest >= 2 * (submission + dearest), "{preset}: {richest}");
		});
	}
}
