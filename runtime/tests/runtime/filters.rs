//! Calls that are closed, and calls that nothing can close.

use crate::world::*;
use frame_support::{
	assert_ok,
	traits::{Contains, Get},
};
use pallet_bit_assets::{Symbol, Symbols};
use tributary_primitives::{stm::UNIT, AssetId};
use tributary_runtime::{configs::filters::BaseCallFilter, *};

/// What a call that the filter stops fails with.
fn filtered() -> sp_runtime::DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

#[track_caller]
fn assert_filtered(call: impl Into<RuntimeCall>) {
	let call = call.into();
	assert!(!BaseCallFilter::contains(&call));
	let made = block(vec![tx(Who::Alice, call)]);
	assert_eq!(made.results[0], Err(filtered()));
}

fn nominate() -> RuntimeCall {
	pallet_staking::Call::<Runtime>::nominate { targets: vec![account(Who::BobStash).into()] }.into()
}

fn create_asset() -> RuntimeCall {
	pallet_assets::Call::<Runtime>::create { id: 1_000.into(), admin: account(Who::Alice).into(), min_balance: 1 }
		.into()
}

#[test]
fn nobody_nominates() {
	on("local_testnet", || {
		assert_filtered(nominate());
		let batch = pallet_utility::Call::<Runtime>::batch_all { calls: vec![nominate()] };
		let made = block(vec![tx(Who::Alice, batch)]);
		assert_eq!(made.results[0], Err(filtered()));
	});
}

#[test]
fn no_user_creates_an_asset() {
	on("local_testnet", || {
		assert_filtered(create_asset());
		assert!(Assets::create(
			RuntimeOrigin::signed(account(Who::Alice)),
			1_000.into(),
			account(Who::Alice).into(),
			1
		)
		.is_err());
		assert!(Assets::create(RuntimeOrigin::root(), 1_000.into(), account(Who::Alice).into(), 1).is_err());
	});
}

#[test]
fn no_user_has_a_role_in_a_system_token() {
	use pallet_assets::Call::*;
	let who = || account(Who::Alice).into();
	let calls: [pallet_assets::Call<Runtime>; 10] = [
		mint { id: 1.into(), beneficiary: who(), amount: 1 },
		burn { id: 1.into(), who: who(), amount: 1 },
		force_transfer { id: 1.into(), source: account(Who::Bob).into(), dest: who(), amount: 1 },
		freeze { id: 1.into(), who: who() },
		freeze_asset { id: 1.into() },
		start_destroy { id: 1.into() },
		set_metadata { id: 1.into(), name: vec![65], symbol: vec![65], decimals: 1 },
		transfer_ownership { id: 1.into(), owner: who() },
		set_team { id: 1.into(), issuer: who(), admin: who(), freezer: who() },
		set_min_balance { id: 1.into(), min_balance: 2 },
	];
	on("development", || {
		for call in calls {
			let made = block(vec![tx(Who::Alice, call.clone())]);
			assert!(made.results[0].is_err(), "{call:?}");
		}
	});
}

/// Calls that stay open whatever happens.
fn ways_out() -> Vec<RuntimeCall> {
	let vote = pallet_conviction_voting::AccountVote::Split { aye: UNIT, nay: 0 };
	vec![
		pallet_timestamp::Call::<Runtime>::set { now: 0 }.into(),
		pallet_conviction_voting::Call::<Runtime>::vote { poll_index: 0, vote }.into(),
		pallet_conviction_voting::Call::<Runtime>::unlock { class: 0, target: account(Who::Alice).into() }.into(),
		pallet_referenda::Call::<Runtime>::place_decision_deposit { index: 0 }.into(),
		pallet_preimage::Call::<Runtime>::note_preimage { bytes: vec![] }.into(),
		frame_system::Call::<Runtime>::apply_authorized_upgrade { code: vec![] }.into(),
		pallet_staking::Call::<Runtime>::chill {}.into(),
		pallet_staking::Call::<Runtime>::unbond { value: UNIT }.into(),
		pallet_staking::Call::<Runtime>::withdraw_unbonded { num_slashing_spans: 0 }.into(),
		pallet_session::Call::<Runtime>::purge_keys {}.into(),
		pallet_oracle::Call::<Runtime>::feed_values { values: Default::default() }.into(),
		pallet_bit_assets::Call::<Runtime>::settle { asset: AssetId::BTS, amount: 1 }.into(),
		pallet_bit_assets::Call::<Runtime>::push { asset: AssetId::BTS, steps: 1 }.into(),
		pallet_safe_mode::Call::<Runtime>::force_exit {}.into(),
		pallet_tx_pause::Call::<Runtime>::unpause { ident: Default::default() }.into(),
		pallet_utility::Call::<Runtime>::batch { calls: vec![] }.into(),
	]
}

#[test]
fn every_way_out_that_is_named_exists() {
	use configs::safety::{ALWAYS_OPEN, WAYS_OUT};
	use frame_support::traits::GetCallMetadata;
	let pallets = RuntimeCall::get_module_names();
	assert!(ALWAYS_OPEN.iter().all(|pallet| pallets.contains(pallet)));
	for (pallet, call) in WAYS_OUT {
		assert!(pallets.contains(&pallet) && RuntimeCall::get_call_names(pallet).contains(&call), "{pallet}.{call}");
	}
}

fn symbol(text: &str) -> Symbol {
	text.as_bytes().to_vec().try_into().unwrap()
}

#[test]
fn feeders_report_on_system_tokens_and_bit_assets_of_governance_only() {
	let price = tributary_primitives::Price::new(1, 2).unwrap();
	let report = |asset| -> RuntimeCall {
		let values = vec![(AssetId::BTS, price), (asset, price)].try_into().unwrap();
		pallet_oracle::Call::<Runtime>::feed_values { values }.into()
	};
	on("fast", || {
		assert!(BaseCallFilter::contains(&report(AssetId::WTB)));
		let usd = Symbols::<Runtime>::get(symbol("USD")).unwrap();
		assert!(BaseCallFilter::contains(&report(usd)));
		assert_filtered(report(AssetId::Token(5)));
		let terms = pallet_bit_assets::collateral_core::Terms::default();
		let own = pallet_bit_assets::Call::<Runtime>::create {
			symbol: symbol("OWN"),
			decimals: 4,
			backing: AssetId::BTS,
			freezable: false,
			terms,
		};
		block(vec![tx(Who::Alice, own)]).all_ok();
		assert_filtered(report(Symbols::<Runtime>::get(symbol("OWN")).unwrap()));
		assert_filtered(report(AssetId::Native));
	});
}

#[test]
fn nobody_holds_a_token_without_stm_or_burns_it_past_its_port() {
	use pallet_assets::Call::{refund, touch, touch_other};
	on("development", || {
		assert_filtered(touch_other::<Runtime> { id: 1.into(), who: stranger().into() });
		assert_filtered(refund::<Runtime> { id: 1.into(), allow_burn: true });
		block(vec![tx(Who::Alice, touch::<Runtime> { id: 2.into() })]).all_ok();
		block(vec![tx(Who::Alice, refund::<Runtime> { id: 2.into(), allow_burn: false })]).all_ok();
	});
}

#[test]
fn safe_mode_stops_payments_and_leaves_the_ways_out() {
	on("fast", || {
		block(vec![]);
		assert_ok!(SafeMode::force_enter(origins::Origin::SafetyOfficer.into()));
		assert_filtered(transfer(&account(Who::Bob), UNIT));
		for call in ways_out() {
			assert!(BaseCallFilter::contains(&call), "{call:?}");
		}
		// It ends by itself after a day.
		blocks(Periods::periods().day_ms as u32 / Periods::periods().slot_ms as u32);
		block(vec![tx(Who::Alice, transfer(&account(Who::Bob), UNIT))]).all_ok();
	});
}

/// What a BitAsset asks before it is wound up.
#[test]
fn neither_in_safe_mode_nor_paused_may_everybody_trade() {
	use tributary_runtime::configs::safety::Trading;
	on("fast", || {
		block(vec![]);
		let officer = || RuntimeOrigin::from(origins::Origin::SafetyOfficer);
		assert!(Trading::get());
		assert_ok!(TxPause::pause(officer(), call_name("Exchange", "place")));
		assert!(!Trading::get());
		assert_ok!(TxPause::unpause(officer(), call_name("Exchange", "place")));
		assert!(Trading::get());
		assert_ok!(Migrations::force_onboard_mbms(RuntimeOrigin::root()));
		assert!(!Trading::get());
		block(vec![]);
		assert!(Trading::get());
		assert_ok!(SafeMode::force_enter(officer()));
		assert!(!Trading::get());
	});
}

#[test]
fn no_user_enters_safe_mode_or_pauses() {
	on("fast", || {
		let alice = || RuntimeOrigin::signed(account(Who::Alice));
		assert!(SafeMode::enter(alice()).is_err());
		assert!(SafeMode::force_enter(alice()).is_err());
		assert!(TxPause::pause(alice(), call_name("Balances", "burn")).is_err());
	});
}

fn call_name(pallet: &str, call: &str) -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
	(pallet.as_bytes().to_vec().try_into().unwrap(), call.as_bytes().to_vec().try_into().unwrap())
}

#[test]
fn a_pause_stops_one_call() {
	on("fast", || {
		let officer = || RuntimeOrigin::from(origins::Origin::SafetyOfficer);
		assert_ok!(TxPause::pause(officer(), call_name("Balances", "transfer_allow_death")));
		assert_filtered(transfer(&account(Who::Bob), UNIT));
		let keep_alive =
			pallet_balances::Call::<Runtime>::transfer_keep_alive { dest: account(Who::Bob).into(), value: UNIT };
		block(vec![tx(Who::Alice, keep_alive)]).all_ok();
		assert_ok!(TxPause::unpause(officer(), call_name("Balances", "transfer_allow_death")));
		block(vec![tx(Who::Alice, transfer(&account(Who::Bob), UNIT))]).all_ok();
	});
}

#[test]
fn the_ways_out_cannot_be_paused() {
	use frame_support::traits::GetCallMetadata;
	on("fast", || {
		for call in ways_out() {
			let name = call.get_call_metadata();
			let name = call_name(name.pallet_name, name.function_name);
			assert!(TxPause::pause(RuntimeOrigin::root(), name).is_err(), "{call:?}");
		}
	});
}
