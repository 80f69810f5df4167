use super::*;

/// EX-12: direct, 1 A buys 7 D; over STM, 1 A buys 100 STM and 100 STM buy 8 D.
fn example() {
	place(MAKER, D, A, offer(7_000, 1_000));
	place(MAKER, STM, A, offer(100_000, 1_000));
	place(MAKER, D, STM, offer(8_000, 100_000));
}

fn paying(buy: AssetId, via: Via, amount: u64, max_spend: u64) -> RuntimeCall {
	let (dest, sell) = (SHOP, A);
	call(crate::Call::pay_exact_out { dest, sell, buy, amount, max_spend, way: way(via) })
}

fn pay(buy: AssetId, via: Via, amount: u64, max_spend: u64) {
	use sp_runtime::traits::Dispatchable;
	assert_ok!(paying(buy, via, amount, max_spend).dispatch(signed(TAKER)));
}

/// EX-12 to the unit.
#[test]
fn the_cheapest_way_pays_exactly() {
	run(|| {
		example();
		pay(D, Via::Auto, 56, 7);
		assert_eq!((balance(A, TAKER), balance(D, SHOP)), (ENDOWMENT - 7, ENDOWMENT + 56));
		assert_eq!((balance(STM, TAKER), balance(D, TAKER)), (ENDOWMENT, ENDOWMENT));
		let order = Party { order: 3, client_id: None, who: TAKER };
		let (dest, route, leftovers) = (SHOP, vec![A, STM, D], vec![]);
		emitted(Event::Swapped { order, dest, route, spent: 7, received: 56, leftovers });
	});
}

#[test]
fn the_given_way_is_walked() {
	run(|| {
		example();
		pay(D, Via::Given(Default::default()), 56, 8);
		assert_eq!((balance(A, TAKER), balance(D, SHOP)), (ENDOWMENT - 8, ENDOWMENT + 56));
	});
}

#[test]
fn beyond_the_limit_nothing_moves() {
	run(|| {
		example();
		refuses(paying(D, Via::Auto, 56, 6), TAKER, Cause::NoRoute);
		let over_stm = Via::Given(vec![STM].try_into().unwrap());
		refuses(paying(D, over_stm, 56, 6), TAKER, Cause::AboveMaxSpend);
		refuses(paying(D, Via::Auto, 100_000, u64::MAX), TAKER, Cause::NoRoute);
		refuses(paying(A, Via::Auto, 1, 1), TAKER, Cause::SameAsset);
	});
}

#[test]
fn the_receiver_gets_the_amount_after_fees() {
	run(|| {
		example();
		set_fee(D, 0, 1_000);
		pay(D, Via::Given(Default::default()), 63, 10);
		assert_eq!((balance(A, TAKER), balance(D, SHOP)), (ENDOWMENT - 10, ENDOWMENT + 63));
		assert_eq!(Exchange::issuer_fees(D), 6, "69 bought, a tenth rounded down");
	});
}

#[test]
fn a_receiver_who_cannot_be_credited_fails_the_payment() {
	run(|| {
		example();
		block(D, SHOP, true);
		refuses(paying(D, Via::Auto, 56, 8), TAKER, TokenError::Blocked);
		block(D, SHOP, false);
		ban(D, SHOP);
		refuses(paying(D, Via::Auto, 56, 8), TAKER, Cause::Barred);
	});
}

#[test]
fn the_payer_needs_what_it_costs_and_no_more() {
	run(|| {
		example();
		assert_ok!(Balances::transfer_allow_death(signed(MAKER), POOR, 1_000));
		assert_ok!(Assets::transfer(signed(MAKER), 1_000.into(), POOR, 6));
		refuses(paying(D, Via::Auto, 56, 8), POOR, Cause::InsufficientBalance);
		assert_ok!(Assets::transfer(signed(MAKER), 1_000.into(), POOR, 1));
		assert_ok!(Exchange::pay_exact_out(signed(POOR), SHOP, A, D, 56, 8, way(Via::Auto)));
		assert_eq!(balance(A, POOR), 0);
	});
}
