//! What the events of a block say of each book: enough to follow it from block to block.

use crate::*;
use alloc::vec::Vec;

impl<T: Config> Pallet<T> {
	/// What happened in the books of all markets in the block whose state this is, in order. For reading off chain
	/// only: all events of the block are decoded.
	pub fn market_events() -> Vec<(MarketId, MarketEvent<T::AccountId>)>
	where
		T::RuntimeEvent: TryInto<Event<T>>,
	{
		let events = frame_system::Pallet::<T>::read_events_for_pallet::<Event<T>>();
		events.into_iter().filter_map(Self::told).collect()
	}

	/// What an event says of a book; none if the book is as it was.
	fn told(event: Event<T>) -> Option<(MarketId, MarketEvent<T::AccountId>)> {
		let told = match event {
			Event::Placed { order, market, side, class, price, expiry, summary } if summary.resting > 0 => {
				let Party { order: id, client_id, who: owner } = order;
				let remaining = summary.resting;
				let order = RestingOrder { id, side, class, price, remaining, expiry, owner, client_id };
				(market, MarketEvent::Opened { order })
			}
			Event::Filled { market, maker, taker, side, price, paid, given, maker_fee, taker_fee, remaining } => {
				let filled =
					MarketEvent::Filled { maker, taker, side, price, paid, given, maker_fee, taker_fee, remaining };
				(market, filled)
			}
			Event::Decremented { market, maker: order, side, remaining, .. }
			| Event::Amended { order, market, side, remaining, .. } => {
				(market, MarketEvent::Reduced { id: order.order, side, remaining })
			}
			Event::Closed { order, market, side, refund, reason } => {
				(market, MarketEvent::Closed { order, side, refund, reason })
			}
			Event::MarketSet { market, regime, effective } => (market, MarketEvent::Regime { regime, effective }),
			_ => return None,
		};
		Some(told)
	}
}
