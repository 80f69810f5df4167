//! Does what the command line says.

use crate::{
	chain_spec,
	cli::{Cli, Seal, Subcommand},
	node_key, seal,
	service::{self, ChainOps},
	VERSION,
};
use sc_cli::{Result, SubstrateCli};
use sc_service::{Configuration, TaskManager};
use tributary_primitives::OpaqueBlock as Block;

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Tributary Node".into()
	}

	fn impl_version() -> String {
		VERSION.get().cloned().unwrap_or_else(|| crate::version(None))
	}

	fn description() -> String {
		"A node of Tributary, one value chain into which five systems flow.\n\n\
		 Start a development chain: tributary --dev"
			.into()
	}

	fn author() -> String {
		"the Tributary developers".into()
	}

	fn support_url() -> String {
		"the documentation in docs/ of the source, or its issue tracker".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn sc_service::ChainSpec>, String> {
		chain_spec::load(id, self.wasm)
	}
}

/// Runs a node or a subcommand until it ends.
pub fn run(cli: Cli) -> Result<()> {
	match &cli.subcommand {
		None => run_node(cli),
		Some(subcommand) => run_subcommand(&cli, subcommand),
	}
}

fn run_node(mut cli: Cli) -> Result<()> {
	let seal = cli.run.seal;
	// The SDK's way to fail on a missing key is switched off; `node_key::ensure` makes the key and says so.
	cli.run.base.network_params.node_key_params.unsafe_force_node_key_generation = true;
	let runner = cli.create_runner(&cli.run.base)?;
	prepare(runner.config(), seal)?;
	chain_spec::warn_if_not_launched(&*runner.config().chain_spec);
	runner.run_node_until_exit(|config| async move {
		node_key::ensure(&config)?;
		service::start(config, seal).map_err(sc_cli::Error::Service)
	})
}

/// Refuses what would spoil a database, before anything is opened.
fn prepare(config: &Configuration, seal: Option<Seal>) -> Result<()> {
	if seal.is_some() {
		seal::check_allowed(config)?;
	}
	Ok(seal::marker::claim(&config.data_path, config.database.path(), seal.is_some())?)
}

fn run_subcommand(cli: &Cli, subcommand: &Subcommand) -> Result<()> {
	match subcommand {
		Subcommand::Key(cmd) => cmd.run(cli),
		Subcommand::ExportChainSpec(cmd) => cmd.run(cli.load_spec(&cmd.chain)?),
		Subcommand::BuildSpec(cmd) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.chain_spec, config.network))
		}
		Subcommand::ChainInfo(cmd) => cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config)),
		Subcommand::PurgeChain(cmd) => cli.create_runner(cmd)?.sync_run(|config| {
			cmd.run(config.database.clone())?;
			Ok(seal::marker::tidy(&config.data_path, config.database.path())?)
		}),
		Subcommand::CheckBlock(_)
		| Subcommand::ExportBlocks(_)
		| Subcommand::ExportState(_)
		| Subcommand::ImportBlocks(_)
		| Subcommand::Revert(_) => run_on_chain(cli, subcommand),
	}
}

/// The subcommands that open the database with the runtime on top of it.
fn run_on_chain(cli: &Cli, subcommand: &Subcommand) -> Result<()> {
	match subcommand {
		Subcommand::CheckBlock(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let (ops, tasks) = open(&config)?;
			Ok((cmd.run(ops.client, ops.import_queue), tasks))
		}),
		Subcommand::ExportBlocks(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let (ops, tasks) = open(&config)?;
			Ok((cmd.run(ops.client, config.database), tasks))
		}),
		Subcommand::ExportState(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let (ops, tasks) = open(&config)?;
			Ok((cmd.run(ops.client, config.chain_spec), tasks))
		}),
		Subcommand::ImportBlocks(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let (ops, tasks) = open(&config)?;
			Ok((cmd.run(ops.client, ops.import_queue), tasks))
		}),
		Subcommand::Revert(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let (ops, tasks) = open(&config)?;
			Ok((cmd.run(ops.client, ops.backend, Some(ops.revert_consensus)), tasks))
		}),
		_ => Ok(()),
	}
}

fn open(config: &Configuration) -> Result<(ChainOps, TaskManager)> {
	seal::marker::tidy(&config.data_path, config.database.path())?;
	Ok(service::chain_ops(config)?)
}
