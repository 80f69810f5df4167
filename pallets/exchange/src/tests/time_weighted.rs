use super::*;
use crate::limits::WINDOW_MS;
use orderbook_core::Pair;
use sp_core::U256;

/// A fill at `price` of A per B.
fn trade(price: u64) {
	place(MAKER, B, A, at(1, price));
	place(TAKER, A, B, at(1, price));
}

/// The price in whole units of A per B, and the rest of it in units of 2^-64.
fn weighted() -> Option<(U256, U256)> {
	let market = Pair::new(A, B).unwrap();
	let price = Markets::<Test>::get(market)?.time_weighted(Timestamp::get());
	price.map(|price| (price >> 64, price & U256::from(u64::MAX)))
}

const WHOLE: U256 = U256([0; 4]);

#[test]
fn there_is_none_before_a_market_has_traded_half_an_hour() {
	run(|| {
		assert_eq!(weighted(), None);
		trade(50);
		assert_eq!(weighted(), None);
		pass(WINDOW_MS - 1);
		assert_eq!(weighted(), None);
		pass(1);
		assert_eq!(weighted(), Some((50.into(), WHOLE)));
	});
}

#[test]
fn a_price_counts_for_as_long_as_it_lasts() {
	run(|| {
		trade(50);
		pass(WINDOW_MS / 2);
		trade(100);
		// A false price that lasts no time counts for nothing.
		trade(1_000_000);
		trade(100);
		pass(WINDOW_MS / 2);
		assert_eq!(weighted(), Some((75.into(), WHOLE)));
		pass(WINDOW_MS / 2);
		// (50 + 100 + 100) / 3 = 83 1/3, rounded down.
		let third = U256::from((1u128 << 64) / 3);
		assert_eq!(weighted(), Some((83.into(), third)));
	});
}

#[test]
fn old_prices_are_forgotten_once_there_are_newer_ones() {
	run(|| {
		trade(50);
		pass(WINDOW_MS);
		trade(100);
		pass(WINDOW_MS - 1);
		// The younger reading is not old enough: both halves count.
		assert_eq!(weighted().map(|(whole, _)| whole), Some(74.into()));
		pass(1);
		assert_eq!(weighted(), Some((100.into(), WHOLE)));
		pass(10 * WINDOW_MS);
		assert_eq!(weighted(), Some((100.into(), WHOLE)));
	});
}

#[test]
fn others_rely_on_it_only_where_governance_vouches_for_it() {
	run(|| {
		trade(50);
		pass(WINDOW_MS);
		let market = Pair::new(A, B).unwrap();
		assert_eq!(Exchange::vouched_price(&market), None);
		let regime = Regime { vouched: true, ..Default::default() };
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, regime, None));
		assert_eq!(Exchange::vouched_price(&market), Some(U256::from(50) << 64));
		let (not, soon) = (Regime::default(), Timestamp::get() + 10);
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, not, Some(soon)));
		pass(10);
		assert_eq!(Exchange::vouched_price(&market), None);
	});
}
