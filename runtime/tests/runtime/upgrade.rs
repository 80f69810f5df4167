//! The state of the last release under this runtime (tests/releases, which `e2e/keep-release.js` writes).

use crate::world::*;
use frame_support::{
	migrations::MultiStepMigrator,
	traits::{Hooks, TryState, TryStateSelect},
};
use std::{collections::BTreeMap, fs, path::Path};
use tributary_primitives::stm::UNIT;
use tributary_runtime::{configs::ours::PalletAccounts, *};

/// The newest release that is kept, and its state.
fn last_release() -> (u32, BTreeMap<String, String>) {
	let releases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/releases");
	let names = fs::read_dir(&releases).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
	let last = names.filter_map(|name| name.parse::<u32>().ok()).max().unwrap();
	let state = fs::read_to_string(releases.join(last.to_string()).join("state.json")).unwrap();
	(last, serde_json::from_str(&state).unwrap())
}

fn bytes(hex: &str) -> Vec<u8> {
	let digits = hex.strip_prefix("0x").unwrap();
	(0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

/// A chain that ended with the last release.
fn upgraded(test: impl FnOnce()) {
	let (last, state) = last_release();
	externalities_of(state.iter().map(|(key, value)| (bytes(key), bytes(value)))).execute_with(|| {
		let before = frame_system::LastRuntimeUpgrade::<Runtime>::get().unwrap();
		assert_eq!(before.spec_version.0, last);
		assert!(last < VERSION.spec_version, "keep the last release, not this one");
		test();
	});
}

#[test]
fn the_last_releases_state_is_sound_before_and_after_the_upgrade() {
	upgraded(|| {
		let stm = Balances::total_issuance();
		let watched = || pallet_exchange::Watches::<Runtime>::contains_key(account(Who::Charlie));
		// What the migration is for, and nothing else.
		let others = TryStateSelect::AllExcept(vec![b"Exchange".to_vec()]);
		AllPalletsWithSystem::try_state(System::block_number(), others).unwrap();
		let unwatched = <Exchange as Hooks<_>>::try_state(System::block_number()).unwrap_err();
		assert_eq!(unwatched, "invariant 6: who set a deadline is watched".into());
		assert!(!watched());
		block(vec![]);
		check_state();
		assert!(watched() && !<Migrations as MultiStepMigrator>::ongoing());
		let after = frame_system::LastRuntimeUpgrade::<Runtime>::get().unwrap();
		assert_eq!(after.spec_version.0, VERSION.spec_version);
		assert_eq!(Balances::total_issuance(), stm, "an upgrade makes no STM and destroys none");
		for who in PalletAccounts::get() {
			assert!(total(&who) >= UNIT, "{who} exists, whatever lies there for others");
		}
	});
}

#[test]
fn what_the_last_release_had_is_still_there() {
	upgraded(|| {
		let (ports, btc) = (Ports::ports(None, 10), AssetId::Token(1_000));
		let of = |who| Ports::requests_of(account(who), None, None, 10);
		let (bob, charlie) = (of(Who::Bob), of(Who::Charlie));
		let iou = Ports::iou(btc);
		assert_eq!((bob.items.len(), charlie.items.len()), (1, 1), "the kept chain has requests under way");
		block(vec![]);
		assert_eq!((Ports::ports(None, 10), of(Who::Bob), of(Who::Charlie)), (ports, bob, charlie));
		assert_eq!(Ports::iou(btc), iou);
	});
}
