//! The keys a validator works with.

use crate::{AuthorityDiscovery, Babe, Grandpa};
use alloc::vec::Vec;

sp_runtime::impl_opaque_keys! {
	/// What a validator signs blocks, votes and addresses with; the order is the order of the proof of ownership.
	pub struct SessionKeys {
		/// Votes of finality.
		pub grandpa: Grandpa,
		/// Blocks.
		pub babe: Babe,
		/// Network addresses.
		pub authority_discovery: AuthorityDiscovery,
	}
}
