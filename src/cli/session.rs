//! What the commands that look at files have in common: which files, how they are analysed, what is said besides.
//!
//! This module deliberately writes no report: where reports go differs between the commands.

use super::args::{CheckArgs, SearchArgs};
use super::known::Known;
use super::manifests::ProjectsByFile;
use super::progress::Progress;
use super::settings::SettingsByFile;
use super::{CliError, analysis, engine, own};
use crate::finding::{Analysis, Applicability, Finding, Notice, NoticeKind};
use crate::pipeline;
use crate::report::{Format, mask, sarif, totals};
use crate::run::{FileReport, Run, Totals};
use crate::source::{SourceFile, Span};
use crate::suppress::baseline::Entry;
use crate::suppress::fingerprint;
use crate::walk::{
    self, Candidate, ConfigChoice, Configs, Filter, Found, Hidden, IgnoreFiles, Named, WalkOptions, Workplace,
};
use crate::{lang, lint};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read as _, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// One run of a command: its arguments, its working directory, and what the walk said.
pub(super) struct Session<'a> {
    args: &'a SearchArgs,
    /// What is done with what is found, if it is reported.
    check: Option<&'a CheckArgs>,
    /// The working directory.
    pub(super) workplace: Workplace,
    /// What the user decided about rewrites.
    pub(super) settings: SettingsByFile,
    projects: ProjectsByFile,
    progress: Option<Progress>,
    known: Known,
    /// The paths in their repositories of all files that are analysed.
    analysed: BTreeSet<String>,
    /// The types of the SDK that are classes of the code base, by language.
    own_types: BTreeMap<&'static str, Vec<String>>,
    notices: Vec<Notice>,
    left_out: Vec<String>,
    files_checked: usize,
}

/// The files there are to analyse, one entry of each list for each.
pub(super) struct Split {
    /// Where they are.
    pub(super) locations: Vec<PathBuf>,
    /// Their texts.
    pub(super) sources: Vec<SourceFile>,
    /// What was read from the standard input, if it was.
    pub(super) stdin: Option<Vec<u8>>,
}

/// What there is to analyse, from wherever it came.
struct Gathered {
    candidates: Vec<Candidate>,
    notices: Vec<Notice>,
    left_out: Vec<String>,
    files_checked: usize,
    stdin: Option<Vec<u8>>,
}

impl<'a> Session<'a> {
    /// Finds and reads the files.
    pub(super) fn start(args: &'a SearchArgs, check: Option<&'a CheckArgs>) -> Result<(Self, Split), CliError> {
        let directory =
            std::env::current_dir().map_err(|error| CliError::io("the working directory cannot be used", error))?;
        let workplace = Workplace::new(directory);
        let progress = Progress::start(args.quiet);
        let configs = Configs::new(&choice(args), &workplace)?;
        let Gathered { candidates, notices, left_out, files_checked, stdin } =
            if args.paths.iter().any(|path| path == Path::new("-")) {
                read_stdin(args, &workplace)?
            } else {
                find_files(args, &workplace, &configs, &progress)?
            };
        let projects = ProjectsByFile::find(&candidates, &workplace);
        let settings = SettingsByFile::find(
            &candidates,
            &projects,
            &configs,
            &workplace,
            check.and_then(|check| check.identity.as_deref()),
        )?;
        let own_types = own::types(candidates.iter().map(|candidate| &candidate.source));
        let analysed = candidates.iter().map(|candidate| workplace.uri(&candidate.source.path)).collect();
        let (locations, sources) = candidates.into_iter().map(|candidate| (candidate.location, candidate.source)).collect();
        let (progress, known) = (Some(progress), Known::default());
        let session = Self {
            args,
            check,
            workplace,
            settings,
            projects,
            progress,
            known,
            analysed,
            own_types,
            notices,
            left_out,
            files_checked,
        };
        Ok((session, Split { locations, sources, stdin }))
    }

    /// Leaves out what is no news.
    pub(super) fn leave_out(&mut self, known: Known) {
        self.known = known;
    }

    /// The paths that the arguments name.
    pub(super) fn named(&self) -> Vec<PathBuf> {
        let stdin = self.args.stdin_filename.as_ref().map(PathBuf::from);
        let named = |path: &PathBuf| if path == Path::new("-") { stdin.clone() } else { Some(path.clone()) };
        self.args.paths.iter().filter_map(named).collect()
    }

    /// Analyses files; the reports are in the same order.
    pub(super) fn analyze(&self, sources: Vec<SourceFile>) -> Result<Vec<FileReport>, CliError> {
        self.analyze_with(sources, &|source| {
            let mut analysis = self.analyze_as(source, source, &[]);
            fingerprint::assign(&mut analysis, source, &self.workplace.uri(&source.path));
            // What is known before or does not count is not rewritten.
            let choice = &self.settings.of(source).choice;
            let stays = |finding: &&Finding| {
                finding.fix.is_some() && (self.known.holds(source, finding) || choice.leaves_out(finding))
            };
            let left = analysis.findings.iter().filter(stays).map(|finding| finding.primary).collect::<Vec<_>>();
            if left.is_empty() { analysis } else { self.analyze_as(source, source, &left) }
        })
    }

    /// Analyses files in a way of their own; the reports are in the same order.
    pub(super) fn analyze_with(
        &self,
        sources: Vec<SourceFile>,
        analyze: &(dyn Fn(&SourceFile) -> Analysis + Sync),
    ) -> Result<Vec<FileReport>, CliError> {
        let jobs = self.args.jobs.map_or(0, NonZeroUsize::get);
        let reports = match &self.progress {
            Some(progress) => {
                progress.analyse(sources.len());
                analysis::analyze_all(sources, jobs, &|source| {
                    progress.step();
                    analyze(source)
                })
            }
            None => analysis::analyze_all(sources, jobs, analyze),
        };
        reports.map_err(|error| CliError::io("the analysis could not be started", error))
    }

    /// Analyses a text in the place of a file, without rewrites for the tokens at some places.
    pub(super) fn analyze_as(&self, text: &SourceFile, file: &SourceFile, left: &[Span]) -> Analysis {
        let decisions = self.settings.of(file);
        let adapter = lang::of_file(&text.path);
        let Some(language) = adapter.map(|adapter| adapter.language()) else { return Analysis::default() };
        let Some(table) = decisions.table(language) else { return Analysis::default() };
        let foreign = self.own_types.get(language).map(|own| table.without(own));
        let table = foreign.as_ref().unwrap_or(table);
        pipeline::analyze_with(text, table, self.projects.of(file), &decisions.settings, left)
    }

    /// Adds the findings in the manifests of the files, and gives what is to be said about these.
    pub(super) fn report_manifests(&self, reports: &mut Vec<FileReport>) -> Vec<Notice> {
        self.projects.report(reports)
    }

    /// Whether a file, by its path in the repository, is among what the arguments name, and nothing kept it from being looked
    /// at.
    pub(super) fn looked_at(&self, path: &str) -> bool {
        if !self.analysed.contains(path) && self.may_hold_tokens(path) {
            return false;
        }
        let named = self.args.paths.iter().map(|named| self.workplace.uri(&self.workplace.show(named)));
        let mut named = named.map(|named| named.trim_end_matches('/').to_owned());
        named.any(|named| named.is_empty() || named == "." || path == named || path.starts_with(&format!("{named}/")))
    }

    /// Whether a file is there that may name the SDK: it was left out, or could not be read.
    fn may_hold_tokens(&self, path: &str) -> bool {
        let directory = self.workplace.directory();
        let root = self.workplace.root_of(&directory.join("x")).unwrap_or_else(|| directory.to_path_buf());
        let file = root.join(&*percent_decode_str(path).decode_utf8_lossy());
        match std::fs::read(&file) {
            Ok(bytes) => (engine::FILTER.is_candidate)(&file, &bytes),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        }
    }

    /// One notice for each entry of the baseline that was looked for and is not there any more.
    fn stale(&self, reports: &[FileReport]) -> Vec<Notice> {
        let file = self.check.and_then(|check| check.baseline.as_deref());
        let Some((baseline, file)) = self.known.baseline.as_ref().zip(file) else { return Vec::new() };
        let known = reports.iter().flat_map(|report| &report.analysis.known);
        let known = known.map(|finding| finding.fingerprint.as_str()).collect::<BTreeSet<_>>();
        let stale = baseline.entries().filter(|entry| !known.contains(entry.fingerprint.as_str()));
        let stale = stale.filter(|entry| self.looked_at(&entry.path));
        let notice = |Entry { path, rule, symbol, fingerprint }: &Entry| {
            let place = if symbol.is_empty() { path.clone() } else { format!("{path}, `{symbol}`") };
            let start = fingerprint.get(..8).unwrap_or_default();
            let message = format!("{place}: `{rule}` ({start}) is not there any more: tokenlift baseline prune");
            Notice { path: self.workplace.show(file), kind: NoticeKind::StaleBaseline, message }
        };
        stale.map(notice).collect()
    }

    /// Draws no progress any more: what is written now is to stay.
    pub(super) fn end_progress(&mut self) {
        self.progress = None;
    }

    /// The run that these reports are, with further notices.
    pub(super) fn run(&self, mut reports: Vec<FileReport>, mut notices: Vec<Notice>) -> Run {
        let parsed = reports.len();
        notices.append(&mut self.report_manifests(&mut reports));
        for FileReport { source, analysis } in &mut reports {
            fingerprint::assign(analysis, source, &self.workplace.uri(&source.path));
            self.settings.of(source).choice.apply(analysis);
            let (known, new) =
                std::mem::take(&mut analysis.findings).into_iter().partition(|finding| self.known.holds(source, finding));
            (analysis.known, analysis.findings) = (known, new);
        }
        notices.append(&mut self.stale(&reports));
        notices.extend(self.notices.iter().cloned());
        let run = Run::new(reports, notices, self.files_checked);
        let mut run = run.located(|shown| self.workplace.place(shown));
        let mut totals = Totals { files_parsed: parsed, ..run.totals };
        for (_, finding) in run.findings().filter(|(_, finding)| lint::is_about_tokens(finding)) {
            *match finding.applicability {
                Applicability::Safe => &mut totals.safe_fixes,
                Applicability::Unsafe => &mut totals.unsafe_fixes,
                Applicability::None => &mut totals.by_hand,
            } += 1;
        }
        run.totals = totals;
        run.shows_ignored = self.check.is_some_and(|check| check.show_ignored);
        run.is_compared = self.known.is_asked();
        run
    }

    /// Whether a format is among those asked for.
    pub(super) fn writes(&self, format: Format) -> bool {
        self.check
            .is_some_and(|check| check.output_format == format || check.output.iter().any(|output| output.format == format))
    }

    /// Whether nothing but errors is to be said.
    pub(super) const fn is_quiet(&self) -> bool {
        self.args.quiet
    }

    /// Says on the error stream what the report does not: notices, what to do next, and at last the totals.
    pub(super) fn comment(&self, run: &Run, advise: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        // Nobody is left to tell if the error stream is closed.
        let _ = self.notices(run).and_then(|()| {
            if self.args.quiet {
                return Ok(());
            }
            let mut out = anstream::stderr().lock();
            totals::write_next(run, &mut out)?;
            advise(&mut out)?;
            totals::write_totals(run, &mut out)
        });
    }

    /// Says on the error stream what there is to know about files.
    pub(super) fn notices(&self, run: &Run) -> io::Result<()> {
        let mut out = anstream::stderr().lock();
        if self.args.quiet {
            return totals::write_failures(run, &mut out);
        }
        if self.args.verbose {
            for folder in &self.left_out {
                writeln!(out, "note: {}: left out, the code in it is not yours", mask::line(folder))?;
            }
        }
        totals::write_notices(run, &mut out)?;
        if let Some(limit) = sarif::limit(run).filter(|_| self.writes(Format::Sarif)) {
            writeln!(out, "warning: {limit}")?;
        }
        if run.totals.files_checked == 0 && run.notices.is_empty() {
            writeln!(out, "warning: there is no file to check under the paths given")?;
        }
        Ok(())
    }
}

fn choice(args: &SearchArgs) -> ConfigChoice {
    match &args.config {
        _ if args.no_config => ConfigChoice::Never,
        Some(file) => ConfigChoice::File(file.clone()),
        None => ConfigChoice::Nearest,
    }
}

fn find_files(
    args: &SearchArgs,
    workplace: &Workplace,
    configs: &Configs<'_>,
    progress: &Progress,
) -> Result<Gathered, CliError> {
    let options = WalkOptions {
        paths: args.paths.clone(),
        ignore_files: if args.no_ignore { IgnoreFiles::Disregarded } else { IgnoreFiles::Honoured },
        hidden: if args.hidden { Hidden::Visited } else { Hidden::Skipped },
        exclude: args.exclude.clone(),
        named: if args.force_exclude { Named::ObeysExcludes } else { Named::OverridesExcludes },
        jobs: args.jobs.map_or(0, NonZeroUsize::get),
    };
    // Excludes find the configuration of every other file before it is read.
    args.paths.iter().for_each(|path| drop(configs.of(path)));
    let is_candidate = |path: &Path, bytes: &[u8]| {
        progress.step();
        engine::is_candidate(path, bytes, configs)
    };
    let filter = Filter { is_candidate: &is_candidate, ..engine::FILTER };
    let found = walk::walk(&options, workplace, configs, &filter)?;
    let Found { candidates, notices, left_out, files_checked, .. } = found;
    Ok(Gathered { candidates, notices, left_out, files_checked, stdin: None })
}

fn read_stdin(args: &SearchArgs, workplace: &Workplace) -> Result<Gathered, CliError> {
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
    let (candidates, notices) = match walk::decode(workplace.show(&location), bytes.clone()) {
        Ok((source, special)) => (vec![Candidate { location, source }], special.into_iter().collect()),
        Err(notice) => (Vec::new(), vec![notice]),
    };
    Ok(Gathered { candidates, notices, left_out: Vec::new(), files_checked: 1, stdin: Some(bytes) })
}
