//! A chain with balances, tokens, a clock and ports, and sentences to build situations with.

use crate as pallet_ports;
use crate::{Config, Event, HoldReason, Ious, NextPort};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU64, Hooks},
	PalletId,
};
use frame_system::{EnsureNever, EnsureRoot};
use ports_core::{
	terms::{Category, Fee, MarketFee, Powers, Rights, Terms},
	view::{PortId, RequestId},
};
use sp_io::TestExternalities;
use sp_runtime::{traits::AccountIdConversion, BuildStorage};
use std::cell::RefCell;
use tributary_ledger::TokenControl;
use tributary_primitives::{AssetId, Balance, Moment, Vaults};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Ledger = tributary_ledger::Ledger<Balances, Assets, AccountId>;

/// Owns the port.
pub const OWNER: AccountId = 1;
/// May confirm deposits.
pub const TELLER: AccountId = 2;
/// May confirm redemptions.
pub const CASHIER: AccountId = 3;
/// A customer.
pub const ALICE: AccountId = 10;
/// Another.
pub const BOB: AccountId = 11;
/// Nobody in particular, with money.
pub const STRANGER: AccountId = 99;
/// Has no STM.
pub const POOR: AccountId = 77;

/// What every account but `POOR` begins with, units of STM.
pub const ENDOWMENT: Balance = 10_000;
pub const PORT_DEPOSIT: Balance = 100;
pub const IOU_DEPOSIT: Balance = 50;
pub const REQUEST_DEPOSIT: Balance = 3;
pub const TRUST_DEPOSIT: Balance = 2;
pub const NOTICE: Moment = 7_000;
pub const WIND_DOWN: Moment = 90_000;
pub const START: Moment = 1_000_000;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type Ports = pallet_ports;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = frame_support::weights::constants::RocksDbWeight;
	type MaxConsumers = frame_support::traits::ConstU32<{ u32::MAX }>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
	type AccountStore = System;
	type RuntimeHoldReason = RuntimeHoldReason;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type AssetIdParameter = codec::Compact<u32>;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type AssetAccountDeposit = ConstU128<1>;
	type Freezer = tributary_ledger::Freezes<Test>;
	type AssetIdAllocator = pallet_assets::AutoIncAssetId<Test>;
}

parameter_types! {
	pub const PortsPalletId: PalletId = PalletId(*b"trb/port");
	pub Vault: AccountId = PortsPalletId::get().into_account_truncating();
	pub Keeper: AccountId = PalletId(*b"keep/trb").into_account_truncating();
}

impl Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Ledger = Ledger;
	type Control = TokenControl<Test, Keeper>;
	type Deposits = Balances;
	type Time = Timestamp;
	type Vaults = OtherVaults;
	type PalletId = PortsPalletId;
	type PortDeposit = ConstU128<PORT_DEPOSIT>;
	type IouDeposit = ConstU128<IOU_DEPOSIT>;
	type RequestDeposit = ConstU128<REQUEST_DEPOSIT>;
	type TrustDeposit = ConstU128<TRUST_DEPOSIT>;
	type TermsNotice = ConstU64<NOTICE>;
	type WindDown = ConstU64<WIND_DOWN>;
	type DeadlineMin = ConstU64<1_000>;
	type DeadlineMax = ConstU64<1_000_000>;
	type AttestationMax = ConstU64<50_000>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Outside;
}

/// Another pallet's vault.
pub const SAFE: AccountId = 80;

thread_local! {
	static KEPT: RefCell<Option<AccountId>> = const { RefCell::new(None) };
}

/// One vault of another pallet, which keeps of every asset for one account, or for nobody.
pub struct OtherVaults;

impl Vaults<AccountId> for OtherVaults {
	const LOOKS: u64 = 1;

	fn contains(who: &AccountId) -> bool {
		*who == SAFE
	}

	fn owes(vault: &AccountId, _: AssetId) -> bool {
		Self::contains(vault) && KEPT.with(|kept| kept.borrow().is_some())
	}

	fn keeps_for(holder: &AccountId, _: AssetId) -> bool {
		KEPT.with(|kept| *kept.borrow() == Some(*holder))
	}
}

/// Lets the other vault keep of every asset for this account.
pub fn keep_for(who: Option<AccountId>) {
	KEPT.with(|kept| *kept.borrow_mut() = who);
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Outside;

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper for Outside {
	fn set_time(now: Moment) {
		Timestamp::set_timestamp(now);
	}

	fn destroy_step() -> u32 {
		tributary_ledger::DESTROY_STEP
	}

	fn touch(asset: AssetId, accounts: u32) {
		tributary_ledger::touch::<Test>(asset, accounts, |index| 100_000 + u64::from(index));
	}
}

/// A chain on which everybody but `POOR` has STM.
pub fn world() -> TestExternalities {
	keep_for(None);
	let rich = [OWNER, TELLER, CASHIER, ALICE, BOB, STRANGER, SAFE, Keeper::get(), Vault::get()];
	let balances = rich.map(|who| (who, ENDOWMENT)).to_vec();
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		assets: pallet_assets::GenesisConfig { next_asset_id: Some(AssetId::FIRST_USER_TOKEN), ..Default::default() },
		..Default::default()
	};
	let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
	chain.execute_with(|| {
		System::set_block_number(1);
		Timestamp::set_timestamp(START);
	});
	chain
}

/// Runs a test in a new world and checks every invariant, ours and the neighbours', at its end.
pub fn run(test: impl FnOnce()) {
	world().execute_with(|| {
		test();
		check();
	});
}

/// Checks every invariant now.
pub fn check() {
	Ports::do_try_state().unwrap();
	#[cfg(feature = "try-runtime")]
	{
		<Assets as Hooks<u64>>::try_state(1).unwrap();
		<Balances as Hooks<u64>>::try_state(1).unwrap();
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Text as one of the bounded byte strings of the calls.
pub fn text<const N: u32>(text: &str) -> frame_support::BoundedVec<u8, frame_support::traits::ConstU32<N>> {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn terms() -> Terms {
	Terms {
		deposit_fee: Fee { flat: 2, basis_points: 100 },
		redeem_fee: Fee { flat: 5, basis_points: 0 },
		request_min: 100,
		request_max: 10_000,
		deposit_deadline_ms: 10_000,
		redeem_deadline_ms: 20_000,
		market_fee: MarketFee { maker_bp: 0, taker_bp: 10, fill_max: None },
		order_min: 10,
		supply_max: Some(50_000),
		reserves_required: false,
	}
}

pub const ALL_POWERS: Powers = Powers { freeze: true, claw_back: true };

/// OWNER opens a port with a teller and a cashier.
pub fn open() -> PortId {
	let port = NextPort::<Test>::get();
	assert_ok!(Ports::open_port(signed(OWNER), text(&format!("bitport{port}")), text("https://bitport.example")));
	let rights = |deposits, redemptions| Rights { deposits, redemptions };
	assert_ok!(Ports::set_operator(signed(OWNER), port, TELLER, rights(true, false)));
	assert_ok!(Ports::set_operator(signed(OWNER), port, CASHIER, rights(false, true)));
	port
}

/// Defines an IOU at `port` with these powers and terms.
pub fn define(port: PortId, code: &str, powers: Powers, terms: Terms) -> AssetId {
	let iou = AssetId::Token(pallet_assets::NextAssetId::<Test>::get().unwrap());
	assert_ok!(Ports::define_iou(signed(OWNER), port, text(code), Category::Digital, 8, powers, terms));
	iou
}

/// A port with a BTC of every power.
pub fn btc() -> AssetId {
	define(open(), "BTC", ALL_POWERS, terms())
}

/// The port of an IOU.
pub fn port_of(iou: AssetId) -> PortId {
	Ious::<Test>::get(iou).unwrap().port
}

/// The id of the newest request of an IOU.
pub fn newest(iou: AssetId) -> RequestId {
	RequestId { iou, number: Ious::<Test>::get(iou).unwrap().next_request - 1 }
}

/// `who` asks to deposit `amount`.
pub fn ask_deposit(iou: AssetId, who: AccountId, amount: Balance) -> RequestId {
	assert_ok!(Ports::request_deposit(signed(who), iou, amount, text("memo")));
	newest(iou)
}

/// `who` asks to redeem `amount`.
pub fn ask_redeem(iou: AssetId, who: AccountId, amount: Balance) -> RequestId {
	assert_ok!(Ports::request_redeem(signed(who), iou, amount, text("bc1-alice"), text("memo")));
	newest(iou)
}

/// `who` has exactly `net` more of the IOU, by a deposit. The terms' fee is 2 + 1 %.
pub fn give(iou: AssetId, who: AccountId, amount: Balance) -> Balance {
	let before = balance(iou, who);
	let id = ask_deposit(iou, who, amount);
	let reference = format!("give-{}", id.number);
	assert_ok!(Ports::confirm_deposit(signed(OWNER), id, amount, text(&reference)));
	balance(iou, who) - before
}

pub fn balance(iou: AssetId, who: AccountId) -> Balance {
	use frame_support::traits::fungibles::Inspect;
	Ledger::balance(iou, &who)
}

pub fn outstanding(iou: AssetId) -> Balance {
	use frame_support::traits::fungibles::Inspect;
	Ledger::total_issuance(iou)
}

/// STM held of `who` for `reason`.
pub fn held(reason: HoldReason, who: AccountId) -> Balance {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&reason.into(), &who)
}

/// Lets time pass, milliseconds.
pub fn pass(time: Moment) {
	Timestamp::set_timestamp(Timestamp::get() + time);
}

/// Asserts that the last event is this one of ours.
pub fn emitted(event: Event<Test>) {
	System::assert_last_event(event.into());
}

/// Asserts that this event of ours is among those of the block.
pub fn has_emitted(event: Event<Test>) {
	System::assert_has_event(event.into());
}
