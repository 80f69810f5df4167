//! Random numbers, repeatable.

/// Where the numbers of a random operation come from: a generator, or a fuzzer's bytes.
pub trait Dice {
	/// A number below `sides`, which is not zero.
	fn roll(&mut self, sides: u64) -> u64;

	fn chance(&mut self, one_in: u64) -> bool {
		self.roll(one_in) == 0
	}

	fn pick<T: Clone>(&mut self, from: &[T]) -> T {
		let at = self.roll(from.len() as u64);
		from[at as usize].clone()
	}
}

/// SplitMix64.
pub struct Seeded(pub u64);

impl Dice for Seeded {
	fn roll(&mut self, sides: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		(mixed ^ (mixed >> 31)) % sides
	}
}

/// A number from the environment; the seed of a run is fresh unless it is given.
pub fn setting(name: &str, default: impl FnOnce() -> u64) -> u64 {
	std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or_else(default)
}

/// The seed of a run, printed so that a failure can be had again: `ORDERBOOK_SEED`.
pub fn seed() -> u64 {
	let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos() as u64;
	let seed = setting("ORDERBOOK_SEED", now);
	println!("ORDERBOOK_SEED={seed}");
	seed
}

/// A fuzzer's bytes, as few for each number as it needs; zero when they are used up.
pub struct Bytes<'a>(pub &'a [u8]);

impl Dice for Bytes<'_> {
	fn roll(&mut self, sides: u64) -> u64 {
		let width = (u64::BITS - (sides - 1).leading_zeros()).div_ceil(8) as usize;
		let (taken, rest) = self.0.split_at(width.min(self.0.len()));
		self.0 = rest;
		taken.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)) % sides
	}
}
