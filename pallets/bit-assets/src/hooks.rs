//! Work that nobody calls for, in steps, as far as a meter goes.

use crate::{
	margin::{part_of_day, Looked},
	settling::Due,
	*,
};
use collateral_core::Fund;
use frame_support::{
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{PostInherents, Time},
	weights::WeightMeter,
};
use tributary_primitives::{AssetId, Moment};

/// When to look at a BitAsset next.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Next {
	/// There is more to do.
	Now,
	/// Not before this moment.
	At(Moment),
	/// When something happens.
	Never,
}

impl<T: Config> Pallet<T> {
	/// Does what is due, one step after the other, the BitAssets in turn. It is the turn of governance's while they took no
	/// more time than the others, and else that of the others: however many others make, half of the room is for those that
	/// all rely on. Room is asked for the dearest step, and what a step did is paid.
	pub(crate) fn work(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::look()).is_err() {
			return;
		}
		let (now, list) = (T::Time::now(), Governed::<T>::get());
		let is_governed = |asset: &AssetId| list.binary_search(asset).is_ok();
		let (mut governed, mut others) = (Weight::zero(), Weight::zero());
		for _ in 0..STEPS_MAX {
			if !meter.can_consume(T::WeightInfo::step()) {
				return;
			}
			let turn = governed.ref_time() <= others.ref_time();
			let due = Self::work_next(now, |asset| is_governed(asset) == turn);
			let Some((asset, weight)) = due else { return };
			meter.consume(weight);
			let spent = if is_governed(&asset) { &mut governed } else { &mut others };
			spent.saturating_accrue(weight);
		}
	}

	/// One step of the first BitAsset that is due, of the preferred ones if any of those is: whose, and what it weighs; none
	/// if none is due.
	pub(crate) fn work_next(now: Moment, preferred: impl Fn(&AssetId) -> bool) -> Option<(AssetId, Weight)> {
		let asset = Self::pop_due(now, preferred)?;
		let (next, weight) = Self::step(asset);
		Self::schedule(asset, next, now);
		Some((asset, weight))
	}

	fn schedule(asset: AssetId, next: Next, now: Moment) {
		match next {
			Next::Now => Self::wake(asset, now),
			// A moment that is over would stand before what others wait for.
			Next::At(moment) => Self::wake(asset, moment.max(now)),
			Next::Never => {}
		}
	}

	/// A step whose records contradict each other is undone, told, and tried again later.
	fn step(asset: AssetId) -> (Next, Weight) {
		let stepped = with_storage_layer(|| {
			let mut bank = Bank::<T>::open(asset)?;
			let done = bank.step()?;
			bank.save();
			Ok(done)
		});
		stepped.unwrap_or_else(|error: DispatchError| {
			Self::deposit_event(Event::StepFailed { asset, error });
			let later = T::Time::now().saturating_add(part_of_day::<T>(RETRY_PART));
			(Next::At(later), T::WeightInfo::step())
		})
	}

	pub(crate) fn do_push(asset: AssetId, steps: u32) -> DispatchResultWithPostInfo {
		ensure!(steps > 0, Error::<T>::NothingToDo);
		let mut bank = Bank::<T>::open(asset)?;
		if bank.record.phase == Phase::Live && bank.record.pass == Pass::Done {
			bank.look_again();
		}
		bank.save();
		Self::forget(asset);
		let (mut next, mut weight) = (Next::Now, T::WeightInfo::look());
		for _ in 0..steps.min(PUSH_MAX) {
			if next == Next::Now {
				let (then, spent) = Self::step(asset);
				(next, weight) = (then, weight.saturating_add(spent));
			}
		}
		Self::schedule(asset, next, T::Time::now());
		Ok(Some(weight).into())
	}
}

impl<T: Config> Bank<T> {
	/// One step of what is to be done: what others took first, for nothing else knows the positions before.
	fn step(&mut self) -> Result<(Next, Weight), DispatchError> {
		self.change_feeders();
		if self.book_fill()? {
			return Ok((Next::Now, T::WeightInfo::step_fill()));
		}
		self.look_at_price();
		match self.record.phase {
			Phase::Live => self.step_live(),
			Phase::Closing(fund) => self.close_next(fund).map(|()| (Next::Now, T::WeightInfo::step_close())),
			Phase::Settled(fund) => self.step_settled(fund),
		}
	}

	fn step_live(&mut self) -> Result<(Next, Weight), DispatchError> {
		loop {
			let looked = match self.record.pass {
				Pass::Clearing(after) => self.clear(after)?,
				Pass::Calling(after) => self.call_next(after)?,
				Pass::Done => return self.step_between(),
			};
			match looked {
				Looked::Through => {}
				Looked::Far => return Ok((Next::Now, T::WeightInfo::step_look())),
				Looked::Acted(weight) => return Ok((Next::Now, weight.saturating_add(self.looked()))),
			}
		}
	}

	/// Between two passes: insolvency, settlements, another pass if something moved.
	fn step_between(&mut self) -> Result<(Next, Weight), DispatchError> {
		self.wind_up_if_insolvent()?;
		if self.record.phase != Phase::Live {
			return Ok((Next::Now, T::WeightInfo::step_look()));
		}
		let due = match self.settle_due()? {
			Due::Went(weight) => return Ok((Next::Now, weight.saturating_add(self.looked()))),
			Due::Later(moment) => Some(moment),
			Due::Nothing => None,
		};
		let is_due = |at: Option<Moment>| at.is_some_and(|at| self.now >= at);
		let again = is_due(self.record.retry) || is_due(self.record.look);
		if core::mem::take(&mut self.record.again) || again {
			(self.record.retry, self.record.look) = (None, None);
			self.record.pass = Pass::Clearing(None);
			return Ok((Next::Now, T::WeightInfo::step_look()));
		}
		Ok((self.later(due), T::WeightInfo::step_look()))
	}

	/// What this step's looks weigh beside what it did.
	fn looked(&self) -> Weight {
		let all = T::WeightInfo::step_look().saturating_mul(self.looks.into());
		all.checked_div(LOOKS_MAX.saturating_mul(2).into()).unwrap_or(all)
	}

	fn step_settled(&mut self, fund: Fund) -> Result<(Next, Weight), DispatchError> {
		if self.return_next()? {
			return Ok((Next::Now, T::WeightInfo::step_close().saturating_add(self.looked())));
		}
		Ok(match self.try_to_revive(fund)? {
			Some(bids) => (Next::Now, T::WeightInfo::step_revive(bids)),
			None => (self.later(None), T::WeightInfo::step_look()),
		})
	}

	/// When something comes due by itself: a settlement, a report that dies, terms or feeders that come into force, an order
	/// to be tried again, what must last long enough.
	fn later(&self, due: Option<Moment>) -> Next {
		let record = &self.record;
		let lasts = record.since.map(|since| since.saturating_add(part_of_day::<T>(CONFIRM_PART)));
		let moments = [
			due,
			self.feed.map(|feed| feed.until),
			record.announced.map(|announced| announced.effective),
			self.next_feeders().map(|(effective, _)| effective),
			record.retry,
			record.look,
			lasts,
		];
		moments.into_iter().flatten().min().map_or(Next::Never, Next::At)
	}

	/// A price that moved makes orders in the book wrong.
	fn look_at_price(&mut self) {
		let price = self.price();
		if price == self.record.seen {
			return;
		}
		self.record.seen = price;
		if price.is_none() {
			self.record.since = None;
		}
		Pallet::<T>::deposit_event(Event::FeedMoved { asset: self.asset, price });
		if self.record.phase == Phase::Live {
			self.look_again();
		}
	}
}

impl<T: Config> PostInherents for Pallet<T> {
	/// Within `HookWeight`, before any transaction: a block bought full does not keep positions from being called.
	fn post_inherents() {
		let mut meter = WeightMeter::with_limit(T::HookWeight::get());
		Self::work(&mut meter);
		frame_system::Pallet::<T>::register_extra_weight_unchecked(meter.consumed(), DispatchClass::Mandatory);
	}
}
