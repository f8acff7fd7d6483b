//! The one function everything else exists for: a source file in, its analysis out. No I/O.

use crate::{
    finding::{Analysis, Notice, NoticeKind},
    lang, lint,
    resolve::Names,
    sdk::{self, Table},
    source::SourceFile,
    token,
};

/// Analyses one file. Never fails and never panics: what is not understood is not reported, or reported with the reason.
/// A file of no known language has an empty analysis.
#[must_use]
pub fn analyze(source: &SourceFile) -> Analysis {
    let table = lang::by_extension(source.extension()).and_then(|adapter| sdk::table(adapter.language()));
    table.map(|table| analyze_with(source, table)).unwrap_or_default()
}

/// [`analyze`] with another table of SDK facts.
#[must_use]
pub fn analyze_with(source: &SourceFile, table: &Table) -> Analysis {
    let Some(adapter) = lang::by_extension(source.extension()) else { return Analysis::default() };
    let unit = adapter.lower(source);
    let names = Names::new(&unit);
    let tokens = token::tokens(&names, table);
    let mentions = token::mentions(&names, table, &tokens);
    let access_tokens = token::access_tokens(&names, table);
    let (findings, secrets) = lint::check(&names, &tokens, &access_tokens, &mentions);
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
    Analysis { findings, secrets, suspects, notices }
}
