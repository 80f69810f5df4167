//! JSON-RPC over the runtime's own APIs: one file a concern, typed, errors mapped in one place.
//!
//! Everything served here exists as a runtime API first, so that a client without these methods loses nothing but
//! convenience. Amounts are decimal strings in both directions, text is text; see `ports_core::view`,
//! `orderbook_core::view` and `collateral_core::view`. The feed of market data follows the chain from block to block with the same APIs.

mod asking;
mod bit_assets;
mod error;
mod exchange;
pub mod feed;
mod ports;

pub use bit_assets::{BitAssets, BitAssetsApiServer};
pub use error::Error;
pub use exchange::{Exchange, ExchangeApiServer};
pub use ports::{Ports, PortsApiServer};
