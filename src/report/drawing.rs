//! Draws a diagnostic as a header, its marked source, and notes.
//!
//! It stands in for the diagnostics library's own handler, whose labels leave the right edge or shrink to columns of
//! words, and takes the library's protocol and theme. This module deliberately knows no finding.

use super::excerpt::{Excerpt, cut};
use super::labels::{self, Ink, Row, Shapes, wrap};
use super::replacement::Line;
use super::{Characters, Color, Style};
use miette::{Diagnostic, GraphicalTheme, Severity, ThemeCharacters, ThemeStyles};
use owo_colors::{OwoColorize as _, Style as Ansi};
use similar::ChangeTag;
use std::io;
use unicode_width::UnicodeWidthStr as _;

/// Before what a header says after its first line.
const HEADER_INDENT: &str = "  ";
/// Lines of a rewrite that are shown. The whole is what a patch is for.
const MOST_LINES: usize = 20;

/// A rewrite to draw below a picture.
pub(super) struct Replacement {
    /// What it is.
    pub(super) word: &'static str,
    /// What it does, or what it rests on.
    pub(super) text: String,
    /// What it changes.
    pub(super) lines: Vec<Line>,
    /// The arguments that show all of it.
    pub(super) command: &'static str,
}

/// How pictures are drawn.
pub(super) struct Handler {
    style: Style,
    theme: GraphicalTheme,
    shapes: Shapes,
}

impl Handler {
    pub(super) fn new(style: Style) -> Self {
        let characters = match style.characters {
            Characters::Unicode => ThemeCharacters::unicode(),
            Characters::Ascii => ThemeCharacters { vbar_break: '|', ..ThemeCharacters::ascii() },
        };
        let (primary, part) = match style.characters {
            Characters::Unicode => (('━', '┯'), (characters.hbar, characters.underbar)),
            Characters::Ascii => (('^', '|'), ('-', '|')),
        };
        let (down, along, to_right, to_left) = (characters.vbar, characters.hbar, characters.lbot, characters.rbot);
        let shapes = Shapes { primary, part, down, along, to_right, to_left };
        let styles = match style.color {
            Color::Colored => styles(),
            Color::Plain => ThemeStyles::none(),
        };
        Self { style, theme: GraphicalTheme { characters, styles }, shapes }
    }

    /// Draws one diagnostic, and the rewrite below it. Each line of its help is a note.
    pub(super) fn draw(
        &self,
        diagnostic: &dyn Diagnostic,
        replacement: Option<&Replacement>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let excerpt = Excerpt::read(diagnostic).map_err(io::Error::other)?;
        let numbers = replacement.iter().flat_map(|replacement| &replacement.lines).map(|line| line.number);
        let last = numbers.chain(excerpt.lines.keys().copied()).max().unwrap_or(1);
        let gutter = last.to_string().len();
        let level = match diagnostic.severity() {
            Some(Severity::Error) | None => self.theme.styles.error,
            Some(Severity::Warning) => self.theme.styles.warning,
            Some(Severity::Advice) => self.theme.styles.advice,
        };
        self.header(diagnostic, level, out)?;
        self.source(&excerpt, level, gutter, out)?;
        for note in diagnostic.help().map(|help| help.to_string()).unwrap_or_default().lines() {
            self.note("note", note, gutter, out)?;
        }
        replacement.map_or(Ok(()), |replacement| self.replacement(replacement, gutter, out))
    }

    fn replacement(&self, replacement: &Replacement, gutter: usize, out: &mut dyn io::Write) -> io::Result<()> {
        self.note(replacement.word, &replacement.text, gutter, out)?;
        let all = &replacement.lines;
        // The picture has most of those that go.
        let shown = |line: &&Line| all.len() <= MOST_LINES || line.tag == ChangeTag::Insert;
        let shown = all.iter().filter(shown).take(MOST_LINES).collect::<Vec<_>>();
        for line in &shown {
            let text = cut(&line.text, self.style.line_width.saturating_sub(gutter + 4), self.cut());
            let number = format!(" {:>gutter$} ", line.number);
            let changed = format!("{} {text}", line.tag);
            let ink = match (self.style.color, line.tag) {
                (Color::Plain, _) | (_, ChangeTag::Equal) => Ansi::new(),
                (_, ChangeTag::Delete) => Ansi::new().red(),
                (_, ChangeTag::Insert) => Ansi::new().green(),
            };
            writeln!(out, "{}{}", number.style(self.theme.styles.linum), changed.trim_end().style(ink))?;
        }
        if shown.len() == all.len() {
            return Ok(());
        }
        let text = format!("{} shortened; all of it: tokenlift {}", self.cut(), replacement.command);
        writeln!(out, "{}", text.style(self.theme.styles.linum))
    }

    fn header(&self, diagnostic: &dyn Diagnostic, level: Ansi, out: &mut dyn io::Write) -> io::Result<()> {
        let code = diagnostic.code().map(|code| code.to_string()).unwrap_or_default();
        let lines = wrap(&format!("{code}: {diagnostic}"), self.style.width.saturating_sub(HEADER_INDENT.len()));
        let message = |text: &str| text.style(self.theme.styles.help).to_string();
        let mut lines = lines.iter();
        let first = lines.next().and_then(|line| line.strip_prefix(&code)).unwrap_or_default();
        writeln!(out, "{}{}", code.style(level), message(first))?;
        for line in lines {
            writeln!(out, "{HEADER_INDENT}{}", message(line))?;
        }
        Ok(())
    }

    fn source(&self, excerpt: &Excerpt<'_>, level: Ansi, gutter: usize, out: &mut dyn io::Write) -> io::Result<()> {
        let (frame, characters) = (self.theme.styles.linum, &self.theme.characters);
        self.open(&excerpt.place, gutter, out)?;
        let mut last = None;
        for (&number, line) in &excerpt.lines {
            if last.is_some_and(|last| number > last + 1) {
                writeln!(out, "{}", "...".style(frame))?;
            }
            last = Some(number);
            for piece in line.pieces(self.style.line_width.saturating_sub(gutter + 4), self.cut()) {
                // Labels may go as far as the line does.
                let width = self.style.width.saturating_sub(gutter + 4).max(piece.text.width());
                let bar = format!(" {number:>gutter$} {}", characters.vbar);
                writeln!(out, "{}", format!("{} {}", bar.style(frame), piece.text).trim_end())?;
                let bar = format!(" {:gutter$} {}", "", characters.vbar_break);
                for row in labels::rows(&piece.marks, width, &self.shapes) {
                    writeln!(out, "{} {}", bar.style(frame), self.inked(&row, level))?;
                }
            }
        }
        self.close(gutter, out)
    }

    fn open(&self, place: &str, gutter: usize, out: &mut dyn io::Write) -> io::Result<()> {
        let (frame, link) = (self.theme.styles.linum, self.theme.styles.link);
        let ThemeCharacters { ltop, hbar, lbox, rbox, .. } = &self.theme.characters;
        match self.style.characters {
            Characters::Unicode => {
                let corner = format!(" {:gutter$} {ltop}{hbar}{lbox}", "");
                writeln!(out, "{}{}{}", corner.style(frame), place.style(link), rbox.style(frame))
            }
            Characters::Ascii => {
                let arrow = format!(" {:gutter$}--> ", "");
                writeln!(out, "{}{}", arrow.style(frame), place.style(link))
            }
        }
    }

    fn close(&self, gutter: usize, out: &mut dyn io::Write) -> io::Result<()> {
        let ThemeCharacters { lbot, hbar, .. } = &self.theme.characters;
        match self.style.characters {
            Characters::Unicode => {
                let corner = format!(" {:gutter$} {lbot}{hbar}{hbar}{hbar}", "");
                writeln!(out, "{}", corner.style(self.theme.styles.linum))
            }
            Characters::Ascii => Ok(()),
        }
    }

    fn note(&self, word: &str, text: &str, gutter: usize, out: &mut dyn io::Write) -> io::Result<()> {
        let indent = gutter + 2 + "= : ".len() + word.len();
        let lines = wrap(text, self.style.width.saturating_sub(indent));
        let (sign, word) = ("=".style(self.theme.styles.linum), word.style(self.theme.styles.help));
        writeln!(out, " {:gutter$} {sign} {word}: {}", "", lines.join(&format!("\n{:indent$}", "")))
    }

    const fn cut(&self) -> &'static str {
        match self.style.characters {
            Characters::Unicode => "…",
            Characters::Ascii => "...",
        }
    }

    /// A row in its colours.
    fn inked(&self, row: &Row, level: Ansi) -> String {
        let part = self.theme.styles.highlights.first().copied().unwrap_or_default();
        let same = row.chunk_by(|(_, a), (_, b)| a == b);
        let text = same.map(|cells| {
            let text: String = cells.iter().map(|&(character, _)| character).filter(|&c| c != labels::COVERED).collect();
            match cells.first() {
                Some((_, Ink::Primary)) => text.style(level).to_string(),
                Some((_, Ink::Part)) => text.style(part).to_string(),
                _ => text,
            }
        });
        text.collect()
    }
}

/// The colours: one for the level, and one for all parts, since none of them is better than another.
fn styles() -> ThemeStyles {
    ThemeStyles {
        error: Ansi::new().red().bold(),
        warning: Ansi::new().yellow().bold(),
        advice: Ansi::new().cyan().bold(),
        help: Ansi::new().bold(),
        link: Ansi::new().cyan(),
        linum: Ansi::new().dimmed(),
        highlights: vec![Ansi::new().magenta()],
    }
}
