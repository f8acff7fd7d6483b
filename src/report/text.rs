//! The concise format: one line for each finding.
//!
//! This module deliberately shows no source and no related places; the full format does.

use super::mask;
use super::{Color, Style};
use crate::finding::Severity;
use crate::run::Run;
use std::io;

pub(super) const RESET: &str = "\u{1b}[0m";

/// Writes `path:line:col: level rule message` for each finding.
///
/// # Errors
///
/// If the writer fails.
pub fn write(run: &Run, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    for (file, finding) in run.findings() {
        let at = file.source.position(finding.primary.start);
        let path = mask::line(&file.source.path);
        let (paint, reset) = match style.color {
            Color::Colored => (paint(finding.severity), RESET),
            Color::Plain => ("", ""),
        };
        let level = level(finding.severity);
        let message = mask::message(&finding.message);
        writeln!(out, "{path}:{}:{}: {paint}{level}{reset} {} {message}", at.line, at.column, finding.rule)?;
    }
    Ok(())
}

/// The word for a level, the same in every format.
pub(crate) const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

pub(super) const fn paint(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "\u{1b}[36m",
        Severity::Warning => "\u{1b}[33m",
        Severity::Error => "\u{1b}[31m",
    }
}
