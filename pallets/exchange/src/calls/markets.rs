//! What governance decides.

use crate::{limits::HUBS_MAX, *};
use frame_support::{pallet_prelude::*, traits::Time};
use orderbook_core::Pair;
use tributary_primitives::{AssetId, Moment};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_market(
		one: AssetId,
		other: AssetId,
		regime: Regime,
		effective: Option<Moment>,
	) -> DispatchResult {
		let market = Pair::new(one, other).ok_or(Error::<T>::SameAsset)?;
		let now = T::Time::now();
		ensure!(effective.is_none_or(|effective| effective > now), Error::<T>::MomentPassed);

		let mut record = Markets::<T>::get(market).unwrap_or_default();
		record.settle(now);
		match effective {
			None => (record.regime, record.announced) = (regime, None),
			Some(effective) => record.announced = Some(Announced { regime, effective }),
		}
		Markets::<T>::set(market, record.kept());
		Self::deposit_event(Event::MarketSet { market, regime, effective });
		Ok(())
	}

	pub(crate) fn do_set_hubs(hubs: BoundedVec<AssetId, ConstU32<HUBS_MAX>>) -> DispatchResult {
		Hubs::<T>::put(&hubs);
		Self::deposit_event(Event::HubsSet { hubs });
		Ok(())
	}
}
