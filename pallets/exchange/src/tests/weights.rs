use super::*;
use frame_support::dispatch::GetDispatchInfo;
use sp_runtime::traits::Dispatchable;

type Bounds = <Test as Config>::WeightInfo;

#[test]
fn a_call_that_meets_less_than_it_may_is_charged_less() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let call = placing(A, B, OrderTerms { max_fills: 50, ..at(10, 50) });
		assert_eq!(call.get_dispatch_info().call_weight, Bounds::place(50));
		let actual = call.dispatch(signed(TAKER)).unwrap().actual_weight;
		assert_eq!(actual, Some(Bounds::place(1)));
	});
}

#[test]
fn a_batch_is_charged_for_what_it_did() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let creates = vec![Create { sell: A, buy: C, terms: at(1, 1) }].try_into().unwrap();
		let batch = crate::Call::batch_update {
			cancels: Default::default(),
			cancel_markets: vec![(A, B)].try_into().unwrap(),
			creates,
			all_or_nothing: false,
		};
		assert_eq!(call(batch.clone()).get_dispatch_info().call_weight, Bounds::batch_update(0, 1, 256, 1, 100));
		let actual = call(batch).dispatch(signed(MAKER)).unwrap().actual_weight;
		assert_eq!(actual, Some(Bounds::batch_update(0, 1, 1, 1, 0)));
	});
}

#[test]
fn a_failed_item_is_charged_for_all_it_may_have_met() {
	run(|| {
		place(MAKER, B, A, at(10, 50));
		let terms = OrderTerms { time_in_force: TimeInForce::FillOrKill, max_fills: 30, ..at(11, 50) };
		let batch = crate::Call::batch_update {
			cancels: Default::default(),
			cancel_markets: Default::default(),
			creates: vec![Create { sell: A, buy: B, terms }].try_into().unwrap(),
			all_or_nothing: false,
		};
		let actual = call(batch).dispatch(signed(TAKER)).unwrap().actual_weight;
		assert_eq!(actual, Some(Bounds::batch_update(0, 0, 0, 1, 30)));
	});
}

#[test]
fn a_search_costs_more_than_a_given_way() {
	let swap = |via| {
		let way = Way { max_fills: 5, ..way(via) };
		call(crate::Call::swap_exact_in { sell: A, buy: B, amount: 1, min_receive: 1, way })
	};
	let given = swap(Via::Given(Default::default())).get_dispatch_info().call_weight;
	assert_eq!(given, Bounds::pay(1, 5));
	assert_eq!(swap(Via::Auto).get_dispatch_info().call_weight, Bounds::find_route(5) + Bounds::pay(2, 5));
}
