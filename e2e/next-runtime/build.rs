//! Copies the runtime, raises its `spec_version` and builds the copy to wasm. See the crate's documentation.

use std::{
	env, fs, io,
	path::{Path, PathBuf},
};

/// The runtime's package in this workspace, and what its copy is called, so that neither overwrites the other's blob.
const ORIGINAL: &str = "tributary-runtime";
const COPY: &str = "tributary-next";

fn main() {
	let root =
		PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace is there");
	let copy = PathBuf::from(variable("OUT_DIR")).join("source");
	for part in ["core", "pallets", "runtime", "Cargo.toml", "Cargo.lock"] {
		println!("cargo:rerun-if-changed={}", root.join(part).display());
	}
	println!("cargo:rerun-if-changed=build.rs");
	write_copy(&root, &copy).expect("the runtime can be copied");
	share_dependencies().expect("the directory of the wasm build can be linked");
	// The wasm builder finds the workspace of what it builds, and its lock file, by this.
	env::set_var("WASM_BUILD_WORKSPACE_HINT", &copy);
	substrate_wasm_builder::WasmBuilder::new()
		.with_project(copy.join("runtime/Cargo.toml"))
		.expect("it ends in Cargo.toml")
		.import_memory()
		.export_heap_base()
		.build();
	// Building writes the copy's name into its lock file; cargo must not take that for a reason to build again.
	keep_time(&root.join("Cargo.lock"), &copy.join("Cargo.lock")).expect("the lock file is there");
}

fn variable(name: &str) -> String {
	env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}

/// Writes a workspace of one package: the runtime. Paths to its neighbours lead to the originals.
fn write_copy(root: &Path, copy: &Path) -> io::Result<()> {
	match fs::remove_dir_all(copy.join("runtime")) {
		Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
		_ => (),
	}
	derive(root, copy, "Cargo.toml", |text| {
		let (head, rest) = text.split_once("members = [").expect("the workspace lists its members");
		let (_, tail) = rest.split_once(']').expect("the list ends");
		let tail = tail.replace("path = \"", &format!("path = \"{}/", root.display()));
		format!("{head}members = [\"runtime\"]{tail}")
	})?;
	derive(root, copy, "runtime/Cargo.toml", |text| replace_once(text, &quoted(ORIGINAL), &quoted(COPY)))?;
	derive(root, copy, "Cargo.lock", |text| text.replace(&quoted(ORIGINAL), &quoted(COPY)))?;
	let mut raised = 0;
	for file in sources(&root.join("runtime/src"))? {
		let relative = file.strip_prefix(root).expect("it lies below the root");
		derive(root, copy, relative, |text| raise_version(text, &mut raised))?;
	}
	assert_eq!(raised, 1, "the runtime states its spec_version in one place");
	Ok(())
}

fn quoted(name: &str) -> String {
	format!("name = \"{name}\"")
}

fn replace_once(text: &str, from: &str, to: &str) -> String {
	assert_eq!(text.matches(from).count(), 1, "{from} stands there once");
	text.replacen(from, to, 1)
}

/// Adds one to the number on a line like `spec_version: 100,`.
fn raise_version(text: &str, raised: &mut u32) -> String {
	text.lines()
		.map(|line| match line.trim().strip_prefix("spec_version: ").and_then(|rest| rest.strip_suffix(',')) {
			Some(number) => {
				let next = number.parse::<u32>().expect("a version is a number") + 1;
				*raised += 1;
				format!("spec_version: {next},\n")
			}
			None => format!("{line}\n"),
		})
		.collect()
}

fn sources(folder: &Path) -> io::Result<Vec<PathBuf>> {
	let mut found = Vec::new();
	for entry in fs::read_dir(folder)? {
		let path = entry?.path();
		if path.is_dir() {
			found.extend(sources(&path)?);
		} else {
			found.push(path);
		}
	}
	Ok(found)
}

/// Writes `change` of a file to the same place in the copy, with the original's time of change: cargo compares those.
fn derive(root: &Path, copy: &Path, file: impl AsRef<Path>, change: impl FnOnce(&str) -> String) -> io::Result<()> {
	let (from, to) = (root.join(&file), copy.join(&file));
	fs::create_dir_all(to.parent().expect("it lies in the copy"))?;
	fs::write(&to, change(&fs::read_to_string(&from)?))?;
	keep_time(&from, &to)
}

fn keep_time(from: &Path, to: &Path) -> io::Result<()> {
	fs::File::options().write(true).open(to)?.set_modified(from.metadata()?.modified()?)
}

/// Links the copy's wasm target directory to the original's, where the dependencies are compiled already.
fn share_dependencies() -> io::Result<()> {
	let out = PathBuf::from(variable("OUT_DIR"));
	// <target>/release/build/<package>-<hash>/out
	let release = out.ancestors().nth(3).expect("cargo's build directory is this deep");
	let (original, copy) = (release.join("wbuild").join(ORIGINAL).join("target"), release.join("wbuild").join(COPY));
	fs::create_dir_all(&original)?;
	fs::create_dir_all(&copy)?;
	match std::os::unix::fs::symlink(&original, copy.join("target")) {
		Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
		done => done,
	}
}
