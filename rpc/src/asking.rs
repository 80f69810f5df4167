//! What the methods of every concern share: which block is asked, and what goes in and comes out.

use crate::Error;
use sp_api::{ApiRef, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_runtime::{traits::Block as BlockT, DispatchError};
use std::str::FromStr;

/// The runtime, and the block asked about: the best one unless it is named.
pub(crate) fn runtime<Client, Block>(client: &Client, at: Option<Block::Hash>) -> (ApiRef<'_, Client::Api>, Block::Hash)
where
	Block: BlockT,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
{
	(client.runtime_api(), at.unwrap_or_else(|| client.info().best_hash))
}

/// A decimal string as an amount; the type says how large it may be.
pub(crate) fn parse<Amount: FromStr>(amount: String) -> Result<Amount, Error> {
	amount.parse().map_err(|_| Error::NotAnAmount(amount))
}

/// What the runtime answered, or why it would refuse.
pub(crate) fn quoted<Quote>(quote: Result<Quote, DispatchError>) -> Result<Quote, Error> {
	quote.map_err(Error::Refused)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::fmt::Debug;

	fn refuses<Amount: FromStr + Debug>(texts: &[&str]) {
		for text in texts {
			assert!(matches!(parse::<Amount>(text.to_string()), Err(Error::NotAnAmount(_))), "{text}");
		}
	}

	#[test]
	fn amounts_are_decimal_strings_as_large_as_their_type() {
		assert_eq!(parse::<u128>("340282366920938463463374607431768211455".into()).unwrap(), u128::MAX);
		assert_eq!(parse::<u64>("18446744073709551615".into()).unwrap(), u64::MAX);
		let nonsense = ["", "-1", "1.5", "0x10", "1e3"];
		refuses::<u128>(&nonsense);
		refuses::<u64>(&nonsense);
		refuses::<u64>(&["18446744073709551616"]);
	}
}
