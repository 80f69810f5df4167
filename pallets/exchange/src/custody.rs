//! Custody in one keyless account: for assets whose holders have no say in where they lie.

use core::marker::PhantomData;
use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
};
use sp_runtime::DispatchResult;
use tributary_primitives::{AssetId, Balance, Custody};

/// [`Custody`] by plain transfers of `Ledger` to and from the account `Vault`, of which nobody has the key.
///
/// Two transfers for an order's life, where a hold would cost two more storage items a fill. The last existential deposit
/// of STM stays with its owner.
pub struct VaultCustody<Ledger, Vault>(PhantomData<(Ledger, Vault)>);

impl<AccountId, Ledger, Vault> Custody<AccountId> for VaultCustody<Ledger, Vault>
where
	AccountId: Eq,
	Ledger: Mutate<AccountId> + Inspect<AccountId, AssetId = AssetId, Balance = Balance>,
	Vault: Get<AccountId>,
{
	fn reserve(who: &AccountId, asset: AssetId, amount: Balance) -> DispatchResult {
		with_storage_layer(|| Ledger::transfer(asset, who, &Vault::get(), amount, of_owner(asset)).map(|_| ()))
	}

	fn release(who: &AccountId, asset: AssetId, amount: Balance) -> DispatchResult {
		Self::pay(who, asset, amount)
	}

	fn pay(to: &AccountId, asset: AssetId, amount: Balance) -> DispatchResult {
		with_storage_layer(|| Ledger::transfer(asset, &Vault::get(), to, amount, Preservation::Expendable).map(|_| ()))
	}

	fn in_custody(asset: AssetId) -> Balance {
		Ledger::balance(asset, &Vault::get())
	}

	fn spendable(who: &AccountId, asset: AssetId) -> Balance {
		Ledger::reducible_balance(asset, who, of_owner(asset), Fortitude::Polite)
	}

	fn holds(who: &AccountId, asset: AssetId) -> bool {
		Ledger::total_balance(asset, who) > 0
	}

	fn issue(asset: AssetId, amount: Balance) -> DispatchResult {
		Ledger::mint_into(asset, &Vault::get(), amount).map(|_| ())
	}

	fn destroy(asset: AssetId, amount: Balance) -> DispatchResult {
		let (exact, force) = (Precision::Exact, Fortitude::Force);
		Ledger::burn_from(asset, &Vault::get(), amount, Preservation::Expendable, exact, force).map(|_| ())
	}
}

/// Whether reserving the last of an asset may end its owner's account of it. A token's account may end; with the last STM
/// the whole account would, and its nonce begin anew: what its owner signed before could be sent once more.
fn of_owner(asset: AssetId) -> Preservation {
	match asset {
		AssetId::Native => Preservation::Preserve,
		AssetId::Token(_) => Preservation::Expendable,
	}
}
