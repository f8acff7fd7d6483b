//! `tokenlift check`: find, analyse, report.
//!
//! The report goes to the standard output alone; everything said besides goes to the error stream. This module
//! deliberately writes no file itself.

use super::args::CheckArgs;
use super::session::Session;
use super::{CliError, exit, sink};

/// Runs the command and gives its exit code.
pub(super) fn run(args: &CheckArgs) -> Result<u8, CliError> {
    let (session, files) = Session::start(args)?;
    let session = session.without_known(&files)?;
    let run = session.run(session.analyze(files.sources)?, Vec::new());
    // The files come first: a closed standard output must not keep them from being written.
    sink::to_files(&run, &args.output)?;
    sink::to_stdout(&run, args.output_format)?;
    session.comment(&run);
    Ok(exit::code(&run, session.policy()))
}
