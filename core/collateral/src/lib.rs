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

pub mod adjust;
pub mod bid;
pub mod borrow;
pub mod call;
pub mod check;
mod error;
pub mod feed;
pub mod global;
mod market;
pub mod position;
pub mod savings;
pub mod settle;
pub mod terms;
pub mod units;
pub mod view;

pub use adjust::{adjust, Adjusted, Adjustment};
pub use bid::{revive, Bid, Takeover, BIDS_MAX};
pub use borrow::{BorrowIndex, INDEX_MAX, INDEX_ONE};
pub use call::{Call, Filled, Swap};
pub use error::Error;
pub use feed::{median, Median, Prices, Report};
pub use global::{Closed, Fund, Phase, Redeemed};
pub use market::Market;
pub use position::{After, Payment, Position, Weakness};
pub use savings::{Deposit, Savings, Withdrawn, STREAM_DAYS};
pub use settle::{settle, Settled, Volume};
pub use terms::{Announced, FeedRules, Flaw, Insolvency, SettlementTerms, Source, Terms};
pub use tributary_primitives::Price;
pub use units::{Fee, Rate, AMOUNT_MAX};
