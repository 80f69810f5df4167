//! Compiles the runtime, which lies one folder up, to WebAssembly.

use std::{fs, path::Path};

fn main() {
	// The builder resolves a relative path against its own project, so it is given absolute ones.
	let runtime =
		Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the runtime lies one folder up");
	give_metadata_hash(&runtime.join("metadata-hash"));
	substrate_wasm_builder::WasmBuilder::new()
		.with_project(runtime.join("Cargo.toml"))
		.expect("the runtime's manifest exists")
		.import_memory()
		.export_heap_base()
		.build();
}

/// Tells the runtime the hash of its metadata, against which wallets check what they sign.
///
/// The builder can find the hash by itself, but compiles an executor for it (six minutes on two cores) and the
/// runtime twice. Here it is read from a file, and a test of the runtime keeps the file true.
fn give_metadata_hash(file: &Path) {
	let hash = fs::read_to_string(file).expect("the hash of the metadata is kept beside the runtime's manifest");
	std::env::set_var("RUNTIME_METADATA_HASH", hash.trim());
	println!("cargo:rerun-if-changed={}", file.display());
}
