//! What each call does: limits, decision, records, event.

mod adjust;
mod assets;
mod feeds;
mod funds;
mod savings;
mod settle;
