//! A chain with balances, tokens, a clock and an exchange, and sentences to build situations with.

use crate as pallet_exchange;
use crate::*;
use alloc::collections::BTreeMap;
use core::cell::RefCell;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungibles::{Inspect, Mutate},
		AsEnsureOriginWithArg, ConstU128, ConstU64,
	},
	PalletId,
};
use frame_system::{EnsureNever, EnsureRoot};
use orderbook_core::{Expiry, Price, SelfTrade, TimeInForce};
use sp_io::TestExternalities;
use sp_runtime::{traits::AccountIdConversion, BuildStorage};
use tributary_primitives::{
	AssetId, AssetRules, Balance, Custody, MarketTerms, Moment, OnFill, SystemOrder, SystemOrders, SystemPlaced,
};

pub type AccountId = u64;
pub type Ledger = tributary_ledger::Ledger<Balances, Assets, AccountId>;

/// Makes markets.
pub const MAKER: AccountId = 1;
/// Makes them too.
pub const RIVAL: AccountId = 2;
/// Takes.
pub const TAKER: AccountId = 3;
/// Is paid.
pub const SHOP: AccountId = 4;
/// Issues A.
pub const ISSUER: AccountId = 5;
/// Nobody in particular.
pub const STRANGER: AccountId = 6;
/// A pallet's account, for the system's orders.
pub const SYSTEM: AccountId = 7;
/// Has no STM and no tokens.
pub const POOR: AccountId = 77;
/// Everybody with money.
pub const RICH: [AccountId; 7] = [MAKER, RIVAL, TAKER, SHOP, ISSUER, STRANGER, SYSTEM];

pub const STM: AssetId = AssetId::Native;
pub const A: AssetId = AssetId::Token(1_000);
pub const B: AssetId = AssetId::Token(1_001);
pub const C: AssetId = AssetId::Token(1_002);
pub const D: AssetId = AssetId::Token(1_003);
/// Does not exist.
pub const GHOST: AssetId = AssetId::Token(9_999);
/// All assets there are.
pub const ASSETS: [AssetId; 5] = [STM, A, B, C, D];

/// What every account but `POOR` begins with of each asset, units.
pub const ENDOWMENT: Balance = 1_000_000_000;
pub const SLOT_DEPOSIT: Balance = 160;
pub const BLOCK_MS: Moment = 5_000;
pub const START: Moment = 1_000_000_000;

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
	pub type Exchange = pallet_exchange;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = frame_support::weights::constants::RocksDbWeight;
	type MaxConsumers = frame_support::traits::ConstU32<{ u32::MAX }>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<10>;
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
	pub Vault: AccountId = PalletId(*b"trb/exch").into_account_truncating();
	pub SweepWeight: frame_support::weights::Weight = frame_support::weights::Weight::from_parts(1_000_000_000_000, 10_000_000);
}

impl Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Custody = VaultCustody<Ledger, Vault>;
	type Rules = Issuers;
	type Deposits = Balances;
	type Time = Timestamp;
	type Admin = EnsureRoot<AccountId>;
	type OnFill = Pager;
	type SlotDeposit = ConstU128<SLOT_DEPOSIT>;
	type BlockTime = ConstU64<BLOCK_MS>;
	type SweepWeight = SweepWeight;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Bench;
}

/// What the benchmarks need of this chain.
#[cfg(feature = "runtime-benchmarks")]
pub struct Bench;

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Bench {
	fn set_time(now: Moment) {
		Timestamp::set_timestamp(now);
	}

	fn tokens(count: u32) -> Vec<AssetId> {
		let token = |index| {
			let id: u32 = 2_000 + index;
			assert_ok!(Assets::force_create(RuntimeOrigin::root(), id.into(), ISSUER, false, 1));
			set_fee(AssetId::Token(id), 10, 20);
			AssetId::Token(id)
		};
		(0..count).map(token).collect()
	}

	fn endow(asset: AssetId, who: &AccountId, amount: Balance) {
		assert_ok!(Ledger::mint_into(asset, who, amount));
	}
}

thread_local! {
	static TERMS: RefCell<BTreeMap<AssetId, MarketTerms<AccountId>>> = const { RefCell::new(BTreeMap::new()) };
	static BANNED: RefCell<Vec<(AssetId, AccountId)>> = const { RefCell::new(Vec::new()) };
	static PAGES: RefCell<Vec<Paged>> = const { RefCell::new(Vec::new()) };
}

/// What was told about the system's orders.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Paged {
	Fill { tag: u64, paid: Balance, got: Balance },
	End { tag: u64, left: Balance },
}

/// Records what is told of the system's orders.
pub struct Pager;

impl OnFill for Pager {
	fn on_fill(tag: u64, paid: Balance, got: Balance) {
		PAGES.with(|pages| pages.borrow_mut().push(Paged::Fill { tag, paid, got }));
	}

	fn on_end(tag: u64, left: Balance) {
		PAGES.with(|pages| pages.borrow_mut().push(Paged::End { tag, left }));
	}
}

/// What was told of the system's orders since the last look.
pub fn paged() -> Vec<Paged> {
	PAGES.with(|pages| pages.take())
}

/// Asset rules by hand: terms as set by a test, accounts as barred by it.
pub struct Issuers;

impl Issuers {
	fn may(asset: AssetId, who: &AccountId) -> bool {
		let banned = BANNED.with(|banned| banned.borrow().contains(&(asset, *who)));
		!banned && <Ledger as Inspect<AccountId>>::asset_exists(asset)
	}
}

impl AssetRules<AccountId> for Issuers {
	fn may_send(asset: AssetId, who: &AccountId) -> bool {
		Self::may(asset, who)
	}

	fn may_receive(asset: AssetId, who: &AccountId) -> bool {
		Self::may(asset, who)
	}

	fn is_freezable(asset: AssetId) -> bool {
		asset != STM
	}

	fn market_fee(asset: AssetId) -> MarketTerms<AccountId> {
		TERMS.with(|terms| terms.borrow().get(&asset).cloned()).unwrap_or_default()
	}
}

/// Sets what an issuer asks of markets.
pub fn set_terms(asset: AssetId, terms: MarketTerms<AccountId>) {
	TERMS.with(|all| all.borrow_mut().insert(asset, terms));
}

/// An issuer's fee, collected by `ISSUER`.
pub fn set_fee(asset: AssetId, maker_bp: u16, taker_bp: u16) {
	set_terms(asset, MarketTerms { maker_bp, taker_bp, beneficiary: Some(ISSUER), ..Default::default() });
}

/// Bars an account from an asset.
pub fn ban(asset: AssetId, who: AccountId) {
	BANNED.with(|banned| banned.borrow_mut().push((asset, who)));
}

/// Lets everybody trade everything.
pub fn unban() {
	BANNED.with(|banned| banned.borrow_mut().clear());
}

/// Stops, or allows again, every transfer of a token.
pub fn pause(asset: AssetId, paused: bool) {
	let AssetId::Token(id) = asset else { panic!("STM is never paused") };
	let result = match paused {
		true => Assets::freeze_asset(signed(ISSUER), id.into()),
		false => Assets::thaw_asset(signed(ISSUER), id.into()),
	};
	assert_ok!(result);
}

/// A chain on which everybody but `POOR` has of everything.
pub fn world() -> TestExternalities {
	TERMS.with(|terms| terms.borrow_mut().clear());
	unban();
	paged();
	let balances = RICH.into_iter().chain([Vault::get()]).map(|who| (who, ENDOWMENT)).collect();
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		..Default::default()
	};
	let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
	chain.execute_with(|| {
		System::set_block_number(1);
		Timestamp::set_timestamp(START);
		for asset in ASSETS {
			let AssetId::Token(id) = asset else { continue };
			assert_ok!(Assets::force_create(RuntimeOrigin::root(), id.into(), ISSUER, false, 1));
			RICH.iter().for_each(|who| {
				assert_ok!(Ledger::mint_into(asset, who, ENDOWMENT).map(|_| ()));
			});
		}
	});
	chain
}

/// Runs a test in a new world and checks every invariant, ours and the neighbours', and that nothing was made or lost.
pub fn run(test: impl FnOnce()) {
	world().execute_with(|| {
		let issued = totals();
		test();
		check();
		assert_eq!(totals(), issued, "nothing is made or lost");
	});
}

/// Checks every invariant now.
pub fn check() {
	Exchange::do_try_state().unwrap();
	for asset in ASSETS {
		assert_eq!(sum_of_balances(asset), Ledger::total_issuance(asset), "issued is what accounts and vault hold");
	}
	#[cfg(feature = "try-runtime")]
	{
		use frame_support::traits::Hooks;
		<Assets as Hooks<u64>>::try_state(1).unwrap();
		<Balances as Hooks<u64>>::try_state(1).unwrap();
	}
}

/// What is issued of each asset.
pub fn totals() -> Vec<Balance> {
	ASSETS.into_iter().map(Ledger::total_issuance).collect()
}

fn sum_of_balances(asset: AssetId) -> Balance {
	frame_system::Account::<Test>::iter_keys().map(|who| Ledger::total_balance(asset, &who)).sum()
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn balance(asset: AssetId, who: AccountId) -> Balance {
	Ledger::balance(asset, &who)
}

/// What lies in custody of an asset, without what the vault was born with.
pub fn custody(asset: AssetId) -> Balance {
	balance(asset, Vault::get()) - if asset == STM { ENDOWMENT } else { 0 }
}

/// STM held of `who`.
pub fn held(who: AccountId) -> Balance {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&HoldReason::Slots.into(), &who)
}

/// Lets time pass, milliseconds, and blocks with it.
pub fn pass(time: Moment) {
	Timestamp::set_timestamp(Timestamp::get() + time);
	System::set_block_number(System::block_number() + time / BLOCK_MS);
}

pub fn price(quote: u64, base: u64) -> Price {
	Price::new(quote, base).unwrap()
}

/// `sell` for at least `receive`, good till cancelled.
pub fn offer(sell: u64, receive: u64) -> OrderTerms {
	OrderTerms {
		size: Size::Offer { sell, receive },
		time_in_force: TimeInForce::GoodTill(Expiry::Never),
		passive: false,
		self_trade: SelfTrade::CancelTaker,
		client_id: None,
		max_fills: 100,
	}
}

/// `amount` of base at `quote` per unit, good till cancelled.
pub fn at(amount: u64, quote: u64) -> OrderTerms {
	OrderTerms { size: Size::AtPrice { amount, price: price(quote, 1) }, ..offer(1, 1) }
}

/// With an owner's number.
pub fn numbered(client_id: u64, terms: OrderTerms) -> OrderTerms {
	OrderTerms { client_id: Some(client_id), ..terms }
}

/// Good till a moment from now, milliseconds.
pub fn until(time: Moment, terms: OrderTerms) -> OrderTerms {
	let end = Timestamp::get() + time;
	OrderTerms { time_in_force: TimeInForce::GoodTill(Expiry::Moment(end)), ..terms }
}

/// `who` places an order; its id.
pub fn place(who: AccountId, sell: AssetId, buy: AssetId, terms: OrderTerms) -> u64 {
	let id = NextOrder::<Test>::get();
	assert_ok!(Exchange::place(signed(who), sell, buy, terms));
	id
}

/// Where an open order stands.
pub fn locate(who: AccountId, id: u64) -> Locator {
	let orders = Exchange::orders_of(who);
	orders.into_iter().find(|info| info.order.id == id).map(|info| info.locator).expect("the order is open")
}

/// Ids and remaining amounts of an account's open orders.
pub fn open(who: AccountId) -> Vec<(u64, u64)> {
	Exchange::orders_of(who).into_iter().map(|info| (info.order.id, info.order.remaining)).collect()
}

/// The fills since the last look: maker's id, given, paid.
pub fn fills() -> Vec<(u64, u64, u64)> {
	let fills = events().into_iter().filter_map(|event| match event {
		Event::Filled { maker, given, paid, .. } => Some((maker.order, given, paid)),
		_ => None,
	});
	fills.collect()
}

/// Our events since the last look.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::Exchange(event) => Some(event),
		_ => None,
	});
	let events = events.collect();
	System::reset_events();
	events
}

/// The orders that left since the last look, and why.
pub fn closed() -> Vec<(u64, u64, orderbook_core::Reason)> {
	let closed = events().into_iter().filter_map(|event| match event {
		Event::Closed { order, refund, reason, .. } => Some((order.order, refund, reason)),
		_ => None,
	});
	closed.collect()
}

/// The last summary of a placed order.
pub fn summary() -> Summary {
	let mut summaries = events().into_iter().filter_map(|event| match event {
		Event::Placed { summary, .. } => Some(summary),
		_ => None,
	});
	summaries.next_back().expect("an order was placed")
}

/// Asserts that this event of ours is among those of the block.
pub fn emitted(event: Event<Test>) {
	System::assert_has_event(event.into());
}

/// Stops an account from being credited with a token, or allows it again.
pub fn block(asset: AssetId, who: AccountId, blocked: bool) {
	let AssetId::Token(id) = asset else { panic!("STM blocks nobody") };
	let result = match blocked {
		true => Assets::block(signed(ISSUER), id.into(), who),
		false => Assets::thaw(signed(ISSUER), id.into(), who),
	};
	assert_ok!(result);
}

/// SYSTEM puts funds into custody, for the orders of the system.
pub fn fund(asset: AssetId, amount: Balance) {
	assert_ok!(<Test as Config>::Custody::reserve(&SYSTEM, asset, amount));
}

/// An order of the system's, for which the funds lie in custody.
pub fn system_order(
	tag: u64,
	sell: AssetId,
	buy: AssetId,
	amount: Balance,
	receive: Balance,
) -> Result<SystemPlaced, sp_runtime::DispatchError> {
	let owner = SYSTEM;
	<Exchange as SystemOrders<AccountId>>::place(SystemOrder { owner, tag, sell, buy, amount, receive, max_fills: 10 })
}

/// A way that meets at most ten orders, and none of the payer's own.
pub fn way(via: Via) -> Way {
	Way { via, self_trade: SelfTrade::CancelTaker, max_fills: 10 }
}
