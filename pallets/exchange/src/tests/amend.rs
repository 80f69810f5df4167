use super::*;

fn amending(key: OrderKey, expected: u64, terms: OrderTerms) -> RuntimeCall {
	call(crate::Call::amend { order: key, expected, terms })
}

#[test]
fn a_smaller_order_keeps_its_place() {
	run(|| {
		let first = place(MAKER, B, A, at(10, 50));
		place(RIVAL, B, A, at(10, 50));
		let locator = locate(MAKER, first);
		assert_ok!(Exchange::amend(signed(MAKER), OrderKey::At(locator), 10, at(6, 50)));
		let order = Party { order: first, client_id: None, who: MAKER };
		let (market, side) = (locator.market, Side::Ask);
		emitted(Event::Amended { order, market, side, remaining: 6, refund: 4 });
		assert_eq!((open(MAKER), balance(B, MAKER)), (vec![(first, 6)], ENDOWMENT - 6));
		events();
		place(TAKER, A, B, at(5, 50));
		assert_eq!(fills(), [(first, 5, 250)]);
	});
}

#[test]
fn more_or_another_price_loses_the_place() {
	run(|| {
		let first = place(MAKER, B, A, at(10, 50));
		let second = place(RIVAL, B, A, at(10, 50));
		assert_ok!(Exchange::amend(signed(MAKER), OrderKey::At(locate(MAKER, first)), 10, at(12, 50)));
		assert_eq!((open(MAKER), balance(B, MAKER)), (vec![(2, 12)], ENDOWMENT - 12));
		events();
		place(TAKER, A, B, at(5, 50));
		assert_eq!(fills(), [(second, 5, 250)]);
		assert_ok!(Exchange::amend(signed(MAKER), OrderKey::At(locate(MAKER, 2)), 12, at(10, 49)));
		assert_eq!(open(MAKER), [(4, 10)]);
		assert_eq!(balance(B, MAKER), ENDOWMENT - 10);
	});
}

#[test]
fn an_amended_order_may_take() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let bid = place(TAKER, A, B, numbered(4, at(10, 49)));
		events();
		assert_ok!(Exchange::amend(signed(TAKER), OrderKey::Client(4), 490, numbered(4, at(10, 50))));
		assert_eq!(fills(), [(0, 10, 500)]);
		assert_eq!((open(TAKER), balance(A, TAKER), bid), (vec![], ENDOWMENT - 500, 1));
	});
}

#[test]
fn only_the_difference_is_needed() {
	run(|| {
		let all = u64::try_from(ENDOWMENT).unwrap();
		let id = place(MAKER, B, A, offer(all, all));
		let key = OrderKey::At(locate(MAKER, id));
		refuses(amending(key, all, offer(all + 1, all)), MAKER, Cause::InsufficientBalance);
		assert_ok!(Exchange::amend(signed(MAKER), key, all, offer(all, 2 * all)));
		assert_eq!(balance(B, MAKER), 0);
	});
}

#[test]
fn each_cause_of_refusal() {
	run(|| {
		let id = place(MAKER, B, A, numbered(1, at(10, 50)));
		place(MAKER, B, A, numbered(2, at(10, 51)));
		let key = OrderKey::At(locate(MAKER, id));
		refuses(amending(key, 10, at(5, 50)), TAKER, Cause::NotOwner);
		refuses(amending(OrderKey::Client(7), 10, at(5, 50)), MAKER, Cause::NoSuchOrder);
		refuses(amending(key, 9, numbered(1, at(5, 50))), MAKER, Cause::RemainingDiffers);
		refuses(amending(key, 10, numbered(1, at(10, 50))), MAKER, Cause::Unchanged);
		refuses(amending(key, 10, numbered(2, at(10, 52))), MAKER, Cause::ClientIdTaken);
		refuses(amending(key, 10, offer(0, 1)), MAKER, Cause::Zero);
		let regime = Regime { status: Status::CancelOnly, ..Default::default() };
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, regime, None));
		refuses(amending(key, 10, at(10, 52)), MAKER, Cause::MarketNotOpen);
		assert_ok!(Exchange::amend(signed(MAKER), key, 10, numbered(1, at(5, 50))));
	});
}

#[test]
fn a_new_number_replaces_the_old_one() {
	run(|| {
		let id = place(MAKER, B, A, numbered(1, at(10, 50)));
		assert_ok!(Exchange::amend(signed(MAKER), OrderKey::At(locate(MAKER, id)), 10, numbered(2, at(10, 50))));
		assert_noop!(Exchange::cancel_by_client_id(signed(MAKER), 1), Cause::NoSuchOrder);
		assert_ok!(Exchange::cancel_by_client_id(signed(MAKER), 2));
	});
}
