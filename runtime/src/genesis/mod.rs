//! What a chain is born with: the presets and what they have in common (design §2).
//!
//! All STM lies in the four pools but for the grants that a preset lists. Each preset pays its validators' bonds,
//! 1 STM for each account of a pallet, and whoever it wants to be able to pay and vote from the first block on.

mod examples;
mod keys;
mod main;
mod testnets;
mod tokens;

pub use keys::Authority;
pub use testnets::{FAST_RUNTIME_PRESET, MAIN_RUNTIME_PRESET};

use crate::{
	configs::{consensus::BABE_GENESIS_EPOCH_CONFIG, ours::PalletAccounts, staking::MAX_CANDIDATES},
	AccountId, Allocation, AllocationConfig, AssetsConfig, BabeConfig, Balance, BalancesConfig, BitAssetsConfig,
	ExchangeConfig, FeedersConfig, PeriodsConfig, PortsConfig, RuntimeGenesisConfig, SessionConfig, StakingConfig,
	SudoConfig,
};
use alloc::vec::Vec;
use frame_support::build_struct_json_patch;
use pallet_allocation::{Grant, Pool};
use pallet_bit_assets::GenesisBitAsset;
use pallet_exchange::GenesisOrder;
use pallet_ports::GenesisPort;
use pallet_staking::StakerStatus;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use tributary_primitives::{stm::UNIT, Periods};

/// What a validator has beside its bond, which is on hold: enough to pay, to put a referendum on the dearest track and
/// to vote, or a chain without other grants could never decide anything.
const SPARE: Balance = 50_000 * UNIT;

/// What tells one preset from another.
struct Preset {
	/// Every length of time.
	periods: Periods,
	/// The first validators.
	authorities: Vec<Authority>,
	/// Units of STM each of them bonds.
	bond: Balance,
	/// Validators there are places for.
	validator_count: u32,
	/// Who can pay and vote from the first block on, and with how many units of STM.
	endowed: Vec<(AccountId, Balance)>,
	/// Who has how many units of BTS; the rest of the supply lies with the tokens' owner.
	bts: Vec<(AccountId, Balance)>,
	/// Who reports prices.
	feeders: Vec<AccountId>,
	/// The first ports.
	ports: Vec<GenesisPort<AccountId>>,
	/// The first orders.
	orders: Vec<GenesisOrder<AccountId>>,
	/// The first BitAssets.
	bit_assets: Vec<GenesisBitAsset>,
	/// Who may do anything. On a development chain only.
	sudo: Option<AccountId>,
}

impl Preset {
	/// STM that leaves the pools: to pallets and validators for the ecosystem, to everybody else for the community.
	fn grants(&self) -> Vec<Grant<AccountId>> {
		let pallets = PalletAccounts::get().into_iter().map(|who| (Pool::Ecosystem, who, UNIT));
		let bonds = self.authorities.iter().map(|one| (Pool::Ecosystem, one.stash.clone(), self.bond + SPARE));
		let endowed = self.endowed.iter().map(|(who, amount)| (Pool::Community, who.clone(), *amount));
		pallets.chain(bonds).chain(endowed).collect()
	}

	/// The preset as a patch of the default genesis.
	fn patch(self) -> serde_json::Value {
		let initial_grants = self.grants();
		build_struct_json_patch!(RuntimeGenesisConfig {
			babe: BabeConfig { epoch_config: BABE_GENESIS_EPOCH_CONFIG },
			balances: BalancesConfig {
				balances: Allocation::opening_balances(&initial_grants).expect("presets keep the first year's limits"),
			},
			staking: StakingConfig {
				validator_count: self.validator_count,
				minimum_validator_count: 1,
				min_validator_bond: self.bond,
				// No more than an election looks at, and nobody else backs them.
				max_validator_count: Some(MAX_CANDIDATES),
				max_nominator_count: Some(0),
				stakers: self
					.authorities
					.iter()
					.map(|one| (one.stash.clone(), one.stash.clone(), self.bond, StakerStatus::Validator))
					.collect::<Vec<_>>(),
			},
			session: SessionConfig {
				keys: self
					.authorities
					.iter()
					.map(|one| (one.stash.clone(), one.stash.clone(), one.keys.clone()))
					.collect::<Vec<_>>(),
			},
			assets: AssetsConfig {
				assets: tokens::assets(),
				metadata: tokens::metadata(),
				accounts: tokens::bts_accounts(self.bts),
				next_asset_id: Some(tributary_primitives::AssetId::FIRST_USER_TOKEN),
			},
			feeders: FeedersConfig { members: self.feeders.try_into().expect("few feeders") },
			sudo: SudoConfig { key: self.sudo },
			periods: PeriodsConfig { periods: self.periods },
			allocation: AllocationConfig { initial_grants },
			ports: PortsConfig { ports: self.ports },
			exchange: ExchangeConfig { orders: self.orders },
			bit_assets: BitAssetsConfig { assets: self.bit_assets },
		})
	}
}

/// The preset of this name, as JSON bytes of a patch.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let preset = match id.as_ref() {
		DEV_RUNTIME_PRESET => testnets::development(),
		LOCAL_TESTNET_RUNTIME_PRESET => testnets::local_testnet(),
		FAST_RUNTIME_PRESET => testnets::fast(),
		MAIN_RUNTIME_PRESET => main::main(),
		_ => return None,
	};
	Some(serde_json::to_string(&preset.patch()).expect("a JSON value becomes a string").into_bytes())
}

/// Every preset's name.
pub fn preset_names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, FAST_RUNTIME_PRESET, MAIN_RUNTIME_PRESET]
		.into_iter()
		.map(PresetId::from)
		.collect()
}
