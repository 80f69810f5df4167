//! What outsiders rely on: indices, extensions, metadata, versions.

use crate::world::*;
use frame_support::traits::{PalletInfoAccess, PalletsInfoAccess};
use sp_runtime::traits::TransactionExtension;
use tributary_primitives::stm;
use tributary_runtime::{configs::system::MAX_BLOCK, *};

#[test]
fn pallets_keep_their_indices() {
	let expected = [
		(0, "System"),
		(1, "Timestamp"),
		(2, "Babe"),
		(3, "Authorship"),
		(4, "Balances"),
		(5, "Staking"),
		(6, "Historical"),
		(7, "Session"),
		(8, "Offences"),
		(9, "Grandpa"),
		(10, "AuthorityDiscovery"),
		(11, "TransactionPayment"),
		(12, "AssetTxPayment"),
		(13, "Assets"),
		(20, "Utility"),
		(21, "Multisig"),
		(22, "Proxy"),
		(23, "Preimage"),
		(24, "Scheduler"),
		(25, "Referenda"),
		(26, "ConvictionVoting"),
		(27, "Parameters"),
		(28, "Migrations"),
		(29, "SafeMode"),
		(30, "TxPause"),
		(31, "Feeders"),
		(32, "Oracle"),
		(33, "Sudo"),
		(34, "Origins"),
		(40, "Periods"),
		(41, "Allocation"),
		(42, "Ports"),
		(43, "Exchange"),
		(44, "BitAssets"),
	];
	let found: Vec<_> = AllPalletsWithSystem::infos().into_iter().map(|info| (info.index, info.name)).collect();
	assert_eq!(found, expected);
	assert_eq!(<Assets as PalletInfoAccess>::index(), 13, "fee lanes name it in a Location");
}

#[test]
fn transactions_carry_the_sdks_extensions_and_no_other() {
	let found: Vec<_> =
		<TxExtension as TransactionExtension<RuntimeCall>>::metadata().into_iter().map(|one| one.identifier).collect();
	let expected = [
		"AuthorizeCall",
		"CheckNonZeroSender",
		"CheckSpecVersion",
		"CheckTxVersion",
		"CheckGenesis",
		"CheckMortality",
		"CheckNonce",
		"CheckWeight",
		"ChargeAssetTxPayment",
		"CheckMetadataHash",
		"WeightReclaim",
	];
	assert_eq!(found, expected);
}

#[test]
fn metadata_is_served_in_three_versions() {
	// Outside any state, where the lengths of time fall back to the main network's.
	assert_eq!(Runtime::metadata_versions(), [14, 15, 16]);
	for version in [14, 15, 16] {
		assert!(Runtime::metadata_at_version(version).is_some(), "{version}");
	}
	assert!(Runtime::metadata_at_version(13).is_none());
}

#[test]
fn the_version_is_what_nodes_and_wallets_expect() {
	assert_eq!((VERSION.spec_name.as_ref(), VERSION.impl_name.as_ref()), ("tributary", "tributary"));
	assert_eq!((VERSION.spec_version, VERSION.transaction_version), (102, 1));
	assert_eq!(VERSION.system_version, 1);
}

#[test]
fn constants_are_those_of_the_coin() {
	assert_eq!(<Runtime as frame_system::Config>::SS58Prefix::get(), stm::SS58_PREFIX);
	assert_eq!(<Runtime as pallet_balances::Config>::ExistentialDeposit::get(), stm::EXISTENTIAL_DEPOSIT);
	assert_eq!(stm::EXISTENTIAL_DEPOSIT, stm::UNIT);
}

#[test]
fn a_full_block_fits_its_slot_twice() {
	// Made, then run again by whoever imports it.
	let slot_ps = tributary_primitives::Periods::MAIN.slot_ms * 1_000_000_000;
	assert!(MAX_BLOCK.ref_time() * 2 < slot_ps);
}

#[test]
fn the_largest_upgrade_fits_a_block_as_an_operational_call() {
	let length = configs::system::RuntimeBlockLength::get();
	let largest = *length.max.get(frame_support::dispatch::DispatchClass::Operational);
	assert!(largest >= 5 * 1_024 * 1_024);
}

#[test]
fn session_keys_are_in_their_order() {
	use sp_core::crypto::key_types::{AUTHORITY_DISCOVERY, BABE, GRANDPA};
	use sp_runtime::traits::OpaqueKeys;
	assert_eq!(SessionKeys::key_ids(), [GRANDPA, BABE, AUTHORITY_DISCOVERY]);
}

#[test]
fn periods_are_read_over_view_functions() {
	use codec::{Decode, Encode};
	use frame_support::view_functions::ViewFunction;
	on("fast", || {
		let id = <pallet_periods::PeriodsViewFunction<Runtime> as ViewFunction>::id();
		let bytes = Runtime::execute_view_function(id, ().encode()).unwrap();
		let read = tributary_primitives::Periods::decode(&mut &bytes[..]).unwrap();
		assert_eq!(read, tributary_primitives::Periods::FAST);
	});
}

#[test]
fn every_pallet_is_set_up_soundly() {
	<AllPalletsWithSystem as frame_support::traits::IntegrityTest>::integrity_test();
}
