//! Why something cannot happen, one cause each, in the order in which they are checked.

use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// Why an operation cannot happen. Nothing has changed then.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum Error {
	// adjust
	/// Neither debt nor collateral nor the target ratio would change.
	Unchanged,
	/// The target ratio is below the maintenance ratio or above [`crate::terms::RATIO_MAX_BP`].
	TargetOutOfRange,
	/// An amount would leave the range: above [`crate::AMOUNT_MAX`].
	TooLarge,
	/// There is no position, and nothing is borrowed.
	NothingBorrowed,
	/// More collateral is taken out than there is.
	BelowZero,
	/// A debt would be left that is too small.
	DebtTooSmall,
	/// No live price: only what makes a position safer may happen.
	NoPrice,
	/// The ratio would be below the initial one (B-45).
	BelowInitial,

	// settle, redeem, savings
	/// An amount of zero, or more than there is.
	OutOfRange,
	/// The day's volume is used up.
	NoVolume,
	/// The amount is worth less than one unit of the backing asset.
	WorthNothing,

	// bugs
	/// The records contradict each other. Never the user's fault.
	Corrupt,
}
