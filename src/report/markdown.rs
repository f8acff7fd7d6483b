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
        return writeln!(out, "No findings.");
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
        0 => Ok(()),
        left => writeln!(out, "\n{left} more are not shown."),
    }
}

/// Text inside a cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('`', "'")
}
