//! The JSON format: everything a run gave, for programs.
//!
//! Fields are only ever added within one version; `docs/json-schema-v1.json` describes each. This module deliberately
//! shows no source text but what a rewrite keeps of it, masked: positions say where to look.

use super::mask::{self, Secrets};
use crate::finding::{Applicability, Confidence, Edit, NoticeKind, Presence, Severity};
use crate::run::{FileReport, Provisioning, Rewritten, Run, Totals};
use crate::source::Span;
use serde::Serialize;
use std::borrow::Cow;
use std::io;

/// The version of the document's shape.
pub const VERSION: u32 = 1;

/// The whole document.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    /// [`VERSION`]. It changes when a field is removed or changes its meaning.
    pub version: u32,
    /// What wrote the document.
    pub tool: Tool,
    /// By path, then position.
    pub findings: Vec<JsonFinding<'a>>,
    /// About files that were not, or not wholly, analysed. By path, then kind.
    pub notices: Vec<JsonNotice<'a>>,
    /// Counts over the whole run.
    pub totals: Totals,
    /// What was rewritten; only of a run that rewrites.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rewritten: Option<&'a Rewritten>,
    /// What has to be set for the new code: that of the rewrites that were made, or else of all that are offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provisioning: Option<&'a Provisioning>,
}

/// What wrote the document.
#[derive(Debug, Serialize)]
pub struct Tool {
    /// Always `tokenlift`.
    pub name: &'static str,
    /// The tool's version.
    pub version: &'static str,
}

/// One finding.
#[derive(Debug, Serialize)]
pub struct JsonFinding<'a> {
    /// Relative to the root of its repository, with `/` between components; of a file in none, relative to the working
    /// directory if below it.
    pub path: &'a str,
    /// Where to look first.
    pub location: Region,
    /// The rule's id.
    pub rule: &'a str,
    /// The finding's level: the rule's, lowered where the name could not be traced.
    pub severity: Severity,
    /// Whether the name was traced to the SDK.
    pub confidence: Confidence,
    /// Whether a rewrite is offered, and on what terms.
    pub applicability: Applicability,
    /// What was found.
    pub message: String,
    /// The named functions and classes around it, joined by `.`; may be empty.
    pub symbol: Cow<'a, str>,
    /// What names the finding for good, wherever its lines move.
    pub fingerprint: &'a str,
    /// The other places that belong to it, in source order.
    pub related: Vec<JsonRelated<'a>>,
    /// Why something was not followed or cannot be rewritten.
    pub reasons: Vec<String>,
    /// The rewrite; `null` where none is offered.
    pub fix: Option<JsonFix>,
}

/// A rewrite of one token: all of its edits or none.
#[derive(Debug, Serialize)]
pub struct JsonFix {
    /// What it does.
    pub description: String,
    /// As in the finding.
    pub applicability: Applicability,
    /// Whether asterisks stand for a literal credential in a text: such edits are to be looked at, not to be applied.
    pub masked: bool,
    /// In the order of the file, none over another.
    pub edits: Vec<JsonEdit>,
}

/// A text in the place of a part of a file.
#[derive(Debug, Serialize)]
pub struct JsonEdit {
    /// What goes; empty for an insertion.
    pub location: Region,
    /// What comes.
    pub text: String,
}

/// A further place in the same file that belongs to a finding.
#[derive(Debug, Serialize)]
pub struct JsonRelated<'a> {
    /// Where it is.
    pub location: Region,
    /// The slot of the token it fills; `null` for a place without one.
    pub slot: Option<&'a str>,
    /// Whether it is there on every path from construction to generation.
    pub presence: Presence,
    /// What it is and what it becomes.
    pub message: String,
}

/// A region of a file. Lines and columns count from 1, columns in Unicode scalar values; a byte order mark has no
/// column. Ends are exclusive.
#[derive(Debug, Serialize)]
pub struct Region {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
    /// Offset of the first byte, from 0. In a file that is not UTF-8 (see the notices) it counts in the text
    /// converted to UTF-8.
    pub byte_start: usize,
    /// Offset after the last byte.
    pub byte_end: usize,
}

/// Something to know about a file apart from its findings.
#[derive(Debug, Serialize)]
pub struct JsonNotice<'a> {
    /// As in a finding.
    pub path: &'a str,
    /// What happened.
    pub kind: NoticeKind,
    /// Whether at least a part of the file was not analysed.
    pub skipped: bool,
    /// One plain sentence.
    pub message: String,
}

/// Writes a run as one JSON document.
///
/// # Errors
///
/// If the writer fails.
pub fn write(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", mask::document(&serde_json::to_string_pretty(&document(run))?))
}

fn document(run: &Run) -> Document<'_> {
    let notices = run.notices.iter().map(|notice| JsonNotice {
        path: run.path(&notice.path),
        kind: notice.kind,
        skipped: notice.kind.is_skip(),
        message: mask::message(&notice.message).into_owned(),
    });
    Document {
        version: VERSION,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        findings: run.files.iter().flat_map(|file| findings(run, file)).collect(),
        notices: notices.collect(),
        totals: run.totals,
        rewritten: run.rewritten.as_ref(),
        provisioning: run.provisioning.as_ref(),
    }
}

fn findings<'a>(run: &'a Run, file: &'a FileReport) -> impl Iterator<Item = JsonFinding<'a>> {
    let secrets = Secrets::of(file);
    file.analysis.findings.iter().map(move |finding| JsonFinding {
        path: run.path(&file.source.path),
        location: region(file, finding.primary),
        rule: &finding.rule,
        severity: finding.severity,
        confidence: finding.confidence,
        applicability: finding.applicability,
        message: mask::message(&finding.message).into_owned(),
        symbol: mask::message(&finding.symbol),
        fingerprint: &finding.fingerprint,
        related: finding
            .related
            .iter()
            .map(|related| JsonRelated {
                location: region(file, related.span),
                slot: related.slot.as_deref(),
                presence: related.presence,
                message: mask::message(&related.message).into_owned(),
            })
            .collect(),
        reasons: finding.reasons.iter().map(|reason| mask::message(reason).into_owned()).collect(),
        fix: finding.fix.as_ref().map(|fix| JsonFix {
            description: mask::message(&fix.description).into_owned(),
            applicability: finding.applicability,
            masked: fix.edits.iter().any(|edit| secrets.are_in_text(&edit.text)),
            edits: fix.edits.iter().map(|edit| self::edit(file, edit, &secrets)).collect(),
        }),
    })
}

fn edit(file: &FileReport, edit: &Edit, secrets: &Secrets<'_>) -> JsonEdit {
    JsonEdit { location: region(file, edit.span), text: secrets.masked(&edit.text).into_owned() }
}

fn region(file: &FileReport, span: Span) -> Region {
    let (start, end) = (file.source.position(span.start), file.source.position(span.end));
    Region {
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_start: span.start,
        byte_end: span.end,
    }
}
