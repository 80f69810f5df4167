//! One file a call or a rule; every test ends with all invariants checked.

use crate::{mock::*, *};
use collateral_core::{Adjustment, Report, Terms, AMOUNT_MAX};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, weights::Weight, BoundedVec};
use pallet_exchange::{OrderTerms, Size};
use sp_runtime::{DispatchError, TokenError};
use tributary_primitives::{AssetId, Balance, Custody, Moment, Price};

mod adjust;
mod announce_terms;
mod bid;
mod cancel_settlement;
mod claim;
mod create;
mod errors;
mod events;
mod feeds_hostile;
mod hostile;
mod invariants;
mod keeping;
mod margin;
mod publish_feed;
mod push;
mod random;
mod redeem;
mod savings;
mod scenes;
mod schedule;
mod set_feeders;
mod settle;
mod views;
mod winding;

use scenes::give;

/// So much time goes by without a block: nothing is done.
fn pass(time: Moment) {
	Timestamp::set_timestamp(Timestamp::get() + time);
}

/// What must last before positions are closed, or bids taken, lasts.
fn last() {
	wait(LASTING);
}

/// For so long: ten minutes.
const LASTING: Moment = DAY / CONFIRM_PART;
