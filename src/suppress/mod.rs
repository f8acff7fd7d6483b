//! Directives in comments that silence findings: `tokenlift: ignore[rule-id] reason`, on the line of a finding or before it.

pub mod baseline;
pub mod choice;
pub mod fingerprint;

use crate::{
    finding::{Applicability, Confidence, Edit, Finding, Severity, Silenced},
    lint::catalog,
    source::{SourceFile, Span},
};

const UNUSED_SUPPRESSION: &str = "unused-suppression";
const NAME: &str = "tokenlift:";
const IGNORE: &str = "ignore[";

/// A comment that silences findings, or is meant to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The whole comment.
    pub comment: Span,
    /// From the tool's name to the end of the line of the comment.
    span: Span,
    /// The line whose findings it silences.
    line: usize,
    /// The rules it names, each with its place; none if it is not understood.
    rules: Vec<(String, Span)>,
    /// Why, in the user's words; may be empty.
    reason: String,
}

/// What directives made of a file's findings.
#[derive(Debug, Default)]
pub struct Sorted {
    /// What is left, and what there is to say of directives.
    pub findings: Vec<Finding>,
    /// What is silenced.
    pub silenced: Vec<Silenced>,
}

/// The directives in a file's comments.
#[must_use]
pub fn directives(source: &SourceFile, comments: &[Span]) -> Vec<Directive> {
    comments.iter().flat_map(|&comment| in_comment(source, comment, comments)).collect()
}

fn in_comment(source: &SourceFile, comment: Span, comments: &[Span]) -> Vec<Directive> {
    let mut found = Vec::new();
    let mut start = comment.start;
    for line in source.slice(comment).split_inclusive('\n') {
        let begin = start;
        start += line.len();
        let Some(at) = line.find(NAME) else {
            found.extend(misspelled(line, begin).map(|span| {
                let (rules, reason) = (Vec::new(), String::new());
                Directive { comment, span, line: target(source, comment, comments), rules, reason }
            }));
            continue;
        };
        let rest = line[at + NAME.len()..].trim_start();
        let first = line[..at].chars().all(|c| c.is_whitespace() || c.is_ascii_punctuation());
        // In the middle of a sentence only what is certainly meant.
        if !first && !rest.starts_with(IGNORE) {
            continue;
        }
        let end = begin + line.trim_end().len();
        let span = Span::new(begin + at, end);
        let (rules, reason) = parts(source, end - rest.trim_end().len(), end);
        found.push(Directive { comment, span, line: target(source, comment, comments), rules, reason });
    }
    found
}

/// Where a line has what was certainly meant to be a directive and is none.
fn misspelled(line: &str, begin: usize) -> Option<Span> {
    let name = NAME.trim_end_matches(':');
    let at = line.to_ascii_lowercase().find(name)?;
    let rest = line[at + name.len()..].trim_start_matches([':', '-', '_', ' ']).to_ascii_lowercase();
    rest.starts_with(IGNORE).then(|| Span::new(begin + at, begin + line.trim_end().len()))
}

/// The rules and the reason of `ignore[rule, rule] reason`.
fn parts(source: &SourceFile, start: usize, end: usize) -> (Vec<(String, Span)>, String) {
    let text = source.slice(Span::new(start, end));
    let Some((list, reason)) = text.strip_prefix(IGNORE).and_then(|rest| rest.split_once(']')) else {
        return (Vec::new(), String::new());
    };
    let mut rules = Vec::new();
    let mut at = start + IGNORE.len();
    for rule in list.split(',') {
        let begin = at + rule.len() - rule.trim_start().len();
        let name = rule.trim();
        rules.push((name.to_owned(), Span::new(begin, begin + name.len())));
        at += rule.len() + 1;
    }
    let reason = reason.trim_end_matches("*/").trim_end_matches("-->").trim();
    (rules, reason.trim_start_matches([':', '-']).trim().to_owned())
}

/// The line that a comment speaks of: its own, or the next one with code if it stands alone. Braces around it may be all
/// that a language has for comments among other things than code.
fn target(source: &SourceFile, comment: Span, comments: &[Span]) -> usize {
    let line = source.position(comment.start).line;
    let before = source.text[..comment.start].rsplit('\n').next().unwrap_or_default();
    if !before.trim_start_matches('\u{feff}').trim().trim_start_matches('{').is_empty() {
        return line;
    }
    // Some grammars end a comment behind its line.
    let end = comment.start + source.slice(comment).trim_end().len();
    let after = source.text[end..].lines().next().unwrap_or_default();
    if !after.trim().trim_end_matches('}').is_empty() {
        return source.position(end).line;
    }
    let mut end = comment.end;
    loop {
        let rest = &source.text[end..];
        let next = end + rest.len() - rest.trim_start().len();
        match comments.iter().find(|other| other.start == next) {
            Some(other) if source.position(other.start).line == source.position(end).line + 1 => end = other.end,
            // Some grammars end a comment behind its line.
            _ => return source.position(source.text[..end].trim_end().len()).line + 1,
        }
    }
}

/// Parts what directives silence from what is left, and adds what there is to say of the directives.
#[must_use]
pub fn sort(directives: &[Directive], findings: Vec<Finding>, source: &SourceFile) -> Sorted {
    let mut sorted = Sorted::default();
    let mut used = vec![Vec::new(); directives.len()];
    for finding in findings {
        let line = source.position(finding.primary.start).line;
        let silences =
            |directive: &Directive| directive.line == line && directive.rules.iter().any(|(rule, _)| *rule == finding.rule);
        match directives.iter().position(silences) {
            Some(index) => {
                used[index].push(finding.rule.clone());
                let Directive { comment, reason, .. } = &directives[index];
                sorted.silenced.push(Silenced { finding, reason: reason.clone(), comment: *comment });
            }
            None => sorted.findings.push(finding),
        }
    }
    for (directive, used) in directives.iter().zip(used) {
        sorted.findings.extend(complaints(directive, &used));
    }
    sorted.findings.sort_by(|a, b| (a.primary, &a.rule).cmp(&(b.primary, &b.rule)));
    sorted
}

fn complaints(directive: &Directive, used: &[String]) -> Vec<Finding> {
    if directive.rules.is_empty() {
        let message = "the comment is not understood: `tokenlift: ignore[rule-id] reason` is".to_owned();
        return vec![complaint(directive.span, message)];
    }
    let known = |rule: &str| catalog::catalog().iter().any(|known| known.id == rule);
    let left = directive.rules.iter().filter(|(rule, _)| !used.contains(rule));
    left.map(|(rule, span)| {
        let message =
            if known(rule) { format!("there is no `{rule}` here to ignore") } else { format!("no rule is called `{rule}`") };
        complaint(*span, message)
    })
    .collect()
}

fn complaint(primary: Span, message: String) -> Finding {
    Finding {
        rule: UNUSED_SUPPRESSION.to_owned(),
        severity: catalog::rule(UNUSED_SUPPRESSION).map_or(Severity::Warning, |rule| rule.severity),
        confidence: Confidence::High,
        applicability: Applicability::None,
        message,
        primary,
        symbol: String::new(),
        related: Vec::new(),
        reasons: Vec::new(),
        fix: None,
        fingerprint: String::new(),
    }
}

/// The edits that take directives away whose every finding goes with these edits.
#[must_use]
pub fn obsolete(silenced: &[Silenced], edits: &[Edit], source: &SourceFile) -> Vec<Edit> {
    let goes = |span: Span| edits.iter().any(|edit| edit.span.contains(span) && edit.span.end > edit.span.start);
    let mut comments = silenced.iter().map(|silenced| silenced.comment).collect::<Vec<_>>();
    comments.dedup();
    let gone = comments.into_iter().filter(|&comment| {
        let mut own = silenced.iter().filter(|silenced| silenced.comment == comment);
        // What a rewrite writes again elsewhere is still there.
        let again = |span: Span| edits.iter().any(|edit| edit.text.contains(source.slice(span)));
        !goes(comment) && own.all(|silenced| goes(silenced.finding.primary) && !again(silenced.finding.primary))
    });
    gone.map(|comment| Edit { span: with_line(source, comment), text: String::new() }).collect()
}

/// A comment with its whole line if nothing else stands there, otherwise with the space before it.
fn with_line(source: &SourceFile, comment: Span) -> Span {
    let text = &source.text;
    let line = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
    let before = text[line..comment.start].trim_end_matches([' ', '\t']);
    // Some grammars end a comment behind its line.
    let end = comment.start + source.slice(comment).trim_end().len();
    if !before.is_empty() {
        return Span::new(line + before.len(), end);
    }
    let rest = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    if text[end..rest].trim().is_empty() { Span::new(line, rest) } else { comment }
}
