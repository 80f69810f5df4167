//! Every bound of the pallet, with its reason. Those of the book itself stand in `orderbook_core`; the deposit of a block of
//! slots and the room of the hook are the runtime's (`configs/exchange.rs`).

/// Slots in one block of an account's slots. One deposit and one value for sixteen orders: a market maker who quotes
/// eight levels on both sides of a market fills one block, and the value stays near 1 KB.
pub const BLOCK_SLOTS: u16 = 16;
/// Most blocks of slots of an account. With [`BLOCK_SLOTS`] that is 256 open orders: what `cancel_markets` may have to
/// look at, and little enough that a record of all bits is read whole.
pub const BLOCKS_MAX: u32 = 16;
/// The block of slots that an entry of the queue names if it is for a dead man's switch. Above every block of an account.
pub const WATCH: u8 = u8::MAX;
/// The slot of an order that has none: the system's. Above every slot of an account.
pub const NO_SLOT: u16 = u16::MAX;
/// Most cancels in one batch. Both sides of a market of 32 levels at once.
pub const CANCELS_MAX: u32 = 64;
/// Most markets one batch leaves. Each may hold all 256 orders of an account, and the weight must allow for it.
pub const CANCEL_MARKETS_MAX: u32 = 8;
/// Most new orders in one batch: as many as cancels, so that a whole ladder moves in one transaction.
pub const CREATES_MAX: u32 = 64;
/// Most assets between the first and the last of a route: one less than `HOPS_MAX`.
pub const VIA_MAX: u32 = 3;
/// Most assets governance names for the search of `Auto`: `orderbook_core::HUBS_MAX`.
pub const HUBS_MAX: u32 = 8;
/// How fine removal of expired orders is, milliseconds: an order that expired is removed a minute later at most when
/// there is room. Coarse, so that orders that expire together share a page.
pub const BUCKET_MS: u64 = 60_000;
/// Least time that a market's time-weighted price covers, milliseconds: half an hour. Long enough that in a market with
/// others it must be held against all of them, short enough to follow a market. Alone in a market anybody makes any price.
pub const WINDOW_MS: u64 = 1_800_000;
/// How far ahead a block of slots is queued at most, milliseconds: a day. Then it is looked at and queued again, so that
/// an entry which nothing stands behind any more, and no deposit, does not lie in the queue for longer.
pub const LOOK_MS: u64 = 86_400_000;
/// Entries in one page of the queue of expiries: at most 33 bytes each, about 2 KB a page.
pub const EXPIRY_PAGE: u32 = 64;
/// Most records that are read to say whether custody keeps an asset for an account: a claim, his record, his blocks.
pub const KEEPS_FOR_READS: u64 = 2 + BLOCKS_MAX as u64;
/// Most markets the full search for a route walks through: a second of a node's time, off chain.
pub const SEARCH_MARKETS_MAX: usize = 20_000;
/// Most records of markets it looks at to find those, empty ones too. A market that was filled once has a record for good:
/// to hide others from the search somebody must have made so many.
pub const SEARCH_RECORDS_MAX: usize = 200_000;
/// Most orders the full search meets on one way, whatever is asked for.
pub const SEARCH_FILLS_MAX: u16 = 1_000;
/// Most orders the full search meets on all ways together: some seconds of a node's time, off chain.
pub const SEARCH_ORDERS_MAX: u32 = 1_000_000;
