//! The invariants of a book, checked by walking all of it: for tests and `try_state`.
//!
//! 1. Orders lie in the order of their ranks, ranks differ, and every page's orders are within its parent's bounds.
//!    Off the front, the bound of an inner node's first child is the one its own parent names.
//! 2. No page holds more than its capacity, and none off the front less than its minimum; a root has at least two
//!    children, and no page is empty.
//! 3. A side's count, number of pages and best price are those of its tree, and its page ids are below the next one.
//! 4. Every order sells `1 ..= AMOUNT_MAX`, is worth at least one unit of the other asset, and its price is in lowest
//!    terms.
//! 5. Never crossed: best bid < best ask. The one exception is what passive orders are for: a bid and an ask of one
//!    price may face each other if the later of the two is passive.
//!
//! That every stored page is reachable follows from 3 if the store holds as many pages as the heads count.

use crate::{
	books::Books,
	order::{Order, Rank, AMOUNT_MAX},
	page::{Book, Child, INNER_MAX, INNER_MIN, LEAF_MAX, LEAF_MIN},
	pair::{Pair, Side},
	price::SidedPrice,
	rules::Facts,
	store::NodeStore,
	tree::id,
};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Which invariant is broken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Broken {
	/// A page is missing, or a tree is deeper than it says.
	Pages,
	/// Invariant 1.
	Ranks,
	/// Invariant 2.
	Occupancy,
	/// Invariant 3.
	Head,
	/// Invariant 4.
	Amounts,
	/// Invariant 5.
	Crossed,
}

/// What a side holds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Holdings {
	/// Orders.
	pub orders: u32,
	/// What they sell together: what the escrow must hold of that asset for this side.
	pub funds: u128,
	/// Leaves.
	pub leaves: u32,
	/// Inner nodes.
	pub inners: u32,
}

/// A walk over one side.
struct Walk<Account> {
	side: Side,
	orders: Vec<Order<Account>>,
	holdings: Holdings,
	next: u64,
}

impl<'a, Store, World> Books<'a, Store, World>
where
	Store: NodeStore,
	World: Facts<Store::Asset, Store::Account>,
{
	/// Checks every invariant of a market and says what its bids and its asks hold.
	pub fn check(&mut self, pair: &Pair<Store::Asset>) -> Result<(Holdings, Holdings), Broken> {
		let bids = self.check_side(pair, Side::Bid)?;
		let asks = self.check_side(pair, Side::Ask)?;
		if crossed(&bids.orders, &asks.orders) {
			return Err(Broken::Crossed);
		}
		Ok((bids.holdings, asks.holdings))
	}

	fn check_side(&mut self, pair: &Pair<Store::Asset>, side: Side) -> Result<Walk<Store::Account>, Broken> {
		let book = Self::book(pair, side);
		let root = self.pages.root(&book);
		let mut walk = Walk { side, orders: Vec::new(), holdings: Holdings::default(), next: root.next };
		if let Some(page) = root.page {
			self.check_page(&book, page, root.depth, true, None, &mut walk)?;
		}
		walk.check_orders()?;
		let pages = walk.holdings.leaves.saturating_add(walk.holdings.inners);
		let best = walk.orders.first().map(|order| order.price);
		let agrees = root.count == walk.holdings.orders && root.pages == pages && root.best == best;
		agrees.then_some(walk).ok_or(Broken::Head)
	}

	/// Checks a page and all below it. `front` is whether it leads to the best order, `low` the bound its parent names.
	fn check_page(
		&mut self,
		book: &Book<Store::Asset>,
		page: u64,
		depth: u8,
		front: bool,
		low: Option<Rank>,
		walk: &mut Walk<Store::Account>,
	) -> Result<(), Broken> {
		if page >= walk.next {
			return Err(Broken::Head);
		}
		let Some(depth) = depth.checked_sub(1) else { return self.check_leaf(book, page, front, low, walk) };
		let children = self.pages.inner(id(book, page)).map_err(|_| Broken::Pages)?.children.clone();
		walk.holdings.inners = walk.holdings.inners.saturating_add(1);
		let is_root = self.pages.root(book).page == Some(page);
		let least = if is_root { 2 } else { least(front, INNER_MIN) };
		if children.len() < least || children.len() > INNER_MAX {
			return Err(Broken::Occupancy);
		}
		for (at, Child { low: bound, page }) in children.into_iter().enumerate() {
			if at == 0 && low.is_some_and(|low| low != bound) {
				return Err(Broken::Ranks);
			}
			let bound = if at == 0 { low } else { Some(bound) };
			self.check_page(book, page, depth, front && at == 0, bound, walk)?;
		}
		Ok(())
	}

	fn check_leaf(
		&mut self,
		book: &Book<Store::Asset>,
		page: u64,
		front: bool,
		low: Option<Rank>,
		walk: &mut Walk<Store::Account>,
	) -> Result<(), Broken> {
		let orders = &self.pages.leaf(id(book, page)).map_err(|_| Broken::Pages)?.orders;
		if orders.len() < least(front, LEAF_MIN) || orders.len() > LEAF_MAX {
			return Err(Broken::Occupancy);
		}
		let first = orders.first().map(Order::rank);
		let below = low.zip(first).is_some_and(|(low, first)| first.cmp_on(book.side, &low) == Ordering::Less);
		let above = low
			.zip(walk.orders.last())
			.is_some_and(|(low, last)| last.rank().cmp_on(book.side, &low) != Ordering::Less);
		if below || above {
			return Err(Broken::Ranks);
		}
		walk.holdings.leaves = walk.holdings.leaves.saturating_add(1);
		walk.orders.extend(orders.iter().cloned());
		Ok(())
	}
}

impl<Account> Walk<Account> {
	fn check_orders(&mut self) -> Result<(), Broken> {
		let side = self.side;
		let pairs = self.orders.iter().zip(self.orders.iter().skip(1));
		if pairs.into_iter().any(|(one, next)| one.rank().cmp_on(side, &next.rank()) != Ordering::Less) {
			return Err(Broken::Ranks);
		}
		if !self.orders.iter().all(|order| is_sound(order, side)) {
			return Err(Broken::Amounts);
		}
		self.holdings.orders = u32::try_from(self.orders.len()).unwrap_or(u32::MAX);
		self.holdings.funds =
			self.orders.iter().fold(0, |funds, order| u128::from(order.remaining).saturating_add(funds));
		Ok(())
	}
}

fn is_sound<Account>(order: &Order<Account>, side: Side) -> bool {
	let reduced = order.price.reduced();
	let lowest = (reduced.quote(), reduced.base()) == (order.price.quote(), order.price.base());
	lowest && order.remaining <= AMOUNT_MAX && order.price.worth(side, order.remaining) > 0
}

/// Whether a bid and an ask face each other that should have met.
fn crossed<Account>(bids: &[Order<Account>], asks: &[Order<Account>]) -> bool {
	let (Some(bid), Some(ask)) = (bids.first(), asks.first()) else { return false };
	if bid.price != ask.price {
		return bid.price > ask.price;
	}
	let meets = |late: &[Order<Account>], early: &[Order<Account>]| {
		let oldest = early.iter().take_while(|order| order.price == bid.price).map(|order| order.id).min();
		let mut facing = late.iter().take_while(|order| order.price == bid.price);
		facing.any(|order| !order.passive && oldest.is_some_and(|oldest| order.id > oldest))
	};
	meets(bids, asks) || meets(asks, bids)
}

/// Least entries of a page that is not the root's: one on the way to the best order.
fn least(front: bool, off_front: usize) -> usize {
	match front {
		true => 1,
		false => off_front,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{Class, Expiry, MarketFee, MarketRules, MemoryStore, PageId, Price, Request, Standing};

	type Store = MemoryStore<u8, u8>;

	struct Quiet;

	impl Facts<u8, u8> for Quiet {
		fn standing(&self, _: &Pair<u8>, _: Side, _: &Order<u8>) -> Standing {
			Standing::Live
		}
		fn fee(&self, _: &u8) -> MarketFee {
			MarketFee::default()
		}
		fn rules(&self, _: &Pair<u8>) -> MarketRules {
			MarketRules::default()
		}
	}

	fn pair() -> Pair<u8> {
		Pair::new(0, 1).unwrap()
	}

	fn price(quote: u64) -> Price {
		Price::new(quote, 1).unwrap()
	}

	/// 100 asks from 101 up and 100 bids from 100 down, one owner each.
	fn sound() -> Store {
		let mut store = Store::default();
		let mut books = Books::new(&store, &Quiet);
		for at in 0..100 {
			books.place(&pair(), &Request::at_price(2 * at, 1, Side::Ask, 10, price(101 + at))).unwrap();
			books.place(&pair(), &Request::at_price(2 * at + 1, 2, Side::Bid, 10, price(100 - at))).unwrap();
		}
		let changes = books.into_changes();
		store.apply(changes);
		store
	}

	fn check(store: &Store) -> Result<(), Broken> {
		Books::new(store, &Quiet).check(&pair()).map(|_| ())
	}

	/// The orders of the last leaf of the asks, which is off the front.
	fn last_asks(store: &mut Store) -> &mut Vec<Order<u8>> {
		let is_ask = |id: &PageId<u8>| id.book.side == Side::Ask;
		let of_asks = store.leaves.iter_mut().filter(|(id, _)| is_ask(id)).map(|(_, leaf)| leaf);
		&mut of_asks.max_by_key(|leaf| leaf.orders[0].price).unwrap().orders
	}

	fn broken(act: impl FnOnce(&mut Store)) -> Result<(), Broken> {
		let mut store = sound();
		act(&mut store);
		check(&store)
	}

	#[test]
	fn a_sound_book_passes_and_says_what_it_holds() {
		let (bids, asks) = Books::new(&sound(), &Quiet).check(&pair()).unwrap();
		assert_eq!((asks.orders, asks.funds), (100, 1_000));
		assert_eq!((bids.orders, bids.funds), (100, 10 * (1..=100).sum::<u128>()));
	}

	#[test]
	fn each_invariant_is_seen_when_it_breaks() {
		assert_eq!(broken(|store| store.leaves.clear()), Err(Broken::Pages));
		assert_eq!(broken(|store| last_asks(store).swap(0, 1)), Err(Broken::Ranks));
		assert_eq!(broken(|store| last_asks(store)[0].price = price(102)), Err(Broken::Ranks));
		assert_eq!(broken(|store| last_asks(store).truncate(3)), Err(Broken::Occupancy));
		assert_eq!(broken(|store| last_asks(store).clear()), Err(Broken::Occupancy));
		let root = |store: &mut Store, act: fn(&mut crate::Root)| act(&mut store.heads.get_mut(&pair()).unwrap().asks);
		assert_eq!(broken(|store| root(store, |root| root.count += 1)), Err(Broken::Head));
		assert_eq!(broken(|store| root(store, |root| root.pages += 1)), Err(Broken::Head));
		assert_eq!(broken(|store| root(store, |root| root.best = None)), Err(Broken::Head));
		assert_eq!(broken(|store| root(store, |root| root.next = 0)), Err(Broken::Head));
		assert_eq!(broken(|store| root(store, |root| root.depth += 1)), Err(Broken::Pages));
		assert_eq!(broken(|store| last_asks(store)[0].remaining = 0), Err(Broken::Amounts));
		assert_eq!(broken(|store| last_asks(store)[0].remaining = AMOUNT_MAX + 1), Err(Broken::Amounts));
	}

	#[test]
	fn an_order_of_a_price_not_in_lowest_terms_is_seen() {
		use codec::{Decode, Encode};
		let unreduced = |store: &mut Store| {
			let order = &mut last_asks(store)[0];
			let (quote, base) = (order.price.quote() * 2, order.price.base() * 2);
			order.price = Price::decode(&mut &(quote, base).encode()[..]).unwrap();
		};
		assert_eq!(broken(unreduced), Err(Broken::Amounts));
	}

	#[test]
	fn bounds_that_differ_between_a_node_and_its_parent_are_seen() {
		let mut store = Store::default();
		let mut books = Books::new(&store, &Quiet);
		for at in 0..2_000 {
			books.place(&pair(), &Request::at_price(at, 1, Side::Ask, 10, price(101 + at))).unwrap();
		}
		let changes = books.into_changes();
		store.apply(changes);
		assert_eq!(check(&store), Ok(()));
		let root = store.heads[&pair()].asks.page;
		let off_front = store.inners.iter_mut().filter(|(id, _)| Some(id.page) != root).map(|(_, inner)| inner);
		let last = off_front.max_by_key(|inner| inner.children[0].low.price).unwrap();
		last.children[0].low.id -= 1;
		assert_eq!(check(&store), Err(Broken::Ranks));
	}

	fn facing(bid_id: u64, bid_passive: bool, ask_id: u64, ask_passive: bool) -> bool {
		let order = |id, passive| Order {
			id,
			owner: 0,
			client_id: None,
			price: price(5),
			remaining: 10,
			expiry: Expiry::Never,
			slot: 0,
			class: Class::User,
			passive,
		};
		crossed(&[order(bid_id, bid_passive)], &[order(ask_id, ask_passive)])
	}

	#[test]
	fn only_a_later_passive_order_may_face_an_equal_price() {
		assert!(facing(1, false, 2, false));
		assert!(!facing(1, false, 2, true));
		assert!(facing(1, true, 2, false));
		assert!(!facing(2, true, 1, false));
		assert!(facing(2, false, 1, true));
		let crossing = |store: &mut Store| {
			let first = store.leaves.values_mut().find(|leaf| leaf.orders[0].price == price(101)).unwrap();
			first.orders[0].price = price(50);
			store.heads.get_mut(&pair()).unwrap().asks.best = Some(price(50));
		};
		assert_eq!(broken(crossing), Err(Broken::Crossed));
	}
}
