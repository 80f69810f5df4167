//! Accounts that act for others, each as far as its type goes.

use super::trading::{is_trading, is_trading_within};
use crate::{constants::deposit, Balance, Balances, Runtime, RuntimeCall, RuntimeEvent, System};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

/// What a proxy may do for its principal.
///
/// A batch is always allowed, for each call in it is asked for again.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything that moves no asset to somebody else.
	#[codec(index = 1)]
	NonTransfer,
	/// Referenda, votes, preimages.
	#[codec(index = 2)]
	Governance,
	/// Bonds and session keys.
	#[codec(index = 3)]
	Staking,
	/// Orders, at whatever price; it never moves an asset to somebody of the proxy's choice otherwise.
	#[codec(index = 4)]
	Trading,
	/// Orders whose limit is within 5 % of the market's time-weighted price, or better for the owner, in markets for
	/// whose price governance vouches.
	#[codec(index = 5)]
	TradingWithin5,
	/// The same within 20 %.
	#[codec(index = 6)]
	TradingWithin20,
	/// Reports of prices, and nothing else: the key of a feeder's machine.
	#[codec(index = 7)]
	Feeding,
}

/// Batches, whose calls are asked for one by one.
fn is_batch(call: &RuntimeCall) -> bool {
	use pallet_utility::Call::{batch, batch_all, force_batch};
	matches!(call, RuntimeCall::Utility(batch { .. } | batch_all { .. } | force_batch { .. }))
}

fn is_governance(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::Referenda(..) | RuntimeCall::ConvictionVoting(..) | RuntimeCall::Preimage(..))
}

fn is_staking(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::Staking(..) | RuntimeCall::Session(..))
}

fn is_feeding(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Oracle(pallet_oracle::Call::feed_values { .. })
			| RuntimeCall::BitAssets(pallet_bit_assets::Call::publish_feed { .. })
	)
}

/// What moves nothing to anybody. A list of what is allowed, so that a new pallet is closed until it is thought of.
///
/// Multisig and proxy calls that act for a third account are not in it, nor the announcement of one: there this filter
/// no longer holds.
fn is_harmless(call: &RuntimeCall) -> bool {
	use pallet_proxy::Call::{reject_announcement, remove_announcement, remove_proxy};
	let withdrawal = matches!(
		call,
		RuntimeCall::Proxy(reject_announcement { .. } | remove_announcement { .. } | remove_proxy { .. })
	);
	withdrawal || is_feeding(call) || matches!(call, RuntimeCall::System(..))
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		is_batch(call)
			|| match self {
				Self::Any => true,
				Self::NonTransfer => is_governance(call) || is_staking(call) || is_harmless(call),
				Self::Governance => is_governance(call),
				Self::Staking => is_staking(call),
				Self::Trading => is_trading(call),
				Self::TradingWithin5 => is_trading_within(5, call),
				Self::TradingWithin20 => is_trading_within(20, call),
				Self::Feeding => is_feeding(call),
			}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, Self::Governance | Self::Staking | Self::Feeding) => true,
			(Self::Trading, Self::TradingWithin5 | Self::TradingWithin20) => true,
			(Self::TradingWithin20, Self::TradingWithin5) => true,
			(one, other) => one == other,
		}
	}
}

parameter_types! {
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}
