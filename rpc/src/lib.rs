//! JSON-RPC over the runtime's own APIs: one file a concern, typed, errors mapped in one place.
//!
//! Everything served here exists as a runtime API first, so that a client without these methods loses nothing but
//! convenience. Amounts are decimal strings in both directions, text is text; see `ports_core::view` and
//! `orderbook_core::view`. The feed of market data follows the chain from block to block with the same APIs.

mod asking;
mod error;
mod exchange;
pub mod feed;
mod ports;

pub use error::Error;
pub use exchange::{Exchange, ExchangeApiServer};
pub use ports::{Ports, PortsApiServer};
