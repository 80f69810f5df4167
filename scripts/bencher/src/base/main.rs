//! `tributary-base COMMAND …`: what is the same for every call, measured on the real wasm.
//!
//! - `overhead`: an empty block and an empty transaction, by the SDK's own measurement.
//! - `storage`: a read and a write of ParityDB below a state of many accounts, by the SDK's own measurement.
//! - `transfers`: blocks full of signed transfers, made and executed by the client that the node runs.
//!
//! The node has no command for this, so that it needs none of the crates that measure.

// The SDK's errors are large; each travels once, on the way out of the process.
#![allow(clippy::result_large_err)]

mod chain;
mod cli;
mod clock;
mod runtime_api;
mod transaction;
mod transfers;

use clap::Parser;

fn main() -> sc_cli::Result<()> {
	cli::Cli::parse().run()
}
