//! The invariants of one BitAsset's records, checked over all of them: for tests and `try_state`.
//!
//! 1. Every position has collateral and principal, and owes at least its principal.
//! 2. The supply is the principals of all positions, the bad debt, and what a fund stands behind: nothing was minted
//!    without a debt, and accrued fees are in nobody's supply.
//! 3. Custody holds at least the collateral of all positions and the fund.
//! 4. The order of weakness holds every position once, at its key, the weakest first.
//! 5. The borrow index is within its bounds.
//! 6. The savings count their deposits, no deposit is ahead of their index, and the stream ends within 7 days.
//! 7. The pot of the savings is what is deposited, earned, carried and still to stream, to the last fine unit.

use crate::{
	borrow::{BorrowIndex, INDEX_MAX, INDEX_ONE},
	global::Fund,
	position::{Position, Weakness},
	savings::{Deposit, Savings, STREAM_DAYS},
	units::wide,
};
use sp_core::U256;
use tributary_primitives::Moment;

/// Which invariant is broken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Broken {
	/// Invariant 1.
	Positions,
	/// Invariant 2.
	Supply,
	/// Invariant 3.
	Custody,
	/// Invariant 4.
	Order,
	/// Invariant 5.
	Index,
	/// Invariant 6.
	Deposits,
	/// Invariant 7.
	Pot,
}

/// All records of one BitAsset.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
	/// Units issued.
	pub supply: u64,
	/// Units of principal whose position is gone without having paid for them.
	pub bad_debt: u64,
	/// Units of the backing asset that lie in custody for it, offered ones included.
	pub custody: u64,
	/// The borrow index.
	pub index: BorrowIndex,
	/// Every position with its id.
	pub positions: &'a [(u64, Position)],
	/// The keys of the order of weakness as they are stored, the first one first.
	pub order: &'a [Weakness],
	/// After global settlement.
	pub fund: Option<Fund>,
	/// The savings.
	pub savings: Savings,
	/// Every deposit.
	pub deposits: &'a [Deposit],
	/// Units that lie in the savings' pot.
	pub pot: u64,
	/// A day, milliseconds.
	pub day_ms: Moment,
}

impl Records<'_> {
	/// Checks every invariant, in their order.
	pub fn check(&self) -> Result<(), Broken> {
		let rules = [
			(self.positions_are_sound(), Broken::Positions),
			(self.supply_is_owed(), Broken::Supply),
			(self.collateral_is_there(), Broken::Custody),
			(self.order_is_right(), Broken::Order),
			((INDEX_ONE..=INDEX_MAX).contains(&self.index.value), Broken::Index),
			(self.deposits_are_counted(), Broken::Deposits),
			(self.pot_is_all(), Broken::Pot),
		];
		rules.iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, broken)| Err(*broken))
	}

	fn positions_are_sound(&self) -> bool {
		let index = self.index.value.max(INDEX_ONE);
		self.positions.iter().all(|(_, position)| {
			let plain = Position { principal: 0, ..*position };
			position.collateral > 0 && position.principal > 0 && plain.debt(index) >= position.principal
		})
	}

	fn supply_is_owed(&self) -> bool {
		let owed = self.sum(|position| position.principal).saturating_add(self.bad_debt.into());
		owed.saturating_add(self.fund.map_or(0, |fund| fund.supply).into()) == self.supply.into()
	}

	fn collateral_is_there(&self) -> bool {
		let held = self.sum(|position| position.collateral);
		held.saturating_add(self.fund.map_or(0, |fund| fund.collateral).into()) <= self.custody.into()
	}

	/// Both are sets of as many keys if the order is strict and every position's key is found.
	fn order_is_right(&self) -> bool {
		let strict = self.order.windows(2).all(|pair| pair.first() < pair.last());
		let found = |(id, position): &(u64, Position)| self.order.binary_search(&position.weakness(*id)).is_ok();
		strict && self.order.len() == self.positions.len() && self.positions.iter().all(found)
	}

	fn deposits_are_counted(&self) -> bool {
		let sum = self.deposits.iter().fold(0u128, |sum, deposit| sum.saturating_add(deposit.amount.into()));
		let ahead = self.deposits.iter().any(|deposit| deposit.index > self.savings.index);
		let longest = self.day_ms.saturating_mul(STREAM_DAYS);
		sum == self.savings.deposits.into() && !ahead && self.savings.left_ms <= longest
	}

	/// Below 2^64 · 2^128 for each deposit.
	fn pot_is_all(&self) -> bool {
		let savings = &self.savings;
		let start = fine(savings.deposits).saturating_add(savings.stream.into()).saturating_add(savings.carry.into());
		let all = self.deposits.iter().fold(start, |sum, deposit| {
			let gained = wide(savings.index.saturating_sub(deposit.index), deposit.amount.into());
			sum.saturating_add(gained).saturating_add(fine(deposit.earned))
		});
		all == fine(self.pot)
	}

	fn sum(&self, of: impl Fn(&Position) -> u64) -> u128 {
		self.positions.iter().fold(0, |sum, (_, position)| sum.saturating_add(of(position).into()))
	}
}

/// Units as fine units.
fn fine(units: u64) -> U256 {
	U256([0, units, 0, 0])
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::Price;

	/// A sound BitAsset with two positions, a fund and two deposits, and a change to it.
	fn verdict(
		change: impl FnOnce(&mut Records, &mut [(u64, Position)], &mut [Weakness], &mut [Deposit]),
	) -> Result<(), Broken> {
		let index = INDEX_ONE + INDEX_ONE / 3;
		let mut positions = [(7, Position::open(600, 100, index, None)), (3, Position::open(400, 50, index, None))];
		let mut order = positions.map(|(id, position)| position.weakness(id));
		let (savings, first) = Savings::default().deposited(&Deposit::default(), 30, 0).unwrap();
		let (savings, second) = savings.with_fee(11, 0, 1_000).deposited(&Deposit::default(), 20, 3_333).unwrap();
		let savings = savings.accrued(4_444);
		let mut deposits = [first, second];
		let records = Records {
			supply: 200,
			bad_debt: 9,
			custody: 1_100,
			index: BorrowIndex { value: index, at: 0 },
			positions: &[],
			order: &[],
			fund: Some(Fund { price: Price::new(1, 1).unwrap(), collateral: 100, supply: 41 }),
			savings,
			deposits: &[],
			pot: 61,
			day_ms: 1_000,
		};
		let mut changed = records;
		change(&mut changed, &mut positions, &mut order, &mut deposits);
		Records { positions: &positions, order: &order, deposits: &deposits, ..changed }.check()
	}

	#[test]
	fn a_sound_one_passes_and_custody_may_hold_more() {
		assert_eq!(verdict(|_, _, _, _| ()), Ok(()));
		assert_eq!(verdict(|records, _, _, _| records.custody = u64::MAX), Ok(()));
	}

	#[test]
	fn invariant_1_is_checked() {
		let broken = Err(Broken::Positions);
		assert_eq!(verdict(|_, positions, _, _| positions[0].1.collateral = 0), broken);
		assert_eq!(verdict(|_, positions, _, _| positions[1].1.principal = 0), broken);
		assert_eq!(verdict(|_, positions, _, _| positions[1].1.principal += 1), broken);
		assert_eq!(verdict(|_, positions, _, _| positions[1].1.normalised = 0), broken);
	}

	#[test]
	fn invariant_2_is_checked() {
		assert_eq!(verdict(|records, _, _, _| records.supply += 1), Err(Broken::Supply));
		assert_eq!(verdict(|records, _, _, _| records.bad_debt -= 1), Err(Broken::Supply));
		assert_eq!(verdict(|records, _, _, _| records.fund = None), Err(Broken::Supply));
	}

	#[test]
	fn invariant_3_is_checked() {
		assert_eq!(verdict(|records, _, _, _| records.custody -= 1), Err(Broken::Custody));
		assert_eq!(verdict(|_, positions, _, _| positions[0].1.collateral += 1), Err(Broken::Custody));
	}

	#[test]
	fn invariant_4_is_checked() {
		assert_eq!(verdict(|_, _, order, _| order.swap(0, 1)), Err(Broken::Order));
		assert_eq!(verdict(|_, _, order, _| order[1] = order[0]), Err(Broken::Order));
		assert_eq!(verdict(|_, _, order, _| order[0].normalised += 1), Err(Broken::Order));
	}

	#[test]
	fn invariant_5_is_checked() {
		assert_eq!(verdict(|records, _, _, _| records.index.value = INDEX_MAX + 1), Err(Broken::Index));
		let below =
			|records: &mut Records, positions: &mut [(u64, Position)], order: &mut [Weakness], _: &mut [Deposit]| {
				records.index.value = INDEX_ONE - 1;
				positions.iter_mut().zip(order).for_each(|((id, position), key)| {
					*position = Position::open(position.collateral, position.principal, INDEX_ONE, None);
					*key = position.weakness(*id);
				});
			};
		assert_eq!(verdict(below), Err(Broken::Index));
	}

	#[test]
	fn invariant_6_is_checked() {
		assert_eq!(verdict(|records, _, _, _| records.savings.deposits += 1), Err(Broken::Deposits));
		assert_eq!(
			verdict(|records, _, _, deposits| deposits[0].index = records.savings.index + 1),
			Err(Broken::Deposits)
		);
		assert_eq!(verdict(|records, _, _, _| records.savings.left_ms = 7_001), Err(Broken::Deposits));
	}

	#[test]
	fn invariant_7_is_checked() {
		assert_eq!(verdict(|records, _, _, _| records.pot += 1), Err(Broken::Pot));
		assert_eq!(verdict(|records, _, _, _| records.savings.carry += 1), Err(Broken::Pot));
		assert_eq!(verdict(|records, _, _, _| records.savings.stream -= 1), Err(Broken::Pot));
		assert_eq!(verdict(|_, _, _, deposits| deposits[1].earned += 1), Err(Broken::Pot));
	}
}
