//! Feeders and their reports (B-53).

use crate::*;
use alloc::{collections::BTreeSet, vec::Vec};
use collateral_core::{Report, Terms};
use frame_support::{pallet_prelude::*, traits::Time};
use tributary_primitives::{AssetId, Moment, Price};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_feeders(
		owner: Option<T::AccountId>,
		asset: AssetId,
		feeders: Vec<T::AccountId>,
	) -> DispatchResult {
		let mut bank = Self::own(owner.as_ref(), asset)?;
		ensure!(bank.record.source == Source::Feeders, Error::<T>::FedByOracle);
		ensure!(feeders.iter().collect::<BTreeSet<_>>().len() == feeders.len(), Error::<T>::FeederTwice);
		let announced = bank.record.announced.map(|announced| announced.terms);
		let enough = |terms: &Terms| is_majority(terms, feeders.len());
		ensure!([Some(bank.record.terms), announced].iter().flatten().all(enough), Error::<T>::FeedersMin);

		let notice = if bank.record.issued() > 0 { T::TermsNotice::get() } else { 0 };
		let effective = bank.now.saturating_add(notice);
		NextFeeders::<T>::insert(asset, (effective, BoundedVec::truncate_from(feeders.clone())));
		Self::deposit_event(Event::FeedersAnnounced { asset, feeders, effective });
		bank.change_feeders();
		Self::wake(asset, effective);
		bank.save();
		Ok(())
	}

	pub(crate) fn do_publish_feed(feeder: T::AccountId, asset: AssetId, price: Price) -> DispatchResult {
		let at = T::Time::now();
		ensure!(Records::<T>::contains_key(asset), Error::<T>::NoSuchAsset);
		Reports::<T>::try_mutate(asset, |reports| {
			let entry = reports.iter_mut().find(|(who, _)| *who == feeder).ok_or(Error::<T>::NotFeeder)?;
			entry.1 = Some(Report { price, at });
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::FeedPublished { asset, feeder, price });
		Self::price_reported(asset);
		Ok(())
	}
}

impl<T: Config> Bank<T> {
	/// Who will report, and from when on. Nobody announces the oracle's.
	pub fn next_feeders(&self) -> Option<(Moment, Feeders<T::AccountId>)> {
		match self.record.source {
			Source::Feeders => NextFeeders::<T>::get(self.asset),
			Source::Oracle => None,
		}
	}

	/// Announced feeders report from their moment on; the reports of those who stay count on.
	pub fn change_feeders(&mut self) {
		let due = self.next_feeders().filter(|(effective, _)| self.now >= *effective);
		let Some((_, feeders)) = due else { return };
		NextFeeders::<T>::remove(self.asset);
		Reports::<T>::mutate(self.asset, |reports| {
			let old =
				|who: &T::AccountId| reports.iter().find(|(feeder, _)| feeder == who).and_then(|(_, report)| *report);
			let entries = feeders.into_iter().map(|who| (who.clone(), old(&who))).collect();
			*reports = BoundedVec::truncate_from(entries);
		});
		self.feed = Pallet::<T>::median(self.asset, &self.record, self.now);
		Pallet::<T>::deposit_event(Event::FeedersChanged { asset: self.asset });
	}

	/// Fails if terms ask for fewer feeders than most of those there are or will be: the last who reports would make the
	/// price alone.
	pub fn ensure_majority(&self, terms: &Terms) -> DispatchResult {
		let next = self.next_feeders().map(|(_, feeders)| feeders.len());
		let counts = [Some(Reports::<T>::decode_len(self.asset).unwrap_or_default()), next];
		let enough =
			self.record.source == Source::Oracle || counts.iter().flatten().all(|count| is_majority(terms, *count));
		ensure!(enough, Error::<T>::FeedersMin);
		Ok(())
	}
}

fn is_majority(terms: &Terms, feeders: usize) -> bool {
	usize::from(terms.feed.feeders_min).saturating_mul(2) > feeders
}
