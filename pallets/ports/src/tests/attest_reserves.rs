use super::*;

fn proven() -> AssetId {
	define(open(), "BTC", ALL_POWERS, Terms { reserves_required: true, ..terms() })
}

fn attest(iou: AssetId, amount: Balance, expires: u64) -> frame_support::dispatch::DispatchResult {
	Ports::attest_reserves(signed(OWNER), iou, amount, [7; 32], expires)
}

#[test]
fn a_statement_is_dated_and_told_with_what_is_outstanding() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		assert_ok!(attest(iou, 2_000, START + 100));
		emitted(Event::ReservesAttested {
			iou,
			port: port_of(iou),
			amount: 2_000,
			outstanding: 988,
			statement_hash: [7; 32],
			attested: START,
			expires: START + 100,
		});
		assert_eq!(Ports::iou(iou).unwrap().reserves.unwrap().amount, 2_000);
	});
}

#[test]
fn where_reserves_are_required_nothing_is_issued_beyond_a_live_statement() {
	run(|| {
		let iou = proven();
		assert_ok!(attest(iou, 988, START + 1));
		let id = ask_deposit(iou, ALICE, 1_000);
		pass(1);
		let confirm = || Ports::confirm_deposit(signed(OWNER), id, 1_000, text("r"));
		assert_noop!(confirm(), Cause::NoReserves);
		assert_ok!(attest(iou, 987, START + 100));
		assert_noop!(confirm(), Cause::ReservesExceeded);
		assert_ok!(attest(iou, 988, START + 100));
		pass(100);
		assert_noop!(confirm(), Cause::NoReserves);
		assert_ok!(attest(iou, 988, START + 200));
		pass(98);
		assert_ok!(confirm());
		assert_ok!(Ports::trust(signed(BOB), iou, None));
		assert_noop!(Ports::issue(signed(OWNER), iou, BOB, 100, text("s")), Cause::ReservesExceeded);
	});
}

#[test]
fn a_statement_ends_after_now_and_within_the_longest_time() {
	run(|| {
		let iou = btc();
		for expires in [0, START - 1, START, START + 50_001, u64::MAX] {
			assert_noop!(attest(iou, 1, expires), Cause::BadExpiry);
		}
		assert_ok!(attest(iou, 1, START + 1));
		assert_ok!(attest(iou, 1, START + 50_000));
	});
}

#[test]
fn only_the_owner_states_reserves() {
	run(|| {
		let iou = btc();
		let by_teller = Ports::attest_reserves(signed(TELLER), iou, 1, [0; 32], START + 1);
		assert_noop!(by_teller, Cause::NotPortOwner);
		assert_noop!(attest(AssetId::Token(9), 1, START + 1), Cause::NoSuchIou);
	});
}

#[test]
fn reserves_may_be_nothing_and_not_more_than_any_amount() {
	run(|| {
		let iou = btc();
		let attest = |amount| Ports::attest_reserves(signed(OWNER), iou, amount, [0; 32], START + 1);
		assert_noop!(attest(AMOUNT_MAX + 1), Cause::TooLarge);
		assert_ok!(attest(AMOUNT_MAX));
		assert_ok!(attest(0));
	});
}
