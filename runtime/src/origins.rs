//! Who speaks for governance when it is not root.
//!
//! A referendum on a narrow track gives its call one of these origins: more than a signature, less than root.

pub use pallet::*;

#[frame_support::pallet]
pub mod pallet {
	use frame_support::pallet_prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// A power that a referendum can give.
	#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
	#[pallet::origin]
	pub enum Origin {
		/// Tunes parameters.
		#[codec(index = 0)]
		GeneralAdmin,
		/// Names the feeders of prices.
		#[codec(index = 1)]
		FeedersAdmin,
		/// Enters and leaves safe mode, pauses and resumes calls.
		#[codec(index = 2)]
		SafetyOfficer,
		/// Ends a referendum and returns its deposits.
		#[codec(index = 3)]
		ReferendumCanceller,
		/// Ends a referendum and destroys its deposits.
		#[codec(index = 4)]
		ReferendumKiller,
	}

	/// Declares, for each power, a type that checks for it.
	macro_rules! ensure_types {
		($( $(#[$doc:meta])* $name:ident; )*) => {$(
			$(#[$doc])*
			pub struct $name;

			impl<O: Into<Result<Origin, O>> + From<Origin>> EnsureOrigin<O> for $name {
				type Success = ();

				fn try_origin(origin: O) -> Result<(), O> {
					match origin.into()? {
						Origin::$name => Ok(()),
						other => Err(other.into()),
					}
				}

				#[cfg(feature = "runtime-benchmarks")]
				fn try_successful_origin() -> Result<O, ()> {
					Ok(Origin::$name.into())
				}
			}
		)*};
	}

	ensure_types! {
		/// Succeeds for [`Origin::GeneralAdmin`].
		GeneralAdmin;
		/// Succeeds for [`Origin::FeedersAdmin`].
		FeedersAdmin;
		/// Succeeds for [`Origin::SafetyOfficer`].
		SafetyOfficer;
		/// Succeeds for [`Origin::ReferendumCanceller`].
		ReferendumCanceller;
		/// Succeeds for [`Origin::ReferendumKiller`].
		ReferendumKiller;
	}
}
