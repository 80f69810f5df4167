//! `tributary-bencher --runtime BLOB --pallet NAME --extrinsic '*' …`: the options are those of the SDK's
//! `benchmark pallet`.

use clap::Parser;
use frame_benchmarking_cli::PalletCmd;
use sp_runtime::traits::BlakeTwo256;

fn main() -> sc_cli::Result<()> {
	PalletCmd::parse().run_with_spec::<BlakeTwo256, ()>(None)
}
