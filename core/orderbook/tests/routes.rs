//! Routes and the search for the cheapest: worked examples, every refusal, and brute force on small graphs.

#[allow(dead_code)] // Only seeds here.
mod dice;
#[allow(dead_code)] // Routes need the taking and not the rest.
mod naive;
mod world;

use dice::{seed, setting, Dice, Seeded};
use naive::Naive;
use orderbook_core::*;
use world::{FeeTerms, Outside, World};

type Store = MemoryStore<u8, u8>;

const STM: u8 = 0;
const A: u8 = 1;
const B: u8 = 2;
const D: u8 = 3;
const MAKER: u8 = 1;
const PAYER: u8 = 9;

/// Every pair of so many assets has a market.
struct Complete(u8);

impl Graph<u8> for Complete {
	fn neighbours(&self, asset: &u8) -> Vec<u8> {
		(0..self.0).filter(|other| other != asset).collect()
	}
}

fn world() -> World {
	World(Outside { fees: vec![FeeTerms::default(); 8], ..Outside::default() })
}

fn payer() -> Traveller<u8> {
	Traveller { owner: PAYER, self_trade: SelfTrade::CancelTaker, max_fills: 100 }
}

/// Orders of `owner` that sell so much of one asset for so much of another.
fn store(world: &World, offers: &[(u8, u8, u64, u8, u64)]) -> Store {
	let mut store = Store::default();
	for (at, (owner, sold, sell, bought, receive)) in offers.iter().enumerate() {
		let (pair, side) = Pair::selling(*sold, *bought).unwrap();
		let request = Request::offer(at as u64 + 1, *owner, side, *sell, *receive).unwrap();
		let mut books = Books::new(&store, world);
		books.place(&pair, &request).unwrap();
		let changes = books.into_changes();
		store.apply(changes);
	}
	store
}

fn receive(amount: u64, max_spend: u64) -> Mode {
	Mode::StrictReceive { amount, max_spend }
}

fn send(amount: u64, min_receive: u64) -> Mode {
	Mode::StrictSend { amount, min_receive }
}

/// EX-12: directly 1 A buys 7 D; over STM 1 A buys 100 STM, and 100 STM buy 8 D.
fn ex_12(world: &World) -> Store {
	store(world, &[(MAKER, D, 700, A, 100), (MAKER, STM, 10_000, A, 100), (MAKER, D, 800, STM, 10_000)])
}

#[test]
fn ex_12_the_cheapest_path() {
	let world = world();
	let store = ex_12(&world);
	let mut books = Books::new(&store, &world);
	assert_eq!(books.travel(&[A, D], receive(56, 8), &payer()).map(|journey| journey.spent), Ok(8));
	let mut books = Books::new(&store, &world);
	let mut search = |graph: Complete, max_spend| {
		let limits = SearchLimits::default();
		books.best_route(&graph, (A, D), STM, receive(56, max_spend), &payer(), limits)
	};
	// S-17: even where the graph knows of no market at all.
	for graph in [4, 0] {
		let found = Found { route: vec![A, STM, D], spent: 7, received: 56, complete: true };
		assert_eq!(search(Complete(graph), 7), Ok(found));
		assert_eq!(search(Complete(graph), 6), Err(Error::NoRoute));
	}
	let auto = auto_routes(A, D, STM, &[B]);
	assert_eq!(books.best_of(&auto, receive(56, 7), &payer()).unwrap().route, [A, STM, D]);
	// A search leaves no trace.
	assert_eq!(books.travel(&[A, STM, D], receive(56, 6), &payer()), Err(Error::AboveMaxSpend));
	assert!(books.into_changes().is_empty());
	let mut books = Books::new(&store, &world);
	let journey = books.travel(&[A, STM, D], receive(56, 7), &payer()).unwrap();
	assert_eq!((journey.spent, journey.received, journey.leftovers), (7, 56, vec![]));
	assert_eq!(journey.hops.iter().map(|hop| hop.effects.paid).collect::<Vec<_>>(), [7, 700]);
}

#[test]
fn every_refusal_of_a_route_has_its_name() {
	let world = world();
	let store = store(
		&world,
		&[
			(MAKER, STM, 1_000, A, 10),
			(PAYER, D, 50, STM, 500),
			(MAKER, D, 50, STM, 550),
			(MAKER, B, 5, D, 500),
			(MAKER, B, 5, D, 500),
		],
	);
	let few = Traveller { max_fills: 1, ..payer() };
	let other = Traveller { owner: 8, ..payer() };
	let none = Traveller { owner: 8, max_fills: 0, ..payer() };
	let rows = [
		(vec![A, STM], send(0, 0), &other, Error::Zero),
		(vec![A, STM], receive(0, 0), &other, Error::Zero),
		(vec![A, STM], send(AMOUNT_MAX + 1, 0), &other, Error::TooLarge),
		(vec![], send(1, 0), &other, Error::RouteLength),
		(vec![A], send(1, 0), &other, Error::RouteLength),
		(vec![A, STM, D, B, 5, 6], send(1, 0), &other, Error::RouteLength),
		(vec![A, A], send(1, 0), &other, Error::EqualNeighbours),
		(vec![A, STM, A], send(1, 0), &other, Error::RouteCycle),
		(vec![A, STM], send(1, 0), &none, Error::BoundReached),
		(vec![A, STM, D], send(1, 0), &few, Error::BoundReached),
		(vec![A, STM, D], send(6, 0), &Traveller { owner: 8, ..few.clone() }, Error::BoundReached),
		(vec![A, STM, D], send(1, 0), &payer(), Error::OwnOrder),
		(vec![A, STM], send(11, 0), &other, Error::TooThin),
		(vec![A, STM], receive(1_001, u64::MAX), &other, Error::TooThin),
		(vec![STM, B], send(11, 0), &other, Error::TooThin),
		(vec![D, B], send(99, 0), &other, Error::YieldsNothing),
		(vec![STM, D, B], send(100, 0), &other, Error::YieldsNothing),
		(vec![A, STM], send(3, 301), &other, Error::BelowMinReceive),
		(vec![A, STM], receive(300, 2), &other, Error::AboveMaxSpend),
	];
	for (route, mode, who, expected) in rows {
		let mut books = Books::new(&store, &world);
		assert_eq!(books.travel(&route, mode, who).unwrap_err(), expected, "{route:?} {mode:?}");
		assert!(books.into_changes().is_empty(), "{route:?} {mode:?}");
	}
	let mut books = Books::new(&store, &world);
	assert_eq!(books.travel(&[A, STM], send(3, 300), &payer()).map(|journey| journey.received), Ok(300));
}

#[test]
fn an_own_order_in_the_way_may_be_cancelled_instead() {
	let world = world();
	let store = store(&world, &[(PAYER, D, 50, STM, 500), (MAKER, D, 50, STM, 550)]);
	let who = Traveller { self_trade: SelfTrade::CancelResting, ..payer() };
	let journey = Books::new(&store, &world).travel(&[STM, D], send(110, 0), &who).unwrap();
	assert_eq!(journey.received, 10);
	let closed: Vec<_> = journey.hops[0].effects.closed().map(|closed| (closed.order.id, closed.reason)).collect();
	assert_eq!(closed, [(1, Reason::SelfTrade)]);
	let decrement = Traveller { self_trade: SelfTrade::DecrementBoth, ..payer() };
	assert_eq!(Books::new(&store, &world).travel(&[STM, D], send(110, 0), &decrement), Err(Error::OwnOrder));
}

#[test]
fn what_a_hop_cannot_convert_stays_with_the_payer() {
	let world = world();
	// 10 A buy 1 STM; 1 B costs 3 STM.
	let store = store(&world, &[(MAKER, STM, 100, A, 1_000), (MAKER, B, 100, STM, 300)]);
	let journey = Books::new(&store, &world).travel(&[A, STM, B], send(109, 0), &payer()).unwrap();
	// 109 A: 100 buy 10 STM and 9 are not spent; 9 STM buy 3 B and 1 STM is left over.
	assert_eq!((journey.spent, journey.received), (100, 3));
	assert_eq!(journey.leftovers, [Leftover { asset: STM, amount: 1 }]);
}

#[test]
fn a_book_too_thin_for_the_amount_is_no_remnant() {
	let world = world();
	// 5 B at 100, and one more at a price nobody pays: half of what is sent would not be spent.
	let store = store(&world, &[(MAKER, B, 5, A, 500), (MAKER, B, 1, A, 1_000_000_000_000_000)]);
	let send = |amount| Books::new(&store, &world).travel(&[A, B], send(amount, 0), &payer());
	assert_eq!(send(1_000), Err(Error::TooThin));
	assert_eq!(send(600), Err(Error::TooThin));
	assert_eq!(send(599).map(|journey| (journey.spent, journey.received)), Ok((500, 5)));
}

#[test]
fn strict_receive_grosses_up_for_the_fee_of_every_hop() {
	let mut world = world();
	world.0.fees[usize::from(STM)] = FeeTerms { maker_bps: 0, taker_bps: 100, cap: None };
	world.0.fees[usize::from(D)] = FeeTerms { maker_bps: 0, taker_bps: 1_000, cap: Some(4) };
	let store = ex_12(&world);
	let journey = Books::new(&store, &world).travel(&[A, STM, D], receive(56, 100), &payer()).unwrap();
	let hop = |at: usize| &journey.hops[at].effects;
	// 60 D − 4 = 56 for 750 STM; 757 STM − 7 = 750 for 8 A.
	assert_eq!((hop(1).received, hop(1).fee, hop(1).paid), (60, 4, 750));
	assert_eq!((hop(0).received, hop(0).fee, hop(0).paid), (757, 7, 8));
	// No hop was given more than it cost.
	assert_eq!((hop(0).refund, hop(1).refund), (0, 0));
	assert_eq!((journey.spent, journey.received), (8, 56));
}

#[test]
fn ties_go_to_fewer_hops_and_then_to_lower_ids() {
	let world = world();
	let one_to_one = |sold, bought| (MAKER, sold, 100, bought, 100);
	let offers = [
		one_to_one(4, A),
		one_to_one(D, 4),
		one_to_one(B, A),
		one_to_one(D, B),
		one_to_one(STM, A),
		one_to_one(D, STM),
	];
	let best = |offers: &[_], mode| {
		let store = store(&world, offers);
		let mut books = Books::new(&store, &world);
		let limits = SearchLimits::default();
		// The bridge is no part of the rule: it is looked at first and wins no tie by that.
		books.best_route(&Complete(5), (A, D), 4, mode, &payer(), limits).unwrap().route
	};
	for mode in [send(10, 0), receive(10, 10)] {
		assert_eq!(best(&offers[..4], mode), [A, B, D]);
		assert_eq!(best(&offers, mode), [A, STM, D]);
		let direct: Vec<_> = offers.into_iter().chain([one_to_one(D, A)]).collect();
		assert_eq!(best(&direct, mode), [A, D]);
	}
}

#[test]
fn the_search_stops_at_its_bounds_and_says_so() {
	let world = world();
	let store = store(&world, &[(MAKER, B, 100, A, 100), (MAKER, 4, 100, B, 100), (MAKER, D, 100, 4, 100)]);
	let search = |hops, simulations| {
		let limits = SearchLimits { hops, simulations };
		Books::new(&store, &world).best_route(&Complete(5), (A, D), STM, send(10, 0), &payer(), limits)
	};
	assert_eq!(search(4, 1_000).map(|found| (found.route, found.complete)), Ok((vec![A, B, 4, D], true)));
	assert_eq!(search(2, 1_000), Err(Error::NoRoute));
	assert_eq!(search(9, 1_000).map(|found| found.received), Ok(10));
	assert_eq!(search(4, 0), Err(Error::NoRoute));
	let direct = ex_12(&world);
	let limits = SearchLimits { hops: 4, simulations: 1 };
	let found = Books::new(&direct, &world).best_route(&Complete(4), (A, D), STM, send(8, 0), &payer(), limits);
	// The direct way and the bridge are looked at whatever the bound.
	assert_eq!(found.map(|found| (found.received, found.complete)), Ok((64, false)));
	let one = SearchLimits { hops: 1, simulations: 9 };
	let found = Books::new(&direct, &world).best_route(&Complete(4), (A, D), STM, send(8, 0), &payer(), one);
	assert_eq!(found.map(|found| (found.route, found.received, found.complete)), Ok((vec![A, D], 56, true)));
	let same = Books::new(&direct, &world).best_route(&Complete(4), (A, A), STM, send(8, 0), &payer(), limits);
	assert_eq!(same, Err(Error::NoRoute));
}

/// Markets as they are listed, and how often each asset was asked for.
struct Listed(Vec<(u8, u8)>, std::cell::RefCell<Vec<u8>>);

impl Graph<u8> for Listed {
	fn neighbours(&self, asset: &u8) -> Vec<u8> {
		self.1.borrow_mut().push(*asset);
		let other = |(one, two): &(u8, u8)| match asset {
			asset if asset == one => Some(*two),
			asset if asset == two => Some(*one),
			_ => None,
		};
		self.0.iter().filter_map(other).collect()
	}
}

#[test]
fn short_routes_are_not_starved_by_what_lies_behind_a_busy_bridge() {
	let world = World(Outside { fees: vec![FeeTerms::default(); 128], ..Outside::default() });
	// The bridge leads to a hundred assets, half of their books empty, and the cheap way is A, B, D.
	let others = || 20..120;
	let mut offers: Vec<_> = others().filter(|asset| asset % 2 == 0).map(|asset| (MAKER, asset, 50, STM, 50)).collect();
	offers.extend([(MAKER, STM, 100, A, 100), (MAKER, B, 100, A, 100), (MAKER, D, 100, B, 100)]);
	let store = store(&world, &offers);
	let mut markets: Vec<_> = others().flat_map(|asset| [(STM, asset), (asset, D)]).collect();
	markets.extend([(A, STM), (A, B), (B, D)]);
	let graph = Listed(markets, Default::default());
	let search = |simulations| {
		let limits = SearchLimits { hops: 4, simulations };
		let mut books = Books::new(&store, &world);
		books.best_route(&graph, (A, D), STM, send(10, 0), &payer(), limits).map(|found| (found.route, found.complete))
	};
	// A to STM, A to B and B to D are simulated before anything longer.
	assert_eq!(search(30), Ok((vec![A, B, D], false)));
	graph.1.borrow_mut().clear();
	assert_eq!(search(60), Ok((vec![A, B, D], true)));
	let mut asked = graph.1.borrow().clone();
	let all = asked.len();
	asked.sort_unstable();
	asked.dedup();
	assert_eq!(asked.len(), all, "an asset was listed twice");
}

/// Every pair has a market, and some may not be used.
struct Closed(Vec<Pair<u8>>);

impl Graph<u8> for Closed {
	fn neighbours(&self, asset: &u8) -> Vec<u8> {
		Complete(5).neighbours(asset)
	}

	fn may_cross(&self, sold: &u8, bought: &u8) -> bool {
		!self.0.contains(&Pair::new(*sold, *bought).unwrap())
	}
}

#[test]
fn no_way_leads_over_a_hop_that_may_not_be_crossed() {
	let world = world();
	let store = ex_12(&world);
	let search = |closed: &[(u8, u8)], mode| {
		let closed = closed.iter().map(|(one, other)| Pair::new(*one, *other).unwrap()).collect();
		let mut books = Books::new(&store, &world);
		let found = books.best_route(&Closed(closed), (A, D), STM, mode, &payer(), SearchLimits::default());
		found.map(|found| found.route)
	};
	for mode in [send(8, 0), receive(56, 8)] {
		assert_eq!(search(&[], mode), Ok(vec![A, STM, D]));
		// Nor over the bridge, though it is tried unasked.
		assert_eq!(search(&[(STM, D)], mode), Ok(vec![A, D]));
		assert_eq!(search(&[(STM, A)], mode), Ok(vec![A, D]));
		assert_eq!(search(&[(A, D)], mode), Ok(vec![A, STM, D]));
		assert_eq!(search(&[(A, D), (STM, A)], mode), Err(Error::NoRoute));
	}
}

#[test]
fn looking_is_bounded_too() {
	let world = World(Outside { fees: vec![FeeTerms::default(); 256], ..Outside::default() });
	// No book at all, and everything next to everything.
	let store = store(&world, &[]);
	let graph = Complete(200);
	let limits = SearchLimits { hops: 4, simulations: 5 };
	let found = Books::new(&store, &world).best_route(&graph, (A, D), STM, send(10, 0), &payer(), limits);
	assert_eq!(found, Err(Error::NoRoute));
	// A way that is there is said not to be all that was asked for.
	let one = ex_12(&world);
	let found = Books::new(&one, &world).best_route(&graph, (A, D), STM, send(8, 0), &payer(), limits).unwrap();
	assert_eq!((found.received, found.complete), (64, false));
	let enough = SearchLimits { hops: 4, simulations: 20_000 };
	let found = Books::new(&one, &world).best_route(&graph, (A, D), STM, send(8, 0), &payer(), enough).unwrap();
	assert_eq!((found.received, found.complete), (64, true));
}

/// Counts the heads that are read.
struct Counting(Store, std::cell::Cell<u32>);

impl NodeStore for Counting {
	type Tree = Book<u8>;
	type Entry = Order<u8>;
	type Head = Head;

	fn head(&self, pair: &Pair<u8>) -> Head {
		self.1.set(self.1.get() + 1);
		self.0.head(pair)
	}

	fn leaf(&self, id: &PageId<u8>) -> Option<Leaf<u8>> {
		self.0.leaf(id)
	}

	fn inner(&self, id: &PageId<u8>) -> Option<Inner> {
		self.0.inner(id)
	}
}

#[test]
fn a_search_that_is_used_up_reads_nothing_more() {
	let world = World(Outside { fees: vec![FeeTerms::default(); 128], ..Outside::default() });
	let offers: Vec<_> = (20..120).map(|asset| (MAKER, asset, 50, A, 50)).collect();
	let store = Counting(store(&world, &offers), Default::default());
	let graph = Listed((20..120).map(|asset| (A, asset)).collect(), Default::default());
	let limits = SearchLimits { hops: 4, simulations: 7 };
	let found = Books::new(&store, &world).best_route(&graph, (A, D), STM, send(10, 0), &payer(), limits);
	assert_eq!(found, Err(Error::NoRoute));
	// The direct way, the bridge, and two for each of the seven and the one that was refused.
	assert!(store.1.get() <= 20, "{} heads read", store.1.get());
}

#[test]
fn the_bridge_is_tried_in_the_middle_too() {
	let world = world();
	// A, 7, STM, 8, D; the graph knows of no market of the bridge.
	let offers = [(MAKER, 7, 100, A, 100), (MAKER, STM, 100, 7, 100), (MAKER, D, 100, STM, 100)];
	let store = store(&world, &offers);
	let graph = Listed(vec![(A, 7)], Default::default());
	for mode in [send(10, 0), receive(10, 10)] {
		let mut books = Books::new(&store, &world);
		let found = books.best_route(&graph, (A, D), STM, mode, &payer(), SearchLimits::default());
		assert_eq!(found.map(|found| found.route), Ok(vec![A, 7, STM, D]), "{mode:?}");
	}
}

#[test]
fn contradicting_pages_are_told_and_not_taken_for_a_missing_route() {
	let world = world();
	let mut store = ex_12(&world);
	store.leaves.retain(|id, _| id.tree.pair != Pair::new(A, D).unwrap());
	let mut books = Books::new(&store, &world);
	let auto = auto_routes(A, D, STM, &[]);
	assert_eq!(books.best_of(&auto, send(8, 0), &payer()), Err(Error::Corrupt));
	let limits = SearchLimits::default();
	let found = books.best_route(&Complete(4), (A, D), STM, send(8, 0), &payer(), limits);
	assert_eq!(found, Err(Error::Corrupt));
	// Where only the search comes by.
	let mut store = self::store(&world, &[(MAKER, B, 5, A, 5), (MAKER, D, 5, A, 5)]);
	store.leaves.retain(|id, _| id.tree.pair != Pair::new(A, B).unwrap());
	let found = Books::new(&store, &world).best_route(&Complete(4), (A, D), STM, send(5, 0), &payer(), limits);
	assert_eq!(found, Err(Error::Corrupt));
}

#[test]
fn auto_tries_direct_bridge_and_eight_hubs_and_none_twice() {
	let hubs = [B, STM, A, D, 10, 11, 12, 13, 14, 15];
	let routes = auto_routes(A, D, STM, &hubs);
	// Of the first eight, STM, A and D are no further ways.
	assert_eq!(
		routes,
		[vec![A, D], vec![A, STM, D], vec![A, B, D], vec![A, 10, D], vec![A, 11, D], vec![A, 12, D], vec![A, 13, D],]
	);
	assert_eq!(auto_routes(A, STM, STM, &[]), [vec![A, STM]]);
	assert!(auto_routes(A, D, STM, &[20, 21, 22, 23, 24, 25, 26, 27, 28]).len() == 2 + HUBS_MAX);
}

/// All routes without a cycle of at most four hops.
fn all_routes(assets: u8, from: u8, to: u8) -> Vec<Vec<u8>> {
	let mut open = vec![vec![from]];
	let mut routes = Vec::new();
	while let Some(route) = open.pop() {
		for next in (0..assets).filter(|next| !route.contains(next)) {
			let longer: Vec<u8> = route.iter().copied().chain([next]).collect();
			if next == to {
				routes.push(longer);
			} else if longer.len() < 5 {
				open.push(longer);
			}
		}
	}
	routes
}

#[test]
fn no_route_is_cheaper_than_the_one_found() {
	let mut dice = Seeded(seed());
	let graphs = setting("ORDERBOOK_GRAPHS", || 100_000);
	let mut found_some = 0;
	for _ in 0..graphs {
		let mut world = world();
		if dice.chance(2) {
			world.0.fees = (0..8)
				.map(|_| FeeTerms { maker_bps: 0, taker_bps: dice.roll(500) as u16, cap: dice.chance(3).then_some(2) })
				.collect();
		}
		let assets = 3 + dice.roll(3) as u8;
		let (mut naive, mut real) = (Naive::default(), Store::default());
		for id in 1..=5 + dice.roll(16) {
			let sold = dice.roll(assets.into()) as u8;
			let bought = (sold + 1 + dice.roll(u64::from(assets) - 1) as u8) % assets;
			let (pair, side) = Pair::selling(sold, bought).unwrap();
			let Some(request) = Request::offer(id, dice.roll(3) as u8, side, 1 + dice.roll(300), 1 + dice.roll(300))
			else {
				continue;
			};
			let _ = naive.place(&world.0, (pair.quote(), pair.base()), &request);
			let mut books = Books::new(&real, &world);
			let _ = books.place(&pair, &request);
			let changes = books.into_changes();
			real.apply(changes);
		}
		let amount = 1 + dice.roll(200);
		let limit = dice.roll(400);
		let mode = if dice.chance(2) { send(amount, limit / 4) } else { receive(amount, limit) };
		let who = Traveller {
			owner: dice.roll(4) as u8,
			self_trade: dice.pick(&[SelfTrade::CancelTaker, SelfTrade::CancelResting]),
			max_fills: 2 + dice.roll(20) as u16,
		};
		let best = all_routes(assets, 0, 1)
			.into_iter()
			.filter_map(|route| {
				let trip =
					naive.clone().travel(&world.0, &route, mode, who.owner, who.self_trade, who.max_fills).ok()?;
				let worse = if matches!(mode, Mode::StrictSend { .. }) { u64::MAX - trip.received } else { trip.spent };
				Some((worse, trip.spent, route.len(), route, trip.received))
			})
			.min();
		let mut books = Books::new(&real, &world);
		let found = books.best_route(&Complete(assets), (0, 1), 2, mode, &who, SearchLimits::default());
		let found = found.ok().map(|found| (found.route, found.spent, found.received));
		assert_eq!(found, best.map(|(_, spent, _, route, received)| (route, spent, received)), "{mode:?} {who:?}");
		if let Some((route, spent, received)) = found {
			let journey = books.travel(&route, mode, &who).unwrap();
			assert_eq!((journey.spent, journey.received), (spent, received), "the search and the journey differ");
			found_some += 1;
		}
	}
	println!("{graphs} graphs, a route in {found_some}");
	assert!(found_some > graphs / 10);
}
