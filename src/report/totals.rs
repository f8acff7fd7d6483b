//! What is said to people besides the report: notices, totals, and what to run next.
//!
//! These lines go to the error stream and are the same for every format. This module deliberately repeats no finding.

use super::mask;
use crate::finding::{NoticeKind, Severity};
use crate::run::{Run, Totals};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;

/// Writes one line for each notice.
///
/// # Errors
///
/// If the writer fails.
pub fn write_notices(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    for notice in &run.notices {
        let level = if notice.kind == NoticeKind::Internal { "error" } else { "warning" };
        let path = mask::line(&notice.path);
        writeln!(out, "{level}: {path}: {}", mask::message(&notice.message))?;
    }
    Ok(())
}

/// Writes the totals and what to run next.
///
/// # Errors
///
/// If the writer fails.
pub fn write_totals(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    let totals = &run.totals;
    if totals.errors + totals.warnings + totals.notes == 0 {
        return writeln!(out, "no findings ({})", checked(totals));
    }
    writeln!(out, "{} in {} ({})", found(totals), count(totals.files_with_findings, "file"), checked(totals))?;
    writeln!(out, "why, and what to do: tokenlift explain {}", next_to_read(run))
}

/// The rule of the most findings among those of the highest level: what to read about first.
fn next_to_read(run: &Run) -> &str {
    let mut counts: BTreeMap<&str, (Severity, usize)> = BTreeMap::new();
    for (_, finding) in run.findings() {
        let (severity, number) = counts.entry(&finding.rule).or_insert((finding.severity, 0));
        *severity = (*severity).max(finding.severity);
        *number += 1;
    }
    let most = counts.into_iter().max_by_key(|&(rule, count)| (count, Reverse(rule)));
    most.map(|(rule, _)| rule).unwrap_or_default()
}

fn found(totals: &Totals) -> String {
    let kinds = [(totals.errors, "error"), (totals.warnings, "warning"), (totals.notes, "note")];
    let parts: Vec<String> =
        kinds.into_iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(number, noun)).collect();
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

fn checked(totals: &Totals) -> String {
    let checked = format!("{} checked", count(totals.files_checked, "file"));
    match totals.files_skipped {
        0 => checked,
        skipped => format!("{checked}, {skipped} skipped"),
    }
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
