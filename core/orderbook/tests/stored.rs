//! What is stored, to the byte, and which pages each operation reads and writes: a change here is a migration.

#[allow(dead_code)] // Only a fixed seed here.
mod dice;
mod world;

use codec::{Decode, Encode};
use dice::{Dice, Seeded};
use orderbook_core::*;
use sp_core::{Blake2Hasher, Hasher};
use std::{cell::RefCell, fmt::Write};
use world::{FeeTerms, Outside, World};

type Store = MemoryStore<u8, u8>;

fn world() -> World {
	World(Outside { fees: vec![FeeTerms::default(); 4], ..Outside::default() })
}

fn pair() -> Pair<u8> {
	Pair::new(0, 1).unwrap()
}

fn price(quote: u64, base: u64) -> Price {
	Price::new(quote, base).unwrap()
}

/// Does something to the stored books and writes what was decided.
fn edit(store: &mut Store, act: impl FnOnce(&mut Books<Store, World>)) {
	let world = world();
	let mut books = Books::new(store, &world);
	act(&mut books);
	let changes = books.into_changes();
	store.apply(changes);
}

fn hex(value: impl Encode) -> String {
	value.encode().iter().fold(String::new(), |mut text, byte| {
		write!(text, "{byte:02x}").unwrap();
		text
	})
}

fn blake2(value: impl Encode) -> String {
	hex(Blake2Hasher::hash(&value.encode()))
}

/// An order of every kind of field: a system's with a tag, one that expires in a block, one at a moment, a passive one.
fn varied() -> Store {
	let mut store = Store::default();
	let ask = |id, quote| Request::at_price(id, 7, Side::Ask, 1_000, price(quote, 3));
	edit(&mut store, |books| {
		books.place(&pair(), &Request { client_id: Some(0x0102), class: Class::System, ..ask(1, 50) }).unwrap();
		let good_till = |expiry| TimeInForce::GoodTill(expiry);
		let till_block = Request { time_in_force: good_till(Expiry::Block(258)), slot: 513, ..ask(2, 50) };
		books.place(&pair(), &till_block).unwrap();
		let till_moment = Request { time_in_force: good_till(Expiry::Moment(66_051)), passive: true, ..ask(3, 49) };
		books.place(&pair(), &till_moment).unwrap();
		books.place(&pair(), &Request::at_price(4, 8, Side::Bid, 600, price(5, 1))).unwrap();
	});
	store
}

#[test]
fn a_stored_book_is_the_same_to_the_byte() {
	let store = varied();
	let head = "0100000000000000000001000000000000000100000001000000010500000000000000010000000000000001000000\
		000000000000010000000000000001000000030000000131000000000000000300000000000000";
	assert_eq!(hex(store.heads[&pair()]), head);
	let pages: Vec<_> = store.leaves.iter().map(|(id, leaf)| (hex(id), hex(leaf))).collect();
	let bids = "040400000000000000080005000000000000000100000000000000b80b0000000000000000000100";
	let asks = "0c0300000000000000070031000000000000000300000000000000e803000000000000020302010000000000000001010\
		1000000000000000701020100000000000032000000000000000300000000000000e80300000000000000000000000200000000000000\
		070032000000000000000300000000000000e803000000000000010201000001020100";
	assert_eq!(pages, [("0001000000000000000000".into(), bids.into()), ("0001010000000000000000".into(), asks.into())]);
	assert!(store.leaves.values().all(|leaf| Leaf::decode(&mut &leaf.encode()[..]).as_ref() == Ok(leaf)));
}

#[test]
fn stored_nodes_are_the_same_to_the_byte() {
	let mut store = Store::default();
	edit(&mut store, |books| {
		for id in 1..=33 {
			books.place(&pair(), &Request::at_price(id, 7, Side::Ask, 1_000, price(100 + id, 1))).unwrap();
		}
	});
	let head = "00000000000000000000000000000000000000010200000000000000010300000000000000030000002100000001\
		65000000000000000100000000000000";
	assert_eq!(hex(store.heads[&pair()]), head);
	let nodes: Vec<_> = store.inners.iter().map(|(id, inner)| (hex(id), hex(inner))).collect();
	let node = "087500000000000000010000000000000001110000000000000000000000000000007500000000000000010000000000\
		00000111000000000000000100000000000000";
	assert_eq!(nodes, [("0001010200000000000000".into(), node.into())]);
	assert!(store.inners.values().all(|inner| Inner::decode(&mut &inner.encode()[..]).as_ref() == Ok(inner)));
}

/// A store that notes every read.
struct Noting<'a>(&'a Store, RefCell<Vec<u8>>);

impl Noting<'_> {
	fn note(&self, kind: u8, key: impl Encode) {
		(kind, key).encode_to(&mut *self.1.borrow_mut());
	}
}

impl NodeStore for Noting<'_> {
	type Tree = Book<u8>;
	type Entry = Order<u8>;
	type Head = Head;

	fn head(&self, pair: &Pair<u8>) -> Head {
		self.note(0, pair);
		self.0.head(pair)
	}

	fn leaf(&self, id: &PageId<u8>) -> Option<Leaf<u8>> {
		self.note(1, id);
		self.0.leaf(id)
	}

	fn inner(&self, id: &PageId<u8>) -> Option<Inner> {
		self.note(2, id);
		self.0.inner(id)
	}
}

/// Places, takes, cancels, reduces and undoes; mostly places, so that the book grows to three levels.
fn act(books: &mut Books<Noting<'_>, World>, dice: &mut Seeded, id: u64, standing: &mut Vec<(Side, Rank, u8)>) {
	let side = dice.pick(&[Side::Bid, Side::Ask]);
	let quote = if side == Side::Bid { 3_000 - dice.roll(2_000) } else { 3_001 + dice.roll(2_000) };
	let request = Request::at_price(id, dice.roll(4) as u8, side, 1 + dice.roll(1_000), price(quote, 1));
	match dice.roll(20) {
		0..=3 if !standing.is_empty() => {
			let (side, rank, owner) = standing.swap_remove(dice.roll(standing.len() as u64) as usize);
			drop(books.cancel(&pair(), side, &rank, &owner));
		}
		4 | 5 if !standing.is_empty() => {
			let (side, rank, owner) = dice.pick(standing);
			drop(books.reduce(&pair(), side, &rank, &owner, 1 + dice.roll(500)));
		}
		6 => {
			let far = if side == Side::Bid { 9_000 } else { 1 };
			let taker = Request { price: price(far, 1), sell: 1 + dice.roll(4_000), receive_max: None, ..request };
			let taker = Request { time_in_force: TimeInForce::ImmediateOrCancel, max_fills: 60, ..taker };
			drop(books.place(&pair(), &taker));
		}
		7 => books.hypothetically(|books| drop(books.place(&pair(), &request))),
		_ => {
			let placed = books.attempt(|books| books.place(&pair(), &request));
			let rank = placed.ok().and_then(|effects| effects.resting).map(|order| (side, order.rank(), order.owner));
			standing.extend(rank);
		}
	}
}

#[test]
fn each_operation_reads_and_writes_the_same_pages() {
	let (world, mut store, mut dice) = (world(), Store::default(), Seeded(20));
	let (mut standing, mut traces, mut written, mut deepest) = (Vec::new(), Vec::new(), Vec::new(), 0);
	for id in 1..=20_000 {
		let noting = Noting(&store, RefCell::default());
		let mut books = Books::new(&noting, &world);
		act(&mut books, &mut dice, id, &mut standing);
		deepest = deepest.max(books.head(&pair()).asks.depth);
		let changes = books.into_changes();
		traces.push(noting.1.into_inner());
		written.push((&changes.heads, &changes.leaves, &changes.inners).encode());
		store.apply(changes);
	}
	Books::new(&store, &world).check(&pair()).unwrap();
	assert_eq!(deepest, 2);
	let left = (store.heads, store.leaves, store.inners);
	assert_eq!(blake2(traces), "ed6540b550818b713377b2245fc255fd089b55b99e697e4e46d39b7cbe3194f0", "reads");
	assert_eq!(blake2(written), "ece8c8939fc969b1c371b6a197041a37ae9b71253628d88a014c1c94a9b05078", "writes");
	assert_eq!(blake2(left), "e4946765f9d05ea08aac605d4c7cf9aea86dbd47adfe73297887ea429b584431", "what is left");
}
