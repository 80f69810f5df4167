//! What the pallet stores and is told.

use crate::{limits::*, ranking::Root};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
pub use collateral_core::{Announced, Phase, Source};
use collateral_core::{BorrowIndex, Fund, Position, Savings, Terms, Volume, Weakness};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use tributary_primitives::{AssetId, Balance, Moment, Price};

/// The name of what a BitAsset follows: `USD`, `XAU`.
pub type Symbol = BoundedVec<u8, ConstU32<SYMBOL_MAX>>;

/// Who reports prices.
pub type Feeders<AccountId> = BoundedVec<AccountId, ConstU32<{ collateral_core::terms::FEEDERS_MAX as u32 }>>;

/// How far the positions were looked at since something moved.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Pass {
	/// Orders of positions that are called no longer are still to leave the book: those whose ids follow this one.
	Clearing(Option<u32>),
	/// Called positions are still to be given an order or another one, the weakest first: those that follow this one.
	Calling(Option<Weakness>),
	/// All were.
	Done,
}

/// A BitAsset.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct BitAsset<AccountId> {
	/// Who sets terms and feeders; governance if nobody.
	pub owner: Option<AccountId>,
	/// What it follows.
	pub symbol: Symbol,
	/// What stands behind it.
	pub backing: AssetId,
	/// Whether somebody may stop that, or what stands behind that.
	pub freezable: bool,
	/// Whether it is counted for whom that is kept: he who may stop it asks.
	pub counted: bool,
	/// Whose prices count.
	pub source: Source,
	/// In force until what is announced is.
	pub terms: Terms,
	/// To come.
	pub announced: Option<Announced>,
	/// The borrow fee so far.
	pub index: BorrowIndex,
	/// Collateral of all positions, units: in custody, or behind an order of theirs.
	pub collateral: u64,
	/// Principal of all positions, units.
	pub principal: u64,
	/// Open positions.
	pub positions: u32,
	/// Id of the next position.
	pub next_position: u32,
	/// Where the order of weakness begins.
	pub root: Root,
	/// The depositors' yield.
	pub savings: Savings,
	/// Units of the BitAsset that lie in custody for the savings.
	pub pot: u64,
	/// Units issued that no position owes any more.
	pub bad_debt: u64,
	/// What may still be settled today.
	pub volume: Volume,
	/// Where it is in its life.
	pub phase: Phase,
	/// The price that the positions are looked at with; none while there is none.
	pub seen: Option<Price>,
	/// How far they are.
	pub pass: Pass,
	/// Whether something moved during the pass: another one follows.
	pub again: bool,
	/// When to look at all of them although nothing moved: the book refused an order.
	pub retry: Option<Moment>,
	/// When to look at all of them because their debts grew.
	pub look: Option<Moment>,
	/// Since when the weakest position cannot pay, or bids would carry a fund: it must last.
	pub since: Option<Moment>,
	/// The first settlement that waits.
	pub first_request: u32,
	/// Where the next one goes.
	pub next_request: u32,
	/// STM held of the owner.
	pub held: Balance,
}

/// A position and its number. Among equally weak ones the older is the weaker.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Debt {
	/// Its number, never used again.
	pub id: u32,
	/// What it holds and owes.
	pub position: Position,
}

/// A settlement that waits: the BitAsset lies in custody.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Request<AccountId> {
	/// Whose.
	pub who: AccountId,
	/// Units of the BitAsset still to settle.
	pub amount: u64,
	/// From when on, milliseconds.
	pub due: Moment,
}

/// What others took of a margin call's order, not yet booked on its position. It lies in custody.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Taken {
	/// Units of the backing asset sold.
	pub paid: u64,
	/// Units of the BitAsset received.
	pub got: u64,
}

/// The tag of a position's order in the book.
pub fn tag(asset: AssetId, id: u32) -> u64 {
	let token = if let AssetId::Token(token) = asset { token } else { u32::MAX };
	u64::from(token).wrapping_shl(TAG_BITS) | u64::from(id)
}

/// Whose order bears a tag.
pub fn tagged(tag: u64) -> (AssetId, u32) {
	let part = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default();
	(AssetId::Token(part(tag.wrapping_shr(TAG_BITS))), part(tag))
}

impl Debt {
	/// Its place in the order of weakness.
	pub fn weakness(&self) -> Weakness {
		self.position.weakness(self.id.into())
	}
}

impl<AccountId> BitAsset<AccountId> {
	/// Makes the announced terms the terms if their moment has come, and brings the borrow fee up to `now`. Says whether
	/// the terms are others.
	pub fn bring_up(&mut self, now: Moment, day: Moment) -> bool {
		// Genesis has no clock: the fee of what was born there begins with the first look.
		if self.index.at == 0 {
			self.index = BorrowIndex::new(now);
		}
		let due = self.announced.filter(|announced| now >= announced.effective);
		if let Some(announced) = due {
			self.index = self.index.accrued(announced.effective, self.terms.borrow_fee_bp, day);
			(self.terms, self.announced) = (announced.terms, None);
		}
		self.index = self.index.accrued(now, self.terms.borrow_fee_bp, day);
		due.is_some()
	}

	/// What closed positions have left so far; none while it is live.
	pub fn fund(&self) -> Option<Fund> {
		match self.phase {
			Phase::Live => None,
			Phase::Closing(fund) | Phase::Settled(fund) => Some(fund),
		}
	}

	/// Units that positions owe or nobody does: all there are while it is live.
	pub fn supply(&self) -> u64 {
		self.principal.saturating_add(self.bad_debt)
	}

	/// All units there are, those that a fund stands behind included.
	pub fn issued(&self) -> u64 {
		self.supply().saturating_add(self.fund().map_or(0, |fund| fund.supply))
	}
}
