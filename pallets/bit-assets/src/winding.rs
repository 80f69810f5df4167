//! Global settlement: closing all positions into a fund, and the revival by bids (B-50).

use crate::*;
use alloc::vec::Vec;
use collateral_core::{revive, Bid, Fund, Takeover};
use frame_support::pallet_prelude::*;
use tributary_primitives::Price;

impl<T: Config> Bank<T> {
	/// Begins to close all positions at the price of now.
	pub fn wind_up(&mut self, price: Price, weakest: T::AccountId) {
		let bad_debt = core::mem::take(&mut self.record.bad_debt);
		self.record.phase = Phase::Closing(Fund::new(price, bad_debt));
		keeping::owe::<T>(self.record.backing, true);
		(self.record.pass, self.record.again, self.record.since) = (Pass::Done, false, None);
		(self.record.retry, self.record.look) = (None, None);
		Pallet::<T>::deposit_event(Event::GlobalSettlement { asset: self.asset, price, weakest });
	}

	/// Closes the weakest position into the fund; without any the fund is what holders share.
	pub fn close_next(&mut self, fund: Fund) -> DispatchResult {
		let Some((who, debt)) = self.weakest()? else {
			let supply = fund.supply.saturating_add(core::mem::take(&mut self.record.bad_debt));
			let fund = Fund { supply, ..fund };
			self.record.phase = Phase::Settled(fund);
			Pallet::<T>::deposit_event(Event::FundReady { asset: self.asset, fund });
			return Ok(());
		};
		let (fund, closed) = fund.closing(&debt.position, self.record.index.value);
		self.record.phase = Phase::Closing(fund);
		self.end(&who, debt, closed.returned, 0)?;
		Ok(())
	}

	/// Makes the BitAsset live again if the bids take all of the fund and the debt over at the price of now, and would have
	/// for a while. With nothing left to take over it is live at once. Says how many bids there were, if it is.
	pub fn try_to_revive(&mut self, fund: Fund) -> Result<Option<u32>, DispatchError> {
		let bids = Bids::<T>::get(self.asset);
		let Some(takeovers) = self.takeovers(&fund, bids.iter().map(|(_, bid)| *bid).collect()) else {
			self.record.since = None;
			return Ok(None);
		};
		if fund.supply > 0 && !self.lasts() {
			return Ok(None);
		}
		Bids::<T>::remove(self.asset);
		let count = u32::try_from(bids.len()).unwrap_or(u32::MAX);
		for (who, bid) in bids {
			self.end_bid(who, &bid, takeovers.iter().find(|takeover| takeover.id == bid.id))?;
		}
		(self.record.phase, self.record.since) = (Phase::Live, None);
		keeping::owe::<T>(self.record.backing, false);
		let (asset, positions) = (self.asset, self.record.positions);
		Pallet::<T>::deposit_event(Event::Revived { asset, positions });
		self.look_again();
		Ok(Some(count))
	}

	fn takeovers(&self, fund: &Fund, bids: Vec<Bid>) -> Option<Vec<Takeover>> {
		if fund.supply == 0 {
			return Some(Vec::new());
		}
		revive(fund.collateral, fund.supply, &bids, &self.price()?, self.record.index.value, &self.record.terms)
	}

	/// A bid becomes a position, or goes back whole.
	fn end_bid(&mut self, who: T::AccountId, bid: &Bid, taken: Option<&Takeover>) -> DispatchResult {
		if let Some(Takeover { position, .. }) = taken {
			self.put(&who, None, Some(*position))?;
		}
		self.give_bid_back(who, bid, taken.map_or(bid.extra, |takeover| takeover.refund));
		Ok(())
	}

	/// Gives back what is left of a bid that is over.
	pub fn give_bid_back(&self, who: T::AccountId, bid: &Bid, refund: u64) {
		self.keep_for_bid(&who, bid, false);
		Pallet::<T>::pay_or_keep(&who, self.record.backing, refund.into());
		Pallet::<T>::deposit_event(Event::BidEnded { asset: self.asset, who, bid: bid.id, refund });
	}
}
