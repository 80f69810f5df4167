//! What a runtime upgrade changes in storage.

use crate::Runtime;

/// Run whole, in the block of the upgrade.
///
/// - Accounts of pallets that this runtime is the first to have. From 100 to 101: the vault of the exchange.
pub type SingleBlock = pallet_allocation::migration::OpenPalletAccounts<Runtime>;

/// Run in steps, over as many blocks as they need.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type MultiBlock = ();
/// The benchmarks of pallet-migrations need migrations that succeed.
#[cfg(feature = "runtime-benchmarks")]
pub type MultiBlock = pallet_migrations::mock_helpers::MockedMigrations;
