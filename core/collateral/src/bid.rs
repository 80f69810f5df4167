//! Bids on a fund after a global settlement, and the revival of the BitAsset.
//!
//! A bidder offers extra collateral for taking a part of the debt over with the part of the fund behind it. When the best
//! bids together cover the whole supply and each leaves at least the initial ratio, they become positions and the
//! BitAsset lives again. A feed that recovered makes bids without extra collateral good enough: there is no other way to
//! revive, but for a supply of zero.

use crate::{
	position::Position,
	terms::Terms,
	units::{ceil, floor, times, wide, WHOLE_BP},
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Ordering;
use scale_info::TypeInfo;
use tributary_primitives::Price;

/// Most bids on one fund: a revival reads them all at once.
pub const BIDS_MAX: u32 = 64;

/// An offer to take a part of a fund and of the debt over. The best is the least.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Bid {
	/// The bid's number; the earlier wins among equals.
	pub id: u64,
	/// Units of debt to take over, positive.
	pub debt: u64,
	/// Units of collateral added, possibly none.
	pub extra: u64,
}

impl Ord for Bid {
	/// By `extra / debt`, the highest first, exactly; then by id. Whoever offers more leaves the higher ratio, since
	/// everybody gets the same part of the fund for each unit of debt.
	fn cmp(&self, other: &Self) -> Ordering {
		let offered = wide(other.extra.into(), self.debt.into());
		offered.cmp(&wide(self.extra.into(), other.debt.into())).then(self.id.cmp(&other.id)).then_with(|| {
			// Never met: ids differ. It makes order and equality agree.
			self.debt.cmp(&other.debt)
		})
	}
}

impl PartialOrd for Bid {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

/// A bid that became a position.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Takeover {
	/// The bid.
	pub id: u64,
	/// Its position.
	pub position: Position,
	/// Collateral of the bidder in it.
	pub extra: u64,
	/// Collateral of the bid that goes back to him: his bid was cut.
	pub refund: u64,
}

/// The positions that the best bids become; none while they do not cover the supply or one of them would be below the
/// initial ratio. All or nothing; bids that are not needed stay what they are.
///
/// - A bid that reaches beyond the supply is cut: debt to what is left, extra in proportion, rounded up.
/// - Each gets `floor(debt · fund / supply)` of the fund, the last one what is left of it: its bid gains the remainders,
///   less than one unit each, and the fund is empty.
/// - The debts sum up to `supply`, which counts bad debt: that is over. With a supply of zero there is nothing to take:
///   the answer is an empty list, and whatever the fund still holds is the caller's to record.
///
/// Range: products of two `u64`, and `2^64 · 2^64 · 2^17`. At most [`BIDS_MAX`] bids are looked at.
pub fn revive(fund: u64, supply: u64, bids: &[Bid], feed: &Price, index: u128, terms: &Terms) -> Option<Vec<Takeover>> {
	let mut sorted: Vec<Bid> = bids.iter().take(BIDS_MAX as usize).filter(|bid| bid.debt > 0).copied().collect();
	sorted.sort_unstable();
	let (mut debt_left, mut fund_left) = (supply, fund);
	let mut takeovers = Vec::new();
	for bid in &sorted {
		if debt_left == 0 {
			break;
		}
		let debt = bid.debt.min(debt_left);
		let last = debt == debt_left;
		let share = if last { fund_left } else { floor(debt, fund, supply) };
		let takeover = bid.taking(debt, share, index)?;
		if !is_initial(&takeover.position, debt, feed, terms) {
			return None;
		}
		takeovers.push(takeover);
		debt_left = debt_left.saturating_sub(debt);
		fund_left = fund_left.saturating_sub(share);
	}
	(debt_left == 0).then_some(takeovers)
}

impl Bid {
	/// The least debt that a bid takes over of `supply` units, rounded up: as many bids as there may be cover it.
	pub fn debt_min(supply: u64) -> u64 {
		supply.div_ceil(BIDS_MAX.into())
	}

	/// The bid with `debt` units, at most its own, and a `share` of the fund; none if a position cannot hold so much.
	fn taking(&self, debt: u64, share: u64, index: u128) -> Option<Takeover> {
		let extra = ceil(self.extra, debt, self.debt);
		let position = Position::open(share.checked_add(extra)?, debt, index, None);
		Some(Takeover { id: self.id, position, extra, refund: self.extra.saturating_sub(extra) })
	}
}

/// Whether `collateral ≥ debt · feed · initial`, exactly.
fn is_initial(position: &Position, debt: u64, feed: &Price, terms: &Terms) -> bool {
	let held = times(wide(position.collateral.into(), feed.base().into()), WHOLE_BP);
	position.collateral > 0 && held >= times(wide(debt.into(), feed.quote().into()), terms.initial_bp)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::borrow::{INDEX_MAX, INDEX_ONE};

	fn bid(id: u64, debt: u64, extra: u64) -> Bid {
		Bid { id, debt, extra }
	}

	fn revived(fund: u64, supply: u64, bids: &[Bid], feed: u64) -> Option<Vec<(u64, u64, u64, u64)>> {
		let taken = revive(fund, supply, bids, &Price::new(feed, 1).unwrap(), INDEX_ONE, &Terms::default())?;
		Some(taken.iter().map(|t| (t.id, t.position.debt(INDEX_ONE), t.position.collateral, t.refund)).collect())
	}

	#[test]
	fn the_best_bids_that_cover_the_supply_win() {
		// Fund 600,000 behind 1,000; at feed 400 each unit needs 1,200, so 600 extra.
		type Row<'a> = (&'a [Bid], Option<&'a [(u64, u64, u64, u64)]>);
		let rows: [Row; 8] = [
			(&[], None),
			(&[bid(1, 1_000, 600_000)], Some(&[(1, 1_000, 1_200_000, 0)])),
			(&[bid(1, 1_000, 599_999)], None),
			(&[bid(1, 999, 600_000)], None),
			(&[bid(1, 999, 599_400), bid(2, 1, 600)], Some(&[(1, 999, 1_198_800, 0), (2, 1, 1_200, 0)])),
			// The higher offer first, whatever its number; the other one is cut and its rest returned.
			(&[bid(1, 800, 480_000), bid(2, 500, 350_000)], Some(&[(2, 500, 650_000, 0), (1, 500, 600_000, 180_000)])),
			// A bad one that is not needed does no harm.
			(&[bid(1, 1_000, 0), bid(2, 1_000, 600_000)], Some(&[(2, 1_000, 1_200_000, 0)])),
			(&[bid(1, 1_000, 0), bid(2, 999, 600_000)], None),
		];
		for (bids, expected) in rows {
			assert_eq!(revived(600_000, 1_000, bids, 400).as_deref(), expected, "{bids:?}");
		}
	}

	#[test]
	fn a_recovered_feed_needs_no_extra_and_a_spent_supply_no_bid() {
		assert_eq!(revived(600_000, 1_000, &[bid(1, 1_000, 0)], 200), Some(alloc::vec![(1, 1_000, 600_000, 0)]));
		assert_eq!(revived(600_000, 1_000, &[bid(1, 1_000, 0)], 201), None);
		assert_eq!(revived(0, 0, &[], 200), Some(alloc::vec![]));
		assert_eq!(revived(0, 0, &[bid(1, 5, 5)], 200), Some(alloc::vec![]));
	}

	#[test]
	fn as_many_bids_as_there_may_be_cover_the_supply() {
		let rows = [(0, 0), (1, 1), (64, 1), (65, 2), (6_400, 100), (6_401, 101), (u64::MAX, 1 << 58)];
		for (supply, least) in rows {
			assert_eq!(Bid::debt_min(supply), least);
			assert!(u128::from(least) * u128::from(BIDS_MAX) >= u128::from(supply));
		}
	}

	#[test]
	fn remainders_go_to_the_last_and_extremes_to_nobody() {
		let bids = [bid(1, 1, 100), bid(2, 1, 100), bid(3, 1, 100)];
		assert_eq!(revived(10, 3, &bids, 1), Some(alloc::vec![(1, 1, 103, 0), (2, 1, 103, 0), (3, 1, 104, 0)]));
		assert_eq!(revived(u64::MAX, 1, &[bid(1, 1, 1)], 1), None);
		assert_eq!(revived(0, 1, &[bid(1, 0, 100), bid(2, 1, 0)], 1), None);
		let taken = revive(5, 5, &[bid(1, 5, 15)], &Price::new(1, 1).unwrap(), INDEX_MAX, &Terms::default()).unwrap();
		assert_eq!(taken[0].position.debt(INDEX_MAX), 5);
	}
}
