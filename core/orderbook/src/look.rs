//! What may be seen of a book without changing it.

use crate::{
	books::Books,
	error::Error,
	order::{Order, Rank},
	page::Head,
	pair::{Pair, Side},
	rules::{Facts, Standing},
	store::BookStore,
	Price,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::ops::ControlFlow;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::decimal;

/// Most orders a look at the depth of a side goes through, dead ones and live ones: some 300 leaves.
pub const SCAN_MAX: usize = 10_000;

/// All live orders of one price on one side.
#[derive(Clone, Copy, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct Level {
	/// The price.
	pub price: Price,
	/// What they sell together, units of the asset the side sells.
	#[serde(with = "decimal")]
	pub amount: u128,
	/// How many they are.
	pub orders: u32,
}

impl<'a, Store, World> Books<'a, Store, World>
where
	Store: BookStore,
	World: Facts<Store::Asset, Store::Account>,
{
	/// Both sides' counts and best prices. The best includes orders that would be closed when met.
	pub fn head(&mut self, pair: &Pair<Store::Asset>) -> Head {
		self.pages.head(pair)
	}

	/// The price of the best order of a side that may be filled. Goes through the dead ones before it, but no more
	/// than [`SCAN_MAX`].
	pub fn best(&mut self, pair: &Pair<Store::Asset>, side: Side) -> Result<Option<Price>, Error> {
		let world = self.world;
		let (mut best, mut left) = (None, SCAN_MAX);
		self.pages.walk(&Self::book(pair, side), None, |order| {
			let Some(fewer) = left.checked_sub(1) else { return ControlFlow::Break(()) };
			left = fewer;
			match world.standing(pair, side, order) {
				Standing::Live => {
					best = Some(order.price);
					ControlFlow::Break(())
				}
				_ => ControlFlow::Continue(()),
			}
		})?;
		Ok(best)
	}

	/// The best `count` price levels of a side, best first, orders that no longer stand left out.
	///
	/// Goes through every order of those levels and the dead ones between them, but no more than [`SCAN_MAX`]: where that
	/// is reached, the last level is what was seen of it and further ones are missing.
	pub fn depth(&mut self, pair: &Pair<Store::Asset>, side: Side, count: usize) -> Result<Vec<Level>, Error> {
		let world = self.world;
		let mut levels: Vec<Level> = Vec::new();
		let mut left = SCAN_MAX;
		self.pages.walk(&Self::book(pair, side), None, |order| {
			let Some(fewer) = left.checked_sub(1) else { return ControlFlow::Break(()) };
			left = fewer;
			if world.standing(pair, side, order) != Standing::Live {
				return ControlFlow::Continue(());
			}
			if levels.last().is_none_or(|level| level.price != order.price) {
				if levels.len() == count {
					return ControlFlow::Break(());
				}
				levels.push(Level { price: order.price, amount: 0, orders: 0 });
			}
			if let Some(level) = levels.last_mut() {
				level.amount = level.amount.saturating_add(order.remaining.into());
				level.orders = level.orders.saturating_add(1);
			}
			ControlFlow::Continue(())
		})?;
		Ok(levels)
	}

	/// Up to `count` orders of a side, best first, from the first that ranks after `after`; dead ones too.
	pub fn orders(
		&mut self,
		pair: &Pair<Store::Asset>,
		side: Side,
		after: Option<&Rank>,
		count: usize,
	) -> Result<Vec<Order<Store::Account>>, Error> {
		let mut orders = Vec::new();
		self.pages.walk(&Self::book(pair, side), after, |order| {
			if orders.len() == count {
				return ControlFlow::Break(());
			}
			orders.push(order.clone());
			ControlFlow::Continue(())
		})?;
		Ok(orders)
	}
}
