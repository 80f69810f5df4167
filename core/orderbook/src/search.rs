//! Finding the cheapest route for an amount (S-17, S-33, Q-4).
//!
//! Every candidate is simulated exactly, on the books as they are, and undone. The best is the one that yields most,
//! and then spends least (strict send), or that costs least (strict receive); among equals the one with fewer hops,
//! then the one with the lower ids.
//!
//! A walk begins at the fixed amount and grows by one hop at a time; routes that begin alike share it. A hop depends on
//! its own book and on the amount it is given, and no walk uses a book twice, so nothing of a walk is kept but its end.
//! Shorter routes are all looked at before longer ones: where the work is bounded, it is the longest that are not
//! reached. A hop over an empty book is looked at and not simulated.

use crate::{
	books::Books,
	error::Error,
	pair::Pair,
	route::{hops, Hop, Mode, Traveller, HOPS_MAX},
	rules::Facts,
	store::BookStore,
	taking::as_amount,
};
use alloc::{
	collections::{btree_map::Entry, BTreeMap},
	vec,
	vec::Vec,
};
use core::cmp::Ordering;

/// Most hubs governance may name for the search inside an extrinsic: ten candidates in all.
pub const HUBS_MAX: usize = 8;

/// Neighbours a search may go through for each hop it may simulate: each costs a head to read at most, and most assets of
/// a large graph have few books that are not empty.
pub const LOOKS_PER_SIMULATION: u32 = 16;

/// Which markets there are.
pub trait Graph<Asset> {
	/// The assets that have a market with `asset`, in any order. Asked once an asset and search.
	fn neighbours(&self, asset: &Asset) -> Vec<Asset>;
	/// Whether a way may lead from one asset to the other: asked of hops that are not named among the neighbours too.
	fn may_cross(&self, _sold: &Asset, _bought: &Asset) -> bool {
		true
	}
}

/// Bounds on the work of a full search.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SearchLimits {
	/// Most hops, at most [`HOPS_MAX`].
	pub hops: usize,
	/// Most hops simulated in all; each meets at most the traveller's `max_fills` orders. [`LOOKS_PER_SIMULATION`] times
	/// as many neighbours are gone through.
	pub simulations: u32,
}

impl Default for SearchLimits {
	/// Four hops, and 20,000 simulations: all paths between two of 24 assets that all trade with each other are
	/// `23 + 22·22 + 22·21·21 + 22·21·20 = 19,449`.
	fn default() -> Self {
		Self { hops: HOPS_MAX, simulations: 20_000 }
	}
}

/// What was found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Found<Asset> {
	/// From what is spent to what is received.
	pub route: Vec<Asset>,
	/// What it spends of the first asset.
	pub spent: u64,
	/// What arrives of the last, after fees.
	pub received: u64,
	/// Whether all routes were looked at; if not, the bound was reached and this is the best of those that were.
	pub complete: bool,
}

/// The routes an extrinsic tries by itself: direct, over the bridge, over each of the first [`HUBS_MAX`] hubs; none
/// twice.
pub fn auto_routes<Asset: Copy + Ord>(from: Asset, to: Asset, bridge: Asset, hubs: &[Asset]) -> Vec<Vec<Asset>> {
	let mut routes = vec![vec![from, to]];
	for over in core::iter::once(&bridge).chain(hubs.iter().take(HUBS_MAX)) {
		let route = vec![from, *over, to];
		if *over != from && *over != to && !routes.contains(&route) {
			routes.push(route);
		}
	}
	routes
}

/// `Less` is better: more received or less spent, then fewer hops, then lower ids.
fn compare<Asset: Ord>(mode: &Mode, one: &Found<Asset>, other: &Found<Asset>) -> Ordering {
	let by_amount = match mode {
		Mode::StrictSend { .. } => other.received.cmp(&one.received).then(one.spent.cmp(&other.spent)),
		Mode::StrictReceive { .. } => one.spent.cmp(&other.spent),
	};
	by_amount.then(one.route.len().cmp(&other.route.len())).then_with(|| one.route.cmp(&other.route))
}

/// A search on its way.
struct Search<'s, Asset, Account, Markets> {
	graph: &'s Markets,
	bridge: Asset,
	mode: Mode,
	who: &'s Traveller<Account>,
	/// Where the walk ends: the last asset for strict send, the first for strict receive.
	target: Asset,
	limits: SearchLimits,
	simulated: u32,
	looked: u32,
	complete: bool,
	/// What [`Search::list`] has found.
	lists: BTreeMap<Asset, Vec<Asset>>,
	/// Least hops from each asset to the target, for those within the limit.
	distance: BTreeMap<Asset, usize>,
	best: Option<Found<Asset>>,
}

/// Where a walk stands: the assets so far from the fixed end, the amount of the last one, and the orders met.
struct Walk<Asset> {
	assets: Vec<Asset>,
	/// What the first hop took of the fixed amount: less than it if some could not be converted.
	first: u64,
	amount: u64,
	met: u16,
}

impl<'a, Store, World> Books<'a, Store, World>
where
	Store: BookStore,
	World: Facts<Store::Asset, Store::Account>,
{
	/// The best of the given routes. [`Error::NoRoute`] if none can be walked within the limits, [`Error::Corrupt`] if
	/// the pages of one contradict each other.
	pub fn best_of(
		&mut self,
		routes: &[Vec<Store::Asset>],
		mode: Mode,
		who: &Traveller<Store::Account>,
	) -> Result<Found<Store::Asset>, Error> {
		let mut best: Option<Found<Store::Asset>> = None;
		for route in routes {
			let journey = self.hypothetically(|books| books.travel(route, mode, who));
			let Some(journey) = if_sound(journey)? else { continue };
			let (spent, received) = (journey.spent, journey.received);
			let found = Found { route: route.clone(), spent, received, complete: true };
			if best.as_ref().is_none_or(|best| compare(&mode, &found, best) == Ordering::Less) {
				best = Some(found);
			}
		}
		best.ok_or(Error::NoRoute)
	}

	/// The best of all routes without a cycle within the limits. Markets with `bridge` and with the asset that is looked
	/// for are looked at whether or not the graph names them.
	///
	/// Work: at most `limits.simulations` hops are simulated and [`LOOKS_PER_SIMULATION`] times as many neighbours gone
	/// through; and three are simulated for the direct way and the bridge, which are walked whatever that bound is. Errors:
	/// [`Error::NoRoute`] if no route can be walked, for instance because the two assets are the same or the amount is
	/// zero; [`Error::Corrupt`].
	pub fn best_route(
		&mut self,
		graph: &impl Graph<Store::Asset>,
		ends: (Store::Asset, Store::Asset),
		bridge: Store::Asset,
		mode: Mode,
		who: &Traveller<Store::Account>,
		limits: SearchLimits,
	) -> Result<Found<Store::Asset>, Error> {
		let (start, target, amount) = match mode {
			Mode::StrictSend { amount, .. } => (ends.0, ends.1, amount),
			Mode::StrictReceive { amount, .. } => (ends.1, ends.0, amount),
		};
		if start == target || mode.check().is_err() {
			return Err(Error::NoRoute);
		}
		let may_walk = |route: &[_]| hops(route).all(|(from, to)| graph.may_cross(from, to));
		let mut shortest = auto_routes(ends.0, ends.1, bridge, &[]);
		shortest.retain(|route| route.len() <= limits.hops.saturating_add(1) && may_walk(route));
		let best = if_sound(self.best_of(&shortest, mode, who))?;
		let mut search = Search::new(graph, bridge, mode, who, target, limits, best);
		search.measure();
		self.explore(&mut search, Walk { assets: vec![start], first: amount, amount, met: 0 })?;
		let complete = search.complete;
		search.best.map(|best| Found { complete, ..best }).ok_or(Error::NoRoute)
	}

	/// Lets walks grow hop by hop, and sees after each whether it can end there.
	fn explore<M: Graph<Store::Asset>>(
		&mut self,
		search: &mut Search<'_, Store::Asset, Store::Account, M>,
		start: Walk<Store::Asset>,
	) -> Result<(), Error> {
		self.arrive(search, &start)?;
		let mut walks = vec![start];
		for _ in 1..search.hops() {
			let mut longer = Vec::new();
			for walk in &walks {
				for next in search.onward(walk) {
					if !search.complete {
						return Ok(());
					}
					let Some(walk) = self.step(search, walk, next)? else { continue };
					self.arrive(search, &walk)?;
					longer.push(walk);
				}
			}
			walks = longer;
		}
		Ok(())
	}

	/// Ends a walk by the hop to the target, if it can.
	fn arrive<M: Graph<Store::Asset>>(
		&mut self,
		search: &mut Search<'_, Store::Asset, Store::Account, M>,
		walk: &Walk<Store::Asset>,
	) -> Result<(), Error> {
		if walk.assets.len() <= search.hops() {
			let arrived = self.step(search, walk, search.target)?;
			arrived.into_iter().for_each(|walk| search.consider(walk));
		}
		Ok(())
	}

	/// One more hop of a walk; none if it cannot be walked or the work is used up.
	fn step<M: Graph<Store::Asset>>(
		&mut self,
		search: &mut Search<'_, Store::Asset, Store::Account, M>,
		walk: &Walk<Store::Asset>,
		next: Store::Asset,
	) -> Result<Option<Walk<Store::Asset>>, Error> {
		let Some(last) = walk.assets.last().copied() else { return Ok(None) };
		let (sold, bought) = match search.mode {
			Mode::StrictSend { .. } => (last, next),
			Mode::StrictReceive { .. } => (next, last),
		};
		if self.is_dry(sold, bought) || !search.graph.may_cross(&sold, &bought) || !search.may_simulate() {
			return Ok(None);
		}
		let left = search.who.max_fills.saturating_sub(walk.met);
		let hop = self.hypothetically(|books| match search.mode {
			Mode::StrictSend { .. } => books.send_hop(sold, bought, walk.amount, left, search.who),
			Mode::StrictReceive { .. } => books.receive_hop(sold, bought, walk.amount, left, search.who),
		});
		Ok(if_sound(hop)?.and_then(|hop| walk.longer(next, &search.mode, &hop)))
	}

	/// Whether nobody sells what a hop would buy: known from the head, without a page.
	fn is_dry(&mut self, sold: Store::Asset, bought: Store::Asset) -> bool {
		let Some((pair, side)) = Pair::selling(sold, bought) else { return true };
		self.pages.root(&Self::book(&pair, side.opposite())).first.is_none()
	}
}

/// A failure that is the route's own is none; contradicting pages are everybody's.
fn if_sound<T>(result: Result<T, Error>) -> Result<Option<T>, Error> {
	match result {
		Ok(value) => Ok(Some(value)),
		Err(Error::Corrupt) => Err(Error::Corrupt),
		Err(_) => Ok(None),
	}
}

impl<Asset: Copy> Walk<Asset> {
	/// This walk and one hop; none if more comes out than an amount may be.
	fn longer<Account>(&self, next: Asset, mode: &Mode, hop: &Hop<Asset, Account>) -> Option<Self> {
		let amount = match mode {
			Mode::StrictSend { .. } => as_amount(hop.effects.net()).ok()?,
			Mode::StrictReceive { .. } => hop.effects.paid,
		};
		let first = if self.assets.len() == 1 { hop.effects.paid } else { self.first };
		let assets = self.assets.iter().copied().chain([next]).collect();
		Some(Self { assets, first, amount, met: self.met.saturating_add(hop.effects.met) })
	}
}

impl<'s, Asset: Copy + Ord, Account, Markets: Graph<Asset>> Search<'s, Asset, Account, Markets> {
	fn new(
		graph: &'s Markets,
		bridge: Asset,
		mode: Mode,
		who: &'s Traveller<Account>,
		target: Asset,
		limits: SearchLimits,
		best: Option<Found<Asset>>,
	) -> Self {
		let (lists, distance) = (BTreeMap::new(), BTreeMap::new());
		Self {
			graph,
			bridge,
			mode,
			who,
			target,
			limits,
			simulated: 0,
			looked: 0,
			complete: true,
			lists,
			distance,
			best,
		}
	}

	/// Counts a look at each of a list of hops. Once one is refused the search is over and not complete.
	fn may_look(&mut self, list: &[Asset]) -> bool {
		let most = self.limits.simulations.saturating_mul(LOOKS_PER_SIMULATION);
		self.looked = self.looked.saturating_add(u32::try_from(list.len()).unwrap_or(u32::MAX));
		self.complete = self.complete && self.looked <= most;
		self.complete
	}

	/// Counts a simulated hop, likewise.
	fn may_simulate(&mut self) -> bool {
		self.complete = self.complete && self.simulated < self.limits.simulations;
		self.simulated = self.simulated.saturating_add(self.complete.into());
		self.complete
	}

	/// The assets next to one, ascending, the bridge first. The bridge and the target are always among them: a market
	/// that does not exist is one empty head.
	fn list(&mut self, asset: &Asset) -> &[Asset] {
		let (graph, bridge, target) = (self.graph, self.bridge, self.target);
		self.lists.entry(*asset).or_insert_with(|| {
			let mut list = graph.neighbours(asset);
			list.extend([bridge, target]);
			list.retain(|other| other != asset);
			list.sort_unstable_by_key(|other| (*other != bridge, *other));
			list.dedup();
			list
		})
	}

	/// Where a walk can go on to, the target not counted, so that the target can still be reached.
	fn onward(&mut self, walk: &Walk<Asset>) -> Vec<Asset> {
		let Some(last) = walk.assets.last() else { return Vec::new() };
		let mut onward = self.list(last).to_vec();
		if *last == self.bridge {
			// It need not be told of its markets: whatever leads on to the target is tried.
			onward.extend(self.distance.keys().filter(|asset| *asset != last));
			onward.sort_unstable();
			onward.dedup();
		}
		if !self.may_look(&onward) {
			return Vec::new();
		}
		onward.retain(|next| *next != self.target && !walk.assets.contains(next));
		onward.retain(|next| self.reaches(next, walk.assets.len()));
		onward
	}

	/// Fills in how far every asset is from the target, going back from it: what is too far is never simulated.
	fn measure(&mut self) {
		self.distance.insert(self.target, 0);
		let mut edge = vec![self.target];
		for distance in 1..self.hops() {
			for asset in core::mem::take(&mut edge) {
				let list = self.list(&asset).to_vec();
				if !self.may_look(&list) {
					return;
				}
				for next in list {
					if let Entry::Vacant(entry) = self.distance.entry(next) {
						entry.insert(distance);
						edge.push(next);
					}
				}
			}
		}
	}

	/// Whether the target can be reached from `asset` when `walked` assets lie behind, as many as hops with this one: as
	/// far as the graph tells, or over the bridge, to which it need not tell a way.
	fn reaches(&self, asset: &Asset, walked: usize) -> bool {
		let known = self.distance.get(asset).copied();
		let over_bridge = self.distance.get(&self.bridge).map(|further| further.saturating_add(1));
		let further = known.into_iter().chain(over_bridge).min();
		further.is_some_and(|further| walked.saturating_add(further) <= self.hops())
	}

	fn hops(&self) -> usize {
		self.limits.hops.min(HOPS_MAX)
	}

	/// Keeps a walk that arrived, if it keeps to the caller's limit and is better than the best so far.
	fn consider(&mut self, walk: Walk<Asset>) {
		let Walk { assets: mut route, first, amount, .. } = walk;
		let (spent, received, within) = match self.mode {
			Mode::StrictSend { min_receive, .. } => (first, amount, amount >= min_receive),
			Mode::StrictReceive { amount: wanted, max_spend } => {
				route.reverse();
				(amount, wanted, amount <= max_spend)
			}
		};
		let found = Found { route, spent, received, complete: true };
		let better = self.best.as_ref().is_none_or(|best| compare(&self.mode, &found, best) == Ordering::Less);
		if within && better {
			self.best = Some(found);
		}
	}
}
