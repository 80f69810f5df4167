//! The hash of the metadata, against which wallets check what they sign (RFC-78).
//!
//! The blob's build reads it from the file `metadata-hash`; this keeps the file true. Whatever changes a call's form
//! changes the hash. Then the test fails, and `UPDATE_METADATA_HASH=1` in its environment makes it write the file.

use codec::Decode;
use frame_metadata::RuntimeMetadataPrefixed;
use merkleized_metadata::{generate_metadata_digest, ExtraInfo};
use tributary_primitives::stm;
use tributary_runtime::*;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/metadata-hash");

/// The hash as hexadecimal digits.
fn hash() -> String {
	let metadata = Runtime::metadata_at_version(15).unwrap();
	let metadata = RuntimeMetadataPrefixed::decode(&mut &metadata[..]).unwrap().1;
	let extra = ExtraInfo {
		spec_version: VERSION.spec_version,
		spec_name: VERSION.spec_name.into(),
		base58_prefix: stm::SS58_PREFIX,
		decimals: stm::DECIMALS,
		token_symbol: stm::SYMBOL.into(),
	};
	let hash = generate_metadata_digest(&metadata, extra).unwrap().hash();
	hash.iter().fold("0x".into(), |digits, byte| format!("{digits}{byte:02x}"))
}

#[test]
fn the_blob_is_built_with_the_hash_of_its_metadata() {
	let hash = hash();
	if std::env::var_os("UPDATE_METADATA_HASH").is_some() {
		std::fs::write(FILE, format!("{hash}\n")).unwrap();
	}
	let kept = std::fs::read_to_string(FILE).unwrap();
	assert_eq!(kept.trim(), hash, "a call changed its form: run this test with UPDATE_METADATA_HASH=1");
}
