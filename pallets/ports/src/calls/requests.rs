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
	pub quote: Quote,
	pub deadline: Moment,
}

impl<T: Config> Pallet<T> {
	/// What a request of `amount` would come to under the terms in force.
	pub(crate) fn quote(iou: AssetId, amount: Balance, flow: Flow) -> Result<Quote, DispatchError> {
		let (record, port) = Self::iou_and_port(iou)?;
		if flow == Flow::Deposit {
			Self::ensure_in_business(&port)?;
		}
		Self::quote_of(&record, amount, flow)
	}

	pub(crate) fn quote_of(iou: &Iou, amount: Balance, flow: Flow) -> Result<Quote, DispatchError> {
		let terms = iou.terms_at(T::Time::now());
		quote::check_request(amount, terms).map_err(Error::<T>::from)?;
		let fee = match flow {
			Flow::Deposit => &terms.deposit_fee,
			Flow::Redemption => &terms.redeem_fee,
		};
		Ok(Quote::new(amount, fee).map_err(Error::<T>::from)?)
	}

	/// Records a new request of `iou`, whose record is written with the next number.
	pub(crate) fn record_request(
		iou: AssetId,
		mut record: Iou,
		ask: Ask<T::AccountId>,
	) -> Result<Recorded, DispatchError> {
		let now = T::Time::now();
		record.settle_terms(now);
		let quote = Self::quote_of(&record, ask.amount, ask.flow)?;
		let (fee, time) = match ask.flow {
			Flow::Deposit => (record.terms.deposit_fee, record.terms.deposit_deadline_ms),
			Flow::Redemption => (record.terms.redeem_fee, record.terms.redeem_deadline_ms),
		};
		let id = RequestId { iou, number: record.next_request };
		record.next_request = id.number.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let deposit = Self::hold(HoldReason::Request, &ask.who, T::RequestDeposit::get())?;
		let deadline = now.saturating_add(time);

		Ious::<T>::insert(iou, record);
		RequestsOf::<T>::insert(&ask.who, id, ());
		let Ask { who, flow, amount, memo, destination } = ask;
		let state = flow.start();
		let request = Request { who, flow, state, amount, fee, memo, destination, deadline, deposit };
		Requests::<T>::insert(id.iou, id.number, request);
		Ok(Recorded { id, quote, deadline })
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

	/// Ends a request without confirming it: the deposit returns and a redemption's IOU too.
	pub(crate) fn close_request(
		id: RequestId,
		port: PortId,
		request: Request<T::AccountId>,
		outcome: Outcome,
		reason: Memo,
		overdue: bool,
	) -> DispatchResult {
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
		let (iou, mut port) = Self::iou_and_port(id.iou)?;
		ensure!(T::Time::now() >= request.deadline, Error::<T>::NotExpired);
		let outcome = Self::outcome_of(&request, Step::Expire)?;

		let overdue = flow.is_overdue_when_expired(request.state);
		if overdue {
			port.overdue = port.overdue.saturating_add(1);
			Ports::<T>::insert(iou.port, port);
		}
		Self::close_request(id, iou.port, request, outcome, Memo::default(), overdue)
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
