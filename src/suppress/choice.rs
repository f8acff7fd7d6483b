//! What a project decided about rules: levels other than the usual ones, and rules that do not count, everywhere or in one
//! file.

use crate::finding::{Analysis, Confidence, Finding, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// They are left out.
    Off,
    /// They have this level, or a warning's where the name could not be traced and this is more.
    On(Severity),
}

/// What was decided for one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// By rule.
    pub levels: BTreeMap<String, Level>,
    /// Rules that do not count in this file.
    pub ignored: BTreeSet<String>,
}

impl Choice {
    /// Whether a finding is left out.
    #[must_use]
    pub fn leaves_out(&self, finding: &Finding) -> bool {
        self.ignored.contains(&finding.rule) || self.levels.get(&finding.rule) == Some(&Level::Off)
    }

    /// Takes out what is left out, and gives the rest its level.
    pub fn apply(&self, analysis: &mut Analysis) {
        analysis.findings.retain(|finding| !self.leaves_out(finding));
        for finding in &mut analysis.findings {
            if let Some(Level::On(severity)) = self.levels.get(&finding.rule) {
                let most = if finding.confidence == Confidence::Low { Severity::Warning } else { Severity::Error };
                finding.severity = (*severity).min(most);
            }
        }
    }
}
