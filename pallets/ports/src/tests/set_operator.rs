use super::*;

const NONE: Rights = Rights { deposits: false, redemptions: false };
const DEPOSITS: Rights = Rights { deposits: true, redemptions: false };

fn rights_of(port: u32, who: AccountId) -> Rights {
	crate::Ports::<Test>::get(port).unwrap().rights_of(&who)
}

#[test]
fn rights_are_given_changed_and_taken() {
	run(|| {
		let port = open();
		for rights in [DEPOSITS, Rights::ALL, NONE] {
			assert_ok!(Ports::set_operator(signed(OWNER), port, ALICE, rights));
			emitted(Event::OperatorSet { port, operator: ALICE, rights });
			assert_eq!(rights_of(port, ALICE), rights);
		}
		assert_eq!(Ports::port(port).unwrap().operators.len(), 2);
		assert_eq!(rights_of(port, OWNER), Rights::ALL);
	});
}

#[test]
fn only_the_owner_names_operators_and_not_himself() {
	run(|| {
		let port = open();
		assert_noop!(Ports::set_operator(signed(TELLER), port, ALICE, DEPOSITS), Cause::NotPortOwner);
		assert_noop!(Ports::set_operator(signed(OWNER), port, OWNER, NONE), Cause::OwnerIsNoOperator);
		assert_noop!(Ports::set_operator(signed(OWNER), 7, ALICE, DEPOSITS), Cause::NoSuchPort);
	});
}

#[test]
fn a_port_has_at_most_sixteen_operators() {
	run(|| {
		let port = open();
		for operator in 200..214 {
			assert_ok!(Ports::set_operator(signed(OWNER), port, operator, DEPOSITS));
		}
		assert_noop!(Ports::set_operator(signed(OWNER), port, 214, DEPOSITS), Cause::TooManyOperators);
		assert_ok!(Ports::set_operator(signed(OWNER), port, 213, Rights::ALL));
		assert_ok!(Ports::set_operator(signed(OWNER), port, 213, NONE));
		assert_ok!(Ports::set_operator(signed(OWNER), port, 214, DEPOSITS));
	});
}

#[test]
fn deposits_and_redemptions_are_separate_rights() {
	run(|| {
		let iou = btc();
		give(iou, ALICE, 1_000);
		let deposit = ask_deposit(iou, ALICE, 500);
		let redemption = ask_redeem(iou, ALICE, 500);
		let reference = text("r");
		assert_noop!(Ports::confirm_deposit(signed(CASHIER), deposit, 500, text("r")), Cause::NotPermitted);
		assert_noop!(Ports::confirm_redeem(signed(TELLER), redemption, text("r")), Cause::NotPermitted);
		assert_ok!(Ports::confirm_deposit(signed(TELLER), deposit, 500, reference));
		assert_ok!(Ports::confirm_redeem(signed(CASHIER), redemption, text("r")));
	});
}

#[test]
fn a_removed_operator_confirms_nothing() {
	run(|| {
		let iou = btc();
		let id = ask_deposit(iou, ALICE, 1_000);
		assert_ok!(Ports::set_operator(signed(OWNER), port_of(iou), TELLER, Rights::default()));
		assert_noop!(Ports::confirm_deposit(signed(TELLER), id, 1_000, text("r")), Cause::NotPermitted);
		assert_noop!(Ports::reject_deposit(signed(TELLER), id, text("")), Cause::NotPermitted);
	});
}
