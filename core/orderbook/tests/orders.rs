//! Single orders, told one by one: the worked examples, times in force, self-trade, amending, system orders, batches.

mod world;

use orderbook_core::*;
use world::{FeeTerms, Outside, World};

type Open<'a> = Books<'a, MemoryStore<u8, u8>, World>;

const MAKER: u8 = 1;
const OTHER: u8 = 2;
const TAKER: u8 = 9;

/// Quote 0, base 1.
fn pair() -> Pair<u8> {
	Pair::new(0, 1).unwrap()
}

fn price(quote: u64, base: u64) -> Price {
	Price::new(quote, base).unwrap()
}

fn world() -> World {
	World(Outside { fees: vec![FeeTerms::default(); 4], ..Outside::default() })
}

fn ask(id: u64, owner: u8, amount: u64, quote: u64, base: u64) -> Request<u8> {
	Request::at_price(id, owner, Side::Ask, amount, price(quote, base))
}

fn bid(id: u64, owner: u8, amount: u64, quote: u64, base: u64) -> Request<u8> {
	Request::at_price(id, owner, Side::Bid, amount, price(quote, base))
}

fn with(request: Request<u8>, time_in_force: TimeInForce) -> Request<u8> {
	Request { time_in_force, ..request }
}

/// A store in which these orders were placed, one after the other.
fn book(world: &World, requests: &[Request<u8>]) -> MemoryStore<u8, u8> {
	let mut store = MemoryStore::default();
	for request in requests {
		let mut books = Books::new(&store, world);
		books.place(&pair(), request).unwrap();
		let changes = books.into_changes();
		store.apply(changes);
	}
	store
}

fn resting(books: &mut Open) -> Vec<(u64, u64)> {
	let mut orders = books.orders(&pair(), Side::Bid, None, 100).unwrap();
	orders.extend(books.orders(&pair(), Side::Ask, None, 100).unwrap());
	orders.into_iter().map(|order| (order.id, order.remaining)).collect()
}

/// (maker, given, paid) of each fill.
fn fills(effects: &Effects<u8>) -> Vec<(u64, u64, u64)> {
	effects.fills().map(|fill| (fill.maker, fill.given, fill.paid)).collect()
}

/// (order, refund, why) of each order that left.
fn closed(effects: &Effects<u8>) -> Vec<(u64, u64, Reason)> {
	effects.closed().map(|closed| (closed.order.id, closed.order.remaining, closed.reason)).collect()
}

const GTC: TimeInForce = TimeInForce::GoodTill(Expiry::Never);
const IOC: TimeInForce = TimeInForce::ImmediateOrCancel;
const FOK: TimeInForce = TimeInForce::FillOrKill;
const POST: TimeInForce = TimeInForce::PostOnly { expiry: Expiry::Never, slide: false };
const SLIDE: TimeInForce = TimeInForce::PostOnly { expiry: Expiry::Never, slide: true };

#[test]
fn ex_11_order_matching() {
	let world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1), ask(2, OTHER, 10, 49, 1)]);
	let mut books = Books::new(&store, &world);
	let effects = books.place(&pair(), &bid(3, TAKER, 15, 50, 1)).unwrap();
	assert_eq!(fills(&effects), [(2, 10, 490), (1, 5, 250)]);
	assert_eq!((effects.paid, effects.received, effects.refund), (740, 15, 10));
	assert_eq!(effects.stopped, Stop::Filled);
	assert_eq!(resting(&mut books), [(1, 5)]);
}

/// So many asks of `amount` at one price, each of the same maker.
fn many(count: u64, amount: u64, quote: u64, base: u64) -> Vec<Request<u8>> {
	(1..=count).map(|id| ask(id, MAKER, amount, quote, base)).collect()
}

#[test]
fn fill_or_kill_brings_at_least_what_it_says() {
	let world = world();
	let offer = |sell, receive| Request::offer(999, TAKER, Side::Bid, sell, receive).unwrap();
	let rows = [
		// 150 for 100; each ask of one unit costs 2.
		(many(100, 1, 3, 2), bid(999, TAKER, 100, 3, 2), None),
		(many(100, 1, 3, 2), offer(200, 133), None),
		(many(2, 5, 3, 2), bid(999, TAKER, 10, 3, 2), None),
		(many(1, 10, 3, 2), bid(999, TAKER, 10, 3, 2), Some((10, 15))),
		(many(100, 2, 3, 2), bid(999, TAKER, 100, 3, 2), Some((100, 150))),
		// 7 at 3/2 are worth 4.
		(many(1, 10, 3, 2), Request { sell: 7, receive_max: None, ..bid(999, TAKER, 1, 3, 2) }, Some((4, 6))),
		// More in hand than the 3 may cost: they must not cost it.
		(many(3, 1, 3, 2), Request { sell: 100, ..bid(999, TAKER, 3, 3, 2) }, None),
		(many(1, 3, 3, 2), Request { sell: 100, ..bid(999, TAKER, 3, 3, 2) }, Some((3, 5))),
	];
	for (asks, request, expected) in rows {
		let store = book(&world, &asks);
		let result = Books::new(&store, &world).place(&pair(), &with(request.clone(), FOK));
		let expected = expected.ok_or(Error::NotFilled);
		assert_eq!(result.map(|effects| (effects.received, effects.paid)), expected, "{request:?}");
	}
}

/// A taker of these asks receives so much for so much and stops for this reason; nothing of his order rests.
fn row(asks: Vec<Request<u8>>, request: Request<u8>, expected: (u128, u64, Stop)) {
	let world = world();
	let store = book(&world, &asks);
	for time_in_force in [IOC, GTC] {
		let mut books = Books::new(&store, &world);
		let effects = books.place(&pair(), &with(request.clone(), time_in_force)).unwrap();
		assert_eq!((effects.received, effects.paid, effects.stopped), expected, "{request:?}");
		// It never rests: the order it stopped at stands opposite.
		assert_eq!((effects.refund, effects.resting), (request.sell - effects.paid, None));
		books.check(&pair()).unwrap();
	}
}

#[test]
fn rounding_never_adds_up_beyond_the_limit() {
	// One for 2 is a unit too dear; two for 4 were more than that.
	row(many(100, 1, 3, 2), bid(999, TAKER, 100, 3, 2), (1, 2, Stop::Coarse));
	row(many(100, 1, 1_001, 1_000), bid(999, TAKER, 1_000, 1_001, 1_000), (1, 2, Stop::Coarse));
	// 51/100 a unit, a limit of 100/196: one for one, and again would be too little.
	let sells = Request::offer(999, TAKER, Side::Bid, 100, 196).unwrap();
	row(many(100, 2, 51, 100), sells, (1, 1, Stop::Coarse));
	// With a limit as far from the price as the rounding there is nothing to say.
	row(many(100, 1, 3, 2), bid(999, TAKER, 100, 2, 1), (100, 200, Stop::Filled));
	// The system is not stopped: a margin call goes on to the end of its funds.
	let call = Request { class: Class::System, ..bid(999, TAKER, 100, 3, 2) };
	row(many(100, 1, 3, 2), call, (75, 150, Stop::Filled));
	// A unit in 15,001 is less than a basis point.
	row(many(100, 10_001, 3, 2), bid(999, TAKER, 1_000_100, 3, 2), (1_000_067, 1_500_150, Stop::Filled));
}

#[test]
fn dust_does_not_stop_an_order_of_ordinary_size() {
	const COIN: u64 = 100_000_000;
	let dust = |count, amount, quote, base, honest: (u64, u64)| {
		let mut asks = many(count, amount, quote, base);
		asks.push(ask(500, OTHER, 1_000 * COIN, honest.0, honest.1));
		asks
	};
	let sells = |sell, quote, base| Request { sell, receive_max: None, ..bid(999, TAKER, 1, quote, base) };
	// 16 asks of one unit at 1.0001 cost 2 each, and the rest of 500 coins goes at 1.01: 16 units fewer than without them,
	// where the limit is 1.10, and where it is 1.01.
	let asks = || dust(16, 1, 10_001, 10_000, (101, 100));
	row(asks(), sells(500 * COIN, 11, 10), (49_504_950_479, 50_000_000_000, Stop::Filled));
	row(asks(), sells(500 * COIN, 101, 100), (49_504_950_479, 50_000_000_000, Stop::Filled));
	// 495 coins wanted at 1.01 or less: the funds end 16 units before.
	row(asks(), bid(999, TAKER, 495 * COIN, 101, 100), (49_499_999_984, 49_995_000_000, Stop::Filled));
	// The other way round: 16 times 2 for 2, where 1 brings 1.11 and then 1.1.
	let asks = || dust(16, 2, 100, 111, (10, 11));
	row(asks(), sells(500 * COIN, 10, 11), (54_999_999_996, 50_000_000_000, Stop::Filled));
	// What counts is a basis point of all of it. At 3/2 each unit costs half a unit too much: 1 of 9,999, 1 more of
	// 10,000, and 3 of 30,000.
	let asks = || many(100, 1, 3, 2);
	row(asks(), sells(9_999, 3, 2), (1, 2, Stop::Coarse));
	row(asks(), sells(10_000, 3, 2), (2, 4, Stop::Coarse));
	row(asks(), sells(30_000, 3, 2), (6, 12, Stop::Coarse));
	row(asks(), bid(999, TAKER, 20_000, 3, 2), (6, 12, Stop::Coarse));
	// Funds that will not be needed do not count, nor does what the funds do not buy.
	row(asks(), Request { sell: COIN, ..bid(999, TAKER, 20_000, 3, 2) }, (6, 12, Stop::Coarse));
	row(asks(), Request { receive_max: Some(COIN), ..sells(30_000, 3, 2) }, (6, 12, Stop::Coarse));
	// In the finer asset, here the one received: at 1.96 for one, 10,204 bring 19,999 and 10,205 bring 20,001.
	let asks = || many(100, 2, 51, 100);
	row(asks(), sells(10_204, 100, 196), (1, 1, Stop::Coarse));
	row(asks(), sells(10_205, 100, 196), (2, 2, Stop::Coarse));
}

#[test]
fn a_wanted_rest_worth_less_than_a_unit_is_not_paid_for() {
	let world = world();
	// Two million for one unit. Three million are wanted; the third is worth half a unit.
	let store = book(&world, &[ask(1, MAKER, 10_000_000, 1, 2_000_000)]);
	let effects = Books::new(&store, &world).place(&pair(), &bid(2, TAKER, 3_000_000, 1, 1_000_000)).unwrap();
	assert_eq!(fills(&effects), [(1, 2_000_000, 1)]);
	assert_eq!((effects.stopped, effects.refund, effects.resting), (Stop::Dust, 2, None));
}

#[test]
fn at_the_bound_what_buys_nothing_is_dust() {
	let mut world = world();
	let store = book(&world, &[ask(1, MAKER, 4, 3, 2), ask(2, OTHER, 4, 3, 2)]);
	let place = |world: &World, owner| {
		let request = Request { max_fills: 1, sell: 7, receive_max: None, ..bid(9, owner, 1, 3, 2) };
		Books::new(&store, world).place(&pair(), &request).unwrap()
	};
	// 4 for 6; the last unit buys nothing of the next order, met or not.
	assert_eq!((fills(&place(&world, TAKER)), place(&world, TAKER).stopped), (vec![(1, 4, 6)], Stop::Dust));
	// Behind one of his own or a dead one there might be more.
	assert_eq!(place(&world, OTHER).stopped, Stop::BoundReached);
	world.0.barred = vec![OTHER];
	assert_eq!(place(&world, TAKER).stopped, Stop::BoundReached);
}

#[test]
fn at_an_equal_price_the_older_order_is_first() {
	let world = world();
	let store = book(&world, &[ask(7, MAKER, 10, 50, 1), ask(8, OTHER, 10, 50, 1)]);
	let effects = Books::new(&store, &world).place(&pair(), &bid(9, TAKER, 15, 50, 1)).unwrap();
	assert_eq!(fills(&effects), [(7, 10, 500), (8, 5, 250)]);
}

#[test]
fn s_35_a_market_maker_earns_the_spread() {
	let world = world();
	let store = book(&world, &[bid(1, MAKER, 1, 49, 1), ask(2, MAKER, 1, 51, 1)]);
	let mut books = Books::new(&store, &world);
	let sold = books.place(&pair(), &with(ask(3, TAKER, 1, 1, 1), IOC)).unwrap();
	let bought = books.place(&pair(), &with(bid(4, TAKER, 1, 100, 1), IOC)).unwrap();
	assert_eq!((sold.received, bought.paid), (49, 51));
	assert_eq!(resting(&mut books), []);
}

#[test]
fn both_directions_lie_in_one_book() {
	let world = world();
	// 10 base for at least 490 quote; 500 quote for at least 10 base.
	let one = Request::offer(1, MAKER, Side::Ask, 10, 490).unwrap();
	let store = book(&world, &[one]);
	let other = Request::offer(2, TAKER, Side::Bid, 500, 10).unwrap();
	let effects = Books::new(&store, &world).place(&pair(), &other).unwrap();
	assert_eq!(fills(&effects), [(1, 10, 490)]);
	// Sold for whatever it buys: the 10 left rest at 50, which is worth less than one unit of base.
	assert_eq!((effects.refund, effects.resting), (10, None));
}

#[test]
fn what_buys_less_than_one_unit_is_refunded_on_both_sides() {
	let world = world();
	// 10 base at 3/2. 7 quote buy 4 for 6: the taker's last 1 buys nothing.
	let store = book(&world, &[ask(1, MAKER, 10, 3, 2)]);
	let mut books = Books::new(&store, &world);
	let taker = Request::offer(2, TAKER, Side::Bid, 7, 4).unwrap();
	let effects = books.place(&pair(), &taker).unwrap();
	assert_eq!(fills(&effects), [(1, 4, 6)]);
	assert_eq!((effects.refund, effects.stopped), (1, Stop::Dust));
	assert_eq!(resting(&mut books), [(1, 6)]);
	// 12 base at 1/10: 10 go for 1, and 2 are worth 0.2.
	let store = book(&world, &[ask(1, MAKER, 12, 1, 10)]);
	let effects = Books::new(&store, &world).place(&pair(), &with(bid(2, TAKER, 12, 1, 5), IOC)).unwrap();
	assert_eq!(fills(&effects), [(1, 10, 1)]);
	assert_eq!(closed(&effects), [(1, 2, Reason::Dust)]);
}

#[test]
fn the_largest_amounts_trade() {
	let world = world();
	for (quote, base, sell, pays) in [
		(1, 1, AMOUNT_MAX, AMOUNT_MAX),
		(u64::MAX, u64::MAX - 1, AMOUNT_MAX - 1, AMOUNT_MAX),
		(1, AMOUNT_MAX, AMOUNT_MAX, 1),
		(AMOUNT_MAX, 1, 1, AMOUNT_MAX),
	] {
		let store = book(&world, &[ask(1, MAKER, sell, quote, base)]);
		let taker = Request { receive_max: None, sell: AMOUNT_MAX, ..bid(2, TAKER, 1, quote, base) };
		let effects = Books::new(&store, &world).place(&pair(), &with(taker, IOC)).unwrap();
		assert_eq!(fills(&effects), [(1, sell, pays)], "{quote}/{base}");
		assert_eq!(effects.refund, AMOUNT_MAX - pays);
	}
}

#[test]
fn times_in_force() {
	let world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1), ask(2, MAKER, 10, 52, 1)]);
	// Amount, price, time in force → (bought, refunded, resting) or why not.
	let rows = [
		(15, 50, GTC, Ok((10, 0, Some(250)))),
		(15, 51, GTC, Ok((10, 10, Some(255)))),
		(15, 52, GTC, Ok((15, 20, None))),
		(15, 49, GTC, Ok((0, 0, Some(735)))),
		(25, 52, GTC, Ok((20, 20, Some(260)))),
		(15, 50, IOC, Ok((10, 250, None))),
		(15, 49, IOC, Ok((0, 735, None))),
		(15, 50, FOK, Err(Error::NotFilled)),
		(15, 52, FOK, Ok((15, 20, None))),
		(20, 52, FOK, Ok((20, 20, None))),
		(21, 52, FOK, Err(Error::NotFilled)),
		(15, 49, POST, Ok((0, 0, Some(735)))),
		(15, 50, POST, Err(Error::WouldTake)),
		(15, 50, SLIDE, Err(Error::WouldTake)),
	];
	for (amount, quote, time_in_force, expected) in rows {
		let request = with(bid(3, TAKER, amount, quote, 1), time_in_force);
		let result = Books::new(&store, &world)
			.place(&pair(), &request)
			.map(|effects| (effects.received, effects.refund, effects.resting.map(|order| order.remaining)));
		assert_eq!(result, expected, "{amount} at {quote}, {time_in_force:?}");
	}
}

#[test]
fn post_only_slides_to_the_grid_where_there_is_one() {
	let mut world = world();
	world.0.rules.tick = Some(price(1, 4));
	let store = book(&world, &[bid(1, MAKER, 8, 2, 1), ask(2, MAKER, 8, 5, 2)]);
	let slid = |request| {
		let order = Books::new(&store, &world).place(&pair(), &with(request, SLIDE))?.resting.unwrap();
		Ok::<_, Error>((order.price.quote(), order.price.base(), order.remaining))
	};
	assert_eq!(slid(bid(3, TAKER, 8, 5, 2)), Ok((9, 4, 18)));
	assert_eq!(slid(bid(3, TAKER, 8, 9, 4)), Ok((9, 4, 18)));
	assert_eq!(slid(ask(3, TAKER, 8, 1, 1)), Ok((9, 4, 8)));
	// At a tick of the best ask there is no price below it.
	let store = book(&world, &[ask(2, MAKER, 8, 1, 4)]);
	let refused = Books::new(&store, &world).place(&pair(), &with(bid(3, TAKER, 8, 1, 1), SLIDE));
	assert_eq!(refused, Err(Error::WouldTake));
	// A single unit slides up to a price at which it is still worth one; at 1/4 four units are needed.
	let store = book(&world, &[ask(2, MAKER, 8, 1, 2)]);
	let tiny = Request::offer(3, TAKER, Side::Bid, 1, 1).unwrap();
	let order = Books::new(&store, &world).place(&pair(), &with(tiny, SLIDE)).unwrap().resting.unwrap();
	assert_eq!((order.price, order.remaining), (price(1, 4), 1));
}

#[test]
fn a_slide_to_where_the_order_is_worth_nothing_is_refused() {
	let mut world = world();
	world.0.rules.tick = Some(price(1, 4));
	let store = book(&world, &[bid(1, MAKER, 8, 2, 1)]);
	let mut books = Books::new(&store, &world);
	// Wants at most 1 quote: at the asked price of 1 it sells 1 base, at 9/4 less than one unit.
	let request = Request { receive_max: Some(1), ..with(ask(3, TAKER, 8, 1, 1), SLIDE) };
	assert_eq!(books.place(&pair(), &request), Err(Error::WorthNothing));
}

#[test]
fn post_only_clears_the_dead_in_front_within_its_bound() {
	let mut world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1), ask(2, MAKER, 10, 50, 1), ask(3, OTHER, 10, 52, 1)]);
	world.0.barred = vec![MAKER];
	let posted = Books::new(&store, &world).place(&pair(), &with(bid(4, TAKER, 1, 51, 1), POST)).unwrap();
	assert_eq!(closed(&posted), [(1, 10, Reason::Barred), (2, 10, Reason::Barred)]);
	assert_eq!(posted.resting.map(|order| order.remaining), Some(51));
	let bounded = Request { max_fills: 1, ..with(bid(4, TAKER, 1, 51, 1), POST) };
	let bounded = Books::new(&store, &world).place(&pair(), &bounded).unwrap();
	assert_eq!((bounded.stopped, bounded.refund, bounded.resting), (Stop::BoundReached, 51, None));
	assert_eq!(bounded.events.len(), 1);
}

#[test]
fn passive_leaves_an_equal_price_alone_and_is_taken_at_it() {
	let world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1)]);
	let mut books = Books::new(&store, &world);
	let passive = Request { passive: true, ..bid(2, OTHER, 10, 50, 1) };
	let effects = books.place(&pair(), &passive).unwrap();
	assert_eq!((effects.events.len(), effects.resting.map(|order| order.remaining)), (0, Some(500)));
	books.check(&pair()).unwrap();
	let better = Request { passive: true, ..bid(3, OTHER, 5, 51, 1) };
	assert_eq!(fills(&books.place(&pair(), &better).unwrap()), [(1, 5, 250)]);
	let ordinary = books.place(&pair(), &with(ask(4, TAKER, 4, 50, 1), IOC)).unwrap();
	assert_eq!(fills(&ordinary), [(2, 200, 4)]);
}

#[test]
fn every_met_order_counts_and_the_rest_is_refunded_at_the_bound() {
	let mut world = world();
	let three = [ask(1, MAKER, 10, 50, 1), ask(2, OTHER, 10, 50, 1), ask(3, OTHER, 10, 50, 1)];
	let store = book(&world, &three);
	world.0.past_deadline = vec![MAKER];
	let place = |amount, max_fills, time_in_force| {
		let request = Request { max_fills, ..with(bid(9, TAKER, amount, 50, 1), time_in_force) };
		Books::new(&store, &world).place(&pair(), &request)
	};
	let bounded = place(15, 2, GTC).unwrap();
	assert_eq!(closed(&bounded), [(1, 10, Reason::DeadlinePassed), (2, 0, Reason::Filled)]);
	assert_eq!((bounded.stopped, bounded.refund, bounded.resting, bounded.met), (Stop::BoundReached, 250, None, 2));
	assert_eq!(place(15, 2, FOK), Err(Error::NotFilled));
	assert_eq!(place(10, 2, GTC).unwrap().stopped, Stop::Filled);
	assert_eq!(place(10, 0, GTC).unwrap().stopped, Stop::BoundReached);
	// The bound is not reached where nothing more would be met.
	assert_eq!(place(25, 3, GTC).unwrap().stopped, Stop::Dry);
}

#[test]
fn orders_that_no_longer_stand_are_closed_when_met() {
	let mut world = world();
	let until = |expiry| TimeInForce::GoodTill(expiry);
	let store = book(
		&world,
		&[
			with(ask(1, MAKER, 10, 50, 1), until(Expiry::Block(5))),
			with(ask(2, MAKER, 10, 50, 1), until(Expiry::Moment(1_000))),
			ask(3, OTHER, 10, 50, 1),
		],
	);
	let place = |world: &World| {
		let effects = Books::new(&store, world).place(&pair(), &with(bid(9, TAKER, 1, 50, 1), IOC)).unwrap();
		(closed(&effects), fills(&effects)[0].0)
	};
	assert_eq!(place(&world), (vec![], 1));
	world.0.block = 5;
	assert_eq!(place(&world), (vec![(1, 10, Reason::Expired)], 2));
	world.0.moment = 1_000;
	assert_eq!(place(&world), (vec![(1, 10, Reason::Expired), (2, 10, Reason::Expired)], 3));
	let dead = Books::new(&store, &world).place(&pair(), &with(ask(9, TAKER, 1, 50, 1), until(Expiry::Block(5))));
	assert_eq!(dead, Err(Error::NotStanding));
}

#[test]
fn no_one_ever_fills_himself() {
	let world = world();
	let store = book(&world, &[ask(1, OTHER, 4, 49, 1), ask(2, TAKER, 10, 50, 1), ask(3, OTHER, 10, 50, 1)]);
	let place = |self_trade, amount| {
		let mut books = Books::new(&store, &world);
		let effects = books.place(&pair(), &Request { self_trade, ..bid(9, TAKER, amount, 50, 1) }).unwrap();
		let left = resting(&mut books);
		(effects, left)
	};
	let (effects, left) = place(SelfTrade::CancelTaker, 20);
	assert_eq!((fills(&effects), closed(&effects)), (vec![(1, 4, 196)], vec![(1, 0, Reason::Filled)]));
	assert_eq!((effects.stopped, effects.refund), (Stop::OwnOrder, 804));
	assert_eq!(left, [(2, 10), (3, 10)]);

	let (effects, left) = place(SelfTrade::CancelResting, 20);
	assert_eq!(fills(&effects), [(1, 4, 196), (3, 10, 500)]);
	assert_eq!(closed(&effects)[1], (2, 10, Reason::SelfTrade));
	// 1000 − 196 − 500 = 304, of which the 6 still wanted keep 300.
	assert_eq!((effects.refund, left), (4, vec![(9, 300)]));

	// 6 of the 10 go on both sides: the taker is over, 300 of his quote and 6 of the order's base come back.
	let (effects, left) = place(SelfTrade::DecrementBoth, 10);
	let decrement =
		Decrement { maker: 2, client_id: None, owner: TAKER, maker_refund: 6, taker_refund: 300, remaining: 4 };
	assert_eq!(effects.events.last(), Some(&Event::Decrement(decrement)));
	assert_eq!((effects.paid, effects.refund, effects.stopped), (196, 304, Stop::Filled));
	assert_eq!(left, [(2, 4), (3, 10)]);
	// The resting order is over, the taker goes on.
	let (effects, left) = place(SelfTrade::DecrementBoth, 20);
	assert_eq!(closed(&effects)[1], (2, 0, Reason::SelfTrade));
	assert_eq!((fills(&effects)[1], left), ((3, 6, 300), vec![(3, 4)]));
	assert_eq!(effects.refund, 1_000 - 196 - 300);
}

#[test]
fn a_decrement_where_nothing_can_be_bought_stops_the_taker() {
	let world = world();
	let store = book(&world, &[ask(1, TAKER, 5, 3, 2)]);
	let request =
		Request { sell: 1, receive_max: None, self_trade: SelfTrade::DecrementBoth, ..bid(2, TAKER, 1, 2, 1) };
	// One quote at 2 is worth nothing of its own: system orders may be so small only above 1.
	assert_eq!(Books::new(&store, &world).place(&pair(), &request), Err(Error::WorthNothing));
	let store = book(&world, &[ask(1, OTHER, 2, 1, 1), ask(2, TAKER, 5, 3, 2)]);
	let request = Request { sell: 3, ..request };
	let effects = Books::new(&store, &world).place(&pair(), &request).unwrap();
	assert_eq!((fills(&effects), effects.stopped, effects.refund), (vec![(1, 2, 2)], Stop::Dust, 1));
}

#[test]
fn cancel_finds_the_order_by_its_rank_and_refunds_once() {
	let world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1), ask(2, MAKER, 10, 50, 1)]);
	let mut books = Books::new(&store, &world);
	let rank = Rank { price: price(50, 1), class: Class::User, id: 1 };
	assert_eq!(books.cancel(&pair(), Side::Ask, &rank, &OTHER), Err(Error::NotOwner));
	assert_eq!(books.cancel(&pair(), Side::Bid, &rank, &MAKER), Err(Error::NotFound));
	let elsewhere = Rank { price: price(51, 1), ..rank };
	assert_eq!(books.cancel(&pair(), Side::Ask, &elsewhere, &MAKER), Err(Error::NotFound));
	let closed = books.cancel(&pair(), Side::Ask, &rank, &MAKER).unwrap();
	assert_eq!((closed.order.remaining, closed.reason), (10, Reason::Cancelled));
	assert_eq!(books.cancel(&pair(), Side::Ask, &rank, &MAKER), Err(Error::NotFound));
	assert_eq!(resting(&mut books), [(2, 10)]);
}

#[test]
fn anyone_may_sweep_what_no_longer_stands() {
	let mut world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1)]);
	let rank = Rank { price: price(50, 1), class: Class::User, id: 1 };
	assert_eq!(Books::new(&store, &world).sweep(&pair(), Side::Ask, &rank), Err(Error::StillLive));
	world.0.barred = vec![MAKER];
	let mut books = Books::new(&store, &world);
	assert_eq!(books.sweep(&pair(), Side::Ask, &rank).map(|closed| closed.reason), Ok(Reason::Barred));
	assert_eq!(books.sweep(&pair(), Side::Ask, &rank), Err(Error::NotFound));
}

#[test]
fn less_keeps_the_place_and_anything_else_loses_it() {
	let world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1), ask(2, OTHER, 10, 50, 1)]);
	let rank = Rank { price: price(50, 1), class: Class::User, id: 1 };
	let amend = |request: Request<u8>| {
		let mut books = Books::new(&store, &world);
		let amended = books.amend(&pair(), &rank, 10, &request)?;
		let order: Vec<u64> = resting(&mut books).into_iter().map(|(id, _)| id).collect();
		Ok((amended, order))
	};
	let (amended, order) = amend(ask(3, MAKER, 4, 50, 1)).unwrap();
	assert!(matches!(amended, Amended::Kept { refund: 6, ref order } if (order.id, order.remaining) == (1, 4)));
	assert_eq!(order, [1, 2]);
	let smaller = || ask(3, MAKER, 4, 50, 1);
	let replacing = [
		ask(3, MAKER, 11, 50, 1),
		ask(3, MAKER, 4, 51, 1),
		// Smaller, and something that would be dropped if the order stayed.
		with(smaller(), TimeInForce::GoodTill(Expiry::Block(9))),
		Request { client_id: Some(5), ..smaller() },
		Request { slot: 5, ..smaller() },
		Request { passive: true, ..smaller() },
	];
	for request in replacing {
		let (amended, order) = amend(request).unwrap();
		assert!(matches!(amended, Amended::Replaced { ref closed, .. }
			if (closed.order.id, closed.order.remaining, closed.reason) == (1, 10, Reason::Amended)));
		assert_eq!(order, [2, 3]);
	}
	// What never rests is no smaller order: the old one goes.
	assert_eq!(amend(with(smaller(), IOC)).unwrap().1, [2]);
	assert_eq!(amend(ask(3, MAKER, 4, 49, 1)).unwrap().1, [3, 2]);
	let later = with(ask(3, MAKER, 10, 50, 1), TimeInForce::GoodTill(Expiry::Block(9)));
	assert_eq!(amend(later).unwrap().1, [2, 3]);
	assert_eq!(amend(ask(3, MAKER, 10, 50, 1)), Err(Error::Unchanged));
	assert_eq!(amend(ask(3, OTHER, 4, 50, 1)), Err(Error::NotOwner));
	assert_eq!(amend(ask(3, MAKER, 0, 50, 1)), Err(Error::Zero));
	// A replacement that is refused leaves the old order where it was.
	let refused = with(ask(3, MAKER, 4, 51, 1), FOK);
	let mut books = Books::new(&store, &world);
	assert_eq!(books.amend(&pair(), &rank, 10, &refused), Err(Error::NotFilled));
	assert_eq!(resting(&mut books), [(1, 10), (2, 10)]);
	assert!(books.into_changes().is_empty());
}

#[test]
fn what_was_filled_in_the_meantime_is_not_sold_again() {
	let world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1)]);
	let mut books = Books::new(&store, &world);
	let rank = Rank { price: price(50, 1), class: Class::User, id: 1 };
	// Of 10 the owner wants 8 left, and 5 are filled before that arrives: 8 would be more, and 13 sold in all.
	books.place(&pair(), &with(bid(2, TAKER, 5, 50, 1), IOC)).unwrap();
	for request in [ask(3, MAKER, 8, 50, 1), ask(3, MAKER, 8, 51, 1), ask(3, MAKER, 4, 50, 1)] {
		assert_eq!(books.amend(&pair(), &rank, 10, &request), Err(Error::RemainingDiffers));
	}
	assert_eq!(books.reduce(&pair(), Side::Ask, &rank, &MAKER, 8), Err(Error::Unchanged));
	assert_eq!(books.reduce(&pair(), Side::Ask, &rank, &OTHER, 3), Err(Error::NotOwner));
	assert_eq!(books.reduce(&pair(), Side::Ask, &rank, &MAKER, 0), Err(Error::Zero));
	assert_eq!(resting(&mut books), [(1, 5)]);
	let reduced = books.reduce(&pair(), Side::Ask, &rank, &MAKER, 3).unwrap();
	assert!(matches!(reduced, Amended::Kept { refund: 2, ref order } if (order.id, order.remaining) == (1, 3)));
	assert_eq!(resting(&mut books), [(1, 3)]);
}

#[test]
fn a_smaller_order_obeys_the_sizes_and_keeps_its_price_off_a_newer_tick() {
	let mut world = world();
	let store = book(&world, &[ask(1, MAKER, 30, 7, 3)]);
	world.0.rules = MarketRules { tick: Some(price(1, 4)), lot: 10, min_base: 20, min_quote: 0 };
	let mut books = Books::new(&store, &world);
	let rank = Rank { price: price(7, 3), class: Class::User, id: 1 };
	assert_eq!(books.reduce(&pair(), Side::Ask, &rank, &MAKER, 25), Err(Error::OffLot));
	assert_eq!(books.reduce(&pair(), Side::Ask, &rank, &MAKER, 10), Err(Error::BelowMinBase));
	assert_eq!(books.amend(&pair(), &rank, 30, &ask(2, MAKER, 40, 7, 3)), Err(Error::OffTick));
	assert!(matches!(books.amend(&pair(), &rank, 30, &ask(2, MAKER, 20, 7, 3)), Ok(Amended::Kept { refund: 10, .. })));
}

/// What a class of request meets of its own, under every policy: (taker's class, resting order's class).
fn own_orders(taker: Class, maker: Class, self_trade: SelfTrade) -> (Effects<u8>, Vec<(u64, u64)>) {
	let world = world();
	let store = book(&world, &[Request { class: maker, ..ask(1, MAKER, 10, 50, 1) }, ask(2, OTHER, 10, 50, 1)]);
	let mut books = Books::new(&store, &world);
	let effects = books.place(&pair(), &Request { class: taker, self_trade, ..bid(9, MAKER, 10, 50, 1) }).unwrap();
	let left = resting(&mut books);
	(effects, left)
}

#[test]
fn a_system_order_and_its_owners_trade_as_strangers() {
	for self_trade in [SelfTrade::CancelTaker, SelfTrade::CancelResting, SelfTrade::DecrementBoth] {
		// A debtor fills his margin call, and his margin call him: neither is closed or shrunk for nothing.
		for (taker, maker) in [(Class::User, Class::System), (Class::System, Class::User)] {
			let (effects, left) = own_orders(taker, maker, self_trade);
			assert_eq!((effects.stopped, fills(&effects)), (Stop::Filled, vec![(1, 10, 500)]));
			assert_eq!(left, [(2, 10)]);
		}
		// Two of the system's: as the pallet that placed the later one says.
		let (effects, _) = own_orders(Class::System, Class::System, self_trade);
		assert_eq!(effects.stopped == Stop::OwnOrder, self_trade == SelfTrade::CancelTaker);
	}
	let world = world();
	let store = book(&world, &[Request { class: Class::System, ..ask(1, MAKER, 10, 50, 1) }]);
	let mut books = Books::new(&store, &world);
	let rank = Rank { price: price(50, 1), class: Class::System, id: 1 };
	assert_eq!(books.cancel(&pair(), Side::Ask, &rank, &MAKER), Err(Error::NotOwner));
	assert_eq!(books.amend(&pair(), &rank, 10, &ask(2, MAKER, 10, 60, 1)), Err(Error::NotOwner));
	assert_eq!(books.reduce(&pair(), Side::Ask, &rank, &MAKER, 1), Err(Error::NotOwner));
	let who = Traveller { owner: MAKER, self_trade: SelfTrade::CancelTaker, max_fills: 9 };
	let send = Mode::StrictSend { amount: 50, min_receive: 0 };
	let journey = books.travel(&[0, 1], send, &who).unwrap();
	assert_eq!((journey.received, resting(&mut books)), (1, vec![(1, 9)]));
}

#[test]
fn system_orders_stand_before_everybody_at_an_equal_price_only() {
	let mut world = world();
	world.0.rules.lot = 10;
	let system =
		|id, amount, quote| Request { class: Class::System, client_id: Some(77), ..ask(id, OTHER, amount, quote, 1) };
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1), system(2, 7, 50), ask(3, MAKER, 10, 49, 1)]);
	let mut books = Books::new(&store, &world);
	assert_eq!(resting(&mut books), [(3, 10), (2, 7), (1, 10)]);
	// Repricing is leaving and coming back under the same tag.
	let rank = Rank { price: price(50, 1), class: Class::System, id: 2 };
	books.close(&pair(), Side::Ask, &rank, Reason::Cancelled).unwrap();
	books.place(&pair(), &system(4, 7, 49)).unwrap();
	assert_eq!(resting(&mut books), [(4, 7), (3, 10), (1, 10)]);
	let effects = books.place(&pair(), &with(bid(5, TAKER, 10, 50, 1), IOC)).unwrap();
	let tags: Vec<_> = effects.fills().map(|fill| (fill.class, fill.client_id)).collect();
	assert_eq!(tags, [(Class::System, Some(77)), (Class::User, None)]);
}

#[test]
fn fees_come_off_what_each_receives() {
	let mut world = world();
	world.0.fees[0] = FeeTerms { maker_bps: 100, taker_bps: 200, cap: None };
	world.0.fees[1] = FeeTerms { maker_bps: 300, taker_bps: 400, cap: Some(3) };
	let store = book(&world, &[ask(1, MAKER, 100, 50, 1)]);
	let effects = Books::new(&store, &world).place(&pair(), &bid(2, TAKER, 100, 50, 1)).unwrap();
	let fill = effects.fills().next().unwrap();
	// The maker receives 5,000 quote less 1 %, the taker 100 base less 4 %, but at most 3.
	assert_eq!((fill.paid, fill.maker_fee, fill.given, fill.taker_fee), (5_000, 50, 100, 3));
	assert_eq!((effects.received, effects.fee, effects.net()), (100, 3, 97));
}

#[test]
fn a_batch_undoes_single_items_or_all() {
	let world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1)]);
	let mut books = Books::new(&store, &world);
	books.checkpoint();
	books.place(&pair(), &ask(2, MAKER, 5, 49, 1)).unwrap();
	books.checkpoint();
	books.place(&pair(), &bid(3, TAKER, 12, 50, 1)).unwrap();
	assert_eq!(resting(&mut books), [(1, 3)]);
	books.rollback();
	assert_eq!(resting(&mut books), [(2, 5), (1, 10)]);
	let failed: Result<(), _> = books.attempt(|books| {
		books.place(&pair(), &bid(4, TAKER, 5, 49, 1)).unwrap();
		Err(Error::NotFilled)
	});
	assert_eq!(failed, Err(Error::NotFilled));
	assert_eq!(resting(&mut books), [(2, 5), (1, 10)]);
	books.rollback();
	assert_eq!(resting(&mut books), [(1, 10)]);
	assert!(books.into_changes().is_empty());
}

#[test]
fn pages_that_come_and_go_in_one_transaction_are_not_written() {
	let world = world();
	let store = MemoryStore::default();
	let mut books = Books::new(&store, &world);
	(1..=40).for_each(|id| drop(books.place(&pair(), &ask(id, MAKER, 1, 50 + id, 1)).unwrap()));
	books.place(&pair(), &bid(41, TAKER, 40, 100, 1)).unwrap();
	let changes = books.into_changes();
	assert_eq!((changes.heads.len(), changes.leaves.len(), changes.inners.len()), (1, 0, 0));
	assert_eq!(changes.heads[0].1, Head::default());
}

#[test]
fn an_emptied_market_leaves_nothing_and_begins_again() {
	let world = world();
	let orders: Vec<_> = (1..=40).map(|id| ask(id, MAKER, 1, 50 + id, 1)).collect();
	let mut store = book(&world, &orders);
	let first: Vec<_> = store.leaves.keys().copied().collect();
	// Emptied, and filled again in the same transaction: the old pages go, the new ones are others.
	let mut books = Books::new(&store, &world);
	books.place(&pair(), &bid(41, TAKER, 40, 100, 1)).unwrap();
	books.place(&pair(), &ask(42, MAKER, 1, 50, 1)).unwrap();
	let changes = books.into_changes();
	store.apply(changes);
	assert!(store.leaves.len() == 1 && !first.contains(store.leaves.keys().next().unwrap()));
	let mut books = Books::new(&store, &world);
	books.place(&pair(), &bid(43, TAKER, 1, 100, 1)).unwrap();
	let changes = books.into_changes();
	store.apply(changes);
	assert_eq!(store, MemoryStore::default());
	// And from the beginning.
	let mut books = Books::new(&store, &world);
	for order in &orders {
		books.place(&pair(), order).unwrap();
	}
	let changes = books.into_changes();
	store.apply(changes);
	assert_eq!(store.leaves.keys().copied().collect::<Vec<_>>(), first);
	Books::new(&store, &world).check(&pair()).unwrap();
}

#[test]
fn an_outer_checkpoint_undoes_what_an_inner_one_kept() {
	let world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 50, 1)]);
	let mut books = Books::new(&store, &world);
	books.checkpoint();
	books.attempt(|books| books.place(&pair(), &ask(2, MAKER, 5, 49, 1))).unwrap();
	books.attempt(|books| books.place(&pair(), &bid(3, TAKER, 15, 50, 1))).unwrap();
	assert_eq!(resting(&mut books), []);
	books.rollback();
	assert_eq!(resting(&mut books), [(1, 10)]);
}

#[test]
fn depth_counts_levels_of_live_orders() {
	let mut world = world();
	let store = book(
		&world,
		&[
			ask(1, MAKER, 10, 50, 1),
			ask(2, OTHER, 5, 50, 1),
			ask(3, OTHER, 7, 51, 1),
			ask(4, MAKER, 9, 52, 1),
			bid(5, OTHER, 3, 40, 1),
		],
	);
	let level = |quote, amount, orders| Level { price: price(quote, 1), amount, orders };
	let mut books = Books::new(&store, &world);
	assert_eq!(books.depth(&pair(), Side::Ask, 2).unwrap(), [level(50, 15, 2), level(51, 7, 1)]);
	assert_eq!(books.depth(&pair(), Side::Bid, 9).unwrap(), [level(40, 120, 1)]);
	let first = books.orders(&pair(), Side::Ask, None, 2).unwrap();
	let rest = books.orders(&pair(), Side::Ask, Some(&first[1].rank()), 9).unwrap();
	let ids: Vec<_> = first.iter().chain(&rest).map(|order| order.id).collect();
	assert_eq!(ids, [1, 2, 3, 4]);
	let head = books.head(&pair());
	assert_eq!(head.asks.count, 4);
	assert_eq!((head.best(Side::Ask), head.best(Side::Bid)), (Some(price(50, 1)), Some(price(40, 1))));
	world.0.barred = vec![OTHER];
	let levels = Books::new(&store, &world).depth(&pair(), Side::Ask, 9).unwrap();
	assert_eq!(levels, [level(50, 10, 1), level(52, 9, 1)]);
}

#[test]
fn the_best_price_is_that_of_an_order_that_may_be_filled() {
	let mut world = world();
	let store = book(&world, &[ask(1, OTHER, 1, 50, 1), ask(2, OTHER, 1, 51, 1), ask(3, MAKER, 1, 52, 1)]);
	let best = |world: &World, side| Books::new(&store, world).best(&pair(), side).unwrap();
	assert_eq!((best(&world, Side::Ask), best(&world, Side::Bid)), (Some(price(50, 1)), None));
	world.0.barred = vec![OTHER];
	assert_eq!(best(&world, Side::Ask), Some(price(52, 1)));
	world.0.barred = vec![OTHER, MAKER];
	assert_eq!(best(&world, Side::Ask), None);
}

#[test]
fn depth_goes_through_so_many_orders_and_no_more() {
	let mut world = world();
	let dead = SCAN_MAX as u64 - 2;
	let mut store = MemoryStore::default();
	let mut books = Books::new(&store, &world);
	(1..=dead).for_each(|id| drop(books.place(&pair(), &ask(id, MAKER, 1, 50, 1)).unwrap()));
	(1..=3).for_each(|id| drop(books.place(&pair(), &ask(dead + id, OTHER, 1, 51, 1)).unwrap()));
	let changes = books.into_changes();
	store.apply(changes);
	world.0.barred = vec![MAKER];
	let levels = Books::new(&store, &world).depth(&pair(), Side::Ask, 9).unwrap();
	assert_eq!(levels, [Level { price: price(51, 1), amount: 2, orders: 2 }]);
}

#[test]
fn a_stored_order_decodes_with_its_price_as_it_was() {
	use codec::{Decode, Encode};
	let world = world();
	let store = book(&world, &[ask(1, MAKER, 10, 100, 2)]);
	let leaf = store.leaves.values().next().unwrap();
	assert_eq!(Leaf::<u8>::decode(&mut &leaf.encode()[..]).as_ref(), Ok(leaf));
	assert_eq!(leaf.entries[0].price.quote(), 50);
}
