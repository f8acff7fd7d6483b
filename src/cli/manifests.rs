//! The projects of the files that are analysed, and the findings in their manifests.
//!
//! This module deliberately decides nothing: `walk` finds manifests, and the pipeline says what is wrong with them.

use crate::finding::Notice;
use crate::project::Project;
use crate::run::FileReport;
use crate::source::SourceFile;
use crate::walk::{Candidate, Projects, Workplace};
use crate::{lang, lint, pipeline, sdk};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The project of each file, by displayed path.
pub(super) struct ProjectsByFile {
    projects: BTreeMap<String, Arc<Project>>,
    unknown: Project,
}

impl ProjectsByFile {
    /// Looks for the manifests around each file.
    pub(super) fn find(candidates: &[Candidate], workplace: &Workplace) -> Self {
        let mut finder = Projects::new(workplace);
        let mut projects = BTreeMap::new();
        for candidate in candidates {
            let adapter = lang::of_file(&candidate.source.path);
            let table = adapter.and_then(|adapter| sdk::table(adapter.language()));
            if let Some(package) = table.and_then(|table| table.package.as_ref()) {
                projects.insert(candidate.source.path.clone(), finder.of(&candidate.location, package));
            }
        }
        Self { projects, unknown: Project::default() }
    }

    /// The project of a file; one that nothing is known of if there is none.
    pub(super) fn of(&self, source: &SourceFile) -> &Project {
        self.projects.get(&source.path).map_or(&self.unknown, |project| project)
    }

    /// What is to be said about the manifests beside files that mint tokens: findings are added to the reports, and
    /// what could not be read is given back.
    pub(super) fn report(&self, reports: &mut Vec<FileReport>) -> Vec<Notice> {
        let files = || reports.iter().map(|report| (&report.source, &report.analysis, self.of(&report.source)));
        let concerned = files().filter(|(_, analysis, _)| lint::manifest::is_concerned(analysis));
        let notices = concerned.flat_map(|(_, _, project)| project.notices().iter().cloned()).collect();
        for (source, mut analysis) in pipeline::manifests(files()) {
            // A setup script is a source file too.
            match reports.iter_mut().find(|report| report.source.path == source.path) {
                Some(report) => {
                    report.analysis.findings.append(&mut analysis.findings);
                    report.analysis.secrets.append(&mut analysis.secrets);
                }
                None => reports.push(FileReport { source, analysis }),
            }
        }
        notices
    }
}
