//! BitAssets on the real runtime: prices of governance's feeders, calls on the book, IOUs as collateral, safe mode.

use crate::world::*;
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::Preservation,
	},
};
use pallet_bit_assets::{
	collateral_core::{Adjustment, FeedRules, Terms},
	Call, Error, Event, Symbol, Symbols,
};
use pallet_exchange::{
	orderbook_core::{Expiry, Price, TimeInForce},
	OrderTerms, Size,
};
use pallet_ports::ports_core::view::RequestId;
use tributary_primitives::{stm::UNIT, Moment};
use tributary_runtime::{configs::exchange::ExchangeVault, *};
use tributary_testkit::ledger::Ledger as Books;

const BTS: AssetId = AssetId::BTS;
/// The CNY of the development chain's second port, which Bob owns and which may freeze.
const CNY: AssetId = AssetId::Token(AssetId::FIRST_USER_TOKEN + 2);
/// Who reports prices.
const FEEDERS: [Who; 3] = [Who::Alice, Who::Bob, Who::Charlie];
/// One BitUSD, units.
const ONE: u64 = 10_000;
/// Units of BTS behind a unit of BitUSD when one BitUSD is worth 4 BTS.
const FOUR: u64 = 40_000;

fn symbol(text: &str) -> Symbol {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn usd() -> AssetId {
	Symbols::<Runtime>::get(symbol("USD")).unwrap()
}

/// Every feeder reports so many units of BTS for a unit of BitUSD, in one block.
fn feed(quote: u64) -> Made {
	let report = || pallet_oracle::Call::<Runtime>::feed_values {
		values: vec![(usd(), Price::new(quote, 1).unwrap())].try_into().unwrap(),
	};
	block(FEEDERS.map(|who| tx(who, report())).to_vec()).all_ok()
}

fn adjusting(asset: AssetId, debt: i128, collateral: i128) -> Call<Runtime> {
	Call::adjust { asset, adjustment: Adjustment { debt, collateral, target_bp: None } }
}

#[track_caller]
fn borrow(who: Who, debt: u64, collateral: u64) -> Made {
	block(vec![tx(who, adjusting(usd(), debt.into(), collateral.into()))]).all_ok()
}

fn has(asset: AssetId, who: Who) -> Balance {
	Ledger::balance(asset, &account(who))
}

/// Sells BitUSD at so many units of BTS each.
fn selling(amount: u64, quote: u64) -> pallet_exchange::Call<Runtime> {
	let terms = OrderTerms {
		size: Size::AtPrice { amount, price: Price::new(quote, 1).unwrap() },
		time_in_force: TimeInForce::GoodTill(Expiry::Never),
		passive: false,
		self_trade: Default::default(),
		client_id: None,
		max_fills: 20,
	};
	pallet_exchange::Call::place { sell: usd(), buy: BTS, terms }
}

fn covered(made: &Made) -> Vec<(AccountId, u64, u64)> {
	made.find(|event| match event {
		RuntimeEvent::BitAssets(Event::DebtCovered { who, paid, got, .. }) => Some((who.clone(), *paid, *got)),
		_ => None,
	})
}

/// Lets time pass in one step.
fn later(time: Moment) -> Made {
	let slots = time / Babe::slot_duration();
	pallet_babe::CurrentSlot::<Runtime>::mutate(|slot| *slot = *slot + slots);
	block(vec![])
}

#[test]
fn the_price_that_three_feeders_bring_calls_in_their_block() {
	on("development", || {
		let mut books = Books::open();
		books.check(&feed(FOUR));
		let (debt, behind) = (1_000 * ONE, 3 * 1_000 * ONE * FOUR);
		books.check(&borrow(Who::Dave, debt, behind));
		assert_eq!(has(usd(), Who::Dave), debt.into());
		books.check(&block(vec![tx(Who::Dave, selling(debt, 5 * FOUR / 4))]).all_ok());

		// 3 × the debt's worth is 200 % at one and a half times the price; the borrow fee of some blocks makes it less.
		let made = feed(3 * FOUR / 2 - 1);
		assert_eq!(covered(&made), vec![], "above 200 % nobody is called");
		books.check(&made);
		let made = feed(3 * FOUR / 2);
		let paid = debt * 5 * FOUR / 4;
		assert_eq!(covered(&made), vec![(account(Who::Dave), paid, debt)], "the maker's price, not the limit");
		books.check(&made);
		// The fee was paid first: what is left of the debt is as much as lies in the savings' pot.
		let left =
			pallet_bit_assets::Debts::<Runtime>::get(usd(), account(Who::Dave)).map(|debt| debt.position.principal);
		assert_eq!(Ledger::total_issuance(usd()), left.unwrap_or_default().into());
		assert_eq!(Ledger::balance(usd(), &ExchangeVault::get()), Ledger::total_issuance(usd()));
	});
}

#[test]
fn two_feeders_of_three_make_no_price() {
	on("development", || {
		let report = |who| {
			let values = vec![(usd(), Price::new(FOUR, 1).unwrap())].try_into().unwrap();
			tx(who, pallet_oracle::Call::<Runtime>::feed_values { values })
		};
		block(vec![report(Who::Alice), report(Who::Bob)]).all_ok();
		let made = block(vec![tx(Who::Dave, adjusting(usd(), ONE.into(), (3 * ONE * FOUR).into()))]);
		assert_eq!(made.results, vec![Err(Error::<Runtime>::NoPrice.into())]);
	});
}

#[test]
fn a_price_lives_a_day_and_closing_always_works() {
	on("development", || {
		feed(FOUR);
		borrow(Who::Dave, 10 * ONE, 30 * ONE * FOUR);
		let made = later(Periods::periods().day_ms + 10_000);
		let ended = made.find(|event| match event {
			RuntimeEvent::BitAssets(Event::FeedMoved { asset, price: None }) => Some(*asset),
			_ => None,
		});
		assert_eq!(ended, vec![usd()]);
		let more = block(vec![tx(Who::Dave, adjusting(usd(), 1, 0))]);
		assert_eq!(more.results, vec![Err(Error::<Runtime>::NoPrice.into())]);
		let before = has(BTS, Who::Dave);
		// A day of 1 % a year on ten BitUSD is less than a unit; it is rounded up, and he has what he borrowed only.
		block(vec![tx(Who::Dave, adjusting(usd(), -(9 * i128::from(ONE)), 0))]).all_ok();
		block(vec![tx(Who::Dave, adjusting(usd(), 0, 1))]).all_ok();
		assert_eq!(has(BTS, Who::Dave), before - 1);
		feed(FOUR);
		borrow(Who::Dave, 2 * ONE, 0);
	});
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

/// A BitAsset of Eve's, backed by CNY, with herself as its feeder, at 10 units of CNY.
fn backed_by_cash() -> AssetId {
	let plain = Terms::default();
	let terms = Terms { feed: FeedRules { feeders_min: 1, ..plain.feed }, ..plain };
	let own = |freezable| Call::create { symbol: symbol("OWN"), decimals: 2, backing: CNY, freezable, terms };
	let made = block(vec![tx(Who::Eve, own(false))]);
	assert_eq!(made.results, vec![Err(Error::<Runtime>::BackingFreezable.into())]);
	block(vec![tx(Who::Eve, own(true))]).all_ok();
	let asset = Symbols::<Runtime>::get(symbol("OWN")).unwrap();
	let feeders = vec![account(Who::Eve)].try_into().unwrap();
	let price = Price::new(10, 1).unwrap();
	block(txs(Who::Eve, [Call::set_feeders { asset, feeders }, Call::publish_feed { asset, price }])).all_ok();
	asset
}

#[test]
fn a_port_that_ends_cannot_write_collateral_off() {
	on("development", || {
		let own = backed_by_cash();
		cash(Who::Dave, 100_000);
		let all = has(CNY, Who::Dave);
		block(vec![tx(Who::Dave, adjusting(own, 1_000, all as i128))]).all_ok();
		assert_eq!(has(CNY, Who::Dave), 0);

		// All he has lies behind his debt, and he is a holder still.
		let bob = || RuntimeOrigin::signed(account(Who::Bob));
		let freeze = pallet_ports::Call::<Runtime>::freeze { iou: CNY, who: account(Who::Dave).into() };
		block(vec![tx(Who::Bob, freeze)]).all_ok();
		// A frozen owner can close nothing into his account; what he is owed waits for him, and nothing is lost.
		let thaw = pallet_ports::Call::<Runtime>::thaw { iou: CNY, who: account(Who::Dave).into() };
		block(vec![tx(Who::Bob, thaw)]).all_ok();

		block(vec![tx(Who::Bob, pallet_ports::Call::<Runtime>::retire_port { port: 1 })]).all_ok();
		later(Periods::periods().day_ms * 181);
		let vault = ExchangeVault::get();
		assert_noop!(Ports::write_off(bob(), CNY, vault.clone().into()), pallet_ports::Error::<Runtime>::IsVault);
		block(vec![tx(Who::Dave, adjusting(own, -1_000, 0))]).all_ok();
		assert_eq!(has(CNY, Who::Dave), all);
		// Nothing of it is anybody's now; a stranger's gift is no reason to wait.
		let gift = pallet_assets::Call::transfer { id: 1_002.into(), target: vault.clone().into(), amount: 1 };
		block(vec![tx(Who::Dave, gift)]).all_ok();
		assert_ok!(Ports::write_off(bob(), CNY, vault.into()));
	});
}

#[test]
fn safe_mode_leaves_positions_and_settlements_open() {
	on("development", || {
		feed(FOUR);
		borrow(Who::Dave, 10 * ONE, 30 * ONE * FOUR);
		assert_ok!(SafeMode::force_enter(origins::Origin::SafetyOfficer.into()));
		feed(FOUR + 1);
		block(vec![tx(Who::Dave, adjusting(usd(), 0, 100))]).all_ok();
		block(vec![tx(Who::Dave, Call::settle { asset: usd(), amount: ONE })]).all_ok();
		// Nobody gets further in.
		for call in [adjusting(usd(), 1, 1_000_000), Call::bid { asset: usd(), debt: ONE, extra: 1 }] {
			let made = block(vec![tx(Who::Dave, call)]);
			assert_eq!(made.results, vec![Err(frame_system::Error::<Runtime>::CallFiltered.into())]);
		}
		let made = block(vec![tx(Who::Dave, Call::deposit { asset: usd(), amount: ONE })]);
		assert_eq!(made.results, vec![Err(frame_system::Error::<Runtime>::CallFiltered.into())]);
	});
}

#[test]
fn a_holder_settles_after_a_day_and_savers_share_his_fee() {
	on("development", || {
		feed(FOUR);
		borrow(Who::Dave, 100 * ONE, 400 * ONE * FOUR);
		let give = pallet_assets::Call::transfer {
			id: match usd() {
				AssetId::Token(id) => id.into(),
				AssetId::Native => unreachable!("a BitAsset is a token"),
			},
			target: account(Who::Ferdie).into(),
			amount: (20 * ONE).into(),
		};
		block(vec![tx(Who::Dave, give)]).all_ok();
		block(txs(Who::Ferdie, [Call::deposit { asset: usd(), amount: 10 * ONE }])).all_ok();
		block(vec![tx(Who::Ferdie, Call::settle { asset: usd(), amount: 10 * ONE })]).all_ok();
		let before = has(BTS, Who::Ferdie);
		let day = Periods::periods().day_ms;
		// New reports at the end of the day keep the price alive.
		later(day - 60_000);
		feed(FOUR);
		later(60_000);
		// 0.5 % of what is settled is the savers', rounded down: a unit less leaves as much, so that it is what is taken, and
		// the unit over settles by itself without a fee.
		let fee = 10 * ONE / 200 - 1;
		assert_eq!(has(BTS, Who::Ferdie), before + Balance::from((10 * ONE - fee) * FOUR));
		for _ in 0..9 {
			later(day);
		}
		block(vec![tx(Who::Ferdie, Call::withdraw { asset: usd(), amount: 10 * ONE })]).all_ok();
		// All that the borrower's debt of a hundred had accrued came with it: a day of 1 % a year, rounded up.
		let accrued = 100 * ONE / 36_500 + 1;
		let earned = has(usd(), Who::Ferdie) - Balance::from(10 * ONE);
		assert!((fee - 1..=fee + accrued).contains(&(earned as u64)), "{earned}");
	});
}

#[test]
fn the_feed_tells_who_reports_to_the_oracle_and_what() {
	on("development", || {
		let told = || BitAssets::feed(usd()).unwrap();
		let quotes = || told().feeders.into_iter().map(|row| (row.who, row.report.map(|report| report.price.quote())));
		let mut silent = FEEDERS.map(|who| (account(who), None));
		silent.sort();
		assert_eq!(quotes().collect::<Vec<_>>(), silent);
		feed(FOUR);
		assert_eq!((told().live, told().price.map(|binding| binding.price.quote())), (3, Some(FOUR)));
		assert!(quotes().all(|(_, quote)| quote == Some(FOUR)));
		let values = vec![(usd(), Price::new(FOUR + 1, 1).unwrap())].try_into().unwrap();
		assert_ok!(Oracle::feed_values(RuntimeOrigin::root(), values));
		assert_eq!(quotes().map(|(_, quote)| quote).collect::<Vec<_>>(), [FOUR, FOUR, FOUR, FOUR + 1].map(Some));
	});
}

/// With fewer than three live reports the last median stands, until the report that it was dies: not a moment longer.
#[test]
fn with_two_live_feeders_the_last_median_stands_until_its_report_is_a_day_old() {
	on("development", || {
		let report = |who, quote| {
			let values = vec![(usd(), Price::new(quote, 1).unwrap())].try_into().unwrap();
			tx(who, pallet_oracle::Call::<Runtime>::feed_values { values })
		};
		let binds = || BitAssets::asset(usd()).unwrap().price.map(|told| told.price);
		let day = Periods::periods().day_ms;
		feed(FOUR);
		later(day / 2);
		block(vec![report(Who::Alice, 2 * FOUR), report(Who::Bob, 2 * FOUR)]).all_ok();
		assert_eq!(binds(), Price::new(2 * FOUR, 1));
		// Charlie's is dead; of two nothing new comes.
		later(day / 2);
		block(vec![report(Who::Alice, 3 * FOUR)]).all_ok();
		assert_eq!(binds(), Price::new(2 * FOUR, 1));
		later(day / 2 - 60_000);
		assert_eq!(binds(), Price::new(2 * FOUR, 1));
		later(120_000);
		assert_eq!(binds(), None);
		let more = block(vec![tx(Who::Dave, adjusting(usd(), ONE.into(), (9 * ONE * FOUR).into()))]);
		assert_eq!(more.results, vec![Err(Error::<Runtime>::NoPrice.into())]);
	});
}

/// Blocks whose room for transactions is bought up. Whoever is called is called in the block that brings the price or in
/// the next, before its transactions.
#[test]
fn a_hundred_full_blocks_of_paid_transactions_keep_nobody_from_being_called() {
	on("development", || {
		feed(FOUR);
		let debtors: Vec<AccountId> = (0..40u8).map(|number| [100 + number; 32].into()).collect();
		for (who, more) in debtors.iter().zip(0..) {
			for (asset, amount) in [(AssetId::Native, UNIT), (BTS, 4 * Balance::from(ONE * FOUR))] {
				let all = Preservation::Expendable;
				assert_ok!(Ledger::transfer(asset, &account(Who::Ferdie), who, amount, all));
			}
			let collateral = (3 * ONE * FOUR + more).into();
			let adjustment = Adjustment { debt: ONE.into(), collateral, target_bp: None };
			assert_ok!(BitAssets::adjust(RuntimeOrigin::signed(who.clone()), usd(), adjustment));
		}
		let ordered = || pallet_bit_assets::Ordered::<Runtime>::iter_prefix(usd()).count();
		for number in 0..100 {
			// Two blocks at each price; the feeders come first, for they pay nothing and are few.
			let quote = if number % 4 < 2 { 7 * FOUR / 4 } else { FOUR };
			let reports = FEEDERS.map(|who| {
				let values = vec![(usd(), Price::new(quote, 1).unwrap())].try_into().unwrap();
				tx(who, pallet_oracle::Call::<Runtime>::feed_values { values })
			});
			let made = full_block(reports.to_vec(), Who::Eve, || Call::push { asset: BTS, steps: 1 });
			assert!(made.results.len() > FEEDERS.len(), "it is full of something");
			if number % 2 == 1 {
				assert_eq!(ordered(), if number % 4 < 2 { debtors.len() } else { 0 }, "block {number}");
			}
		}
		check_state();
	});
}
