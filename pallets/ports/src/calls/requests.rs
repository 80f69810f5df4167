//! What deposits and redemptions share.

use crate::*;
use frame_support::{pallet_prelude::*, traits::Time};
use ports_core::{
	flow::{Flow, Next, Outcome, State, Step},
	quote::{self, Quote},
	terms::Rights,
	view::{PortId, RequestId},
};
use tributary_primitives::{AssetId, Balance, Moment};

/// A request as it is asked for.
pub(crate) struct Ask<AccountId> {
	pub who: AccountId,
	pub flow: Flow,
	pub amount: Balance,
	pub memo: Memo,
	pub destination: Destination,
}

/// A request as it was recorded.
pub(crate) struct Recorded {
	pub id: RequestId,
	pub deadline: Moment,
}

impl<T: Config> Pallet<T> {
	/// What depositing `amount` now would come to, whoever asks.
	pub(crate) fn quote_deposit_of(iou: AssetId, amount: Balance) -> Result<Quote, DispatchError> {
		let (record, port) = Self::live_iou(iou)?;
		Self::ensure_may_issue(&record, &port)?;
		let quote = quote::ask_deposit(amount, &record.terms).map_err(Error::<T>::from)?;
		Self::ensure_room(iou, &record.terms, quote.net)?;
		Ok(quote)
	}

	/// What redeeming `amount` now would come to, for who has more than that.
	pub(crate) fn quote_redeem_of(iou: AssetId, amount: Balance) -> Result<Quote, DispatchError> {
		let (record, _) = Self::live_iou(iou)?;
		ensure!(!record.paused, Error::<T>::IouPaused);
		Ok(quote::ask_redemption(amount, Balance::MAX, &record.terms).map_err(Error::<T>::from)?)
	}

	/// Records a new request of `iou`, whose record is written with the next number.
	pub(crate) fn record_request(
		iou: AssetId,
		mut record: Iou,
		ask: Ask<T::AccountId>,
	) -> Result<Recorded, DispatchError> {
		let (fee, time) = match ask.flow {
			Flow::Deposit => (record.terms.deposit_fee, record.terms.deposit_deadline_ms),
			Flow::Redemption => (record.terms.redeem_fee, record.terms.redeem_deadline_ms),
		};
		let id = RequestId { iou, number: record.next_request };
		record.next_request = id.number.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let deposit = Self::hold(HoldReason::Request, &ask.who, T::RequestDeposit::get())?;
		let deadline = T::Time::now().saturating_add(time);

		Ious::<T>::insert(iou, record);
		RequestsOf::<T>::insert(&ask.who, id, ());
		let Ask { who, flow, amount, memo, destination } = ask;
		let state = flow.start();
		let request = Request { who, flow, state, amount, fee, memo, destination, deadline, deposit };
		Requests::<T>::insert(id.iou, id.number, request);
		Ok(Recorded { id, deadline })
	}

	/// The open request, if it is of this kind.
	pub(crate) fn open_request(id: RequestId, flow: Flow) -> Result<Request<T::AccountId>, DispatchError> {
		let request = Requests::<T>::get(id.iou, id.number).ok_or(Error::<T>::NoSuchRequest)?;
		ensure!(request.flow == flow, Error::<T>::WrongFlow);
		Ok(request)
	}

	/// Fails unless `who` may work on requests of this kind.
	pub(crate) fn ensure_may_handle(port: &Port<T::AccountId>, who: &T::AccountId, flow: Flow) -> DispatchResult {
		let Rights { deposits, redemptions } = port.rights_of(who);
		let permitted = match flow {
			Flow::Deposit => deposits,
			Flow::Redemption => redemptions,
		};
		ensure!(permitted, Error::<T>::NotPermitted);
		Ok(())
	}

	/// How `step` ends `request`.
	pub(crate) fn outcome_of(request: &Request<T::AccountId>, step: Step) -> Result<Outcome, DispatchError> {
		match request.flow.next(request.state, step) {
			Some(Next::Closed(outcome)) => Ok(outcome),
			_ => Err(Error::<T>::WrongState.into()),
		}
	}

	/// Takes a finished request out of storage and returns its deposit.
	pub(crate) fn drop_request(id: RequestId, request: &Request<T::AccountId>) -> DispatchResult {
		Requests::<T>::remove(id.iou, id.number);
		RequestsOf::<T>::remove(&request.who, id);
		Self::release(HoldReason::Request, &request.who, request.deposit)
	}

	/// Ends a request without confirming it: the deposit returns and a redemption's IOU too. If the deadline has
	/// passed and it was the port's turn, that is counted, whoever ends it.
	pub(crate) fn close_request(
		id: RequestId,
		port: PortId,
		request: Request<T::AccountId>,
		outcome: Outcome,
		reason: Memo,
	) -> DispatchResult {
		let overdue = T::Time::now() >= request.deadline && request.flow.is_ports_turn(request.state);
		if overdue {
			Ports::<T>::mutate_extant(port, |port| port.overdue = port.overdue.saturating_add(1));
		}
		Self::drop_request(id, &request)?;
		if request.flow == Flow::Redemption {
			Self::pay_from_vault(id.iou, &request.who, request.amount)?;
		}
		let Request { who, amount, .. } = request;
		Self::deposit_event(Event::RequestClosed { id, port, who, outcome, amount, reason, overdue });
		Ok(())
	}

	pub(crate) fn do_expire(id: RequestId, flow: Flow) -> DispatchResult {
		let request = Self::open_request(id, flow)?;
		let (iou, _) = Self::iou_and_port(id.iou)?;
		ensure!(T::Time::now() >= request.deadline, Error::<T>::NotExpired);
		let outcome = Self::outcome_of(&request, Step::Expire)?;
		Self::close_request(id, iou.port, request, outcome, Memo::default())
	}

	/// Rejects a deposit or refunds a redemption.
	pub(crate) fn do_return(who: T::AccountId, id: RequestId, flow: Flow, reason: Memo) -> DispatchResult {
		let request = Self::open_request(id, flow)?;
		let (iou, port) = Self::iou_and_port(id.iou)?;
		Self::ensure_may_handle(&port, &who, flow)?;
		let outcome = Self::outcome_of(&request, Step::Return)?;
		Self::close_request(id, iou.port, request, outcome, reason)
	}

	pub(crate) fn do_report_progress(who: T::AccountId, id: RequestId, state: State) -> DispatchResult {
		let mut request = Requests::<T>::get(id.iou, id.number).ok_or(Error::<T>::NoSuchRequest)?;
		let (iou, port) = Self::iou_and_port(id.iou)?;
		Self::ensure_may_handle(&port, &who, request.flow)?;
		let next = request.flow.next(request.state, Step::Report(state));
		ensure!(next == Some(Next::Open(state)), Error::<T>::WrongState);

		request.state = state;
		Requests::<T>::insert(id.iou, id.number, request);
		Self::deposit_event(Event::ProgressReported { id, port: iou.port, state });
		Ok(())
	}
}
