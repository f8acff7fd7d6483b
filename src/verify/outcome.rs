//! What a comparison gives: a row for each rule, each with a verdict.
//!
//! This module deliberately decides nothing and prints nothing.

use serde::Serialize;

/// What a row says about the two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The same, or nothing to compare.
    Pass,
    /// The same in effect; a person should know why.
    PassWithNote,
    /// Right, with a value that the old token does not determine.
    PassWithChoice,
    /// Something that was needed to decide is not known.
    NotChecked,
    /// The rest is right, and something of the old token has no counterpart.
    PassWithLoss,
    /// No access token does what the old token did.
    NoEquivalent,
    /// Different, or a token the platform refuses.
    Fail,
}

impl Verdict {
    /// Every verdict, the gravest last.
    pub const ALL: [Self; 7] = [
        Self::Pass,
        Self::PassWithNote,
        Self::PassWithChoice,
        Self::NotChecked,
        Self::PassWithLoss,
        Self::NoEquivalent,
        Self::Fail,
    ];

    /// The verdict in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::PassWithNote => "pass with note",
            Self::PassWithChoice => "pass with choice",
            Self::NotChecked => "not checked",
            Self::PassWithLoss => "pass with loss",
            Self::NoEquivalent => "no equivalent",
            Self::Fail => "fail",
        }
    }

    /// Whether the new token does not do all that the old one did.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        matches!(self, Self::PassWithLoss | Self::NoEquivalent | Self::Fail)
    }
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The rule's id.
    pub id: &'static str,
    /// The claims that are compared.
    pub claim: &'static str,
    /// What the old token says, as JSON or in words; `None` where it has nothing to say.
    pub old: Option<String>,
    /// What the new token says.
    pub new: Option<String>,
    /// What follows.
    pub verdict: Verdict,
    /// Why, in one plain sentence.
    pub reason: String,
}

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The rows, in the order of the rules.
    pub rows: Vec<Row>,
}

impl Comparison {
    /// Whether the new token does all that the old one did, as far as that was checked.
    #[must_use]
    pub fn is_equivalent(&self) -> bool {
        !self.rows.iter().any(|row| row.verdict.is_failure())
    }

    /// How many rows have a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }
}

/// A row without the part that is the same for every pair of tokens.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) verdict: Verdict,
    pub(super) reason: String,
}

impl Outcome {
    pub(super) fn new(verdict: Verdict, reason: impl Into<String>) -> Self {
        Self { old: None, new: None, verdict, reason: reason.into() }
    }

    pub(super) fn pass(reason: impl Into<String>) -> Self {
        Self::new(Verdict::Pass, reason)
    }

    pub(super) fn note(reason: impl Into<String>) -> Self {
        Self::new(Verdict::PassWithNote, reason)
    }

    pub(super) fn not_checked(reason: impl Into<String>) -> Self {
        Self::new(Verdict::NotChecked, reason)
    }

    pub(super) fn fail(reason: impl Into<String>) -> Self {
        Self::new(Verdict::Fail, reason)
    }

    /// With what the tokens say.
    pub(super) fn of(self, old: Option<String>, new: Option<String>) -> Self {
        Self { old, new, ..self }
    }
}
