//! Payments over one or more books, all or nothing (S-32 … S-34).

use crate::*;
use alloc::vec::Vec;
use frame_support::pallet_prelude::*;
use orderbook_core::{auto_routes, Journey, Mode, Pair, Traveller};
use tributary_primitives::{AssetId, AssetRules};

/// A payment as it is asked for.
#[derive(Clone)]
pub(crate) struct Payment<AccountId> {
	/// Who receives.
	pub dest: AccountId,
	pub sell: AssetId,
	pub buy: AssetId,
	pub mode: Mode,
	pub way: Way,
}

/// The route that was taken and what it came to.
pub(crate) struct Travelled<AccountId> {
	pub route: Vec<AssetId>,
	pub journey: Journey<AssetId, AccountId>,
}

impl<T: Config> Session<'_, T> {
	/// Finds the way and walks it on the books; nobody is paid yet.
	pub fn travel(&mut self, payment: &Payment<T::AccountId>) -> Result<Travelled<T::AccountId>, DispatchError> {
		let Payment { dest, sell, buy, mode, way } = payment;
		ensure!(sell != buy, Error::<T>::SameAsset);
		let may = T::Rules::may_send(*sell, &self.who) && T::Rules::may_receive(*buy, dest);
		ensure!(may, Error::<T>::Barred);
		let Way { via, self_trade, max_fills } = way;
		let (self_trade, max_fills) = (*self_trade, *max_fills);
		let traveller = Traveller { owner: self.who.clone(), self_trade, max_fills };
		let route = match via {
			Via::Given(between) => {
				let route: Vec<AssetId> = [*sell].into_iter().chain(between.iter().copied()).chain([*buy]).collect();
				self.check_route(&route)?;
				route
			}
			Via::Auto => {
				let mut routes = auto_routes(*sell, *buy, AssetId::Native, &Hubs::<T>::get());
				let checked = count(routes.len());
				routes.retain(|route| self.check_route(route).is_ok() && !self.is_dry(route));
				self.did(Work { checked, ways: count(routes.len()), ..Work::default() });
				self.books.best_of(&routes, *mode, &traveller).map_err(Error::<T>::from)?.route
			}
		};
		let journey = self.books.travel(&route, *mode, &traveller).map_err(Error::<T>::from)?;
		Ok(Travelled { route, journey })
	}

	/// Whether nobody sells what a hop would buy: known from the heads, without a page.
	fn is_dry(&mut self, route: &[AssetId]) -> bool {
		orderbook_core::hops(route).any(|(sold, bought)| {
			let hop = Pair::selling(*sold, *bought);
			hop.is_none_or(|(market, side)| self.books.head(&market).best(side.opposite()).is_none())
		})
	}

	/// Fails unless every market on a route is open and the caller may hold what he passes through.
	fn check_route(&self, route: &[AssetId]) -> DispatchResult {
		orderbook_core::check_route(route).map_err(Error::<T>::from)?;
		for (from, to) in orderbook_core::hops(route) {
			let market = Pair::new(*from, *to).ok_or(Error::<T>::SameAsset)?;
			self.ensure_open(&market)?;
		}
		let between = route.iter().skip(1).take(route.len().saturating_sub(2));
		let may_pass =
			|asset: &AssetId| T::Rules::may_receive(*asset, &self.who) && T::Rules::may_send(*asset, &self.who);
		ensure!(between.into_iter().all(may_pass), Error::<T>::Barred);
		Ok(())
	}

	/// Walks a way and carries out what it comes to. Says how many hops it has.
	fn pay_over(&mut self, payment: &Payment<T::AccountId>) -> Result<u32, DispatchError> {
		let Travelled { route, journey } = self.travel(payment)?;
		let (met, hops_done) = (journey.met().into(), count(journey.hops.len()));
		self.did(Work { met, made: count(journey.leftovers.len()), ..Work::default() });
		let Journey { hops, spent, received, leftovers } = journey;
		self.take(payment.sell, spent)?;
		let party = Party { order: self.id(), client_id: None, who: self.who.clone() };
		self.use_id();
		for hop in hops {
			self.apply(&hop.pair, hop.side, &party, hop.effects.events);
		}
		leftovers.iter().for_each(|left| self.refund(left.asset, left.amount));
		match payment.dest == self.who {
			true => self.receive(payment.buy, received.into()),
			false => self.pay(payment.dest.clone(), payment.buy, received.into()),
		}
		let (dest, leftovers) = (payment.dest.clone(), types::told(&leftovers));
		Pallet::<T>::deposit_event(Event::Swapped { order: party, dest, route, spent, received, leftovers });
		Ok(hops_done)
	}
}

impl<T: Config> Pallet<T> {
	/// Each way that the search of `Auto` walks is charged whole: what it met on ways not taken is not counted.
	pub(crate) fn do_pay(who: T::AccountId, payment: Payment<T::AccountId>) -> DispatchResultWithPostInfo {
		let max_fills = payment.way.max_fills;
		let (hops, work) = Self::trade(&who, |session| session.pay_over(&payment))?;
		Ok(Some(work.pay::<T::WeightInfo>(hops, max_fills.into())).into())
	}
}
