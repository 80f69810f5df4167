//! What a chain is born with.

use crate::world::*;
use frame_support::traits::{
	fungible::Inspect,
	fungibles::{metadata::Inspect as Metadata, roles::Inspect as Roles, Inspect as Fungibles},
	Get,
};
use pallet_allocation::Pool;
use tributary_primitives::{stm, Periods as Table};
use tributary_runtime::{
	configs::{assets::token_owner, exchange::ExchangeVault, ours::PalletAccounts},
	genesis::preset_names,
	*,
};

const PRESETS: [&str; 4] = ["development", "local_testnet", "fast", "main"];

#[test]
fn the_presets_are_listed() {
	let names: Vec<String> = preset_names().iter().map(ToString::to_string).collect();
	assert_eq!(names, PRESETS);
	assert!(genesis::get_preset(&"unknown".into()).is_none());
}

#[test]
fn every_preset_issues_exactly_all_the_stm() {
	for preset in PRESETS {
		on(preset, || {
			assert_eq!(Balances::total_issuance(), stm::TOTAL_AT_GENESIS, "{preset}");
			assert_eq!(sum_of_stm(), stm::TOTAL_AT_GENESIS, "{preset}");
		});
	}
}

#[test]
fn every_preset_deactivates_what_lies_in_the_pools() {
	for preset in PRESETS {
		on(preset, || {
			let pools: Balance = Allocation::pools().iter().map(|pool| pool.balance).sum();
			assert_eq!(Balances::active_issuance(), stm::TOTAL_AT_GENESIS - pools, "{preset}");
			let granted: Balance = Pool::ALL.into_iter().map(Allocation::granted).sum();
			assert_eq!(Balances::active_issuance(), granted, "{preset}");
		});
	}
}

#[test]
fn amounts_survive_json() {
	for preset in PRESETS {
		let json = genesis_json(preset);
		let text = json.to_string();
		let back: RuntimeGenesisConfig = serde_json::from_str(&text).unwrap();
		let sum: Balance = back.balances.balances.iter().map(|(_, amount)| amount).sum();
		assert_eq!(sum, stm::TOTAL_AT_GENESIS, "{preset}");
		assert!(is_whole(&json), "{preset}: an amount became a float");
	}
}

/// Whether every number in a JSON value is a whole one.
fn is_whole(json: &serde_json::Value) -> bool {
	match json {
		serde_json::Value::Number(number) => number.is_u64(),
		serde_json::Value::Array(values) => values.iter().all(is_whole),
		serde_json::Value::Object(fields) => fields.values().all(is_whole),
		_ => true,
	}
}

#[test]
fn every_pallet_account_exists() {
	for preset in PRESETS {
		on(preset, || {
			PalletAccounts::get().iter().for_each(|who| assert_eq!(total(who) - behind_orders(who), stm::UNIT))
		});
	}
}

/// STM of the example book, all of it Eve's.
fn behind_orders(who: &AccountId) -> Balance {
	let bids = Exchange::reserved(account(Who::Eve));
	let stm = bids.iter().find(|sum| sum.asset == AssetId::Native).map_or(0, |sum| sum.amount);
	if *who == ExchangeVault::get() {
		stm
	} else {
		0
	}
}

#[test]
fn a_development_chain_has_a_book_to_try() {
	on("development", || {
		let depth = Exchange::depth(AssetId::BTS, AssetId::Native, 100).unwrap();
		assert_eq!((depth.bids.len(), depth.asks.len()), (8, 8));
		let best =
			|levels: &[pallet_exchange::orderbook_core::Level]| (levels[0].price.quote(), levels[0].price.base());
		assert_eq!((best(&depth.bids), best(&depth.asks)), ((499, 1_000), (501, 1_000)));
	});
	for preset in ["local_testnet", "fast", "main"] {
		on(preset, || assert!(Exchange::markets(None, 10).is_empty(), "{preset}"));
	}
}

#[test]
fn each_preset_has_its_validators_and_its_sudo() {
	for (preset, validators, sudo) in [
		("development", 1, Some(account(Who::Alice))),
		("local_testnet", 4, None),
		("fast", 4, None),
		("main", 4, None),
	] {
		on(preset, || {
			assert_eq!(Session::validators().len(), validators, "{preset}");
			assert_eq!(Babe::authorities().len(), validators, "{preset}");
			assert_eq!(Grandpa::grandpa_authorities().len(), validators, "{preset}");
			assert_eq!(AuthorityDiscovery::authorities().len(), validators, "{preset}");
			assert_eq!(pallet_sudo::Key::<Runtime>::get(), sudo, "{preset}");
		});
	}
}

#[test]
fn every_validator_has_bonded() {
	for preset in PRESETS {
		on(preset, || {
			for stash in Session::validators() {
				let bonded = Staking::ledger(sp_staking::StakingAccount::Stash(stash.clone())).unwrap().active;
				assert_eq!(bonded, pallet_staking::MinValidatorBond::<Runtime>::get(), "{preset}");
				assert!(Balances::usable_balance(&stash) > stm::UNIT, "{preset}: a validator can pay fees");
			}
		});
	}
}

#[test]
fn only_fast_shortens_time() {
	for preset in PRESETS {
		let expected = if preset == "fast" { Table::FAST } else { Table::MAIN };
		on(preset, || {
			assert_eq!(Periods::periods(), expected, "{preset}");
			assert_eq!(Babe::slot_duration(), expected.slot_ms);
			assert_eq!(<Runtime as pallet_staking::Config>::SessionsPerEra::get(), expected.era_sessions);
			block(vec![]);
			assert_eq!(Babe::current_epoch().duration, u64::from(expected.epoch_slots));
		});
	}
}

#[test]
fn the_first_block_sets_the_genesis_time() {
	on("fast", || {
		assert_eq!(Periods::genesis_time(), None);
		block(vec![]);
		let first = pallet_timestamp::Now::<Runtime>::get();
		blocks(3);
		assert_eq!(Periods::genesis_time(), Some(first));
		assert_eq!(pallet_timestamp::Now::<Runtime>::get(), first + 3 * Table::FAST.slot_ms);
	});
}

#[test]
fn the_system_tokens_exist() {
	let tokens = [(1, "BTS"), (2, "ANC"), (3, "GOS"), (4, "WTB")];
	for preset in PRESETS {
		on(preset, || {
			for (id, symbol) in tokens {
				assert_eq!((Assets::symbol(id), Assets::decimals(id)), (symbol.into(), 8), "{preset}");
				let details = Assets::asset_details(id).unwrap();
				assert_eq!((details.min_balance, details.is_sufficient), (1, false));
				let roles = [Assets::owner(id), Assets::issuer(id), Assets::admin(id), Assets::freezer(id)];
				assert_eq!(roles, [0; 4].map(|_| Some(token_owner())));
			}
			let supplies = tokens.map(|(id, _)| <Assets as Fungibles<AccountId>>::total_issuance(id));
			assert_eq!(supplies, [360_000_000_000_000_000, 0, 0, 0], "{preset}");
		});
	}
}

#[test]
fn bts_belongs_to_developers_in_development_and_to_nobody_on_main() {
	on("development", || assert_eq!(Assets::balance(1, account(Who::Ferdie)), 100_000_000 * stm::UNIT));
	on("main", || {
		assert_eq!(Assets::balance(1, token_owner()), 360_000_000_000_000_000);
		assert_eq!(Assets::balance(1, account(Who::Alice)), 0);
		assert_eq!(total(&account(Who::Alice)), 0, "nobody knows a key of an account of main");
	});
}

#[test]
fn an_account_exists_with_one_stm_and_not_with_less() {
	on("fast", || {
		let short = block(vec![tx(Who::Alice, transfer(&stranger(), stm::UNIT - 1))]);
		assert!(short.results[0].is_err());
		assert!(!System::account_exists(&stranger()));
		block(vec![tx(Who::Alice, transfer(&stranger(), stm::UNIT))]).all_ok();
		assert!(System::account_exists(&stranger()));
	});
}

#[test]
fn a_blank_genesis_builds_for_tools() {
	use frame_support::traits::BuildGenesisConfig;
	sp_io::TestExternalities::default().execute_with(|| RuntimeGenesisConfig::default().build());
}
