//! What a runtime upgrade changes in storage. Empty: this is the first runtime.

/// Run whole, in the block of the upgrade.
pub type SingleBlock = ();

/// Run in steps, over as many blocks as they need.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type MultiBlock = ();
/// The benchmarks of pallet-migrations need migrations that succeed.
#[cfg(feature = "runtime-benchmarks")]
pub type MultiBlock = pallet_migrations::mock_helpers::MockedMigrations;
