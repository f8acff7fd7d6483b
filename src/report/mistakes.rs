//! Mistakes in a configuration, each shown in the user's file.
//!
//! Of the file nothing is drawn but the line of the mistake, without its values. This module deliberately does not decide
//! what a mistake is.

use super::Style;
use super::drawing::Handler;
use super::lines::Lines;
use super::mask::{self, Masked};
use crate::config::Mistake;
use crate::finding::Analysis;
use crate::run::FileReport;
use crate::source::{SourceFile, Span};
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::{fmt, io};

/// Writes a picture of each mistake in a file, of which the spans hidden are not shown.
///
/// # Errors
///
/// If the writer fails.
pub fn write(
    source: &SourceFile,
    mistakes: &[Mistake],
    hidden: &[Span],
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let analysis = Analysis { suspects: hidden.to_vec(), ..Analysis::default() };
    let masked = Masked::new(&FileReport { source: source.clone(), analysis });
    let handler = Handler::new(style);
    for mistake in mistakes {
        let (start, end) = (masked.offset(mistake.span.start), masked.offset(mistake.span.end));
        let (before, after) = masked.text.split_at(start);
        let (above, indent) =
            before.rsplit_once('\n').map_or((0, before), |(above, line)| (above.matches('\n').count() + 1, line));
        let line = after.lines().next().unwrap_or_default();
        // The lines above are there to be counted.
        let text = format!("{}{indent}{line}", "\n".repeat(above));
        let lines = Lines::new(mask::line(&source.path).into(), &text);
        let mark = LabeledSpan::new_primary_with_span(None, (above + indent.len(), line.len().min(end - start)));
        handler.draw(&Picture { mistake, mark, lines: &lines }, None, out)?;
    }
    Ok(())
}

/// A mistake in the form of the diagnostics library.
#[derive(Debug)]
struct Picture<'a> {
    mistake: &'a Mistake,
    mark: LabeledSpan,
    lines: &'a Lines<'a>,
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&mask::message(&self.mistake.message))
    }
}

impl std::error::Error for Picture<'_> {}

impl Diagnostic for Picture<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new("error"))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(mask::message(self.mistake.help.as_deref()?)))
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(std::iter::once(self.mark.clone())))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, marked: &str, hidden: &[&str]) -> String {
        let span = |part: &str| {
            let at = text.find(part).unwrap();
            Span::new(at, at + part.len())
        };
        let mistake = Mistake { span: span(marked), message: "wrong".into(), help: None };
        let hidden = hidden.iter().map(|part| span(part)).collect::<Vec<_>>();
        let mut bytes = Vec::new();
        write(&SourceFile::new("c.toml", text), &[mistake], &hidden, Style::PLAIN, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_line_of_the_mistake_is_shown_and_nothing_else() {
        let drawn = drawn("\u{feff}a = 'x'\r\n  pass = 'sésame' # y\r\nb = 'z'\r\n", "pass", &["sésame", " y"]);
        assert_eq!(drawn, "error: wrong\n  --> c.toml:2:3\n 2 |   pass = '******' #**\n   |   ^^^^\n");
    }

    #[test]
    fn a_file_that_is_empty_or_ends_early_has_a_last_line() {
        for (text, place) in [("", "1:1"), ("a\n", "2:1"), ("a", "1:2")] {
            let mistake = Mistake { span: Span::new(text.len(), text.len()), message: "wrong".into(), help: None };
            let mut bytes = Vec::new();
            write(&SourceFile::new("c", text), &[mistake], &[], Style::PLAIN, &mut bytes).unwrap();
            let drawn = String::from_utf8(bytes).unwrap();
            assert!(drawn.contains(&format!("--> c:{place}\n")), "{drawn}");
        }
    }
}
