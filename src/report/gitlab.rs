//! The report of GitLab's Code Quality: a list of issues, which a merge request shows beside the code.
//!
//! GitLab tells issues apart by their fingerprints alone. This module deliberately says nothing of files that were skipped:
//! the format has no place for that.

use super::mask;
use crate::finding::{Finding, Severity};
use crate::lint::catalog;
use crate::run::{FileReport, Run};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes one issue for each finding.
///
/// # Errors
///
/// If the writer fails.
pub fn write(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    let issues = run.findings().map(|(file, finding)| issue(run, file, finding)).collect::<Vec<_>>();
    writeln!(out, "{}", mask::document(&serde_json::to_string_pretty(&issues)?))
}

fn issue<'a>(run: &'a Run, file: &'a FileReport, finding: &'a Finding) -> Issue<'a> {
    let said = [&finding.message].into_iter().chain(&finding.reasons).map(|text| mask::message(text));
    let (start, end) = (file.source.position(finding.primary.start), file.source.position(finding.primary.end));
    Issue {
        description: said.collect::<Vec<_>>().join("; "),
        check_name: &finding.rule,
        fingerprint: &finding.fingerprint,
        severity: severity(finding),
        location: Location { path: run.path(&file.source.path), lines: Lines { begin: start.line, end: end.line } },
    }
}

/// The words that GitLab has.
fn severity(finding: &Finding) -> &'static str {
    let is_about_security = catalog::rule(&finding.rule).is_some_and(|rule| rule.security.is_some());
    match finding.severity {
        Severity::Error if is_about_security => "critical",
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
