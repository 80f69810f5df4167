//! The system tokens, which exist from genesis (design §3).

use crate::{configs::assets::token_owner, AccountId, Balance};
use alloc::{vec, vec::Vec};

/// Decimals of a system token.
const DECIMALS: u8 = 8;
/// All the BTS there is: 3,600,000,000, in units. The paper names no number; this is that of the chain it describes.
pub const BTS_SUPPLY: Balance = 3_600_000_000 * 100_000_000;
/// Id of BTS.
const BTS: u32 = 1;

/// Id, name and symbol of each.
const TOKENS: [(u32, &str, &str); 4] =
	[(BTS, "BitShares", "BTS"), (2, "Antshares Coin", "ANC"), (3, "GoStaking", "GOS"), (4, "DEL WTB", "WTB")];

/// Id, owner, whether it keeps an account alive (S-13: no), smallest balance (design §3: 1).
pub(super) fn assets() -> Vec<(u32, AccountId, bool, Balance)> {
	TOKENS.map(|(id, ..)| (id, token_owner(), false, 1)).to_vec()
}

/// Id, name, symbol, decimals.
pub(super) fn metadata() -> Vec<(u32, Vec<u8>, Vec<u8>, u8)> {
	TOKENS.map(|(id, name, symbol)| (id, name.into(), symbol.into(), DECIMALS)).to_vec()
}

/// Who has how many units of BTS: `owners`, and of what they leave the tokens' keyless owner.
pub(super) fn bts_accounts(owners: Vec<(AccountId, Balance)>) -> Vec<(u32, AccountId, Balance)> {
	let given = owners.iter().map(|(_, amount)| amount).sum::<Balance>();
	let rest = BTS_SUPPLY.checked_sub(given).expect("presets give no more BTS than there is");
	let all = owners.into_iter().chain(vec![(token_owner(), rest)]);
	all.map(|(who, amount)| (BTS, who, amount)).collect()
}
