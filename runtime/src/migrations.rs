//! What a runtime upgrade changes in storage.

use crate::Runtime;

/// Run whole, in the block of the upgrade.
///
/// - Accounts of pallets that this runtime is the first to have. From 100 to 101: the vault of the exchange.
pub type SingleBlock = pallet_allocation::migration::OpenPalletAccounts<Runtime>;

/// Run in steps, over as many blocks as they need, in which there are no transactions.
///
/// - From 101 to 102: the queue of the exchange watches dead man's switches.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type MultiBlock = (pallet_exchange::migration::WatchSwitches<Runtime>,);
/// The benchmarks of pallet-migrations need migrations that succeed.
#[cfg(feature = "runtime-benchmarks")]
pub type MultiBlock = pallet_migrations::mock_helpers::MockedMigrations;
