//! Finding the cheapest route for an amount (S-17, S-33, Q-4).
//!
//! Every candidate is simulated exactly, on the books as they are, and undone. The best is the one that yields most,
//! and then spends least (strict send), or that costs least (strict receive); among equals the one with fewer hops,
//! then the one with the lower ids. A walk begins at the fixed amount, and routes that begin alike share its
//! simulation.

use crate::{
	books::Books,
	error::Error,
	route::{Mode, Traveller, HOPS_MAX},
	rules::Facts,
	store::NodeStore,
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

/// Which markets there are.
pub trait Graph<Asset> {
	/// The assets that have a market with `asset`, in any order.
	fn neighbours(&self, asset: &Asset) -> Vec<Asset>;
}

/// Bounds on the work of a full search.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SearchLimits {
	/// Most hops, at most [`HOPS_MAX`].
	pub hops: usize,
	/// Most hops simulated in all; each meets at most the traveller's `max_fills` orders.
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
	complete: bool,
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
	Store: NodeStore,
	World: Facts<Store::Asset, Store::Account>,
{
	/// The best of the given routes. [`Error::NoRoute`] if none can be walked within the limits.
	pub fn best_of(
		&mut self,
		routes: &[Vec<Store::Asset>],
		mode: Mode,
		who: &Traveller<Store::Account>,
	) -> Result<Found<Store::Asset>, Error> {
		let found = routes.iter().filter_map(|route| {
			let journey = self.hypothetically(|books| books.travel(route, mode, who)).ok()?;
			let (spent, received) = (journey.spent, journey.received);
			Some(Found { route: route.clone(), spent, received, complete: true })
		});
		found.min_by(|one, other| compare(&mode, one, other)).ok_or(Error::NoRoute)
	}

	/// The best of all routes without a cycle within the limits; markets with `bridge` are looked at whether or not
	/// the graph names them, and first.
	///
	/// Work: at most `limits.simulations` hops, and three for the direct way and the bridge, which are walked
	/// whatever that bound is. [`Error::NoRoute`] if no route can be walked, for instance because the two assets are
	/// the same or the amount is zero.
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
		let mut shortest = auto_routes(ends.0, ends.1, bridge, &[]);
		shortest.retain(|route| route.len() <= limits.hops.saturating_add(1));
		let best = self.best_of(&shortest, mode, who).ok();
		let distance = BTreeMap::new();
		let mut search =
			Search { graph, bridge, mode, who, target, limits, simulated: 0, complete: true, distance, best };
		search.measure();
		self.explore(&mut search, &Walk { assets: vec![start], first: amount, amount, met: 0 });
		let complete = search.complete;
		search.best.map(|best| Found { complete, ..best }).ok_or(Error::NoRoute)
	}

	/// Goes on from where a walk stands to every asset from which the target can still be reached.
	fn explore<M: Graph<Store::Asset>>(
		&mut self,
		search: &mut Search<'_, Store::Asset, Store::Account, M>,
		walk: &Walk<Store::Asset>,
	) {
		let Some(last) = walk.assets.last() else { return };
		for next in search.neighbours(last) {
			if walk.assets.contains(&next) || !search.reaches(&next, walk.assets.len()) {
				continue;
			}
			let Some(walk) = self.hypothetically(|books| books.step(search, walk, next)) else { continue };
			if next == search.target {
				search.consider(walk);
			} else {
				self.explore(search, &walk);
			}
		}
	}

	/// One more hop of a walk; none if it cannot be walked or the work is used up.
	fn step<M: Graph<Store::Asset>>(
		&mut self,
		search: &mut Search<'_, Store::Asset, Store::Account, M>,
		walk: &Walk<Store::Asset>,
		next: Store::Asset,
	) -> Option<Walk<Store::Asset>> {
		if search.simulated >= search.limits.simulations {
			search.complete = false;
			return None;
		}
		search.simulated = search.simulated.saturating_add(1);
		let last = *walk.assets.last()?;
		let left = search.who.max_fills.saturating_sub(walk.met);
		let (hop, amount) = match search.mode {
			Mode::StrictSend { .. } => {
				let hop = self.send_hop(last, next, walk.amount, left, search.who).ok()?;
				let net = as_amount(hop.effects.net()).ok()?;
				(hop, net)
			}
			Mode::StrictReceive { .. } => {
				let hop = self.receive_hop(next, last, walk.amount, left, search.who).ok()?;
				let paid = hop.effects.paid;
				(hop, paid)
			}
		};
		let first = if walk.assets.len() == 1 { hop.effects.paid } else { walk.first };
		let assets = walk.assets.iter().copied().chain([next]).collect();
		Some(Walk { assets, first, amount, met: walk.met.saturating_add(hop.effects.met) })
	}
}

impl<Asset: Copy + Ord, Account, Markets: Graph<Asset>> Search<'_, Asset, Account, Markets> {
	/// The assets next to one, ascending, the bridge first. The bridge and the target are always tried: a market that
	/// does not exist is one empty head.
	fn neighbours(&self, asset: &Asset) -> Vec<Asset> {
		let mut neighbours = self.graph.neighbours(asset);
		neighbours.extend([self.bridge, self.target]);
		neighbours.retain(|other| other != asset);
		neighbours.sort_unstable_by_key(|other| (*other != self.bridge, *other));
		neighbours.dedup();
		neighbours
	}

	/// Fills in how far every asset is from the target, going back from it: what is too far is never simulated.
	fn measure(&mut self) {
		self.distance.insert(self.target, 0);
		let mut edge = vec![self.target];
		for distance in 1..self.hops() {
			let next: Vec<Asset> = edge.iter().flat_map(|asset| self.neighbours(asset)).collect();
			edge.clear();
			for asset in next {
				if let Entry::Vacant(entry) = self.distance.entry(asset) {
					entry.insert(distance);
					edge.push(asset);
				}
			}
		}
	}

	/// Whether the target can be reached from `asset` when `walked` assets lie behind, as many as hops with this one.
	fn reaches(&self, asset: &Asset, walked: usize) -> bool {
		self.distance.get(asset).is_some_and(|further| walked.saturating_add(*further) <= self.hops())
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
