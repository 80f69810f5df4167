//! What is told to the outside: the records of the runtime API, the view functions and the JSON-RPC.
//!
//! Over JSON amounts, prices and ids are decimal strings, because a JSON number loses digits above 2^53; ratios and rates
//! are for people, numbers of basis points, rounded down, that stop at [`u32::MAX`]. docs/market-data.md describes all of it.

use crate::{
	adjust::Adjusted,
	bid::Bid,
	global::{Fund, Phase, Redeemed},
	position::Weakness,
	terms::{Announced, Source, Terms},
};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::{decimal, AssetId, Moment, Price};

/// Most rows one page holds, whatever is asked for.
pub const PAGE_MAX: u32 = 100;

/// The price that binds.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct PriceInfo {
	/// Backing per BitAsset: the median.
	pub price: Price,
	/// When the oldest report that counts was made, milliseconds.
	pub since: Moment,
	/// From when on it counts no longer.
	pub until: Moment,
	/// What calls and settlements pay at most while the weakest position cannot pay the median.
	pub cap: Option<Price>,
}

/// The savings of a BitAsset.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct SavingsInfo {
	/// Units deposited by all.
	#[serde(with = "decimal")]
	pub deposits: u64,
	/// Units that lie there: deposits, what they have earned, and what is to stream.
	#[serde(with = "decimal")]
	pub pot: u64,
	/// Of it still to stream, rounded down.
	#[serde(with = "decimal")]
	pub stream: u64,
	/// For how long it streams, milliseconds.
	pub stream_ms: Moment,
	/// What a deposit earns a year at the pace of now; none while there is no deposit.
	pub rate_bp: Option<u32>,
}

/// A BitAsset now.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BitAssetInfo<AccountId> {
	/// Its token.
	pub asset: AssetId,
	/// What it follows.
	pub symbol: String,
	/// Who sets terms and feeders; governance if nobody.
	pub owner: Option<AccountId>,
	/// What stands behind it.
	pub backing: AssetId,
	/// Whose prices count.
	pub source: Source,
	/// In force now.
	pub terms: Terms,
	/// To come.
	pub announced: Option<Announced>,
	/// Where it is in its life, with the fund if there is one.
	pub phase: Phase,
	/// Units issued.
	#[serde(with = "decimal")]
	pub supply: u64,
	/// Of it what positions were lent.
	#[serde(with = "decimal")]
	pub principal: u64,
	/// Of it what no position owes any more, beside what the fund stands behind.
	#[serde(with = "decimal")]
	pub bad_debt: u64,
	/// Collateral of all positions.
	#[serde(with = "decimal")]
	pub collateral: u64,
	/// Open positions.
	pub positions: u32,
	/// The price that binds.
	pub price: Option<PriceInfo>,
	/// Collateral and fund, of what is issued at the price. Accrued borrow fees, which nobody holds, are not counted.
	pub ratio_bp: Option<u32>,
	/// The weakest position's ratio, accrued fee included.
	pub least_ratio_bp: Option<u32>,
	/// Units of debt that may still be settled today.
	#[serde(with = "decimal")]
	pub volume_left: u64,
	/// Its savings.
	pub savings: SavingsInfo,
	/// The chain's clock at this reading, milliseconds.
	pub now: Moment,
}

/// A feeder's last report.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct ReportInfo {
	/// Backing per BitAsset.
	pub price: Price,
	/// When it was made, milliseconds.
	pub at: Moment,
	/// Whether it is younger than the terms let reports live.
	pub live: bool,
}

/// Who may report, and what he reported.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct FeederInfo<AccountId> {
	/// Who.
	pub who: AccountId,
	/// None if he never did.
	pub report: Option<ReportInfo>,
}

/// Who will report.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct AnnouncedFeeders<AccountId> {
	/// Who.
	pub feeders: Vec<AccountId>,
	/// From when on, milliseconds.
	pub effective: Moment,
}

/// The feed of a BitAsset.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct FeedInfo<AccountId> {
	/// Which BitAsset.
	pub asset: AssetId,
	/// Whose prices count.
	pub source: Source,
	/// The price that binds.
	pub price: Option<PriceInfo>,
	/// How many reports are live.
	pub live: u32,
	/// Everybody who may report.
	pub feeders: Vec<FeederInfo<AccountId>>,
	/// Who will, if others.
	pub next: Option<AnnouncedFeeders<AccountId>>,
	/// The chain's clock at this reading, milliseconds.
	pub now: Moment,
}

/// The order of a margin call.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct CallInfo {
	/// Collateral it offered when it was made.
	#[serde(with = "decimal")]
	pub sell: u64,
	/// BitAsset it asked for that.
	#[serde(with = "decimal")]
	pub receive: u64,
	/// Collateral that waits in the book now.
	#[serde(with = "decimal")]
	pub resting: u64,
}

/// What others took of a margin call's order and is not booked on its position yet.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct TakenInfo {
	/// Collateral sold.
	#[serde(with = "decimal")]
	pub paid: u64,
	/// BitAsset received.
	#[serde(with = "decimal")]
	pub got: u64,
}

/// A position now.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct PositionInfo<AccountId> {
	/// In which BitAsset.
	pub asset: AssetId,
	/// Whose.
	pub who: AccountId,
	/// Units of the backing asset, those that wait in the book included.
	#[serde(with = "decimal")]
	pub collateral: u64,
	/// Units lent and not given back.
	#[serde(with = "decimal")]
	pub principal: u64,
	/// Principal and borrow fee up to now, rounded up.
	#[serde(with = "decimal")]
	pub debt: u64,
	/// The ratio that its calls restore; none for the whole debt.
	pub target_bp: Option<u32>,
	/// Its ratio; none without a price.
	pub ratio_bp: Option<u32>,
	/// The highest price at which it is not called, for the debt of now; none if it is at every price.
	pub liquidation_price: Option<Price>,
	/// Whether it is called at the price that binds.
	pub called: bool,
	/// Its order in the book.
	pub order: Option<CallInfo>,
	/// To be booked on it.
	pub taken: Option<TakenInfo>,
	/// Its place in the order of weakness, and what names it there.
	pub weakness: Weakness,
}

/// A settlement that waits.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct RequestInfo<AccountId> {
	/// Its number.
	pub number: u32,
	/// Whose.
	pub who: AccountId,
	/// Units of the BitAsset.
	#[serde(with = "decimal")]
	pub amount: u64,
	/// From when on it is due, milliseconds.
	pub due: Moment,
}

/// A part of the settlements that wait.
///
/// It may be short, and even empty, because a view looks at a bounded number of places: the list has ended when `next` is
/// none.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct Settlements<AccountId> {
	/// In the order in which they are settled.
	pub requests: Vec<RequestInfo<AccountId>>,
	/// The number to read on from.
	pub next: Option<u32>,
	/// Units of debt that may still be settled today.
	#[serde(with = "decimal")]
	pub volume_left: u64,
	/// Units of debt that may be settled today in all.
	#[serde(with = "decimal")]
	pub volume_limit: u64,
	/// The chain's clock at this reading, milliseconds.
	pub now: Moment,
}

/// Somebody's savings.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct SavedInfo {
	/// Units deposited.
	#[serde(with = "decimal")]
	pub deposited: u64,
	/// Units earned until now and not claimed, rounded down.
	#[serde(with = "decimal")]
	pub earned: u64,
}

/// A bid on a fund.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct BidInfo<AccountId> {
	/// Its number.
	#[serde(with = "decimal")]
	pub id: u64,
	/// Whose.
	pub who: AccountId,
	/// Units of debt to take over.
	#[serde(with = "decimal")]
	pub debt: u64,
	/// Units of collateral added.
	#[serde(with = "decimal")]
	pub extra: u64,
}

impl<AccountId> BidInfo<AccountId> {
	/// Somebody's bid.
	pub fn new(who: AccountId, bid: Bid) -> Self {
		let Bid { id, debt, extra } = bid;
		Self { id, who, debt, extra }
	}
}

/// What stands behind a BitAsset that was settled globally.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct FundInfo<AccountId> {
	/// So far, while positions are still being closed.
	pub fund: Fund,
	/// Whether all positions are closed: it may be redeemed and bid on.
	pub ready: bool,
	/// The best first.
	pub bids: Vec<BidInfo<AccountId>>,
	/// The least debt a new bid takes over.
	#[serde(with = "decimal")]
	pub bid_min: u64,
	/// Since when the bids could carry it; when that has lasted they do.
	pub since: Option<Moment>,
}

/// What an adjustment would come to.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct AdjustQuote<AccountId> {
	/// The position afterwards, its call looked at again; none if it closes.
	pub position: Option<PositionInfo<AccountId>>,
	/// BitAsset created.
	#[serde(with = "decimal")]
	pub minted: u64,
	/// BitAsset destroyed.
	#[serde(with = "decimal")]
	pub burned: u64,
	/// BitAsset to the savings: the accrued borrow fee.
	#[serde(with = "decimal")]
	pub fee: u64,
	/// BitAsset the owner gets.
	#[serde(with = "decimal")]
	pub received: u64,
	/// BitAsset the owner brings.
	#[serde(with = "decimal")]
	pub paid: u64,
	/// Collateral the owner brings.
	#[serde(with = "decimal")]
	pub deposited: u64,
	/// Collateral the owner gets.
	#[serde(with = "decimal")]
	pub released: u64,
}

impl<AccountId> AdjustQuote<AccountId> {
	/// What moves, and the position afterwards.
	pub fn new(adjusted: &Adjusted, position: Option<PositionInfo<AccountId>>) -> Self {
		let Adjusted { minted, burned, fee, received, paid, deposited, released, .. } = *adjusted;
		Self { position, minted, burned, fee, received, paid, deposited, released }
	}
}

/// BitAsset that becomes collateral.
#[derive(Clone, Copy, Debug, Decode, Default, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct Payout {
	/// Units of the BitAsset taken.
	#[serde(with = "decimal")]
	pub taken: u64,
	/// Of it the settlement fee.
	#[serde(with = "decimal")]
	pub fee: u64,
	/// Units of the backing asset paid.
	#[serde(with = "decimal")]
	pub paid: u64,
}

/// What a settlement would come to. `amount = met.taken + waiting + returned`.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct SettleQuote {
	/// At once, from called positions.
	pub met: Payout,
	/// Units of the BitAsset that would wait.
	#[serde(with = "decimal")]
	pub waiting: u64,
	/// From when on they would be due, milliseconds.
	pub due: Moment,
	/// What those would come to at the price of now, alone and over as many days as it takes. The price of then decides.
	pub later: Payout,
	/// Units that would be given back at once: too few to wait.
	#[serde(with = "decimal")]
	pub returned: u64,
	/// Whether all positions that it would take were looked at; if not, `later` is a part.
	pub complete: bool,
}

/// What redeeming would come to.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct RedeemQuote {
	/// Units of the BitAsset destroyed.
	#[serde(with = "decimal")]
	pub taken: u64,
	/// Units of the backing asset paid.
	#[serde(with = "decimal")]
	pub paid: u64,
}

impl From<Redeemed> for RedeemQuote {
	fn from(Redeemed { taken, paid }: Redeemed) -> Self {
		Self { taken, paid }
	}
}

/// Basis points as they are told: they stop at [`u32::MAX`].
pub fn told_bp(bp: u64) -> u32 {
	u32::try_from(bp).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;

	const MAX: u64 = u64::MAX;

	#[test]
	fn a_position_keeps_every_digit_over_json() {
		let weakness = Weakness { collateral: MAX, normalised: u128::MAX, id: 7 };
		let position = PositionInfo {
			asset: AssetId::Token(1_004),
			who: 1u32,
			collateral: MAX,
			principal: MAX - 1,
			debt: MAX,
			target_bp: None,
			ratio_bp: Some(told_bp(MAX)),
			liquidation_price: Price::new(MAX, 1),
			called: true,
			order: Some(CallInfo { sell: MAX, receive: 1, resting: 0 }),
			taken: None,
			weakness,
		};
		let json = serde_json::to_value(&position).unwrap();
		assert_eq!(
			(json["collateral"].as_str(), json["ratioBp"].as_u64()),
			(Some("18446744073709551615"), Some(4_294_967_295))
		);
		assert_eq!(json["weakness"]["normalised"], "340282366920938463463374607431768211455");
		assert_eq!(
			(json["liquidationPrice"]["base"].as_str(), json["order"]["resting"].as_str()),
			(Some("1"), Some("0"))
		);
		assert_eq!(serde_json::from_value::<PositionInfo<u32>>(json).unwrap(), position);
	}

	#[test]
	fn phases_and_sources_are_words() {
		let fund = Fund { price: Price::new(601, 1).unwrap(), collateral: MAX, supply: 1_000 };
		assert_eq!(serde_json::to_value(Phase::Live).unwrap(), "live");
		let settled = serde_json::to_value(Phase::Settled(fund)).unwrap();
		assert_eq!(settled["settled"]["collateral"], "18446744073709551615");
		assert_eq!(serde_json::from_value::<Phase>(settled).unwrap(), Phase::Settled(fund));
		assert_eq!(
			serde_json::to_value([Source::Oracle, Source::Feeders]).unwrap().to_string(),
			r#"["oracle","feeders"]"#
		);
	}

	#[test]
	fn basis_points_stop_where_they_say() {
		let most = u64::from(u32::MAX);
		assert_eq!([0, most - 1, most, most + 1, MAX].map(told_bp), [0, u32::MAX - 1, u32::MAX, u32::MAX, u32::MAX]);
	}
}
