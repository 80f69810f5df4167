//! Each invariant broken once, and what a caller cannot do.

use super::{
	grove::Grove,
	kinds::{Both, Debts, Kind, Offer, Offers, Place, Stall, Store},
};
use crate::{check::Broken, *};
use std::vec::Vec;

const STALL: Stall = Stall(0, false);

fn broken(act: impl FnOnce(&mut Store<Offers>)) -> Result<(), Broken> {
	let mut grove = Grove::<Offers>::of(STALL, 1..=2_000);
	grove.check();
	act(&mut grove.store);
	Overlay::new(&grove.store).check(&STALL).map(|_| ())
}

/// The entries of the last leaf, which is off the front.
fn last(store: &mut Store<Offers>) -> &mut Vec<Offer> {
	&mut store.leaves.values_mut().max_by_key(|leaf| leaf.entries[0].price).unwrap().entries
}

fn root(store: &mut Store<Offers>) -> &mut Root<u64> {
	let Both { rising, .. } = store.heads.get_mut(&STALL.0).unwrap();
	rising
}

#[test]
fn invariant_1_ranks() {
	assert_eq!(broken(|store| last(store).swap(0, 1)), Err(Broken::Ranks));
	assert_eq!(broken(|store| last(store)[1] = last(store)[0]), Err(Broken::Ranks));
	assert_eq!(broken(|store| last(store)[0].price = 2), Err(Broken::Ranks));
	// The bounds of a node off the front: of its first child, and of another, which may be no higher than what lies
	// there and no lower than what lies before.
	let bound = |store: &mut Store<Offers>, child: usize, act: fn(&mut Place)| {
		let top = root(store).page;
		let off_front = store.inners.iter_mut().filter(|(id, _)| Some(id.page) != top).map(|(_, inner)| inner);
		act(&mut off_front.max_by_key(|inner| inner.children[0].low.0).unwrap().children[child].low);
	};
	assert_eq!(broken(|store| bound(store, 0, |low| low.1 -= 1)), Err(Broken::Ranks));
	assert_eq!(broken(|store| bound(store, 1, |low| low.0 += 1)), Err(Broken::Ranks));
	assert_eq!(broken(|store| bound(store, 1, |low| low.0 -= 1)), Ok(()));
	assert_eq!(broken(|store| bound(store, 1, |low| low.0 -= 2)), Err(Broken::Ranks));
}

#[test]
fn invariant_2_occupancy() {
	assert_eq!(broken(|store| last(store).truncate(10)), Err(Broken::Occupancy));
	assert_eq!(broken(|store| last(store).clear()), Err(Broken::Occupancy));
	let overfull = |store: &mut Store<Offers>| (3_000..3_033).for_each(|id| last(store).push(Offers::entry(id, id)));
	assert_eq!(broken(overfull), Err(Broken::Occupancy));
	let lonely = |store: &mut Store<Offers>| {
		let top = PageId { tree: STALL, page: root(store).page.unwrap() };
		store.inners.get_mut(&top).unwrap().children.truncate(1);
	};
	assert_eq!(broken(lonely), Err(Broken::Occupancy));
}

#[test]
fn invariant_3_the_root_counts() {
	assert_eq!(broken(|store| root(store).count += 1), Err(Broken::Root));
	assert_eq!(broken(|store| root(store).pages += 1), Err(Broken::Root));
	assert_eq!(broken(|store| root(store).first = None), Err(Broken::Root));
	assert_eq!(broken(|store| root(store).next = 0), Err(Broken::Root));
}

#[test]
fn missing_pages_are_seen() {
	assert_eq!(broken(|store| store.leaves.clear()), Err(Broken::Pages));
	assert_eq!(broken(|store| root(store).depth += 1), Err(Broken::Pages));
}

#[test]
fn a_taken_rank_and_a_missing_page_are_bugs() {
	let mut grove = Grove::<Debts>::of(1, [5]);
	let again = Debts::entry(1, 5);
	assert_eq!(grove.edit(|overlay, tree| overlay.insert(tree, again)), Err(Error::Corrupt));
	grove.store.leaves.clear();
	assert_eq!(grove.edit(|overlay, tree| overlay.find(tree, &again).cloned()), Err(Error::Corrupt));
}

#[test]
fn what_is_changed_in_place_keeps_its_rank() {
	let mut grove = Grove::<Offers>::of(STALL, [5]);
	let rank = Offers::entry(1, 5).rank();
	let dearer = |offer: &mut Offer| offer.price += 1;
	assert_eq!(grove.edit(|overlay, tree| overlay.change(tree, &rank, dearer)), Err(Error::Corrupt));
	let mut grove = Grove::<Offers>::of(STALL, [5, 6]);
	assert_eq!(grove.edit(|overlay, tree| overlay.take_front(tree, 1, Some(dearer))), Err(Error::Corrupt));
}

#[test]
fn no_more_is_taken_than_there_is() {
	let mut grove = Grove::<Offers>::of(STALL, [5, 6]);
	let take = |grove: &mut Grove<Offers>, count| {
		grove.edit(|overlay, tree| overlay.take_front(tree, count, None::<fn(&mut Offer)>))
	};
	assert_eq!(take(&mut grove, 3), Err(Error::Corrupt));
	assert_eq!(take(&mut Grove::new(STALL), 1), Err(Error::Corrupt));
	assert_eq!(take(&mut Grove::new(STALL), 0), Ok(()));
}
