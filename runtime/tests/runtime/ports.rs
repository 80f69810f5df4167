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
		use pallet_assets::{Call::*, Error};
		issue_to_bob(10_000);
		let id = || codec::Compact(1_000);
		let who = || account(Who::Alice).into();
		let bob = || account(Who::Bob).into();
		let refused: sp_runtime::DispatchError = Error::<Runtime>::NoPermission.into();
		let closed: sp_runtime::DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
		let calls: Vec<(pallet_assets::Call<Runtime>, _)> = vec![
			(mint { id: id(), beneficiary: who(), amount: 1 }, refused),
			(burn { id: id(), who: bob(), amount: 1 }, refused),
			(force_transfer { id: id(), source: bob(), dest: who(), amount: 1 }, refused),
			(freeze { id: id(), who: bob() }, refused),
			(thaw { id: id(), who: bob() }, refused),
			(freeze_asset { id: id() }, refused),
			(thaw_asset { id: id() }, refused),
			(set_team { id: id(), issuer: who(), admin: who(), freezer: who() }, refused),
			(transfer_ownership { id: id(), owner: who() }, refused),
			(set_metadata { id: id(), name: vec![65], symbol: vec![65], decimals: 1 }, refused),
			(start_destroy { id: id() }, refused),
			(finish_destroy { id: id() }, closed),
			(touch_other { id: id(), who: stranger().into() }, closed),
			(refund { id: id(), allow_burn: true }, closed),
		];
		for (call, error) in calls {
			// Neither the port's owner nor a holder.
			for who in [Who::Alice, Who::Bob] {
				assert_eq!(block(vec![tx(who, call.clone())]).results, vec![Err(error)], "{call:?}");
			}
		}
		assert_eq!(Ledger::total_issuance(BTC), 9_990);
		assert_eq!(Ledger::balance(BTC, &account(Who::Bob)), 9_990);
	});
}

/// Alice issues to Bob, who trusts her; the port keeps 0.1 %.
fn issue_to_bob(amount: Balance) {
	let (iou, dest) = (BTC, account(Who::Bob).into());
	let trust = Call::trust::<Runtime> { iou, limit: None };
	let issue = Call::issue::<Runtime> { iou, dest, amount, reference: bytes("r") };
	block(vec![tx(Who::Bob, trust), tx(Who::Alice, issue)]).all_ok();
}

#[test]
fn what_lies_in_keyless_accounts_does_not_keep_a_retired_port_open() {
	on("development", || {
		issue_to_bob(10_000);
		let send = |target: AccountId| -> RuntimeCall {
			pallet_assets::Call::<Runtime>::transfer { id: 1_000.into(), target: target.into(), amount: 1 }.into()
		};
		let redeem =
			Call::request_redeem::<Runtime> { iou: BTC, amount: 9_988, destination: bytes("bc1"), memo: bytes("") };
		block(txs(Who::Bob, vec![send(token_owner()), send(Ports::vault()), redeem.into()])).all_ok();
		block(vec![tx(Who::Alice, Call::retire_port::<Runtime> { port: 0 })]).all_ok();
		let wind_down = <<Runtime as pallet_ports::Config>::WindDown as frame_support::traits::Get<_>>::get();
		pallet_babe::CurrentSlot::<Runtime>::mutate(|slot| *slot = *slot + wind_down / Periods::periods().slot_ms);
		block(vec![]);
		let id = RequestId { iou: BTC, number: 0 };
		let strike =
			|who: AccountId| -> RuntimeCall { Call::write_off::<Runtime> { iou: BTC, who: who.into() }.into() };
		let early = block(vec![tx(Who::Alice, strike(Ports::vault()))]);
		assert_eq!(early.results, vec![Err(pallet_ports::Error::<Runtime>::IsVault.into())]);
		let calls = vec![
			RuntimeCall::from(Call::confirm_redeem::<Runtime> { id, reference: bytes("p") }),
			strike(token_owner()),
			strike(Ports::vault()),
			Call::remove_iou::<Runtime> { iou: BTC }.into(),
			Call::remove_iou::<Runtime> { iou: AssetId::Token(1_001) }.into(),
			Call::close_port::<Runtime> { port: 0 }.into(),
		];
		block(txs(Who::Alice, calls)).all_ok();
		check_state();
	});
}

#[test]
fn a_pallets_account_is_never_frozen_or_seized() {
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
		let vault: Address = Ports::vault().into();
		let calls = vec![
			RuntimeCall::from(Call::freeze::<Runtime> { iou, who: vault.clone() }),
			Call::claw_back::<Runtime> { iou, who: vault, amount: 1 }.into(),
		];
		let refused = Err(pallet_ports::Error::<Runtime>::IsVault.into());
		assert_eq!(block(txs(Who::Alice, calls)).results, vec![refused, refused]);
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
