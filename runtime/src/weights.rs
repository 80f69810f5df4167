//! What is the same for every call: the weight of a block, of a transaction and of the database, measured for this
//! runtime.
//!
//! `scripts/benchmark base` measures them, and docs/development.md ("Weights") shows what was found. They are typed in
//! and not generated, for a run on a busy machine must not change what a transaction costs. Means, rounded up, and no
//! margin in them: the margin for slower validators is in the size of a block ([`MAX_BLOCK`]).
//!
//! [`MAX_BLOCK`]: crate::configs::system::MAX_BLOCK

use crate::Runtime;
use core::marker::PhantomData;
use frame_support::{
	parameter_types,
	traits::Get,
	weights::{
		constants::{WEIGHT_REF_TIME_PER_MICROS, WEIGHT_REF_TIME_PER_MILLIS},
		RuntimeDbWeight, Weight,
	},
};
use frame_system::Config;
use pallet_asset_tx_payment::weights::{SubstrateWeight, WeightInfo as ChargeWeightInfo};

parameter_types! {
	/// A block without transactions: its inherents and hooks.
	pub const BlockExecutionWeight: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_MILLIS, 0);
	/// A transaction that does nothing (`system.remark`): decoding, the check of an sr25519 signature, and all that the
	/// extensions do, the fee and its events included. Executed, as everybody who imports the block does.
	pub const ExtrinsicBaseWeight: Weight = Weight::from_parts(140 * WEIGHT_REF_TIME_PER_MICROS, 0);
	/// ParityDB below a million accounts, without the node's cache of the trie. A write is its share of the new root and
	/// of the commit, where a block writes one key in a hundred.
	pub const DatabaseWeight: RuntimeDbWeight =
		RuntimeDbWeight { read: 9 * WEIGHT_REF_TIME_PER_MICROS, write: 37 * WEIGHT_REF_TIME_PER_MICROS };
}

/// What the extensions add to [`ExtrinsicBaseWeight`], in which the time they take is already: the sender's record, of
/// which the database finds one for each transaction. What else they touch is the same for all transactions of a block
/// and stays in memory: the block's weight and size, the genesis hash, the prices, the issuance.
pub struct Extensions<T>(PhantomData<T>);

impl<T: Config> frame_system::ExtensionsWeightInfo for Extensions<T> {
	fn check_genesis() -> Weight {
		Weight::zero()
	}

	/// The hash of the block from which on the transaction is valid; one of the last 4,096.
	fn check_mortality_mortal_transaction() -> Weight {
		T::DbWeight::get().reads(1)
	}

	fn check_mortality_immortal_transaction() -> Weight {
		Weight::zero()
	}

	fn check_non_zero_sender() -> Weight {
		Weight::zero()
	}

	/// The sender's record, with the nonce and the balance that pays.
	fn check_nonce() -> Weight {
		T::DbWeight::get().reads_writes(1, 1)
	}

	fn check_spec_version() -> Weight {
		Weight::zero()
	}

	fn check_tx_version() -> Weight {
		Weight::zero()
	}

	fn check_weight() -> Weight {
		Weight::zero()
	}

	fn weight_reclaim() -> Weight {
		Weight::zero()
	}
}

impl ChargeWeightInfo for Extensions<Runtime> {
	fn charge_asset_tx_payment_zero() -> Weight {
		Weight::zero()
	}

	fn charge_asset_tx_payment_native() -> Weight {
		Weight::zero()
	}

	/// The SDK's whole figure, for nothing of it is in the base.
	fn charge_asset_tx_payment_asset() -> Weight {
		SubstrateWeight::<Runtime>::charge_asset_tx_payment_asset()
	}
}
