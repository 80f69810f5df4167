//! Dice: every call by several accounts over two BitAssets, one standing behind the other, with feeds that wander and jump,
//! blocks with and without room, and orders on both sides of their books. Nothing is made or lost, no invariant breaks, and
//! no call costs a debtor more than its limit.

use super::{scenes::*, *};
use collateral_core::Fee;
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{fungibles::Inspect, GetCallMetadata},
};
use orderbook_core::SelfTrade;
use sp_runtime::traits::Dispatchable;
use std::collections::BTreeMap;

/// Backed by BitUSD; its positions live on when they cannot pay.
const EUR: AssetId = AssetId::Token(4);
const TRADERS: [AccountId; 5] = [ALICE, BOB, CAROL, DAVE, OWNER];
const OPERATIONS: u32 = 20_000;
const HOUR: Moment = 3_600_000;

/// SplitMix64.
struct Dice(u64);

impl Dice {
	fn below(&mut self, end: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut word = self.0;
		word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		(word ^ (word >> 31)) % end
	}

	fn one<Item: Clone>(&mut self, items: &[Item]) -> Item {
		items[self.below(items.len() as u64) as usize].clone()
	}

	fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}

	fn who(&mut self) -> AccountId {
		self.one(&TRADERS)
	}

	fn asset(&mut self) -> AssetId {
		if self.chance(65) {
			USD
		} else {
			EUR
		}
	}

	/// So many percent of an amount, `from` up to but not `to`.
	fn percent(&mut self, amount: u64, from: u64, to: u64) -> u64 {
		amount * (from + self.below(to - from)) / 100
	}
}

/// What a call pays at most for a unit: collateral and BitAsset of its order.
type Limit = (u64, u64);

/// The world around the chain, and what was seen of it.
struct Scene {
	dice: Dice,
	/// Backing per hundred units of each BitAsset, as honest feeders see it.
	worth: BTreeMap<AssetId, u64>,
	/// The limits of a position's orders since it was last booked, the newest last.
	limits: BTreeMap<(AssetId, AccountId), Vec<Limit>>,
	/// How many orders a position's calls met since then.
	met: BTreeMap<u64, u64>,
	/// Whether a settlement is made: it is met at the limit of now.
	settles: bool,
	/// Refused and done, by call.
	done: BTreeMap<&'static str, [u32; 2]>,
	/// Events, by what they tell.
	told: BTreeMap<String, u32>,
}

fn backing_of(asset: AssetId) -> AssetId {
	if asset == USD {
		IOU
	} else {
		USD
	}
}

fn of(asset: AssetId) -> BitAsset<AccountId> {
	Records::<Test>::get(asset).unwrap()
}

fn terms_of(asset: AssetId, fee_bp: u16) -> Terms {
	Terms {
		squeeze_bp: 11_000,
		call_fee: Fee { bp: fee_bp },
		borrow_fee_bp: 20 * fee_bp,
		debt_min: 5,
		settlement: SettlementTerms { delay_ms: HOUR, offset_bp: fee_bp, volume_bp: 5_000, fee: Fee { bp: fee_bp } },
		feed: FeedRules { lifetime_ms: 6 * HOUR, feeders_min: 2 },
		..if asset == USD { terms() } else { without_settlement() }
	}
}

impl Scene {
	fn new(seed: u64) -> Self {
		let worth = [(USD, 20_000), (EUR, 130)].into();
		let (limits, met, done, told) = Default::default();
		Self { dice: Dice(seed), worth, limits, met, settles: false, done, told }
	}

	/// Backing that so many units are worth.
	fn value(&self, asset: AssetId, amount: u64) -> u64 {
		amount * self.worth[&asset] / 100
	}

	fn dispatch(&mut self, who: AccountId, call: impl Into<RuntimeCall>) {
		let call = call.into();
		let name = call.get_call_metadata().function_name;
		let most = call.get_dispatch_info().call_weight;
		let result = call.dispatch(signed(who));
		let charged = result.as_ref().map_or(None, |done| done.actual_weight);
		assert!(charged.is_none_or(|charged| charged.all_lte(most)), "{name} costs more than it may");
		self.done.entry(name).or_default()[usize::from(result.is_ok())] += 1;
	}

	fn adjustment(&mut self, who: AccountId, asset: AssetId) -> Adjustment {
		let position = Debts::<Test>::get(asset, who).map(|debt| debt.position);
		let old = position.unwrap_or_default();
		let size = if asset == USD { 3_000 } else { 600 };
		let target_bp = match self.dice.chance(10) {
			true => Some(20_000 + self.dice.below(30_000) as u32),
			false => old.target_bp,
		};
		let same = Adjustment { target_bp, ..Default::default() };
		match self.dice.below(10) {
			0..=4 => {
				let debt = 1 + self.dice.below(size);
				let worth = self.value(asset, debt + old.principal);
				let wanted = i128::from(self.dice.percent(worth, 290, 450)) + 1;
				Adjustment { debt: debt.into(), collateral: wanted - i128::from(old.collateral), ..same }
			}
			5 => Adjustment { debt: -i128::from(1 + self.dice.below(size)), ..same },
			6 => Adjustment { debt: i128::MIN, ..same },
			7 => Adjustment { collateral: self.dice.percent(old.collateral + 10, 1, 60).into(), ..same },
			8 => Adjustment { collateral: -i128::from(self.dice.percent(old.collateral, 0, 30)), ..same },
			_ => Adjustment { collateral: 1, ..same },
		}
	}

	/// An order near what the feed says, on either side of a BitAsset's book.
	fn order(&mut self, asset: AssetId) -> pallet_exchange::Call<Test> {
		let amount = 1 + self.dice.below(if asset == USD { 2_000 } else { 400 });
		let worth = self.value(asset, amount);
		let price = self.dice.percent(worth, 75, 125) + 1;
		let sells = self.dice.chance(60);
		let (sell, buy) = if sells { (asset, backing_of(asset)) } else { (backing_of(asset), asset) };
		let size = match sells {
			true => Size::Offer { sell: amount, receive: price },
			false => Size::Offer { sell: price, receive: amount },
		};
		let time_in_force = match self.dice.below(5) {
			0 => TimeInForce::ImmediateOrCancel,
			1 => TimeInForce::GoodTill(Expiry::Moment(Timestamp::get() + self.dice.below(HOUR))),
			_ => TimeInForce::GoodTill(Expiry::Never),
		};
		let policies = [SelfTrade::CancelTaker, SelfTrade::CancelResting, SelfTrade::DecrementBoth];
		let terms = OrderTerms { size, time_in_force, self_trade: self.dice.one(&policies), ..order() };
		pallet_exchange::Call::place { sell, buy, terms }
	}

	fn cancel(&mut self, who: AccountId) {
		let open = Exchange::orders_of(who);
		if !open.is_empty() {
			let order = self.dice.one(&open).locator;
			self.dispatch(who, pallet_exchange::Call::cancel { order });
		}
	}

	/// A bid that would do, mostly; without a fund any.
	fn bid(&mut self, asset: AssetId) -> Call<Test> {
		let Some(fund) = of(asset).fund().filter(|fund| fund.supply > 0) else {
			return Call::bid { asset, debt: self.dice.below(100), extra: self.dice.below(100) };
		};
		let debt = (fund.supply / (1 + self.dice.below(3))).max(1);
		let share = (u128::from(debt) * u128::from(fund.collateral) / u128::from(fund.supply)) as u64;
		let worth = self.value(asset, debt);
		let extra = self.dice.percent(worth, 290, 330).saturating_sub(share);
		Call::bid { asset, debt: if self.dice.chance(10) { 0 } else { debt }, extra }
	}

	fn feeder(&mut self, asset: AssetId) {
		let who = self.dice.one(&[FEEDERS.as_slice(), &[CAROL]].concat());
		let honest = self.dice.percent(self.worth[&asset], 99, 102).max(1);
		let quote = if self.dice.chance(3) { 1 + self.dice.below(100_000) } else { honest };
		self.dispatch(who, Call::publish_feed { asset, price: Price::new(quote, 100).unwrap() });
	}

	/// The world's opinion: mostly it wanders, now and then it jumps.
	fn opinion(&mut self) {
		let asset = self.dice.asset();
		let start = if asset == USD { 20_000 } else { 130 };
		let now = self.worth[&asset];
		let next = match self.dice.below(20) {
			0 => now * 3,
			1..=2 => self.dice.percent(now, 130, 200),
			3..=6 => start,
			7..=8 => self.dice.percent(now, 30, 90),
			_ => self.dice.percent(now, 92, 109),
		};
		self.worth.insert(asset, next.clamp(start / 50, start * 50));
		if self.dice.chance(70) {
			self.all_report();
		}
	}

	fn all_report(&mut self) {
		for (asset, quote) in self.worth.clone() {
			for (who, _) in Reports::<Test>::get(asset) {
				self.dispatch(who, Call::publish_feed { asset, price: Price::new(quote, 100).unwrap() });
			}
		}
	}

	fn time(&mut self) {
		if self.dice.chance(70) {
			idle();
		}
		let steps = self.dice.one(&[0, 1, 2, 5, 50]);
		steps_a_block(steps);
		match self.dice.below(40) {
			0 => wait(self.dice.below(30 * HOUR)),
			1..=3 => wait(self.dice.below(HOUR)),
			4..=7 => wait(CONFIRM),
			_ => next_block(),
		}
	}

	fn governance(&mut self) {
		let asset = self.dice.asset();
		match self.dice.below(8) {
			0 => drop(Assets::freeze_asset(signed(OWNER), 2.into())),
			1..=3 => drop(Assets::thaw_asset(signed(OWNER), 2.into())),
			4 => {
				let feeders = self.dice.one(&[FEEDERS, [11, 12, CAROL]]).to_vec().try_into().unwrap();
				self.dispatch(OWNER, Call::set_feeders { asset, feeders });
			}
			5 => self.dispatch(OWNER, Call::withdraw_terms { asset }),
			_ => {
				let terms = terms_of(asset, self.dice.one(&[0, 50, 100]));
				self.dispatch(OWNER, Call::announce_terms { asset, terms });
			}
		}
	}

	/// What only a fund is for.
	fn share(&mut self, who: AccountId) {
		let amount = 1 + self.dice.below(900);
		match self.dice.chance(50) {
			true => self.dispatch(who, Call::redeem { asset: USD, amount }),
			false => {
				let bid = self.bid(USD);
				self.dispatch(who, bid);
			}
		}
	}

	fn operate(&mut self) {
		let (who, asset) = (self.dice.who(), self.dice.asset());
		let amount = 1 + self.dice.below(if asset == USD { 900 } else { 200 });
		match self.dice.below(100) {
			_ if of(USD).fund().is_some() && self.dice.chance(25) => self.share(who),
			0..=19 => {
				let adjustment = self.adjustment(who, asset);
				self.dispatch(who, Call::adjust { asset, adjustment });
			}
			20..=41 => {
				let order = self.order(asset);
				self.dispatch(who, order);
			}
			42..=45 => self.cancel(who),
			46..=51 => {
				self.settles = true;
				self.dispatch(who, Call::settle { asset, amount });
			}
			52..=53 => self.share(who),
			54..=60 => self.opinion(),
			61..=64 => self.dispatch(who, Call::deposit { asset, amount }),
			65..=67 => self.dispatch(who, Call::withdraw { asset, amount }),
			68..=69 => self.dispatch(who, Call::claim_yield { asset }),
			70..=71 => {
				let claims: Vec<_> = Claimable::<Test>::iter_keys().collect();
				let (who, asset) = if claims.is_empty() { (who, IOU) } else { self.dice.one(&claims) };
				self.dispatch(who, Call::claim { asset });
			}
			72..=74 => {
				let steps = self.dice.below(8) as u32;
				self.dispatch(who, Call::push { asset, steps });
			}
			75..=79 => self.feeder(asset),
			80..=83 => self.governance(),
			84..=86 => self.cancel(who),
			87..=88 => {
				let first = of(asset).first_request;
				let request = first + self.dice.below(3) as u32;
				let who = Requests::<Test>::get(asset, request).map_or(who, |request| request.who);
				self.dispatch(who, Call::cancel_settlement { asset, request });
			}
			_ => self.time(),
		}
		self.listen();
	}

	/// Looks at what happened since the last operation.
	fn listen(&mut self) {
		for record in System::events() {
			match record.event {
				RuntimeEvent::BitAssets(event) => self.hear(event),
				RuntimeEvent::Exchange(pallet_exchange::Event::Filled { taker, .. }) => {
					taker.client_id.into_iter().for_each(|tag| *self.met.entry(tag).or_default() += 1);
				}
				_ => {}
			}
		}
		System::reset_events();
		self.settles = false;
	}

	fn hear(&mut self, event: Event<Test>) {
		let told = format!("{event:?}");
		let name = told.trim_start_matches("Event::").split(' ').next().unwrap();
		*self.told.entry(name.into()).or_default() += 1;
		match event {
			Event::MarginCalled { asset, who, sell, receive, .. } => {
				self.limits.entry((asset, who)).or_default().push((sell, receive));
			}
			Event::DebtCovered { asset, who, paid, got, .. } => self.judge(asset, who, paid, got),
			Event::StepFailed { asset, error } => panic!("a step of {asset:?} fails: {error:?}"),
			_ => {}
		}
	}

	/// What a position paid for its debt is at most its order's limit, rounded up.
	fn judge(&mut self, asset: AssetId, who: AccountId, paid: u64, got: u64) {
		let limits = self.limits.get_mut(&(asset, who)).expect("a position that pays was called");
		let feed = Pallet::<Test>::median(asset, &of(asset), Timestamp::get()).filter(|_| self.settles);
		let at_once = feed.map(|feed| (feed.price.quote() * 11, feed.price.base() * 10));
		let fills: u64 = std::mem::take(&mut self.met).into_values().sum();
		let within = |(sell, receive): &Limit| {
			let (sell, receive) = (u128::from(*sell), u128::from(*receive));
			// As a taker it rounds once a fill, in the unit that is worth less.
			let (more, units) = if sell >= receive { (fills.saturating_sub(1), got) } else { (0, got + fills) };
			u128::from(paid) <= (u128::from(units) * sell).div_ceil(receive) + u128::from(more)
		};
		assert!(
			limits.iter().chain(&at_once).any(within),
			"{asset:?}: {who} paid {paid} for {got}, limits {limits:?}, {fills} fills"
		);
		limits.drain(..limits.len() - 1);
	}
}

fn made() -> [Balance; 3] {
	[STM, BTS, IOU].map(<Ledger as Inspect<AccountId>>::total_issuance)
}

fn play(seed: u64) {
	run(|| {
		for (name, backing, asset) in [("USD", IOU, USD), ("EUR", USD, EUR)] {
			assert_ok!(BitAssets::create(signed(OWNER), symbol(name), 0, backing, true, terms_of(asset, 50)));
			assert_ok!(BitAssets::set_feeders(signed(OWNER), asset, FEEDERS.to_vec().try_into().unwrap()));
		}
		let (mut scene, issued) = (Scene::new(seed), made());
		scene.all_report();
		for operation in 1..=OPERATIONS {
			scene.operate();
			if operation % 20 == 0 {
				check();
				assert_eq!(made(), issued, "after {operation} operations of seed {seed}");
			}
		}
		println!("refused and done: {:?}", scene.done);
		println!("told: {:?}", scene.told);
		let seldom: Vec<_> = scene.done.iter().filter(|(_, [_, done])| *done < 20).collect();
		assert!(seldom.is_empty(), "every call comes to something often: {seldom:?}");
		for (event, least) in [
			("MarginCalled", 200),
			("DebtCovered", 200),
			("PositionClosed", 20),
			("Settled", 100),
			("GlobalSettlement", 3),
			("Revived", 3),
			("MadeClaimable", 20),
			("TermsInForce", 3),
		] {
			assert!(scene.told.get(event).is_some_and(|count| *count >= least), "{event}: {:?}", scene.told);
		}
	});
}

/// `BIT_ASSETS_SEED` repeats a run.
#[test]
fn twenty_thousand_operations_keep_every_invariant_and_every_debtor_s_limit() {
	let seed = std::env::var("BIT_ASSETS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_121);
	println!("BIT_ASSETS_SEED={seed}");
	play(seed);
}
