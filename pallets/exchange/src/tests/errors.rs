use super::*;
use orderbook_core::Error as Book;

/// Also those that no call can bring about: a route of a call always has one to four hops, and books do not contradict
/// themselves.
#[test]
fn each_cause_of_the_book_keeps_its_name() {
	let causes = [
		Book::Zero,
		Book::TooLarge,
		Book::OffTick,
		Book::OffLot,
		Book::BelowMinBase,
		Book::BelowMinQuote,
		Book::WorthNothing,
		Book::NotStanding,
		Book::WouldTake,
		Book::NotFilled,
		Book::NotOwner,
		Book::RemainingDiffers,
		Book::Unchanged,
		Book::RouteLength,
		Book::EqualNeighbours,
		Book::RouteCycle,
		Book::TooThin,
		Book::BoundReached,
		Book::OwnOrder,
		Book::YieldsNothing,
		Book::BelowMinReceive,
		Book::AboveMaxSpend,
		Book::NoRoute,
		Book::Corrupt,
	];
	for cause in causes {
		assert_eq!(format!("{:?}", Cause::from(cause)), format!("{cause:?}"));
	}
	assert_eq!(format!("{:?}", Cause::from(Book::NotFound)), "NoSuchOrder");
	assert_eq!(format!("{:?}", Cause::from(Book::StillLive)), "StillGood");
}
