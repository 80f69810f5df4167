//! Calls that are closed for everybody but root.

use super::oracle::is_priced;
use crate::{Runtime, RuntimeCall, SafeMode, TxPause};
use frame_support::traits::{Contains, InsideBoth};
use tributary_primitives::{AssetId, Price};

/// What an origin that is not root may call: what is [`Open`], unless safe mode or a pause stops it.
pub type BaseCallFilter = InsideBoth<Open, InsideBoth<SafeMode, TxPause>>;

/// Calls that this chain has at all.
pub struct Open;
impl Contains<RuntimeCall> for Open {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			// A validator is backed by its own bond alone.
			RuntimeCall::Staking(pallet_staking::Call::nominate { .. }) => false,
			RuntimeCall::Assets(call) => keeps_rules(call),
			RuntimeCall::Oracle(pallet_oracle::Call::feed_values { values }) => are_priced(values),
			_ => true,
		}
	}
}

/// Whether a call goes by the rules of the pallets that tokens come from.
fn keeps_rules(call: &pallet_assets::Call<Runtime>) -> bool {
	use pallet_assets::Call::*;
	!matches!(
		call,
		// A token comes from a pallet with rules, and goes by it: the last steps of its end would be open to anybody.
		create { .. } | destroy_accounts { .. } | destroy_approvals { .. } | finish_destroy { .. } |
			// An account that somebody else pays for would hold tokens without STM (S-13).
			touch_other { .. } |
			// Burning one's own units is no rule of any pallet, and would shed a freeze.
			refund { allow_burn: true, .. }
	)
}

/// Whether each price is of an asset that feeders price.
fn are_priced(values: &[(AssetId, Price)]) -> bool {
	values.iter().all(|(asset, _)| is_priced(*asset))
}
