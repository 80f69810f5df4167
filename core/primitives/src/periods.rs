//! Lengths of time that only genesis writes (design §2).

use crate::{BlockNumber, Moment, SECOND_MS};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Every period of the chain, so that one runtime serves every preset.
///
/// Milliseconds are of wall time; slots, sessions and blocks count those things. The default is the main network's.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, MaxEncodedLen, PartialEq, Serialize, TypeInfo)]
pub struct Periods {
	/// Length of a BABE slot, milliseconds (W-6: 5 s).
	pub slot_ms: Moment,
	/// Slots in an epoch, which is also a session.
	pub epoch_slots: u32,
	/// Sessions in a staking era.
	pub era_sessions: u32,
	/// Eras a bond stays locked and slashable after unbonding.
	pub bonding_eras: u32,
	/// Eras between an offence and its slash; less than `bonding_eras`.
	pub slash_defer_eras: u32,
	/// One tick of WTB's schedules, milliseconds (W-6).
	pub wtb_tick_ms: Moment,
	/// One tick of ANC's schedules, milliseconds.
	pub anc_tick_ms: Moment,
	/// One tick of GOS's schedules, milliseconds (G-30).
	pub gos_tick_ms: Moment,
	/// A day as rules count it, milliseconds.
	pub day_ms: Moment,
	/// Governance, in blocks.
	pub governance: GovernancePeriods,
}

/// How long each stage of a referendum lasts, in blocks.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, MaxEncodedLen, PartialEq, Serialize, TypeInfo)]
pub struct GovernancePeriods {
	/// From submission to decision at the earliest.
	pub prepare: BlockNumber,
	/// Longest time a referendum may be decided.
	pub decision: BlockNumber,
	/// How long it must pass without a break.
	pub confirm: BlockNumber,
	/// From approval to enactment at the earliest.
	pub enactment: BlockNumber,
	/// After which an undecided referendum without deposit ends.
	pub undeciding_timeout: BlockNumber,
	/// Lock of a vote with the lowest conviction.
	pub vote_locking: BlockNumber,
}

impl Periods {
	/// The main network: 5 s slots, one-hour epochs, one-day eras, 28 days of bonding.
	pub const MAIN: Self = Self {
		slot_ms: 5 * SECOND_MS,
		epoch_slots: 720,
		era_sessions: 24,
		bonding_eras: 28,
		slash_defer_eras: 27,
		wtb_tick_ms: 5 * SECOND_MS,
		anc_tick_ms: 15 * SECOND_MS,
		gos_tick_ms: 30 * SECOND_MS,
		day_ms: 86_400 * SECOND_MS,
		governance: GovernancePeriods {
			prepare: 1_440,
			decision: 241_920,
			confirm: 17_280,
			enactment: 17_280,
			undeciding_timeout: 241_920,
			vote_locking: 120_960,
		},
	};

	/// The same code with every period shortened: 1 s slots, 20-slot epochs, a day of a minute.
	pub const FAST: Self = Self {
		slot_ms: SECOND_MS,
		epoch_slots: 20,
		era_sessions: 3,
		bonding_eras: 3,
		slash_defer_eras: 1,
		wtb_tick_ms: SECOND_MS,
		anc_tick_ms: 3 * SECOND_MS,
		gos_tick_ms: 6 * SECOND_MS,
		day_ms: 60 * SECOND_MS,
		governance: GovernancePeriods {
			prepare: 2,
			decision: 60,
			confirm: 5,
			enactment: 2,
			undeciding_timeout: 120,
			vote_locking: 30,
		},
	};

	/// Whether the periods fit each other; the text says which rule is broken.
	pub fn check(&self) -> Result<(), &'static str> {
		let rules = [
			(
				self.slot_ms >= SECOND_MS && self.slot_ms.is_multiple_of(2),
				"a slot is an even number of ms, one second at least",
			),
			(self.epoch_slots > 1, "an epoch has more than one slot"),
			(self.era_sessions > 0, "an era has a session"),
			(self.slash_defer_eras < self.bonding_eras, "a slash comes before its bond can leave"),
			(self.wtb_tick_ms == self.slot_ms, "a WTB tick is a slot"),
			(self.anc_tick_ms == self.slot_ms.saturating_mul(3), "an ANC tick is three slots (X-1)"),
			(self.gos_tick_ms == self.slot_ms.saturating_mul(6), "a GOS tick is six slots (X-1)"),
			(self.day_ms >= self.slot_ms, "a day is longer than a slot"),
			(
				self.governance.confirm > 0 && self.governance.decision > self.governance.confirm,
				"a decision outlasts its confirmation",
			),
			(
				self.governance.vote_locking >= self.governance.enactment,
				"a vote is locked until what it decided is in force",
			),
			(
				self.governance.undeciding_timeout > self.governance.prepare,
				"a referendum may be prepared before it times out",
			),
		];
		rules.iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, rule)| Err(*rule))
	}
}

impl Default for Periods {
	fn default() -> Self {
		Self::MAIN
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn both_tables_fit() {
		assert_eq!(Periods::MAIN.check(), Ok(()));
		assert_eq!(Periods::FAST.check(), Ok(()));
	}

	#[test]
	fn each_rule_can_be_broken() {
		let broken = [
			Periods { slot_ms: 999, ..Periods::MAIN },
			Periods { epoch_slots: 1, ..Periods::MAIN },
			Periods { era_sessions: 0, ..Periods::MAIN },
			Periods { slash_defer_eras: 28, ..Periods::MAIN },
			Periods { wtb_tick_ms: 1, ..Periods::MAIN },
			Periods { anc_tick_ms: 1, ..Periods::MAIN },
			Periods { gos_tick_ms: 1, ..Periods::MAIN },
			Periods { day_ms: 1, ..Periods::MAIN },
			Periods { governance: GovernancePeriods { confirm: 0, ..Periods::MAIN.governance }, ..Periods::MAIN },
			Periods { governance: GovernancePeriods { vote_locking: 1, ..Periods::MAIN.governance }, ..Periods::MAIN },
			Periods {
				governance: GovernancePeriods { undeciding_timeout: 1, ..Periods::MAIN.governance },
				..Periods::MAIN
			},
		];
		let rules: std::collections::BTreeSet<_> = broken.iter().map(|periods| periods.check().unwrap_err()).collect();
		assert_eq!(rules.len(), broken.len());
	}
}
