//! The one function everything else exists for: a source file in, its analysis out. No I/O.

use crate::{
    finding::{Analysis, Notice, NoticeKind},
    lang, lint,
    project::Project,
    resolve::Names,
    sdk::{self, Table},
    source::SourceFile,
    token,
};
use std::collections::BTreeMap;

/// Analyses one file of which the project is not known. Never fails and never panics: what is not understood is not
/// reported, or reported with the reason.
/// A file of no known language has an empty analysis.
#[must_use]
pub fn analyze(source: &SourceFile) -> Analysis {
    analyze_in(source, &Project::default())
}

/// [`analyze`] inside a project. So far a file's own findings are the same in every project; what a project adds lies
/// in its [`manifests`].
#[must_use]
pub fn analyze_in(source: &SourceFile, _project: &Project) -> Analysis {
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
    let (findings, secrets) = lint::check(&names, &tokens, &mentions);
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
    Analysis { findings, secrets, suspects, notices }
}

/// The findings in the manifests of the projects that these files belong to, each manifest once, in order of path.
#[must_use]
pub fn manifests<'a>(
    files: impl IntoIterator<Item = (&'a SourceFile, &'a Analysis, &'a Project)>,
) -> Vec<(SourceFile, Analysis)> {
    let mut found = BTreeMap::new();
    for (source, _, project) in files.into_iter().filter(|(_, analysis, _)| lint::manifest::is_concerned(analysis)) {
        let table = lang::by_extension(source.extension()).and_then(|adapter| sdk::table(adapter.language()));
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
