//! What the analysis says about a file: findings, their parts, and notices about files that could not be read well.
//!
//! These types carry no rendering and no source text: reports look spans up in the [`SourceFile`](crate::source::SourceFile).

use crate::source::Span;
use serde::Serialize;

/// How bad a finding is. Ordered: a note is less than an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing, never decides the exit code.
    Note,
    /// Should be looked at.
    Warning,
    /// Must be changed.
    Error,
}

/// Whether the SDK's name was traced to an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Matched by name alone: a global object, or a fragment without an import.
    Low,
    /// Traced to the SDK.
    High,
}

/// Whether a rewrite may be applied. The default is the cautious one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// There is no rewrite; the finding says what to do by hand.
    #[default]
    None,
    /// Right if a stated assumption holds.
    Unsafe,
    /// Given the two API key values, the new code mints an equivalent token.
    Safe,
}

/// Whether a part of a token is there on every path from construction to generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// On every path.
    Always,
    /// Only on some paths.
    Conditional,
    /// Once per round of a loop.
    Repeated,
}

/// One further place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Where it is.
    pub span: Span,
    /// The mapping's slot this place fills, such as `account-sid`; `None` for a place without a slot.
    pub slot: Option<String>,
    /// Whether it is there on every path.
    pub presence: Presence,
    /// What it is and what it becomes.
    pub message: String,
}

/// A text in the place of a part of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Edit {
    /// What goes; empty for an insertion.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// A rewrite of one token: all of its edits or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What it does: one line.
    pub description: String,
    /// In order, none over another.
    pub edits: Vec<Edit>,
}

/// One finding in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's id, such as `capability-token`.
    pub rule: String,
    /// The rule's level, lowered where the name could not be traced.
    pub severity: Severity,
    /// Whether the name was traced.
    pub confidence: Confidence,
    /// Whether a rewrite is offered.
    pub applicability: Applicability,
    /// What was found: lower case, one line, no final period, never the text of a credential.
    pub message: String,
    /// Where to look first.
    pub primary: Span,
    /// Name of the innermost named function, method or class around it, outermost first, joined by `.`; may be empty.
    pub symbol: String,
    /// The other places, in source order.
    pub related: Vec<Related>,
    /// Why something was not followed or cannot be rewritten, or what the rewrite rests on: plain sentences.
    pub reasons: Vec<String>,
    /// The rewrite, where one is offered.
    pub fix: Option<Fix>,
    /// What names it for good, once it is known where its file lies in the repository; empty until then.
    pub fingerprint: String,
}

/// A finding that a comment silences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Silenced {
    /// What was found.
    pub finding: Finding,
    /// Why it is ignored, in the user's words; may be empty.
    pub reason: String,
    /// The comment.
    pub comment: Span,
}

/// Something to know about a file apart from its findings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Notice {
    /// The path as displayed.
    pub path: String,
    /// What happened.
    pub kind: NoticeKind,
    /// One plain sentence.
    pub message: String,
}

/// Kinds of [`Notice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// The file could not be read; nothing in it was analysed.
    Unreadable,
    /// The file holds NUL bytes; nothing in it was analysed.
    Binary,
    /// The file was named as an argument, and no language is known for its extension; nothing in it was analysed.
    Unsupported,
    /// The file is not UTF-8: findings are reported, and it is never rewritten.
    NotUtf8,
    /// The file has syntax errors: what is around them was analysed.
    SyntaxError,
    /// The file is a manifest and could not be read or understood: it counts as absent.
    Manifest,
    /// The baseline has a finding that is not there any more.
    StaleBaseline,
    /// Parts of the file are nested too deeply and were not analysed.
    TooDeep,
    /// The file was to be rewritten and could not be; it is as it was.
    NotWritten,
    /// The analyzer failed on this file. This is a bug.
    Internal,
}

impl NoticeKind {
    /// The kind's name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Binary => "binary",
            Self::Unsupported => "unsupported",
            Self::NotUtf8 => "not-utf8",
            Self::SyntaxError => "syntax-error",
            Self::Manifest => "manifest",
            Self::StaleBaseline => "stale-baseline",
            Self::TooDeep => "too-deep",
            Self::NotWritten => "not-written",
            Self::Internal => "internal",
        }
    }

    /// Whether code in the file was left out of the analysis, which `--strict` turns into exit code 2.
    #[must_use]
    pub const fn is_skip(self) -> bool {
        !matches!(self, Self::NotUtf8 | Self::SyntaxError | Self::Manifest | Self::NotWritten | Self::StaleBaseline)
    }

    /// Whether the run did not do what it was asked to, whatever it found.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        matches!(self, Self::NotWritten | Self::Internal)
    }
}

/// All that one file gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Analysis {
    /// In source order.
    pub findings: Vec<Finding>,
    /// What comments silence; not rewritten, and in no count.
    pub silenced: Vec<Silenced>,
    /// What the baseline has; likewise.
    pub known: Vec<Finding>,
    /// Literal credentials: reports must never show the text of these spans.
    pub secrets: Vec<Span>,
    /// Literals that may be part of a credential: masked where they stand, and not looked for elsewhere.
    pub suspects: Vec<Span>,
    /// Notices about this file.
    pub notices: Vec<Notice>,
    /// The edits of all rewrites together.
    pub rewrites: Rewrites,
}

/// The edits that rewrite the tokens of a file together, which is not the sum of the edits for each token: an import goes
/// with its last user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rewrites {
    /// For the tokens whose rewrite is safe.
    pub safe: Vec<Edit>,
    /// For all tokens with a rewrite.
    pub all: Vec<Edit>,
}
