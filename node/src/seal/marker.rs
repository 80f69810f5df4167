//! A file that says "this database was sealed", so that it is never opened under BABE's clock, nor the other way round.
//!
//! A sealed chain may be hours ahead of the wall clock or behind it, its headers carry no seal and its finality no
//! justification: under BABE it would stand still or stop the node with an error that explains nothing.
//!
//! The file counts only while there is a database beside it: `purge-chain`, or a hand that deletes, may leave it.

use std::{fs, io, path::Path};

const NAME: &str = "sealed";
const TEXT: &str = "The database beside this file was made with --seal and only opens with --seal.\n";

/// True if there is a database and it was made with `--seal`.
pub fn is_sealed(chain: &Path, database: Option<&Path>) -> bool {
	has_database(database) && chain.join(NAME).exists()
}

/// Takes the chain's directory for a node that seals, or for one that does not.
///
/// - `chain`: `<base>/chains/<id>`; `database`: where in it the database is or will be, `None` if in memory.
/// - Errors with what to do when the database there was made the other way; nothing is changed then.
pub fn claim(chain: &Path, database: Option<&Path>, seal: bool) -> Result<(), String> {
	if has_database(database) && is_sealed(chain, database) != seal {
		return Err(refusal(chain, seal));
	}
	let done = if seal { write(chain) } else { remove(chain) };
	done.map_err(|error| format!("cannot keep the note {}: {error}", chain.join(NAME).display()))
}

/// Removes the file if its database is gone.
pub fn tidy(chain: &Path, database: Option<&Path>) -> io::Result<()> {
	match has_database(database) {
		true => Ok(()),
		false => remove(chain),
	}
}

fn refusal(chain: &Path, seal: bool) -> String {
	let (made, wanted) = if seal { ("without", "with") } else { ("with", "without") };
	format!(
		"the chain in {} was made {made} --seal and cannot go on {wanted} it: start {made} --seal, use another \
		 --base-path, or delete the chain with purge-chain",
		chain.display(),
	)
}

/// A database that was opened once has files in its directory.
fn has_database(database: Option<&Path>) -> bool {
	database.and_then(|path| fs::read_dir(path).ok()).is_some_and(|mut entries| entries.next().is_some())
}

fn write(chain: &Path) -> io::Result<()> {
	fs::create_dir_all(chain)?;
	fs::write(chain.join(NAME), TEXT)
}

fn remove(chain: &Path) -> io::Result<()> {
	match fs::remove_file(chain.join(NAME)) {
		Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
		done => done,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::path::PathBuf;

	/// A chain's directory, and where its database would be.
	fn chain() -> (tempfile::TempDir, PathBuf) {
		let chain = tempfile::tempdir().expect("a directory can be made");
		let database = chain.path().join("paritydb").join("full");
		(chain, database)
	}

	fn make_database(path: &Path) {
		fs::create_dir_all(path).expect("a directory can be made");
		fs::write(path.join("metadata"), "x").expect("a file can be written");
	}

	#[test]
	fn each_way_goes_on_as_it_began() {
		for seal in [true, false] {
			let (chain, database) = chain();
			for _ in 0..2 {
				assert_eq!(claim(chain.path(), Some(&database), seal), Ok(()));
				make_database(&database);
			}
			assert_eq!(is_sealed(chain.path(), Some(&database)), seal);
		}
	}

	#[test]
	fn neither_way_takes_over_the_other() {
		for seal in [true, false] {
			let (chain, database) = chain();
			claim(chain.path(), Some(&database), seal).expect("it is new");
			make_database(&database);
			let error = claim(chain.path(), Some(&database), !seal).expect_err("it was made the other way");
			assert!(error.contains("purge-chain") && error.contains("--base-path"), "{error}");
			assert_eq!(is_sealed(chain.path(), Some(&database)), seal, "a refusal changes nothing");
		}
	}

	#[test]
	fn a_note_without_a_database_means_nothing() {
		let (chain, database) = chain();
		claim(chain.path(), Some(&database), true).expect("it is new");
		assert!(!is_sealed(chain.path(), Some(&database)));
		assert_eq!(claim(chain.path(), Some(&database), false), Ok(()));
		make_database(&database);
		assert!(!is_sealed(chain.path(), Some(&database)));
	}

	#[test]
	fn tidying_waits_for_the_database_to_go() {
		let (chain, database) = chain();
		claim(chain.path(), Some(&database), true).expect("it is new");
		make_database(&database);
		tidy(chain.path(), Some(&database)).expect("there is nothing to do");
		assert!(is_sealed(chain.path(), Some(&database)));
		fs::remove_dir_all(&database).expect("it can be deleted");
		tidy(chain.path(), Some(&database)).expect("the note can be deleted");
		assert!(!chain.path().join(NAME).exists());
	}
}
