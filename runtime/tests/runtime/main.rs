//! Tests of the real runtime, in externalities that the presets fill and that blocks change.
//!
//! Each test ends with the checks of every pallet's state.

mod assets;
mod bit_assets;
mod exchange;
mod fees;
mod filters;
mod genesis;
mod governance;
mod interface;
mod issuance;
mod metadata_hash;
mod ports;
mod proxies;
mod random;
mod staking;
mod upgrade;
mod weights;

use tributary_testkit::world;
