//! # Exchange
//!
//! Every asset of the chain trades with every other in one public order book a pair (B-33), at the moment of
//! submission (B-26), by price, then time (B-27); and whoever holds one asset pays in any other over the cheapest of
//! several books, all or nothing (S-32 … S-34). How orders meet is decided by `orderbook_core`; this pallet takes the
//! funds, keeps the pages, pays everybody once, and tells.
//!
//! ## Terms
//! - **Market**: two assets; the lower one is the quote. Its first order makes it: nobody is asked (S-22). If none of its
//!   orders was filled and it has no rules of its own, it is forgotten with its last order.
//! - **Custody**: where the funds behind orders lie; see [`Custody`](tributary_primitives::Custody).
//! - **Slot**: the place of an open order in its owner's records. Sixteen are a **block**, for which a deposit is held.
//! - **Locator**: market, side, price, class and id of an order: all that is needed to find it. Events tell it.
//! - **Deadline**, dead man's switch: from that moment on none of an account's orders is filled, unless renewed.
//! - **Claimable**: what could not be credited when it was due; it stays in custody until claimed.
//! - **Issuer fees**: market fees of an asset, gathered in custody until its beneficiary collects them (B-21).
//! - **System order**: a pallet's own, such as a margin call. At an equal price it stands before everybody else's.
//!
//! ## A trade
//! ```text
//! place ─► market open? number free? ─► whole amount reserved ─► the book decides
//!                                                                  │ pages, slots, fees, last price written
//!                                                                  ▼
//!            taker credited (or the call fails) ◄── paid once an account and asset ──► makers credited, or claimable
//! ```
//!
//! ## What is promised
//! - Everybody pays the flat fee of a transaction and the issuers' market fees, and nothing else (B-32).
//! - A taker is never failed by a maker, a beneficiary or an owner of an expired order that cannot be credited.
//! - An order is not filled from its expiry, or its owner's deadline, on; a deadline that passed kills the orders that
//!   stood then for good. Removal may lag behind; anybody may [`Call::sweep`].
//! - Rules of assets bind every fill: an order whose owner may no longer send or be paid is closed when it is met.
//! - Cancelling, sweeping and claiming are possible in every state of a market.
//! - Work is bounded by the caller: `max_fills` orders met, and the weight follows.
//!
//! ## Invariants (checked by `try_state`)
//! 1. Custody holds at least what the books, the claimables and the issuer fees are, for each asset.
//! 2. Every book keeps the invariants of `orderbook_core::check`, every stored page is a book's, and a market in which
//!    nothing rests keeps no trace of a book.
//! 3. An order's slot names it and is marked as used; a used slot names an order; ids are below the next one.
//! 4. What is held of an account is what its record names; blocks of slots exist only where they are paid for.
//! 5. An order's own number leads to its slot: numbers are unique among an account's open orders.
//! 6. An order that expires is queued no later than it does, and so are the orders of who set a deadline; the queue
//!    counts what it holds.
//! 7. Tags and orders of the system agree.
//! 8. What is claimable and what is gathered is positive.
//! 9. Counted are, for each asset, the books in which something rests and the accounts with a claim.
//!
//! ## What it does not do
//! It vets no asset and no trader, keeps no history beyond the last price and its sum over time, charges no fee of its
//! own and has no administrator of anybody's orders.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
#[allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	reason = "what measures is a test: it fails loudly"
)]
pub mod benchmarking;
mod calls;
mod custody;
mod expiries;
mod feed;
mod genesis;
pub mod limits;
pub mod migration;
#[cfg(test)]
mod mock;
mod pages;
mod quotes;
mod session;
mod slots;
mod system;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod views;
pub mod weights;
mod work;
mod world;

pub use custody::VaultCustody;
pub use expiries::Queue;
pub use genesis::GenesisOrder;
pub use orderbook_core;
pub(crate) use pages::Pages;
pub use pallet::*;
pub(crate) use session::Session;
pub use types::*;
pub use weights::WeightInfo;
pub use work::Work;
pub(crate) use world::World;

#[allow(clippy::expect_used, reason = "what the macros write expects, with proofs")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{
		calls::{Batch, Payment},
		limits::*,
	};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, MutateHold},
			Time,
		},
	};
	use frame_system::pallet_prelude::*;
	use orderbook_core::{Class, Error as BookError, Expiry, Inner, Leaf, Mode, Price, Rank, Reason, SelfTrade, Side};
	use sp_core::U256;
	use sp_runtime::traits::StaticLookup;
	use tributary_primitives::{AssetId, AssetRules, Balance, Custody, Moment, OnFill};

	/// Layout of the storage.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// How a call names an account.
	pub type LookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Why STM is held.
		type RuntimeHoldReason: From<HoldReason>;
		/// Where the funds behind orders lie.
		type Custody: Custody<Self::AccountId>;
		/// What binds a trade of an asset.
		type Rules: AssetRules<Self::AccountId>;
		/// STM, for deposits.
		type Deposits: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ Inspect<Self::AccountId, Balance = Balance>;
		/// The chain's clock, milliseconds.
		type Time: Time<Moment = Moment>;
		/// Governance.
		type Admin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Hears of fills of the system's orders.
		type OnFill: OnFill;

		/// Held of an account for each block of sixteen slots, units of STM.
		#[pallet::constant]
		type SlotDeposit: Get<Balance>;
		/// How long a block takes, milliseconds: to estimate when an expiry given as a block comes.
		#[pallet::constant]
		type BlockTime: Get<Moment>;
		/// Most weight a block spends on removing expired orders.
		#[pallet::constant]
		type SweepWeight: Get<Weight>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// The world for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Why the pallet holds STM.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Blocks of order slots are open.
		#[codec(index = 0)]
		Slots,
	}

	/// Id of the next order (B-9). The hook of each block is charged for it; see [`Work`].
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextOrder<T> = StorageValue<_, u64, ValueQuery>;

	/// Pages of orders.
	#[pallet::storage]
	pub type Leaves<T: Config> = StorageMap<_, Twox64Concat, BookPage, Leaf<T::AccountId>>;

	/// Pages of pages.
	#[pallet::storage]
	pub type Inners<T> = StorageMap<_, Twox64Concat, BookPage, Inner>;

	/// The markets in which something rests, that were ever traded in, or that were given rules.
	#[pallet::storage]
	pub type Markets<T> = StorageMap<_, Twox64Concat, MarketId, Market>;

	/// The assets that `Auto` tries as bridges beside STM.
	#[pallet::storage]
	pub type Hubs<T> = StorageValue<_, BoundedVec<AssetId, ConstU32<HUBS_MAX>>, ValueQuery>;

	/// Whose slots are used, and until when.
	#[pallet::storage]
	pub type Traders<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Trader>;

	/// What lies in an account's slots, by blocks.
	#[pallet::storage]
	pub type Slots<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, u8, Block>;

	/// The slot of an account's own number. Counts only if the slot is used and holds that number.
	#[pallet::storage]
	pub type ClientOrders<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, u64, u16>;

	/// Where the queue of expiries is. The hook of each block is charged for it; see [`Work`].
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Expiring<T> = StorageValue<_, Queue, ValueQuery>;

	/// Entries of each bucket of the queue.
	#[pallet::storage]
	pub type Buckets<T> = StorageMap<_, Twox64Concat, u64, u32, ValueQuery>;

	/// The entries, by bucket and page.
	#[pallet::storage]
	pub type Expiries<T: Config> =
		StorageDoubleMap<_, Twox64Concat, u64, Twox64Concat, u32, BoundedVec<Due<T::AccountId>, ConstU32<EXPIRY_PAGE>>>;

	/// Whose orders the queue looks at when his deadline has passed.
	#[pallet::storage]
	pub type Watches<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Watch>;

	/// Where the system's orders stand, by their tags.
	#[pallet::storage]
	pub type Tags<T> = StorageMap<_, Twox64Concat, u64, Locator>;

	/// What lies in custody for somebody because it could not be credited, units.
	#[pallet::storage]
	pub type Claimable<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, AssetId, Balance, ValueQuery>;

	/// Books in which something rests and accounts that have a claim, by asset.
	#[pallet::storage]
	pub type Owing<T> = StorageMap<_, Twox64Concat, AssetId, u32>;

	/// Market fees gathered and not collected, units.
	#[pallet::storage]
	pub type IssuerFees<T> = StorageMap<_, Twox64Concat, AssetId, Balance, ValueQuery>;

	/// What a chain is born with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// In order of time. Not for a network: its accounts decide for themselves.
		pub orders: Vec<GenesisOrder<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		// A chain with a wrong genesis must not be born.
		fn build(&self) {
			for order in &self.orders {
				Pallet::<T>::open_with(order).expect("an order of genesis keeps the rules of every order");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An order rests in a market of which nothing was remembered: neither rules nor a price, and nothing rested there.
		MarketOpened { market: MarketId },
		/// An order was placed; its fills were told before. `price` is the limit, after a slide; with `side`, `class` and
		/// the id it is the locator of what rests.
		Placed {
			order: Party<T::AccountId>,
			market: MarketId,
			side: Side,
			class: Class,
			price: Price,
			expiry: Expiry,
			summary: Summary,
		},
		/// Two orders met. `side` is the maker's; `paid` goes to him less `maker_fee`, `given` to the taker less
		/// `taker_fee`; `remaining` is what the maker still sells.
		Filled {
			market: MarketId,
			maker: Party<T::AccountId>,
			taker: Party<T::AccountId>,
			side: Side,
			price: Price,
			paid: u64,
			given: u64,
			maker_fee: u64,
			taker_fee: u64,
			remaining: u64,
		},
		/// Two orders of one owner met and shrank; he has back what they shrank by, each in what it sells. `side` is the
		/// resting order's, `remaining` what it still sells.
		Decremented {
			market: MarketId,
			maker: Party<T::AccountId>,
			taker: Party<T::AccountId>,
			side: Side,
			maker_refund: u64,
			taker_refund: u64,
			remaining: u64,
		},
		/// An order left the book; `refund` of what it sold goes back.
		Closed { order: Party<T::AccountId>, market: MarketId, side: Side, refund: u64, reason: Reason },
		/// An order was made smaller and keeps its place.
		Amended { order: Party<T::AccountId>, market: MarketId, side: Side, remaining: u64, refund: u64 },
		/// What an item of a batch came to, after the events of the item itself. Items are numbered over cancels, then
		/// markets left, then new orders.
		BatchItem { who: T::AccountId, index: u32, result: DispatchResult },
		/// A payment went over a route; its fills were told before.
		Swapped {
			order: Party<T::AccountId>,
			dest: T::AccountId,
			route: Vec<AssetId>,
			spent: u64,
			received: u64,
			leftovers: Vec<(AssetId, u64)>,
		},
		/// An account's orders are good until then; none means for ever.
		DeadlineSet { who: T::AccountId, deadline: Option<Moment> },
		/// Deposits of blocks of slots were given back.
		SlotsReleased { who: T::AccountId, deposit: Balance },
		/// An amount could not be credited and stays in custody; see `claim`.
		MadeClaimable { who: T::AccountId, asset: AssetId, amount: Balance },
		/// A claimable amount was credited.
		Claimed { who: T::AccountId, asset: AssetId, amount: Balance },
		/// Market fees of an asset were collected.
		FeesClaimed { asset: AssetId, beneficiary: T::AccountId, amount: Balance },
		/// Governance decided about a market, at once or from a moment on.
		MarketSet { market: MarketId, regime: Regime, effective: Option<Moment> },
		/// Governance named the hubs.
		HubsSet { hubs: BoundedVec<AssetId, ConstU32<HUBS_MAX>> },
	}

	/// The causes of failure, in the order in which they are checked: what is named, whose it is, states, funds, the
	/// order itself, the way.
	#[pallet::error]
	pub enum Error<T> {
		/// The two assets are the same.
		SameAsset,
		/// The moment is not in the future.
		MomentPassed,
		/// A deadline is in the future.
		DeadlinePassed,
		/// There is no such open order.
		NoSuchOrder,
		/// It is somebody else's order.
		NotOwner,
		/// The market is not open to this.
		MarketNotOpen,
		/// An open order of the caller bears this number.
		ClientIdTaken,
		/// An open order of the system bears this tag.
		TagTaken,
		/// The caller has as many open orders as he may.
		TooManyOrders,
		/// The caller has less than he sells, or less STM than the deposit of a block of slots. The last existential deposit
		/// of STM is not for sale.
		InsufficientBalance,
		/// Nothing is sold, or nothing is wanted.
		Zero,
		/// An amount is 2^63 or more.
		TooLarge,
		/// The price is not a multiple of the market's tick.
		OffTick,
		/// The amount of base is not a multiple of the market's lot.
		OffLot,
		/// Less base than the smallest order.
		BelowMinBase,
		/// Less quote than the smallest order.
		BelowMinQuote,
		/// At its own price it would not buy one unit.
		WorthNothing,
		/// It has expired, its owner's deadline has passed, or he may not send what it sells or be paid what it buys.
		NotStanding,
		/// A post-only order would take, and may not or cannot slide.
		WouldTake,
		/// A fill-or-kill order cannot be filled whole.
		NotFilled,
		/// The order may still be filled.
		StillGood,
		/// The order sells another amount than the caller expects: it was filled since, or changed.
		RemainingDiffers,
		/// The amendment changes nothing.
		Unchanged,
		/// The rules of an asset on the way do not let the payer send it or the receiver be paid in it.
		Barred,
		/// A route has one to four hops.
		RouteLength,
		/// Two neighbours on a route are the same asset.
		EqualNeighbours,
		/// An asset occurs twice on a route.
		RouteCycle,
		/// A book on the way has too little.
		TooThin,
		/// More orders would be met than allowed.
		BoundReached,
		/// An order of the payer's own stands in the way.
		OwnOrder,
		/// A hop would yield less than one unit.
		YieldsNothing,
		/// Less would arrive than the least accepted.
		BelowMinReceive,
		/// More would be spent than the most allowed.
		AboveMaxSpend,
		/// No way was found within the limit.
		NoRoute,
		/// No block of slots at the end is empty.
		NothingToRelease,
		/// Nobody collects the fees of this asset.
		NoBeneficiary,
		/// Nothing lies there to claim.
		NothingToClaim,
		/// The books contradict each other. Never the caller's fault.
		Corrupt,
	}

	impl<T> From<BookError> for Error<T> {
		fn from(error: BookError) -> Self {
			match error {
				BookError::Zero => Self::Zero,
				BookError::TooLarge => Self::TooLarge,
				BookError::OffTick => Self::OffTick,
				BookError::OffLot => Self::OffLot,
				BookError::BelowMinBase => Self::BelowMinBase,
				BookError::BelowMinQuote => Self::BelowMinQuote,
				BookError::WorthNothing => Self::WorthNothing,
				BookError::NotStanding => Self::NotStanding,
				BookError::WouldTake => Self::WouldTake,
				BookError::NotFilled => Self::NotFilled,
				BookError::NotFound => Self::NoSuchOrder,
				BookError::NotOwner => Self::NotOwner,
				BookError::StillLive => Self::StillGood,
				BookError::RemainingDiffers => Self::RemainingDiffers,
				BookError::Unchanged => Self::Unchanged,
				BookError::RouteLength => Self::RouteLength,
				BookError::EqualNeighbours => Self::EqualNeighbours,
				BookError::RouteCycle => Self::RouteCycle,
				BookError::TooThin => Self::TooThin,
				BookError::BoundReached => Self::BoundReached,
				BookError::OwnOrder => Self::OwnOrder,
				BookError::YieldsNothing => Self::YieldsNothing,
				BookError::BelowMinReceive => Self::BelowMinReceive,
				BookError::AboveMaxSpend => Self::AboveMaxSpend,
				BookError::NoRoute => Self::NoRoute,
				BookError::Corrupt => Self::Corrupt,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(usize::try_from(HUBS_MAX) == Ok(orderbook_core::HUBS_MAX), "as many hubs as the search tries");
			assert!(
				usize::try_from(VIA_MAX) == Ok(orderbook_core::HOPS_MAX.saturating_sub(1)),
				"routes have their hops"
			);
			let least = Work::look_at_queue::<T>()
				.saturating_add(T::WeightInfo::sweep_bucket())
				.saturating_add(Work::of_block().expire::<T::WeightInfo>());
			assert!(T::SweepWeight::get().all_gte(least), "one entry of the queue fits a block");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Places an order that sells `sell` for `buy`.
		///
		/// The whole amount is reserved (B-31); what is taken is paid at the makers' prices at once, the rest stands, is
		/// refunded or refused as `terms.time_in_force` says. Takes a slot if it comes to rest; the first of each sixteen
		/// holds `SlotDeposit`. When `terms.max_fills` orders were met and more would follow, the rest is refunded.
		///
		/// Errors: `SameAsset`, `MarketNotOpen`, `ClientIdTaken`, `TooManyOrders`, `InsufficientBalance`, then those of the
		/// order itself, from `Zero` to `NotFilled`. Emits what happened to each order met, then `Placed`.
		#[pallet::call_index(0)]
		#[pallet::weight(Work::of_order(terms).place::<T::WeightInfo>())]
		pub fn place(
			origin: OriginFor<T>,
			sell: AssetId,
			buy: AssetId,
			terms: OrderTerms,
		) -> DispatchResultWithPostInfo {
			let work = Self::do_place(ensure_signed(origin)?, sell, buy, terms)?;
			Ok(Some(work.place::<T::WeightInfo>()).into())
		}

		/// Closes an order of the caller's; what is left comes back. Possible in every state of the market.
		///
		/// Errors: `NoSuchOrder`, `NotOwner`. Emits `Closed`.
		#[pallet::call_index(1)]
		#[pallet::weight(Work::of_close().cancel::<T::WeightInfo>(false))]
		pub fn cancel(origin: OriginFor<T>, order: Locator) -> DispatchResultWithPostInfo {
			let work = Self::do_cancel(ensure_signed(origin)?, OrderKey::At(order))?;
			Ok(Some(work.cancel::<T::WeightInfo>(false)).into())
		}

		/// Closes the open order of the caller's that bears his number `client_id`. As `cancel`.
		#[pallet::call_index(2)]
		#[pallet::weight(Work::of_close().cancel::<T::WeightInfo>(true))]
		pub fn cancel_by_client_id(origin: OriginFor<T>, client_id: u64) -> DispatchResultWithPostInfo {
			let work = Self::do_cancel(ensure_signed(origin)?, OrderKey::Client(client_id))?;
			Ok(Some(work.cancel::<T::WeightInfo>(true)).into())
		}

		/// Changes an order of the caller's that still sells exactly `expected` units.
		///
		/// - Less to sell and nothing else changed: it keeps its id and its place. Possible in every state of the market.
		/// - Anything else: it is closed and placed anew, with a fresh id, behind others of its price; only the difference
		///   is reserved or returned.
		/// - `expected`: what was filled since the caller looked would be sold a second time.
		///
		/// Errors: `NoSuchOrder`, `NotOwner`, `RemainingDiffers`, `Unchanged`, those of `place`. Emits `Amended`, or
		/// `Closed` and `Placed`.
		#[pallet::call_index(3)]
		#[pallet::weight(Work::of_order(terms).and(Work::of_close()).amend::<T::WeightInfo>(false))]
		pub fn amend(
			origin: OriginFor<T>,
			order: OrderKey,
			expected: u64,
			terms: OrderTerms,
		) -> DispatchResultWithPostInfo {
			let (kept, work) = Self::do_amend(ensure_signed(origin)?, order, expected, terms)?;
			Ok(Some(work.amend::<T::WeightInfo>(kept)).into())
		}

		/// Closes orders, leaves whole markets, then places new orders; what is freed is usable at once.
		///
		/// Each item is done whole or not at all and told by `BatchItem`; with `all_or_nothing` the first failure undoes
		/// everything. The caller is paid once an asset.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::weight_of_batch(cancels, cancel_markets, creates))]
		pub fn batch_update(
			origin: OriginFor<T>,
			cancels: BoundedVec<OrderKey, ConstU32<CANCELS_MAX>>,
			cancel_markets: BoundedVec<(AssetId, AssetId), ConstU32<CANCEL_MARKETS_MAX>>,
			creates: BoundedVec<Create, ConstU32<CREATES_MAX>>,
			all_or_nothing: bool,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let markets = count(cancel_markets.len());
			let named = Work::of_batch(&cancels, &cancel_markets, &creates).books;
			let (cancels, cancel_markets) = (cancels.into_inner(), cancel_markets.into_inner());
			let batch = Batch { cancels, cancel_markets, creates: creates.into_inner(), all_or_nothing };
			let work = Self::do_batch(who, batch)?;
			Ok(Some(work.batch::<T::WeightInfo>(markets, named)).into())
		}

		/// Spends exactly `amount` of `sell`, but for what cannot buy a unit, for at least `min_receive` of `buy` (S-32).
		///
		/// - `way.via`: the assets between, or `Auto`: the best of direct, over STM and over governance's hubs, for this
		///   amount.
		/// - Pays the market fee of each asset on the way. What an inner hop could not convert is the caller's.
		///
		/// Errors: `SameAsset`, `Barred`, `MarketNotOpen`, those of routes, `InsufficientBalance`. Emits `Swapped`.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::weight_of_route(way))]
		pub fn swap_exact_in(
			origin: OriginFor<T>,
			sell: AssetId,
			buy: AssetId,
			amount: u64,
			min_receive: u64,
			way: Way,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (mode, dest) = (Mode::StrictSend { amount, min_receive }, who.clone());
			Self::do_pay(who, Payment { dest, sell, buy, mode, way })
		}

		/// Pays `dest` exactly `amount` of `buy`, for at most `max_spend` of the caller's `sell`, or nothing moves (S-34).
		///
		/// As `swap_exact_in`, worked backwards from what arrives after fees.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::weight_of_route(way))]
		pub fn pay_exact_out(
			origin: OriginFor<T>,
			dest: LookupOf<T>,
			sell: AssetId,
			buy: AssetId,
			amount: u64,
			max_spend: u64,
			way: Way,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (mode, dest) = (Mode::StrictReceive { amount, max_spend }, T::Lookup::lookup(dest)?);
			Self::do_pay(who, Payment { dest, sell, buy, mode, way })
		}

		/// Sets the dead man's switch: from `deadline` on, milliseconds, none of the caller's orders is filled, unless he
		/// sets another before. None turns it off. Opens the first block of slots if there is none.
		///
		/// Orders that stood when a deadline passed stay dead, whatever is set afterwards; the queue of expiries takes them out
		/// of their books. Errors: `DeadlinePassed`, `InsufficientBalance` for the deposit.
		#[pallet::call_index(7)]
		#[pallet::weight(Work::watch::<T::WeightInfo>())]
		pub fn set_deadline(origin: OriginFor<T>, deadline: Option<Moment>) -> DispatchResult {
			Self::do_set_deadline(ensure_signed(origin)?, deadline)
		}

		/// Closes an order, anybody's, that has expired, whose owner's deadline has passed, or who may no longer send or
		/// be paid. What is left goes to its owner. Errors: `NoSuchOrder`, `StillGood`. Emits `Closed`.
		#[pallet::call_index(8)]
		#[pallet::weight(Work::of_close().sweep::<T::WeightInfo>())]
		pub fn sweep(origin: OriginFor<T>, order: Locator) -> DispatchResultWithPostInfo {
			let work = Self::do_sweep(ensure_signed(origin)?, order)?;
			Ok(Some(work.sweep::<T::WeightInfo>()).into())
		}

		/// Credits `who` with what lies claimable for him. Anybody may. Errors: `NothingToClaim`, or why he still cannot be
		/// credited.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, asset: AssetId, who: LookupOf<T>) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(T::Lookup::lookup(who)?, asset)
		}

		/// Pays the gathered market fees of an asset to its beneficiary (B-21). Anybody may.
		///
		/// Errors: `NoBeneficiary`, `NothingToClaim`, or why he cannot be credited. Emits `FeesClaimed`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::claim_fees())]
		pub fn claim_fees(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim_fees(asset)
		}

		/// Gives back the deposits of the caller's empty blocks of slots behind the last one in use. The first stays while
		/// a deadline is set. Errors: `NothingToRelease`. Emits `SlotsReleased`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::release_slots(BLOCKS_MAX))]
		pub fn release_slots(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let released = Self::do_release_slots(ensure_signed(origin)?)?;
			Ok(Some(T::WeightInfo::release_slots(released)).into())
		}

		/// Makes an order of the caller's smaller: it sells `to` units from now on and keeps its id and its place.
		///
		/// Never larger, whatever was filled since the caller looked. Possible in every state of the market. Costs at most
		/// what cancelling does.
		///
		/// Errors: `NoSuchOrder`, `NotOwner`, `Unchanged` if no more than `to` is left, then those of a smaller order. Emits
		/// `Amended`.
		#[pallet::call_index(12)]
		#[pallet::weight(Work::of_close().cancel::<T::WeightInfo>(true))]
		pub fn reduce(origin: OriginFor<T>, order: OrderKey, to: u64) -> DispatchResultWithPostInfo {
			let work = Self::do_reduce(ensure_signed(origin)?, order, to)?;
			Ok(Some(work.cancel::<T::WeightInfo>(true)).into())
		}

		/// Sets tick, lot, least amounts and status of a market, now or from `effective` on, milliseconds. Governance only.
		///
		/// What rests already stays as it is. What was announced before is replaced. Errors: `SameAsset`, `MomentPassed`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::set_market())]
		pub fn set_market(
			origin: OriginFor<T>,
			one: AssetId,
			other: AssetId,
			regime: Regime,
			effective: Option<Moment>,
		) -> DispatchResult {
			T::Admin::ensure_origin(origin)?;
			Self::do_set_market(one, other, regime, effective)
		}

		/// Names the assets that `Auto` tries as bridges beside STM. Governance only.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::set_hubs())]
		pub fn set_hubs(origin: OriginFor<T>, hubs: BoundedVec<AssetId, ConstU32<HUBS_MAX>>) -> DispatchResult {
			T::Admin::ensure_origin(origin)?;
			Self::do_set_hubs(hubs)
		}
	}

	impl<T: Config> Pallet<T> {
		fn weight_of_batch(cancels: &[OrderKey], markets: &[(AssetId, AssetId)], creates: &[Create]) -> Weight {
			let most = Work::of_batch(cancels, markets, creates);
			most.batch::<T::WeightInfo>(count(markets.len()), most.books)
		}

		fn weight_of_route(way: &Way) -> Weight {
			Work::of_route(way).pay::<T::WeightInfo>(way.via.hops(), way.max_fills.into())
		}
	}

	impl<T: Config> Pallet<T> {
		/// The time-weighted price of a market over at least half an hour up to now, in units of 2^-64 quote per base; see
		/// [`Market::time_weighted`]. None where governance does not vouch for it.
		pub fn vouched_price(market: &MarketId) -> Option<U256> {
			let now = T::Time::now();
			let mut record = Markets::<T>::get(market)?;
			record.settle(now);
			record.regime.vouched.then(|| record.time_weighted(now)).flatten()
		}
	}

	/// A length as a weight counts it. Every list of a call is bounded far below.
	pub(crate) fn count(length: usize) -> u32 {
		u32::try_from(length).unwrap_or(u32::MAX)
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The market of two assets, in either order; none if nothing rests there, was ever filled there or rules it.
		pub fn market(one: AssetId, other: AssetId) -> Option<MarketInfo> {
			Self::market_info(orderbook_core::Pair::new(one, other)?)
		}

		/// The best levels, the last price and the time-weighted price of a market.
		pub fn ticker(one: AssetId, other: AssetId) -> Option<Ticker> {
			Self::ticker_of(orderbook_core::Pair::new(one, other)?)
		}

		/// Markets in the order of storage; `after` is the last one seen. At most 100.
		pub fn markets(after: Option<MarketId>, limit: u32) -> Vec<MarketInfo> {
			Self::page_of_markets(after, limit)
		}

		/// The best `levels` prices of both sides, at most 100; only what may be filled.
		pub fn depth(one: AssetId, other: AssetId, levels: u32) -> Option<Depth> {
			Some(Self::depth_of(orderbook_core::Pair::new(one, other)?, levels))
		}

		/// Orders of one side, best first, dead ones included; `after` is the last one seen. At most 100.
		pub fn orders(
			one: AssetId,
			other: AssetId,
			side: Side,
			after: Option<Rank>,
			limit: u32,
		) -> Vec<OrderInfo<T::AccountId>> {
			let market = orderbook_core::Pair::new(one, other);
			market.map(|market| Self::page_of_orders(market, side, after, limit)).unwrap_or_default()
		}

		/// All open orders of an account, dead ones included; at most 256.
		pub fn orders_of(who: T::AccountId) -> Vec<OrderInfo<T::AccountId>> {
			Self::all_orders_of(&who)
		}

		/// What lies in custody behind an account's orders, by asset.
		pub fn reserved(who: T::AccountId) -> Vec<AssetAmount> {
			Self::reserved_of(&who)
		}

		/// What an order of `who` would come to now, or why it would be refused.
		pub fn quote_place(
			who: T::AccountId,
			sell: AssetId,
			buy: AssetId,
			terms: OrderTerms,
		) -> Result<OrderQuote, DispatchError> {
			Self::quote_order(who, sell, buy, terms)
		}

		/// What spending exactly `amount` would come to now; funds are not looked at.
		pub fn quote_exact_in(
			who: T::AccountId,
			sell: AssetId,
			buy: AssetId,
			via: Via,
			amount: u64,
			max_fills: u16,
		) -> Result<RouteQuote, DispatchError> {
			let mode = Mode::StrictSend { amount, min_receive: 0 };
			let way = Way { via, self_trade: SelfTrade::default(), max_fills };
			Self::quote_payment(&who, Payment { dest: who.clone(), sell, buy, mode, way })
		}

		/// What receiving exactly `amount` would cost now; funds are not looked at.
		pub fn quote_exact_out(
			who: T::AccountId,
			sell: AssetId,
			buy: AssetId,
			via: Via,
			amount: u64,
			max_fills: u16,
		) -> Result<RouteQuote, DispatchError> {
			let mode = Mode::StrictReceive { amount, max_spend: u64::MAX };
			let way = Way { via, self_trade: SelfTrade::default(), max_fills };
			Self::quote_payment(&who, Payment { dest: who.clone(), sell, buy, mode, way })
		}

		/// The best way of all, over every open market, to spend exactly `amount` of `sell` for `buy`, and what it comes to.
		pub fn best_route_in(
			who: T::AccountId,
			sell: AssetId,
			buy: AssetId,
			amount: u64,
			max_fills: u16,
		) -> Result<RouteQuote, DispatchError> {
			Self::quote_best(&who, (sell, buy), Mode::StrictSend { amount, min_receive: 0 }, max_fills)
		}

		/// The cheapest way of all, over every open market, to receive exactly `amount` of `buy` for `sell`, and what it
		/// comes to.
		pub fn best_route_out(
			who: T::AccountId,
			sell: AssetId,
			buy: AssetId,
			amount: u64,
			max_fills: u16,
		) -> Result<RouteQuote, DispatchError> {
			Self::quote_best(&who, (sell, buy), Mode::StrictReceive { amount, max_spend: u64::MAX }, max_fills)
		}

		/// What lies in custody for `who` because it could not be credited.
		pub fn claimable(who: T::AccountId, asset: AssetId) -> Balance {
			Claimable::<T>::get(who, asset)
		}

		/// Market fees of an asset gathered and not collected.
		pub fn issuer_fees(asset: AssetId) -> Balance {
			IssuerFees::<T>::get(asset)
		}
	}
}
