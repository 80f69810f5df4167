//! Every bound of the pallet, with its reason. Those of a BitAsset's rules stand in `collateral_core`.

/// Most BitAssets: the schedule of what is to be done names each once and is read in every block, 13 bytes each.
pub const ASSETS_MAX: u32 = 1_000;
/// Longest symbol, bytes: what wallets show in a column.
pub const SYMBOL_MAX: u32 = 10;
/// Most decimals: amounts are below 2^63 (design §3).
pub const DECIMALS_MAX: u8 = 8;
/// Most records [`crate::Pallet::keeps_for`] reads.
pub const KEEPS_FOR_READS: u64 = 2;
/// Most resting orders one order of a margin call meets when it is placed. What it has not met then, the next step does.
pub const FILLS_MAX: u16 = 16;
/// Most called positions that a settlement meets at once; what is left of it waits like any other.
pub const MEETS_MAX: usize = 4;
/// Most positions whose taken orders are booked before a settlement meets the weakest.
pub const BOOKS_MAX: u32 = 4;
/// Most steps of the hook at a time. What was taken of orders is found by walking keys, and each step walks past all that
/// were removed in its block.
pub const STEPS_MAX: u32 = 256;
/// BitAssets that only governance can still make when everybody else has made as many as he may.
pub const GOVERNED: u32 = 100;
/// Most steps that one `push` buys.
pub const PUSH_MAX: u32 = 50;
/// Bits of a tag that number a position; the others name its BitAsset's token.
pub const TAG_BITS: u32 = 32;
/// Most positions, or places of settlements, that a step looks at without doing anything: it costs what doing one does.
pub const LOOKS_MAX: u32 = 32;
/// Most positions, or places of settlements, that a view looks at: it is read off chain, and a node answers it soon.
pub const VIEW_LOOKS_MAX: u32 = 1_000;
/// After what part of a day a call that the book refused, or a step that failed, is tried again: five minutes.
pub const RETRY_PART: u64 = 288;
/// For what part of a day a position must be unable to pay before all are closed, and bids able to carry a fund before
/// they do: ten minutes. One block of a false price ends nothing.
pub const CONFIRM_PART: u64 = 144;
