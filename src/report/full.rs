//! The full format: a picture of each finding in its source.
//!
//! Pictures are drawn on a masked copy of the source. This module deliberately draws nothing itself: it puts findings
//! into the form of the diagnostics library.

use super::Style;
use super::drawing::{Handler, Replacement};
use super::lines::Lines;
use super::mask::{self, Masked};
use super::places::labels;
use super::replacement;
use super::text::level;
use crate::finding::{Applicability, Confidence, Finding, Severity};
use crate::run::{FileReport, Run};
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::borrow::Cow;
use std::fmt;
use std::io;

/// Writes a picture of each finding.
///
/// # Errors
///
/// If the writer fails.
pub fn write(run: &Run, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let handler = Handler::new(style);
    for file in &run.files {
        let masked = Masked::new(file);
        let lines = Lines::new(mask::line(&file.source.path).into(), &masked.text);
        for finding in &file.analysis.findings {
            let picture = Picture { finding, labels: labels(finding, &masked), lines: &lines };
            handler.draw(&picture, replacement(finding, file, &masked).as_ref(), out)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The rewrite of a finding, if there is one: what it does, or what it rests on.
fn replacement(finding: &Finding, file: &FileReport, masked: &Masked) -> Option<Replacement> {
    let fix = finding.fix.as_ref()?;
    let (word, command, text) = match finding.applicability {
        Applicability::Safe => ("safe fix", "fix --diff", mask::message(&fix.description).into_owned()),
        Applicability::Unsafe => {
            ("unsafe fix", "fix --unsafe-fixes --diff", reasons(finding).collect::<Vec<_>>().join("; "))
        }
        Applicability::None => return None,
    };
    Some(Replacement { word, text, lines: replacement::lines(fix, file, masked), command })
}

fn reasons(finding: &Finding) -> impl Iterator<Item = Cow<'_, str>> {
    finding.reasons.iter().map(|reason| mask::message(reason))
}

/// A finding in the form of the diagnostics library.
#[derive(Debug)]
struct Picture<'a> {
    finding: &'a Finding,
    labels: Vec<LabeledSpan>,
    lines: &'a Lines<'a>,
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&mask::message(&self.finding.message))
    }
}

impl std::error::Error for Picture<'_> {}

impl Diagnostic for Picture<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(format!("{}[{}]", level(self.finding.severity), self.finding.rule)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Note => miette::Severity::Advice,
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    /// The reasons, one a line; those that a rewrite rests on are said with it.
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let traced = match self.finding.confidence {
            Confidence::Low => Some(Cow::Borrowed("the name is not traced to an import, so this may be another class")),
            Confidence::High => None,
        };
        let with_fix = self.finding.fix.is_some() && self.finding.applicability == Applicability::Unsafe;
        let reasons = reasons(self.finding).filter(|_| !with_fix);
        Some(Box::new(traced.into_iter().chain(reasons).collect::<Vec<_>>().join("\n")))
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.lines)
    }
}
