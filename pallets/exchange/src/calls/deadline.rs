//! The dead man's switch.

use crate::*;
use frame_support::{pallet_prelude::*, traits::Time};
use tributary_primitives::Moment;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_deadline(who: T::AccountId, deadline: Option<Moment>) -> DispatchResult {
		let now = T::Time::now();
		ensure!(deadline.is_none_or(|deadline| deadline > now), Error::<T>::DeadlinePassed);
		Self::trade(&who, |session| {
			if session.trader.deadline.is_some_and(|passed| now >= passed) {
				session.trader.dead_below = session.id();
				session.watch(now);
			}
			if let Some(deadline) = deadline {
				session.open_block_of(0)?;
				session.watch(deadline);
			}
			session.trader.deadline = deadline;
			Ok(())
		})?;
		Self::deposit_event(Event::DeadlineSet { who, deadline });
		Ok(())
	}
}
