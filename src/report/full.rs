//! The full format: a picture of each finding in its source.
//!
//! Pictures are drawn on a masked copy of the source and fit the width they are given where the source does. This module
//! deliberately draws nothing over several lines: a long place is marked on its first line.

use super::lines::Lines;
use super::mask::{self, Masked};
use super::places::{TAB, places};
use super::text::{RESET, level, paint};
use super::{Characters, Color, Style};
use crate::finding::Finding;
use crate::run::{FileReport, Run};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};
use std::fmt;
use std::io;

const BOLD: &str = "\u{1b}[1m";

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
        let lines = Lines::new(mask::line(&file.source.path).into(), &masked.text);
        for finding in &file.analysis.findings {
            header(finding, style, out)?;
            picture(&handler, file, finding, &masked, &lines, style, out)?;
            for reason in &finding.reasons {
                note(&mask::message(reason), style, out)?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn header(finding: &Finding, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let (paint, bold, reset) = match style.color {
        Color::Colored => (paint(finding.severity), BOLD, RESET),
        Color::Plain => ("", "", ""),
    };
    let (level, message) = (level(finding.severity), mask::message(&finding.message));
    writeln!(out, "{bold}{paint}{level}[{}]{reset}{bold}: {message}{reset}", finding.rule)
}

fn note(text: &str, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let (bold, reset) = match style.color {
        Color::Colored => (BOLD, RESET),
        Color::Plain => ("", ""),
    };
    writeln!(out, "  = {bold}note{reset}: {text}")
}

fn picture(
    handler: &GraphicalReportHandler,
    file: &FileReport,
    finding: &Finding,
    masked: &Masked,
    lines: &Lines<'_>,
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let places = places(finding, masked);
    if places.iter().any(|place| place.longest_line(lines) > LONGEST_LINE) {
        return in_words(file, finding, style, out);
    }
    let labels = places.iter().map(|place| place.label(lines, style.width)).collect();
    let mut drawn = String::new();
    handler.render_report(&mut drawn, &Picture { labels, lines }).map_err(io::Error::other)?;
    // What the library writes above the source repeats the header.
    for line in drawn.lines().skip_while(|line| !line.contains(['╭', ','])) {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Says in words what cannot be drawn.
fn in_words(file: &FileReport, finding: &Finding, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let at = file.source.position(finding.primary.start);
    writeln!(out, "  --> {}:{}:{}", mask::line(&file.source.path), at.line, at.column)?;
    for related in &finding.related {
        let at = file.source.position(related.span.start);
        note(&format!("{}:{}: {}", at.line, at.column, mask::message(&related.message)), style, out)?;
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
            // One colour for all places: the library's many would say that one is better than another.
            Color::Colored => {
                ThemeStyles { highlights: vec![owo_colors::Style::new().magenta().bold()], ..ThemeStyles::ansi() }
            }
            Color::Plain => ThemeStyles::none(),
        },
    };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(style.width).with_urls(false);
    handler.tab_width(TAB).without_syntax_highlighting()
}

/// The places of a finding in the form the drawing library wants.
#[derive(Debug)]
struct Picture<'a> {
    labels: Vec<LabeledSpan>,
    lines: &'a Lines<'a>,
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Picture<'_> {}

impl Diagnostic for Picture<'_> {
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.lines as &dyn SourceCode)
    }
}
