//! The fill rule: what moves when a taker meets a resting order.
//!
//! The resting order offers `M` units at `r = paid/given` (its own price as what it receives per unit it gives: B-26,
//! S-35). The taker brings at most `T` units and takes at most `W`. Let `g` be what the resting order gives and `s`
//! what the taker pays. Rounding happens in the finer of the two units, the one worth less, so one amount is fixed
//! and the other follows from it:
//!
//! | | `r ≥ 1`: the given amount is fixed | `r < 1`: the paid amount is fixed |
//! |---|---|---|
//! | the taker is smaller | `g = floor(T/r)`, `s = ceil(g·r)` | `s = T`, `g = floor(s/r)` |
//! | the resting order is smaller | `g = M`, `s = ceil(g·r)` | `s = ceil((M+1)·r) − 1`, `g = floor(s/r)` |
//!
//! and a taker who wants no more than `W < g` gets `g = W` for `s = ceil(W·r)`. The smaller one is the one whose row
//! gives less; in each case its order is over. The proofs stand above [`fill`].
//!
//! **Properties** (checked for every fill of every test, numbers as in the tests):
//! 1. `s ≥ g·r`: the resting order never does worse than its own price.
//! 2. `s − g·r < 1`, and `s/r − g < 1` too unless `W` decided a fill at `r < 1`: the taker loses less than one unit, of
//!    the finer asset, to rounding.
//! 3. `g ≥ 1` and `s ≥ 1`: nobody pays for nothing.
//! 4. `g ≤ M`, `g ≤ W`, `s ≤ T`.
//! 5. The smaller one is over: the taker has `W`, or his rest buys less than one unit at `r`; or the resting order's
//!    rest is worth less than one unit at `r`.
//!
//! **What a limit means.** A taker meets an order only while its price is within his limit `L` (exactly, by
//! cross-multiplication). Amounts are whole units: for `g` he pays at most `ceil(g·L)` when `r ≥ 1`, and for `s` he
//! gets at least `floor(s/L)` when `r < 1`. Between two orders of one price such as 3/2 no trade of one unit is exact
//! for both; it is the taker who rounds. Funds, `min_receive` and `max_in` bind absolutely.

use crate::price::{ceil, floor, product, saturate, Rate};

/// What moves in one fill, smallest units.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Swap {
	/// From the resting order to the taker.
	pub given: u64,
	/// From the taker to the resting order.
	pub paid: u64,
}

/// The fill between a resting order of `offered` units at `rate` and a taker with `funds` who wants at most `want`.
///
/// None if the taker cannot buy one unit, or wants none. The case of each line and its proof:
///
/// - **`r ≥ 1`.** `g` units cost `s = ceil(g·r)`, so 1 and 2 hold (`s/r − g < 1/r ≤ 1`), and 3 since `s ≥ g`. The
///   taker can afford `g` iff `ceil(g·r) ≤ T` iff `g·r ≤ T` iff `g ≤ floor(T/r)`: 4.
///   - *Taker smaller*, `g = floor(T/r)`: his rest is `T − s ≤ T − g·r < r`: it buys less than one unit: 5.
///   - *Resting order smaller*, `g = M`: nothing rests: 5.
/// - **`r < 1`.** `s` units buy `g = floor(s/r)`, so `s ≥ g·r` and `s/r − g < 1`, hence `s − g·r < r < 1`: 1 and 2;
///   `g ≥ s ≥ 1`: 3. The order can serve `s` iff `floor(s/r) ≤ M` iff `s/r < M + 1` iff `s < (M + 1)·r`, so at most
///   `ceil((M + 1)·r) − 1 = floor(((M + 1)·paid − 1) / given)`: 4. That is at least `floor(M·r)`, which a resting
///   order keeps at 1 or more.
///   - *Taker smaller*, `s = T`: nothing rests: 5.
///   - *Resting order smaller*: `(M + 1)·r ≤ s + 1` by the choice of `s`, and `g·r > s − r`, so its rest is worth
///     `(M − g)·r < (s + 1 − r) − (s − r) = 1`: 5.
/// - **`W` decides**, `g = W` below what the case gives: `s = ceil(W·r)` is no more than the case's `s`, since `W·r`
///   is not and that `s` is whole; 1 to 4 as for `r ≥ 1`; he has what he wants: 5.
///
/// Range: all `u64`. `(M + 1)·paid ≤ 2^64·(2^64 − 1) < 2^128`; the other products are of two `u64`.
pub fn fill(offered: u64, rate: Rate, funds: u64, want: u64) -> Option<Swap> {
	let cost = |given| ceil(given, rate.paid, rate.given);
	let buys = |paid| floor(paid, rate.given, rate.paid);
	let swap = if rate.paid >= rate.given {
		let given = offered.min(want).min(buys(funds));
		Swap { given, paid: cost(given) }
	} else {
		let paid = funds.min(servable(offered, rate));
		match buys(paid) {
			given if given > want => Swap { given: want, paid: cost(want) },
			given => Swap { given, paid },
		}
	};
	// Nothing given is nothing paid: `ceil(0) = 0` in the first case, and in the second 1 paid buys 1.
	(swap.given > 0).then_some(swap)
}

/// Most a taker can pay to an order of `offered` units at a rate below 1.
fn servable(offered: u64, rate: Rate) -> u64 {
	let above = product(offered, rate.paid).saturating_add(rate.paid.into()).saturating_sub(1);
	saturate(above.checked_div(rate.given.into()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
	use super::*;

	const MAX: u64 = u64::MAX;
	const ORDER: u64 = i64::MAX as u64;

	fn rate(paid: u64, given: u64) -> Rate {
		Rate { paid, given }
	}

	#[test]
	fn worked_fills() {
		// (offered, paid/given, funds, want) → (given, paid)
		let rows = [
			// EX-11: 10 A at 49 whole, then 5 A of the 10 at 50.
			((10, 49, 1, 750, 15), Some((10, 490))),
			((10, 50, 1, 260, 5), Some((5, 250))),
			// r ≥ 1, taker smaller: 7 buy 4 at 3/2 for 6; the rest, 1, buys nothing.
			((100, 3, 2, 7, MAX), Some((4, 6))),
			// r ≥ 1, resting order smaller: 5 at 3/2 are 7.5, the taker pays 8.
			((5, 3, 2, 100, MAX), Some((5, 8))),
			// r ≥ 1, less than one unit.
			((5, 3, 2, 1, MAX), None),
			((1, 3, 2, 2, MAX), Some((1, 2))),
			// r < 1, taker smaller: 2 at 3/8 buy floor(16/3).
			((100, 3, 8, 2, MAX), Some((5, 2))),
			// r < 1, resting order smaller: 5 at 3/8 are worth 1.875; 2 buy exactly 5.
			((5, 3, 8, 100, MAX), Some((5, 2))),
			// 4 at 3/8 are worth 1.5; 2 would buy 5, so 1 buys 2 and the rest, 2, is worth 0.75.
			((4, 3, 8, 100, MAX), Some((2, 1))),
			((3, 1, 2, 100, MAX), Some((2, 1))),
			// W decides.
			((100, 3, 8, 100, 4), Some((4, 2))),
			((100, 3, 2, 100, 3), Some((3, 5))),
			((100, 3, 2, 100, 0), None),
			((100, 3, 8, 100, 0), None),
			// The ends of the range.
			((1, 1, 1, 1, 1), Some((1, 1))),
			((ORDER, 1, 1, ORDER, MAX), Some((ORDER, ORDER))),
			((MAX, MAX, MAX - 1, MAX, MAX), Some((MAX - 1, MAX))),
			((MAX, MAX - 1, MAX, MAX, MAX), Some((MAX, MAX - 1))),
			((MAX, 1, MAX, MAX, MAX), Some((MAX, 1))),
			((MAX, MAX, 1, MAX, MAX), Some((1, MAX))),
			((MAX, MAX, 1, MAX - 1, MAX), None),
			((ORDER, 1, ORDER, ORDER, MAX), Some((ORDER, 1))),
			((ORDER, 2, ORDER, 1, MAX), Some((ORDER / 2, 1))),
		];
		for ((offered, paid, given, funds, want), expected) in rows {
			let swap = fill(offered, rate(paid, given), funds, want).map(|swap| (swap.given, swap.paid));
			assert_eq!(swap, expected, "{offered} at {paid}/{given} for {funds}, at most {want}");
		}
	}

	/// The five properties of the crate's documentation.
	fn properties(offered: u64, rate: Rate, funds: u64, want: u64) {
		let (p, q) = (u128::from(rate.paid), u128::from(rate.given));
		let note = format!("{offered} at {rate:?} for {funds}, at most {want}");
		let Some(swap) = fill(offered, rate, funds, want) else {
			assert!(want == 0 || u128::from(funds) * q < p || u128::from(offered) * p < q, "refused: {note}");
			return;
		};
		let (g, s) = (u128::from(swap.given), u128::from(swap.paid));
		assert!(s * q >= g * p, "1: {note}");
		assert!(s * q - g * p < q, "2: {note}");
		assert!(swap.given == want || s * q - g * p < p, "2, in units given: {note}");
		assert!(g >= 1 && s >= 1, "3: {note}");
		assert!(swap.given <= offered.min(want) && swap.paid <= funds, "4: {note}");
		let taker_over = swap.given == want || u128::from(funds - swap.paid) * q < p;
		let maker_over = u128::from(offered - swap.given) * p < q;
		assert!(taker_over || maker_over, "5: {note}");
	}

	#[test]
	fn every_small_fill_has_the_properties() {
		for paid in 1..=9 {
			for given in 1..=9 {
				for offered in (1..=20).filter(|offered| offered * paid >= given) {
					for funds in 0..=20 {
						for want in (0..=12).chain([MAX]) {
							properties(offered, rate(paid, given), funds, want);
						}
					}
				}
			}
		}
	}

	#[test]
	fn fills_at_the_ends_of_the_range_have_the_properties() {
		let ends = [1, 2, 3, 1 << 31, (1 << 32) + 1, ORDER - 1, ORDER, ORDER + 1, MAX - 1, MAX];
		for paid in ends {
			for given in ends {
				for offered in ends.into_iter().filter(|offered| product(*offered, paid) >= given.into()) {
					for funds in ends {
						ends.into_iter().for_each(|want| properties(offered, rate(paid, given), funds, want));
					}
				}
			}
		}
	}
}
