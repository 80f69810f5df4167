use super::*;
use crate::{
	expiries::bucket_of,
	limits::{BLOCK_SLOTS, BUCKET_MS},
};
use frame_support::{traits::PostInherents, weights::WeightMeter};

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

/// Nobody meets them: the queue takes them out, a block of slots at a time, and their owner has his funds.
#[test]
fn when_it_falls_all_orders_leave_their_books() {
	run(|| {
		let count = u64::from(BLOCK_SLOTS) + 1;
		for more in 0..count {
			place(MAKER, B, A, at(10, 50 + more));
		}
		place(RIVAL, B, A, at(10, 49));
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1_000)));
		pass(1_000);
		Exchange::post_inherents();
		assert_eq!(open(MAKER).len() as u64, count, "its minute is not over");
		pass(BUCKET_MS);
		events();
		Exchange::post_inherents();
		assert!(closed().iter().all(|(_, left, reason)| (*left, *reason) == (10, Reason::DeadlinePassed)));
		assert_eq!((open(MAKER), open(RIVAL).len(), balance(B, MAKER)), (vec![], 1, ENDOWMENT));
		assert_eq!((Expiring::<Test>::get().entries, Watches::<Test>::iter().count()), (0, 0));
	});
}

/// One step for a block of slots, as far as there is room.
#[test]
fn the_queue_stops_between_two_blocks_of_slots_and_goes_on() {
	run(|| {
		let count = u64::from(BLOCK_SLOTS) * 2;
		for more in 0..count {
			place(MAKER, B, A, at(10, 50 + more));
		}
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1_000)));
		pass(1_000 + BUCKET_MS);
		let room = Work::look_at_queue::<Test>() + <() as WeightInfo>::sweep_bucket() * 2;
		let mut meter = WeightMeter::with_limit(room + Work::of_block().expire::<()>());
		Exchange::sweep_expired(&mut meter);
		assert_eq!(open(MAKER).len(), usize::from(BLOCK_SLOTS));
		check();
		Exchange::sweep_expired(&mut WeightMeter::new());
		assert!(open(MAKER).is_empty());
	});
}

/// A renewal puts the look off and adds nothing to the queue; an earlier deadline is looked at in time.
#[test]
fn while_it_is_renewed_it_is_looked_at_later() {
	run(|| {
		let id = place(MAKER, B, A, at(10, 50));
		let watched = || Watches::<Test>::get(MAKER).map(|watch| watch.bucket - bucket_of(START));
		for minutes in 5..8 {
			assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + minutes * BUCKET_MS)));
			assert_eq!((watched(), Expiring::<Test>::get().entries), (Some(5), 1));
		}
		pass(6 * BUCKET_MS);
		let mut meter = WeightMeter::new();
		Exchange::sweep_expired(&mut meter);
		assert_eq!((watched(), Expiring::<Test>::get().entries), (Some(7), 1));
		// The entry; the record and the next entry.
		let looks = Work::look_at_queue::<Test>() + <() as WeightInfo>::sweep_bucket();
		assert_eq!(meter.consumed(), looks + Work { queued: 2, ..Work::default() }.expire::<()>());
		assert_eq!(open(MAKER), [(id, 10)]);
		check();
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 6 * BUCKET_MS + 1)));
		assert_eq!(watched(), Some(6));
		pass(BUCKET_MS);
		Exchange::post_inherents();
		assert!(open(MAKER).is_empty());
		pass(BUCKET_MS);
		Exchange::post_inherents();
		assert_eq!((watched(), Expiring::<Test>::get().entries), (None, 0));
	});
}

/// Who comes back late finds his old orders dead; they go, and new ones stay.
#[test]
fn what_stood_when_it_fell_goes_though_it_was_set_anew() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1_000)));
		pass(2_000);
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 10 * BUCKET_MS)));
		let alive = place(MAKER, B, A, at(10, 51));
		pass(BUCKET_MS);
		Exchange::post_inherents();
		assert_eq!(open(MAKER), [(alive, 10)]);
		assert_eq!(Traders::<Test>::get(MAKER).unwrap().dead_below, 0);
		check();
		assert_ok!(Exchange::set_deadline(signed(MAKER), None));
		pass(10 * BUCKET_MS);
		Exchange::post_inherents();
		assert_eq!((open(MAKER), Watches::<Test>::iter().count()), (vec![(alive, 10)], 0));
	});
}

/// A look at one block of slots, and no room for the next.
fn one_block() {
	let room = Work::look_at_queue::<Test>() + <() as WeightInfo>::sweep_bucket() * 2;
	Exchange::sweep_expired(&mut WeightMeter::with_limit(room + Work::of_block().expire::<()>()));
}

/// Three blocks of slots, the switch fell, two of them are empty; another order comes to stand in the first, and a second
/// deadline passes.
fn half_swept() {
	let count = u64::from(BLOCK_SLOTS) * 3;
	for more in 0..count {
		place(MAKER, B, A, at(10, 50 + more));
	}
	assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 1_000)));
	pass(1_000 + BUCKET_MS);
	one_block();
	assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 2_000 + BUCKET_MS)));
	one_block();
	assert_eq!(open(MAKER).len(), usize::from(BLOCK_SLOTS));
	place(MAKER, B, A, at(10, 49));
	check();
	pass(1_000);
}

/// It stood when the second deadline passed: neither a third one nor none makes it live again.
#[test]
fn what_comes_behind_the_look_and_dies_there_goes_too() {
	for next in [None, Some(START + 60 * BUCKET_MS)] {
		run(|| {
			half_swept();
			assert_ok!(Exchange::set_deadline(signed(MAKER), next));
			let alive = place(MAKER, B, A, at(10, 48));
			pass(BUCKET_MS);
			(0..4).for_each(|_| one_block());
			assert_eq!(open(MAKER), [(alive, 10)]);
			check();
		});
	}
}

/// Its owner never comes back.
#[test]
fn what_comes_behind_the_look_is_looked_at_again() {
	run(|| {
		half_swept();
		(0..6).for_each(|_| {
			one_block();
			check();
			pass(BUCKET_MS);
		});
		assert!(open(MAKER).is_empty());
		assert_eq!(Watches::<Test>::iter().count(), 0);
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
