//! Taking: a taker meets the orders of the other side, best first, until something stops him.

use crate::{
	books::Books,
	effects::{Closed, Decrement, Effects, Event, Fill, Reason, Stop},
	error::Error,
	fee::{MarketFee, Role},
	fill::{fill, fill_exactly, Swap},
	order::{Class, Order, SelfTrade},
	page::Leaf,
	pair::{Pair, Side},
	price::{saturate, Rate, SidedPrice},
	rules::{Facts, Standing},
	store::BookStore,
	Price,
};
use alloc::vec::Vec;

/// What a taker wants of the asset he buys.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Want {
	/// As much as his funds buy.
	Most,
	/// At most so much, before fees.
	Gross(u64),
	/// Exactly so much, after fees: a route's. What it costs is bound elsewhere.
	Net(u64),
}

/// Who takes, and up to where.
pub(crate) struct Taker<'r, Account> {
	pub owner: &'r Account,
	pub class: Class,
	/// The side he would rest on.
	pub side: Side,
	/// The worst price he accepts; none accepts every price.
	pub limit: Option<Price>,
	/// All of his order in the finer asset ([`crate::Request::whole`]), where his totals are held to the limit after every
	/// fill; none where whoever asked for them does that.
	pub whole: Option<u64>,
	/// Leaves orders of exactly the limit alone.
	pub passive: bool,
	pub self_trade: SelfTrade,
	pub funds: u64,
	pub want: Want,
	pub max_fills: u16,
}

impl<Account: Eq> Taker<'_, Account> {
	/// Whether he may take at `price`.
	pub fn admits(&self, price: &Price) -> bool {
		let Some(limit) = self.limit else { return true };
		match self.side {
			_ if *price == limit => !self.passive,
			Side::Bid => *price < limit,
			Side::Ask => *price > limit,
		}
	}

	/// Whether totals of `paid` for `received` are as good as his limit but for one unit, or [`SLACK`] of his whole order.
	fn tolerates(&self, paid: u128, received: u128) -> bool {
		match (self.limit, self.whole) {
			(Some(limit), Some(whole)) => within(limit.rate(self.side.opposite()), whole, paid, received),
			_ => true,
		}
	}

	/// What he does about an order of his own; none if it is not. The system's and a user's never are one's own: they
	/// trade as strangers would, for what the system sells is no longer its owner's to offer or to close.
	fn policy_towards(&self, order: &Order<Account>) -> Option<SelfTrade> {
		let own = order.owner == *self.owner && order.class == self.class;
		own.then_some(self.self_trade)
	}
}

/// One part in so many of a whole order may be lost to rounding: a basis point.
///
/// Of the whole order and not of what was filled so far: or else two orders of one unit in front of a book would stop
/// every taker. A fill rounds by less than one unit, so an order of 10,000 times `n` units of the finer asset fills `n`
/// others, however small they are, before rounding can stop it; and what it loses stays within what traders already call
/// the same price. Less would stop takers in markets of ordinary orders, more would make a limit worth less than a
/// market fee.
const SLACK: u128 = 10_000;

/// Whether `paid` (`S`) for `received` (`G`) is within `limit` (`L`, what is paid per unit received), but for one unit of
/// the finer asset or `E = floor(order / SLACK)`, where `order` is all of the order in that asset.
///
/// - `L ≥ 1`, where the paid units are the finer: `S ≤ max(ceil(G·L), floor(G·L) + E)`. A saturated `G·L` is above every
///   `S`.
/// - `L < 1`: `G ≥ min(floor(S/L), ceil(S/L) − E)`.
///
/// **The sum is bounded.** It is asked before each fill, of the totals with that fill. So at the end, and at any time
/// before, `S − G·L` (or `S/L − G`) is below 1 or at most `E`. `E` does not grow while the order is filled, and what
/// rests of it afterwards never loses by rounding.
///
/// **The first fill always is within.** At `r ≤ L` it pays `ceil(g·r) ≤ ceil(g·L)`, or `s ≤ g ≤ g·L` where `r < 1 ≤ L`,
/// or it gets `floor(s/r) ≥ floor(s/L)`.
///
/// **So are the first `E` fills.** Each loses less than 1, so after `n ≤ E` of them `S < G·L + E`. `S` is whole, hence
/// `S ≤ ceil(G·L) + E − 1 ≤ floor(G·L) + E`. Likewise `G > S/L − E`, hence `G ≥ floor(S/L) − E + 1 ≥ ceil(S/L) − E`.
fn within(limit: Rate, order: u64, paid: u128, received: u128) -> bool {
	let (finer, coarser) = (limit.paid.max(limit.given).into(), limit.paid.min(limit.given).into());
	let amount = if limit.paid >= limit.given { received } else { paid };
	let exact = amount.saturating_mul(finer);
	let below = exact.checked_div(coarser).unwrap_or(u128::MAX);
	let above = below.saturating_add((exact.checked_rem(coarser) != Some(0)).into());
	let slack = u128::from(order).checked_div(SLACK).unwrap_or_default();
	if limit.paid >= limit.given {
		paid <= above.max(below.saturating_add(slack))
	} else {
		received >= below.min(above.saturating_sub(slack))
	}
}

/// A taker on his way.
pub(crate) struct Taking<Account> {
	/// What happened so far.
	pub events: Vec<Event<Account>>,
	/// What is left to spend.
	pub funds: u64,
	/// What is still wanted.
	pub want: Want,
	pub paid: u64,
	/// Given back by decrements.
	pub decremented: u64,
	pub received: u128,
	pub fee: u128,
	pub met: u16,
}

/// What looking through one leaf comes to: so many orders go, and the next one keeps so much.
#[derive(Default)]
struct Pass {
	gone: usize,
	remaining: Option<u64>,
	stop: Option<Stop>,
}

impl Pass {
	/// An order that stays ends the taker: of two that meet, one is over.
	fn record(&mut self, meeting: Meeting, taker_is_over: bool) {
		match meeting {
			Meeting::Gone => self.gone = self.gone.saturating_add(1),
			Meeting::Stays(remaining) => {
				self.remaining = Some(remaining);
				self.stop = Some(if taker_is_over { Stop::Filled } else { Stop::Dust });
			}
			Meeting::Stop(stop) => self.stop = Some(stop),
		}
	}
}

/// What meeting one order comes to.
enum Meeting {
	/// It left the book.
	Gone,
	/// It stays with so much; the taker is over.
	Stays(u64),
	/// Nothing happened to it; the taker is over.
	Stop(Stop),
}

impl<Account: Clone + Eq> Taking<Account> {
	pub fn new(taker: &Taker<Account>) -> Self {
		Self {
			events: Vec::new(),
			funds: taker.funds,
			want: taker.want,
			paid: 0,
			decremented: 0,
			received: 0,
			fee: 0,
			met: 0,
		}
	}

	/// Whether nothing is left to sell or to buy.
	pub fn is_over(&self) -> bool {
		self.funds == 0 || matches!(self.want, Want::Gross(0) | Want::Net(0))
	}

	/// Effects in which everything unspent is refunded.
	pub fn into_effects(self, stopped: Stop) -> Effects<Account> {
		Effects {
			events: self.events,
			paid: self.paid,
			received: self.received,
			fee: self.fee,
			refund: self.funds.saturating_add(self.decremented),
			stopped,
			resting: None,
			met: self.met,
		}
	}

	/// Both amounts of a swap come off what he sells and what he wants. The fill rule keeps them within both.
	fn spend(&mut self, swap: &Swap, fees: &Fees) -> Result<(), Error> {
		self.funds = self.funds.checked_sub(swap.paid).ok_or(Error::Corrupt)?;
		self.want = match self.want {
			Want::Most => Want::Most,
			Want::Gross(want) => Want::Gross(want.checked_sub(swap.given).ok_or(Error::Corrupt)?),
			Want::Net(want) => {
				let net = fees.bought.net(Role::Taker, swap.given);
				Want::Net(want.checked_sub(net).ok_or(Error::Corrupt)?)
			}
		};
		Ok(())
	}

	fn close(&mut self, side: Side, order: Order<Account>, reason: Reason) -> Meeting {
		self.events.push(Event::Closed(Closed { side, order, reason }));
		Meeting::Gone
	}

	/// What becomes of an order of which `remaining` is left; `used_up` is why it goes if that is nothing.
	fn settle(&mut self, side: Side, order: &Order<Account>, remaining: u64, used_up: Reason) -> Meeting {
		let reason = match remaining {
			0 => used_up,
			_ if order.price.worth(side, remaining) == 0 => Reason::Dust,
			_ => return Meeting::Stays(remaining),
		};
		self.close(side, Order { remaining, ..order.clone() }, reason)
	}

	fn trade(&mut self, side: Side, order: &Order<Account>, swap: Swap, fees: &Fees) -> Result<Meeting, Error> {
		let remaining = order.remaining.checked_sub(swap.given).ok_or(Error::Corrupt)?;
		let taker_fee = fees.bought.on(Role::Taker, swap.given);
		self.spend(&swap, fees)?;
		self.paid = self.paid.checked_add(swap.paid).ok_or(Error::Corrupt)?;
		self.received = self.received.saturating_add(swap.given.into());
		self.fee = self.fee.saturating_add(taker_fee.into());
		self.events.push(Event::Fill(Fill {
			maker: order.id,
			owner: order.owner.clone(),
			client_id: order.client_id,
			class: order.class,
			side,
			price: order.price,
			paid: swap.paid,
			given: swap.given,
			maker_fee: fees.sold.on(Role::Maker, swap.paid),
			taker_fee,
			remaining,
		}));
		Ok(self.settle(side, order, remaining, Reason::Filled))
	}

	fn decrement(&mut self, side: Side, order: &Order<Account>, swap: Swap, fees: &Fees) -> Result<Meeting, Error> {
		let remaining = order.remaining.checked_sub(swap.given).ok_or(Error::Corrupt)?;
		self.spend(&swap, fees)?;
		self.decremented = self.decremented.checked_add(swap.paid).ok_or(Error::Corrupt)?;
		self.events.push(Event::Decrement(Decrement {
			maker: order.id,
			client_id: order.client_id,
			owner: order.owner.clone(),
			maker_refund: swap.given,
			taker_refund: swap.paid,
			remaining,
		}));
		Ok(self.settle(side, order, remaining, Reason::SelfTrade))
	}

	/// Two orders of one owner and one class.
	fn meet_own(
		&mut self,
		side: Side,
		order: &Order<Account>,
		policy: SelfTrade,
		fees: &Fees,
	) -> Result<Meeting, Error> {
		match policy {
			SelfTrade::CancelTaker => Ok(Meeting::Stop(Stop::OwnOrder)),
			SelfTrade::CancelResting => Ok(self.close(side, order.clone(), Reason::SelfTrade)),
			SelfTrade::DecrementBoth => match self.swap_with(side, order, fees) {
				Some(swap) => self.decrement(side, order, swap, fees),
				None => Ok(Meeting::Stop(Stop::Dust)),
			},
		}
	}

	fn swap_with(&self, side: Side, order: &Order<Account>, fees: &Fees) -> Option<Swap> {
		let rate = order.price.rate(side);
		match self.want {
			Want::Most => fill(order.remaining, rate, self.funds, u64::MAX),
			Want::Gross(want) => fill(order.remaining, rate, self.funds, want),
			Want::Net(want) => fill_exactly(order.remaining, rate, self.funds, fees.bought.gross(Role::Taker, want)),
		}
	}

	/// Whether he may still swap so much, by his totals.
	fn may(&self, taker: &Taker<Account>, swap: &Swap) -> bool {
		let paid = u128::from(self.paid).saturating_add(swap.paid.into());
		taker.tolerates(paid, self.received.saturating_add(swap.given.into()))
	}
}

/// Fees of the two assets of a market, as the taker sees them.
struct Fees {
	/// Of what he pays: the maker's.
	sold: MarketFee,
	/// Of what he receives: his own.
	bought: MarketFee,
}

impl<'a, Store, World> Books<'a, Store, World>
where
	Store: BookStore,
	World: Facts<Store::Asset, Store::Account>,
{
	/// Meets resting orders until the taker is over, the book is, or a limit is reached.
	///
	/// Each leaf is read and written once, whatever the number of its orders that go. Reasons are looked for in this
	/// order: filled, dry, limit, bound, then what the order met says. At the bound one more order is looked at, never
	/// changed: if it stands and nothing of it could be bought, that is the reason.
	pub(crate) fn take(
		&mut self,
		pair: &Pair<Store::Asset>,
		taker: &Taker<Store::Account>,
	) -> Result<(Taking<Store::Account>, Stop), Error> {
		let book = Self::book(pair, taker.side.opposite());
		let world = self.world;
		let fees = Fees { sold: world.fee(&pair.sold(taker.side)), bought: world.fee(&pair.bought(taker.side)) };
		let mut taking = Taking::new(taker);
		loop {
			if taking.is_over() {
				return Ok((taking, Stop::Filled));
			}
			match self.pages.root(&book).first {
				None => return Ok((taking, Stop::Dry)),
				Some(best) if !taker.admits(&best) => return Ok((taking, Stop::Limit)),
				Some(_) => {}
			}
			let leaf = self.pages.front(&book)?.ok_or(Error::Corrupt)?;
			let pass = pass(world, pair, leaf, taker, &mut taking, &fees)?;
			let moved = pass.gone > 0 || pass.remaining.is_some();
			self.take_front(&book, pass.gone, pass.remaining)?;
			match pass.stop {
				Some(stop) => return Ok((taking, stop)),
				None if !moved => return Err(Error::Corrupt),
				None => {}
			}
		}
	}
}

/// Goes through one leaf from its first order on. Without a stop in the result the whole leaf goes, or the taker is
/// over.
fn pass<Asset, Account: Clone + Eq>(
	world: &impl Facts<Asset, Account>,
	pair: &Pair<Asset>,
	leaf: &Leaf<Account>,
	taker: &Taker<Account>,
	taking: &mut Taking<Account>,
	fees: &Fees,
) -> Result<Pass, Error> {
	let mut pass = Pass::default();
	for order in &leaf.entries {
		if taking.is_over() {
			break;
		}
		pass.stop = hindrance(world, pair, order, taker, taking, fees);
		if pass.stop.is_some() {
			break;
		}
		taking.met = taking.met.saturating_add(1);
		let meeting = meet(world, pair, order, taker, taking, fees)?;
		pass.record(meeting, taking.is_over());
		if pass.stop.is_some() {
			break;
		}
	}
	Ok(pass)
}

/// Why the taker does not even meet this order.
fn hindrance<Asset, Account: Clone + Eq>(
	world: &impl Facts<Asset, Account>,
	pair: &Pair<Asset>,
	next: &Order<Account>,
	taker: &Taker<Account>,
	taking: &Taking<Account>,
	fees: &Fees,
) -> Option<Stop> {
	if !taker.admits(&next.price) {
		return Some(Stop::Limit);
	}
	if taking.met < taker.max_fills {
		return None;
	}
	let side = taker.side.opposite();
	let buys = taking.swap_with(side, next, fees).is_some();
	let passes = buys || taker.policy_towards(next).is_some() || world.standing(pair, side, next) != Standing::Live;
	Some(if passes { Stop::BoundReached } else { Stop::Dust })
}

/// One resting order: closed if it no longer stands, refused or decremented if it is the taker's own, filled otherwise.
fn meet<Asset, Account: Clone + Eq>(
	world: &impl Facts<Asset, Account>,
	pair: &Pair<Asset>,
	order: &Order<Account>,
	taker: &Taker<Account>,
	taking: &mut Taking<Account>,
	fees: &Fees,
) -> Result<Meeting, Error> {
	let side = taker.side.opposite();
	if let Some(reason) = why_over(world.standing(pair, side, order)) {
		return Ok(taking.close(side, order.clone(), reason));
	}
	if let Some(policy) = taker.policy_towards(order) {
		return taking.meet_own(side, order, policy, fees);
	}
	match taking.swap_with(side, order, fees) {
		Some(swap) if !taking.may(taker, &swap) => Ok(Meeting::Stop(Stop::Coarse)),
		Some(swap) => taking.trade(side, order, swap, fees),
		None => Ok(Meeting::Stop(Stop::Dust)),
	}
}

/// The reason for closing an order of this standing, if it must be.
pub(crate) fn why_over(standing: Standing) -> Option<Reason> {
	match standing {
		Standing::Live => None,
		Standing::Expired => Some(Reason::Expired),
		Standing::DeadlinePassed => Some(Reason::DeadlinePassed),
		Standing::Barred => Some(Reason::Barred),
	}
}

/// A total as one amount; [`Error::TooLarge`] above [`crate::AMOUNT_MAX`].
pub(crate) fn as_amount(total: u128) -> Result<u64, Error> {
	let amount = saturate(total);
	(amount <= crate::AMOUNT_MAX).then_some(amount).ok_or(Error::TooLarge)
}
