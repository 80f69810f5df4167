//! The words every crate of Tributary shares.
//!
//! Accounts, blocks and balances are those every Substrate wallet knows (design §2); what is this chain's own is
//! [`AssetId`], the units of its coin ([`stm`]) and the lengths of its [`Periods`].

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic
	)
)]

extern crate alloc;

mod asset;
pub mod decimal;
mod market;
mod periods;
mod price;
pub mod stm;

pub use asset::{AssetControl, AssetId};
pub use market::{
	counted, AssetRules, Custody, MarketTerms, OnFill, PriceReports, PriceSource, SystemOrder, SystemOrders,
	SystemPlaced, Vaults,
};
pub use periods::{GovernancePeriods, Periods};
pub use price::Price;

use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature, OpaqueExtrinsic,
};

/// sr25519, ed25519 or ecdsa: whatever the wallet signs with.
pub type Signature = MultiSignature;
/// Public identity of an account, 32 bytes.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// What an extrinsic names an account by.
pub type Address = MultiAddress<AccountId, ()>;
/// Amount in the smallest units of an asset.
pub type Balance = u128;
/// Height of a block.
pub type BlockNumber = u32;
/// Number of transactions an account has sent.
pub type Nonce = u32;
/// 32-byte BLAKE2b hash.
pub type Hash = sp_core::H256;
/// Milliseconds since the Unix epoch, or a span of milliseconds.
pub type Moment = u64;
/// Header every light client and wallet knows.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block whose extrinsics are opaque bytes: all the node needs to know of it.
pub type OpaqueBlock = generic::Block<Header, OpaqueExtrinsic>;

/// Largest amount of a user's asset anything may name: 2^63 − 1 (design §3), so that a product of two fits `u128`.
pub const AMOUNT_MAX: Balance = i64::MAX as Balance;

/// Milliseconds in a second, for writing periods in seconds.
pub const SECOND_MS: Moment = 1_000;
