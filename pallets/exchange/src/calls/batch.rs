//! Many changes in one transaction.

use crate::{work::PATH, *};
use frame_support::pallet_prelude::*;
use tributary_primitives::AssetId;

/// The items of a batch, in the order in which they are done and numbered.
pub(crate) struct Batch {
	pub cancels: alloc::vec::Vec<OrderKey>,
	pub cancel_markets: alloc::vec::Vec<(AssetId, AssetId)>,
	pub creates: alloc::vec::Vec<Create>,
	pub all_or_nothing: bool,
}

/// One item of a batch.
enum Item {
	Cancel(OrderKey),
	Leave(AssetId, AssetId),
	Create(Create),
}

impl Item {
	/// What a failed item may have done before it failed. Only orders are looked at then, and what is written is undone;
	/// nobody is paid.
	fn failed(&self) -> Work {
		let failed = Work { failed: 1, ..Work::default() };
		match self {
			Self::Create(create) => {
				let met = create.terms.max_fills.into();
				// It came to rest, and its owner has not the deposit for a slot.
				let pages = Work::of_order(&create.terms).placed.saturating_mul(PATH);
				Work { created: 1, takers: u32::from(met > 0), met, owners: met, pages, ..failed }
			}
			// The book was searched for an order that is not there: nothing is written, but all is read.
			Self::Cancel(_) => Work { closed: 1, pages: PATH, ..failed },
			Self::Leave(..) => failed,
		}
	}
}

impl Batch {
	fn items(self) -> impl Iterator<Item = Item> {
		let cancels = self.cancels.into_iter().map(Item::Cancel);
		let markets = self.cancel_markets.into_iter().map(|(one, other)| Item::Leave(one, other));
		cancels.chain(markets).chain(self.creates.into_iter().map(Item::Create))
	}
}

impl<T: Config> Session<'_, T> {
	fn do_item(&mut self, item: &Item) -> DispatchResult {
		match item {
			Item::Cancel(key) => self.cancel(key),
			Item::Leave(one, other) => self.cancel_market(*one, *other),
			Item::Create(Create { sell, buy, terms }) => {
				let summary = self.place(*sell, *buy, terms)?;
				if summary.met == 0 && summary.resting == 0 {
					// It looked at a book and changed none: that is charged as for an item that failed.
					self.did(Work { failed: 1, ..Work::default() });
				}
				Ok(())
			}
		}
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_batch(who: T::AccountId, batch: Batch) -> Result<Work, DispatchError> {
		let whole = batch.all_or_nothing;
		let done = Self::trade(&who, |session| {
			for (index, item) in (0u32..).zip(batch.items()) {
				let result = session.item(|session| session.do_item(&item));
				if whole {
					result?;
				}
				if result.is_err() {
					session.did(item.failed());
				}
				Self::deposit_event(Event::BatchItem { who: session.who.clone(), index, result });
			}
			Ok(())
		});
		done.map(|((), work)| work)
	}
}
