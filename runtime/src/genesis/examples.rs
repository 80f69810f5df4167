//! The ports of a development chain (S-56): one for coins of other chains, one for states' money.

use crate::AccountId;
use alloc::{string::ToString, vec, vec::Vec};
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
