//! The one function everything else exists for: a source file in, its analysis out. No I/O.

use crate::{
    finding::{Analysis, Applicability, Finding, Fix, Notice, NoticeKind, Rewrites},
    lang, lint,
    project::Project,
    resolve::Names,
    rewrite::{self, Settings},
    sdk::{self, Table},
    source::{Encoding, SourceFile, Span},
    suppress::{self, Sorted},
    token,
};
use std::collections::BTreeMap;

/// Why the tokens of some files are never rewritten.
const TEMPLATE: &str = "the file holds code among other text, and such files are not rewritten";

/// Analyses one file of which the project is not known. Never fails and never panics: what is not understood is not
/// reported, or reported with the reason.
/// A file of no known language has an empty analysis.
#[must_use]
pub fn analyze(source: &SourceFile) -> Analysis {
    analyze_in(source, &Project::default(), &Settings::default())
}

/// [`analyze`] inside a project, with what the user decided about rewrites.
#[must_use]
pub fn analyze_in(source: &SourceFile, project: &Project, settings: &Settings) -> Analysis {
    analyze_leaving(source, project, settings, &[])
}

/// The types of the SDK whose names a file gives to classes of its own.
#[must_use]
pub fn own_types(source: &SourceFile) -> Vec<String> {
    let Some(adapter) = lang::of_file(&source.path) else { return Vec::new() };
    let own = |table| token::own_types(&adapter.lower(source), table);
    sdk::table(adapter.language()).map(own).unwrap_or_default()
}

/// [`analyze_in`] without rewrites for the tokens at these places.
#[must_use]
pub fn analyze_leaving(source: &SourceFile, project: &Project, settings: &Settings, left: &[Span]) -> Analysis {
    let table = lang::of_file(&source.path).and_then(|adapter| sdk::table(adapter.language()));
    table.map(|table| analyze_with(source, table, project, settings, left)).unwrap_or_default()
}

/// [`analyze_leaving`] with another table of SDK facts.
#[must_use]
pub fn analyze_with(source: &SourceFile, table: &Table, project: &Project, settings: &Settings, left: &[Span]) -> Analysis {
    let Some(adapter) = lang::of_file(&source.path) else { return Analysis::default() };
    let unit = adapter.lower(source);
    let names = Names::new(&unit);
    let tokens = token::tokens(&names, table);
    let mentions = token::mentions(&names, table, &tokens);
    let access_tokens = token::access_tokens(&names, table);
    let (findings, secrets) = lint::check(&names, &tokens, &access_tokens, &mentions);
    let directives = suppress::directives(source, &unit.comments);
    let Sorted { mut findings, silenced } = suppress::sort(&directives, findings, source);
    let ignored = silenced.iter().map(|silenced| &silenced.finding).filter(|finding| lint::is_about_tokens(finding));
    let left = ignored.map(|finding| finding.primary).chain(left.iter().copied()).collect::<Vec<_>>();
    let comments = directives.iter().map(|directive| directive.comment).collect::<Vec<_>>();
    let mut rewrites = Rewrites::default();
    let template = lang::is_template(&source.path);
    if template {
        let about_tokens = findings.iter_mut().filter(|finding| lint::is_about_tokens(finding));
        about_tokens.for_each(|finding| finding.reasons.push(TEMPLATE.to_owned()));
    }
    if let (Some(target), Some(words)) = (&table.target, sdk::words(adapter.language()))
        && source.encoding == Encoding::Utf8
        && !template
    {
        let (tokens, access_tokens) = (&tokens, &access_tokens);
        let names = &names;
        let file = rewrite::File {
            source,
            names,
            table,
            target,
            words,
            adapter,
            tokens,
            access_tokens,
            project,
            settings,
            left: &left,
            directives: &comments,
            facts: rewrite::Facts::default(),
        };
        rewrites = offer(&file, &mut findings);
        let fixes = findings.iter_mut().filter_map(|finding| finding.fix.as_mut()).map(|fix| &mut fix.edits);
        for edits in fixes.chain([&mut rewrites.safe, &mut rewrites.all]) {
            edits.extend(suppress::obsolete(&silenced, edits, source));
            edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        }
    }
    let suspects = lint::suspects(&names, table, tokens.iter().chain(&access_tokens));
    let mut notices = Vec::new();
    let mut notice = |kind, message: String| notices.push(Notice { path: source.path.clone(), kind, message });
    if let Some(span) = unit.errors.first() {
        let line = source.position(span.start).line;
        notice(NoticeKind::SyntaxError, format!("syntax error at line {line}: the code around it was analysed"));
    }
    if let Some(span) = unit.too_deep {
        let line = source.position(span.start).line;
        notice(NoticeKind::TooDeep, format!("nested too deeply at line {line}: what is inside was not analysed"));
    }
    Analysis { findings, silenced, known: Vec::new(), secrets, suspects, notices, rewrites }
}

/// Adds what can be done about each token to its finding.
fn offer(file: &rewrite::File<'_, '_>, findings: &mut [Finding]) -> Rewrites {
    let (offers, rewrites) = file.offers();
    for (token, offer) in file.tokens.iter().zip(offers) {
        let rewrite::Offer { applicability, reasons, edits } = offer;
        let about = |finding: &&mut Finding| finding.primary == token.region && lint::is_about_tokens(finding);
        let Some(finding) = findings.iter_mut().find(about) else { continue };
        finding.applicability = applicability;
        finding.reasons.extend(reasons);
        let description = lint::REPLACEMENT.to_owned();
        finding.fix = (applicability != Applicability::None).then_some(Fix { description, edits });
    }
    rewrites
}

/// The findings in the manifests of the projects that these files belong to, each manifest once, in order of path.
#[must_use]
pub fn manifests<'a>(
    files: impl IntoIterator<Item = (&'a SourceFile, &'a Analysis, &'a Project)>,
) -> Vec<(SourceFile, Analysis)> {
    let mut found = BTreeMap::new();
    for (source, _, project) in files.into_iter().filter(|(_, analysis, _)| lint::manifest::is_concerned(analysis)) {
        let table = lang::of_file(&source.path).and_then(|adapter| sdk::table(adapter.language()));
        let Some(package) = table.and_then(|table| table.package.as_ref()) else { continue };
        let sdk = project.sdk();
        let Some(pin) = &sdk.pin else { continue };
        let Some(finding) = lint::manifest::sdk_too_old(sdk, pin, package) else { continue };
        found.entry(pin.file.path.clone()).or_insert_with(|| {
            let secrets = lint::manifest::secrets(&pin.file.text);
            (SourceFile::clone(&pin.file), Analysis { findings: vec![finding], secrets, ..Analysis::default() })
        });
    }
    found.into_values().collect()
}
