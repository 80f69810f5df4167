//! What the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use ports_core::{
	flow::{Flow, State},
	quote::Reserves,
	terms::{Category, Fee, Powers, Rights, Terms},
	text::{CODE_MAX, DESTINATION_MAX, MEMO_MAX, NAME_MAX, REFERENCE_MAX, URL_MAX},
	view::{Announced, Attestation, PortId, PortState},
};
use scale_info::TypeInfo;
use tributary_primitives::{Balance, Moment};

/// Most delegates of one port: a desk's worth, so that the record stays small and is read whole.
pub const OPERATORS_MAX: u32 = 16;
/// Most IOUs of one port, so that a view may walk them.
pub const IOUS_MAX: u32 = 256;
/// Most used references one step of an IOU's removal clears.
pub const REFERENCES_STEP: u32 = 64;
/// Most records one view looks at, whatever its filter lets through.
pub const SCAN_MAX: usize = 1_000;

/// Name of a port.
pub type Name = BoundedVec<u8, ConstU32<NAME_MAX>>;
/// Code of an IOU.
pub type Code = BoundedVec<u8, ConstU32<CODE_MAX>>;
/// Address of a port's page.
pub type Url = BoundedVec<u8, ConstU32<URL_MAX>>;
/// A note of the customer, or a reason of the port.
pub type Memo = BoundedVec<u8, ConstU32<MEMO_MAX>>;
/// Where a redemption is paid.
pub type Destination = BoundedVec<u8, ConstU32<DESTINATION_MAX>>;
/// What a deposit or a payout is known by outside the chain.
pub type Reference = BoundedVec<u8, ConstU32<REFERENCE_MAX>>;

/// A gateway.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Port<AccountId> {
	/// Unique, for ever.
	pub name: Name,
	/// Where it tells about itself; may be empty.
	pub info_url: Url,
	/// Who answers for it.
	pub owner: AccountId,
	/// His delegates, sorted by account.
	pub operators: BoundedVec<(AccountId, Rights), ConstU32<OPERATORS_MAX>>,
	/// Whether it is in business.
	pub state: PortState,
	/// IOUs it has defined and not removed.
	pub ious: u32,
	/// Requests that expired while it was the port's turn.
	pub overdue: u32,
	/// STM held of the owner, units.
	pub deposit: Balance,
}

impl<AccountId: Ord> Port<AccountId> {
	/// What `who` may do here.
	pub fn rights_of(&self, who: &AccountId) -> Rights {
		if *who == self.owner {
			return Rights::ALL;
		}
		let found = self.operators.binary_search_by(|(operator, _)| operator.cmp(who)).ok();
		found.and_then(|place| self.operators.get(place)).map(|(_, rights)| *rights).unwrap_or_default()
	}

	/// The moment whose terms count: now, but for a retired port that of its retirement. Its last customers are paid out
	/// on the terms they knew.
	pub fn terms_clock(&self, now: Moment) -> Moment {
		match self.state {
			PortState::Retired { since } => since.min(now),
			_ => now,
		}
	}

	/// Gives `who` these rights in place of those he had; none removes him. Says whether there was room.
	#[must_use]
	pub fn set_rights(&mut self, who: AccountId, rights: Rights) -> bool {
		match self.operators.binary_search_by(|(operator, _)| operator.cmp(&who)) {
			Ok(place) if rights.is_none() => {
				self.operators.remove(place);
				true
			}
			Ok(place) => self.operators.get_mut(place).map(|entry| entry.1 = rights).is_some(),
			Err(_) if rights.is_none() => true,
			Err(place) => self.operators.try_insert(place, (who, rights)).is_ok(),
		}
	}
}

/// An IOU. Its asset is the key it is stored under.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Iou {
	/// Whose debt it is.
	pub port: PortId,
	/// Ticker, unique within the port (S-31).
	pub code: Code,
	/// What it stands for (S-20).
	pub category: Category,
	/// Decimal places of one unit of the real asset.
	pub decimals: u8,
	/// What the issuer may do to holders.
	pub powers: Powers,
	/// Whether every transfer of it is stopped.
	pub paused: bool,
	/// Whether its removal has begun; nothing else can be done with it then.
	pub removing: bool,
	/// The terms in force until those announced are.
	pub terms: Terms,
	/// The terms announced, which are in force from their moment on.
	pub announced: Option<Announced>,
	/// Number of the next request.
	pub next_request: u32,
	/// STM held of the port's owner, units.
	pub deposit: Balance,
}

impl Iou {
	/// Makes announced terms the terms, if their moment has come by the clock of the port's terms.
	pub fn settle_terms(&mut self, clock: Moment) {
		if let Some(announced) = self.announced.filter(|announced| clock >= announced.effective) {
			self.terms = announced.terms;
			self.announced = None;
		}
	}
}

/// An open deposit or redemption.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Request<AccountId> {
	/// The customer.
	pub who: AccountId,
	/// Which way the value goes.
	pub flow: Flow,
	/// Where it stands.
	pub state: State,
	/// Units of the IOU: asked for in a deposit, lying in the vault in a redemption.
	pub amount: Balance,
	/// The fee when it was made, which no change of terms touches.
	pub fee: Fee,
	/// The customer's note.
	pub memo: Memo,
	/// Where a redemption is paid; empty in a deposit.
	pub destination: Destination,
	/// From when on anybody may expire it.
	pub deadline: Moment,
	/// STM held of the customer, units.
	pub deposit: Balance,
}

/// What a holder trusts a port with.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Trust {
	/// Most units of the IOU that may be issued to him, counting those he has; none is no limit.
	pub limit: Option<Balance>,
	/// STM held of the holder, units.
	pub deposit: Balance,
}

/// What the decision needs of a statement of reserves.
pub fn reserves_of(attestation: &Attestation) -> Reserves {
	Reserves { amount: attestation.amount, expires: attestation.expires }
}
