//! Which pages are looked at, read and written.

use super::{
	grove::Grove,
	kinds::{Both, Debts, Kind, Offer, Offers, Place, Stall, Store, Weakness},
};
use crate::{tree::belongs, *};
use codec::{Compact, Encode, MaxEncodedLen};
use core::cell::Cell;
use std::vec::Vec;

const STALL: Stall = Stall(0, false);

/// Counts heads, leaves and inner nodes that are read.
struct Counting<'a>(&'a Store<Offers>, [Cell<u32>; 3]);

impl Counting<'_> {
	fn count(&self, kind: usize) {
		self.1[kind].set(self.1[kind].get() + 1);
	}
}

impl NodeStore for Counting<'_> {
	type Tree = Stall;
	type Entry = Offer;
	type Head = Both;

	fn head(&self, stall: &u8) -> Both {
		self.count(0);
		self.0.head(stall)
	}

	fn leaf(&self, id: &PageId<Stall>) -> Option<Leaf<Offer>> {
		self.count(1);
		self.0.leaf(id)
	}

	fn inner(&self, id: &PageId<Stall>) -> Option<Inner<Place>> {
		self.count(2);
		self.0.inner(id)
	}
}

/// (heads, leaves, inner nodes) read, and written, in a tree of 3,000 entries with two levels of inner nodes.
fn cost(act: impl FnOnce(&mut Overlay<Counting>)) -> ([u32; 3], [usize; 3]) {
	let grove = Grove::<Offers>::of(STALL, 1..=3_000);
	let store = Counting(&grove.store, Default::default());
	let mut overlay = Overlay::new(&store);
	assert_eq!(overlay.root(&STALL).depth, 2);
	act(&mut overlay);
	let changes = overlay.into_changes();
	let read = store.1.map(Cell::into_inner);
	(read, [changes.heads.len(), changes.leaves.len(), changes.inners.len()])
}

#[test]
fn each_operation_reads_and_writes_as_few_pages_as_the_documentation_says() {
	let offer = Offers::entry(1_500, 1_500);
	let rank = offer.rank();
	// The head alone tells what is first.
	assert_eq!(cost(|overlay| assert_eq!(overlay.root(&STALL).first, Some(1))), ([1, 0, 0], [0, 0, 0]));
	assert_eq!(cost(|overlay| assert_eq!(overlay.find(&STALL, &rank), Ok(&offer))), ([1, 1, 2], [0, 0, 0]));
	let between = Offer { id: 9_999, ..offer };
	assert_eq!(cost(|overlay| overlay.insert(&STALL, between).unwrap()), ([1, 1, 2], [1, 1, 0]));
	// A leaf that a split left half full loses one without a look at its neighbours.
	assert_eq!(cost(|overlay| assert_eq!(overlay.remove(&STALL, &rank), Ok(offer))), ([1, 1, 2], [1, 1, 0]));
	let alter = |offer: &mut Offer| offer.amount = 7;
	assert_eq!(cost(|overlay| overlay.change(&STALL, &rank, alter).unwrap()), ([1, 1, 2], [0, 1, 0]));
	assert_eq!(cost(|overlay| overlay.take_front(&STALL, 10, Some(alter)).unwrap()), ([1, 1, 2], [1, 1, 0]));
	// Sixteen entries empty the first leaf: it goes from its parent, and the next one tells what is first.
	let emptied = |overlay: &mut Overlay<Counting>| overlay.take_front(&STALL, 16, None::<fn(&mut Offer)>).unwrap();
	assert_eq!(cost(emptied), ([1, 2, 2], [1, 1, 1]));
}

#[test]
fn the_bound_of_a_first_child_is_never_looked_at() {
	for len in 1..=INNER_MAX as u64 {
		// The first one's bound lies behind all others', as after a split of a root's first child.
		let bound = |page| if page == 0 { 2 * len } else { page };
		let child = |page| Child { low: Place(1 + bound(page), 0), page };
		let inner = Inner { children: (0..len).map(child).collect::<Vec<_>>() };
		for wanted in 0..len {
			let begins = |child: &Child<Place>| {
				assert!(child.page != 0, "the first child of {len} was looked at");
				child.page <= wanted
			};
			assert_eq!(belongs(&inner.children, begins) as u64, wanted);
			assert_eq!(inner.position(&STALL, &Place(1 + wanted, 1)) as u64, wanted);
		}
	}
}

#[test]
fn half_of_a_full_page_is_no_less_than_its_minimum() {
	assert_eq!((least(32), INNER_MIN), (11, 11));
	for most in 8..1_000 {
		assert!(most / 2 >= least(most));
		// Two pages that do not fit one, evened out.
		assert!((most - most / 8).div_ceil(2) >= least(most));
	}
}

/// As many bytes as its length says.
#[derive(Clone, Encode, MaxEncodedLen)]
struct Wide(u64);

impl Ranked for Wide {
	type Rank = u64;
	type First = ();
	const LEAF_MAX: usize = 64;

	fn rank(&self) -> u64 {
		self.0
	}

	fn first(_: &u64) {}
}

#[test]
fn a_full_page_is_as_long_as_the_longest() {
	let leaf = Leaf { entries: (0..64).map(Wide).collect::<Vec<_>>() };
	assert_eq!(Leaf::<Wide>::max_encoded_len(), leaf.encoded_size());
	assert_eq!(leaf.encoded_size(), Compact(64u32).encoded_size() + 64 * 8);
	let inner = Inner { children: (0..INNER_MAX as u64).map(|page| Child { low: page, page }).collect::<Vec<_>>() };
	assert_eq!(Inner::<u64>::max_encoded_len(), inner.encoded_size());
}

#[test]
fn a_root_keeps_the_weakest_of_its_tree() {
	let mut grove = Grove::<Debts>::of(3, [5, 4, 9]);
	let first = |grove: &Grove<Debts>| grove.store.heads.get(&3).and_then(|root| root.first);
	assert_eq!(first(&grove), Some(Weakness { collateral: 12, debt: 3_000, id: 2 }));
	grove.remove_at(0);
	assert_eq!(first(&grove), Some(Weakness { collateral: 10, debt: 2_000, id: 1 }));
	grove.take_front(2, None);
	assert_eq!(first(&grove), None);
}
