//! The full format: a picture of each finding in its source.
//!
//! Pictures are drawn on a masked copy of the source and fit 80 columns where the source does. This module
//! deliberately draws nothing over several lines: a long place is marked on its first line.

use super::mask::{self, Masked};
use super::places::{TAB, WIDTH, places};
use super::text::level;
use super::{Characters, Color, Style};
use crate::finding::{Finding, Severity};
use crate::run::{FileReport, Run};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};
use std::fmt;
use std::io;

/// Longer lines, as in minified code, are not drawn.
const LONGEST_LINE: usize = 240;

/// Writes a picture of each finding.
///
/// # Errors
///
/// If the writer fails.
pub fn write(run: &Run, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let handler = handler(style);
    for file in &run.files {
        let masked = Masked::new(file);
        let source = Drawn { path: mask::line(&file.source.path).into(), text: &masked.text };
        for finding in &file.analysis.findings {
            let picture = Picture::new(file, finding, &masked, &source);
            let mut drawn = String::new();
            handler.render_report(&mut drawn, &picture).map_err(io::Error::other)?;
            for line in drawn.lines() {
                writeln!(out, "{}", line.trim_end())?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn handler(style: Style) -> GraphicalReportHandler {
    let theme = GraphicalTheme {
        characters: match style.characters {
            Characters::Unicode => ThemeCharacters::unicode(),
            Characters::Ascii => ThemeCharacters::ascii(),
        },
        styles: match style.color {
            Color::Colored => ThemeStyles::ansi(),
            Color::Plain => ThemeStyles::none(),
        },
    };
    GraphicalReportHandler::new_themed(theme).with_width(WIDTH).with_urls(false).tab_width(TAB).without_syntax_highlighting()
}

/// A finding in the form the drawing library wants.
#[derive(Debug)]
struct Picture<'a> {
    severity: Severity,
    rule: &'a str,
    message: String,
    notes: Vec<String>,
    labels: Vec<LabeledSpan>,
    source: &'a Drawn<'a>,
}

impl<'a> Picture<'a> {
    fn new(file: &'a FileReport, finding: &'a Finding, masked: &Masked, source: &'a Drawn<'a>) -> Self {
        let mut picture = Self {
            severity: finding.severity,
            rule: &finding.rule,
            message: mask::message(&finding.message).into_owned(),
            notes: Vec::new(),
            labels: Vec::new(),
            source,
        };
        let places = places(finding, masked);
        if places.iter().all(|place| place.longest_line(&masked.text) <= LONGEST_LINE) {
            picture.labels = places.iter().map(|place| place.label(&masked.text)).collect();
        } else {
            picture.list_places(file, finding);
        }
        picture.notes.extend(finding.reasons.iter().map(|reason| mask::message(reason).into_owned()));
        picture
    }

    /// Says in words what cannot be drawn.
    fn list_places(&mut self, file: &FileReport, finding: &Finding) {
        let at = file.source.position(finding.primary.start);
        let path = mask::line(&file.source.path);
        self.message = format!("{} at {path}:{}:{}", self.message, at.line, at.column);
        self.notes.extend(finding.related.iter().map(|related| {
            let at = file.source.position(related.span.start);
            format!("{}:{}: {}", at.line, at.column, mask::message(&related.message))
        }));
    }
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Picture<'_> {}

impl Diagnostic for Picture<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(format!("{}[{}]", level(self.severity), self.rule)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Note => miette::Severity::Advice,
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        match self.notes.as_slice() {
            [] => None,
            [note] => Some(Box::new(note)),
            notes => Some(Box::new(format!("- {}", notes.join("\n- ")))),
        }
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.labels.is_empty()).then_some(self.source as &dyn SourceCode)
    }
}

/// The masked text as the drawing library reads it.
#[derive(Debug)]
struct Drawn<'a> {
    path: String,
    text: &'a str,
}

impl SourceCode for Drawn<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.text.read_span(span, lines_before, lines_after)?;
        // The library counts bytes, every other format characters.
        let before = self.text.get(..read.span().offset()).unwrap_or_default();
        let column = match read.column() {
            0 => 0,
            _ => before.rsplit('\n').next().unwrap_or_default().chars().count(),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            read.data(),
            *read.span(),
            read.line(),
            column,
            read.line_count(),
        )))
    }
}
