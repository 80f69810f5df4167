//! Dice: all calls in random order; nothing is made or lost, no invariant breaks.

use super::*;
use alloc::collections::BTreeMap;
use frame_support::{dispatch::GetDispatchInfo, traits::GetCallMetadata};
use sp_runtime::traits::Dispatchable;

/// SplitMix64.
struct Dice(u64);

impl Dice {
	fn roll(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut word = self.0;
		word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		word ^ (word >> 31)
	}

	fn below(&mut self, end: u64) -> u64 {
		self.roll() % end
	}

	fn one<Item: Clone>(&mut self, items: &[Item]) -> Item {
		let at = self.below(items.len() as u64);
		items[at as usize].clone()
	}

	fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}

	fn assets(&mut self) -> (AssetId, AssetId) {
		let one = self.one(&[STM, A, B, C]);
		let others: Vec<_> = [STM, A, B, C].into_iter().filter(|other| *other != one || self.chance(5)).collect();
		(one, self.one(&others))
	}

	fn expiry(&mut self) -> Expiry {
		match self.below(4) {
			0 => Expiry::Moment(Timestamp::get() + self.below(300_000)),
			1 => Expiry::Block(System::block_number() as u32 + self.below(60) as u32),
			_ => Expiry::Never,
		}
	}

	fn terms(&mut self) -> OrderTerms {
		let size = match self.chance(50) {
			true => Size::Offer { sell: self.below(2_000), receive: self.below(2_000) },
			false => {
				Size::AtPrice { amount: self.below(1_000), price: price(80 + self.below(40), 80 + self.below(40)) }
			}
		};
		let time_in_force = match self.below(8) {
			0 => TimeInForce::ImmediateOrCancel,
			1 => TimeInForce::FillOrKill,
			2 => TimeInForce::PostOnly { expiry: self.expiry(), slide: self.chance(50) },
			_ => TimeInForce::GoodTill(self.expiry()),
		};
		OrderTerms {
			size,
			time_in_force,
			passive: self.chance(10),
			self_trade: self.one(&[SelfTrade::CancelTaker, SelfTrade::CancelResting, SelfTrade::DecrementBoth]),
			client_id: self.chance(50).then(|| self.below(20)),
			max_fills: self.below(12) as u16,
		}
	}

	fn locator(&mut self) -> Option<Locator> {
		let who = self.who();
		let open = Exchange::orders_of(who);
		(!open.is_empty()).then(|| self.one(&open).locator)
	}

	fn key(&mut self) -> OrderKey {
		match self.chance(70).then(|| self.locator()).flatten() {
			Some(locator) => OrderKey::At(locator),
			None => OrderKey::Client(self.below(20)),
		}
	}

	fn who(&mut self) -> AccountId {
		self.one(&[MAKER, RIVAL, TAKER, SHOP])
	}

	fn via(&mut self) -> Via {
		let count = self.below(3);
		match self.chance(50) {
			true => Via::Auto,
			false => Via::Given((0..count).map(|_| self.assets().0).collect::<Vec<_>>().try_into().unwrap()),
		}
	}

	fn batch(&mut self) -> crate::Call<Test> {
		let [cancels, creates] = [self.below(4), self.below(6)];
		let cancels: Vec<_> = (0..cancels).map(|_| self.key()).collect();
		let markets: Vec<_> = self.chance(10).then(|| self.assets()).into_iter().collect();
		let creates: Vec<_> = (0..creates)
			.map(|_| {
				let (sell, buy) = self.assets();
				Create { sell, buy, terms: self.terms() }
			})
			.collect();
		crate::Call::batch_update {
			cancels: cancels.try_into().unwrap(),
			cancel_markets: markets.try_into().unwrap(),
			creates: creates.try_into().unwrap(),
			all_or_nothing: self.chance(20),
		}
	}

	fn call(&mut self) -> crate::Call<Test> {
		use crate::Call::*;
		let (sell, buy) = self.assets();
		let self_trade = self.one(&[SelfTrade::CancelTaker, SelfTrade::CancelResting]);
		let way = Way { self_trade, ..way(self.via()) };
		match self.below(40) {
			0..=17 => place { sell, buy, terms: self.terms() },
			18..=20 => match self.locator() {
				Some(order) => cancel { order },
				None => cancel_by_client_id { client_id: self.below(20) },
			},
			21 => cancel_by_client_id { client_id: self.below(20) },
			22..=24 => {
				let order = self.key();
				let expected = match order {
					OrderKey::At(at) => Exchange::order_at(&at).map_or(0, |order| order.remaining),
					OrderKey::Client(_) => self.below(1_000),
				};
				amend { order, expected, terms: self.terms() }
			}
			25..=28 => self.batch(),
			29..=30 => {
				let (amount, min_receive) = (self.below(3_000), self.below(500));
				swap_exact_in { sell, buy, amount, min_receive, way }
			}
			31..=32 => {
				let (amount, max_spend, dest) = (self.below(1_000), self.below(3_000), self.who());
				pay_exact_out { dest, sell, buy, amount, max_spend, way }
			}
			33 => {
				let deadline = self.chance(30).then(|| Timestamp::get() + self.below(2_000_000));
				set_deadline { deadline }
			}
			34..=35 => match self.locator() {
				Some(order) => sweep { order },
				None => release_slots {},
			},
			36 => claim { asset: sell, who: self.who() },
			37 => claim_fees { asset: sell },
			_ => release_slots {},
		}
	}

	/// Something that is not a call of the exchange: time, a barred account, governance, the system.
	fn world(&mut self) {
		match self.below(12) {
			0..=3 => pass(self.below(20_000)),
			4 => {
				let room = Work::look_at_queue::<Test>() + Work::of_block().expire::<()>() * (1 + self.below(3));
				Exchange::sweep_expired(&mut frame_support::weights::WeightMeter::with_limit(room));
			}
			5 => {
				let (asset, who) = (self.assets().0, self.who());
				ban(asset, who);
			}
			6..=7 => unban(),
			8 => {
				let status = match self.chance(85) {
					true => Status::Open,
					false => self.one(&[Status::CancelOnly, Status::Halted]),
				};
				let tick = self.chance(20).then(|| price(1, 4));
				let rules = MarketRules { tick, lot: 1 + self.below(20) / 19, min_base: self.below(5), min_quote: 0 };
				let (one, other) = self.assets();
				let regime = Regime { rules, status, vouched: false };
				let effective = self.chance(30).then(|| Timestamp::get() + 10_000);
				let _ = Exchange::set_market(RuntimeOrigin::root(), one, other, regime, effective);
			}
			9 => block(self.one(&[A, B]), self.who(), self.chance(25)),
			_ => self.system(),
		}
	}

	/// The system places, reprices or cancels; what it owns in custody goes back to its account at once.
	fn system(&mut self) {
		let (tag, (sell, buy), amount) = (self.below(4), self.assets(), Balance::from(1 + self.below(500)));
		let receive = Balance::from(1 + self.below(500));
		if let Some(locator) = Tags::<Test>::get(tag) {
			let (sold, bought) = (locator.market.sold(locator.side), locator.market.bought(locator.side));
			if self.chance(50) {
				let left = <Exchange as SystemOrders<AccountId>>::cancel(tag).unwrap();
				back(sold, left);
			} else if let Ok(placed) = <Exchange as SystemOrders<AccountId>>::reprice(tag, receive, 5) {
				back(sold, placed.left);
				back(bought, placed.got);
			}
			return;
		}
		let (has, used) = (balance(sell, SYSTEM) > amount + 10_000, amount);
		if !has {
			return;
		}
		fund(sell, used);
		match system_order(tag, sell, buy, amount, receive) {
			Ok(placed) => {
				back(sell, placed.left);
				back(buy, placed.got);
			}
			Err(_) => back(sell, used),
		}
	}
}

fn back(asset: AssetId, amount: Balance) {
	if amount > 0 {
		assert_ok!(<Test as Config>::Custody::pay(&SYSTEM, asset, amount));
	}
}

/// 20,000 operations; invariants and conservation every 500. `EXCHANGE_SEED` repeats a run.
#[test]
fn twenty_thousand_operations_keep_every_invariant() {
	let seed = std::env::var("EXCHANGE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_260_901);
	println!("EXCHANGE_SEED={seed}");
	run(|| {
		let mut dice = Dice(seed);
		let issued = totals();
		set_fee(A, 10, 50);
		set_fee(B, 100, 0);
		let mut why = BTreeMap::<&str, u32>::new();
		let mut done = BTreeMap::<&str, [u32; 2]>::new();
		for operation in 1..=20_000 {
			match dice.chance(15) {
				true => dice.world(),
				false => {
					let (who, call) = (dice.who(), call(dice.call()));
					let name = call.get_call_metadata().function_name;
					let most = call.get_dispatch_info().call_weight;
					let result = call.dispatch(signed(who));
					let charged = result.as_ref().map_or(None, |done| done.actual_weight);
					assert!(charged.is_none_or(|charged| charged.all_lte(most)), "{name} costs more than it may");
					done.entry(name).or_default()[usize::from(result.is_ok())] += 1;
					if let (Err(failed), "place") = (result, name) {
						let error: &'static str = failed.error.into();
						*why.entry(error).or_default() += 1;
					}
				}
			}
			if operation % 500 == 0 {
				paged();
				System::reset_events();
				check();
				assert_eq!(totals(), issued, "after {operation} operations of seed {seed}");
			}
		}
		println!("refused and done: {done:?}; orders refused for: {why:?}");
		assert!(done.values().all(|[_, done]| *done > 0), "every call comes to something: {done:?}");
	});
}
