//! Everything outside the book, as both books and the tests see it.

use orderbook_core::{Facts, MarketFee, MarketRules, Order, Pair, Side, Standing};

pub type Asset = u8;
pub type Account = u8;

/// Basis points of maker and taker, and the cap.
#[derive(Clone, Copy, Debug, Default)]
pub struct FeeTerms {
	pub maker_bps: u16,
	pub taker_bps: u16,
	pub cap: Option<u64>,
}

/// Time, who may not trade, fees by asset, and rules for every market.
#[derive(Clone, Debug, Default)]
pub struct Outside {
	pub block: u32,
	pub moment: u64,
	pub barred: Vec<Account>,
	pub past_deadline: Vec<Account>,
	pub fees: Vec<FeeTerms>,
	pub rules: MarketRules,
}

/// The world as both books see it.
#[derive(Clone, Debug, Default)]
pub struct World(pub Outside);

impl Facts<Asset, Account> for World {
	fn standing(&self, _: &Pair<Asset>, _: Side, order: &Order<Account>) -> Standing {
		if order.expiry.is_over(self.0.block, self.0.moment) {
			Standing::Expired
		} else if self.0.past_deadline.contains(&order.owner) {
			Standing::DeadlinePassed
		} else if self.0.barred.contains(&order.owner) {
			Standing::Barred
		} else {
			Standing::Live
		}
	}

	fn fee(&self, asset: &Asset) -> MarketFee {
		let terms = self.0.fees[usize::from(*asset)];
		MarketFee::new(terms.maker_bps, terms.taker_bps, terms.cap).unwrap()
	}

	fn rules(&self, _: &Pair<Asset>) -> MarketRules {
		self.0.rules
	}
}
