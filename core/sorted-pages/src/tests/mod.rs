//! Trees against maps, for two kinds of entries that have nothing in common.

mod agreement;
mod grove;
mod invariants;
mod kinds;
mod occupancy;
mod overlay;
mod pages;

/// SplitMix64.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, sides: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		(mixed ^ (mixed >> 31)) % sides
	}
}
