//! Orders of other pallets (design §4).

use crate::{limits::NO_SLOT, *};
use frame_support::{pallet_prelude::*, storage::with_storage_layer};
use orderbook_core::{Class, Closed, Expiry, Pair, Reason, Request, Side, TimeInForce};
use tributary_primitives::{Balance, SystemOrder, SystemOrders, SystemPlaced};

/// A system order as it is to be placed.
struct Ask {
	market: MarketId,
	side: Side,
	tag: u64,
	sell: u64,
	receive: u64,
	max_fills: u16,
}

impl<T: Config> SystemOrders<T::AccountId> for Pallet<T> {
	fn place(order: SystemOrder<T::AccountId>) -> Result<SystemPlaced, DispatchError> {
		ensure!(!Tags::<T>::contains_key(order.tag), Error::<T>::TagTaken);
		let (market, side) = Pair::selling(order.sell, order.buy).ok_or(Error::<T>::SameAsset)?;
		let SystemOrder { owner, tag, amount, receive, max_fills, .. } = order;
		let (sell, receive) = (as_amount::<T>(amount)?, as_amount::<T>(receive)?);
		let ask = Ask { market, side, tag, sell, receive, max_fills };
		with_storage_layer(|| Self::trade(&owner, |session| session.place_system(&ask)).map(|(placed, _)| placed))
	}

	fn reprice(tag: u64, receive: Balance, max_fills: u16) -> Result<SystemPlaced, DispatchError> {
		let receive = as_amount::<T>(receive)?;
		with_storage_layer(|| {
			let (locator, owner) = Self::system_order(tag)?;
			let placed = Self::trade(&owner, |session| {
				let sell = session.end_system(tag, &locator, Reason::Amended)?;
				let Locator { market, side, .. } = locator;
				session.place_system(&Ask { market, side, tag, sell, receive, max_fills })
			});
			placed.map(|(placed, _)| placed)
		})
	}

	fn cancel(tag: u64) -> Result<Balance, DispatchError> {
		with_storage_layer(|| {
			let (locator, owner) = Self::system_order(tag)?;
			let (left, _) = Self::trade(&owner, |session| session.end_system(tag, &locator, Reason::Cancelled))?;
			Ok(left.into())
		})
	}

	fn left(tag: u64) -> Option<Balance> {
		Tags::<T>::get(tag).and_then(|at| Self::order_at(&at)).map(|order| order.remaining.into())
	}
}

impl<T: Config> Session<'_, T> {
	/// Places an order of the system: no funds are taken, no slot is used, nothing is paid to its owner. Orders of its
	/// owner are met like anybody's: what the system sells is no longer his to offer.
	fn place_system(&mut self, ask: &Ask) -> Result<SystemPlaced, DispatchError> {
		let Ask { market, side, tag, sell, receive, max_fills } = *ask;
		ensure!(self.status(&market) != Status::Halted, Error::<T>::MarketNotOpen);
		let (id, owner) = (self.id(), self.who.clone());
		let request = Request {
			client_id: Some(tag),
			slot: NO_SLOT,
			class: Class::System,
			time_in_force: TimeInForce::GoodTill(Expiry::Never),
			receive_max: Some(receive),
			max_fills,
			..Request::offer(id, owner, side, sell, receive).ok_or(Error::<T>::Zero)?
		};
		let effects = self.books.place(&market, &request).map_err(Error::<T>::from)?;
		self.use_id();
		if let Some(order) = &effects.resting {
			Tags::<T>::insert(tag, Locator { market, side, rank: order.rank() });
			self.open_market(&market);
		}
		let got = effects.net();
		let Summary { paid, refund, resting, met, .. } = self.settle(&market, &request, effects);
		Ok(SystemPlaced { paid: paid.into(), got, resting: resting.into(), left: refund.into(), met })
	}

	/// Takes an order of the system out of the book and says what is left of it.
	fn end_system(&mut self, tag: u64, at: &Locator, reason: Reason) -> Result<u64, DispatchError> {
		let closed: Closed<T::AccountId> =
			self.books.close(&at.market, at.side, &at.rank, reason).map_err(Error::<T>::from)?;
		Tags::<T>::remove(tag);
		let left = closed.order.remaining;
		Self::tell_closed(&at.market, closed);
		Ok(left)
	}
}

impl<T: Config> Pallet<T> {
	/// Where an order of the system stands, and for whom.
	fn system_order(tag: u64) -> Result<(Locator, T::AccountId), DispatchError> {
		let at = Tags::<T>::get(tag).ok_or(Error::<T>::NoSuchOrder)?;
		let order = Self::order_at(&at).ok_or(Error::<T>::Corrupt)?;
		Ok((at, order.owner))
	}
}

fn as_amount<T: Config>(amount: Balance) -> Result<u64, DispatchError> {
	u64::try_from(amount).map_err(|_| Error::<T>::TooLarge.into())
}
