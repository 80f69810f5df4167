//! The runtime of Tributary as WebAssembly.
//!
//! The runtime crate itself has no build script, so that its tests and its lints compile neither WebAssembly nor
//! what makes it small.

include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
