//! Weights of the calls, counted by hand: bounds, not measurements.
//!
//! Each says which values of storage a call reads and writes at worst, with tokens as assets, and allows a time for
//! the work between them. What trades share:
//!
//! | part | reads | writes |
//! |---|---|---|
//! | transfer to or from custody: asset, two accounts of it, two system accounts | 5 | 5 |
//! | way down a side of a book: four inner nodes, a leaf | 5 | |
//! | rules of both assets of a market, for one account | 8 | |
//! | a change in a side: leaf, sibling and two parents | 1 | 4 |
//! | the caller's records: trader, block of slots, two numbers, three of the queue of expiries | 7 | 7 |
//! | an order met: a page of the book, its owner's record, his account and system account, rules | 13 | 4 |

#![allow(missing_docs, reason = "one function a call, of the call's name")]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
};

/// What each call costs at worst.
pub trait WeightInfo {
	/// `f`: orders met.
	fn place(f: u32) -> Weight;
	fn cancel() -> Weight;
	/// `f`: orders met.
	fn amend(f: u32) -> Weight;
	/// `c`: cancels; `m`: markets left; `l`: orders closed by leaving; `n`: new orders; `f`: orders they meet together.
	fn batch_update(c: u32, m: u32, l: u32, n: u32, f: u32) -> Weight;
	/// `h`: hops of the route; `f`: orders met on all of them.
	fn pay(h: u32, f: u32) -> Weight;
	/// The search of `Auto`: ten ways, each of which may meet `f` orders.
	fn find_route(f: u32) -> Weight;
	fn set_deadline() -> Weight;
	fn sweep() -> Weight;
	fn claim() -> Weight;
	fn claim_fees() -> Weight;
	fn release_slots() -> Weight;
	fn set_market() -> Weight;
	fn set_hubs() -> Weight;
	/// A look at the queue of expiries.
	fn sweep_nothing() -> Weight;
	/// A look into a bucket of the queue.
	fn sweep_bucket() -> Weight;
	/// One block of slots whose sixteen orders have all expired.
	fn sweep_block() -> Weight;
}

/// Nanoseconds as picoseconds.
const NS: u64 = 1_000;
/// Most a value that is read adds to a proof, nodes of the trie included, bytes. Pages of a book are larger, and
/// counted apart.
const VALUE: u64 = 1_200;
/// What a way down a side of a book adds beside, bytes: four inner nodes of 1,057 and a leaf of 2,753.
const WAY: u64 = 6_981;

/// The parts, over one database.
struct Cost(RuntimeDbWeight);

impl Cost {
	fn of(&self, nanoseconds: u64, reads: u64, writes: u64) -> Weight {
		let proof = reads.saturating_mul(VALUE);
		Weight::from_parts(nanoseconds.saturating_mul(NS), proof).saturating_add(self.0.reads_writes(reads, writes))
	}

	/// One transfer to or from custody.
	fn transfer(&self) -> Weight {
		self.of(30_000, 5, 5)
	}

	/// A change of one order in a book, whoever's.
	fn change(&self) -> Weight {
		self.of(25_000, 6, 4).saturating_add(Weight::from_parts(0, WAY))
	}

	/// Market, head, next id, rules of both assets.
	fn market(&self) -> Weight {
		self.of(10_000, 11, 3)
	}

	/// Everything of the caller's that a resting order writes, and the deposit of a new block.
	fn records(&self) -> Weight {
		self.of(20_000, 8, 8)
	}

	/// Orders met: a page for every four of them at worst, beside what each needs.
	fn fills(&self, count: u32) -> Weight {
		self.of(25_000, 13, 5).saturating_mul(count.into())
	}

	/// One new order, without what it meets.
	fn create(&self) -> Weight {
		self.market().saturating_add(self.change()).saturating_add(self.records()).saturating_add(self.transfer())
	}

	/// One order closed, its slot looked up.
	fn close(&self) -> Weight {
		self.of(5_000, 4, 2).saturating_add(self.change())
	}
}

macro_rules! weights {
	($cost:expr) => {
		fn place(f: u32) -> Weight {
			$cost.create().saturating_add($cost.transfer().saturating_mul(2)).saturating_add($cost.fills(f))
		}
		fn cancel() -> Weight {
			$cost.close().saturating_add($cost.transfer())
		}
		fn amend(f: u32) -> Weight {
			Self::place(f).saturating_add($cost.close())
		}
		fn batch_update(c: u32, m: u32, l: u32, n: u32, f: u32) -> Weight {
			let closed = c.saturating_add(l);
			// Beside the items: a transfer for each asset freed or bought, one an item at worst.
			let transfers = closed.saturating_add(n.saturating_mul(2));
			$cost
				.of(20_000, 20, 20)
				.saturating_add($cost.close().saturating_mul(closed.into()))
				.saturating_add($cost.of(10_000, 1, 0).saturating_mul(m.into()))
				.saturating_add($cost.create().saturating_mul(n.into()))
				.saturating_add($cost.transfer().saturating_mul(transfers.into()))
				.saturating_add($cost.fills(f))
		}
		fn pay(h: u32, f: u32) -> Weight {
			let hop = $cost.market().saturating_add($cost.change()).saturating_add($cost.transfer());
			$cost
				.transfer()
				.saturating_mul(2)
				.saturating_add(hop.saturating_mul(h.into()))
				.saturating_add($cost.fills(f))
		}
		fn find_route(f: u32) -> Weight {
			// Nineteen books at most: the direct one, and two for each of nine bridges.
			let look = $cost.of(20_000, 16, 0).saturating_add(Weight::from_parts(0, WAY)).saturating_mul(19);
			look.saturating_add($cost.of(15_000, 10, 0).saturating_mul(u64::from(f).saturating_mul(10)))
		}
		fn set_deadline() -> Weight {
			$cost.of(30_000, 4, 4)
		}
		fn sweep() -> Weight {
			$cost.market().saturating_add($cost.close()).saturating_add($cost.transfer())
		}
		fn claim() -> Weight {
			$cost.of(10_000, 1, 1).saturating_add($cost.transfer())
		}
		fn claim_fees() -> Weight {
			$cost.of(10_000, 4, 1).saturating_add($cost.transfer())
		}
		fn release_slots() -> Weight {
			// All 256 slots may remember a number that is still to be forgotten.
			$cost.of(500_000, 280, 280)
		}
		fn set_market() -> Weight {
			$cost.of(15_000, 1, 1)
		}
		fn set_hubs() -> Weight {
			$cost.of(10_000, 0, 1)
		}
		fn sweep_nothing() -> Weight {
			$cost.of(2_000, 2, 0)
		}
		fn sweep_bucket() -> Weight {
			$cost.of(2_000, 1, 0)
		}
		fn sweep_block() -> Weight {
			let each = $cost.market().saturating_add($cost.close()).saturating_add($cost.transfer());
			$cost.of(20_000, 5, 5).saturating_add(each.saturating_mul(16))
		}
	};
}

/// Bounds, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	weights!(Cost(T::DbWeight::get()));
}

impl WeightInfo for () {
	weights!(Cost(RocksDbWeight::get()));
}
