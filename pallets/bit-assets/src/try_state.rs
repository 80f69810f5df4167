//! The invariants, checked over all records. Off chain only: it reads everything.

use crate::{margin::part_of_day, *};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Encode;
use frame_support::{
	ensure,
	traits::{fungibles::Inspect, Time},
};
use sp_runtime::TryRuntimeError;
use tributary_primitives::{AssetId, Balance, Custody, Moment, SystemOrders};

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the pallet's documentation, by its number there.
	pub fn do_try_state() -> Checked {
		let mut owed = BTreeMap::<AssetId, Balance>::new();
		for (asset, record) in Records::<T>::iter() {
			Self::check_issuance(asset, &record)?;
			Self::check_positions(asset, &record)?;
			Self::check_savings(asset, &record)?;
			Self::check_scheduled(asset, &record)?;
			Self::check_phase(asset, &record)?;
			Self::count_owed(asset, &record, &mut owed);
		}
		Claimable::<T>::iter().for_each(|(_, asset, amount)| add(&mut owed, asset, amount));
		for (asset, amount) in owed {
			ensure!(T::Custody::in_custody(asset) >= amount, "3: custody holds what the records say");
		}
		Self::check_governed()?;
		Self::check_counts()
	}

	fn check_governed() -> Checked {
		let owned = Records::<T>::iter().filter(|(_, record)| record.owner.is_none());
		let mut governed: Vec<AssetId> = owned.map(|(asset, _)| asset).collect();
		governed.sort_unstable();
		ensure!(Governed::<T>::get().into_inner() == governed, "6: governance's are known");
		Ok(())
	}

	fn check_issuance(asset: AssetId, record: &BitAsset<T::AccountId>) -> Checked {
		let accounted =
			Balance::from(record.supply()).saturating_add(record.fund().map_or(0, |fund| fund.supply).into());
		ensure!(T::Ledger::total_issuance(asset) == accounted, "1: every unit has a debtor, a fund or bad debt");
		Ok(())
	}

	fn check_positions(asset: AssetId, record: &BitAsset<T::AccountId>) -> Checked {
		let debts: Vec<(T::AccountId, Debt)> = Debts::<T>::iter_prefix(asset).collect();
		let sum = |of: fn(&Debt) -> u64| debts.iter().map(|(_, debt)| u128::from(of(debt))).sum::<u128>();
		ensure!(sum(|debt| debt.position.collateral) == record.collateral.into(), "2: collateral is the positions'");
		ensure!(sum(|debt| debt.position.principal) == record.principal.into(), "2: principal is the positions'");
		ensure!(debts.len() == usize::try_from(record.positions).unwrap_or_default(), "2: positions are counted");
		let named = |(who, debt): &(T::AccountId, Debt)| Debtors::<T>::get(asset, debt.id).as_ref() == Some(who);
		ensure!(debts.iter().all(named), "2: a position is found by its number");
		ensure!(Debtors::<T>::iter_prefix(asset).count() == debts.len(), "2: no number without a position");
		let mut sorted: Vec<_> = debts.iter().map(|(_, debt)| debt.weakness()).collect();
		sorted.sort_unstable();
		ensure!(Self::ranked(asset, &record.root) == sorted, "2: positions stand in the order of weakness");
		for (_, debt) in &debts {
			ensure!(debt.position.collateral > 0 && debt.position.principal > 0, "2: a position has both");
			Self::check_order(asset, debt)?;
		}
		let orphan = |id: [u8; 4]| !Debtors::<T>::contains_key(asset, u32::from_be_bytes(id));
		ensure!(!Ordered::<T>::iter_key_prefix(asset).any(orphan), "5: an order belongs to a position");
		ensure!(
			Fills::<T>::iter_key_prefix(asset).all(|id| Debtors::<T>::contains_key(asset, id)),
			"5: what was taken belongs to a position"
		);
		Ok(())
	}

	fn ranked(asset: AssetId, root: &ranking::Root) -> Vec<collateral_core::Weakness> {
		let mut after = None;
		let next = || {
			after = ranking::next::<T>(asset, root, after.as_ref()).ok().flatten();
			after
		};
		core::iter::from_fn(next).collect()
	}

	fn check_order(asset: AssetId, debt: &Debt) -> Checked {
		let left = T::Orders::left(tag(asset, debt.id));
		let ordered = Ordered::<T>::contains_key(asset, debt.id.to_be_bytes());
		ensure!(left.is_some() == ordered, "5: an order in the book is known");
		let offered = left.unwrap_or_default().saturating_add(Self::taken(asset, debt).paid.into());
		ensure!(offered <= debt.position.collateral.into(), "5: an order offers what its position has");
		Ok(())
	}

	fn taken(asset: AssetId, debt: &Debt) -> Taken {
		Fills::<T>::get(asset, debt.id).unwrap_or_default()
	}

	fn check_savings(asset: AssetId, record: &BitAsset<T::AccountId>) -> Checked {
		let now = T::Time::now();
		let saved: Vec<_> = Saved::<T>::iter_prefix_values(asset).collect();
		let deposits: u128 = saved.iter().map(|saved| u128::from(saved.amount)).sum();
		ensure!(deposits == record.savings.deposits.into(), "4: deposits are the depositors'");
		let earned: u128 = saved.iter().map(|saved| u128::from(record.savings.claimable(saved, now))).sum();
		ensure!(deposits.saturating_add(earned) <= record.pot.into(), "4: the pot covers savings and yield");
		Ok(())
	}

	fn check_scheduled(asset: AssetId, record: &BitAsset<T::AccountId>) -> Checked {
		let places = Schedule::<T>::get().into_iter().filter(|(_, other)| *other == asset).count();
		ensure!(places <= 1, "6: a BitAsset stands in the schedule once");
		let waits = Requests::<T>::iter_key_prefix(asset).next().is_some();
		ensure!(places == 1 || !waits, "6: what waits is scheduled");
		let scheduled =
			Schedule::<T>::get().into_iter().find(|(_, other)| *other == asset).map_or(Moment::MAX, |(at, _)| at);
		let due = Self::moments(asset, record).into_iter().flatten().min().unwrap_or(Moment::MAX);
		// What is late is done in its turn.
		ensure!(scheduled <= due.max(T::Time::now()), "6: what is to be done is scheduled in time");
		Ok(())
	}

	/// When something is to be done, each of what there may be.
	fn moments(asset: AssetId, record: &BitAsset<T::AccountId>) -> [Option<Moment>; 7] {
		let now = T::Time::now();
		let taken = Fills::<T>::iter_key_prefix(asset).next().is_some();
		let passing = (record.pass != Pass::Done || record.again) && record.phase == Phase::Live;
		let closing = matches!(record.phase, Phase::Closing(_));
		let feed = Self::median(asset, record, now);
		let moved = record.phase == Phase::Live && feed.map(|feed| feed.price) != record.seen;
		[
			(taken || passing || closing || moved).then_some(now),
			feed.map(|feed| feed.until),
			record.announced.map(|announced| announced.effective),
			NextFeeders::<T>::get(asset).map(|(effective, _)| effective),
			record.retry,
			record.look,
			record.since.map(|since| since.saturating_add(part_of_day::<T>(CONFIRM_PART))),
		]
	}

	fn check_phase(asset: AssetId, record: &BitAsset<T::AccountId>) -> Checked {
		let settled = matches!(record.phase, Phase::Settled(_));
		ensure!(!settled || record.positions == 0, "7: no positions behind a fund");
		ensure!(settled || Bids::<T>::get(asset).is_empty(), "7: bids are for a fund");
		Ok(())
	}

	fn check_counts() -> Checked {
		let (mut keeping, mut owing) = (BTreeMap::new(), BTreeMap::new());
		for (asset, record) in Records::<T>::iter() {
			let bids = Bids::<T>::get(asset).into_iter().filter(|(_, bid)| bid.extra > 0);
			let kept = Debts::<T>::iter_key_prefix(asset).chain(bids.map(|(who, _)| who));
			kept.filter(|_| record.counted).for_each(|who| bump(&mut keeping, (who.encode(), record.backing)));
			let owes = [record.positions > 0, record.fund().is_some()];
			owes.iter().filter(|owes| **owes).for_each(|_| bump(&mut owing, record.backing));
		}
		Claimable::<T>::iter_keys().for_each(|(_, asset)| bump(&mut owing, asset));
		let stored: BTreeMap<_, u32> =
			Keeping::<T>::iter().map(|(who, asset, count)| ((who.encode(), asset), count)).collect();
		ensure!(keeping == stored, "8: who has something that an issuer may stop is counted");
		ensure!(owing == Owing::<T>::iter().collect(), "8: all that custody owes is counted");
		Ok(())
	}

	/// What the records of one BitAsset say that custody holds.
	fn count_owed(asset: AssetId, record: &BitAsset<T::AccountId>, owed: &mut BTreeMap<AssetId, Balance>) {
		add(owed, record.backing, record.fund().map_or(0, |fund| fund.collateral).into());
		for debt in Debts::<T>::iter_prefix_values(asset) {
			let away = T::Orders::left(tag(asset, debt.id)).unwrap_or_default();
			let away = away.saturating_add(Self::taken(asset, &debt).paid.into());
			add(owed, record.backing, Balance::from(debt.position.collateral).saturating_sub(away));
		}
		Bids::<T>::get(asset).iter().for_each(|(_, bid)| add(owed, record.backing, bid.extra.into()));
		Fills::<T>::iter_prefix_values(asset).for_each(|taken| add(owed, asset, taken.got.into()));
		Requests::<T>::iter_prefix_values(asset).for_each(|request| add(owed, asset, request.amount.into()));
		add(owed, asset, record.pot.into());
	}
}

fn add(owed: &mut BTreeMap<AssetId, Balance>, asset: AssetId, amount: Balance) {
	let sum = owed.entry(asset).or_default();
	*sum = sum.saturating_add(amount);
}

fn bump<Key: Ord>(counts: &mut BTreeMap<Key, u32>, key: Key) {
	let count = counts.entry(key).or_default();
	*count = count.saturating_add(1);
}
