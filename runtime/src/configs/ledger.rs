//! STM and tokens as one ledger, and the powers over tokens that move no value (design §3, §4).

use super::assets::TokenOwner;
use crate::{AccountId, Assets, Balances, Runtime};

/// STM and tokens as one ledger: what every pallet that moves value is given.
pub type Ledger = tributary_ledger::Ledger<Balances, Assets, AccountId>;

/// The powers over tokens, exercised in the name of their keyless owner. STM has none (S-16).
pub type TokenControl = tributary_ledger::TokenControl<Runtime, TokenOwner>;
