//! The runtime of Tributary: which pallets the chain is made of (design §2, §4).
//!
//! This file is the list. How each pallet is set stands in [`configs`], one file a concern; what a chain is born
//! with in [`genesis`]; what clients may ask in [`apis`].
//!
//! Indices of pallets are a public interface and never reused. Genesis and hooks run in their order: balances stand
//! before staking, whose bonds need them; BABE and authorship stand before session.

#![cfg_attr(not(feature = "std"), no_std)]
// The runtime macro recurses once a pallet and more.
#![recursion_limit = "512"]

extern crate alloc;

// First, for its macros are used below.
#[cfg(feature = "runtime-benchmarks")]
#[macro_use]
mod benchmarks;

pub mod apis;
pub mod configs;
pub mod constants;
pub mod extrinsic;
pub mod genesis;
pub mod migrations;
pub mod origins;
pub mod weights;

#[cfg(feature = "std")]
pub use apis::RuntimeApi;
pub use configs::{
	governance::{dynamic_params, RuntimeParameters, RuntimeParametersKey},
	ledger::{Ledger, TokenControl},
	proxy::ProxyType,
	session_keys::SessionKeys,
	system::{RuntimeVersion, VERSION},
};
pub use extrinsic::{Block, Executive, SignedPayload, TxExtension, UncheckedExtrinsic};
pub use tributary_primitives::{
	AccountId, Address, AssetId, Balance, BlockNumber, Hash, Header, Moment, Nonce, Signature,
};

use alloc::vec::Vec;
use pallet_session::historical;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// The base.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;

	// Who makes and finalizes blocks.
	#[runtime::pallet_index(2)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(5)]
	pub type Staking = pallet_staking;
	#[runtime::pallet_index(6)]
	pub type Historical = historical;
	#[runtime::pallet_index(7)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(8)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(9)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(10)]
	pub type AuthorityDiscovery = pallet_authority_discovery;

	// Money.
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type AssetTxPayment = pallet_asset_tx_payment;
	#[runtime::pallet_index(13)]
	pub type Assets = pallet_assets;

	// What accounts do with each other.
	#[runtime::pallet_index(20)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(21)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(22)]
	pub type Proxy = pallet_proxy;

	// Governance, and what it tunes.
	#[runtime::pallet_index(23)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(24)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(25)]
	pub type Referenda = pallet_referenda;
	#[runtime::pallet_index(26)]
	pub type ConvictionVoting = pallet_conviction_voting;
	#[runtime::pallet_index(27)]
	pub type Parameters = pallet_parameters;
	#[runtime::pallet_index(28)]
	pub type Migrations = pallet_migrations;
	#[runtime::pallet_index(29)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(30)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(31)]
	pub type Feeders = pallet_membership<Instance1>;
	#[runtime::pallet_index(32)]
	pub type Oracle = pallet_oracle;
	#[runtime::pallet_index(33)]
	pub type Sudo = pallet_sudo;
	#[runtime::pallet_index(34)]
	pub type Origins = origins;

	// This chain's own.
	#[runtime::pallet_index(40)]
	pub type Periods = pallet_periods;
	#[runtime::pallet_index(41)]
	pub type Allocation = pallet_allocation;
	#[runtime::pallet_index(42)]
	pub type Ports = pallet_ports;
	#[runtime::pallet_index(43)]
	pub type Exchange = pallet_exchange;
	#[runtime::pallet_index(44)]
	pub type BitAssets = pallet_bit_assets;
}
