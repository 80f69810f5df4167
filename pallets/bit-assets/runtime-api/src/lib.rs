//! What the runtime tells of BitAssets. The JSON-RPC serves this and nothing else.

#![cfg_attr(not(feature = "std"), no_std)]
#![allow(clippy::too_many_arguments, reason = "the macro adds two to those of a method")]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use collateral_core::{
	view::{
		AdjustQuote, BitAssetInfo, FeedInfo, FundInfo, PositionInfo, RedeemQuote, SavedInfo, SettleQuote, Settlements,
	},
	Adjustment, Weakness,
};
use sp_runtime::DispatchError;
use tributary_primitives::{AssetId, Balance};

sp_api::decl_runtime_apis! {
	/// BitAssets, their feeds, positions, settlements and savings, and what calls would come to.
	///
	/// A BitAsset is named by its token; where there is none, the answer is none. Lists are read by pages of at most 100
	/// rows. What it is in JSON, and what each figure means, is in docs/market-data.md.
	pub trait BitAssetsApi<AccountId>
	where
		AccountId: Codec,
	{
		/// A BitAsset: its terms, its price, what is issued and what stands behind it, its savings.
		fn asset(asset: AssetId) -> Option<BitAssetInfo<AccountId>>;
		/// The BitAsset that follows this symbol.
		fn asset_named(symbol: Vec<u8>) -> Option<BitAssetInfo<AccountId>>;
		/// All BitAssets, at most 1,000, by their tokens' numbers.
		fn assets() -> Vec<BitAssetInfo<AccountId>>;
		/// The price that binds, who may report and what each of them did last.
		fn feed(asset: AssetId) -> Option<FeedInfo<AccountId>>;
		/// Somebody's position.
		fn position(asset: AssetId, who: AccountId) -> Option<PositionInfo<AccountId>>;
		/// Somebody's positions in all BitAssets.
		fn positions(who: AccountId) -> Vec<PositionInfo<AccountId>>;
		/// Positions of a BitAsset, the weakest first; `after` is the `weakness` of the last row of the page before.
		fn weakest(asset: AssetId, after: Option<Weakness>, limit: u32) -> Vec<PositionInfo<AccountId>>;
		/// Settlements that wait, from a number on, in the order in which they are settled. `next` of the page names the
		/// next one.
		fn settlements(asset: AssetId, from: u32, limit: u32) -> Option<Settlements<AccountId>>;
		/// The same of one account's.
		fn settlements_of(asset: AssetId, who: AccountId, from: u32, limit: u32) -> Option<Settlements<AccountId>>;
		/// What somebody has in the savings of a BitAsset, and what that earned until now.
		fn savings(asset: AssetId, who: AccountId) -> Option<SavedInfo>;
		/// The fund of a BitAsset that was settled globally, and the bids on it; none while positions stand behind it.
		fn fund(asset: AssetId) -> Option<FundInfo<AccountId>>;
		/// What an adjustment of `who`'s position would come to now, or why it would be refused.
		fn quote_adjust(who: AccountId, asset: AssetId, adjustment: Adjustment) -> Result<AdjustQuote<AccountId>, DispatchError>;
		/// What settling `amount` units of `who`'s would come to at the price of now, or why it would be refused.
		fn quote_settle(who: AccountId, asset: AssetId, amount: u64) -> Result<SettleQuote, DispatchError>;
		/// What redeeming `amount` units would come to now, or why it would be refused; funds are not looked at.
		fn quote_redeem(asset: AssetId, amount: u64) -> Result<RedeemQuote, DispatchError>;
		/// What lies in custody for an account because it could not be credited, units.
		fn claimable(who: AccountId, asset: AssetId) -> Balance;
	}
}
