//! The four pools: their shares of the STM and what may leave them in the first year.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::{
	stm::{TOTAL_AT_GENESIS, UNIT},
	Balance,
};

/// One thousand million STM, in units.
const THOUSAND_MILLION: Balance = 1_000_000_000 * UNIT;

/// What the STM of a pool is for (S-44..S-47).
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub enum Pool {
	/// Ports, merchants, developers, exchanges, market makers (S-44).
	#[codec(index = 0)]
	Ecosystem,
	/// Airdrops, rewards of developers and promoters (S-45).
	#[codec(index = 1)]
	Community,
	/// Early strategic investors, thawed over five years (S-46).
	#[codec(index = 2)]
	Investors,
	/// The founding team, thawed over five years (S-47).
	#[codec(index = 3)]
	Team,
}

impl Pool {
	/// Every pool, in the order of the paper.
	pub const ALL: [Self; 4] = [Self::Ecosystem, Self::Community, Self::Investors, Self::Team];

	/// Share of the STM at genesis, percent.
	pub const fn percent(self) -> Balance {
		match self {
			Self::Ecosystem => 45,
			Self::Community => 25,
			Self::Investors => 20,
			Self::Team => 10,
		}
	}

	/// Share of the STM at genesis, units. Exact: the total is a multiple of a hundred.
	pub const fn share(self) -> Balance {
		// At most 45 × 10^17, far below 2^128.
		#[allow(clippy::arithmetic_side_effects)]
		let share = TOTAL_AT_GENESIS / 100 * self.percent();
		share
	}

	/// Most STM that genesis may grant from the pool, units.
	///
	/// The discretionary pools have a limit a year (S-44, S-45). The others thaw with time (S-48), and at genesis
	/// no time has passed.
	pub const fn first_year_cap(self) -> Balance {
		match self {
			Self::Ecosystem => THOUSAND_MILLION * 9 / 2,
			Self::Community => THOUSAND_MILLION * 5 / 2,
			Self::Investors | Self::Team => 0,
		}
	}

	/// Most STM that the discretionary pools may grant together in the first year, units.
	///
	/// All pools together release 10,000,000,000 STM a year at most (S-49), and the first year's thaw takes
	/// 9,000,000,000 of them (EX-1).
	pub const FIRST_YEAR_GRANTS: Balance = THOUSAND_MILLION;
}
