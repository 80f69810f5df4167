use super::*;

#[test]
fn anybody_sweeps_an_expired_order_to_its_owner() {
	run(|| {
		let id = place(MAKER, B, A, until(1_000, at(10, 50)));
		let locator = locate(MAKER, id);
		assert_noop!(Exchange::sweep(signed(STRANGER), locator), Cause::StillGood);
		pass(1_000);
		assert_ok!(Exchange::sweep(signed(STRANGER), locator));
		assert_eq!(closed(), [(id, 10, Reason::Expired)]);
		assert_eq!((balance(B, MAKER), balance(B, STRANGER)), (ENDOWMENT, ENDOWMENT));
		assert_noop!(Exchange::sweep(signed(STRANGER), locator), Cause::NoSuchOrder);
		assert_noop!(Exchange::sweep(RuntimeOrigin::none(), locator), DispatchError::BadOrigin);
	});
}

#[test]
fn an_order_of_a_fallen_switch_is_swept() {
	run(|| {
		let id = place(MAKER, B, A, at(10, 50));
		let locator = locate(MAKER, id);
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1)));
		assert_noop!(Exchange::sweep(signed(MAKER), locator), Cause::StillGood);
		pass(1);
		assert_ok!(Exchange::sweep(signed(MAKER), locator));
		assert_eq!((closed(), balance(B, MAKER)), (vec![(id, 10, Reason::DeadlinePassed)], ENDOWMENT));
	});
}

#[test]
fn an_order_of_a_barred_owner_is_swept() {
	run(|| {
		for asset in [A, B] {
			let id = place(MAKER, B, A, at(10, 50));
			ban(asset, MAKER);
			assert_ok!(Exchange::sweep(signed(STRANGER), locate(MAKER, id)));
			assert_eq!(closed(), [(id, 10, Reason::Barred)]);
			unban();
		}
		assert_eq!(balance(B, MAKER), ENDOWMENT);
	});
}

#[test]
fn an_order_of_a_barred_owner_is_closed_when_met() {
	run(|| {
		let barred = place(MAKER, B, A, at(10, 50));
		let other = place(RIVAL, B, A, at(10, 51));
		ban(B, MAKER);
		block(B, MAKER, true);
		events();
		place(TAKER, A, B, at(5, 51));
		assert_eq!((open(MAKER), open(RIVAL)), (vec![], vec![(other, 5)]));
		emitted(Event::MadeClaimable { who: MAKER, asset: B, amount: 10 });
		assert_eq!(closed(), [(barred, 10, Reason::Barred)]);
	});
}
