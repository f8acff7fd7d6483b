//! The baseline: findings that were there before, each by its fingerprint, so that none pays for another.
//!
//! A file of lines, sorted, one for each finding, so that two branches that change it can be merged.

use crate::finding::Finding;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

const HEAD: &str = "# tokenlift baseline 1: findings that were there before. A line each: path, rule, symbol, fingerprint.";

/// One finding of a baseline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The file's path in the repository, percent-encoded.
    pub path: String,
    /// The rule.
    pub rule: String,
    /// The function or class around it; may be empty.
    pub symbol: String,
    /// See [`fingerprint`](super::fingerprint).
    pub fingerprint: String,
}

/// Findings that were there before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
}

/// A line that is no entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is no entry of a baseline: four words, the last of 32 digits of a fingerprint")]
pub struct Misread {
    /// Counted from one.
    pub line: usize,
}

impl Entry {
    /// The entry of a finding in a file.
    #[must_use]
    pub fn of(finding: &Finding, path: &str) -> Self {
        let word = |text: &str| text.replace(char::is_whitespace, "_");
        let (rule, fingerprint) = (finding.rule.clone(), finding.fingerprint.clone());
        Self { path: word(path), rule, symbol: word(&finding.symbol), fingerprint }
    }
}

impl Baseline {
    /// A baseline of these entries.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self { entries: entries.into_iter().map(|entry| (entry.fingerprint.clone(), entry)).collect() }
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// If a line is no entry.
    pub fn parse(text: &str) -> Result<Self, Misread> {
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let entry = |(line, text): (usize, &str)| {
            let words = text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let Ok([path, rule, symbol, fingerprint]) = <[String; 4]>::try_from(words) else { return Err(Misread { line }) };
            let whole = fingerprint.len() == 32 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
            let symbol = if symbol == "-" { String::new() } else { symbol };
            if whole { Ok(Entry { path, rule, symbol, fingerprint }) } else { Err(Misread { line }) }
        };
        Ok(Self::new(lines.map(entry).collect::<Result<Vec<_>, _>>()?))
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for Entry { path, rule, symbol, fingerprint } in self.entries.values().collect::<BTreeSet<_>>() {
            let symbol = if symbol.is_empty() { "-" } else { symbol };
            let _ = writeln!(text, "{path} {rule} {symbol} {fingerprint}");
        }
        text
    }

    /// Whether a finding is one of these.
    #[must_use]
    pub fn holds(&self, finding: &Finding) -> bool {
        self.entries.contains_key(&finding.fingerprint)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries, in order of path.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().collect::<BTreeSet<_>>().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, symbol: &str, digit: char) -> Entry {
        let fingerprint = digit.to_string().repeat(32);
        Entry { path: path.into(), rule: "capability-token".into(), symbol: symbol.into(), fingerprint }
    }

    #[test]
    fn what_is_written_is_read_again_sorted_and_ended() {
        let baseline = Baseline::new([entry("b%20c.js", "", '1'), entry("a.js", "Lift.call", '2')]);
        let text = baseline.text();
        let lines = text.lines().map(|line| line.split(' ').next().unwrap_or_default()).collect::<Vec<_>>();
        assert_eq!(lines, ["#", "a.js", "b%20c.js"]);
        assert!(text.ends_with('\n'));
        assert_eq!(Baseline::parse(&text), Ok(baseline));
    }

    #[test]
    fn lines_that_are_no_entries_are_named() {
        assert_eq!(Baseline::parse("# x\n\na b c\n"), Err(Misread { line: 3 }));
        assert_eq!(Baseline::parse("<<<<<<< ours\n"), Err(Misread { line: 1 }));
        assert_eq!(Baseline::parse("a.js capability-token - abc\n"), Err(Misread { line: 1 }));
        assert_eq!(Baseline::parse(""), Ok(Baseline::default()));
    }
}
