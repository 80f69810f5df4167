//! Random calls of the exchange.

use crate::random::{address, Dice};
use pallet_exchange::{
	orderbook_core::{Class, Expiry, Pair, Price, Rank, SelfTrade, Side, TimeInForce},
	Call, Create, Locator, NextOrder, OpenOrder, OrderKey, OrderTerms, Regime, Size, Slots, Via, Way,
};
use tributary_primitives::{AssetId, SECOND_MS};
use tributary_runtime::{Runtime, RuntimeCall, System, Timestamp};

/// Prices lie around this many units of quote per unit of base.
const MIDDLE: u64 = 50;

/// One call of the exchange; most find an order or make one.
pub(crate) fn trade(dice: &mut Dice) -> RuntimeCall {
	use Call::*;
	let call: Call<Runtime> = match dice.below(24) {
		0 => cancel { order: locator(dice) },
		1 => cancel_by_client_id { client_id: dice.below(8) },
		2 => amend { order: key(dice), expected: amount(dice), terms: terms(dice) },
		3 => reduce { order: key(dice), to: amount(dice) },
		4 | 5 => batch(dice),
		6 | 7 => {
			let (sell, buy) = pair(dice);
			swap_exact_in { sell, buy, amount: amount(dice), min_receive: dice.below(3), way: way(dice) }
		}
		8 | 9 => {
			let (sell, buy) = pair(dice);
			let dest = address(dice);
			pay_exact_out { dest, sell, buy, amount: amount(dice), max_spend: u64::MAX, way: way(dice) }
		}
		10 => set_deadline { deadline: dice.chance(50).then(|| soon(dice)) },
		11 => sweep { order: locator(dice) },
		12 => claim { asset: asset(dice), who: address(dice) },
		13 => claim_fees { asset: asset(dice) },
		14 => release_slots {},
		15 => {
			let (one, other) = pair(dice);
			set_market { one, other, regime: Regime::default(), effective: None }
		}
		_ => {
			let (sell, buy) = pair(dice);
			place { sell, buy, terms: terms(dice) }
		}
	};
	call.into()
}

fn batch(dice: &mut Dice) -> Call<Runtime> {
	let cancels: Vec<_> = (0..dice.below(4)).map(|_| key(dice)).collect();
	let markets: Vec<_> = (0..dice.below(2)).map(|_| pair(dice)).collect();
	let creates: Vec<_> = (0..dice.below(5))
		.map(|_| {
			let (sell, buy) = pair(dice);
			Create { sell, buy, terms: terms(dice) }
		})
		.collect();
	Call::batch_update {
		cancels: cancels.try_into().expect("few"),
		cancel_markets: markets.try_into().expect("few"),
		creates: creates.try_into().expect("few"),
		all_or_nothing: dice.chance(30),
	}
}

pub(crate) fn asset(dice: &mut Dice) -> AssetId {
	match dice.below(20) {
		0..6 => AssetId::Native,
		6..12 => AssetId::BTS,
		12 => AssetId::Token(9_999),
		_ => AssetId::Token(AssetId::FIRST_USER_TOKEN + dice.below(4) as u32),
	}
}

/// Two assets, seldom the same.
fn pair(dice: &mut Dice) -> (AssetId, AssetId) {
	(asset(dice), asset(dice))
}

fn amount(dice: &mut Dice) -> u64 {
	match dice.below(30) {
		0 => 0,
		1 => 1,
		2 => u64::MAX,
		_ => 1 + dice.below(5_000),
	}
}

/// A moment within three minutes.
fn soon(dice: &mut Dice) -> u64 {
	Timestamp::get() + dice.below(180) * SECOND_MS
}

fn terms(dice: &mut Dice) -> OrderTerms {
	let price = Price::new(MIDDLE - 5 + dice.below(11), 1 + dice.below(2)).expect("neither is zero");
	let size = match dice.chance(50) {
		true => Size::AtPrice { amount: amount(dice), price },
		false => Size::Offer { sell: amount(dice), receive: amount(dice) },
	};
	let expiry = match dice.below(3) {
		0 => Expiry::Moment(soon(dice)),
		1 => Expiry::Block(System::block_number() + dice.below(30) as u32),
		_ => Expiry::Never,
	};
	let time_in_force = match dice.below(8) {
		0 => TimeInForce::ImmediateOrCancel,
		1 => TimeInForce::FillOrKill,
		2 => TimeInForce::PostOnly { expiry, slide: dice.chance(50) },
		_ => TimeInForce::GoodTill(expiry),
	};
	OrderTerms {
		size,
		time_in_force,
		passive: dice.chance(10),
		self_trade: self_trade(dice),
		client_id: dice.chance(40).then(|| dice.below(8)),
		max_fills: dice.below(12) as u16,
	}
}

fn self_trade(dice: &mut Dice) -> SelfTrade {
	dice.one_of(&[SelfTrade::CancelTaker, SelfTrade::CancelResting, SelfTrade::DecrementBoth])
}

fn way(dice: &mut Dice) -> Way {
	let via = match dice.below(3) {
		0 => Via::Given(Default::default()),
		1 => Via::Given(vec![asset(dice)].try_into().expect("one is few")),
		_ => Via::Auto,
	};
	Way { via, self_trade: self_trade(dice), max_fills: dice.below(20) as u16 }
}

fn key(dice: &mut Dice) -> OrderKey {
	match dice.chance(50) {
		true => OrderKey::Client(dice.below(8)),
		false => OrderKey::At(locator(dice)),
	}
}

/// Where an order stood once, or nowhere.
fn locator(dice: &mut Dice) -> Locator {
	let blocks: Vec<_> = Slots::<Runtime>::iter_values().take(8).collect();
	let known: Vec<OpenOrder> = blocks.into_iter().flat_map(|block| block.orders).flatten().collect();
	if !known.is_empty() && dice.chance(95) {
		return dice.one_of(&known).locator;
	}
	let market = Pair::new(AssetId::Native, AssetId::BTS).expect("two assets");
	let price = Price::new(MIDDLE, 1).expect("neither is zero");
	Locator { market, side: Side::Bid, rank: Rank { price, class: Class::User, id: NextOrder::<Runtime>::get() } }
}
