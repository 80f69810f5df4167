//! Stopping the chain in part: safe mode closes all but what is needed, a pause closes single calls.
//!
//! Neither may trap users (design §6): governance and its votes, leaving a bond and reporting an offence or a price
//! stay open in both.

use crate::{
	origins, AccountId, Balance, Balances, BlockNumber, Migrations, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, SafeMode, TxPause,
};
use frame_support::{
	migrations::{
		EnterSafeModeOnFailedMigration, FailedMigrationHandler, FailedMigrationHandling, FreezeChainOnFailedMigration,
		MultiStepMigrator,
	},
	parameter_types,
	traits::{ConstU32, Contains, EitherOf, GetCallMetadata, MapSuccess},
};
use frame_system::EnsureRoot;
use pallet_periods::lengths::DayBlocks;
use pallet_tx_pause::RuntimeCallNameOf;
use sp_core::TypedGet;
use sp_runtime::traits::{Get, Replace};

/// Pallets of which no call is ever stopped.
pub const ALWAYS_OPEN: [&str; 18] = [
	"System",
	"Timestamp",
	"Babe",
	"Grandpa",
	"Session",
	"Preimage",
	"Scheduler",
	"Referenda",
	"ConvictionVoting",
	"Parameters",
	"Migrations",
	"SafeMode",
	"TxPause",
	"Feeders",
	"Oracle",
	"Sudo",
	// These only wrap calls, and each call inside is asked for again.
	"Utility",
	"Multisig",
];

/// Calls of other pallets that are never stopped: the ways out.
pub const WAYS_OUT: [(&str, &str); 40] = [
	("Proxy", "proxy"),
	("Proxy", "announce"),
	("Proxy", "proxy_announced"),
	("Proxy", "remove_announcement"),
	("Proxy", "reject_announcement"),
	("Proxy", "remove_proxy"),
	("Proxy", "remove_proxies"),
	("Staking", "chill"),
	("Staking", "unbond"),
	("Staking", "withdraw_unbonded"),
	("Assets", "cancel_approval"),
	("Assets", "refund"),
	("Assets", "refund_other"),
	("Ports", "cancel_deposit"),
	("Ports", "reject_deposit"),
	("Ports", "request_redeem"),
	("Ports", "confirm_redeem"),
	("Ports", "refund_redeem"),
	("Ports", "expire_redeem"),
	("Ports", "claim"),
	("Ports", "untrust"),
	("Ports", "remove_iou"),
	("Ports", "close_port"),
	("Exchange", "cancel"),
	("Exchange", "cancel_by_client_id"),
	("Exchange", "reduce"),
	("Exchange", "sweep"),
	("Exchange", "claim"),
	("Exchange", "claim_fees"),
	("Exchange", "release_slots"),
	("BitAssets", "publish_feed"),
	("BitAssets", "adjust"),
	("BitAssets", "settle"),
	("BitAssets", "redeem"),
	("BitAssets", "bid"),
	("BitAssets", "withdraw"),
	("BitAssets", "claim_yield"),
	("BitAssets", "claim"),
	("BitAssets", "push"),
	("BitAssets", "cancel_settlement"),
];

/// Whether a call is open whatever happens.
pub fn is_always_open(pallet: &str, call: &str) -> bool {
	ALWAYS_OPEN.contains(&pallet) || WAYS_OUT.contains(&(pallet, call))
}

/// Whether a call goes further in rather than out: borrows, or bids.
fn goes_in(call: &RuntimeCall) -> bool {
	use pallet_bit_assets::Call::{adjust, bid};
	match call {
		RuntimeCall::BitAssets(adjust { adjustment, .. }) => adjustment.debt > 0,
		RuntimeCall::BitAssets(bid { debt, .. }) => *debt > 0,
		_ => false,
	}
}

/// What stays open in safe mode.
pub struct OpenInSafeMode;
impl Contains<RuntimeCall> for OpenInSafeMode {
	fn contains(call: &RuntimeCall) -> bool {
		let name = call.get_call_metadata();
		is_always_open(name.pallet_name, name.function_name) && !goes_in(call)
	}
}

/// Whether everybody may place orders: neither safe mode nor a pause forbids it, and no migration holds transactions up.
pub struct Trading;
impl Get<bool> for Trading {
	fn get() -> bool {
		let paused = || TxPause::is_paused_unbound(b"Exchange".to_vec(), b"place".to_vec());
		!SafeMode::is_entered() && !Migrations::ongoing() && !paused()
	}
}

/// What cannot be paused.
pub struct Unpausable;
impl Contains<RuntimeCallNameOf<Runtime>> for Unpausable {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		match (core::str::from_utf8(pallet), core::str::from_utf8(call)) {
			(Ok(pallet), Ok(call)) => is_always_open(pallet, call),
			_ => false,
		}
	}
}

/// Root, or who a referendum makes safety officer.
type EnsureSafety = EitherOf<EnsureRoot<AccountId>, origins::SafetyOfficer>;

/// How long safe mode lasts before it ends by itself, blocks: a day.
pub struct SafeModeLength;
impl TypedGet for SafeModeLength {
	type Type = BlockNumber;

	fn get() -> BlockNumber {
		DayBlocks::<Runtime>::get()
	}
}

parameter_types! {
	/// Nobody enters or extends safe mode for a deposit.
	pub const NoDeposit: Option<Balance> = None;
	pub const NoRelease: Option<BlockNumber> = None;
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = OpenInSafeMode;
	type EnterDuration = DayBlocks<Runtime>;
	type ExtendDuration = DayBlocks<Runtime>;
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = MapSuccess<EnsureSafety, Replace<SafeModeLength>>;
	type ForceExtendOrigin = MapSuccess<EnsureSafety, Replace<SafeModeLength>>;
	type ForceExitOrigin = EnsureSafety;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = EnsureSafety;
	type UnpauseOrigin = EnsureSafety;
	type WhitelistedCalls = Unpausable;
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// Half a block at most goes to a migration, so that a block with it still fits its slot.
	pub MigrationWeight: frame_support::weights::Weight = super::system::MAX_BLOCK / 2;
}

/// A migration that fails is given up and safe mode entered, in which governance can still vote for a repair.
///
/// The SDK's own handler enters safe mode too, but leaves the migration stuck, and a chain with a stuck migration
/// takes no transaction at all.
pub struct SafeModeOnFailedMigration;
impl FailedMigrationHandler for SafeModeOnFailedMigration {
	fn failed(migration: Option<u32>) -> FailedMigrationHandling {
		let handled = EnterSafeModeOnFailedMigration::<SafeMode, FreezeChainOnFailedMigration>::failed(migration);
		match handled {
			FailedMigrationHandling::KeepStuck if SafeMode::is_entered() => FailedMigrationHandling::ForceUnstuck,
			other => other,
		}
	}
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Migrations = crate::migrations::MultiBlock;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = SafeModeOnFailedMigration;
	type MaxServiceWeight = MigrationWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}
