//! Bytes become operations; both books do them and must agree.
#![no_main]
#![allow(dead_code)]

#[path = "../../tests/dice/mod.rs"]
mod dice;
#[path = "../../tests/duel/mod.rs"]
mod duel;
#[path = "../../tests/naive/mod.rs"]
mod naive;
#[path = "../../tests/world/mod.rs"]
mod world;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| duel::replay(bytes));
