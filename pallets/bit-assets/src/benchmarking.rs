//! What calls and steps weigh at worst; see [`Steps`]. Each is followed by an assertion that what it stands for happened.
//!
//! The backing asset is a token whose issuer takes market fees; a BitAsset has as many feeders as may be, fees, a mode with a
//! cap, and announced terms that come into force; the schedule is full, and governance has as many. Whoever is paid has none of what he gets, so
//! that an account is made for him. The order of weakness is three inner nodes deep.

use crate::{
	ranking::{edit, Rung},
	*,
};
use alloc::{vec, vec::Vec};
use collateral_core::{
	terms::FEEDERS_MAX, Adjustment, Bid, Call as Order, Fee, FeedRules, Fund, Insolvency, Position, Report,
	SettlementTerms, Terms, Weakness, BIDS_MAX,
};
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::{
		fungible::Inspect as InspectStm,
		fungibles::{Inspect, Mutate},
		Get,
	},
	weights::WeightMeter,
	BoundedVec,
};
use frame_system::RawOrigin;
use tributary_primitives::{AssetId, Custody, Moment, Price, SystemOrder, SystemOrders};

/// What the benchmarks need of the world outside.
pub trait BenchmarkHelper<AccountId> {
	/// Lets the clock show this moment, milliseconds.
	fn set_time(now: Moment);
	/// Makes a token to stand behind a BitAsset, whose issuer takes market fees of makers and of takers.
	fn backing() -> AssetId;
	/// A token whose issuer takes none: what stands behind the BitAssets of genesis.
	fn plain_backing() -> AssetId;
	/// Lets the oracle have this price of a BitAsset, reported now: units of backing per unit of it.
	fn report(asset: AssetId, price: Price);
	/// Puts an order of somebody's into the book, good till cancelled: `amount` units of `sell` for at least `receive` of
	/// `buy`.
	fn offer(who: &AccountId, sell: AssetId, buy: AssetId, amount: u64, receive: u64);
}

/// When BitAssets are made, milliseconds.
const START: Moment = 10_000_000_000_000;
/// When the benchmarks begin: fees have grown, and what must last for ten minutes has.
const NOW: Moment = START + 3_600_000;
const DAY: Moment = 86_400_000;
/// The price: backing per BitAsset.
const FEED: u64 = 200;
/// What each position owes, units.
const DEBT: u64 = 1_000_000;
/// Collateral of the weakest of the positions behind, units: 500 %.
const SAFE: u64 = 5 * FEED * DEBT;
/// How much more each of them has, units.
const STEP: u64 = 1_000;
/// Collateral of a position that is called, units: 150 %.
const THIN: u64 = FEED * DEBT * 3 / 2;
/// Positions that make the order three inner nodes deep when they come in its order.
const DEEP: u32 = 9_000;
/// As many of the weakest of them have owners: more than two leaves.
const NAMED: u32 = 64;
/// Orders on either side of the book that nothing meets.
const CROWD: u64 = 150;
/// More than anybody moves, units.
const PLENTY: u64 = 1 << 60;

/// Somebody with STM for deposits.
fn somebody<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let who = account(name, index, 0);
	rich::<T>(&who);
	who
}

fn rich<T: Config>(who: &T::AccountId) {
	let stm = (T::AssetDeposit::get() + T::Deposits::minimum_balance()) * 1_000;
	assert_ok!(T::Ledger::mint_into(AssetId::Native, who, stm));
}

fn endow<T: Config>(asset: AssetId, who: &T::AccountId, amount: u64) {
	assert_ok!(T::Ledger::mint_into(asset, who, amount.into()));
}

fn has<T: Config>(asset: AssetId, who: &T::AccountId) -> bool {
	T::Ledger::balance(asset, who) > 0
}

fn price(quote: u64) -> Price {
	Price::new(quote, 1).unwrap()
}

fn symbol() -> Symbol {
	Symbol::truncate_from(vec![b'Z'; SYMBOL_MAX as usize])
}

/// Fees wherever there may be one, and a price that the weakest position may cap.
fn dear_terms() -> Terms {
	let fee = Fee { bp: 100 };
	Terms {
		squeeze_bp: 11_000,
		call_fee: fee,
		borrow_fee_bp: 500,
		settlement: SettlementTerms { offset_bp: 100, volume_bp: 10_000, fee, ..Terms::default().settlement },
		feed: FeedRules { lifetime_ms: 7 * DAY, feeders_min: FEEDERS_MAX / 2 + 1 },
		insolvency: Insolvency::NoSettlement,
		..Terms::default()
	}
}

/// As many feeders as may be, the caller among them.
fn feeders<T: Config>() -> Vec<T::AccountId> {
	let others = (1..FEEDERS_MAX).map(|index| account("feeder", index.into(), 0));
	others.chain([whitelisted_caller()]).collect()
}

/// A caller and a BitAsset.
struct Scene<T: Config> {
	caller: T::AccountId,
	asset: AssetId,
	backing: AssetId,
}

impl<T: Config> Scene<T> {
	/// A BitAsset of the caller's, or of governance's, and both assets in custody.
	fn new(backing: AssetId, owned: bool, terms: Terms) -> Self {
		T::BenchmarkHelper::set_time(START);
		let caller = whitelisted_caller();
		rich::<T>(&caller);
		let owner = owned.then(|| caller.clone());
		assert_ok!(Pallet::<T>::do_create(owner, symbol(), DECIMALS_MAX, backing, true, terms));
		let asset = Symbols::<T>::get(symbol()).unwrap();
		for asset in [asset, backing] {
			assert_ok!(T::Custody::issue(asset, PLENTY.into()));
		}
		T::BenchmarkHelper::set_time(NOW);
		Self { caller, asset, backing }
	}

	/// The caller's, at the dearest terms, without positions. Reports are in no order.
	fn empty(terms: Terms) -> Self {
		let scene = Self::new(T::BenchmarkHelper::backing(), true, terms);
		let reports = feeders::<T>().into_iter().zip(0u64..).map(|(who, index)| {
			let price = Price::new(FEED * 1_000 + (index * 7) % u64::from(FEEDERS_MAX), 1_000).unwrap();
			(who, Some(Report { price, at: NOW }))
		});
		Reports::<T>::insert(scene.asset, BoundedVec::truncate_from(reports.collect()));
		scene.announce_feeders(Moment::MAX);
		scene
	}

	/// The same with positions.
	fn dear() -> Self {
		let scene = Self::empty(dear_terms());
		scene.stock(DEEP);
		scene
	}

	/// Governance's, of the paper's terms, with so many positions: as genesis makes them.
	fn plain(positions: u32) -> Self {
		let scene = Self::new(T::BenchmarkHelper::plain_backing(), false, Terms::default());
		T::BenchmarkHelper::report(scene.asset, price(FEED));
		scene.stock(positions);
		scene
	}

	fn announce_feeders(&self, effective: Moment) {
		NextFeeders::<T>::insert(self.asset, (effective, BoundedVec::truncate_from(feeders::<T>())));
	}

	fn change(&self, act: impl FnOnce(&mut BitAsset<T::AccountId>)) {
		Records::<T>::mutate(self.asset, |record| act(record.as_mut().unwrap()));
	}

	fn record(&self) -> BitAsset<T::AccountId> {
		Records::<T>::get(self.asset).unwrap()
	}

	fn bank(&self) -> Bank<T> {
		Bank::<T>::open(self.asset).unwrap()
	}

	/// A position of somebody's.
	fn owe(&self, who: &T::AccountId, collateral: u64, debt: u64) -> Debt {
		let mut bank = self.bank();
		let position = Position::open(collateral, debt, bank.record.index.value, None);
		let debt = bank.put(who, None, Some(position)).unwrap().unwrap();
		Records::<T>::insert(self.asset, bank.record);
		debt
	}

	/// So many safe positions; of those behind the first only the places are stored.
	fn stock(&self, count: u32) {
		let collateral = |index: u32| SAFE + STEP * u64::from(index);
		for index in 0..NAMED {
			self.owe(&account("filler", index, 0), collateral(index), DEBT);
		}
		let (asset, value) = (self.asset, self.bank().record.index.value);
		self.change(|record| {
			assert_ok!(edit::<T>(&mut record.root, |overlay| {
				(NAMED..count).try_for_each(|index| {
					let position = Position::open(collateral(index), DEBT, value, None);
					overlay.insert(&asset, Rung(position.weakness(index.into())))
				})
			}));
			(record.positions, record.next_position) = (count, count);
			(record.collateral, record.principal) = (PLENTY, PLENTY);
		});
	}

	/// Leaves the weakest position alone in its leaf, which goes with it.
	fn thin_front(&self) {
		let asset = self.asset;
		let edited = |record: &mut BitAsset<T::AccountId>| {
			edit::<T>(&mut record.root, |overlay| {
				let ranks = overlay.front(&asset)?.unwrap().entries.iter().skip(1).map(|rung| rung.0);
				ranks.collect::<Vec<_>>().iter().try_for_each(|rank| overlay.remove(&asset, rank).map(|_| ()))
			})
		};
		self.change(|record| edited(record).unwrap());
	}

	/// Fills the leaf in which a position would stand: it splits when that comes.
	fn fill_leaf(&self, at: Weakness) {
		let asset = self.asset;
		let edited = |record: &mut BitAsset<T::AccountId>| {
			edit::<T>(&mut record.root, |overlay| {
				let pages = overlay.root(&asset).pages;
				for id in u64::from(u32::MAX).. {
					overlay.checkpoint();
					overlay.insert(&asset, Rung(Weakness { id, ..at }))?;
					if overlay.root(&asset).pages > pages {
						overlay.rollback();
						break;
					}
					overlay.commit();
				}
				Ok(())
			})
		};
		self.change(|record| edited(record).unwrap());
	}

	/// Orders of two others on both sides of the book, each at a price of its own, which nobody meets.
	fn crowd(&self) {
		let (seller, buyer) = (somebody::<T>("seller", 0), somebody::<T>("buyer", 0));
		endow::<T>(self.asset, &seller, PLENTY);
		endow::<T>(self.backing, &buyer, PLENTY);
		for order in 0..CROWD {
			let (dear, cheap) = (DEBT * 5 * FEED + order, DEBT + order);
			T::BenchmarkHelper::offer(&seller, self.asset, self.backing, DEBT, dear);
			T::BenchmarkHelper::offer(&buyer, self.backing, self.asset, cheap, DEBT);
		}
	}

	/// The order that a position was given at a lower price.
	fn order(&self, owner: &T::AccountId, id: u32) {
		let order = Order { sell: DEBT * FEED * 3 / 4, receive: DEBT };
		assert_ok!(T::Orders::place(SystemOrder {
			owner: owner.clone(),
			tag: tag(self.asset, id),
			sell: self.backing,
			buy: self.asset,
			amount: order.sell.into(),
			receive: order.receive.into(),
			max_fills: 0,
		}));
		Ordered::<T>::insert(self.asset, id.to_be_bytes(), order);
	}

	/// Somebody's position that is called, alone in its leaf, with an order in a crowded book.
	fn called(&self) -> (T::AccountId, Debt) {
		let debtor = somebody::<T>("debtor", 0);
		let debt = self.owe(&debtor, THIN, DEBT);
		self.thin_front();
		self.crowd();
		self.order(&debtor, debt.id);
		(debtor, debt)
	}

	/// Sellers of so much BitAsset together, below the price, who have nothing else.
	fn makers(&self, count: u32, amount: u64) -> Vec<T::AccountId> {
		let part = amount / u64::from(count);
		let maker = |index: u32| {
			let rest = if index + 1 == count { amount % u64::from(count) } else { 0 };
			let (maker, sell) = (somebody::<T>("maker", index), part + rest);
			endow::<T>(self.asset, &maker, sell);
			let receive = sell * (FEED - 10) + u64::from(index);
			T::BenchmarkHelper::offer(&maker, self.asset, self.backing, sell, receive);
			maker
		};
		(0..count).map(maker).collect()
	}

	/// Terms are due, and so is everything else if there is more to do than that; the schedule is as long as may be.
	fn ready(&self, seen: Option<Price>) {
		self.change(|record| {
			record.announced = Some(Announced { terms: record.terms, effective: NOW });
			record.seen = seen;
		});
		let others = (1..ASSETS_MAX).map(|other| (Moment::MAX, AssetId::Token(u32::MAX - other)));
		Schedule::<T>::put(BoundedVec::truncate_from(others.collect()));
		let governed = (1..ASSETS_MAX).map(|other| AssetId::Token(u32::MAX / 2 - other));
		let mut governed: Vec<AssetId> = governed.chain([self.asset]).collect();
		governed.sort_unstable();
		Governed::<T>::put(BoundedVec::truncate_from(governed));
	}

	/// The same for a step, which is the turn of governance's: of all that are due the last is one of them.
	fn due(&self) {
		self.ready(self.bank().price());
		Schedule::<T>::mutate(|entries| entries.iter_mut().for_each(|(at, _)| *at = NOW));
		Pallet::<T>::wake(self.asset, NOW);
	}

	/// As many cancelled settlements as a step looks at.
	fn cancelled(&self) -> u32 {
		self.change(|record| record.next_request = LOOKS_MAX);
		LOOKS_MAX
	}

	/// A settlement of somebody's that is due.
	fn request(&self, number: u32, amount: u64) -> T::AccountId {
		let who = somebody::<T>("holder", 0);
		Requests::<T>::insert(self.asset, number, Request { who: who.clone(), amount, due: NOW });
		self.change(|record| record.next_request = number + 1);
		who
	}

	/// A fund, and bids of which the first takes all of it over.
	fn settled(&self, supply: u64, bids: u32) {
		let fund = Fund { price: price(FEED), collateral: FEED * supply, supply };
		self.change(|record| (record.phase, record.since) = (Phase::Settled(fund), Some(START)));
		keeping::owe::<T>(self.backing, true);
		let bid = |index: u32| {
			let extra = if index == 0 { SAFE } else { 1 };
			let bidder = somebody::<T>("bidder", index);
			self.bank().keep_for(&bidder, true);
			(bidder, Bid { id: index.into(), debt: DEBT, extra })
		};
		Bids::<T>::insert(self.asset, BoundedVec::truncate_from((0..bids).map(bid).collect()));
		NextBid::<T>::put(u64::from(bids));
	}

	/// The caller has savings, which earned something in a day.
	fn saving(&self) {
		endow::<T>(self.asset, &self.caller, DEBT);
		assert_ok!(Pallet::<T>::do_deposit(self.caller.clone(), self.asset, DEBT));
		let mut bank = self.bank();
		assert_ok!(bank.take_fees(DEBT));
		Records::<T>::insert(self.asset, bank.record);
		T::BenchmarkHelper::set_time(NOW + DAY);
		assert!(!has::<T>(self.asset, &self.caller));
	}

	/// A price that moved, so that one position is called, and whose that is; and who offers all it needs.
	fn to_call(positions: u32) -> (Self, [T::AccountId; 2]) {
		let scene = Self::plain(positions);
		let debtor = somebody::<T>("debtor", 0);
		scene.owe(&debtor, THIN, DEBT);
		scene.crowd();
		let maker = scene.makers(1, DEBT).remove(0);
		scene.change(|record| record.seen = Some(price(FEED / 2)));
		Pallet::<T>::wake(scene.asset, NOW);
		(scene, [debtor, maker])
	}

	/// A settlement that is due of half of what the weakest position owes, and whose it is.
	fn to_settle(positions: u32) -> (Self, T::AccountId) {
		let scene = Self::plain(positions);
		let holder = scene.request(0, DEBT / 2);
		scene.change(|record| record.seen = Some(price(FEED)));
		Pallet::<T>::wake(scene.asset, NOW);
		(scene, holder)
	}

	fn origin(&self) -> RawOrigin<T::AccountId> {
		RawOrigin::Signed(self.caller.clone())
	}

	fn ended(&self, who: &T::AccountId) -> bool {
		!Debts::<T>::contains_key(self.asset, who)
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create() {
		T::BenchmarkHelper::set_time(NOW);
		let (caller, backing) = (whitelisted_caller(), T::BenchmarkHelper::backing());
		rich::<T>(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), symbol(), DECIMALS_MAX, backing, true, dear_terms());
		assert!(Symbols::<T>::contains_key(symbol()));
	}

	#[benchmark]
	fn announce_terms() {
		let scene = Scene::<T>::dear();
		scene.ready(None);
		#[extrinsic_call]
		_(scene.origin(), scene.asset, dear_terms());
		assert!(scene.record().announced.is_some_and(|announced| announced.effective > NOW));
	}

	#[benchmark]
	fn withdraw_terms() {
		let scene = Scene::<T>::dear();
		scene.ready(None);
		scene.change(|record| record.announced.as_mut().unwrap().effective = NOW + 1);
		#[extrinsic_call]
		_(scene.origin(), scene.asset);
		assert!(scene.record().announced.is_none());
	}

	/// At once: nobody has any of it.
	#[benchmark]
	fn set_feeders() {
		let scene = Scene::<T>::empty(dear_terms());
		scene.ready(None);
		#[extrinsic_call]
		_(scene.origin(), scene.asset, BoundedVec::truncate_from(feeders::<T>()));
		assert!(!NextFeeders::<T>::contains_key(scene.asset));
		assert!(Reports::<T>::get(scene.asset).iter().all(|(_, report)| report.is_some()));
	}

	/// The price moves.
	#[benchmark]
	fn publish_feed() {
		let scene = Scene::<T>::dear();
		scene.ready(None);
		#[extrinsic_call]
		_(scene.origin(), scene.asset, price(FEED));
		assert!(Schedule::<T>::get().iter().any(|(_, asset)| *asset == scene.asset));
	}

	/// A called position of whose order some was taken borrows more against much more collateral: its order leaves the
	/// book, and it moves from the front of the order of weakness into a full leaf.
	#[benchmark]
	fn adjust() {
		let scene = Scene::<T>::dear();
		let debt = scene.owe(&scene.caller, THIN, DEBT);
		scene.crowd();
		scene.order(&scene.caller, debt.id);
		let taken = Taken { paid: FEED * DEBT / 10, got: DEBT / 10 };
		Fills::<T>::insert(scene.asset, debt.id, taken);
		// 280 and 1,127 of collateral for each of 0.9 and 0.5 owed: in the middle of the others.
		let (debt, collateral) = (i128::from(DEBT / 2), 1_127 * DEBT);
		endow::<T>(scene.backing, &scene.caller, collateral);
		scene.ready(None);
		let adjustment = Adjustment { debt, collateral: collateral.into(), target_bp: None };
		let place = with_transaction(|| {
			let done = Pallet::<T>::do_adjust(scene.caller.clone(), scene.asset, adjustment);
			let debt = Debts::<T>::get(scene.asset, &scene.caller).unwrap();
			TransactionOutcome::Rollback(done.map(|_| debt.weakness()))
		});
		scene.fill_leaf(place.unwrap());
		let pages = scene.record().root.pages;
		#[extrinsic_call]
		_(scene.origin(), scene.asset, adjustment);
		assert_eq!(scene.record().root.pages, pages + 1);
		assert!(Ordered::<T>::iter_key_prefix(scene.asset).next().is_none());
		assert!(Fills::<T>::iter_key_prefix(scene.asset).next().is_none());
		assert!(has::<T>(scene.asset, &scene.caller));
	}

	/// Nothing is met: all of it waits. What is met comes on top ([`Steps::settling`]).
	#[benchmark]
	fn settle() {
		let scene = Scene::<T>::dear();
		endow::<T>(scene.asset, &scene.caller, DEBT);
		scene.ready(None);
		#[extrinsic_call]
		_(scene.origin(), scene.asset, DEBT);
		assert_eq!(Requests::<T>::get(scene.asset, 0).unwrap().amount, DEBT);
	}

	#[benchmark]
	fn redeem() {
		let scene = Scene::<T>::empty(dear_terms());
		scene.settled(2 * DEBT, BIDS_MAX);
		endow::<T>(scene.asset, &scene.caller, DEBT);
		scene.ready(None);
		#[extrinsic_call]
		_(scene.origin(), scene.asset, DEBT);
		assert!(has::<T>(scene.backing, &scene.caller));
	}

	/// The worst of too many others goes back.
	#[benchmark]
	fn bid() {
		let scene = Scene::<T>::empty(dear_terms());
		scene.settled(2 * DEBT, BIDS_MAX);
		endow::<T>(scene.backing, &scene.caller, DEBT);
		scene.ready(None);
		#[extrinsic_call]
		_(scene.origin(), scene.asset, DEBT, DEBT);
		assert!(Bids::<T>::get(scene.asset).iter().any(|(who, _)| *who == scene.caller));
		assert!(has::<T>(scene.backing, &account("bidder", BIDS_MAX - 1, 0)));
	}

	/// On top of what he has there, which earned something.
	#[benchmark]
	fn deposit() {
		let scene = Scene::<T>::dear();
		scene.saving();
		endow::<T>(scene.asset, &scene.caller, DEBT);
		scene.ready(None);
		#[extrinsic_call]
		_(scene.origin(), scene.asset, DEBT);
		let saved = Saved::<T>::get(scene.asset, &scene.caller);
		assert!(saved.amount == 2 * DEBT && saved.earned > 0);
	}

	/// All of it, with what it earned.
	#[benchmark]
	fn withdraw() {
		let scene = Scene::<T>::dear();
		scene.saving();
		scene.ready(None);
		#[extrinsic_call]
		_(scene.origin(), scene.asset, DEBT);
		assert!(T::Ledger::balance(scene.asset, &scene.caller) > DEBT.into());
	}

	#[benchmark]
	fn claim_yield() {
		let scene = Scene::<T>::dear();
		scene.saving();
		scene.ready(None);
		#[extrinsic_call]
		_(scene.origin(), scene.asset);
		assert!(has::<T>(scene.asset, &scene.caller));
	}

	#[benchmark]
	fn claim() {
		let scene = Scene::<T>::empty(dear_terms());
		Claimable::<T>::insert(&scene.caller, scene.backing, 1);
		keeping::owe::<T>(scene.backing, true);
		#[extrinsic_call]
		_(scene.origin(), scene.backing);
		assert!(has::<T>(scene.backing, &scene.caller));
	}

	#[benchmark]
	fn cancel_settlement() {
		let scene = Scene::<T>::empty(dear_terms());
		let request = Request { who: scene.caller.clone(), amount: DEBT, due: NOW };
		Requests::<T>::insert(scene.asset, 0, request);
		#[extrinsic_call]
		_(scene.origin(), scene.asset, 0);
		assert!(has::<T>(scene.asset, &scene.caller));
	}

	/// The hook where nothing is due.
	#[benchmark]
	fn look() {
		let scene = Scene::<T>::empty(dear_terms());
		scene.ready(None);
		let mut meter = WeightMeter::new();
		#[block]
		{
			Pallet::<T>::work(&mut meter);
		}
		assert_eq!(meter.consumed(), T::WeightInfo::look());
	}

	/// Both passes through as many positions as they may go through, whose orders are as they should be, and as many
	/// empty places of settlements, after announced feeders began.
	#[benchmark]
	fn step_look() {
		let scene = Scene::<T>::dear();
		for index in 1..LOOKS_MAX {
			let debt = scene.owe(&account("debtor", index, 0), THIN, DEBT);
			let order = scene.bank().plan(&debt.position).unwrap();
			Ordered::<T>::insert(scene.asset, debt.id.to_be_bytes(), order);
		}
		let next = scene.cancelled();
		scene.announce_feeders(NOW);
		scene.due();
		scene.change(|record| record.pass = Pass::Clearing(None));
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_look()));
		assert_eq!(scene.record().first_request, next);
		assert!(!NextFeeders::<T>::contains_key(scene.asset));
	}

	/// More than all that a position owes; some of its order is left.
	#[benchmark]
	fn step_fill() {
		let scene = Scene::<T>::dear();
		let (debtor, debt) = scene.called();
		Fills::<T>::insert(scene.asset, debt.id, Taken { paid: FEED * DEBT, got: 2 * DEBT });
		scene.change(|record| record.bad_debt = 1);
		scene.due();
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_fill()));
		assert!(scene.ended(&debtor) && has::<T>(scene.asset, &debtor) && has::<T>(scene.backing, &debtor));
		assert!(T::Orders::left(tag(scene.asset, debt.id)).is_none());
	}

	/// A position that has an order, into the fund.
	#[benchmark]
	fn step_close() {
		let scene = Scene::<T>::empty(Terms { insolvency: Insolvency::GlobalSettlement, ..dear_terms() });
		scene.stock(DEEP);
		let (debtor, debt) = scene.called();
		scene.change(|record| record.phase = Phase::Closing(Fund::new(price(FEED), 0)));
		keeping::owe::<T>(scene.backing, true);
		scene.due();
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_close()));
		assert!(scene.ended(&debtor) && has::<T>(scene.backing, &debtor));
		assert!(T::Orders::left(tag(scene.asset, debt.id)).is_none());
	}

	/// All of a position that has an order, for a part of the first settlement. Places of cancelled ones are weighed as looks.
	#[benchmark]
	fn step_settle() {
		let scene = Scene::<T>::dear();
		let (debtor, debt) = scene.called();
		let holder = scene.request(0, 2 * DEBT);
		scene.change(|record| record.bad_debt = 1);
		scene.due();
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_settle()));
		assert!(scene.ended(&debtor) && has::<T>(scene.backing, &debtor) && has::<T>(scene.backing, &holder));
		assert!(T::Orders::left(tag(scene.asset, debt.id)).is_none());
	}

	/// The second weakest position, in place of an older order; so many others sell it all that it owes.
	#[benchmark]
	fn step_call(m: Linear<1, { FILLS_MAX as u32 }>) {
		let scene = Scene::<T>::dear();
		let weakest = scene.owe(&somebody::<T>("weakest", 0), THIN - FEED, DEBT);
		let debtor = somebody::<T>("debtor", 0);
		let debt = scene.owe(&debtor, THIN, DEBT);
		scene.crowd();
		scene.order(&debtor, debt.id);
		let order = scene.bank().plan(&debt.position).unwrap();
		let makers = scene.makers(m, order.receive);
		scene.due();
		scene.change(|record| {
			record.pass = Pass::Calling(Some(weakest.weakness()));
			record.bad_debt = 1;
		});
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_call(m)));
		assert!(scene.ended(&debtor) && has::<T>(scene.backing, &debtor));
		assert!(makers.iter().all(|maker| has::<T>(scene.backing, maker)));
	}

	/// One of the bids takes all over, the others go back.
	#[benchmark]
	fn step_revive(b: Linear<1, { BIDS_MAX }>) {
		let scene = Scene::<T>::empty(dear_terms());
		scene.settled(DEBT, b);
		scene.cancelled();
		scene.due();
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_revive(b)));
		assert!(scene.record().phase == Phase::Live && !scene.ended(&account("bidder", 0, 0)));
		assert!(b == 1 || has::<T>(scene.backing, &account("bidder", b - 1, 0)));
	}

	/// No call, as all below: for comparison, of a BitAsset as genesis makes them, with a hundred positions and with a
	/// hundred thousand. Whoever is paid had none.
	///
	/// Opens a position in the middle.
	#[benchmark(extra)]
	fn adjust_by_size(s: Linear<0, 1>) {
		let scene = Scene::<T>::plain(size(s));
		let collateral = SAFE + STEP * u64::from(size(s) / 2) + 1;
		endow::<T>(scene.backing, &scene.caller, 2 * collateral);
		let adjustment = Adjustment { debt: DEBT.into(), collateral: collateral.into(), target_bp: None };
		#[extrinsic_call]
		adjust(scene.origin(), scene.asset, adjustment);
		assert!(has::<T>(scene.asset, &scene.caller));
	}

	/// The step that finds that the price moved, and calls a position, whose order meets one that fills it.
	#[benchmark(extra)]
	fn call_by_size(s: Linear<0, 1>) {
		let (scene, [debtor, maker]) = Scene::<T>::to_call(size(s));
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_call(1)));
		assert!(scene.ended(&debtor) && has::<T>(scene.backing, &debtor) && has::<T>(scene.backing, &maker));
	}

	/// The same where both have some of what they are paid in.
	#[benchmark(extra)]
	fn call_held_by_size(s: Linear<0, 1>) {
		let (scene, both) = Scene::<T>::to_call(size(s));
		both.iter().for_each(|who| endow::<T>(scene.backing, who, 1));
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_call(1)));
		assert!(scene.ended(&both[0]));
	}

	/// The step that settles a request with a part of the weakest position.
	#[benchmark(extra)]
	fn settle_by_size(s: Linear<0, 1>) {
		let (scene, holder) = Scene::<T>::to_settle(size(s));
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_settle()));
		assert!(!Requests::<T>::contains_key(scene.asset, 0) && has::<T>(scene.backing, &holder));
	}

	/// The same where the holder has some of what he is paid in.
	#[benchmark(extra)]
	fn settle_held_by_size(s: Linear<0, 1>) {
		let (scene, holder) = Scene::<T>::to_settle(size(s));
		endow::<T>(scene.backing, &holder, 1);
		let weight;
		#[block]
		{
			weight = Pallet::<T>::work_next(NOW, |_| true).map(|(_, weight)| weight);
		}
		assert_eq!(weight, Some(T::WeightInfo::step_settle()));
		assert!(!Requests::<T>::contains_key(scene.asset, 0));
	}

	/// The weakest position, and whose it is, of a BitAsset that was not read yet.
	#[benchmark(extra)]
	fn weakest_by_size(s: Linear<0, 1>) {
		let scene = Scene::<T>::plain(size(s));
		let found;
		#[block]
		{
			found = scene.bank().weakest();
		}
		assert_eq!(found.unwrap().unwrap().0, account("filler", 0, 0));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::world(), crate::mock::Test);
}

/// A hundred positions or a hundred thousand.
fn size(s: u32) -> u32 {
	if s == 0 {
		100
	} else {
		100_000
	}
}
