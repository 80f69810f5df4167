//! STM, the native coin: the one place that states its units (S-10, Q-1).

use crate::Balance;

/// Ticker, equal in the chain's properties and in the metadata.
pub const SYMBOL: &str = "STM";
/// Decimal places of one coin.
pub const DECIMALS: u8 = 8;
/// Smallest units in one coin.
pub const UNIT: Balance = 100_000_000;
/// All the STM there will ever be, in units: 100,000,000,000 coins at genesis (S-10).
pub const TOTAL_AT_GENESIS: Balance = 10_000_000_000_000_000_000;
/// What an account must hold to exist: 1 coin (S-12, Q-1).
pub const EXISTENTIAL_DEPOSIT: Balance = UNIT;
/// Address format of every network of this chain.
pub const SS58_PREFIX: u16 = 42;

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn total_is_a_hundred_thousand_million_coins() {
		assert_eq!(TOTAL_AT_GENESIS, 100_000_000_000 * UNIT);
		assert_eq!(UNIT, 10u128.pow(u32::from(DECIMALS)));
	}
}
