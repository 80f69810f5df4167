use super::*;

#[test]
fn from_its_deadline_on_no_order_is_filled() {
	run(|| {
		let first = place(MAKER, B, A, at(10, 50));
		let second = place(RIVAL, B, A, at(10, 51));
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1_000)));
		emitted(Event::DeadlineSet { who: MAKER, deadline: Some(START + 1_000) });
		pass(999);
		place(TAKER, A, B, at(1, 51));
		pass(1);
		events();
		place(TAKER, A, B, at(2, 51));
		let told = events();
		let market = Exchange::markets(None, 1)[0].market;
		let order = Party { order: first, client_id: None, who: MAKER };
		let (side, refund, reason) = (Side::Ask, 9, Reason::DeadlinePassed);
		assert!(told.contains(&Event::Closed { order, market, side, refund, reason }));
		assert_eq!(open(RIVAL), [(second, 8)]);
		assert_eq!((balance(B, MAKER), open(MAKER)), (ENDOWMENT - 1, vec![]));
	});
}

#[test]
fn a_renewed_deadline_keeps_orders_alive() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1_000)));
		pass(900);
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 2_000)));
		pass(200);
		place(TAKER, A, B, at(10, 50));
		assert_eq!(balance(B, TAKER), ENDOWMENT + 10);
	});
}

#[test]
fn what_stood_when_a_deadline_passed_stays_dead() {
	run(|| {
		let dead = place(MAKER, B, A, at(10, 50));
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1_000)));
		pass(1_000);
		refuses(placing(B, A, at(10, 50)), MAKER, Cause::NotStanding);
		assert_ok!(Exchange::set_deadline(signed(MAKER), None));
		let alive = place(MAKER, B, A, at(10, 51));
		events();
		place(TAKER, A, B, at(5, 51));
		assert_eq!((open(MAKER), fills()), (vec![(alive, 5)], vec![(alive, 5, 255)]));
		assert!(dead < alive);
	});
}

#[test]
fn a_deadline_is_in_the_future() {
	run(|| {
		assert_noop!(Exchange::set_deadline(signed(MAKER), Some(START)), Cause::DeadlinePassed);
		assert_noop!(Exchange::set_deadline(RuntimeOrigin::none(), None), DispatchError::BadOrigin);
	});
}

#[test]
fn who_has_no_slots_pays_for_a_first_block() {
	run(|| {
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1_000)));
		assert_eq!(held(MAKER), SLOT_DEPOSIT);
		assert_noop!(Exchange::release_slots(signed(MAKER)), Cause::NothingToRelease);
		assert_ok!(Exchange::set_deadline(signed(MAKER), None));
		assert_ok!(Exchange::release_slots(signed(MAKER)));
		assert_eq!(held(MAKER), 0);
	});
}
