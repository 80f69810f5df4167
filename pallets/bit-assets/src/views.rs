//! What the pallet tells of BitAssets, positions, settlements and accounts. Everything is as it is now: announced terms
//! whose time has come are in force, the borrow fee counts up to this moment, and a report that is dead makes no price.

use crate::*;
use alloc::{string::String, vec::Vec};
use collateral_core::{
	feed::Median,
	settle,
	units::ratio_bp,
	view::{
		told_bp, AdjustQuote, AnnouncedFeeders, BidInfo, BitAssetInfo, CallInfo, FeedInfo, FeederInfo, FundInfo,
		Payout, PositionInfo, PriceInfo, RedeemQuote, ReportInfo, RequestInfo, SavedInfo, SavingsInfo, SettleQuote,
		Settlements, TakenInfo, PAGE_MAX,
	},
	Adjustment, After, Bid, Call, Error as Cause, Market, Position, Prices, Settled, Volume, Weakness,
};
use frame_support::{
	pallet_prelude::*,
	storage::{with_transaction, TransactionOutcome},
};
use tributary_primitives::{AssetId, Moment, Price, PriceReports, SystemOrders};

impl<T: Config> Pallet<T> {
	pub(crate) fn info_of(asset: AssetId) -> Option<BitAssetInfo<T::AccountId>> {
		Bank::<T>::open(asset).ok().map(|bank| bank.info())
	}

	/// By their tokens' numbers.
	pub(crate) fn all_infos() -> Vec<BitAssetInfo<T::AccountId>> {
		Self::sorted_assets().into_iter().filter_map(Self::info_of).collect()
	}

	/// At most [`ASSETS_MAX`].
	fn sorted_assets() -> Vec<AssetId> {
		let mut assets: Vec<AssetId> = Records::<T>::iter_keys().collect();
		assets.sort_unstable();
		assets
	}

	pub(crate) fn feed_of(asset: AssetId) -> Option<FeedInfo<T::AccountId>> {
		let bank = Bank::<T>::open(asset).ok()?;
		let feeders = bank.feeders();
		let live = feeders.iter().filter(|feeder| feeder.report.is_some_and(|report| report.live)).count();
		let next = NextFeeders::<T>::get(asset);
		Some(FeedInfo {
			asset,
			source: bank.record.source,
			price: bank.price_info(),
			live: u32::try_from(live).unwrap_or(u32::MAX),
			feeders,
			next: next.map(|(effective, feeders)| AnnouncedFeeders { feeders: feeders.into_inner(), effective }),
			now: bank.now,
		})
	}

	pub(crate) fn position_of(asset: AssetId, who: T::AccountId) -> Option<PositionInfo<T::AccountId>> {
		let debt = Debts::<T>::get(asset, &who)?;
		Bank::<T>::open(asset).ok().map(|bank| bank.tell(who, debt))
	}

	/// In all BitAssets, by their tokens' numbers.
	pub(crate) fn positions_of(who: &T::AccountId) -> Vec<PositionInfo<T::AccountId>> {
		Self::sorted_assets().into_iter().filter_map(|asset| Self::position_of(asset, who.clone())).collect()
	}

	pub(crate) fn page_of_weakest(
		asset: AssetId,
		after: Option<Weakness>,
		limit: u32,
	) -> Vec<PositionInfo<T::AccountId>> {
		let Ok(bank) = Bank::<T>::open(asset) else { return Vec::new() };
		let places =
			ranking::page::<T>(asset, &bank.record.root, after.as_ref(), page(limit)).unwrap_or_default().into_iter();
		let ids = places.filter_map(|place| u32::try_from(place.id).ok());
		let debts = ids.filter_map(|id| bank.debt_of_id(id).ok());
		debts.map(|(who, debt)| bank.tell(who, debt)).collect()
	}

	/// Settlements from a number on, all of them or one account's. At most [`VIEW_LOOKS_MAX`] places are looked at.
	pub(crate) fn page_of_settlements(
		asset: AssetId,
		of: Option<T::AccountId>,
		from: u32,
		limit: u32,
	) -> Option<Settlements<T::AccountId>> {
		let bank = Bank::<T>::open(asset).ok()?;
		let mut places = from.max(bank.record.first_request)..bank.record.next_request;
		let waiting = |number: u32| {
			let Request { who, amount, due } = Requests::<T>::get(asset, number)?;
			Some(RequestInfo { number, who, amount, due })
		};
		let looks = usize::try_from(VIEW_LOOKS_MAX).unwrap_or_default();
		let found = places.by_ref().take(looks).filter_map(waiting);
		let of_his = |request: &RequestInfo<T::AccountId>| of.as_ref().is_none_or(|who| *who == request.who);
		let requests = found.filter(of_his).take(page(limit)).collect();
		let Volume { limit: volume_limit, .. } = bank.volume();
		let volume_left = bank.volume().left();
		Some(Settlements { requests, next: places.next(), volume_left, volume_limit, now: bank.now })
	}

	pub(crate) fn savings_of(asset: AssetId, who: &T::AccountId) -> Option<SavedInfo> {
		let bank = Bank::<T>::open(asset).ok()?;
		let deposit = Saved::<T>::get(asset, who);
		let earned = bank.record.savings.claimable(&deposit, bank.now);
		Some(SavedInfo { deposited: deposit.amount, earned })
	}

	pub(crate) fn fund_of(asset: AssetId) -> Option<FundInfo<T::AccountId>> {
		let record = Records::<T>::get(asset)?;
		let fund = record.fund()?;
		let mut bids: Vec<(T::AccountId, Bid)> = Bids::<T>::get(asset).into_inner();
		bids.sort_by_key(|(_, bid)| *bid);
		Some(FundInfo {
			fund,
			ready: matches!(record.phase, Phase::Settled(_)),
			bids: bids.into_iter().map(|(who, bid)| BidInfo::new(who, bid)).collect(),
			bid_min: Bid::debt_min(fund.supply),
			since: record.since,
		})
	}

	/// The call's own code with everything undone.
	pub(crate) fn adjusting(
		who: T::AccountId,
		asset: AssetId,
		adjustment: Adjustment,
	) -> Result<AdjustQuote<T::AccountId>, DispatchError> {
		undone(|| {
			let (adjusted, _) = Self::do_adjust(who.clone(), asset, adjustment)?;
			Ok(AdjustQuote::new(&adjusted, Self::position_of(asset, who)))
		})
	}

	/// What is met at once is the call's own code with everything undone; the rest is reckoned at the price of now.
	pub(crate) fn settling_for(who: &T::AccountId, asset: AssetId, amount: u64) -> Result<SettleQuote, DispatchError> {
		undone(|| {
			let (bank, met) = Self::meet_at_once(who, asset, amount)?;
			let waits = met.left >= bank.record.terms.debt_min;
			let (waiting, returned) = if waits { (met.left, 0) } else { (0, met.left) };
			let (later, complete) = bank.reckon(waiting)?;
			let due = bank.now.saturating_add(bank.record.terms.settlement.delay_ms);
			let met = Payout { taken: amount.saturating_sub(met.left), fee: 0, paid: met.paid };
			Ok(SettleQuote { met, waiting, due, later, returned, complete })
		})
	}

	pub(crate) fn redeeming(asset: AssetId, amount: u64) -> Result<RedeemQuote, DispatchError> {
		let (_, redeemed) = Bank::<T>::open(asset)?.fund()?.redeemed(amount).map_err(Error::<T>::from)?;
		Ok(redeemed.into())
	}
}

impl<T: Config> Bank<T> {
	fn info(&self) -> BitAssetInfo<T::AccountId> {
		let BitAsset { backing, source, terms, announced, phase, .. } = self.record;
		let BitAsset { principal, bad_debt, collateral, positions, .. } = self.record;
		BitAssetInfo {
			asset: self.asset,
			symbol: String::from_utf8_lossy(&self.record.symbol).into_owned(),
			owner: self.record.owner.clone(),
			backing,
			source,
			terms,
			announced,
			phase,
			supply: self.record.issued(),
			principal,
			bad_debt,
			collateral,
			positions,
			price: self.price_info(),
			ratio_bp: self.system_ratio_bp().map(told_bp),
			least_ratio_bp: self.least_ratio_bp().map(told_bp),
			volume_left: self.volume().left(),
			savings: self.savings_info(),
			now: self.now,
		}
	}

	/// All collateral in basis points of what all units are worth, rounded down; none without either or a price.
	fn system_ratio_bp(&self) -> Option<u64> {
		let of_fund = self.record.fund().map_or(0, |fund| fund.collateral);
		let price = self.price().filter(|_| self.record.issued() > 0)?;
		Some(ratio_bp(self.record.collateral.saturating_add(of_fund), self.record.issued(), &price))
	}

	fn least_ratio_bp(&self) -> Option<u64> {
		let (_, debt) = self.weakest().ok()??;
		self.ratio_bp(Some(&debt.position))
	}

	/// What live reports say, from when to when.
	fn price_info(&self) -> Option<PriceInfo> {
		let Median { price, until, .. } = self.feed?;
		let since = until.saturating_sub(self.record.terms.feed.lifetime_ms);
		Some(PriceInfo { price, since, until, cap: self.cap() })
	}

	/// What may be settled today; nothing while there is a fund.
	fn volume(&self) -> Volume {
		match self.record.phase {
			Phase::Live => self.record.volume.at(self.now, T::Day::get(), self.record.supply(), &self.record.terms),
			_ => Volume::default(),
		}
	}

	fn savings_info(&self) -> SavingsInfo {
		let savings = self.record.savings.accrued(self.now);
		SavingsInfo {
			deposits: savings.deposits,
			pot: self.record.pot,
			// Of fine units, 2^-64 of a unit.
			stream: fills::amount(savings.stream >> 64),
			stream_ms: savings.left_ms,
			rate_bp: savings.rate_bp(self.now, T::Day::get()).map(told_bp),
		}
	}

	fn feeders(&self) -> Vec<FeederInfo<T::AccountId>> {
		let told = |(who, report): (T::AccountId, Option<(Price, Moment)>)| FeederInfo {
			who,
			report: report.map(|(price, at)| self.tell_report(price, at)),
		};
		match self.record.source {
			Source::Oracle => T::Oracle::reports(self.asset).into_iter().map(told).collect(),
			Source::Feeders => {
				let reports = Reports::<T>::get(self.asset).into_iter();
				reports.map(|(who, report)| told((who, report.map(|report| (report.price, report.at))))).collect()
			}
		}
	}

	fn tell_report(&self, price: Price, at: Moment) -> ReportInfo {
		let live = self.now < at.saturating_add(self.record.terms.feed.lifetime_ms);
		ReportInfo { price: price.reduced(), at, live }
	}

	/// A position as it is stored: what was taken of its order and is not booked stands beside it.
	fn tell(&self, who: T::AccountId, debt: Debt) -> PositionInfo<T::AccountId> {
		let Debt { id, position } = debt;
		let Position { collateral, principal, target_bp, .. } = position;
		let (index, terms) = (self.record.index.value, &self.record.terms);
		PositionInfo {
			asset: self.asset,
			who,
			collateral,
			principal,
			debt: position.debt(index),
			target_bp,
			ratio_bp: self.ratio_bp(Some(&position)).map(told_bp),
			liquidation_price: position.liquidation_price(index, terms),
			called: self.is_called(&position),
			order: self.order_of(id),
			taken: Fills::<T>::get(self.asset, id).map(|Taken { paid, got }| TakenInfo { paid, got }),
			weakness: debt.weakness(),
		}
	}

	fn is_called(&self, position: &Position) -> bool {
		let price = self.price().filter(|_| self.record.phase == Phase::Live);
		price.is_some_and(|price| position.is_called(self.record.index.value, &price, &self.record.terms))
	}

	fn order_of(&self, id: u32) -> Option<CallInfo> {
		let Call { sell, receive } = self.standing(id)?;
		let resting = T::Orders::left(tag(self.asset, id)).map_or(0, fills::amount);
		Some(CallInfo { sell, receive, resting })
	}

	/// What `amount` units come to at the price of now, from the weakest positions, as if the day's volume did not matter;
	/// and whether [`VIEW_LOOKS_MAX`] steps are enough for it.
	fn reckon(&self, amount: u64) -> Result<(Payout, bool), DispatchError> {
		let feed = self.price().ok_or(Error::<T>::NoPrice)?;
		let (mut sum, mut left, mut next) = (Payout::default(), amount, self.place_after(None)?);
		for _ in 0..VIEW_LOOKS_MAX {
			let Some((position, place)) = next.filter(|_| left > 0) else { return Ok((sum, true)) };
			let Some(settled) = self.settled_with(&position, left, feed)? else { return Ok((sum, true)) };
			left = left.saturating_sub(settled.taken);
			sum = added(sum, &settled);
			next = match settled.after {
				After::Open(rest) => Some((rest, place)),
				_ => self.place_after(Some(&place))?,
			};
		}
		Ok((sum, left == 0))
	}

	/// The position that follows a place in the order of weakness, and its own place.
	fn place_after(&self, place: Option<&Weakness>) -> Result<Option<(Position, Weakness)>, DispatchError> {
		Ok(self.next_debt(place)?.map(|(_, debt)| (debt.position, debt.weakness())))
	}

	/// What a position that is the weakest gives for up to `amount` units; none if that is worth nothing.
	fn settled_with(&self, position: &Position, amount: u64, feed: Price) -> Result<Option<Settled>, DispatchError> {
		let (terms, index) = (&self.record.terms, self.record.index.value);
		let market = Market { terms, index, prices: Some(Prices::new(feed, Some(position), index, terms)) };
		match settle(position, amount, u64::MAX, &market) {
			Ok(settled) => Ok(Some(settled)),
			Err(Cause::WorthNothing) => Ok(None),
			Err(cause) => Err(Error::<T>::from(cause).into()),
		}
	}
}

fn added(sum: Payout, settled: &Settled) -> Payout {
	Payout {
		taken: sum.taken.saturating_add(settled.taken),
		fee: sum.fee.saturating_add(settled.fee),
		paid: sum.paid.saturating_add(settled.paid),
	}
}

fn undone<R>(what: impl FnOnce() -> Result<R, DispatchError>) -> Result<R, DispatchError> {
	with_transaction(|| TransactionOutcome::Rollback(what()))
}

fn page(limit: u32) -> usize {
	usize::try_from(limit.clamp(1, PAGE_MAX)).unwrap_or_default()
}
