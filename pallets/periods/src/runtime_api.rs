//! The table over the runtime API, for the clients that cannot call view functions.

use tributary_primitives::{Moment, Periods};

sp_api::decl_runtime_apis! {
	/// Reads the lengths of time of this chain.
	pub trait PeriodsApi {
		/// Every length of time of this chain.
		fn periods() -> Periods;
		/// Milliseconds since the Unix epoch from which ticks are counted; none before block 1.
		fn genesis_time() -> Option<Moment>;
	}
}
