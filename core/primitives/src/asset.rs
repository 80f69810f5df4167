//! Which asset, and what its pallet may do to it besides moving it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchError, DispatchResult};

/// An asset of the chain (design §3).
///
/// The order of the variants is the order of quotes in a market: STM is the lowest. Index 2 is kept for the
/// permissioned assets.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum AssetId {
	/// STM, in the ledger of balances.
	#[codec(index = 0)]
	Native,
	/// A currency-like asset of pallet-assets: IOUs, BTS, ANC, GOS, WTB, BitAssets.
	#[codec(index = 1)]
	Token(u32),
}

impl AssetId {
	/// BitShares' core asset.
	pub const BTS: Self = Self::Token(1);
	/// Antshares' coin.
	pub const ANC: Self = Self::Token(2);
	/// GoStaking's coin.
	pub const GOS: Self = Self::Token(3);
	/// DEL's coin.
	pub const WTB: Self = Self::Token(4);
	/// The first id a user's asset may have; the ids below belong to the system.
	pub const FIRST_USER_TOKEN: u32 = 1_000;
}

/// Power over an asset's ledger that moves no value, for the pallets that create assets (design §4).
///
/// The assets' owner, issuer, admin and freezer are keyless accounts, so these calls are the only way to any of it.
pub trait AssetControl<AccountId> {
	/// Makes a token nobody holds yet, at the next free id, and says which.
	///
	/// Smallest balance 1, never sufficient (S-13), every role a keyless account, free of deposit.
	fn create(name: &[u8], symbol: &[u8], decimals: u8) -> Result<AssetId, DispatchError>;
	/// Sum of all accounts' balances of a token. Walks every holder: for checks off chain and in tests only.
	fn sum_of_balances(asset: AssetId) -> u128;
	/// Removes a token nobody holds, its empty accounts and approvals with it, a bounded number a call.
	///
	/// Says whether it is gone; if not, it can no longer be used and another call goes on. Errors while anybody holds a
	/// unit.
	fn destroy(asset: AssetId) -> Result<bool, DispatchError>;
	/// Stops `who` from sending; he may still receive. Who has none of it now may be frozen too, for he may have units
	/// elsewhere. Errors if `who` is no account of the chain.
	fn freeze(asset: AssetId, who: &AccountId) -> DispatchResult;
	/// Whether `who` may not send.
	fn is_frozen(asset: AssetId, who: &AccountId) -> bool;
	/// Undoes [`Self::freeze`].
	fn thaw(asset: AssetId, who: &AccountId) -> DispatchResult;
	/// Stops every transfer of the asset.
	fn pause(asset: AssetId) -> DispatchResult;
	/// Whether nobody may send.
	fn is_paused(asset: AssetId) -> bool;
	/// Undoes [`Self::pause`].
	fn resume(asset: AssetId) -> DispatchResult;
	/// Takes exactly `amount` from the balance of `who` and destroys it, frozen or paused or not.
	///
	/// What is left stays frozen or paused if it was; an account of which nothing is left is gone, its freeze too.
	/// Errors if the balance is smaller; nothing is taken then.
	fn seize(asset: AssetId, who: &AccountId, amount: u128) -> DispatchResult;
}
