//! What the feed says. docs/market-data.md has the protocol with examples.

use orderbook_core::view::{MarketEvent, RestingOrder};
use serde::{Deserialize, Serialize};
use tributary_primitives::{BlockNumber, Hash};

/// A block of the chain.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Point {
	/// Its height.
	pub number: BlockNumber,
	/// Its hash.
	pub hash: Hash,
}

/// How far a client has got: where it wants to go on.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Position {
	/// The sequence number, which is the height, of the last block it knows.
	pub seq: BlockNumber,
	/// That block's hash: a number alone does not say on which branch.
	pub hash: Hash,
}

impl From<Position> for Point {
	fn from(position: Position) -> Self {
		Self { number: position.seq, hash: position.hash }
	}
}

/// Whether a block may still be taken back.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
	/// It may.
	Best,
	/// It may not.
	Finalized,
}

impl State {
	/// As a block is said to be final or not.
	pub fn of(is_final: bool) -> Self {
		match is_final {
			true => Self::Finalized,
			false => Self::Best,
		}
	}
}

/// One message. `seq` is the height of the block at which a client is afterwards.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Message<AccountId> {
	/// A part of the whole book: bids, then asks, best first.
	Snapshot {
		/// Height.
		seq: BlockNumber,
		/// The block.
		block: Point,
		/// Whether it is final.
		state: State,
		/// Counted from 0.
		part: u32,
		/// Whether the book is whole now.
		last: bool,
		/// Orders, dead ones included.
		orders: Vec<RestingOrder<AccountId>>,
	},
	/// The client's book is right at that block.
	Resumed {
		/// Height.
		seq: BlockNumber,
		/// The block.
		block: Point,
	},
	/// What happened in a block.
	Batch {
		/// Height.
		seq: BlockNumber,
		/// Where a client must be before.
		prev_seq: BlockNumber,
		/// The block.
		block: Point,
		/// Whether it was final already.
		state: State,
		/// In order.
		changes: Vec<MarketEvent<AccountId>>,
	},
	/// Every batch up to this one is final.
	Finalized {
		/// Height.
		seq: BlockNumber,
		/// The block.
		block: Point,
	},
	/// Every block above this one was taken back.
	Rollback {
		/// Height.
		seq: BlockNumber,
		/// The block.
		block: Point,
	},
}

impl<AccountId> Message<AccountId> {
	/// What happened in a block, a client being at its parent.
	pub fn batch(block: Point, is_final: bool, changes: Vec<MarketEvent<AccountId>>) -> Self {
		let (seq, prev_seq) = (block.number, block.number.saturating_sub(1));
		Self::Batch { seq, prev_seq, block, state: State::of(is_final), changes }
	}
}
