//! Many changes in one transaction.

use crate::*;
use frame_support::pallet_prelude::*;
use tributary_primitives::AssetId;

/// What a batch came to, for its weight.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
	/// Orders cancelled by leaving markets.
	pub left: u32,
	/// Orders met by new ones.
	pub met: u32,
}

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
	/// What a failed item may have met before it failed. Leaving a market fails before it meets anything.
	fn at_most(&self) -> Tally {
		match self {
			Self::Create(create) => Tally { left: 0, met: create.terms.max_fills.into() },
			_ => Tally::default(),
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
	fn do_item(&mut self, item: &Item) -> Result<Tally, DispatchError> {
		match item {
			Item::Cancel(key) => self.cancel(key).map(|()| Tally::default()),
			Item::Leave(one, other) => self.cancel_market(*one, *other).map(|left| Tally { left, met: 0 }),
			Item::Create(Create { sell, buy, terms }) => {
				self.place(*sell, *buy, terms).map(|summary| Tally { left: 0, met: summary.met.into() })
			}
		}
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_batch(who: T::AccountId, batch: Batch) -> Result<Tally, DispatchError> {
		let whole = batch.all_or_nothing;
		Self::trade(&who, |session| {
			let mut sum = Tally::default();
			for (index, item) in (0u32..).zip(batch.items()) {
				let result = session.item(|session| session.do_item(&item));
				let tally = result.as_ref().copied().unwrap_or_else(|_| item.at_most());
				sum.left = sum.left.saturating_add(tally.left);
				sum.met = sum.met.saturating_add(tally.met);
				let result = result.map(|_| ());
				if whole {
					result?;
				}
				Self::deposit_event(Event::BatchItem { who: session.who.clone(), index, result });
			}
			Ok(sum)
		})
	}
}
