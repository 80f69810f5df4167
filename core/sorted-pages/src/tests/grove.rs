//! A tree and the map it must agree with.

use super::kinds::{Kind, Store};
use crate::{check::Holdings, *};
use core::ops::{Bound, ControlFlow};
use std::{collections::BTreeMap, vec::Vec};

pub struct Grove<K: Kind> {
	pub tree: K::Tree,
	pub store: Store<K>,
	pub model: BTreeMap<K::Key, K::Entry>,
	next: u64,
}

impl<K: Kind> Grove<K> {
	pub fn new(tree: K::Tree) -> Self {
		Self { tree, store: Store::<K>::default(), model: BTreeMap::new(), next: 0 }
	}

	/// Grows by an entry of each of these values.
	pub fn of(tree: K::Tree, values: impl IntoIterator<Item = u64>) -> Self {
		let mut grove = Self::new(tree);
		values.into_iter().for_each(|value| grove.insert(value));
		grove
	}

	pub fn edit<T>(&mut self, act: impl FnOnce(&mut Overlay<Store<K>>, &K::Tree) -> T) -> T {
		let mut overlay = Overlay::new(&self.store);
		let result = act(&mut overlay, &self.tree);
		let changes = overlay.into_changes();
		self.store.apply(changes);
		result
	}

	pub fn insert(&mut self, value: u64) {
		self.next += 1;
		let entry = K::entry(self.next, value);
		self.model.insert(K::key(self.tree, &entry), entry.clone());
		self.edit(|overlay, tree| overlay.insert(tree, entry).unwrap());
	}

	pub fn nth(&self, at: u64) -> Option<(K::Key, K::Entry)> {
		self.model.iter().nth(at as usize).map(|(key, entry)| (*key, entry.clone()))
	}

	pub fn remove_at(&mut self, at: u64) {
		let Some((key, entry)) = self.nth(at) else { return };
		self.model.remove(&key);
		let rank = entry.rank();
		assert_eq!(self.edit(|overlay, tree| overlay.find(tree, &rank).cloned()), Ok(entry.clone()));
		assert_eq!(self.edit(|overlay, tree| overlay.remove(tree, &rank)), Ok(entry));
		assert_eq!(self.edit(|overlay, tree| overlay.remove(tree, &rank)), Err(Error::NotFound));
	}

	pub fn alter_at(&mut self, at: u64, to: u64) {
		let Some((key, entry)) = self.nth(at) else { return };
		K::alter(self.model.get_mut(&key).unwrap(), to);
		self.edit(|overlay, tree| overlay.change(tree, &entry.rank(), |entry| K::alter(entry, to)).unwrap());
	}

	/// Some of the first leaf's entries go, and perhaps the next is altered.
	pub fn take_front(&mut self, count: usize, to: Option<u64>) {
		let here = self.edit(|overlay, tree| overlay.front(tree).unwrap().map_or(0, |leaf| leaf.entries.len()));
		let count = count.min(here);
		let to = to.filter(|_| count < here);
		for _ in 0..count {
			self.model.pop_first();
		}
		if let (Some(to), Some(mut first)) = (to, self.model.first_entry()) {
			K::alter(first.get_mut(), to);
		}
		let change = to.map(|to| move |entry: &mut K::Entry| K::alter(entry, to));
		self.edit(|overlay, tree| overlay.take_front(tree, count, change).unwrap());
	}

	/// Entry by entry, every invariant, and no page but the tree's.
	pub fn check(&self) -> Holdings<K::Entry> {
		let held = Overlay::new(&self.store).check(&self.tree).unwrap();
		assert!(held.entries.iter().eq(self.model.values()));
		assert_eq!(self.store.leaves.len(), held.leaves as usize);
		assert_eq!(self.store.inners.len(), held.inners as usize);
		held
	}

	/// Walking from any entry on shows what comes after it.
	pub fn check_walk(&self, at: u64) {
		let Some((key, entry)) = self.nth(at) else { return };
		let mut seen = Vec::new();
		let visit = |entry: &K::Entry| {
			seen.push(entry.clone());
			if seen.len() == 50 {
				ControlFlow::Break(())
			} else {
				ControlFlow::Continue(())
			}
		};
		Overlay::new(&self.store).walk(&self.tree, Some(&entry.rank()), visit).unwrap();
		let after = self.model.range((Bound::Excluded(key), Bound::Unbounded));
		assert!(seen.iter().eq(after.map(|(_, entry)| entry).take(50)));
	}
}
