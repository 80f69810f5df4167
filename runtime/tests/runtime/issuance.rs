//! STM is never minted, and every unit that goes is in an event (S-11, S-14).

use crate::{staking::equivocation_of, world::*};
use tributary_primitives::stm::{TOTAL_AT_GENESIS, UNIT};
use tributary_runtime::*;
use tributary_testkit::ledger::destroyed;

/// Counts what blocks destroy.
struct Accounts {
	issued: Balance,
}

impl Accounts {
	/// The issuance fell by exactly what the block's events say.
	#[track_caller]
	fn check(&mut self, made: &Made) {
		self.issued -= made.find(destroyed).into_iter().sum::<Balance>();
		assert_eq!(Balances::total_issuance(), self.issued, "{:?}", made.events);
	}
}

/// A block of everything that destroys: fee, tip, dust, burn.
fn wasteful_block(number: u32) -> Made {
	let value = UNIT + Balance::from(number);
	let give = transfer(&stranger(), value);
	let burn = pallet_balances::Call::<Runtime>::burn { value: 3 * UNIT, keep_alive: true };
	// One who keeps less than 1 STM ceases to exist, and the rest with him.
	let rest = total(&account(Who::One)) / 2;
	let nonce = System::account_nonce(account(Who::Alice));
	let mut all = vec![
		signed(Who::Alice, nonce, give, UNIT / 2, None),
		tx(Who::Bob, burn),
		tx(Who::Charlie, transfer(&account(Who::One), 2 * UNIT)),
	];
	if rest > 0 {
		all.push(tx(Who::One, transfer(&account(Who::Dave), rest + UNIT / 2)));
	}
	block(all)
}

#[test]
fn issuance_falls_by_what_events_say_and_never_rises() {
	on("fast", || {
		let mut accounts = Accounts { issued: TOTAL_AT_GENESIS };
		for number in 0..10 {
			accounts.check(&wasteful_block(number));
		}
		accounts.check(&block(vec![equivocation_of(bystander())]).all_ok());
		// Bonds, votes and deposits only lock.
		let lock = pallet_staking::Call::<Runtime>::bond {
			value: 50 * UNIT,
			payee: pallet_staking::RewardDestination::Staked,
		};
		accounts.check(&block(vec![tx(Who::Eve, lock)]).all_ok());
		// Past the slash and several eras.
		let table = Periods::periods();
		for number in 0..table.epoch_slots * table.era_sessions * 5 {
			let made = if number % 20 == 0 { wasteful_block(number) } else { block(vec![]) };
			accounts.check(&made);
		}
		assert!(pallet_staking::ActiveEra::<Runtime>::get().unwrap().index >= 5);
	});
}

#[test]
fn eras_end_and_pay_nothing() {
	on("fast", || {
		let table = Periods::periods();
		// One more, for the first block of an epoch has no room for transactions.
		let made = blocks(table.epoch_slots * table.era_sessions * 3 + 1);
		let paid: Vec<_> = made
			.iter()
			.flat_map(|block| {
				block.find(|event| match event {
					RuntimeEvent::Staking(pallet_staking::Event::EraPaid { validator_payout, remainder, .. }) => {
						Some((*validator_payout, *remainder))
					}
					_ => None,
				})
			})
			.collect();
		assert!(paid.len() >= 2 && paid.iter().all(|amounts| *amounts == (0, 0)), "{paid:?}");
		assert_eq!(Balances::total_issuance(), TOTAL_AT_GENESIS);
		let payout =
			pallet_staking::Call::<Runtime>::payout_stakers { validator_stash: account(Who::AliceStash), era: 0 };
		let issued = Balances::total_issuance();
		let made = block(vec![tx(Who::Eve, payout)]);
		let fees: Balance = made
			.find(|event| match event {
				RuntimeEvent::TransactionPayment(pallet_transaction_payment::Event::TransactionFeePaid {
					actual_fee,
					..
				}) => Some(*actual_fee),
				_ => None,
			})
			.into_iter()
			.sum();
		assert_eq!(Balances::total_issuance(), issued - fees, "{:?}", made.results);
	});
}
