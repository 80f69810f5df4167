//! What a development chain is born with to try (S-56): a port for coins of other chains, one for states' money, a book,
//! and BitAssets.

use crate::{AccountId, AssetId};
use alloc::{string::ToString, vec, vec::Vec};
use pallet_bit_assets::{
	collateral_core::{Fee as BitFee, FeedRules, SettlementTerms, Terms as BitTerms},
	GenesisBitAsset,
};
use pallet_exchange::GenesisOrder;
use pallet_ports::{
	ports_core::{Category, Fee, MarketFee, Powers, Terms},
	GenesisIou, GenesisPort,
};
use tributary_primitives::{Moment, AMOUNT_MAX, SECOND_MS};

/// A day of the main network, milliseconds.
const DAY: Moment = 86_400 * SECOND_MS;

/// `bitport` with BTC and LTC, and `cashport` with CNY and USD.
pub(super) fn ports(coins: AccountId, money: AccountId) -> Vec<GenesisPort<AccountId>> {
	let coin = |code| iou(code, Category::Digital, 8, Powers::default());
	let cash = |code| iou(code, Category::Fiat, 2, Powers { freeze: true, claw_back: false });
	vec![
		port(coins, "bitport", vec![coin("BTC"), coin("LTC")]),
		port(money, "cashport", vec![cash("CNY"), cash("USD")]),
	]
}

/// BitUSD, BitEUR, BitCNY, BitBTC and BitGOLD, by the paper's terms; a day is `day` milliseconds long (B-30).
pub(super) fn bit_assets(day: Moment) -> Vec<GenesisBitAsset> {
	// Symbol, decimals, least debt.
	let followed = [("USD", 4, 10_000), ("EUR", 4, 10_000), ("CNY", 4, 100_000), ("BTC", 8, 10_000), ("GOLD", 4, 10)];
	let born = |(symbol, decimals, debt_min): (&str, u8, u64)| GenesisBitAsset {
		symbol: symbol.to_string(),
		decimals,
		backing: AssetId::BTS,
		terms: bit_terms(day, debt_min),
	};
	followed.map(born).to_vec()
}

/// The paper's, with 1 % a year for the debt and 0.5 % of what is settled, so that savings earn.
fn bit_terms(day: Moment, debt_min: u64) -> BitTerms {
	let paper = BitTerms::default();
	BitTerms {
		borrow_fee_bp: 100,
		debt_min,
		settlement: SettlementTerms { delay_ms: day, fee: BitFee { bp: 50 }, ..paper.settlement },
		feed: FeedRules { lifetime_ms: day, ..paper.feed },
		..paper
	}
}

/// Levels on each side of the example book.
const LEVELS: u64 = 8;
/// What lies on its best levels, units: 10,000 BTS.
const BEST_AMOUNT: u64 = 1_000_000_000_000;

/// BTS for STM around half an STM, a thousandth from level to level, the more the further out.
pub(super) fn book(seller: AccountId, buyer: AccountId) -> Vec<GenesisOrder<AccountId>> {
	let levels = (1..=LEVELS).flat_map(|level| {
		let (bts, step) = (BEST_AMOUNT * level, BEST_AMOUNT / 1_000 * level);
		let worth = |thousandths: u64| step * thousandths;
		let (seller, buyer) = (seller.clone(), buyer.clone());
		let (one, other) = (AssetId::BTS, AssetId::Native);
		let ask = GenesisOrder { owner: seller, sell: one, buy: other, amount: bts, receive: worth(500 + level) };
		let bid = GenesisOrder { owner: buyer, sell: other, buy: one, amount: worth(500 - level), receive: bts };
		[ask, bid]
	});
	levels.collect()
}

fn port(owner: AccountId, name: &str, ious: Vec<GenesisIou>) -> GenesisPort<AccountId> {
	GenesisPort { owner, name: name.to_string(), info_url: "https://example.org".to_string(), ious }
}

fn iou(code: &str, category: Category, decimals: u8, powers: Powers) -> GenesisIou {
	GenesisIou { code: code.to_string(), category, decimals, powers, terms: terms() }
}

/// 0.1 % in, 0.1 % out, a day for each.
fn terms() -> Terms {
	let fee = Fee { flat: 0, basis_points: 10 };
	Terms {
		deposit_fee: fee,
		redeem_fee: fee,
		request_min: 100,
		request_max: AMOUNT_MAX,
		deposit_deadline_ms: DAY,
		redeem_deadline_ms: DAY,
		market_fee: MarketFee { maker_bp: 0, taker_bp: 0, fill_max: None },
		order_min: 1,
		supply_max: None,
		reserves_required: false,
	}
}
