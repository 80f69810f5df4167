use super::*;

#[test]
fn deposits_of_empty_blocks_come_back() {
	run(|| {
		for client_id in 0..40 {
			place(MAKER, B, A, numbered(client_id, at(10, 50)));
		}
		assert_noop!(Exchange::release_slots(signed(MAKER)), Cause::NothingToRelease);
		(17..40).for_each(|client_id| {
			assert_ok!(Exchange::cancel_by_client_id(signed(MAKER), client_id));
		});
		assert_ok!(Exchange::release_slots(signed(MAKER)));
		emitted(Event::SlotsReleased { who: MAKER, deposit: SLOT_DEPOSIT });
		assert_eq!(held(MAKER), 2 * SLOT_DEPOSIT);
		check();
		(0..17).for_each(|client_id| {
			assert_ok!(Exchange::cancel_by_client_id(signed(MAKER), client_id));
		});
		assert_ok!(Exchange::release_slots(signed(MAKER)));
		assert_eq!((held(MAKER), Traders::<Test>::get(MAKER)), (0, None));
		assert_eq!((Slots::<Test>::iter().count(), ClientOrders::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn who_has_no_slots_releases_none() {
	run(|| {
		assert_noop!(Exchange::release_slots(signed(MAKER)), Cause::NothingToRelease);
		assert_noop!(Exchange::release_slots(RuntimeOrigin::none()), DispatchError::BadOrigin);
	});
}

#[test]
fn a_released_block_is_opened_again() {
	run(|| {
		let id = place(MAKER, B, A, until(1_000, at(10, 50)));
		assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
		assert_ok!(Exchange::release_slots(signed(MAKER)));
		place(MAKER, B, A, until(1_000, at(10, 50)));
		check();
		pass(10 * limits::BUCKET_MS);
		Exchange::sweep_expired(&mut frame_support::weights::WeightMeter::new());
		assert_eq!((open(MAKER), Expiring::<Test>::get().entries), (vec![], 0));
	});
}
