//! Where reports go: the standard output, the error stream, or a file.
//!
//! A reader that stops reading ends the output, not the run. This module deliberately does not choose formats.

use super::args::Output;
use super::{CliError, write};
use crate::report::{self, Characters, Color, Format, Style, WIDEST, markdown};
use crate::run::Run;
use anstream::ColorChoice;
use std::io::{self, BufWriter, IsTerminal, Write as _};
use std::path::Path;
use terminal_size::{Height, Width, terminal_size_of};

/// Bytes of a summary: a step may have 1 MiB.
const LONGEST_SUMMARY: usize = 900 * 1024;

/// Columns that a picture takes in any case.
const NARROWEST: usize = 40;

/// Writes a report to the standard output.
pub(super) fn to_stdout(run: &Run, format: Format) -> Result<(), CliError> {
    let mut bytes = BufWriter::new(io::stdout().lock());
    let written = report::write(run, format, stdout_style(), &mut bytes).and_then(|()| bytes.flush());
    // Dropping the writer would try once more.
    let _ = bytes.into_parts();
    unless_closed(written, "the report could not be written")?;
    if format == Format::Github { summarize(run) } else { Ok(()) }
}

/// Adds a table to the summary of the workflow's step, if there is one.
fn summarize(run: &Run) -> Result<(), CliError> {
    let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) else { return Ok(()) };
    let mut table = Vec::new();
    // Other commands of the step may have written to it, too.
    let there = std::fs::metadata(&file).map_or(0, |data| usize::try_from(data.len()).unwrap_or(usize::MAX));
    let written = markdown::write_below(run, LONGEST_SUMMARY.saturating_sub(there), &mut table);
    let written = written.and_then(|()| write::append(Path::new(&file), &table));
    written.map_err(|error| CliError::io("the summary of the step could not be written", error))
}

/// Writes a report to the error stream.
pub(super) fn to_stderr(run: &Run, format: Format) -> Result<(), CliError> {
    let mut bytes = Vec::new();
    let written =
        report::write(run, format, stderr_style(), &mut bytes).and_then(|()| io::stderr().lock().write_all(&bytes));
    unless_closed(written, "the report could not be written")
}

/// Writes bytes to the standard output as they are.
pub(super) fn raw(bytes: &[u8]) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    unless_closed(out.write_all(bytes).and_then(|()| out.flush()), "the standard output could not be written")
}

/// Writes further reports, each to its file.
pub(super) fn to_files(run: &Run, outputs: &[Output]) -> Result<(), CliError> {
    for output in outputs {
        let mut bytes = Vec::new();
        report::write(run, output.format, Style::PLAIN, &mut bytes)
            .and_then(|()| write::atomically(&output.file, &bytes))
            .map_err(|error| CliError::io(format!("{} could not be written", output.file.display()), error))?;
    }
    Ok(())
}

/// A reader that stops reading has read enough.
fn unless_closed(written: io::Result<()>, what: &str) -> Result<(), CliError> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| CliError::io(what, error)),
    }
}

/// How the standard output wants its text.
pub(super) fn stdout_style() -> Style {
    let stdout = io::stdout();
    style(anstream::AutoStream::choice(&stdout), stdout.is_terminal(), terminal_size_of(&stdout))
}

/// How the error stream wants its text.
pub(super) fn stderr_style() -> Style {
    let stderr = io::stderr();
    style(anstream::AutoStream::choice(&stderr), stderr.is_terminal(), terminal_size_of(&stderr))
}

/// How a stream wants its text.
fn style(choice: ColorChoice, is_terminal: bool, size: Option<(Width, Height)>) -> Style {
    let color = if choice == ColorChoice::Never { Color::Plain } else { Color::Colored };
    let characters = if is_terminal && locale_is_unicode() { Characters::Unicode } else { Characters::Ascii };
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = size.map(|(width, _)| usize::from(width.0));
    let clamped = |width: usize| width.clamp(NARROWEST, WIDEST);
    Style {
        color,
        characters,
        width: columns.or(terminal).map_or(Style::PLAIN.width, clamped),
        // A terminal breaks longer lines, and the marks below them would be off.
        line_width: terminal.map_or(Style::PLAIN.line_width, clamped),
    }
}

/// Columns of the terminal that the standard output is, if it is one.
pub(super) fn terminal_columns() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
}

/// Whether the first locale variable that is set, in the order that counts, names UTF-8.
fn locale_is_unicode() -> bool {
    let set =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    set.is_some_and(|value| {
        let value = value.to_lowercase();
        value.ends_with("utf-8") || value.ends_with("utf8")
    })
}
