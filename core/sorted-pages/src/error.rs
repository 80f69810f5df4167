//! Why something cannot happen.

/// Why an operation on a tree cannot happen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Error {
	/// No entry has that rank.
	NotFound,
	/// The stored pages contradict each other, or the caller them: a rank is taken, or more is taken out than there is.
	/// Roll back to a checkpoint, or drop the overlay.
	Corrupt,
}
