//! The rules once more, with fractions of any size and without cleverness: debts grow as fractions, the weakest is found
//! by looking at all, a fee is given out to every depositor at once.

use collateral_core::{Insolvency, Price, Terms};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::collections::BTreeMap;

pub type Q = BigRational;

pub fn q(number: impl Into<BigInt>) -> Q {
	Q::from_integer(number.into())
}

pub fn ratio(over: impl Into<BigInt>, under: impl Into<BigInt>) -> Q {
	Q::new(over.into(), under.into())
}

pub fn value(price: &Price) -> Q {
	ratio(price.quote(), price.base())
}

fn bp(points: impl Into<BigInt>) -> Q {
	ratio(points, 10_000)
}

/// To 2^-192, so that fractions do not grow with the length of a history.
fn trimmed(number: Q) -> Q {
	let scale = q(BigInt::from(1) << 192);
	(number * &scale).floor() / scale
}

fn least(left: Q, right: Q) -> Q {
	if left < right {
		left
	} else {
		right
	}
}

fn most(left: Q, right: Q) -> Q {
	if left < right {
		right
	} else {
		left
	}
}

/// The whole units of a number; what lacks 2^-32 of one is one.
fn units(number: &Q) -> Q {
	(number + ratio(1, BigInt::from(1) << 32)).floor()
}

#[derive(Clone, Debug)]
pub struct Debtor {
	pub collateral: Q,
	pub principal: Q,
	pub owed: Q,
	pub target: Option<u32>,
}

#[derive(Clone, Debug, Default)]
pub struct Saver {
	pub amount: Q2,
	pub earned: Q2,
}

/// A fraction that begins at zero.
#[derive(Clone, Debug)]
pub struct Q2(pub Q);

impl Default for Q2 {
	fn default() -> Self {
		Self(q(0))
	}
}

pub struct Naive {
	pub terms: Terms,
	pub debtors: BTreeMap<u64, Debtor>,
	pub savers: BTreeMap<u64, Saver>,
	pub stream: Q,
	pub stream_left: Q,
	/// All fees that ever came to the savings.
	pub fees: Q,
	pub price: Option<Q>,
	pub supply: Q,
	pub pot: Q,
	pub bad_debt: Q,
	pub fund: Option<(Q, Q, Q)>,
}

/// What somebody's touch of a debt moved.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Moved {
	pub asset: Q,
	pub collateral: Q,
	pub fee: Q,
	pub surplus: Q,
	pub open: bool,
}

impl Naive {
	pub fn new(terms: Terms) -> Self {
		let zero = || q(0);
		Self {
			terms,
			debtors: BTreeMap::new(),
			savers: BTreeMap::new(),
			stream: zero(),
			stream_left: zero(),
			fees: zero(),
			price: None,
			supply: zero(),
			pot: zero(),
			bad_debt: zero(),
			fund: None,
		}
	}

	/// All debts grow by a factor; the stream runs for some milliseconds.
	pub fn pass(&mut self, factor: &Q, elapsed: u64) {
		for debtor in self.debtors.values_mut() {
			debtor.owed = trimmed(&debtor.owed * factor);
		}
		let all: Q = self.savers.values().map(|saver| saver.amount.0.clone()).sum();
		if all == q(0) || self.stream_left == q(0) {
			return;
		}
		let part = least(q(elapsed) / &self.stream_left, q(1));
		let paid = &self.stream * &part;
		for saver in self.savers.values_mut() {
			saver.earned.0 = trimmed(&saver.earned.0 + &paid * &saver.amount.0 / &all);
		}
		self.stream = trimmed(&self.stream - paid);
		self.stream_left = trimmed(&self.stream_left * (q(1) - part));
	}

	/// A fee comes in.
	pub fn earn(&mut self, fee: Q, week: u64) {
		let covered = least(self.bad_debt.clone(), fee.clone());
		self.bad_debt -= &covered;
		self.supply -= &covered;
		let fee = fee - covered;
		if fee == q(0) {
			return;
		}
		let both = &self.stream + &fee;
		self.stream_left = trimmed((&self.stream * &self.stream_left + &fee * q(week)) / &both);
		self.stream = both;
		self.fees += &fee;
		self.pot += fee;
	}

	/// What somebody owes but for the last part of a unit.
	pub fn whole(debtor: &Debtor) -> Q {
		most(units(&debtor.owed), debtor.principal.clone())
	}

	/// What somebody owes, the last part of a unit as a whole one.
	pub fn debt(debtor: &Debtor) -> Q {
		most(debtor.owed.ceil(), debtor.principal.clone())
	}

	pub fn strength(debtor: &Debtor) -> Q {
		&debtor.collateral / &debtor.owed
	}

	/// The weakest, by looking at all.
	pub fn weakest(&self) -> Option<u64> {
		self.debtors.iter().min_by_key(|(id, debtor)| (Self::strength(debtor), **id)).map(|(id, _)| *id)
	}

	pub fn is_below(&self, id: u64, price: &Q, points: u32) -> bool {
		Self::strength(&self.debtors[&id]) < price * bp(points)
	}

	/// What nobody pays more than, if the weakest caps it.
	pub fn cap(&self) -> Option<Q> {
		let (price, weakest) = (self.price.as_ref()?, self.weakest()?);
		let caps = self.terms.insolvency == Insolvency::NoSettlement && self.is_below(weakest, price, 10_000);
		let debtor = &self.debtors[&weakest];
		let owes = units(&debtor.owed);
		(caps && owes > q(0)).then(|| least(&debtor.collateral / owes, price.clone()))
	}

	/// The smallest amount of which `net` is left after a fee rounded down.
	pub fn gross(points: u16, net: &Q) -> Q {
		let mut gross = (net * q(10_000) / q(10_000 - u32::from(points))).floor();
		while &gross - (&gross * bp(points)).floor() < *net {
			gross += q(1);
		}
		while gross > q(0) && &gross - q(1) - ((&gross - q(1)) * bp(points)).floor() >= *net {
			gross -= q(1);
		}
		gross
	}

	/// What a called debtor's order sells and wants.
	pub fn plan(&self, id: u64) -> Option<(Q, Q)> {
		let price = self.price.clone()?;
		if !self.is_below(id, &price, self.terms.maintenance_bp) {
			return None;
		}
		let debtor = &self.debtors[&id];
		let (debt, fee) = (Self::debt(debtor), self.terms.call_fee.bp);
		let mut limit = least(&price * bp(self.terms.squeeze_bp), &debtor.collateral / Self::gross(fee, &debt));
		if let Some(cap) = self.cap() {
			limit = least(limit, cap);
		}
		let mut receive = Self::gross(fee, &self.buy_back(debtor, &debt, &limit, &price));
		if (&limit * &receive).floor() == q(0) {
			receive = Self::gross(fee, &debt);
		}
		let sell = (&limit * &receive).floor();
		Some((if sell == q(0) { q(1) } else { sell }, receive))
	}

	fn buy_back(&self, debtor: &Debtor, debt: &Q, limit: &Q, price: &Q) -> Q {
		let Some(target) = debtor.target.filter(|_| self.terms.targets) else { return debt.clone() };
		let wanted = price * bp(target.max(self.terms.maintenance_bp));
		let each = limit * q(10_000) / q(10_000 - u32::from(self.terms.call_fee.bp));
		let restored = |bought: &Q| &debtor.collateral - &each * bought >= &wanted * (debt - bought);
		let part = match *debt <= q(40) {
			true => (1..).map(|bought: u64| q(bought)).find(|bought| bought >= debt || restored(bought)).unwrap(),
			false => {
				let (mut low, mut high) = (q(0), debt.clone());
				while &high - &low > q(1) {
					let middle = ((&low + &high) / q(2)).floor();
					if restored(&middle) {
						high = middle;
					} else {
						low = middle;
					}
				}
				high
			}
		};
		if debt - &part < q(self.terms.debt_min) {
			debt.clone()
		} else {
			part
		}
	}

	/// BitAsset reduces a debt, the fee first; collateral goes. Gives what was fee and whether it lives on.
	fn reduce(&mut self, id: u64, asset: &Q, collateral: &Q) -> (Q, bool) {
		let mut debtor = self.debtors.remove(&id).unwrap();
		let all = *asset == Self::debt(&debtor);
		let fee = Self::fee_of(&debtor, asset);
		debtor.principal -= asset - &fee;
		self.supply -= asset - &fee;
		debtor.collateral -= collateral;
		debtor.owed = if all { q(0) } else { &debtor.owed - asset };
		if !all && debtor.collateral == q(0) {
			self.bad_debt += &debtor.principal;
			return (fee, false);
		}
		if !all {
			self.debtors.insert(id, debtor);
		}
		(fee, !all)
	}

	/// How much of a payment is fee: all there is in whole units, the begun one only with the last of the principal, which is
	/// not burned before.
	fn fee_of(debtor: &Debtor, paid: &Q) -> Q {
		if *paid == Self::debt(debtor) {
			return paid - &debtor.principal;
		}
		let fee = least(Self::whole(debtor) - &debtor.principal, paid.clone());
		if paid - &fee == debtor.principal {
			fee + q(1)
		} else {
			fee
		}
	}

	/// A fill of a call: the fees and what is too much.
	pub fn fill(&mut self, id: u64, asset: &Q, paid: &Q, week: u64) -> Moved {
		let call_fee = (asset * bp(self.terms.call_fee.bp)).floor();
		let net = asset - &call_fee;
		let applied = least(net.clone(), Self::debt(&self.debtors[&id]));
		let (fee, open) = self.reduce(id, &applied, paid);
		self.earn(&fee + &call_fee, week);
		Moved { asset: asset.clone(), collateral: paid.clone(), fee: fee + call_fee, surplus: net - applied, open }
	}

	/// One step of a settlement; none if it would pay nothing.
	pub fn settle(&mut self, id: u64, amount: &Q, volume: &Q, week: u64) -> Option<Moved> {
		let mut price = self.price.clone()?;
		if let Some(cap) = self.cap() {
			price = least(price, cap);
		}
		let terms = self.terms.settlement;
		let debtor = &self.debtors[&id];
		let debt = Self::debt(debtor);
		let rate = least(price * (q(1) - bp(terms.offset_bp)), &debtor.collateral / &debt);
		let net = amount - (amount * bp(terms.fee.bp)).floor();
		let most = least(least(net, volume.clone()), debt.clone());
		let mut paid = (&rate * &most).floor();
		let mut cleared = most.clone();
		if most == debt && paid == q(0) {
			paid = q(1);
		} else if paid == q(0) {
			return None;
		} else if most < debt {
			cleared = (&paid / &rate).ceil();
		}
		let taken = Self::gross(terms.fee.bp, &cleared);
		let (fee, open) = self.reduce(id, &cleared, &paid);
		let fee = fee + &taken - &cleared;
		self.earn(fee.clone(), week);
		Some(Moved { asset: taken, collateral: paid, fee, surplus: q(0), open })
	}

	/// What an owner's wish comes to: none if it is refused; else BitAsset to him, BitAsset fee, collateral to him.
	pub fn adjust(
		&mut self,
		id: u64,
		debt: i128,
		collateral: i128,
		target: Option<u32>,
		week: u64,
	) -> Option<(Q, Q, Q)> {
		let limit = q((1u64 << 63) - 1);
		let old = self.debtors.get(&id).cloned();
		let before = old.clone().unwrap_or(Debtor { collateral: q(0), principal: q(0), owed: q(0), target: None });
		let known = target.is_none_or(|t| self.terms.targets && (self.terms.maintenance_bp..=100_000).contains(&t));
		if !known || (debt == 0 && collateral == 0 && target == before.target) || q(debt) > limit {
			return None;
		}
		let owed = Self::debt(&before);
		let repaid = least(-q(debt), owed.clone());
		let moved = if debt > 0 { q(debt) } else { repaid };
		let fee = match debt > 0 {
			true => least(Self::whole(&before) - &before.principal, moved.clone()),
			false => Self::fee_of(&before, &moved),
		};
		let (to_owner, principal) = match debt > 0 {
			true => (&moved - &fee, &before.principal + &moved),
			false => (-moved.clone(), &before.principal - (&moved - &fee)),
		};
		let left = &owed + &to_owner;
		if left == q(0) {
			old.as_ref()?;
			self.debtors.remove(&id);
			self.supply -= &before.principal;
			self.earn(fee.clone(), week);
			return Some((to_owner, fee, before.collateral));
		}
		let held = &before.collateral + q(collateral);
		let too_large = (collateral > 0 && held > limit) || (left > limit && left > owed);
		if held < q(0) || too_large {
			return None;
		}
		let least_debt = q(self.terms.debt_min);
		if left < least_debt && (debt > 0 || (left < owed && owed >= least_debt)) {
			return None;
		}
		let exact = &before.owed + &to_owner;
		let same = held == before.collateral && moved == q(0);
		let (now, then) = (most(exact.clone(), principal.clone()), most(before.owed.clone(), before.principal.clone()));
		let better = debt <= 0 && (same || &held / &now > &before.collateral / &then);
		if !better && &held / &left < self.price.clone()? * bp(self.terms.initial_bp) {
			return None;
		}
		self.supply += &principal - &before.principal;
		self.debtors.insert(id, Debtor { collateral: held, principal, owed: exact, target });
		self.earn(fee.clone(), week);
		Some((to_owner, fee, q(-collateral)))
	}

	/// Everybody pays for his debt at a price, as far as he can. Gives what goes back to owners.
	pub fn close_all(&mut self) -> BTreeMap<u64, Q> {
		let price = self.price.clone().unwrap();
		let (mut held, mut backed) = (q(0), self.bad_debt.clone());
		self.bad_debt = q(0);
		let mut returned = BTreeMap::new();
		for (id, debtor) in std::mem::take(&mut self.debtors) {
			let due = least((Self::debt(&debtor) * &price).ceil(), debtor.collateral.clone());
			held += &due;
			backed += debtor.principal;
			returned.insert(id, debtor.collateral - due);
		}
		self.fund = Some((held, backed, price));
		returned
	}

	/// A holder's part of the fund; none if it is nothing.
	pub fn redeem(&mut self, amount: &Q) -> Option<(Q, Q)> {
		let (held, backed, _) = self.fund.as_mut()?;
		if *amount == q(0) || amount > backed {
			return None;
		}
		let paid = (amount * &*held / &*backed).floor();
		if paid == q(0) {
			return None;
		}
		let taken = (&paid * &*backed / &*held).ceil();
		*held -= &paid;
		*backed -= &taken;
		self.supply -= &taken;
		Some((taken, paid))
	}

	/// Whether bids (id, debt, extra) revive it: the new debtors' collateral and debt.
	pub fn revive(&self, bids: &[(u64, u64, u64)]) -> Option<BTreeMap<u64, (Q, Q)>> {
		let (held, backed, _) = self.fund.clone()?;
		let mut sorted: Vec<_> =
			bids.iter().map(|(id, debt, extra)| (-ratio(*extra, *debt), *id, *debt, *extra)).collect();
		sorted.sort();
		let (mut left, mut fund, mut taken) = (backed.clone(), held.clone(), BTreeMap::new());
		for (_, id, debt, extra) in sorted {
			if left == q(0) {
				break;
			}
			let part = least(q(debt), left.clone());
			let share = if part == left { fund.clone() } else { (&part * &held / &backed).floor() };
			let collateral = &share + (q(extra) * &part / q(debt)).ceil();
			if &collateral / &part < self.price.clone()? * bp(self.terms.initial_bp) || collateral > q(u64::MAX) {
				return None;
			}
			left -= &part;
			fund -= share;
			taken.insert(id, (collateral, part));
		}
		(left == q(0)).then_some(taken)
	}
}
