//! What can be typed after `tributary`.

use crate::chain_spec;
use clap::{CommandFactory, FromArgMatches, Parser, ValueEnum};
use sc_cli::{RunCmd, SubstrateCli};

/// Transactions the pool holds ready; the SDK's own default is 8192, a second's worth of a busy order book.
const POOL_LIMIT: &str = "65536";
/// Kilobytes of the same: 1 KiB a transaction, where a transfer has 150 bytes, so that the count binds first.
const POOL_KBYTES: &str = "65536";

/// The command line of the node.
#[derive(Debug, Parser)]
pub struct Cli {
	/// What to do instead of running a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run a node.
	#[command(flatten)]
	pub run: Run,

	/// The embedded runtime, if it was built.
	#[arg(skip)]
	pub wasm: Option<&'static [u8]>,
}

/// Options of a running node.
#[derive(Clone, Debug, Parser)]
pub struct Run {
	/// Those every Substrate node has.
	#[command(flatten)]
	pub base: RunCmd,

	/// Make blocks on demand instead of one in each slot (development chains only).
	///
	/// Every block moves the chain's time by exactly one slot, whatever the wall clock says. The database of such a
	/// chain cannot go on without this option, nor one made without it go on with it.
	#[arg(long, value_name = "WHEN", value_enum)]
	pub seal: Option<Seal>,
}

/// When a block is made on demand.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Seal {
	/// As soon as a transaction waits; the block is final at once.
	Instant,
	/// When the RPC method engine_createBlock asks for it.
	Manual,
}

/// Everything the binary does besides running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write a chain specification as JSON.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Write a chain specification as JSON, this node as its boot node (older form of export-chain-spec).
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Import a block again and say whether it is valid.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Write the state at a block as a raw chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Delete the whole chain from this machine; keys stay.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back the newest blocks, at most to the last finalized one.
	Revert(sc_cli::RevertCmd),

	/// Print the best, the finalized and the genesis block.
	ChainInfo(sc_cli::ChainInfoCmd),
}

impl Cli {
	/// Reads the arguments of this process; prints help or a complaint and exits where clap would.
	pub fn read(wasm: Option<&'static [u8]>) -> Self {
		Self::parse_from_iter(std::env::args_os(), wasm).unwrap_or_else(|error| error.exit())
	}

	fn parse_from_iter<I>(arguments: I, wasm: Option<&'static [u8]>) -> clap::error::Result<Self>
	where
		I: IntoIterator,
		I::Item: Into<std::ffi::OsString> + Clone,
	{
		let matches = Self::described().try_get_matches_from(arguments)?;
		let mut cli = Self::from_arg_matches(&matches)?;
		cli.wasm = wasm;
		Ok(cli)
	}

	/// The SDK's command line with this chain's defaults and words.
	fn described() -> clap::Command {
		let command = <Self as SubstrateCli>::setup_command(Self::command());
		name_chains(command)
			.mut_arg("pool_limit", |arg| arg.default_value(POOL_LIMIT))
			.mut_arg("pool_kbytes", |arg| arg.default_value(POOL_KBYTES))
	}
}

/// Says at every `--chain`, here and in the subcommands, which chains there are.
fn name_chains(command: clap::Command) -> clap::Command {
	let command = if command.get_arguments().any(|arg| arg.get_id() == "chain") {
		let help = chain_spec::help();
		command.mut_arg("chain", |arg| arg.help(help.clone()).long_help(help))
	} else {
		command
	};
	command.mut_subcommands(name_chains)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn parse(line: &str) -> Cli {
		let arguments = line.split_whitespace();
		Cli::parse_from_iter(arguments, None).expect("the line is valid")
	}

	#[test]
	fn command_line_is_sound() {
		Cli::described().debug_assert();
	}

	#[test]
	fn pool_holds_65536_unless_told_otherwise() {
		let pool = parse("tributary").run.base.pool_config;
		assert_eq!((pool.pool_limit, pool.pool_kbytes), (65_536, 65_536));
		assert_eq!(parse("tributary --pool-limit 7").run.base.pool_config.pool_limit, 7);
	}

	#[test]
	fn help_shows_our_default_and_our_chains() {
		let help = Cli::described().render_long_help().to_string();
		assert!(help.contains("[default: 65536]"));
		assert!(help.contains("local_testnet"));
		assert!(!help.contains("staging"));
	}

	#[test]
	fn subcommands_name_our_chains_too() {
		let mut command = Cli::described();
		let purge = command.find_subcommand_mut("purge-chain").expect("it is listed");
		assert!(purge.render_long_help().to_string().contains("local_testnet"));
	}

	#[test]
	fn seal_is_off_by_default() {
		assert_eq!(parse("tributary --dev").run.seal, None);
		assert_eq!(parse("tributary --dev --seal instant").run.seal, Some(Seal::Instant));
		assert_eq!(parse("tributary --dev --seal manual").run.seal, Some(Seal::Manual));
		assert!(Cli::parse_from_iter(["tributary", "--dev", "--seal", "often"], None).is_err());
	}

	#[test]
	fn every_promised_subcommand_is_there() {
		let command = Cli::described();
		for name in [
			"key",
			"export-chain-spec",
			"build-spec",
			"check-block",
			"export-blocks",
			"export-state",
			"import-blocks",
			"purge-chain",
			"revert",
			"chain-info",
		] {
			assert!(command.find_subcommand(name).is_some(), "{name}");
		}
	}
}
