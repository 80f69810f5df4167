//! The exchange: where its funds lie, and what binds a trade.

use super::system::{HOOK_SHARE, MAX_BLOCK};
use crate::{
	constants::{deposit, pallet_ids},
	origins, AccountId, Balance, Balances, BitAssets, Ledger, Ports, Runtime, RuntimeHoldReason, Timestamp,
	TokenControl,
};
use frame_support::{parameter_types, traits::EitherOf, weights::Weight};
use frame_system::EnsureRoot;
use pallet_exchange::VaultCustody;
use pallet_periods::lengths::SlotDuration;
use sp_runtime::{traits::AccountIdConversion, Perbill};
use tributary_primitives::{AssetId, AssetRules, MarketTerms};

/// What an asset's ledger says of an account now, and what the port that issues it asks of a market. STM, the system's
/// tokens and BitAssets ask nothing.
pub struct IssuerRules;
impl AssetRules<AccountId> for IssuerRules {
	fn may_send(asset: AssetId, who: &AccountId) -> bool {
		TokenControl::may_send(asset, who)
	}

	fn may_receive(asset: AssetId, who: &AccountId) -> bool {
		TokenControl::may_receive(asset, who)
	}

	fn is_freezable(asset: AssetId) -> bool {
		// Whatever its powers, an IOU of a port that wound down may be paused.
		Ports::powers(asset).is_some()
	}

	fn market_fee(asset: AssetId) -> MarketTerms<AccountId> {
		Ports::market_terms(asset).unwrap_or_default()
	}
}

/// Where orders and collateral lie.
pub type Vault = VaultCustody<Ledger, ExchangeVault>;

parameter_types! {
	pub ExchangeVault: AccountId = pallet_ids::EXCHANGE.into_account_truncating();
	/// Sixteen orders: two items, a thousand bytes, and the same again in the book's pages.
	pub const SlotDeposit: Balance = deposit(4, 2_000);
	/// A third of what a block keeps for hooks; the other hooks of the chain share the rest.
	pub SweepWeight: Weight = Perbill::from_rational(1u32, 3u32) * (HOOK_SHARE * MAX_BLOCK);
}

impl pallet_exchange::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Custody = Vault;
	type Rules = IssuerRules;
	type Deposits = Balances;
	type Time = Timestamp;
	type Admin = EitherOf<EnsureRoot<AccountId>, origins::GeneralAdmin>;
	type OnFill = BitAssets;
	type SlotDeposit = SlotDeposit;
	type BlockTime = SlotDuration<Runtime>;
	type SweepWeight = SweepWeight;
	type WeightInfo = pallet_exchange::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ExchangeBenchmarks;
}

/// What the benchmarks of the exchange need of this chain: IOUs of a port.
#[cfg(feature = "runtime-benchmarks")]
pub struct ExchangeBenchmarks;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_exchange::benchmarking::BenchmarkHelper<AccountId> for ExchangeBenchmarks {
	fn set_time(now: tributary_primitives::Moment) {
		pallet_timestamp::Now::<Runtime>::put(now);
	}

	fn tokens(count: u32) -> alloc::vec::Vec<AssetId> {
		pallet_ports::benchmarking::ious::<Runtime>(count)
	}

	fn endow(asset: AssetId, who: &AccountId, amount: Balance) {
		use frame_support::{assert_ok, traits::fungibles::Mutate};
		assert_ok!(<Ledger as Mutate<AccountId>>::mint_into(asset, who, amount));
	}
}
