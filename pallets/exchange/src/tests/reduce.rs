use super::*;

fn reducing(order: OrderKey, to: u64) -> RuntimeCall {
	call(crate::Call::reduce { order, to })
}

#[test]
fn a_reduced_order_keeps_its_place_whatever_was_filled() {
	run(|| {
		let first = place(MAKER, B, A, numbered(7, at(10, 50)));
		place(RIVAL, B, A, at(10, 50));
		place(TAKER, A, B, at(3, 50));
		assert_ok!(Exchange::reduce(signed(MAKER), OrderKey::Client(7), 4));
		let order = Party { order: first, client_id: Some(7), who: MAKER };
		let market = locate(MAKER, first).market;
		emitted(Event::Amended { order, market, side: Side::Ask, remaining: 4, refund: 3 });
		assert_eq!((open(MAKER), balance(B, MAKER)), (vec![(first, 4)], ENDOWMENT - 3 - 4));
		events();
		place(TAKER, A, B, at(5, 50));
		assert_eq!(fills().first(), Some(&(first, 4, 200)));
	});
}

#[test]
fn a_reduced_order_never_grows_and_is_its_owners() {
	run(|| {
		let id = place(MAKER, B, A, at(10, 50));
		let key = OrderKey::At(locate(MAKER, id));
		refuses(reducing(key, 10), MAKER, Cause::Unchanged);
		refuses(reducing(key, 11), MAKER, Cause::Unchanged);
		refuses(reducing(key, 5), RIVAL, Cause::NotOwner);
		refuses(reducing(key, 0), MAKER, Cause::Zero);
		refuses(reducing(OrderKey::Client(1), 5), MAKER, Cause::NoSuchOrder);
		assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
		refuses(reducing(key, 5), MAKER, Cause::NoSuchOrder);
	});
}

#[test]
fn an_order_of_the_system_is_nobodys_to_reduce() {
	run(|| {
		fund(B, 10);
		assert_ok!(system_order(1, B, A, 10, 500));
		let locator = Tags::<Test>::get(1).unwrap();
		refuses(reducing(OrderKey::At(locator), 5), SYSTEM, Cause::NotOwner);
	});
}

#[test]
fn an_order_in_a_halted_market_may_be_reduced() {
	run(|| {
		let id = place(MAKER, B, A, at(10, 50));
		let regime = Regime { status: Status::Halted, ..Default::default() };
		assert_ok!(Exchange::set_market(RuntimeOrigin::root(), A, B, regime, None));
		assert_ok!(Exchange::reduce(signed(MAKER), OrderKey::At(locate(MAKER, id)), 1));
		assert_eq!((open(MAKER), balance(B, MAKER)), (vec![(id, 1)], ENDOWMENT - 1));
	});
}
