//! From reports to the price that binds.

use crate::*;
use alloc::vec::Vec;
use collateral_core::{feed::Median, median, FeedRules, Report};
use tributary_primitives::{AssetId, Moment, PriceSource};

impl<T: Config> Pallet<T> {
	/// What live reports say.
	pub(crate) fn median(asset: AssetId, record: &BitAsset<T::AccountId>, now: Moment) -> Option<Median> {
		let rules = record.terms.feed;
		match record.source {
			Source::Feeders => {
				let reports: Vec<Report> =
					Reports::<T>::get(asset).into_iter().filter_map(|(_, report)| report).collect();
				median(&reports, now, &rules)
			}
			// The oracle took the median already, of its own least number of feeders.
			Source::Oracle => {
				let (price, at) = T::Oracle::price(asset)?;
				median(&[Report { price, at }], now, &FeedRules { feeders_min: 1, ..rules })
			}
		}
	}

	/// Has a BitAsset's positions looked at if its price moved. For whoever hears of new reports of the oracle's.
	pub fn price_reported(asset: AssetId) {
		if let Ok(bank) = Bank::<T>::open(asset) {
			bank.wake_if_moved();
		}
	}
}

impl<T: Config> Bank<T> {
	/// A price that did not move costs nothing more.
	pub fn wake_if_moved(&self) {
		if self.price() != self.record.seen {
			Pallet::<T>::wake(self.asset, self.now);
		}
	}
}
