//! What a caller is told when a method cannot answer.

use jsonrpsee::types::{ErrorObject, ErrorObjectOwned};
use sp_runtime::DispatchError;

/// Why a method cannot answer. The codes are part of the interface.
#[derive(Debug)]
pub enum Error {
	/// The runtime of that block could not be asked.
	Runtime(sp_api::ApiError),
	/// The runtime answered that the action would fail.
	Refused(DispatchError),
	/// An argument is no number where an amount is meant.
	NotAnAmount(String),
	/// Twice the same asset where a market is meant.
	SameAsset,
	/// As many feeds as the node serves are open.
	TooManyFeeds,
}

impl From<sp_api::ApiError> for Error {
	fn from(error: sp_api::ApiError) -> Self {
		Self::Runtime(error)
	}
}

impl From<Error> for ErrorObjectOwned {
	fn from(error: Error) -> Self {
		let (code, message) = match error {
			Error::Runtime(error) => (7_001, format!("the runtime could not be asked: {error}")),
			Error::Refused(error) => (7_002, format!("it would be refused: {}", cause(error))),
			Error::NotAnAmount(text) => (7_003, format!("not an amount in smallest units: {text:?}")),
			Error::SameAsset => (7_004, "a market has two different assets".into()),
			Error::TooManyFeeds => (7_005, "the node serves as many feeds as it may".into()),
		};
		ErrorObject::owned(code, message, None::<()>)
	}
}

/// The error as `index/code`, which a client finds by name in the metadata, or in words.
fn cause(error: DispatchError) -> String {
	match error {
		DispatchError::Module(module) => {
			let [code, ..] = module.error;
			format!("error {code} of the pallet with index {}", module.index)
		}
		other => format!("{other:?}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_runtime::ModuleError;

	#[test]
	fn each_cause_has_its_code_and_says_what_is_wrong() {
		let module = ModuleError { index: 42, error: [7, 0, 0, 0], message: None };
		let table = [
			(Error::Refused(DispatchError::Module(module)), 7_002, "error 7 of the pallet with index 42"),
			(Error::Refused(DispatchError::BadOrigin), 7_002, "BadOrigin"),
			(Error::NotAnAmount("x".into()), 7_003, "\"x\""),
			(Error::SameAsset, 7_004, "different"),
			(Error::TooManyFeeds, 7_005, "feeds"),
		];
		for (error, code, words) in table {
			let object = ErrorObjectOwned::from(error);
			assert_eq!(object.code(), code);
			assert!(object.message().contains(words), "{}", object.message());
		}
	}
}
