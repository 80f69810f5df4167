//! Settlements that are due (B-48).

use crate::*;
use collateral_core::{settle, Error as Cause, Settled, Swap};
use frame_support::{pallet_prelude::*, weights::Weight};
use tributary_primitives::Moment;

/// What looking at the first settlement came to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Due {
	/// There is none.
	Nothing,
	/// Nothing can be done before this moment.
	Later(Moment),
	/// A step of this weight was done; there may be more.
	Went(Weight),
}

impl<T: Config> Bank<T> {
	/// Settles a part of the first request with the weakest position. Without a price, and without a position, it is given
	/// back: nobody waits for feeders.
	pub fn settle_due(&mut self) -> Result<Due, DispatchError> {
		let Some(request) = self.first_request() else { return Ok(Due::Nothing) };
		if request.due > self.now {
			return Ok(Due::Later(request.due));
		}
		let Some((debtor, debt)) = self.weakest()?.filter(|_| self.feed.is_some()) else {
			return self.return_due(request);
		};
		let day = T::Day::get();
		self.record.volume = self.record.volume.at(self.now, day, self.record.supply(), &self.record.terms);
		let tomorrow = self.record.volume.day.saturating_add(1).saturating_mul(day);
		match self.record.volume.left() {
			0 => Ok(Due::Later(tomorrow)),
			_ => self.settle_with(&debtor, debt, request, tomorrow),
		}
	}

	/// The first request that was not cancelled; none also after looking at as many empty places as a step may.
	fn first_request(&mut self) -> Option<Request<T::AccountId>> {
		for _ in 0..LOOKS_MAX {
			if self.record.first_request >= self.record.next_request {
				return None;
			}
			match Requests::<T>::get(self.asset, self.record.first_request) {
				Some(request) => return Some(request),
				None => {
					self.record.first_request = self.record.first_request.saturating_add(1);
					self.looks = self.looks.saturating_add(1);
				}
			}
		}
		Pallet::<T>::wake(self.asset, self.now);
		None
	}

	fn settle_with(
		&mut self,
		debtor: &T::AccountId,
		debt: Debt,
		request: Request<T::AccountId>,
		tomorrow: Moment,
	) -> Result<Due, DispatchError> {
		let (left, whole) = (self.record.volume.left(), self.record.volume.limit);
		match settle(&debt.position, request.amount, left, &self.market()) {
			Ok(settled) => self.apply(debtor, debt, request, &settled).map(Due::Went),
			// Perhaps only what may still be settled today is worth nothing; a whole day's volume tells.
			Err(Cause::WorthNothing) => match settle(&debt.position, request.amount, whole, &self.market()) {
				Ok(_) => Ok(Due::Later(tomorrow)),
				Err(_) => self.return_due(request),
			},
			Err(cause) => Err(Error::<T>::from(cause).into()),
		}
	}

	/// Books a settlement, and calls the position again if it was called; says what that weighs.
	fn apply(
		&mut self,
		debtor: &T::AccountId,
		debt: Debt,
		mut request: Request<T::AccountId>,
		settled: &Settled,
	) -> Result<Weight, DispatchError> {
		let (called, number) = (self.standing(debt.id).is_some(), self.record.first_request);
		self.take_back(debtor, debt.id)?;
		self.record.volume = self.record.volume.after(settled.cleared());
		self.destroy(settled.payment.burned)?;
		self.take_fees(settled.fee.saturating_add(settled.payment.fee))?;
		let left = self.leave(debtor, debt, settled.after)?;
		Pallet::<T>::pay_or_keep(&request.who, self.record.backing, settled.paid.into());
		self.tell_settled(&request.who, debtor, Some(number), settled);
		request.amount = request.amount.saturating_sub(settled.taken);
		match request.amount {
			0 => self.drop_first(),
			_ => Requests::<T>::insert(self.asset, number, request),
		}
		let weight = T::WeightInfo::step_settle();
		let Some(left) = left.filter(|_| called) else { return Ok(weight) };
		let met = self.call_if_due(debtor, left)?;
		Ok(weight.saturating_add(T::WeightInfo::step_call(met.into())))
	}

	fn return_due(&mut self, request: Request<T::AccountId>) -> Result<Due, DispatchError> {
		self.return_first(request).map(|()| Due::Went(T::WeightInfo::step_close()))
	}

	fn tell_settled(&self, who: &T::AccountId, debtor: &T::AccountId, request: Option<u32>, settled: &Settled) {
		let (asset, who, debtor) = (self.asset, who.clone(), debtor.clone());
		let Settled { taken, fee, paid, .. } = *settled;
		Pallet::<T>::deposit_event(Event::Settled { asset, who, debtor, request, taken, fee, paid });
	}

	/// Gives the first request back; says whether there was one.
	pub fn return_next(&mut self) -> Result<bool, DispatchError> {
		let Some(request) = self.first_request() else { return Ok(false) };
		self.return_first(request)?;
		Ok(true)
	}

	fn return_first(&mut self, Request { who, amount, .. }: Request<T::AccountId>) -> DispatchResult {
		let request = self.record.first_request;
		self.drop_first();
		Pallet::<T>::pay_or_keep(&who, self.asset, amount.into());
		Pallet::<T>::deposit_event(Event::SettlementReturned { asset: self.asset, who, request, amount });
		Ok(())
	}

	fn drop_first(&mut self) {
		Requests::<T>::remove(self.asset, self.record.first_request);
		self.record.first_request = self.record.first_request.saturating_add(1);
	}

	/// Meets the weakest position with BitAsset that lies in custody, if its call stands in the book, so that it has met
	/// all that is better: at once, at its limit there, or at what it should be by now if that is less. Says what went, and
	/// how many orders the rest of the call met; none if there is no such call or the amount is too small.
	pub fn meet_called(&mut self, who: &T::AccountId, amount: u64) -> Result<Option<(Swap, u16)>, DispatchError> {
		let Some((debtor, debt)) = self.weakest_booked(BOOKS_MAX)? else { return Ok(None) };
		let order = self.standing(debt.id).zip(self.plan(&debt.position));
		let swap = order.and_then(|(standing, wanted)| wanted.at_most(&standing).meets(amount));
		let Some(swap) = swap else { return Ok(None) };
		self.take_back(&debtor, debt.id)?;
		let met = match self.cover(&debtor, debt, swap)? {
			Some(left) => self.call_if_due(&debtor, left)?,
			None => 0,
		};
		let (asset, who) = (self.asset, who.clone());
		let Swap { asset: taken, paid } = swap;
		Pallet::<T>::deposit_event(Event::Settled { asset, who, debtor, request: None, taken, fee: 0, paid });
		Ok(Some((swap, met)))
	}
}
