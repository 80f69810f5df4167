//! A chain with balances, tokens, a clock, the exchange and BitAssets, and sentences to build situations with.

use crate as pallet_bit_assets;
use crate::*;
use collateral_core::{Adjustment, FeedRules, Insolvency, Terms};
use core::cell::RefCell;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungibles::{Inspect, Mutate},
		AsEnsureOriginWithArg, ConstU128, ConstU64, Hooks, PostInherents,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureNever, EnsureRoot};
use orderbook_core::{Expiry, TimeInForce};
use pallet_exchange::{OrderTerms, Size, VaultCustody};
use sp_io::TestExternalities;
use sp_runtime::{traits::AccountIdConversion, BuildStorage};
use std::collections::BTreeMap;
use tributary_ledger::TokenControl;
use tributary_primitives::{
	AssetId, AssetRules, Balance, MarketTerms, Moment, Price, PriceReports, PriceSource, SystemOrders,
};

pub type AccountId = u64;
pub type Ledger = tributary_ledger::Ledger<Balances, Assets, AccountId>;

/// Borrows.
pub const ALICE: AccountId = 1;
/// Borrows more carefully.
pub const BOB: AccountId = 2;
/// Holds BitUSD, and sells it.
pub const CAROL: AccountId = 3;
/// Nobody in particular.
pub const DAVE: AccountId = 4;
/// Owns BitUSD.
pub const OWNER: AccountId = 5;
/// Report prices.
pub const FEEDERS: [AccountId; 3] = [11, 12, 13];
/// Everybody with money.
pub const RICH: [AccountId; 8] = [ALICE, BOB, CAROL, DAVE, OWNER, 11, 12, 13];

pub const STM: AssetId = AssetId::Native;
/// Stands behind BitUSD.
pub const BTS: AssetId = AssetId::Token(1);
/// May be frozen.
pub const IOU: AssetId = AssetId::Token(2);
/// The first BitAsset made.
pub const USD: AssetId = AssetId::Token(3);
/// Does not exist.
pub const GHOST: AssetId = AssetId::Token(9_999);
/// All assets there may be.
pub const ASSETS: [AssetId; 5] = [STM, BTS, IOU, USD, AssetId::Token(4)];

/// What everybody begins with of each asset, units.
pub const ENDOWMENT: Balance = 1_000_000_000_000;
pub const DEPOSIT: Balance = 1_000;
pub const START: Moment = 86_400_000 * 20_000;
pub const DAY: Moment = 86_400_000;
pub const NOTICE: Moment = DAY;
pub const BLOCK_MS: Moment = 5_000;

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
	#[runtime::pallet_index(5)]
	pub type BitAssets = pallet_bit_assets;
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
	pub Keeper: AccountId = PalletId(*b"keep/trb").into_account_truncating();
	pub SweepWeight: Weight = Weight::from_parts(1_000_000_000_000, 10_000_000);
	pub static HookWeight: Weight = Weight::from_parts(1_000_000_000_000, 100_000_000);
	pub static Trading: bool = true;
	pub static Barred: Option<(AssetId, AccountId)> = None;
}

impl pallet_exchange::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Custody = VaultCustody<Ledger, Vault>;
	type Rules = Plain;
	type Deposits = Balances;
	type Time = Timestamp;
	type Admin = EnsureRoot<AccountId>;
	type OnFill = BitAssets;
	type SlotDeposit = ConstU128<160>;
	type BlockTime = ConstU64<BLOCK_MS>;
	type SweepWeight = SweepWeight;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Bench;
}

impl Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Ledger = Ledger;
	type Control = TokenControl<Test, Keeper>;
	type Rules = Plain;
	type Custody = VaultCustody<Ledger, Vault>;
	type Orders = Exchange;
	type Trading = Trading;
	type Oracle = Feed;
	type Deposits = Balances;
	type Time = Timestamp;
	type Admin = EnsureRoot<AccountId>;
	type AssetDeposit = ConstU128<DEPOSIT>;
	type TermsNotice = ConstU64<NOTICE>;
	type Day = ConstU64<DAY>;
	type HookWeight = HookWeight;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Bench;
}

/// What our benchmarks need of this chain, and what the exchange's would: those run on its own mock.
#[cfg(feature = "runtime-benchmarks")]
pub struct Bench;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_exchange::benchmarking::BenchmarkHelper<AccountId> for Bench {
	fn set_time(now: Moment) {
		Timestamp::set_timestamp(now);
	}

	fn tokens(_: u32) -> Vec<AssetId> {
		vec![BTS, IOU]
	}

	fn endow(asset: AssetId, who: &AccountId, amount: Balance) {
		assert_ok!(Ledger::mint_into(asset, who, amount));
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Bench {
	fn set_time(now: Moment) {
		Timestamp::set_timestamp(now);
	}

	// Between two values of a component the storage is emptied.
	fn backing() -> AssetId {
		if !Ledger::asset_exists(BTS) {
			assert_ok!(Assets::force_create(RuntimeOrigin::root(), 1u32.into(), OWNER, false, 1));
			pallet_assets::NextAssetId::<Test>::put(3);
			for who in [Vault::get(), Keeper::get()] {
				assert_ok!(Ledger::mint_into(STM, &who, ENDOWMENT));
			}
		}
		BTS
	}

	fn plain_backing() -> AssetId {
		Self::backing()
	}

	fn report(asset: AssetId, price: Price) {
		ORACLE.with(|prices| prices.borrow_mut().insert(asset, (price, Timestamp::get())));
	}

	fn offer(who: &AccountId, sell: AssetId, buy: AssetId, amount: u64, receive: u64) {
		let terms = OrderTerms { size: Size::Offer { sell: amount, receive }, ..order() };
		assert_ok!(Exchange::place(signed(*who), sell, buy, terms));
	}
}

/// No market fees; only `IOU` may be frozen.
pub struct Plain;

impl AssetRules<AccountId> for Plain {
	fn may_send(asset: AssetId, who: &AccountId) -> bool {
		<Ledger as Inspect<AccountId>>::asset_exists(asset) && Barred::get() != Some((asset, *who))
	}

	fn may_receive(asset: AssetId, _: &AccountId) -> bool {
		<Ledger as Inspect<AccountId>>::asset_exists(asset)
	}

	fn is_freezable(asset: AssetId) -> bool {
		asset == IOU
	}

	fn market_fee(_: AssetId) -> MarketTerms<AccountId> {
		MarketTerms::default()
	}
}

thread_local! {
	static ORACLE: RefCell<BTreeMap<AssetId, (Price, Moment)>> = const { RefCell::new(BTreeMap::new()) };
}

/// What governance's feeders would say.
pub struct Feed;

impl PriceSource for Feed {
	fn price(asset: AssetId) -> Option<(Price, Moment)> {
		ORACLE.with(|prices| prices.borrow().get(&asset).copied())
	}
}

impl PriceReports<AccountId> for Feed {
	/// The first feeder's is what the oracle says; the others reported nothing.
	fn reports(asset: AssetId) -> Vec<(AccountId, Option<(Price, Moment)>)> {
		let [first, rest @ ..] = FEEDERS;
		[(first, Self::price(asset))].into_iter().chain(rest.map(|who| (who, None))).collect()
	}
}

/// The oracle reports a price.
pub fn oracle_says(asset: AssetId, quote: u64) {
	ORACLE.with(|prices| prices.borrow_mut().insert(asset, (price(quote), Timestamp::get())));
	BitAssets::price_reported(asset);
}

/// A chain on which everybody has STM, BTS and IOUs.
pub fn world() -> TestExternalities {
	ORACLE.with(|prices| prices.borrow_mut().clear());
	HookWeight::set(Weight::from_parts(1_000_000_000_000, 100_000_000));
	let balances = RICH.into_iter().chain([Vault::get(), Keeper::get()]).map(|who| (who, ENDOWMENT)).collect();
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		assets: pallet_assets::GenesisConfig { next_asset_id: Some(3), ..Default::default() },
		..Default::default()
	};
	let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
	chain.execute_with(|| {
		System::set_block_number(1);
		Timestamp::set_timestamp(START);
		for id in [1, 2] {
			assert_ok!(Assets::force_create(RuntimeOrigin::root(), id.into(), OWNER, false, 1));
			RICH.iter().for_each(|who| {
				assert_ok!(Ledger::mint_into(AssetId::Token(id), who, ENDOWMENT).map(|_| ()));
			});
		}
	});
	chain
}

/// Runs a test in a new world and checks every invariant, ours and the neighbours', at the end.
pub fn run(test: impl FnOnce()) {
	world().execute_with(|| {
		test();
		check();
	});
}

/// The same with BitUSD, of the paper's terms, at 200 BTS.
pub fn run_with_usd(test: impl FnOnce()) {
	run_with(terms(), test);
}

/// The same with BitUSD of other terms.
pub fn run_with(terms: Terms, test: impl FnOnce()) {
	run(|| {
		create(terms);
		feed(200);
		test();
	});
}

/// Checks every invariant now.
pub fn check() {
	BitAssets::do_try_state().unwrap();
	let held = |asset| {
		frame_system::Account::<Test>::iter_keys().map(|who| Ledger::total_balance(asset, &who)).sum::<Balance>()
	};
	for asset in ASSETS {
		assert_eq!(held(asset), Ledger::total_issuance(asset), "issued is what accounts and vault hold");
		assert_eq!(
			balance(asset, Vault::get()),
			recorded(asset),
			"custody holds what both pallets' records say: {asset:?}"
		);
	}
	#[cfg(feature = "try-runtime")]
	{
		<Exchange as Hooks<u64>>::try_state(1).unwrap();
		<Assets as Hooks<u64>>::try_state(1).unwrap();
		<Balances as Hooks<u64>>::try_state(1).unwrap();
	}
}

/// What lies in custody by the records of both pallets, to the unit. The invariants ask each alone for no less.
fn recorded(asset: AssetId) -> Balance {
	let of_account = |who: AccountId| {
		let reserved = Exchange::reserved(who).into_iter().filter(|sum| sum.asset == asset);
		let claims = Exchange::claimable(who, asset) + Claimable::<Test>::get(who, asset);
		reserved.map(|sum| sum.amount).sum::<Balance>() + claims
	};
	let accounts: Balance = frame_system::Account::<Test>::iter_keys().map(of_account).sum();
	let records: Balance = Records::<Test>::iter().map(|(token, record)| recorded_by(token, &record, asset)).sum();
	let endowed = if asset == STM { ENDOWMENT } else { 0 };
	accounts + records + Exchange::issuer_fees(asset) + endowed
}

/// What the records of one BitAsset say of an asset.
fn recorded_by(token: AssetId, record: &BitAsset<AccountId>, asset: AssetId) -> Balance {
	let mut sum = 0;
	if record.backing == asset {
		let taken: u64 = Fills::<Test>::iter_prefix_values(token).map(|taken| taken.paid).sum();
		let bids: u64 = Bids::<Test>::get(token).iter().map(|(_, bid)| bid.extra).sum();
		let fund = record.fund().map_or(0, |fund| fund.collateral);
		sum += Balance::from(record.collateral - taken) + Balance::from(bids) + Balance::from(fund);
	}
	if token == asset {
		let taken: u64 = Fills::<Test>::iter_prefix_values(token).map(|taken| taken.got).sum();
		let waiting: u64 = Requests::<Test>::iter_prefix_values(token).map(|request| request.amount).sum();
		sum += Balance::from(record.pot) + Balance::from(taken) + Balance::from(waiting);
	}
	sum
}

/// The paper's terms, with a price when two of three feeders report.
pub fn terms() -> Terms {
	let plain = Terms::default();
	Terms { feed: FeedRules { feeders_min: 2, ..plain.feed }, ..plain }
}

/// Terms under which positions of a BitAsset that cannot pay live on.
pub fn without_settlement() -> Terms {
	Terms { insolvency: Insolvency::NoSettlement, ..terms() }
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn symbol(text: &str) -> Symbol {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn price(quote: u64) -> Price {
	Price::new(quote, 1).unwrap()
}

/// Makes BitUSD, fed by `FEEDERS`.
pub fn create(terms: Terms) {
	create_behind(BTS, terms);
}

/// The same of another asset.
pub fn create_behind(backing: AssetId, terms: Terms) {
	assert_ok!(BitAssets::create(signed(OWNER), symbol("USD"), 0, backing, backing == IOU, terms));
	let feeders = FEEDERS.to_vec().try_into().unwrap();
	assert_ok!(BitAssets::set_feeders(signed(OWNER), USD, feeders));
}

/// Every feeder reports so many BTS for a BitUSD.
pub fn feed(quote: u64) {
	for who in FEEDERS {
		assert_ok!(BitAssets::publish_feed(signed(who), USD, price(quote)));
	}
}

/// Borrows or repays, adds or takes out.
pub fn adjust(who: AccountId, debt: i128, collateral: i128) -> frame_support::dispatch::DispatchResult {
	let adjustment = Adjustment { debt, collateral, target_bp: None };
	BitAssets::adjust(signed(who), USD, adjustment).map(|_| ()).map_err(|failed| failed.error)
}

/// Somebody's position.
pub fn position(who: AccountId) -> Option<collateral_core::Position> {
	Debts::<Test>::get(USD, who).map(|debt| debt.position)
}

/// Sells so many BitUSD for at least so many BTS.
pub fn sell_usd(who: AccountId, amount: u64, receive: u64) {
	let terms = OrderTerms { size: Size::Offer { sell: amount, receive }, ..order() };
	assert_ok!(Exchange::place(signed(who), USD, BTS, terms));
}

/// An order that stands until it is cancelled.
pub fn order() -> OrderTerms {
	OrderTerms {
		size: Size::Offer { sell: 1, receive: 1 },
		time_in_force: TimeInForce::GoodTill(Expiry::Never),
		passive: false,
		self_trade: Default::default(),
		client_id: None,
		max_fills: 100,
	}
}

/// What is due is done in the room after the transactions of a block.
pub fn idle() {
	<BitAssets as Hooks<u64>>::on_idle(System::block_number(), Weight::MAX);
}

/// The next block begins; what is due is done before its transactions.
pub fn next_block() {
	wait(BLOCK_MS);
}

/// The next block begins so much later.
pub fn wait(time: Moment) {
	System::set_block_number(System::block_number() + 1);
	Timestamp::set_timestamp(Timestamp::get() + time);
	<BitAssets as PostInherents>::post_inherents();
}

pub fn balance(asset: AssetId, who: AccountId) -> Balance {
	Ledger::balance(asset, &who)
}

/// The pallet's events since the last look.
pub fn events() -> Vec<Event<Test>> {
	let ours = |event| if let RuntimeEvent::BitAssets(event) = event { Some(event) } else { None };
	let events = System::events().into_iter().filter_map(|record| ours(record.event)).collect();
	System::reset_events();
	events
}

/// What of a position's call waits in the book.
pub fn offered(id: u32) -> Option<Balance> {
	<Exchange as SystemOrders<AccountId>>::left(tag(USD, id))
}

/// What is issued.
pub fn supply() -> Balance {
	Ledger::total_issuance(USD)
}
