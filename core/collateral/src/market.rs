//! What a decision about a position looks at.

use crate::{feed::Prices, terms::Terms};

/// The terms, the debts' index and the prices of one moment.
#[derive(Clone, Copy, Debug)]
pub struct Market<'a> {
	/// The BitAsset's terms.
	pub terms: &'a Terms,
	/// The borrow index, brought forward to now: [`crate::BorrowIndex::value`].
	pub index: u128,
	/// None without a live price: no new debt, no calls, no settlement.
	pub prices: Option<Prices>,
}
