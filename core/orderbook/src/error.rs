//! Why something cannot happen, one cause each, in the order in which they are checked.

use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// Why an operation cannot happen. Nothing has changed then.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum Error {
	// place, amend
	/// Nothing for sale, or nothing wanted.
	Zero,
	/// More than [`crate::AMOUNT_MAX`].
	TooLarge,
	/// The price is not a multiple of the market's tick.
	OffTick,
	/// The amount of base is not a multiple of the market's lot.
	OffLot,
	/// Less base than the market's smallest order.
	BelowMinBase,
	/// Less quote than the market's smallest order.
	BelowMinQuote,
	/// At its own price it would not buy one unit.
	WorthNothing,
	/// Already expired, or its owner may not trade: it would be closed when met.
	NotStanding,
	/// A post-only order would take, and may not or cannot slide.
	WouldTake,
	/// A fill-or-kill order cannot be filled whole.
	NotFilled,

	// cancel, amend, sweep
	/// No such order.
	NotFound,
	/// Somebody else's order, or the system's.
	NotOwner,
	/// The order still stands.
	StillLive,
	/// The order was filled since, or changed: it sells another amount than the amendment expects.
	RemainingDiffers,
	/// The amendment changes nothing, or no more is left than the order was to be reduced to.
	Unchanged,

	// routes
	/// Fewer than one hop, or more than [`crate::HOPS_MAX`].
	RouteLength,
	/// Two neighbours are the same asset.
	EqualNeighbours,
	/// An asset occurs twice.
	RouteCycle,
	/// A book on the way has too little, or too little at prices near those of the rest.
	TooThin,
	/// More orders would be met than allowed.
	BoundReached,
	/// An own order stands in the way, and the policy is not to cancel it or it is the system's.
	OwnOrder,
	/// A hop would yield less than one unit.
	YieldsNothing,
	/// Less would arrive than the least accepted.
	BelowMinReceive,
	/// More would be spent than the most allowed.
	AboveMaxSpend,
	/// No route was found.
	NoRoute,

	// bugs
	/// The stored pages contradict each other. Never the user's fault.
	Corrupt,
}

impl From<sorted_pages::Error> for Error {
	fn from(error: sorted_pages::Error) -> Self {
		match error {
			sorted_pages::Error::NotFound => Self::NotFound,
			sorted_pages::Error::Corrupt => Self::Corrupt,
		}
	}
}
