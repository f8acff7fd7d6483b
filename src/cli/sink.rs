//! Where reports go: the standard output, or a file.
//!
//! A reader that stops reading ends the output, not the run. This module deliberately does not choose formats.

use super::args::Output;
use super::{CliError, write};
use crate::report::{self, Characters, Color, Format, Style, WIDEST};
use crate::run::Run;
use std::io::{self, BufWriter, IsTerminal, Write as _};

/// Columns that a picture takes in any case.
const NARROWEST: usize = 40;

/// Writes a report to the standard output.
pub(super) fn to_stdout(run: &Run, format: Format) -> Result<(), CliError> {
    let style = stdout_style();
    let mut out = BufWriter::new(io::stdout().lock());
    let written = report::write(run, format, style, &mut out).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // Dropping the writer would try once more.
            let _ = out.into_parts();
            Ok(())
        }
        written => written.map_err(|error| CliError::io("the report could not be written", error)),
    }
}

/// Writes a report to a file.
pub(super) fn to_file(run: &Run, output: &Output) -> Result<(), CliError> {
    let mut bytes = Vec::new();
    report::write(run, output.format, Style::PLAIN, &mut bytes)
        .and_then(|()| write::atomically(&output.file, &bytes))
        .map_err(|error| CliError::io(format!("{} could not be written", output.file.display()), error))
}

/// How the standard output wants its text.
pub(super) fn stdout_style() -> Style {
    let stdout = io::stdout();
    let color = match anstream::AutoStream::choice(&stdout) {
        anstream::ColorChoice::Never => Color::Plain,
        _ => Color::Colored,
    };
    let characters = if stdout.is_terminal() && locale_is_unicode() { Characters::Unicode } else { Characters::Ascii };
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = terminal_columns();
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
