//! Tokens: where they lie, and that no user has a role in them (design §3).

use crate::{
	constants::{deposit, pallet_ids},
	AccountId, Balance, Balances, Runtime, RuntimeEvent,
};
use frame_support::{
	parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU32},
};
use frame_system::{EnsureNever, EnsureRoot};
use sp_runtime::traits::AccountIdConversion;

/// Owner, issuer, admin and freezer of every token: an account nobody has a key of.
///
/// So mint, burn, freeze and the like of pallet-assets are open to no user; the pallets that create tokens reach
/// them through `AssetControl` and the traits of the ledger.
pub fn token_owner() -> AccountId {
	pallet_ids::TOKENS.into_account_truncating()
}

parameter_types! {
	pub TokenOwner: AccountId = token_owner();
	/// For an account that wants to be ready for a token it has not got.
	pub const AccountDeposit: Balance = deposit(1, 64);
	pub const ApprovalDeposit: Balance = deposit(1, 132);
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1_000>;
	type AssetId = u32;
	type AssetIdParameter = codec::Compact<u32>;
	type ReserveData = ();
	type Currency = Balances;
	/// Nobody: a token comes from a pallet with rules.
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	// No user can create a token, so its own deposits are nil.
	type AssetDeposit = ConstU128<0>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type AssetAccountDeposit = AccountDeposit;
	type ApprovalDeposit = ApprovalDeposit;
	type StringLimit = ConstU32<64>;
	type Freezer = tributary_ledger::Freezes<Runtime>;
	type Holder = ();
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = pallet_assets::AutoIncAssetId<Runtime>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}
