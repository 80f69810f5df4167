//! One ledger over STM and tokens (design §3), and the power over tokens that their pallets need.
//!
//! The runtime and the pallets' mocks use the same two types, so that what a pallet is tested with is what it runs on.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::panic
)]

use core::marker::PhantomData;
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible,
		fungibles::{Create, Destroy, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
};
use frame_system::RawOrigin;
use pallet_assets::{Account, AccountStatus, Asset, AssetAccount, AssetStatus, ExistenceReason, FrozenBalance};
use sp_runtime::{
	traits::{Convert, StaticLookup},
	DispatchError, DispatchResult, Either, TokenError,
};
use tributary_primitives::{AssetControl, AssetId, Balance};

/// Most empty accounts, and as many approvals, one step of [`AssetControl::destroy`] removes.
pub const DESTROY_STEP: u32 = 64;

/// Every asset's balances: STM in `Balances`, tokens in `Assets`.
pub type Ledger<Balances, Assets, AccountId> = fungible::UnionOf<Balances, Assets, Class, AssetId, AccountId>;

/// Which ledger an asset lies in.
pub struct Class;

impl Convert<AssetId, Either<(), u32>> for Class {
	fn convert(asset: AssetId) -> Either<(), u32> {
		match asset {
			AssetId::Native => Either::Left(()),
			AssetId::Token(id) => Either::Right(id),
		}
	}
}

/// Keeps the account that bears a freeze: without this its owner could give an empty one back, and the freeze with it.
/// Nothing of a frozen account is set apart. A token that is being destroyed keeps nobody.
pub struct Freezes<T>(PhantomData<T>);

impl<T> FrozenBalance<u32, T::AccountId, Balance> for Freezes<T>
where
	T: pallet_assets::Config<AssetId = u32, Balance = Balance>,
{
	fn frozen_balance(id: u32, who: &T::AccountId) -> Option<Balance> {
		let is_frozen = Account::<T>::get(id, who).is_some_and(|account| account.status != AccountStatus::Liquid);
		let is_kept = || Asset::<T>::get(id).is_some_and(|details| details.status != AssetStatus::Destroying);
		(is_frozen && is_kept()).then_some(0)
	}

	fn died(_: u32, _: &T::AccountId) {}

	fn contains_freezes(_: u32) -> bool {
		false
	}
}

/// [`AssetControl`] over pallet-assets. `Keeper` is the keyless account that has every role of every token.
pub struct TokenControl<T, Keeper>(PhantomData<(T, Keeper)>);

impl<T, Keeper> AssetControl<T::AccountId> for TokenControl<T, Keeper>
where
	T: pallet_assets::Config<AssetId = u32, Balance = Balance>,
	Keeper: Get<T::AccountId>,
{
	fn create(name: &[u8], symbol: &[u8], decimals: u8) -> Result<AssetId, DispatchError> {
		let id = pallet_assets::NextAssetId::<T>::get().ok_or(DispatchError::Unavailable)?;
		let (name, symbol) = (name.to_vec(), symbol.to_vec());
		with_storage_layer(|| {
			<pallet_assets::Pallet<T> as Create<T::AccountId>>::create(id, Keeper::get(), false, 1)?;
			let root = RawOrigin::Root.into();
			pallet_assets::Pallet::<T>::force_set_metadata(root, id.into(), name, symbol, decimals, false)?;
			Ok(AssetId::Token(id))
		})
	}

	fn sum_of_balances(asset: AssetId) -> Balance {
		let AssetId::Token(id) = asset else { return 0 };
		Account::<T>::iter_prefix_values(id).fold(0, |sum: Balance, account| sum.saturating_add(account.balance))
	}

	fn destroy(asset: AssetId) -> Result<bool, DispatchError> {
		let id = token(asset)?;
		let Some(details) = Asset::<T>::get(id) else { return Ok(true) };
		ensure!(details.supply == 0, pallet_assets::Error::<T>::InUse);
		with_storage_layer(|| {
			if details.status != AssetStatus::Destroying {
				<pallet_assets::Pallet<T> as Destroy<T::AccountId>>::start_destroy(id, None)?;
			}
			<pallet_assets::Pallet<T> as Destroy<T::AccountId>>::destroy_accounts(id, DESTROY_STEP)?;
			<pallet_assets::Pallet<T> as Destroy<T::AccountId>>::destroy_approvals(id, DESTROY_STEP)?;
			let gone = Asset::<T>::get(id).is_none_or(|left| left.accounts == 0 && left.approvals == 0);
			if gone {
				<pallet_assets::Pallet<T> as Destroy<T::AccountId>>::finish_destroy(id)?;
			}
			Ok(gone)
		})
	}

	fn freeze(asset: AssetId, who: &T::AccountId) -> DispatchResult {
		let id = token(asset)?;
		with_storage_layer(|| {
			Self::open(id, who)?;
			pallet_assets::Pallet::<T>::freeze(Self::keeper(), id.into(), lookup::<T>(who))
		})
	}

	fn is_frozen(asset: AssetId, who: &T::AccountId) -> bool {
		let AssetId::Token(id) = asset else { return false };
		Account::<T>::get(id, who).is_some_and(|account| account.status != AccountStatus::Liquid)
	}

	fn thaw(asset: AssetId, who: &T::AccountId) -> DispatchResult {
		let id = token(asset)?;
		with_storage_layer(|| {
			pallet_assets::Pallet::<T>::thaw(Self::keeper(), id.into(), lookup::<T>(who))?;
			Self::close(id, who)
		})
	}

	fn pause(asset: AssetId) -> DispatchResult {
		pallet_assets::Pallet::<T>::freeze_asset(Self::keeper(), token(asset)?.into())
	}

	fn is_paused(asset: AssetId) -> bool {
		let AssetId::Token(id) = asset else { return false };
		Asset::<T>::get(id).is_some_and(|details| details.status == AssetStatus::Frozen)
	}

	fn resume(asset: AssetId) -> DispatchResult {
		pallet_assets::Pallet::<T>::thaw_asset(Self::keeper(), token(asset)?.into())
	}

	fn seize(asset: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		let id = token(asset)?;
		with_storage_layer(|| {
			let paused = Self::set_status(id, AssetStatus::Live)?;
			let frozen = Self::set_account_status(id, who, AccountStatus::Liquid);
			let (precision, force) = (Precision::Exact, Fortitude::Force);
			pallet_assets::Pallet::<T>::burn_from(id, who, amount, Preservation::Expendable, precision, force)?;
			Self::set_status(id, paused)?;
			frozen.map(|status| Self::set_account_status(id, who, status));
			Ok(())
		})
	}
}

impl<T, Keeper> TokenControl<T, Keeper>
where
	T: pallet_assets::Config<AssetId = u32, Balance = Balance>,
	Keeper: Get<T::AccountId>,
{
	/// Whether `who` may send the asset now: the token is live, and he is neither frozen nor blocked. STM always.
	///
	/// Says nothing of what he has: somebody with all of his units in orders may send those.
	pub fn may_send(asset: AssetId, who: &T::AccountId) -> bool {
		Self::may(asset, who, |status| *status == AccountStatus::Liquid)
	}

	/// Whether `who` may be paid in the asset now: the token is live, and he is not blocked. STM always.
	///
	/// An account without STM may, and still cannot be credited with its first unit of a token (S-13).
	pub fn may_receive(asset: AssetId, who: &T::AccountId) -> bool {
		Self::may(asset, who, |status| *status != AccountStatus::Blocked)
	}

	fn may(asset: AssetId, who: &T::AccountId, allows: impl Fn(&AccountStatus) -> bool) -> bool {
		let AssetId::Token(id) = asset else { return true };
		let is_live = Asset::<T>::get(id).is_some_and(|details| details.status == AssetStatus::Live);
		is_live && Account::<T>::get(id, who).is_none_or(|account| allows(&account.status))
	}

	fn keeper() -> T::RuntimeOrigin {
		RawOrigin::Signed(Keeper::get()).into()
	}

	/// Makes an account of the token that has nothing, unless there is one: to bear a freeze.
	fn open(id: u32, who: &T::AccountId) -> DispatchResult {
		if Account::<T>::contains_key(id, who) {
			return Ok(());
		}
		let (balance, status, reason) = (0, AccountStatus::Liquid, ExistenceReason::Consumer);
		frame_system::Pallet::<T>::inc_consumers(who)?;
		Account::<T>::insert(id, who, AssetAccount { balance, status, reason, extra: Default::default() });
		Self::count_accounts(id, |accounts| accounts.saturating_add(1))
	}

	/// Removes an account of the token that has nothing and that nobody paid a deposit for.
	fn close(id: u32, who: &T::AccountId) -> DispatchResult {
		let Some(account) = Account::<T>::get(id, who) else { return Ok(()) };
		if account.balance > 0 || account.reason != ExistenceReason::Consumer {
			return Ok(());
		}
		Account::<T>::remove(id, who);
		frame_system::Pallet::<T>::dec_consumers(who);
		Self::count_accounts(id, |accounts| accounts.saturating_sub(1))
	}

	fn count_accounts(id: u32, change: impl FnOnce(u32) -> u32) -> DispatchResult {
		Asset::<T>::try_mutate(id, |details| {
			let details = details.as_mut().ok_or(pallet_assets::Error::<T>::Unknown)?;
			details.accounts = change(details.accounts);
			Ok(())
		})
	}

	/// Changes a token's status and says what it was, without the events of a pause that nobody could have noticed.
	fn set_status(id: u32, status: AssetStatus) -> Result<AssetStatus, DispatchError> {
		Asset::<T>::try_mutate(id, |details| {
			let details = details.as_mut().ok_or(pallet_assets::Error::<T>::Unknown)?;
			ensure!(details.status != AssetStatus::Destroying, pallet_assets::Error::<T>::AssetNotLive);
			Ok(core::mem::replace(&mut details.status, status))
		})
	}

	/// Changes the status of an account of the token and says what it was; none if there is no such account.
	fn set_account_status(id: u32, who: &T::AccountId, status: AccountStatus) -> Option<AccountStatus> {
		Account::<T>::mutate(id, who, |account| {
			account.as_mut().map(|account| core::mem::replace(&mut account.status, status))
		})
	}
}

/// Makes `accounts` accounts that hold nothing of `asset`, each with an approval, as anybody may: for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub fn touch<T>(asset: AssetId, accounts: u32, name: impl Fn(u32) -> T::AccountId)
where
	T: pallet_assets::Config<AssetId = u32, Balance = Balance>,
{
	use frame_support::{assert_ok, traits::Currency};
	use sp_runtime::Saturating;
	let least = <T::Currency as Currency<T::AccountId>>::minimum_balance();
	let deposits = T::AssetAccountDeposit::get().saturating_add(T::ApprovalDeposit::get());
	let enough = deposits.saturating_add(least).saturating_add(least);
	let AssetId::Token(id) = asset else { return };
	for who in (0..accounts).map(&name) {
		let _ = <T::Currency as Currency<T::AccountId>>::make_free_balance_be(&who, enough);
		let delegate = lookup::<T>(&name(u32::MAX));
		assert_ok!(pallet_assets::Pallet::<T>::touch(RawOrigin::Signed(who.clone()).into(), id.into()));
		assert_ok!(pallet_assets::Pallet::<T>::approve_transfer(RawOrigin::Signed(who).into(), id.into(), delegate, 1));
	}
}

fn token(asset: AssetId) -> Result<u32, DispatchError> {
	match asset {
		AssetId::Native => Err(TokenError::Unsupported.into()),
		AssetId::Token(id) => Ok(id),
	}
}

fn lookup<T: frame_system::Config>(who: &T::AccountId) -> <T::Lookup as StaticLookup>::Source {
	T::Lookup::unlookup(who.clone())
}
