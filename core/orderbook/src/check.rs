//! The invariants of a book, checked by walking all of it: for tests and `try_state`.
//!
//! 1. Each side keeps the invariants of a tree of pages, see [`sorted_pages::check`]: order, bounds and occupancy of its
//!    pages, and a head whose counts and best price are those of the tree.
//! 2. Every order sells `1 ..= AMOUNT_MAX`, is worth at least one unit of the other asset, and its price is in lowest
//!    terms.
//! 3. Never crossed: best bid < best ask. The one exception is what passive orders are for: a bid and an ask of one
//!    price may face each other if the later of the two is passive.
//!
//! That every stored page is reachable follows from 1 if the store holds as many pages as the heads count.

use crate::{
	books::Books,
	order::{Order, AMOUNT_MAX},
	pair::{Pair, Side},
	price::SidedPrice,
	rules::Facts,
	store::BookStore,
};
use alloc::vec::Vec;

/// Which invariant is broken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Broken {
	/// Invariant 1, and which of the tree's.
	Tree(sorted_pages::check::Broken),
	/// Invariant 2.
	Amounts,
	/// Invariant 3.
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

/// A side's orders, best first, and what they come to.
type Held<Account> = (Vec<Order<Account>>, Holdings);

impl<'a, Store, World> Books<'a, Store, World>
where
	Store: BookStore,
	World: Facts<Store::Asset, Store::Account>,
{
	/// Checks every invariant of a market and says what its bids and its asks hold.
	pub fn check(&mut self, pair: &Pair<Store::Asset>) -> Result<(Holdings, Holdings), Broken> {
		let (bids, bids_hold) = self.check_side(pair, Side::Bid)?;
		let (asks, asks_hold) = self.check_side(pair, Side::Ask)?;
		if crossed(&bids, &asks) {
			return Err(Broken::Crossed);
		}
		Ok((bids_hold, asks_hold))
	}

	fn check_side(&mut self, pair: &Pair<Store::Asset>, side: Side) -> Result<Held<Store::Account>, Broken> {
		let held = self.pages.check(&Self::book(pair, side)).map_err(Broken::Tree)?;
		let orders = held.entries;
		if !orders.iter().all(|order| is_sound(order, side)) {
			return Err(Broken::Amounts);
		}
		let holdings = Holdings {
			orders: u32::try_from(orders.len()).unwrap_or(u32::MAX),
			funds: orders.iter().fold(0, |funds, order| u128::from(order.remaining).saturating_add(funds)),
			leaves: held.leaves,
			inners: held.inners,
		};
		Ok((orders, holdings))
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{Class, Expiry, MarketFee, MarketRules, MemoryStore, PageId, Price, Request, Standing};
	use sorted_pages::check::Broken as Tree;

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
		let is_ask = |id: &PageId<u8>| id.tree.side == Side::Ask;
		let of_asks = store.leaves.iter_mut().filter(|(id, _)| is_ask(id)).map(|(_, leaf)| leaf);
		&mut of_asks.max_by_key(|leaf| leaf.entries[0].price).unwrap().entries
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
		let of_a_tree = |broken| Err(Broken::Tree(broken));
		assert_eq!(broken(|store| store.leaves.clear()), of_a_tree(Tree::Pages));
		assert_eq!(broken(|store| last_asks(store).swap(0, 1)), of_a_tree(Tree::Ranks));
		assert_eq!(broken(|store| last_asks(store)[0].price = price(102)), of_a_tree(Tree::Ranks));
		assert_eq!(broken(|store| last_asks(store).truncate(3)), of_a_tree(Tree::Occupancy));
		let root = |store: &mut Store, act: fn(&mut crate::Root)| act(&mut store.heads.get_mut(&pair()).unwrap().asks);
		assert_eq!(broken(|store| root(store, |root| root.count += 1)), of_a_tree(Tree::Root));
		assert_eq!(broken(|store| root(store, |root| root.first = Some(price(102)))), of_a_tree(Tree::Root));
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
			let first = store.leaves.values_mut().find(|leaf| leaf.entries[0].price == price(101)).unwrap();
			first.entries[0].price = price(50);
			store.heads.get_mut(&pair()).unwrap().asks.first = Some(price(50));
		};
		assert_eq!(broken(crossing), Err(Broken::Crossed));
	}
}
