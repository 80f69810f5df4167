//! A bookkeeper who reads events and nothing else.
//!
//! If the events tell the whole fact, his books and the chain's agree after every block: token by token and account by
//! account, STM in sum, and each IOU's debt by what its port says.

use crate::world::Made;
use pallet_ports::Event as PortEvent;
use std::collections::BTreeMap;
use tributary_primitives::{AccountId, AssetId, Balance};
use tributary_runtime::{Balances, Ports, Runtime, RuntimeEvent};

/// The books.
pub struct Ledger {
	/// All STM there is.
	stm: Balance,
	/// Who has how many units of which token; no zeros.
	tokens: BTreeMap<(u32, AccountId), Balance>,
	/// What each IOU's port owes.
	debts: BTreeMap<u32, Balance>,
}

impl Ledger {
	/// Opens the books with what the chain has now.
	pub fn open() -> Self {
		let tokens = chain_tokens();
		let mut debts = BTreeMap::new();
		for ((token, _), amount) in &tokens {
			*debts.entry(*token).or_default() += amount;
		}
		Self { stm: Balances::total_issuance(), tokens, debts }
	}

	/// Books what a block tells, and compares with the chain.
	#[track_caller]
	pub fn check(&mut self, made: &Made) {
		made.events.iter().for_each(|event| self.book(event));
		self.tokens.retain(|_, amount| *amount > 0);
		assert_eq!(self.stm, Balances::total_issuance(), "STM");
		assert_eq!(self.tokens, chain_tokens(), "tokens");
		let is_iou = |token: u32| Ports::iou(AssetId::Token(token)).is_some();
		for (token, debt) in self.debts.iter().filter(|(token, _)| is_iou(**token)) {
			let held: Balance = self.tokens.iter().filter(|((id, _), _)| id == token).map(|(_, amount)| amount).sum();
			assert_eq!(*debt, held, "what the port of token {token} owes");
		}
	}

	fn book(&mut self, event: &RuntimeEvent) {
		self.stm -= destroyed(event).unwrap_or_default();
		match event {
			RuntimeEvent::Assets(event) => self.book_token(event),
			RuntimeEvent::Ports(event) => self.book_port(event),
			_ => (),
		}
	}

	fn book_token(&mut self, event: &pallet_assets::Event<Runtime>) {
		use pallet_assets::Event::*;
		match event {
			Issued { asset_id, owner, amount } => *self.entry(*asset_id, owner) += amount,
			Burned { asset_id, owner, balance } => *self.entry(*asset_id, owner) -= balance,
			Transferred { asset_id, from, to, amount } => {
				*self.entry(*asset_id, from) -= amount;
				*self.entry(*asset_id, to) += amount;
			}
			_ => (),
		}
	}

	fn book_port(&mut self, event: &PortEvent<Runtime>) {
		match event {
			PortEvent::DepositConfirmed { id, net, .. } => *self.debt(&id.iou) += net,
			PortEvent::Issued { iou, net, .. } => *self.debt(iou) += net,
			PortEvent::RedemptionConfirmed { id, amount, .. } => *self.debt(&id.iou) -= amount,
			PortEvent::ClawedBack { iou, amount, .. } | PortEvent::WrittenOff { iou, amount, .. } => {
				*self.debt(iou) -= amount;
			}
			_ => (),
		}
	}

	fn entry(&mut self, token: u32, who: &AccountId) -> &mut Balance {
		self.tokens.entry((token, who.clone())).or_default()
	}

	fn debt(&mut self, iou: &AssetId) -> &mut Balance {
		let AssetId::Token(token) = iou else { panic!("an IOU is a token") };
		self.debts.entry(*token).or_default()
	}
}

/// What the chain says of tokens.
fn chain_tokens() -> BTreeMap<(u32, AccountId), Balance> {
	let accounts = pallet_assets::Account::<Runtime>::iter();
	accounts.map(|(id, who, account)| ((id, who), account.balance)).filter(|(_, amount)| *amount > 0).collect()
}

/// STM an event says was destroyed, units (design §2).
pub fn destroyed(event: &RuntimeEvent) -> Option<Balance> {
	use pallet_balances::Event::{Burned, DustLost};
	match event {
		RuntimeEvent::TransactionPayment(pallet_transaction_payment::Event::TransactionFeePaid {
			actual_fee, ..
		}) => Some(*actual_fee),
		RuntimeEvent::Balances(DustLost { amount, .. } | Burned { amount, .. }) => Some(*amount),
		RuntimeEvent::Staking(pallet_staking::Event::Slashed { amount, .. }) => Some(*amount),
		RuntimeEvent::Referenda(pallet_referenda::Event::DepositSlashed { amount, .. }) => Some(*amount),
		_ => None,
	}
}
