use super::*;

fn attempt(port: u32, code: &str, decimals: u8, terms: Terms) -> frame_support::dispatch::DispatchResult {
	Ports::define_iou(signed(OWNER), port, text(code), Category::Digital, decimals, ALL_POWERS, terms)
}

#[test]
fn an_iou_is_a_token_under_a_keyless_account() {
	run(|| {
		let port = open();
		let iou = define(port, "BTC", ALL_POWERS, terms());
		assert_eq!(iou, AssetId::Token(AssetId::FIRST_USER_TOKEN));
		let (code, category) = (text("BTC"), Category::Digital);
		has_emitted(Event::IouDefined { iou, port, code, category, decimals: 8, powers: ALL_POWERS, terms: terms() });
		assert_eq!(held(HoldReason::Iou, OWNER), IOU_DEPOSIT);
		let details = pallet_assets::Asset::<Test>::get(1_000).unwrap();
		let roles = [details.owner, details.issuer, details.admin, details.freezer];
		assert_eq!(roles, [Keeper::get(); 4]);
		assert!(!details.is_sufficient);
		assert_eq!(details.min_balance, 1);
		let metadata = pallet_assets::Metadata::<Test>::get(1_000);
		assert_eq!(
			(metadata.name.to_vec(), metadata.symbol.to_vec(), metadata.decimals),
			(b"BTC.bitport0".to_vec(), b"BTC".to_vec(), 8)
		);
	});
}

#[test]
fn every_category_of_the_paper_can_be_defined() {
	use Category::*;
	run(|| {
		let port = open();
		for (place, category) in [Physical, Fiat, Digital, Virtual, Equity, Debt, Custom].into_iter().enumerate() {
			let code = text(&format!("C{place}"));
			assert_ok!(Ports::define_iou(signed(OWNER), port, code, category, 0, Powers::default(), terms()));
			let iou = Ports::iou(AssetId::Token(1_000 + place as u32)).unwrap();
			assert_eq!(iou.category, category);
		}
		assert_eq!(Ports::port(port).unwrap().ious, 7);
	});
}

#[test]
fn two_ports_btc_are_two_assets() {
	run(|| assert_ne!(btc(), btc()));
}

#[test]
fn a_code_is_taken_once_in_a_port_and_free_again_when_removed() {
	run(|| {
		let iou = btc();
		let port = port_of(iou);
		assert_noop!(attempt(port, "BTC", 8, terms()), Cause::CodeTaken);
		assert_ok!(Ports::remove_iou(signed(OWNER), iou));
		assert_ne!(define(port, "BTC", ALL_POWERS, terms()), iou);
	});
}

#[test]
fn what_is_wrong_is_said_in_order() {
	run(|| {
		let port = open();
		let bad = Terms { request_min: 0, ..terms() };
		assert_noop!(attempt(9, "btc", 9, bad), Cause::BadCode);
		assert_noop!(attempt(9, "BTC", 9, bad), Cause::TooManyDecimals);
		assert_noop!(attempt(9, "BTC", 8, bad), Cause::TermsLimits);
		assert_noop!(attempt(9, "BTC", 8, terms()), Cause::NoSuchPort);
		let by_teller = Ports::define_iou(signed(TELLER), port, text("BTC"), Category::Fiat, 2, ALL_POWERS, terms());
		assert_noop!(by_teller, Cause::NotPortOwner);
		assert_ok!(Ports::retire_port(signed(OWNER), port));
		assert_noop!(attempt(port, "BTC", 8, terms()), Cause::PortRetired);
	});
}

#[test]
fn each_flaw_of_the_terms_has_its_error() {
	run(|| {
		let port = open();
		let fee = Fee { flat: 100, basis_points: 0 };
		let market_fee = MarketFee { maker_bp: 1_001, taker_bp: 0, fill_max: None };
		let table = [
			(Terms { request_max: 99, ..terms() }, Cause::TermsLimits),
			(Terms { deposit_fee: fee, ..terms() }, Cause::TermsRequestFee),
			(Terms { market_fee, ..terms() }, Cause::TermsMarketFee),
			(Terms { redeem_deadline_ms: 999, ..terms() }, Cause::TermsDeadline),
			(Terms { order_min: 0, ..terms() }, Cause::TermsOrderMin),
			(Terms { supply_max: Some(AMOUNT_MAX + 1), ..terms() }, Cause::TermsSupply),
		];
		for (flawed, cause) in table {
			assert_noop!(attempt(port, "BTC", 8, flawed), cause);
		}
	});
}

#[test]
fn a_port_has_at_most_256_ious() {
	run(|| {
		let port = open();
		crate::Ports::<Test>::mutate(port, |port| port.as_mut().unwrap().ious = IOUS_MAX);
		assert_noop!(attempt(port, "BTC", 8, terms()), Cause::TooManyIous);
		crate::Ports::<Test>::mutate(port, |port| port.as_mut().unwrap().ious = 0);
	});
}

#[test]
fn who_cannot_pay_the_deposit_defines_nothing() {
	run(|| {
		let port = open();
		let rest = pallet_balances::Pallet::<Test>::free_balance(OWNER) - IOU_DEPOSIT;
		assert_ok!(Balances::transfer_allow_death(signed(OWNER), BOB, rest));
		assert_noop!(attempt(port, "BTC", 8, terms()), TokenError::FundsUnavailable);
	});
}
