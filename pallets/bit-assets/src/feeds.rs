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

	/// Whether a BitAsset's prices are the oracle's.
	pub fn is_fed_by_oracle(asset: AssetId) -> bool {
		Records::<T>::get(asset).is_some_and(|record| record.source == Source::Oracle)
	}

	/// Has a BitAsset's positions looked at if its price moved. For whoever hears of new reports of the oracle's.
	pub fn price_reported(asset: AssetId) {
		if let Ok(bank) = Bank::<T>::open(asset) {
			bank.wake_if_moved();
		}
	}
}

impl<T: Config> Bank<T> {
	/// A price that did not move costs nothing more, unless it ends earlier now: the oracle's median may be another report of
	/// the same price.
	pub fn wake_if_moved(&self) {
		let at = if self.price() == self.record.seen { self.feed.map(|feed| feed.until) } else { Some(self.now) };
		at.into_iter().for_each(|at| Pallet::<T>::wake(self.asset, at));
	}
}
