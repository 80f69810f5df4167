//! Checkpoints, and what is to be written.

use super::{
	grove::Grove,
	kinds::{Both, Debts, Kind, Offer, Offers, Stall, Store},
};
use crate::*;

const STALL: Stall = Stall(0, false);
const ALL: Option<fn(&mut Offer)> = None;

fn insert(overlay: &mut Overlay<Store<Offers>>, ids: core::ops::RangeInclusive<u64>) {
	ids.for_each(|id| overlay.insert(&STALL, Offers::entry(id, id)).unwrap());
}

fn count(overlay: &mut Overlay<Store<Offers>>) -> usize {
	overlay.check(&STALL).unwrap().entries.len()
}

#[test]
fn checkpoints_nest() {
	let store = Grove::<Offers>::of(STALL, 1..=100).store;
	let mut overlay = Overlay::new(&store);
	overlay.checkpoint();
	insert(&mut overlay, 101..=200);
	overlay.checkpoint();
	overlay.take_front(&STALL, 16, ALL).unwrap();
	overlay.checkpoint();
	insert(&mut overlay, 201..=300);
	overlay.rollback();
	assert_eq!(count(&mut overlay), 184);
	overlay.commit();
	assert_eq!(count(&mut overlay), 184);
	// The outer checkpoint undoes what an inner one kept.
	overlay.rollback();
	assert_eq!(count(&mut overlay), 100);
	let mut undone = store.clone();
	undone.apply(overlay.into_changes());
	assert_eq!(undone, store);
}

#[test]
fn what_is_only_read_is_not_written() {
	let store = Grove::<Offers>::of(STALL, 1..=100).store;
	let mut overlay = Overlay::new(&store);
	overlay.front(&STALL).unwrap();
	assert_eq!(count(&mut overlay), 100);
	assert!(overlay.into_changes().is_empty());
}

#[test]
fn pages_that_come_and_go_are_not_written() {
	let store = Store::<Offers>::default();
	let mut overlay = Overlay::new(&store);
	insert(&mut overlay, 1..=40);
	while let Some(leaf) = overlay.front(&STALL).unwrap() {
		let count = leaf.entries.len();
		overlay.take_front(&STALL, count, ALL).unwrap();
	}
	let changes = overlay.into_changes();
	assert_eq!(changes.heads, [(STALL.0, Both::default())]);
	assert!(changes.leaves.is_empty() && changes.inners.is_empty());
}

#[test]
fn a_page_id_is_used_once_until_the_head_goes() {
	let mut grove = Grove::<Debts>::of(1, [5]);
	grove.edit(|overlay, tree| {
		overlay.remove(tree, &Debts::entry(1, 5)).unwrap();
		overlay.insert(tree, Debts::entry(2, 5)).unwrap();
	});
	assert_eq!(grove.store.leaves.keys().map(|id| id.page).collect::<std::vec::Vec<_>>(), [1]);
	grove.edit(|overlay, tree| overlay.remove(tree, &Debts::entry(2, 5)).unwrap());
	assert_eq!(grove.store, Default::default());
	grove.insert(5);
	assert_eq!(grove.store.leaves.keys().next().map(|id| id.page), Some(0));
}

#[test]
fn several_trees_share_an_overlay() {
	let (rising, falling, other) = (Stall(4, false), Stall(4, true), Stall(3, true));
	let store = Store::<Offers>::default();
	let mut overlay = Overlay::new(&store);
	for tree in [rising, falling, other] {
		(1..=100).for_each(|id| overlay.insert(&tree, Offers::entry(id, id)).unwrap());
	}
	let firsts = [rising, falling, other].map(|tree| overlay.root(&tree).first);
	assert_eq!(firsts, [Some(1), Some(100), Some(100)]);
	let changes = overlay.into_changes();
	// Each key once, in key order; a stall's two trees have one head.
	assert_eq!(changes.heads.iter().map(|(key, _)| *key).collect::<std::vec::Vec<_>>(), [3, 4]);
	assert!(changes.leaves.windows(2).all(|pair| pair[0].0 < pair[1].0));
	assert!(changes.inners.windows(2).all(|pair| pair[0].0 < pair[1].0));
}
