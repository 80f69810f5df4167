//! Placing, cancelling and amending.
//!
//! ```text
//!                 ┌─ refused: nothing changed
//! place ─► check ─┤            ┌─ Filled, Dust, BoundReached, OwnOrder, Coarse ─► what is left is refunded
//!                 └─ take ─────┤
//!                              └─ Limit, Dry ─┬─ IOC ─► refunded
//!                                             ├─ FOK ─► refused, nothing changed
//!                                             ├─ worth less than one unit ─► refunded
//!                                             └─ GTC, GTD ─► rests ─► Filled, Dust, Expired, DeadlinePassed, Barred,
//!                                                                     SelfTrade, Cancelled, Amended
//! ```

use crate::{
	books::Books,
	effects::{Closed, Effects, Event, Reason, Stop},
	error::Error,
	order::{Class, Order, Rank, Request, TimeInForce},
	pair::{Pair, Side},
	price::SidedPrice,
	rules::{Facts, Standing},
	store::BookStore,
	taking::{why_over, Taker, Taking, Want},
	Price,
};

/// What becomes of an order that is amended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Amended<Account> {
	/// Smaller and otherwise the same: it keeps its id and its place in the queue.
	Kept {
		/// The order as it is now.
		order: Order<Account>,
		/// Of what it sells, back to its owner.
		refund: u64,
	},
	/// Anything else: it left, and a new order with a fresh id was placed as any other.
	Replaced {
		/// The old order; its funds come back before the new one's are taken.
		closed: Closed<Account>,
		/// What the new order came to.
		effects: Effects<Account>,
	},
}

/// What closing the dead in front comes to: why it ended, and the price of the first live order that would be taken.
type Cleared<Account> = (Taking<Account>, Stop, Option<Price>);

impl<'a, Store, World> Books<'a, Store, World>
where
	Store: BookStore,
	World: Facts<Store::Asset, Store::Account>,
{
	/// Places an order: takes what crosses, then rests, is refunded or refused as its time in force says.
	///
	/// - The caller has taken `sell` from the owner, and gives `refund` back. `received − fee` is the owner's.
	/// - Errors, with nothing changed: those of [`crate::MarketRules::check`]; [`Error::NotStanding`];
	///   [`Error::WouldTake`] and [`Error::WorthNothing`] for post-only; [`Error::NotFilled`] for fill-or-kill.
	/// - When `max_fills` orders were met and more would follow, the rest is refunded whatever the time in force; a
	///   fill-or-kill order is refused, and what it closed stands again.
	pub fn place(
		&mut self,
		pair: &Pair<Store::Asset>,
		request: &Request<Store::Account>,
	) -> Result<Effects<Store::Account>, Error> {
		let request = &Request { price: request.price.reduced(), ..request.clone() };
		self.world.rules(pair).check(request)?;
		let order = resting(request, request.price, request.sell);
		if self.world.standing(pair, request.side, &order) != Standing::Live {
			return Err(Error::NotStanding);
		}
		self.attempt(|books| match request.time_in_force {
			TimeInForce::PostOnly { slide, .. } => books.post(pair, request, slide),
			_ => books.take_and_rest(pair, request),
		})
	}

	fn take_and_rest(
		&mut self,
		pair: &Pair<Store::Asset>,
		request: &Request<Store::Account>,
	) -> Result<Effects<Store::Account>, Error> {
		let want = request.receive_max.map_or(Want::Most, Want::Gross);
		let (taking, stop) = self.take(pair, &taker(request, want))?;
		match (request.time_in_force, stop) {
			(TimeInForce::FillOrKill, stop) => {
				is_whole(request, &taking, stop).then(|| taking.into_effects(stop)).ok_or(Error::NotFilled)
			}
			(TimeInForce::GoodTill(_), Stop::Limit | Stop::Dry) => {
				self.rest(pair, request, request.price, taking, stop)
			}
			(_, stop) => Ok(taking.into_effects(stop)),
		}
	}

	/// Lets what is left rest at `price`, if it is worth a unit there.
	///
	/// An order for a given amount keeps only what that amount costs at its price; what better prices saved is
	/// refunded.
	fn rest(
		&mut self,
		pair: &Pair<Store::Asset>,
		request: &Request<Store::Account>,
		price: Price,
		taking: Taking<Store::Account>,
		stop: Stop,
	) -> Result<Effects<Store::Account>, Error> {
		let kept = match taking.want {
			Want::Gross(want) => taking.funds.min(price.funds_for(request.side, want)),
			_ => taking.funds,
		};
		let mut effects = taking.into_effects(stop);
		if price.worth(request.side, kept) == 0 {
			return Ok(effects);
		}
		effects.refund = effects.refund.checked_sub(kept).ok_or(Error::Corrupt)?;
		let order = resting(request, price, kept);
		self.pages.insert(&Self::book(pair, request.side), order.clone())?;
		effects.resting = Some(order);
		Ok(effects)
	}

	/// Rests without taking. Orders in front that no longer stand are closed on the way.
	fn post(
		&mut self,
		pair: &Pair<Store::Asset>,
		request: &Request<Store::Account>,
		slide: bool,
	) -> Result<Effects<Store::Account>, Error> {
		let want = request.receive_max.map_or(Want::Most, Want::Gross);
		let (taking, stop, live) = self.clear_front(pair, &taker(request, want))?;
		if stop == Stop::BoundReached {
			return Ok(taking.into_effects(stop));
		}
		let Some(opposite) = live else { return self.rest(pair, request, request.price, taking, stop) };
		let slid = if slide { self.world.rules(pair).slide(request.side, &opposite) } else { None };
		let price = slid.ok_or(Error::WouldTake)?;
		let effects = self.rest(pair, request, price, taking, Stop::Limit)?;
		effects.resting.is_some().then_some(effects).ok_or(Error::WorthNothing)
	}

	/// Closes the best opposite orders that no longer stand, as far as `taker` would meet them; the price of the
	/// first that does stand.
	fn clear_front(
		&mut self,
		pair: &Pair<Store::Asset>,
		taker: &Taker<Store::Account>,
	) -> Result<Cleared<Store::Account>, Error> {
		let book = Self::book(pair, taker.side.opposite());
		let mut taking = Taking::new(taker);
		loop {
			let order = match self.pages.front(&book)?.and_then(|leaf| leaf.entries.first()) {
				None => return Ok((taking, Stop::Dry, None)),
				Some(order) if !taker.admits(&order.price) => return Ok((taking, Stop::Limit, None)),
				Some(order) => order,
			};
			let Some(reason) = why_over(self.world.standing(pair, book.side, order)) else {
				let price = order.price;
				return Ok((taking, Stop::Limit, Some(price)));
			};
			if taking.met >= taker.max_fills {
				return Ok((taking, Stop::BoundReached, None));
			}
			taking.met = taking.met.saturating_add(1);
			taking.events.push(Event::Closed(Closed { side: book.side, order: order.clone(), reason }));
			self.take_front(&book, 1, None)?;
		}
	}

	/// The order at `rank` on `side`; [`Error::NotFound`] if there is none.
	pub fn order(
		&mut self,
		pair: &Pair<Store::Asset>,
		side: Side,
		rank: &Rank,
	) -> Result<Order<Store::Account>, Error> {
		Ok(self.pages.find(&Self::book(pair, side), rank)?.clone())
	}

	/// The order at `rank`, if `who` may change it: the system's are nobody's, whose funds they sell notwithstanding.
	fn order_of(
		&mut self,
		pair: &Pair<Store::Asset>,
		side: Side,
		rank: &Rank,
		who: &Store::Account,
	) -> Result<Order<Store::Account>, Error> {
		let order = self.order(pair, side, rank)?;
		let his = order.owner == *who && order.class == Class::User;
		his.then_some(order).ok_or(Error::NotOwner)
	}

	/// Closes an order of `who`. What remains goes back to him. A system order is closed by [`Self::close`] only.
	///
	/// Errors: [`Error::NotFound`], [`Error::NotOwner`].
	pub fn cancel(
		&mut self,
		pair: &Pair<Store::Asset>,
		side: Side,
		rank: &Rank,
		who: &Store::Account,
	) -> Result<Closed<Store::Account>, Error> {
		self.order_of(pair, side, rank, who)?;
		self.close(pair, side, rank, Reason::Cancelled)
	}

	/// Closes an order that no longer stands; anybody may have asked.
	///
	/// Errors: [`Error::NotFound`], [`Error::StillLive`].
	pub fn sweep(
		&mut self,
		pair: &Pair<Store::Asset>,
		side: Side,
		rank: &Rank,
	) -> Result<Closed<Store::Account>, Error> {
		let order = self.order(pair, side, rank)?;
		let reason = why_over(self.world.standing(pair, side, &order)).ok_or(Error::StillLive)?;
		self.close(pair, side, rank, reason)
	}

	/// Closes an order whatever its owner and standing: for the pallet's own reasons. [`Error::NotFound`] if there is
	/// none.
	pub fn close(
		&mut self,
		pair: &Pair<Store::Asset>,
		side: Side,
		rank: &Rank,
		reason: Reason,
	) -> Result<Closed<Store::Account>, Error> {
		let order = self.pages.remove(&Self::book(pair, side), rank)?;
		Ok(Closed { side, order, reason })
	}

	/// Changes an order of `request.owner`, of which `expected` is left, into `request`, on the same side.
	///
	/// - Smaller and nothing else changed (price, expiry, flags, client id, slot): it keeps its id and its place; the
	///   difference is refunded. The market's sizes bind what is left; its tick does not.
	/// - Anything else loses the place: the old order leaves and the request is placed with its own fresh id. The old
	///   id cannot stay, since ids are the age among equal prices.
	/// - Errors, with nothing changed: [`Error::NotFound`], [`Error::NotOwner`], [`Error::RemainingDiffers`] unless
	///   exactly `expected` remains: what was filled in the meantime would be sold a second time;
	///   [`Error::Unchanged`], those of [`Self::place`].
	pub fn amend(
		&mut self,
		pair: &Pair<Store::Asset>,
		rank: &Rank,
		expected: u64,
		request: &Request<Store::Account>,
	) -> Result<Amended<Store::Account>, Error> {
		let old = self.order_of(pair, request.side, rank, &request.owner)?;
		if old.remaining != expected {
			return Err(Error::RemainingDiffers);
		}
		let size = request.kept();
		let asked = Order { id: old.id, ..resting(request, request.price, old.remaining) };
		if !request.rests() || asked != old || size > old.remaining {
			return self.replace(pair, rank, request);
		}
		self.shrink(pair, request.side, old, size)
	}

	/// Makes an order of `who` smaller, to `to` units for sale. It keeps its id and its place; the difference is
	/// refunded. Never larger, whatever was filled in the meantime.
	///
	/// Errors, with nothing changed: [`Error::NotFound`], [`Error::NotOwner`], [`Error::Unchanged`] if no more than
	/// `to` is left, and those of [`crate::MarketRules::check`], but for the tick.
	pub fn reduce(
		&mut self,
		pair: &Pair<Store::Asset>,
		side: Side,
		rank: &Rank,
		who: &Store::Account,
		to: u64,
	) -> Result<Amended<Store::Account>, Error> {
		let old = self.order_of(pair, side, rank, who)?;
		self.shrink(pair, side, old, to)
	}

	fn shrink(
		&mut self,
		pair: &Pair<Store::Asset>,
		side: Side,
		old: Order<Store::Account>,
		to: u64,
	) -> Result<Amended<Store::Account>, Error> {
		let refund = old.remaining.checked_sub(to).filter(|refund| *refund > 0).ok_or(Error::Unchanged)?;
		let left = Request::at_price(old.id, old.owner.clone(), side, 0, old.price);
		self.world.rules(pair).check_smaller(&Request { sell: to, receive_max: None, ..left })?;
		self.pages.change(&Self::book(pair, side), &old.rank(), |order| order.remaining = to)?;
		Ok(Amended::Kept { order: Order { remaining: to, ..old }, refund })
	}

	fn replace(
		&mut self,
		pair: &Pair<Store::Asset>,
		rank: &Rank,
		request: &Request<Store::Account>,
	) -> Result<Amended<Store::Account>, Error> {
		self.attempt(|books| {
			let closed = books.close(pair, request.side, rank, Reason::Amended)?;
			let effects = books.place(pair, request)?;
			Ok(Amended::Replaced { closed, effects })
		})
	}
}

/// Whether a fill-or-kill order is filled: everything is sold or bought but for a rest too small, nothing of it by
/// shrinking instead, and the whole brought at least what the whole is worth at the limit, to the unit.
fn is_whole<Account>(request: &Request<Account>, taking: &Taking<Account>, stop: Stop) -> bool {
	let whole = request.kept();
	let brings = request.price.worth(request.side, whole).into();
	let ends = matches!(stop, Stop::Filled | Stop::Dust) && taking.decremented == 0;
	ends && taking.received >= brings && taking.paid <= whole
}

fn taker<Account>(request: &Request<Account>, want: Want) -> Taker<'_, Account> {
	// A margin call must not be stopped by two orders of a unit: what it buys is bounded by its funds.
	let totals_bound = request.time_in_force != TimeInForce::FillOrKill && request.class == Class::User;
	Taker {
		owner: &request.owner,
		class: request.class,
		side: request.side,
		limit: Some(request.price),
		whole: totals_bound.then(|| request.whole()),
		passive: request.passive,
		self_trade: request.self_trade,
		funds: request.sell,
		want,
		max_fills: request.max_fills,
	}
}

fn resting<Account: Clone>(request: &Request<Account>, price: Price, remaining: u64) -> Order<Account> {
	Order {
		id: request.id,
		owner: request.owner.clone(),
		client_id: request.client_id,
		price,
		remaining,
		expiry: request.expiry(),
		slot: request.slot,
		class: request.class,
		passive: request.passive,
	}
}
