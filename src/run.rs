//! What one run gave: the analysed files in order, the notices, and the totals.
//!
//! This is all that reports get to see. This module deliberately does no I/O and renders nothing.

use crate::finding::{Analysis, Finding, Notice, Severity};
use crate::source::{Place, SourceFile};
use serde::Serialize;
use std::collections::BTreeMap;

/// One analysed file and what was found in it.
#[derive(Debug, Clone)]
pub struct FileReport {
    /// The file.
    pub source: SourceFile,
    /// Its findings and secrets. Its notices have been moved to [`Run::notices`].
    pub analysis: Analysis,
}

/// Everything the reports show.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Files with at least one finding, ignored ones included, sorted by path.
    pub files: Vec<FileReport>,
    /// Sorted by path, then kind.
    pub notices: Vec<Notice>,
    /// Counts over the whole run.
    pub totals: Totals,
    /// Where each displayed path lies; see [`Run::located`].
    places: BTreeMap<String, Place>,
    /// Whether findings were compared with what was there before: a baseline, or a commit.
    pub is_compared: bool,
    /// Whether reports that can say so show what comments ignore.
    pub shows_ignored: bool,
    /// What was rewritten; `None` of a run that rewrites nothing.
    pub rewritten: Option<Rewritten>,
    /// What has to be set for the new code, written or offered, if that was asked.
    pub provisioning: Option<Provisioning>,
}

/// What a run rewrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Rewritten {
    /// Tokens.
    pub tokens: usize,
    /// Files.
    pub files: usize,
    /// Environment variables that the new code reads and the old code did not, sorted.
    pub variables: Vec<String>,
}

/// What has to be set where new code runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Provisioning {
    /// Environment variables that the new code reads and the old code did not, sorted.
    pub variables: Vec<String>,
    /// Files that name the variable which old code read, and not yet all of these, by path.
    pub files: Vec<Unprovisioned>,
}

/// A file that gives variables to programs and lacks some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unprovisioned {
    /// The path as it is displayed.
    #[serde(skip)]
    pub shown: String,
    /// The path in its repository.
    pub path: String,
    /// The variable of the old code that it names.
    pub names: String,
    /// The first line that does, from 1.
    pub line: usize,
    /// The variables that it does not name, sorted.
    pub missing: Vec<String>,
}

/// Counts over a whole run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Files of a known language that were read.
    pub files_checked: usize,
    /// Those of them that name the SDK, and so were parsed.
    pub files_parsed: usize,
    /// Files with at least one finding.
    pub files_with_findings: usize,
    /// Files of which at least a part was not analysed.
    pub files_skipped: usize,
    /// Findings of level error.
    pub errors: usize,
    /// Findings of level warning.
    pub warnings: usize,
    /// Findings of level note.
    pub notes: usize,
    /// Findings that comments ignore, which count as nothing else.
    pub ignored: usize,
    /// Findings that the baseline or the commit has, which count as nothing else.
    pub known: usize,
    /// Deprecated tokens whose rewrite is safe.
    pub safe_fixes: usize,
    /// Those whose rewrite rests on an assumption.
    pub unsafe_fixes: usize,
    /// Those that have to be rewritten by hand.
    pub by_hand: usize,
}

impl Run {
    /// A run from its parts, put in order: files and notices by path, findings by position.
    #[must_use]
    pub fn new(reports: Vec<FileReport>, mut notices: Vec<Notice>, files_checked: usize) -> Self {
        let mut totals = Totals { files_checked, ..Totals::default() };
        let mut files = Vec::new();
        for mut report in reports {
            notices.append(&mut report.analysis.notices);
            let findings = &mut report.analysis.findings;
            findings.sort_by(|a, b| (a.primary, &a.rule).cmp(&(b.primary, &b.rule)));
            if !(findings.is_empty() && report.analysis.silenced.is_empty() && report.analysis.known.is_empty()) {
                files.push(report);
            }
        }
        files.sort_by(|a, b| a.source.path.cmp(&b.source.path));
        notices.sort();
        notices.dedup();
        let mut skipped: Vec<&str> =
            notices.iter().filter(|notice| notice.kind.is_skip()).map(|notice| notice.path.as_str()).collect();
        skipped.dedup();
        totals.files_skipped = skipped.len();
        totals.files_with_findings = files.iter().filter(|file| !file.analysis.findings.is_empty()).count();
        totals.known = files.iter().map(|file| file.analysis.known.len()).sum();
        totals.ignored = files.iter().map(|file| file.analysis.silenced.len()).sum();
        let mut run = Self { files, notices, totals, ..Self::default() };
        run.totals.errors = run.count(Severity::Error);
        run.totals.warnings = run.count(Severity::Warning);
        run.totals.notes = run.count(Severity::Note);
        run
    }

    /// Every finding with its file, in order of path and position.
    pub fn findings(&self) -> impl Iterator<Item = (&FileReport, &Finding)> {
        self.files.iter().flat_map(|file| file.analysis.findings.iter().map(move |finding| (file, finding)))
    }

    /// The run with its files and notices in the order of where they lie, which no working directory changes.
    #[must_use]
    pub fn located(mut self, place: impl Fn(&str) -> Place) -> Self {
        let files = self.files.iter().map(|file| &file.source.path);
        let shown = files.chain(self.notices.iter().map(|notice| &notice.path));
        self.places = shown.map(|path| (path.clone(), place(path))).collect();
        let places = &self.places;
        let order = |path: &str| places.get(path).map(|place| place.path.clone());
        self.files.sort_by_cached_key(|file| order(&file.source.path));
        self.notices.sort_by_cached_key(|notice| order(&notice.path));
        self
    }

    /// The path that a displayed path has in its repository.
    #[must_use]
    pub fn path<'a>(&'a self, shown: &'a str) -> &'a str {
        self.places.get(shown).map_or(shown, |place| &place.path)
    }

    /// The URI of a displayed path: relative to the source root, percent-encoded.
    #[must_use]
    pub fn uri<'a>(&'a self, shown: &'a str) -> &'a str {
        self.places.get(shown).map_or(shown, |place| &place.uri)
    }

    /// Whether the analyzer itself failed on a file, or could not rewrite one as it was asked to.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind.is_failure())
    }

    fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|(_, finding)| finding.severity == severity).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::NoticeKind;

    #[test]
    fn a_file_with_two_skips_is_one_skipped_file() {
        let notice = |path: &str, kind| Notice { path: path.into(), kind, message: String::new() };
        let notices = vec![
            notice("b.js", NoticeKind::TooDeep),
            notice("a.js", NoticeKind::SyntaxError),
            notice("b.js", NoticeKind::Internal),
        ];
        let run = Run::new(Vec::new(), notices, 3);
        assert_eq!((run.totals.files_checked, run.totals.files_skipped), (3, 1));
        assert!(run.failed());
        assert_eq!(run.notices[0].path, "a.js");
    }
}
