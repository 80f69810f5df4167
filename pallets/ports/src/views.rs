//! What the pallet tells: records with everything a reader would otherwise put together himself.

use crate::*;
use alloc::vec::Vec;
use frame_support::traits::{fungibles::Inspect, Time};
use ports_core::{
	flow::State,
	view::{IouInfo, Page, PortId, PortInfo, RequestId, RequestInfo, PAGE_MAX},
};
use tributary_primitives::AssetId;

impl<T: Config> Pallet<T> {
	pub(crate) fn port_info(id: PortId) -> Option<PortInfo<T::AccountId>> {
		let Port { name, info_url, owner, operators, state, ious, overdue, .. } = Ports::<T>::get(id)?;
		let (name, info_url, operators) = (name.into_inner(), info_url.into_inner(), operators.into_inner());
		Some(PortInfo { id, name, info_url, owner, operators, state, ious, overdue })
	}

	pub(crate) fn iou_info(id: AssetId) -> Option<IouInfo> {
		let (mut record, port) = Self::iou_and_port(id).ok()?;
		record.settle_terms(port.terms_clock(T::Time::now()));
		let Iou { port, code, category, decimals, powers, paused, terms, announced, .. } = record;
		let (outstanding, reserves) = (T::Ledger::total_issuance(id), Attestations::<T>::get(id));
		let code = code.into_inner();
		Some(IouInfo { id, port, code, category, decimals, powers, paused, terms, announced, outstanding, reserves })
	}

	pub(crate) fn request_info(id: RequestId) -> Option<RequestInfo<T::AccountId>> {
		Requests::<T>::get(id.iou, id.number).map(|request| Self::told(id, request))
	}

	pub(crate) fn page_of_ports(after: Option<PortId>, limit: u32) -> Page<PortInfo<T::AccountId>, PortId> {
		let first = after.map_or(0, |id| id.saturating_add(1));
		let ids = (first..NextPort::<T>::get()).map(|id| (id, Self::port_info(id)));
		page(ids, limit)
	}

	pub(crate) fn all_ious_of(port: PortId) -> Vec<IouInfo> {
		IouByCode::<T>::iter_prefix_values(port).filter_map(Self::iou_info).collect()
	}

	pub(crate) fn page_of_requests_of(
		who: &T::AccountId,
		state: Option<State>,
		after: Option<RequestId>,
		limit: u32,
	) -> Page<RequestInfo<T::AccountId>, RequestId> {
		let ids = match after {
			Some(id) => RequestsOf::<T>::iter_key_prefix_from(who, RequestsOf::<T>::hashed_key_for(who, id)),
			None => RequestsOf::<T>::iter_key_prefix(who),
		};
		let rows = ids.map(|id| (id, Self::request_info(id).filter(|request| in_state(request, state))));
		page(rows, limit)
	}

	pub(crate) fn page_of_requests_at(
		iou: AssetId,
		state: Option<State>,
		after: Option<u32>,
		limit: u32,
	) -> Page<RequestInfo<T::AccountId>, u32> {
		let rows = Self::rows_at(iou, after);
		page(rows.map(|(id, request)| (id.number, Some(request).filter(|request| in_state(request, state)))), limit)
	}

	pub(crate) fn page_of_requests_of_port(
		port: PortId,
		state: Option<State>,
		after: Option<RequestId>,
		limit: u32,
	) -> Page<RequestInfo<T::AccountId>, RequestId> {
		let mut ious: Vec<AssetId> = IouByCode::<T>::iter_prefix_values(port).collect();
		ious.sort();
		let left = ious.into_iter().filter(|iou| after.is_none_or(|after| *iou >= after.iou));
		let rows = left.flat_map(|iou| Self::rows_at(iou, after.filter(|after| after.iou == iou).map(|id| id.number)));
		page(rows.map(|(id, request)| (id, Some(request).filter(|request| in_state(request, state)))), limit)
	}

	/// The open requests of an IOU after one of them, in the order of storage.
	fn rows_at(iou: AssetId, after: Option<u32>) -> impl Iterator<Item = (RequestId, RequestInfo<T::AccountId>)> {
		let rows = match after {
			Some(number) => Requests::<T>::iter_prefix_from(iou, Requests::<T>::hashed_key_for(iou, number)),
			None => Requests::<T>::iter_prefix(iou),
		};
		rows.map(move |(number, request)| {
			let id = RequestId { iou, number };
			(id, Self::told(id, request))
		})
	}

	fn told(id: RequestId, request: Request<T::AccountId>) -> RequestInfo<T::AccountId> {
		let Request { who, flow, state, amount, fee, memo, destination, deadline, .. } = request;
		let net = amount.saturating_sub(fee.on(amount));
		let (memo, destination) = (memo.into_inner(), destination.into_inner());
		RequestInfo { id, who, flow, state, amount, net, memo, destination, deadline }
	}
}

fn in_state<AccountId>(request: &RequestInfo<AccountId>, state: Option<State>) -> bool {
	state.is_none_or(|state| request.state == state)
}

/// Takes rows until the page is full or `SCAN_MAX` were looked at; `last` is the cursor of the last one looked at. A
/// page has room for one row at least.
fn page<Row, Cursor: Clone>(rows: impl Iterator<Item = (Cursor, Option<Row>)>, limit: u32) -> Page<Row, Cursor> {
	let limit = usize::try_from(limit.clamp(1, PAGE_MAX)).unwrap_or_default();
	let mut page = Page { items: Vec::new(), last: None };
	for (cursor, row) in rows.take(SCAN_MAX) {
		if page.items.len() >= limit {
			return page;
		}
		page.items.extend(row);
		page.last = Some(cursor);
	}
	page
}
