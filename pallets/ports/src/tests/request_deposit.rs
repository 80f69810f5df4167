use super::*;

#[test]
fn a_request_is_recorded_numbered_and_its_deposit_held() {
	run(|| {
		let iou = btc();
		assert_ok!(Ports::request_deposit(signed(ALICE), iou, 1_000, text("hello")));
		let id = RequestId { iou, number: 0 };
		let (memo, deadline) = (text("hello"), START + 10_000);
		let port = port_of(iou);
		emitted(Event::DepositRequested { id, port, who: ALICE, amount: 1_000, fee: 12, net: 988, memo, deadline });
		assert_eq!(held(HoldReason::Request, ALICE), REQUEST_DEPOSIT);
		let request = Ports::request(id).unwrap();
		assert_eq!((request.state, request.net), (State::PendingUserTransferStart, 988));
		assert_eq!(ask_deposit(iou, BOB, 100).number, 1);
		assert_eq!(balance(iou, ALICE), 0);
	});
}

#[test]
fn the_amount_lies_within_the_terms() {
	run(|| {
		let iou = btc();
		let ask = |amount| Ports::request_deposit(signed(ALICE), iou, amount, text(""));
		for amount in [0, 1, 99] {
			assert_noop!(ask(amount), Cause::TooSmall);
		}
		for amount in [10_001, AMOUNT_MAX, Balance::MAX] {
			assert_noop!(ask(amount), Cause::TooLarge);
		}
		assert_ok!(ask(100));
		assert_ok!(ask(10_000));
	});
}

#[test]
fn wrong_assets_and_callers_are_refused() {
	run(|| {
		let iou = btc();
		for stranger in [AssetId::Native, AssetId::BTS, AssetId::Token(1_001)] {
			assert_noop!(Ports::request_deposit(signed(ALICE), stranger, 500, text("")), Cause::NoSuchIou);
		}
		assert_noop!(Ports::request_deposit(signed(POOR), iou, 500, text("")), TokenError::FundsUnavailable);
		assert_noop!(Ports::request_deposit(RuntimeOrigin::none(), iou, 500, text("")), DispatchError::BadOrigin);
		assert_ok!(Ports::pause_iou(signed(OWNER), iou));
		assert_noop!(Ports::request_deposit(signed(ALICE), iou, 500, text("")), Cause::IouPaused);
	});
}

#[test]
fn the_numbers_of_requests_end() {
	run(|| {
		let iou = btc();
		Ious::<Test>::mutate(iou, |iou| iou.as_mut().unwrap().next_request = u32::MAX);
		assert_noop!(Ports::request_deposit(signed(ALICE), iou, 500, text("")), Cause::Exhausted);
	});
}

#[test]
fn a_deposit_that_could_not_be_confirmed_is_not_asked_for() {
	run(|| {
		let port = open();
		let proven = Terms { reserves_required: true, ..terms() };
		let iou = define(port, "BTC", ALL_POWERS, proven);
		let ask = |amount| Ports::request_deposit(signed(ALICE), iou, amount, text(""));
		assert_noop!(ask(1_000), Cause::NoReserves);
		assert_noop!(Ports::quote_deposit(iou, 1_000).map(|_| ()), Cause::NoReserves);
		assert_ok!(Ports::attest_reserves(signed(OWNER), iou, 500, [0; 32], START + 9));
		assert_noop!(ask(1_000), Cause::ReservesExceeded);
		assert_ok!(Ports::trust(signed(ALICE), iou, Some(98)));
		assert_noop!(ask(102), Cause::TrustExceeded);
		assert_ok!(ask(101));
	});
}
