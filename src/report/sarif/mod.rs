//! SARIF 2.1.0: one run, the whole rule catalogue, and one result for each finding.
//!
//! Nothing in it differs between machines: no path outside the source root, no time, no command line. This module
//! deliberately shows no source text but what a rewrite keeps of it.

mod fingerprint;
mod fixes;
mod model;
mod notices;
mod rules;

use super::mask;
use super::text::level;
use crate::finding::{Analysis, Finding, Related, Severity, Silenced};
use crate::lint::catalog::catalog;
use crate::run::{FileReport, Run};
use crate::source::{Encoding, Span};
use model::{
    ArtifactLocation, AutomationDetails, CodeFlow, Fingerprints, Invocation, Location, Log, LogicalLocation,
    PhysicalLocation, Region, ResultProperties, SarifResult, SarifRun, Suppression, Text, ThreadFlow, ThreadFlowLocation,
    Tool, UriBase, UriBaseIds,
};
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::io;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// A category, as services name it: what stands before the last slash.
const AUTOMATION: &str = "tokenlift/";
const SOURCE_ROOT: &str = "%SRCROOT%";
/// The slot of the place where the token becomes text; it ends a code flow wherever it stands in the file.
const GENERATION: &str = "generation";

/// Writes a run as one SARIF log.
///
/// # Errors
///
/// If the writer fails.
pub fn write(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", mask::document(&serde_json::to_string_pretty(&log(run))?))
}

/// What there is to say if a run has more results than services show or take.
#[must_use]
pub fn limit(run: &Run) -> Option<String> {
    notices::limit(run.files.iter().map(|file| shown(run, file).count()).sum())
}

fn log(run: &Run) -> Log<'_> {
    let mut results: Vec<_> = run.files.iter().flat_map(|file| results(run, file)).collect();
    // A consumer that drops results keeps the first ones.
    results.sort_by_key(|(severity, _)| Reverse(*severity));
    let notifications = notices::notifications(run, results.len());
    results.truncate(notices::MOST);
    Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [SarifRun {
            tool: Tool { driver: rules::driver() },
            automation_details: AutomationDetails { id: AUTOMATION },
            column_kind: "utf16CodeUnits",
            original_uri_base_ids: UriBaseIds { source_root: UriBase { description: text("The root of the repository.") } },
            invocations: [Invocation { execution_successful: !run.failed(), tool_execution_notifications: notifications }],
            results: results.into_iter().map(|(_, result)| result).collect(),
        }],
    }
}

fn results<'a>(run: &'a Run, file: &'a FileReport) -> Vec<(Severity, SarifResult<'a>)> {
    // A service computes its own from the bytes on disk, which are not those of a converted text.
    let fingerprints = match file.source.encoding {
        Encoding::Utf8 => fingerprint::line_fingerprints(&file.source.text),
        Encoding::Converted => Vec::new(),
    };
    let results = shown(run, file).map(|(state, finding)| {
        let line = file.source.position(finding.primary.start).line;
        let fingerprint = fingerprints.get(line - 1).cloned();
        let mut result = result(run, file, finding);
        let reason = |silenced: &Silenced| mask::message(&silenced.reason).into_owned();
        match state {
            State::New => {}
            State::Known => result.baseline_state = Some("unchanged"),
            State::Silenced(silenced) => {
                result.suppressions = Some([Suppression { kind: "inSource", justification: reason(silenced) }]);
            }
        }
        result.fixes = fixes::fixes(run.uri(&file.source.path), file, finding);
        let own = finding.fingerprint.as_str();
        let known = fingerprint.is_some() || !own.is_empty();
        result.partial_fingerprints = known.then_some(Fingerprints { primary_location_line_hash: fingerprint, own });
        (finding.severity, result)
    });
    results.collect()
}

/// What is known of a finding besides what was found.
enum State<'a> {
    New,
    Known,
    Silenced(&'a Silenced),
}

/// The findings of a file that become results.
fn shown<'a>(run: &Run, file: &'a FileReport) -> impl Iterator<Item = (State<'a>, &'a Finding)> {
    let Analysis { findings, known, silenced, .. } = &file.analysis;
    let silenced = silenced.iter().filter(|_| run.shows_ignored);
    let silenced = silenced.map(|silenced| (State::Silenced(silenced), &silenced.finding));
    let known = known.iter().map(|finding| (State::Known, finding));
    known.chain(findings.iter().map(|finding| (State::New, finding))).chain(silenced)
}

fn result<'a>(run: &'a Run, file: &'a FileReport, finding: &'a Finding) -> SarifResult<'a> {
    let place = |span| location(run.uri(&file.source.path), Some(region(file, span)));
    let mut primary = place(finding.primary);
    if !finding.symbol.is_empty() {
        primary.logical_locations = vec![LogicalLocation { fully_qualified_name: mask::message(&finding.symbol) }];
    }
    let related = finding.related.iter().enumerate().map(|(index, related)| Location {
        id: Some(index + 1),
        message: Some(text(&mask::message(&related.message))),
        ..place(related.span)
    });
    SarifResult {
        rule_id: &finding.rule,
        rule_index: catalog().iter().position(|rule| rule.id == finding.rule),
        level: level(finding.severity),
        message: text(&message(finding)),
        locations: [primary],
        related_locations: related.collect(),
        code_flows: code_flows(finding, place),
        partial_fingerprints: None,
        fixes: Vec::new(),
        suppressions: None,
        baseline_state: run.is_compared.then_some("new"),
        properties: ResultProperties {
            confidence: finding.confidence,
            applicability: finding.applicability,
            reasons: finding.reasons.iter().map(|reason| mask::message(reason).into()).collect(),
        },
    }
}

/// The message with a link to each related place, then the reasons.
fn message(finding: &Finding) -> String {
    let mut message = escape(&sentence(&mask::message(&finding.message)));
    for (index, related) in finding.related.iter().enumerate() {
        let separator = if index == 0 { ' ' } else { ';' };
        let space = if index == 0 { "" } else { " " };
        let label = escape(&mask::message(&related.message));
        let _ = write!(message, "{separator}{space}[{label}]({})", index + 1);
    }
    if !finding.related.is_empty() {
        message.push('.');
    }
    for reason in &finding.reasons {
        let _ = write!(message, " {}", escape(&sentence(&mask::message(reason))));
    }
    message
}

fn code_flows<'a>(finding: &'a Finding, place: impl Fn(Span) -> Location<'a>) -> Vec<CodeFlow<'a>> {
    if finding.related.is_empty() {
        return Vec::new();
    }
    let mut parts: Vec<&Related> = finding.related.iter().collect();
    parts.sort_by_key(|related| related.slot.as_deref() == Some(GENERATION));
    let step = |span, message: &str| ThreadFlowLocation {
        location: Location { message: Some(text(&mask::message(message))), ..place(span) },
    };
    let first = step(finding.primary, &finding.message);
    let rest = parts.into_iter().map(|related| step(related.span, &related.message));
    let locations = std::iter::once(first).chain(rest).collect();
    vec![CodeFlow { thread_flows: [ThreadFlow { locations }] }]
}

fn location(uri: &str, region: Option<Region>) -> Location<'_> {
    let artifact_location = ArtifactLocation { uri, uri_base_id: SOURCE_ROOT };
    Location {
        id: None,
        physical_location: PhysicalLocation { artifact_location, region },
        logical_locations: Vec::new(),
        message: None,
    }
}

fn region(file: &FileReport, span: Span) -> Region {
    let start = file.source.position_utf16(span.start);
    let end = file.source.position_utf16(span.end);
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

fn text(text: &str) -> Text {
    Text { text: text.to_owned() }
}

/// The same words as a sentence: with a capital letter, unless it begins with code, and a final period.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let end = if words.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", characters.as_str())
}

/// Brackets stand for links in a message unless they are escaped.
fn escape(words: &str) -> String {
    words.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_sentences() {
        assert_eq!(sentence("a token is minted"), "A token is minted.");
        assert_eq!(sentence("`x` stays."), "`x` stays.");
        assert_eq!(escape("a[0]\\"), "a\\[0\\]\\\\");
    }
}
