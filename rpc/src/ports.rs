//! Ports, their IOUs and the open requests.

use crate::{
	asking::{self, parse, quoted},
	Error,
};
use codec::Codec;
use jsonrpsee::proc_macros::rpc;
use pallet_ports_runtime_api::PortsApi as PortsRuntimeApi;
use ports_core::{
	view::{IouInfo, Page, PortId, PortInfo, RequestId, RequestInfo},
	Quote, State,
};
use sp_api::{ApiRef, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_runtime::traits::{Block as BlockT, MaybeDisplay, MaybeFromStr};
use std::{marker::PhantomData, sync::Arc};
use tributary_primitives::AssetId;

/// What the node tells of ports, at a block or at the best one.
#[rpc(server)]
pub trait PortsApi<Hash, AccountId> {
	/// The port of this number.
	#[method(name = "ports_port")]
	fn port(&self, port: PortId, at: Option<Hash>) -> Result<Option<PortInfo<AccountId>>, Error>;

	/// The port of this name.
	#[method(name = "ports_portNamed")]
	fn port_named(&self, name: String, at: Option<Hash>) -> Result<Option<PortInfo<AccountId>>, Error>;

	/// Ports in the order of their numbers, a page.
	#[method(name = "ports_ports", blocking)]
	fn ports(
		&self,
		after: Option<PortId>,
		limit: u32,
		at: Option<Hash>,
	) -> Result<Page<PortInfo<AccountId>, PortId>, Error>;

	/// The IOU of this asset.
	#[method(name = "ports_iou")]
	fn iou(&self, iou: AssetId, at: Option<Hash>) -> Result<Option<IouInfo>, Error>;

	/// The IOU a port knows by a code.
	#[method(name = "ports_iouByCode")]
	fn iou_by_code(&self, port: PortId, code: String, at: Option<Hash>) -> Result<Option<IouInfo>, Error>;

	/// All IOUs of a port.
	#[method(name = "ports_iousOf", blocking)]
	fn ious_of(&self, port: PortId, at: Option<Hash>) -> Result<Vec<IouInfo>, Error>;

	/// An open request.
	#[method(name = "ports_request")]
	fn request(&self, id: RequestId, at: Option<Hash>) -> Result<Option<RequestInfo<AccountId>>, Error>;

	/// Open requests of an account, a page.
	#[method(name = "ports_requestsOf", blocking)]
	fn requests_of(
		&self,
		who: AccountId,
		state: Option<State>,
		after: Option<RequestId>,
		limit: u32,
		at: Option<Hash>,
	) -> Result<Page<RequestInfo<AccountId>, RequestId>, Error>;

	/// Open requests of an IOU, a page.
	#[method(name = "ports_requestsAt", blocking)]
	fn requests_at(
		&self,
		iou: AssetId,
		state: Option<State>,
		after: Option<u32>,
		limit: u32,
		at: Option<Hash>,
	) -> Result<Page<RequestInfo<AccountId>, u32>, Error>;

	/// Open requests of all IOUs of a port, a page.
	#[method(name = "ports_requestsOfPort", blocking)]
	fn requests_of_port(
		&self,
		port: PortId,
		state: Option<State>,
		after: Option<RequestId>,
		limit: u32,
		at: Option<Hash>,
	) -> Result<Page<RequestInfo<AccountId>, RequestId>, Error>;

	/// What depositing this amount, a decimal string, would come to.
	#[method(name = "ports_quoteDeposit")]
	fn quote_deposit(&self, iou: AssetId, amount: String, at: Option<Hash>) -> Result<Quote, Error>;

	/// What redeeming this amount, a decimal string, would come to.
	#[method(name = "ports_quoteRedeem")]
	fn quote_redeem(&self, iou: AssetId, amount: String, at: Option<Hash>) -> Result<Quote, Error>;

	/// What lies in the vault for an account, as a decimal string.
	#[method(name = "ports_claimable")]
	fn claimable(&self, iou: AssetId, who: AccountId, at: Option<Hash>) -> Result<String, Error>;
}

/// Serves [`PortsApiServer`] from a client.
pub struct Ports<Client, Block> {
	client: Arc<Client>,
	block: PhantomData<Block>,
}

impl<Client, Block> Ports<Client, Block> {
	/// Serves from this client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { client, block: PhantomData }
	}
}

impl<Client, Block> Ports<Client, Block>
where
	Block: BlockT,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
{
	/// The runtime, and the block asked about.
	fn runtime(&self, at: Option<Block::Hash>) -> (ApiRef<'_, Client::Api>, Block::Hash) {
		asking::runtime(&*self.client, at)
	}
}

impl<Client, Block, AccountId> PortsApiServer<Block::Hash, AccountId> for Ports<Client, Block>
where
	Block: BlockT,
	AccountId: Clone + Codec + MaybeDisplay + MaybeFromStr + Send + Sync + 'static + serde::Serialize,
	AccountId: for<'de> serde::Deserialize<'de>,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	Client::Api: PortsRuntimeApi<Block, AccountId>,
{
	fn port(&self, port: PortId, at: Option<Block::Hash>) -> Result<Option<PortInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.port(at, port)?)
	}

	fn port_named(&self, name: String, at: Option<Block::Hash>) -> Result<Option<PortInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.port_named(at, name.into_bytes())?)
	}

	fn ports(
		&self,
		after: Option<PortId>,
		limit: u32,
		at: Option<Block::Hash>,
	) -> Result<Page<PortInfo<AccountId>, PortId>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.ports(at, after, limit)?)
	}

	fn iou(&self, iou: AssetId, at: Option<Block::Hash>) -> Result<Option<IouInfo>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.iou(at, iou)?)
	}

	fn iou_by_code(&self, port: PortId, code: String, at: Option<Block::Hash>) -> Result<Option<IouInfo>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.iou_by_code(at, port, code.into_bytes())?)
	}

	fn ious_of(&self, port: PortId, at: Option<Block::Hash>) -> Result<Vec<IouInfo>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.ious_of(at, port)?)
	}

	fn request(&self, id: RequestId, at: Option<Block::Hash>) -> Result<Option<RequestInfo<AccountId>>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.request(at, id)?)
	}

	fn requests_of(
		&self,
		who: AccountId,
		state: Option<State>,
		after: Option<RequestId>,
		limit: u32,
		at: Option<Block::Hash>,
	) -> Result<Page<RequestInfo<AccountId>, RequestId>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.requests_of(at, who, state, after, limit)?)
	}

	fn requests_at(
		&self,
		iou: AssetId,
		state: Option<State>,
		after: Option<u32>,
		limit: u32,
		at: Option<Block::Hash>,
	) -> Result<Page<RequestInfo<AccountId>, u32>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.requests_at(at, iou, state, after, limit)?)
	}

	fn requests_of_port(
		&self,
		port: PortId,
		state: Option<State>,
		after: Option<RequestId>,
		limit: u32,
		at: Option<Block::Hash>,
	) -> Result<Page<RequestInfo<AccountId>, RequestId>, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.requests_of_port(at, port, state, after, limit)?)
	}

	fn quote_deposit(&self, iou: AssetId, amount: String, at: Option<Block::Hash>) -> Result<Quote, Error> {
		let (api, at) = self.runtime(at);
		quoted(api.quote_deposit(at, iou, parse(amount)?)?)
	}

	fn quote_redeem(&self, iou: AssetId, amount: String, at: Option<Block::Hash>) -> Result<Quote, Error> {
		let (api, at) = self.runtime(at);
		quoted(api.quote_redeem(at, iou, parse(amount)?)?)
	}

	fn claimable(&self, iou: AssetId, who: AccountId, at: Option<Block::Hash>) -> Result<String, Error> {
		let (api, at) = self.runtime(at);
		Ok(api.claimable(at, iou, who)?.to_string())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn records_keep_every_digit_over_json() {
		let quote = Quote { amount: u128::MAX, fee: 1, net: u128::MAX - 1 };
		let json = serde_json::to_string(&quote).unwrap();
		assert!(json.contains("\"340282366920938463463374607431768211455\""));
		assert_eq!(serde_json::from_str::<Quote>(&json).unwrap(), quote);
	}
}
