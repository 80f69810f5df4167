//! Bonds of STM that answer for validators. They are slashed, and they earn nothing (S-11).

use crate::{AccountId, Balance, Balances, Runtime, RuntimeEvent, RuntimeHoldReason, Session, Staking, Timestamp};
use frame_election_provider_support::{
	bounds::{ElectionBounds, ElectionBoundsBuilder},
	onchain, SequentialPhragmen,
};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, Nothing},
};
use frame_system::EnsureRoot;
use pallet_periods::lengths;
use sp_runtime::Perbill;

/// Most validators there can be.
pub const MAX_VALIDATORS: u32 = 100;
/// Most candidates an election looks at. It runs within one block, so the number is small.
pub const MAX_CANDIDATES: u32 = 1_000;

parameter_types! {
	pub Bounds: ElectionBounds =
		ElectionBoundsBuilder::default().voters_count(MAX_CANDIDATES.into()).targets_count(MAX_CANDIDATES.into()).build();
}

/// The election: candidates, each backed by its own bond, ranked in the block in which an era is planned.
pub struct Election;
impl onchain::Config for Election {
	type Sort = ConstBool<true>;
	type System = Runtime;
	type Solver = SequentialPhragmen<AccountId, Perbill>;
	type DataProvider = Staking;
	type WeightInfo = frame_election_provider_support::weights::SubstrateWeight<Runtime>;
	type MaxWinnersPerPage = ConstU32<MAX_VALIDATORS>;
	type MaxBackersPerWinner = ConstU32<MAX_CANDIDATES>;
	type Bounds = Bounds;
}

/// Sizes of the benchmarks of pallet-staking.
pub struct StakingBenchmarks;
impl pallet_staking::BenchmarkingConfig for StakingBenchmarks {
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<MAX_CANDIDATES>;
}

impl pallet_staking::Config for Runtime {
	type OldCurrency = Balances;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type CurrencyBalance = Balance;
	type UnixTime = Timestamp;
	type CurrencyToVote = sp_staking::currency_to_vote::U128CurrencyToVote;
	type ElectionProvider = onchain::OnChainExecution<Election>;
	type GenesisElectionProvider = Self::ElectionProvider;
	type NominationsQuota = pallet_staking::FixedNominationsQuota<16>;
	type HistoryDepth = ConstU32<84>;
	// Nothing is ever paid, and what is slashed is destroyed.
	type EraPayout = ();
	type RewardRemainder = ();
	type Reward = ();
	type Slash = ();
	type RuntimeEvent = RuntimeEvent;
	type SessionsPerEra = lengths::SessionsPerEra<Runtime>;
	type BondingDuration = lengths::BondingDuration<Runtime>;
	type SlashDeferDuration = lengths::SlashDeferDuration<Runtime>;
	/// Slashes by hand and undoes slashes.
	type AdminOrigin = EnsureRoot<AccountId>;
	type SessionInterface = Self;
	type NextNewSession = Session;
	type MaxExposurePageSize = ConstU32<256>;
	type MaxValidatorSet = ConstU32<MAX_VALIDATORS>;
	type VoterList = pallet_staking::UseNominatorsAndValidatorsMap<Self>;
	type TargetList = pallet_staking::UseValidatorsMap<Self>;
	type MaxUnlockingChunks = ConstU32<32>;
	type MaxControllersInDeprecationBatch = ConstU32<100>;
	type EventListeners = ();
	type Filter = Nothing;
	type BenchmarkingConfig = StakingBenchmarks;
	type WeightInfo = pallet_staking::weights::SubstrateWeight<Runtime>;
}
