//! One file a call, a journey for the whole, the invariants broken one by one, and dice.

mod amend;
mod batch_update;
mod cancel;
mod claim;
mod claim_fees;
mod deadline;
mod errors;
mod expiry;
mod invariants;
mod journey;
mod migration;
mod owes;
mod pay_exact_out;
mod place;
mod random;
mod reduce;
mod release_slots;
mod set_hubs;
mod set_market;
mod speed;
mod swap_exact_in;
mod sweep;
mod system;
mod time_weighted;
mod views;
mod weights;

pub(crate) use crate::{
	mock::{Exchange, *},
	Event, *,
};
pub(crate) use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
pub(crate) use orderbook_core::{Class, Expiry, MarketRules, Reason, SelfTrade, Side, Stop, TimeInForce};
pub(crate) use sp_runtime::{DispatchError, TokenError};
pub(crate) use tributary_primitives::{AssetId, Balance, Custody, MarketTerms, SystemOrders, SystemPlaced};

pub(crate) type Cause = Error<Test>;

/// Fails with this cause and changes nothing.
#[track_caller]
pub(crate) fn refuses(call: RuntimeCall, who: AccountId, cause: impl Into<DispatchError>) {
	use sp_runtime::traits::Dispatchable;
	let cause: DispatchError = cause.into();
	let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
	let result = call.dispatch(signed(who));
	assert_eq!(result.map(|_| ()).map_err(|failed| failed.error), Err(cause));
	assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before, "a failed call changes nothing");
}

/// A call of the exchange.
pub(crate) fn call(call: crate::Call<Test>) -> RuntimeCall {
	RuntimeCall::Exchange(call)
}

/// The call that places.
pub(crate) fn placing(sell: AssetId, buy: AssetId, terms: OrderTerms) -> RuntimeCall {
	call(crate::Call::place { sell, buy, terms })
}
