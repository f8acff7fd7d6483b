//! The command line: arguments in, reports and an exit code out.
//!
//! Printing and writing files happen here and in `report`, nowhere else. This module deliberately decides nothing
//! about source code.

mod advice;
mod analysis;
pub mod args;
mod baseline;
mod check;
mod engine;
pub mod exit;
mod explain;
mod fix;
mod known;
mod manifests;
mod own;
mod patch;
mod progress;
mod provisioning;
mod session;
mod settings;
mod since;
mod sink;
mod verify;
mod write;

use crate::report::{mask, mistakes};
use crate::walk::history::HistoryError;
use crate::walk::{ConfigError, ConfigFile, WalkError};
use args::{Cli, Command, CompletionsArgs};
use clap::{CommandFactory as _, Parser};
use std::io;
use std::process::ExitCode;
use std::sync::Arc;

/// Why a run could not be done as asked. Each is said on the error stream and becomes exit code 2.
#[derive(Debug, thiserror::Error)]
enum CliError {
    /// The arguments do not fit together.
    #[error("{0}")]
    Usage(String),
    /// The files could not be looked for.
    #[error(transparent)]
    Walk(#[from] WalkError),
    /// The configuration that was named cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Configurations that say what cannot be meant. They are shown in their files.
    #[error("the configuration has mistakes")]
    Mistaken(Vec<Arc<ConfigFile>>),
    /// What a commit had cannot be read.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// The tokens cannot be compared.
    #[error(transparent)]
    Verify(#[from] crate::verify::VerifyError),
    /// Something could not be read or written.
    #[error("{what}: {error}")]
    Io {
        /// What was being done, and with what.
        what: String,
        /// Why it failed.
        error: std::io::Error,
    },
}

impl CliError {
    fn io(what: impl Into<String>, error: std::io::Error) -> Self {
        Self::Io { what: what.into(), error }
    }
}

/// Runs the program on the arguments and the environment of the process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe is no reason to complain about one.
            let _ = error.print();
            return if error.use_stderr() { exit::ERROR } else { exit::CLEAN }.into();
        }
    };
    let done = match &cli.command {
        Command::Check(args) => {
            args.search.color.apply();
            check::run(args)
        }
        Command::Fix(args) => {
            args.check.search.color.apply();
            fix::run(args)
        }
        Command::Baseline(command) => {
            command.args().search.color.apply();
            baseline::run(command)
        }
        Command::Explain(args) => {
            args.color.apply();
            explain::run(args)
        }
        Command::Completions(args) => completions(args),
        Command::Verify(args) => {
            args.color.apply();
            verify::run(args)
        }
    };
    match done {
        Ok(code) => code.into(),
        Err(error) => {
            // Nobody is left to tell if the error stream is closed.
            let _ = show(&error, &mut anstream::stderr().lock());
            exit::ERROR.into()
        }
    }
}

/// Writes the completions of a shell.
fn completions(args: &CompletionsArgs) -> Result<u8, CliError> {
    let mut command = Cli::command();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, env!("CARGO_PKG_NAME"), &mut script);
    sink::raw(&script)?;
    Ok(exit::CLEAN)
}

/// Says why a run could not be done.
fn show(error: &CliError, out: &mut dyn io::Write) -> io::Result<()> {
    let CliError::Mistaken(files) = error else {
        return writeln!(out, "error: {}", mask::line(&error.to_string()));
    };
    let style = sink::stderr_style();
    files.iter().try_for_each(|file| mistakes::write(&file.source, &file.mistakes, &file.hidden, style, out))
}
