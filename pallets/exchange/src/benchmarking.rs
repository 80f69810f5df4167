//! What the weights of the calls are put together from; see [`Work`]. Each is followed by an assertion that what it
//! stands for happened.
//!
//! Every asset is a token whose issuer takes market fees of makers and takers. Books are three inner nodes deep, their
//! leaves in front as empty as leaves may be; blocks of slots are full of records, accounts new wherever the call may
//! make one, and a reserve takes all that its owner has.

use crate::{limits::*, Pallet as Exchange, *};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	traits::{
		fungible::{Inspect, Mutate, MutateHold},
		ConstU32, EnsureOrigin, Get,
	},
	weights::WeightMeter,
	BoundedVec,
};
use frame_system::RawOrigin;
use orderbook_core::{
	Book, Books, Changes, Expiry, Facts, MarketFee, MarketRules, MemoryStore, Mode, Order, PageId, Pair, Price, Rank,
	Request, SelfTrade, Side, Standing, TimeInForce, LEAF_MAX, LEAF_MIN,
};
use sp_runtime::traits::StaticLookup;
use tributary_primitives::{AssetId, AssetRules, Balance, Custody, Moment};

/// What the benchmarks need of the world outside.
pub trait BenchmarkHelper<AccountId> {
	/// Lets the clock show this moment, milliseconds.
	fn set_time(now: Moment);
	/// Makes so many tokens, ascending, whose issuer takes market fees of makers and of takers.
	fn tokens(count: u32) -> Vec<AssetId>;
	/// Makes this much of a token for somebody.
	fn endow(asset: AssetId, who: &AccountId, amount: Balance);
}

/// When the benchmarks begin: late enough for every period to lie before it.
const START: Moment = 10_000_000_000_000;
/// What each resting order sells, units of base.
const LOT: u64 = 1_000_000;
/// Orders that make a side three inner nodes deep when they come in the order of their prices.
const DEEP: u32 = 9_000;
/// More than anybody spends.
const PLENTY: Balance = 1 << 60;

type Makers<T> = Vec<(<T as frame_system::Config>::AccountId, u16)>;
type BookOf<T> = Changes<AssetId, <T as frame_system::Config>::AccountId>;

/// A world in which every order stands and nobody asks for anything.
struct Quiet;

impl<AccountId> Facts<AssetId, AccountId> for Quiet {
	fn standing(&self, _: &MarketId, _: Side, _: &Order<AccountId>) -> Standing {
		Standing::Live
	}

	fn fee(&self, _: &AssetId) -> MarketFee {
		MarketFee::default()
	}

	fn rules(&self, _: &MarketId) -> MarketRules {
		MarketRules::default()
	}
}

/// The price of the order that stands at place `rank` of a side: every order has its own.
fn price(side: Side, rank: u32) -> Price {
	let quote = match side {
		Side::Ask => 2 * LOT + u64::from(rank),
		Side::Bid => 2 * LOT - 1 - u64::from(rank),
	};
	Price::new(quote, LOT).unwrap()
}

/// One side of a book: the orders of `front`, in leaves as empty as may be, then as many of `filler` as `behind`.
fn side_of<T: Config>(side: Side, front: &Makers<T>, behind: u32, filler: &T::AccountId) -> BookOf<T> {
	let market = Pair::new(AssetId::Native, AssetId::Token(0)).unwrap();
	let store = MemoryStore::default();
	let mut books = Books::new(&store, &Quiet);
	let mut place = |rank: u32, owner: &T::AccountId, slot| {
		let request = Request::at_price(1 + u64::from(rank), owner.clone(), side, LOT, price(side, rank));
		let placed = books.place(&market, &Request { slot, ..request });
		placed.unwrap().resting.unwrap()
	};
	// Orders that come in the order of their prices leave half of each leaf behind them.
	let (mut makers, mut rank, mut surplus) = (front.iter(), 0, Vec::new());
	while let Some((owner, slot)) = makers.next() {
		place(rank, owner, *slot);
		rank += 1;
		while makers.len() > 0 && rank as usize % (LEAF_MAX / 2) >= LEAF_MIN {
			surplus.push(place(rank, filler, 0).rank());
			rank += 1;
		}
	}
	(rank..rank + behind).for_each(|rank| drop(place(rank, filler, 0)));
	for rank in surplus {
		books.cancel(&market, side, &rank, filler).unwrap();
	}
	books.into_changes()
}

/// Somebody with STM for deposits.
fn somebody<T: Config>(name: &'static str, index: u32) -> T::AccountId
where
	T::Deposits: Mutate<T::AccountId>,
{
	let who: T::AccountId = account(name, index, 0);
	rich::<T>(&who);
	who
}

fn rich<T: Config>(who: &T::AccountId)
where
	T::Deposits: Mutate<T::AccountId>,
{
	let deposits = T::SlotDeposit::get() * Balance::from(2 * BLOCKS_MAX);
	T::Deposits::set_balance(who, deposits + T::Deposits::minimum_balance() * 100);
}

/// Orders of as many makers; each may sell and has slots, and `Some` have what they are paid in.
fn makers<T: Config>(name: &'static str, count: u32, paid_in: Option<AssetId>) -> Makers<T>
where
	T::Deposits: Mutate<T::AccountId>,
{
	let maker = |index| {
		let maker = somebody::<T>(name, index);
		set_trader::<T>(&maker, [1; BLOCKS_MAX as usize]);
		paid_in.into_iter().for_each(|asset| T::BenchmarkHelper::endow(asset, &maker, 1));
		(maker, 0)
	};
	(0..count).map(maker).collect()
}

/// Orders of one maker, who has what he is paid in.
fn ladder<T: Config>(count: u32, paid_in: AssetId) -> Makers<T>
where
	T::Deposits: Mutate<T::AccountId>,
{
	let maker = somebody::<T>("maker", 0);
	set_trader::<T>(&maker, [u16::MAX; BLOCKS_MAX as usize]);
	T::BenchmarkHelper::endow(paid_in, &maker, 1);
	(0..count).map(|slot| (maker.clone(), slot as u16)).collect()
}

/// All blocks of slots open, these slots used, and a switch that is still to come.
fn set_trader<T: Config>(who: &T::AccountId, blocks: [u16; BLOCKS_MAX as usize]) {
	let blocks = BoundedVec::truncate_from(blocks.to_vec());
	let deposit = T::SlotDeposit::get() * Balance::from(BLOCKS_MAX);
	Traders::<T>::insert(who, Trader { blocks, deadline: Some(2 * START), dead_below: 0, deposit });
}

/// A block of slots with a record in each, each with its owner's number if `numbered`.
fn set_slots<T: Config>(who: &T::AccountId, market: &MarketId, number: u8, numbered: bool) {
	let mut block = Block::default();
	for slot in 0..BLOCK_SLOTS {
		let slot = u16::from(number) * BLOCK_SLOTS + slot;
		let client_id = numbered.then_some(stale(slot));
		let rank = Rank { price: price(Side::Ask, 0), class: Default::default(), id: 0 };
		let locator = Locator { market: *market, side: Side::Ask, rank };
		block.put(slot, OpenOrder { locator, client_id, expiry: Expiry::Never });
		client_id.into_iter().for_each(|id| ClientOrders::<T>::insert(who, id, slot));
	}
	Slots::<T>::insert(who, number, block);
}

/// The owner's number that a slot was left with.
fn stale(slot: u16) -> u64 {
	1_000_000 + u64::from(slot)
}

/// `asset` in custody for what others reserved.
fn fill_vault<T: Config>(asset: AssetId, amount: Balance)
where
	T::Deposits: Mutate<T::AccountId>,
{
	let funder = somebody::<T>("funder", 0);
	T::BenchmarkHelper::endow(asset, &funder, amount);
	assert_ok!(T::Custody::reserve(&funder, asset, amount));
}

/// An order at the price of place `rank` among the asks, good till cancelled.
fn terms(amount: u64, rank: u32) -> OrderTerms {
	OrderTerms {
		size: Size::AtPrice { amount, price: price(Side::Ask, rank) },
		time_in_force: TimeInForce::GoodTill(Expiry::Never),
		passive: false,
		self_trade: SelfTrade::CancelTaker,
		client_id: None,
		max_fills: 100,
	}
}

fn expiring(terms: OrderTerms) -> OrderTerms {
	OrderTerms { time_in_force: TimeInForce::GoodTill(Expiry::Moment(START + 1)), ..terms }
}

/// A caller and tokens, of which the first two have a market of asks.
struct Scene<T: Config> {
	caller: T::AccountId,
	filler: T::AccountId,
	tokens: Vec<AssetId>,
	market: MarketId,
}

impl<T: Config> Scene<T>
where
	T::Deposits: Mutate<T::AccountId>,
{
	fn new(tokens: u32) -> Self {
		T::BenchmarkHelper::set_time(START);
		let caller = whitelisted_caller();
		rich::<T>(&caller);
		let filler = somebody::<T>("filler", 0);
		set_trader::<T>(&filler, [1; BLOCKS_MAX as usize]);
		let tokens = T::BenchmarkHelper::tokens(tokens);
		let market = Pair::new(tokens[0], tokens[1]).unwrap();
		NextOrder::<T>::put(1_000_000);
		Self { caller, filler, tokens, market }
	}

	/// Two tokens whose book is deep.
	fn deep() -> Self {
		let scene = Self::new(2);
		scene.stock(&Vec::new(), DEEP);
		scene
	}

	/// The same, with orders of these makers in front.
	fn behind(front: impl FnOnce(&Self) -> Makers<T>, behind: u32) -> Self {
		let scene = Self::new(2);
		scene.stock(&front(&scene), behind);
		scene
	}

	fn stock(&self, front: &Makers<T>, behind: u32) {
		self.open(&self.market, &side_of::<T>(Side::Ask, front, behind, &self.filler), &self.filler);
	}

	/// A book like this one for a market, in which `filler` has what the filler of this one has. The assets of both
	/// sides are in custody.
	fn open(&self, market: &MarketId, book: &BookOf<T>, filler: &T::AccountId) {
		let page = |page: &PageId<AssetId>| PageId { tree: Book { pair: *market, ..page.tree }, ..*page };
		for (id, leaf) in &book.leaves {
			let mut leaf = leaf.clone();
			leaf.iter_mut().flat_map(|leaf| &mut leaf.entries).for_each(|order| {
				if order.owner == self.filler {
					order.owner = filler.clone();
				}
			});
			Leaves::<T>::set(page(id), leaf);
		}
		book.inners.iter().for_each(|(id, inner)| Inners::<T>::set(page(id), inner.clone()));
		let head = book.heads.first().map(|(_, head)| *head).unwrap_or_default();
		Markets::<T>::insert(
			market,
			Market { head, last: Some(price(Side::Ask, 0)), since: START, ..Market::default() },
		);
		for asset in [market.quote(), market.base()] {
			Owing::<T>::insert(asset, 1_000);
			if asset != AssetId::Native {
				fill_vault::<T>(asset, PLENTY);
			}
		}
	}

	/// Books of this size between each token and the next, each with a filler of its own, who has what he is paid in.
	fn chain(tokens: u32, behind: u32) -> Self {
		let scene = Self::new(tokens);
		let book = side_of::<T>(Side::Ask, &Vec::new(), behind, &scene.filler);
		for (index, ends) in (1..).zip(scene.tokens.windows(2)) {
			let filler = makers::<T>("fillers", index + 1, Some(ends[0])).pop().unwrap().0;
			scene.open(&Pair::new(ends[0], ends[1]).unwrap(), &book, &filler);
		}
		scene
	}

	/// The caller has all his slots but the first `free`, and so much of the base.
	fn ready(&self, free: u16, base: u64) {
		let mut blocks = [u16::MAX; BLOCKS_MAX as usize];
		for slot in 0..free {
			blocks[usize::from(block_of(slot))] &= !(1 << index_of(slot));
		}
		set_trader::<T>(&self.caller, blocks);
		(0..BLOCKS_MAX as u8).for_each(|number| set_slots::<T>(&self.caller, &self.market, number, false));
		T::BenchmarkHelper::endow(self.market.base(), &self.caller, base.into());
	}

	fn origin(&self) -> RawOrigin<T::AccountId> {
		RawOrigin::Signed(self.caller.clone())
	}

	/// The caller sells base.
	fn place(&self, terms: OrderTerms) {
		let (quote, base) = (self.market.quote(), self.market.base());
		assert_ok!(Exchange::<T>::place(self.origin().into(), base, quote, terms));
	}

	/// The caller has an order in the middle of the book, for all he has; where it stands.
	fn resting(&self, terms: OrderTerms) -> Locator {
		self.ready(1, LOT);
		self.place(terms);
		self.slot(0)
	}

	fn slot(&self, slot: u16) -> Locator {
		Slots::<T>::get(&self.caller, block_of(slot)).and_then(|block| block.slot(slot)).unwrap().locator
	}

	/// The caller has so much of the quote, and nothing else.
	fn purse(&self) {
		T::BenchmarkHelper::endow(self.market.quote(), &self.caller, PLENTY);
	}

	/// Takes `count` whole orders, of which the last one stands at `rank`, and has something back.
	fn taking(count: u32, rank: u32) -> OrderTerms {
		let time_in_force = TimeInForce::ImmediateOrCancel;
		OrderTerms { time_in_force, max_fills: u16::MAX, ..terms(u64::from(count) * LOT, rank) }
	}

	/// The price of the last of `count` orders in front.
	fn last(count: u32) -> u32 {
		let (leaf, least) = ((LEAF_MAX / 2) as u32, LEAF_MIN as u32);
		(count - 1) / least * leaf + (count - 1) % least
	}

	fn holds(&self, slot: u16) -> bool {
		Traders::<T>::get(&self.caller).is_some_and(|trader| trader.holds(slot))
	}

	fn balance(asset: AssetId, who: &T::AccountId) -> bool {
		T::Custody::holds(who, asset)
	}
}

/// The caller sells base.
fn creates(market: &MarketId, terms: impl Iterator<Item = OrderTerms>) -> BoundedVec<Create, ConstU32<CREATES_MAX>> {
	let creates = terms.map(|terms| Create { sell: market.base(), buy: market.quote(), terms });
	BoundedVec::truncate_from(creates.collect())
}

#[benchmarks(where T::Deposits: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	/// An order that meets none and rests in a market that there is, in a block of slots that is open; it has no number
	/// and never expires.
	#[benchmark]
	fn place() {
		let scene = Scene::<T>::deep();
		scene.ready(1, LOT);
		let (quote, base) = (scene.market.quote(), scene.market.base());
		#[extrinsic_call]
		_(scene.origin(), base, quote, terms(LOT, DEEP / 2));
		assert!(scene.holds(0));
	}

	/// With an owner's number that led to another block of slots, in a slot that remembers another number.
	#[benchmark]
	fn place_numbered() {
		let scene = Scene::<T>::deep();
		scene.ready(17, LOT);
		[0, 1].into_iter().for_each(|number| set_slots::<T>(&scene.caller, &scene.market, number, true));
		let (quote, base) = (scene.market.quote(), scene.market.base());
		let terms = OrderTerms { client_id: Some(stale(16)), ..terms(LOT, DEEP / 2) };
		#[extrinsic_call]
		place(scene.origin(), base, quote, terms);
		assert_eq!(ClientOrders::<T>::get(&scene.caller, stale(16)), Some(0));
		assert_eq!(ClientOrders::<T>::get(&scene.caller, stale(0)), None);
	}

	/// With an entry in a page of the queue that is all but full.
	#[benchmark]
	fn place_expiring() {
		let scene = Scene::<T>::deep();
		scene.ready(1, LOT);
		let bucket = expiries::bucket_of(START + 1);
		(1..EXPIRY_PAGE).for_each(|index| expiries::push::<T>(bucket, (account("due", index, 0), 0)));
		let (quote, base) = (scene.market.quote(), scene.market.base());
		#[extrinsic_call]
		place(scene.origin(), base, quote, expiring(terms(LOT, DEEP / 2)));
		assert_eq!(Buckets::<T>::get(bucket), EXPIRY_PAGE);
	}

	/// The caller's first order, the market's first, the vault's first of its asset.
	#[benchmark]
	fn place_opening() {
		let scene = Scene::<T>::new(2);
		let (quote, base) = (scene.market.quote(), scene.market.base());
		T::BenchmarkHelper::endow(base, &scene.caller, LOT.into());
		#[extrinsic_call]
		place(scene.origin(), base, quote, terms(LOT, 0));
		assert!(scene.holds(0) && Markets::<T>::contains_key(scene.market));
	}

	/// An order that takes as many of one maker's and does not rest.
	#[benchmark]
	fn take(f: Linear<1, 100>) {
		let scene = Scene::<T>::behind(|scene| ladder::<T>(f, scene.market.quote()), DEEP);
		scene.purse();
		let (quote, base) = (scene.market.quote(), scene.market.base());
		#[extrinsic_call]
		place(scene.origin(), quote, base, Scene::<T>::taking(f, Scene::<T>::last(f)));
		let left = Traders::<T>::get(account::<T::AccountId>("maker", 0, 0)).unwrap();
		assert_eq!(left.used().count() as u32, u32::from(BLOCK_SLOTS) * BLOCKS_MAX - f);
	}

	/// As many of different makers', who have what they are paid in.
	#[benchmark]
	fn take_makers(f: Linear<1, 100>) {
		let scene = Scene::<T>::behind(|scene| makers::<T>("maker", f, Some(scene.market.quote())), DEEP);
		scene.purse();
		let (quote, base) = (scene.market.quote(), scene.market.base());
		#[extrinsic_call]
		place(scene.origin(), quote, base, Scene::<T>::taking(f, Scene::<T>::last(f)));
		assert!(!Traders::<T>::get(account::<T::AccountId>("maker", f - 1, 0)).unwrap().holds(0));
	}

	/// Credits to accounts that there are.
	#[benchmark]
	fn credit_held(n: Linear<1, 100>) {
		let scene = Scene::<T>::new(2);
		let asset = scene.market.base();
		let payees = makers::<T>("payee", n, Some(asset));
		fill_vault::<T>(asset, PLENTY);
		#[block]
		{
			payees.iter().for_each(|(payee, _)| {
				assert!(T::Custody::holds(payee, asset) && Exchange::<T>::pay_or_keep(payee, asset, 1));
			});
		}
		assert_eq!(T::Custody::in_custody(asset), PLENTY - Balance::from(n));
	}

	/// Credits that make an account.
	#[benchmark]
	fn credit_made(n: Linear<1, 100>) {
		let scene = Scene::<T>::new(2);
		let asset = scene.market.base();
		let payees = makers::<T>("payee", n, None);
		fill_vault::<T>(asset, PLENTY);
		#[block]
		{
			payees.iter().for_each(|(payee, _)| {
				assert!(!T::Custody::holds(payee, asset) && Exchange::<T>::pay_or_keep(payee, asset, 1));
			});
		}
		assert_eq!(T::Custody::in_custody(asset), PLENTY - Balance::from(n));
	}

	/// For an order that was all its owner had.
	#[benchmark]
	fn cancel() {
		let scene = Scene::<T>::deep();
		let at = scene.resting(terms(LOT, DEEP / 2));
		#[extrinsic_call]
		_(scene.origin(), at);
		assert!(!scene.holds(0));
	}

	#[benchmark]
	fn cancel_by_client_id() {
		let scene = Scene::<T>::deep();
		scene.resting(OrderTerms { client_id: Some(7), ..terms(LOT, DEEP / 2) });
		#[extrinsic_call]
		_(scene.origin(), 7);
		assert!(!scene.holds(0));
	}

	/// To another price, for all that its owner has.
	#[benchmark]
	fn amend() {
		let scene = Scene::<T>::deep();
		scene.resting(OrderTerms { client_id: Some(7), ..terms(LOT, DEEP / 2) });
		T::BenchmarkHelper::endow(scene.market.base(), &scene.caller, LOT.into());
		let terms = terms(2 * LOT, DEEP / 4);
		#[extrinsic_call]
		_(scene.origin(), OrderKey::Client(7), LOT, terms);
		assert!(scene.holds(0) && !Scene::<T>::balance(scene.market.base(), &scene.caller));
	}

	/// Orders of one price.
	#[benchmark]
	fn batch_create(n: Linear<1, { CREATES_MAX }>) {
		let scene = Scene::<T>::deep();
		scene.ready(n as u16, u64::from(n) * LOT);
		let creates = creates(&scene.market, (0..n).map(|_| terms(LOT, DEEP / 2)));
		#[extrinsic_call]
		batch_update(scene.origin(), Default::default(), Default::default(), creates, true);
		assert!(scene.holds(n as u16 - 1));
	}

	/// The same with their owner's numbers, each of which leads to a block of slots of its own, in slots that remember
	/// other numbers.
	#[benchmark]
	fn batch_create_numbered(n: Linear<1, { BLOCKS_MAX - 1 }>) {
		let scene = Scene::<T>::deep();
		scene.ready(n as u16, u64::from(n) * LOT);
		set_slots::<T>(&scene.caller, &scene.market, 0, true);
		let number = |index: u32| 2_000_000 + u64::from(index);
		(0..n).for_each(|index| {
			ClientOrders::<T>::insert(&scene.caller, number(index), (index + 1) as u16 * BLOCK_SLOTS)
		});
		let numbered = |index| OrderTerms { client_id: Some(number(index)), ..terms(LOT, DEEP / 2) };
		let creates = creates(&scene.market, (0..n).map(numbered));
		#[extrinsic_call]
		batch_update(scene.origin(), Default::default(), Default::default(), creates, true);
		assert_eq!(ClientOrders::<T>::get(&scene.caller, number(n - 1)), Some(n as u16 - 1));
		assert_eq!(ClientOrders::<T>::get(&scene.caller, stale(0)), None);
	}

	/// Each in a leaf of its own.
	#[benchmark]
	fn batch_create_scattered(n: Linear<1, { CREATES_MAX }>) {
		let scene = Scene::<T>::deep();
		scene.ready(n as u16, u64::from(n) * LOT);
		let rank = |index| index * (DEEP / CREATES_MAX) + 5;
		let creates = creates(&scene.market, (0..n).map(|index| terms(LOT, rank(index))));
		#[extrinsic_call]
		batch_update(scene.origin(), Default::default(), Default::default(), creates, true);
		assert!(scene.holds(n as u16 - 1));
	}

	/// Orders of one price, by their owner's numbers.
	#[benchmark]
	fn batch_cancel(n: Linear<1, { CANCELS_MAX }>) {
		let scene = Scene::<T>::deep();
		scene.ready(n as u16, u64::from(n) * LOT);
		for client_id in 0..n {
			scene.place(OrderTerms { client_id: Some(client_id.into()), ..terms(LOT, DEEP / 2) });
		}
		let cancels = BoundedVec::truncate_from((0..n).map(|id| OrderKey::Client(id.into())).collect());
		#[extrinsic_call]
		batch_update(scene.origin(), cancels, Default::default(), Default::default(), true);
		assert!(!scene.holds(0) && !scene.holds(n as u16 - 1));
	}

	/// A market in which none of all the caller's orders is.
	#[benchmark]
	fn leave() {
		let scene = Scene::<T>::deep();
		scene.ready(0, LOT);
		let markets = BoundedVec::truncate_from(vec![(AssetId::Native, scene.market.base())]);
		#[extrinsic_call]
		batch_update(scene.origin(), Default::default(), markets, Default::default(), true);
		assert!(scene.holds(0));
	}

	/// To somebody who has none of the asset. Each hop takes a part of one order, of somebody who has what he is paid.
	#[benchmark]
	fn pay(h: Linear<1, { VIA_MAX + 1 }>) {
		let scene = Scene::<T>::chain(h + 1, DEEP);
		scene.purse();
		let dest = somebody::<T>("dest", 0);
		let (sell, between, buy) = ends(&scene.tokens);
		let way = Way { via: Via::Given(between), self_trade: SelfTrade::CancelTaker, max_fills: 100 };
		let lookup = T::Lookup::unlookup(dest.clone());
		#[extrinsic_call]
		pay_exact_out(scene.origin(), lookup, sell, buy, 1_000, u64::MAX, way);
		assert!(Scene::<T>::balance(buy, &dest));
	}

	/// Direct, over STM and over every hub, each in deep books: every way but the direct one meets its orders in vain.
	#[benchmark]
	fn find_route(f: Linear<1, 20>) {
		let scene = Scene::<T>::new(HUBS_MAX + 2);
		let (from, to) = (scene.tokens[0], scene.tokens[HUBS_MAX as usize + 1]);
		let hubs = scene.tokens[1..=HUBS_MAX as usize].to_vec();
		Hubs::<T>::put(BoundedVec::<AssetId, _>::truncate_from(hubs.clone()));
		let shared = side_of::<T>(Side::Ask, &Vec::new(), DEEP, &scene.filler);
		for (number, over) in [to, AssetId::Native].into_iter().chain(hubs).enumerate() {
			let (first, side) = Pair::selling(from, over).unwrap();
			let front = makers::<T>(NAMES[number], f, None);
			scene.open(&first, &side_of::<T>(side.opposite(), &front, DEEP, &scene.filler), &scene.filler);
			if over != to {
				scene.open(&Pair::new(over, to).unwrap(), &shared, &scene.filler);
			}
		}
		// What the first `f` orders of the direct way cost.
		let amount = (0..f).map(|order| 2 * LOT + u64::from(Scene::<T>::last(order + 1))).sum();
		let way = Way { via: Via::Auto, self_trade: SelfTrade::CancelTaker, max_fills: f as u16 };
		let mode = Mode::StrictSend { amount, min_receive: 0 };
		let payment = calls::Payment { dest: scene.caller.clone(), sell: from, buy: to, mode, way };
		let quote;
		#[block]
		{
			quote = Exchange::<T>::quote_payment(&scene.caller, payment);
		}
		assert_eq!(quote.unwrap().met, f as u16);
	}

	/// The first one, which opens a block of slots and begins to be watched.
	#[benchmark]
	fn set_deadline() {
		let scene = Scene::<T>::new(2);
		#[extrinsic_call]
		_(scene.origin(), Some(START + 1));
		assert_eq!(Traders::<T>::get(&scene.caller).unwrap().deadline, Some(START + 1));
		assert!(Watches::<T>::contains_key(&scene.caller));
	}

	/// A first block of slots.
	#[benchmark]
	fn open_slots() {
		let scene = Scene::<T>::new(2);
		#[block]
		{
			assert_ok!(Exchange::<T>::trade(&scene.caller, |session| session.open_block_of(0)));
		}
		assert_eq!(Traders::<T>::get(&scene.caller).unwrap().blocks.len(), 1);
	}

	/// Somebody's who had nothing else of what it sells.
	#[benchmark]
	fn sweep() {
		let mut scene = Scene::<T>::deep();
		let caller = core::mem::replace(&mut scene.caller, somebody::<T>("owner", 0));
		let at = scene.resting(expiring(terms(LOT, DEEP / 2)));
		T::BenchmarkHelper::set_time(START + 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), at);
		assert!(!scene.holds(0) && Scene::<T>::balance(scene.market.base(), &scene.caller));
	}

	/// Somebody else's, the last of the asset in custody.
	#[benchmark]
	fn claim() {
		let scene = Scene::<T>::new(2);
		let (who, asset) = (somebody::<T>("payee", 0), scene.market.base());
		Claimable::<T>::insert(&who, asset, 1);
		Owing::<T>::insert(asset, 1);
		fill_vault::<T>(asset, 1);
		let lookup = T::Lookup::unlookup(who.clone());
		#[extrinsic_call]
		_(scene.origin(), asset, lookup);
		assert!(Scene::<T>::balance(asset, &who));
	}

	/// The last of the asset in custody.
	#[benchmark]
	fn claim_fees() {
		let scene = Scene::<T>::new(2);
		let asset = scene.market.base();
		IssuerFees::<T>::insert(asset, 1);
		fill_vault::<T>(asset, 1);
		#[extrinsic_call]
		_(scene.origin(), asset);
		assert!(Scene::<T>::balance(asset, &T::Rules::market_fee(asset).beneficiary.unwrap()));
	}

	/// Blocks in which every slot remembers a number.
	#[benchmark]
	fn release_slots(b: Linear<1, { BLOCKS_MAX }>) {
		let scene = Scene::<T>::new(2);
		let mut blocks = [u16::MAX; BLOCKS_MAX as usize];
		(0..b).for_each(|number| blocks[(BLOCKS_MAX - 1 - number) as usize] = 0);
		set_trader::<T>(&scene.caller, blocks);
		Traders::<T>::mutate(&scene.caller, |trader| trader.as_mut().unwrap().deadline = None);
		(0..BLOCKS_MAX as u8).for_each(|number| set_slots::<T>(&scene.caller, &scene.market, number, true));
		let deposit = T::SlotDeposit::get() * Balance::from(BLOCKS_MAX);
		assert_ok!(T::Deposits::hold(&HoldReason::Slots.into(), &scene.caller, deposit));
		#[extrinsic_call]
		_(scene.origin());
		let left = Traders::<T>::get(&scene.caller).map_or(0, |trader| trader.blocks.len());
		assert_eq!(left as u32, BLOCKS_MAX - b);
	}

	#[benchmark]
	fn set_market() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(2);
		let (quote, base) = (scene.market.quote(), scene.market.base());
		Markets::<T>::insert(scene.market, Market::default());
		let origin = T::Admin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, quote, base, Regime::default(), Some(START + 1));
		assert!(Markets::<T>::get(scene.market).unwrap().announced.is_some());
		Ok(())
	}

	#[benchmark]
	fn set_hubs() -> Result<(), BenchmarkError> {
		let hubs: BoundedVec<AssetId, _> = BoundedVec::truncate_from((1..=HUBS_MAX).map(AssetId::Token).collect());
		let origin = T::Admin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, hubs.clone());
		assert_eq!(Hubs::<T>::get(), hubs);
		Ok(())
	}

	/// The hook where nothing is queued.
	#[benchmark]
	fn sweep_nothing() {
		T::BenchmarkHelper::set_time(START);
		#[block]
		{
			Exchange::<T>::sweep_expired(&mut WeightMeter::new());
		}
		assert_eq!(Expiring::<T>::get(), Queue::default());
	}

	/// A bucket in which nothing is.
	#[benchmark]
	fn sweep_bucket() {
		T::BenchmarkHelper::set_time(START);
		let due;
		#[block]
		{
			due = Exchange::<T>::pop(expiries::bucket_of(START), &mut WeightMeter::new());
		}
		assert!(matches!(due, Some(None)));
	}

	/// An entry for a block of slots of whose orders so many have expired, each in a market of its own and all that its
	/// owner had of what it sells.
	#[benchmark]
	fn sweep_block(n: Linear<1, { BLOCK_SLOTS as u32 }>) {
		let mut scene = Scene::<T>::chain(n + 1, DEEP);
		scene.caller = somebody::<T>("owner", 0);
		scene.ready(BLOCK_SLOTS, LOT);
		for ends in scene.tokens.windows(2).collect::<Vec<_>>() {
			let (quote, base) = (ends[0], ends[1]);
			T::BenchmarkHelper::endow(base, &scene.caller, LOT.into());
			let terms = expiring(terms(LOT, DEEP / 2));
			assert_ok!(Exchange::<T>::place(scene.origin().into(), base, quote, terms));
		}
		T::BenchmarkHelper::set_time(START + 2 * BUCKET_MS);
		#[block]
		{
			Exchange::<T>::sweep_expired(&mut WeightMeter::new());
		}
		assert_eq!(Expiring::<T>::get().entries, 0);
		assert!(!scene.holds(0) && !scene.holds(n as u16 - 1));
	}

	/// No call, as all below: for comparison, with a hundred and with a hundred thousand orders on the side.
	#[benchmark(extra)]
	fn place_by_size(s: Linear<0, 1>) {
		let scene = Scene::<T>::behind(|_| Vec::new(), size(s));
		scene.ready(1, LOT);
		let (quote, base) = (scene.market.quote(), scene.market.base());
		#[extrinsic_call]
		place(scene.origin(), base, quote, terms(LOT, size(s) / 2));
		assert!(scene.holds(0));
	}

	#[benchmark(extra)]
	fn cancel_by_size(s: Linear<0, 1>) {
		let scene = Scene::<T>::behind(|_| Vec::new(), size(s));
		let at = scene.resting(terms(LOT, size(s) / 2));
		#[extrinsic_call]
		cancel(scene.origin(), at);
		assert!(!scene.holds(0));
	}

	/// A hundred makers who have what they are paid in.
	#[benchmark(extra)]
	fn take_100_makers_by_size(s: Linear<0, 1>) {
		let scene = Scene::<T>::behind(|scene| makers::<T>("maker", 100, Some(scene.market.quote())), size(s));
		scene.purse();
		let (quote, base) = (scene.market.quote(), scene.market.base());
		#[extrinsic_call]
		place(scene.origin(), quote, base, Scene::<T>::taking(100, Scene::<T>::last(100)));
		assert!(!Traders::<T>::get(account::<T::AccountId>("maker", 99, 0)).unwrap().holds(0));
	}

	/// A hundred makers who have nothing.
	#[benchmark(extra)]
	fn take_100_new_by_size(s: Linear<0, 1>) {
		let scene = Scene::<T>::behind(|_| makers::<T>("maker", 100, None), size(s));
		scene.purse();
		let (quote, base) = (scene.market.quote(), scene.market.base());
		#[extrinsic_call]
		place(scene.origin(), quote, base, Scene::<T>::taking(100, Scene::<T>::last(100)));
		assert!(Scene::<T>::balance(quote, &account("maker", 99, 0)));
	}

	/// A hundred orders of one maker.
	#[benchmark(extra)]
	fn take_ladder_by_size(s: Linear<0, 1>) {
		let scene = Scene::<T>::behind(|scene| ladder::<T>(100, scene.market.quote()), size(s));
		scene.purse();
		let (quote, base) = (scene.market.quote(), scene.market.base());
		#[extrinsic_call]
		place(scene.origin(), quote, base, Scene::<T>::taking(100, Scene::<T>::last(100)));
		assert!(!Traders::<T>::get(account::<T::AccountId>("maker", 0, 0)).unwrap().holds(99));
	}

	/// Two hops.
	#[benchmark(extra)]
	fn pay_by_size(s: Linear<0, 1>) {
		let scene = Scene::<T>::chain(3, size(s));
		scene.purse();
		let dest = somebody::<T>("dest", 0);
		let (sell, between, buy) = ends(&scene.tokens);
		let way = Way { via: Via::Given(between), self_trade: SelfTrade::CancelTaker, max_fills: 100 };
		let lookup = T::Lookup::unlookup(dest.clone());
		#[extrinsic_call]
		pay_exact_out(scene.origin(), lookup, sell, buy, 1_000, u64::MAX, way);
		assert!(Scene::<T>::balance(buy, &dest));
	}

	/// A maker moves 32 orders near the best price: as many cancels and new orders.
	#[benchmark(extra)]
	fn batch_by_size(s: Linear<0, 1>) {
		let scene = Scene::<T>::behind(|_| Vec::new(), size(s));
		scene.ready(32, 32 * LOT);
		for rank in 0..32 {
			scene.place(OrderTerms { client_id: Some(rank.into()), ..terms(LOT, rank) });
		}
		let cancels = BoundedVec::truncate_from((0..32).map(OrderKey::Client).collect());
		let creates = creates(&scene.market, (0..32).map(|rank| terms(LOT, rank + 1)));
		#[extrinsic_call]
		batch_update(scene.origin(), cancels, Default::default(), creates, true);
		assert!(scene.holds(31));
	}

	impl_benchmark_test_suite!(Exchange, crate::mock::world(), crate::mock::Test);
}

/// A hundred orders or a hundred thousand.
fn size(s: u32) -> u32 {
	if s == 0 {
		100
	} else {
		100_000
	}
}

/// Makers in front of each book that a search may look at.
const NAMES: [&str; HUBS_MAX as usize + 2] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

/// The first, those between, the last.
fn ends(tokens: &[AssetId]) -> (AssetId, Between, AssetId) {
	let (first, rest) = tokens.split_first().unwrap();
	let (last, between) = rest.split_last().unwrap();
	(*first, Between::truncate_from(between.to_vec()), *last)
}
