//! Signed transactions of this runtime, made byte by byte: the tool knows the runtime by its wasm alone.

use crate::chain::Chain;
use codec::{Compact, Encode};
use sc_cli::Result;
use sc_client_api::HeaderBackend;
use sp_api::{Core, ProvideRuntimeApi};
use sp_core::{sr25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{generic::Era, MultiAddress, MultiSignature, OpaqueExtrinsic};

/// A longer payload is signed by its hash.
const PAYLOAD_MAX: usize = 256;
/// A signed transaction of the fourth version.
const SIGNED_V4: u8 = 0x84;

/// A call, by the indices of the runtime.
pub enum Call {
	/// `system.remark` without text.
	Remark,
	/// `balances.transfer_keep_alive` of so many units.
	Transfer { to: [u8; 32], units: u128 },
}

impl Call {
	fn encode(&self) -> Vec<u8> {
		match self {
			Self::Remark => (0u8, 0u8, Vec::<u8>::new()).encode(),
			Self::Transfer { to, units } => {
				(4u8, 3u8, MultiAddress::<H256, ()>::Id(to.into()), Compact(*units)).encode()
			}
		}
	}
}

/// What every signature covers beside the call.
pub struct Sealer {
	spec_version: u32,
	transaction_version: u32,
	genesis: H256,
}

impl Sealer {
	pub fn new(chain: &Chain) -> Result<Self> {
		let genesis = chain.client.info().genesis_hash;
		let version = chain.client.runtime_api().version(genesis).map_err(|error| error.to_string())?;
		let (spec_version, transaction_version) = (version.spec_version, version.transaction_version);
		Ok(Self { spec_version, transaction_version, genesis })
	}

	/// A transaction without a tip, valid for ever.
	pub fn seal(&self, pair: &sr25519::Pair, nonce: u32, call: &Call) -> OpaqueExtrinsic {
		let call = call.encode();
		let (tip, asset, metadata_hash) = (Compact(0u128), None::<()>, false);
		let extension = (Era::Immortal, Compact(nonce), tip, asset, metadata_hash).encode();
		let implied = (self.spec_version, self.transaction_version, self.genesis, self.genesis, None::<()>).encode();
		let signature = MultiSignature::Sr25519(sign(pair, [&call[..], &extension, &implied].concat()));
		let address = MultiAddress::<H256, ()>::Id(pair.public().0.into());
		let head = (SIGNED_V4, address, signature).encode();
		OpaqueExtrinsic::from_blob([head, extension, call].concat())
	}
}

fn sign(pair: &sr25519::Pair, payload: Vec<u8>) -> sr25519::Signature {
	if payload.len() > PAYLOAD_MAX {
		pair.sign(&blake2_256(&payload))
	} else {
		pair.sign(&payload)
	}
}
