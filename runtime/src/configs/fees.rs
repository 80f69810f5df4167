//! What a transaction costs, and that the fee is destroyed (S-14).
//!
//! A fee is flat: so much for the work, so much for each byte, whatever amount is moved (B-32) and however full the
//! chain is. A multiplier that follows the load would defend better against spam, but the price of a payment would
//! depend on what strangers do. Instead a flood competes by tips, three quarters of a block is all that normal
//! transactions can fill, and governance tunes both prices ([`fees`]).

use super::governance::{dynamic_params::fees, BYTE_PRICE, MILLISECOND_PRICE};
use crate::{AccountId, Assets, Balance, Balances, Runtime, RuntimeCall, RuntimeEvent};
use frame_support::{
	parameter_types,
	traits::{fungibles, ConstU8, Get},
	weights::{Weight, WeightToFee},
};
use pallet_asset_tx_payment::OnChargeAssetTransaction;
use pallet_transaction_payment::{ConstFeeMultiplier, FungibleAdapter, Multiplier};
use sp_runtime::{
	traits::{DispatchInfoOf, PostDispatchInfoOf},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};
use staging_xcm::v5::Location;

/// How many times what it was born with a price may become.
const PRICE_RISE_MAX: Balance = 1_000;
/// Picoseconds in a millisecond, in which the price of work is given.
const MILLISECOND: Balance = 1_000_000_000;

/// Fee for work: governance's price of a millisecond, rounded up to a unit.
pub struct WorkFee;
impl WeightToFee for WorkFee {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		let price = bounded(fees::MillisecondPrice::get(), MILLISECOND_PRICE);
		Balance::from(weight.ref_time()).saturating_mul(price).div_ceil(MILLISECOND)
	}
}

/// Fee for length: governance's price of a byte. The length comes as a weight's time.
pub struct ByteFee;
impl WeightToFee for ByteFee {
	type Balance = Balance;

	fn weight_to_fee(length: &Weight) -> Balance {
		Balance::from(length.ref_time()).saturating_mul(bounded(fees::BytePrice::get(), BYTE_PRICE))
	}
}

/// A price that governance set, within what the chain can live with: at nothing anybody could fill blocks, and at a
/// price that nobody can pay there would be no vote to undo it.
fn bounded(price: Balance, born_with: Balance) -> Balance {
	price.clamp(1, born_with.saturating_mul(PRICE_RISE_MAX))
}

parameter_types! {
	pub const FlatFee: Multiplier = Multiplier::from_u32(1);
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	/// Fee and tip are dropped, and with them the issuance falls: no author's share in the STM lane.
	type OnChargeTransaction = FungibleAdapter<Balances, ()>;
	type WeightToFee = WorkFee;
	type LengthToFee = ByteFee;
	/// Always 1. (The unit type would make it zero from block 2 on.)
	type FeeMultiplierUpdate = ConstFeeMultiplier<FlatFee>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

/// Only STM pays: whoever names another asset is turned away by the pool.
///
/// The asset is named by a Location, because that is what wallets type there (design §5).
pub struct OnlyStm;

/// What a payment in a token would leave between withdrawal and deposit.
type TokenCredit = fungibles::Credit<AccountId, Assets>;

impl OnChargeAssetTransaction<Runtime> for OnlyStm {
	type Balance = Balance;
	type AssetId = Location;
	type LiquidityInfo = TokenCredit;

	fn withdraw_fee(
		_who: &AccountId,
		_call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_asset: Location,
		_fee: Balance,
		_tip: Balance,
	) -> Result<TokenCredit, TransactionValidityError> {
		Err(InvalidTransaction::Payment.into())
	}

	fn can_withdraw_fee(
		_who: &AccountId,
		_call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_asset: Location,
		_fee: Balance,
		_tip: Balance,
	) -> Result<(), TransactionValidityError> {
		Err(InvalidTransaction::Payment.into())
	}

	fn correct_and_deposit_fee(
		_who: &AccountId,
		_info: &DispatchInfoOf<RuntimeCall>,
		_post_info: &PostDispatchInfoOf<RuntimeCall>,
		_fee: Balance,
		_tip: Balance,
		_withdrawn: TokenCredit,
	) -> Result<(Balance, Balance), TransactionValidityError> {
		// Nothing was withdrawn, for `withdraw_fee` never succeeds.
		Err(InvalidTransaction::Payment.into())
	}
}

impl pallet_asset_tx_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Fungibles = Assets;
	type OnChargeAssetTransaction = OnlyStm;
	type WeightInfo = crate::weights::Extensions<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = NoAssetPays;
}

/// No asset pays, so there is none to set up.
#[cfg(feature = "runtime-benchmarks")]
pub struct NoAssetPays;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_asset_tx_payment::BenchmarkHelperTrait<AccountId, u32, Location> for NoAssetPays {
	fn create_asset_id_parameter(id: u32) -> (u32, Location) {
		(id, Location::here())
	}

	fn setup_balances_and_pool(_asset: u32, _account: AccountId) {}
}
