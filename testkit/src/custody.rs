//! What lies in custody by the records of all pallets that keep something there. Each pallet's own check is content if
//! there is enough for itself; two that took the same units for theirs would both be.

use pallet_bit_assets::{Bids, BitAsset, Fills, Records, Requests};
use pallet_exchange::IssuerFees;
use std::collections::BTreeMap;
use tributary_primitives::{AccountId, AssetId, Balance, Custody};
use tributary_runtime::{Exchange, Runtime};

type Vault = <Runtime as pallet_exchange::Config>::Custody;
type Sums = BTreeMap<AssetId, Balance>;

/// Custody has what all records say together: to the unit of tokens, which nobody sends it, and of STM what it was born with
/// too.
#[track_caller]
pub fn check() {
	let none = pallet_assets::Asset::<Runtime>::iter_keys().map(|token| (AssetId::Token(token), 0));
	let mut owed: Sums = none.collect();
	frame_system::Account::<Runtime>::iter_keys().flat_map(Exchange::reserved).for_each(|sum| {
		add(&mut owed, sum.asset, sum.amount);
	});
	let claims = pallet_exchange::Claimable::<Runtime>::iter().chain(pallet_bit_assets::Claimable::<Runtime>::iter());
	claims.for_each(|(_, asset, amount)| add(&mut owed, asset, amount));
	IssuerFees::<Runtime>::iter().for_each(|(asset, amount)| add(&mut owed, asset, amount));
	Records::<Runtime>::iter().for_each(|(asset, record)| add_bit_asset(&mut owed, asset, &record));
	for (asset, amount) in owed {
		let held = <Vault as Custody<AccountId>>::in_custody(asset);
		let fits = if asset == AssetId::Native { held >= amount } else { held == amount };
		assert!(fits, "custody has {held} of {asset:?}, and owes {amount}");
	}
}

/// Collateral behind orders lies in custody like the rest. What was taken of it and is not booked is its buyer's.
fn add_bit_asset(owed: &mut Sums, asset: AssetId, record: &BitAsset<AccountId>) {
	let (mut sold, mut bought) = (0, 0);
	Fills::<Runtime>::iter_prefix_values(asset).for_each(|taken| {
		(sold, bought) = (sold + taken.paid, bought + taken.got);
	});
	let bids: u64 = Bids::<Runtime>::get(asset).iter().map(|(_, bid)| bid.extra).sum();
	let fund = record.fund().map_or(0, |fund| fund.collateral);
	add(owed, record.backing, Balance::from(record.collateral - sold) + Balance::from(bids) + Balance::from(fund));
	let waiting: u64 = Requests::<Runtime>::iter_prefix_values(asset).map(|request| request.amount).sum();
	add(owed, asset, Balance::from(record.pot) + Balance::from(bought) + Balance::from(waiting));
}

fn add(sums: &mut Sums, asset: AssetId, amount: Balance) {
	*sums.entry(asset).or_default() += amount;
}
