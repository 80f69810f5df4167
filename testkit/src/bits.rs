//! Random calls of BitAssets, and of the feeders whose prices they follow.

use crate::{
	random::{Dice, ACTORS},
	world::Who,
};
use pallet_bit_assets::{collateral_core::Adjustment, Call, Records};
use pallet_exchange::{
	orderbook_core::{Expiry, TimeInForce},
	OrderTerms, Size,
};
use tributary_primitives::{AssetId, Price};
use tributary_runtime::{Runtime, RuntimeCall};

/// Who reports prices on the test chains.
const FEEDERS: [Who; 3] = [Who::Alice, Who::Bob, Who::Charlie];
/// Prices lie around this many units of what stands behind a unit.
const MIDDLE: u64 = 40_000;

/// Somebody and a call of BitAssets.
pub(crate) fn bits(dice: &mut Dice) -> (Who, RuntimeCall) {
	match dice.below(8) {
		0 | 1 => (dice.one_of(&FEEDERS), report(dice)),
		2 | 3 => (dice.one_of(&ACTORS), order(dice)),
		_ => (dice.one_of(&ACTORS), call(dice).into()),
	}
}

/// An order of a BitAsset for what stands behind it, or the other way round, near the usual price: calls meet it.
fn order(dice: &mut Dice) -> RuntimeCall {
	let (asset, price) = (bit_asset(dice), Price::new(MIDDLE - 4_000 + dice.below(8_000), 1).expect("neither is zero"));
	let sells = dice.chance(70);
	let (sell, buy) = if sells { (asset, AssetId::BTS) } else { (AssetId::BTS, asset) };
	let amount = if sells { amount(dice) } else { amount(dice).saturating_mul(MIDDLE) };
	let terms = OrderTerms {
		size: Size::AtPrice { amount, price },
		time_in_force: TimeInForce::GoodTill(Expiry::Never),
		passive: false,
		self_trade: Default::default(),
		client_id: None,
		max_fills: 10,
	};
	pallet_exchange::Call::<Runtime>::place { sell, buy, terms }.into()
}

/// A price that jumps now and then: by much, so that nothing stands behind some positions.
fn report(dice: &mut Dice) -> RuntimeCall {
	let quote = if dice.chance(10) { MIDDLE * (1 + dice.below(4)) } else { MIDDLE - 2_000 + dice.below(4_000) };
	let price = Price::new(quote, 1).expect("neither is zero");
	let values = vec![(bit_asset(dice), price)].try_into().expect("one is few");
	pallet_oracle::Call::<Runtime>::feed_values { values }.into()
}

fn call(dice: &mut Dice) -> Call<Runtime> {
	let (asset, amount) = (bit_asset(dice), amount(dice));
	match dice.below(20) {
		0..8 => Call::adjust { asset, adjustment: adjustment(dice) },
		8 | 9 => Call::settle { asset, amount },
		10 => Call::redeem { asset, amount },
		11 => Call::bid { asset, debt: amount, extra: amount.saturating_mul(MIDDLE) },
		12 | 13 => Call::deposit { asset, amount },
		14 => Call::withdraw { asset, amount },
		15 => Call::claim_yield { asset },
		16 => Call::claim { asset: AssetId::BTS },
		17 => Call::cancel_settlement { asset, request: dice.below(8) as u32 },
		_ => Call::push { asset, steps: dice.below(4) as u32 },
	}
}

/// One that exists more often than not.
fn bit_asset(dice: &mut Dice) -> AssetId {
	let mut known: Vec<_> = Records::<Runtime>::iter_keys().collect();
	known.sort_unstable();
	match known.is_empty() || dice.chance(3) {
		true => AssetId::BTS,
		false => known[dice.below(2.min(known.len() as u64)) as usize],
	}
}

/// Borrows against three times as much and more, repays, adds, takes out.
fn adjustment(dice: &mut Dice) -> Adjustment {
	let debt = 100_000 + i128::from(dice.below(100_000));
	let behind = debt * i128::from(MIDDLE) * (25 + i128::from(dice.below(30))) / 10;
	let (debt, collateral) = match dice.below(8) {
		0..4 => (debt, behind),
		4 => (-debt, 0),
		5 => (0, behind / 4),
		6 => (0, -behind / 4),
		_ => (i128::from(u64::MAX), i128::from(u64::MAX)),
	};
	Adjustment { debt, collateral, target_bp: dice.chance(20).then_some(25_000) }
}

fn amount(dice: &mut Dice) -> u64 {
	match dice.below(20) {
		0 => 0,
		1 => 1,
		2 => u64::MAX,
		_ => 10_000 + dice.below(100_000),
	}
}
