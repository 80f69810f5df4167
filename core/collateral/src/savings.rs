//! Savings: whoever deposits a BitAsset shares the fees paid in it (B-52, Q-9). Nothing is minted.
//!
//! A fee does not reach depositors at once: it streams to them over [`STREAM_DAYS`], evenly. So a deposit in the block of
//! a fee, withdrawn in the same block, earns nothing of it, and in the next block only that block's part: one in 120,960
//! of it with blocks of 5 s. While nobody has a deposit the stream stands still.
//!
//! **One stream for all fees.** A fee of `F` joins a stream that pays `R` over the time `t` at the moment: it becomes one
//! of `R + F` over the mean of `t` and 7 days, weighted with the amounts, rounded up to a millisecond. Then the sum of
//! amount × time waited is what it would be with two streams, so no side gains time by the joining; the joint stream
//! begins no faster than the two together, never lasts longer than 7 days, and a tiny fee delays it tinily: nobody can
//! hold fees up by paying more.
//!
//! **Nothing is lost.** Amounts inside are in *fine* units, 2^-64 of a unit. At every moment, with `d` and `g` each
//! deposit's amount and index:
//! `pot · 2^64 = deposits · 2^64 + stream + carry + Σ (d · (index − g) + earned · 2^64)`.
//! What a division cannot hand out stays in `carry` and is handed out with the next part.

use crate::{
	borrow::YEAR_DAYS,
	error::Error,
	units::{quotient, quotient_up, saturate, saturate_128, times, wide, WHOLE_BP},
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::U256;
use tributary_primitives::Moment;

/// Days over which a fee streams to the depositors.
pub const STREAM_DAYS: u64 = 7;

/// The savings of one BitAsset.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Savings {
	/// Sum of all deposits, units.
	pub deposits: u64,
	/// What one unit deposited from the beginning has earned, fine units. Never falls.
	pub index: u128,
	/// What is still to stream, fine units.
	pub stream: u128,
	/// How long it still streams, milliseconds.
	pub left_ms: Moment,
	/// What no deposit has got by rounding yet, fine units.
	pub carry: u128,
	/// Until when it has streamed.
	pub at: Moment,
}

/// One holder's savings.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Deposit {
	/// Units deposited.
	pub amount: u64,
	/// The savings' index up to which its earnings are in `earned`.
	pub index: u128,
	/// Earned and not paid yet, units.
	pub earned: u64,
}

/// What a withdrawal pays.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Withdrawn {
	/// The savings afterwards.
	pub savings: Savings,
	/// The deposit afterwards; none if nothing is left of it.
	pub deposit: Option<Deposit>,
	/// Units to the holder, the earnings included that are paid with the last of a deposit.
	pub paid: u64,
}

impl Savings {
	/// The savings at `now`: what has streamed since is in the index, rounded down, the remainder in `carry`.
	///
	/// Range: everything inside is part of a pot below 2^63 units, so below 2^127 fine units; `2^127 · 2^64` fits. The
	/// index stops at its cap, where one unit deposited would have earned 2^64: more than all there is.
	#[must_use]
	pub fn accrued(&self, now: Moment) -> Self {
		let elapsed = now.saturating_sub(self.at);
		let at = self.at.max(now);
		if self.deposits == 0 {
			return Self { at, ..*self };
		}
		let streamed = self.streamed(elapsed);
		let ready = self.carry.saturating_add(streamed);
		let deposits = u128::from(self.deposits);
		let share = ready.checked_div(deposits).unwrap_or_default().min(u128::MAX.saturating_sub(self.index));
		Self {
			index: self.index.saturating_add(share),
			stream: self.stream.saturating_sub(streamed),
			left_ms: self.left_ms.saturating_sub(elapsed),
			carry: ready.saturating_sub(share.saturating_mul(deposits)),
			at,
			..*self
		}
	}

	/// What streams in `elapsed` milliseconds, rounded down; all of it at the end.
	fn streamed(&self, elapsed: Moment) -> u128 {
		match elapsed >= self.left_ms {
			true => self.stream,
			false => saturate_128(quotient(wide(self.stream, elapsed.into()), self.left_ms.into())),
		}
	}

	/// The savings after a `fee` of so many units came into the pot.
	#[must_use]
	pub fn with_fee(&self, fee: u64, now: Moment, day_ms: Moment) -> Self {
		let accrued = self.accrued(now);
		if fee == 0 {
			return accrued;
		}
		let full = day_ms.saturating_mul(STREAM_DAYS);
		let fresh = u128::from(fee) << 64;
		let stream = accrued.stream.saturating_add(fresh);
		let waiting = wide(accrued.stream, accrued.left_ms.into()).saturating_add(wide(fresh, full.into()));
		Self { stream, left_ms: saturate(quotient_up(waiting, stream.into())), ..accrued }
	}

	/// What a deposit could claim at `now`, units.
	pub fn claimable(&self, deposit: &Deposit, now: Moment) -> u64 {
		let (whole, _) = self.accrued(now).gain(deposit);
		deposit.earned.saturating_add(whole)
	}

	/// What a deposit earns in a year of 365 days at the pace of `now`, basis points of it, rounded down; none while there
	/// is no deposit, `u64::MAX` if it is more. For people: the pace lasts until a fee, a deposit or the stream's end.
	///
	/// Range: `2^127 · 2^64 · 2^9 · 2^14` is below 2^214, the divisor `2^64 · 2^64 · 2^64` below 2^192.
	pub fn rate_bp(&self, now: Moment, day_ms: Moment) -> Option<u64> {
		let accrued = self.accrued(now);
		if accrued.deposits == 0 {
			return None;
		}
		if accrued.stream == 0 {
			return Some(0);
		}
		let year = times(times(wide(accrued.stream, day_ms.into()), YEAR_DAYS), WHOLE_BP);
		let deposits = wide(accrued.left_ms.into(), accrued.deposits.into()).saturating_mul(U256([0, 1, 0, 0]));
		Some(saturate(quotient(year, deposits)))
	}

	/// Puts `amount` units in, on top of what the holder has there.
	///
	/// Errors: `OutOfRange` for zero, `TooLarge` beyond `u64`.
	pub fn deposited(&self, deposit: &Deposit, amount: u64, now: Moment) -> Result<(Self, Deposit), Error> {
		if amount == 0 {
			return Err(Error::OutOfRange);
		}
		let (mut savings, mut deposit) = self.accrued(now).credited(deposit);
		savings.deposits = savings.deposits.checked_add(amount).ok_or(Error::TooLarge)?;
		deposit.amount = deposit.amount.checked_add(amount).ok_or(Error::TooLarge)?;
		Ok((savings, deposit))
	}

	/// Takes `amount` units out; with the last of a deposit also all that it earned.
	///
	/// Errors: `OutOfRange` for zero, or more than the deposit.
	pub fn withdrawn(&self, deposit: &Deposit, amount: u64, now: Moment) -> Result<Withdrawn, Error> {
		let left = deposit.amount.checked_sub(amount).filter(|_| amount > 0).ok_or(Error::OutOfRange)?;
		let (mut savings, mut deposit) = self.accrued(now).credited(deposit);
		savings.deposits = savings.deposits.checked_sub(amount).ok_or(Error::Corrupt)?;
		deposit.amount = left;
		if left > 0 {
			return Ok(Withdrawn { savings, deposit: Some(deposit), paid: amount });
		}
		Ok(Withdrawn { savings, deposit: None, paid: amount.saturating_add(deposit.earned) })
	}

	/// Pays out what a deposit has earned, rounded down to whole units; possibly nothing.
	pub fn claimed(&self, deposit: &Deposit, now: Moment) -> (Self, Deposit, u64) {
		let (savings, deposit) = self.accrued(now).credited(deposit);
		(savings, Deposit { earned: 0, ..deposit }, deposit.earned)
	}

	/// Moves what a deposit has earned into the deposit: whole units to `earned`, the rest to `carry`, for all.
	fn credited(self, deposit: &Deposit) -> (Self, Deposit) {
		let (whole, rest) = self.gain(deposit);
		let savings = Self { carry: self.carry.saturating_add(rest.into()), ..self };
		(savings, Deposit { index: self.index, earned: deposit.earned.saturating_add(whole), ..*deposit })
	}

	/// Earned since the deposit was credited: whole units and fine units. Below 2^64 · 2^128.
	fn gain(&self, deposit: &Deposit) -> (u64, u64) {
		let gained = wide(self.index.saturating_sub(deposit.index), deposit.amount.into());
		let U256([rest, whole, ..]) = gained;
		(whole, rest)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const DAY: Moment = 1_000;
	const UNIT: u128 = 1 << 64;

	fn saved(amount: u64) -> (Savings, Deposit) {
		Savings::default().deposited(&Deposit::default(), amount, 0).unwrap()
	}

	#[test]
	fn a_fee_streams_over_seven_days() {
		let (savings, deposit) = saved(1);
		let savings = savings.with_fee(7_000, 0, DAY);
		for (now, earned) in [(0, 0), (1, 1), (1_000, 1_000), (6_999, 6_999), (7_000, 7_000), (u64::MAX, 7_000)] {
			assert_eq!(savings.claimable(&deposit, now), earned, "{now}");
		}
		// In as many steps as one likes.
		let mut stepped = savings;
		for now in 0..=7_000 {
			stepped = stepped.accrued(now);
		}
		assert_eq!((stepped.claimable(&deposit, 7_000), stepped.stream, stepped.left_ms), (7_000, 0, 0));
	}

	#[test]
	fn a_deposit_for_a_block_earns_nothing_of_a_fee() {
		let (savings, first) = saved(1);
		let (savings, whale) = savings.deposited(&Deposit::default(), 999_999, 10).unwrap();
		let savings = savings.with_fee(120_960, 10, 86_400_000);
		assert_eq!(savings.withdrawn(&whale, 999_999, 10).unwrap().paid, 999_999);
		// A block of five seconds: its part of seven days is one unit in 120,960, of which he has not quite all.
		assert_eq!(savings.withdrawn(&whale, 999_999, 5_010).unwrap().paid, 999_999);
		assert_eq!(savings.claimable(&first, 5_010), 0);
	}

	#[test]
	fn fees_that_overlap_wait_as_long_together_as_apart() {
		let (savings, deposit) = saved(1);
		let savings = savings.with_fee(700, 0, DAY).with_fee(700, 3_500, DAY);
		// 350 over 3,500 ms and 700 over 7,000 ms: 1,050 over 5,833.3 ms.
		assert_eq!((savings.stream, savings.left_ms), (1_050 * UNIT, 5_834));
		assert_eq!(savings.claimable(&deposit, 3_500 + 5_834), 1_400);
		// A unit more does not hold a large stream up.
		let nagged = (0..1_000).fold(savings, |savings, _| savings.with_fee(0, 3_500, DAY)).with_fee(1, 3_500, DAY);
		assert_eq!(nagged.left_ms, 5_836);
	}

	#[test]
	fn with_nobody_there_the_stream_stands_still() {
		let idle = Savings::default().with_fee(70, 0, DAY).accrued(1_000_000);
		assert_eq!((idle.stream, idle.left_ms), (70 * UNIT, 7_000));
		let (savings, deposit) = idle.deposited(&Deposit::default(), 5, 1_000_000).unwrap();
		assert_eq!(savings.claimable(&deposit, 1_000_000), 0);
		assert_eq!(savings.claimable(&deposit, 1_003_500), 35);
		let gone = savings.withdrawn(&deposit, 5, 1_003_500).unwrap();
		assert_eq!((gone.paid, gone.deposit, gone.savings.deposits), (40, None, 0));
		// What is left in the pot is what still streams and what rounding kept.
		assert_eq!(gone.savings.stream + gone.savings.carry, 35 * UNIT);
	}

	#[test]
	fn the_rate_is_a_year_of_the_pace_of_now() {
		let (savings, _) = saved(1_000_000);
		assert_eq!((Savings::default().rate_bp(0, DAY), savings.rate_bp(0, DAY)), (None, Some(0)));
		// 7,000 over 7 days: 1,000 a day, 365,000 a year of 1,000,000.
		let paid = savings.with_fee(7_000, 0, DAY);
		for now in [0, 1, 3_500, 6_999] {
			assert_eq!(paid.rate_bp(now, DAY), Some(3_650), "{now}");
		}
		assert_eq!(paid.rate_bp(7_000, DAY), Some(0));
		// Of twice the deposits half of it; of a unit more a little less, rounded down.
		let (shared, _) = paid.deposited(&Deposit::default(), 1_000_000, 0).unwrap();
		assert_eq!(shared.rate_bp(0, DAY), Some(1_825));
		let (less, _) = paid.deposited(&Deposit::default(), 1, 0).unwrap();
		assert_eq!(less.rate_bp(0, DAY), Some(3_649));
		// A fee that waits for a depositor streams at his pace.
		let idle = Savings::default().with_fee(7_000, 0, DAY);
		assert_eq!(idle.rate_bp(100_000, DAY), None);
		let (taken, _) = idle.deposited(&Deposit::default(), 7_000, 100_000).unwrap();
		assert_eq!(taken.rate_bp(100_000, DAY), Some(521_428));
		let (one, _) = saved(1);
		assert_eq!(one.with_fee(u64::MAX, 0, 1).rate_bp(0, u64::MAX), Some(u64::MAX));
	}

	#[test]
	fn out_of_range() {
		let (savings, deposit) = saved(5);
		assert_eq!(savings.deposited(&deposit, 0, 0), Err(Error::OutOfRange));
		assert_eq!(savings.deposited(&deposit, u64::MAX, 0), Err(Error::TooLarge));
		assert_eq!(savings.withdrawn(&deposit, 0, 0), Err(Error::OutOfRange));
		assert_eq!(savings.withdrawn(&deposit, 6, 0), Err(Error::OutOfRange));
		assert_eq!(savings.withdrawn(&Deposit { amount: 6, ..deposit }, 6, 0), Err(Error::Corrupt));
		assert_eq!(savings.claimed(&deposit, 9), (Savings { at: 9, ..savings }, deposit, 0));
	}

	#[test]
	fn the_index_stops_at_its_cap_and_deposits_come_out() {
		let (savings, deposit) = saved(1);
		let full = Savings { index: u128::MAX - 1, ..savings }.with_fee(u64::MAX / 2, 0, DAY).accrued(7_000);
		assert_eq!(full.index, u128::MAX);
		assert!(full.withdrawn(&Deposit { index: u128::MAX, ..deposit }, 1, 8_000).is_ok());
	}
}
