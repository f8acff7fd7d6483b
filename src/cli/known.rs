//! What was there before: the baseline that `tokenlift baseline` keeps, and what a commit had.

use super::CliError;
use crate::finding::Finding;
use crate::source::SourceFile;
use crate::suppress::baseline::Baseline;
use std::collections::BTreeSet;
use std::path::Path;

/// What is no news.
#[derive(Default)]
pub(super) struct Known {
    /// The baseline, if one is named.
    pub(super) baseline: Option<Baseline>,
    /// What the commit of `--since` had, if one is named: the displayed paths of today, and fingerprints.
    pub(super) since: Option<BTreeSet<(String, String)>>,
}

impl Known {
    /// Whether a finding in a file is no news.
    pub(super) fn holds(&self, file: &SourceFile, finding: &Finding) -> bool {
        let key = || (file.path.clone(), finding.fingerprint.clone());
        self.baseline.as_ref().is_some_and(|baseline| baseline.holds(finding))
            || self.since.as_ref().is_some_and(|since| since.contains(&key()))
    }

    /// Whether there is anything to compare findings with.
    pub(super) const fn is_asked(&self) -> bool {
        self.baseline.is_some() || self.since.is_some()
    }
}

/// Reads a baseline.
///
/// # Errors
///
/// If there is none, or a line of it is no entry.
pub(super) fn read(file: &Path) -> Result<Baseline, CliError> {
    let text = std::fs::read_to_string(file);
    let text = text.map_err(|error| CliError::io(format!("the baseline `{}` could not be read", file.display()), error))?;
    Baseline::parse(&text).map_err(|misread| CliError::Usage(format!("{}: {misread}", file.display())))
}
