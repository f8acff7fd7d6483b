//! `tokenlift fix`: rewrite, then report what is left.
//!
//! Rewrites are made and analysed in memory; only then is anything written. This module deliberately makes no edit of its
//! own: it applies those that the analysis offers.

use super::args::FixArgs;
use super::session::{Session, Split};
use super::{CliError, advice, exit, patch, provisioning, since, sink, write};
use crate::finding::{Applicability, Notice, NoticeKind};
use crate::report::{mask, totals};
use crate::run::{FileReport, Rewritten, Run};
use crate::sdk::Slot;
use crate::source::{Encoding, SourceFile};
use crate::{lint, rewrite};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A file with its rewrite, which has been analysed and not been written.
struct Change {
    /// Which of the files.
    at: usize,
    /// The new text, and what is left in it.
    new: FileReport,
}

/// Runs the command and gives its exit code.
pub(super) fn run(args: &FixArgs) -> Result<u8, CliError> {
    let (mut session, files) = Session::start(&args.check.search, Some(&args.check))?;
    session.leave_out(since::known(&args.check, &session, &files)?);
    let Split { locations, sources, stdin } = files;
    let files = session.analyze(sources)?;
    let (changes, notices) = changes(args, &session, &files)?;
    session.end_progress();
    if args.diff {
        return show_patch(args, &session, &locations, files, changes, notices);
    }
    let Some(given) = stdin else {
        let write = |change: &Change, old: &FileReport| {
            let (old, new) = (old.source.text.as_bytes(), change.new.source.text.as_bytes());
            write::rewrite(&locations[change.at], old, new)
        };
        let run = replaced(&session, files, changes, notices, write);
        sink::to_files(&run, &args.check.output)?;
        sink::to_stdout(&run, args.check.output_format)?;
        return Ok(close(args, &session, &run));
    };
    let new = changes.first().map(|change| change.new.source.text.clone().into_bytes());
    sink::raw(&new.unwrap_or(given))?;
    let run = replaced(&session, files, changes, notices, |_, _| Ok(()));
    sink::to_files(&run, &args.check.output)?;
    if !args.check.search.quiet {
        sink::to_stderr(&run, args.check.output_format)?;
    }
    Ok(close(args, &session, &run))
}

/// All that can be rewritten as asked, each with what is left, and what there is to say of the rest.
fn changes(args: &FixArgs, session: &Session<'_>, files: &[FileReport]) -> Result<(Vec<Change>, Vec<Notice>), CliError> {
    let (mut places, mut sources, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    for (at, file) in files.iter().enumerate().filter(|(_, file)| file.source.encoding == Encoding::Utf8) {
        let rewrites = &file.analysis.rewrites;
        let edits = if args.unsafe_fixes { &rewrites.all } else { &rewrites.safe };
        match rewrite::apply(&file.source.text, edits) {
            Ok(new) if new != file.source.text => {
                places.push(at);
                sources.push(SourceFile::new(file.source.path.clone(), new));
            }
            Ok(_) if is_wanted(args, file) => notices.push(not_written(file, "its rewrites cannot be made together")),
            Ok(_) => {}
            Err(overlap) => notices.push(not_written(file, &overlap.to_string())),
        }
    }
    let mut changes = Vec::new();
    for (at, new) in places.into_iter().zip(session.analyze(sources)?) {
        // What cannot be analysed again is not known to be right.
        let failures = new.analysis.notices.iter().filter(|notice| notice.kind.is_failure()).cloned().collect::<Vec<_>>();
        if failures.is_empty() {
            changes.push(Change { at, new });
        }
        notices.extend(failures);
    }
    Ok((changes, notices))
}

/// The run with each file as it is after its change, if that can be written.
fn replaced(
    session: &Session<'_>,
    mut files: Vec<FileReport>,
    changes: Vec<Change>,
    mut notices: Vec<Notice>,
    write: impl Fn(&Change, &FileReport) -> Result<(), write::RewriteError>,
) -> Run {
    let mut rewritten = Rewritten::default();
    let mut written = Vec::new();
    for change in changes {
        let old = &mut files[change.at];
        if let Err(error) = write(&change, old) {
            notices.push(not_written(old, &error.to_string()));
            continue;
        }
        rewritten.files += 1;
        rewritten.tokens += tokens(old).saturating_sub(tokens(&change.new));
        let old = std::mem::replace(old, change.new);
        written.push((old.source, files[change.at].source.text.clone()));
    }
    let needed = provisioning::of(&written, session);
    rewritten.variables.clone_from(&needed.variables);
    let mut run = session.run(files, notices);
    run.rewritten = Some(rewritten);
    run.provisioning = Some(needed);
    run
}

fn tokens(file: &FileReport) -> usize {
    file.analysis.findings.iter().filter(|finding| lint::is_about_tokens(finding)).count()
}

/// Whether a rewrite is offered that was asked for.
fn is_wanted(args: &FixArgs, file: &FileReport) -> bool {
    let lowest = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    file.analysis.findings.iter().any(|finding| finding.fix.is_some() && finding.applicability >= lowest)
}

fn not_written(file: &FileReport, why: &str) -> Notice {
    // The system's messages begin with a capital letter.
    let message = format!("could not be rewritten and was left as it was: {}", why.to_lowercase());
    Notice { path: file.source.path.clone(), kind: NoticeKind::NotWritten, message }
}

/// Says on the error stream what was done and what is left to do, and gives the exit code.
fn close(args: &FixArgs, session: &Session<'_>, run: &Run) -> u8 {
    let wrote = run.rewritten.as_ref().is_some_and(|rewritten| rewritten.files > 0);
    session.comment(run, |out| match run.provisioning.as_ref().filter(|_| wrote) {
        Some(needed) => advice::write(needed, &session.settings.names(Slot::ApiKeySecret), out),
        None => Ok(()),
    });
    exit::code(run, exit::Policy::of(&args.check))
}

/// Writes the changes as one patch, and nothing else, to the standard output.
fn show_patch(
    args: &FixArgs,
    session: &Session<'_>,
    locations: &[PathBuf],
    files: Vec<FileReport>,
    changes: Vec<Change>,
    notices: Vec<Notice>,
) -> Result<u8, CliError> {
    let changed = changes.iter().map(|change| locations[change.at].as_path()).collect::<Vec<&Path>>();
    let names = patch::names(&session.workplace, &changed);
    let mut text = String::new();
    let mut exposed = Vec::new();
    for (change, name) in changes.iter().zip(names) {
        let entry = patch::entry(&name, &files[change.at], &change.new.source.text);
        text.push_str(&entry.text);
        if entry.holds_secret {
            exposed.push(files[change.at].source.path.clone());
        }
    }
    sink::raw(text.as_bytes())?;
    let run = replaced(session, files, changes, notices, |_, _| Ok(()));
    // Nobody is left to tell if the error stream is closed.
    let _ = session.notices(&run).and_then(|()| comment_patch(session, &run, &exposed));
    Ok(exit::code_of_patch(&run, exit::Policy::of(&args.check)))
}

fn comment_patch(session: &Session<'_>, run: &Run, exposed: &[String]) -> io::Result<()> {
    if session.is_quiet() {
        return Ok(());
    }
    let mut out = anstream::stderr().lock();
    for path in exposed {
        let path = mask::line(path);
        writeln!(out, "warning: {path}: the patch shows a literal credential; take care where you keep it")?;
    }
    totals::write_rewritten(run, totals::Mood::Proposed, &mut out)
}
