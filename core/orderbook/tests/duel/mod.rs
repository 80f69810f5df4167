//! The real book and the naive one, given the same operations: every answer, every order and every sum must agree.

use super::{
	dice::{Bytes, Dice},
	naive::{Amendment, Happened, Naive, Outcome, Trip},
	world::{Account, Asset, FeeTerms, Outside, World},
};
use orderbook_core::{
	Amended, Books, Class, Closed, Effects, Error, Event, Expiry, Journey, MarketRules, MemoryStore, Mode, Order, Pair,
	Price, Rank, Reason, Request, SelfTrade, Side, SidedPrice, Stop, TimeInForce, Traveller, AMOUNT_MAX,
};
use std::collections::BTreeMap;

pub const ASSETS: Asset = 4;
pub const ACCOUNTS: Account = 6;

/// The prices and amounts a run draws from.
#[derive(Clone, Debug)]
pub struct Style {
	pub name: &'static str,
	pub prices: Prices,
	pub amount_max: u64,
	pub rules: MarketRules,
	pub fees: Vec<FeeTerms>,
	/// One operation in so many is a cancel. Low keeps the book small.
	pub cancel_one_in: u64,
}

#[derive(Clone, Copy, Debug)]
pub enum Prices {
	/// Both terms up to 9: every rounding case within a few units.
	Tiny,
	/// Around 1 with a grid of hundredths.
	Grid,
	/// Around 10,007/9,973, coprime terms.
	Awkward,
	/// Powers and neighbours over the whole range.
	Extreme,
	/// Bids below and asks above, which seldom meet: books of many pages.
	Deep,
}

impl Prices {
	fn draw(self, dice: &mut impl Dice, side: Side) -> Price {
		let (quote, base) = match self {
			Self::Tiny => (1 + dice.roll(9), 1 + dice.roll(9)),
			Self::Grid => (80 + dice.roll(41), 100),
			Self::Awkward => (10_007 + dice.roll(200), 9_973 + dice.roll(20)),
			Self::Extreme => (extreme(dice), extreme(dice)),
			Self::Deep if side == Side::Bid => (1_000 + dice.roll(1_010), 2_000),
			Self::Deep => (1_990 + dice.roll(1_010), 2_000),
		};
		Price::new(quote, base).unwrap()
	}
}

fn extreme(dice: &mut impl Dice) -> u64 {
	let power = dice.roll(64);
	let near = (1u64 << power).wrapping_add(dice.roll(3)).wrapping_sub(1);
	if dice.chance(8) {
		u64::MAX - dice.roll(3)
	} else {
		near.max(1)
	}
}

type Open<'a> = Books<'a, MemoryStore<Asset, Account>, World>;

/// One operation on both books.
#[derive(Clone, Debug)]
pub enum Op {
	Place(Asset, Asset, Request<Account>),
	Cancel(Pair<Asset>, Side, Rank, Account),
	Sweep(Pair<Asset>, Side, Rank),
	Amend(Pair<Asset>, Rank, u64, Request<Account>),
	Reduce(Pair<Asset>, Side, Rank, Account, u64),
	Travel(Vec<Asset>, Mode, Traveller<Account>),
	Turn(Outside),
}

/// Both books side by side, and what every account put in and got out.
pub struct Duel {
	pub store: MemoryStore<Asset, Account>,
	pub naive: Naive,
	pub world: World,
	pub style: Style,
	pub next_id: u64,
	pub fills: u64,
	played: u64,
	/// Asset → what the orders' owners handed over less what went back, to anyone, fees included.
	escrow: BTreeMap<Asset, i128>,
}

impl Duel {
	pub fn new(style: Style) -> Self {
		let outside = Outside { rules: style.rules, fees: style.fees.clone(), ..Outside::default() };
		Self {
			store: MemoryStore::default(),
			naive: Naive::default(),
			world: World(outside),
			style,
			next_id: 1,
			fills: 0,
			played: 0,
			escrow: BTreeMap::new(),
		}
	}

	/// A random operation on the books as they are.
	pub fn draw(&mut self, dice: &mut impl Dice) -> Op {
		match dice.roll(100) {
			0..2 => Op::Turn(self.turn(dice)),
			2..6 => self.draw_travel(dice),
			6..14 => self.draw_amend(dice),
			14..17 => self.draw_standing(dice, true),
			_ if dice.chance(self.style.cancel_one_in) => self.draw_standing(dice, false),
			_ => {
				let (one, other) = self.two_assets(dice);
				let side = if one > other { Side::Ask } else { Side::Bid };
				Op::Place(one, other, self.draw_request(dice, side, None))
			}
		}
	}

	fn two_assets(&self, dice: &mut impl Dice) -> (Asset, Asset) {
		let one = dice.roll(ASSETS.into()) as Asset;
		let other = dice.roll(u64::from(ASSETS) - 1) as Asset;
		(one, if other >= one { other + 1 } else { other })
	}

	fn turn(&mut self, dice: &mut impl Dice) -> Outside {
		let some = |dice: &mut _| {
			if Dice::chance(dice, 3) {
				vec![Dice::roll(dice, ACCOUNTS.into()) as Account]
			} else {
				vec![]
			}
		};
		let now = &self.world.0;
		Outside {
			block: now.block + dice.roll(3) as u32,
			moment: now.moment + dice.roll(3_000),
			barred: some(dice),
			past_deadline: some(dice),
			fees: now.fees.clone(),
			rules: now.rules,
		}
	}

	fn draw_amount(&self, dice: &mut impl Dice) -> u64 {
		match dice.roll(20) {
			0 => 1 + dice.roll(3),
			1 => self.style.amount_max - dice.roll(2),
			2 => dice.roll(2),
			_ => 1 + dice.roll(self.style.amount_max),
		}
	}

	fn draw_request(&mut self, dice: &mut impl Dice, side: Side, owner: Option<Account>) -> Request<Account> {
		let id = self.next_id;
		self.next_id += 1;
		let owner = owner.unwrap_or_else(|| dice.roll(ACCOUNTS.into()) as Account);
		let price = self.style.prices.draw(dice, side);
		let lot = self.style.rules.lot.max(1);
		let amount = (self.draw_amount(dice) / lot * lot).max(if dice.chance(20) { 0 } else { lot });
		let mut request = Request::at_price(id, owner, side, amount, price);
		match dice.roll(8) {
			0..4 => request = Request { sell: amount, receive_max: None, ..request },
			// Funds and the most to take that have nothing to do with each other, on either side.
			4 => request = Request { sell: amount, receive_max: Some(self.draw_amount(dice)), ..request },
			_ => {}
		}
		let expiry = match dice.roll(8) {
			0 => Expiry::Block(self.world.0.block + dice.roll(20) as u32),
			1 => Expiry::Moment(self.world.0.moment + dice.roll(20_000)),
			_ => Expiry::Never,
		};
		Request {
			client_id: dice.chance(3).then_some(id),
			slot: (id % 7) as u16,
			class: if dice.chance(12) { Class::System } else { Class::User },
			time_in_force: match dice.roll(12) {
				0 => TimeInForce::ImmediateOrCancel,
				1 => TimeInForce::FillOrKill,
				2 => TimeInForce::PostOnly { expiry, slide: false },
				3 => TimeInForce::PostOnly { expiry, slide: true },
				_ => TimeInForce::GoodTill(expiry),
			},
			passive: dice.chance(10),
			self_trade: dice.pick(&[SelfTrade::CancelTaker, SelfTrade::CancelResting, SelfTrade::DecrementBoth]),
			max_fills: if dice.chance(8) { dice.roll(3) as u16 } else { 1_000 },
			..request
		}
	}

	/// An order that rests, or rarely one that does not.
	fn draw_order(&self, dice: &mut impl Dice) -> (Pair<Asset>, Side, Order<Account>) {
		let missing = |dice: &mut _| {
			let (one, other) = self.two_assets(dice);
			let request = Request::at_price(u64::MAX, 0, Side::Ask, 1, Price::new(1, 1).unwrap());
			let order = Order {
				id: request.id,
				owner: 0,
				client_id: None,
				price: self.style.prices.draw(dice, Side::Ask),
				remaining: 1,
				expiry: Expiry::Never,
				slot: 0,
				class: Class::User,
				passive: false,
			};
			(Pair::new(one, other).unwrap(), Side::Ask, order)
		};
		if self.naive.orders.is_empty() || dice.chance(40) {
			return missing(dice);
		}
		let (pair, side, order) = dice.pick(&self.naive.orders);
		(Pair::new(pair.0, pair.1).unwrap(), side, order)
	}

	fn draw_standing(&self, dice: &mut impl Dice, sweep: bool) -> Op {
		let (pair, side, order) = self.draw_order(dice);
		match sweep {
			true => Op::Sweep(pair, side, order.rank()),
			false => Op::Cancel(pair, side, order.rank(), if dice.chance(30) { order.owner ^ 1 } else { order.owner }),
		}
	}

	fn draw_amend(&mut self, dice: &mut impl Dice) -> Op {
		let (pair, side, order) = self.draw_order(dice);
		let owner = if dice.chance(30) { order.owner ^ 1 } else { order.owner };
		let expected = if dice.chance(20) { order.remaining ^ 1 } else { order.remaining };
		if dice.chance(4) {
			let to = if dice.chance(8) { order.remaining } else { dice.roll(order.remaining.max(1)) };
			return Op::Reduce(pair, side, order.rank(), owner, to);
		}
		let mut request = self.draw_request(dice, side, Some(owner));
		request.class = order.class;
		if dice.chance(2) {
			(request.slot, request.passive) = (order.slot, order.passive);
		}
		if dice.chance(2) {
			request.price = order.price;
			request.sell = if dice.chance(5) { order.remaining } else { dice.roll(order.remaining.max(1)) };
			request.receive_max = None;
		}
		if dice.chance(4) {
			(request.client_id, request.time_in_force) = (order.client_id, TimeInForce::GoodTill(order.expiry));
		}
		Op::Amend(pair, order.rank(), expected, request)
	}

	fn draw_travel(&self, dice: &mut impl Dice) -> Op {
		let mut assets: Vec<Asset> = (0..ASSETS).collect();
		let hops = 1 + dice.roll(3) as usize;
		let route = (0..=hops).map(|_| assets.remove(dice.roll(assets.len() as u64) as usize)).collect();
		let (amount, limit) = (self.draw_amount(dice), self.draw_amount(dice));
		let mode = match dice.roll(4) {
			0 => Mode::StrictSend { amount, min_receive: limit },
			1 => Mode::StrictSend { amount, min_receive: 0 },
			2 => Mode::StrictReceive { amount, max_spend: limit },
			_ => Mode::StrictReceive { amount, max_spend: u64::MAX },
		};
		let who = Traveller {
			owner: dice.roll(ACCOUNTS.into()) as Account,
			self_trade: dice.pick(&[SelfTrade::CancelTaker, SelfTrade::CancelResting, SelfTrade::DecrementBoth]),
			max_fills: if dice.chance(5) { dice.roll(4) as u16 } else { 1_000 },
		};
		Op::Travel(route, mode, who)
	}

	/// Does it on both, compares everything, and checks the invariants of the books it touched.
	pub fn play(&mut self, op: Op) {
		let touched = match &op {
			Op::Place(one, other, _) => vec![Pair::new(*one, *other).unwrap()],
			Op::Cancel(pair, ..) | Op::Sweep(pair, ..) | Op::Amend(pair, ..) | Op::Reduce(pair, ..) => vec![*pair],
			Op::Travel(route, ..) => route.windows(2).map(|legs| Pair::new(legs[0], legs[1]).unwrap()).collect(),
			Op::Turn(_) => vec![],
		};
		match op {
			Op::Turn(outside) => self.world.0 = outside,
			Op::Place(one, other, request) => self.place(one, other, &request),
			Op::Cancel(pair, side, rank, who) => self.cancel(pair, side, rank, who),
			Op::Sweep(pair, side, rank) => self.sweep(pair, side, rank),
			Op::Amend(pair, rank, expected, request) => self.amend(pair, rank, expected, &request),
			Op::Reduce(pair, side, rank, who, to) => self.reduce(pair, side, rank, who, to),
			Op::Travel(route, mode, who) => self.travel(&route, mode, &who),
		}
		// A large book is looked at whole now and then; every answer is compared every time.
		self.played += 1;
		if self.naive.orders.len() < 300 || self.played.is_multiple_of(64) {
			touched.iter().for_each(|pair| self.compare(pair));
		}
	}

	/// Runs on the real books; what was a failure must have changed nothing, and a dropped run agrees with a kept one.
	fn run<T: PartialEq + std::fmt::Debug>(&mut self, act: impl Fn(&mut Open) -> Result<T, Error>) -> Result<T, Error> {
		let quote = act(&mut Books::new(&self.store, &self.world));
		let mut books = Books::new(&self.store, &self.world);
		let result = act(&mut books);
		assert_eq!(quote, result, "a quote differs from its execution");
		let changes = books.into_changes();
		assert!(result.is_ok() || changes.is_empty(), "a failure changed something");
		self.store.apply(changes);
		result
	}

	fn place(&mut self, one: Asset, other: Asset, request: &Request<Account>) {
		let (pair, side) = Pair::selling(one, other).unwrap();
		assert_eq!(side, request.side);
		let real = self.run(|books| books.place(&pair, request));
		let naive = self.naive.place(&self.world.0, (pair.quote(), pair.base()), request);
		assert_eq!(real.as_ref().map(outcome).map_err(|error| *error), naive, "{request:?}");
		if let Ok(effects) = real {
			self.book_in(&pair, side, request.sell, &effects);
			judge(request, &effects);
			judge_own(request.owner, request.class, &effects);
		}
	}

	/// What an order came to, in the sums.
	fn book_in(&mut self, pair: &Pair<Asset>, side: Side, sell: u64, effects: &Effects<Account>) {
		let resting = effects.resting.as_ref().map_or(0, |order| order.remaining);
		assert_eq!(
			u128::from(sell),
			u128::from(effects.paid) + u128::from(effects.refund) + u128::from(resting),
			"what was for sale went somewhere"
		);
		let (sold, bought) = (pair.sold(side), pair.bought(side));
		*self.escrow.entry(sold).or_default() += i128::from(sell) - i128::from(effects.refund);
		let mut given = 0;
		for event in &effects.events {
			match event {
				Event::Fill(fill) => {
					assert!(fill.paid > 0 && fill.given > 0, "pay for nothing");
					assert!(fill.maker_fee < fill.paid && fill.taker_fee < fill.given, "a fee took it all");
					let rate = fill.price.rate(fill.side);
					let (paid, exact) = (
						u128::from(fill.paid) * u128::from(rate.given),
						u128::from(fill.given) * u128::from(rate.paid),
					);
					assert!(paid >= exact, "the resting order lost");
					assert!(paid - exact < u128::from(rate.given), "more than a unit of rounding");
					*self.escrow.entry(sold).or_default() -= i128::from(fill.paid);
					*self.escrow.entry(bought).or_default() -= i128::from(fill.given);
					given += u128::from(fill.given);
					self.fills += 1;
				}
				Event::Decrement(decrement) => {
					*self.escrow.entry(bought).or_default() -= i128::from(decrement.maker_refund);
				}
				Event::Closed(closed) => self.refund(pair, closed),
			}
		}
		assert_eq!(given, effects.received);
	}

	fn refund(&mut self, pair: &Pair<Asset>, closed: &Closed<Account>) {
		*self.escrow.entry(pair.sold(closed.side)).or_default() -= i128::from(closed.order.remaining);
	}

	fn cancel(&mut self, pair: Pair<Asset>, side: Side, rank: Rank, who: Account) {
		let real = self.run(|books| books.cancel(&pair, side, &rank, &who));
		let naive = self.naive.cancel(&rank, who);
		assert_eq!(real.as_ref().map(|closed| closed.order.remaining).map_err(|error| *error), naive);
		let Ok(closed) = real else { return };
		assert_eq!(closed.reason, Reason::Cancelled);
		self.refund(&pair, &closed);
		let again = self.run(|books| books.cancel(&pair, side, &rank, &who));
		assert_eq!(again, Err(Error::NotFound), "refunded twice");
	}

	fn sweep(&mut self, pair: Pair<Asset>, side: Side, rank: Rank) {
		let real = self.run(|books| books.sweep(&pair, side, &rank));
		let naive = self.naive.sweep(&self.world.0, &rank);
		assert_eq!(real.as_ref().map(|closed| (closed.order.remaining, closed.reason)).map_err(|error| *error), naive);
		if let Ok(closed) = real {
			self.refund(&pair, &closed);
		}
	}

	fn reduce(&mut self, pair: Pair<Asset>, side: Side, rank: Rank, who: Account, to: u64) {
		let real = self.run(|books| books.reduce(&pair, side, &rank, &who, to));
		let naive = self.naive.cut_down(&self.world.0, side, &rank, who, to);
		assert_eq!(amendment(&real), naive, "{rank:?} to {to}");
		if let Ok(Amended::Kept { refund, order }) = real {
			assert_eq!((order.remaining, order.rank()), (to, rank));
			*self.escrow.entry(pair.sold(side)).or_default() -= i128::from(refund);
		}
	}

	fn amend(&mut self, pair: Pair<Asset>, rank: Rank, expected: u64, request: &Request<Account>) {
		let real = self.run(|books| books.amend(&pair, &rank, expected, request));
		let naive = self.naive.amend(&self.world.0, (pair.quote(), pair.base()), &rank, expected, request);
		assert_eq!(amendment(&real), naive, "{request:?}");
		match real {
			Ok(Amended::Kept { refund, .. }) => {
				*self.escrow.entry(pair.sold(request.side)).or_default() -= i128::from(refund);
			}
			Ok(Amended::Replaced { closed, effects }) => {
				judge(request, &effects);
				self.refund(&pair, &closed);
				self.book_in(&pair, request.side, request.sell, &effects);
			}
			Err(_) => {}
		}
	}

	fn travel(&mut self, route: &[Asset], mode: Mode, who: &Traveller<Account>) {
		let real = self.run(|books| books.travel(route, mode, who));
		let naive = match mode {
			Mode::StrictSend { amount, .. } | Mode::StrictReceive { amount, .. } if amount == 0 => Err(Error::Zero),
			Mode::StrictSend { amount, .. } | Mode::StrictReceive { amount, .. } if amount > AMOUNT_MAX => {
				Err(Error::TooLarge)
			}
			_ => self.naive.travel(&self.world.0, route, mode, who.owner, who.self_trade, who.max_fills),
		};
		assert_eq!(real.as_ref().map(trip).map_err(|error| *error), naive, "{route:?} {mode:?} {who:?}");
		let Ok(journey) = real else { return };
		for hop in &journey.hops {
			self.book_in(&hop.pair, hop.side, hop.effects.paid + hop.effects.refund, &hop.effects);
			judge_own(who.owner, Class::User, &hop.effects);
		}
		conserved(&journey);
		match mode {
			Mode::StrictSend { amount, min_receive } => {
				assert!(journey.spent <= amount && journey.received >= min_receive);
			}
			Mode::StrictReceive { amount, max_spend } => {
				assert!(journey.spent <= max_spend && journey.received == amount && journey.leftovers.is_empty());
				assert!(journey.hops.iter().all(|hop| hop.effects.refund == 0), "money from nowhere");
			}
		}
	}

	/// Several operations on one overlay, with checkpoints that nest and are kept or undone at random, written once.
	///
	/// Sums are not kept for batches: a duel that plays them is not audited.
	pub fn batch(&mut self, dice: &mut impl Dice, items: u64) {
		let store = std::mem::take(&mut self.store);
		let world = self.world.clone();
		let mut books = Books::new(&store, &world);
		let mut saved = Vec::new();
		for _ in 0..items {
			match dice.roll(6) {
				0 if saved.len() < 4 => {
					books.checkpoint();
					saved.push(self.naive.clone());
				}
				1 => self.close_checkpoint(dice, &mut books, &mut saved),
				_ => self.item(dice, &mut books),
			}
		}
		while !saved.is_empty() {
			self.close_checkpoint(dice, &mut books, &mut saved);
		}
		let changes = books.into_changes();
		self.store = store;
		self.store.apply(changes);
		let pairs = (0..ASSETS).flat_map(|one| (0..one).filter_map(move |other| Pair::new(one, other)));
		pairs.for_each(|pair| self.compare(&pair));
	}

	fn close_checkpoint(&mut self, dice: &mut impl Dice, books: &mut Open, saved: &mut Vec<Naive>) {
		let Some(before) = saved.pop() else { return };
		if dice.chance(2) {
			books.commit();
		} else {
			books.rollback();
			self.naive = before;
		}
	}

	fn item(&mut self, dice: &mut impl Dice, books: &mut Open) {
		let outside = self.world.0.clone();
		match self.draw(dice) {
			Op::Place(one, other, request) => {
				let (pair, _) = Pair::selling(one, other).unwrap();
				let real = books.place(&pair, &request);
				let naive = self.naive.place(&outside, (pair.quote(), pair.base()), &request);
				assert_eq!(real.as_ref().map(outcome).map_err(|error| *error), naive, "{request:?}");
			}
			Op::Cancel(pair, side, rank, who) => {
				let real = books.cancel(&pair, side, &rank, &who);
				assert_eq!(real.map(|closed| closed.order.remaining), self.naive.cancel(&rank, who));
			}
			Op::Travel(route, mode, who)
				if !matches!(mode, Mode::StrictSend { amount: 0, .. } | Mode::StrictReceive { amount: 0, .. }) =>
			{
				let real = books.hypothetically(|books| books.travel(&route, mode, &who));
				let again = books.travel(&route, mode, &who);
				assert_eq!(real, again, "a quote in a batch differs from its execution");
				let naive = self.naive.travel(&outside, &route, mode, who.owner, who.self_trade, who.max_fills);
				assert_eq!(real.as_ref().map(trip).map_err(|error| *error), naive);
			}
			_ => {}
		}
	}

	/// The two books of a market: order by order, the invariants, and the sums.
	fn compare(&mut self, pair: &Pair<Asset>) {
		let mut books = Books::new(&self.store, &self.world);
		let held = books.check(pair).unwrap_or_else(|broken| panic!("{broken:?} in {pair:?}"));
		for side in [Side::Bid, Side::Ask] {
			let real = books.orders(pair, side, None, usize::MAX).unwrap();
			let naive = self.naive.side((pair.quote(), pair.base()), side);
			assert!(real == naive, "{side:?} of {pair:?} differ:\n{real:#?}\n{naive:#?}");
		}
		let pages = |count: fn(&orderbook_core::check::Holdings) -> u32| (count(&held.0) + count(&held.1)) as usize;
		let of = |id: &orderbook_core::PageId<Asset>| id.tree.pair == *pair;
		assert_eq!(self.store.leaves.keys().filter(|id| of(id)).count(), pages(|held| held.leaves), "a leaf leaked");
		assert_eq!(self.store.inners.keys().filter(|id| of(id)).count(), pages(|held| held.inners), "a node leaked");
	}

	/// For each asset: what was handed over and has not gone back is what the resting orders sell.
	pub fn audit(&mut self) {
		let mut resting: BTreeMap<Asset, i128> = BTreeMap::new();
		for (pair, side, order) in &self.naive.orders {
			let sold = if *side == Side::Bid { pair.0 } else { pair.1 };
			*resting.entry(sold).or_default() += i128::from(order.remaining);
		}
		for asset in 0..ASSETS {
			let escrow = self.escrow.get(&asset).copied().unwrap_or_default();
			assert_eq!(escrow, resting.get(&asset).copied().unwrap_or_default(), "asset {asset} is not conserved");
		}
	}
}

/// What an order's totals promise, whatever its fills: at most one unit of the finer asset or a basis point of the whole
/// order beyond the limit, whichever is more, unless it is the system's; nor does dust stop it before it filled as many
/// orders as that has units; no more than was wanted. One that was to be filled or killed brings what all of it is worth,
/// rounded down, for no more than all of it.
fn judge(request: &Request<Account>, effects: &Effects<Account>) {
	let limit = request.price.rate(request.side.opposite());
	let (pays, gets) = (u128::from(limit.paid), u128::from(limit.given));
	let paid = u128::from(effects.paid) * gets;
	let note = format!("{request:?} came to {} for {}", effects.received, effects.paid);
	let all =
		request.receive_max.map_or(request.sell, |most| request.sell.min(request.price.funds_for(request.side, most)));
	let bottom = request.price.worth(request.side, all);
	let point = u128::from(if pays >= gets { all } else { bottom }) / 10_000;
	// More received than can be counted is no loss.
	let watched = request.time_in_force != TimeInForce::FillOrKill && request.class == Class::User;
	let bound = effects.received.checked_mul(pays).filter(|_| watched);
	if let Some(fair) = bound {
		let beyond = paid.saturating_sub(fair);
		let unit = pays.min(gets);
		assert!(beyond < unit || beyond <= point * unit, "beyond the limit: {note}");
	}
	assert!(
		effects.stopped != Stop::Coarse || effects.fills().count() as u128 >= point.max(1),
		"stopped early: {note}"
	);
	assert!(request.receive_max.is_none_or(|most| effects.received <= most.into()), "more than wanted: {note}");
	if request.time_in_force == TimeInForce::FillOrKill {
		assert!(effects.received >= bottom.into() && effects.paid <= all, "not filled: {note}");
	}
}

/// Nobody fills himself, but the system's orders and their owners' do, and neither closes nor shrinks the other.
fn judge_own(taker: Account, class: Class, effects: &Effects<Account>) {
	assert!(effects.fills().all(|fill| (fill.owner, fill.class) != (taker, class)), "{taker} filled himself");
	for closed in effects.closed().filter(|closed| closed.reason == Reason::SelfTrade) {
		assert_eq!((closed.order.owner, closed.order.class), (taker, class), "the system and a user got in the way");
	}
	if let Some(order) = &effects.resting {
		assert_eq!(order.owner, taker);
	}
}

fn amendment(real: &Result<Amended<Account>, Error>) -> Result<Amendment, Error> {
	real.as_ref().map_err(|error| *error).map(|amended| match amended {
		Amended::Kept { refund, .. } => Amendment::Kept { refund: *refund },
		Amended::Replaced { closed, effects } => {
			Amendment::Replaced { old_refund: closed.order.remaining, outcome: outcome(effects) }
		}
	})
}

/// What a hop yields is what the next one pays and what is left over.
fn conserved(journey: &Journey<Asset, Account>) {
	for legs in journey.hops.windows(2) {
		let asset = legs[1].pair.sold(legs[1].side);
		let left: u64 = journey.leftovers.iter().filter(|left| left.asset == asset).map(|left| left.amount).sum();
		assert_eq!(legs[0].effects.net(), u128::from(legs[1].effects.paid) + u128::from(left));
	}
	let (first, last) = (journey.hops.first().unwrap(), journey.hops.last().unwrap());
	assert_eq!(first.effects.paid, journey.spent);
	assert_eq!(last.effects.net(), u128::from(journey.received));
}

fn outcome(effects: &Effects<Account>) -> Outcome {
	let happened = effects.events.iter().map(|event| match event {
		Event::Fill(fill) => Happened::Fill {
			maker: fill.maker,
			owner: fill.owner,
			paid: fill.paid,
			given: fill.given,
			maker_fee: fill.maker_fee,
			taker_fee: fill.taker_fee,
			remaining: fill.remaining,
		},
		Event::Decrement(decrement) => Happened::Decrement {
			maker: decrement.maker,
			maker_refund: decrement.maker_refund,
			taker_refund: decrement.taker_refund,
			remaining: decrement.remaining,
		},
		Event::Closed(closed) => {
			Happened::Closed { id: closed.order.id, refund: closed.order.remaining, reason: closed.reason }
		}
	});
	Outcome {
		happened: happened.collect(),
		paid: effects.paid,
		received: effects.received,
		fee: effects.fee,
		refund: effects.refund,
		stopped: effects.stopped,
		resting: effects.resting.clone(),
		met: effects.met,
	}
}

fn trip(journey: &Journey<Asset, Account>) -> Trip {
	Trip {
		spent: journey.spent,
		received: journey.received,
		leftovers: journey.leftovers.iter().map(|left| (left.asset, left.amount)).collect(),
		hops: journey.hops.iter().map(|hop| outcome(&hop.effects)).collect(),
	}
}

/// Fees of [`ASSETS`] assets: none, some, capped, most.
pub fn fees() -> Vec<FeeTerms> {
	vec![
		FeeTerms::default(),
		FeeTerms { maker_bps: 25, taker_bps: 50, cap: None },
		FeeTerms { maker_bps: 1_000, taker_bps: 333, cap: Some(2) },
		FeeTerms { maker_bps: 7, taker_bps: 1_000, cap: None },
	]
}

/// The styles every suite runs through.
pub fn styles() -> Vec<Style> {
	let style = |name, prices, amount_max| Style {
		name,
		prices,
		amount_max,
		rules: MarketRules::default(),
		fees: vec![FeeTerms::default(); usize::from(ASSETS)],
		cancel_one_in: 6,
	};
	vec![
		style("tiny", Prices::Tiny, 30),
		Style { fees: fees(), ..style("tiny with fees", Prices::Tiny, 2_000) },
		Style {
			rules: MarketRules { tick: Price::new(1, 50), lot: 10, min_base: 20, min_quote: 20 },
			fees: fees(),
			..style("grid with tick and lot", Prices::Grid, 1_000)
		},
		Style { fees: fees(), ..style("awkward", Prices::Awkward, 1 << 40) },
		style("extreme", Prices::Extreme, AMOUNT_MAX),
		Style { fees: fees(), ..style("extreme prices with fees", Prices::Extreme, 1_000_000) },
		Style { cancel_one_in: 3, ..style("deep", Prices::Deep, 10_000) },
	]
}

/// Plays the game that these bytes spell, to the end.
pub fn replay(bytes: &[u8]) {
	let mut dice = Bytes(bytes);
	let mut duel = Duel::new(dice.pick(&styles()));
	while !dice.0.is_empty() {
		let op = duel.draw(&mut dice);
		duel.play(op);
	}
	duel.audit();
}
