//! What a port may do, without a chain.
//!
//! A **port** is a gateway (S-25 … S-29, B-36): it takes deposits of a real asset and issues an **IOU** for it, and pays
//! out when the IOU is redeemed. This crate decides; `pallet-ports` applies.
//!
//! | file | decides |
//! |---|---|
//! | [`terms`] | which [`Terms`] are sound, and which may follow which |
//! | [`quote`] | what a deposit mints and a redemption pays, and whether it may happen |
//! | [`flow`] | which state of a request follows which |
//! | [`text`] | which names and codes are well formed |
//! | [`view`] | what is told to the outside |
//!
//! Amounts are smallest units of the IOU, below 2^63. Moments are milliseconds of chain time.

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

pub mod flow;
pub mod quote;
pub mod terms;
pub mod text;
pub mod view;

pub use flow::{Flow, Outcome, State, Step};
pub use quote::{Quote, Refusal};
pub use terms::{Category, Fee, Flaw, MarketFee, Powers, Rights, Terms};
