//! Amounts that several configurations share. Units of STM throughout.

use tributary_primitives::{stm::UNIT, Balance};

/// What an item of storage costs as a deposit.
pub const ITEM_DEPOSIT: Balance = UNIT / 10;
/// What a byte of storage costs as a deposit. An account, about a hundred bytes, costs 1 STM to exist.
pub const BYTE_DEPOSIT: Balance = UNIT / 1_000;

/// Deposit for so many items of storage with so many bytes together.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
	items as Balance * ITEM_DEPOSIT + bytes as Balance * BYTE_DEPOSIT
}

/// Names the keyless accounts of this runtime are derived from.
pub mod pallet_ids {
	use frame_support::PalletId;

	/// The four pools of STM.
	pub const POOLS: PalletId = PalletId(*b"trb/pool");
	/// Owner of every token, and holder of what a system token's genesis gives to nobody.
	pub const TOKENS: PalletId = PalletId(*b"trb/tokn");
	/// The vault of ports, where redemptions wait.
	pub const PORTS: PalletId = PalletId(*b"trb/port");
	/// The vault of the exchange, where the funds behind orders lie.
	pub const EXCHANGE: PalletId = PalletId(*b"trb/exch");
	/// Under whose name root's prices stand.
	pub const ORACLE: PalletId = PalletId(*b"trb/orac");
}
