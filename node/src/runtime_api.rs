//! The APIs the node expects of a runtime, as a type.
//!
//! Nothing here runs: calls go to the wasm. `RuntimeApi`, which the macro makes of this list, is what lets the node be
//! compiled without the runtime. An API the node or its RPC starts to use is added here and to the runtime.

// The struct carries the list of APIs and is never made.
#![allow(dead_code)]

use collateral_core::{
	view::{
		AdjustQuote, BitAssetInfo, FeedInfo, FundInfo, PositionInfo, RedeemQuote, SavedInfo, SettleQuote, Settlements,
	},
	Adjustment, Weakness,
};
use orderbook_core::{
	terms::{MarketId, OrderTerms},
	view::{AssetAmount, Depth, MarketEvent, MarketInfo, OrderInfo, OrderQuote, RouteQuote, Ticker},
	Rank, Side,
};
use pallet_transaction_payment_rpc_runtime_api::{FeeDetails, RuntimeDispatchInfo};
use ports_core::{
	view::{IouInfo, Page, PortId, PortInfo, RequestId, RequestInfo},
	Quote, State,
};
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::OpaqueMetadata;
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, DispatchError, ExtrinsicInclusionMode,
};
use tributary_primitives::{AccountId, AssetId, Balance, Nonce, OpaqueBlock as Block};

struct Runtime;

sp_api::impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> sp_version::RuntimeVersion {
			unimplemented!()
		}

		fn execute_block(_: <Block as BlockT>::LazyBlock) {
			unimplemented!()
		}

		fn initialize_block(_: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			unimplemented!()
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			unimplemented!()
		}

		fn metadata_at_version(_: u32) -> Option<OpaqueMetadata> {
			unimplemented!()
		}

		fn metadata_versions() -> Vec<u32> {
			unimplemented!()
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(_: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			unimplemented!()
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			unimplemented!()
		}

		fn inherent_extrinsics(_: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			unimplemented!()
		}

		fn check_inherents(
			_: <Block as BlockT>::LazyBlock,
			_: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			unimplemented!()
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			_: TransactionSource,
			_: <Block as BlockT>::Extrinsic,
			_: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			unimplemented!()
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(_: &<Block as BlockT>::Header) {
			unimplemented!()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(_: Vec<u8>, _: Option<Vec<u8>>) -> sp_session::OpaqueGeneratedSessionKeys {
			unimplemented!()
		}

		fn decode_session_keys(_: Vec<u8>) -> Option<Vec<(Vec<u8>, sp_core::crypto::KeyTypeId)>> {
			unimplemented!()
		}
	}

	impl sp_consensus_babe::BabeApi<Block> for Runtime {
		fn configuration() -> sp_consensus_babe::BabeConfiguration {
			unimplemented!()
		}

		fn current_epoch_start() -> sp_consensus_babe::Slot {
			unimplemented!()
		}

		fn current_epoch() -> sp_consensus_babe::Epoch {
			unimplemented!()
		}

		fn next_epoch() -> sp_consensus_babe::Epoch {
			unimplemented!()
		}

		fn generate_key_ownership_proof(
			_: sp_consensus_babe::Slot,
			_: sp_consensus_babe::AuthorityId,
		) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
			unimplemented!()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			_: sp_consensus_babe::EquivocationProof<<Block as BlockT>::Header>,
			_: sp_consensus_babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			unimplemented!()
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> Vec<(GrandpaId, u64)> {
			unimplemented!()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			unimplemented!()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			_: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			_: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			unimplemented!()
		}

		fn generate_key_ownership_proof(
			_: sp_consensus_grandpa::SetId,
			_: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			unimplemented!()
		}
	}

	impl sp_authority_discovery::AuthorityDiscoveryApi<Block> for Runtime {
		fn authorities() -> Vec<sp_authority_discovery::AuthorityId> {
			unimplemented!()
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(_: AccountId) -> Nonce {
			unimplemented!()
		}
	}

	impl pallet_exchange_runtime_api::ExchangeApi<Block, AccountId> for Runtime {
		fn market(_: AssetId, _: AssetId) -> Option<MarketInfo> {
			unimplemented!()
		}

		fn markets(_: Option<MarketId>, _: u32) -> Vec<MarketInfo> {
			unimplemented!()
		}

		fn ticker(_: AssetId, _: AssetId) -> Option<Ticker> {
			unimplemented!()
		}

		fn depth(_: AssetId, _: AssetId, _: u32) -> Option<Depth> {
			unimplemented!()
		}

		fn orders(_: AssetId, _: AssetId, _: Side, _: Option<Rank>, _: u32) -> Vec<OrderInfo<AccountId>> {
			unimplemented!()
		}

		fn orders_of(_: AccountId) -> Vec<OrderInfo<AccountId>> {
			unimplemented!()
		}

		fn reserved(_: AccountId) -> Vec<AssetAmount> {
			unimplemented!()
		}

		fn quote_place(
			_: AccountId,
			_: AssetId,
			_: AssetId,
			_: OrderTerms,
		) -> Result<OrderQuote, DispatchError> {
			unimplemented!()
		}

		fn quote_exact_in(
			_: AccountId,
			_: AssetId,
			_: AssetId,
			_: Option<Vec<AssetId>>,
			_: u64,
			_: u16,
		) -> Result<RouteQuote, DispatchError> {
			unimplemented!()
		}

		fn quote_exact_out(
			_: AccountId,
			_: AssetId,
			_: AssetId,
			_: Option<Vec<AssetId>>,
			_: u64,
			_: u16,
		) -> Result<RouteQuote, DispatchError> {
			unimplemented!()
		}

		fn best_route_in(
			_: AccountId,
			_: AssetId,
			_: AssetId,
			_: u64,
			_: u16,
		) -> Result<RouteQuote, DispatchError> {
			unimplemented!()
		}

		fn best_route_out(
			_: AccountId,
			_: AssetId,
			_: AssetId,
			_: u64,
			_: u16,
		) -> Result<RouteQuote, DispatchError> {
			unimplemented!()
		}

		fn claimable(_: AccountId, _: AssetId) -> Balance {
			unimplemented!()
		}

		fn issuer_fees(_: AssetId) -> Balance {
			unimplemented!()
		}

		fn market_events() -> Vec<(MarketId, MarketEvent<AccountId>)> {
			unimplemented!()
		}
	}

	impl pallet_bit_assets_runtime_api::BitAssetsApi<Block, AccountId> for Runtime {
		fn asset(_: AssetId) -> Option<BitAssetInfo<AccountId>> {
			unimplemented!()
		}

		fn asset_named(_: Vec<u8>) -> Option<BitAssetInfo<AccountId>> {
			unimplemented!()
		}

		fn assets() -> Vec<BitAssetInfo<AccountId>> {
			unimplemented!()
		}

		fn feed(_: AssetId) -> Option<FeedInfo<AccountId>> {
			unimplemented!()
		}

		fn position(_: AssetId, _: AccountId) -> Option<PositionInfo<AccountId>> {
			unimplemented!()
		}

		fn positions(_: AccountId) -> Vec<PositionInfo<AccountId>> {
			unimplemented!()
		}

		fn weakest(_: AssetId, _: Option<Weakness>, _: u32) -> Vec<PositionInfo<AccountId>> {
			unimplemented!()
		}

		fn settlements(_: AssetId, _: u32, _: u32) -> Option<Settlements<AccountId>> {
			unimplemented!()
		}

		fn settlements_of(_: AssetId, _: AccountId, _: u32, _: u32) -> Option<Settlements<AccountId>> {
			unimplemented!()
		}

		fn savings(_: AssetId, _: AccountId) -> Option<SavedInfo> {
			unimplemented!()
		}

		fn fund(_: AssetId) -> Option<FundInfo<AccountId>> {
			unimplemented!()
		}

		fn quote_adjust(_: AccountId, _: AssetId, _: Adjustment) -> Result<AdjustQuote<AccountId>, DispatchError> {
			unimplemented!()
		}

		fn quote_settle(_: AccountId, _: AssetId, _: u64) -> Result<SettleQuote, DispatchError> {
			unimplemented!()
		}

		fn quote_redeem(_: AssetId, _: u64) -> Result<RedeemQuote, DispatchError> {
			unimplemented!()
		}

		fn claimable(_: AccountId, _: AssetId) -> Balance {
			unimplemented!()
		}
	}

	impl pallet_ports_runtime_api::PortsApi<Block, AccountId> for Runtime {
		fn port(_: PortId) -> Option<PortInfo<AccountId>> {
			unimplemented!()
		}

		fn port_named(_: Vec<u8>) -> Option<PortInfo<AccountId>> {
			unimplemented!()
		}

		fn ports(_: Option<PortId>, _: u32) -> Page<PortInfo<AccountId>, PortId> {
			unimplemented!()
		}

		fn iou(_: AssetId) -> Option<IouInfo> {
			unimplemented!()
		}

		fn iou_by_code(_: PortId, _: Vec<u8>) -> Option<IouInfo> {
			unimplemented!()
		}

		fn ious_of(_: PortId) -> Vec<IouInfo> {
			unimplemented!()
		}

		fn request(_: RequestId) -> Option<RequestInfo<AccountId>> {
			unimplemented!()
		}

		fn requests_of(
			_: AccountId,
			_: Option<State>,
			_: Option<RequestId>,
			_: u32,
		) -> Page<RequestInfo<AccountId>, RequestId> {
			unimplemented!()
		}

		fn requests_at(_: AssetId, _: Option<State>, _: Option<u32>, _: u32) -> Page<RequestInfo<AccountId>, u32> {
			unimplemented!()
		}

		fn requests_of_port(
			_: PortId,
			_: Option<State>,
			_: Option<RequestId>,
			_: u32,
		) -> Page<RequestInfo<AccountId>, RequestId> {
			unimplemented!()
		}

		fn quote_deposit(_: AssetId, _: Balance) -> Result<Quote, DispatchError> {
			unimplemented!()
		}

		fn quote_redeem(_: AssetId, _: Balance) -> Result<Quote, DispatchError> {
			unimplemented!()
		}

		fn claimable(_: AssetId, _: AccountId) -> Balance {
			unimplemented!()
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(_: <Block as BlockT>::Extrinsic, _: u32) -> RuntimeDispatchInfo<Balance> {
			unimplemented!()
		}

		fn query_fee_details(_: <Block as BlockT>::Extrinsic, _: u32) -> FeeDetails<Balance> {
			unimplemented!()
		}

		fn query_weight_to_fee(_: sp_weights::Weight) -> Balance {
			unimplemented!()
		}

		fn query_length_to_fee(_: u32) -> Balance {
			unimplemented!()
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(_: Vec<u8>) -> sp_genesis_builder::Result {
			unimplemented!()
		}

		fn get_preset(_: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			unimplemented!()
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			unimplemented!()
		}
	}
}
