#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic
	)
)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod books;
pub mod check;
mod effects;
mod error;
mod fee;
pub mod fill;
pub mod impact;
mod look;
mod order;
mod page;
mod pair;
mod placing;
mod price;
pub mod route;
mod rules;
pub mod search;
mod store;
mod taking;
pub mod terms;
pub mod view;

pub use books::Books;
pub use effects::{Closed, Decrement, Effects, Event, Fill, Reason, Stop};
pub use error::Error;
pub use fee::{MarketFee, Role, FEE_BPS_MAX};
pub use fill::{fill, Swap};
pub use look::{Level, SCAN_MAX};
pub use order::{Class, Expiry, Order, Rank, Request, SelfTrade, TimeInForce, AMOUNT_MAX};
pub use page::{Book, Child, Head, Inner, Leaf, PageId, Root, LEAF_MAX, LEAF_MIN};
pub use pair::{Pair, Side};
pub use placing::Amended;
pub use price::{LevelKey, Rate, SidedPrice};
pub use route::{check_route, hops, Hop, Journey, Leftover, Mode, Traveller, HOPS_MAX};
pub use rules::{Facts, MarketRules, Standing};
pub use search::{auto_routes, Found, Graph, SearchLimits, HUBS_MAX, LOOKS_PER_SIMULATION};
pub use sorted_pages::NodeStore;
pub use store::{BookStore, Changes, MemoryStore};
pub use tributary_primitives::Price;
