//! Finds the files to analyse and reads them.
//!
//! Files go through three sieves, cheapest first: the name, the folders around it, the bytes. Only what passes all
//! three is decoded and kept. This module deliberately knows no language and no SDK: what to look for is asked of the
//! [`Filter`], and a file that cannot be read is a [`Notice`], never an error.

mod configs;
mod exclude;
mod git;
pub mod history;
mod manifest;
mod project;
mod read;
mod shown;
mod tracked;
mod visit;

pub use configs::{ConfigChoice, ConfigError, ConfigFile, Configs};
pub use project::Projects;
pub use read::decode;
pub use shown::{Workplace, percent_encode};
pub use tracked::tracked;

use crate::finding::{Notice, NoticeKind};
use crate::source::SourceFile;
use exclude::Excludes;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Where to look, and what to leave out.
#[derive(Debug, Clone, Default)]
pub struct WalkOptions {
    /// Files and folders named by the user.
    pub paths: Vec<PathBuf>,
    /// Whether ignore files decide.
    pub ignore_files: IgnoreFiles,
    /// Whether hidden files and folders are visited.
    pub hidden: Hidden,
    /// Globs in the syntax of an ignore file, relative to the working directory.
    pub exclude: Vec<String>,
    /// Whether excludes also apply to what the user named.
    pub named: Named,
    /// Threads; 0 leaves the choice to the walk.
    pub jobs: usize,
}

/// What ignore files decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IgnoreFiles {
    /// `.gitignore`, `.ignore` and the user's global ignore file are honoured.
    #[default]
    Honoured,
    /// None of them is read.
    Disregarded,
}

/// What happens to names that begin with a dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hidden {
    /// Passed over.
    #[default]
    Skipped,
    /// Visited like any other, except for the folders of version control systems.
    Visited,
}

/// What happens to excluded paths that the user named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Named {
    /// A named path is visited whatever the excludes say.
    #[default]
    OverridesExcludes,
    /// A named path is passed over like any other.
    ObeysExcludes,
}

/// The questions only the caller can answer. All three are asked from several threads.
#[derive(Clone, Copy)]
pub struct Filter<'a> {
    /// Whether a file of this name can be analysed at all.
    pub accepts: &'a (dyn Fn(&Path) -> bool + Sync),
    /// Whether this file belongs to the SDK itself. Asked of candidates alone.
    pub is_sdk_source: &'a (dyn Fn(&Path) -> bool + Sync),
    /// Whether a file with these bytes may hold something to report. Asked once per file, so it must be fast.
    pub is_candidate: &'a (dyn Fn(&Path, &[u8]) -> bool + Sync),
}

/// A file worth analysing.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Where it is, in the spelling the walk reached it by.
    pub location: PathBuf,
    /// Its text, under the path that is shown.
    pub source: SourceFile,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Found {
    /// Sorted by shown path; no file twice.
    pub candidates: Vec<Candidate>,
    /// About files that were not, or not wholly, read.
    pub notices: Vec<Notice>,
    /// Shown paths of folders that were left out as dependencies or SDK sources.
    pub left_out: Vec<String>,
    /// Number of files of a known language that were read.
    pub files_checked: usize,
    /// What the files that were read really are, if some may have been reached twice.
    identities: Vec<PathBuf>,
}

/// Why a walk could not begin.
#[derive(Debug, thiserror::Error)]
pub enum WalkError {
    /// A path the user named is not there.
    #[error("no such file or folder: {0}")]
    Missing(String),
    /// A glob is not valid.
    #[error("invalid glob `{glob}`: {reason}")]
    Glob {
        /// As the user wrote it.
        glob: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// Finds, reads and filters files.
///
/// # Errors
///
/// If a named path does not exist or a glob is not valid. Everything else becomes a notice.
pub fn walk(
    options: &WalkOptions,
    workplace: &Workplace,
    configs: &Configs<'_>,
    filter: &Filter<'_>,
) -> Result<Found, WalkError> {
    let excludes = Excludes::new(&options.exclude, workplace, configs)?;
    let roots = roots(options, workplace, &excludes, filter)?;
    let found = Mutex::new(Found::default());
    visit::run(options, &roots, &excludes, workplace, filter, &found);
    let mut found = found.into_inner().unwrap_or_default();
    if !found.identities.is_empty() {
        drop_repeated(&mut found);
    }
    found.candidates.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    found.notices.sort();
    found.notices.dedup();
    found.left_out.sort();
    found.left_out.dedup();
    Ok(found)
}

/// The named paths that are to be visited, without exact repetitions.
fn roots(
    options: &WalkOptions,
    workplace: &Workplace,
    excludes: &Excludes<'_>,
    filter: &Filter<'_>,
) -> Result<Vec<PathBuf>, WalkError> {
    let mut roots = Vec::new();
    let mut known = BTreeSet::new();
    for path in &options.paths {
        let missing = path
            .metadata()
            .is_err_and(|error| matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory));
        if missing {
            return Err(WalkError::Missing(path.to_string_lossy().into_owned()));
        }
        let obeys = options.named == Named::ObeysExcludes;
        if obeys && excludes.named_is_excluded(path, workplace, filter.is_sdk_source) {
            continue;
        }
        // With a slash at its end a link to a folder is that folder.
        let root = if path.is_dir() { path.join("") } else { path.clone() };
        if known.insert(root.clone()) {
            roots.push(root);
        }
    }
    Ok(roots)
}

/// Keeps one of several candidates that are the same file: the one whose shown path comes first.
fn drop_repeated(found: &mut Found) {
    let mut unique: BTreeMap<PathBuf, Candidate> = BTreeMap::new();
    for candidate in found.candidates.drain(..) {
        let identity = candidate.location.canonicalize().unwrap_or_else(|_| candidate.location.clone());
        match unique.entry(identity) {
            Entry::Vacant(entry) => {
                entry.insert(candidate);
            }
            Entry::Occupied(mut entry) => {
                if candidate.source.path < entry.get().source.path {
                    entry.insert(candidate);
                }
            }
        }
    }
    found.candidates = unique.into_values().collect();
    found.files_checked = found.identities.drain(..).collect::<BTreeSet<_>>().len();
}

fn notice(path: String, kind: NoticeKind, message: impl Into<String>) -> Notice {
    Notice { path, kind, message: message.into() }
}
