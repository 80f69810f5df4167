//! The way out: the IOU waits in the vault until the port has paid.

use super::requests::Ask;
use crate::*;
use frame_support::{pallet_prelude::*, traits::fungibles::Inspect};
use ports_core::{
	flow::{Flow, Step},
	quote::Quote,
	text,
	view::RequestId,
};
use tributary_primitives::{AssetId, Balance};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_redeem(
		who: T::AccountId,
		iou: AssetId,
		amount: Balance,
		destination: Destination,
		memo: Memo,
	) -> DispatchResult {
		ensure!(!destination.is_empty(), Error::<T>::NoDestination);
		let record = Ious::<T>::get(iou).ok_or(Error::<T>::NoSuchIou)?;
		ensure!(!record.paused, Error::<T>::IouPaused);
		let port = record.port;
		let ask = Ask {
			who: who.clone(),
			flow: Flow::Redemption,
			amount,
			memo: memo.clone(),
			destination: destination.clone(),
		};
		let recorded = Self::record_request(iou, record, ask)?;
		ensure!(T::Ledger::balance(iou, &who) >= amount, Error::<T>::InsufficientBalance);
		Self::take_into_vault(iou, &who, amount)?;

		let Quote { fee, net, .. } = recorded.quote;
		let (id, deadline) = (recorded.id, recorded.deadline);
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
		let quote = Quote::new(request.amount, &request.fee).map_err(Error::<T>::from)?;

		Self::drop_request(id, &request)?;
		Self::burn_in_vault(id.iou, iou.paused, request.amount)?;
		let Quote { amount, fee, net } = quote;
		let (port, who) = (iou.port, request.who);
		Self::deposit_event(Event::RedemptionConfirmed { id, port, who, amount, fee, net, reference });
		Ok(())
	}

	pub(crate) fn do_refund_redeem(who: T::AccountId, id: RequestId, reason: Memo) -> DispatchResult {
		let request = Self::open_request(id, Flow::Redemption)?;
		let (iou, port) = Self::iou_and_port(id.iou)?;
		Self::ensure_may_handle(&port, &who, Flow::Redemption)?;
		let outcome = Self::outcome_of(&request, Step::Return)?;
		Self::close_request(id, iou.port, request, outcome, reason, false)
	}
}
