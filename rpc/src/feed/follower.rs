//! Which messages a client is due, from where it stands and what the chain looks like now.
//!
//! No notification is read for its content: it only wakes. So one that was missed, or came out of order, changes nothing.

use super::{message::Point, REPLAY_MAX};
use tributary_primitives::BlockNumber;

/// The two ends of the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Heads {
	/// The best block.
	pub best: Point,
	/// The newest final one, which the best one descends from.
	pub finalized: Point,
}

impl Heads {
	/// Where a new client begins, and whether that block is final: at the newest final one, so that nothing takes back
	/// what it begins with, unless finality is too far behind to catch up from.
	pub fn beginning(&self) -> (Point, bool) {
		match self.best.number.saturating_sub(self.finalized.number) <= REPLAY_MAX {
			true => (self.finalized, true),
			false => (self.best, false),
		}
	}
}

/// The way from one block to another.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Route {
	/// The newest block both descend from; the first one itself, if nothing is taken back.
	pub common: Point,
	/// From there on, ascending.
	pub enacted: Vec<Point>,
}

/// What the chain looks like from where a client stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct News {
	/// Its ends.
	pub heads: Heads,
	/// From the client's block to the best one.
	pub route: Route,
}

/// What to do for a client.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
	/// Begin anew.
	Snapshot,
	/// Say that everything above this block was taken back.
	Rollback(Point),
	/// Say what happened in a block.
	Block {
		/// Which.
		block: Point,
		/// Whether it is final.
		is_final: bool,
	},
	/// Say that everything up to this block is final.
	Finalized(Point),
}

/// Where a client stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Follower {
	/// The block its book is at.
	pub tip: Point,
	/// Where its book began, if it is known: it cannot go back below.
	base: Option<BlockNumber>,
	/// Up to which height it was told that blocks are final.
	finalized: BlockNumber,
}

impl Follower {
	/// A client that was sent the whole book at a block.
	pub fn begun(tip: Point, finalized: BlockNumber) -> Self {
		Self { tip, base: Some(tip.number), finalized }
	}

	/// A client that says it has the book at a block.
	pub fn resumed(tip: Point) -> Self {
		Self { tip, base: None, finalized: 0 }
	}

	/// Whether it was sent the whole book and nothing since.
	pub fn is_new(&self) -> bool {
		self.base == Some(self.tip.number)
	}

	/// Whether it can be led to the best block from where it stands. `news` is none if its block is unknown.
	pub fn can_follow(&self, news: Option<&News>) -> bool {
		let replayed = |news: &News| BlockNumber::try_from(news.route.enacted.len()).unwrap_or(BlockNumber::MAX);
		news.is_some_and(|news| {
			let reachable = self.base.is_none_or(|base| news.route.common.number >= base);
			reachable && replayed(news) <= REPLAY_MAX
		})
	}

	/// Leads it to the best block.
	pub fn advance(&mut self, news: Option<&News>) -> Vec<Step> {
		let Some(News { heads, route }) = news.filter(|news| self.can_follow(Some(news))) else {
			return vec![Step::Snapshot];
		};
		let mut steps = Vec::new();
		if route.common != self.tip {
			steps.push(Step::Rollback(route.common));
		}
		let final_up_to = heads.finalized.number;
		let block = |block: &Point| Step::Block { block: *block, is_final: block.number <= final_up_to };
		steps.extend(route.enacted.iter().map(block));
		self.tip = route.enacted.last().copied().unwrap_or(route.common);
		if self.finalized < final_up_to && final_up_to <= self.tip.number {
			self.finalized = final_up_to;
			if self.base.is_none_or(|base| base <= final_up_to) {
				steps.push(Step::Finalized(heads.finalized));
			}
		}
		steps
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use tributary_primitives::Hash;

	/// A block of a branch: the branch is in the first byte of the hash.
	fn at(branch: u8, number: BlockNumber) -> Point {
		Point { number, hash: Hash::from_low_u64_be(u64::from(branch) << 56 | u64::from(number)) }
	}

	fn block(point: Point, is_final: bool) -> Step {
		Step::Block { block: point, is_final }
	}

	/// The best block is the last of `enacted`, or `common`.
	fn news(common: Point, enacted: Vec<Point>, finalized: Point) -> News {
		let best = enacted.last().copied().unwrap_or(common);
		News { heads: Heads { best, finalized }, route: Route { common, enacted } }
	}

	#[test]
	fn blocks_come_one_by_one_and_finality_in_steps() {
		let mut client = Follower::begun(at(0, 10), 10);
		let steps = client.advance(Some(&news(at(0, 10), vec![at(0, 11), at(0, 12)], at(0, 10))));
		assert_eq!(steps, [block(at(0, 11), false), block(at(0, 12), false)]);
		assert_eq!(client.advance(Some(&news(at(0, 12), vec![], at(0, 10)))), []);
		let steps = client.advance(Some(&news(at(0, 12), vec![], at(0, 11))));
		assert_eq!(steps, [Step::Finalized(at(0, 11))]);
		let steps = client.advance(Some(&news(at(0, 12), vec![at(0, 13)], at(0, 13))));
		assert_eq!(steps, [block(at(0, 13), true), Step::Finalized(at(0, 13))]);
		assert_eq!(client.advance(Some(&news(at(0, 13), vec![], at(0, 13)))), []);
	}

	#[test]
	fn a_reorganisation_is_told_before_the_new_branch() {
		let mut client = Follower::begun(at(0, 10), 10);
		client.advance(Some(&news(at(0, 10), vec![at(1, 11), at(1, 12)], at(0, 10))));
		let steps = client.advance(Some(&news(at(0, 10), vec![at(2, 11), at(2, 12), at(2, 13)], at(2, 11))));
		let expected = [
			Step::Rollback(at(0, 10)),
			block(at(2, 11), true),
			block(at(2, 12), false),
			block(at(2, 13), false),
			Step::Finalized(at(2, 11)),
		];
		assert_eq!(steps, expected);
		// To a shorter branch, and to nothing but the fork.
		let steps = client.advance(Some(&news(at(2, 12), vec![], at(2, 11))));
		assert_eq!(steps, [Step::Rollback(at(2, 12))]);
		assert_eq!(client.tip, at(2, 12));
	}

	#[test]
	fn who_cannot_go_back_so_far_begins_anew() {
		// Finality was far behind: the book began at a block that may be taken back.
		let mut client = Follower::begun(at(1, 20), 3);
		assert!(client.is_new());
		let fork = news(at(0, 19), vec![at(2, 20)], at(0, 3));
		assert_eq!(client.advance(Some(&fork)), [Step::Snapshot]);
		// Who resumes knows himself how far he can go back.
		assert_eq!(Follower::resumed(at(1, 20)).advance(Some(&fork))[0], Step::Rollback(at(0, 19)));
	}

	#[test]
	fn unknown_blocks_and_long_ways_begin_anew() {
		let tip = at(0, 10);
		assert_eq!(Follower::resumed(tip).advance(None), [Step::Snapshot]);
		let way = |blocks| (11..=10 + blocks).map(|number| at(0, number)).collect::<Vec<_>>();
		let far = news(tip, way(REPLAY_MAX + 1), tip);
		assert_eq!(Follower::resumed(tip).advance(Some(&far)), [Step::Snapshot]);
		let near = news(tip, way(REPLAY_MAX), tip);
		assert_eq!(Follower::resumed(tip).advance(Some(&near)).len(), REPLAY_MAX as usize + 1);
	}

	#[test]
	fn who_resumes_is_told_what_is_final() {
		let mut client = Follower::resumed(at(0, 12));
		assert!(!client.is_new());
		assert_eq!(client.advance(Some(&news(at(0, 12), vec![], at(0, 9)))), [Step::Finalized(at(0, 9))]);
	}

	#[test]
	fn finality_below_the_beginning_is_not_told() {
		let mut client = Follower::begun(at(0, 20), 3);
		assert_eq!(client.advance(Some(&news(at(0, 20), vec![], at(0, 9)))), []);
		assert_eq!(client.advance(Some(&news(at(0, 20), vec![], at(0, 20)))), [Step::Finalized(at(0, 20))]);
	}

	#[test]
	fn a_book_begins_at_the_newest_final_block_unless_that_is_far() {
		let heads = |best| Heads { best: at(0, best), finalized: at(0, 5) };
		assert_eq!(heads(5 + REPLAY_MAX).beginning(), (at(0, 5), true));
		assert_eq!(heads(6 + REPLAY_MAX).beginning(), (at(0, 6 + REPLAY_MAX), false));
	}
}
