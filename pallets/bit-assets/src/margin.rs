//! Margin calls: orders of weak positions into the book and out of it (B-47, B-49).

use crate::*;
use collateral_core::{
	call::{is_insolvent, plan},
	Call, Insolvency, Position, Price, Swap, Weakness,
};
use frame_support::{pallet_prelude::*, weights::Weight};
use tributary_primitives::{SystemOrder, SystemOrders, SystemPlaced};

/// What looking at positions came to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Looked {
	/// There is no more to look at, and nothing had to be done.
	Through,
	/// As many as one step may look at: there may be more.
	Far,
	/// Something was done, of this weight.
	Acted(Weight),
}

impl<T: Config> Bank<T> {
	/// Has all positions looked at: now, or once more when the pass that goes on is over.
	pub fn look_again(&mut self) {
		match self.record.pass {
			Pass::Done => self.record.pass = Pass::Clearing(None),
			_ => self.record.again = true,
		}
		Pallet::<T>::wake(self.asset, self.now);
	}

	/// Orders made under another cap are wrong: another position is the weakest now, or the weakest is another.
	pub fn look_if_cap_moved(&mut self, before: Option<Price>) {
		if self.cap() != before {
			self.look_again();
		}
	}

	/// The order that a position should have in the book; none if it is not called.
	pub fn plan(&self, position: &Position) -> Option<Call> {
		plan(position, &self.market())
	}

	/// The order that a position has in the book, as it was made.
	pub fn standing(&self, id: u32) -> Option<Call> {
		Ordered::<T>::get(self.asset, id.to_be_bytes())
	}

	/// Takes a position's order out of the book, if it has one.
	pub fn take_back(&mut self, who: &T::AccountId, id: u32) -> DispatchResult {
		if self.standing(id).is_none() {
			return Ok(());
		}
		let left = fills::amount(T::Orders::cancel(tag(self.asset, id))?);
		Ordered::<T>::remove(self.asset, id.to_be_bytes());
		Pallet::<T>::deposit_event(Event::CallWithdrawn { asset: self.asset, who: who.clone(), left });
		Ok(())
	}

	/// Takes one order out of the book whose position is called no longer, of those whose ids follow `after`.
	pub fn clear(&mut self, mut after: Option<u32>) -> Result<Looked, DispatchError> {
		for _ in 0..LOOKS_MAX {
			let Some(id) = self.next_ordered(after) else {
				self.record.pass = Pass::Calling(None);
				return Ok(Looked::Through);
			};
			after = Some(id);
			self.record.pass = Pass::Clearing(after);
			let (who, debt) = self.debt_of_id(id)?;
			if self.plan(&debt.position).is_none() {
				self.take_back(&who, id)?;
				return Ok(Looked::Acted(T::WeightInfo::step_close()));
			}
			self.looks = self.looks.saturating_add(1);
		}
		Ok(Looked::Far)
	}

	fn next_ordered(&self, after: Option<u32>) -> Option<u32> {
		let next = match after {
			None => Ordered::<T>::iter_key_prefix(self.asset).next(),
			Some(id) => {
				let from = Ordered::<T>::hashed_key_for(self.asset, id.to_be_bytes());
				Ordered::<T>::iter_key_prefix_from(self.asset, from).next()
			}
		};
		next.map(u32::from_be_bytes)
	}

	/// Gives one called position the order that it should have, of those that follow `after` in the order of weakness.
	pub fn call_next(&mut self, mut after: Option<Weakness>) -> Result<Looked, DispatchError> {
		for _ in 0..LOOKS_MAX {
			let Some((who, debt, order)) = self.next_called(after.as_ref())? else {
				self.record.pass = Pass::Done;
				return Ok(Looked::Through);
			};
			if self.standing(debt.id) != Some(order) {
				let met = self.call(&who, debt, order)?;
				// It may find more where it stands.
				let done = (met < FILLS_MAX).then(|| debt.weakness());
				self.record.pass = Pass::Calling(done.or(after));
				return Ok(Looked::Acted(T::WeightInfo::step_call(met.into())));
			}
			self.looks = self.looks.saturating_add(1);
			after = Some(debt.weakness());
			self.record.pass = Pass::Calling(after);
		}
		Ok(Looked::Far)
	}

	/// The position that follows `after` in the order of weakness, and the order it should have; none if it is not called:
	/// then none behind it is.
	fn next_called(&self, after: Option<&Weakness>) -> Result<Option<(T::AccountId, Debt, Call)>, DispatchError> {
		let Some((who, debt)) = self.next_debt(after)? else { return Ok(None) };
		Ok(self.plan(&debt.position).map(|order| (who, debt, order)))
	}

	/// Calls a position that was touched again, if it still is to be; says how many orders that met. If those were as many
	/// as it may meet, there may be more: all are looked at again.
	pub fn call_if_due(&mut self, who: &T::AccountId, debt: Debt) -> Result<u16, DispatchError> {
		let met = match self.plan(&debt.position) {
			Some(order) if self.standing(debt.id) != Some(order) => self.call(who, debt, order)?,
			Some(_) => 0,
			None => self.take_back(who, debt.id).map(|()| 0)?,
		};
		if met >= FILLS_MAX {
			self.look_again();
		}
		Ok(met)
	}

	/// Puts a position's order into the book in the place of the one it has. It first meets what is better than its limit;
	/// says how many orders.
	fn call(&mut self, who: &T::AccountId, debt: Debt, order: Call) -> Result<u16, DispatchError> {
		self.take_back(who, debt.id)?;
		let Ok(placed) = T::Orders::place(self.placing(who, debt.id, &order)) else {
			// A halted market takes none.
			self.try_later();
			return Ok(0);
		};
		let SystemPlaced { paid, got, resting, met, .. } = placed;
		if resting > 0 {
			Ordered::<T>::insert(self.asset, debt.id.to_be_bytes(), order);
		}
		self.tell_called(who, debt.id, &order, fills::amount(resting));
		if paid > 0 || got > 0 {
			self.cover(who, debt, Swap { asset: fills::amount(got), paid: fills::amount(paid) })?;
		}
		Ok(met)
	}

	/// Has all positions looked at once more when a market that takes no orders may take some again.
	fn try_later(&mut self) {
		let retry = self.now.saturating_add(part_of_day::<T>(RETRY_PART));
		self.record.retry = Some(retry);
		Pallet::<T>::wake(self.asset, retry);
	}

	fn placing(&self, who: &T::AccountId, id: u32, order: &Call) -> SystemOrder<T::AccountId> {
		SystemOrder {
			owner: who.clone(),
			tag: tag(self.asset, id),
			sell: self.record.backing,
			buy: self.asset,
			amount: order.sell.into(),
			receive: order.receive.into(),
			max_fills: FILLS_MAX,
		}
	}

	fn tell_called(&self, who: &T::AccountId, id: u32, order: &Call, resting: u64) {
		let (asset, who, tag) = (self.asset, who.clone(), tag(self.asset, id));
		let Call { sell, receive } = *order;
		Pallet::<T>::deposit_event(Event::MarginCalled { asset, who, tag, sell, receive, resting });
	}

	/// Settles the BitAsset globally if its weakest position, which has met all that the book offers, cannot pay what it
	/// owes, could not for a while, and that is what the terms say. At the feed, or at what the weakest has per whole unit it
	/// owes if that is less: nobody pays more for another's insolvency.
	pub fn wind_up_if_insolvent(&mut self) -> DispatchResult {
		let Some((who, Debt { position, .. }, price)) = self.insolvent()? else {
			self.record.since = None;
			return Ok(());
		};
		if !T::Trading::get() {
			// Nobody may sell it the BitAsset, and nobody knows either.
			self.record.since = None;
			self.try_later();
		} else if self.lasts() {
			let own = position.own_price(self.record.index.value).unwrap_or(price);
			self.wind_up(own.min(price), who);
		}
		Ok(())
	}

	/// The weakest position and the price at which it cannot pay what it owes, where that ends the BitAsset. While the book
	/// refuses orders nobody knows.
	fn insolvent(&self) -> Result<Option<(T::AccountId, Debt, Price)>, DispatchError> {
		let ends = self.record.terms.insolvency == Insolvency::GlobalSettlement && self.record.retry.is_none();
		let (true, Some(price), Some((who, debt))) = (ends, self.price(), self.weakest()?) else { return Ok(None) };
		let insolvent = is_insolvent(&debt.position, self.record.index.value, &price, None);
		Ok(insolvent.then_some((who, debt, price)))
	}

	/// Whether what is so now was so for long enough; the first time it begins to count.
	pub fn lasts(&mut self) -> bool {
		let since = *self.record.since.get_or_insert(self.now);
		self.now >= since.saturating_add(part_of_day::<T>(CONFIRM_PART))
	}
}

/// So many milliseconds as this part of a day.
pub(crate) fn part_of_day<T: Config>(part: u64) -> u64 {
	T::Day::get().checked_div(part).unwrap_or_default()
}
