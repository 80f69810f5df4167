//! Routes: one asset into another over up to [`HOPS_MAX`] books, all or nothing (S-32, S-34).
//!
//! - **Strict send**: `amount` goes in, at least `min_receive` comes out. Each hop sells all the hop before it
//!   yielded. What a hop cannot convert, because it is worth less than one unit of the next order, never leaves the
//!   payer: on the first hop it is not spent, on an inner hop it is a [`Leftover`] of that asset for the payer. That is
//!   less than one unit costs on the average of the hop, or the book is too thin; one that runs dry is too thin as well.
//! - **Strict receive**: exactly `amount` comes out after fees, at most `max_spend` goes in. Hops are worked from the
//!   last to the first, each buying exactly what the next one pays. No forward pass is needed: a fill depends on its
//!   own book and on what is wanted there, the books are different, and each hop receives exactly what the next
//!   spends, so worked forwards the same amounts meet the same orders; nothing is left over.
//!
//! All or nothing holds for what is closed on the way too: orders that no longer stand count against `max_fills`, and
//! when the route fails they are in its way as before. Whoever embeds this sweeps them beforehand (see the crate's
//! documentation).
//!
//! An asset occurs once in a route, so no book occurs twice: the second use of a pair would need both its assets again.
//! A route pays the taker's market fee of each asset it receives on the way.

use crate::{
	books::Books,
	effects::{Effects, Stop},
	error::Error,
	order::{Class, SelfTrade, AMOUNT_MAX},
	pair::{Pair, Side},
	rules::Facts,
	store::BookStore,
	taking::{as_amount, Taker, Want},
};
use alloc::vec::Vec;

/// Most books on a route: the longest that is searched whole, and what a call's weight must allow for.
pub const HOPS_MAX: usize = 4;

/// Who walks a route, and how.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Traveller<Account> {
	/// Who pays; what is left over is his.
	pub owner: Account,
	/// When he meets an order of his own: [`SelfTrade::CancelResting`] closes it unless it is the system's, anything
	/// else fails the route.
	pub self_trade: SelfTrade,
	/// Most resting orders all hops together may meet.
	pub max_fills: u16,
}

/// One book on a route.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hop<Asset, Account> {
	/// The market.
	pub pair: Pair<Asset>,
	/// The side the payer is on.
	pub side: Side,
	/// What happened there; nothing rests. `refund` is what the hop before yielded, or the payer brought, and this one did
	/// not spend: zero for strict receive, where each hop is paid just what it costs.
	pub effects: Effects<Account>,
}

/// What an inner hop could not convert. The payer's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Leftover<Asset> {
	/// Of which asset.
	pub asset: Asset,
	/// How much, at least 1.
	pub amount: u64,
}

/// What a route came to. For every inner asset: net yield of a hop = paid in the next + its leftover.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Journey<Asset, Account> {
	/// The hops, from what is spent to what is received.
	pub hops: Vec<Hop<Asset, Account>>,
	/// What the payer spends of the first asset.
	pub spent: u64,
	/// What arrives of the last asset, after fees.
	pub received: u64,
	/// What the payer gets of inner assets.
	pub leftovers: Vec<Leftover<Asset>>,
}

impl<Asset, Account> Journey<Asset, Account> {
	/// How many resting orders were met on all hops.
	pub fn met(&self) -> u16 {
		self.hops.iter().fold(0, |met, hop| met.saturating_add(hop.effects.met))
	}
}

/// A wish: which amount is fixed, and the limit on the other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mode {
	/// Spend `amount`, receive at least `min_receive`.
	StrictSend {
		/// Units of the first asset.
		amount: u64,
		/// Units of the last asset, after fees.
		min_receive: u64,
	},
	/// Receive exactly `amount`, spend at most `max_spend`.
	StrictReceive {
		/// Units of the last asset, after fees.
		amount: u64,
		/// Units of the first asset.
		max_spend: u64,
	},
}

impl Mode {
	/// Zero or too large an amount; the limit may be anything.
	pub(crate) fn check(&self) -> Result<(), Error> {
		let (Self::StrictSend { amount, .. } | Self::StrictReceive { amount, .. }) = self;
		match *amount {
			0 => Err(Error::Zero),
			amount if amount > AMOUNT_MAX => Err(Error::TooLarge),
			_ => Ok(()),
		}
	}
}

/// The hops of a route in order: what is sold, and what is bought.
pub fn hops<Asset>(route: &[Asset]) -> impl DoubleEndedIterator<Item = (&Asset, &Asset)> {
	route.iter().zip(route.iter().skip(1))
}

/// Checks the shape of a route: 1 to [`HOPS_MAX`] hops, no equal neighbours, no asset twice.
pub fn check_route<Asset: Copy + Ord>(route: &[Asset]) -> Result<(), Error> {
	let count = route.len().checked_sub(1).ok_or(Error::RouteLength)?;
	if count == 0 || count > HOPS_MAX {
		return Err(Error::RouteLength);
	}
	if hops(route).any(|(asset, next)| asset == next) {
		return Err(Error::EqualNeighbours);
	}
	let repeats = |(at, asset): (usize, &Asset)| route.iter().take(at).any(|earlier| earlier == asset);
	if route.iter().enumerate().any(repeats) {
		return Err(Error::RouteCycle);
	}
	Ok(())
}

/// Whether what a hop did not spend would buy less than one unit at the average price of what it did: then it is a
/// remnant of rounding, and not the part of an amount that the book is too thin for.
fn is_remnant<Account>(effects: &Effects<Account>) -> bool {
	u128::from(effects.refund).saturating_mul(effects.received) < effects.paid.into()
}

impl<'a, Store, World> Books<'a, Store, World>
where
	Store: BookStore,
	World: Facts<Store::Asset, Store::Account>,
{
	/// Walks a route, whole or not at all.
	///
	/// Errors, with nothing changed: [`Error::Zero`], [`Error::TooLarge`]; those of [`check_route`]; then hop by hop
	/// [`Error::BoundReached`], [`Error::OwnOrder`], [`Error::TooThin`], [`Error::YieldsNothing`]; at the end
	/// [`Error::BelowMinReceive`] or [`Error::AboveMaxSpend`].
	pub fn travel(
		&mut self,
		route: &[Store::Asset],
		mode: Mode,
		who: &Traveller<Store::Account>,
	) -> Result<Journey<Store::Asset, Store::Account>, Error> {
		mode.check()?;
		check_route(route)?;
		self.attempt(|books| match mode {
			Mode::StrictSend { amount, min_receive } => books.send(route, amount, min_receive, who),
			Mode::StrictReceive { amount, max_spend } => books.receive(route, amount, max_spend, who),
		})
	}

	fn send(
		&mut self,
		route: &[Store::Asset],
		amount: u64,
		min_receive: u64,
		who: &Traveller<Store::Account>,
	) -> Result<Journey<Store::Asset, Store::Account>, Error> {
		let mut journey = Journey { hops: Vec::new(), spent: 0, received: amount, leftovers: Vec::new() };
		for (sold, bought) in hops(route) {
			let left = who.max_fills.saturating_sub(journey.met());
			let hop = self.send_hop(*sold, *bought, journey.received, left, who)?;
			journey.received = as_amount(hop.effects.net())?;
			match hop.effects.refund {
				_ if journey.hops.is_empty() => journey.spent = hop.effects.paid,
				0 => {}
				amount => journey.leftovers.push(Leftover { asset: *sold, amount }),
			}
			journey.hops.push(hop);
		}
		(journey.received >= min_receive).then_some(journey).ok_or(Error::BelowMinReceive)
	}

	/// Sells `amount` whole, but for what cannot buy a unit: [`is_remnant`].
	pub(crate) fn send_hop(
		&mut self,
		sold: Store::Asset,
		bought: Store::Asset,
		amount: u64,
		max_fills: u16,
		who: &Traveller<Store::Account>,
	) -> Result<Hop<Store::Asset, Store::Account>, Error> {
		let hop = self.hop(sold, bought, amount, Want::Most, max_fills, who)?;
		match hop.effects.stopped {
			Stop::Filled => Ok(hop),
			Stop::Dust if hop.effects.received == 0 => Err(Error::YieldsNothing),
			Stop::Dust if is_remnant(&hop.effects) => Ok(hop),
			_ => Err(Error::TooThin),
		}
	}

	fn receive(
		&mut self,
		route: &[Store::Asset],
		amount: u64,
		max_spend: u64,
		who: &Traveller<Store::Account>,
	) -> Result<Journey<Store::Asset, Store::Account>, Error> {
		let mut journey = Journey { hops: Vec::new(), spent: amount, received: amount, leftovers: Vec::new() };
		for (sold, bought) in hops(route).rev() {
			let left = who.max_fills.saturating_sub(journey.met());
			let hop = self.receive_hop(*sold, *bought, journey.spent, left, who)?;
			journey.spent = hop.effects.paid;
			journey.hops.push(hop);
		}
		journey.hops.reverse();
		(journey.spent <= max_spend).then_some(journey).ok_or(Error::AboveMaxSpend)
	}

	/// Buys exactly `amount` after fees, for whatever it costs up to [`AMOUNT_MAX`].
	pub(crate) fn receive_hop(
		&mut self,
		sold: Store::Asset,
		bought: Store::Asset,
		amount: u64,
		max_fills: u16,
		who: &Traveller<Store::Account>,
	) -> Result<Hop<Store::Asset, Store::Account>, Error> {
		let mut hop = self.hop(sold, bought, AMOUNT_MAX, Want::Net(amount), max_fills, who)?;
		// The funds of such a hop are nobody's: what it did not need comes back to no one.
		hop.effects.refund = 0;
		(hop.effects.net() == amount.into()).then_some(hop).ok_or(Error::TooThin)
	}

	fn hop(
		&mut self,
		sold: Store::Asset,
		bought: Store::Asset,
		funds: u64,
		want: Want,
		max_fills: u16,
		who: &Traveller<Store::Account>,
	) -> Result<Hop<Store::Asset, Store::Account>, Error> {
		let (pair, side) = Pair::selling(sold, bought).ok_or(Error::EqualNeighbours)?;
		let self_trade = match who.self_trade {
			SelfTrade::CancelResting => SelfTrade::CancelResting,
			SelfTrade::CancelTaker | SelfTrade::DecrementBoth => SelfTrade::CancelTaker,
		};
		let taker = Taker {
			owner: &who.owner,
			class: Class::User,
			side,
			limit: None,
			whole: None,
			passive: false,
			self_trade,
			funds,
			want,
			max_fills,
		};
		let (taking, stopped) = self.take(&pair, &taker)?;
		match stopped {
			Stop::BoundReached => Err(Error::BoundReached),
			Stop::OwnOrder => Err(Error::OwnOrder),
			_ => Ok(Hop { pair, side, effects: taking.into_effects(stopped) }),
		}
	}
}
