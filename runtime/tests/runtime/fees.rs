//! What a transaction costs, and where the fee goes.

use crate::world::*;
use frame_support::assert_ok;
use frame_system::RawOrigin;
use sp_runtime::transaction_validity::InvalidTransaction;
use staging_xcm::v5::{Junction, Location};
use tributary_primitives::stm::UNIT;
use tributary_runtime::*;

/// Fee and tip of each transaction in a block.
fn fees(block: &Made) -> Vec<(Balance, Balance)> {
	block.find(|event| match event {
		RuntimeEvent::TransactionPayment(pallet_transaction_payment::Event::TransactionFeePaid {
			actual_fee,
			tip,
			..
		}) => Some((*actual_fee, *tip)),
		_ => None,
	})
}

/// Fee of a transfer of `value`.
fn fee_of_transfer(value: Balance) -> Balance {
	fees(&block(vec![tx(Who::Alice, transfer(&account(Who::Bob), value))]).all_ok())[0].0
}

#[test]
fn a_transfer_costs_what_the_paper_wants() {
	on("development", || {
		let fee = fee_of_transfer(UNIT);
		assert!((UNIT / 1_000..=UNIT / 100).contains(&fee), "{fee} units is not 0.001 to 0.01 STM (Q-3)");
		assert_eq!(fee, TRANSFER_FEE, "clients and docs quote this fee: change it knowingly");
	});
}

/// Units of STM.
const TRANSFER_FEE: Balance = 425_834;

#[test]
fn a_fee_is_flat() {
	on("development", || {
		// Amounts that take as many bytes to say: 11 STM and 43 STM.
		assert_eq!(fee_of_transfer(1 << 30), fee_of_transfer(u32::MAX.into()));
		let before = fee_of_transfer(UNIT);
		let crowd = (0..200).map(|_| transfer(&account(Who::Bob), UNIT));
		block(txs(Who::Charlie, crowd)).all_ok();
		assert_eq!(fee_of_transfer(UNIT), before, "the load of the chain changes nothing");
	});
}

#[test]
fn the_fee_is_destroyed_whole_and_the_receiver_gets_all() {
	on("development", || {
		let author = account(Who::AliceStash);
		let before =
			(Balances::total_issuance(), total(&author), total(&account(Who::Alice)), total(&account(Who::Bob)));
		let made = block(vec![tx(Who::Alice, transfer(&account(Who::Bob), 1_000 * UNIT))]).all_ok();
		let [(fee, 0)] = fees(&made)[..] else { panic!("one fee") };
		assert_eq!(Balances::total_issuance(), before.0 - fee);
		assert_eq!(total(&author), before.1, "the author of a block has no share");
		assert_eq!(total(&account(Who::Alice)), before.2 - fee - 1_000 * UNIT);
		assert_eq!(total(&account(Who::Bob)), before.3 + 1_000 * UNIT);
	});
}

#[test]
fn a_tip_is_destroyed_too() {
	on("development", || {
		let issued = Balances::total_issuance();
		let call = transfer(&account(Who::Bob), UNIT);
		let made = block(vec![signed(Who::Alice, 0, call, 5 * UNIT, None)]).all_ok();
		let [(fee, tip)] = fees(&made)[..] else { panic!("one fee") };
		assert_eq!(tip, 5 * UNIT);
		assert_eq!(Balances::total_issuance(), issued - fee);
		assert!(fee > tip, "the event's fee includes the tip");
	});
}

#[test]
fn only_stm_pays() {
	let places = [
		Location::here(),
		Location::parent(),
		Location::new(0, [Junction::PalletInstance(13), Junction::GeneralIndex(1)]),
	];
	on("development", || {
		for place in places {
			let call = transfer(&account(Who::Bob), UNIT);
			let refused = refusal(signed(Who::Alice, 0, call, 0, Some(place)));
			assert_eq!(refused, InvalidTransaction::Payment.into());
		}
		assert_ok!(pool(tx(Who::Alice, transfer(&account(Who::Bob), UNIT))));
	});
}

#[test]
fn who_cannot_pay_is_turned_away() {
	on("main", || {
		let refused = refusal(tx(Who::Alice, transfer(&account(Who::Bob), UNIT)));
		assert_eq!(refused, InvalidTransaction::Payment.into());
	});
}

#[test]
fn governance_tunes_both_prices() {
	use dynamic_params::fees::{self, Parameters as Fees};
	let set = |fees| RuntimeParameters::Fees(fees);
	on("development", || {
		let before = fee_of_transfer(UNIT);
		for key in [
			set(Fees::BytePrice(fees::BytePrice, Some(2_000))),
			set(Fees::MillisecondPrice(fees::MillisecondPrice, Some(2_000_000))),
		] {
			assert!(Parameters::set_parameter(RawOrigin::Signed(account(Who::Alice)).into(), key.clone()).is_err());
			assert_ok!(Parameters::set_parameter(origins::Origin::GeneralAdmin.into(), key));
		}
		let after = fee_of_transfer(UNIT);
		assert!(after.abs_diff(2 * before) <= 2, "twice the price, rounded up: {before} and {after}");
	});
}
