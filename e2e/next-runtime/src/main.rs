//! The runtime of the next release, for the test of an upgrade: this one with its `spec_version` raised by one.
//!
//! The number stands where a macro wants a literal, so no feature and no variable can raise it. `build.rs` does what a
//! release does: it writes a higher number into the source, here into a copy, and compiles. Only the runtime's own crate
//! is compiled again; the other wasm crates are those the blob was made of.
//!
//! Prints the path of the wasm.

#[allow(dead_code, reason = "the builder writes three constants, one is used")]
mod wasm {
	include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
}

fn main() -> Result<(), &'static str> {
	let path = wasm::WASM_BINARY_PATH.ok_or("built with SKIP_WASM_BUILD: there is no wasm")?;
	println!("{path}");
	Ok(())
}
