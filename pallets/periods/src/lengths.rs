//! One `Get` type for each consumer of the table.
//!
//! Each reads the table anew: it is one item of about a hundred bytes that every block has in its cache.

use crate::{Config, Pallet, Table};
use core::marker::PhantomData;
use frame_support::traits::Get;
use tributary_primitives::{BlockNumber, Moment};

/// Declares `Get` types, each a function of the table.
macro_rules! lengths {
	($( $(#[$doc:meta])* $name:ident: $unit:ty = $of:expr; )*) => {$(
		$(#[$doc])*
		pub struct $name<T>(PhantomData<T>);

		impl<T: Config> Get<$unit> for $name<T> {
			fn get() -> $unit {
				let of: fn(Table) -> $unit = $of;
				of(Pallet::<T>::periods())
			}
		}
	)*};
}

lengths! {
	/// Length of a slot, milliseconds.
	SlotDuration: Moment = |table| table.slot_ms;
	/// Half a slot, milliseconds: what the timestamp calls its minimum period.
	MinimumPeriod: Moment = |table| table.slot_ms / 2;
	/// Slots in an epoch.
	EpochDuration: u64 = |table| table.epoch_slots.into();
	/// Sessions in a staking era.
	SessionsPerEra: u32 = |table| table.era_sessions;
	/// Eras a bond stays locked after unbonding.
	BondingDuration: u32 = |table| table.bonding_eras;
	/// Eras between an offence and its slash.
	SlashDeferDuration: u32 = |table| table.slash_defer_eras;
	/// Slots for which an offence may be reported: as long as the bond that answers for it.
	ReportLongevity: u64 = |table| bonding_sessions(table).saturating_mul(table.epoch_slots.into());
	/// Sessions whose authority set GRANDPA remembers: as long as the bond that answers for it.
	MaxSetIdSessionEntries: u64 = bonding_sessions;
	/// A day, milliseconds.
	Day: Moment = |table| table.day_ms;
	/// A day, in blocks if every slot has one; at least 1.
	DayBlocks: BlockNumber = |table| day_blocks(table);
	/// Lock of a vote with the lowest conviction, blocks.
	VoteLocking: BlockNumber = |table| table.governance.vote_locking;
	/// After which an undecided referendum ends, blocks.
	UndecidingTimeout: BlockNumber = |table| table.governance.undeciding_timeout;
}

/// Sessions a bond stays locked and slashable.
fn bonding_sessions(table: Table) -> u64 {
	u64::from(table.bonding_eras).saturating_mul(table.era_sessions.into())
}

/// A day in slots, rounded down; saturates at the largest block number.
fn day_blocks(table: Table) -> BlockNumber {
	let slots = table.day_ms.checked_div(table.slot_ms).unwrap_or(1).max(1);
	slots.try_into().unwrap_or(BlockNumber::MAX)
}
