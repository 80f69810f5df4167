//! Replays what the fuzzer has found worth keeping (see `fuzz/README.md`).

#[allow(dead_code)] // Bytes say what happens; no seed and no style is told.
mod dice;
#[allow(dead_code)]
mod duel;
mod naive;
mod world;

#[test]
fn the_corpus_replays() {
	let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/book");
	let mut files = 0;
	for entry in std::fs::read_dir(folder).unwrap() {
		duel::replay(&std::fs::read(entry.unwrap().path()).unwrap());
		files += 1;
	}
	assert!(files > 0, "no corpus");
}
