//! Tokens: that they need an account, and the powers over them.

use crate::world::*;
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungibles::{metadata::Inspect as Metadata, Create, Inspect, Mutate},
		tokens::Preservation::Expendable,
	},
};
use pallet_assets::Error;
use sp_runtime::TokenError;
use tributary_primitives::{stm::UNIT, AssetControl};
use tributary_runtime::{configs::assets::token_owner, *};

const FIRST: AssetId = AssetId::Token(1_000);

/// A new token, of which Alice and Bob have 1,000 units each.
fn token() -> AssetId {
	let asset = TokenControl::create(b"Port Bitcoin", b"BTC", 8).unwrap();
	for who in [Who::Alice, Who::Bob] {
		assert_ok!(Ledger::mint_into(asset, &account(who), 1_000));
	}
	asset
}

fn pay(asset: AssetId, from: Who, to: Who, amount: Balance) -> Result<Balance, sp_runtime::DispatchError> {
	Ledger::transfer(asset, &account(from), &account(to), amount, Expendable)
}

fn has(asset: AssetId, who: Who) -> Balance {
	Ledger::balance(asset, &account(who))
}

#[test]
fn tokens_are_numbered_one_after_the_other() {
	on("local_testnet", || {
		assert_eq!(TokenControl::create(b"one", b"ONE", 0), Ok(FIRST));
		assert_eq!(TokenControl::create(b"two", b"TWO", 8), Ok(AssetId::Token(1_001)));
		assert_eq!(
			(Assets::name(1_001), Assets::symbol(1_001), Assets::decimals(1_001)),
			(b"two".into(), b"TWO".into(), 8)
		);
		let details = Assets::asset_details(1_001).unwrap();
		assert_eq!((details.min_balance, details.is_sufficient, details.deposit), (1, false, 0));
		assert_eq!([details.owner, details.issuer, details.admin, details.freezer], [0; 4].map(|_| token_owner()));
		assert_eq!(total(&token_owner()), UNIT, "no deposit is taken");
	});
}

#[test]
fn a_name_that_is_too_long_makes_no_token() {
	on("local_testnet", || {
		assert_noop!(TokenControl::create(&[65; 65], b"A", 0), Error::<Runtime>::BadMetadata);
		assert_eq!(TokenControl::create(b"one", b"ONE", 0), Ok(FIRST));
	});
}

#[test]
fn a_token_needs_an_account_with_stm() {
	on("local_testnet", || {
		let token = token();
		assert_eq!(
			Ledger::transfer(token, &account(Who::Alice), &stranger(), 1, Expendable),
			Err(TokenError::CannotCreate.into())
		);
		block(vec![tx(Who::Alice, transfer(&stranger(), UNIT))]).all_ok();
		assert_ok!(Ledger::transfer(token, &account(Who::Alice), &stranger(), 1, Expendable));
	});
}

#[test]
fn stm_and_tokens_are_one_ledger() {
	on("local_testnet", || {
		let token = token();
		for (asset, amount) in [(AssetId::Native, 5 * UNIT), (AssetId::BTS, 7), (token, 9)] {
			let before = (has(asset, Who::Alice), has(asset, Who::Bob));
			assert_ok!(pay(asset, Who::Alice, Who::Bob, amount));
			assert_eq!((has(asset, Who::Alice), has(asset, Who::Bob)), (before.0 - amount, before.1 + amount));
			let sum = TokenControl::sum_of_balances(asset);
			assert!(asset == AssetId::Native || sum == Ledger::total_issuance(asset));
		}
	});
}

#[test]
fn a_frozen_account_receives_and_does_not_send() {
	on("local_testnet", || {
		let token = token();
		assert_ok!(TokenControl::freeze(token, &account(Who::Alice)));
		assert_eq!(pay(token, Who::Alice, Who::Bob, 1), Err(TokenError::Frozen.into()));
		assert_ok!(pay(token, Who::Bob, Who::Alice, 1));
		assert_ok!(TokenControl::thaw(token, &account(Who::Alice)));
		assert_ok!(pay(token, Who::Alice, Who::Bob, 1));
	});
}

#[test]
fn who_has_none_now_can_be_frozen_if_he_is_somebody() {
	on("local_testnet", || {
		let (token, charlie) = (token(), account(Who::Charlie));
		assert_noop!(TokenControl::freeze(token, &stranger()), sp_runtime::DispatchError::NoProviders);
		assert_ok!(TokenControl::freeze(token, &charlie));
		assert_eq!(Assets::asset_details(1_000).unwrap().accounts, 3);
		assert!(!TokenControl::may_send(token, &charlie) && TokenControl::may_receive(token, &charlie));
		assert_ok!(pay(token, Who::Alice, Who::Charlie, 10));
		assert!(pay(token, Who::Charlie, Who::Alice, 10).is_err());
		assert_ok!(TokenControl::thaw(token, &charlie));
		assert_ok!(pay(token, Who::Charlie, Who::Alice, 10));
		assert_eq!(Assets::asset_details(1_000).unwrap().accounts, 2);
	});
}

#[test]
fn a_paused_token_moves_for_nobody() {
	on("local_testnet", || {
		let token = token();
		assert_ok!(TokenControl::pause(token));
		assert!(pay(token, Who::Alice, Who::Bob, 1).is_err());
		assert_noop!(TokenControl::pause(token), Error::<Runtime>::AssetNotLive);
		assert_ok!(TokenControl::resume(token));
		assert_ok!(pay(token, Who::Alice, Who::Bob, 1));
		assert_noop!(TokenControl::resume(token), Error::<Runtime>::NotFrozen);
	});
}

#[test]
fn seizing_takes_exactly_the_amount_from_anybody() {
	on("local_testnet", || {
		let token = token();
		assert_ok!(TokenControl::freeze(token, &account(Who::Alice)));
		assert_ok!(TokenControl::pause(token));
		assert_ok!(TokenControl::seize(token, &account(Who::Alice), 400));
		assert_eq!((has(token, Who::Alice), Ledger::total_issuance(token)), (600, 1_600));
		// What was stopped is still stopped.
		assert!(pay(token, Who::Bob, Who::Alice, 1).is_err());
		assert_ok!(TokenControl::resume(token));
		assert_eq!(pay(token, Who::Alice, Who::Bob, 1), Err(TokenError::Frozen.into()));
		assert_ok!(TokenControl::seize(token, &account(Who::Alice), 600));
		assert_eq!((has(token, Who::Alice), Ledger::total_issuance(token)), (0, 1_000));
	});
}

#[test]
fn seizing_more_than_there_is_takes_nothing() {
	on("local_testnet", || {
		let token = token();
		assert_noop!(TokenControl::seize(token, &account(Who::Alice), 1_001), TokenError::FundsUnavailable);
		assert_noop!(TokenControl::seize(token, &account(Who::Charlie), 1), TokenError::FundsUnavailable);
		assert_noop!(TokenControl::seize(AssetId::Token(9_999), &account(Who::Alice), 0), Error::<Runtime>::Unknown);
	});
}

#[test]
fn nobody_has_power_over_stm() {
	on("local_testnet", || {
		let (stm, alice) = (AssetId::Native, account(Who::Alice));
		let refused = TokenError::Unsupported;
		assert_noop!(TokenControl::destroy(stm), refused);
		assert_noop!(TokenControl::freeze(stm, &alice), refused);
		assert_noop!(TokenControl::thaw(stm, &alice), refused);
		assert_noop!(TokenControl::pause(stm), refused);
		assert_noop!(TokenControl::resume(stm), refused);
		assert_noop!(TokenControl::seize(stm, &alice, 1), refused);
	});
}

#[test]
fn a_token_somebody_holds_is_not_destroyed() {
	on("local_testnet", || {
		let token = token();
		assert_noop!(TokenControl::destroy(token), Error::<Runtime>::InUse);
		for who in [Who::Alice, Who::Bob] {
			assert_ok!(TokenControl::seize(token, &account(who), 1_000));
		}
		assert_eq!(TokenControl::destroy(token), Ok(true));
		assert!(!Ledger::asset_exists(token));
		assert_eq!(Assets::symbol(1_000), b"");
		assert_eq!(TokenControl::destroy(token), Ok(true), "it is gone already");
		assert_eq!(TokenControl::create(b"next", b"NEXT", 0), Ok(AssetId::Token(1_001)), "a number is not used again");
	});
}

#[test]
fn what_strangers_leave_behind_keeps_no_token() {
	on("local_testnet", || {
		let asset = TokenControl::create(b"one", b"ONE", 0).unwrap();
		let free = total(&account(Who::Alice));
		let touch = pallet_assets::Call::<Runtime>::touch { id: 1_000.into() };
		block(vec![tx(Who::Bob, touch)]).all_ok();
		for number in 0..150u8 {
			let delegate = AccountId::new([number; 32]);
			assert_ok!(Assets::approve_transfer(
				RuntimeOrigin::signed(account(Who::Alice)),
				1_000.into(),
				delegate.into(),
				1
			));
		}
		assert_eq!(TokenControl::destroy(asset), Ok(false), "more than one call removes");
		assert!(Ledger::mint_into(asset, &account(Who::Alice), 1).is_err(), "but it is dead");
		assert_eq!(TokenControl::destroy(asset), Ok(false));
		assert_eq!(TokenControl::destroy(asset), Ok(true));
		assert!(!Ledger::asset_exists(asset));
		assert_eq!(total(&account(Who::Alice)), free, "deposits are returned");
	});
}

#[test]
fn a_thousand_tokens_fit_one_user_and_one_vault() {
	on("local_testnet", || {
		let vault = token_owner();
		for _ in 0..1_000 {
			let asset = TokenControl::create(b"one", b"ONE", 0).unwrap();
			assert_ok!(Ledger::mint_into(asset, &account(Who::Alice), 2));
			assert_ok!(Ledger::transfer(asset, &account(Who::Alice), &vault, 1, Expendable));
		}
		assert!(total(&vault) >= UNIT);
	});
}

#[test]
fn an_id_out_of_turn_is_refused() {
	on("local_testnet", || {
		assert!(<Assets as Create<AccountId>>::create(5_000, account(Who::Alice), false, 1).is_err());
	});
}
