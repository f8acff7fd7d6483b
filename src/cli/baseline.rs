//! `tokenlift baseline`: keeps the file of findings that were there before.
//!
//! This module deliberately decides nothing about findings: what is stale is what a run with the same arguments does not find.

use super::args::{BaselineArgs, BaselineCommand};
use super::session::{Session, Split};
use super::{CliError, exit, known, write};
use crate::report::mask;
use crate::suppress::baseline::{Baseline, Entry};
use std::io::Write as _;
use std::path::Path;

/// Runs the command and gives its exit code.
pub(super) fn run(command: &BaselineCommand) -> Result<u8, CliError> {
    let args = command.args();
    let file = args.baseline.as_path();
    let old = match command {
        BaselineCommand::Create(_) if file.exists() => {
            let message = format!("`{}` exists already: `tokenlift baseline update` brings it up to date", file.display());
            return Err(CliError::Usage(message));
        }
        BaselineCommand::Create(_) => Baseline::default(),
        BaselineCommand::Update(_) | BaselineCommand::Prune(_) => known::read(file)?,
    };
    let new = renewed(command, args, &old)?;
    let cannot = format!("`{}` could not be written", file.display());
    write::atomically(file, new.text().as_bytes()).map_err(|error| CliError::io(cannot, error))?;
    if !args.search.quiet {
        say(file, &old, &new);
    }
    Ok(exit::CLEAN)
}

/// The new content: what is found, and what lies where nothing was looked for.
fn renewed(command: &BaselineCommand, args: &BaselineArgs, old: &Baseline) -> Result<Baseline, CliError> {
    let (mut session, Split { sources, .. }) = Session::start(&args.search, None)?;
    let reports = session.analyze(sources)?;
    session.end_progress();
    let run = session.run(reports, Vec::new());
    session.notices(&run).map_err(|error| CliError::io("the error stream could not be written", error))?;
    if run.failed() {
        return Err(CliError::Usage("the analysis failed on a file, so the baseline was left as it is".to_owned()));
    }
    let found = run.findings().map(|(file, finding)| Entry::of(finding, run.uri(&file.source.path))).collect::<Vec<_>>();
    let elsewhere = old.entries().filter(|entry| !session.looked_at(&entry.path)).cloned();
    Ok(match command {
        BaselineCommand::Create(_) | BaselineCommand::Update(_) => Baseline::new(elsewhere.chain(found)),
        BaselineCommand::Prune(_) => {
            let known = found.into_iter().filter(|entry| old.entries().any(|old| old.fingerprint == entry.fingerprint));
            Baseline::new(elsewhere.chain(known))
        }
    })
}

fn say(file: &Path, old: &Baseline, new: &Baseline) {
    let fingerprints = |baseline: &Baseline| {
        baseline.entries().map(|entry| entry.fingerprint.clone()).collect::<std::collections::BTreeSet<_>>()
    };
    let (old, new) = (fingerprints(old), fingerprints(new));
    let (count, more, fewer) = (new.len(), new.difference(&old).count(), old.difference(&new).count());
    let file = file.display().to_string();
    // Nobody is left to tell if the error stream is closed.
    let _ = writeln!(anstream::stderr().lock(), "{}: {count} in it, {more} new, {fewer} gone", mask::line(&file));
}
