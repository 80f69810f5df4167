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

mod balance;
pub mod check;
mod entry;
mod error;
mod overlay;
mod page;
mod root;
mod store;
#[cfg(test)]
mod tests;
mod tree;

pub use entry::{RankIn, Ranked};
pub use error::Error;
pub use overlay::Overlay;
pub use page::{least, Child, Inner, Leaf, PageId, DEPTH_MAX, INNER_MAX, INNER_MIN};
pub use root::{Root, Roots};
pub use store::{Changes, FirstOf, KeyOf, MemoryStore, NodeStore, Pages, RankOf};
