//! What each type of proxy may do.

use crate::world::*;
use frame_support::traits::InstanceFilter;
use pallet_exchange::{orderbook_core::TimeInForce, OrderKey, OrderTerms, Size, Via, Way};
use tributary_primitives::stm::UNIT;
use tributary_runtime::{ProxyType::*, *};

type Trade = pallet_exchange::Call<Runtime>;

const TYPES: [ProxyType; 8] =
	[Any, NonTransfer, Governance, Staking, Trading, TradingWithin5, TradingWithin20, Feeding];

/// A call, and which types may make it, in the order of [`TYPES`].
fn table() -> Vec<(RuntimeCall, [bool; 8])> {
	let who = || account(Who::Bob).into();
	let vote = pallet_conviction_voting::AccountVote::Split { aye: UNIT, nay: 0 };
	let price = tributary_primitives::Price::new(1, 1).unwrap();
	let all = [true; 8];
	let harmless = [true, true, false, false, false, false, false, false];
	let governance = [true, true, true, false, false, false, false, false];
	let staking = [true, true, false, true, false, false, false, false];
	let feeding = [true, true, false, false, false, false, false, true];
	let only_any = [true, false, false, false, false, false, false, false];
	let trading = [true, false, false, false, true, false, false, false];
	let taking_back = [true, false, false, false, true, true, true, false];
	vec![
		(pallet_utility::Call::<Runtime>::batch { calls: vec![] }.into(), all),
		(pallet_utility::Call::<Runtime>::batch_all { calls: vec![] }.into(), all),
		(frame_system::Call::<Runtime>::remark { remark: vec![] }.into(), harmless),
		(pallet_oracle::Call::<Runtime>::feed_values { values: Default::default() }.into(), feeding),
		(pallet_bit_assets::Call::<Runtime>::publish_feed { asset: AssetId::BTS, price }.into(), feeding),
		(pallet_bit_assets::Call::<Runtime>::settle { asset: AssetId::BTS, amount: 1 }.into(), only_any),
		(pallet_proxy::Call::<Runtime>::announce { real: who(), call_hash: Hash::zero() }.into(), only_any),
		(
			pallet_proxy::Call::<Runtime>::reject_announcement { delegate: who(), call_hash: Hash::zero() }.into(),
			harmless,
		),
		(pallet_conviction_voting::Call::<Runtime>::vote { poll_index: 0, vote }.into(), governance),
		(pallet_referenda::Call::<Runtime>::place_decision_deposit { index: 0 }.into(), governance),
		(pallet_preimage::Call::<Runtime>::note_preimage { bytes: vec![] }.into(), governance),
		(pallet_staking::Call::<Runtime>::unbond { value: 1 }.into(), staking),
		(pallet_session::Call::<Runtime>::purge_keys {}.into(), staking),
		(transfer(&account(Who::Bob), 1), only_any),
		(pallet_balances::Call::<Runtime>::burn { value: 1, keep_alive: true }.into(), only_any),
		(pallet_assets::Call::<Runtime>::transfer { id: 1.into(), target: who(), amount: 1 }.into(), only_any),
		(
			pallet_assets::Call::<Runtime>::approve_transfer { id: 1.into(), delegate: who(), amount: 1 }.into(),
			only_any,
		),
		(proxied(Who::Bob, transfer(&account(Who::Bob), 1)), only_any),
		(pallet_proxy::Call::<Runtime>::add_proxy { delegate: who(), proxy_type: Trading, delay: 0 }.into(), only_any),
		(pallet_sudo::Call::<Runtime>::remove_key {}.into(), only_any),
		(Trade::release_slots {}.into(), taking_back),
		(Trade::claim { asset: AssetId::Native, who: who() }.into(), taking_back),
		(Trade::cancel_by_client_id { client_id: 1 }.into(), taking_back),
		(Trade::reduce { order: OrderKey::Client(1), to: 1 }.into(), taking_back),
		(Trade::amend { order: OrderKey::Client(1), expected: 1, terms: market_order() }.into(), trading),
		(Trade::place { sell: AssetId::BTS, buy: AssetId::Native, terms: market_order() }.into(), trading),
		(
			Trade::batch_update {
				cancels: Default::default(),
				cancel_markets: Default::default(),
				creates: vec![].try_into().unwrap(),
				all_or_nothing: true,
			}
			.into(),
			taking_back,
		),
		(Trade::set_deadline { deadline: None }.into(), only_any),
		(Trade::claim_fees { asset: AssetId::BTS }.into(), only_any),
		(
			Trade::pay_exact_out {
				dest: who(),
				sell: AssetId::BTS,
				buy: AssetId::Native,
				amount: 1,
				max_spend: 1,
				way: Way { via: Via::Auto, self_trade: Default::default(), max_fills: 1 },
			}
			.into(),
			only_any,
		),
	]
}

/// Sells at any price.
fn market_order() -> OrderTerms {
	OrderTerms {
		size: Size::Offer { sell: 100, receive: 1 },
		time_in_force: TimeInForce::ImmediateOrCancel,
		passive: false,
		self_trade: Default::default(),
		client_id: None,
		max_fills: 1,
	}
}

fn proxied(real: Who, call: RuntimeCall) -> RuntimeCall {
	pallet_proxy::Call::<Runtime>::proxy { real: account(real).into(), force_proxy_type: None, call: Box::new(call) }
		.into()
}

#[test]
fn each_type_allows_what_it_says() {
	on("development", || {
		for (call, allowed) in table() {
			assert_eq!(TYPES.map(|kind| kind.filter(&call)), allowed, "{call:?}");
		}
	});
}

#[test]
fn a_wider_type_allows_all_that_a_narrower_does() {
	on("development", || {
		for (wide, narrow) in TYPES.into_iter().flat_map(|wide| TYPES.map(|narrow| (wide, narrow))) {
			let by_table = table().iter().all(|(call, _)| wide.filter(call) || !narrow.filter(call));
			assert!(by_table || !wide.is_superset(&narrow), "{wide:?} is no superset of {narrow:?}");
		}
	});
	assert!(NonTransfer.is_superset(&Governance) && !Governance.is_superset(&NonTransfer));
	assert!(!NonTransfer.is_superset(&Any) && !NonTransfer.is_superset(&Trading));
	assert!(NonTransfer.is_superset(&Feeding) && !Trading.is_superset(&Feeding));
	assert!(Trading.is_superset(&TradingWithin20) && TradingWithin20.is_superset(&TradingWithin5));
	assert!(!TradingWithin5.is_superset(&TradingWithin20) && !TradingWithin20.is_superset(&Trading));
}

#[test]
fn a_batch_hides_nothing_from_a_proxys_filter() {
	on("development", || {
		let add = pallet_proxy::Call::<Runtime>::add_proxy {
			delegate: account(Who::Bob).into(),
			proxy_type: NonTransfer,
			delay: 0,
		};
		block(vec![tx(Who::Alice, add)]).all_ok();
		let before = total(&account(Who::Charlie));
		let steal = transfer(&account(Who::Charlie), UNIT);
		let hidden = pallet_utility::Call::<Runtime>::batch_all { calls: vec![steal.clone()] }.into();
		for call in [steal, hidden] {
			let made = block(vec![tx(Who::Bob, proxied(Who::Alice, call))]);
			let failed = made.find(|event| match event {
				RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result.is_err()),
				_ => None,
			});
			assert_eq!(failed, [true]);
		}
		assert_eq!(total(&account(Who::Charlie)), before);
	});
}
