//! The way out: the IOU waits in the vault until the port has paid.

use super::requests::{Ask, Recorded};
use crate::*;
use frame_support::{pallet_prelude::*, traits::fungibles::Inspect};
use ports_core::{
	flow::{Flow, Step},
	quote::{self, Quote},
	text,
	view::RequestId,
};
use tributary_primitives::{AssetControl, AssetId, Balance};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_redeem(
		who: T::AccountId,
		iou: AssetId,
		amount: Balance,
		destination: Destination,
		memo: Memo,
	) -> DispatchResult {
		ensure!(!destination.is_empty(), Error::<T>::NoDestination);
		let (record, _) = Self::live_iou(iou)?;
		ensure!(!record.paused, Error::<T>::IouPaused);
		ensure!(!T::Control::is_frozen(iou, &who), Error::<T>::Frozen);
		let balance = T::Ledger::balance(iou, &who);
		let Quote { fee, net, .. } = quote::ask_redemption(amount, balance, &record.terms).map_err(Error::<T>::from)?;
		ensure!(balance >= amount, Error::<T>::InsufficientBalance);
		let port = record.port;
		let ask = Ask {
			who: who.clone(),
			flow: Flow::Redemption,
			amount,
			memo: memo.clone(),
			destination: destination.clone(),
		};

		let Recorded { id, deadline } = Self::record_request(iou, record, ask)?;
		Self::take_into_vault(iou, &who, amount)?;
		Self::deposit_event(Event::RedemptionRequested {
			id,
			port,
			who,
			amount,
			fee,
			net,
			destination,
			memo,
			deadline,
		});
		Ok(())
	}

	pub(crate) fn do_confirm_redeem(who: T::AccountId, id: RequestId, reference: Reference) -> DispatchResult {
		ensure!(text::is_reference(&reference), Error::<T>::BadReference);
		let request = Self::open_request(id, Flow::Redemption)?;
		let (iou, port) = Self::iou_and_port(id.iou)?;
		Self::ensure_may_handle(&port, &who, Flow::Redemption)?;
		Self::outcome_of(&request, Step::Confirm)?;
		let Quote { amount, fee, net } = Quote::new(request.amount, &request.fee);

		Self::drop_request(id, &request)?;
		Self::burn_in_vault(id.iou, iou.paused, amount)?;
		let (port, who) = (iou.port, request.who);
		Self::deposit_event(Event::RedemptionConfirmed { id, port, who, amount, fee, net, reference });
		Ok(())
	}
}
