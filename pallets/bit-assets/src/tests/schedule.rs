//! Whose turn it is.

use super::{scenes::*, *};

/// Of which tokens a step was done in a block with room for so many, of two of governance's behind four others.
fn first_of_six(steps: u64) -> Vec<u32> {
	let token = |number| AssetId::Token(number);
	let all = (3..=8).map(|number| (START, token(number))).collect();
	Schedule::<Test>::put(BoundedVec::<_, _>::truncate_from(all));
	HookWeight::set(least_room() + <Test as Config>::WeightInfo::step_look() * (steps - 1));
	wait(0);
	let left: Vec<AssetId> = Schedule::<Test>::get().into_iter().map(|(_, asset)| asset).collect();
	(3..=8).filter(|number| !left.contains(&token(*number))).collect()
}

/// However many others have work in every block; and however much governance's have.
#[test]
fn half_of_the_room_is_for_governance_s_if_any_is_due() {
	run(|| {
		for name in ["A", "B", "C", "D"] {
			assert_ok!(BitAssets::create(signed(OWNER), symbol(name), 0, BTS, false, terms()));
		}
		for name in ["EUR", "CNY"] {
			assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol(name), 0, BTS, false, terms()));
		}
		assert_eq!(Governed::<Test>::get().into_inner(), [7, 8].map(AssetId::Token));
		assert_eq!(first_of_six(1), [7]);
		assert_eq!(first_of_six(2), [3, 7]);
		assert_eq!(first_of_six(4), [3, 4, 7, 8]);
		// Without any more of governance's the room is the others'.
		assert_eq!(first_of_six(5), [3, 4, 5, 7, 8]);
	});
}

/// Not half of the steps: governance's may be dearer than others', and the other way round.
#[test]
fn it_is_half_of_the_time_and_not_of_the_steps() {
	run_with_usd(|| {
		for name in ["EUR", "CNY"] {
			assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol(name), 0, BTS, false, terms()));
		}
		lend(ALICE, 1_000, 600_000);
		lend(BOB, 1_000, 600_000);
		idle();
		feed(301);
		events();
		let all = (3..=5).map(|number| (START, AssetId::Token(number))).collect();
		Schedule::<Test>::put(BoundedVec::<_, _>::truncate_from(all));
		let look = <Test as Config>::WeightInfo::step_look();
		assert!(look.ref_time() > call_weight().ref_time(), "two calls are as dear as a look");
		// What the pass looks at on the way is on top.
		HookWeight::set(least_room() + look + call_weight() + call_weight() / 2);
		wait(0);
		assert_eq!(called(), [ALICE, BOB]);
		assert!(Schedule::<Test>::get().contains(&(START, AssetId::Token(5))), "CNY waits, EUR was looked at");
		assert!(!Schedule::<Test>::get().iter().any(|(_, asset)| *asset == AssetId::Token(4)));
	});
}
