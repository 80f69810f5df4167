//! Holders and bidders of a BitAsset that was settled globally (B-50, EX-8).

use crate::*;
use collateral_core::{Bid, Fund, AMOUNT_MAX};
use frame_support::pallet_prelude::*;
use tributary_primitives::AssetId;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_redeem(who: T::AccountId, asset: AssetId, amount: u64) -> DispatchResult {
		let mut bank = Bank::<T>::open(asset)?;
		let (fund, redeemed) = bank.fund()?.redeemed(amount).map_err(Error::<T>::from)?;
		let (taken, paid) = (redeemed.taken, redeemed.paid);
		Bank::<T>::bring(&who, asset, taken)?;
		bank.destroy(taken)?;
		Bank::<T>::hand(&who, bank.record.backing, paid)?;
		bank.record.phase = Phase::Settled(fund);
		// Less debt to take over may be what the bids can carry.
		Self::wake(asset, bank.now);
		bank.save();
		Self::deposit_event(Event::Redeemed { asset, who, taken, paid });
		Ok(())
	}

	pub(crate) fn do_bid(who: T::AccountId, asset: AssetId, debt: u64, extra: u64) -> DispatchResult {
		let bank = Bank::<T>::open(asset)?;
		let least = Bid::debt_min(bank.fund()?.supply);
		ensure!(debt.max(extra) <= AMOUNT_MAX, Error::<T>::TooLarge);
		ensure!(debt == 0 || debt >= least, Error::<T>::BidTooSmall);
		bank.end_own_bid(&who, debt)?;
		if debt == 0 {
			return Ok(());
		}
		Bank::<T>::bring(&who, bank.record.backing, extra)?;
		let bid = Bid { id: NextBid::<T>::get(), debt, extra };
		bank.enter(&who, bid)?;
		NextBid::<T>::put(bid.id.saturating_add(1));
		Self::wake(asset, bank.now);
		Self::deposit_event(Event::BidPlaced { asset, who, bid });
		Ok(())
	}
}

impl<T: Config> Bank<T> {
	/// What holders share; `NotSettled` while positions stand behind it.
	pub fn fund(&self) -> Result<Fund, DispatchError> {
		match self.record.phase {
			Phase::Settled(fund) => Ok(fund),
			_ => Err(Error::<T>::NotSettled.into()),
		}
	}

	/// Gives an older bid of the caller's back. Without one there is none to withdraw.
	fn end_own_bid(&self, who: &T::AccountId, debt: u64) -> DispatchResult {
		let old = Bids::<T>::mutate(self.asset, |bids| {
			let place = bids.iter().position(|(bidder, _)| bidder == who)?;
			Some(bids.remove(place).1)
		});
		match old {
			Some(bid) => self.give_bid_back(who.clone(), &bid, bid.extra),
			None => ensure!(debt > 0, Error::<T>::NoBid),
		}
		Ok(())
	}

	/// Counts a bid that offers collateral.
	pub fn keep_for_bid(&self, who: &T::AccountId, bid: &Bid, more: bool) {
		if bid.extra > 0 {
			self.keep_for(who, more);
		}
	}

	/// Enters a bid; the worst of too many goes back.
	fn enter(&self, who: &T::AccountId, bid: Bid) -> DispatchResult {
		let mut bids = Bids::<T>::get(self.asset);
		if bids.is_full() {
			let worst = bids.iter().enumerate().max_by_key(|(_, (_, other))| *other).map(|(place, _)| place);
			let place = worst.ok_or(Error::<T>::Corrupt)?;
			let (bidder, other) = bids.remove(place);
			ensure!(bid < other, Error::<T>::BidTooLow);
			self.give_bid_back(bidder, &other, other.extra);
		}
		bids.try_push((who.clone(), bid)).map_err(|_| Error::<T>::Corrupt)?;
		Bids::<T>::insert(self.asset, bids);
		self.keep_for_bid(who, &bid, true);
		Ok(())
	}
}
