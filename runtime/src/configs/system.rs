//! The base: version, blocks, time.

use super::filters::BaseCallFilter;
use crate::{
	apis::RUNTIME_API_VERSIONS,
	migrations,
	weights::{BlockExecutionWeight, DatabaseWeight, Extensions, ExtrinsicBaseWeight},
	Babe, BitAssets, Block, Exchange, Migrations, PalletInfo, Periods, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, RuntimeTask,
};
use alloc::borrow::Cow;
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::ConstU32,
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::limits::{BlockLength, BlockWeights};
use pallet_periods::lengths;
use sp_runtime::Perbill;
pub use sp_version::RuntimeVersion;
use tributary_primitives::{stm, AccountId, Balance, BlockNumber, Hash, Moment, Nonce};

/// The version of this runtime.
///
/// `spec_version` rises with every change on chain, `transaction_version` with every change of a call's form.
/// `system_version` is 1, as on every chain of this SDK release that is not a parachain. From 3 on, new code would
/// wait a block under another key: the pool would then judge transactions by the old version and the next block by
/// the new one, and whoever watches `:code` would learn of an upgrade a block late. The delay serves relay chains.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("tributary"),
	impl_name: Cow::Borrowed("tributary"),
	authoring_version: 1,
	spec_version: 102,
	impl_version: 1,
	apis: RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// Two seconds of work in a block.
///
/// Weights say how long executing takes on the machine that they were measured on. Making a block takes half as long
/// again, for every transaction is a call into the runtime of its own. So a block full of transfers is made in 2 s and
/// executed in 1.4 s there, and a validator half as fast, who executes it in 2.8 s, is done before the slot of 5 s is
/// over. What he makes himself in the part of a slot that the node gives him is smaller.
///
/// On `fast` a slot is 1 s: that preset shortens time for tests, which never fill a block, and its weights stay the
/// main network's, so that a call costs there what it costs here. No limit on proofs: nobody needs one.
pub const MAX_BLOCK: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND * 2, u64::MAX);
/// Share of a block open to normal transactions. Of the rest, 15 % is kept for what runs before any transaction
/// (design §2), 10 % for operational ones.
pub const NORMAL_SHARE: Perbill = Perbill::from_percent(75);
/// Share of a block kept for hooks, which run before any transaction.
pub const HOOK_SHARE: Perbill = Perbill::from_percent(15);
/// Largest block, bytes: 5 MiB.
pub const MAX_BLOCK_LENGTH: u32 = 5 * 1_024 * 1_024;

parameter_types! {
	pub const Version: RuntimeVersion = VERSION;
	pub const BlockHashCount: BlockNumber = 4_096;
	pub const Ss58Prefix: u16 = stm::SS58_PREFIX;
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAX_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |max| *max = NORMAL_SHARE * *max)
		.build();
	pub RuntimeBlockWeights: BlockWeights = block_weights();
}

/// The limits on work in a block; the reasons stand at the constants.
fn block_weights() -> BlockWeights {
	let normal = NORMAL_SHARE * MAX_BLOCK;
	BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |weights| weights.base_extrinsic = ExtrinsicBaseWeight::get())
		.for_class(DispatchClass::Normal, |weights| weights.max_total = Some(normal))
		.for_class(DispatchClass::Operational, |weights| {
			weights.max_total = Some(MAX_BLOCK);
			weights.reserved = Some(MAX_BLOCK.saturating_sub(normal).saturating_sub(HOOK_SHARE * MAX_BLOCK));
		})
		.avg_block_initialization(HOOK_SHARE)
		.build_or_panic()
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = BaseCallFilter;
	type Block = Block;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type AccountId = AccountId;
	type Nonce = Nonce;
	type Hash = Hash;
	type AccountData = pallet_balances::AccountData<Balance>;
	type BlockHashCount = BlockHashCount;
	/// The node has no other database than ParityDB.
	type DbWeight = DatabaseWeight;
	type Version = Version;
	type SS58Prefix = Ss58Prefix;
	/// A vault holds as many assets as there are (design §3).
	type MaxConsumers = ConstU32<{ u32::MAX }>;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = Extensions<Runtime>;
	type SingleBlockMigrations = migrations::SingleBlock;
	type MultiBlockMigrator = Migrations;
	/// Before any transaction, so that no block can be bought full to stop it. Orders that expired go before calls meet
	/// them.
	type PostInherents = (Exchange, BitAssets);
}

impl pallet_timestamp::Config for Runtime {
	type Moment = Moment;
	type OnTimestampSet = (Babe, Periods);
	type MinimumPeriod = lengths::MinimumPeriod<Runtime>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}
