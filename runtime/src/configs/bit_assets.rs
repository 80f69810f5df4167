//! BitAssets: where their collateral lies, and whose prices they follow.

use super::{
	exchange::{IssuerRules, Vault},
	oracle::OraclePrices,
	ours::Days,
	system::{HOOK_SHARE, MAX_BLOCK},
};
use crate::{
	origins, AccountId, Balance, Balances, Exchange, Ledger, Runtime, RuntimeHoldReason, Timestamp, TokenControl,
};
use frame_support::{parameter_types, traits::EitherOf, weights::Weight};
use frame_system::EnsureRoot;
use pallet_periods::lengths::Day;
use sp_runtime::Perbill;
use tributary_primitives::stm::UNIT;
#[cfg(feature = "runtime-benchmarks")]
use tributary_primitives::{AssetId, Moment, Price};

parameter_types! {
	/// There are at most a thousand BitAssets, and a symbol is taken for good: dear enough that nobody takes many.
	pub const BitAssetDeposit: Balance = 10_000 * UNIT;
	/// A third of what a block keeps for hooks, as much as the exchange's expiries have.
	pub BitAssetsWeight: Weight = Perbill::from_rational(1u32, 3u32) * (HOOK_SHARE * MAX_BLOCK);
}

impl pallet_bit_assets::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Ledger = Ledger;
	type Control = TokenControl;
	type Rules = IssuerRules;
	type Custody = Vault;
	type Orders = Exchange;
	type Trading = super::safety::Trading;
	type Oracle = OraclePrices;
	type Deposits = Balances;
	type Time = Timestamp;
	type Admin = EitherOf<EnsureRoot<AccountId>, origins::GeneralAdmin>;
	type AssetDeposit = BitAssetDeposit;
	type TermsNotice = Days<7>;
	type Day = Day<Runtime>;
	type HookWeight = BitAssetsWeight;
	type WeightInfo = pallet_bit_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BitAssetBenchmarks;
}

/// What the benchmarks of BitAssets need of this chain: BTS, an IOU of a port, the oracle and the book.
#[cfg(feature = "runtime-benchmarks")]
pub struct BitAssetBenchmarks;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_bit_assets::benchmarking::BenchmarkHelper<AccountId> for BitAssetBenchmarks {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now);
	}

	fn backing() -> AssetId {
		pallet_ports::benchmarking::ious::<Runtime>(1).remove(0)
	}

	fn plain_backing() -> AssetId {
		AssetId::BTS
	}

	fn report(asset: AssetId, value: Price) {
		let timestamp = pallet_timestamp::Now::<Runtime>::get();
		pallet_oracle::Values::<Runtime>::insert(asset, pallet_oracle::TimestampedValue { value, timestamp });
	}

	fn offer(who: &AccountId, sell: AssetId, buy: AssetId, amount: u64, receive: u64) {
		use pallet_exchange::{
			orderbook_core::{Expiry, TimeInForce},
			OrderTerms, Size,
		};
		let terms = OrderTerms {
			size: Size::Offer { sell: amount, receive },
			time_in_force: TimeInForce::GoodTill(Expiry::Never),
			passive: false,
			self_trade: Default::default(),
			client_id: None,
			max_fills: 0,
		};
		frame_support::assert_ok!(Exchange::place(crate::RuntimeOrigin::signed(who.clone()), sell, buy, terms));
	}
}
