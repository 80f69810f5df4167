//! What is told to the outside: the records of the runtime API, the view functions and the JSON-RPC.
//!
//! Over JSON amounts are decimal strings, because a JSON number loses digits above 2^53; text is text, bytes that are
//! no text are replaced.

use crate::{
	terms::{Category, Powers, Rights, Terms},
	Flow, State,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use tributary_primitives::{AssetId, Balance, Moment};

/// Most records one page holds, whatever is asked for.
pub const PAGE_MAX: u32 = 100;

/// Number of a port, counted from 0.
pub type PortId = u32;

/// Names a request: the IOU and the request's number among that IOU's, counted from 0 (B-9).
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub struct RequestId {
	/// The IOU.
	pub iou: AssetId,
	/// Its number.
	pub number: u32,
}

/// Whether a port is in business.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "snake_case")]
pub enum PortState {
	/// Deposits and redemptions.
	#[codec(index = 0)]
	Open,
	/// Redemptions only, until resumed.
	#[codec(index = 1)]
	Paused,
	/// Redemptions only, for ever.
	#[codec(index = 2)]
	Retired {
		/// When it retired.
		since: Moment,
	},
}

/// A port, as told to the outside.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct PortInfo<AccountId> {
	/// Its number.
	pub id: PortId,
	/// Unique name.
	#[serde(with = "text")]
	pub name: Vec<u8>,
	/// Where it tells about itself.
	#[serde(with = "text")]
	pub info_url: Vec<u8>,
	/// Who answers for it.
	pub owner: AccountId,
	/// His delegates.
	pub operators: Vec<(AccountId, Rights)>,
	/// Whether it is in business.
	pub state: PortState,
	/// IOUs it has defined and not removed.
	pub ious: u32,
	/// Requests that expired while it was the port's turn.
	pub overdue: u32,
}

/// A dated statement of reserves, as told to the outside.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Deserialize, Encode, Eq, MaxEncodedLen, PartialEq, Serialize, TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub struct Attestation {
	/// What the port says it has, units of the IOU.
	#[serde(with = "decimal")]
	pub amount: Balance,
	/// Hash of the statement, by whatever function the port names in it.
	pub statement_hash: [u8; 32],
	/// When it was made.
	pub attested: Moment,
	/// The first moment at which it no longer counts.
	pub expires: Moment,
}

/// Terms that are announced and not yet in force.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub struct Announced {
	/// The terms to come.
	pub terms: Terms,
	/// From when on.
	pub effective: Moment,
}

/// An IOU, as told to the outside.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct IouInfo {
	/// Its asset.
	pub id: AssetId,
	/// Whose debt it is.
	pub port: PortId,
	/// Ticker, unique within the port.
	#[serde(with = "text")]
	pub code: Vec<u8>,
	/// What it stands for.
	pub category: Category,
	/// Decimal places of one unit of the real asset.
	pub decimals: u8,
	/// What the issuer may do to holders.
	pub powers: Powers,
	/// Whether every transfer of it is stopped.
	pub paused: bool,
	/// The terms in force.
	pub terms: Terms,
	/// The terms announced, if any.
	pub announced: Option<Announced>,
	/// Units issued and not redeemed.
	#[serde(with = "decimal")]
	pub outstanding: Balance,
	/// The newest statement of reserves, expired or not.
	pub reserves: Option<Attestation>,
}

/// An open request, as told to the outside.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct RequestInfo<AccountId> {
	/// Its name.
	pub id: RequestId,
	/// The customer.
	pub who: AccountId,
	/// Which way the value goes.
	pub flow: Flow,
	/// Where it stands.
	pub state: State,
	/// What was asked for, units of the IOU.
	#[serde(with = "decimal")]
	pub amount: Balance,
	/// What the customer gets if all of it is confirmed.
	#[serde(with = "decimal")]
	pub net: Balance,
	/// The customer's note to the port.
	#[serde(with = "text")]
	pub memo: Vec<u8>,
	/// Where a redemption is to be paid.
	#[serde(with = "text")]
	pub destination: Vec<u8>,
	/// From when on anybody may expire it.
	pub deadline: Moment,
}

/// A part of a list.
///
/// A page may be short of its limit, and even empty, because a view looks at a bounded number of records: the list has
/// ended when `last` is none.
#[derive(Clone, Debug, Decode, Deserialize, Encode, Eq, PartialEq, Serialize, TypeInfo)]
pub struct Page<Row, Cursor> {
	/// The records.
	pub items: Vec<Row>,
	/// The last record looked at, to go on after; none when there was none to look at.
	pub last: Option<Cursor>,
}

/// An amount as a decimal string.
pub mod decimal {
	use alloc::string::{String, ToString};
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	/// Writes the amount as a string.
	pub fn serialize<S: Serializer>(amount: &u128, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&amount.to_string())
	}

	/// Reads the amount from a string.
	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
		String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
	}
}

/// An optional amount as a decimal string or null.
pub mod decimal_option {
	use alloc::string::{String, ToString};
	use serde::{de::Error, Deserialize, Deserializer, Serialize, Serializer};

	/// Writes the amount as a string, none as null.
	pub fn serialize<S: Serializer>(amount: &Option<u128>, serializer: S) -> Result<S::Ok, S::Error> {
		amount.map(|amount| amount.to_string()).serialize(serializer)
	}

	/// Reads the amount from a string, null as none.
	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u128>, D::Error> {
		let text = Option::<String>::deserialize(deserializer)?;
		text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
	}
}

/// Bytes as text.
pub mod text {
	use alloc::{string::String, vec::Vec};
	use serde::{Deserialize, Deserializer, Serializer};

	/// Writes the bytes as text; what is no UTF-8 becomes U+FFFD.
	pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&String::from_utf8_lossy(bytes))
	}

	/// Reads text as bytes.
	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
		String::deserialize(deserializer).map(String::into_bytes)
	}
}
