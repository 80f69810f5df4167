//! How each pallet is set, one file a concern.

pub mod assets;
pub mod bit_assets;
pub mod consensus;
pub mod exchange;
pub mod fees;
pub mod filters;
pub mod governance;
pub mod ledger;
pub mod money;
pub mod oracle;
pub mod ours;
pub mod proxy;
pub mod safety;
pub mod session_keys;
pub mod staking;
pub mod system;
pub mod tracks;
pub mod trading;
pub mod utility;
