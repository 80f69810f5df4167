//! # BitAssets
//!
//! A BitAsset is a token that follows something outside the chain, a currency or a metal, because more of another asset
//! stands behind each unit than it is worth (B-44 … B-53). Whoever wants some borrows it against collateral; whoever holds
//! some can always turn it into that collateral at the feed's price; and when a position's collateral grows thin the
//! chain buys its debt back on the exchange by itself. `collateral_core` decides all of it; this pallet keeps the records,
//! moves the funds and does the work that nobody calls for.
//!
//! ## Terms
//! - **Position**: an account's debt in one BitAsset and the collateral behind it. The weakest is the one with the least
//!   collateral for its debt.
//! - **Feed**: backing asset per BitAsset, the median of what feeders report. Without enough live reports there is no price:
//!   no new debt, no calls, no settlement; repaying, adding collateral and closing always work.
//! - **Call**: an order in the book that sells a position's collateral for the BitAsset that frees it.
//! - **Settlement**: a holder's claim to collateral at the feed, after a delay, from the weakest position.
//! - **Fund**: what all positions leave when one of them cannot pay its debt ([`Insolvency::GlobalSettlement`]).
//! - **Savings**: deposits of the BitAsset, which share its fees. Nothing is minted for them.
//!
//! ## Work that nobody calls for
//! A BitAsset stands in the schedule while something is to be done: its price moved or ends, announced terms or feeders
//! come into force, an order of it was taken, a settlement is due, positions are to be closed, bids wait. The hook works
//! that off, earliest first, half of the room for governance's if any is due, in steps with a weight of their own: after the transactions of each block as far as there is
//! room, and before those of the next in any case. [`Pallet::push`] lets anyone pay for more. Every step leaves all
//! records true, so it may stop anywhere.
//!
//! ## Invariants (checked by `try_state`)
//! 1. Issuance = principal of all positions + the fund's supply + bad debt.
//! 2. Each record's sums are those of its positions, and each position stands in the order of weakness once.
//! 3. Custody holds at least what the records say: of a backing asset the collateral that is not in the book, funds, bids
//!    and claims; of a BitAsset the pot, waiting settlements, what calls received, and claims.
//! 4. The pot covers all savings and what they have earned.
//! 5. An order in the book belongs to a position that has at least that much collateral.
//! 6. Whatever is to be done stands in the schedule, for no later than it is due; a BitAsset stands there once.
//!    Governance's are known, for half of the room is theirs.
//! 7. Positions exist only while the BitAsset is live or closing; bids only once it is settled.
//! 8. For whom custody keeps what an issuer asks about is counted, positions and bids; and what keeps an asset there,
//!    positions, funds and claims.
//!
//! ## What it does not do
//! It does not vet feeders: a BitAsset of one owner's feeders is worth what those say.

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

mod bank;
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
mod claims;
mod feeds;
mod fills;
mod genesis;
mod hooks;
mod keeping;
mod limits;
mod margin;
#[cfg(test)]
mod mock;
mod ranking;
mod schedule;
mod settling;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod views;
pub mod weights;
mod winding;
mod work;

pub(crate) use bank::Bank;
pub use collateral_core;
pub use genesis::GenesisBitAsset;
pub use limits::*;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;
pub use work::Steps;

#[allow(clippy::expect_used, reason = "what the macros write expects, with proofs")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use collateral_core::{
		view::{
			AdjustQuote, BitAssetInfo, FeedInfo, FundInfo, PositionInfo, RedeemQuote, SavedInfo, SettleQuote,
			Settlements,
		},
		Adjusted, Adjustment, Bid, Call as Order, Deposit, Flaw, Fund, Report, Terms, Weakness,
	};
	use core::marker::PhantomData;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect as FungibleInspect, MutateHold},
			fungibles::{Inspect, Mutate},
			Time,
		},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use tributary_primitives::{
		AssetControl, AssetId, AssetRules, Balance, Custody, Moment, Price, PriceReports, PriceSource, SystemOrders,
	};

	/// Layout of the storage.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Why STM is held.
		type RuntimeHoldReason: From<HoldReason>;
		/// Every asset's balances.
		type Ledger: Mutate<Self::AccountId> + Inspect<Self::AccountId, AssetId = AssetId, Balance = Balance>;
		/// Makes the tokens.
		type Control: AssetControl<Self::AccountId>;
		/// Says which assets may be frozen.
		type Rules: AssetRules<Self::AccountId>;
		/// Where collateral lies: where the exchange's funds do too, so that a call moves nothing.
		type Custody: Custody<Self::AccountId>;
		/// The book, for margin calls.
		type Orders: SystemOrders<Self::AccountId>;
		/// Whether everybody may place orders.
		type Trading: Get<bool>;
		/// What governance's feeders report, in the backing asset per BitAsset.
		type Oracle: PriceSource + PriceReports<Self::AccountId>;
		/// STM, for deposits.
		type Deposits: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ FungibleInspect<Self::AccountId, Balance = Balance>;
		/// The chain's clock, milliseconds.
		type Time: Time<Moment = Moment>;
		/// Creates BitAssets that nobody owns, of the oracle's prices, and sets their terms.
		type Admin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Held of a BitAsset's owner, units of STM.
		#[pallet::constant]
		type AssetDeposit: Get<Balance>;
		/// From the announcement of terms until they are in force, milliseconds.
		#[pallet::constant]
		type TermsNotice: Get<Moment>;
		/// A day as rules count it, milliseconds.
		type Day: Get<Moment>;
		/// Most that the hook may use of each block before its transactions.
		#[pallet::constant]
		type HookWeight: Get<Weight>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Why the pallet holds STM.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A BitAsset exists.
		#[codec(index = 0)]
		Asset,
	}

	/// All BitAssets.
	#[pallet::storage]
	pub type Records<T: Config> = CountedStorageMap<_, Twox64Concat, AssetId, BitAsset<T::AccountId>>;

	/// The BitAsset of a symbol.
	#[pallet::storage]
	pub type Symbols<T> = StorageMap<_, Blake2_128Concat, Symbol, AssetId>;

	/// Who may report prices of a BitAsset, and what they did.
	#[pallet::storage]
	pub type Reports<T: Config> = StorageMap<
		_,
		Twox64Concat,
		AssetId,
		BoundedVec<(T::AccountId, Option<Report>), ConstU32<{ collateral_core::terms::FEEDERS_MAX as u32 }>>,
		ValueQuery,
	>;

	/// Who will report, and from when on, milliseconds.
	#[pallet::storage]
	pub type NextFeeders<T: Config> = StorageMap<_, Twox64Concat, AssetId, (Moment, Feeders<T::AccountId>)>;

	/// The positions.
	#[pallet::storage]
	pub type Debts<T: Config> = StorageDoubleMap<_, Twox64Concat, AssetId, Blake2_128Concat, T::AccountId, Debt>;

	/// Whose position bears a number.
	#[pallet::storage]
	pub type Debtors<T: Config> = StorageDoubleMap<_, Twox64Concat, AssetId, Twox64Concat, u32, T::AccountId>;

	/// Pages of positions, the weakest first.
	#[pallet::storage]
	pub type Leaves<T> = StorageMap<_, Twox64Concat, ranking::Page, ranking::Leaf>;

	/// Pages of pages.
	#[pallet::storage]
	pub type Inners<T> = StorageMap<_, Twox64Concat, ranking::Page, ranking::Inner>;

	/// Orders of positions in the book, as they were made, by their ids in big endian: they are walked in that order.
	#[pallet::storage]
	pub type Ordered<T> = StorageDoubleMap<_, Twox64Concat, AssetId, Identity, [u8; 4], Order>;

	/// What was taken of their orders and is not booked yet.
	#[pallet::storage]
	pub type Fills<T> = StorageDoubleMap<_, Twox64Concat, AssetId, Twox64Concat, u32, Taken>;

	/// Settlements that wait.
	#[pallet::storage]
	pub type Requests<T: Config> = StorageDoubleMap<_, Twox64Concat, AssetId, Twox64Concat, u32, Request<T::AccountId>>;

	/// Bids on a fund.
	#[pallet::storage]
	pub type Bids<T: Config> = StorageMap<
		_,
		Twox64Concat,
		AssetId,
		BoundedVec<(T::AccountId, Bid), ConstU32<{ collateral_core::BIDS_MAX }>>,
		ValueQuery,
	>;

	/// Number of the next bid.
	#[pallet::storage]
	pub type NextBid<T> = StorageValue<_, u64, ValueQuery>;

	/// Savings.
	#[pallet::storage]
	pub type Saved<T: Config> =
		StorageDoubleMap<_, Twox64Concat, AssetId, Blake2_128Concat, T::AccountId, Deposit, ValueQuery>;

	/// What is to be done when: each BitAsset once, the earliest first. Every block reads it.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Schedule<T> = StorageValue<_, BoundedVec<(Moment, AssetId), ConstU32<ASSETS_MAX>>, ValueQuery>;

	/// BitAssets of governance's, in order. Every block reads it.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Governed<T> = StorageValue<_, BoundedVec<AssetId, ConstU32<ASSETS_MAX>>, ValueQuery>;

	/// What lies in custody for somebody because it could not be credited, units.
	#[pallet::storage]
	pub type Claimable<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, AssetId, Balance, ValueQuery>;

	/// How many positions and bids of somebody an asset stands behind whose issuer asks; no zeros.
	#[pallet::storage]
	pub type Keeping<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, AssetId, u32>;

	/// How many BitAssets' positions, funds and claims an asset lies in custody for; no zeros.
	#[pallet::storage]
	pub type Owing<T> = StorageMap<_, Twox64Concat, AssetId, u32>;

	/// What a chain is born with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// BitAssets of governance's.
		pub assets: Vec<GenesisBitAsset>,
		/// The runtime.
		#[serde(skip)]
		pub runtime: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		// A chain with a wrong genesis must not be born.
		fn build(&self) {
			for born in &self.assets {
				Pallet::<T>::begin_with(born).expect("a BitAsset of genesis keeps the rules of every BitAsset");
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A BitAsset exists.
		Created {
			/// Its token.
			asset: AssetId,
			/// Who owns it; governance if nobody.
			owner: Option<T::AccountId>,
			/// What it follows.
			symbol: Symbol,
			/// Digits after the decimal point.
			decimals: u8,
			/// What stands behind it.
			backing: AssetId,
			/// Whether somebody may freeze or pause what stands behind it.
			backing_freezable: bool,
			/// Its terms.
			terms: Terms,
		},
		/// Terms will change.
		TermsAnnounced {
			/// Whose.
			asset: AssetId,
			/// To what.
			terms: Terms,
			/// From when on, milliseconds.
			effective: Moment,
		},
		/// They will not.
		TermsWithdrawn {
			/// Whose.
			asset: AssetId,
		},
		/// Announced terms are in force.
		TermsInForce {
			/// Whose.
			asset: AssetId,
			/// Which.
			terms: Terms,
		},
		/// Others will report prices; who stays keeps his report.
		FeedersAnnounced {
			/// Of what.
			asset: AssetId,
			/// Who.
			feeders: Vec<T::AccountId>,
			/// From when on, milliseconds.
			effective: Moment,
		},
		/// The announced feeders report from now on.
		FeedersChanged {
			/// Of what.
			asset: AssetId,
		},
		/// A feeder reported.
		FeedPublished {
			/// Of what.
			asset: AssetId,
			/// Who.
			feeder: T::AccountId,
			/// Backing per BitAsset.
			price: Price,
		},
		/// The price that binds moved; none: there is none.
		FeedMoved {
			/// Of what.
			asset: AssetId,
			/// Backing per BitAsset.
			price: Option<Price>,
		},
		/// An owner changed his position.
		Adjusted {
			/// Of what.
			asset: AssetId,
			/// Whose.
			who: T::AccountId,
			/// What moved, and the position now.
			adjusted: Adjusted,
			/// Its collateral in basis points of its debt's worth, rounded down; none without debt or price.
			ratio_bp: Option<u64>,
		},
		/// A position is called: its order was put into the book, or what it met there was all.
		MarginCalled {
			/// Of what.
			asset: AssetId,
			/// Whose.
			who: T::AccountId,
			/// The order's tag, as events of the exchange tell it.
			tag: u64,
			/// Collateral offered.
			sell: u64,
			/// BitAsset wanted for it.
			receive: u64,
			/// Collateral that waits in the book now.
			resting: u64,
		},
		/// A call's order left the book unfilled: the position is called no longer, or it was changed.
		CallWithdrawn {
			/// Of what.
			asset: AssetId,
			/// Whose.
			who: T::AccountId,
			/// Collateral that came back.
			left: u64,
		},
		/// Debt of a called position was bought back.
		DebtCovered {
			/// Of what.
			asset: AssetId,
			/// Whose.
			who: T::AccountId,
			/// Collateral paid.
			paid: u64,
			/// BitAsset that came.
			got: u64,
			/// Principal destroyed.
			burned: u64,
			/// Call fee and accrued borrow fee, to bad debt and savings.
			fees: u64,
			/// BitAsset beyond the debt, to the owner.
			surplus: u64,
			/// What is left of the position.
			left: Option<Debt>,
		},
		/// A position is over without its owner having closed it.
		PositionClosed {
			/// Of what.
			asset: AssetId,
			/// Whose.
			who: T::AccountId,
			/// Collateral back to the owner.
			returned: u64,
			/// Principal that nothing stands behind any more.
			bad_debt: u64,
		},
		/// A settlement waits.
		SettlementRequested {
			/// Of what.
			asset: AssetId,
			/// Whose.
			who: T::AccountId,
			/// Its number.
			request: u32,
			/// Units of the BitAsset.
			amount: u64,
			/// From when on it is due, milliseconds.
			due: Moment,
		},
		/// BitAsset became collateral.
		Settled {
			/// Of what.
			asset: AssetId,
			/// Whose BitAsset.
			who: T::AccountId,
			/// From whose position.
			debtor: T::AccountId,
			/// The settlement's number; none if it met a call at once.
			request: Option<u32>,
			/// Units of the BitAsset.
			taken: u64,
			/// Settlement fee in it.
			fee: u64,
			/// Units of the backing asset.
			paid: u64,
		},
		/// A settlement, or what was left of it, was given back.
		SettlementReturned {
			/// Of what.
			asset: AssetId,
			/// Whose.
			who: T::AccountId,
			/// Its number.
			request: u32,
			/// Units of the BitAsset.
			amount: u64,
		},
		/// A position cannot pay its debt: all are closed into a fund.
		GlobalSettlement {
			/// Of what.
			asset: AssetId,
			/// Backing per BitAsset.
			price: Price,
			/// Whose position it was.
			weakest: T::AccountId,
		},
		/// Every position is closed; holders may redeem.
		FundReady {
			/// Of what.
			asset: AssetId,
			/// What they share.
			fund: Fund,
		},
		/// A holder took his share of the fund.
		Redeemed {
			/// Of what.
			asset: AssetId,
			/// Who.
			who: T::AccountId,
			/// Units of the BitAsset destroyed.
			taken: u64,
			/// Units of the backing asset.
			paid: u64,
		},
		/// A bid on the fund stands.
		BidPlaced {
			/// Of what.
			asset: AssetId,
			/// Whose.
			who: T::AccountId,
			/// The bid.
			bid: Bid,
		},
		/// A bid is over; `refund` units of the backing asset went back.
		BidEnded {
			/// Of what.
			asset: AssetId,
			/// Whose.
			who: T::AccountId,
			/// Its number.
			bid: u64,
			/// Units of the backing asset.
			refund: u64,
		},
		/// Bids took the fund and the debt over: the BitAsset is live again.
		Revived {
			/// Of what.
			asset: AssetId,
			/// How many positions it begins with.
			positions: u32,
		},
		/// BitAsset was put into the savings.
		Deposited {
			/// Of what.
			asset: AssetId,
			/// Who.
			who: T::AccountId,
			/// Units.
			amount: u64,
		},
		/// BitAsset was taken out of the savings.
		Withdrawn {
			/// Of what.
			asset: AssetId,
			/// Who.
			who: T::AccountId,
			/// Units taken out.
			amount: u64,
			/// Units paid, what was earned included if that was all.
			paid: u64,
		},
		/// What savings earned was paid.
		YieldClaimed {
			/// Of what.
			asset: AssetId,
			/// Who.
			who: T::AccountId,
			/// Units.
			amount: u64,
		},
		/// Fees came in.
		FeesTaken {
			/// Of what.
			asset: AssetId,
			/// Destroyed, against bad debt.
			covered: u64,
			/// To the savings, over seven days.
			saved: u64,
		},
		/// A step of the hook found records that contradict each other; it is tried again later.
		StepFailed {
			/// Of what.
			asset: AssetId,
			/// Why.
			error: DispatchError,
		},
		/// An account could not be credited; the amount waits for it.
		MadeClaimable {
			/// Whose it is.
			who: T::AccountId,
			/// Of what.
			asset: AssetId,
			/// Units.
			amount: Balance,
		},
		/// It was claimed.
		Claimed {
			/// Whose it was.
			who: T::AccountId,
			/// Of what.
			asset: AssetId,
			/// Units.
			amount: Balance,
		},
	}

	/// Why a call fails, one cause each, in the order in which causes are checked.
	#[pallet::error]
	pub enum Error<T> {
		/// A symbol is 1 to 10 letters A–Z and digits.
		BadSymbol,
		/// A token has at most 8 decimals.
		TooManyDecimals,
		/// The initial ratio is below the maintenance ratio or too high.
		InitialRatio,
		/// The call fee is above 10 %.
		CallFee,
		/// The squeeze limit is below the feed or above 150 % of it.
		SqueezeLimit,
		/// The maintenance ratio is too close to what a call pays.
		MaintenanceRatio,
		/// The borrow fee is above 50 % a year.
		BorrowFee,
		/// The smallest debt is zero or too large.
		SmallestDebt,
		/// The settlement's delay is above 7 days.
		SettlementDelay,
		/// The settlement's offset is above 10 %.
		SettlementOffset,
		/// Less than 1 % or more than all of the supply could be settled a day.
		SettlementVolume,
		/// The settlement fee is above 10 %.
		SettlementFee,
		/// Reports live for some time up to 7 days.
		FeedLifetime,
		/// 1 to 31 feeders make a price, and more than half of those there are.
		FeedersMin,
		/// The maintenance ratio and what happens on insolvency never change, and the smallest debt never rises.
		TermsFixed,
		/// There is a BitAsset of this symbol.
		SymbolTaken,
		/// There are as many BitAssets as the schedule can hold; the last hundred are governance's.
		TooManyAssets,
		/// The backing asset does not exist.
		BadBacking,
		/// Somebody may freeze or pause the backing asset, and the caller did not say that he knows.
		BackingFreezable,
		/// There is no such BitAsset.
		NoSuchAsset,
		/// The caller does not own the BitAsset.
		NotOwner,
		/// No terms are announced.
		NothingAnnounced,
		/// The BitAsset's prices are the oracle's.
		FedByOracle,
		/// An account is named twice.
		FeederTwice,
		/// The caller is no feeder of the BitAsset.
		NotFeeder,
		/// The BitAsset is settled globally: it has a fund and no positions.
		GloballySettled,
		/// The BitAsset is not settled globally, or its positions are still being closed.
		NotSettled,
		/// The backing asset's rules forbid the caller to send it: he may repay, not borrow.
		Barred,
		/// Neither debt, collateral nor target would change.
		Unchanged,
		/// A target lies between the maintenance ratio and 1,000 %, where targets are allowed.
		TargetOutOfRange,
		/// An amount would be above 2^63 − 1.
		TooLarge,
		/// There is no position, and nothing is borrowed.
		NothingBorrowed,
		/// More collateral is taken out than there is.
		BelowZero,
		/// A debt would be left that is too small.
		DebtTooSmall,
		/// There is no live price: only what makes a position safer may happen.
		NoPrice,
		/// The ratio would be below the initial one.
		BelowInitialRatio,
		/// The caller has less than that.
		InsufficientBalance,
		/// Zero, or more than there is.
		AmountOutOfRange,
		/// As much as the terms allow was settled today.
		NoVolume,
		/// The amount is worth less than one unit of the backing asset.
		WorthNothing,
		/// There is no such settlement.
		NoSuchRequest,
		/// A bid takes at least a 64th of the debt over.
		BidTooSmall,
		/// Every bid that stands is better.
		BidTooLow,
		/// The caller has no bid.
		NoBid,
		/// Nothing was earned yet.
		NothingEarned,
		/// There is nothing to claim.
		NothingToClaim,
		/// There is nothing to be done.
		NothingToDo,
		/// The records contradict each other. Never the caller's fault.
		Corrupt,
	}

	impl<T> From<Flaw> for Error<T> {
		fn from(flaw: Flaw) -> Self {
			match flaw {
				Flaw::Initial => Self::InitialRatio,
				Flaw::CallFee => Self::CallFee,
				Flaw::Squeeze => Self::SqueezeLimit,
				Flaw::Maintenance => Self::MaintenanceRatio,
				Flaw::BorrowFee => Self::BorrowFee,
				Flaw::DebtMin => Self::SmallestDebt,
				Flaw::Delay => Self::SettlementDelay,
				Flaw::Offset => Self::SettlementOffset,
				Flaw::Volume => Self::SettlementVolume,
				Flaw::SettlementFee => Self::SettlementFee,
				Flaw::Lifetime => Self::FeedLifetime,
				Flaw::Feeders => Self::FeedersMin,
				Flaw::Fixed => Self::TermsFixed,
			}
		}
	}

	impl<T> From<collateral_core::Error> for Error<T> {
		fn from(error: collateral_core::Error) -> Self {
			use collateral_core::Error as Cause;
			match error {
				Cause::Unchanged => Self::Unchanged,
				Cause::TargetOutOfRange => Self::TargetOutOfRange,
				Cause::TooLarge => Self::TooLarge,
				Cause::NothingBorrowed => Self::NothingBorrowed,
				Cause::BelowZero => Self::BelowZero,
				Cause::DebtTooSmall => Self::DebtTooSmall,
				Cause::NoPrice => Self::NoPrice,
				Cause::BelowInitial => Self::BelowInitialRatio,
				Cause::OutOfRange => Self::AmountOutOfRange,
				Cause::NoVolume => Self::NoVolume,
				Cause::WorthNothing => Self::WorthNothing,
				Cause::Corrupt => Self::Corrupt,
			}
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes a BitAsset: the caller's, with feeders of his own, or governance's, with the oracle's prices.
		///
		/// A deposit is held of an owner. `freezable` says that he knows that the backing asset may be frozen or paused.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create())]
		pub fn create(
			origin: OriginFor<T>,
			symbol: Symbol,
			decimals: u8,
			backing: AssetId,
			freezable: bool,
			terms: Terms,
		) -> DispatchResult {
			let owner = Self::owner(origin)?;
			Self::do_create(owner, symbol, decimals, backing, freezable, terms)
		}

		/// Announces terms; they are in force after the notice. Replaces what was announced before.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::announce_terms())]
		pub fn announce_terms(origin: OriginFor<T>, asset: AssetId, terms: Terms) -> DispatchResult {
			let owner = Self::owner(origin)?;
			Self::do_announce_terms(owner, asset, terms)
		}

		/// Takes announced terms back.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::withdraw_terms())]
		pub fn withdraw_terms(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
			let owner = Self::owner(origin)?;
			Self::do_withdraw_terms(owner, asset)
		}

		/// Says who reports the prices of the caller's BitAsset: after the notice if anybody has any of it. Reports of those
		/// who stay count on.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_feeders())]
		pub fn set_feeders(origin: OriginFor<T>, asset: AssetId, feeders: Feeders<T::AccountId>) -> DispatchResult {
			let owner = Self::owner(origin)?;
			Self::do_set_feeders(owner, asset, feeders.into_inner())
		}

		/// Reports a price, backing asset per BitAsset. Replaces the caller's last report.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::publish_feed())]
		pub fn publish_feed(origin: OriginFor<T>, asset: AssetId, price: Price) -> DispatchResult {
			let feeder = ensure_signed(origin)?;
			Self::do_publish_feed(feeder, asset, price)
		}

		/// Borrows, repays, adds or takes out collateral, and chooses the target of margin calls, in one step.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::adjusting(Some(FILLS_MAX)))]
		pub fn adjust(origin: OriginFor<T>, asset: AssetId, adjustment: Adjustment) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (_, met) = Self::do_adjust(who, asset, adjustment)?;
			Ok(Some(T::WeightInfo::adjusting(met)).into())
		}

		/// Turns `amount` units of a BitAsset into collateral at the feed: at once as far as positions are called, the
		/// rest after the delay.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::settling(&[FILLS_MAX; MEETS_MAX]))]
		pub fn settle(origin: OriginFor<T>, asset: AssetId, amount: u64) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let met = Self::do_settle(who, asset, amount)?;
			Ok(Some(T::WeightInfo::settling(&met)).into())
		}

		/// Takes the share of `amount` units in the fund of a globally settled BitAsset.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::redeem())]
		pub fn redeem(origin: OriginFor<T>, asset: AssetId, amount: u64) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem(who, asset, amount)
		}

		/// Offers `extra` collateral for taking over `debt` units with their part of the fund. Replaces the caller's bid;
		/// with no debt it only ends it.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::bid())]
		pub fn bid(origin: OriginFor<T>, asset: AssetId, debt: u64, extra: u64) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bid(who, asset, debt, extra)
		}

		/// Puts `amount` units into the savings.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::deposit())]
		pub fn deposit(origin: OriginFor<T>, asset: AssetId, amount: u64) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_deposit(who, asset, amount)
		}

		/// Takes `amount` units out of the savings, with the last of them all that was earned.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, asset: AssetId, amount: u64) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(who, asset, amount)
		}

		/// Takes what the caller's savings earned; the savings stay.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::claim_yield())]
		pub fn claim_yield(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim_yield(who, asset)
		}

		/// Takes what could not be credited before.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim(who, asset)
		}

		/// Does up to `steps` steps of what is to be done for a BitAsset, and looks at all its positions again: interest
		/// may have called some although the price did not move. What is not used is not paid.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::push((*steps).min(PUSH_MAX)))]
		pub fn push(origin: OriginFor<T>, asset: AssetId, steps: u32) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_push(asset, steps)
		}

		/// Takes a settlement back that waits.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::cancel_settlement())]
		pub fn cancel_settlement(origin: OriginFor<T>, asset: AssetId, request: u32) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_settlement(who, asset, request)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A BitAsset: its terms, its price, what is issued and what stands behind it, its savings.
		pub fn asset(asset: AssetId) -> Option<BitAssetInfo<T::AccountId>> {
			Self::info_of(asset)
		}

		/// The BitAsset that follows this symbol.
		pub fn asset_named(symbol: Symbol) -> Option<BitAssetInfo<T::AccountId>> {
			Self::info_of(Symbols::<T>::get(symbol)?)
		}

		/// All BitAssets, at most 1,000, by their tokens' numbers.
		pub fn assets() -> Vec<BitAssetInfo<T::AccountId>> {
			Self::all_infos()
		}

		/// The price that binds, who may report and what each of them did last.
		pub fn feed(asset: AssetId) -> Option<FeedInfo<T::AccountId>> {
			Self::feed_of(asset)
		}

		/// Somebody's position.
		pub fn position(asset: AssetId, who: T::AccountId) -> Option<PositionInfo<T::AccountId>> {
			Self::position_of(asset, who)
		}

		/// Somebody's positions in all BitAssets.
		pub fn positions(who: T::AccountId) -> Vec<PositionInfo<T::AccountId>> {
			Self::positions_of(&who)
		}

		/// Positions of a BitAsset, the weakest first; `after` is the `weakness` of the last one seen. At most 100.
		pub fn weakest(asset: AssetId, after: Option<Weakness>, limit: u32) -> Vec<PositionInfo<T::AccountId>> {
			Self::page_of_weakest(asset, after, limit)
		}

		/// Settlements that wait, from a number on, in the order in which they are settled. At most 100.
		pub fn settlements(asset: AssetId, from: u32, limit: u32) -> Option<Settlements<T::AccountId>> {
			Self::page_of_settlements(asset, None, from, limit)
		}

		/// The same of one account's.
		pub fn settlements_of(
			asset: AssetId,
			who: T::AccountId,
			from: u32,
			limit: u32,
		) -> Option<Settlements<T::AccountId>> {
			Self::page_of_settlements(asset, Some(who), from, limit)
		}

		/// What somebody has in the savings of a BitAsset, and what that earned until now.
		pub fn savings(asset: AssetId, who: T::AccountId) -> Option<SavedInfo> {
			Self::savings_of(asset, &who)
		}

		/// The fund of a BitAsset that was settled globally, and the bids on it; none while positions stand behind it.
		pub fn fund(asset: AssetId) -> Option<FundInfo<T::AccountId>> {
			Self::fund_of(asset)
		}

		/// What an adjustment of `who`'s position would come to now, or why it would be refused.
		pub fn quote_adjust(
			who: T::AccountId,
			asset: AssetId,
			adjustment: Adjustment,
		) -> Result<AdjustQuote<T::AccountId>, DispatchError> {
			Self::adjusting(who, asset, adjustment)
		}

		/// What settling `amount` units of `who`'s would come to at the price of now, or why it would be refused.
		pub fn quote_settle(who: T::AccountId, asset: AssetId, amount: u64) -> Result<SettleQuote, DispatchError> {
			Self::settling_for(&who, asset, amount)
		}

		/// What redeeming `amount` units would come to now, or why it would be refused; funds are not looked at.
		pub fn quote_redeem(asset: AssetId, amount: u64) -> Result<RedeemQuote, DispatchError> {
			Self::redeeming(asset, amount)
		}

		/// What lies in custody for `who` because it could not be credited, units.
		pub fn claimable(who: T::AccountId, asset: AssetId) -> Balance {
			Claimable::<T>::get(who, asset)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// What the transactions left room for: the price that one of them brought works in the same block.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::work(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			let least = T::WeightInfo::look().saturating_add(T::WeightInfo::step());
			assert!(T::HookWeight::get().all_gte(least), "each block has room for a step");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	impl<T: Config> Pallet<T> {
		/// The caller as an owner; none for governance.
		fn owner(origin: OriginFor<T>) -> Result<Option<T::AccountId>, DispatchError> {
			match T::Admin::try_origin(origin) {
				Ok(_) => Ok(None),
				Err(origin) => Ok(Some(ensure_signed(origin)?)),
			}
		}
	}
}
