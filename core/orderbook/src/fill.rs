//! The fill rule: what moves when a taker meets a resting order.
//!
//! The resting order offers `M` units at `r = paid/given` (its own price as what it receives per unit it gives: B-26,
//! S-35). The taker brings at most `T` units and takes at most `W`. Let `g` be what the resting order gives and `s`
//! what the taker pays. Rounding happens in the finer of the two units, the one worth less, so one amount is fixed
//! and the other follows from it; with `N = min(M, W)`:
//!
//! | | `r ≥ 1`: the given amount is fixed | `r < 1`: the paid amount is fixed |
//! |---|---|---|
//! | the funds decide | `g = floor(T/r)`, `s = ceil(g·r)` | `s = T`, `g = floor(s/r)` |
//! | what is offered or wanted decides | `g = N`, `s = ceil(g·r)` | `s = ceil((N+1)·r) − 1`, `g = floor(s/r)` |
//!
//! The row that gives less holds, and what decided is over. The proofs stand above [`fill`].
//!
//! **Properties** (checked for every fill of every test, numbers as in the tests):
//! 1. `s ≥ g·r`: the resting order never does worse than its own price.
//! 2. `s − g·r < 1` and `s/r − g < 1`: the taker loses less than one unit, of the finer asset, to rounding.
//! 3. `g ≥ 1` and `s ≥ 1`: nobody pays for nothing.
//! 4. `g ≤ M`, `g ≤ W`, `s ≤ T`.
//! 5. What decided is over: the taker's rest buys less than one unit at `r`; or the resting order's rest, or what he
//!    still wants, is worth less than one unit at `r`.
//!
//! A strict-receive route wants exactly `W` and not at most: there `g = W` for `s = ceil(W·r)` whenever the case gives
//! more. At `r < 1` that may cost up to one unit of the coarser asset: 1, 3, 4 and 5 hold, of 2 the first half.
//!
//! **What a limit means.** A taker meets an order only while its price is within his limit `L` (exactly, by
//! cross-multiplication). Amounts are whole units: for `g` he pays at most `ceil(g·L)` when `r ≥ 1`, and for `s` he
//! gets at least `floor(s/L)` when `r < 1`. Between two orders of one price such as 3/2 no trade of one unit is exact
//! for both; it is the taker who rounds. Many small fills would add up, so an order's totals are held to its limit too,
//! but for one unit or a basis point of all of it: [`crate::Stop::Coarse`]. Funds, `min_receive` and `max_spend` bind absolutely.

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
/// None if nothing can move: the taker cannot buy one unit, wants none, or wants less than one unit of what he pays
/// with buys. The case of each line and its proof, with `N = min(M, W)`:
///
/// - **`r ≥ 1`.** `g` units cost `s = ceil(g·r)`, so 1 and 2 hold (`s/r − g < 1/r ≤ 1`), and 3 since `s ≥ g`. The
///   taker can afford `g` iff `ceil(g·r) ≤ T` iff `g·r ≤ T` iff `g ≤ floor(T/r)`: 4.
///   - *Funds decide*, `g = floor(T/r)`: his rest is `T − s ≤ T − g·r < r`: it buys less than one unit: 5.
///   - *Offered or wanted decides*, `g = N`: nothing of it rests: 5.
/// - **`r < 1`.** `s` units buy `g = floor(s/r)`, so `s ≥ g·r` and `s/r − g < 1`, hence `s − g·r < r < 1`: 1 and 2;
///   `g ≥ s ≥ 1`: 3. `s` buys no more than `N` iff `floor(s/r) ≤ N` iff `s/r < N + 1` iff `s < (N + 1)·r`, so at most
///   `ceil((N + 1)·r) − 1 = floor(((N + 1)·paid − 1) / given)`: 4. That is at least `floor(N·r)`, which a resting
///   order keeps at 1 or more; it is 0 only where `W` is worth less than one unit.
///   - *Funds decide*, `s = T`: nothing rests: 5.
///   - *Offered or wanted decides*: `(N + 1)·r ≤ s + 1` by the choice of `s`, and `g·r > s − r`, so the rest of it is
///     worth `(N − g)·r < (s + 1 − r) − (s − r) = 1`: 5.
///
/// Range: all `u64`. `(N + 1)·paid ≤ 2^64·(2^64 − 1) < 2^128`; the other products are of two `u64`.
pub fn fill(offered: u64, rate: Rate, funds: u64, want: u64) -> Option<Swap> {
	let most = offered.min(want);
	let buys = |paid| floor(paid, rate.given, rate.paid);
	let swap = if rate.paid >= rate.given {
		let given = most.min(buys(funds));
		Swap { given, paid: ceil(given, rate.paid, rate.given) }
	} else {
		let paid = funds.min(servable(most, rate));
		Swap { given: buys(paid), paid }
	};
	// Nothing given is nothing paid: `ceil(0) = 0` in the first case, and in the second 1 paid buys 1.
	(swap.given > 0).then_some(swap)
}

/// As [`fill`], for a taker who wants exactly `want` in the end: if the order can give it, he gets it at once.
///
/// Then `g = W` is below what the case gives, and `s = ceil(W·r)` is no more than the case's `s`, since `W·r` is not and
/// that `s` is whole: 4. He has what he wants: 5. 1 and 3 as for `r ≥ 1`; `s − W·r < 1`.
pub(crate) fn fill_exactly(offered: u64, rate: Rate, funds: u64, want: u64) -> Option<Swap> {
	let swap = fill(offered, rate, funds, u64::MAX)?;
	if swap.given <= want {
		return Some(swap);
	}
	(want > 0).then(|| Swap { given: want, paid: ceil(want, rate.paid, rate.given) })
}

/// Most that may be paid at a rate below 1 so that it buys no more than `most` units.
fn servable(most: u64, rate: Rate) -> u64 {
	let above = product(most, rate.paid).saturating_add(rate.paid.into()).saturating_sub(1);
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
			// What is wanted decides: 4 at 3/8 are worth 1.5, so 1 buys 2 and the 2 still wanted are worth 0.75.
			((100, 3, 8, 100, 4), Some((2, 1))),
			((100, 3, 8, 100, 5), Some((5, 2))),
			((100, 3, 8, 100, 1), None),
			((100, 3, 2, 100, 3), Some((3, 5))),
			// 3 million are worth one unit and a half: one is paid, for two million.
			((5_000_000, 1, 2_000_000, 3, 3_000_000), Some((2_000_000, 1))),
			((5_000_000, 1, 2_000_000, 2, 1_000_000), None),
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

	/// The five properties of the module's documentation.
	fn properties(offered: u64, rate: Rate, funds: u64, want: u64) {
		let (p, q) = (u128::from(rate.paid), u128::from(rate.given));
		let note = format!("{offered} at {rate:?} for {funds}, at most {want}");
		let nothing_for = |units: u64| u128::from(units) * p < q;
		let Some(swap) = fill(offered, rate, funds, want) else {
			assert!(want == 0 || u128::from(funds) * q < p || nothing_for(offered.min(want)), "refused: {note}");
			return exactly(offered, rate, funds, want);
		};
		let (g, s) = (u128::from(swap.given), u128::from(swap.paid));
		assert!(s * q >= g * p, "1: {note}");
		assert!(s * q - g * p < q, "2: {note}");
		assert!(s * q - g * p < p, "2, in units given: {note}");
		assert!(g >= 1 && s >= 1, "3: {note}");
		assert!(swap.given <= offered.min(want) && swap.paid <= funds, "4: {note}");
		let funds_over = u128::from(funds - swap.paid) * q < p;
		assert!(funds_over || swap.given == want || nothing_for(offered.min(want) - swap.given), "5: {note}");
		exactly(offered, rate, funds, want);
	}

	/// What differs when exactly `want` is asked for.
	fn exactly(offered: u64, rate: Rate, funds: u64, want: u64) {
		let (p, q) = (u128::from(rate.paid), u128::from(rate.given));
		let note = format!("{offered} at {rate:?} for {funds}, exactly {want}");
		let all = fill(offered, rate, funds, MAX);
		let swap = fill_exactly(offered, rate, funds, want);
		if want == 0 || all.is_none_or(|all| all.given <= want) {
			return assert_eq!(swap, all.filter(|_| want > 0), "{note}");
		}
		let swap = swap.unwrap();
		let (g, s) = (u128::from(swap.given), u128::from(swap.paid));
		assert!(swap.given == want && swap.paid <= funds, "4: {note}");
		assert!(s >= 1 && s * q >= g * p && s * q - g * p < q, "1 to 3: {note}");
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
