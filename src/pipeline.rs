//! The one function everything else exists for: a source file in, its analysis out. No I/O.

use crate::{
    finding::{Analysis, Applicability, Finding, Fix, Notice, NoticeKind, Rewrites},
    lang, lint,
    resolve::Names,
    rewrite::{self, Settings},
    sdk::{self, Table},
    source::{Encoding, SourceFile},
    token,
};

/// Analyses one file. Never fails and never panics: what is not understood is not reported, or reported with the reason.
/// A file of no known language has an empty analysis.
#[must_use]
pub fn analyze(source: &SourceFile, settings: &Settings) -> Analysis {
    let table = lang::by_extension(source.extension()).and_then(|adapter| sdk::table(adapter.language()));
    table.map(|table| analyze_with(source, table, settings)).unwrap_or_default()
}

/// [`analyze`] with another table of SDK facts.
#[must_use]
pub fn analyze_with(source: &SourceFile, table: &Table, settings: &Settings) -> Analysis {
    let Some(adapter) = lang::by_extension(source.extension()) else { return Analysis::default() };
    let unit = adapter.lower(source);
    let names = Names::new(&unit);
    let tokens = token::tokens(&names, table);
    let mentions = token::mentions(&names, table, &tokens);
    let (mut findings, secrets) = lint::check(&names, &tokens, &mentions);
    let mut rewrites = Rewrites::default();
    if let Some(target) = &table.target
        && source.encoding == Encoding::Utf8
    {
        let file = rewrite::File { source, names: &names, table, target, adapter, tokens: &tokens, settings };
        rewrites = offer(&file, &mut findings);
    }
    let suspects = lint::suspects(&names, table, &tokens);
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
    Analysis { findings, secrets, suspects, notices, rewrites }
}

/// Adds what can be done about each token to its finding.
fn offer<'t>(file: &rewrite::File<'_, 't>, findings: &mut [Finding]) -> Rewrites {
    let (mut safe, mut all) = (Vec::new(), Vec::new());
    for token in file.tokens {
        let rewrite::Offer { applicability, reasons, edits } = file.offer(token);
        if applicability == Applicability::Safe {
            safe.push(token);
        }
        if applicability != Applicability::None {
            all.push(token);
        }
        let own = findings.iter_mut().filter(|finding| finding.primary == token.region && lint::is_about_tokens(finding));
        for finding in own {
            finding.applicability = applicability;
            finding.reasons.extend(reasons.iter().cloned());
            let description = lint::REPLACEMENT.to_owned();
            finding.fix = (applicability != Applicability::None).then(|| Fix { description, edits: edits.clone() });
        }
    }
    Rewrites { safe: file.edits(&safe), all: file.edits(&all) }
}
