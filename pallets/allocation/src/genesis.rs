//! What a chain is born with: grants, and the balances that follow from them.

use crate::{Config, Pallet, Pool};
use alloc::{collections::BTreeMap, vec::Vec};
use tributary_primitives::Balance;

/// STM that leaves a pool at genesis: from where, to whom, how much (units).
pub type Grant<AccountId> = (Pool, AccountId, Balance);

/// Why a list of grants cannot be a genesis.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum GrantError {
	/// A pool grants more than its own limit of the first year (S-44, S-45, S-48).
	PoolCapExceeded(Pool),
	/// The pools together grant more than the first year leaves them (S-49).
	YearCapExceeded,
	/// The amounts do not fit into a balance.
	Overflow,
}

/// What each pool grants, units; checked against the limits of the first year.
pub fn granted_by_pool<AccountId>(grants: &[Grant<AccountId>]) -> Result<BTreeMap<Pool, Balance>, GrantError> {
	let granted = sums(grants.iter().map(|(pool, _, amount)| (*pool, *amount))).ok_or(GrantError::Overflow)?;
	if let Some((pool, _)) = granted.iter().find(|(pool, amount)| **amount > pool.first_year_cap()) {
		return Err(GrantError::PoolCapExceeded(*pool));
	}
	let total = granted.values().try_fold(0, |sum: Balance, amount| sum.checked_add(*amount));
	match total.ok_or(GrantError::Overflow)? {
		total if total > Pool::FIRST_YEAR_GRANTS => Err(GrantError::YearCapExceeded),
		_ => Ok(granted),
	}
}

/// Adds the amounts of each key. None if a sum does not fit.
pub(crate) fn sums<Key: Ord>(amounts: impl Iterator<Item = (Key, Balance)>) -> Option<BTreeMap<Key, Balance>> {
	let mut sums = BTreeMap::<Key, Balance>::new();
	for (key, amount) in amounts {
		let sum = sums.entry(key).or_default();
		*sum = sum.checked_add(amount)?;
	}
	Some(sums)
}

impl<T: Config> Pallet<T> {
	/// Every balance of a chain born with `grants`, units: the grants, and in each pool what they leave.
	///
	/// A preset hands the list to the ledger of balances, so that bonds and deposits of genesis find their STM;
	/// the genesis of this pallet then checks that it is exactly this list. Errors as [`granted_by_pool`].
	pub fn opening_balances(grants: &[Grant<T::AccountId>]) -> Result<Vec<(T::AccountId, Balance)>, GrantError> {
		let granted = granted_by_pool(grants)?;
		let pools = Pool::ALL.into_iter().map(|pool| {
			let left = pool.share().saturating_sub(granted.get(&pool).copied().unwrap_or_default());
			(Self::pool_account(pool), left)
		});
		let grantees = grants.iter().map(|(_, who, amount)| (who.clone(), *amount));
		let balances = sums(grantees.chain(pools)).ok_or(GrantError::Overflow)?;
		Ok(balances.into_iter().collect())
	}
}
