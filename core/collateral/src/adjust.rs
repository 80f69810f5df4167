//! What an owner may do to his position: borrow, repay, add and take out collateral, choose a target (B-44 … B-46).

use crate::{
	error::Error,
	market::Market,
	position::{Payment, Position},
	terms::RATIO_MAX_BP,
	units::{times, wide, AMOUNT_MAX, WHOLE_BP},
};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::cmp::Ordering;
use scale_info::TypeInfo;
use sp_core::U256;
use tributary_primitives::Price;

/// What an owner asks for, smallest units.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Adjustment {
	/// Positive borrows, negative repays: at most so much, and no more than is owed. So `i128::MIN` closes, whatever
	/// the fee has come to.
	pub debt: i128,
	/// Positive adds, negative takes out. A repayment that leaves no debt returns all of it, whatever stands here.
	pub collateral: i128,
	/// The ratio that calls restore from now on, basis points; none for the whole debt. Replaces the old one.
	pub target_bp: Option<u32>,
}

/// What happens when it is done, each amount once. `minted = received + fee` when borrowing, `paid = burned + fee` when
/// repaying; the other two are zero.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Adjusted {
	/// The position afterwards; none if it closed.
	pub position: Option<Position>,
	/// BitAsset created.
	pub minted: u64,
	/// BitAsset destroyed.
	pub burned: u64,
	/// BitAsset to the savings: the accrued borrow fee, paid before anything else.
	pub fee: u64,
	/// BitAsset the owner gets.
	pub received: u64,
	/// BitAsset the owner brings.
	pub paid: u64,
	/// Collateral the owner brings.
	pub deposited: u64,
	/// Collateral the owner gets.
	pub released: u64,
}

/// A position before and after, and what both owe in whole units.
struct Step {
	old: Position,
	debt_old: u64,
	new: Position,
	debt: u64,
}

/// Decides an adjustment of `position`, none to open one. Errors in the order of [`Error`].
///
/// - Borrowing, and taking out collateral so that the ratio does not rise, need a live price and leave at least the
///   initial ratio; exactly at it is enough (EX-8).
/// - What only improves is always allowed, below water and without a price: repaying, adding collateral, and taking some
///   out for a repayment that leaves a better ratio.
/// - Whole units of the accrued fee are paid first: from what is repaid, or out of what is borrowed.
/// - Borrowing or repaying leaves no debt, or at least `debt_min`; only what was smaller already may be repaid in part.
///
/// Range: every amount is at most [`AMOUNT_MAX`] afterwards, or `TooLarge`; no sum leaves `i128`.
pub fn adjust(position: Option<&Position>, asked: &Adjustment, market: &Market) -> Result<Adjusted, Error> {
	let old = position.copied().unwrap_or_default();
	check_request(&old, asked, market)?;
	let debt_old = old.debt(market.index);
	let mut adjusted = match asked.debt {
		borrowed if borrowed > 0 => borrow(&old, market.index, amount(borrowed)?),
		repaid => repay(&old, market.index, limited(repaid)),
	};
	let debt = debt_old.saturating_add(adjusted.received).saturating_sub(adjusted.paid);
	if debt == 0 {
		// Nothing was borrowed and nothing is owed: the position closes, or there never was one.
		position.ok_or(Error::NothingBorrowed)?;
		adjusted.released = old.collateral;
		return Ok(adjusted);
	}
	let collateral = move_collateral(&old, asked.collateral, &mut adjusted)?;
	let new = Position { collateral, target_bp: asked.target_bp, ..owing(&old, &adjusted, debt, market.index) };
	Step { old, debt_old, new, debt }.check(asked.debt > 0, market)?;
	adjusted.position = Some(new);
	Ok(adjusted)
}

/// The position with the debt that BitAsset leaves which moved; as it was if none moved.
fn owing(old: &Position, adjusted: &Adjusted, debt: u64, index: u128) -> Position {
	if adjusted.minted == 0 && adjusted.paid == 0 {
		return *old;
	}
	let principal = old.principal.saturating_add(adjusted.minted).saturating_sub(adjusted.burned);
	let moved = old.more(index, adjusted.received).less(index, adjusted.paid);
	Position { principal, ..moved }.at_least(debt, index)
}

fn check_request(old: &Position, asked: &Adjustment, market: &Market) -> Result<(), Error> {
	if asked.debt == 0 && asked.collateral == 0 && asked.target_bp == old.target_bp {
		return Err(Error::Unchanged);
	}
	let allowed = market.terms.maintenance_bp..=RATIO_MAX_BP;
	let sound = asked.target_bp.is_none_or(|target| market.terms.targets && allowed.contains(&target));
	sound.then_some(()).ok_or(Error::TargetOutOfRange)
}

/// Whole units of the fee are kept of what is borrowed; if they are more than that, the rest of them stays owed.
///
/// A debt beyond [`AMOUNT_MAX`] is left for [`Step::check`] to refuse: two amounts of 63 bits and a fee fit or saturate.
fn borrow(old: &Position, index: u128, amount: u64) -> Adjusted {
	let fee = old.whole_debt(index).saturating_sub(old.principal).min(amount);
	Adjusted { minted: amount, fee, received: amount.saturating_sub(fee), ..Adjusted::default() }
}

fn repay(old: &Position, index: u128, amount: u64) -> Adjusted {
	let paid = amount.min(old.debt(index));
	let Payment { fee, burned } = old.payment(index, paid);
	Adjusted { burned, fee, paid, ..Adjusted::default() }
}

/// The collateral afterwards, and what moves for it.
fn move_collateral(old: &Position, by: i128, adjusted: &mut Adjusted) -> Result<u64, Error> {
	match by {
		added if added >= 0 => {
			adjusted.deposited = amount(added)?;
			old.collateral.checked_add(adjusted.deposited).filter(|all| *all <= AMOUNT_MAX).ok_or(Error::TooLarge)
		}
		taken => {
			adjusted.released = limited(taken);
			old.collateral.checked_sub(adjusted.released).ok_or(Error::BelowZero)
		}
	}
}

impl Step {
	fn check(&self, borrows: bool, market: &Market) -> Result<(), Error> {
		if self.debt > AMOUNT_MAX && self.debt > self.debt_old {
			return Err(Error::TooLarge);
		}
		let least = market.terms.debt_min;
		let shrank_below = self.debt < self.debt_old && self.debt_old >= least;
		if self.debt < least && (borrows || shrank_below) {
			return Err(Error::DebtTooSmall);
		}
		if !borrows && self.improves(market.index) {
			return Ok(());
		}
		let feed = market.prices.ok_or(Error::NoPrice)?.feed;
		self.is_initial(&feed, market.terms.initial_bp).then_some(()).ok_or(Error::BelowInitial)
	}

	/// Whether the ratio rises, exactly, or nothing but a target changes.
	fn improves(&self, index: u128) -> bool {
		let key = |position: Position| position.with_principal(index).weakness(0);
		match key(self.new).cmp_ratio(&key(self.old)) {
			Ordering::Greater => true,
			Ordering::Equal => Position { target_bp: self.old.target_bp, ..self.new } == self.old,
			Ordering::Less => false,
		}
	}

	/// Whether `collateral ≥ debt · price · initial`, exactly. Below 2^64 · 2^64 · 2^17.
	fn is_initial(&self, price: &Price, initial_bp: u32) -> bool {
		let held: U256 = times(wide(self.new.collateral.into(), price.base().into()), WHOLE_BP);
		held >= times(wide(self.debt.into(), price.quote().into()), initial_bp)
	}
}

/// An amount that enters a position.
fn amount(asked: i128) -> Result<u64, Error> {
	u64::try_from(asked).ok().filter(|amount| *amount <= AMOUNT_MAX).ok_or(Error::TooLarge)
}

/// An amount that leaves a position: saturates, as no position has that much.
fn limited(asked: i128) -> u64 {
	u64::try_from(asked.unsigned_abs()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		borrow::{INDEX_MAX, INDEX_ONE},
		feed::Prices,
		terms::Terms,
	};

	const LATER: u128 = INDEX_ONE + INDEX_ONE / 100;

	fn asked(debt: i128, collateral: i128) -> Adjustment {
		Adjustment { debt, collateral, target_bp: None }
	}

	fn on(
		position: Option<Position>,
		debt: i128,
		collateral: i128,
		index: u128,
		feed: Option<u64>,
	) -> Result<Adjusted, Error> {
		let terms = Terms { debt_min: 10, ..Terms::default() };
		let prices = feed.and_then(|quote| Price::new(quote, 1)).map(Prices::plain);
		adjust(position.as_ref(), &asked(debt, collateral), &Market { terms: &terms, index, prices })
	}

	fn of(collateral: u64, debt: u64) -> Option<Position> {
		Some(Position::open(collateral, debt, INDEX_ONE, None))
	}

	#[test]
	fn opening_by_ex_8() {
		let opened = on(None, 1_000, 600_000, INDEX_ONE, Some(200)).unwrap();
		let expected = Adjusted {
			position: of(600_000, 1_000),
			minted: 1_000,
			received: 1_000,
			deposited: 600_000,
			..Adjusted::default()
		};
		assert_eq!(opened, expected);
		assert_eq!(on(None, 1_000, 599_999, INDEX_ONE, Some(200)), Err(Error::BelowInitial));
		assert_eq!(on(None, 1_001, 600_000, INDEX_ONE, Some(200)), Err(Error::BelowInitial));
		// Whatever the index is: whole units decide at a touch.
		for index in [INDEX_ONE + 1, LATER, INDEX_ONE * 3 - 7, INDEX_MAX] {
			let opened = on(None, 1_000, 600_000, index, Some(200)).unwrap().position.unwrap();
			assert_eq!((opened.debt(index), opened.accrued(index)), (1_000, 0));
			assert!(!opened.is_called(index, &Price::new(300, 1).unwrap(), &Terms::default()));
			assert_eq!(on(None, 1_000, 599_999, index, Some(200)), Err(Error::BelowInitial));
		}
	}

	#[test]
	fn each_cause_has_its_error_in_order() {
		let max = i128::from(AMOUNT_MAX);
		let rows = [
			(of(600_000, 1_000), asked(0, 0), Some(200), Error::Unchanged),
			(None, Adjustment { target_bp: Some(19_999), ..asked(10, 6_000) }, Some(200), Error::TargetOutOfRange),
			(None, Adjustment { target_bp: Some(100_001), ..asked(10, 6_000) }, Some(200), Error::TargetOutOfRange),
			(None, asked(max + 1, 1), Some(200), Error::TooLarge),
			(of(600_000, 1_000), asked(0, max), Some(200), Error::TooLarge),
			(of(600_000, 1_000), asked(max, 0), Some(200), Error::TooLarge),
			(None, asked(0, 5), Some(200), Error::NothingBorrowed),
			(None, asked(-5, 5), Some(200), Error::NothingBorrowed),
			(of(600_000, 1_000), asked(0, -600_001), Some(200), Error::BelowZero),
			(of(600_000, 1_000), asked(0, i128::MIN), Some(200), Error::BelowZero),
			(None, asked(9, 6_000), Some(200), Error::DebtTooSmall),
			(of(600_000, 1_000), asked(-991, 0), Some(200), Error::DebtTooSmall),
			(None, asked(10, 6_000), None, Error::NoPrice),
			(of(600_000, 1_000), asked(1, 600_000), None, Error::NoPrice),
			(of(600_000, 1_000), asked(0, -1), None, Error::NoPrice),
			(of(600_000, 1_000), asked(0, -1), Some(200), Error::BelowInitial),
			(of(600_000, 1_000), asked(-10, -6_001), Some(200), Error::BelowInitial),
			(of(600_000, 1_000), asked(1, 599), Some(200), Error::BelowInitial),
		];
		for (position, request, feed, error) in rows {
			let terms = Terms { debt_min: 10, ..Terms::default() };
			let prices = feed.and_then(|quote| Price::new(quote, 1)).map(Prices::plain);
			let market = Market { terms: &terms, index: INDEX_ONE, prices };
			assert_eq!(adjust(position.as_ref(), &request, &market), Err(error), "{request:?}");
		}
	}

	#[test]
	fn improving_is_always_allowed_and_nothing_else_without_a_price() {
		for feed in [None, Some(601), Some(u64::MAX)] {
			for (debt, collateral) in
				[(0, 1), (-1, 0), (-1, -599), (-990, -593_999), (-1, 600_000), (i128::MIN, i128::MIN)]
			{
				assert!(
					on(of(600_000, 1_000), debt, collateral, INDEX_ONE, feed).is_ok(),
					"{feed:?} {debt} {collateral}"
				);
			}
			// At the same ratio nothing is better: whoever takes out must leave more behind.
			let refusal = if feed.is_none() { Error::NoPrice } else { Error::BelowInitial };
			assert_eq!(on(of(600_000, 1_000), -1, -600, INDEX_ONE, feed), Err(refusal));
		}
		// A target alone changes no ratio.
		let terms = Terms::default();
		let market = Market { terms: &terms, index: LATER, prices: None };
		let target = Adjustment { target_bp: Some(25_000), ..asked(0, 0) };
		let done = adjust(of(600_000, 1_000).as_ref(), &target, &market).unwrap();
		assert_eq!(done.position, Some(Position { target_bp: Some(25_000), ..of(600_000, 1_000).unwrap() }));
	}

	#[test]
	fn closing_returns_everything_and_takes_no_more_than_is_owed() {
		for collateral in [i128::MIN, -1, 0, 5, i128::MAX] {
			let closed = on(of(600_000, 1_000), i128::MIN, collateral, LATER, None).unwrap();
			let expected = Adjusted { burned: 1_000, fee: 10, paid: 1_010, released: 600_000, ..Adjusted::default() };
			assert_eq!(closed, expected);
		}
		assert_eq!(on(of(600_000, 1_000), -1_010, 0, LATER, None).unwrap().position, None);
		assert_eq!(on(of(600_000, 1_000), -1_009, 0, LATER, None), Err(Error::DebtTooSmall));
	}

	#[test]
	fn the_fee_is_paid_before_anything_else() {
		// Owed 1,010: 10 of the 100 borrowed are the fee, 1,100 is owed, all of it principal.
		let more = on(of(6_000_000, 1_000), 100, 0, LATER, Some(200)).unwrap();
		assert_eq!((more.minted, more.fee, more.received), (100, 10, 90));
		assert_eq!((more.position.unwrap().debt(LATER), more.position.unwrap().accrued(LATER)), (1_100, 0));
		// Less than the fee: nothing arrives, and the rest of the fee stays owed.
		let less = on(of(6_000_000, 1_000), 4, 0, LATER, Some(200)).unwrap();
		assert_eq!((less.minted, less.fee, less.received), (4, 4, 0));
		assert_eq!((less.position.unwrap().debt(LATER), less.position.unwrap().accrued(LATER)), (1_010, 6));
		let repaid = on(of(6_000_000, 1_000), -4, 0, LATER, None).unwrap();
		assert_eq!((repaid.burned, repaid.fee, repaid.paid), (0, 4, 4));
		assert_eq!((repaid.position.unwrap().debt(LATER), repaid.position.unwrap().accrued(LATER)), (1_006, 6));
		// Collateral alone touches no debt: not even a unit of rounding.
		let added = on(of(6_000_000, 1_000), 0, 1, LATER, None).unwrap();
		assert_eq!(added.position.unwrap().normalised, of(6_000_000, 1_000).unwrap().normalised);
	}

	/// The fee of a moment is not a unit: who repays one, again and again, takes out no more than what he repaid frees.
	#[test]
	fn a_unit_repaid_each_block_frees_no_more_than_a_unit() {
		// Of a smallest debt: one unit of ten, and no second one.
		let tick = INDEX_ONE / 1_000_000_000;
		let first = on(of(6_000, 10), -1, -545, INDEX_ONE + tick, None).unwrap();
		assert_eq!((first.fee, first.burned), (0, 1));
		for taken in [0, 1, 545] {
			let second = on(first.position, -1, -taken, INDEX_ONE + 2 * tick, None);
			assert_eq!(second, Err(Error::DebtTooSmall));
		}
		// What is repaid of a larger debt frees its part of the collateral, less a unit, and the exact ratio never falls.
		let (mut position, mut index) = (Position::open(600_000, 1_000, INDEX_ONE, None), INDEX_ONE);
		for _ in 0..60 {
			index += tick;
			let (least, most) = (position.debt(index), position.whole_debt(index));
			let part = |debt| i128::from(position.collateral / debt);
			assert_eq!(on(Some(position), -1, -part(most) - 1, index, None), Err(Error::NoPrice));
			let step = on(Some(position), -1, -part(least), index, None).unwrap();
			assert_eq!((step.fee, step.burned), (0, 1));
			let after = step.position.unwrap();
			assert!(after.weakness(1) > position.weakness(1));
			position = after;
		}
		assert_eq!((position.principal, position.debt(index)), (940, 941));
	}

	/// Who pays all but a part of a unit still owes a unit of principal: what stands behind it stays.
	#[test]
	fn a_begun_unit_that_is_paid_frees_nothing() {
		let terms = Terms { debt_min: 1, ..Terms::default() };
		let market = Market { terms: &terms, index: INDEX_ONE + INDEX_ONE / 36_500, prices: None };
		let hundred = of(30_000, 100).unwrap();
		let after =
			|taken: i128| adjust(Some(&hundred), &asked(-100, -taken), &market).map(|done| done.position.unwrap());
		for taken in [29_999, 29_986, 29_701] {
			assert_eq!(after(taken), Err(Error::NoPrice));
		}
		let left = after(29_600).unwrap();
		assert_eq!((left.principal, left.debt(market.index), left.collateral), (1, 1, 400));
		assert_eq!(adjust(Some(&left), &asked(0, -1), &market), Err(Error::NoPrice));
	}

	#[test]
	fn dust_that_is_there_may_be_repaid_in_part() {
		assert_eq!(on(of(600, 9), -1, 0, INDEX_ONE, None).unwrap().position, of(600, 8));
		assert_eq!(on(of(600, 10), -1, 0, INDEX_ONE, None), Err(Error::DebtTooSmall));
		assert_eq!(on(of(600, 9), 0, 1, INDEX_ONE, None).unwrap().position, of(601, 9));
	}

	#[test]
	fn the_largest_amounts() {
		let max = i128::from(AMOUNT_MAX);
		let terms = Terms::default();
		let feed = |quote, base| Some(Prices::plain(Price::new(quote, base).unwrap()));
		let at = |prices| Market { terms: &terms, index: INDEX_MAX, prices };
		let opened = adjust(None, &asked(max, max), &at(feed(1, 3))).unwrap().position.unwrap();
		assert_eq!((opened.collateral, opened.debt(INDEX_MAX)), (AMOUNT_MAX, AMOUNT_MAX));
		assert_eq!(adjust(None, &asked(max, max - 1), &at(feed(1, 3))), Err(Error::BelowInitial));
		// A debt that grew beyond the range can still be repaid and improved, and nothing be borrowed on it.
		let grown = Position { normalised: u128::MAX, ..opened };
		assert_eq!(grown.debt(INDEX_MAX), u64::MAX);
		assert!(adjust(Some(&grown), &asked(-1, 0), &at(None)).is_ok());
		assert_eq!(adjust(Some(&grown), &asked(1, 0), &at(feed(1, u64::MAX))).map(|done| done.fee), Ok(1));
	}
}
