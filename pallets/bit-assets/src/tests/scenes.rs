//! Sentences that tests of markets share.

use super::*;
pub use collateral_core::{FeedRules, Fund, SettlementTerms};
use frame_support::storage::with_storage_layer;
pub use orderbook_core::{Expiry, TimeInForce};

/// How long a position must be unable to pay, or bids able to carry a fund.
pub const CONFIRM: Moment = DAY / CONFIRM_PART;
/// After how long a refused call is tried again.
pub const RETRY: Moment = DAY / RETRY_PART;

/// BitUSD.
pub fn record() -> BitAsset<AccountId> {
	Records::<Test>::get(USD).unwrap()
}

/// Somebody borrows so many BitUSD against so many BTS.
pub fn open(who: AccountId, debt: u64, collateral: u64) {
	assert_ok!(adjust(who, debt.into(), collateral.into()));
}

/// Somebody sends BitUSD.
pub fn give(from: AccountId, to: AccountId, amount: Balance) {
	assert_ok!(Assets::transfer(signed(from), 3.into(), to, amount));
}

/// Somebody borrows, and Carol has the BitUSD.
pub fn lend(who: AccountId, debt: u64, collateral: u64) {
	open(who, debt, collateral);
	give(who, CAROL, debt.into());
}

/// What somebody has of BTS beyond what he began with.
pub fn gained(who: AccountId) -> i128 {
	balance(BTS, who) as i128 - ENDOWMENT as i128
}

/// A position's debt and collateral, without borrow fee.
pub fn holds(who: AccountId) -> Option<(u64, u64)> {
	position(who).map(|position| (position.principal, position.collateral))
}

/// All feeders report a price.
pub fn feed_at(price: Price) {
	for who in FEEDERS {
		assert_ok!(BitAssets::publish_feed(signed(who), USD, price));
	}
}

/// One feeder reports.
pub fn says(who: AccountId, quote: u64) {
	assert_ok!(BitAssets::publish_feed(signed(who), USD, price(quote)));
}

/// Who was called since the last look at events, in that order.
pub fn called() -> Vec<AccountId> {
	let who = |event| if let Event::MarginCalled { who, .. } = event { Some(who) } else { None };
	events().into_iter().filter_map(who).collect()
}

/// What calls' orders that left the book unfilled had left.
pub fn withdrawn() -> Vec<(AccountId, u64)> {
	let left = |event| if let Event::CallWithdrawn { who, left, .. } = event { Some((who, left)) } else { None };
	events().into_iter().filter_map(left).collect()
}

/// Each block has room for so many steps that call a position and meet no order. A step is begun only where the dearest one
/// has room.
pub fn steps_a_block(steps: u64) {
	let room = |more| least_room() + call_weight() * more;
	HookWeight::set(steps.checked_sub(1).map_or(Weight::zero(), room));
}

/// What a block must have room for so that a step is done in it.
pub fn least_room() -> Weight {
	<Test as Config>::WeightInfo::look() + <Test as Config>::WeightInfo::step()
}

/// What a step weighs that calls a position and meets no order.
pub fn call_weight() -> Weight {
	<Test as Config>::WeightInfo::step_call(0)
}

/// A block at a time, one step each, with all invariants checked in between.
pub fn step_by_step() {
	steps_a_block(1);
	while !at_rest() {
		next_block();
		check();
	}
}

/// What is so now is looked at now, and once more when it has been so for long enough.
pub fn confirm() {
	idle();
	wait(CONFIRM);
	idle();
}

/// A transaction that fails, as all do, without a trace.
pub fn refused<R>(call: impl FnOnce() -> Result<R, sp_runtime::DispatchError>) -> sp_runtime::DispatchError {
	with_storage_layer(call).err().expect("it is refused")
}

/// Half of the debt a year, and reports that live for a week.
pub fn costly(terms: Terms) -> Terms {
	Terms { borrow_fee_bp: 5_000, feed: FeedRules { lifetime_ms: 7 * DAY, ..terms.feed }, ..terms }
}

/// Whether there is nothing to do now.
pub fn at_rest() -> bool {
	Schedule::<Test>::get().iter().all(|(due, _)| *due > Timestamp::get())
}
