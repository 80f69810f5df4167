//! The chains this binary knows by name, and those it reads from a file.
//!
//! Genesis itself is the runtime's: a preset of that name inside the wasm. Here is only what the runtime does not
//! know, such as the name of the chain and of its network protocol.

use sc_chain_spec::{ChainSpecExtension, ChainType, GenericChainSpec, Properties};
use serde::{Deserialize, Serialize};
use std::path::Path;
use tributary_primitives::{stm, OpaqueBlock};

/// Specification of a chain of this node.
pub type ChainSpec = GenericChainSpec<Extensions>;

/// What a specification may say beyond the usual.
#[derive(ChainSpecExtension, Clone, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Extensions {
	/// Blocks with these numbers must have these hashes.
	pub fork_blocks: sc_client_api::ForkBlocks<OpaqueBlock>,
	/// Blocks with these hashes are refused.
	pub bad_blocks: sc_client_api::BadBlocks<OpaqueBlock>,
	/// A finalized state for light clients to start from; `sync_state_genSyncSpec` fills it in.
	pub light_sync_state: sc_sync_state_rpc::LightSyncStateExtension,
}

/// A chain with a name of its own.
struct Known {
	/// Name of the runtime's preset and of the chain on the command line.
	preset: &'static str,
	/// Other names users expect.
	aliases: &'static [&'static str],
	id: &'static str,
	name: &'static str,
	protocol: &'static str,
	kind: ChainType,
}

const KNOWN: [Known; 4] = [
	Known {
		preset: "development",
		aliases: &["dev"],
		id: "tributary_dev",
		name: "Tributary Development",
		protocol: "trb-dev",
		kind: ChainType::Development,
	},
	Known {
		preset: "local_testnet",
		aliases: &["local"],
		id: "tributary_local",
		name: "Tributary Local Testnet",
		protocol: "trb-local",
		kind: ChainType::Local,
	},
	Known {
		preset: "fast",
		aliases: &[],
		id: "tributary_fast",
		name: "Tributary Fast",
		protocol: "trb-fast",
		kind: ChainType::Local,
	},
	Known {
		preset: "main",
		// What the SDK asks for when `--chain` is not given.
		aliases: &[""],
		id: "tributary",
		name: "Tributary",
		protocol: "trb",
		kind: ChainType::Live,
	},
];

/// What `--help` says of `--chain`.
pub fn help() -> String {
	format!("Chain to work with: {}, or a JSON file [without it: main]", names())
}

/// The specification called `id`: one of the known chains, else a JSON file at that path.
///
/// `wasm` is the runtime whose preset becomes genesis; a file carries its own.
pub fn load(id: &str, wasm: Option<&'static [u8]>) -> Result<Box<dyn sc_chain_spec::ChainSpec>, String> {
	match KNOWN.iter().find(|known| known.answers_to(id)) {
		Some(known) => Ok(Box::new(known.spec(wasm.ok_or_else(no_wasm)?))),
		None => Ok(Box::new(from_file(id)?)),
	}
}

/// Tells who starts the main network's preset by its name that nobody is there: the validators of the preset are
/// placeholders, and a launched network is joined by its specification file, which names bootnodes.
pub fn warn_if_not_launched(spec: &dyn sc_chain_spec::ChainSpec) {
	if spec.chain_type() == ChainType::Live && spec.boot_nodes().is_empty() {
		log::warn!(
			"{} has no bootnodes: no block will come from anywhere. Name a network's specification with --chain FILE, \
			 or try a chain of your own with --dev",
			spec.name()
		);
	}
}

impl Known {
	fn answers_to(&self, id: &str) -> bool {
		self.preset == id || self.aliases.contains(&id)
	}

	fn spec(&self, wasm: &'static [u8]) -> ChainSpec {
		ChainSpec::builder(wasm, Extensions::default())
			.with_name(self.name)
			.with_id(self.id)
			.with_protocol_id(self.protocol)
			.with_chain_type(self.kind.clone())
			.with_properties(properties())
			.with_genesis_config_preset_name(self.preset)
			.build()
	}
}

/// What wallets show amounts and addresses with.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("ss58Format".into(), stm::SS58_PREFIX.into());
	properties.insert("tokenSymbol".into(), stm::SYMBOL.into());
	properties.insert("tokenDecimals".into(), stm::DECIMALS.into());
	properties.insert("isEthereum".into(), false.into());
	properties
}

fn from_file(path: &str) -> Result<ChainSpec, String> {
	if !Path::new(path).exists() {
		return Err(format!("there is no chain and no file called \"{path}\"; the chains are {}", names()));
	}
	ChainSpec::from_json_file(path.into()).map_err(|error| format!("{path} is not a chain specification: {error}"))
}

fn names() -> String {
	let name = |known: &Known| match known.aliases.first() {
		Some(alias) if !alias.is_empty() => format!("{} ({alias})", known.preset),
		_ => known.preset.into(),
	};
	KNOWN.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn no_wasm() -> String {
	"this binary has no runtime inside, because it was built with SKIP_WASM_BUILD: build it again without that \
	 variable, or name a chain specification file with --chain"
		.into()
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Not a runtime: a specification reads its wasm only when it builds the genesis state.
	const WASM: Option<&[u8]> = Some(&[0]);

	fn id_of(name: &str) -> String {
		load(name, WASM).expect("it is known").id().into()
	}

	#[test]
	fn aliases_lead_to_the_same_chain() {
		for (alias, id) in [
			("development", "tributary_dev"),
			("dev", "tributary_dev"),
			("local_testnet", "tributary_local"),
			("local", "tributary_local"),
			("fast", "tributary_fast"),
			("main", "tributary"),
			("", "tributary"),
		] {
			assert_eq!(id_of(alias), id, "{alias}");
		}
	}

	#[test]
	fn kinds_and_protocols_are_the_published_ones() {
		let facts = |name| {
			let spec = load(name, WASM).expect("it is known");
			(spec.chain_type(), spec.protocol_id().map(String::from))
		};
		assert_eq!(facts("development"), (ChainType::Development, Some("trb-dev".into())));
		assert_eq!(facts("local_testnet"), (ChainType::Local, Some("trb-local".into())));
		assert_eq!(facts("fast"), (ChainType::Local, Some("trb-fast".into())));
		assert_eq!(facts("main"), (ChainType::Live, Some("trb".into())));
	}

	#[test]
	fn wallets_get_numbers_not_strings() {
		let json = serde_json::to_value(properties()).expect("it is JSON");
		let expected = serde_json::json!({
			"ss58Format": 42, "tokenSymbol": "STM", "tokenDecimals": 8, "isEthereum": false
		});
		assert_eq!(json, expected);
	}

	#[test]
	fn every_specification_can_carry_a_light_sync_state() {
		let spec = load("dev", WASM).expect("it is known");
		let extension = sc_chain_spec::get_extension::<sc_sync_state_rpc::LightSyncStateExtension>(spec.extensions());
		assert!(extension.is_some());
	}

	#[test]
	fn strangers_are_told_what_there_is() {
		let error = load("westend", WASM).map(|_| ()).expect_err("it is unknown");
		assert!(error.contains("\"westend\"") && error.contains("local_testnet (local)"), "{error}");
	}

	#[test]
	fn a_bad_file_is_named() {
		let file = tempfile::NamedTempFile::new().expect("a file can be made");
		let path = file.path().to_str().expect("the path is text");
		let error = load(path, WASM).map(|_| ()).expect_err("it is empty");
		assert!(error.contains(path) && error.contains("not a chain specification"), "{error}");
	}

	#[test]
	fn a_missing_runtime_is_one_clear_error() {
		let error = load("dev", None).map(|_| ()).expect_err("there is no wasm");
		assert!(error.contains("SKIP_WASM_BUILD") && error.contains("--chain"), "{error}");
	}
}
