//! How holders of STM decide, and what they may tune.
//!
//! An upgrade goes: preimage of `system.authorizeUpgrade(hash)`, referendum on the root track, then anybody hands
//! in the code with `system.applyAuthorizedUpgrade`. How long each stage lasts comes from [`pallet_periods`].

use super::tracks::Tracks;
use crate::{
	constants::{deposit, BYTE_DEPOSIT},
	origins, AccountId, Balance, Balances, BlockNumber, OriginCaller, Preimage, Referenda, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, Scheduler, System,
};
use core::cmp::Ordering;
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{
		fungible::HoldConsideration, tokens::currency::ActiveIssuanceOf, AsEnsureOriginWithArg, ConstU32, EitherOf,
		LinearStoragePrice, PrivilegeCmp,
	},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureSigned, RawOrigin};
use pallet_periods::lengths;
use sp_runtime::Perbill;
use tributary_primitives::stm::UNIT;

/// Units of STM for a millisecond of work, until governance sets another price.
pub const MILLISECOND_PRICE: Balance = 1_000_000;
/// Units of STM for a byte of a transaction, until governance sets another price.
pub const BYTE_PRICE: Balance = 1_000;

/// What governance tunes without an upgrade.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// Prices of the network's fee (Q-3: a transfer costs about 0.001 to 0.01 STM).
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod fees {
		/// Units of STM for a millisecond of work.
		#[codec(index = 0)]
		pub static MillisecondPrice: Balance = super::super::MILLISECOND_PRICE;
		/// Units of STM for a byte of a transaction.
		#[codec(index = 1)]
		pub static BytePrice: Balance = super::super::BYTE_PRICE;
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		use dynamic_params::fees;
		Self::Fees(fees::Parameters::BytePrice(fees::BytePrice, Some(1_000)))
	}
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = AsEnsureOriginWithArg<EitherOf<EnsureRoot<AccountId>, origins::GeneralAdmin>>;
	/// The pallet keeps its other weights to itself.
	type WeightInfo = ();
}

impl origins::Config for Runtime {}

parameter_types! {
	pub const PreimageBaseDeposit: Balance = deposit(2, 64);
	pub const PreimageByteDeposit: Balance = BYTE_DEPOSIT;
	pub const PreimageHoldReason: RuntimeHoldReason = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

parameter_types! {
	pub SchedulerWeight: Weight = Perbill::from_percent(80) * super::system::MAX_BLOCK;
}

/// Root may cancel what any other origin has scheduled; nobody else reaches what is not his own.
pub struct RootAboveAll;
impl PrivilegeCmp<OriginCaller> for RootAboveAll {
	fn cmp_privilege(left: &OriginCaller, right: &OriginCaller) -> Option<Ordering> {
		let root = OriginCaller::system(RawOrigin::Root);
		match (*left == root, *right == root) {
			_ if left == right => Some(Ordering::Equal),
			(true, false) => Some(Ordering::Greater),
			(false, true) => Some(Ordering::Less),
			_ => None,
		}
	}
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = SchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = RootAboveAll;
	type MaxScheduledPerBlock = ConstU32<50>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

parameter_types! {
	pub const SubmissionDeposit: Balance = 100 * UNIT;
	pub const AlarmInterval: BlockNumber = 1;
}

impl pallet_referenda::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_referenda::weights::SubstrateWeight<Runtime>;
	type Scheduler = Scheduler;
	type Currency = Balances;
	type SubmitOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type CancelOrigin = EitherOf<EnsureRoot<AccountId>, origins::ReferendumCanceller>;
	type KillOrigin = EitherOf<EnsureRoot<AccountId>, origins::ReferendumKiller>;
	/// Deposits of a killed referendum are destroyed.
	type Slash = ();
	type Votes = pallet_conviction_voting::VotesOf<Runtime>;
	type Tally = pallet_conviction_voting::TallyOf<Runtime>;
	type SubmissionDeposit = SubmissionDeposit;
	type MaxQueued = ConstU32<100>;
	type UndecidingTimeout = lengths::UndecidingTimeout<Runtime>;
	type AlarmInterval = AlarmInterval;
	type Tracks = Tracks;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

impl pallet_conviction_voting::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_conviction_voting::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type Polls = Referenda;
	/// Turnout is measured on what circulates: the pools' STM cannot vote.
	type MaxTurnout = ActiveIssuanceOf<Balances, AccountId>;
	type MaxVotes = ConstU32<512>;
	type VoteLockingPeriod = lengths::VoteLocking<Runtime>;
	type BlockNumberProvider = System;
	type VotingHooks = ();
}

impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}
