//! The states of a request and which follows which.
//!
//! The words are those of SEP-24 and SEP-6, which ports of other ledgers already speak, and `cancelled`. An open request is in a
//! [`State`]; a finished one leaves the chain's state, and its [`Outcome`] is in the event.
//!
//! ```text
//! deposit     pending_user_transfer_start ─report─► pending_anchor ◄─report─► on_hold
//!             from every state: confirm ► completed, reject ► error, expire ► expired
//!             from pending_user_transfer_start: cancel ► cancelled
//!
//! redemption  pending_anchor ◄─report─► pending_external ◄─report─► on_hold ◄─report─► pending_anchor
//!             from every state: confirm ► completed, refund ► refunded, expire ► expired
//! ```

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Which way the value goes.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum Flow {
	/// The real asset comes in, the IOU is issued.
	#[codec(index = 0)]
	Deposit,
	/// The IOU comes back, the real asset is paid out.
	#[codec(index = 1)]
	Redemption,
}

/// Where an open request stands.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "snake_case")]
pub enum State {
	/// The port waits for the customer's real asset.
	#[codec(index = 0)]
	PendingUserTransferStart,
	/// The port has what it needs and works.
	#[codec(index = 1)]
	PendingAnchor,
	/// The payout is under way outside.
	#[codec(index = 2)]
	PendingExternal,
	/// The port looks into it.
	#[codec(index = 3)]
	OnHold,
}

/// How a request ended.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
	/// The port did its part.
	#[codec(index = 0)]
	Completed,
	/// The IOU went back to its holder.
	#[codec(index = 1)]
	Refunded,
	/// The deadline passed.
	#[codec(index = 2)]
	Expired,
	/// The port refused the deposit.
	#[codec(index = 3)]
	Error,
	/// The customer thought better of it.
	#[codec(index = 4)]
	Cancelled,
}

/// What somebody wants to do to a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
	/// The port tells where it stands.
	Report(State),
	/// The port did its part.
	Confirm,
	/// The port refuses a deposit, or gives an IOU back.
	Return,
	/// The customer withdraws.
	Cancel,
	/// Anybody ends it after its deadline.
	Expire,
}

/// What a step leads to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
	/// Still open.
	Open(State),
	/// Finished.
	Closed(Outcome),
}

impl Flow {
	/// The state a request is born in.
	pub fn start(self) -> State {
		match self {
			Self::Deposit => State::PendingUserTransferStart,
			Self::Redemption => State::PendingAnchor,
		}
	}

	/// What `step` leads to from `state`; none where it is not allowed. This is the whole table.
	pub fn next(self, state: State, step: Step) -> Option<Next> {
		match step {
			Step::Report(to) => self.may_report(state, to).then_some(Next::Open(to)),
			Step::Confirm => Some(Next::Closed(Outcome::Completed)),
			Step::Return => Some(Next::Closed(self.returned())),
			Step::Cancel => self.may_cancel(state).then_some(Next::Closed(Outcome::Cancelled)),
			Step::Expire => Some(Next::Closed(Outcome::Expired)),
		}
	}

	/// Whether a request in `state` is the port's to finish: a redemption always, a deposit once the port has told
	/// anything about it.
	pub fn is_ports_turn(self, state: State) -> bool {
		self == Self::Redemption || state != State::PendingUserTransferStart
	}

	fn may_report(self, from: State, to: State) -> bool {
		use State::*;
		match self {
			Self::Deposit => matches!(
				(from, to),
				(PendingUserTransferStart, PendingAnchor | OnHold) | (PendingAnchor, OnHold) | (OnHold, PendingAnchor)
			),
			Self::Redemption => matches!(
				(from, to),
				(PendingAnchor, PendingExternal | OnHold)
					| (PendingExternal, PendingAnchor | OnHold)
					| (OnHold, PendingAnchor | PendingExternal)
			),
		}
	}

	/// A customer may withdraw a deposit the port has not begun to work on; a redemption may already be paid.
	fn may_cancel(self, from: State) -> bool {
		self == Self::Deposit && from == State::PendingUserTransferStart
	}

	fn returned(self) -> Outcome {
		match self {
			Self::Deposit => Outcome::Error,
			Self::Redemption => Outcome::Refunded,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use Flow::*;
	use Next::*;
	use State::*;

	/// The written table of docs/ports.md, every row; what is not in it is refused.
	const TABLE: [(Flow, State, Step, Next); 29] = [
		(Deposit, PendingUserTransferStart, Step::Report(PendingAnchor), Open(PendingAnchor)),
		(Deposit, PendingUserTransferStart, Step::Report(OnHold), Open(OnHold)),
		(Deposit, PendingUserTransferStart, Step::Confirm, Closed(Outcome::Completed)),
		(Deposit, PendingUserTransferStart, Step::Return, Closed(Outcome::Error)),
		(Deposit, PendingUserTransferStart, Step::Cancel, Closed(Outcome::Cancelled)),
		(Deposit, PendingUserTransferStart, Step::Expire, Closed(Outcome::Expired)),
		(Deposit, PendingAnchor, Step::Report(OnHold), Open(OnHold)),
		(Deposit, PendingAnchor, Step::Confirm, Closed(Outcome::Completed)),
		(Deposit, PendingAnchor, Step::Return, Closed(Outcome::Error)),
		(Deposit, PendingAnchor, Step::Expire, Closed(Outcome::Expired)),
		(Deposit, OnHold, Step::Report(PendingAnchor), Open(PendingAnchor)),
		(Deposit, OnHold, Step::Confirm, Closed(Outcome::Completed)),
		(Deposit, OnHold, Step::Return, Closed(Outcome::Error)),
		(Deposit, OnHold, Step::Expire, Closed(Outcome::Expired)),
		(Redemption, PendingAnchor, Step::Report(PendingExternal), Open(PendingExternal)),
		(Redemption, PendingAnchor, Step::Report(OnHold), Open(OnHold)),
		(Redemption, PendingAnchor, Step::Confirm, Closed(Outcome::Completed)),
		(Redemption, PendingAnchor, Step::Return, Closed(Outcome::Refunded)),
		(Redemption, PendingAnchor, Step::Expire, Closed(Outcome::Expired)),
		(Redemption, PendingExternal, Step::Report(PendingAnchor), Open(PendingAnchor)),
		(Redemption, PendingExternal, Step::Report(OnHold), Open(OnHold)),
		(Redemption, PendingExternal, Step::Confirm, Closed(Outcome::Completed)),
		(Redemption, PendingExternal, Step::Return, Closed(Outcome::Refunded)),
		(Redemption, PendingExternal, Step::Expire, Closed(Outcome::Expired)),
		(Redemption, OnHold, Step::Report(PendingAnchor), Open(PendingAnchor)),
		(Redemption, OnHold, Step::Report(PendingExternal), Open(PendingExternal)),
		(Redemption, OnHold, Step::Confirm, Closed(Outcome::Completed)),
		(Redemption, OnHold, Step::Return, Closed(Outcome::Refunded)),
		(Redemption, OnHold, Step::Expire, Closed(Outcome::Expired)),
	];

	const STATES: [State; 4] = [PendingUserTransferStart, PendingAnchor, PendingExternal, OnHold];

	fn steps() -> impl Iterator<Item = Step> {
		STATES.map(Step::Report).into_iter().chain([Step::Confirm, Step::Return, Step::Cancel, Step::Expire])
	}

	fn reachable(flow: Flow, state: State) -> bool {
		state == flow.start() || TABLE.iter().any(|row| row.0 == flow && row.3 == Open(state))
	}

	#[test]
	fn the_table_is_the_code_row_by_row() {
		for flow in [Deposit, Redemption] {
			for state in STATES.into_iter().filter(|state| reachable(flow, *state)) {
				for step in steps() {
					let row = TABLE.iter().find(|row| (row.0, row.1, row.2) == (flow, state, step));
					assert_eq!(flow.next(state, step), row.map(|row| row.3), "{flow:?} {state:?} {step:?}");
				}
			}
		}
	}

	#[test]
	fn a_deposit_is_never_pending_external_and_a_redemption_never_waits_for_the_user() {
		assert!(!reachable(Deposit, PendingExternal));
		assert!(!reachable(Redemption, PendingUserTransferStart));
	}

	#[test]
	fn the_port_is_overdue_only_for_what_was_its_turn() {
		assert!(!Deposit.is_ports_turn(PendingUserTransferStart));
		assert!(Deposit.is_ports_turn(OnHold));
		assert!(Deposit.is_ports_turn(PendingAnchor));
		assert!(STATES.into_iter().all(|state| Redemption.is_ports_turn(state)));
	}
}
