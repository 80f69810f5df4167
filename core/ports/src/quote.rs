//! What a request comes to, and whether it may happen.

use crate::terms::{Fee, Terms};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::{Balance, Moment};

/// What one deposit or redemption comes to. `amount = net + fee`, always.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct Quote {
	/// What the customer gives, units of the IOU.
	#[serde(with = "crate::view::decimal")]
	pub amount: Balance,
	/// What the port keeps.
	#[serde(with = "crate::view::decimal")]
	pub fee: Balance,
	/// What the customer gets; at least 1 of an amount that is not zero.
	#[serde(with = "crate::view::decimal")]
	pub net: Balance,
}

/// Why a request cannot happen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
	/// Below the terms' minimum, which is never zero.
	TooSmall,
	/// Above the terms' maximum, or above what was asked for.
	TooLarge,
	/// More than the maximum supply would be outstanding.
	SupplyExceeded,
	/// No live proof of reserves, and the terms require one.
	NoReserves,
	/// More than the proven reserves would be outstanding.
	ReservesExceeded,
	/// The holder would have more than he trusts the port with.
	TrustExceeded,
}

/// A proof of reserves as the decision needs it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reserves {
	/// What the port says it has, units of the IOU.
	pub amount: Balance,
	/// The first moment at which the statement no longer counts.
	pub expires: Moment,
}

impl Quote {
	/// Splits `amount` by `fee`; the fee is rounded down, the remainder is the customer's.
	pub fn new(amount: Balance, fee: &Fee) -> Self {
		let fee = fee.on(amount);
		Self { amount, fee, net: amount.saturating_sub(fee) }
	}
}

/// What depositing `amount` comes to; both limits of the terms are included.
pub fn ask_deposit(amount: Balance, terms: &Terms) -> Result<Quote, Refusal> {
	if amount < terms.request_min {
		return Err(Refusal::TooSmall);
	}
	if amount > terms.request_max {
		return Err(Refusal::TooLarge);
	}
	Ok(Quote::new(amount, &terms.deposit_fee))
}

/// What redeeming `amount` comes to for a holder of `balance`; both limits of the terms are included.
///
/// Who redeems all he has may redeem less than the terms' minimum: no terms can keep a holder from his asset.
pub fn ask_redemption(amount: Balance, balance: Balance, terms: &Terms) -> Result<Quote, Refusal> {
	if amount == 0 || amount < terms.request_min && amount != balance {
		return Err(Refusal::TooSmall);
	}
	if amount > terms.request_max {
		return Err(Refusal::TooLarge);
	}
	Ok(Quote::new(amount, &terms.redeem_fee))
}

/// What confirming `received` of a deposit of `requested` mints, at the fee the customer was promised.
///
/// The port confirms what arrived, so `received` may be less than `requested` but not more: more would mint what
/// nobody asked for.
pub fn confirm_deposit(received: Balance, requested: Balance, fee: &Fee) -> Result<Quote, Refusal> {
	if received == 0 {
		return Err(Refusal::TooSmall);
	}
	if received > requested {
		return Err(Refusal::TooLarge);
	}
	Ok(Quote::new(received, fee))
}

/// Checks that `minted` more may be outstanding: the maximum supply first, then the reserves where they are required.
///
/// A reserve that expires at `now` has expired.
pub fn check_issue(
	minted: Balance,
	outstanding: Balance,
	terms: &Terms,
	reserves: Option<Reserves>,
	now: Moment,
) -> Result<(), Refusal> {
	let after = outstanding.saturating_add(minted);
	if after > terms.supply_limit() {
		return Err(Refusal::SupplyExceeded);
	}
	if !terms.reserves_required {
		return Ok(());
	}
	let live = reserves.filter(|reserves| now < reserves.expires).ok_or(Refusal::NoReserves)?;
	(after <= live.amount).then_some(()).ok_or(Refusal::ReservesExceeded)
}

/// Checks that a holder of `balance` who trusts the port with `limit` may be issued `minted` more (S-24, Q-7).
///
/// No limit means any amount.
pub fn check_trust(minted: Balance, balance: Balance, limit: Option<Balance>) -> Result<(), Refusal> {
	let within = limit.is_none_or(|limit| balance.saturating_add(minted) <= limit);
	within.then_some(()).ok_or(Refusal::TrustExceeded)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::terms::tests::terms;
	use proptest::prelude::*;
	use tributary_primitives::AMOUNT_MAX;

	#[test]
	fn quotes() {
		let fee = |flat, basis_points| Fee { flat, basis_points };
		let table = [
			(1_000, fee(0, 0), (0, 1_000)),
			(1_000, fee(2, 50), (7, 993)),
			(199, fee(0, 50), (0, 199)),
			(20, fee(2, 0), (2, 18)),
			(10, fee(2, 0), (1, 9)),
			(1, fee(2, 0), (0, 1)),
		];
		for (amount, fee, expected) in table {
			let quote = Quote::new(amount, &fee);
			assert_eq!((quote.fee, quote.net), expected, "{amount} at {fee:?}");
		}
	}

	#[test]
	fn a_request_lies_within_the_terms() {
		let table = [
			(0, Err(Refusal::TooSmall)),
			(99, Err(Refusal::TooSmall)),
			(100, Ok(())),
			(1_000_000, Ok(())),
			(1_000_001, Err(Refusal::TooLarge)),
			(Balance::MAX, Err(Refusal::TooLarge)),
		];
		for (amount, verdict) in table {
			assert_eq!(ask_deposit(amount, &terms()).map(|_| ()), verdict, "{amount}");
			assert_eq!(ask_redemption(amount, Balance::MAX / 2, &terms()).map(|_| ()), verdict, "{amount}");
		}
	}

	#[test]
	fn who_redeems_all_he_has_may_redeem_less_than_the_minimum() {
		// The terms' redemption fee is 5 + 1 %, and never more than a tenth.
		let table = [
			(99, 99, Ok((5, 94))),
			(99, 100, Err(Refusal::TooSmall)),
			(50, 50, Ok((5, 45))),
			(9, 9, Ok((0, 9))),
			(1, 1, Ok((0, 1))),
			(0, 0, Err(Refusal::TooSmall)),
			(1_000_001, 1_000_001, Err(Refusal::TooLarge)),
		];
		for (amount, balance, expected) in table {
			let quote = ask_redemption(amount, balance, &terms()).map(|quote| (quote.fee, quote.net));
			assert_eq!(quote, expected, "{amount} of {balance}");
		}
	}

	#[test]
	fn a_port_confirms_what_arrived_and_never_more_than_was_asked() {
		let free = Fee::default();
		assert_eq!(confirm_deposit(0, 10, &free), Err(Refusal::TooSmall));
		assert_eq!(confirm_deposit(10, 10, &free).map(|quote| quote.net), Ok(10));
		assert_eq!(confirm_deposit(9, 10, &free).map(|quote| quote.net), Ok(9));
		assert_eq!(confirm_deposit(11, 10, &free), Err(Refusal::TooLarge));
		assert_eq!(confirm_deposit(2, 10, &Fee { flat: 2, basis_points: 0 }).map(|quote| quote.net), Ok(2));
	}

	#[test]
	fn issue_stops_at_the_supply_and_at_the_reserves() {
		let capped = Terms { supply_max: Some(100), ..terms() };
		let proven = Terms { reserves_required: true, ..capped };
		let reserves = |amount, expires| Some(Reserves { amount, expires });
		let table = [
			(capped, 40, 60, None, Ok(())),
			(capped, 41, 60, None, Err(Refusal::SupplyExceeded)),
			(capped, Balance::MAX, 60, None, Err(Refusal::SupplyExceeded)),
			(Terms { supply_max: None, ..capped }, AMOUNT_MAX, 0, None, Ok(())),
			(Terms { supply_max: None, ..capped }, AMOUNT_MAX, 1, None, Err(Refusal::SupplyExceeded)),
			(proven, 1, 0, None, Err(Refusal::NoReserves)),
			(proven, 1, 0, reserves(50, 10), Err(Refusal::NoReserves)),
			(proven, 1, 0, reserves(50, 11), Ok(())),
			(proven, 20, 30, reserves(50, 11), Ok(())),
			(proven, 21, 30, reserves(50, 11), Err(Refusal::ReservesExceeded)),
			(proven, 101, 0, reserves(50, 11), Err(Refusal::SupplyExceeded)),
		];
		for (terms, minted, outstanding, reserves, verdict) in table {
			assert_eq!(check_issue(minted, outstanding, &terms, reserves, 10), verdict, "{minted} on {outstanding}");
		}
	}

	#[test]
	fn trust_is_a_ceiling_on_the_balance() {
		assert_eq!(check_trust(Balance::MAX, 5, None), Ok(()));
		assert_eq!(check_trust(5, 5, Some(10)), Ok(()));
		assert_eq!(check_trust(6, 5, Some(10)), Err(Refusal::TrustExceeded));
		assert_eq!(check_trust(1, 0, Some(0)), Err(Refusal::TrustExceeded));
	}

	proptest! {
		#[test]
		fn nothing_is_lost_between_net_and_fee(amount in 1u128..=AMOUNT_MAX, flat in 0u128..1_000, basis_points in 0u16..=1_000) {
			let fee = Fee { flat, basis_points };
			let quote = Quote::new(amount, &fee);
			prop_assert_eq!(quote.net + quote.fee, amount);
			prop_assert!(quote.net > 0);
			// The bracket of a division rounded down: share × 10,000 ≤ amount × bp < (share + 1) × 10,000.
			if quote.fee < amount / 10 {
				let share = quote.fee - flat;
				let exact = amount * u128::from(basis_points);
				prop_assert!(share * 10_000 <= exact && exact < (share + 1) * 10_000);
			}
		}
	}
}
