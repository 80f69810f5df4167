//! What a BitAsset promises: ratios, fees, delays, each with its bounds, and which may change later.

use crate::units::{Fee, AMOUNT_MAX, WHOLE_BP};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::{decimal, Moment};

/// Highest ratio anything may name: 1,000 %.
pub const RATIO_MAX_BP: u32 = 100_000;
/// Most a squeeze may add: a call pays at most 150 % of the feed.
pub const SQUEEZE_MAX_BP: u32 = 15_000;
/// Most a settlement may be below the feed: 10 %.
pub const OFFSET_MAX_BP: u16 = 1_000;
/// Least of the supply that may be settled a day: 1 %.
pub const VOLUME_MIN_BP: u16 = 100;
/// Most the borrow fee may be: 50 % a year.
pub const BORROW_FEE_MAX_BP: u16 = 5_000;
/// Longest delay of a settlement: 7 days of 24 hours.
pub const DELAY_MAX_MS: Moment = 604_800_000;
/// Longest life of a feeder's value: 7 days of 24 hours.
pub const LIFETIME_MAX_MS: Moment = 604_800_000;
/// Most feeders of one BitAsset: their values lie in one item.
pub const FEEDERS_MAX: u8 = 31;

/// What happens when the weakest position can no longer pay its debt (B-50). Chosen at birth, for ever.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub enum Insolvency {
	/// Every position is closed into a fund that the holders share (EX-8).
	#[default]
	#[codec(index = 0)]
	GlobalSettlement,
	/// Positions live on; what calls and settlements pay is capped at what the weakest has.
	#[codec(index = 1)]
	NoSettlement,
}

/// When and at what a holder gets collateral for his BitAssets (B-48).
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub struct SettlementTerms {
	/// From the request to its execution, milliseconds.
	pub delay_ms: Moment,
	/// Below the feed, basis points.
	pub offset_bp: u16,
	/// Of the supply, most a day, basis points.
	pub volume_bp: u16,
	/// Of the BitAssets settled, to the savings.
	pub fee: Fee,
}

/// Which feeders' values count (B-53).
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub struct FeedRules {
	/// A value counts while it is younger than this, milliseconds.
	pub lifetime_ms: Moment,
	/// With fewer live values there is no price.
	pub feeders_min: u8,
}

/// The terms of a BitAsset. They change only with notice, and some never: see [`Terms::may_become`].
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
	/// Least ratio for borrowing, and for taking collateral out, basis points (B-45).
	pub initial_bp: u32,
	/// A position below it is called, basis points (B-46). Exactly at it, it is not.
	pub maintenance_bp: u32,
	/// Of the feed, the most a call pays, basis points.
	pub squeeze_bp: u32,
	/// Whether a position may name a ratio that its calls restore. Otherwise a call buys its whole debt back.
	pub targets: bool,
	/// Of what a call buys, to the savings.
	pub call_fee: Fee,
	/// Of the debt, a year of 365 days, basis points, to the savings.
	pub borrow_fee_bp: u16,
	/// Least debt that borrowing or repaying may leave, units of the BitAsset.
	#[serde(with = "decimal")]
	pub debt_min: u64,
	/// Settlement.
	pub settlement: SettlementTerms,
	/// Feeds.
	pub feed: FeedRules,
	/// What happens when the weakest position is insolvent.
	pub insolvency: Insolvency,
}

impl Default for Terms {
	/// The paper's: 300 %, 200 %, calls at the feed for the whole debt, no fees; a settlement waits a day, of at most a
	/// fifth of the supply a day.
	fn default() -> Self {
		Self {
			initial_bp: 30_000,
			maintenance_bp: 20_000,
			squeeze_bp: WHOLE_BP,
			targets: true,
			call_fee: Fee::default(),
			borrow_fee_bp: 0,
			debt_min: 1,
			settlement: SettlementTerms { delay_ms: 86_400_000, offset_bp: 0, volume_bp: 2_000, fee: Fee::default() },
			feed: FeedRules { lifetime_ms: 86_400_000, feeders_min: 1 },
			insolvency: Insolvency::GlobalSettlement,
		}
	}
}

/// Terms to come.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, MaxEncodedLen, PartialEq, Serialize, TypeInfo)]
pub struct Announced {
	/// The terms.
	pub terms: Terms,
	/// From when on they are in force, milliseconds.
	pub effective: Moment,
}

/// Whose prices count.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub enum Source {
	/// Governance's feeders, who report to the oracle.
	#[codec(index = 0)]
	Oracle,
	/// The accounts that the BitAsset's owner names.
	#[codec(index = 1)]
	Feeders,
}

/// What is wrong with terms, or with a change of them, in the order checked.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum Flaw {
	/// The initial ratio is below the maintenance ratio or above [`RATIO_MAX_BP`].
	Initial,
	/// The call fee is above [`Fee::MAX_BP`].
	CallFee,
	/// The squeeze limit is below the feed or above [`SQUEEZE_MAX_BP`].
	Squeeze,
	/// The maintenance ratio is less than a tenth above what a call pays with its fee: a call must leave a position
	/// better, fill by fill.
	Maintenance,
	/// The borrow fee is above [`BORROW_FEE_MAX_BP`].
	BorrowFee,
	/// The smallest debt is zero or out of range.
	DebtMin,
	/// The delay is above [`DELAY_MAX_MS`].
	Delay,
	/// The offset is above [`OFFSET_MAX_BP`].
	Offset,
	/// The daily volume is below [`VOLUME_MIN_BP`] or above the whole.
	Volume,
	/// The settlement fee is above [`Fee::MAX_BP`].
	SettlementFee,
	/// The life of a value is zero or above [`LIFETIME_MAX_MS`].
	Lifetime,
	/// No feeder is enough, or more than [`FEEDERS_MAX`] are asked for.
	Feeders,
	/// The change touches what was promised for ever.
	Fixed,
}

impl Terms {
	/// Checks the terms on their own.
	pub fn check(&self) -> Result<(), Flaw> {
		let settlement = &self.settlement;
		let rules = [
			((self.maintenance_bp..=RATIO_MAX_BP).contains(&self.initial_bp), Flaw::Initial),
			(self.call_fee.bp <= Fee::MAX_BP, Flaw::CallFee),
			((WHOLE_BP..=SQUEEZE_MAX_BP).contains(&self.squeeze_bp), Flaw::Squeeze),
			(self.calls_improve(), Flaw::Maintenance),
			(self.borrow_fee_bp <= BORROW_FEE_MAX_BP, Flaw::BorrowFee),
			((1..=AMOUNT_MAX).contains(&self.debt_min), Flaw::DebtMin),
			(settlement.delay_ms <= DELAY_MAX_MS, Flaw::Delay),
			(settlement.offset_bp <= OFFSET_MAX_BP, Flaw::Offset),
			((VOLUME_MIN_BP.into()..=WHOLE_BP).contains(&settlement.volume_bp.into()), Flaw::Volume),
			(settlement.fee.bp <= Fee::MAX_BP, Flaw::SettlementFee),
			((1..=LIFETIME_MAX_MS).contains(&self.feed.lifetime_ms), Flaw::Lifetime),
			((1..=FEEDERS_MAX).contains(&self.feed.feeders_min), Flaw::Feeders),
		];
		rules.iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, flaw)| Err(*flaw))
	}

	/// Whether `next` may follow these terms, with notice: sound, the same maintenance ratio and mode, no higher smallest
	/// debt.
	///
	/// Both sides built on those two: a higher maintenance ratio would call positions that were sound, a lower one would
	/// take from holders the reserve they counted on (B-47). The initial ratio binds new borrowing only; every fee, the
	/// squeeze limit and the settlement's terms may move within their bounds.
	pub fn may_become(&self, next: &Self) -> Result<(), Flaw> {
		next.check()?;
		let kept = next.maintenance_bp == self.maintenance_bp && next.insolvency == self.insolvency;
		// Less than the smallest debt cannot be settled: a higher one would lock small holders in (B-48).
		let small = next.debt_min <= self.debt_min;
		(kept && small).then_some(()).ok_or(Flaw::Fixed)
	}

	/// The ratio that a call of a position restores; none if it buys the whole debt back.
	///
	/// Nonsense that was stored somehow does no harm: below maintenance it counts as maintenance, above
	/// [`RATIO_MAX_BP`] as that.
	pub fn target(&self, own: Option<u32>) -> Option<u32> {
		let target = own.filter(|_| self.targets)?;
		Some(target.max(self.maintenance_bp).min(RATIO_MAX_BP.max(self.maintenance_bp)))
	}

	/// `maintenance ≥ 1.1 · squeeze / (1 − call fee)`. Range: 17 + 14 + 4 bits.
	fn calls_improve(&self) -> bool {
		let kept = u64::from(self.maintenance_bp).saturating_mul(self.call_fee.kept_bp().into());
		let paid = u64::from(self.squeeze_bp).saturating_mul(WHOLE_BP.into());
		kept.saturating_mul(10) >= paid.saturating_mul(11)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn each_flaw_is_found_at_its_boundary() {
		let sound = Terms::default();
		let with = |change: fn(&mut Terms)| {
			let mut terms = sound;
			change(&mut terms);
			terms
		};
		let rows = [
			(sound, Ok(())),
			(with(|t| t.initial_bp = 19_999), Err(Flaw::Initial)),
			(with(|t| t.initial_bp = 20_000), Ok(())),
			(with(|t| t.initial_bp = 100_000), Ok(())),
			(with(|t| t.initial_bp = 100_001), Err(Flaw::Initial)),
			(with(|t| t.call_fee.bp = 1_000), Ok(())),
			(with(|t| t.call_fee.bp = 1_001), Err(Flaw::CallFee)),
			(with(|t| t.squeeze_bp = 9_999), Err(Flaw::Squeeze)),
			(with(|t| t.squeeze_bp = 15_000), Ok(())),
			(with(|t| t.squeeze_bp = 15_001), Err(Flaw::Squeeze)),
			(with(|t| t.maintenance_bp = 11_000), Ok(())),
			(with(|t| t.maintenance_bp = 10_999), Err(Flaw::Maintenance)),
			(
				with(|t| (t.squeeze_bp, t.maintenance_bp, t.call_fee.bp) = (15_000, 18_333, 1_000)),
				Err(Flaw::Maintenance),
			),
			(with(|t| (t.squeeze_bp, t.maintenance_bp, t.call_fee.bp) = (15_000, 18_334, 1_000)), Ok(())),
			(with(|t| t.borrow_fee_bp = 5_000), Ok(())),
			(with(|t| t.borrow_fee_bp = 5_001), Err(Flaw::BorrowFee)),
			(with(|t| t.debt_min = 0), Err(Flaw::DebtMin)),
			(with(|t| t.debt_min = AMOUNT_MAX + 1), Err(Flaw::DebtMin)),
			(with(|t| t.settlement.delay_ms = 0), Ok(())),
			(with(|t| t.settlement.delay_ms = DELAY_MAX_MS + 1), Err(Flaw::Delay)),
			(with(|t| t.settlement.offset_bp = 1_000), Ok(())),
			(with(|t| t.settlement.offset_bp = 1_001), Err(Flaw::Offset)),
			(with(|t| t.settlement.volume_bp = 99), Err(Flaw::Volume)),
			(with(|t| t.settlement.volume_bp = 10_000), Ok(())),
			(with(|t| t.settlement.volume_bp = 10_001), Err(Flaw::Volume)),
			(with(|t| t.settlement.fee.bp = 1_001), Err(Flaw::SettlementFee)),
			(with(|t| t.feed.lifetime_ms = 0), Err(Flaw::Lifetime)),
			(with(|t| t.feed.lifetime_ms = LIFETIME_MAX_MS + 1), Err(Flaw::Lifetime)),
			(with(|t| t.feed.feeders_min = 0), Err(Flaw::Feeders)),
			(with(|t| t.feed.feeders_min = 31), Ok(())),
			(with(|t| t.feed.feeders_min = 32), Err(Flaw::Feeders)),
		];
		for (terms, verdict) in rows {
			assert_eq!(terms.check(), verdict, "{terms:?}");
		}
	}

	#[test]
	fn maintenance_and_mode_never_change() {
		let terms = Terms::default();
		assert_eq!(terms.may_become(&Terms { initial_bp: 25_000, borrow_fee_bp: 100, ..terms }), Ok(()));
		assert_eq!(terms.may_become(&Terms { maintenance_bp: 19_999, ..terms }), Err(Flaw::Fixed));
		assert_eq!(terms.may_become(&Terms { maintenance_bp: 20_001, ..terms }), Err(Flaw::Fixed));
		assert_eq!(terms.may_become(&Terms { insolvency: Insolvency::NoSettlement, ..terms }), Err(Flaw::Fixed));
		assert_eq!(terms.may_become(&Terms { debt_min: 0, ..terms }), Err(Flaw::DebtMin));
		assert_eq!(terms.may_become(&Terms { debt_min: terms.debt_min + 1, ..terms }), Err(Flaw::Fixed));
	}

	#[test]
	fn a_nonsense_target_does_no_harm() {
		let terms = Terms::default();
		let rows =
			[(None, None), (Some(0), Some(20_000)), (Some(25_000), Some(25_000)), (Some(u32::MAX), Some(100_000))];
		for (own, expected) in rows {
			assert_eq!(terms.target(own), expected);
			assert_eq!(Terms { targets: false, ..terms }.target(own), None);
		}
	}

	#[test]
	fn terms_are_told_in_camel_case_with_every_digit() {
		let json = serde_json::to_value(Terms::default()).unwrap();
		assert_eq!((json["debtMin"].as_str(), json["settlement"]["fee"].as_u64()), (Some("1"), Some(0)));
		assert_eq!(serde_json::from_value::<Terms>(json).unwrap(), Terms::default());
	}
}
