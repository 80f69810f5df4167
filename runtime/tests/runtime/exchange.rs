//! The exchange on the real runtime: over ports' IOUs and their rules, through proxies, through safe mode and upgrades.

use crate::world::*;
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungibles::Inspect, Get},
};
use pallet_exchange::{
	limits::WINDOW_MS,
	orderbook_core::{Expiry, Pair, Price, Reason, SelfTrade, TimeInForce},
	Call, Create, Error, Event, Locator, OrderKey, OrderTerms, Regime, Size, Status, Via, Way,
};
use pallet_ports::ports_core::{terms::MarketFee, view::RequestId};
use sp_runtime::DispatchError;
use tributary_primitives::{stm::UNIT, AccountId, Moment};
use tributary_runtime::{configs::exchange::ExchangeVault, *};
use tributary_testkit::ledger::Ledger as Books;

const STM: AssetId = AssetId::Native;
const BTS: AssetId = AssetId::BTS;
/// The CNY of the development chain's second port, which Bob owns and which may freeze.
const CNY: AssetId = AssetId::Token(AssetId::FIRST_USER_TOKEN + 2);

/// Runs a test on a development chain without its example book.
fn trading(test: impl FnOnce()) {
	on("development", || {
		for who in [Who::Dave, Who::Eve] {
			let leave = Call::batch_update {
				cancels: Default::default(),
				cancel_markets: vec![(STM, BTS)].try_into().unwrap(),
				creates: Default::default(),
				all_or_nothing: true,
			};
			block(vec![tx(who, leave)]).all_ok();
		}
		test();
	});
}

/// `amount` of base at `quote` per unit, good till cancelled.
fn at(amount: u64, quote: u64) -> OrderTerms {
	OrderTerms {
		size: Size::AtPrice { amount, price: Price::new(quote, 1).unwrap() },
		time_in_force: TimeInForce::GoodTill(Expiry::Never),
		passive: false,
		self_trade: SelfTrade::CancelTaker,
		client_id: None,
		max_fills: 20,
	}
}

fn placing(sell: AssetId, buy: AssetId, terms: OrderTerms) -> Call<Runtime> {
	Call::place { sell, buy, terms }
}

/// `who` places an order in a block of its own.
#[track_caller]
fn place(who: Who, sell: AssetId, buy: AssetId, terms: OrderTerms) -> Made {
	block(vec![tx(who, placing(sell, buy, terms))]).all_ok()
}

fn has(asset: AssetId, who: &AccountId) -> Balance {
	Ledger::balance(asset, who)
}

fn locator(who: Who) -> Locator {
	Exchange::orders_of(account(who)).first().expect("he has an open order").locator
}

fn closed(made: &Made) -> Vec<(AccountId, u64, Reason)> {
	made.find(|event| match event {
		RuntimeEvent::Exchange(Event::Closed { order, refund, reason, .. }) => {
			Some((order.who.clone(), *refund, *reason))
		}
		_ => None,
	})
}

fn fills(made: &Made) -> Vec<(AccountId, u64, u64)> {
	made.find(|event| match event {
		RuntimeEvent::Exchange(Event::Filled { maker, given, paid, .. }) => Some((maker.who.clone(), *given, *paid)),
		_ => None,
	})
}

/// Lets time pass in one step.
fn later(time: Moment) {
	let slots = time / Babe::slot_duration();
	pallet_babe::CurrentSlot::<Runtime>::mutate(|slot| *slot = *slot + slots);
	block(vec![]);
}

/// Bob's port issues CNY to `who`.
fn cash(who: Who, amount: Balance) {
	use pallet_ports::Call::*;
	let number = pallet_ports::Ious::<Runtime>::get(CNY).unwrap().next_request;
	let ask = request_deposit::<Runtime> { iou: CNY, amount, memo: Default::default() };
	let reference = format!("cash:{number}").into_bytes().try_into().unwrap();
	let id = RequestId { iou: CNY, number };
	block(vec![tx(who, ask), tx(Who::Bob, confirm_deposit::<Runtime> { id, amount, reference })]).all_ok();
}

#[test]
fn a_trade_moves_what_it_says_and_costs_a_flat_fee() {
	trading(|| {
		let mut books = Books::open();
		let (alice, bob) = (account(Who::Alice), account(Who::Bob));
		let before = (has(BTS, &alice), has(BTS, &bob), total(&bob));
		books.check(&place(Who::Alice, BTS, STM, at(1_000, 50)));
		assert_eq!((has(BTS, &alice), has(BTS, &ExchangeVault::get())), (before.0 - 1_000, 1_000));
		let made = place(Who::Bob, STM, BTS, at(400, 60));
		books.check(&made);
		// At the maker's price, and nothing but the fee of a transaction on top (B-32).
		assert_eq!(fills(&made), vec![(alice.clone(), 400, 20_000)]);
		let fee = made.find(tributary_testkit::ledger::destroyed).iter().sum::<Balance>();
		assert_eq!((has(BTS, &bob), total(&bob)), (before.1 + 400, before.2 - 20_000 - fee));
		let cancel = Call::cancel::<Runtime> { order: locator(Who::Alice) };
		books.check(&block(vec![tx(Who::Alice, cancel)]).all_ok());
		assert_eq!(has(BTS, &alice), before.0 - 400);
		assert_eq!(has(BTS, &ExchangeVault::get()), 0);
	});
}

#[test]
fn an_ious_market_fee_goes_to_its_port() {
	trading(|| {
		use pallet_ports::Call::*;
		let mut terms = Ports::iou(CNY).unwrap().terms;
		terms.market_fee = MarketFee { maker_bp: 10, taker_bp: 100, fill_max: None };
		block(vec![tx(Who::Bob, announce_terms::<Runtime> { iou: CNY, terms })]).all_ok();
		later(<Runtime as pallet_ports::Config>::TermsNotice::get());
		cash(Who::Charlie, 1_000_000);
		place(Who::Charlie, CNY, BTS, at(1_000, 5));
		let made = place(Who::Dave, BTS, CNY, at(1_000, 5));
		assert_eq!(fills(&made), vec![(account(Who::Charlie), 1_000, 5_000)]);
		assert_eq!((has(CNY, &account(Who::Dave)), Exchange::issuer_fees(CNY)), (990, 10));
		let before = has(CNY, &account(Who::Bob));
		block(vec![tx(Who::Eve, Call::<Runtime>::claim_fees { asset: CNY })]).all_ok();
		assert_eq!((has(CNY, &account(Who::Bob)), Exchange::issuer_fees(CNY)), (before + 10, 0));
	});
}

#[test]
fn who_is_frozen_neither_sells_nor_is_filled_and_gets_back_what_stood() {
	trading(|| {
		cash(Who::Charlie, 1_000_000);
		let all = has(CNY, &account(Who::Charlie)) as u64;
		// All he has stands behind an order: his account of the token is gone, and he is frozen all the same.
		place(Who::Charlie, CNY, BTS, at(all, 5));
		assert_eq!(has(CNY, &account(Who::Charlie)), 0);
		let freeze = pallet_ports::Call::<Runtime>::freeze { iou: CNY, who: account(Who::Charlie).into() };
		block(vec![tx(Who::Bob, freeze)]).all_ok();
		// He cannot give back the empty account that bears the freeze.
		let refund = pallet_assets::Call::<Runtime>::refund { id: 1_002.into(), allow_burn: false };
		let kept: DispatchError = pallet_assets::Error::<Runtime>::ContainsFreezes.into();
		assert_eq!(block(vec![tx(Who::Charlie, refund)]).results[0], Err(kept));
		let made = place(Who::Dave, BTS, CNY, at(1_000, 5));
		assert_eq!(fills(&made), vec![]);
		assert_eq!(closed(&made), vec![(account(Who::Charlie), all, Reason::Barred)]);
		assert_eq!(has(CNY, &account(Who::Charlie)), all.into());
		let again = block(vec![tx(Who::Charlie, placing(CNY, BTS, at(1_000, 5)))]);
		assert!(again.results[0].is_err());
	});
}

#[test]
fn nobody_is_frozen_who_has_nothing() {
	trading(|| {
		cash(Who::Charlie, 1_000_000);
		let all = has(CNY, &account(Who::Charlie)) as u64;
		place(Who::Charlie, CNY, BTS, at(all, 5));
		block(vec![tx(Who::Charlie, Call::<Runtime>::cancel { order: locator(Who::Charlie) })]).all_ok();
		let freeze = |who| Ports::freeze(RuntimeOrigin::signed(account(Who::Bob)), CNY, account(who).into());
		assert_noop!(freeze(Who::Dave), pallet_ports::Error::<Runtime>::NotHolder);
		assert_ok!(freeze(Who::Charlie));
	});
}

#[test]
fn a_paused_iou_does_not_trade_and_its_orders_can_be_swept() {
	trading(|| {
		cash(Who::Charlie, 1_000_000);
		place(Who::Charlie, CNY, BTS, at(1_000, 5));
		let order = locator(Who::Charlie);
		let sweep = || Call::<Runtime>::sweep { order };
		let refused: DispatchError = Error::<Runtime>::StillGood.into();
		assert_eq!(block(vec![tx(Who::Eve, sweep())]).results[0], Err(refused));
		block(vec![tx(Who::Bob, pallet_ports::Call::<Runtime>::pause_iou { iou: CNY })]).all_ok();
		let made = place(Who::Dave, BTS, STM, at(1_000, 5));
		assert_eq!(closed(&made), vec![]);
		let refused: DispatchError = Error::<Runtime>::NotStanding.into();
		assert_eq!(block(vec![tx(Who::Dave, placing(BTS, CNY, at(1_000, 5)))]).results[0], Err(refused));
		let made = block(vec![tx(Who::Eve, sweep())]).all_ok();
		assert_eq!(closed(&made), vec![(account(Who::Charlie), 1_000, Reason::Barred)]);
		// It cannot be credited while the IOU is paused, and is his to claim.
		assert_eq!(Exchange::claimable(account(Who::Charlie), CNY), 1_000);
		let claim = || Call::<Runtime>::claim { asset: CNY, who: account(Who::Charlie).into() };
		assert!(block(vec![tx(Who::Eve, claim())]).results[0].is_err());
		block(vec![tx(Who::Bob, pallet_ports::Call::<Runtime>::resume_iou { iou: CNY })]).all_ok();
		let before = has(CNY, &account(Who::Charlie));
		block(vec![tx(Who::Eve, claim())]).all_ok();
		assert_eq!(has(CNY, &account(Who::Charlie)), before + 1_000);
	});
}

#[test]
fn orders_do_not_keep_a_retired_port_open() {
	trading(|| {
		use pallet_ports::Call::*;
		let act = |who, call: RuntimeCall| block(vec![tx(who, call)]).all_ok();
		let vault = ExchangeVault::get();
		cash(Who::Charlie, 1_000_000);
		place(Who::Charlie, CNY, BTS, at(1_000, 5));
		place(Who::Dave, BTS, CNY, at(10, 1));
		let gift =
			pallet_assets::Call::<Runtime>::transfer { id: 1_002.into(), target: vault.clone().into(), amount: 7 };
		act(Who::Charlie, gift.into());
		act(Who::Bob, retire_port::<Runtime> { port: 1 }.into());
		later(<Runtime as pallet_ports::Config>::WindDown::get());

		let write_off = |who: &AccountId| RuntimeCall::from(write_off::<Runtime> { iou: CNY, who: who.clone().into() });
		let refused: DispatchError = pallet_ports::Error::<Runtime>::IsVault.into();
		assert_eq!(block(vec![tx(Who::Bob, write_off(&vault))]).results[0], Err(refused));
		act(Who::Bob, pause_iou::<Runtime> { iou: CNY }.into());
		for who in [Who::Charlie, Who::Dave] {
			act(Who::Bob, Call::<Runtime>::sweep { order: locator(who) }.into());
		}
		act(Who::Bob, resume_iou::<Runtime> { iou: CNY }.into());
		act(Who::Bob, Call::<Runtime>::claim { asset: CNY, who: account(Who::Charlie).into() }.into());
		act(Who::Bob, pause_iou::<Runtime> { iou: CNY }.into());
		for who in [account(Who::Charlie), vault] {
			act(Who::Bob, write_off(&who));
		}
		assert_eq!(Ledger::total_issuance(CNY), 0);
		act(Who::Bob, remove_iou::<Runtime> { iou: CNY }.into());
	});
}

/// Alice lets Bob trade for her.
fn let_trade(proxy_type: ProxyType) {
	let add = pallet_proxy::Call::<Runtime>::add_proxy { delegate: account(Who::Bob).into(), proxy_type, delay: 0 };
	block(vec![tx(Who::Alice, add)]).all_ok();
}

/// What Bob's call for Alice comes to.
fn for_alice(call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
	let (real, call) = (account(Who::Alice).into(), Box::new(call.into()));
	let proxied = pallet_proxy::Call::<Runtime>::proxy { real, force_proxy_type: None, call };
	let results = block(vec![tx(Who::Bob, proxied)]).all_ok().find(|event| match event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(*result),
		_ => None,
	});
	results[0]
}

fn filtered() -> Result<(), DispatchError> {
	Err(frame_system::Error::<Runtime>::CallFiltered.into())
}

#[test]
fn a_trading_proxy_trades_and_pays_nobody() {
	trading(|| {
		let_trade(ProxyType::Trading);
		let alice = account(Who::Alice);
		assert_ok!(for_alice(placing(BTS, STM, at(100, 50))));
		assert_eq!(Exchange::orders_of(alice.clone()).len(), 1);
		let order = locator(Who::Alice);
		assert_ok!(for_alice(Call::<Runtime>::reduce { order: OrderKey::At(order), to: 60 }));
		assert_ok!(for_alice(Call::<Runtime>::amend { order: OrderKey::At(order), expected: 60, terms: at(60, 49) }));
		let batch = Call::<Runtime>::batch_update {
			cancels: vec![OrderKey::At(locator(Who::Alice))].try_into().unwrap(),
			cancel_markets: Default::default(),
			creates: vec![Create { sell: STM, buy: BTS, terms: at(5, 40) }].try_into().unwrap(),
			all_or_nothing: true,
		};
		assert_ok!(for_alice(batch));
		place(Who::Charlie, BTS, STM, at(10, 45));
		let (via, self_trade) = (Via::Given(Default::default()), SelfTrade::CancelTaker);
		let way = || Way { via: via.clone(), self_trade, max_fills: 5 };
		let swap = Call::<Runtime>::swap_exact_in { sell: STM, buy: BTS, amount: 450, min_receive: 10, way: way() };
		assert_ok!(for_alice(swap));

		let dest = account(Who::Bob).into();
		let pay = Call::<Runtime>::pay_exact_out { dest, sell: STM, buy: BTS, amount: 1, max_spend: 1_000, way: way() };
		assert_eq!(for_alice(pay), filtered());
		assert_eq!(for_alice(Call::<Runtime>::set_deadline { deadline: None }), filtered());
		assert_eq!(for_alice(transfer(&account(Who::Bob), UNIT)), filtered());
	});
}

#[test]
fn a_banded_proxy_trades_near_the_usual_price_only() {
	trading(|| {
		let_trade(ProxyType::TradingWithin5);
		// No price yet: nothing.
		assert_eq!(for_alice(placing(BTS, STM, at(100, 1_000))), filtered());
		place(Who::Charlie, BTS, STM, at(10, 1_000));
		place(Who::Dave, STM, BTS, at(10, 1_000));
		later(WINDOW_MS);
		let market = Pair::new(STM, BTS).unwrap();
		// A price that nobody vouches for is nobody's.
		assert_eq!(for_alice(placing(BTS, STM, at(1, 1_000))), filtered());
		let vouched = Regime { vouched: true, ..Default::default() };
		assert_ok!(Exchange::set_market(origins::Origin::GeneralAdmin.into(), STM, BTS, vouched, None));
		assert_eq!(Exchange::vouched_price(&market), Some(sp_core::U256::from(1_000) << 64));

		// Asks from 950 on, bids up to 1,050: at the boundary, and a unit beyond.
		assert_ok!(for_alice(placing(BTS, STM, at(1, 950))));
		assert_eq!(for_alice(placing(BTS, STM, at(1, 949))), filtered());
		assert_ok!(for_alice(placing(BTS, STM, at(1, 5_000))));
		assert_ok!(for_alice(placing(STM, BTS, at(1, 940))));
		assert_eq!(for_alice(placing(STM, BTS, at(1, 1_051))), filtered());
		let market_order = OrderTerms { size: Size::Offer { sell: 100, receive: 1 }, ..at(1, 1) };
		assert_eq!(for_alice(placing(BTS, STM, market_order)), filtered());

		let key = OrderKey::At(locator(Who::Alice));
		let amend = |order, quote| Call::<Runtime>::amend { order, expected: 1, terms: at(1, quote) };
		assert_eq!(for_alice(amend(key, 900)), filtered());
		assert_eq!(for_alice(amend(OrderKey::Client(0), 1_000)), filtered());
		assert_ok!(for_alice(amend(key, 951)));
		let create = |quote| Create { sell: BTS, buy: STM, terms: at(1, quote) };
		let batch = |creates: Vec<Create>| Call::<Runtime>::batch_update {
			cancels: Default::default(),
			cancel_markets: vec![(STM, BTS)].try_into().unwrap(),
			creates: creates.try_into().unwrap(),
			all_or_nothing: true,
		};
		assert_eq!(for_alice(batch(vec![create(1_000), create(949)])), filtered());
		assert_ok!(for_alice(batch(vec![create(1_000), create(1_001)])));
		let (via, self_trade) = (Via::Auto, SelfTrade::CancelTaker);
		let way = Way { via, self_trade, max_fills: 5 };
		let swap = Call::<Runtime>::swap_exact_in { sell: BTS, buy: STM, amount: 1, min_receive: 1_000, way };
		assert_eq!(for_alice(swap), filtered());
		assert_ok!(for_alice(Call::<Runtime>::cancel { order: locator(Who::Alice) }));
	});
}

#[test]
fn governance_rules_a_market_and_nobody_else_does() {
	trading(|| {
		let regime = Regime { status: Status::Halted, ..Default::default() };
		let set = || Call::<Runtime>::set_market { one: STM, other: BTS, regime, effective: None };
		assert_eq!(block(vec![tx(Who::Alice, set())]).results[0], Err(DispatchError::BadOrigin));
		place(Who::Alice, BTS, STM, at(100, 50));
		assert_ok!(Exchange::set_market(origins::Origin::GeneralAdmin.into(), STM, BTS, regime, None));
		let refused: DispatchError = Error::<Runtime>::MarketNotOpen.into();
		assert_eq!(block(vec![tx(Who::Bob, placing(STM, BTS, at(1, 50)))]).results[0], Err(refused));
		block(vec![tx(Who::Alice, Call::<Runtime>::cancel { order: locator(Who::Alice) })]).all_ok();
	});
}

#[test]
fn in_safe_mode_orders_are_taken_back_and_none_is_placed() {
	trading(|| {
		place(Who::Alice, BTS, STM, at(100, 50));
		assert_ok!(SafeMode::force_enter(origins::Origin::SafetyOfficer.into()));
		assert_eq!(block(vec![tx(Who::Bob, placing(STM, BTS, at(1, 50)))]).results[0], filtered());
		block(vec![tx(Who::Alice, Call::<Runtime>::cancel { order: locator(Who::Alice) })]).all_ok();
		block(vec![tx(Who::Alice, Call::<Runtime>::release_slots {})]).all_ok();
	});
}

#[test]
fn expired_orders_leave_before_any_transaction() {
	trading(|| {
		block(vec![]);
		let end = Expiry::Moment(Timestamp::get() + 60_000);
		let terms = OrderTerms { time_in_force: TimeInForce::GoodTill(end), ..at(100, 50) };
		place(Who::Alice, BTS, STM, terms);
		later(180_000);
		// The block that `later` made removed it; nobody asked.
		assert_eq!(Exchange::orders_of(account(Who::Alice)), vec![]);
		assert_eq!(has(BTS, &ExchangeVault::get()), 0);
	});
}
