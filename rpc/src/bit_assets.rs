//! BitAssets, their feeds, positions, settlements and savings, and what calls would come to.

#![allow(clippy::too_many_arguments, reason = "arguments are positions of a JSON array")]

use crate::{
	asking::{self, parse, quoted},
	Error,
};
use codec::Codec;
use collateral_core::{
	view::{
		AdjustQuote, BitAssetInfo, FeedInfo, FundInfo, PositionInfo, RedeemQuote, SavedInfo, SettleQuote, Settlements,
	},
	Adjustment, Weakness,
};
use jsonrpsee::proc_macros::rpc;
use pallet_bit_assets_runtime_api::BitAssetsApi as BitAssetsRuntimeApi;
use sp_api::{ApiRef, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_runtime::traits::{Block as BlockT, MaybeDisplay, MaybeFromStr};
use std::{marker::PhantomData, sync::Arc};
use tributary_primitives::AssetId;

/// What the node tells of BitAssets, at a block or at the best one.
#[rpc(server)]
pub trait BitAssetsApi<Hash, AccountId> {
	/// A BitAsset.
	#[method(name = "bitAssets_asset", blocking)]
	fn asset(&self, asset: AssetId, at: Option<Hash>) -> Result<Option<BitAssetInfo<AccountId>>, Error>;

	/// The BitAsset that follows this symbol.
	#[method(name = "bitAssets_assetNamed", blocking)]
	fn asset_named(&self, symbol: String, at: Option<Hash>) -> Result<Option<BitAssetInfo<AccountId>>, Error>;

	/// All BitAssets.
	#[method(name = "bitAssets_assets", blocking)]
	fn assets(&self, at: Option<Hash>) -> Result<Vec<BitAssetInfo<AccountId>>, Error>;

	/// The price of a BitAsset and who reports it.
	#[method(name = "bitAssets_feed", blocking)]
	fn feed(&self, asset: AssetId, at: Option<Hash>) -> Result<Option<FeedInfo<AccountId>>, Error>;

	/// An account's position.
	#[method(name = "bitAssets_position", blocking)]
	fn position(
		&self,
		asset: AssetId,
		who: AccountId,
		at: Option<Hash>,
	) -> Result<Option<PositionInfo<AccountId>>, Error>;

	/// An account's positions in all BitAssets.
	#[method(name = "bitAssets_positions", blocking)]
	fn positions(&self, who: AccountId, at: Option<Hash>) -> Result<Vec<PositionInfo<AccountId>>, Error>;

	/// Positions of a BitAsset, the weakest first, a page.
	#[method(name = "bitAssets_weakest", blocking)]
	fn weakest(
		&self,
		asset: AssetId,
		after: Option<Weakness>,
		limit: u32,
		at: Option<Hash>,
	) -> Result<Vec<PositionInfo<AccountId>>, Error>;

	/// Settlements that wait, a page.
	#[method(name = "bitAssets_settlements", blocking)]
	fn settlements(
		&self,
		asset: AssetId,
		from: u32,
		limit: u32,
		at: Option<Hash>,
	) -> Result<Option<Settlements<AccountId>>, Error>;

	/// Settlements of an account that wait, a page.
	#[method(name = "bitAssets_settlementsOf", blocking)]
	fn settlements_of(
		&self,
		asset: AssetId,
		who: AccountId,
		from: u32,
		limit: u32,
		at: Option<Hash>,
	) -> Result<Option<Settlements<AccountId>>, Error>;

	/// An account's savings.
	#[method(name = "bitAssets_savings")]
	fn savings(&self, asset: AssetId, who: AccountId, at: Option<Hash>) -> Result<Option<SavedInfo>, Error>;

	/// The fund of a BitAsset that was settled globally.
	#[method(name = "bitAssets_fund", blocking)]
	fn fund(&self, asset: AssetId, at: Option<Hash>) -> Result<Option<FundInfo<AccountId>>, Error>;

	/// What an adjustment would come to; `debt` and `collateral` are decimal strings, with a minus for what is repaid
	/// or taken out.
	#[method(name = "bitAssets_quoteAdjust", blocking)]
	fn quote_adjust(
		&self,
		who: AccountId,
		asset: AssetId,
		debt: String,
		collateral: String,
		target_bp: Option<u32>,
		at: Option<Hash>,
	) -> Result<AdjustQuote<AccountId>, Error>;

	/// What settling this amount, a decimal string, would come to.
	#[method(name = "bitAssets_quoteSettle", blocking)]
	fn quote_settle(
		&self,
		who: AccountId,
		asset: AssetId,
		amount: String,
		at: Option<Hash>,
	) -> Result<SettleQuote, Error>;

	/// What redeeming this amount, a decimal string, would come to.
	#[method(name = "bitAssets_quoteRedeem")]
	fn quote_redeem(&self, asset: AssetId, amount: String, at: Option<Hash>) -> Result<RedeemQuote, Error>;

	/// What waits for an account to claim it, as a decimal string.
	#[method(name = "bitAssets_claimable")]
	fn claimable(&self, who: AccountId, asset: AssetId, at: Option<Hash>) -> Result<String, Error>;
}

/// Serves [`BitAssetsApiServer`] from a client.
pub struct BitAssets<Client, Block> {
	client: Arc<Client>,
	block: PhantomData<Block>,
}

impl<Client, Block> BitAssets<Client, Block> {
	/// Serves from this client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { client, block: PhantomData }
	}
}

impl<Client, Block> BitAssets<Client, Block>
where
	Block: BlockT,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
{
	/// The runtime, and the block asked about.
	fn runtime(&self, at: Option<Block::Hash>) -> (ApiRef<'_, Client::Api>, Block::Hash) {
		asking::runtime(&*self.client, at)
	}
}

impl<Client, Block, AccountId> BitAssetsApiServer<Block::Hash, AccountId> for BitAssets<Client, Block>
where
	Block: BlockT,
	AccountId: Clone + Codec + MaybeDisplay + MaybeFromStr + Send + Sync + 'static + serde::Serialize,
	AccountId: for<'de> serde::Deserialize<'de>,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	Client::Api: BitAssetsRuntimeApi<Block, AccountId>,
{
	fn asset(&self, asset: AssetId, at: Option<Block::Hash>) -> Result<Option<BitAssetInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.asset(at, asset)?)
	}

	fn asset_named(&self, symbol: String, at: Option<Block::Hash>) -> Result<Option<BitAssetInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.asset_named(at, symbol.into_bytes())?)
	}

	fn assets(&self, at: Option<Block::Hash>) -> Result<Vec<BitAssetInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.assets(at)?)
	}

	fn feed(&self, asset: AssetId, at: Option<Block::Hash>) -> Result<Option<FeedInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.feed(at, asset)?)
	}

	fn position(
		&self,
		asset: AssetId,
		who: AccountId,
		at: Option<Block::Hash>,
	) -> Result<Option<PositionInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.position(at, asset, who)?)
	}

	fn positions(&self, who: AccountId, at: Option<Block::Hash>) -> Result<Vec<PositionInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.positions(at, who)?)
	}

	fn weakest(
		&self,
		asset: AssetId,
		after: Option<Weakness>,
		limit: u32,
		at: Option<Block::Hash>,
	) -> Result<Vec<PositionInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.weakest(at, asset, after, limit)?)
	}

	fn settlements(
		&self,
		asset: AssetId,
		from: u32,
		limit: u32,
		at: Option<Block::Hash>,
	) -> Result<Option<Settlements<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.settlements(at, asset, from, limit)?)
	}

	fn settlements_of(
		&self,
		asset: AssetId,
		who: AccountId,
		from: u32,
		limit: u32,
		at: Option<Block::Hash>,
	) -> Result<Option<Settlements<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.settlements_of(at, asset, who, from, limit)?)
	}

	fn savings(&self, asset: AssetId, who: AccountId, at: Option<Block::Hash>) -> Result<Option<SavedInfo>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.savings(at, asset, who)?)
	}

	fn fund(&self, asset: AssetId, at: Option<Block::Hash>) -> Result<Option<FundInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.fund(at, asset)?)
	}

	fn quote_adjust(
		&self,
		who: AccountId,
		asset: AssetId,
		debt: String,
		collateral: String,
		target_bp: Option<u32>,
		at: Option<Block::Hash>,
	) -> Result<AdjustQuote<AccountId>, Error> {
		let (api, at) = self.runtime(at);
		let adjustment = Adjustment { debt: parse(debt)?, collateral: parse(collateral)?, target_bp };
		quoted(api.quote_adjust(at, who, asset, adjustment)?)
	}

	fn quote_settle(
		&self,
		who: AccountId,
		asset: AssetId,
		amount: String,
		at: Option<Block::Hash>,
	) -> Result<SettleQuote, Error> {
		let (api, at) = self.runtime(at);
		quoted(api.quote_settle(at, who, asset, parse(amount)?)?)
	}

	fn quote_redeem(&self, asset: AssetId, amount: String, at: Option<Block::Hash>) -> Result<RedeemQuote, Error> {
		let (api, at) = self.runtime(at);
		quoted(api.quote_redeem(at, asset, parse(amount)?)?)
	}

	fn claimable(&self, who: AccountId, asset: AssetId, at: Option<Block::Hash>) -> Result<String, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.claimable(at, who, asset)?.to_string())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use jsonrpsee::{core::params::ArrayParams, RpcModule};
	use serde_json::{json, Value};
	use sp_blockchain::{BlockStatus, Info};
	use sp_runtime::{DispatchError, ModuleError};
	use tributary_primitives::{AccountId, Balance, BlockNumber, Hash, Header, OpaqueBlock as Block};

	const USD: AssetId = AssetId::Token(1_004);

	/// A runtime that answers with what it is asked.
	struct Echo;

	/// A chain of one block.
	struct Node;

	impl ProvideRuntimeApi<Block> for Node {
		type Api = Echo;

		fn runtime_api(&self) -> ApiRef<'_, Echo> {
			Echo.into()
		}
	}

	impl HeaderBackend<Block> for Node {
		fn header(&self, _: Hash) -> sp_blockchain::Result<Option<Header>> {
			Ok(None)
		}

		fn info(&self) -> Info<Block> {
			Info {
				best_hash: Hash::zero(),
				best_number: 0,
				genesis_hash: Hash::zero(),
				finalized_hash: Hash::zero(),
				finalized_number: 0,
				finalized_state: None,
				number_leaves: 1,
				block_gap: None,
			}
		}

		fn status(&self, _: Hash) -> sp_blockchain::Result<BlockStatus> {
			Ok(BlockStatus::InChain)
		}

		fn number(&self, _: Hash) -> sp_blockchain::Result<Option<BlockNumber>> {
			Ok(None)
		}

		fn hash(&self, _: BlockNumber) -> sp_blockchain::Result<Option<Hash>> {
			Ok(None)
		}
	}

	sp_api::mock_impl_runtime_apis! {
		impl BitAssetsRuntimeApi<Block, AccountId> for Echo {
			/// Says in `paid` what is repaid and in `deposited` what is added; refuses to borrow.
			fn quote_adjust(_: AccountId, _: AssetId, asked: Adjustment) -> Result<AdjustQuote<AccountId>, DispatchError> {
				let paid = u64::try_from(-asked.debt).map_err(|_| {
					DispatchError::Module(ModuleError { index: 44, error: [33, 0, 0, 0], message: None })
				})?;
				let deposited = u64::try_from(asked.collateral).unwrap();
				let released = asked.target_bp.unwrap_or_default().into();
				let adjusted = collateral_core::Adjusted { paid, deposited, released, ..Default::default() };
				Ok(AdjustQuote::new(&adjusted, None))
			}

			fn quote_redeem(_: AssetId, amount: u64) -> Result<RedeemQuote, DispatchError> {
				Ok(RedeemQuote { taken: amount, paid: u64::MAX })
			}

			/// Says in `next` what `from` was and in `volume_left` what `limit` was.
			fn settlements(asset: AssetId, from: u32, limit: u32) -> Option<Settlements<AccountId>> {
				let page = Settlements { requests: Vec::new(), next: Some(from), volume_left: limit.into(), volume_limit: 0, now: 0 };
				(asset == USD).then_some(page)
			}

			fn asset_named(symbol: Vec<u8>) -> Option<BitAssetInfo<AccountId>> {
				assert_eq!(symbol, b"USD");
				None
			}

			fn claimable(_: AccountId, _: AssetId) -> Balance {
				Balance::MAX
			}
		}
	}

	fn module() -> RpcModule<BitAssets<Node, Block>> {
		BitAssets::new(Arc::new(Node)).into_rpc()
	}

	async fn call(method: &str, arguments: Value) -> Result<Value, (i32, String)> {
		let Value::Array(arguments) = arguments else { panic!("arguments are an array") };
		let mut params = ArrayParams::new();
		arguments.into_iter().for_each(|argument| params.insert(argument).unwrap());
		module().call(method, params).await.map_err(|error| match error {
			jsonrpsee::core::server::MethodsError::JsonRpc(object) => (object.code(), object.message().to_string()),
			other => panic!("{other}"),
		})
	}

	fn alice() -> String {
		AccountId::new([7; 32]).to_string()
	}

	#[test]
	fn every_method_has_the_name_that_is_documented() {
		let mut names: Vec<&str> = module().method_names().collect();
		names.sort_unstable();
		let expected = [
			"bitAssets_asset",
			"bitAssets_assetNamed",
			"bitAssets_assets",
			"bitAssets_claimable",
			"bitAssets_feed",
			"bitAssets_fund",
			"bitAssets_position",
			"bitAssets_positions",
			"bitAssets_quoteAdjust",
			"bitAssets_quoteRedeem",
			"bitAssets_quoteSettle",
			"bitAssets_savings",
			"bitAssets_settlements",
			"bitAssets_settlementsOf",
			"bitAssets_weakest",
		];
		assert_eq!(names, expected);
		let docs = include_str!("../../docs/market-data.md");
		assert_eq!(expected.iter().filter(|name| !docs.contains(&format!("`{name}`"))).count(), 0, "docs name each");
	}

	#[tokio::test]
	async fn amounts_are_decimal_strings_with_a_sign_where_they_have_one() {
		let usd = json!({ "Token": 1_004 });
		let quote =
			call("bitAssets_quoteAdjust", json!([alice(), usd, "-18446744073709551615", "7", 25_000])).await.unwrap();
		assert_eq!((&quote["paid"], &quote["deposited"]), (&json!("18446744073709551615"), &json!("7")));
		assert_eq!((&quote["released"], &quote["position"]), (&json!("25000"), &Value::Null));
		let quote = call("bitAssets_quoteRedeem", json!([usd, "5"])).await.unwrap();
		assert_eq!(quote, json!({ "taken": "5", "paid": "18446744073709551615" }));
		let claim = call("bitAssets_claimable", json!([alice(), usd])).await.unwrap();
		assert_eq!(claim, "340282366920938463463374607431768211455");
	}

	#[tokio::test]
	async fn arguments_arrive_in_their_order_and_a_block_may_be_named() {
		let page = call("bitAssets_settlements", json!([{ "Token": 1_004 }, 3, 50, Hash::zero()])).await.unwrap();
		assert_eq!((&page["next"], &page["volumeLeft"]), (&json!(3), &json!("50")));
		assert_eq!(call("bitAssets_settlements", json!(["Native", 3, 50])).await, Ok(Value::Null));
		assert_eq!(call("bitAssets_assetNamed", json!(["USD"])).await, Ok(Value::Null));
	}

	#[tokio::test]
	async fn a_refusal_and_what_is_no_amount_have_their_codes() {
		let usd = json!({ "Token": 1_004 });
		let (code, words) = call("bitAssets_quoteAdjust", json!([alice(), usd, "1", "0", null])).await.unwrap_err();
		assert_eq!((code, words.contains("error 33 of the pallet with index 44")), (7_002, true), "{words}");
		for nonsense in ["", "1.5", "1e3", "0x1", "340282366920938463463374607431768211456"] {
			let arguments = json!([alice(), usd, "-1", nonsense, null]);
			assert_eq!(call("bitAssets_quoteAdjust", arguments).await.unwrap_err().0, 7_003, "{nonsense}");
		}
		assert_eq!(call("bitAssets_quoteRedeem", json!([usd, "-1"])).await.unwrap_err().0, 7_003);
	}
}
