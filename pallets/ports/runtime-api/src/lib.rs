//! What the runtime tells of ports. The JSON-RPC serves these and nothing else.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use ports_core::{
	view::{IouInfo, Page, PortId, PortInfo, RequestId, RequestInfo},
	Quote, State,
};
use sp_runtime::DispatchError;
use tributary_primitives::{AssetId, Balance};

sp_api::decl_runtime_apis! {
	/// Ports, their IOUs and the open requests.
	///
	/// A list is read by pages: hand the `last` of a page in as `after` of the next; the end is reached when `last` is
	/// none. A page holds at most 100 records.
	pub trait PortsApi<AccountId>
	where
		AccountId: Codec,
	{
		/// The port of this number.
		fn port(port: PortId) -> Option<PortInfo<AccountId>>;
		/// The port of this name.
		fn port_named(name: Vec<u8>) -> Option<PortInfo<AccountId>>;
		/// Ports in the order of their numbers.
		fn ports(after: Option<PortId>, limit: u32) -> Page<PortInfo<AccountId>, PortId>;
		/// The IOU of this asset, with what is outstanding and the newest statement of reserves.
		fn iou(iou: AssetId) -> Option<IouInfo>;
		/// The IOU a port knows by a code.
		fn iou_by_code(port: PortId, code: Vec<u8>) -> Option<IouInfo>;
		/// All IOUs of a port, in no particular order; at most 256.
		fn ious_of(port: PortId) -> Vec<IouInfo>;
		/// An open request.
		fn request(id: RequestId) -> Option<RequestInfo<AccountId>>;
		/// Open requests of an account, in this state or in any.
		fn requests_of(who: AccountId, state: Option<State>, after: Option<RequestId>, limit: u32) -> Page<RequestInfo<AccountId>, RequestId>;
		/// Open requests of an IOU, in this state or in any.
		fn requests_at(iou: AssetId, state: Option<State>, after: Option<u32>, limit: u32) -> Page<RequestInfo<AccountId>, u32>;
		/// Open requests of all IOUs of a port, in this state or in any.
		fn requests_of_port(port: PortId, state: Option<State>, after: Option<RequestId>, limit: u32) -> Page<RequestInfo<AccountId>, RequestId>;
		/// What depositing this amount now would come to, or why it is refused.
		fn quote_deposit(iou: AssetId, amount: Balance) -> Result<Quote, DispatchError>;
		/// What redeeming this amount now would come to, or why it is refused.
		fn quote_redeem(iou: AssetId, amount: Balance) -> Result<Quote, DispatchError>;
		/// What lies in the vault for an account because it could not be credited, units of the IOU.
		fn claimable(iou: AssetId, who: AccountId) -> Balance;
	}
}
