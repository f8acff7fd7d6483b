//! `tokenlift check`: find, analyse, report.
//!
//! The report goes to the standard output alone; everything said besides goes to the error stream. This module
//! deliberately writes no file itself.

use super::args::CheckArgs;
use super::session::Session;
use super::{CliError, exit, provisioning, since, sink};
use crate::report::Format;

/// Runs the command and gives its exit code.
pub(super) fn run(args: &CheckArgs) -> Result<u8, CliError> {
    let (mut session, files) = Session::start(&args.search, Some(args))?;
    session.leave_out(since::known(args, &session, &files)?);
    let reports = session.analyze(files.sources)?;
    session.end_progress();
    let mut run = session.run(reports, Vec::new());
    if session.writes(Format::Json) || session.writes(Format::Markdown) {
        run.provisioning = Some(provisioning::of_offers(&run.files, &session));
    }
    // The files come first: a closed standard output must not keep them from being written.
    sink::to_files(&run, &args.output)?;
    sink::to_stdout(&run, args.output_format)?;
    session.comment(&run, |_| Ok(()));
    Ok(exit::code(&run, exit::Policy::of(args)))
}
