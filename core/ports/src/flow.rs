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

	type Row = (Flow, State, Step, Next);

	/// The written table of docs/ports.md, every row; what is not in it is refused.
	fn table() -> Vec<Row> {
		let docs = include_str!("../../../docs/ports.md");
		let rows = docs.lines().filter(|line| line.starts_with("| deposit |") || line.starts_with("| redemption |"));
		let rows: Vec<Vec<&str>> =
			rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect();
		rows.iter().filter(|row| row[1] != "–").flat_map(|row| rows_of(row)).collect()
	}

	/// A line of the table says it for several states at once.
	fn rows_of(row: &[&str]) -> Vec<Row> {
		let flow = named(row[0]).unwrap_or_else(|| panic!("no flow: {row:?}"));
		let call = row[2].trim_matches('`');
		let froms: Vec<State> = match row[1].starts_with("every open state") {
			true => STATES.into_iter().filter(|state| is_of(flow, *state)).collect(),
			false => vec![named(row[1]).unwrap_or_else(|| panic!("no state: {row:?}"))],
		};
		let tos = row[4].split(" (").next().unwrap_or_default().split(", ");
		tos.flat_map(|to| froms.iter().map(move |from| (flow, *from, step(call, to), next(to)))).collect()
	}

	fn step(call: &str, to: &str) -> Step {
		match call {
			"report_progress" => Step::Report(named(to).expect("a report names a state")),
			"confirm_deposit" | "confirm_redeem" => Step::Confirm,
			"reject_deposit" | "refund_redeem" => Step::Return,
			"cancel_deposit" => Step::Cancel,
			"expire_deposit" | "expire_redeem" => Step::Expire,
			other => panic!("no step: {other}"),
		}
	}

	fn next(to: &str) -> Next {
		match to.strip_prefix('*') {
			Some(outcome) => Closed(named(outcome.trim_end_matches('*')).expect("an end is an outcome")),
			None => Open(named(to).expect("what is not an end is a state")),
		}
	}

	/// The value of this name, in the spelling that clients see.
	fn named<Value: serde::de::DeserializeOwned>(name: &str) -> Option<Value> {
		let capital = name[..1].to_uppercase() + &name[1..];
		[name.to_owned(), capital].into_iter().find_map(|name| serde_json::from_str(&format!("{name:?}")).ok())
	}

	/// Which states a request of a kind can be in, said once more by hand.
	fn is_of(flow: Flow, state: State) -> bool {
		match flow {
			Deposit => state != PendingExternal,
			Redemption => state != PendingUserTransferStart,
		}
	}

	const STATES: [State; 4] = [PendingUserTransferStart, PendingAnchor, PendingExternal, OnHold];

	fn steps() -> impl Iterator<Item = Step> {
		STATES.map(Step::Report).into_iter().chain([Step::Confirm, Step::Return, Step::Cancel, Step::Expire])
	}

	#[test]
	fn the_table_is_the_code_row_by_row() {
		let table = table();
		assert_eq!(table.len(), 29);
		for flow in [Deposit, Redemption] {
			for state in STATES.into_iter().filter(|state| is_of(flow, *state)) {
				for step in steps() {
					let row = table.iter().find(|row| (row.0, row.1, row.2) == (flow, state, step));
					assert_eq!(flow.next(state, step), row.map(|row| row.3), "{flow:?} {state:?} {step:?}");
				}
			}
		}
	}

	#[test]
	fn the_states_of_a_kind_are_those_the_table_leads_to() {
		for flow in [Deposit, Redemption] {
			for state in STATES {
				let reached = state == flow.start() || table().iter().any(|row| row.0 == flow && row.3 == Open(state));
				assert_eq!(reached, is_of(flow, state), "{flow:?} {state:?}");
			}
		}
	}

	#[test]
	fn the_port_is_overdue_only_for_what_was_its_turn() {
		assert!(!Deposit.is_ports_turn(PendingUserTransferStart));
		assert!(Deposit.is_ports_turn(OnHold));
		assert!(Deposit.is_ports_turn(PendingAnchor));
		assert!(STATES.into_iter().all(|state| Redemption.is_ports_turn(state)));
	}
}
