//! This chain's own pallets.

use super::{assets::token_owner, exchange::ExchangeVault};
use crate::{
	constants::{deposit, pallet_ids},
	AccountId, Balance, Balances, BitAssets, Exchange, Ledger, Runtime, RuntimeHoldReason, Timestamp, TokenControl,
};
use alloc::{vec, vec::Vec};
use core::marker::PhantomData;
use frame_support::{parameter_types, traits::Get, PalletId};
use pallet_periods::lengths::Day;
use sp_runtime::traits::AccountIdConversion;
use tributary_primitives::{stm::UNIT, AssetId, Moment, Vaults};

impl pallet_periods::Config for Runtime {}

parameter_types! {
	pub const PoolsId: PalletId = pallet_ids::POOLS;
	/// Accounts of pallets that hold assets, or will: each exists from the first block on, with 1 STM of its own.
	pub PalletAccounts: Vec<AccountId> =
		vec![token_owner(), pallet_ids::PORTS.into_account_truncating(), ExchangeVault::get()];
}

impl pallet_allocation::Config for Runtime {
	type Currency = Balances;
	type PalletAccounts = PalletAccounts;
	type PalletId = PoolsId;
}

/// So many days of this chain, milliseconds.
pub struct Days<const COUNT: Moment>;
impl<const COUNT: Moment> Get<Moment> for Days<COUNT> {
	fn get() -> Moment {
		Day::<Runtime>::get().saturating_mul(COUNT)
	}
}

/// A part of a day of this chain, milliseconds, rounded down; never nothing.
pub struct DayPart<const PARTS: Moment>(PhantomData<()>);
impl<const PARTS: Moment> Get<Moment> for DayPart<PARTS> {
	fn get() -> Moment {
		Day::<Runtime>::get().checked_div(PARTS).unwrap_or(1).max(1)
	}
}

/// The accounts in which pallets keep what belongs to others. The tokens' owner holds nothing for anybody: what somebody
/// sends there must not keep an IOU outstanding for ever.
pub struct PalletVaults;
impl Vaults<AccountId> for PalletVaults {
	const LOOKS: u64 = pallet_exchange::limits::KEEPS_FOR_READS + pallet_bit_assets::KEEPS_FOR_READS;

	fn contains(who: &AccountId) -> bool {
		*who != token_owner() && PalletAccounts::get().contains(who)
	}

	fn owes(vault: &AccountId, asset: AssetId) -> bool {
		*vault != ExchangeVault::get() || Exchange::owes(asset) || BitAssets::owes(asset)
	}

	fn keeps_for(holder: &AccountId, asset: AssetId) -> bool {
		Exchange::keeps_for(holder, asset) || BitAssets::keeps_for(holder, asset)
	}
}

parameter_types! {
	pub const PortsId: PalletId = pallet_ids::PORTS;
	/// Comes back when the port closes; the name stays taken.
	pub const PortDeposit: Balance = 1_000 * UNIT;
	/// An IOU, its token, its metadata and the statement of reserves.
	pub const IouDeposit: Balance = 100 * UNIT;
	/// A request and its place in the lists.
	pub const RequestDeposit: Balance = deposit(2, 500);
	pub const TrustDeposit: Balance = deposit(1, 100);
}

impl pallet_ports::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Ledger = Ledger;
	type Control = TokenControl;
	type Deposits = Balances;
	type Time = Timestamp;
	type Vaults = PalletVaults;
	type PalletId = PortsId;
	type PortDeposit = PortDeposit;
	type IouDeposit = IouDeposit;
	type RequestDeposit = RequestDeposit;
	type TrustDeposit = TrustDeposit;
	type TermsNotice = Days<7>;
	type WindDown = Days<180>;
	/// An hour.
	type DeadlineMin = DayPart<24>;
	type DeadlineMax = Days<90>;
	type AttestationMax = Days<366>;
	type WeightInfo = pallet_ports::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = PortsBenchmarks;
}

/// What the benchmarks of ports need of this chain.
#[cfg(feature = "runtime-benchmarks")]
pub struct PortsBenchmarks;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_ports::benchmarking::BenchmarkHelper for PortsBenchmarks {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now);
	}

	fn destroy_step() -> u32 {
		tributary_ledger::DESTROY_STEP
	}

	fn touch(asset: tributary_primitives::AssetId, accounts: u32) {
		let account = |index| frame_benchmarking::account("touched", index, 0);
		tributary_ledger::touch::<Runtime>(asset, accounts, account);
	}
}
