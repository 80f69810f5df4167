//! One file a call, a journey for the whole, the invariants broken one by one.

mod announce_terms;
mod attest_reserves;
mod cancel_deposit;
mod claim;
mod claw_back;
mod close_port;
mod confirm_deposit;
mod confirm_redeem;
mod define_iou;
mod expire_deposit;
mod expire_redeem;
mod freeze;
mod give_up_powers;
mod invariants;
mod issue;
mod journey;
mod open_port;
mod pause_iou;
mod pause_port;
mod refund_redeem;
mod reject_deposit;
mod remove_iou;
mod report_progress;
mod request_deposit;
mod request_redeem;
mod retire_port;
mod set_operator;
mod trust;
mod views;
mod write_off;

pub(crate) use crate::{
	mock::{Ports, *},
	*,
};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ports_core::{
	flow::{Outcome, State},
	terms::{Category, Fee, MarketFee, Powers, Rights, Terms},
	view::{Attestation, PortState, RequestId},
};
pub(crate) use sp_runtime::{DispatchError, TokenError};
pub(crate) use tributary_primitives::{AssetId, Balance, AMOUNT_MAX};

pub(crate) type Cause = Error<Test>;
