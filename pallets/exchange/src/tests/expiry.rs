use super::*;
use crate::{expiries::bucket_of, limits::BUCKET_MS};
use frame_support::{traits::PostInherents, weights::WeightMeter};

fn sweep_all() {
	Exchange::sweep_expired(&mut WeightMeter::new());
}

#[test]
fn an_order_is_over_from_its_expiry_on() {
	run(|| {
		let id = place(MAKER, B, A, until(1_000, at(10, 50)));
		pass(999);
		place(TAKER, A, B, at(1, 50));
		pass(1);
		events();
		place(TAKER, A, B, at(1, 50));
		assert_eq!(closed(), [(id, 9, Reason::Expired)]);
		assert_eq!(balance(B, MAKER), ENDOWMENT - 1);
	});
}

#[test]
fn expired_orders_are_removed_by_the_queue() {
	run(|| {
		let soon = place(MAKER, B, A, until(1_000, at(10, 50)));
		let late = place(MAKER, B, A, until(10 * BUCKET_MS, at(10, 51)));
		let never = place(MAKER, B, A, at(10, 52));
		sweep_all();
		assert_eq!(open(MAKER).len(), 3);
		pass(2 * BUCKET_MS);
		events();
		Exchange::post_inherents();
		assert_eq!(closed(), [(soon, 10, Reason::Expired)]);
		check();
		pass(10 * BUCKET_MS);
		sweep_all();
		assert_eq!(open(MAKER), [(never, 10)]);
		assert_eq!((balance(B, MAKER), Expiring::<Test>::get().entries), (ENDOWMENT - 10, 0));
		assert!(late < never);
	});
}

#[test]
fn an_expiry_given_as_a_block_is_kept() {
	run(|| {
		let time_in_force = TimeInForce::GoodTill(Expiry::Block(40));
		let id = place(MAKER, B, A, OrderTerms { time_in_force, ..at(10, 50) });
		// Time runs faster than blocks: the queue comes by too early, and again later.
		Timestamp::set_timestamp(START + 20 * BUCKET_MS);
		sweep_all();
		assert_eq!(open(MAKER), [(id, 10)]);
		check();
		System::set_block_number(40);
		Timestamp::set_timestamp(START + 40 * BUCKET_MS);
		sweep_all();
		assert!(open(MAKER).is_empty());
	});
}

#[test]
fn the_queue_stops_at_its_meter_and_goes_on() {
	run(|| {
		let makers = [MAKER, RIVAL, TAKER, SHOP];
		makers.iter().for_each(|who| {
			place(*who, B, A, until(1_000, at(10, 50)));
		});
		pass(2 * BUCKET_MS);
		let left = || makers.iter().map(|who| open(*who).len()).sum::<usize>();
		let (bucket, most) = (<() as WeightInfo>::sweep_bucket(), Work::of_block().expire::<()>());
		let limit = Work::look_at_queue::<Test>() + bucket + most;
		let mut meter = WeightMeter::with_limit(limit);
		Exchange::sweep_expired(&mut meter);
		assert_eq!(left(), 3, "whoever has no room for the worst does not begin");
		assert!(meter.consumed().all_lte(limit));
		let one = Work { closed: 1, ..Work::default() }.expire::<()>();
		Exchange::sweep_expired(&mut WeightMeter::with_limit(limit + bucket + one));
		assert_eq!(left(), 1, "and what was not needed is used for the next");
		check();
		Exchange::sweep_expired(&mut WeightMeter::with_limit(frame_support::weights::Weight::zero()));
		assert_eq!(left(), 1);
		Exchange::sweep_expired(&mut WeightMeter::with_limit(limit));
		assert_eq!(left(), 0);
	});
}

#[test]
fn orders_placed_and_cancelled_all_day_leave_one_entry() {
	run(|| {
		for round in 0..50 {
			let id = place(MAKER, B, A, until(BUCKET_MS * (5 + round), at(10, 50)));
			assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
			pass(100);
		}
		assert_eq!(Expiring::<Test>::get().entries, 1);
		place(MAKER, B, A, until(BUCKET_MS * 2, at(10, 50)));
		assert_eq!(Expiring::<Test>::get().entries, 2);
		check();
		pass(BUCKET_MS * 100);
		sweep_all();
		assert_eq!((Expiring::<Test>::get().entries, open(MAKER)), (0, vec![]));
	});
}

#[test]
fn many_expiries_of_one_minute_fill_pages() {
	run(|| {
		for order in 0..200 {
			place(MAKER, B, A, until(1_000 + order, at(10, 50)));
		}
		for who in [RIVAL, TAKER, SHOP, ISSUER, STRANGER] {
			for _ in 0..200 {
				place(who, B, A, until(1_000, at(1, 50)));
			}
		}
		assert_eq!(Expiring::<Test>::get().entries, 6 * 13);
		check();
		pass(2 * BUCKET_MS);
		sweep_all();
		assert_eq!(Expiring::<Test>::get().entries, 0);
		assert_eq!(custody(B), 0);
	});
}

#[test]
fn however_far_off_an_expiry_is_its_entry_lies_a_day_at_most() {
	run(|| {
		let far = 400 * limits::LOOK_MS;
		let id = place(MAKER, B, A, until(far, at(10, 50)));
		let queued = || Slots::<Test>::get(MAKER, 0).unwrap().queued.unwrap();
		assert_eq!(queued(), bucket_of(START + limits::LOOK_MS));
		pass(limits::LOOK_MS + limits::BUCKET_MS);
		sweep_all();
		assert_eq!(open(MAKER), [(id, 10)]);
		assert_eq!(queued(), bucket_of(Timestamp::get() + limits::LOOK_MS));
		assert_eq!(Expiring::<Test>::get().entries, 1);
	});
}
