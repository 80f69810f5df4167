//! Two kinds of trees: offers, whose order depends on the tree and whose roots lie in twos, and debts, which are sorted
//! by an exact ratio and have a root for each tree.

use crate::*;
use core::{cmp::Ordering, fmt::Debug};

/// A kind of trees, and what a map needs to be sorted as they are.
pub trait Kind {
	type Tree: Copy + Debug + Ord;
	type Entry: Ranked<Rank: RankIn<Self::Tree>> + Debug + Eq;
	type Head: Roots<Self::Tree, First = <Self::Entry as Ranked>::First>;
	type Key: Copy + Ord;
	/// An entry; the higher `value`, the farther back in most trees.
	fn entry(id: u64, value: u64) -> Self::Entry;
	/// What sorts as entries do in that tree, found in another way.
	fn key(tree: Self::Tree, entry: &Self::Entry) -> Self::Key;
	/// Changes what is not of the rank.
	fn alter(entry: &mut Self::Entry, to: u64);
}

pub type Store<K> = MemoryStore<<K as Kind>::Tree, <K as Kind>::Entry, <K as Kind>::Head>;

/// Somebody's offer of an amount at a price.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Offer {
	pub price: u64,
	pub id: u64,
	pub amount: u64,
}

/// An offer's price and id.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place(pub u64, pub u64);

/// A stall, and whether its dearest offers are first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Stall(pub u8, pub bool);

impl Ranked for Offer {
	type Rank = Place;
	type First = u64;
	const LEAF_MAX: usize = 32;

	fn rank(&self) -> Place {
		Place(self.price, self.id)
	}

	fn first(rank: &Place) -> u64 {
		rank.0
	}
}

impl RankIn<Stall> for Place {
	fn cmp_in(&self, stall: &Stall, other: &Self) -> Ordering {
		let by_price = if stall.1 { other.0.cmp(&self.0) } else { self.0.cmp(&other.0) };
		by_price.then(self.1.cmp(&other.1))
	}
}

/// Both trees of a stall.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Both {
	pub falling: Root<u64>,
	pub rising: Root<u64>,
}

impl Roots<Stall> for Both {
	type Key = u8;
	type First = u64;

	fn key(stall: &Stall) -> u8 {
		stall.0
	}

	fn root(&self, stall: &Stall) -> &Root<u64> {
		if stall.1 {
			&self.falling
		} else {
			&self.rising
		}
	}

	fn root_mut(&mut self, stall: &Stall) -> &mut Root<u64> {
		if stall.1 {
			&mut self.falling
		} else {
			&mut self.rising
		}
	}

	fn is_empty(&self) -> bool {
		self.falling.is_empty() && self.rising.is_empty()
	}
}

pub struct Offers;

impl Kind for Offers {
	type Tree = Stall;
	type Entry = Offer;
	type Head = Both;
	type Key = (u64, u64);

	fn entry(id: u64, value: u64) -> Offer {
		Offer { price: value, id, amount: 1_000_000 }
	}

	fn key(stall: Stall, offer: &Offer) -> (u64, u64) {
		(if stall.1 { u64::MAX - offer.price } else { offer.price }, offer.id)
	}

	fn alter(offer: &mut Offer, to: u64) {
		offer.amount = to;
	}
}

/// What secures a debt and what is owed, both below 2^32 here: the weakest is first. It is all rank.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Weakness {
	pub collateral: u64,
	pub debt: u128,
	pub id: u64,
}

impl Ord for Weakness {
	/// By `collateral / debt`, exactly; then by id.
	fn cmp(&self, other: &Self) -> Ordering {
		let ratio = (u128::from(self.collateral) * other.debt).cmp(&(u128::from(other.collateral) * self.debt));
		ratio.then(self.id.cmp(&other.id))
	}
}

impl PartialOrd for Weakness {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

impl Ranked for Weakness {
	type Rank = Self;
	type First = Self;
	/// Neither even nor what nodes hold.
	const LEAF_MAX: usize = 9;

	fn rank(&self) -> Self {
		*self
	}

	fn first(rank: &Self) -> Self {
		*rank
	}
}

pub struct Debts;

impl Kind for Debts {
	type Tree = u32;
	type Entry = Weakness;
	type Head = Root<Weakness>;
	type Key = (u128, u64);

	/// Every third debt is told in other terms of the same ratio, so that ratios are equal and their terms are not.
	fn entry(id: u64, value: u64) -> Weakness {
		let times = 1 + id % 3;
		Weakness { collateral: value * times, debt: 1_000 * u128::from(times), id }
	}

	/// Two ratios of terms below 2^32 differ by more than 2^-64.
	fn key(_: u32, entry: &Weakness) -> (u128, u64) {
		((u128::from(entry.collateral) << 64) / entry.debt, entry.id)
	}

	fn alter(_: &mut Weakness, _: u64) {}
}
