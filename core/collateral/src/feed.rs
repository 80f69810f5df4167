//! From feeders' values to the prices that decide (B-53).

use crate::{
	call::is_insolvent,
	position::Position,
	terms::{FeedRules, Insolvency, Terms},
	units::Rate,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use tributary_primitives::{Moment, Price};

/// One feeder's value.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Report {
	/// Backing per BitAsset, smallest units.
	pub price: Price,
	/// When it was published.
	pub at: Moment,
}

/// What the live values say together.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Median {
	/// The feed, in lowest terms.
	pub price: Price,
	/// How many values are live.
	pub live: u32,
	/// When the oldest of them dies: from then on the median must be asked again.
	pub until: Moment,
}

/// The median of the live values; none if fewer than the rules ask for are live: there is no price then.
///
/// A value is live while it is younger than `lifetime_ms`; at exactly that age it is dead. Values are compared exactly.
/// Of an even number it is the **upper** of the two in the middle, in backing per BitAsset: the one at which ratios are
/// lower. Fewer than half of the feeders cannot move it beyond what the others say; the caller counts each feeder once.
pub fn median(reports: &[Report], now: Moment, rules: &FeedRules) -> Option<Median> {
	let dies = |report: &Report| report.at.saturating_add(rules.lifetime_ms);
	let live: Vec<&Report> = reports.iter().filter(|report| now < dies(report)).collect();
	let count = u32::try_from(live.len()).ok().filter(|count| *count >= rules.feeders_min.into())?;
	let mut prices: Vec<Price> = live.iter().map(|report| report.price).collect();
	prices.sort_unstable();
	let price = prices.get(prices.len() / 2)?.reduced();
	Some(Median { price, live: count, until: live.into_iter().map(dies).min()? })
}

/// The prices that bind now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Prices {
	/// The median: what ratios are measured by, also while it is capped.
	pub feed: Price,
	/// What the weakest position has per whole unit it owes ([`Position::own_price`]), while it is insolvent and the mode is
	/// [`Insolvency::NoSettlement`]: calls and settlements pay no more.
	pub cap: Option<Price>,
}

impl Prices {
	/// The feed without a cap.
	pub fn plain(feed: Price) -> Self {
		Self { feed, cap: None }
	}

	/// The prices while `weakest` is the weakest position. They change when it does; nothing else is kept, so the feed
	/// revives as soon as the weakest is worth its debt again.
	pub fn new(feed: Price, weakest: Option<&Position>, index: u128, terms: &Terms) -> Self {
		let capping = weakest.filter(|weakest| {
			terms.insolvency == Insolvency::NoSettlement && is_insolvent(weakest, index, &feed, None)
		});
		Self { feed, cap: capping.and_then(|weakest| weakest.own_price(index)).map(|own| own.min(feed)) }
	}

	/// What a BitAsset settles for before the offset: the feed, or the cap if that is lower.
	pub fn settlement(&self) -> Price {
		self.cap.map_or(self.feed, |cap| cap.min(self.feed))
	}

	/// Most a call may pay: feed times squeeze limit, or the cap if that is lower.
	pub(crate) fn squeezed(&self, terms: &Terms) -> Rate {
		let squeezed = Rate::from(&self.feed).scaled(terms.squeeze_bp);
		self.cap.map_or(squeezed, |cap| squeezed.min(Rate::from(&cap)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::borrow::INDEX_ONE;

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	fn feeds(values: &[(u64, Moment)]) -> Vec<Report> {
		values.iter().map(|(quote, at)| Report { price: price(*quote, 1), at: *at }).collect()
	}

	#[test]
	fn the_upper_of_the_middle_of_the_living() {
		let rules = FeedRules { lifetime_ms: 100, feeders_min: 2 };
		let at = |values: &[(u64, Moment)], now| {
			median(&feeds(values), now, &rules).map(|m| (m.price.quote(), m.live, m.until))
		};
		assert_eq!(at(&[], 0), None);
		assert_eq!(at(&[(5, 0)], 0), None);
		assert_eq!(at(&[(5, 0), (9, 3)], 0), Some((9, 2, 100)));
		assert_eq!(at(&[(7, 0), (5, 0), (9, 3)], 99), Some((7, 3, 100)));
		assert_eq!(at(&[(7, 0), (5, 0), (9, 3)], 100), None);
		assert_eq!(at(&[(7, 0), (5, 1), (9, 3)], 100), Some((9, 2, 101)));
		assert_eq!(at(&[(4, 9), (1, 9), (3, 9), (2, 9)], 10), Some((3, 4, 109)));
		assert_eq!(at(&[(1, u64::MAX), (2, u64::MAX)], 5), Some((2, 2, u64::MAX)));
	}

	#[test]
	fn a_minority_of_liars_stays_within_what_honest_feeders_say() {
		let rules = FeedRules { lifetime_ms: 100, feeders_min: 1 };
		let quote = |values: &[(u64, Moment)]| median(&feeds(values), 0, &rules).unwrap().price.quote();
		for lie in [1, u64::MAX] {
			assert!((199..=201).contains(&quote(&[(199, 0), (200, 0), (201, 0), (lie, 0), (lie, 0)])));
		}
		// Half of them: the lower half moves nothing beyond the honest ones, the upper half does.
		assert_eq!(quote(&[(199, 0), (201, 0), (1, 0), (1, 0)]), 199);
		assert_eq!(quote(&[(199, 0), (201, 0), (900, 0), (900, 0)]), 900);
	}

	#[test]
	fn medians_are_exact_and_reduced() {
		let rules = FeedRules { lifetime_ms: 1, feeders_min: 1 };
		let unreduced: Price = codec::Decode::decode(&mut &codec::Encode::encode(&(4u64, 6u64))[..]).unwrap();
		let close = [(u64::MAX, u64::MAX - 1), (u64::MAX - 1, u64::MAX - 2), (1, 1)];
		let reports: Vec<_> = close.iter().map(|(q, b)| Report { price: price(*q, *b), at: 0 }).collect();
		assert_eq!(median(&reports, 0, &rules).unwrap().price, price(u64::MAX, u64::MAX - 1));
		let one = median(&[Report { price: unreduced, at: 0 }], 0, &rules).unwrap();
		assert_eq!((one.price.quote(), one.price.base()), (2, 3));
	}

	#[test]
	fn only_an_insolvent_weakest_caps_and_only_without_settlement() {
		let mild = Terms { insolvency: Insolvency::NoSettlement, ..Terms::default() };
		let weakest = Position::open(600_000, 1_000, INDEX_ONE, None);
		let cap = |feed, terms: &Terms| Prices::new(price(feed, 1), Some(&weakest), INDEX_ONE, terms);
		assert_eq!(cap(600, &mild), Prices::plain(price(600, 1)));
		assert_eq!(cap(601, &mild), Prices { feed: price(601, 1), cap: Some(price(600, 1)) });
		assert_eq!(cap(601, &mild).settlement(), price(600, 1));
		assert_eq!(cap(601, &Terms::default()), Prices::plain(price(601, 1)));
		assert_eq!(Prices::new(price(601, 1), None, INDEX_ONE, &mild), Prices::plain(price(601, 1)));
		// What it owes is not whole, and its price per whole unit is above the feed.
		let later = INDEX_ONE + INDEX_ONE * 9 / 10_000;
		let near = Prices::new(price(5_999, 10), Some(&weakest), later, &mild);
		assert_eq!(near, Prices { feed: price(5_999, 10), cap: Some(price(5_999, 10)) });
		// The feed returns: nothing is left of the cap.
		assert_eq!(cap(299, &mild), Prices::plain(price(299, 1)));
	}
}
