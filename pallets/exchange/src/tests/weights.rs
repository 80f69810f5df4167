use super::*;
use frame_support::{
	dispatch::GetDispatchInfo,
	weights::{Weight, WeightMeter},
};
use sp_runtime::traits::Dispatchable;

type Parts = <Test as Config>::WeightInfo;

/// What one more of something costs.
fn each(of: fn(u32) -> Weight) -> Weight {
	of(1) - of(0)
}

/// What another's record costs.
fn owner() -> Weight {
	each(Parts::take_makers).saturating_sub(each(Parts::take)).saturating_sub(each(Parts::credit_held))
}

/// What a call is charged, after it was told what it costs at most.
fn charged(who: AccountId, call: RuntimeCall) -> Weight {
	let most = call.get_dispatch_info().call_weight;
	let actual = call.dispatch(signed(who)).unwrap().actual_weight.unwrap();
	assert!(actual.all_lte(most));
	actual
}

/// Cancels and new orders of which each may fail alone.
fn batch(cancels: Vec<OrderKey>, creates: Vec<Create>) -> RuntimeCall {
	call(crate::Call::batch_update {
		cancels: cancels.try_into().unwrap(),
		cancel_markets: Default::default(),
		creates: creates.try_into().unwrap(),
		all_or_nothing: false,
	})
}

#[test]
fn an_order_that_rests_costs_what_was_measured() {
	run(|| {
		place(RIVAL, B, A, at(10, 60));
		place(MAKER, B, A, at(10, 60));
		assert_eq!(charged(MAKER, placing(B, A, at(10, 50))), Parts::place());
		assert_eq!(charged(MAKER, placing(B, A, numbered(7, at(10, 50)))), Parts::place_numbered());
		let look = Parts::sweep_bucket() + Parts::sweep_block(0);
		assert_eq!(charged(MAKER, placing(B, A, until(1_000, at(10, 50)))), Parts::place_expiring() + look);
		let opening = Parts::place_opening().saturating_sub(Parts::place()).max(Parts::open_slots());
		assert_eq!(charged(TAKER, placing(B, A, at(10, 50))), Parts::place() + opening, "a block of slots");
		assert_eq!(charged(MAKER, placing(C, A, at(10, 50))), Parts::place() + opening, "a market");
	});
}

/// Whoever places, cancels and releases leaves an entry each time, and nothing that he has a deposit for.
#[test]
fn who_queues_an_entry_pays_for_the_look_at_it() {
	run(|| {
		let leave = || {
			assert_ok!(Exchange::cancel(signed(MAKER), Exchange::orders_of(MAKER)[0].locator));
			assert_ok!(Exchange::release_slots(signed(MAKER)));
		};
		place(RIVAL, B, A, at(10, 60));
		let plain = charged(MAKER, placing(B, A, at(10, 50)));
		leave();
		let mut paid = Weight::zero();
		for _ in 0..10 {
			paid += charged(MAKER, placing(B, A, until(1_000, at(10, 50)))) - plain;
			leave();
		}
		assert_eq!(Expiring::<Test>::get().entries, 10);
		pass(2 * limits::BUCKET_MS);
		let mut meter = WeightMeter::new();
		Exchange::sweep_expired(&mut meter);
		assert_eq!(Expiring::<Test>::get().entries, 0);
		assert!(paid.all_gte(meter.consumed() - Work::look_at_queue::<Test>()));
	});
}

#[test]
fn a_taker_pays_for_whom_he_met() {
	run(|| {
		place(RIVAL, B, A, at(100, 60));
		for _ in 0..5 {
			place(MAKER, B, A, at(10, 50));
		}
		let now = |amount| OrderTerms { time_in_force: TimeInForce::ImmediateOrCancel, ..at(amount, 50) };
		let one = owner() + each(Parts::credit_held);
		assert_eq!(charged(TAKER, placing(A, B, now(10))), Parts::take(1) + one);
		assert_eq!(charged(TAKER, placing(A, B, now(30))), Parts::take(3) + one, "three orders of one maker");
		let poor = charged(STRANGER, placing(A, B, now(5)));
		assert_eq!(poor, Parts::take(1) + each(Parts::credit_held), "nothing of the maker's is over");
	});
}

#[test]
fn paying_somebody_who_had_none_costs_more() {
	run(|| {
		assert_ok!(Balances::transfer_allow_death(signed(MAKER), POOR, 1_000));
		assert_ok!(Assets::transfer(signed(MAKER), 1_001.into(), POOR, 20));
		place(RIVAL, B, A, at(100, 60));
		place(POOR, B, A, at(20, 50));
		let taken = || {
			charged(TAKER, placing(A, B, OrderTerms { time_in_force: TimeInForce::ImmediateOrCancel, ..at(10, 50) }))
		};
		assert_eq!(taken(), Parts::take(1) + each(Parts::credit_made));
		assert_eq!(
			taken(),
			Parts::take(1) + owner() + each(Parts::credit_held),
			"now he has some, and his order is over"
		);
	});
}

#[test]
fn a_batch_is_charged_for_what_it_did() {
	run(|| {
		place(RIVAL, B, A, at(10, 60));
		place(MAKER, B, A, at(10, 50));
		let creates = vec![Create { sell: B, buy: A, terms: at(1, 70) }; 10].try_into().unwrap();
		let batch = call(crate::Call::batch_update {
			cancels: Default::default(),
			cancel_markets: vec![(A, B)].try_into().unwrap(),
			creates,
			all_or_nothing: false,
		});
		let first = Parts::place() + Parts::cancel_by_client_id() + Parts::leave();
		let items = each(Parts::batch_create) * 10 + each(Parts::batch_cancel);
		assert_eq!(charged(MAKER, batch).ref_time(), (Parts::batch_create(0) + first + items).ref_time());
	});
}

#[test]
fn a_failed_item_is_charged_for_all_it_may_have_met() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let terms = OrderTerms { time_in_force: TimeInForce::FillOrKill, max_fills: 30, ..at(11, 50) };
		let batch = batch(vec![], vec![Create { sell: A, buy: B, terms }]);
		assert!(charged(TAKER, batch).all_gte(Parts::batch_create(0) + Parts::take(30)));
	});
}

#[test]
fn a_search_costs_more_than_a_given_way() {
	let swap = |via| {
		let way = Way { max_fills: 5, ..way(via) };
		call(crate::Call::swap_exact_in { sell: A, buy: B, amount: 50, min_receive: 1, way })
	};
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let given = charged(TAKER, swap(Via::Given(Default::default())));
		assert_eq!(given, Parts::pay(1));
		let (look, orders) = (Parts::find_route(0) / 10, Parts::find_route(5) / 10 - Parts::find_route(0) / 10);
		let auto = charged(TAKER, swap(Via::Auto));
		assert_eq!(auto, look * 2 + orders + Parts::pay(1), "one way is walked; that over STM is looked at, and dry");
	});
}

#[test]
fn an_item_that_only_looks_is_charged_for_the_look() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		place(MAKER, C, A, at(10, 50));
		let look = |sell| {
			let time_in_force = TimeInForce::ImmediateOrCancel;
			Create { sell: A, buy: sell, terms: OrderTerms { time_in_force, max_fills: 0, ..at(1, 60) } }
		};
		let looking = |creates| charged(TAKER, batch(vec![], creates));
		let (one, two) = (looking(vec![look(B)]), looking(vec![look(B), look(C)]));
		let book = Parts::place() + Parts::cancel_by_client_id();
		assert_eq!((two - one).ref_time(), (book + each(Parts::batch_create)).ref_time());
	});
}

#[test]
fn each_order_of_a_batch_that_sells_stm_is_charged_for_its_transfer() {
	run(|| {
		for (sell, buy) in [(B, A), (STM, A)] {
			place(MAKER, sell, buy, offer(10, 10));
			let create = Create { sell, buy, terms: offer(10, 10) };
			let [one, two] = [1, 2].map(|count| charged(MAKER, batch(vec![], vec![create; count])));
			let transfer = if sell == STM { each(Parts::credit_held) } else { Weight::zero() };
			assert_eq!((two - one).ref_time(), (each(Parts::batch_create) + transfer).ref_time());
		}
	});
}

/// Whether it rests or not, and whether it comes to anything.
#[test]
fn every_number_that_a_batch_looks_for_is_charged() {
	run(|| {
		let number = each(Parts::batch_create_numbered) - each(Parts::batch_create);
		for time_in_force in [TimeInForce::ImmediateOrCancel, TimeInForce::FillOrKill] {
			let terms = OrderTerms { time_in_force, ..at(10, 50) };
			let looking = |terms| charged(TAKER, batch(vec![], vec![Create { sell: A, buy: B, terms }]));
			assert_eq!(looking(numbered(7, terms)) - looking(terms), number);
		}
	});
}

/// It came to rest, its owner could not pay for a slot, and all of it was undone.
#[test]
fn an_order_in_vain_is_charged_for_the_pages_it_read() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		assert_ok!(Balances::transfer_allow_death(signed(TAKER), SHOP, ENDOWMENT - SLOT_DEPOSIT));
		let create = |more| Create { sell: B, buy: A, terms: OrderTerms { max_fills: 0, ..at(10, 60 + more) } };
		let [two, three] = [2u64, 3].map(|count| charged(TAKER, batch(vec![], (0..count).map(create).collect())));
		let page = each(Parts::batch_create_scattered) - each(Parts::batch_create);
		assert_eq!((three - two).ref_time(), (each(Parts::batch_create) + page * 4).ref_time());
		assert_eq!((open(TAKER), held(TAKER)), (vec![], 0));
	});
}

/// A slot remembers the number of the order that was there.
#[test]
fn an_order_that_forgets_a_stale_number_is_charged_for_it() {
	run(|| {
		place(MAKER, B, A, at(10, 40));
		let cancel = |id| {
			assert_ok!(Exchange::cancel(signed(MAKER), locate(MAKER, id)));
		};
		cancel(place(MAKER, B, A, numbered(7, at(10, 50))));
		let [forgets, plain] = [(); 2].map(|()| {
			let weight = charged(MAKER, placing(B, A, at(10, 50)));
			cancel(open(MAKER).last().unwrap().0);
			weight
		});
		assert_eq!(forgets - plain, Parts::place_numbered() - Parts::place());
	});
}

#[test]
fn a_cancel_in_vain_is_charged_for_the_pages_it_read() {
	run(|| {
		let id = place(MAKER, B, A, at(10, 50));
		let at = locate(MAKER, id);
		let made_up = |more| OrderKey::At(Locator { rank: orderbook_core::Rank { id: id + more, ..at.rank }, ..at });
		let [two, three] = [2, 3].map(|count| charged(TAKER, batch((1..=count).map(made_up).collect(), vec![])));
		let page = each(Parts::batch_create_scattered) - each(Parts::batch_create);
		assert_eq!((three - two).ref_time(), (each(Parts::batch_cancel) + page * 4).ref_time());
	});
}
