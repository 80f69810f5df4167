//! Random numbers, repeatable.

/// SplitMix64.
pub struct Dice(pub u64);

impl Dice {
	/// A number below `sides`, which is not zero.
	pub fn roll(&mut self, sides: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		(mixed ^ (mixed >> 31)) % sides
	}

	pub fn chance(&mut self, one_in: u64) -> bool {
		self.roll(one_in) == 0
	}

	/// A number from 1 to `most`, small ones as likely as large ones.
	pub fn size(&mut self, most: u64) -> u64 {
		let bits = self.roll(u64::from(most.ilog2()) + 1) as u32;
		1 + self.roll((2u64 << bits).min(most))
	}
}

/// A number from the environment.
pub fn setting(name: &str, default: impl FnOnce() -> u64) -> u64 {
	std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or_else(default)
}

/// The seed of a run, printed so that a failure can be had again: `COLLATERAL_SEED`.
pub fn seed() -> u64 {
	let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos() as u64;
	let seed = setting("COLLATERAL_SEED", now);
	println!("COLLATERAL_SEED={seed}");
	seed
}
