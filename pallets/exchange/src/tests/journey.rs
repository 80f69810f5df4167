use super::*;

/// A market maker, a taker, a merchant, a switch that falls and an account that leaves, told in order.
#[test]
fn a_day_at_the_exchange() {
	run(|| {
		// A maker quotes both sides (S-35).
		place(MAKER, B, A, numbered(51, at(100, 51)));
		place(MAKER, A, B, numbered(49, at(100, 49)));
		place(TAKER, A, B, at(10, 51));
		place(RIVAL, B, A, at(10, 49));
		assert_eq!(balance(A, MAKER), ENDOWMENT - 4_900 + 510, "he sold 10 at 51");
		assert_eq!(balance(B, MAKER), ENDOWMENT - 100 + 10, "and bought 10 at 49: 2 a unit are his");

		// A merchant is paid in B by somebody who holds STM.
		place(RIVAL, A, STM, offer(10_000, 1_000));
		let via = Via::Given(vec![A].try_into().unwrap());
		assert_ok!(Exchange::pay_exact_out(signed(TAKER), SHOP, STM, B, 20, 103, way(via)));
		assert_eq!((balance(B, SHOP), balance(STM, TAKER)), (ENDOWMENT + 20, ENDOWMENT - 102));

		// The maker's connection dies and his switch falls.
		assert_ok!(Exchange::set_deadline(signed(MAKER), Some(START + 10_000)));
		pass(10_000);
		let now_or_never = |terms| OrderTerms { time_in_force: TimeInForce::ImmediateOrCancel, ..terms };
		place(TAKER, A, B, now_or_never(at(10, 51)));
		place(RIVAL, B, A, now_or_never(at(10, 49)));
		assert_eq!((open(MAKER).len(), balance(B, MAKER)), (0, ENDOWMENT - 20));
		assert_eq!(balance(A, MAKER), ENDOWMENT - 490 + 510 + 20 * 51);

		// Everybody goes home with his deposits.
		assert_ok!(Exchange::set_deadline(signed(MAKER), None));
		for who in [MAKER, RIVAL] {
			for info in Exchange::orders_of(who) {
				assert_ok!(Exchange::cancel(signed(who), info.locator));
			}
			assert_ok!(Exchange::release_slots(signed(who)));
			assert_eq!(held(who), 0);
		}
		assert!(ASSETS.iter().all(|asset| custody(*asset) == 0), "nothing is left in custody");
	});
}
