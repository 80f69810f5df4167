//! A debt position: what it holds, what it owes, and how weak it is.
//!
//! **What is owed.** The *principal* was minted and not burned since: the principals of all positions are the supply. The
//! *accrued* borrow fee comes on top; it is kept in no field. One number, the *normalised debt*, is what principal and
//! unpaid fee came to when BitAsset last moved, divided by the index of that moment; times the index of now it is what
//! is owed now, exactly. So all debts grow by one factor, and the order of positions by `collateral / normalised debt`
//! stays right while time passes: a position's key changes only when the position does.
//!
//! **Whole units.** BitAsset moves in whole units, and what moves is taken off what is owed exactly: the part of a unit that
//! has accrued stays owed, whoever touches the position and however often. Only who clears the whole debt pays it rounded up,
//! less than one unit once. Decisions (called? insolvent? weaker than another? better than before?) use the exact number.
//! What is borrowed and kept is judged by the whole units owed after it, rounded up.

use crate::{
	borrow::{grown, normalise, normalise_up},
	error::Error,
	terms::{Terms, RATIO_MAX_BP},
	units::{quotient_up, ratio_bp, saturate, saturate_128, times, wide, WHOLE_BP},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Ordering;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::U256;
use tributary_primitives::{decimal, Price};

/// 2^128: how many parts of [`grown`] are one unit.
const PARTS: U256 = U256([0, 0, 1, 0]);
/// 2^96 of those parts, 2^-32 of a unit: so much is nothing. A touch rounds by less than 2^-48 of a unit, so what is a whole
/// unit but for rounding is one, after 2^16 touches too.
const HAIR: U256 = U256([0, 1 << 32, 0, 0]);

/// A debt position. It has both collateral and principal, or it does not exist.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Position {
	/// Units of the backing asset, those that its call offers in the book included.
	pub collateral: u64,
	/// Units minted and not burned since.
	pub principal: u64,
	/// Principal and unpaid fee over the index, in units of 2^-64.
	pub normalised: u128,
	/// The ratio that its calls restore, basis points; none buys the whole debt back.
	pub target_bp: Option<u32>,
}

/// Where BitAsset that reached a position went: whole units of the accrued fee are paid first.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Payment {
	/// Accrued borrow fee, to the savings.
	pub fee: u64,
	/// Principal, destroyed.
	pub burned: u64,
}

/// What a position is after some of its debt was bought back.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum After {
	/// It lives on.
	Open(Position),
	/// It owes nothing; `returned` units of collateral go back to its owner.
	Closed {
		/// Units of the backing asset.
		returned: u64,
	},
	/// Its last collateral was paid and some principal is left: rounding in a market, of a position that could just pay.
	/// The position is gone, its unpaid fee with it; the principal counts as the BitAsset's bad debt, which fees pay
	/// off before savings get any ([`crate::global::cover_bad_debt`]).
	Exhausted {
		/// Units of principal without collateral.
		bad_debt: u64,
	},
}

impl Position {
	/// A position that owes `debt` units, none of it fee. Both amounts positive.
	pub fn open(collateral: u64, debt: u64, index: u128, target_bp: Option<u32>) -> Self {
		Self { collateral, principal: debt, normalised: normalise(debt, index), target_bp }
	}

	/// What it owes at `index`, principal and fee, rounded up to a whole unit; `u64::MAX` if it is more.
	///
	/// A touch takes whole units off it, or adds some: see [`Position::reduced`]. Right after `d` units were borrowed at first it
	/// is `d`: the normalised debt was rounded down by less than 2^-64, so `normalised · index` lies in `(d − 2^-48, d]`.
	pub fn debt(&self, index: u128) -> u64 {
		saturate(self.units_owed(index)).max(self.principal)
	}

	/// The same below 2^80, whatever it has grown to.
	fn units_owed(&self, index: u128) -> U256 {
		quotient_up(grown(self.normalised, index), PARTS)
	}

	/// The whole units of it: what is owed, rounded down, and never less than the principal.
	pub(crate) fn whole_debt(&self, index: u128) -> u64 {
		self.whole_units(index).max(self.principal)
	}

	fn whole_units(&self, index: u128) -> u64 {
		let owed = grown(self.normalised, index).saturating_add(HAIR);
		saturate(owed.checked_div(PARTS).unwrap_or_default())
	}

	/// What it has for each whole unit that it owes; none without collateral, or if it owes less than a unit.
	///
	/// By the exact debt rounded down: at what is found here others pay for an insolvent position ([`crate::Prices`],
	/// [`crate::global`]), and the fee of a moment, rounded up to a unit, must not halve what holders get from a debt of one.
	/// So it may be above the exact ratio, and whoever uses it takes the feed if that is lower; nothing binds others of
	/// somebody who owes less than a unit.
	pub fn own_price(&self, index: u128) -> Option<Price> {
		Price::new(self.collateral, self.whole_units(index))
	}

	/// With no less owed than its principal, rounded up: a begun unit of fee that was paid in advance ([`Position::payment`])
	/// frees no collateral.
	pub(crate) fn with_principal(self, index: u128) -> Self {
		Self { normalised: self.normalised.max(normalise_up(self.principal, index)), ..self }
	}

	/// The part of [`Position::debt`] that is borrow fee.
	pub fn accrued(&self, index: u128) -> u64 {
		self.debt(index).saturating_sub(self.principal)
	}

	/// Whether `collateral < debt · price · bp`, exactly. At the boundary it is not.
	///
	/// Range: `2^64 · 2^64 · 2^14 · 2^128` and `2^208 · 2^64 · 2^17` fit 512 bits.
	pub fn is_below(&self, index: u128, price: &Price, bp: u32) -> bool {
		let held = times(wide(self.collateral.into(), price.base().into()), WHOLE_BP);
		let owed = times(price.quote().into(), bp);
		held.full_mul(PARTS) < grown(self.normalised, index).full_mul(owed)
	}

	/// Whether the market buys its debt back (B-46, Q-8): below maintenance, exactly at it not.
	pub fn is_called(&self, index: u128, price: &Price, terms: &Terms) -> bool {
		self.is_below(index, price, terms.maintenance_bp)
	}

	/// The ratio for people, basis points, rounded down; decisions never look at it.
	pub fn ratio_bp(&self, index: u128, price: &Price) -> u64 {
		ratio_bp(self.collateral, self.debt(index), price)
	}

	/// The liquidation price: the highest feed at which it is not called, in backing per BitAsset (B-46).
	///
	/// For people: of the debt in whole units, which is rounded up, and rounded down where it does not fit two `u64`. So at
	/// this price it is never called; it is called at any higher one, but for those at which a debt smaller by less than a
	/// unit is not.
	/// None if it is called at every price. Range: `2^64 · 10^4` and `2^80 · 2^17`.
	pub fn liquidation_price(&self, index: u128, terms: &Terms) -> Option<Price> {
		let held = u128::from(self.collateral).saturating_mul(WHOLE_BP.into());
		let debt = saturate_128(self.units_owed(index)).max(self.principal.into());
		let owed = debt.saturating_mul(terms.maintenance_bp.min(RATIO_MAX_BP).into());
		price_down(held, owed)
	}

	/// Its place in the order of weakness.
	pub fn weakness(&self, id: u64) -> Weakness {
		Weakness { collateral: self.collateral, normalised: self.normalised, id }
	}

	/// The position after `asset` units of its debt were bought back for `paid` units of its collateral.
	///
	/// [`Error::Corrupt`] if either is more than it has.
	pub fn reduced(&self, index: u128, asset: u64, paid: u64) -> Result<(After, Payment), Error> {
		let left = self.debt(index).checked_sub(asset).ok_or(Error::Corrupt)?;
		let collateral = self.collateral.checked_sub(paid).ok_or(Error::Corrupt)?;
		let payment = self.payment(index, asset);
		let principal = self.principal.saturating_sub(payment.burned);
		let after = match (left, collateral) {
			(0, returned) => After::Closed { returned },
			(_, 0) => After::Exhausted { bad_debt: principal },
			_ => After::Open(Self { collateral, principal, ..self.less(index, asset) }.at_least(left, index)),
		};
		Ok((after, payment))
	}

	/// How `amount` units, at most the debt, divide: whole units of the fee first, and the begun one if the whole debt is
	/// paid. While some is left, so is a unit of principal: who pays all but a part of a unit has paid the begun unit of the
	/// fee, and owes a unit of principal of which that part is left to bear a fee and to count in its ratio. So a unit is paid
	/// once, however often somebody comes.
	pub(crate) fn payment(&self, index: u128, amount: u64) -> Payment {
		let fee = self.whole_debt(index).saturating_sub(self.principal).min(amount);
		let stays = u64::from(amount < self.debt(index));
		let burned = amount.saturating_sub(fee).min(self.principal.saturating_sub(stays));
		Payment { fee: amount.saturating_sub(burned), burned }
	}

	/// With `amount` units less owed, exactly: the debtor gains less than 2^-48 of a unit.
	pub(crate) fn less(self, index: u128, amount: u64) -> Self {
		Self { normalised: self.normalised.saturating_sub(normalise_up(amount, index)), ..self }
	}

	/// With `amount` units more owed; the debtor gains less than 2^-48 of a unit.
	pub(crate) fn more(self, index: u128, amount: u64) -> Self {
		Self { normalised: self.normalised.saturating_add(normalise(amount, index)), ..self }
	}

	/// With `debt` whole units owed after [`Position::less`] or [`Position::more`], though their rounding left a hair less.
	///
	/// Rounded up the exact debt is `debt` then: it is at most `debt`, as both take off or add whole units and round
	/// down, and more than `debt − 1`, as `normalise(debt − 1) + 1` is the least that is.
	pub(crate) fn at_least(self, debt: u64, index: u128) -> Self {
		let above = normalise(debt.saturating_sub(1), index).saturating_add(1);
		Self { normalised: self.normalised.max(above), ..self }
	}
}

/// A position's place among all of one BitAsset: the weakest is the least.
///
/// By `collateral / normalised debt`, exactly, and by id among equals, so no two are equal. No price and no index stands
/// in it, so neither a feed nor the passing of time moves anything: only what touches a position moves that position, out
/// at its old key and in at its new one. A tree of pages sorted by it finds the weakest in its first leaf.
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
pub struct Weakness {
	/// Units of the backing asset.
	#[serde(with = "decimal")]
	pub collateral: u64,
	/// [`Position::normalised`].
	#[serde(with = "decimal")]
	pub normalised: u128,
	/// The position's number.
	#[serde(with = "decimal")]
	pub id: u64,
}

impl Weakness {
	/// The position as far as its place tells: what it has, and what it owes, all of it as if it were fee.
	pub fn position(&self) -> Position {
		Position { collateral: self.collateral, principal: 0, normalised: self.normalised, target_bp: None }
	}

	/// This key's ratio against another's, by cross-multiplication: below 2^64 · 2^128.
	pub(crate) fn cmp_ratio(&self, other: &Self) -> Ordering {
		let left = wide(self.collateral.into(), other.normalised);
		left.cmp(&wide(other.collateral.into(), self.normalised))
	}
}

impl Ord for Weakness {
	/// Equal ratios and ids are told apart by the amounts, so that order and equality agree.
	fn cmp(&self, other: &Self) -> Ordering {
		self.cmp_ratio(other).then(self.id.cmp(&other.id)).then(self.collateral.cmp(&other.collateral))
	}
}

impl PartialOrd for Weakness {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

/// `backing / asset` as a price, rounded down where the terms do not fit; none if that is zero or `asset` is.
fn price_down(backing: u128, asset: u128) -> Option<Price> {
	let divisor = greatest_common_divisor(backing, asset);
	let (mut backing, mut asset) = (backing.checked_div(divisor)?, asset.checked_div(divisor)?);
	while backing.max(asset) > u64::MAX.into() {
		(backing, asset) = (backing >> 1, asset.div_ceil(2));
	}
	Price::new(u64::try_from(backing).ok()?, u64::try_from(asset).ok()?)
}

fn greatest_common_divisor(mut left: u128, mut right: u128) -> u128 {
	while let Some(rest) = left.checked_rem(right) {
		(left, right) = (right, rest);
	}
	left
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::borrow::{INDEX_MAX, INDEX_ONE};
	use proptest::prelude::*;

	const MAX: u64 = u64::MAX;

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	fn of(collateral: u64, debt: u64) -> Position {
		Position::open(collateral, debt, INDEX_ONE, None)
	}

	#[test]
	fn called_and_insolvent_by_ex_8_and_a_unit_beside() {
		// collateral, debt, feed, called, insolvent
		let rows = [
			(600_000, 1_000, (300, 1), false, false),
			(599_999, 1_000, (300, 1), true, false),
			(600_001, 1_000, (300, 1), false, false),
			(600_000, 1_000, (301, 1), true, false),
			(600_000, 1_000, (600, 1), true, false),
			(600_000, 1_000, (601, 1), true, true),
			(599_999, 1_000, (600, 1), true, true),
			(1, 1, (1, 2), false, false),
			(1, 1, (1, 1), true, false),
			(MAX, MAX, (1, 2), false, false),
			(MAX - 1, MAX, (1, 2), true, false),
			(MAX, MAX, (1, 1), true, false),
			(MAX - 1, MAX, (1, 1), true, true),
			(MAX, 1, (MAX, 1), true, false),
			(1, MAX, (1, MAX), true, false),
		];
		for (collateral, debt, (quote, base), called, insolvent) in rows {
			let (position, feed) = (of(collateral, debt), price(quote, base));
			assert_eq!(position.is_called(INDEX_ONE, &feed, &Terms::default()), called, "{position:?} {quote}");
			assert_eq!(position.is_below(INDEX_ONE, &feed, WHOLE_BP), insolvent, "{position:?} {quote}");
		}
	}

	#[test]
	fn a_fee_counts_at_once_and_is_paid_first() {
		let position = of(600_000, 1_000);
		let later = INDEX_ONE + INDEX_ONE / 100;
		assert_eq!(
			(position.debt(INDEX_ONE), position.debt(INDEX_ONE + 1), position.debt(later)),
			(1_000, 1_001, 1_010)
		);
		assert!(
			!position.is_below(INDEX_ONE, &price(300, 1), 20_000) && position.is_below(later, &price(300, 1), 20_000)
		);
		let (after, payment) = position.reduced(later, 4, 0).unwrap();
		assert_eq!(payment, Payment { fee: 4, burned: 0 });
		let After::Open(left) = after else { panic!() };
		assert_eq!((left.principal, left.debt(later), left.accrued(later)), (1_000, 1_006, 6));
		let (after, payment) = left.reduced(later, 1_006, 300_000).unwrap();
		assert_eq!((after, payment), (After::Closed { returned: 300_000 }, Payment { fee: 6, burned: 1_000 }));
		assert_eq!(left.reduced(later, 1_007, 0), Err(Error::Corrupt));
		assert_eq!(left.reduced(later, 0, 600_001), Err(Error::Corrupt));
		let (after, _) = left.reduced(later, 1_005, 600_000).unwrap();
		assert_eq!(after, After::Exhausted { bad_debt: 1 });
	}

	/// Whoever touches a position, and however often: the fee of a moment is paid once, when the debt is.
	#[test]
	fn a_hundred_touches_cost_no_more_than_one() {
		let (mut position, mut index) = (of(600_000, 1_000), INDEX_ONE);
		for touch in 1..=100u64 {
			index += INDEX_ONE / 1_000_000_000;
			let (after, payment) = position.reduced(index, 9, 1_800).unwrap();
			let After::Open(left) = after else { panic!() };
			assert_eq!((payment, left.debt(index)), (Payment { fee: 0, burned: 9 }, 1_001 - 9 * touch));
			position = left;
		}
		let (after, payment) = position.reduced(index, 101, 20_200).unwrap();
		assert_eq!((after, payment), (After::Closed { returned: 399_800 }, Payment { fee: 1, burned: 100 }));
	}

	/// Nothing is burned to the last unit while a part of one is owed.
	#[test]
	fn some_principal_stays_while_something_is_owed() {
		let later = INDEX_ONE + INDEX_ONE / 1_000_000_000;
		let (after, payment) = of(600, 2).reduced(later, 2, 10).unwrap();
		assert_eq!(payment, Payment { fee: 1, burned: 1 });
		let After::Open(left) = after else { panic!() };
		assert_eq!((left.principal, left.debt(later)), (1, 1));
		assert_eq!(of(600, 2).reduced(later, 3, 10).unwrap().1, Payment { fee: 1, burned: 2 });
	}

	/// A debt of one is not paid for again each time its fee begins.
	#[test]
	fn the_last_unit_is_paid_for_once() {
		let tick = INDEX_ONE / 1_000_000_000;
		let (after, payment) = of(600, 1).reduced(INDEX_ONE + tick, 1, 200).unwrap();
		assert_eq!(payment, Payment { fee: 1, burned: 0 });
		let After::Open(left) = after else { panic!() };
		for later in [INDEX_ONE + tick, INDEX_ONE + 1_000 * tick] {
			assert_eq!((left.debt(later), left.whole_debt(later)), (1, 1));
			assert!(left.weakness(1) > of(600, 1).weakness(1));
			let (after, payment) = left.reduced(later, 1, 200).unwrap();
			assert_eq!((after, payment), (After::Closed { returned: 200 }, Payment { fee: 0, burned: 1 }));
		}
		// What it has borrowed since is owed, and no more than a unit is ever ahead.
		let more = Position { principal: 101, ..left.more(INDEX_ONE + tick, 100) }.at_least(101, INDEX_ONE + tick);
		assert_eq!((more.debt(INDEX_ONE + tick), more.whole_debt(INDEX_ONE + tick)), (101, 101));
		let (after, payment) = more.reduced(INDEX_ONE + tick, 100, 200).unwrap();
		let After::Open(rest) = after else { panic!() };
		assert_eq!((payment, rest.debt(INDEX_ONE + tick)), (Payment { fee: 0, burned: 100 }, 1));
	}

	/// What others pay for an insolvent position is not halved by the fee of a moment.
	#[test]
	fn what_it_has_per_unit_it_owes() {
		let later = INDEX_ONE + INDEX_ONE / 1_000_000_000;
		for (collateral, debt, index, own) in [
			(600_000, 1_000, INDEX_ONE, (600, 1)),
			(600, 1, later, (600, 1)),
			(600, 10, later, (60, 1)),
			(600, 10, INDEX_ONE * 2 - INDEX_ONE / 1_000, (600, 19)),
			(600, 10, INDEX_ONE * 2, (600, 20)),
		] {
			let own_price = of(collateral, debt).own_price(index).unwrap();
			assert_eq!(own_price, price(own.0, own.1), "{debt} at {index}");
		}
		assert_eq!(of(600, 1).debt(later), 2);
		assert_eq!(of(0, 1).own_price(later), None);
		let (after, _) = of(600, 1).reduced(later, 1, 200).unwrap();
		let After::Open(prepaid) = after else { panic!() };
		assert_eq!(prepaid.own_price(later), None);
	}

	#[test]
	fn the_order_is_exact_and_ties_go_by_age() {
		let key = |collateral, normalised, id| Weakness { collateral, normalised, id };
		let mut keys = [
			key(MAX, u128::MAX, 1),
			key(MAX - 1, u128::MAX, 2),
			key(MAX - 1, u128::MAX - 1, 3),
			key(2, 4, 9),
			key(1, 2, 8),
			key(1, 2, 4),
			key(1, u128::MAX, 5),
		];
		keys.sort();
		assert_eq!(keys.map(|key| key.id), [5, 2, 3, 1, 4, 8, 9]);
		assert_eq!(Weakness::max_encoded_len(), 32);
		assert_eq!(Position::max_encoded_len(), 37);
	}

	#[test]
	fn the_liquidation_price_is_the_last_one_without_a_call() {
		let terms = Terms::default();
		assert_eq!(of(600_000, 1_000).liquidation_price(INDEX_ONE, &terms), Some(price(300, 1)));
		assert_eq!(of(1, MAX).liquidation_price(INDEX_ONE, &Terms { maintenance_bp: 100_000, ..terms }), None);
		let large = of(MAX, MAX - 1);
		let last = large.liquidation_price(INDEX_ONE, &terms).unwrap();
		assert!(!large.is_called(INDEX_ONE, &last, &terms));
	}

	#[test]
	fn a_tick_above_the_liquidation_price_it_is_called() {
		let tenfold = Terms { maintenance_bp: 100_000, ..Terms::default() };
		// collateral, debt, terms → the price, and one a tick above it
		let rows = [
			(600_000, 1_000, Terms::default(), (300, 1), (300_001, 1_000)),
			(599_999, 1_000, Terms::default(), (599_999, 2_000), (600_000, 2_000)),
			(1, 1, Terms::default(), (1, 2), (MAX / 2 + 1, MAX - 1)),
			(600_000, 1_000, tenfold, (60, 1), (60_001, 1_000)),
			(MAX, 1, Terms::default(), (MAX, 2), (MAX / 2 + 1, 1)),
		];
		for (collateral, debt, terms, last, above) in rows {
			let position = of(collateral, debt);
			assert_eq!(
				position.liquidation_price(INDEX_ONE, &terms),
				Some(price(last.0, last.1)),
				"{collateral} {debt}"
			);
			assert!(!position.is_called(INDEX_ONE, &price(last.0, last.1), &terms), "{collateral} {debt}");
			assert!(position.is_called(INDEX_ONE, &price(above.0, above.1), &terms), "{collateral} {debt}");
		}
		// The fee of a year moves it: 600,000 for 1,010 are 200 % at 297.03.
		let later = INDEX_ONE + INDEX_ONE / 100;
		assert_eq!(of(600_000, 1_000).liquidation_price(later, &Terms::default()), Some(price(30_000, 101)));
	}

	proptest! {
		/// Time only adds to what is owed: a place tells all that ratios need.
		#[test]
		fn a_place_tells_what_its_position_owes(
			collateral in 1u64.., debt in 1u64.., index in INDEX_ONE..INDEX_MAX, more in 0..INDEX_ONE,
			quote in 1u64.., bp in 1u32..=100_000,
		) {
			let (position, now) = (Position::open(collateral, debt, index, None), index.saturating_add(more));
			let placed = position.weakness(7).position();
			prop_assert_eq!((placed.collateral, placed.debt(now)), (collateral, position.debt(now)));
			let feed = price(quote, 1);
			prop_assert_eq!(placed.is_below(now, &feed, bp), position.is_below(now, &feed, bp));
			prop_assert_eq!(placed.own_price(now), position.own_price(now));
			prop_assert_eq!(placed.own_price(index), Price::new(collateral, debt));
		}

		#[test]
		fn the_liquidation_price_never_calls(
			collateral in 1u64.., debt in 1u64.., index in INDEX_ONE..INDEX_ONE * 2, more in 0..INDEX_ONE,
			bp in 11_000u32..=100_000,
		) {
			let (position, now) = (Position::open(collateral, debt, index, None), index + more);
			let terms = Terms { maintenance_bp: bp, ..Terms::default() };
			if let Some(last) = position.liquidation_price(now, &terms) {
				prop_assert!(!position.is_called(now, &last, &terms));
			}
		}

		#[test]
		fn the_liquidation_price_is_the_last_to_a_unit_of_debt(
			collateral in 1u64..1 << 40, debt in 2u64..1 << 40, index in INDEX_ONE..INDEX_ONE * 2, more in 0..INDEX_ONE,
			bp in 11_000u32..=100_000,
		) {
			let (position, now) = (Position::open(collateral, debt, index, None), index + more);
			let terms = Terms { maintenance_bp: bp, ..Terms::default() };
			let held = collateral * u64::from(WHOLE_BP);
			// What is owed is rounded up, by less than a unit: with one unit less the price is too high.
			let above = price(held, (position.debt(now) - 1) * u64::from(bp));
			prop_assert!(position.is_called(now, &above, &terms));
			let last = position.liquidation_price(now, &terms).unwrap();
			prop_assert_eq!(last, price(held, position.debt(now) * u64::from(bp)));
			// In whole units it is exact: nothing lies between it and the next price that can be written.
			let fresh = Position::open(collateral, debt, now, None);
			prop_assert!(fresh.is_called(now, &price(held + 1, debt * u64::from(bp)), &terms));
		}

		#[test]
		fn time_never_changes_the_order(
			(a, b) in (any::<(u64, u64)>(), any::<(u64, u64)>()), index in INDEX_ONE..INDEX_MAX, more in 0..INDEX_ONE,
			feed in (1u64.., 1u64..), bp in 1u32..100_000,
		) {
			let (a, b) = (of(a.0.max(1), a.1.max(1)), of(b.0.max(1), b.1.max(1)));
			let feed = price(feed.0, feed.1);
			let (weak, strong) = if a.weakness(1) < b.weakness(2) { (a, b) } else { (b, a) };
			for index in [index, index + more] {
				// If the weaker one is not called, the stronger one is not: the weakest is enough to look at.
				prop_assert!(weak.is_below(index, &feed, bp) || !strong.is_below(index, &feed, bp));
			}
		}

		#[test]
		fn what_is_left_is_what_is_owed(
			collateral in 2u64.., debt in 1u64.., index in INDEX_ONE..INDEX_ONE * 2, part: u64, more in 0..INDEX_ONE,
		) {
			let position = Position::open(collateral, debt, index, None);
			prop_assert_eq!(position.debt(index), debt);
			let later = index + more;
			let owed = position.debt(later);
			prop_assume!(owed < MAX);
			let asset = part % owed;
			let (after, payment) = position.reduced(later, asset, 1).unwrap();
			let After::Open(left) = after else { return Err(TestCaseError::fail("closed")) };
			prop_assert_eq!(left.debt(later), owed - asset);
			prop_assert_eq!(payment.fee + payment.burned, asset);
			prop_assert_eq!(left.principal + payment.burned, position.principal);
			prop_assert_eq!(left.accrued(later) + payment.fee, position.accrued(later));
			prop_assert!(left.principal > 0);
		}
	}
}
