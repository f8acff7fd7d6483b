//! What is said to people besides the report: notices, totals, and what to run next.
//!
//! These lines go to the error stream and are the same for every format. This module deliberately repeats no finding.

use super::mask;
use crate::finding::{Applicability, Notice, Severity};
use crate::lint;
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
    run.notices.iter().try_for_each(|notice| write_notice(notice, out))
}

/// Writes one line for each notice of something that the run was to do and did not.
///
/// # Errors
///
/// If the writer fails.
pub fn write_failures(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    run.notices.iter().filter(|notice| notice.kind.is_failure()).try_for_each(|notice| write_notice(notice, out))
}

fn write_notice(notice: &Notice, out: &mut dyn io::Write) -> io::Result<()> {
    let level = if notice.kind.is_failure() { "error" } else { "warning" };
    let path = mask::line(&notice.path);
    writeln!(out, "{level}: {path}: {}", mask::message(&notice.message))
}

/// Writes what was rewritten, the totals of what is there, and what to run next.
///
/// # Errors
///
/// If the writer fails.
pub fn write_totals(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    let totals = &run.totals;
    if run.rewritten.is_some() {
        write_rewritten(run, Mood::Done, out)?;
    }
    if totals.errors + totals.warnings + totals.notes == 0 {
        return writeln!(out, "no findings ({})", checked(totals));
    }
    writeln!(out, "{} in {} ({})", found(totals), count(totals.files_with_findings, "file"), checked(totals))?;
    if run.rewritten.is_none() {
        write_offers(run, out)?;
    }
    writeln!(out, "why, and what to do: tokenlift explain {}", next_to_read(run))
}

/// Whether rewrites were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// They were written.
    Done,
    /// They are shown.
    Proposed,
}

/// Writes how many tokens were rewritten, and what it takes to rewrite the others.
///
/// # Errors
///
/// If the writer fails.
pub fn write_rewritten(run: &Run, mood: Mood, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(rewritten) = &run.rewritten else { return Ok(()) };
    let verb = if mood == Mood::Done { "rewrote" } else { "would rewrite" };
    let done = match rewritten.files {
        0 => "nothing to rewrite".to_owned(),
        files => format!("{verb} {} in {}", count(rewritten.tokens, "token"), count(files, "file")),
    };
    let mut left = Vec::new();
    match offered(run, Applicability::Unsafe) {
        0 => {}
        1 => left.push("1 needs --unsafe-fixes".to_owned()),
        number => left.push(format!("{number} need --unsafe-fixes")),
    }
    match offered(run, Applicability::None) {
        0 => {}
        number => left.push(format!("{number} must be rewritten by hand")),
    }
    let separator = if left.is_empty() { "" } else { "; " };
    writeln!(out, "{done}{separator}{}", left.join(", "))
}

/// Writes how many tokens can be rewritten, and how.
fn write_offers(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    let offers = [(Applicability::Safe, "safe", "fix"), (Applicability::Unsafe, "unsafe", "fix --unsafe-fixes")];
    for (applicability, word, command) in offers {
        match offered(run, applicability) {
            0 => {}
            1 => writeln!(out, "1 {word} fix: tokenlift {command}")?,
            number => writeln!(out, "{number} {word} fixes: tokenlift {command}")?,
        }
    }
    Ok(())
}

/// Tokens that can be rewritten on these terms.
fn offered(run: &Run, applicability: Applicability) -> usize {
    let findings = run.findings().filter(|(_, finding)| lint::is_about_tokens(finding));
    findings.filter(|(_, finding)| finding.applicability == applicability).count()
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
    let mut parts = vec![checked];
    parts.extend((totals.files_skipped > 0).then(|| format!("{} skipped", totals.files_skipped)));
    parts.extend((totals.ignored > 0).then(|| format!("{} ignored by comments", count(totals.ignored, "finding"))));
    parts.extend((totals.known > 0).then(|| format!("{} there before", count(totals.known, "finding"))));
    parts.join(", ")
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
