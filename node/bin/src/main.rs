//! The `tributary` binary: the node with the runtime's wasm inside.
//!
//! The commit comes from the environment of the build, so that a new commit by itself relinks nothing.

use std::process::ExitCode;

fn main() -> ExitCode {
	tributary_node::run(tributary_runtime_blob::WASM_BINARY, option_env!("SUBSTRATE_CLI_GIT_COMMIT_HASH"))
}
