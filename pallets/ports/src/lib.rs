//! # Ports
//!
//! A port is a gateway between the chain and something outside it: it takes deposits of a real asset and issues an
//! IOU, and pays out when the IOU is redeemed (S-25 … S-29, B-36). The chain cannot see the real asset. What it gives
//! both sides is a record that neither can bend: who asked for what on which terms, what the port confirmed under which
//! outside reference, and when it was late.
//!
//! ## Terms
//! - **Port**: who answers for a set of IOUs. Its owner may name operators with separate rights.
//! - **IOU**: a token of pallet-assets; its identity is (port, code), so two ports' "BTC" are two assets (S-31).
//! - **Deposit**: a request to be issued an IOU. **Redemption**: a request to be paid out; the IOU waits in the vault.
//! - **Outstanding**: issued and not redeemed = the asset's issuance.
//! - **Trust**: a holder's consent to be issued an IOU without asking for each deposit, with an optional ceiling (S-24).
//!   It limits what is *issued*; plain transfers are not gated by it.
//! - **Claimable**: an IOU that could not be credited when it was due; it lies in the vault until claimed.
//!
//! ## Life of a port
//! ```text
//! open_port ─► Open ◄─pause/resume─► Paused
//!               └────────retire_port──┴─► Retired ──(wind-down)──► write_off ─► remove_iou ─► close_port
//! ```
//! Paused and retired ports issue nothing; redemption stays open in every state, but for who is frozen and while the IOU
//! is paused. While a retired port winds down nobody is: it keeps the terms it retired on, freezes and pauses nothing,
//! and anybody may undo what it did before. A holder's last unit cannot keep it open for ever: when
//! [`Config::WindDown`] has passed since the retirement, the owner may stop transfers of the IOU and write off what is
//! left, holder by holder, each an event that names the debt, and what strangers sent to the vault.
//!
//! ## Invariants (checked by `try_state`)
//! 1. outstanding(iou) = issuance of its asset = sum of all balances, the vault's included.
//! 2. The vault holds at least the open redemptions and claimables of each IOU.
//! 3. What is held of an account for each reason is the sum of the deposits its records name.
//! 4. Ports, names, IOUs, codes, statements, requests and their indices agree, and an IOU is paused as its asset is.
//! 5. An IOU has a port and a request has an IOU: no closed port has anything outstanding.
//! 6. A claimable amount is positive and of an IOU that exists.
//!
//! ## What it does not do
//! It does not vet ports, and it does not know whether a reference is true: holders choose whom they trust.

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
mod deposits;
mod genesis;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod vault;
mod views;
pub mod weights;

pub use genesis::{GenesisIou, GenesisPort};
pub use pallet::*;
pub use ports_core;
pub use types::*;
pub use weights::WeightInfo;

#[allow(clippy::expect_used, reason = "what the macros write expects, with proofs")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect as FungibleInspect, MutateHold},
			fungibles::{Inspect, Mutate},
			Time,
		},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ports_core::{
		flow::{Outcome, State},
		quote::{Quote, Refusal},
		terms::{Category, Flaw, Powers, Rights, Terms},
		view::{Attestation, IouInfo, Page, PortId, PortInfo, PortState, RequestId, RequestInfo},
	};
	use sp_runtime::traits::StaticLookup;
	use tributary_primitives::{AssetControl, AssetId, Balance, Moment, Vaults};

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
		/// Power over the assets of IOUs.
		type Control: AssetControl<Self::AccountId>;
		/// STM, for deposits.
		type Deposits: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ FungibleInspect<Self::AccountId, Balance = Balance>;
		/// The chain's clock, milliseconds.
		type Time: Time<Moment = Moment>;
		/// Keyless accounts that hold assets for others: not written off while they owe them.
		type Vaults: Vaults<Self::AccountId>;

		/// The vault's account.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// Held of a port's owner while it is open, units of STM.
		#[pallet::constant]
		type PortDeposit: Get<Balance>;
		/// Held of a port's owner for each IOU, units of STM.
		#[pallet::constant]
		type IouDeposit: Get<Balance>;
		/// Held of a customer for each open request, units of STM.
		#[pallet::constant]
		type RequestDeposit: Get<Balance>;
		/// Held of a holder for each IOU he trusts, units of STM.
		#[pallet::constant]
		type TrustDeposit: Get<Balance>;
		/// From the announcement of terms until they are in force, milliseconds.
		#[pallet::constant]
		type TermsNotice: Get<Moment>;
		/// From the retirement of a port until it may write off what was not redeemed, milliseconds.
		#[pallet::constant]
		type WindDown: Get<Moment>;
		/// Shortest deadline terms may set, milliseconds.
		#[pallet::constant]
		type DeadlineMin: Get<Moment>;
		/// Longest deadline terms may set, milliseconds.
		#[pallet::constant]
		type DeadlineMax: Get<Moment>;
		/// Longest time a statement of reserves may count, milliseconds.
		#[pallet::constant]
		type AttestationMax: Get<Moment>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// What the benchmarks need of the world outside.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
	}

	/// Why the pallet holds STM.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A port is open.
		#[codec(index = 0)]
		Port,
		/// An IOU is defined.
		#[codec(index = 1)]
		Iou,
		/// A request is open.
		#[codec(index = 2)]
		Request,
		/// An IOU is trusted.
		#[codec(index = 3)]
		Trust,
	}

	/// Number of the next port.
	#[pallet::storage]
	pub type NextPort<T> = StorageValue<_, PortId, ValueQuery>;

	/// The ports that are not closed.
	#[pallet::storage]
	pub type Ports<T: Config> = StorageMap<_, Twox64Concat, PortId, Port<T::AccountId>>;

	/// Every name a port ever had. It stays when the port closes, so that nobody can take a dead port's name.
	#[pallet::storage]
	pub type PortNames<T> = StorageMap<_, Blake2_128Concat, Name, PortId>;

	/// The IOUs, by their assets.
	#[pallet::storage]
	pub type Ious<T> = StorageMap<_, Twox64Concat, AssetId, Iou>;

	/// The IOU a port knows by a code.
	#[pallet::storage]
	pub type IouByCode<T> = StorageDoubleMap<_, Twox64Concat, PortId, Blake2_128Concat, Code, AssetId>;

	/// The open requests.
	#[pallet::storage]
	pub type Requests<T: Config> = StorageDoubleMap<_, Twox64Concat, AssetId, Twox64Concat, u32, Request<T::AccountId>>;

	/// The open requests of an account.
	#[pallet::storage]
	pub type RequestsOf<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, RequestId, ()>;

	/// The outside references an IOU was ever issued for, as BLAKE2b-256, so that none is issued for twice.
	#[pallet::storage]
	pub type UsedReferences<T> = StorageDoubleMap<_, Twox64Concat, AssetId, Identity, [u8; 32], ()>;

	/// Who trusts which IOU.
	#[pallet::storage]
	pub type Trusts<T: Config> = StorageDoubleMap<_, Twox64Concat, AssetId, Blake2_128Concat, T::AccountId, Trust>;

	/// The newest statement of reserves of each IOU.
	#[pallet::storage]
	pub type Attestations<T> = StorageMap<_, Twox64Concat, AssetId, Attestation>;

	/// What lies in the vault for somebody because it could not be credited, units of the IOU.
	#[pallet::storage]
	pub type Claimable<T: Config> =
		StorageDoubleMap<_, Twox64Concat, AssetId, Blake2_128Concat, T::AccountId, Balance, ValueQuery>;

	/// Ports a chain is born with, in the order of their numbers.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Each pays its deposits like any other port.
		pub ports: Vec<GenesisPort<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		// A chain with a wrong genesis must not be born.
		fn build(&self) {
			for port in &self.ports {
				Pallet::<T>::found(port).expect("a port of genesis keeps the rules of every port");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A port was opened.
		PortOpened { port: PortId, owner: T::AccountId, name: Name, info_url: Url },
		/// A port tells about itself elsewhere now.
		InfoUrlSet { port: PortId, info_url: Url },
		/// A delegate has these rights now; none means he is no delegate.
		OperatorSet { port: PortId, operator: T::AccountId, rights: Rights },
		/// A port's state changed.
		PortStateChanged { port: PortId, state: PortState },
		/// A port is gone; its name stays taken.
		PortClosed { port: PortId, owner: T::AccountId, name: Name },
		/// An IOU was defined.
		IouDefined {
			iou: AssetId,
			port: PortId,
			code: Code,
			category: Category,
			decimals: u8,
			powers: Powers,
			terms: Terms,
		},
		/// Terms were announced.
		TermsAnnounced { iou: AssetId, terms: Terms, effective: Moment },
		/// Announced terms were withdrawn before they were in force.
		TermsWithdrawn { iou: AssetId },
		/// The issuer gave up powers; these are left.
		PowersGivenUp { iou: AssetId, left: Powers },
		/// A port stated its reserves.
		ReservesAttested {
			iou: AssetId,
			port: PortId,
			amount: Balance,
			outstanding: Balance,
			statement_hash: [u8; 32],
			attested: Moment,
			expires: Moment,
		},
		/// Empty accounts of an IOU were removed and more are left; `remove_iou` must be called again.
		IouBeingRemoved { iou: AssetId, port: PortId },
		/// An IOU is gone.
		IouRemoved { iou: AssetId, port: PortId, code: Code },
		/// A holder trusts a port with an IOU.
		Trusted { iou: AssetId, who: T::AccountId, limit: Option<Balance> },
		/// A holder trusts no longer.
		Untrusted { iou: AssetId, who: T::AccountId },
		/// A customer asks to be issued an IOU.
		DepositRequested {
			id: RequestId,
			port: PortId,
			who: T::AccountId,
			amount: Balance,
			fee: Balance,
			net: Balance,
			memo: Memo,
			deadline: Moment,
		},
		/// A deposit arrived outside and the IOU was issued.
		DepositConfirmed {
			id: RequestId,
			port: PortId,
			who: T::AccountId,
			amount: Balance,
			fee: Balance,
			net: Balance,
			reference: Reference,
		},
		/// An IOU was issued without a request, to a holder who trusts it.
		Issued {
			iou: AssetId,
			port: PortId,
			who: T::AccountId,
			amount: Balance,
			fee: Balance,
			net: Balance,
			reference: Reference,
		},
		/// A holder asks to be paid out; the IOU lies in the vault.
		RedemptionRequested {
			id: RequestId,
			port: PortId,
			who: T::AccountId,
			amount: Balance,
			fee: Balance,
			net: Balance,
			destination: Destination,
			memo: Memo,
			deadline: Moment,
		},
		/// The port paid out and the IOU was destroyed.
		RedemptionConfirmed {
			id: RequestId,
			port: PortId,
			who: T::AccountId,
			amount: Balance,
			fee: Balance,
			net: Balance,
			reference: Reference,
		},
		/// The port tells where a request stands.
		ProgressReported { id: RequestId, port: PortId, state: State },
		/// A request ended without being confirmed. `overdue` says that it was the port's turn.
		RequestClosed {
			id: RequestId,
			port: PortId,
			who: T::AccountId,
			outcome: Outcome,
			amount: Balance,
			reason: Memo,
			overdue: bool,
		},
		/// An amount could not be credited and lies in the vault for `who`; see `claim`.
		MadeClaimable { iou: AssetId, who: T::AccountId, amount: Balance },
		/// A claimable amount was credited.
		Claimed { iou: AssetId, who: T::AccountId, amount: Balance },
		/// An account may not send this IOU.
		Frozen { iou: AssetId, who: T::AccountId },
		/// An account may send this IOU again.
		Thawed { iou: AssetId, who: T::AccountId },
		/// Nobody may send this IOU.
		IouPaused { iou: AssetId },
		/// The IOU may be sent again.
		IouResumed { iou: AssetId },
		/// The issuer destroyed a holder's units.
		ClawedBack { iou: AssetId, port: PortId, who: T::AccountId, amount: Balance },
		/// A retired port's debt to a holder who did not redeem was struck from the ledger.
		WrittenOff { iou: AssetId, port: PortId, who: T::AccountId, amount: Balance },
	}

	/// The causes of failure, in the order in which they are checked: what a call says of itself, what it names, who may,
	/// states, amounts.
	#[pallet::error]
	pub enum Error<T> {
		/// A port's name has 3 to 32 of `a`–`z`, `0`–`9`, `-` and `.`, and begins and ends with a letter or digit.
		BadName,
		/// The address is neither empty nor an `https://` address.
		BadUrl,
		/// An IOU's code has 1 to 12 of `A`–`Z` and `0`–`9`.
		BadCode,
		/// An IOU has at most 8 decimals.
		TooManyDecimals,
		/// A reference has 1 to 96 printable characters without blanks.
		BadReference,
		/// The destination of a payout is empty.
		NoDestination,
		/// The terms' smallest and largest request do not fit.
		TermsLimits,
		/// A fee of the terms takes more than a tenth of the smallest request.
		TermsRequestFee,
		/// A market fee of the terms is above 10 % or its cap is out of range.
		TermsMarketFee,
		/// A deadline of the terms is shorter or longer than the chain allows.
		TermsDeadline,
		/// The terms' smallest order is out of range.
		TermsOrderMin,
		/// The terms' maximum supply is out of range.
		TermsSupply,
		/// A statement of reserves ends after now and within the longest time allowed.
		BadExpiry,
		/// There is no such port.
		NoSuchPort,
		/// There is no such IOU.
		NoSuchIou,
		/// There is no such open request.
		NoSuchRequest,
		/// The request is a redemption where a deposit is meant, or the reverse.
		WrongFlow,
		/// Only the port's owner may do this.
		NotPortOwner,
		/// Only the owner or an operator with the right may do this.
		NotPermitted,
		/// Only the customer may do this.
		NotRequester,
		/// The owner has every right and is no operator.
		OwnerIsNoOperator,
		/// The port has as many operators as it may.
		TooManyOperators,
		/// The name is or was another port's.
		NameTaken,
		/// The port has an IOU of this code.
		CodeTaken,
		/// The port has as many IOUs as it may.
		TooManyIous,
		/// The removal of the IOU has begun.
		BeingRemoved,
		/// The IOU was born without this power, or it was given up.
		NoPower,
		/// The port is paused.
		PortPaused,
		/// The port is not paused.
		PortNotPaused,
		/// The port is retired.
		PortRetired,
		/// The port is not retired.
		PortNotRetired,
		/// The time of winding down is not over.
		WindingDown,
		/// The IOU is paused.
		IouPaused,
		/// The IOU is not paused.
		IouNotPaused,
		/// A vault's balance belongs to others.
		IsVault,
		/// The account is frozen.
		Frozen,
		/// The account is not frozen.
		NotFrozen,
		/// The account holds none of the IOU.
		NotHolder,
		/// The maximum supply may fall and never rise.
		SupplyMayNotRise,
		/// No terms are announced.
		NothingAnnounced,
		/// The request may not take this step from where it stands.
		WrongState,
		/// The deadline has not passed.
		NotExpired,
		/// The reference was used for this IOU before.
		ReferenceUsed,
		/// The receiver does not trust this IOU.
		NotTrusted,
		/// The amount is below the minimum.
		TooSmall,
		/// The amount is above the maximum, or above what was asked for.
		TooLarge,
		/// The receiver would have more than he trusts the port with.
		TrustExceeded,
		/// More than the maximum supply would be outstanding.
		SupplyExceeded,
		/// There is no live statement of reserves, and the terms require one.
		NoReserves,
		/// More than the stated reserves would be outstanding.
		ReservesExceeded,
		/// The holder has less of the IOU than this.
		InsufficientBalance,
		/// There is no trust to withdraw.
		NoTrust,
		/// There is nothing to claim.
		NothingToClaim,
		/// There is nothing to write off.
		NothingToWriteOff,
		/// Some of the IOU is outstanding.
		StillOutstanding,
		/// A request is open.
		RequestOpen,
		/// The port has IOUs.
		StillHasIous,
		/// The vault cannot give what its records say. This is a bug.
		VaultShort,
		/// A number has reached its end.
		Exhausted,
	}

	impl<T> From<Flaw> for Error<T> {
		fn from(flaw: Flaw) -> Self {
			match flaw {
				Flaw::Limits => Self::TermsLimits,
				Flaw::RequestFee => Self::TermsRequestFee,
				Flaw::MarketFee => Self::TermsMarketFee,
				Flaw::Deadline => Self::TermsDeadline,
				Flaw::OrderMin => Self::TermsOrderMin,
				Flaw::Supply => Self::TermsSupply,
			}
		}
	}

	impl<T> From<Refusal> for Error<T> {
		fn from(refusal: Refusal) -> Self {
			match refusal {
				Refusal::TooSmall => Self::TooSmall,
				Refusal::TooLarge => Self::TooLarge,
				Refusal::SupplyExceeded => Self::SupplyExceeded,
				Refusal::NoReserves => Self::NoReserves,
				Refusal::ReservesExceeded => Self::ReservesExceeded,
				Refusal::TrustExceeded => Self::TrustExceeded,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::DeadlineMin::get() > 0 && T::DeadlineMin::get() <= T::DeadlineMax::get(), "no deadline fits");
			assert!(T::AttestationMax::get() > 0, "no statement of reserves could count");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	/// How a call names an account.
	type LookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a port (S-36, Q-6). Anybody may; `PortDeposit` is held until it is closed.
		///
		/// `name` is unique for ever; `info_url` is empty or an `https://` address.
		/// Emits `PortOpened`. Errors: `BadName`, `BadUrl`, `NameTaken`, or the deposit cannot be held.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open_port())]
		pub fn open_port(origin: OriginFor<T>, name: Name, info_url: Url) -> DispatchResult {
			Self::do_open_port(ensure_signed(origin)?, name, info_url)
		}

		/// Says where the port tells about itself. The owner only.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_info_url())]
		pub fn set_info_url(origin: OriginFor<T>, port: PortId, info_url: Url) -> DispatchResult {
			Self::do_set_info_url(ensure_signed(origin)?, port, info_url)
		}

		/// Gives a delegate these rights in place of those he had; none removes him. The owner only.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_operator())]
		pub fn set_operator(
			origin: OriginFor<T>,
			port: PortId,
			operator: LookupOf<T>,
			rights: Rights,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_operator(who, port, T::Lookup::lookup(operator)?, rights)
		}

		/// Stops new deposits and every issue until resumed. Redemption stays open. The owner only.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::pause_port())]
		pub fn pause_port(origin: OriginFor<T>, port: PortId) -> DispatchResult {
			Self::do_pause_port(ensure_signed(origin)?, port)
		}

		/// Opens a paused port again. The owner only.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::resume_port())]
		pub fn resume_port(origin: OriginFor<T>, port: PortId) -> DispatchResult {
			Self::do_resume_port(ensure_signed(origin)?, port)
		}

		/// Ends deposits and issue for ever; redemption only from now on. The owner only; cannot be undone.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::retire_port())]
		pub fn retire_port(origin: OriginFor<T>, port: PortId) -> DispatchResult {
			Self::do_retire_port(ensure_signed(origin)?, port)
		}

		/// Closes a port that has no IOU left and returns its deposit. The owner only.
		///
		/// An IOU is removed by `remove_iou`, once nothing of it is outstanding and no request is open.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::close_port())]
		pub fn close_port(origin: OriginFor<T>, port: PortId) -> DispatchResult {
			Self::do_close_port(ensure_signed(origin)?, port)
		}

		/// Defines an IOU; `IouDeposit` is held until it is removed. The owner only.
		///
		/// - `code`: ticker, unique within the port. `decimals`: at most 8.
		/// - `powers`: what the issuer may do to holders; can be given up and never gained (X-49).
		/// - `terms`: see [`Terms`]; they change only with notice.
		///
		/// Emits `IouDefined` with the new asset's id.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::define_iou())]
		pub fn define_iou(
			origin: OriginFor<T>,
			port: PortId,
			code: Code,
			category: Category,
			decimals: u8,
			powers: Powers,
			terms: Terms,
		) -> DispatchResult {
			Self::do_define_iou(ensure_signed(origin)?, port, code, category, decimals, powers, terms)
		}

		/// Announces terms that are in force `TermsNotice` from now, in place of any announced before. The owner only.
		///
		/// The maximum supply may fall and never rise. Open requests keep the fee they were made at.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::announce_terms())]
		pub fn announce_terms(origin: OriginFor<T>, iou: AssetId, terms: Terms) -> DispatchResult {
			Self::do_announce_terms(ensure_signed(origin)?, iou, terms)
		}

		/// Withdraws announced terms that are not yet in force. The owner only.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::withdraw_terms())]
		pub fn withdraw_terms(origin: OriginFor<T>, iou: AssetId) -> DispatchResult {
			Self::do_withdraw_terms(ensure_signed(origin)?, iou)
		}

		/// Gives up powers for ever. The owner only. What is frozen or paused then, anybody may thaw and resume.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::give_up_powers())]
		pub fn give_up_powers(origin: OriginFor<T>, iou: AssetId, powers: Powers) -> DispatchResult {
			Self::do_give_up_powers(ensure_signed(origin)?, iou, powers)
		}

		/// States what the port has outside, in units of the IOU, until `expires`. The owner only.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::attest_reserves())]
		pub fn attest_reserves(
			origin: OriginFor<T>,
			iou: AssetId,
			amount: Balance,
			statement_hash: [u8; 32],
			expires: Moment,
		) -> DispatchResult {
			Self::do_attest_reserves(ensure_signed(origin)?, iou, amount, statement_hash, expires)
		}

		/// Removes an IOU of which nothing is outstanding and no request is open; returns its deposit. The owner only.
		///
		/// Where many accounts hold nothing of it, a call removes a bounded number of them and says so; call again.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::remove_iou())]
		pub fn remove_iou(origin: OriginFor<T>, iou: AssetId) -> DispatchResult {
			Self::do_remove_iou(ensure_signed(origin)?, iou)
		}

		/// Consents to being issued this IOU, up to `limit` units counting those held; none is no limit (S-24, Q-7).
		///
		/// `TrustDeposit` is held until `untrust`. It limits issue and deposits, not plain transfers.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::trust())]
		pub fn trust(origin: OriginFor<T>, iou: AssetId, limit: Option<Balance>) -> DispatchResult {
			Self::do_trust(ensure_signed(origin)?, iou, limit)
		}

		/// Withdraws the consent. What is held stays held.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::untrust())]
		pub fn untrust(origin: OriginFor<T>, iou: AssetId) -> DispatchResult {
			Self::do_untrust(ensure_signed(origin)?, iou)
		}

		/// Asks the port for `amount` units of the IOU against a deposit outside (S-25).
		///
		/// `RequestDeposit` is held while the request is open. The fee is that of the terms in force now.
		/// Emits `DepositRequested` with the id the outside transfer must name.
		#[pallet::call_index(30)]
		#[pallet::weight(T::WeightInfo::request_deposit())]
		pub fn request_deposit(origin: OriginFor<T>, iou: AssetId, amount: Balance, memo: Memo) -> DispatchResult {
			Self::do_request_deposit(ensure_signed(origin)?, iou, amount, memo)
		}

		/// Confirms that `amount` arrived under `reference` and issues `amount` − fee (S-26).
		///
		/// The owner or an operator with the right to deposits. `amount` may be less than was asked for and not more.
		/// A reference is good once for an IOU.
		#[pallet::call_index(31)]
		#[pallet::weight(T::WeightInfo::confirm_deposit())]
		pub fn confirm_deposit(
			origin: OriginFor<T>,
			id: RequestId,
			amount: Balance,
			reference: Reference,
		) -> DispatchResult {
			Self::do_confirm_deposit(ensure_signed(origin)?, id, amount, reference)
		}

		/// Refuses a deposit and says why. The owner or an operator with the right to deposits.
		#[pallet::call_index(32)]
		#[pallet::weight(T::WeightInfo::reject_deposit())]
		pub fn reject_deposit(origin: OriginFor<T>, id: RequestId, reason: Memo) -> DispatchResult {
			Self::do_return(ensure_signed(origin)?, id, ports_core::Flow::Deposit, reason)
		}

		/// Withdraws one's own deposit request, while the port has not begun to work on it.
		#[pallet::call_index(33)]
		#[pallet::weight(T::WeightInfo::cancel_deposit())]
		pub fn cancel_deposit(origin: OriginFor<T>, id: RequestId) -> DispatchResult {
			Self::do_cancel_deposit(ensure_signed(origin)?, id)
		}

		/// Ends a deposit request whose deadline has passed. Anybody may.
		#[pallet::call_index(34)]
		#[pallet::weight(T::WeightInfo::expire_deposit())]
		pub fn expire_deposit(origin: OriginFor<T>, id: RequestId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(id, ports_core::Flow::Deposit)
		}

		/// Issues `amount` − fee to a holder who trusts the IOU, for a deposit known outside as `reference`.
		///
		/// The owner or an operator with the right to deposits. Never beyond the holder's limit.
		#[pallet::call_index(35)]
		#[pallet::weight(T::WeightInfo::issue())]
		pub fn issue(
			origin: OriginFor<T>,
			iou: AssetId,
			dest: LookupOf<T>,
			amount: Balance,
			reference: Reference,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_issue(who, iou, T::Lookup::lookup(dest)?, amount, reference)
		}

		/// Asks the port to pay out `amount` − fee at `destination`; the IOU goes into the vault (S-28).
		///
		/// Open in every state of the port. `RequestDeposit` is held while the request is open.
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::request_redeem())]
		pub fn request_redeem(
			origin: OriginFor<T>,
			iou: AssetId,
			amount: Balance,
			destination: Destination,
			memo: Memo,
		) -> DispatchResult {
			Self::do_request_redeem(ensure_signed(origin)?, iou, amount, destination, memo)
		}

		/// Confirms that the payout was made under `reference` and destroys the IOU (S-29).
		///
		/// The owner or an operator with the right to redemptions. One outside payment may pay several redemptions, so a
		/// payout's reference need not be new.
		#[pallet::call_index(41)]
		#[pallet::weight(T::WeightInfo::confirm_redeem())]
		pub fn confirm_redeem(origin: OriginFor<T>, id: RequestId, reference: Reference) -> DispatchResult {
			Self::do_confirm_redeem(ensure_signed(origin)?, id, reference)
		}

		/// Gives the IOU back and says why. The owner or an operator with the right to redemptions.
		#[pallet::call_index(42)]
		#[pallet::weight(T::WeightInfo::refund_redeem())]
		pub fn refund_redeem(origin: OriginFor<T>, id: RequestId, reason: Memo) -> DispatchResult {
			Self::do_return(ensure_signed(origin)?, id, ports_core::Flow::Redemption, reason)
		}

		/// Gives the IOU of a redemption back whose deadline has passed, and counts the port overdue. Anybody may (Q-5).
		#[pallet::call_index(43)]
		#[pallet::weight(T::WeightInfo::expire_redeem())]
		pub fn expire_redeem(origin: OriginFor<T>, id: RequestId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(id, ports_core::Flow::Redemption)
		}

		/// Tells where a request stands. The owner or an operator with the right to requests of its kind.
		#[pallet::call_index(44)]
		#[pallet::weight(T::WeightInfo::report_progress())]
		pub fn report_progress(origin: OriginFor<T>, id: RequestId, state: State) -> DispatchResult {
			Self::do_report_progress(ensure_signed(origin)?, id, state)
		}

		/// Credits `who` with what lies claimable for him. Anybody may.
		#[pallet::call_index(45)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, iou: AssetId, who: LookupOf<T>) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(iou, T::Lookup::lookup(who)?)
		}

		/// Stops `who` from sending the IOU, also what of it stands behind his orders. The owner, where it was born with the
		/// power to freeze. Fails with `NoProviders` if he has nothing but a claim, and no STM: fund him in the same batch.
		#[pallet::call_index(50)]
		#[pallet::weight(T::WeightInfo::freeze().saturating_add(Pallet::<T>::weight_of_vaults()))]
		pub fn freeze(origin: OriginFor<T>, iou: AssetId, who: LookupOf<T>) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_freeze(owner, iou, T::Lookup::lookup(who)?)
		}

		/// Lets `who` send the IOU again. The owner; anybody once the power to freeze was given up, and while the port winds
		/// down.
		#[pallet::call_index(51)]
		#[pallet::weight(T::WeightInfo::thaw().saturating_add(Pallet::<T>::weight_of_vaults()))]
		pub fn thaw(origin: OriginFor<T>, iou: AssetId, who: LookupOf<T>) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_thaw(caller, iou, T::Lookup::lookup(who)?)
		}

		/// Stops every transfer of the IOU. The owner, with the power to freeze or after the winding down.
		#[pallet::call_index(52)]
		#[pallet::weight(T::WeightInfo::pause_iou())]
		pub fn pause_iou(origin: OriginFor<T>, iou: AssetId) -> DispatchResult {
			Self::do_pause_iou(ensure_signed(origin)?, iou)
		}

		/// Allows transfers again. The owner; anybody once the power to pause is gone, and while the port winds down.
		#[pallet::call_index(53)]
		#[pallet::weight(T::WeightInfo::resume_iou())]
		pub fn resume_iou(origin: OriginFor<T>, iou: AssetId) -> DispatchResult {
			Self::do_resume_iou(ensure_signed(origin)?, iou)
		}

		/// Destroys exactly `amount` of the free balance of `who`. The owner, with the power to claw back.
		#[pallet::call_index(54)]
		#[pallet::weight(T::WeightInfo::claw_back().saturating_add(Pallet::<T>::weight_of_vaults()))]
		pub fn claw_back(origin: OriginFor<T>, iou: AssetId, who: LookupOf<T>, amount: Balance) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_claw_back(owner, iou, T::Lookup::lookup(who)?, amount)
		}

		/// Strikes a retired port's debt to `who` from the ledger, balance and claims, when the winding down is over.
		///
		/// The owner only. The event is the record of the debt.
		#[pallet::call_index(55)]
		#[pallet::weight(T::WeightInfo::write_off().saturating_add(Pallet::<T>::weight_of_vaults()))]
		pub fn write_off(origin: OriginFor<T>, iou: AssetId, who: LookupOf<T>) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_write_off(owner, iou, T::Lookup::lookup(who)?)
		}
	}

	impl<T: Config> Pallet<T> {
		/// What it adds that a holder's units may all lie in vaults: looking for them, and making or removing the account
		/// that bears his freeze (it, the token, its owner's references).
		fn weight_of_vaults() -> Weight {
			T::DbWeight::get().reads_writes(T::Vaults::LOOKS.saturating_add(2), 3)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The port of this number.
		pub fn port(port: PortId) -> Option<PortInfo<T::AccountId>> {
			Self::port_info(port)
		}

		/// The port of this name.
		pub fn port_named(name: Name) -> Option<PortInfo<T::AccountId>> {
			PortNames::<T>::get(name).and_then(Self::port_info)
		}

		/// Ports in the order of their numbers; `after` is the last one seen.
		pub fn ports(after: Option<PortId>, limit: u32) -> Page<PortInfo<T::AccountId>, PortId> {
			Self::page_of_ports(after, limit)
		}

		/// The IOU of this asset, with what is outstanding and the newest statement of reserves.
		pub fn iou(iou: AssetId) -> Option<IouInfo> {
			Self::iou_info(iou)
		}

		/// The IOU a port knows by a code.
		pub fn iou_by_code(port: PortId, code: Code) -> Option<IouInfo> {
			IouByCode::<T>::get(port, code).and_then(Self::iou_info)
		}

		/// The IOUs of a port, in no particular order; at most 256.
		pub fn ious_of(port: PortId) -> Vec<IouInfo> {
			Self::all_ious_of(port)
		}

		/// Open requests of an account in `state`, or in any; `after` is the last one seen.
		pub fn requests_of(
			who: T::AccountId,
			state: Option<State>,
			after: Option<RequestId>,
			limit: u32,
		) -> Page<RequestInfo<T::AccountId>, RequestId> {
			Self::page_of_requests_of(&who, state, after, limit)
		}

		/// Open requests of an IOU in `state`, or in any; `after` is the number of the last one seen.
		pub fn requests_at(
			iou: AssetId,
			state: Option<State>,
			after: Option<u32>,
			limit: u32,
		) -> Page<RequestInfo<T::AccountId>, u32> {
			Self::page_of_requests_at(iou, state, after, limit)
		}

		/// Open requests of all IOUs of a port, in `state` or in any; `after` is the last one seen.
		pub fn requests_of_port(
			port: PortId,
			state: Option<State>,
			after: Option<RequestId>,
			limit: u32,
		) -> Page<RequestInfo<T::AccountId>, RequestId> {
			Self::page_of_requests_of_port(port, state, after, limit)
		}

		/// An open request.
		pub fn request(id: RequestId) -> Option<RequestInfo<T::AccountId>> {
			Self::request_info(id)
		}

		/// What depositing `amount` now would come to, or why it is refused.
		pub fn quote_deposit(iou: AssetId, amount: Balance) -> Result<Quote, DispatchError> {
			Self::quote_deposit_of(iou, amount)
		}

		/// What redeeming `amount` now would come to, or why it is refused.
		pub fn quote_redeem(iou: AssetId, amount: Balance) -> Result<Quote, DispatchError> {
			Self::quote_redeem_of(iou, amount)
		}

		/// What lies in the vault for `who` because it could not be credited, units of the IOU.
		pub fn claimable(iou: AssetId, who: T::AccountId) -> Balance {
			Claimable::<T>::get(iou, who)
		}
	}
}
