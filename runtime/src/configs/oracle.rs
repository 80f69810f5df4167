//! Prices that governance's feeders report.

use crate::{
	constants::pallet_ids, origins, weights::DatabaseWeight, AccountId, BitAssets, Feeders, Oracle, Runtime,
	RuntimeEvent, Timestamp,
};
use alloc::vec::Vec;
use frame_support::{
	instances::Instance1,
	parameter_types,
	traits::{ConstU32, EitherOf, SortedMembers},
	weights::Weight,
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_periods::lengths;
use sp_runtime::traits::AccountIdConversion;
use tributary_primitives::{AssetId, Moment, Price, PriceReports, PriceSource};

/// Most feeders.
pub const MAX_FEEDERS: u32 = 31;
/// Most prices in one report.
pub const MAX_PRICES: u32 = 32;
/// Fewest live reports that make a price.
pub const MIN_REPORTS: u32 = 3;

/// What feeders price in STM: the system tokens, in which fees and service prices are paid.
const SYSTEM_TOKENS: [AssetId; 4] = [AssetId::BTS, AssetId::ANC, AssetId::GOS, AssetId::WTB];

/// Whether feeders price an asset: a system token, in STM, or a BitAsset of governance's, in what stands behind it. A
/// report costs nothing, so its keys must be few.
pub fn is_priced(asset: AssetId) -> bool {
	SYSTEM_TOKENS.contains(&asset) || BitAssets::is_fed_by_oracle(asset)
}

/// Has BitAssets look at a price that was reported.
pub struct TellBitAssets;
impl pallet_oracle::OnNewData<AccountId, AssetId, Price> for TellBitAssets {
	fn on_new_data(_: &AccountId, asset: &AssetId, _: &Price) {
		BitAssets::price_reported(*asset);
	}
}

/// The median that the oracle keeps, and when the report was made that it comes from.
pub struct OraclePrices;
impl PriceSource for OraclePrices {
	fn price(asset: AssetId) -> Option<(Price, Moment)> {
		Oracle::get(&asset).map(|median| (median.value, median.timestamp))
	}
}

impl PriceReports<AccountId> for OraclePrices {
	/// Every feeder, and root if it reported.
	fn reports(asset: AssetId) -> Vec<(AccountId, Option<(Price, Moment)>)> {
		let told = |who: AccountId| {
			let report = Oracle::raw_values(&who, asset).map(|report| (report.value, report.timestamp));
			(who, report)
		};
		let root = Some(told(OracleId::get().into_account_truncating())).filter(|(_, report)| report.is_some());
		Feeders::sorted_members().into_iter().map(told).chain(root).collect()
	}
}

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

/// The SDK's weight, times the feeders whose reports each price is the median of: the SDK's was measured with one. A
/// price of a BitAsset's is looked at once more: its record, the median, the schedule.
pub struct OracleWeight;
impl pallet_oracle::WeightInfo for OracleWeight {
	fn feed_values(prices: u32) -> Weight {
		let medians = <() as pallet_oracle::WeightInfo>::feed_values(prices).saturating_mul(MAX_FEEDERS.into());
		medians.saturating_add(DatabaseWeight::get().reads_writes(3, 1).saturating_mul(prices.into()))
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
	type OnNewData = TellBitAssets;
	/// The median of the reports that are less than a day old. With too few the last price stands: whoever uses it
	/// looks at its time.
	type CombineData = pallet_oracle::DefaultCombineData<Runtime, ConstU32<MIN_REPORTS>, lengths::Day<Runtime>>;
	type Time = Timestamp;
	/// The asset that is priced.
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
