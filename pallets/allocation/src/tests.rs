use crate::{granted_by_pool, mock::*, GenesisConfig, GrantError, Granted, Pool, FIRST_YEAR};
use frame_support::{
	assert_ok,
	traits::{
		fungible::{Inspect, Mutate, Unbalanced},
		tokens::Preservation::Expendable,
		IntegrityTest,
	},
};
use sp_runtime::TryRuntimeError;
use tributary_primitives::{
	stm::{TOTAL_AT_GENESIS, UNIT},
	Balance,
};

const MILLION: Balance = 1_000_000 * UNIT;

/// Pool, share and first-year limit, in STM (S-44..S-47, EX-1).
const TABLE: [(Pool, Balance, Balance); 4] = [
	(Pool::Ecosystem, 45_000_000_000, 4_500_000_000),
	(Pool::Community, 25_000_000_000, 2_500_000_000),
	(Pool::Investors, 20_000_000_000, 0),
	(Pool::Team, 10_000_000_000, 0),
];

#[test]
fn shares_and_limits_are_the_papers() {
	for (pool, share, cap) in TABLE {
		assert_eq!((pool.share(), pool.first_year_cap()), (share * UNIT, cap * UNIT), "{pool:?}");
	}
	assert_eq!(TABLE.map(|(_, share, _)| share).iter().sum::<Balance>() * UNIT, TOTAL_AT_GENESIS);
}

#[test]
fn community_has_seven_tenths() {
	assert_eq!(Pool::Ecosystem.share() + Pool::Community.share(), TOTAL_AT_GENESIS / 10 * 7);
}

#[test]
fn all_stm_lies_in_the_pools_but_for_the_grants() {
	let more = [(Pool::Community, ALICE, 5 * MILLION), (Pool::Ecosystem, BOB, 2 * MILLION)];
	born_with(&more, || {
		assert_eq!(Balances::total_issuance(), TOTAL_AT_GENESIS);
		assert_eq!(Balances::balance(&ALICE), 5 * MILLION);
		let pools = Allocation::pools();
		assert_eq!(pools.iter().map(|pool| pool.pool).collect::<Vec<_>>(), Pool::ALL);
		let balances = pools.iter().map(|pool| pool.balance).collect::<Vec<_>>();
		let ecosystem = Pool::Ecosystem.share() - 2 * MILLION - UNIT;
		let community = Pool::Community.share() - 5 * MILLION;
		assert_eq!(balances, [ecosystem, community, Pool::Investors.share(), Pool::Team.share()]);
	});
}

#[test]
fn only_what_is_granted_is_active() {
	born_with(&[(Pool::Community, ALICE, MILLION)], || {
		assert_eq!(Balances::active_issuance(), MILLION + UNIT);
	});
}

#[test]
fn grants_of_genesis_count_in_the_first_year() {
	let more = [(Pool::Community, ALICE, 3 * UNIT), (Pool::Community, BOB, 4 * UNIT)];
	born_with(&more, || {
		assert_eq!(Granted::<Test>::get(Pool::Community, FIRST_YEAR), 7 * UNIT);
		assert_eq!(Granted::<Test>::get(Pool::Ecosystem, FIRST_YEAR), UNIT);
		let community = &Allocation::pools()[1];
		assert_eq!((community.granted, community.granted_first_year), (7 * UNIT, 7 * UNIT));
	});
}

#[test]
fn grants_to_one_account_add_up() {
	let more = [(Pool::Community, ALICE, 3 * UNIT), (Pool::Ecosystem, ALICE, 4 * UNIT)];
	born_with(&more, || assert_eq!(Balances::balance(&ALICE), 7 * UNIT));
}

#[test]
fn pools_have_accounts_of_their_own() {
	let accounts = Pool::ALL.map(Allocation::pool_account);
	for (i, account) in accounts.iter().enumerate() {
		assert!(!accounts[..i].contains(account));
	}
}

#[test]
fn limits_of_the_first_year_hold_to_the_unit() {
	use GrantError::*;
	let year = Pool::FIRST_YEAR_GRANTS;
	let rows: [(&[(Pool, Balance)], _); 8] = [
		(&[(Pool::Community, year)], Ok(())),
		(&[(Pool::Community, year + 1)], Err(YearCapExceeded)),
		(&[(Pool::Community, year), (Pool::Ecosystem, 1)], Err(YearCapExceeded)),
		(&[(Pool::Ecosystem, Pool::Ecosystem.first_year_cap() + 1)], Err(PoolCapExceeded(Pool::Ecosystem))),
		(&[(Pool::Community, Pool::Community.first_year_cap() + 1)], Err(PoolCapExceeded(Pool::Community))),
		(&[(Pool::Investors, 1)], Err(PoolCapExceeded(Pool::Investors))),
		(&[(Pool::Team, 1)], Err(PoolCapExceeded(Pool::Team))),
		(&[(Pool::Community, Balance::MAX), (Pool::Community, 1)], Err(Overflow)),
	];
	for (amounts, expected) in rows {
		let grants: Vec<_> = amounts.iter().map(|(pool, amount)| (*pool, ALICE, *amount)).collect();
		assert_eq!(granted_by_pool(&grants).map(|_| ()), expected, "{amounts:?}");
	}
}

#[test]
#[should_panic(expected = "the initial grants break a limit of the first year: Err(PoolCapExceeded(Team))")]
fn a_genesis_beyond_a_limit_is_refused() {
	born_with(&[(Pool::Team, ALICE, UNIT)], || ());
}

#[test]
#[should_panic(expected = "genesis issues 10000000000000000001 units of STM, not 10000000000000000000 (S-10)")]
fn a_genesis_with_a_unit_too_much_is_refused() {
	build(grants(&[(Pool::Community, ALICE, UNIT)]), |balances| balances[0].1 += 1);
}

#[test]
#[should_panic(expected = "but is granted 100000000")]
fn a_genesis_that_pays_somebody_else_is_refused() {
	build(grants(&[(Pool::Community, ALICE, UNIT)]), |balances| {
		let alice = balances.iter_mut().find(|(who, _)| *who == ALICE).unwrap();
		alice.0 = BOB;
	});
}

#[test]
#[should_panic(expected = "has no grant")]
fn a_genesis_that_forgets_a_pallet_account_is_refused() {
	build(vec![(Pool::Community, ALICE, UNIT)], |_| ());
}

#[test]
fn grants_survive_json() {
	let genesis =
		GenesisConfig::<Test> { initial_grants: grants(&[(Pool::Community, ALICE, Pool::FIRST_YEAR_GRANTS)]) };
	let json = serde_json::to_string(&genesis).unwrap();
	let back: GenesisConfig<Test> = serde_json::from_str(&json).unwrap();
	assert_eq!(back.initial_grants, genesis.initial_grants);
}

#[test]
fn the_integrity_test_passes() {
	<Allocation as IntegrityTest>::integrity_test();
}

#[test]
fn a_gift_to_a_pool_breaks_nothing() {
	born_with(&[(Pool::Community, ALICE, MILLION)], || {
		assert_ok!(Balances::transfer(&ALICE, &Allocation::pool_account(Pool::Team), UNIT, Expendable));
	});
}

#[test]
fn try_state_invariant_1_is_checked() {
	breaks("Allocation invariant 1: each pool holds its reserve", || {
		let team = Allocation::pool_account(Pool::Team);
		assert_ok!(Balances::transfer(&team, &ALICE, 1, Expendable));
	});
}

#[test]
fn try_state_invariant_2_is_checked() {
	breaks("Allocation invariant 2: what is deactivated is the pools' reserves", || Balances::reactivate(1));
}

#[test]
fn try_state_invariant_3_is_checked() {
	breaks("Allocation invariant 3: the first year's limits hold", || {
		let granted = Pool::FIRST_YEAR_GRANTS + 1;
		Granted::<Test>::insert(Pool::Community, FIRST_YEAR, granted);
		Granted::<Test>::remove(Pool::Ecosystem, FIRST_YEAR);
		let ecosystem = Allocation::pool_account(Pool::Ecosystem);
		assert_ok!(Balances::mint_into(&ecosystem, UNIT));
		Balances::reactivate(granted - MILLION);
		Balances::deactivate(UNIT);
	});
}

#[test]
fn try_state_invariant_4_is_checked() {
	breaks("Allocation invariant 4: there is never more STM than at genesis", || {
		assert_ok!(Balances::mint_into(&ALICE, 1));
	});
}

/// After `wrong` the first broken invariant is `invariant`.
fn breaks(invariant: &'static str, wrong: impl FnOnce()) {
	build(grants(&[(Pool::Community, ALICE, MILLION)]), |_| ()).execute_with(|| {
		wrong();
		assert_eq!(Allocation::do_try_state(), Err(TryRuntimeError::Other(invariant)));
	});
}

#[test]
fn an_account_of_a_pallet_that_came_later_is_opened_by_the_upgrade() {
	use crate::migration::OpenPalletAccounts;
	use frame_support::traits::OnRuntimeUpgrade;
	born_with(&[(Pool::Community, ALICE, MILLION)], || {
		// As on a chain that was born before the pallet was.
		assert_ok!(<Balances as Mutate<_>>::transfer(&VAULT, &ALICE, UNIT, Expendable));
		let (granted, active) = (Granted::<Test>::get(Pool::Ecosystem, FIRST_YEAR), Balances::active_issuance());
		for _ in 0..2 {
			OpenPalletAccounts::<Test>::on_runtime_upgrade();
			assert_eq!(Balances::balance(&VAULT), UNIT);
			assert_eq!(Granted::<Test>::get(Pool::Ecosystem, FIRST_YEAR), granted + UNIT);
			assert_eq!(Balances::active_issuance(), active + UNIT);
			assert_eq!(Balances::total_issuance(), TOTAL_AT_GENESIS);
		}
	});
}
