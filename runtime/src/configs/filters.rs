//! Calls that are closed for everybody but root.

use crate::{Runtime, RuntimeCall, SafeMode, TxPause};
use frame_support::traits::{Contains, InsideBoth};

/// What an origin that is not root may call: what is [`Open`], unless safe mode or a pause stops it.
pub type BaseCallFilter = InsideBoth<Open, InsideBoth<SafeMode, TxPause>>;

/// Calls that this chain has at all.
pub struct Open;
impl Contains<RuntimeCall> for Open {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(
			call,
			// A validator is backed by its own bond alone.
			RuntimeCall::Staking(pallet_staking::Call::<Runtime>::nominate { .. }) |
				// A token comes from a pallet with rules, and goes by it: the last steps of its end are open to anybody.
				RuntimeCall::Assets(
					pallet_assets::Call::<Runtime>::create { .. } |
						pallet_assets::Call::<Runtime>::destroy_accounts { .. } |
						pallet_assets::Call::<Runtime>::destroy_approvals { .. } |
						pallet_assets::Call::<Runtime>::finish_destroy { .. }
				)
		)
	}
}
