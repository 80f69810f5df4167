use crate::{self as pallet_periods, lengths::*, GenesisTime, Periods, Table};
use frame_support::{
	derive_impl,
	traits::{BuildGenesisConfig, Get, IntegrityTest, OnTimestampSet},
};
use sp_io::TestExternalities;
use sp_runtime::{BuildStorage, TryRuntimeError};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask, RuntimeViewFunction)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Lengths = pallet_periods;
}

type Block = frame_system::mocking::MockBlockU32<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl pallet_periods::Config for Test {}

/// A chain born with `periods`; its invariants are checked when the test is over.
fn born_with(periods: Table, test: impl FnOnce()) {
	let genesis = RuntimeGenesisConfig {
		system: Default::default(),
		lengths: pallet_periods::GenesisConfig { periods, ..Default::default() },
	};
	TestExternalities::new(genesis.build_storage().unwrap()).execute_with(|| {
		test();
		Lengths::do_try_state().unwrap();
	});
}

/// Every length of `Test`, in the order of their declaration.
fn all_lengths() -> [u64; 12] {
	[
		SlotDuration::<Test>::get(),
		MinimumPeriod::<Test>::get(),
		EpochDuration::<Test>::get(),
		SessionsPerEra::<Test>::get().into(),
		BondingDuration::<Test>::get().into(),
		SlashDeferDuration::<Test>::get().into(),
		ReportLongevity::<Test>::get(),
		MaxSetIdSessionEntries::<Test>::get(),
		Day::<Test>::get(),
		DayBlocks::<Test>::get().into(),
		VoteLocking::<Test>::get().into(),
		UndecidingTimeout::<Test>::get().into(),
	]
}

const MAIN: [u64; 12] = [5_000, 2_500, 720, 24, 28, 27, 483_840, 672, 86_400_000, 17_280, 120_960, 241_920];
const FAST: [u64; 12] = [1_000, 500, 20, 3, 3, 1, 180, 9, 60_000, 60, 30, 120];

#[test]
fn lengths_come_from_genesis() {
	born_with(Table::MAIN, || assert_eq!(all_lengths(), MAIN));
	born_with(Table::FAST, || assert_eq!(all_lengths(), FAST));
}

#[test]
fn a_report_may_come_as_long_as_the_bond_is_locked() {
	for table in [Table::MAIN, Table::FAST] {
		born_with(table, || {
			let bond_slots = u64::from(table.bonding_eras * table.era_sessions * table.epoch_slots);
			assert_eq!(ReportLongevity::<Test>::get(), bond_slots);
		});
	}
}

#[test]
fn without_a_state_the_main_networks_lengths_hold() {
	assert_eq!(all_lengths(), MAIN);
	assert_eq!(Lengths::periods(), Table::MAIN);
}

#[test]
fn with_an_empty_state_the_main_networks_lengths_hold() {
	TestExternalities::default().execute_with(|| assert_eq!(all_lengths(), MAIN));
}

#[test]
#[should_panic(expected = "the periods of genesis do not fit: Err(\"an epoch has more than one slot\")")]
fn a_table_that_does_not_fit_is_refused() {
	born_with(Table { epoch_slots: 1, ..Table::MAIN }, || ());
}

#[test]
fn a_table_survives_json() {
	let genesis = pallet_periods::GenesisConfig::<Test> { periods: Table::FAST, ..Default::default() };
	let json = serde_json::to_string(&genesis).unwrap();
	let back: pallet_periods::GenesisConfig<Test> = serde_json::from_str(&json).unwrap();
	assert_eq!(back.periods, Table::FAST);
}

#[test]
fn the_default_genesis_is_the_main_networks() {
	TestExternalities::default().execute_with(|| {
		pallet_periods::GenesisConfig::<Test>::default().build();
		assert_eq!(Periods::<Test>::get(), Table::MAIN);
	});
}

#[test]
fn the_first_block_sets_the_genesis_time_and_no_other_does() {
	born_with(Table::MAIN, || {
		assert_eq!(Lengths::genesis_time(), None);
		for (block, now) in [(1, 7_000), (2, 12_000), (3, 17_000)] {
			System::set_block_number(block);
			Lengths::on_timestamp_set(now);
			assert_eq!(Lengths::genesis_time(), Some(7_000));
		}
	});
}

#[test]
fn the_integrity_test_passes() {
	<Lengths as IntegrityTest>::integrity_test();
}

#[test]
fn try_state_invariant_1_is_checked() {
	born_with(Table::MAIN, || {
		Periods::<Test>::put(Table { era_sessions: 0, ..Table::MAIN });
		assert_eq!(Lengths::do_try_state(), broken("Periods invariant 1: the stored table fits"));
		Periods::<Test>::kill();
		assert_eq!(Lengths::do_try_state(), broken("Periods invariant 1: there is a stored table"));
		sp_io::storage::set(&Periods::<Test>::hashed_key(), &[1]);
		assert_eq!(Lengths::do_try_state(), broken("Periods invariant 1: there is a stored table"));
		Periods::<Test>::put(Table::MAIN);
	});
}

#[test]
fn try_state_invariant_2_is_checked() {
	born_with(Table::MAIN, || {
		GenesisTime::<Test>::put(0);
		assert_eq!(Lengths::do_try_state(), broken("Periods invariant 2: the genesis time is not zero"));
		GenesisTime::<Test>::kill();
	});
}

fn broken(invariant: &'static str) -> Result<(), TryRuntimeError> {
	Err(TryRuntimeError::Other(invariant))
}
