//! The queue of orders that expire: when to look at which block of slots, in buckets of time.
//!
//! An entry names a block of an account's slots, not an order. A block has one entry that counts, at the earliest
//! expiry among its orders; when it is looked at, expired orders are closed and the block is queued again for the
//! next. So nothing has to be taken out of the queue when an order is filled or cancelled: an entry that no longer counts
//! is dropped when its time comes, and that is within [`LOOK_MS`], however far off the expiry. Whoever cancels, releases his
//! slots and places again leaves one entry after the other: each is paid for with its look by the call that puts it there.
//!
//! A dead man's switch has one entry that counts for all its account's blocks, which are looked at one after the other
//! when it has fallen. While it is renewed the entry is only put off; whoever sets it earlier pays for another one.

use crate::{limits::*, *};
use alloc::vec::Vec;
use frame_support::{
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{PostInherents, Time},
	weights::WeightMeter,
};
use orderbook_core::Expiry;
use tributary_primitives::Moment;

/// Where the queue is.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Queue {
	/// No bucket before this one has an entry.
	pub next: u64,
	/// Entries in all buckets.
	pub entries: u64,
}

impl<T: Config> Session<'_, T> {
	/// Sees to it that a block of the caller's is looked at when an order of it has expired.
	pub fn queue(&mut self, number: u8, expiry: &Expiry) {
		let Some(bucket) = self.bucket(expiry) else { return };
		if self.block(number).queued.is_some_and(|queued| queued <= bucket) {
			return;
		}
		self.did(Work { queued: 1, ..Work::default() });
		self.change_block(number, |block| block.queued = Some(bucket));
		push::<T>(bucket, (self.who.clone(), number));
	}

	/// The bucket an expiry falls into; none if it never comes. An end given as a block is estimated: if it comes
	/// later, the block of slots is queued again.
	fn bucket(&self, expiry: &Expiry) -> Option<u64> {
		let end = match *expiry {
			Expiry::Never => return None,
			Expiry::Moment(end) => end,
			Expiry::Block(end) => {
				let blocks = Moment::from(end.saturating_sub(self.world.block));
				self.world.now.saturating_add(blocks.saturating_mul(T::BlockTime::get()))
			}
		};
		Some(self.look_at(end))
	}

	/// The bucket in which to look at what ends then.
	fn look_at(&self, end: Moment) -> u64 {
		let latest = self.world.now.saturating_add(LOOK_MS);
		bucket_of(end.clamp(self.world.now, latest))
	}

	/// Sees to it that all the caller's orders are looked at when a deadline of his has passed.
	pub fn watch(&mut self, deadline: Moment) {
		let bucket = self.look_at(deadline);
		match Watches::<T>::get(&self.who) {
			// Orders may stand in blocks that it is past.
			Some(watch) if watch.bucket <= bucket => Watches::<T>::insert(&self.who, Watch { block: 0, ..watch }),
			_ => self.put_watch(Some(Watch { bucket, block: 0 })),
		}
	}

	fn put_watch(&mut self, watch: Option<Watch>) {
		Watches::<T>::set(&self.who, watch);
		if let Some(Watch { bucket, .. }) = watch {
			self.did(Work { queued: 1, ..Work::default() });
			push::<T>(bucket, (self.who.clone(), WATCH));
		}
	}

	/// Closes the dead orders in the next block of the caller's; after the last one, looks again when the deadline has
	/// passed that is set now.
	fn sweep_dead(&mut self, bucket: u64) {
		// The record counts like an entry.
		self.did(Work { queued: 1, ..Work::default() });
		let Some(watch) = Watches::<T>::get(&self.who).filter(|watch| watch.bucket == bucket) else { return };
		let used = |number: &u8| self.trader.blocks.get(usize::from(*number)).is_some_and(|bits| *bits != 0);
		let next = (watch.block..WATCH).take(self.trader.blocks.len()).find(used);
		match next.filter(|_| self.trader.has_dead(self.world.now)) {
			Some(number) => {
				self.close_dead(number);
				self.put_watch(Some(Watch { bucket, block: number.saturating_add(1) }));
			}
			None => self.watch_again(),
		}
	}

	/// All orders are out of their books that were dead when the look at the first block began. Others may have come behind
	/// it, and a deadline may have passed since.
	fn watch_again(&mut self) {
		self.trader.dead_below = 0;
		let left = |deadline: &Moment| self.world.now < *deadline || self.trader.used().next().is_some();
		let deadline = self.trader.deadline.filter(left);
		self.put_watch(deadline.map(|deadline| Watch { bucket: self.look_at(deadline), block: 0 }));
	}

	fn close_dead(&mut self, number: u8) {
		for open in self.open_in(number) {
			if self.trader.is_dead(open.locator.rank.id, self.world.now) {
				self.remove(&open);
			}
		}
	}

	/// The orders in a block of the caller's.
	fn open_in(&mut self, number: u8) -> Vec<OpenOrder> {
		let first = u16::from(number).saturating_mul(BLOCK_SLOTS);
		let slots = (first..).zip(self.block(number).orders);
		slots.filter_map(|(slot, open)| open.filter(|_| self.trader.holds(slot))).collect()
	}

	/// Closes an order of the caller's that is over.
	fn remove(&mut self, open: &OpenOrder) {
		let Locator { market, side, rank } = open.locator;
		if let Ok(closed) = self.books.sweep(&market, side, &rank) {
			self.did(Work { closed: 1, ..Work::default() });
			self.close(&market, closed);
		}
	}

	/// Closes the expired orders of a block of the caller's and queues it for the next ones, if its entry counts.
	fn sweep_block(&mut self, number: u8, bucket: u64) {
		if self.block(number).queued != Some(bucket) {
			return;
		}
		self.change_block(number, |block| block.queued = None);
		for open in self.open_in(number) {
			match open.expiry.is_over(self.world.block, self.world.now) {
				true => self.remove(&open),
				false => self.queue(number, &open.expiry),
			}
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Removes orders whose bucket of time is over, oldest first, as far as the meter goes. Goes on where it stopped.
	pub fn sweep_expired(meter: &mut WeightMeter) {
		if meter.try_consume(Work::look_at_queue::<T>()).is_err() {
			return;
		}
		let (start, end) = (Expiring::<T>::get(), bucket_of(T::Time::now()));
		let mut queue = start;
		while queue.entries > 0 && queue.next < end {
			let Some(due) = Self::pop(queue.next, meter) else { break };
			match due {
				Some((who, number)) => {
					queue.entries = queue.entries.saturating_sub(1);
					Expiring::<T>::put(queue);
					meter.consume(Self::sweep_entry(who, number, queue.next).expire::<T::WeightInfo>());
					queue = Expiring::<T>::get();
				}
				None => queue.next = queue.next.saturating_add(1),
			}
		}
		if queue != start {
			Expiring::<T>::put(queue);
		}
	}

	/// The last entry of a bucket, `Some(None)` if it is empty, none if the meter could not bear the work.
	pub(crate) fn pop(bucket: u64, meter: &mut WeightMeter) -> Option<Option<Due<T::AccountId>>> {
		meter.try_consume(T::WeightInfo::sweep_bucket()).ok()?;
		let count = Buckets::<T>::get(bucket);
		let Some(left) = count.checked_sub(1) else { return Some(None) };
		if !meter.can_consume(Work::of_block().expire::<T::WeightInfo>()) {
			return None;
		}
		let page = page_of(left);
		let due = Expiries::<T>::mutate_exists(bucket, page, |entries| {
			let due = entries.as_mut().and_then(|entries| entries.pop());
			if entries.as_ref().is_some_and(|entries| entries.is_empty()) {
				*entries = None;
			}
			due
		});
		match left {
			0 => Buckets::<T>::remove(bucket),
			_ => Buckets::<T>::insert(bucket, left),
		}
		Some(due)
	}

	/// Nothing here can fail for an owner's sake; if it does all the same, only this entry is lost, and charged whole.
	fn sweep_entry(who: T::AccountId, number: u8, bucket: u64) -> Work {
		let swept = with_storage_layer(|| {
			Self::trade(&who, |session| {
				match number {
					WATCH => session.sweep_dead(bucket),
					_ => session.sweep_block(number, bucket),
				}
				Ok(())
			})
		});
		frame_support::defensive_assert!(swept.is_ok(), "refunds never fail");
		if swept.is_err() && number == WATCH {
			// His next deadline begins another one.
			Watches::<T>::remove(&who);
		}
		swept.map_or_else(|_| Work::of_block(), |((), work)| work)
	}
}

impl<T: Config> PostInherents for Pallet<T> {
	/// Within `SweepWeight`, before any transaction: a block bought full does not keep expired orders in the book.
	fn post_inherents() {
		let mut meter = WeightMeter::with_limit(T::SweepWeight::get());
		Self::sweep_expired(&mut meter);
		frame_system::Pallet::<T>::register_extra_weight_unchecked(meter.consumed(), DispatchClass::Mandatory);
	}
}

/// The bucket of a moment.
pub(crate) fn bucket_of(moment: Moment) -> u64 {
	moment.checked_div(BUCKET_MS).unwrap_or_default()
}

/// The page of the entry at `index` of a bucket.
pub(crate) fn page_of(index: u32) -> u32 {
	index.checked_div(EXPIRY_PAGE).unwrap_or_default()
}

/// Puts an entry into the queue.
pub(crate) fn push<T: Config>(bucket: u64, due: Due<T::AccountId>) {
	let count = Buckets::<T>::get(bucket);
	let pushed = Expiries::<T>::mutate(bucket, page_of(count), |page| {
		page.get_or_insert_with(Default::default).try_push(due).is_ok()
	});
	if !pushed {
		frame_support::defensive!("a page is full only when the next one is begun");
		return;
	}
	Buckets::<T>::insert(bucket, count.saturating_add(1));
	Expiring::<T>::mutate(|queue| {
		queue.next = if queue.entries == 0 { bucket } else { queue.next.min(bucket) };
		queue.entries = queue.entries.saturating_add(1);
	});
}
