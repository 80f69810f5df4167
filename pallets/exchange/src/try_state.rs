//! The invariants, by their numbers in the pallet's documentation.

use crate::{expiries::*, limits::WATCH, *};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Time},
};
use orderbook_core::{Class, Expiry, Head, Order, Side};
use sp_runtime::TryRuntimeError;
use tributary_primitives::{AssetId, Balance, Custody, Moment};

/// An order and where it stands.
type Standing<AccountId> = (Locator, Order<AccountId>);

impl<T: Config> Pallet<T> {
	/// Checks every numbered invariant. Walks the whole storage: off chain and in tests only.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let owed = Self::check_books()?;
		Self::check_custody(owed)?;
		let orders = Self::all_orders();
		Self::check_orders(&orders)?;
		Self::check_slots()?;
		Self::check_deposits()?;
		Self::check_expiries()?;
		Self::check_tags(&orders)?;
		Self::check_owing()
	}

	/// The markets in which something rests.
	pub(crate) fn books() -> impl Iterator<Item = MarketId> {
		Markets::<T>::iter().filter(|(_, record)| !record.head.is_empty()).map(|(market, _)| market)
	}

	/// What the books hold of each asset.
	fn check_books() -> Result<BTreeMap<AssetId, Balance>, TryRuntimeError> {
		let mut owed = BTreeMap::<AssetId, Balance>::new();
		let (mut leaves, mut inners) = (0u32, 0u32);
		for market in Self::books() {
			let (bids, asks) = Self::look(|books, _| books.check(&market))
				.map_err(|_| "invariant 2: a book keeps the invariants of books")?;
			ensure!(bids.orders > 0 || asks.orders > 0, "invariant 2: something rests in a book");
			for (side, holdings) in [(Side::Bid, bids), (Side::Ask, asks)] {
				let sum = owed.entry(market.sold(side)).or_default();
				*sum = sum.saturating_add(holdings.funds);
				leaves = leaves.saturating_add(holdings.leaves);
				inners = inners.saturating_add(holdings.inners);
			}
		}
		let forgotten = |record: Market| !record.head.is_empty() || record.head == Head::default();
		ensure!(Markets::<T>::iter_values().all(forgotten), "invariant 2: an empty book keeps no head");
		let stored = (Leaves::<T>::iter_keys().count(), Inners::<T>::iter_keys().count());
		let counted = (usize::try_from(leaves), usize::try_from(inners));
		ensure!(counted == (Ok(stored.0), Ok(stored.1)), "invariant 2: every page belongs to a book");
		Ok(owed)
	}

	fn check_custody(mut owed: BTreeMap<AssetId, Balance>) -> Result<(), TryRuntimeError> {
		let mut owe = |asset, amount: Balance| {
			let sum = owed.entry(asset).or_default();
			*sum = sum.saturating_add(amount);
			amount > 0
		};
		for (_, asset, amount) in Claimable::<T>::iter() {
			ensure!(owe(asset, amount), "invariant 8: what is claimable is positive");
		}
		for (asset, amount) in IssuerFees::<T>::iter() {
			ensure!(owe(asset, amount), "invariant 8: gathered fees are positive");
		}
		for (asset, amount) in owed {
			ensure!(T::Custody::in_custody(asset) >= amount, "invariant 1: custody holds what is owed");
		}
		Ok(())
	}

	fn all_orders() -> Vec<Standing<T::AccountId>> {
		let mut orders = Vec::new();
		for market in Self::books() {
			for side in [Side::Bid, Side::Ask] {
				let found = Self::look(|books, _| books.orders(&market, side, None, usize::MAX)).unwrap_or_default();
				let at = |order: &Order<T::AccountId>| Locator { market, side, rank: order.rank() };
				orders.extend(found.into_iter().map(|order| (at(&order), order)));
			}
		}
		orders
	}

	fn check_orders(orders: &[Standing<T::AccountId>]) -> Result<(), TryRuntimeError> {
		for (locator, order) in orders {
			ensure!(order.id < NextOrder::<T>::get(), "invariant 3: orders are numbered below the next");
			if order.class == Class::System {
				continue;
			}
			let (who, slot) = (&order.owner, order.slot);
			let holds = Traders::<T>::get(who).is_some_and(|trader| trader.holds(slot));
			let open = Slots::<T>::get(who, block_of(slot)).and_then(|block| block.slot(slot));
			let named = open.is_some_and(|open| open.locator == *locator && open.client_id == order.client_id);
			ensure!(holds && named, "invariant 3: an order's slot names it");
			ensure!(open.map(|open| open.expiry) == Some(order.expiry), "invariant 6: a slot knows its order's expiry");
			let leads = order.client_id.is_none_or(|id| ClientOrders::<T>::get(who, id) == Some(slot));
			ensure!(leads, "invariant 5: an order's number leads to its slot");
		}
		Ok(())
	}

	fn check_slots() -> Result<(), TryRuntimeError> {
		for (who, trader) in Traders::<T>::iter() {
			for slot in trader.used() {
				let open = Slots::<T>::get(&who, block_of(slot)).and_then(|block| block.slot(slot));
				let order = open.and_then(|open| Self::order_at(&open.locator));
				let named = order.is_some_and(|order| order.owner == who && order.slot == slot);
				ensure!(named, "invariant 3: a used slot names an order");
			}
		}
		for (who, number, _) in Slots::<T>::iter() {
			let open = Traders::<T>::get(who).is_some_and(|trader| usize::from(number) < trader.blocks.len());
			ensure!(open, "invariant 4: a block of slots is paid for");
		}
		for (who, client_id, slot) in ClientOrders::<T>::iter() {
			let held = Slots::<T>::get(who, block_of(slot)).and_then(|block| block.slot(slot));
			let remembered = held.is_some_and(|open| open.client_id == Some(client_id));
			ensure!(remembered, "invariant 5: a number leads to a slot that held it last");
		}
		Ok(())
	}

	fn check_deposits() -> Result<(), TryRuntimeError> {
		for (who, trader) in Traders::<T>::iter() {
			let held = T::Deposits::balance_on_hold(&HoldReason::Slots.into(), &who);
			ensure!(held == trader.deposit, "invariant 4: what is held is what the record names");
			ensure!(!trader.blocks.is_empty(), "invariant 4: a record is of somebody with slots");
		}
		for who in frame_system::Account::<T>::iter_keys().filter(|who| !Traders::<T>::contains_key(who)) {
			let held = T::Deposits::balance_on_hold(&HoldReason::Slots.into(), &who);
			ensure!(held == 0, "invariant 4: nothing is held without a record");
		}
		Ok(())
	}

	fn check_expiries() -> Result<(), TryRuntimeError> {
		let queue = Expiring::<T>::get();
		let mut entries = 0u64;
		for (bucket, count) in Buckets::<T>::iter() {
			ensure!(bucket >= queue.next, "invariant 6: no bucket lies behind the queue");
			entries = entries.saturating_add(count.into());
			let stored =
				(0..=page_of(count)).filter_map(|page| Expiries::<T>::get(bucket, page)).map(|page| page.len());
			ensure!(usize::try_from(count) == Ok(stored.sum::<usize>()), "invariant 6: a bucket counts its entries");
		}
		ensure!(entries == queue.entries, "invariant 6: the queue counts its entries");
		for (who, Watch { bucket, .. }) in Watches::<T>::iter() {
			ensure!(Self::is_queued(bucket, &(who, WATCH)), "invariant 6: who is watched is queued");
		}
		for (who, trader) in Traders::<T>::iter() {
			let in_time =
				|deadline: Moment| Watches::<T>::get(&who).is_some_and(|watch| watch.bucket <= bucket_of(deadline));
			let ahead = trader.deadline.filter(|deadline| T::Time::now() < *deadline);
			let dead = trader.has_dead(T::Time::now()) && trader.used().next().is_some();
			let watched = ahead.is_none_or(in_time) && (!dead || Watches::<T>::contains_key(&who));
			ensure!(watched, "invariant 6: who set a deadline is watched");
			for slot in trader.used() {
				let number = block_of(slot);
				let block = Slots::<T>::get(&who, number).unwrap_or_default();
				let covered = match block.slot(slot).map(|open| open.expiry) {
					Some(Expiry::Moment(end)) => block.queued.is_some_and(|queued| queued <= bucket_of(end)),
					Some(Expiry::Block(_)) => block.queued.is_some(),
					_ => true,
				};
				let listed = block.queued.is_none_or(|bucket| Self::is_queued(bucket, &(who.clone(), number)));
				ensure!(covered && listed, "invariant 6: an order that expires is queued");
			}
		}
		Ok(())
	}

	fn check_owing() -> Result<(), TryRuntimeError> {
		let mut owing = BTreeMap::<AssetId, u32>::new();
		let books = Self::books().flat_map(|market| [market.quote(), market.base()]);
		for asset in books.chain(Claimable::<T>::iter_keys().map(|(_, asset)| asset)) {
			let count = owing.entry(asset).or_default();
			*count = count.saturating_add(1);
		}
		let stored: BTreeMap<AssetId, u32> = Owing::<T>::iter().collect();
		ensure!(owing == stored, "invariant 9: books and claims are counted");
		Ok(())
	}

	fn is_queued(bucket: u64, due: &Due<T::AccountId>) -> bool {
		Expiries::<T>::iter_prefix_values(bucket).any(|page| page.contains(due))
	}

	fn check_tags(orders: &[Standing<T::AccountId>]) -> Result<(), TryRuntimeError> {
		let mut tags = BTreeMap::new();
		for (locator, order) in orders.iter().filter(|(_, order)| order.class == Class::System) {
			let tag = order.client_id.ok_or("invariant 7: an order of the system has a tag")?;
			ensure!(tags.insert(tag, *locator).is_none(), "invariant 7: a tag is of one order");
		}
		let stored: BTreeMap<u64, Locator> = Tags::<T>::iter().collect();
		ensure!(tags == stored, "invariant 7: tags and orders of the system agree");
		Ok(())
	}
}
