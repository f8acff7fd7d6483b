//! A table for people who read Markdown: the summary of a workflow's step, a comment on a pull request.

use super::mask;
use super::text::level;
use crate::run::Run;
use std::io;

/// Writes one row for each finding, the most severe first, and the totals.
///
/// # Errors
///
/// If the writer fails.
pub fn write(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    write_below(run, usize::MAX, out)
}

/// [`write`], with no more rows than stay below a number of bytes; the last line says how many are left out.
///
/// # Errors
///
/// If the writer fails.
pub fn write_below(run: &Run, bytes: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let mut findings = run.findings().collect::<Vec<_>>();
    findings.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
    if findings.is_empty() {
        writeln!(out, "No findings.")?;
        return write_needed(run, out);
    }
    let mut written = String::from("| level | where | what |\n| --- | --- | --- |\n");
    let mut rows = 0;
    for (file, finding) in &findings {
        let line = file.source.position(finding.primary.start).line;
        let place = cell(&format!("{}:{line}", mask::line(&file.source.path)));
        let what = cell(&mask::message(&finding.message));
        let row = format!("| {} | `{place}` | `{}`: {what} |\n", level(finding.severity), finding.rule);
        if written.len() + row.len() > bytes {
            break;
        }
        written.push_str(&row);
        rows += 1;
    }
    out.write_all(written.as_bytes())?;
    match findings.len() - rows {
        0 => {}
        left => writeln!(out, "\n{left} more are not shown.")?,
    }
    write_needed(run, out)
}

/// Writes which variables the new code needs, and where they are not named yet.
fn write_needed(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(needed) = run.provisioning.as_ref().filter(|needed| !needed.variables.is_empty()) else { return Ok(()) };
    let names = |names: &[String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    writeln!(out, "\nThe new code reads {}.", names(&needed.variables))?;
    if let Some(first) = needed.files.first() {
        writeln!(out, "These files name `{}` and not yet all of them:\n", first.names)?;
    }
    needed.files.iter().try_for_each(|file| {
        let place = cell(&format!("{}:{}", mask::line(&file.shown), file.line));
        writeln!(out, "- `{place}`: {}", names(&file.missing))
    })
}

/// Text inside a cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('`', "'")
}
