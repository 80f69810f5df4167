//! Wall time of the native code on a book of a hundred thousand orders, microseconds. Slow, and only prints:
//! `scripts/benchmark table` reads it.

use super::*;
use frame_support::traits::{fungible, fungibles};
use std::time::{Duration, Instant};

const ORDERS: u64 = 100_000;
const MAKERS: AccountId = 1_000;
/// Orders an account has; also how many operations are measured between two blocks.
const EACH: u64 = 200;
const BLOCKS: u64 = 20;

/// A book of asks at as many prices as orders.
fn book() -> sp_io::TestExternalities {
	let mut chain = world();
	chain.execute_with(|| {
		for maker in MAKERS..MAKERS + ORDERS / EACH {
			<Balances as fungible::Mutate<_>>::set_balance(&maker, ENDOWMENT);
			assert_ok!(<Ledger as fungibles::Mutate<_>>::mint_into(B, &maker, ENDOWMENT).map(|_| ()));
		}
		for order in 0..ORDERS {
			place(MAKERS + order / EACH, B, A, ask(order * 7_919 % ORDERS));
			System::reset_events();
		}
	});
	chain
}

fn ask(rank: u64) -> OrderTerms {
	OrderTerms { size: Size::AtPrice { amount: 1_000, price: price(2_000_000 + rank, 1_000_000) }, ..at(1, 1) }
}

/// Does as many things as an account has orders, and adds how long that took.
fn time(chain: &mut sp_io::TestExternalities, sum: &mut Duration, mut act: impl FnMut(u64)) {
	chain.commit_all().unwrap();
	*sum += chain.execute_with(|| {
		let start = Instant::now();
		(0..EACH).for_each(&mut act);
		let taken = start.elapsed();
		System::reset_events();
		taken
	});
}

#[test]
#[ignore = "a measurement"]
fn native_wall_time_on_a_hundred_thousand_orders() {
	let mut chain = book();
	let [mut transfers, mut places, mut cancels] = [Duration::ZERO; 3];
	for block in 0..BLOCKS {
		time(&mut chain, &mut transfers, |_| {
			assert_ok!(Assets::transfer(signed(RIVAL), 1_000.into(), SHOP, 1));
		});
		time(&mut chain, &mut places, |each| {
			place(MAKER, B, A, ask((block * EACH + each) * 7_907 % ORDERS));
		});
		let orders = chain.execute_with(|| Exchange::orders_of(MAKER));
		time(&mut chain, &mut cancels, |each| {
			assert_ok!(Exchange::cancel(signed(MAKER), orders[each as usize].locator));
		});
	}
	for (what, sum) in [("transfer", transfers), ("place", places), ("cancel", cancels)] {
		println!("native {what} {:.1}", sum.as_secs_f64() * 1e6 / (BLOCKS * EACH) as f64);
	}
}
