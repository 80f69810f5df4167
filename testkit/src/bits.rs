//! Random calls of BitAssets, and of the feeders whose prices they follow.

use crate::{
	random::{Dice, ACTORS},
	trade::asset,
	world::{account, Who},
};
use pallet_bit_assets::{
	collateral_core::{Adjustment, Fee, FeedRules, Insolvency, SettlementTerms, Terms},
	Call, Records,
};
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
	match dice.below(10) {
		0 | 1 => (dice.one_of(&FEEDERS), report(dice)),
		2 | 3 => (dice.one_of(&ACTORS), order(dice)),
		4 | 5 => own(dice),
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

fn report(dice: &mut Dice) -> RuntimeCall {
	let values = vec![(bit_asset(dice), price(dice))].try_into().expect("one is few");
	pallet_oracle::Call::<Runtime>::feed_values { values }.into()
}

/// One that jumps now and then: by much, so that nothing stands behind some positions.
fn price(dice: &mut Dice) -> Price {
	let quote = if dice.chance(10) { MIDDLE * (1 + dice.below(4)) } else { MIDDLE - 2_000 + dice.below(4_000) };
	Price::new(quote, 1).expect("neither is zero")
}

/// What the owner of a BitAsset does, and its feeders: mostly Alice, of all that she made.
fn own(dice: &mut Dice) -> (Who, RuntimeCall) {
	let who = if dice.chance(80) { Who::Alice } else { dice.one_of(&ACTORS) };
	let asset = last_asset(dice);
	let call: Call<Runtime> = match dice.below(8) {
		0 => create(dice),
		1 | 2 => Call::set_feeders { asset, feeders: vec![account(Who::Alice)].try_into().expect("one is few") },
		3 => Call::announce_terms { asset, terms: terms(dice) },
		4 => Call::withdraw_terms { asset },
		_ => Call::publish_feed { asset, price: price(dice) },
	};
	(who, call.into())
}

fn create(dice: &mut Dice) -> Call<Runtime> {
	let letters = (0..1 + dice.below(3)).map(|_| b'A' + dice.below(3) as u8).collect::<Vec<u8>>();
	let backing = match dice.below(4) {
		0 => AssetId::Native,
		1 => bit_asset(dice),
		2 => asset(dice),
		_ => AssetId::BTS,
	};
	let (symbol, decimals) = (letters.try_into().expect("short"), dice.below(10) as u8);
	Call::create { symbol, decimals, backing, freezable: dice.chance(80), terms: terms(dice) }
}

/// With any fee and either answer to insolvency; settlements wait for a moment only.
fn terms(dice: &mut Dice) -> Terms {
	let plain = Terms::default();
	let insolvency = if dice.chance(50) { Insolvency::GlobalSettlement } else { Insolvency::NoSettlement };
	let fee = Fee { bp: dice.below(200) as u16 };
	Terms {
		insolvency,
		call_fee: fee,
		borrow_fee_bp: dice.below(5_100) as u16,
		settlement: SettlementTerms { delay_ms: dice.below(60_000), fee, ..plain.settlement },
		feed: FeedRules { feeders_min: 1, ..plain.feed },
		..plain
	}
}

fn call(dice: &mut Dice) -> Call<Runtime> {
	let (asset, amount) = (bit_asset(dice), amount(dice));
	match dice.below(20) {
		0..8 => Call::adjust { asset, adjustment: adjustment(dice) },
		8 | 9 => Call::settle { asset, amount },
		10 => Call::redeem { asset, amount },
		11 if dice.chance(20) => Call::bid { asset, debt: 0, extra: 0 },
		11 => Call::bid { asset, debt: amount, extra: amount.saturating_mul(MIDDLE) },
		12 | 13 => Call::deposit { asset, amount },
		14 => Call::withdraw { asset, amount },
		15 => Call::claim_yield { asset },
		16 => Call::claim { asset: AssetId::BTS },
		17 => Call::cancel_settlement { asset, request: dice.below(8) as u32 },
		_ => Call::push { asset, steps: dice.below(4) as u32 },
	}
}

/// One that exists more often than not: mostly one of two of governance's.
fn bit_asset(dice: &mut Dice) -> AssetId {
	let known = known();
	match known.is_empty() || dice.chance(3) {
		true => AssetId::BTS,
		false if dice.chance(70) => known[dice.below(2.min(known.len() as u64)) as usize],
		false => dice.one_of(&known),
	}
}

/// One of the last that were made: somebody's.
fn last_asset(dice: &mut Dice) -> AssetId {
	let known = known();
	let last = known.len().saturating_sub(2);
	known.get(last + dice.below(2) as usize).copied().unwrap_or(AssetId::BTS)
}

fn known() -> Vec<AssetId> {
	let mut known: Vec<_> = Records::<Runtime>::iter_keys().collect();
	known.sort_unstable();
	known
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
