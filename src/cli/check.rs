//! `tokenlift check`: find, analyse, report.
//!
//! The report goes to the standard output alone; everything said besides goes to the error stream. This module
//! deliberately writes no file itself.

use super::args::CheckArgs;
use super::manifests::ProjectsByFile;
use super::{CliError, analysis, engine, exit, sink};
use crate::finding::Notice;
use crate::pipeline;
use crate::rewrite::Settings;
use crate::report::{mask, totals};
use crate::run::Run;
use crate::source::SourceFile;
use crate::walk::{self, Candidate, Found, Hidden, IgnoreFiles, Named, WalkOptions, Workplace};
use std::io::{self, Read as _, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Runs the command and gives its exit code.
pub(super) fn run(args: &CheckArgs) -> Result<u8, CliError> {
    let directory = std::env::current_dir().map_err(|error| CliError::io("the working directory cannot be used", error))?;
    let workplace = Workplace::new(directory);
    let mut gathered = if args.paths.iter().any(|path| path == Path::new("-")) {
        read_stdin(args, &workplace)?
    } else {
        find_files(args, &workplace)?
    };
    let jobs = args.jobs.map_or(0, NonZeroUsize::get);
    let projects = ProjectsByFile::find(&gathered.candidates, &workplace);
    let sources = gathered.candidates.into_iter().map(|candidate| candidate.source).collect();
    let settings = Settings::default();
    let analyze = |source: &SourceFile| pipeline::analyze_in(source, projects.of(source), &settings);
    let mut reports = analysis::analyze_all(sources, jobs, &analyze)
        .map_err(|error| CliError::io("the analysis could not be started", error))?;
    gathered.notices.append(&mut projects.report(&mut reports));
    let mut run = Run::new(reports, gathered.notices, gathered.files_checked);
    let files = run.files.iter().map(|file| &file.source.path);
    let shown = files.chain(run.notices.iter().map(|notice| &notice.path));
    run.uris = shown.map(|path| (path.clone(), workplace.uri(path))).collect();
    report(args, &run, &gathered.left_out)?;
    let policy = exit::Policy { fail_on: args.fail_on, exit_zero: args.exit_zero, strict: args.strict };
    Ok(exit::code(&run, policy))
}

/// What there is to analyse, from wherever it came.
struct Gathered {
    candidates: Vec<Candidate>,
    notices: Vec<Notice>,
    left_out: Vec<String>,
    files_checked: usize,
}

fn find_files(args: &CheckArgs, workplace: &Workplace) -> Result<Gathered, CliError> {
    let files = &args.files;
    let options = WalkOptions {
        paths: args.paths.clone(),
        ignore_files: if files.no_ignore { IgnoreFiles::Disregarded } else { IgnoreFiles::Honoured },
        hidden: if files.hidden { Hidden::Visited } else { Hidden::Skipped },
        exclude: files.exclude.clone(),
        named: if files.force_exclude { Named::ObeysExcludes } else { Named::OverridesExcludes },
        jobs: args.jobs.map_or(0, NonZeroUsize::get),
    };
    let found = walk::walk(&options, workplace, &engine::FILTER)?;
    let Found { candidates, notices, left_out, files_checked, .. } = found;
    Ok(Gathered { candidates, notices, left_out, files_checked })
}

fn read_stdin(args: &CheckArgs, workplace: &Workplace) -> Result<Gathered, CliError> {
    if args.paths.len() > 1 {
        let message = "`-` reads the standard input and cannot be combined with other paths";
        return Err(CliError::Usage(message.to_owned()));
    }
    let Some(name) = args.stdin_filename.as_deref() else {
        let message = "`-` needs --stdin-filename NAME: its extension says the language";
        return Err(CliError::Usage(message.to_owned()));
    };
    if !engine::accepts(Path::new(name)) {
        let message = format!("no language is known for the extension of --stdin-filename `{name}`");
        return Err(CliError::Usage(message));
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map_err(|error| CliError::io("the standard input could not be read", error))?;
    let location = PathBuf::from(name);
    let (candidates, notices) = match walk::decode(workplace.show(&location), bytes) {
        Ok((source, special)) => (vec![Candidate { location, source }], special.into_iter().collect()),
        Err(notice) => (Vec::new(), vec![notice]),
    };
    Ok(Gathered { candidates, notices, left_out: Vec::new(), files_checked: 1 })
}

/// Writes every report. The files come first: a closed standard output must not keep them from being written.
fn report(args: &CheckArgs, run: &Run, left_out: &[String]) -> Result<(), CliError> {
    for output in &args.output {
        sink::to_file(run, output)?;
    }
    sink::to_stdout(run, args.output_format)?;
    if !args.quiet {
        // Nobody is left to tell if the error stream is closed.
        let _ = comment(args, run, left_out);
    }
    Ok(())
}

fn comment(args: &CheckArgs, run: &Run, left_out: &[String]) -> io::Result<()> {
    let mut out = anstream::stderr().lock();
    if args.verbose {
        for folder in left_out {
            writeln!(out, "note: {}: left out, the code in it is not yours", mask::line(folder))?;
        }
    }
    totals::write_notices(run, &mut out)?;
    if run.totals.files_checked == 0 && run.notices.is_empty() {
        writeln!(out, "warning: there is no file to check under the paths given")?;
    }
    totals::write_totals(run, &mut out)
}
