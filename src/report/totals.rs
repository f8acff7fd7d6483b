//! What is said to people besides the report: notices, totals, and what to run next.
//!
//! These lines go to the error stream and are the same for every format. This module deliberately repeats no finding.

use super::mask;
use crate::finding::{Notice, Severity};
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

/// Writes what was rewritten, and what to run next.
///
/// # Errors
///
/// If the writer fails.
pub fn write_next(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    match &run.rewritten {
        Some(_) => write_rewritten(run, Mood::Done, out)?,
        None => write_offers(&run.totals, out)?,
    }
    match next_to_read(run) {
        Some(rule) => writeln!(out, "why, and what to do: tokenlift explain {rule}"),
        None => Ok(()),
    }
}

/// Writes one line of totals: findings by level, how tokens can be rewritten, and what became of the files.
///
/// # Errors
///
/// If the writer fails.
pub fn write_totals(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    let totals = &run.totals;
    let Totals { files_checked, files_parsed, files_skipped, safe_fixes, unsafe_fixes, by_hand, .. } = *totals;
    let mut parts = vec![found(totals)];
    if safe_fixes + unsafe_fixes + by_hand > 0 {
        parts.push(format!("fixes: {safe_fixes} safe, {unsafe_fixes} unsafe, {by_hand} by hand"));
    }
    let left_out = [(totals.ignored, "ignored by comments"), (totals.known, "there before")];
    parts.extend(left_out.into_iter().filter(|(number, _)| *number > 0).map(|(number, how)| format!("{number} {how}")));
    parts.push(format!("{} seen, {files_parsed} parsed, {files_skipped} skipped", count(files_checked, "file")));
    writeln!(out, "{}", parts.join("; "))
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
    match run.totals.unsafe_fixes {
        0 => {}
        1 => left.push("1 needs --unsafe-fixes".to_owned()),
        number => left.push(format!("{number} need --unsafe-fixes")),
    }
    match run.totals.by_hand {
        0 => {}
        number => left.push(format!("{number} must be rewritten by hand")),
    }
    let separator = if left.is_empty() { "" } else { "; " };
    writeln!(out, "{done}{separator}{}", left.join(", "))
}

/// Writes how many tokens can be rewritten, and how.
fn write_offers(totals: &Totals, out: &mut dyn io::Write) -> io::Result<()> {
    let offers = [(totals.safe_fixes, "safe", "fix"), (totals.unsafe_fixes, "unsafe", "fix --unsafe-fixes")];
    for (number, word, command) in offers {
        match number {
            0 => {}
            1 => writeln!(out, "1 {word} fix: tokenlift {command}")?,
            number => writeln!(out, "{number} {word} fixes: tokenlift {command}")?,
        }
    }
    Ok(())
}

/// The rule of the most findings among those of the highest level: what to read about first.
fn next_to_read(run: &Run) -> Option<&str> {
    let mut counts: BTreeMap<&str, (Severity, usize)> = BTreeMap::new();
    for (_, finding) in run.findings() {
        let (severity, number) = counts.entry(&finding.rule).or_insert((finding.severity, 0));
        *severity = (*severity).max(finding.severity);
        *number += 1;
    }
    let most = counts.into_iter().max_by_key(|&(rule, count)| (count, Reverse(rule)));
    most.map(|(rule, _)| rule)
}

fn found(totals: &Totals) -> String {
    let kinds = [(totals.errors, "error"), (totals.warnings, "warning"), (totals.notes, "note")];
    let parts: Vec<String> =
        kinds.into_iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(number, noun)).collect();
    let found = match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => return "no findings".to_owned(),
    };
    format!("{found} in {}", count(totals.files_with_findings, "file"))
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
