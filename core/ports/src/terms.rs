//! The terms of an IOU: what its issuer promises, in numbers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::{Balance, Moment, AMOUNT_MAX};

/// Basis points in a whole.
pub const BASIS_POINTS: Balance = 10_000;
/// Largest share of a deposit or a redemption a port may keep: 10 %, the flat part included. More is no gateway.
pub const REQUEST_FEE_MAX_BP: u16 = 1_000;
/// The same as a divisor of the amount.
const REQUEST_FEE_MAX_PART: Balance = 10;
/// Largest market fee: 10 % of what is received.
pub const MARKET_FEE_MAX_BP: u16 = 1_000;
/// Most decimal places an IOU may have (design §3).
pub const DECIMALS_MAX: u8 = 8;

/// What kind of thing an IOU stands for: the seven of S-20.
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
pub enum Category {
	/// A good that can be touched: gold, grain.
	#[codec(index = 0)]
	Physical,
	/// A state's money.
	#[codec(index = 1)]
	Fiat,
	/// A coin of another chain.
	#[codec(index = 2)]
	Digital,
	/// Points, game money.
	#[codec(index = 3)]
	Virtual,
	/// A share of a company.
	#[codec(index = 4)]
	Equity,
	/// A claim on a debtor, supply-chain finance included (S-58).
	#[codec(index = 5)]
	Debt,
	/// Anything else.
	#[codec(index = 6)]
	Custom,
}

/// A fee for one request: `flat + amount × basis_points / 10,000` and at most a tenth of the amount, both divisions
/// rounded down (B-37, B-38).
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
pub struct Fee {
	/// Charged whatever the amount, in units of the IOU.
	#[serde(with = "crate::view::decimal")]
	pub flat: Balance,
	/// Charged on the amount, in hundredths of a percent.
	pub basis_points: u16,
}

impl Fee {
	/// The fee on `amount`, both in units of the IOU. The remainder of the division stays with the customer.
	///
	/// It is below the amount for every amount but zero, so that no customer is left with nothing. Terms are sound only
	/// if the limit of a tenth never acts within them: it protects a holder of less than the smallest request.
	pub fn on(&self, amount: Balance) -> Balance {
		self.asked(amount).min(amount / REQUEST_FEE_MAX_PART)
	}

	/// The fee without its limit.
	///
	/// Range: `amount < 2^63` and `basis_points < 2^16`, so the product is below 2^79 and the sum below 2^80.
	fn asked(&self, amount: Balance) -> Balance {
		let share = amount.saturating_mul(Balance::from(self.basis_points)) / BASIS_POINTS;
		self.flat.saturating_add(share)
	}
}

/// What the issuer takes from each fill on the exchange (B-20, B-21), rounded down, from what is received.
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
pub struct MarketFee {
	/// Of the one whose order rested, basis points.
	pub maker_bp: u16,
	/// Of the one who took, basis points.
	pub taker_bp: u16,
	/// Most that one fill may cost, in units of the IOU.
	#[serde(with = "crate::view::decimal_option")]
	pub fill_max: Option<Balance>,
}

/// The terms of an IOU. They change only with notice.
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
pub struct Terms {
	/// Kept by the port from a deposit.
	pub deposit_fee: Fee,
	/// Kept by the port from a redemption.
	pub redeem_fee: Fee,
	/// Smallest deposit or redemption, units of the IOU.
	#[serde(with = "crate::view::decimal")]
	pub request_min: Balance,
	/// Largest deposit or redemption, units of the IOU.
	#[serde(with = "crate::view::decimal")]
	pub request_max: Balance,
	/// Time the port and its customer have for a deposit, milliseconds.
	pub deposit_deadline_ms: Moment,
	/// Time the port has to pay a redemption out, milliseconds.
	pub redeem_deadline_ms: Moment,
	/// What the issuer takes on the exchange.
	pub market_fee: MarketFee,
	/// Smallest order on the exchange, units of the IOU.
	#[serde(with = "crate::view::decimal")]
	pub order_min: Balance,
	/// Most units that may ever be outstanding; none means 2^63 − 1.
	#[serde(with = "crate::view::decimal_option")]
	pub supply_max: Option<Balance>,
	/// Whether the port must have a live proof of reserves, of what is outstanding at least, before it can issue.
	pub reserves_required: bool,
}

/// What is wrong with terms, in the order checked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flaw {
	/// The smallest request is zero, above the largest, or an amount leaves the range.
	Limits,
	/// A fee takes more than a tenth of the smallest request, or of a larger one.
	RequestFee,
	/// A market fee is above its maximum, or its cap leaves the range.
	MarketFee,
	/// A deadline is shorter or longer than the chain allows.
	Deadline,
	/// The smallest order is zero or out of range.
	OrderMin,
	/// The maximum supply is zero or out of range.
	Supply,
}

impl Terms {
	/// Checks the terms on their own.
	///
	/// `deadlines` are the shortest and the longest the chain allows, both included.
	pub fn check(&self, deadlines: (Moment, Moment)) -> Result<(), Flaw> {
		let rules = [
			(self.limits_are_sound(), Flaw::Limits),
			(self.fee_is_sound(&self.deposit_fee) && self.fee_is_sound(&self.redeem_fee), Flaw::RequestFee),
			(self.market_fee.is_sound(), Flaw::MarketFee),
			(self.deadlines_are_within(deadlines), Flaw::Deadline),
			(is_amount(self.order_min), Flaw::OrderMin),
			(self.supply_max.is_none_or(is_amount), Flaw::Supply),
		];
		rules.iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, flaw)| Err(*flaw))
	}

	/// Whether `next` keeps what these terms promised for ever: the maximum supply may fall and never rise.
	pub fn may_become(&self, next: &Self) -> bool {
		next.supply_limit() <= self.supply_limit()
	}

	/// Most units that may be outstanding.
	pub fn supply_limit(&self) -> Balance {
		self.supply_max.unwrap_or(AMOUNT_MAX)
	}

	fn limits_are_sound(&self) -> bool {
		is_amount(self.request_min) && is_amount(self.request_max) && self.request_min <= self.request_max
	}

	/// The share a fee takes falls as the amount rises, but for less than a unit of rounding: the smallest request is
	/// the case to look at.
	fn fee_is_sound(&self, fee: &Fee) -> bool {
		let least = self.request_min;
		fee.basis_points <= REQUEST_FEE_MAX_BP && fee.asked(least) <= least / REQUEST_FEE_MAX_PART
	}

	fn deadlines_are_within(&self, (shortest, longest): (Moment, Moment)) -> bool {
		let allowed = shortest..=longest;
		allowed.contains(&self.deposit_deadline_ms) && allowed.contains(&self.redeem_deadline_ms)
	}
}

impl MarketFee {
	fn is_sound(&self) -> bool {
		self.maker_bp.max(self.taker_bp) <= MARKET_FEE_MAX_BP && self.fill_max.is_none_or(|most| most <= AMOUNT_MAX)
	}
}

/// Whether `amount` is one that may be named: positive and below 2^63.
pub fn is_amount(amount: Balance) -> bool {
	(1..=AMOUNT_MAX).contains(&amount)
}

/// What an issuer may do to holders; decided at the IOU's birth, can be given up and never gained.
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
pub struct Powers {
	/// Freeze an account, pause the IOU.
	pub freeze: bool,
	/// Destroy an account's free balance.
	pub claw_back: bool,
}

impl Powers {
	/// What is left after giving `up`.
	pub fn without(self, up: Self) -> Self {
		Self { freeze: self.freeze && !up.freeze, claw_back: self.claw_back && !up.claw_back }
	}
}

/// What a delegate of a port's owner may do.
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
pub struct Rights {
	/// Confirm and reject deposits, and issue.
	pub deposits: bool,
	/// Confirm and refund redemptions.
	pub redemptions: bool,
}

impl Rights {
	/// Everything a delegate may do; what the owner himself has.
	pub const ALL: Self = Self { deposits: true, redemptions: true };

	/// Whether there is none.
	pub fn is_none(&self) -> bool {
		!self.deposits && !self.redemptions
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use proptest::prelude::*;

	pub(crate) const DEADLINES: (Moment, Moment) = (1_000, 1_000_000);

	pub(crate) fn terms() -> Terms {
		Terms {
			deposit_fee: Fee { flat: 2, basis_points: 50 },
			redeem_fee: Fee { flat: 5, basis_points: 100 },
			request_min: 100,
			request_max: 1_000_000,
			deposit_deadline_ms: 10_000,
			redeem_deadline_ms: 20_000,
			market_fee: MarketFee { maker_bp: 10, taker_bp: 50, fill_max: None },
			order_min: 10,
			supply_max: Some(5_000_000),
			reserves_required: false,
		}
	}

	#[test]
	fn fee_is_flat_plus_share_rounded_down() {
		// flat, basis points, amount, fee. The third and fourth rows are EX-13's.
		let table = [
			(0, 0, 1_000, 0),
			(2, 0, 100, 2),
			(0, 50, 1_000, 5),
			(0, 50, 199, 0),
			(0, 50, 200, 1),
			(3, 900, 99, 9),
			(3, 900, 100, 10),
			(3, 900, 1_000, 93),
			(Balance::MAX, 1, 9, 0),
			(Balance::MAX, 1, 10, 1),
			(0, 0, 0, 0),
			(5, 0, 1, 0),
			(0, 1_000, AMOUNT_MAX, AMOUNT_MAX / 10),
		];
		for (flat, basis_points, amount, fee) in table {
			assert_eq!(Fee { flat, basis_points }.on(amount), fee, "{flat} + {basis_points} bp of {amount}");
		}
	}

	#[test]
	fn each_flaw_is_found_at_its_boundary() {
		let sound = terms();
		let fee = |flat, basis_points| Fee { flat, basis_points };
		let market = |maker_bp, taker_bp, fill_max| MarketFee { maker_bp, taker_bp, fill_max };
		let table = [
			(sound, Ok(())),
			(Terms { request_min: 0, ..sound }, Err(Flaw::Limits)),
			(Terms { request_min: 1_000_001, ..sound }, Err(Flaw::Limits)),
			(Terms { request_min: 1_000_000, ..sound }, Ok(())),
			(Terms { request_max: AMOUNT_MAX, ..sound }, Ok(())),
			(Terms { request_max: AMOUNT_MAX + 1, ..sound }, Err(Flaw::Limits)),
			(Terms { deposit_fee: fee(0, 1_000), ..sound }, Ok(())),
			(Terms { deposit_fee: fee(0, 1_001), ..sound }, Err(Flaw::RequestFee)),
			(Terms { deposit_fee: fee(1, 1_000), ..sound }, Err(Flaw::RequestFee)),
			(Terms { redeem_fee: fee(10, 0), ..sound }, Ok(())),
			(Terms { redeem_fee: fee(11, 0), ..sound }, Err(Flaw::RequestFee)),
			(Terms { redeem_fee: fee(Balance::MAX, 1), ..sound }, Err(Flaw::RequestFee)),
			(Terms { market_fee: market(1_000, 1_000, Some(AMOUNT_MAX)), ..sound }, Ok(())),
			(Terms { market_fee: market(1_001, 0, None), ..sound }, Err(Flaw::MarketFee)),
			(Terms { market_fee: market(0, 1_001, None), ..sound }, Err(Flaw::MarketFee)),
			(Terms { market_fee: market(0, 0, Some(AMOUNT_MAX + 1)), ..sound }, Err(Flaw::MarketFee)),
			(Terms { deposit_deadline_ms: 1_000, redeem_deadline_ms: 1_000_000, ..sound }, Ok(())),
			(Terms { deposit_deadline_ms: 999, ..sound }, Err(Flaw::Deadline)),
			(Terms { redeem_deadline_ms: 1_000_001, ..sound }, Err(Flaw::Deadline)),
			(Terms { order_min: 0, ..sound }, Err(Flaw::OrderMin)),
			(Terms { order_min: AMOUNT_MAX + 1, ..sound }, Err(Flaw::OrderMin)),
			(Terms { supply_max: None, ..sound }, Ok(())),
			(Terms { supply_max: Some(0), ..sound }, Err(Flaw::Supply)),
			(Terms { supply_max: Some(AMOUNT_MAX + 1), ..sound }, Err(Flaw::Supply)),
		];
		for (terms, verdict) in table {
			assert_eq!(terms.check(DEADLINES), verdict, "{terms:?}");
		}
	}

	#[test]
	fn maximum_supply_never_rises() {
		let with = |supply_max| Terms { supply_max, ..terms() };
		let table = [
			(None, None, true),
			(None, Some(5), true),
			(Some(5), Some(5), true),
			(Some(5), Some(4), true),
			(Some(5), Some(6), false),
			(Some(5), None, false),
		];
		for (old, new, allowed) in table {
			assert_eq!(with(old).may_become(&with(new)), allowed, "{old:?} -> {new:?}");
		}
	}

	#[test]
	fn powers_can_only_be_lost() {
		for bits in 0..16u8 {
			let powers = Powers { freeze: bits & 1 > 0, claw_back: bits & 2 > 0 };
			let up = Powers { freeze: bits & 4 > 0, claw_back: bits & 8 > 0 };
			let left = powers.without(up);
			assert!(!left.freeze || powers.freeze && !up.freeze);
			assert!(!left.claw_back || powers.claw_back && !up.claw_back);
			assert_eq!(powers.without(Powers::default()), powers);
		}
	}

	proptest! {
		#[test]
		fn a_fee_takes_at_most_a_tenth_and_sound_terms_mean_what_they_say(
			flat in 0u128..20, basis_points in 0u16..=900, request_min in 1u128..500, above in 0u128..AMOUNT_MAX / 2,
			less in 1u128..500,
		) {
			let fee = Fee { flat, basis_points };
			let terms = Terms { deposit_fee: fee, redeem_fee: Fee::default(), request_min, ..terms() };
			prop_assert!(fee.on(less) * 10 <= less);
			prop_assume!(terms.check(DEADLINES).is_ok());
			let amount = request_min + above;
			prop_assert!(fee.on(amount) + 1 >= flat + amount * Balance::from(basis_points) / 10_000);
		}
	}
}
