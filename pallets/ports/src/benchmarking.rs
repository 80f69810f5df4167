//! The worst case of each call, each followed by an assertion that it happened.
//!
//! Accounts are new wherever the call may make one, names and texts are as long as they may be, trust and reserves are
//! read, and the port has all the operators it may have; the caller is the last of them.

use crate::{Pallet as PortsPallet, *};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	traits::{
		fungible::{Inspect as InspectStm, Mutate as MutateStm},
		fungibles::{Inspect, Mutate},
		ConstU32, Get, Time,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use ports_core::{
	flow::{Flow, State},
	terms::{Category, Fee, MarketFee, Powers, Rights, Terms},
	view::{PortId, PortState, RequestId},
};
use sp_runtime::traits::StaticLookup;
use tributary_primitives::{AssetId, Balance, Moment, AMOUNT_MAX};

/// What the benchmarks need of the world outside.
pub trait BenchmarkHelper {
	/// Lets the clock show this moment, milliseconds.
	fn set_time(now: Moment);
	/// Most empty accounts, and as many approvals, one step of [`tributary_primitives::AssetControl::destroy`] removes.
	fn destroy_step() -> u32;
	/// Makes this many accounts that hold nothing of the asset, each with an approval.
	fn touch(asset: AssetId, accounts: u32);
}

const POWERS: Powers = Powers { freeze: true, claw_back: true };
const AMOUNT: Balance = 1_000_000;
/// When the benchmarks begin: late enough for every period to lie before it.
const START: Moment = 10_000_000_000_000;

/// A text of the greatest length.
fn long<const N: u32>(byte: u8) -> BoundedVec<u8, ConstU32<N>> {
	BoundedVec::truncate_from(vec![byte; N as usize])
}

/// An address of the greatest length.
fn url() -> Url {
	let mut url = b"https://".to_vec();
	url.resize(ports_core::text::URL_MAX as usize, b'a');
	BoundedVec::truncate_from(url)
}

fn terms<T: Config>() -> Terms {
	let fee = Fee { flat: 2, basis_points: 50 };
	Terms {
		deposit_fee: fee,
		redeem_fee: fee,
		request_min: 100,
		request_max: AMOUNT_MAX,
		deposit_deadline_ms: T::DeadlineMin::get(),
		redeem_deadline_ms: T::DeadlineMin::get(),
		market_fee: MarketFee { maker_bp: 10, taker_bp: 20, fill_max: Some(1_000) },
		order_min: 10,
		supply_max: Some(AMOUNT_MAX),
		reserves_required: true,
	}
}

/// An account with STM for every deposit, and no more than that needs.
fn rich<T: Config>(name: &'static str, index: u32) -> T::AccountId
where
	T::Deposits: MutateStm<T::AccountId>,
{
	let who: T::AccountId = account(name, index, 0);
	let deposits = T::PortDeposit::get() + T::IouDeposit::get() * 2 + T::RequestDeposit::get() * 4;
	let least = <T::Deposits as InspectStm<T::AccountId>>::minimum_balance();
	<T::Deposits as MutateStm<T::AccountId>>::set_balance(&who, deposits + T::TrustDeposit::get() + least * 100);
	who
}

/// A port with all its operators, and an IOU that needs reserves and has them.
struct World<T: Config> {
	owner: T::AccountId,
	operator: T::AccountId,
	customer: T::AccountId,
	port: PortId,
	iou: AssetId,
}

impl<T: Config> World<T>
where
	T::Deposits: MutateStm<T::AccountId>,
{
	fn new() -> Self {
		T::BenchmarkHelper::set_time(START);
		rich_vault::<T>();
		let owner = rich::<T>("owner", 0);
		let (operator, port) = Self::open(&owner);
		let customer = rich::<T>("customer", 0);
		let iou = Self::define(&owner, port);
		Self { owner, operator, customer, port, iou }
	}

	fn open(owner: &T::AccountId) -> (T::AccountId, PortId) {
		let port = NextPort::<T>::get();
		assert_ok!(PortsPallet::<T>::open_port(signed(owner), long(b'a'), url()));
		for index in 0..OPERATORS_MAX {
			let operator = T::Lookup::unlookup(account("operator", index, 0));
			assert_ok!(PortsPallet::<T>::set_operator(signed(owner), port, operator, Rights::ALL));
		}
		let operators = Ports::<T>::get(port).map(|port| port.operators.into_inner()).unwrap_or_default();
		let last = operators.last().map(|(operator, _)| operator.clone()).unwrap();
		frame_system::Pallet::<T>::inc_providers(&last);
		(last, port)
	}

	fn define(owner: &T::AccountId, port: PortId) -> AssetId {
		let define =
			PortsPallet::<T>::define_iou(signed(owner), port, long(b'B'), Category::Digital, 8, POWERS, terms::<T>());
		assert_ok!(define);
		let iou = IouByCode::<T>::iter_prefix_values(port).next().unwrap();
		let expires = START + T::AttestationMax::get();
		assert_ok!(PortsPallet::<T>::attest_reserves(signed(owner), iou, AMOUNT_MAX, [7; 32], expires));
		iou
	}

	/// The customer's open deposit of `AMOUNT`, within the limit of his trust.
	fn deposit(&self) -> RequestId {
		assert_ok!(PortsPallet::<T>::trust(signed(&self.customer), self.iou, Some(AMOUNT_MAX)));
		assert_ok!(PortsPallet::<T>::request_deposit(signed(&self.customer), self.iou, AMOUNT, long(b'm')));
		RequestId { iou: self.iou, number: 0 }
	}

	/// The customer holds `AMOUNT`.
	fn hold(&self) {
		assert_ok!(T::Ledger::mint_into(self.iou, &self.customer, AMOUNT));
	}

	/// The customer's open redemption of all he had, the only thing in the vault.
	fn redemption(&self) -> RequestId {
		self.hold();
		let (destination, memo) = (long(b'd'), long(b'm'));
		let ask = PortsPallet::<T>::request_redeem(signed(&self.customer), self.iou, AMOUNT, destination, memo);
		assert_ok!(ask);
		RequestId { iou: self.iou, number: 0 }
	}

	/// A claim of `AMOUNT` of the customer.
	fn claimable(&self) {
		let id = self.redemption();
		assert_ok!(PortsPallet::<T>::pause_iou(signed(&self.owner), self.iou));
		assert_ok!(PortsPallet::<T>::refund_redeem(signed(&self.owner), id, Default::default()));
		assert_ok!(PortsPallet::<T>::resume_iou(signed(&self.owner), self.iou));
	}

	/// The port has retired and its winding down is over.
	fn wound_down(&self) {
		assert_ok!(PortsPallet::<T>::retire_port(signed(&self.owner), self.port));
		T::BenchmarkHelper::set_time(T::Time::now() + T::WindDown::get());
	}

	fn is_open(&self, id: RequestId) -> bool {
		Requests::<T>::contains_key(id.iou, id.number)
	}

	fn balance(&self) -> Balance {
		T::Ledger::balance(self.iou, &self.customer)
	}
}

/// Makes so many IOUs of one port, for the benchmarks of other pallets; ascending. They take market fees.
pub fn ious<T: Config>(count: u32) -> Vec<AssetId>
where
	T::Deposits: MutateStm<T::AccountId>,
{
	let owner: T::AccountId = account("issuer", 0, 0);
	<T::Deposits as MutateStm<T::AccountId>>::set_balance(&owner, AMOUNT_MAX);
	assert_ok!(PortsPallet::<T>::open_port(signed(&owner), long(b'i'), url()));
	let port = NextPort::<T>::get().saturating_sub(1);
	for index in 0..count {
		let code = BoundedVec::truncate_from(vec![b'A'.saturating_add(index as u8); 5]);
		let define =
			PortsPallet::<T>::define_iou(signed(&owner), port, code, Category::Digital, 8, POWERS, terms::<T>());
		assert_ok!(define);
	}
	let mut ious: Vec<AssetId> = IouByCode::<T>::iter_prefix_values(port).collect();
	ious.sort_unstable();
	ious
}

/// The vault exists, as genesis sees to on every chain.
fn rich_vault<T: Config>()
where
	T::Deposits: MutateStm<T::AccountId>,
{
	let least = <T::Deposits as InspectStm<T::AccountId>>::minimum_balance();
	<T::Deposits as MutateStm<T::AccountId>>::set_balance(&PortsPallet::<T>::vault(), least);
}

fn signed<Origin: From<RawOrigin<AccountId>>, AccountId: Clone>(who: &AccountId) -> Origin {
	RawOrigin::Signed(who.clone()).into()
}

#[benchmarks(where T::Deposits: MutateStm<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open_port() {
		let owner = rich::<T>("owner", 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), long(b'a'), url());
		assert!(Ports::<T>::contains_key(0));
	}

	#[benchmark]
	fn set_info_url() {
		let world = World::<T>::new();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.port, Url::default());
		assert!(Ports::<T>::get(world.port).unwrap().info_url.is_empty());
	}

	#[benchmark]
	fn set_operator() {
		let world = World::<T>::new();
		let operator = T::Lookup::unlookup(world.operator.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.port, operator, Rights::default());
		assert!(Ports::<T>::get(world.port).unwrap().rights_of(&world.operator).is_none());
	}

	#[benchmark]
	fn pause_port() {
		let world = World::<T>::new();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.port);
		assert_eq!(Ports::<T>::get(world.port).unwrap().state, PortState::Paused);
	}

	#[benchmark]
	fn resume_port() {
		let world = World::<T>::new();
		assert_ok!(PortsPallet::<T>::pause_port(signed(&world.owner), world.port));
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.port);
		assert_eq!(Ports::<T>::get(world.port).unwrap().state, PortState::Open);
	}

	#[benchmark]
	fn retire_port() {
		let world = World::<T>::new();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.port);
		assert_ne!(Ports::<T>::get(world.port).unwrap().state, PortState::Open);
	}

	#[benchmark]
	fn close_port() {
		let world = World::<T>::new();
		assert_ok!(PortsPallet::<T>::remove_iou(signed(&world.owner), world.iou));
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.port);
		assert!(!Ports::<T>::contains_key(world.port));
	}

	#[benchmark]
	fn define_iou() {
		let world = World::<T>::new();
		let (category, code) = (Category::Fiat, long(b'C'));
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.port, code, category, 8, POWERS, terms::<T>());
		assert_eq!(Ports::<T>::get(world.port).unwrap().ious, 2);
	}

	#[benchmark]
	fn announce_terms() {
		let world = World::<T>::new();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou, terms::<T>());
		assert!(Ious::<T>::get(world.iou).unwrap().announced.is_some());
	}

	#[benchmark]
	fn withdraw_terms() {
		let world = World::<T>::new();
		assert_ok!(PortsPallet::<T>::announce_terms(signed(&world.owner), world.iou, terms::<T>()));
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou);
		assert!(Ious::<T>::get(world.iou).unwrap().announced.is_none());
	}

	#[benchmark]
	fn give_up_powers() {
		let world = World::<T>::new();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou, POWERS);
		assert_eq!(Ious::<T>::get(world.iou).unwrap().powers, Powers::default());
	}

	#[benchmark]
	fn attest_reserves() {
		let world = World::<T>::new();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou, AMOUNT, [8; 32], START + 1);
		assert_eq!(Attestations::<T>::get(world.iou).unwrap().amount, AMOUNT);
	}

	/// As many used references, empty accounts and approvals as one call removes.
	#[benchmark]
	fn remove_iou() {
		let world = World::<T>::new();
		for number in 0..REFERENCES_STEP {
			UsedReferences::<T>::insert(world.iou, sp_io::hashing::blake2_256(&number.to_le_bytes()), ());
		}
		T::BenchmarkHelper::touch(world.iou, T::BenchmarkHelper::destroy_step());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou);
		assert!(!Ious::<T>::contains_key(world.iou));
	}

	#[benchmark]
	fn trust() {
		let world = World::<T>::new();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.customer.clone()), world.iou, Some(AMOUNT));
		assert!(Trusts::<T>::contains_key(world.iou, &world.customer));
	}

	#[benchmark]
	fn untrust() {
		let world = World::<T>::new();
		assert_ok!(PortsPallet::<T>::trust(signed(&world.customer), world.iou, None));
		#[extrinsic_call]
		_(RawOrigin::Signed(world.customer.clone()), world.iou);
		assert!(!Trusts::<T>::contains_key(world.iou, &world.customer));
	}

	#[benchmark]
	fn request_deposit() {
		let world = World::<T>::new();
		assert_ok!(PortsPallet::<T>::trust(signed(&world.customer), world.iou, Some(AMOUNT_MAX)));
		#[extrinsic_call]
		_(RawOrigin::Signed(world.customer.clone()), world.iou, AMOUNT, long(b'm'));
		assert!(world.is_open(RequestId { iou: world.iou, number: 0 }));
	}

	#[benchmark]
	fn confirm_deposit() {
		let world = World::<T>::new();
		let id = world.deposit();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.operator.clone()), id, AMOUNT, long(b'r'));
		assert!(world.balance() > 0 && !world.is_open(id));
	}

	/// Late, so that it is counted overdue.
	#[benchmark]
	fn reject_deposit() {
		let world = World::<T>::new();
		let id = world.deposit();
		assert_ok!(PortsPallet::<T>::report_progress(signed(&world.owner), id, State::PendingAnchor));
		T::BenchmarkHelper::set_time(START + T::DeadlineMin::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.operator.clone()), id, long(b'r'));
		assert_eq!(Ports::<T>::get(world.port).unwrap().overdue, 1);
	}

	#[benchmark]
	fn cancel_deposit() {
		let world = World::<T>::new();
		let id = world.deposit();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.customer.clone()), id);
		assert!(!world.is_open(id));
	}

	/// The port has said that it has the customer's asset, so that it is counted overdue.
	#[benchmark]
	fn expire_deposit() {
		let world = World::<T>::new();
		let id = world.deposit();
		assert_ok!(PortsPallet::<T>::report_progress(signed(&world.owner), id, State::PendingAnchor));
		T::BenchmarkHelper::set_time(START + T::DeadlineMin::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.operator.clone()), id);
		assert_eq!(Ports::<T>::get(world.port).unwrap().overdue, 1);
	}

	#[benchmark]
	fn issue() {
		let world = World::<T>::new();
		assert_ok!(PortsPallet::<T>::trust(signed(&world.customer), world.iou, Some(AMOUNT_MAX)));
		let dest = T::Lookup::unlookup(world.customer.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.operator.clone()), world.iou, dest, AMOUNT, long(b'r'));
		assert!(world.balance() > 0);
	}

	/// All the customer has, and the first of it in the vault: one account dies, one is made.
	#[benchmark]
	fn request_redeem() {
		let world = World::<T>::new();
		world.hold();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.customer.clone()), world.iou, AMOUNT, long(b'd'), long(b'm'));
		assert_eq!(world.balance(), 0);
	}

	/// The last of it in the vault, so that its account dies.
	#[benchmark]
	fn confirm_redeem() {
		let world = World::<T>::new();
		let id = world.redemption();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.operator.clone()), id, long(b'r'));
		assert_eq!(T::Ledger::total_issuance(world.iou), 0);
	}

	/// Late, so that it is counted overdue.
	#[benchmark]
	fn refund_redeem() {
		let world = World::<T>::new();
		let id = world.redemption();
		T::BenchmarkHelper::set_time(START + T::DeadlineMin::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.operator.clone()), id, long(b'r'));
		assert_eq!(world.balance(), AMOUNT);
		assert_eq!(Ports::<T>::get(world.port).unwrap().overdue, 1);
	}

	#[benchmark]
	fn expire_redeem() {
		let world = World::<T>::new();
		let id = world.redemption();
		T::BenchmarkHelper::set_time(START + T::DeadlineMin::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.operator.clone()), id);
		assert_eq!(world.balance(), AMOUNT);
	}

	#[benchmark]
	fn report_progress() {
		let world = World::<T>::new();
		let id = world.redemption();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.operator.clone()), id, State::PendingExternal);
		let request = Requests::<T>::get(id.iou, id.number).unwrap();
		assert_eq!((request.flow, request.state), (Flow::Redemption, State::PendingExternal));
	}

	#[benchmark]
	fn claim() {
		let world = World::<T>::new();
		world.claimable();
		let who = T::Lookup::unlookup(world.customer.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.operator.clone()), world.iou, who);
		assert_eq!(world.balance(), AMOUNT);
	}

	#[benchmark]
	fn freeze() {
		let world = World::<T>::new();
		world.hold();
		let who = T::Lookup::unlookup(world.customer.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou, who);
		assert_eq!(reducible::<T>(&world), 0);
	}

	#[benchmark]
	fn thaw() {
		let world = World::<T>::new();
		world.hold();
		let who = T::Lookup::unlookup(world.customer.clone());
		assert_ok!(PortsPallet::<T>::freeze(signed(&world.owner), world.iou, who.clone()));
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou, who);
		assert_eq!(reducible::<T>(&world), AMOUNT);
	}

	/// Without the power to freeze, so that the winding down is looked at.
	#[benchmark]
	fn pause_iou() {
		let world = World::<T>::new();
		assert_ok!(PortsPallet::<T>::give_up_powers(signed(&world.owner), world.iou, POWERS));
		world.wound_down();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou);
		assert!(Ious::<T>::get(world.iou).unwrap().paused);
	}

	#[benchmark]
	fn resume_iou() {
		let world = World::<T>::new();
		assert_ok!(PortsPallet::<T>::pause_iou(signed(&world.owner), world.iou));
		assert_ok!(PortsPallet::<T>::give_up_powers(signed(&world.owner), world.iou, POWERS));
		world.wound_down();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou);
		assert!(!Ious::<T>::get(world.iou).unwrap().paused);
	}

	/// A frozen holder of a paused IOU, who keeps some of it: everything is undone and done again.
	#[benchmark]
	fn claw_back() {
		let world = World::<T>::new();
		world.hold();
		let who = T::Lookup::unlookup(world.customer.clone());
		assert_ok!(PortsPallet::<T>::freeze(signed(&world.owner), world.iou, who.clone()));
		assert_ok!(PortsPallet::<T>::pause_iou(signed(&world.owner), world.iou));
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou, who, AMOUNT);
		assert_eq!(world.balance(), 0);
	}

	/// A balance and a claim, the IOU paused, the holder frozen.
	#[benchmark]
	fn write_off() {
		let world = World::<T>::new();
		world.claimable();
		world.hold();
		let who = T::Lookup::unlookup(world.customer.clone());
		assert_ok!(PortsPallet::<T>::freeze(signed(&world.owner), world.iou, who.clone()));
		assert_ok!(PortsPallet::<T>::pause_iou(signed(&world.owner), world.iou));
		world.wound_down();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.owner.clone()), world.iou, who);
		assert_eq!(T::Ledger::total_issuance(world.iou), 0);
	}

	/// No call: what issuing to an account that has none yet costs by itself, for comparisons. The SDK's benchmark of
	/// `assets.mint` mints a sufficient token to a whitelisted account and so counts none of the account's own record.
	#[benchmark(extra)]
	fn mint_to_a_new_account() {
		let world = World::<T>::new();
		#[block]
		{
			assert_ok!(T::Ledger::mint_into(world.iou, &world.customer, AMOUNT));
		}
		assert_eq!(world.balance(), AMOUNT);
	}

	fn reducible<T: Config>(world: &World<T>) -> Balance {
		use frame_support::traits::tokens::{Fortitude, Preservation};
		T::Ledger::reducible_balance(world.iou, &world.customer, Preservation::Expendable, Fortitude::Polite)
	}

	impl_benchmark_test_suite!(PortsPallet, crate::mock::world(), crate::mock::Test);
}
