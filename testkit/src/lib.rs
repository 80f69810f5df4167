//! What tests of the real runtime share.
//!
//! | file | what |
//! |---|---|
//! | [`world`] | a chain of a preset, the people on it, and the blocks they fill |
//! | [`custody`] | what the exchange's vault owes, by the records of all who keep something there |
//! | [`ledger`] | a second, naive bookkeeper who reads events and nothing else |
//! | [`random`] | extrinsics over all pallets, from a seed |
//!
//! Every pallet joins: its events in the ledger if they move an asset, its calls among the random ones.

mod bits;
pub mod custody;
pub mod ledger;
pub mod random;
mod trade;
pub mod world;
