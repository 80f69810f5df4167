//! The B+ tree of one side: insert, find, remove, take from the front, walk in order.
//!
//! Cost in pages, with `d` levels of inner nodes (3 at 100,000 orders): finding reads `d + 1`; inserting or removing
//! writes one leaf, and a sibling and the parents only when a page overflows or falls below its minimum; taking any
//! number of orders from the front of one leaf writes that leaf once.

use crate::{
	error::Error,
	order::{Order, Rank},
	overlay::Overlay,
	page::{Book, Child, Inner, Leaf, PageId, Root, DEPTH_MAX, INNER_MAX, INNER_MIN, LEAF_MAX, LEAF_MIN},
	pair::Side,
	price::SidedPrice,
	store::NodeStore,
};
use alloc::{vec, vec::Vec};
use core::{cmp::Ordering, ops::ControlFlow};

/// An inner node on the way down, and which child was taken.
#[derive(Clone, Copy)]
struct Step {
	page: u64,
	child: usize,
}

/// The way from the root to a leaf.
struct Path {
	steps: Vec<Step>,
	leaf: u64,
}

impl Path {
	/// Whether it leads to the leaf of the best order.
	fn is_front(&self) -> bool {
		self.steps.iter().all(|step| step.child == 0)
	}
}

/// A page that overflowed gave its upper half to a new one.
struct Split {
	low: Rank,
	page: u64,
}

type Asset<Store> = <Store as NodeStore>::Asset;
type Account<Store> = <Store as NodeStore>::Account;

impl<Store: NodeStore> Overlay<'_, Store> {
	pub(crate) fn root(&mut self, book: &Book<Asset<Store>>) -> Root {
		*self.head(&book.pair).root(book.side)
	}

	fn root_mut(&mut self, book: &Book<Asset<Store>>) -> &mut Root {
		self.head_mut(&book.pair).root_mut(book.side)
	}

	/// The order at `rank`; [`Error::NotFound`] if it is not there.
	pub(crate) fn find(&mut self, book: &Book<Asset<Store>>, rank: &Rank) -> Result<&Order<Account<Store>>, Error> {
		let path = self.descend(book, Some(rank))?.ok_or(Error::NotFound)?;
		let leaf = self.leaf(id(book, path.leaf))?;
		leaf.orders.get(leaf.position(book.side, rank).map_err(|_| Error::NotFound)?).ok_or(Error::Corrupt)
	}

	/// Sets what remains of the order at `rank`; its place stays.
	pub(crate) fn set_remaining(
		&mut self,
		book: &Book<Asset<Store>>,
		rank: &Rank,
		remaining: u64,
	) -> Result<(), Error> {
		let path = self.descend(book, Some(rank))?.ok_or(Error::NotFound)?;
		let leaf = self.leaf_mut(id(book, path.leaf))?;
		let at = leaf.position(book.side, rank).map_err(|_| Error::NotFound)?;
		leaf.orders.get_mut(at).ok_or(Error::Corrupt)?.remaining = remaining;
		Ok(())
	}

	/// Puts an order in its place. [`Error::Corrupt`] if its rank is taken: ids are fresh.
	pub(crate) fn insert(&mut self, book: &Book<Asset<Store>>, order: Order<Account<Store>>) -> Result<(), Error> {
		let (rank, price) = (order.rank(), order.price);
		match self.descend(book, Some(&rank))? {
			Some(path) => self.insert_at(book, path, &rank, order)?,
			None => {
				let page = self.new_leaf(book, vec![order])?;
				self.root_mut(book).page = Some(page);
			}
		}
		let root = self.root_mut(book);
		root.count = root.count.checked_add(1).ok_or(Error::Corrupt)?;
		if root.best.is_none_or(|best| price.beats(book.side, &best)) {
			root.best = Some(price);
		}
		Ok(())
	}

	/// Takes the order at `rank` out; [`Error::NotFound`] if it is not there.
	pub(crate) fn remove(&mut self, book: &Book<Asset<Store>>, rank: &Rank) -> Result<Order<Account<Store>>, Error> {
		let path = self.descend(book, Some(rank))?.ok_or(Error::NotFound)?;
		let at = self.leaf(id(book, path.leaf))?.position(book.side, rank).map_err(|_| Error::NotFound)?;
		let order = self.leaf_mut(id(book, path.leaf))?.orders.remove(at);
		self.after_removal(book, path, 1)?;
		Ok(order)
	}

	/// The leaf of the best order.
	pub(crate) fn front(&mut self, book: &Book<Asset<Store>>) -> Result<Option<&Leaf<Account<Store>>>, Error> {
		match self.descend(book, None)? {
			Some(path) => self.leaf(id(book, path.leaf)).map(Some),
			None => Ok(None),
		}
	}

	/// Takes the first `count` orders out of the first leaf, and leaves `remaining` of the one that is first then.
	pub(crate) fn take_front(
		&mut self,
		book: &Book<Asset<Store>>,
		count: usize,
		remaining: Option<u64>,
	) -> Result<(), Error> {
		if count == 0 && remaining.is_none() {
			return Ok(());
		}
		let path = self.descend(book, None)?.ok_or(Error::Corrupt)?;
		let leaf = self.leaf_mut(id(book, path.leaf))?;
		if count > leaf.orders.len() {
			return Err(Error::Corrupt);
		}
		leaf.orders.drain(..count);
		if let Some(remaining) = remaining {
			leaf.orders.first_mut().ok_or(Error::Corrupt)?.remaining = remaining;
		}
		self.after_removal(book, path, count)
	}

	/// Shows orders in their order, from the first that ranks after `after`, until `visit` breaks.
	pub(crate) fn walk(
		&mut self,
		book: &Book<Asset<Store>>,
		after: Option<&Rank>,
		mut visit: impl FnMut(&Order<Account<Store>>) -> ControlFlow<()>,
	) -> Result<(), Error> {
		let Some(path) = self.descend(book, after)? else { return Ok(()) };
		let mut steps = path.steps;
		let mut page = path.leaf;
		loop {
			let leaf = self.leaf(id(book, page))?;
			let beyond =
				|order: &&Order<_>| after.is_none_or(|rank| order.rank().cmp_on(book.side, rank) == Ordering::Greater);
			if leaf.orders.iter().filter(beyond).try_for_each(&mut visit).is_break() {
				return Ok(());
			}
			match self.next_leaf(book, &mut steps)? {
				Some(next) => page = next,
				None => return Ok(()),
			}
		}
	}

	/// Moves the way on to the next leaf.
	fn next_leaf(&mut self, book: &Book<Asset<Store>>, steps: &mut Vec<Step>) -> Result<Option<u64>, Error> {
		let depth = steps.len();
		while let Some(step) = steps.pop() {
			let child = step.child.saturating_add(1);
			let Some(next) = self.inner(id(book, step.page))?.children.get(child).map(|child| child.page) else {
				continue;
			};
			steps.push(Step { page: step.page, child });
			let mut page = next;
			while steps.len() < depth {
				steps.push(Step { page, child: 0 });
				page = self.inner(id(book, page))?.children.first().ok_or(Error::Corrupt)?.page;
			}
			return Ok(Some(page));
		}
		Ok(None)
	}

	/// The way to the leaf where `rank` is or would be, or to the first leaf; none if the side is empty.
	fn descend(&mut self, book: &Book<Asset<Store>>, rank: Option<&Rank>) -> Result<Option<Path>, Error> {
		let root = self.root(book);
		let Some(mut page) = root.page else { return Ok(None) };
		let mut steps = Vec::with_capacity(root.depth.into());
		for _ in 0..root.depth {
			let inner = self.inner(id(book, page))?;
			let child = rank.map_or(0, |rank| inner.position(book.side, rank));
			let next = inner.children.get(child).ok_or(Error::Corrupt)?.page;
			steps.push(Step { page, child });
			page = next;
		}
		Ok(Some(Path { steps, leaf: page }))
	}

	fn insert_at(
		&mut self,
		book: &Book<Asset<Store>>,
		mut path: Path,
		rank: &Rank,
		order: Order<Account<Store>>,
	) -> Result<(), Error> {
		let leaf = self.leaf_mut(id(book, path.leaf))?;
		let at = leaf.position(book.side, rank).err().ok_or(Error::Corrupt)?;
		leaf.orders.insert(at, order);
		let mut split = self.split_leaf(book, path.leaf)?;
		while let Some(Split { low, page }) = split {
			let Some(step) = path.steps.pop() else { return self.grow(book, low, page) };
			let children = &mut self.inner_mut(id(book, step.page))?.children;
			children.insert(step.child.saturating_add(1).min(children.len()), Child { low, page });
			split = self.split_inner(book, step.page)?;
		}
		Ok(())
	}

	fn split_leaf(&mut self, book: &Book<Asset<Store>>, page: u64) -> Result<Option<Split>, Error> {
		let orders = &mut self.leaf_mut(id(book, page))?.orders;
		if orders.len() <= LEAF_MAX {
			return Ok(None);
		}
		let upper = orders.split_off(LEAF_MAX / 2);
		let low = upper.first().ok_or(Error::Corrupt)?.rank();
		Ok(Some(Split { low, page: self.new_leaf(book, upper)? }))
	}

	fn split_inner(&mut self, book: &Book<Asset<Store>>, page: u64) -> Result<Option<Split>, Error> {
		let children = &mut self.inner_mut(id(book, page))?.children;
		if children.len() <= INNER_MAX {
			return Ok(None);
		}
		let upper = children.split_off(INNER_MAX / 2);
		let low = upper.first().ok_or(Error::Corrupt)?.low;
		Ok(Some(Split { low, page: self.new_inner(book, upper)? }))
	}

	/// A new root over the old one and the page split off it.
	fn grow(&mut self, book: &Book<Asset<Store>>, low: Rank, page: u64) -> Result<(), Error> {
		let root = self.root(book);
		let first = Child { low, page: root.page.ok_or(Error::Corrupt)? };
		let top = self.new_inner(book, vec![first, Child { low, page }])?;
		let root = self.root_mut(book);
		root.page = Some(top);
		root.depth = root.depth.checked_add(1).filter(|depth| *depth <= DEPTH_MAX).ok_or(Error::Corrupt)?;
		Ok(())
	}

	/// Counts, refills or frees pages, and says what is best now.
	fn after_removal(&mut self, book: &Book<Asset<Store>>, path: Path, removed: usize) -> Result<(), Error> {
		let front = path.is_front();
		let removed = u32::try_from(removed).map_err(|_| Error::Corrupt)?;
		let root = self.root_mut(book);
		root.count = root.count.checked_sub(removed).ok_or(Error::Corrupt)?;
		self.refill(book, path)?;
		if front {
			let best = self.front(book)?.and_then(|leaf| leaf.orders.first()).map(|order| order.price);
			self.root_mut(book).best = best;
		}
		Ok(())
	}

	/// Puts right what a removal left too small, from the leaf up.
	fn refill(&mut self, book: &Book<Asset<Store>>, path: Path) -> Result<(), Error> {
		let mut front = path.is_front();
		let mut steps = path.steps;
		let mut len = self.leaf(id(book, path.leaf))?.orders.len();
		let (mut page, mut is_leaf) = (path.leaf, true);
		while let Some(step) = steps.pop() {
			if front && len == 0 {
				self.free(book, page, is_leaf)?;
				self.inner_mut(id(book, step.page))?.children.remove(step.child);
			} else if front || len >= least(is_leaf) || !self.join_sibling(book, &step, is_leaf)? {
				return Ok(());
			}
			len = self.inner(id(book, step.page))?.children.len();
			(page, is_leaf) = (step.page, false);
			front = steps.iter().all(|step| step.child == 0);
		}
		self.shrink_root(book, page, is_leaf, len)
	}

	/// An empty root goes; a root with one child gives way to it.
	fn shrink_root(&mut self, book: &Book<Asset<Store>>, page: u64, is_leaf: bool, len: usize) -> Result<(), Error> {
		if len == 0 {
			self.free(book, page, is_leaf)?;
			let root = self.root_mut(book);
			(root.page, root.depth) = (None, 0);
			return Ok(());
		}
		let (mut page, mut depth) = (page, self.root(book).depth);
		while depth > 0 {
			let children = &self.inner(id(book, page))?.children;
			let Some((only, [])) = children.split_first() else { break };
			let below = only.page;
			self.free(book, page, false)?;
			(page, depth) = (below, depth.saturating_sub(1));
		}
		let root = self.root_mut(book);
		(root.page, root.depth) = (Some(page), depth);
		Ok(())
	}

	/// Joins the child a step took with a neighbour, or evens them out if they do not fit one page. Says whether they
	/// joined.
	fn join_sibling(&mut self, book: &Book<Asset<Store>>, step: &Step, is_leaf: bool) -> Result<bool, Error> {
		let left = step.child.saturating_sub(1);
		let right = left.saturating_add(1);
		let children = &self.inner(id(book, step.page))?.children;
		let (Some(first), Some(second)) = (children.get(left).copied(), children.get(right).copied()) else {
			return Err(Error::Corrupt);
		};
		let low = match is_leaf {
			true => self.join_leaves(book, first.page, second.page)?,
			false => self.join_inners(book, first.page, second.page)?,
		};
		let children = &mut self.inner_mut(id(book, step.page))?.children;
		match low {
			Some(low) => children.get_mut(right).ok_or(Error::Corrupt)?.low = low,
			None => drop(children.remove(right)),
		}
		Ok(low.is_none())
	}

	/// The lowest rank of the second page if both stay.
	fn join_leaves(&mut self, book: &Book<Asset<Store>>, first: u64, second: u64) -> Result<Option<Rank>, Error> {
		let upper = self.leaf(id(book, second))?.orders.clone();
		let lower = &mut self.leaf_mut(id(book, first))?.orders;
		lower.extend(upper);
		let Some(upper) = even_out(lower, LEAF_MAX) else {
			self.free(book, second, true)?;
			return Ok(None);
		};
		let low = upper.first().ok_or(Error::Corrupt)?.rank();
		self.leaf_mut(id(book, second))?.orders = upper;
		Ok(Some(low))
	}

	/// As for leaves. The second page is off the front, so its first child's bound is the one its parent names
	/// (invariant 1): it may stand in the middle as it is.
	fn join_inners(&mut self, book: &Book<Asset<Store>>, first: u64, second: u64) -> Result<Option<Rank>, Error> {
		let upper = self.inner(id(book, second))?.children.clone();
		let lower = &mut self.inner_mut(id(book, first))?.children;
		lower.extend(upper);
		let Some(upper) = even_out(lower, INNER_MAX) else {
			self.free(book, second, false)?;
			return Ok(None);
		};
		let low = upper.first().ok_or(Error::Corrupt)?.low;
		self.inner_mut(id(book, second))?.children = upper;
		Ok(Some(low))
	}

	fn new_leaf(&mut self, book: &Book<Asset<Store>>, orders: Vec<Order<Account<Store>>>) -> Result<u64, Error> {
		let page = self.allocate(book)?;
		self.put_leaf(id(book, page), Some(Leaf { orders }));
		Ok(page)
	}

	fn new_inner(&mut self, book: &Book<Asset<Store>>, children: Vec<Child>) -> Result<u64, Error> {
		let page = self.allocate(book)?;
		self.put_inner(id(book, page), Some(Inner { children }));
		Ok(page)
	}

	fn allocate(&mut self, book: &Book<Asset<Store>>) -> Result<u64, Error> {
		let root = self.root_mut(book);
		let page = root.next;
		root.next = page.checked_add(1).ok_or(Error::Corrupt)?;
		root.pages = root.pages.checked_add(1).ok_or(Error::Corrupt)?;
		Ok(page)
	}

	fn free(&mut self, book: &Book<Asset<Store>>, page: u64, is_leaf: bool) -> Result<(), Error> {
		match is_leaf {
			true => self.put_leaf(id(book, page), None),
			false => self.put_inner(id(book, page), None),
		}
		let root = self.root_mut(book);
		root.pages = root.pages.checked_sub(1).ok_or(Error::Corrupt)?;
		Ok(())
	}
}

impl<Account> Leaf<Account> {
	/// Where the order of a rank is, or else where it would be.
	pub(crate) fn position(&self, side: Side, rank: &Rank) -> Result<usize, usize> {
		self.orders.binary_search_by(|order| order.rank().cmp_on(side, rank))
	}
}

impl Inner {
	/// Which child a rank belongs to: the last whose lowest rank is not after it, or the first.
	fn position(&self, side: Side, rank: &Rank) -> usize {
		belongs(&self.children, |child| child.low.cmp_on(side, rank) != Ordering::Greater)
	}
}

/// The last child that `begins` before something or at it, or the first. The first one's bound is not looked at: a root
/// that grew takes its second child's for both, so it need not be in order with the others.
fn belongs(children: &[Child], begins: impl Fn(&Child) -> bool) -> usize {
	// So many of the others begin before it: the last of them stands at just that place.
	children.get(1..).unwrap_or_default().partition_point(begins)
}

/// Least entries of a page off the front.
fn least(is_leaf: bool) -> usize {
	match is_leaf {
		true => LEAF_MIN,
		false => INNER_MIN,
	}
}

/// Splits off the upper half of what two pages held, unless one page holds it with an eighth to spare: with less, one
/// of the next few insertions would split it again.
fn even_out<Entry>(entries: &mut Vec<Entry>, most: usize) -> Option<Vec<Entry>> {
	let comfortable = most.saturating_sub(most / 8);
	(entries.len() > comfortable).then(|| entries.split_off(entries.len() / 2))
}

pub(crate) fn id<A: Copy>(book: &Book<A>, page: u64) -> PageId<A> {
	PageId { book: *book, page }
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		check::Holdings, Books, Class, Expiry, Facts, MarketFee, MarketRules, MemoryStore, Pair, Price, Standing,
	};
	use std::{collections::BTreeMap, println};

	type Store = MemoryStore<u8, u32>;

	struct Quiet;

	impl Facts<u8, u32> for Quiet {
		fn standing(&self, _: &Pair<u8>, _: Side, _: &Order<u32>) -> Standing {
			Standing::Live
		}
		fn fee(&self, _: &u8) -> MarketFee {
			MarketFee::default()
		}
		fn rules(&self, _: &Pair<u8>) -> MarketRules {
			MarketRules::default()
		}
	}

	/// SplitMix64.
	struct Dice(u64);

	impl Dice {
		fn roll(&mut self, sides: u64) -> u64 {
			self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
			let mut mixed = self.0;
			mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
			mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
			(mixed ^ (mixed >> 31)) % sides
		}
	}

	fn book(side: Side) -> Book<u8> {
		Book { pair: Pair::new(0, 1).unwrap(), side }
	}

	fn order(id: u64, price: u64) -> Order<u32> {
		Order {
			id,
			owner: 0,
			client_id: None,
			price: Price::new(price, 1_000).unwrap(),
			remaining: 1_000_000,
			expiry: Expiry::Never,
			slot: 0,
			class: Class::User,
			passive: false,
		}
	}

	/// What sorts as the orders of a side do.
	fn key(side: Side, order: &Order<u32>) -> ([u8; 24], u64) {
		let mut level = order.price.level().0;
		if side == Side::Bid {
			level.iter_mut().for_each(|byte| *byte = !*byte);
		}
		(level, order.id)
	}

	/// A tree and the map it must agree with.
	struct Grove {
		side: Side,
		store: Store,
		model: BTreeMap<([u8; 24], u64), Order<u32>>,
		next: u64,
	}

	impl Grove {
		fn new(side: Side) -> Self {
			Self { side, store: Store::default(), model: BTreeMap::new(), next: 0 }
		}

		fn edit<T>(&mut self, act: impl FnOnce(&mut Overlay<Store>, &Book<u8>) -> T) -> T {
			let mut overlay = Overlay::new(&self.store);
			let result = act(&mut overlay, &book(self.side));
			let changes = overlay.into_changes();
			self.store.apply(changes);
			result
		}

		fn insert(&mut self, price: u64) {
			self.next += 1;
			let order = order(self.next, price);
			self.model.insert(key(self.side, &order), order.clone());
			self.edit(|overlay, book| overlay.insert(book, order).unwrap());
		}

		fn remove_at(&mut self, at: u64) {
			let Some((key, order)) = self.model.iter().nth(at as usize).map(|(key, order)| (*key, order.clone()))
			else {
				return;
			};
			self.model.remove(&key);
			let rank = order.rank();
			let removed = self.edit(|overlay, book| overlay.remove(book, &rank).unwrap());
			assert_eq!(removed, order);
			assert_eq!(self.edit(|overlay, book| overlay.remove(book, &rank)), Err(Error::NotFound));
		}

		/// What matching does: some of the first leaf's orders go, and perhaps the next keeps less.
		fn take_front(&mut self, count: usize, remaining: Option<u64>) {
			let here = self.edit(|overlay, book| overlay.front(book).unwrap().map_or(0, |leaf| leaf.orders.len()));
			let count = count.min(here);
			let remaining = remaining.filter(|_| count < here);
			for _ in 0..count {
				self.model.pop_first();
			}
			if let (Some(remaining), Some(mut first)) = (remaining, self.model.first_entry()) {
				first.get_mut().remaining = remaining;
			}
			self.edit(|overlay, book| overlay.take_front(book, count, remaining).unwrap());
		}

		/// Order by order, every invariant, and no page but the tree's.
		fn check(&self) -> Holdings {
			let mut books = Books::new(&self.store, &Quiet);
			let (bids, asks) = books.check(&book(self.side).pair).unwrap();
			let held = if self.side == Side::Bid { bids } else { asks };
			let orders = books.orders(&book(self.side).pair, self.side, None, usize::MAX).unwrap();
			assert!(orders.iter().eq(self.model.values()));
			assert_eq!(self.store.leaves.len(), held.leaves as usize);
			assert_eq!(self.store.inners.len(), held.inners as usize);
			held
		}

		/// Walking from any order on shows what comes after it.
		fn check_paging(&self, at: u64) {
			let Some((key, order)) = self.model.iter().nth(at as usize) else { return };
			let mut books = Books::new(&self.store, &Quiet);
			let page = books.orders(&book(self.side).pair, self.side, Some(&order.rank()), 50).unwrap();
			let expected = self.model.range((core::ops::Bound::Excluded(*key), core::ops::Bound::Unbounded));
			assert!(page.iter().eq(expected.map(|(_, order)| order).take(50)));
		}
	}

	#[test]
	fn a_tree_agrees_with_a_map() {
		for (seed, side) in [(1, Side::Bid), (2, Side::Ask), (3, Side::Ask)] {
			let mut dice = Dice(seed);
			let mut grove = Grove::new(side);
			// Grows, swings, shrinks to nothing, and once more.
			for phase in [90, 50, 10, 95, 5] {
				for round in 0..4_000 {
					let len = grove.model.len() as u64;
					match dice.roll(100) {
						roll if roll < phase => grove.insert(1 + dice.roll([3, 100, 1_000_000][(seed % 3) as usize])),
						roll if roll % 2 == 0 => grove.take_front(dice.roll(40) as usize, Some(1_000 + dice.roll(9))),
						_ if len > 0 => grove.remove_at(dice.roll(len)),
						_ => {}
					}
					if round % 50 == 0 {
						grove.check();
						grove.check_paging(dice.roll(len.max(1)));
					}
				}
			}
			while !grove.model.is_empty() {
				grove.take_front(1, None);
				grove.check();
			}
			assert!(grove.store.heads.is_empty());
		}
	}

	#[test]
	fn ladders_up_and_down_agree_with_a_map() {
		for side in [Side::Bid, Side::Ask] {
			for rising in [false, true] {
				let mut grove = Grove::new(side);
				for at in 1..=3_000 {
					grove.insert(if rising { at } else { 3_001 - at });
				}
				assert!(grove.check().leaves <= 3_000 / 16);
				for at in (0..3_000).rev() {
					grove.remove_at(if rising { at } else { 0 });
					if at % 100 == 0 {
						grove.check();
					}
				}
				assert_eq!(grove.check(), Holdings::default());
			}
		}
	}

	#[test]
	fn sweeping_one_leaf_reads_and_writes_one_page() {
		let mut grove = Grove::new(Side::Ask);
		(1..=3_000).for_each(|at| grove.insert(at));
		let mut overlay = Overlay::new(&grove.store);
		overlay.take_front(&book(Side::Ask), 10, None).unwrap();
		let changes = overlay.into_changes();
		assert_eq!((changes.heads.len(), changes.leaves.len(), changes.inners.len()), (1, 1, 0));
	}

	#[test]
	fn the_bound_of_a_first_child_is_never_looked_at() {
		for len in 1..=INNER_MAX as u64 {
			// The first one's bound lies behind all others', as after a split of a root's first child.
			let bound = |page| if page == 0 { 2 * len } else { page };
			let child = |page| Child { low: order(0, 1 + bound(page)).rank(), page };
			let inner = Inner { children: (0..len).map(child).collect() };
			for wanted in 0..len {
				let begins = |child: &Child| {
					assert!(child.page != 0, "the first child of {len} was looked at");
					child.page <= wanted
				};
				assert_eq!(belongs(&inner.children, begins) as u64, wanted);
				assert_eq!(inner.position(Side::Ask, &order(1, 1 + wanted).rank()) as u64, wanted);
			}
		}
	}

	#[test]
	fn a_taken_rank_and_a_missing_page_are_bugs() {
		let mut grove = Grove::new(Side::Ask);
		grove.insert(5);
		let again = order(1, 5);
		assert_eq!(grove.edit(|overlay, book| overlay.insert(book, again)), Err(Error::Corrupt));
		grove.store.leaves.clear();
		let rank = order(1, 5).rank();
		assert_eq!(grove.edit(|overlay, book| overlay.find(book, &rank).cloned()), Err(Error::Corrupt));
	}

	/// Occupancy of a book kept at one size by 10^6 random operations. Slow, and only prints: run with
	/// `--ignored --nocapture`.
	#[test]
	#[ignore = "a measurement"]
	fn occupancy_of_a_long_lived_book() {
		for (name, spread) in [("a hundred prices", 100u64), ("all over", 1_000_000), ("near the best", 0)] {
			for target in [1_000u64, 10_000, 100_000] {
				let mut dice = Dice(7);
				let mut grove = Grove::new(Side::Ask);
				let mut standing: Vec<Order<u32>> = Vec::new();
				let (mut written, mut lowest) = (0usize, f64::MAX);
				for round in 0..1_000_000u64 {
					let full = standing.len() as u64 >= target;
					let mut overlay = Overlay::new(&grove.store);
					if dice.roll(100) < if full { 48 } else { 60 } {
						let price = match spread {
							0 => 1_000 + dice.roll(1_000).pow(3) / 1_000,
							spread => 1 + dice.roll(spread),
						};
						let order = order(round, price);
						overlay.insert(&book(Side::Ask), order.clone()).unwrap();
						standing.push(order);
					} else if !standing.is_empty() {
						let order = standing.swap_remove(dice.roll(standing.len() as u64) as usize);
						overlay.remove(&book(Side::Ask), &order.rank()).unwrap();
					}
					let changes = overlay.into_changes();
					written += changes.leaves.len() + changes.inners.len();
					grove.store.apply(changes);
					if round > 500_000 && round % 1_000 == 0 {
						let leaves = grove.store.leaves.len();
						lowest = lowest.min(standing.len() as f64 / (leaves * LEAF_MAX) as f64);
					}
				}
				let mut books = Books::new(&grove.store, &Quiet);
				let (_, held) = books.check(&book(Side::Ask).pair).unwrap();
				let depth = books.head(&book(Side::Ask).pair).asks.depth;
				println!(
					"{name}: {} orders, {} leaves, {} inner, depth {depth}, leaves {:.1} % full (lowest {:.1} %), {:.3} pages written an operation",
					held.orders,
					held.leaves,
					held.inners,
					100.0 * f64::from(held.orders) / (held.leaves as usize * LEAF_MAX) as f64,
					100.0 * lowest,
					written as f64 / 1e6,
				);
			}
		}
	}
}
