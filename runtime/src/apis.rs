//! What clients may ask the runtime.

use crate::{
	configs::{consensus::BABE_GENESIS_EPOCH_CONFIG, session_keys::SessionKeys, system::VERSION},
	genesis, AccountId, AssetId, AuthorityDiscovery, Babe, Balance, BitAssets, Block, Exchange, Executive, Grandpa,
	Historical, InherentDataExt, Nonce, Oracle, Periods, Ports, Runtime, RuntimeCall, RuntimeGenesisConfig, Staking,
	System, TransactionPayment,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	traits::KeyOwnerProofSystem,
	view_functions::{ViewFunctionDispatchError, ViewFunctionId},
	weights::Weight,
};
use pallet_bit_assets::collateral_core::{
	view::{
		AdjustQuote, BitAssetInfo, FeedInfo, FundInfo, PositionInfo, RedeemQuote, SavedInfo, SettleQuote, Settlements,
	},
	Adjustment, Weakness,
};
use pallet_exchange::{
	orderbook_core::{Rank, Side},
	AssetAmount, Depth, MarketEvent, MarketId, MarketInfo, OrderInfo, OrderQuote, OrderTerms, RouteQuote, Ticker, Via,
};
use pallet_grandpa::AuthorityId as GrandpaId;
use pallet_oracle::DataProviderExtended;
use pallet_ports::ports_core::{
	view::{IouInfo, Page, PortId, PortInfo, RequestId, RequestInfo},
	Quote, State,
};
use pallet_transaction_payment_rpc_runtime_api::{FeeDetails, RuntimeDispatchInfo};
use sp_api::impl_runtime_apis;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_runtime::{
	traits::{Block as BlockT, Get, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, DispatchError, ExtrinsicInclusionMode,
};
use sp_version::RuntimeVersion;
use tributary_primitives::{Moment, Price};

/// Under which name the prices of the feeders are asked for; there is one source.
type PriceProvider = ();

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(id: ViewFunctionId, input: Vec<u8>) -> Result<Vec<u8>, ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_babe::BabeApi<Block> for Runtime {
		fn configuration() -> sp_consensus_babe::BabeConfiguration {
			let epoch_config = Babe::epoch_config().unwrap_or(BABE_GENESIS_EPOCH_CONFIG);
			sp_consensus_babe::BabeConfiguration {
				slot_duration: Babe::slot_duration(),
				epoch_length: <Runtime as pallet_babe::Config>::EpochDuration::get(),
				c: epoch_config.c,
				authorities: Babe::authorities().to_vec(),
				randomness: Babe::randomness(),
				allowed_slots: epoch_config.allowed_slots,
			}
		}

		fn current_epoch_start() -> sp_consensus_babe::Slot {
			Babe::current_epoch_start()
		}

		fn current_epoch() -> sp_consensus_babe::Epoch {
			Babe::current_epoch()
		}

		fn next_epoch() -> sp_consensus_babe::Epoch {
			Babe::next_epoch()
		}

		fn generate_key_ownership_proof(
			_slot: sp_consensus_babe::Slot,
			authority_id: sp_consensus_babe::AuthorityId,
		) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_babe::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_babe::OpaqueKeyOwnershipProof::new(proof.encode()))
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_babe::EquivocationProof<<Block as BlockT>::Header>,
			key_owner_proof: sp_consensus_babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Babe::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof.decode()?)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> Vec<(GrandpaId, u64)> {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof.decode()?)
		}
	}

	impl sp_authority_discovery::AuthorityDiscoveryApi<Block> for Runtime {
		fn authorities() -> Vec<sp_authority_discovery::AuthorityId> {
			AuthorityDiscovery::authorities()
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(uxt: <Block as BlockT>::Extrinsic, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall> for Runtime {
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_staking_runtime_api::StakingApi<Block, Balance, AccountId> for Runtime {
		fn nominations_quota(balance: Balance) -> u32 {
			Staking::api_nominations_quota(balance)
		}

		fn eras_stakers_page_count(era: sp_staking::EraIndex, account: AccountId) -> sp_staking::Page {
			Staking::api_eras_stakers_page_count(era, account)
		}

		fn pending_rewards(era: sp_staking::EraIndex, account: AccountId) -> bool {
			Staking::api_pending_rewards(era, account)
		}
	}

	impl pallet_oracle_runtime_api::OracleApi<Block, PriceProvider, AssetId, Price> for Runtime {
		fn get_value(_provider: PriceProvider, key: AssetId) -> Option<Price> {
			Oracle::get(&key).map(|report| report.value)
		}

		fn get_all_values(_provider: PriceProvider) -> Vec<(AssetId, Option<Price>)> {
			Oracle::get_all_values().map(|(key, report)| (key, report.map(|report| report.value))).collect()
		}
	}

	impl pallet_periods::runtime_api::PeriodsApi<Block> for Runtime {
		fn periods() -> tributary_primitives::Periods {
			Periods::periods()
		}

		fn genesis_time() -> Option<Moment> {
			Periods::genesis_time()
		}
	}

	impl pallet_exchange_runtime_api::ExchangeApi<Block, AccountId> for Runtime {
		fn market(one: AssetId, other: AssetId) -> Option<MarketInfo> {
			Exchange::market(one, other)
		}

		fn markets(after: Option<MarketId>, limit: u32) -> Vec<MarketInfo> {
			Exchange::markets(after, limit)
		}

		fn ticker(one: AssetId, other: AssetId) -> Option<Ticker> {
			Exchange::ticker(one, other)
		}

		fn depth(one: AssetId, other: AssetId, levels: u32) -> Option<Depth> {
			Exchange::depth(one, other, levels)
		}

		fn orders(
			one: AssetId,
			other: AssetId,
			side: Side,
			after: Option<Rank>,
			limit: u32,
		) -> Vec<OrderInfo<AccountId>> {
			Exchange::orders(one, other, side, after, limit)
		}

		fn orders_of(who: AccountId) -> Vec<OrderInfo<AccountId>> {
			Exchange::orders_of(who)
		}

		fn reserved(who: AccountId) -> Vec<AssetAmount> {
			Exchange::reserved(who)
		}

		fn quote_place(
			who: AccountId,
			sell: AssetId,
			buy: AssetId,
			terms: OrderTerms,
		) -> Result<OrderQuote, DispatchError> {
			Exchange::quote_place(who, sell, buy, terms)
		}

		fn quote_exact_in(
			who: AccountId,
			sell: AssetId,
			buy: AssetId,
			via: Option<Vec<AssetId>>,
			amount: u64,
			max_fills: u16,
		) -> Result<RouteQuote, DispatchError> {
			let via = Via::over(via).ok_or(pallet_exchange::Error::<Runtime>::RouteLength)?;
			Exchange::quote_exact_in(who, sell, buy, via, amount, max_fills)
		}

		fn quote_exact_out(
			who: AccountId,
			sell: AssetId,
			buy: AssetId,
			via: Option<Vec<AssetId>>,
			amount: u64,
			max_fills: u16,
		) -> Result<RouteQuote, DispatchError> {
			let via = Via::over(via).ok_or(pallet_exchange::Error::<Runtime>::RouteLength)?;
			Exchange::quote_exact_out(who, sell, buy, via, amount, max_fills)
		}

		fn best_route_in(
			who: AccountId,
			sell: AssetId,
			buy: AssetId,
			amount: u64,
			max_fills: u16,
		) -> Result<RouteQuote, DispatchError> {
			Exchange::best_route_in(who, sell, buy, amount, max_fills)
		}

		fn best_route_out(
			who: AccountId,
			sell: AssetId,
			buy: AssetId,
			amount: u64,
			max_fills: u16,
		) -> Result<RouteQuote, DispatchError> {
			Exchange::best_route_out(who, sell, buy, amount, max_fills)
		}

		fn claimable(who: AccountId, asset: AssetId) -> Balance {
			Exchange::claimable(who, asset)
		}

		fn issuer_fees(asset: AssetId) -> Balance {
			Exchange::issuer_fees(asset)
		}

		fn market_events() -> Vec<(MarketId, MarketEvent<AccountId>)> {
			Exchange::market_events()
		}
	}

	impl pallet_bit_assets_runtime_api::BitAssetsApi<Block, AccountId> for Runtime {
		fn asset(asset: AssetId) -> Option<BitAssetInfo<AccountId>> {
			BitAssets::asset(asset)
		}

		fn asset_named(symbol: Vec<u8>) -> Option<BitAssetInfo<AccountId>> {
			BitAssets::asset_named(symbol.try_into().ok()?)
		}

		fn assets() -> Vec<BitAssetInfo<AccountId>> {
			BitAssets::assets()
		}

		fn feed(asset: AssetId) -> Option<FeedInfo<AccountId>> {
			BitAssets::feed(asset)
		}

		fn position(asset: AssetId, who: AccountId) -> Option<PositionInfo<AccountId>> {
			BitAssets::position(asset, who)
		}

		fn positions(who: AccountId) -> Vec<PositionInfo<AccountId>> {
			BitAssets::positions(who)
		}

		fn weakest(asset: AssetId, after: Option<Weakness>, limit: u32) -> Vec<PositionInfo<AccountId>> {
			BitAssets::weakest(asset, after, limit)
		}

		fn settlements(asset: AssetId, from: u32, limit: u32) -> Option<Settlements<AccountId>> {
			BitAssets::settlements(asset, from, limit)
		}

		fn settlements_of(asset: AssetId, who: AccountId, from: u32, limit: u32) -> Option<Settlements<AccountId>> {
			BitAssets::settlements_of(asset, who, from, limit)
		}

		fn savings(asset: AssetId, who: AccountId) -> Option<SavedInfo> {
			BitAssets::savings(asset, who)
		}

		fn fund(asset: AssetId) -> Option<FundInfo<AccountId>> {
			BitAssets::fund(asset)
		}

		fn quote_adjust(
			who: AccountId,
			asset: AssetId,
			adjustment: Adjustment,
		) -> Result<AdjustQuote<AccountId>, DispatchError> {
			BitAssets::quote_adjust(who, asset, adjustment)
		}

		fn quote_settle(who: AccountId, asset: AssetId, amount: u64) -> Result<SettleQuote, DispatchError> {
			BitAssets::quote_settle(who, asset, amount)
		}

		fn quote_redeem(asset: AssetId, amount: u64) -> Result<RedeemQuote, DispatchError> {
			BitAssets::quote_redeem(asset, amount)
		}

		fn claimable(who: AccountId, asset: AssetId) -> Balance {
			BitAssets::claimable(who, asset)
		}
	}

	impl pallet_ports_runtime_api::PortsApi<Block, AccountId> for Runtime {
		fn port(port: PortId) -> Option<PortInfo<AccountId>> {
			Ports::port(port)
		}

		fn port_named(name: Vec<u8>) -> Option<PortInfo<AccountId>> {
			Ports::port_named(name.try_into().ok()?)
		}

		fn ports(after: Option<PortId>, limit: u32) -> Page<PortInfo<AccountId>, PortId> {
			Ports::ports(after, limit)
		}

		fn iou(iou: AssetId) -> Option<IouInfo> {
			Ports::iou(iou)
		}

		fn iou_by_code(port: PortId, code: Vec<u8>) -> Option<IouInfo> {
			Ports::iou_by_code(port, code.try_into().ok()?)
		}

		fn ious_of(port: PortId) -> Vec<IouInfo> {
			Ports::ious_of(port)
		}

		fn request(id: RequestId) -> Option<RequestInfo<AccountId>> {
			Ports::request(id)
		}

		fn requests_of(
			who: AccountId,
			state: Option<State>,
			after: Option<RequestId>,
			limit: u32,
		) -> Page<RequestInfo<AccountId>, RequestId> {
			Ports::requests_of(who, state, after, limit)
		}

		fn requests_at(
			iou: AssetId,
			state: Option<State>,
			after: Option<u32>,
			limit: u32,
		) -> Page<RequestInfo<AccountId>, u32> {
			Ports::requests_at(iou, state, after, limit)
		}

		fn requests_of_port(
			port: PortId,
			state: Option<State>,
			after: Option<RequestId>,
			limit: u32,
		) -> Page<RequestInfo<AccountId>, RequestId> {
			Ports::requests_of_port(port, state, after, limit)
		}

		fn quote_deposit(iou: AssetId, amount: Balance) -> Result<Quote, DispatchError> {
			Ports::quote_deposit(iou, amount)
		}

		fn quote_redeem(iou: AssetId, amount: Balance) -> Result<Quote, DispatchError> {
			Ports::quote_redeem(iou, amount)
		}

		fn claimable(iou: AssetId, who: AccountId) -> Balance {
			Ports::claimable(iou, who)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis::preset_names()
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let config = frame_executive::TryRuntimeUpgradeConfig::new(checks);
			let weight = Executive::try_runtime_upgrade_with_config(config).expect("a failed check stops the tool");
			(weight, crate::configs::system::MAX_BLOCK)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("a failed check stops the tool")
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(extra: bool) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			use crate::{Assets, Balances};
			use frame_benchmarking::BenchmarkList;
			use frame_support::traits::StorageInfoTrait;

			let mut list = Vec::<BenchmarkList>::new();
			list_benchmarks!(list, extra);
			(list, crate::AllPalletsWithSystem::storage_info())
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			use crate::{Assets, Balances};
			use frame_benchmarking::BenchmarkBatch;
			use frame_support::traits::WhitelistedStorageKeys;

			let mut whitelist = crate::AllPalletsWithSystem::whitelisted_storage_keys();
			// The clock is written by an inherent of each block, before any call.
			whitelist.push(pallet_timestamp::Now::<Runtime>::hashed_key().to_vec().into());
			let mut batches = Vec::<BenchmarkBatch>::new();
			let params = (&config, &whitelist);
			add_benchmarks!(params, batches);
			Ok(batches)
		}
	}
}
