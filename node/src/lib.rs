//! The Tributary node: command line, chain specifications, services and RPC.
//!
//! BABE makes blocks, GRANDPA finalizes them, ParityDB keeps them. The node knows the runtime only by the APIs of
//! `runtime_api`: the wasm comes in from outside, as an argument of [`run`], so that a change of a pallet rebuilds
//! the runtime and relinks the binary and leaves this crate alone.

// The SDK's errors are large; each travels once, on the way out of the process.
#![allow(clippy::result_large_err)]

mod chain_spec;
mod cli;
mod command;
mod node_key;
mod rpc;
mod runtime_api;
mod seal;
mod service;

use std::{process::ExitCode, sync::OnceLock};

/// What only the binary knows: set once, before anything else runs.
static VERSION: OnceLock<String> = OnceLock::new();

/// Runs the command line of this process to its end.
///
/// - `wasm`: the embedded runtime, compressed or not; `None` when it was not built (`SKIP_WASM_BUILD`).
/// - `commit`: short hash of the source this was built from, shown in `--version`; `None` when nobody said.
///
/// An error goes to standard error in words, with what caused it, and the exit code is 1.
pub fn run(wasm: Option<&'static [u8]>, commit: Option<&str>) -> ExitCode {
	VERSION.get_or_init(|| version(commit));
	match command::run(cli::Cli::read(wasm)) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {}", explain(&error));
			ExitCode::FAILURE
		}
	}
}

fn version(commit: Option<&str>) -> String {
	let number = env!("CARGO_PKG_VERSION");
	match commit {
		Some(commit) if !commit.is_empty() => format!("{number}-{commit}"),
		_ => number.into(),
	}
}

/// The error and its causes on one line each; a cause its parent already quotes is left out.
fn explain(error: &dyn std::error::Error) -> String {
	let mut text = error.to_string();
	let mut next = error.source();
	while let Some(cause) = next {
		let line = cause.to_string();
		if !text.contains(&line) {
			text.push_str("\n  because: ");
			text.push_str(&line);
		}
		next = cause.source();
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn version_names_the_commit_only_when_told() {
		assert_eq!(version(None), env!("CARGO_PKG_VERSION"));
		assert_eq!(version(Some("")), env!("CARGO_PKG_VERSION"));
		assert_eq!(version(Some("abc")), concat!(env!("CARGO_PKG_VERSION"), "-abc"));
	}

	#[test]
	fn a_cause_is_told_once() {
		let io = std::io::Error::other("disk full");
		let error = sc_cli::Error::Io(io);
		assert_eq!(explain(&error), "disk full");
	}
}
