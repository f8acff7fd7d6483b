//! Runs the analysis on many files at once, and survives it failing on one of them.
//!
//! A failure is a bug, and the other files' findings must not be lost to it. This module deliberately does not show
//! the text of a failure: it may hold source text.

use crate::finding::{Analysis, Notice, NoticeKind};
use crate::run::FileReport;
use crate::source::SourceFile;
use rayon::prelude::*;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

/// Deeply nested code needs deep stacks.
const STACK_SIZE: usize = 8 * 1024 * 1024;

thread_local! {
    static FAILED_AT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Analyses files in the order given; 0 jobs leaves the number of threads to the machine.
pub(super) fn analyze_all(
    sources: Vec<SourceFile>,
    jobs: usize,
    analyze: &(dyn Fn(&SourceFile) -> Analysis + Sync),
) -> std::io::Result<Vec<FileReport>> {
    if sources.is_empty() {
        return Ok(Vec::new());
    }
    let threads =
        rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK_SIZE).build().map_err(std::io::Error::other)?;
    let previous = panic::take_hook();
    panic::set_hook(Box::new(remember));
    let reports = threads.install(|| sources.into_par_iter().map(|source| analyze_one(source, analyze)).collect());
    panic::set_hook(previous);
    Ok(reports)
}

/// Runs a step that may go as deep as the analysis of a file; what fails gives nothing, and the analysis says so.
pub(super) fn on_deep_stack<T: Default + Send>(step: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_SIZE).spawn_scoped(scope, step);
        thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_default()
    })
}

fn analyze_one(source: SourceFile, analyze: &(dyn Fn(&SourceFile) -> Analysis + Sync)) -> FileReport {
    let analysis = panic::catch_unwind(AssertUnwindSafe(|| analyze(&source)));
    let analysis = analysis.unwrap_or_else(|_| Analysis { notices: vec![failure(&source.path)], ..Analysis::default() });
    FileReport { source, analysis }
}

fn failure(path: &str) -> Notice {
    let place = FAILED_AT.take().map(|place| format!(" (at {place})")).unwrap_or_default();
    let message = format!("the analysis failed on this file{place}; this is a bug, please report it");
    Notice { path: path.to_owned(), kind: NoticeKind::Internal, message }
}

/// Keeps the place of a failure. A path outside this project would say where a machine keeps its files.
fn remember(info: &PanicHookInfo<'_>) {
    let place = info.location().filter(|place| place.file().starts_with("src/"));
    let place = place.map(|place| format!("{}:{}", place.file(), place.line()));
    FAILED_AT.set(place);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_a_notice_and_the_other_files_are_analysed() {
        let sources = ["a.js", "b.js", "c.js"].map(|path| SourceFile::new(path, path));
        let analyze = |source: &SourceFile| {
            assert_ne!(source.path, "b.js");
            Analysis { secrets: vec![crate::source::Span::new(0, 1)], ..Analysis::default() }
        };
        let reports = analyze_all(sources.to_vec(), 2, &analyze).unwrap();
        let paths: Vec<&str> = reports.iter().map(|report| report.source.path.as_str()).collect();
        assert_eq!(paths, ["a.js", "b.js", "c.js"]);
        let kinds = reports[1].analysis.notices.iter().map(|notice| notice.kind);
        assert_eq!(kinds.collect::<Vec<_>>(), [NoticeKind::Internal]);
        assert_eq!(reports[2].analysis.secrets.len(), 1);
    }
}
