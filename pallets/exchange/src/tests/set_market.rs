use super::*;

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn status(status: Status) -> Regime {
	Regime { status, ..Default::default() }
}

#[test]
fn governance_sets_a_market_at_once() {
	run(|| {
		let rules = MarketRules { lot: 5, ..Default::default() };
		let regime = Regime { rules, ..Default::default() };
		assert_ok!(Exchange::set_market(root(), B, A, regime, None));
		let market = Exchange::market(A, B).unwrap();
		emitted(Event::MarketSet { market: market.market, regime, effective: None });
		assert_eq!((market.regime, market.announced), (regime, None));
		refuses(placing(B, A, at(7, 50)), MAKER, Cause::OffLot);
	});
}

#[test]
fn a_change_may_be_announced() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let effective = START + 1_000;
		assert_ok!(Exchange::set_market(root(), A, B, status(Status::Halted), Some(effective)));
		let announced = Announced { regime: status(Status::Halted), effective };
		assert_eq!(Exchange::market(A, B).unwrap().announced, Some(announced));
		place(TAKER, A, B, at(1, 50));
		pass(1_000);
		refuses(placing(A, B, at(1, 50)), TAKER, Cause::MarketNotOpen);
		let market = Exchange::market(A, B).unwrap();
		assert_eq!((market.regime.status, market.announced), (Status::Halted, None));
		assert_ok!(Exchange::set_market(root(), A, B, status(Status::Open), None));
		place(TAKER, A, B, at(1, 50));
	});
}

#[test]
fn only_the_system_trades_where_others_may_only_cancel() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		assert_ok!(Exchange::set_market(root(), A, B, status(Status::CancelOnly), None));
		refuses(placing(A, B, at(1, 50)), TAKER, Cause::MarketNotOpen);
		fund(A, 50);
		assert_ok!(system_order(1, A, B, 50, 1));
		assert_ok!(Exchange::set_market(root(), A, B, status(Status::Halted), None));
		fund(A, 50);
		assert_noop!(system_order(1, A, B, 50, 1), Cause::MarketNotOpen);
	});
}

#[test]
fn each_cause_of_refusal() {
	run(|| {
		let regime = Regime::default();
		assert_noop!(Exchange::set_market(signed(MAKER), A, B, regime, None), DispatchError::BadOrigin);
		assert_noop!(Exchange::set_market(root(), A, A, regime, None), Cause::SameAsset);
		assert_noop!(Exchange::set_market(root(), A, B, regime, Some(START)), Cause::MomentPassed);
	});
}
