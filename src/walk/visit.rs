//! The walk itself: one visitor per thread, each with its own buffer.
//!
//! Nothing is allocated for a file that does not pass the sieves. This module deliberately puts nothing in order: it
//! collects, and the caller sorts.

use super::exclude::{Excludes, Kind, is_dependency_folder, is_history};
use super::read::{Buffer, decode, is_utf16};
use super::{Candidate, Filter, Found, Hidden, IgnoreFiles, Named, WalkOptions, Workplace, notice};
use crate::finding::NoticeKind;
use crate::source::SourceFile;
use ignore::{DirEntry, ParallelVisitor, ParallelVisitorBuilder, WalkBuilder, WalkState};
use std::fs::FileType;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use walkdir::WalkDir;

/// Visits everything below the roots and adds what it finds.
pub(super) fn run(
    options: &WalkOptions,
    roots: &[PathBuf],
    excludes: &Excludes<'_>,
    workplace: &Workplace,
    filter: &Filter<'_>,
    found: &Mutex<Found>,
) {
    let context = Context { overlap: roots_overlap(roots), excludes, workplace, filter, found };
    match options.ignore_files {
        IgnoreFiles::Honoured => run_in_parallel(options, roots, context),
        IgnoreFiles::Disregarded => run_through(options, roots, context),
    }
}

/// With ignore files, on several threads.
fn run_in_parallel(options: &WalkOptions, roots: &[PathBuf], context: Context<'_>) {
    let Some((first, rest)) = roots.split_first() else { return };
    let mut builder = WalkBuilder::new(first);
    for root in rest {
        builder.add(root);
    }
    builder.require_git(false).hidden(options.hidden == Hidden::Skipped).follow_links(false).threads(options.jobs);
    builder.build_parallel().visit(&mut VisitorBuilder { context });
}

/// Without ignore files: whatever is there.
fn run_through(options: &WalkOptions, roots: &[PathBuf], context: Context<'_>) {
    let mut visitor = Visitor { context, buffer: Buffer::default(), found: Found::default() };
    for root in roots {
        let mut entries = WalkDir::new(root).follow_root_links(true).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().map(Path::to_path_buf);
                    let error = error.into_io_error().unwrap_or_else(|| std::io::Error::other("links form a loop"));
                    visitor.failed(&error.into(), path.as_deref());
                    continue;
                }
            };
            let hidden = entry.depth() > 0 && options.hidden == Hidden::Skipped && is_hidden(entry.path());
            let skip = hidden || visitor.entry(entry.path(), entry.depth(), Some(entry.file_type())) == WalkState::Skip;
            if skip && entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

#[derive(Clone, Copy)]
struct Context<'a> {
    /// Whether a file may be reached twice, which only naming a folder and something in it can bring about.
    overlap: bool,
    excludes: &'a Excludes<'a>,
    workplace: &'a Workplace,
    filter: &'a Filter<'a>,
    found: &'a Mutex<Found>,
}

struct VisitorBuilder<'a> {
    context: Context<'a>,
}

impl<'a> ParallelVisitorBuilder<'a> for VisitorBuilder<'a> {
    fn build(&mut self) -> Box<dyn ParallelVisitor + 'a> {
        Box::new(Visitor { context: self.context, buffer: Buffer::default(), found: Found::default() })
    }
}

struct Visitor<'a> {
    context: Context<'a>,
    buffer: Buffer,
    found: Found,
}

impl ParallelVisitor for Visitor<'_> {
    fn visit(&mut self, entry: Result<DirEntry, ignore::Error>) -> WalkState {
        match entry {
            Ok(entry) => self.entry(entry.path(), entry.depth(), entry.file_type()),
            Err(error) => {
                self.failed(&error, None);
                WalkState::Continue
            }
        }
    }
}

impl Drop for Visitor<'_> {
    fn drop(&mut self) {
        let Ok(mut all) = self.context.found.lock() else {
            return;
        };
        all.candidates.append(&mut self.found.candidates);
        all.notices.append(&mut self.found.notices);
        all.left_out.append(&mut self.found.left_out);
        all.files_checked += self.found.files_checked;
        all.identities.append(&mut self.found.identities);
    }
}

impl Visitor<'_> {
    fn entry(&mut self, path: &Path, depth: usize, kind: Option<FileType>) -> WalkState {
        if depth == 0 {
            return self.named(path);
        }
        let Some(kind) = kind else { return WalkState::Continue };
        if kind.is_dir() {
            return self.folder(path);
        }
        if kind.is_file() && (self.context.filter.accepts)(path) && !self.excluded(path, Kind::File) {
            self.file(path, Named::ObeysExcludes);
        }
        WalkState::Continue
    }

    /// A path the user named: no exclude applies, and being passed over needs a word.
    fn named(&mut self, path: &Path) -> WalkState {
        let (kind, message) = match path.metadata() {
            Ok(data) if data.is_dir() => return WalkState::Continue,
            Ok(data) if !data.is_file() => (NoticeKind::Unreadable, "the path is not a regular file".to_owned()),
            Ok(_) if (self.context.filter.accepts)(path) => {
                self.file(path, Named::OverridesExcludes);
                return WalkState::Continue;
            }
            Ok(_) => (NoticeKind::Unsupported, unsupported(path)),
            Err(error) => (NoticeKind::Unreadable, plain(&error)),
        };
        self.found.notices.push(notice(self.context.workplace.show(path), kind, message));
        WalkState::Continue
    }

    fn folder(&mut self, path: &Path) -> WalkState {
        if is_history(path) || self.excluded(path, Kind::Folder) {
            return WalkState::Skip;
        }
        if is_dependency_folder(path) {
            self.found.left_out.push(self.context.workplace.show(path));
            return WalkState::Skip;
        }
        WalkState::Continue
    }

    fn excluded(&self, path: &Path, kind: Kind) -> bool {
        self.context.excludes.matches(path, self.context.workplace, kind)
    }

    fn file(&mut self, path: &Path, named: Named) {
        let bytes = match self.buffer.read(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.failed(&error.into(), Some(path)),
        };
        self.found.files_checked += 1;
        if self.context.overlap {
            self.found.identities.extend(path.canonicalize());
        }
        let is_candidate = self.context.filter.is_candidate;
        let wanted = if is_utf16(bytes) {
            is_candidate(path, SourceFile::decode("", bytes.to_vec()).text.as_bytes())
        } else {
            is_candidate(path, bytes)
        };
        if !wanted {
            return;
        }
        if named == Named::ObeysExcludes && (self.context.filter.is_sdk_source)(path) {
            self.found.left_out.push(self.context.workplace.show(path));
            return;
        }
        match decode(self.context.workplace.show(path), bytes.to_vec()) {
            Ok((source, special)) => {
                self.found.notices.extend(special);
                self.found.candidates.push(Candidate { location: path.to_path_buf(), source });
            }
            Err(notice) => self.found.notices.push(notice),
        }
    }

    fn failed(&mut self, error: &ignore::Error, path: Option<&Path>) {
        let (path, message) = blame(error, path);
        let path = path.map_or_else(|| ".".to_owned(), |path| self.context.workplace.show(path));
        self.found.notices.push(notice(path, NoticeKind::Unreadable, message));
    }
}

fn roots_overlap(roots: &[PathBuf]) -> bool {
    let mut real: Vec<PathBuf> = roots.iter().filter_map(|root| root.canonicalize().ok()).collect();
    real.sort();
    real.windows(2).any(|pair| pair[1].starts_with(&pair[0]))
}

/// The path an error is about, and what it says without that path.
fn blame<'a>(error: &'a ignore::Error, path: Option<&'a Path>) -> (Option<&'a Path>, String) {
    match error {
        ignore::Error::WithPath { path, err } => blame(err, Some(path)),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => blame(err, path),
        ignore::Error::Io(error) => (path, plain(error)),
        other => (path, other.to_string()),
    }
}

/// An I/O error's text without the number of the operating system.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    let end = text.find(" (os error").unwrap_or(text.len());
    format!("could not be read: {}", text[..end].to_lowercase())
}

fn unsupported(path: &Path) -> String {
    path.extension().map_or_else(
        || "no language is known for a file without an extension, so it was not analysed".to_owned(),
        |extension| {
            let extension = extension.to_string_lossy();
            format!("no language is known for the extension `.{extension}`, so it was not analysed")
        },
    )
}
