use super::*;
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
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

#[test]
fn an_order_that_rests_costs_what_was_measured() {
	run(|| {
		place(RIVAL, B, A, at(10, 60));
		place(MAKER, B, A, at(10, 60));
		assert_eq!(charged(MAKER, placing(B, A, at(10, 50))), Parts::place());
		assert_eq!(charged(MAKER, placing(B, A, numbered(7, at(10, 50)))), Parts::place_numbered());
		assert_eq!(charged(MAKER, placing(B, A, until(1_000, at(10, 50)))), Parts::place_expiring());
		let opening = Parts::place_opening().saturating_sub(Parts::place()).max(Parts::open_slots());
		assert_eq!(charged(TAKER, placing(B, A, at(10, 50))), Parts::place() + opening, "a block of slots");
		assert_eq!(charged(MAKER, placing(C, A, at(10, 50))), Parts::place() + opening, "a market");
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
		let batch = call(crate::Call::batch_update {
			cancels: Default::default(),
			cancel_markets: Default::default(),
			creates: vec![Create { sell: A, buy: B, terms }].try_into().unwrap(),
			all_or_nothing: false,
		});
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
		assert_eq!(charged(TAKER, swap(Via::Auto)), Parts::find_route(5) / 10 + Parts::pay(1), "there is one way");
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
		let batch = |creates: Vec<Create>| {
			call(crate::Call::batch_update {
				cancels: Default::default(),
				cancel_markets: Default::default(),
				creates: creates.try_into().unwrap(),
				all_or_nothing: false,
			})
		};
		let (one, two) = (charged(TAKER, batch(vec![look(B)])), charged(TAKER, batch(vec![look(B), look(C)])));
		let book = Parts::place() + Parts::cancel_by_client_id();
		assert_eq!((two - one).ref_time(), (book + each(Parts::batch_create)).ref_time());
	});
}
