//! Ports on the real runtime: what they cost, whose accounts they use, how they stand beside the other pallets.

use crate::world::*;
use frame_support::{assert_ok, traits::fungibles::Inspect};
use pallet_ports::{
	ports_core::{view::RequestId, Category, Powers},
	Call, Event, HoldReason,
};
use tributary_primitives::{AccountId, Periods as Table};
use tributary_runtime::{configs::assets::token_owner, *};
use tributary_testkit::ledger::Ledger as Books;

/// The BTC of the development chain's first port, which Alice owns.
const BTC: AssetId = AssetId::Token(AssetId::FIRST_USER_TOKEN);

fn bytes<Text: TryFrom<Vec<u8>>>(text: &str) -> Text {
	text.as_bytes().to_vec().try_into().unwrap_or_else(|_| panic!("{text} is too long"))
}

fn has(who: &AccountId) -> Balance {
	Ledger::balance(BTC, who)
}

fn held(who: Who) -> Balance {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&HoldReason::Request.into(), &account(who))
}

#[test]
fn a_development_chain_is_born_with_two_ports() {
	on("development", || {
		let codes = |port| {
			let mut codes: Vec<_> =
				Ports::ious_of(port).into_iter().map(|iou| String::from_utf8(iou.code).unwrap()).collect();
			codes.sort();
			codes
		};
		assert_eq!((codes(0), codes(1)), (vec!["BTC".into(), "LTC".into()], vec!["CNY".into(), "USD".into()]));
		assert_eq!(Ports::iou(BTC).unwrap().category, Category::Digital);
		assert_eq!(Assets::asset_details(1_000).unwrap().owner, token_owner());
		for preset in ["local_testnet", "fast", "main"] {
			on(preset, || assert!(Ports::ports(None, 10).items.is_empty()));
		}
	});
}

#[test]
fn an_iou_goes_in_around_and_out_and_the_books_agree() {
	on("development", || {
		let mut books = Books::open();
		let id = |number| RequestId { iou: BTC, number };
		let ask = Call::request_deposit::<Runtime> { iou: BTC, amount: 1_000_000, memo: bytes("hello") };
		let made = block(vec![tx(Who::Bob, ask)]).all_ok();
		books.check(&made);
		assert!(held(Who::Bob) > 0);
		let confirm = Call::confirm_deposit::<Runtime> { id: id(0), amount: 1_000_000, reference: bytes("btc:1") };
		books.check(&block(vec![tx(Who::Alice, confirm)]).all_ok());
		assert_eq!((has(&account(Who::Bob)), held(Who::Bob)), (999_000, 0));

		let transfer = pallet_assets::Call::<Runtime>::transfer {
			id: 1_000.into(),
			target: account(Who::Charlie).into(),
			amount: 400_000,
		};
		books.check(&block(vec![tx(Who::Bob, transfer)]).all_ok());
		let redeem =
			Call::request_redeem::<Runtime> { iou: BTC, amount: 400_000, destination: bytes("bc1"), memo: bytes("") };
		books.check(&block(vec![tx(Who::Charlie, redeem)]).all_ok());
		assert_eq!(has(&Ports::vault()), 400_000);
		let paid = Call::confirm_redeem::<Runtime> { id: id(1), reference: bytes("btc:2") };
		let made = block(vec![tx(Who::Alice, paid)]).all_ok();
		books.check(&made);
		let net = made.find(|event| match event {
			RuntimeEvent::Ports(Event::RedemptionConfirmed { net, .. }) => Some(*net),
			_ => None,
		});
		assert_eq!(net, vec![399_600]);
		assert_eq!(Ledger::total_issuance(BTC), 599_000);
	});
}

#[test]
fn deadlines_and_notice_follow_the_periods_of_the_chain() {
	for (preset, table) in [("development", Table::MAIN), ("fast", Table::FAST)] {
		on(preset, || {
			use frame_support::traits::Get;
			assert_eq!(<Runtime as pallet_ports::Config>::TermsNotice::get(), 7 * table.day_ms);
			assert_eq!(<Runtime as pallet_ports::Config>::WindDown::get(), 180 * table.day_ms);
			assert_eq!(<Runtime as pallet_ports::Config>::DeadlineMin::get(), table.day_ms / 24);
		});
	}
}

#[test]
fn nobody_reaches_a_token_around_its_port() {
	on("development", || {
		use pallet_assets::Call as Token;
		let id = || codec::Compact(1_000);
		let who = account(Who::Alice);
		let calls: Vec<RuntimeCall> = vec![
			Token::<Runtime>::mint { id: id(), beneficiary: who.clone().into(), amount: 1 }.into(),
			Token::<Runtime>::freeze_asset { id: id() }.into(),
			Token::<Runtime>::start_destroy { id: id() }.into(),
			Token::<Runtime>::finish_destroy { id: id() }.into(),
			Token::<Runtime>::transfer_ownership { id: id(), owner: who.clone().into() }.into(),
			Token::<Runtime>::set_metadata { id: id(), name: vec![65], symbol: vec![65], decimals: 1 }.into(),
		];
		for result in block(txs(Who::Alice, calls)).results {
			assert!(result.is_err());
		}
		assert_eq!(Ledger::total_issuance(BTC), 0);
	});
}

#[test]
fn a_pallets_account_is_never_written_off_frozen_or_seized() {
	on("development", || {
		let define = Call::define_iou::<Runtime> {
			port: 0,
			code: bytes("XYZ"),
			category: Category::Custom,
			decimals: 0,
			powers: Powers { freeze: true, claw_back: true },
			terms: Ports::iou(BTC).unwrap().terms,
		};
		block(vec![tx(Who::Alice, define)]).all_ok();
		let iou = Ports::ious_of(0).into_iter().find(|iou| iou.code == b"XYZ").unwrap().id;
		for vault in [token_owner(), Ports::vault()] {
			let freeze = Call::freeze::<Runtime> { iou, who: vault.into() };
			let made = block(vec![tx(Who::Alice, freeze)]);
			assert_eq!(made.results, vec![Err(pallet_ports::Error::<Runtime>::IsVault.into())]);
		}
	});
}

#[test]
fn safe_mode_leaves_the_ways_out_open() {
	on("development", || {
		let ask = Call::request_deposit::<Runtime> { iou: BTC, amount: 1_000_000, memo: bytes("") };
		block(vec![tx(Who::Bob, ask.clone())]).all_ok();
		assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		let cancel = Call::cancel_deposit::<Runtime> { id: RequestId { iou: BTC, number: 0 } };
		let made = block(txs::<RuntimeCall>(Who::Bob, vec![ask.into(), cancel.into()]));
		assert!(made.results[0].is_err() && made.results[1].is_ok(), "{:?}", made.results);
	});
}
