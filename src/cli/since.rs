//! The findings that a commit had: those are not news.
//!
//! What the commit had is analysed like what is there now, under the paths of now. This module deliberately compares
//! nothing: a finding is the same if its fingerprint is.

use super::CliError;
use super::args::CheckArgs;
use super::known::{self, Known};
use super::session::{Session, Split};
use crate::finding::{Analysis, Finding};
use crate::run::FileReport;
use crate::source::SourceFile;
use crate::suppress::fingerprint;
use crate::walk::history;
use std::collections::{BTreeMap, BTreeSet};

/// What the arguments say was there before.
///
/// # Errors
///
/// If the baseline or the commit cannot be read.
pub(super) fn known(args: &CheckArgs, session: &Session<'_>, files: &Split) -> Result<Known, CliError> {
    Ok(Known {
        baseline: args.baseline.as_deref().map(known::read).transpose()?,
        since: args.since.as_deref().map(|commit| findings(commit, session, files)).transpose()?,
    })
}

/// All findings that a commit had in these files, by path and fingerprint.
fn findings(commit: &str, session: &Session<'_>, files: &Split) -> Result<BTreeSet<(String, String)>, CliError> {
    let before = history::before(commit, &session.named(), &files.locations, &session.workplace)?;
    let pairs = files.sources.iter().zip(before).filter_map(|(now, old)| Some((now, old?)));
    // Two repositories can have had the same path.
    let numbered = |(index, (now, mut old)): (usize, (&SourceFile, SourceFile))| {
        old.path = format!("{index}/{}", old.path);
        (now.clone(), old)
    };
    let (now, old): (Vec<_>, Vec<_>) = pairs.enumerate().map(numbered).unzip();
    let paths = old.iter().map(|old| old.path.clone());
    let now_of = paths.zip(now).collect::<BTreeMap<_, _>>();
    let analyze = |old: &SourceFile| {
        let mut analysis = now_of.get(&old.path).map_or_else(Analysis::default, |now| session.analyze_as(old, now, &[]));
        let path = now_of.get(&old.path).map_or(&old.path, |now| &now.path);
        fingerprint::assign(&mut analysis, old, &session.workplace.uri(path));
        analysis
    };
    let mut reports = session.analyze_with(old, &analyze)?;
    for report in &mut reports {
        if let Some(now) = now_of.get(&report.source.path) {
            report.source = now.clone();
        }
    }
    let fingerprints = |reports: &[FileReport]| {
        let of = |FileReport { source, analysis }: &FileReport| {
            let key = |finding: &Finding| (source.path.clone(), finding.fingerprint.clone());
            analysis.findings.iter().map(key).collect::<Vec<_>>()
        };
        reports.iter().flat_map(of).collect::<BTreeSet<_>>()
    };
    let mut found = fingerprints(&reports);
    let manifests = manifests(commit, session, &mut reports)?;
    found.extend(fingerprints(&manifests));
    Ok(found)
}

/// What there was to say about the manifests: what there is now, if the commit had the same line.
fn manifests(commit: &str, session: &Session<'_>, reports: &mut Vec<FileReport>) -> Result<Vec<FileReport>, CliError> {
    let files = reports.len();
    session.report_manifests(reports);
    let mut manifests = reports.split_off(files);
    let locations = manifests.iter().map(|manifest| session.workplace.directory().join(&manifest.source.path));
    let locations = locations.collect::<Vec<_>>();
    let before = history::before(commit, &session.named(), &locations, &session.workplace)?;
    for (FileReport { source, analysis }, old) in manifests.iter_mut().zip(before) {
        let lines = old.iter().flat_map(|old| old.text.lines()).map(essence).collect::<BTreeSet<_>>();
        let line = |finding: &Finding| source.text[..finding.primary.start].matches('\n').count();
        let had =
            |finding: &Finding| source.text.lines().nth(line(finding)).is_some_and(|line| lines.contains(&essence(line)));
        analysis.findings.retain(had);
        fingerprint::assign(analysis, source, &session.workplace.uri(&source.path));
    }
    Ok(manifests)
}

/// A line without what its neighbours decide.
fn essence(line: &str) -> String {
    line.trim().trim_end_matches(',').split_whitespace().collect()
}
