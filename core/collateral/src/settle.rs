//! Settlement: a holder turns BitAssets into collateral at the feed (B-48, EX-9).
//!
//! A request meets called positions at once, at their limit ([`crate::Call::meets`], then [`crate::call::fill`]):
//! without delay, offset, fee or volume. What is left waits for its delay; then [`settle`] takes it from the weakest
//! position, and from the next weakest if that closes, until the request, the day's volume or the block's weight is used
//! up.

use crate::{
	error::Error,
	market::Market,
	position::{After, Payment, Position},
	terms::Terms,
	units::{ceil, Rate, WHOLE_BP},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use tributary_primitives::Moment;

/// How much of a BitAsset may still be settled today.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Volume {
	/// The day counted, days since the epoch.
	pub day: u64,
	/// Most that day, units of debt.
	pub limit: u64,
	/// Settled that day, units of debt.
	pub used: u64,
}

impl Volume {
	/// The volume at `now`: the same day's, or a new one of `volume_bp` of the supply as it is now, rounded up, and at
	/// least the smallest debt, so that the last holders get out too.
	#[must_use]
	pub fn at(&self, now: Moment, day_ms: Moment, supply: u64, terms: &Terms) -> Self {
		let day = now.checked_div(day_ms).unwrap_or_default();
		if self.limit > 0 && self.day == day {
			return *self;
		}
		let share = ceil(supply, terms.settlement.volume_bp.into(), WHOLE_BP.into());
		Self { day, limit: share.max(terms.debt_min), used: 0 }
	}

	/// What is left of it.
	pub fn left(&self) -> u64 {
		self.limit.saturating_sub(self.used)
	}

	/// The volume after `cleared` units of debt were settled.
	#[must_use]
	pub fn after(&self, cleared: u64) -> Self {
		Self { used: self.used.saturating_add(cleared), ..*self }
	}
}

/// One step of a settlement. `taken = fee + payment.fee + payment.burned`.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Settled {
	/// The position.
	pub after: After,
	/// BitAsset taken from the request.
	pub taken: u64,
	/// Of it the settlement fee, to the savings.
	pub fee: u64,
	/// Of it what reduced the debt.
	pub payment: Payment,
	/// Collateral to the holder.
	pub paid: u64,
}

impl Settled {
	/// Units of debt that are gone: what counts against the volume.
	pub fn cleared(&self) -> u64 {
		self.payment.fee.saturating_add(self.payment.burned)
	}
}

/// Settles as much of `amount` as the weakest `position` and the `volume` allow.
///
/// - The rate is the feed (or cap) less the offset, and no more than what the position has per unit it owes: no
///   position is left with a lower ratio.
/// - What is paid is rounded down, and no BitAsset is taken that it does not pay for: a rest worth less than one unit
///   goes back to the holder ([`Error::WorthNothing`] when nothing but such a rest remains). Only where the whole debt is
///   cleared the remainder of the division, less than one unit, stays with the debtor; and a whole debt worth less
///   than one unit is paid one, so that dust leads the order of weakness no longer than until it is met.
/// - The fee is taken of what is settled, rounded down.
///
/// The request may go on with the next position iff this one closed. Errors in the order of [`Error`].
pub fn settle(position: &Position, amount: u64, volume: u64, market: &Market) -> Result<Settled, Error> {
	let prices = market.prices.ok_or(Error::NoPrice)?;
	let settlement = &market.terms.settlement;
	if amount == 0 {
		return Err(Error::OutOfRange);
	}
	if volume == 0 {
		return Err(Error::NoVolume);
	}
	let debt = position.debt(market.index);
	let own = Rate::new(position.collateral, debt).ok_or(Error::Corrupt)?;
	let kept_bp = WHOLE_BP.saturating_sub(settlement.offset_bp.into());
	let rate = Rate::from(&prices.settlement()).scaled(kept_bp).min(own);
	let most = settlement.fee.net(amount).min(volume).min(debt);
	let (cleared, paid) = match most == debt {
		true => (debt, rate.worth(debt).max(1).min(position.collateral)),
		false => part(&rate, most)?,
	};
	let taken = settlement.fee.gross(cleared);
	let (after, payment) = position.reduced(market.index, cleared, paid)?;
	Ok(Settled { after, taken, fee: taken.saturating_sub(cleared), payment, paid })
}

/// Debt cleared and collateral paid for at most `most` units of a larger debt. `takes` is at most `most`, since
/// `rate · most` is at least what is paid.
fn part(rate: &Rate, most: u64) -> Result<(u64, u64), Error> {
	let paid = rate.worth(most);
	(paid > 0).then(|| (rate.takes(paid), paid)).ok_or(Error::WorthNothing)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		borrow::INDEX_ONE,
		feed::Prices,
		units::{ratio_bp, Fee},
		Price,
	};

	fn price(quote: u64, base: u64) -> Price {
		Price::new(quote, base).unwrap()
	}

	fn of(collateral: u64, debt: u64) -> Position {
		Position::open(collateral, debt, INDEX_ONE, None)
	}

	fn at(position: &Position, amount: u64, feed: Price, change: fn(&mut Terms)) -> Result<Settled, Error> {
		let mut terms = Terms::default();
		change(&mut terms);
		let market = Market { terms: &terms, index: INDEX_ONE, prices: Some(Prices::plain(feed)) };
		settle(position, amount, u64::MAX, &market)
	}

	#[test]
	fn ex_9() {
		let settled = at(&of(600_000, 1_000), 100, price(250, 1), |_| ()).unwrap();
		assert_eq!((settled.paid, settled.taken, settled.fee), (25_000, 100, 0));
		assert_eq!(settled.payment, Payment { fee: 0, burned: 100 });
		let After::Open(left) = settled.after else { panic!() };
		assert_eq!((left.collateral, left.debt(INDEX_ONE)), (575_000, 900));
		assert_eq!(ratio_bp(575_000, 900, &price(250, 1)), 25_555);
	}

	#[test]
	fn offset_fee_and_rounding() {
		type Row = (Position, u64, Price, fn(&mut Terms), Result<(u64, u64, u64), Error>);
		// position, amount, feed, terms → taken, fee, paid
		let rows: [Row; 15] = [
			(of(600_000, 1_000), 100, price(250, 1), |t| t.settlement.offset_bp = 100, Ok((100, 0, 24_750))),
			(of(600_000, 1_000), 100, price(250, 1), |t| t.settlement.fee = Fee { bp: 100 }, Ok((99, 0, 24_750))),
			(of(600_000, 1_000), 5_000, price(250, 1), |_| (), Ok((1_000, 0, 250_000))),
			(
				of(600_000, 1_000),
				5_000,
				price(250, 1),
				|t| t.settlement.fee = Fee { bp: 100 },
				Ok((1_010, 10, 250_000)),
			),
			(of(600_000, 1_000), 101, price(250, 1), |t| t.settlement.fee = Fee { bp: 100 }, Ok((101, 1, 25_000))),
			// Below water: at what it has.
			(of(600_000, 1_000), 100, price(700, 1), |_| (), Ok((100, 0, 60_000))),
			(of(600_000, 1_000), 1_000, price(700, 1), |_| (), Ok((1_000, 0, 600_000))),
			// 10 at 1/3 are worth 3, for which 9 are taken.
			(of(600_000, 1_000), 10, price(1, 3), |_| (), Ok((9, 0, 3))),
			(of(600_000, 1_000), 2, price(1, 3), |_| (), Err(Error::WorthNothing)),
			(of(600_000, 10), 10, price(1, 3), |_| (), Ok((10, 0, 3))),
			// A whole debt worth less than a unit is paid one.
			(of(5, 2), 2, price(1, 3), |_| (), Ok((2, 0, 1))),
			(of(1, 2), 9, price(1, 3), |_| (), Ok((2, 0, 1))),
			(of(5, 2), 0, price(1, 3), |_| (), Err(Error::OutOfRange)),
			(of(u64::MAX, u64::MAX), u64::MAX, price(1, 2), |_| (), Ok((u64::MAX, 0, u64::MAX / 2))),
			(of(u64::MAX, 1), u64::MAX, price(u64::MAX, 1), |_| (), Ok((1, 0, u64::MAX))),
		];
		for (position, amount, feed, change, expected) in rows {
			let settled = at(&position, amount, feed, change).map(|done| (done.taken, done.fee, done.paid));
			assert_eq!(settled, expected, "{position:?} {amount}");
		}
	}

	#[test]
	fn without_a_price_or_volume_nothing_is_settled() {
		let terms = Terms::default();
		let position = of(600_000, 1_000);
		let market = Market { terms: &terms, index: INDEX_ONE, prices: None };
		assert_eq!(settle(&position, 0, 0, &market), Err(Error::NoPrice));
		let market = Market { prices: Some(Prices::plain(price(250, 1))), ..market };
		assert_eq!(settle(&position, 1, 0, &market), Err(Error::NoVolume));
		assert_eq!(settle(&position, 10, 4, &market).unwrap().taken, 4);
	}

	#[test]
	fn a_request_goes_through_several_positions() {
		let (mut rest, mut paid) = (250, 0);
		for position in [of(24_000, 100), of(25_000, 100), of(60_000, 100)] {
			let settled = at(&position, rest, price(200, 1), |_| ()).unwrap();
			(rest, paid) = (rest - settled.taken, paid + settled.paid);
			assert_eq!(matches!(settled.after, After::Closed { .. }), rest > 0);
		}
		assert_eq!((rest, paid), (0, 50_000));
	}

	#[test]
	fn a_day_has_its_volume() {
		let terms = Terms { debt_min: 5, ..Terms::default() };
		let volume = Volume::default().at(250, 100, 1_001, &terms);
		assert_eq!(volume, Volume { day: 2, limit: 201, used: 0 });
		let used = volume.after(200);
		assert_eq!((used.left(), used.at(299, 100, 9_999, &terms).left()), (1, 1));
		assert_eq!(used.after(5).left(), 0);
		assert_eq!(used.at(300, 100, 801, &terms), Volume { day: 3, limit: 161, used: 0 });
		assert_eq!(used.at(300, 100, 3, &terms).left(), 5);
		assert_eq!(used.at(300, 0, 3, &terms).day, 0);
		assert_eq!(Volume::default().at(0, 100, u64::MAX, &terms).limit, u64::MAX / 5);
	}
}
