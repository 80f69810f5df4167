//! A second book, written to be obvious rather than fast, and without looking at the first.
//!
//! Orders lie in one unsorted list; the best one is looked for each time. No amount is ever divided: every rounded
//! quantity is found as the largest or smallest number for which a product of `u128` keeps an inequality. Operations
//! that may fail work on a copy. It shares the words (types of requests and results) with the real book, and no
//! arithmetic.

use super::world::{Account, Asset, FeeTerms, Outside};
use orderbook_core::{
	Class, Error, Expiry, Mode, Order, Price, Rank, Reason, Request, SelfTrade, Side, Stop, TimeInForce, AMOUNT_MAX,
};

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Happened {
	Fill { maker: u64, owner: Account, paid: u64, given: u64, maker_fee: u64, taker_fee: u64, remaining: u64 },
	Decrement { maker: u64, maker_refund: u64, taker_refund: u64, remaining: u64 },
	Closed { id: u64, refund: u64, reason: Reason },
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Outcome {
	pub happened: Vec<Happened>,
	pub paid: u64,
	pub received: u128,
	pub fee: u128,
	pub refund: u64,
	pub stopped: Stop,
	pub resting: Option<Order<Account>>,
	pub met: u16,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Amendment {
	Kept { refund: u64 },
	Replaced { old_refund: u64, outcome: Outcome },
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Trip {
	pub spent: u64,
	pub received: u64,
	pub leftovers: Vec<(Asset, u64)>,
	pub hops: Vec<Outcome>,
}

/// The largest number up to `top` that is `fine`, which holds for 0 and stops holding once.
fn largest(top: u64, fine: impl Fn(u64) -> bool) -> u64 {
	let (mut low, mut high) = (0, top);
	while low < high {
		let middle = low + (high - low).div_ceil(2);
		if fine(middle) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	low
}

/// The smallest number that is `fine`, which starts to hold once and holds for `u64::MAX`.
fn smallest(fine: impl Fn(u64) -> bool) -> u64 {
	let (mut low, mut high) = (0, u64::MAX);
	while low < high {
		let middle = low + (high - low) / 2;
		if fine(middle) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	low
}

fn times(left: u64, right: u64) -> u128 {
	u128::from(left) * u128::from(right)
}

/// Terms of an order as (units it receives, per units it gives).
fn terms(side: Side, price: &Price) -> (u64, u64) {
	if side == Side::Ask {
		(price.quote(), price.base())
	} else {
		(price.base(), price.quote())
	}
}

/// What `sell` is worth at the order's own price, whole units.
fn worth(side: Side, price: &Price, sell: u64) -> u64 {
	let (gets, gives) = terms(side, price);
	largest(u64::MAX, |units| times(units, gives) <= times(sell, gets))
}

/// What must be sold at the price for `want`: the larger neighbour when what is sold is the finer unit, or else the
/// smaller.
fn cost(side: Side, price: &Price, want: u64) -> u64 {
	let (gets, gives) = terms(side, price);
	if gives >= gets {
		smallest(|sell| sell == u64::MAX || times(sell, gets) >= times(want, gives))
	} else {
		largest(u64::MAX, |sell| times(sell, gets) <= times(want, gives))
	}
}

/// What goes over the table, (given by the resting order, paid by the taker), as the definition says it:
/// among the trades in which the finer unit is rounded against the taker, the largest that all three bounds allow.
///
/// A taker who must have exactly `want` gets it as soon as it can be had, though its price in whole units is more.
fn deal(side: Side, price: &Price, offered: u64, funds: u64, want: u64, exactly: bool) -> Option<(u64, u64)> {
	let (gets, gives) = terms(side, price);
	// What the taker must pay for so much, and what he gets for so much, at the resting price.
	let price_of = |given: u64| smallest(|paid| paid == u64::MAX || times(paid, gives) >= times(given, gets));
	let yield_of = |paid: u64| largest(u64::MAX, |given| times(given, gets) <= times(paid, gives));
	let (given, paid) = if gets >= gives {
		let given = largest(offered.min(want), |given| times(given, gets) <= times(funds, gives));
		(given, price_of(given))
	} else {
		// So much may be paid that the next unit given would be more than is offered, or than is wanted.
		let payable = |most: u64| {
			let one_too_many = (u128::from(most) + 1) * u128::from(gets);
			largest(funds, |paid| times(paid, gives) < one_too_many)
		};
		let can_give = yield_of(payable(offered));
		if exactly && can_give > want {
			(want, price_of(want))
		} else {
			let paid = payable(if exactly { offered } else { offered.min(want) });
			(yield_of(paid), paid)
		}
	};
	(given > 0 && paid > 0).then_some((given, paid))
}

impl FeeTerms {
	fn on(&self, bps: u16, received: u64) -> u64 {
		let share = largest(received, |fee| u128::from(fee) * 10_000 <= times(received, bps.into()));
		self.cap.map_or(share, |cap| cap.min(share))
	}

	fn gross_for(&self, net: u64) -> u64 {
		smallest(|gross| gross == u64::MAX || gross - self.on(self.taker_bps, gross) >= net)
	}
}

/// What a taker still has and wants.
#[derive(Clone, Copy, Debug)]
enum Wish {
	All,
	Before(u64),
	After(u64),
}

struct Trader {
	owner: Account,
	side: Side,
	limit: Option<Price>,
	passive: bool,
	class: Class,
	/// If each fill must leave his totals near his limit: how many units of the finer asset his order is in all.
	watched: Option<u64>,
	policy: SelfTrade,
	funds: u64,
	wish: Wish,
	meet: u16,
}

/// The largest number for which `fine` holds, as for [`largest`], in the whole range.
fn largest_of_all(fine: impl Fn(u128) -> bool) -> u128 {
	(0..128).rev().fold(0, |found, bit| if fine(found | 1 << bit) { found | 1 << bit } else { found })
}

/// How much all of an order that sells so much at its limit is, in units of the asset of which more are exchanged there.
fn size(side: Side, limit: &Price, sell: u64) -> u64 {
	let (gets, gives) = terms(side, limit);
	if gives >= gets {
		sell
	} else {
		worth(side, limit, sell)
	}
}

/// Whether so much was paid for so little that it is beyond the limit by more than a unit of the finer asset and by more
/// than a ten-thousandth of the order, which is of `size` units of that asset.
fn strays(side: Side, limit: &Price, size: u64, paid: u128, received: u128) -> bool {
	let (pays, gets) = if side == Side::Bid { (limit.quote(), limit.base()) } else { (limit.base(), limit.quote()) };
	let (pays, gets) = (u128::from(pays), u128::from(gets));
	let part = u128::from(largest(size, |part| u128::from(part) * 10_000 <= size.into()));
	let fits = |of: u128, in_all: u128| largest_of_all(|n| n.checked_mul(of).is_some_and(|sum| sum <= in_all));
	if pays >= gets {
		// What he should pay for it. Out of range is far more than anyone can pay.
		let Some(fair) = received.checked_mul(pays) else { return false };
		let whole = fits(gets, fair);
		let unit_more = paid == 0 || (paid - 1) * gets < fair;
		!unit_more && paid > whole + part
	} else {
		// What he should get for it.
		let fair = paid * gets;
		let whole = fits(pays, fair);
		let Some(got) = (received + 1).checked_mul(pays) else { return false };
		let unit_less = got > fair;
		let above = if whole * pays == fair { whole } else { whole + 1 };
		!unit_less && received + part < above
	}
}

#[derive(Clone, Debug, Default)]
pub struct Naive {
	pub orders: Vec<((Asset, Asset), Side, Order<Account>)>,
}

impl Naive {
	/// The orders of one side, best first.
	pub fn side(&self, pair: (Asset, Asset), side: Side) -> Vec<Order<Account>> {
		let mut orders: Vec<_> = self
			.orders
			.iter()
			.filter(|entry| entry.0 == pair && entry.1 == side)
			.map(|entry| entry.2.clone())
			.collect();
		orders.sort_by(|one, other| {
			let (left, right) =
				(times(one.price.quote(), other.price.base()), times(other.price.quote(), one.price.base()));
			let by_price = if side == Side::Ask { left.cmp(&right) } else { right.cmp(&left) };
			by_price.then((one.class != Class::System).cmp(&(other.class != Class::System))).then(one.id.cmp(&other.id))
		});
		orders
	}

	fn best(&self, pair: (Asset, Asset), side: Side) -> Option<Order<Account>> {
		let mut best: Option<&Order<Account>> = None;
		for (_, _, order) in self.orders.iter().filter(|entry| entry.0 == pair && entry.1 == side) {
			let key = |order: &Order<Account>| (order.class != Class::System, order.id);
			let better = best.is_none_or(|best| {
				let (left, right) =
					(times(order.price.quote(), best.price.base()), times(best.price.quote(), order.price.base()));
				let (left, right) = if side == Side::Ask { (left, right) } else { (right, left) };
				left < right || left == right && key(order) < key(best)
			});
			if better {
				best = Some(order);
			}
		}
		best.cloned()
	}

	fn take_out(&mut self, id: u64) {
		self.orders.retain(|entry| entry.2.id != id);
	}

	fn reduce(&mut self, id: u64, to: u64) {
		self.orders.iter_mut().filter(|entry| entry.2.id == id).for_each(|entry| entry.2.remaining = to);
	}

	fn dead(outside: &Outside, order: &Order<Account>) -> Option<Reason> {
		let expired = match order.expiry {
			Expiry::Never => false,
			Expiry::Block(block) => outside.block >= block,
			Expiry::Moment(moment) => outside.moment >= moment,
		};
		if expired {
			Some(Reason::Expired)
		} else if outside.past_deadline.contains(&order.owner) {
			Some(Reason::DeadlinePassed)
		} else if outside.barred.contains(&order.owner) {
			Some(Reason::Barred)
		} else {
			None
		}
	}

	fn in_reach(trader: &Trader, price: &Price) -> bool {
		let Some(limit) = trader.limit else { return true };
		let (offered, accepted) = (times(price.quote(), limit.base()), times(limit.quote(), price.base()));
		let (cheap, dear) = if trader.side == Side::Bid { (offered, accepted) } else { (accepted, offered) };
		cheap < dear || cheap == dear && !trader.passive
	}

	fn trade(&mut self, outside: &Outside, pair: (Asset, Asset), mut trader: Trader) -> (Outcome, Trader, bool) {
		let facing = if trader.side == Side::Bid { Side::Ask } else { Side::Bid };
		let (sold, bought) = if trader.side == Side::Bid { (pair.0, pair.1) } else { (pair.1, pair.0) };
		let sold_fee = outside.fees[usize::from(sold)];
		let bought_fee = outside.fees[usize::from(bought)];
		let mut out = Outcome {
			happened: Vec::new(),
			paid: 0,
			received: 0,
			fee: 0,
			refund: 0,
			stopped: Stop::Filled,
			resting: None,
			met: 0,
		};
		let mut decremented = false;
		let mut handed_back = 0;
		let mut met = 0;
		out.stopped = loop {
			if trader.funds == 0 || matches!(trader.wish, Wish::Before(0) | Wish::After(0)) {
				break Stop::Filled;
			}
			let Some(order) = self.best(pair, facing) else { break Stop::Dry };
			if !Self::in_reach(&trader, &order.price) {
				break Stop::Limit;
			}
			let want = match trader.wish {
				Wish::All => u64::MAX,
				Wish::Before(want) => want,
				Wish::After(want) => bought_fee.gross_for(want),
			};
			let exactly = matches!(trader.wish, Wish::After(_));
			let deal = deal(facing, &order.price, order.remaining, trader.funds, want, exactly);
			let own = order.owner == trader.owner && order.class == trader.class;
			if met == trader.meet {
				// With nothing that could still be bought the bound is not what stops him.
				let nothing = deal.is_none() && !own && Self::dead(outside, &order).is_none();
				break if nothing { Stop::Dust } else { Stop::BoundReached };
			}
			met += 1;
			if let Some(reason) = Self::dead(outside, &order) {
				self.take_out(order.id);
				out.happened.push(Happened::Closed { id: order.id, refund: order.remaining, reason });
				continue;
			}
			if own && trader.policy == SelfTrade::CancelTaker {
				break Stop::OwnOrder;
			}
			if own && trader.policy == SelfTrade::CancelResting {
				self.take_out(order.id);
				out.happened.push(Happened::Closed {
					id: order.id,
					refund: order.remaining,
					reason: Reason::SelfTrade,
				});
				continue;
			}
			let Some((given, paid)) = deal else { break Stop::Dust };
			if let (Some(limit), Some(size), false) = (trader.limit, trader.watched, own) {
				let totals = (u128::from(out.paid) + u128::from(paid), out.received + u128::from(given));
				if strays(trader.side, &limit, size, totals.0, totals.1) {
					break Stop::Coarse;
				}
			}
			let taker_fee = bought_fee.on(bought_fee.taker_bps, given);
			trader.funds -= paid;
			trader.wish = match trader.wish {
				Wish::All => Wish::All,
				Wish::Before(want) => Wish::Before(want - given),
				Wish::After(want) => Wish::After(want - (given - taker_fee)),
			};
			let remaining = order.remaining - given;
			if own {
				decremented = true;
				handed_back += paid;
				out.happened.push(Happened::Decrement {
					maker: order.id,
					maker_refund: given,
					taker_refund: paid,
					remaining,
				});
			} else {
				out.paid += paid;
				out.received += u128::from(given);
				out.fee += u128::from(taker_fee);
				out.happened.push(Happened::Fill {
					maker: order.id,
					owner: order.owner,
					paid,
					given,
					maker_fee: sold_fee.on(sold_fee.maker_bps, paid),
					taker_fee,
					remaining,
				});
			}
			if remaining == 0 || worth(facing, &order.price, remaining) == 0 {
				let used_up = if own { Reason::SelfTrade } else { Reason::Filled };
				let reason = if remaining == 0 { used_up } else { Reason::Dust };
				self.take_out(order.id);
				out.happened.push(Happened::Closed { id: order.id, refund: remaining, reason });
			} else {
				self.reduce(order.id, remaining);
				// One of the two is over. If it is not the order, and the taker has a rest, then that buys nothing.
				let done = trader.funds == 0 || matches!(trader.wish, Wish::Before(0) | Wish::After(0));
				break if done { Stop::Filled } else { Stop::Dust };
			}
		};
		out.refund = trader.funds + handed_back;
		out.met = met;
		(out, trader, decremented)
	}

	fn check(outside: &Outside, request: &Request<Account>) -> Result<(), Error> {
		let (price, side) = (&request.price, request.side);
		if request.sell == 0 || request.receive_max == Some(0) {
			return Err(Error::Zero);
		}
		if request.sell > AMOUNT_MAX {
			return Err(Error::TooLarge);
		}
		if request.class == Class::User {
			let rules = &outside.rules;
			if let Some(tick) = rules.tick {
				let (a, b) = (times(price.quote(), tick.base()), times(price.base(), tick.quote()));
				if a % b != 0 {
					return Err(Error::OffTick);
				}
			}
			let sell = Self::would_rest(request);
			let buys = worth(side, price, sell);
			let base = if side == Side::Ask { sell } else { request.receive_max.unwrap_or(buys) };
			if rules.lot > 1 && base % rules.lot != 0 {
				return Err(Error::OffLot);
			}
			if base.min(if side == Side::Bid { buys } else { u64::MAX }) < rules.min_base {
				return Err(Error::BelowMinBase);
			}
			if (if side == Side::Ask { buys } else { sell }) < rules.min_quote {
				return Err(Error::BelowMinQuote);
			}
		}
		if worth(side, price, Self::would_rest(request)) == 0 {
			return Err(Error::WorthNothing);
		}
		Ok(())
	}

	/// What an order sells if it comes to rest untouched.
	fn would_rest(request: &Request<Account>) -> u64 {
		request.receive_max.map_or(request.sell, |want| request.sell.min(cost(request.side, &request.price, want)))
	}

	fn as_order(request: &Request<Account>, price: Price, remaining: u64) -> Order<Account> {
		Order {
			id: request.id,
			owner: request.owner,
			client_id: request.client_id,
			price,
			remaining,
			expiry: match request.time_in_force {
				TimeInForce::GoodTill(expiry) | TimeInForce::PostOnly { expiry, .. } => expiry,
				_ => Expiry::Never,
			},
			slot: request.slot,
			class: request.class,
			passive: request.passive,
		}
	}

	pub fn place(
		&mut self,
		outside: &Outside,
		pair: (Asset, Asset),
		request: &Request<Account>,
	) -> Result<Outcome, Error> {
		Self::check(outside, request)?;
		if Self::dead(outside, &Self::as_order(request, request.price, request.sell)).is_some() {
			return Err(Error::NotStanding);
		}
		let mut copy = self.clone();
		let outcome = copy.place_on_copy(outside, pair, request)?;
		*self = copy;
		Ok(outcome)
	}

	fn place_on_copy(
		&mut self,
		outside: &Outside,
		pair: (Asset, Asset),
		request: &Request<Account>,
	) -> Result<Outcome, Error> {
		let watched = request.time_in_force != TimeInForce::FillOrKill && request.class == Class::User;
		let trader = Trader {
			owner: request.owner,
			side: request.side,
			limit: Some(request.price),
			passive: request.passive,
			class: request.class,
			watched: watched.then(|| size(request.side, &request.price, Self::would_rest(request))),
			policy: request.self_trade,
			funds: request.sell,
			wish: request.receive_max.map_or(Wish::All, Wish::Before),
			meet: request.max_fills,
		};
		let (mut out, trader, price) = match request.time_in_force {
			TimeInForce::PostOnly { slide, .. } => self.step_aside(outside, pair, request, trader, slide)?,
			_ => {
				let (out, trader, decremented) = self.trade(outside, pair, trader);
				let all = Self::would_rest(request);
				let fair = out.received >= u128::from(worth(request.side, &request.price, all)) && out.paid <= all;
				let whole = matches!(out.stopped, Stop::Filled | Stop::Dust) && fair && !decremented;
				if request.time_in_force == TimeInForce::FillOrKill && !whole {
					return Err(Error::NotFilled);
				}
				(out, trader, request.price)
			}
		};
		let stands = matches!(request.time_in_force, TimeInForce::GoodTill(_) | TimeInForce::PostOnly { .. });
		if !stands || !matches!(out.stopped, Stop::Limit | Stop::Dry) {
			return Ok(out);
		}
		let kept = match trader.wish {
			Wish::Before(want) => trader.funds.min(cost(request.side, &price, want)),
			_ => trader.funds,
		};
		if worth(request.side, &price, kept) > 0 {
			out.refund -= kept;
			let order = Self::as_order(request, price, kept);
			self.orders.push((pair, request.side, order.clone()));
			out.resting = Some(order);
		} else if matches!(request.time_in_force, TimeInForce::PostOnly { .. }) {
			return Err(Error::WorthNothing);
		}
		Ok(out)
	}

	/// Post-only: clears the dead in front, then keeps its price, slides or refuses.
	fn step_aside(
		&mut self,
		outside: &Outside,
		pair: (Asset, Asset),
		request: &Request<Account>,
		trader: Trader,
		slide: bool,
	) -> Result<(Outcome, Trader, Price), Error> {
		let facing = if trader.side == Side::Bid { Side::Ask } else { Side::Bid };
		let mut happened = Vec::new();
		let (stopped, price) = loop {
			let Some(order) = self.best(pair, facing) else { break (Stop::Dry, request.price) };
			if !Self::in_reach(&trader, &order.price) {
				break (Stop::Limit, request.price);
			}
			let Some(reason) = Self::dead(outside, &order) else {
				let tick = outside.rules.tick.filter(|_| slide).ok_or(Error::WouldTake)?;
				break (Stop::Limit, aside(request.side, &order.price, &tick).ok_or(Error::WouldTake)?);
			};
			if happened.len() == usize::from(trader.meet) {
				break (Stop::BoundReached, request.price);
			}
			self.take_out(order.id);
			happened.push(Happened::Closed { id: order.id, refund: order.remaining, reason });
		};
		let met = happened.len() as u16;
		let (paid, refund) = (0, request.sell);
		let out = Outcome { happened, paid, received: 0, fee: 0, refund, stopped, resting: None, met };
		Ok((out, trader, price))
	}

	pub fn cancel(&mut self, rank: &Rank, who: Account) -> Result<u64, Error> {
		let order = self.orders.iter().find(|entry| entry.2.id == rank.id).ok_or(Error::NotFound)?.2.clone();
		if order.owner != who || order.class == Class::System {
			return Err(Error::NotOwner);
		}
		self.take_out(rank.id);
		Ok(order.remaining)
	}

	pub fn sweep(&mut self, outside: &Outside, rank: &Rank) -> Result<(u64, Reason), Error> {
		let order = self.orders.iter().find(|entry| entry.2.id == rank.id).ok_or(Error::NotFound)?.2.clone();
		let reason = Self::dead(outside, &order).ok_or(Error::StillLive)?;
		self.take_out(rank.id);
		Ok((order.remaining, reason))
	}

	pub fn amend(
		&mut self,
		outside: &Outside,
		pair: (Asset, Asset),
		rank: &Rank,
		expected: u64,
		request: &Request<Account>,
	) -> Result<Amendment, Error> {
		let old = self.orders.iter().find(|entry| entry.2.id == rank.id).ok_or(Error::NotFound)?.2.clone();
		if old.owner != request.owner || old.class == Class::System {
			return Err(Error::NotOwner);
		}
		if old.remaining != expected {
			return Err(Error::RemainingDiffers);
		}
		let new = Self::as_order(request, request.price, Self::would_rest(request));
		let stands = matches!(request.time_in_force, TimeInForce::GoodTill(_) | TimeInForce::PostOnly { .. });
		let same = old.price == new.price
			&& (old.expiry, old.client_id, old.slot) == (new.expiry, new.client_id, new.slot)
			&& (old.class, old.passive) == (new.class, new.passive);
		if same && stands && new.remaining == old.remaining {
			return Err(Error::Unchanged);
		}
		if same && stands && new.remaining < old.remaining {
			return self.cut(outside, &old, request.side, new.remaining);
		}
		let mut copy = self.clone();
		copy.take_out(old.id);
		let outcome = copy.place(outside, pair, request)?;
		*self = copy;
		Ok(Amendment::Replaced { old_refund: old.remaining, outcome })
	}

	/// Less of an order, never more.
	pub fn cut_down(
		&mut self,
		outside: &Outside,
		side: Side,
		rank: &Rank,
		who: Account,
		to: u64,
	) -> Result<Amendment, Error> {
		let old = self.orders.iter().find(|entry| entry.2.id == rank.id).ok_or(Error::NotFound)?.2.clone();
		if old.owner != who || old.class == Class::System {
			return Err(Error::NotOwner);
		}
		if old.remaining <= to {
			return Err(Error::Unchanged);
		}
		self.cut(outside, &old, side, to)
	}

	/// What is left obeys every rule but the one about prices: the price is no newer than it was.
	fn cut(&mut self, outside: &Outside, old: &Order<Account>, side: Side, to: u64) -> Result<Amendment, Error> {
		let left = Request { sell: to, receive_max: None, ..Request::at_price(0, old.owner, side, 1, old.price) };
		let mut free = outside.clone();
		free.rules.tick = None;
		Self::check(&free, &left)?;
		self.reduce(old.id, to);
		Ok(Amendment::Kept { refund: old.remaining - to })
	}

	pub fn travel(
		&mut self,
		outside: &Outside,
		route: &[Asset],
		mode: Mode,
		owner: Account,
		policy: SelfTrade,
		max_fills: u16,
	) -> Result<Trip, Error> {
		let mut copy = self.clone();
		let policy = if policy == SelfTrade::CancelResting { policy } else { SelfTrade::CancelTaker };
		let trip = match mode {
			Mode::StrictSend { amount, min_receive } => {
				let trip = copy.send(outside, route, amount, owner, policy, max_fills)?;
				if trip.received < min_receive {
					return Err(Error::BelowMinReceive);
				}
				trip
			}
			Mode::StrictReceive { amount, max_spend } => {
				let trip = copy.receive(outside, route, amount, owner, policy, max_fills)?;
				if trip.spent > max_spend {
					return Err(Error::AboveMaxSpend);
				}
				trip
			}
		};
		*self = copy;
		Ok(trip)
	}

	fn hop(
		&mut self,
		outside: &Outside,
		(sold, bought): (Asset, Asset),
		(funds, wish): (u64, Wish),
		(owner, policy): (Account, SelfTrade),
		meet: u16,
	) -> Result<Outcome, Error> {
		let pair = (sold.min(bought), sold.max(bought));
		let side = if sold == pair.0 { Side::Bid } else { Side::Ask };
		let (class, passive, watched) = (Class::User, false, None);
		let trader = Trader { owner, side, limit: None, passive, class, watched, policy, funds, wish, meet };
		let (out, _, _) = self.trade(outside, pair, trader);
		match out.stopped {
			Stop::BoundReached => Err(Error::BoundReached),
			Stop::OwnOrder => Err(Error::OwnOrder),
			_ => Ok(out),
		}
	}

	fn send(
		&mut self,
		outside: &Outside,
		route: &[Asset],
		amount: u64,
		owner: Account,
		policy: SelfTrade,
		mut meet: u16,
	) -> Result<Trip, Error> {
		let mut trip = Trip { spent: 0, received: amount, leftovers: Vec::new(), hops: Vec::new() };
		for (at, legs) in route.windows(2).enumerate() {
			let out = self.hop(outside, (legs[0], legs[1]), (trip.received, Wish::All), (owner, policy), meet)?;
			match out.stopped {
				Stop::Dust if out.received == 0 => return Err(Error::YieldsNothing),
				Stop::Filled => {}
				// What is left would not have bought another unit at what the others cost on the average.
				Stop::Dust if u128::from(out.refund) * out.received < u128::from(out.paid) => {}
				_ => return Err(Error::TooThin),
			}
			if at == 0 {
				trip.spent = out.paid;
			} else if out.refund > 0 {
				trip.leftovers.push((legs[0], out.refund));
			}
			meet -= out.met;
			trip.received =
				u64::try_from(out.received - out.fee).ok().filter(|net| *net <= AMOUNT_MAX).ok_or(Error::TooLarge)?;
			trip.hops.push(out);
		}
		Ok(trip)
	}

	fn receive(
		&mut self,
		outside: &Outside,
		route: &[Asset],
		amount: u64,
		owner: Account,
		policy: SelfTrade,
		mut meet: u16,
	) -> Result<Trip, Error> {
		let mut trip = Trip { spent: amount, received: amount, leftovers: Vec::new(), hops: Vec::new() };
		for legs in route.windows(2).rev() {
			let wish = Wish::After(trip.spent);
			let mut out = self.hop(outside, (legs[0], legs[1]), (AMOUNT_MAX, wish), (owner, policy), meet)?;
			if out.received - out.fee != u128::from(trip.spent) {
				return Err(Error::TooThin);
			}
			meet -= out.met;
			// Nobody put in more than it cost, so nothing comes back.
			out.refund = 0;
			trip.spent = out.paid;
			trip.hops.insert(0, out);
		}
		Ok(trip)
	}
}

/// The next price of the grid on the near side of `opposite`.
fn aside(side: Side, opposite: &Price, tick: &Price) -> Option<Price> {
	let below = |count: u128| {
		// count · tick < opposite?
		let left = count.checked_mul(times(tick.quote(), opposite.base()))?;
		Some(left.cmp(&times(opposite.quote(), tick.base())))
	};
	let mut low = 0u128;
	let mut high = 1u128 << 64;
	// The largest count with count · tick < opposite (bid) or ≤ opposite (ask); the ask goes one further.
	while low < high {
		let middle = low + (high - low).div_ceil(2);
		let fine = match below(middle) {
			None => false,
			Some(order) => order.is_lt() || side == Side::Ask && order.is_eq(),
		};
		if fine {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	let count = if side == Side::Ask { low + 1 } else { low };
	let quote = count.checked_mul(tick.quote().into())?;
	let mut shared = (quote, u128::from(tick.base()));
	while shared.1 != 0 {
		shared = (shared.1, shared.0 % shared.1);
	}
	let (quote, base) = (quote / shared.0, u128::from(tick.base()) / shared.0);
	Price::new(u64::try_from(quote).ok()?, u64::try_from(base).ok()?)
}
