//! Prices that governance's feeders report.

use crate::{constants::pallet_ids, origins, AccountId, Feeders, Oracle, Runtime, RuntimeEvent, Timestamp};
use frame_support::{
	instances::Instance1,
	parameter_types,
	traits::{ConstU32, EitherOf},
	weights::Weight,
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_periods::lengths;
use tributary_primitives::{AssetId, Price};

/// Most feeders.
pub const MAX_FEEDERS: u32 = 31;
/// Most prices in one report.
pub const MAX_PRICES: u32 = 32;
/// Fewest live reports that make a price.
pub const MIN_REPORTS: u32 = 3;

/// What feeders price: the system tokens, in which fees and service prices are paid.
pub const PRICED: [AssetId; 4] = [AssetId::BTS, AssetId::ANC, AssetId::GOS, AssetId::WTB];

type EnsureFeedersAdmin = EitherOf<EnsureRoot<AccountId>, origins::FeedersAdmin>;

impl pallet_membership::Config<Instance1> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = EnsureFeedersAdmin;
	type RemoveOrigin = EnsureFeedersAdmin;
	type SwapOrigin = EnsureFeedersAdmin;
	type ResetOrigin = EnsureFeedersAdmin;
	type PrimeOrigin = EnsureFeedersAdmin;
	type MembershipInitialized = ();
	/// What a dismissed feeder reported counts no longer; the prices that it helped to make stand until the next.
	type MembershipChanged = Oracle;
	type MaxMembers = ConstU32<MAX_FEEDERS>;
	type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const OracleId: PalletId = pallet_ids::ORACLE;
}

/// The SDK's weight, times the feeders whose reports each price is the median of: the SDK's was measured with one.
pub struct OracleWeight;
impl pallet_oracle::WeightInfo for OracleWeight {
	fn feed_values(prices: u32) -> Weight {
		<() as pallet_oracle::WeightInfo>::feed_values(prices).saturating_mul(MAX_FEEDERS.into())
	}

	fn on_finalize() -> Weight {
		<() as pallet_oracle::WeightInfo>::on_finalize()
	}
}

/// Two prices to measure with.
#[cfg(feature = "runtime-benchmarks")]
pub struct TwoPrices;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_oracle::BenchmarkHelper<AssetId, Price, ConstU32<MAX_PRICES>> for TwoPrices {
	fn get_currency_id_value_pairs() -> frame_support::BoundedVec<(AssetId, Price), ConstU32<MAX_PRICES>> {
		let prices = [AssetId::BTS, AssetId::ANC].into_iter().filter_map(|asset| Some((asset, Price::new(1, 1)?)));
		frame_support::BoundedVec::truncate_from(prices.collect())
	}
}

impl pallet_oracle::Config for Runtime {
	type OnNewData = ();
	/// The median of the reports that are less than a day old. With too few the last price stands: whoever uses it
	/// looks at its time.
	type CombineData = pallet_oracle::DefaultCombineData<Runtime, ConstU32<MIN_REPORTS>, lengths::Day<Runtime>>;
	type Time = Timestamp;
	/// The asset that is priced, in STM.
	type OracleKey = AssetId;
	type OracleValue = Price;
	type PalletId = OracleId;
	type Members = Feeders;
	type WeightInfo = OracleWeight;
	/// Every feeder, and root.
	type MaxHasDispatchedSize = ConstU32<{ MAX_FEEDERS + 1 }>;
	type MaxFeedValues = ConstU32<MAX_PRICES>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = TwoPrices;
}
