//! Global settlement: every position is closed into one fund, which the holders share (B-50, EX-8, X-18).
//!
//! It is one of the two answers to a weakest position that is insolvent ([`crate::call::is_insolvent`]); the other is the
//! cap in [`crate::Prices`]. Its caller names a price, and all positions are closed at it,
//! one by one, in as many blocks as that takes; then holders redeem, until [`crate::bid::revive`] or nothing is left.

use crate::{
	error::Error,
	position::Position,
	units::{ceil, floor, Rate},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::{decimal, Price};

/// What stands behind a BitAsset after global settlement.
///
/// The collateral of all positions together is part of the backing asset's supply, below 2^63, as is the BitAsset's: no
/// sum saturates.
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
pub struct Fund {
	/// The settlement price: the feed when the weakest position was found insolvent, or what it had for each unit of its
	/// debt if that was less.
	pub price: Price,
	/// Units of the backing asset.
	#[serde(with = "decimal")]
	pub collateral: u64,
	/// Units of the BitAsset it stands behind; all there are once every position is closed.
	#[serde(with = "decimal")]
	pub supply: u64,
}

/// Where a BitAsset is in its life.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, MaxEncodedLen, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
	/// Positions stand behind it.
	#[codec(index = 0)]
	Live,
	/// A position could not pay its debt: all of them are closed into the fund, some in each block.
	#[codec(index = 1)]
	Closing(Fund),
	/// The fund stands behind it, until bids take it over.
	#[codec(index = 2)]
	Settled(Fund),
}

impl Fund {
	/// An empty fund; the bad debt there is becomes its to pay.
	pub fn new(price: Price, bad_debt: u64) -> Self {
		Self { price, collateral: 0, supply: bad_debt }
	}

	/// The fund after it took a position over, and what that leaves.
	#[must_use]
	pub fn closing(&self, position: &Position, index: u128) -> (Self, Closed) {
		let closed = close(position, index, &self.price);
		let collateral = self.collateral.saturating_add(closed.to_fund);
		(Self { collateral, supply: self.supply.saturating_add(closed.principal), ..*self }, closed)
	}

	/// The fund after a holder redeemed `amount` units, and what he gets. Errors as [`redeem`].
	pub fn redeemed(&self, amount: u64) -> Result<(Self, Redeemed), Error> {
		let redeemed = redeem(self.collateral, self.supply, amount)?;
		let collateral = self.collateral.saturating_sub(redeemed.paid);
		Ok((Self { collateral, supply: self.supply.saturating_sub(redeemed.taken), ..*self }, redeemed))
	}
}

/// What a closed position leaves.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Closed {
	/// Collateral to the fund.
	pub to_fund: u64,
	/// Collateral back to the owner.
	pub returned: u64,
	/// Principal that the fund backs from now on. Nothing is destroyed.
	pub principal: u64,
}

/// Closes a position at `price`: it pays for its whole debt, rounded up, as much as it has.
///
/// A solvent position pays the full value of what it owes at the feed and an insolvent one everything, so holders get as
/// close to the feed as the collateral allows. The accrued borrow fee counts as debt; its worth goes to the fund, that is
/// to all holders.
///
/// Range: products of an amount and a [`Rate`].
pub fn close(position: &Position, index: u128, price: &Price) -> Closed {
	let to_fund = Rate::from(price).cost(position.debt(index)).min(position.collateral);
	let returned = position.collateral.saturating_sub(to_fund);
	Closed { to_fund, returned, principal: position.principal }
}

/// What a holder gets of the fund.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Redeemed {
	/// BitAsset destroyed: the offered amount, or less where the rest would buy nothing.
	pub taken: u64,
	/// Collateral from the fund.
	pub paid: u64,
}

/// The share of `amount` units in a `fund` of collateral behind `supply` units.
///
/// `paid = floor(amount · fund / supply)`, and only the `ceil(paid · supply / fund)` units that pay for it are taken.
/// So `paid / taken ≤ fund / supply`: who comes later gets no less per unit. Who brings the whole supply gets the whole
/// fund, so nothing is left behind.
///
/// Errors: `OutOfRange` for zero or more than the supply, `WorthNothing` if it would not buy one unit.
pub fn redeem(fund: u64, supply: u64, amount: u64) -> Result<Redeemed, Error> {
	if amount == 0 || amount > supply {
		return Err(Error::OutOfRange);
	}
	let paid = floor(amount, fund, supply);
	(paid > 0).then(|| Redeemed { taken: ceil(paid, supply, fund), paid }).ok_or(Error::WorthNothing)
}

/// How much of a `fee` in BitAsset pays off bad debt: so much is destroyed, and the rest goes to the savings.
pub fn cover_bad_debt(bad_debt: u64, fee: u64) -> u64 {
	bad_debt.min(fee)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::borrow::INDEX_ONE;
	use proptest::prelude::*;

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	#[test]
	fn ex_8_is_shared_600_each() {
		let position = Position::open(600_000, 1_000, INDEX_ONE, None);
		let closed = close(&position, INDEX_ONE, &price(601, 1));
		assert_eq!(closed, Closed { to_fund: 600_000, returned: 0, principal: 1_000 });
		let (fund, again) = Fund::new(price(601, 1), 0).closing(&position, INDEX_ONE);
		assert_eq!((fund.collateral, fund.supply, again), (600_000, 1_000, closed));
		let (rest, redeemed) = fund.redeemed(1).unwrap();
		assert_eq!((rest.collateral, rest.supply, redeemed), (599_400, 999, Redeemed { taken: 1, paid: 600 }));
		let (rest, redeemed) = rest.redeemed(999).unwrap();
		assert_eq!((rest.collateral, rest.supply, redeemed.paid), (0, 0, 599_400));
	}

	#[test]
	fn a_safe_position_pays_the_feed_and_keeps_the_rest() {
		let position = Position::open(900_001, 1_000, INDEX_ONE, None);
		let closed = close(&position, INDEX_ONE, &price(601, 1));
		assert_eq!(closed, Closed { to_fund: 601_000, returned: 299_001, principal: 1_000 });
		let later = INDEX_ONE + INDEX_ONE / 100;
		assert_eq!(close(&position, later, &price(601, 1)).to_fund, 1_010 * 601);
		// Rounded up: for the fund.
		assert_eq!(close(&Position::open(9, 10, INDEX_ONE, None), INDEX_ONE, &price(1, 3)).to_fund, 4);
		let most = Position::open(u64::MAX, u64::MAX, INDEX_ONE, None);
		assert_eq!(close(&most, INDEX_ONE, &price(u64::MAX, 1)).to_fund, u64::MAX);
	}

	#[test]
	fn redeeming_in_numbers() {
		// fund, supply, amount → taken, paid
		let rows = [
			((10, 30, 10), Ok((9, 3))),
			((10, 30, 2), Err(Error::WorthNothing)),
			((30, 10, 3), Ok((3, 9))),
			((10, 30, 0), Err(Error::OutOfRange)),
			((10, 30, 31), Err(Error::OutOfRange)),
			((0, 30, 30), Err(Error::WorthNothing)),
			((u64::MAX, u64::MAX, u64::MAX), Ok((u64::MAX, u64::MAX))),
			((1, u64::MAX, u64::MAX), Ok((u64::MAX, 1))),
			((1, u64::MAX, u64::MAX - 1), Err(Error::WorthNothing)),
		];
		for ((fund, supply, amount), expected) in rows {
			let redeemed = redeem(fund, supply, amount).map(|done| (done.taken, done.paid));
			assert_eq!(redeemed, expected, "{fund} {supply} {amount}");
		}
	}

	#[test]
	fn fees_pay_bad_debt_off() {
		assert_eq!((cover_bad_debt(0, 9), cover_bad_debt(3, 9), cover_bad_debt(9, 3)), (0, 3, 3));
	}

	proptest! {
		#[test]
		fn nobody_who_waits_gets_less_and_the_last_one_gets_all(
			fund in 1u64.., supply in 1u64.., parts in proptest::collection::vec(1u64.., 1..20),
		) {
			let (mut fund, mut supply) = (fund, supply);
			for part in parts {
				let Ok(Redeemed { taken, paid }) = redeem(fund, supply, 1 + (part - 1) % supply) else { continue };
				let (less_fund, less_supply) = (fund - paid, supply - taken);
				prop_assert!(u128::from(less_fund) * u128::from(supply) >= u128::from(fund) * u128::from(less_supply));
				(fund, supply) = (less_fund, less_supply);
				if supply == 0 {
					break;
				}
			}
			if supply > 0 && fund > 0 {
				prop_assert_eq!(redeem(fund, supply, supply), Ok(Redeemed { taken: supply, paid: fund }));
			} else {
				prop_assert_eq!(fund, 0);
			}
		}
	}
}
