use super::*;

#[test]
fn governance_names_the_hubs() {
	run(|| {
		let hubs: frame_support::BoundedVec<_, _> = vec![A, B].try_into().unwrap();
		assert_ok!(Exchange::set_hubs(RuntimeOrigin::root(), hubs.clone()));
		assert_eq!(Hubs::<Test>::get(), hubs);
		emitted(Event::HubsSet { hubs: hubs.clone() });
		assert_noop!(Exchange::set_hubs(signed(MAKER), hubs), DispatchError::BadOrigin);
	});
}
