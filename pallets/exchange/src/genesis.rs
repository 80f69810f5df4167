//! Orders a chain is born with: example books on development chains.

use crate::*;
use frame_support::pallet_prelude::DispatchResult;
use orderbook_core::{Expiry, SelfTrade, TimeInForce};
use serde::{Deserialize, Serialize};
use tributary_primitives::AssetId;

/// An order of genesis, good till it is cancelled.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisOrder<AccountId> {
	/// Pays what it sells, and the deposits.
	pub owner: AccountId,
	/// What it sells.
	pub sell: AssetId,
	/// What it buys.
	pub buy: AssetId,
	/// For sale, units.
	pub amount: u64,
	/// Least to receive for all of it, units.
	pub receive: u64,
}

impl<T: Config> Pallet<T> {
	/// Places an order as its owner would, by the same rules. It meets none: books of genesis are not crossed.
	pub(crate) fn open_with(order: &GenesisOrder<T::AccountId>) -> DispatchResult {
		let GenesisOrder { owner, sell, buy, amount, receive } = order;
		let terms = OrderTerms {
			size: Size::Offer { sell: *amount, receive: *receive },
			time_in_force: TimeInForce::PostOnly { expiry: Expiry::Never, slide: false },
			passive: false,
			self_trade: SelfTrade::CancelTaker,
			client_id: None,
			max_fills: 0,
		};
		Self::do_place(owner.clone(), *sell, *buy, terms).map(|_| ())
	}
}
