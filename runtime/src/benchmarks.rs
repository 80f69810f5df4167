//! Which benchmarks this runtime runs. The SDK's pallets come with weights of their own; here stand those that ours
//! are compared with (docs/performance.md).

frame_benchmarking::define_benchmarks!(
	[pallet_assets, Assets]
	[pallet_balances, Balances]
	[pallet_bit_assets, BitAssets]
	[pallet_exchange, Exchange]
	[pallet_ports, Ports]
);
