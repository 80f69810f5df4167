//! A chain of balances and pools.

use crate::{self as pallet_allocation, Grant, Pool};
use frame_support::{derive_impl, parameter_types, PalletId};
use sp_io::TestExternalities;
use sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage};
use tributary_primitives::{
	stm::{EXISTENTIAL_DEPOSIT, UNIT},
	Balance,
};

pub type AccountId = AccountId32;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Allocation = pallet_allocation;
}

type Block = frame_system::mocking::MockBlockU32<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
	pub const PoolsId: PalletId = PalletId(*b"trb/pool");
	pub PalletAccounts: Vec<AccountId> = vec![VAULT];
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
}

impl pallet_allocation::Config for Test {
	type Currency = Balances;
	type PalletAccounts = PalletAccounts;
	type PalletId = PoolsId;
}

pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);
/// An account of a pallet.
pub const VAULT: AccountId = AccountId::new([9; 32]);

/// The one grant no genesis of this chain can do without.
pub fn vault_grant() -> Grant<AccountId> {
	(Pool::Ecosystem, VAULT, UNIT)
}

/// A genesis with these grants and the vault's.
pub fn grants(more: &[Grant<AccountId>]) -> Vec<Grant<AccountId>> {
	[&[vault_grant()], more].concat()
}

/// A chain born with `initial_grants` and with the balances that follow, changed by `edit`.
pub fn build(
	initial_grants: Vec<Grant<AccountId>>,
	edit: impl FnOnce(&mut Vec<(AccountId, Balance)>),
) -> TestExternalities {
	let mut balances = Allocation::opening_balances(&initial_grants).unwrap_or_default();
	edit(&mut balances);
	let genesis = RuntimeGenesisConfig {
		system: Default::default(),
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		allocation: pallet_allocation::GenesisConfig { initial_grants },
	};
	genesis.build_storage().unwrap().into()
}

/// A chain born with `more` grants and the vault's; its invariants are checked when the test is over.
pub fn born_with(more: &[Grant<AccountId>], test: impl FnOnce()) {
	build(grants(more), |_| ()).execute_with(|| {
		test();
		Allocation::do_try_state().unwrap();
	});
}
