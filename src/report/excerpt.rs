//! The lines of a source that a picture shows, and the pieces of long ones that fit.
//!
//! Lines are read through the protocol of the diagnostics library, once for each marked line. This module deliberately
//! draws nothing.

use super::labels::Mark;
use miette::{Diagnostic, LabeledSpan, MietteError, SourceSpan};
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Columns of a tab.
const TAB: usize = 4;
/// Columns shown after the last mark of a piece, where there are more.
const AFTER: usize = 10;
/// Lines looked at before a marked one: gaps of so many lines are shown instead of a sign for them.
const GAP: usize = 2;

/// The lines of a picture.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    /// Where to look first: the source's name, line and column.
    pub(super) place: String,
    /// Each line by its number from 1: the marked ones, and before each the one that leads to it.
    pub(super) lines: BTreeMap<usize, Line<'a>>,
}

/// A line with the places in it, in order.
#[derive(Debug, Default)]
pub(super) struct Line<'a> {
    text: &'a str,
    /// Offset of its first byte in the source.
    start: usize,
    places: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    /// Bytes of the line.
    range: Range<usize>,
    text: String,
    is_primary: bool,
}

/// A piece of a line that fits, with its marks.
#[derive(Debug)]
pub(super) struct Piece<'l> {
    /// What to show.
    pub(super) text: String,
    /// The marks below it.
    pub(super) marks: Vec<Mark<'l>>,
}

impl<'a> Excerpt<'a> {
    /// What to show of a diagnostic with a source. Its labels are in order, each on one line, and do not overlap.
    pub(super) fn read(diagnostic: &'a dyn Diagnostic) -> Result<Self, MietteError> {
        let source = diagnostic.source_code().ok_or(MietteError::OutOfBounds)?;
        let mut excerpt = Self { place: String::new(), lines: BTreeMap::new() };
        for label in diagnostic.labels().into_iter().flatten() {
            if label.primary() {
                let at = source.read_span(label.inner(), 0, 0)?;
                excerpt.place = format!("{}:{}:{}", at.name().unwrap_or_default(), at.line() + 1, at.column() + 1);
            }
            let is_read = excerpt.lines.last_entry().is_some_and(|line| line.get().contains(label.offset()));
            if !is_read {
                let read = source.read_span(&SourceSpan::new(label.offset().into(), 0), GAP, 0)?;
                excerpt.add(read.line() + 1, read.span().offset(), read.data(), label.offset());
            }
            if let Some(mut line) = excerpt.lines.last_entry() {
                line.get_mut().mark(&label);
            }
        }
        Ok(excerpt)
    }

    /// Adds the line with an offset, and of the lines before it the one that leads to it, unless it says nothing, and
    /// those that join it to what is shown already. The text begins with the line of this number.
    fn add(&mut self, mut number: usize, mut start: usize, data: &'a [u8], offset: usize) {
        let text = std::str::from_utf8(data).unwrap_or_default();
        let own = text.get(..offset - start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let (before, line) = text.split_at(own);
        let own_start = start + own;
        for text in before.split_inclusive('\n') {
            let leads = start + text.len() == own_start && !text.trim().is_empty();
            if leads || self.lines.contains_key(&(number - 1)) {
                self.lines.entry(number).or_insert_with(|| Line::new(text, start));
            }
            number += 1;
            start += text.len();
        }
        self.lines.insert(number, Line::new(line, start));
    }
}

impl<'a> Line<'a> {
    fn new(text: &'a str, start: usize) -> Self {
        let text = text.lines().next().unwrap_or_default();
        Self { text, start, places: Vec::new() }
    }

    fn contains(&self, offset: usize) -> bool {
        (self.start..=self.start + self.text.len()).contains(&offset)
    }

    fn mark(&mut self, label: &LabeledSpan) {
        let start = (label.offset() - self.start).min(self.text.len());
        let end = (start + label.len()).min(self.text.len());
        let text = label.label().unwrap_or_default().to_owned();
        self.places.push(Place { range: start..end, text, is_primary: label.primary() });
    }

    /// The line in pieces of at most this many columns: the whole where it fits, else what is around its marks, else
    /// its beginning.
    pub(super) fn pieces(&self, width: usize, cut: &str) -> Vec<Piece<'_>> {
        let room = width.saturating_sub(2 * columns(cut)).max(1);
        let mut places = self.places.as_slice();
        if fitting(self.text, width) == self.text.len() {
            return vec![self.piece(0..self.text.len(), places, cut)];
        }
        let mut pieces = Vec::new();
        while let Some(first) = places.first() {
            let end_of = |place: &Place| columns(&self.text[first.range.start..place.range.end]) <= room;
            let number = places.iter().take_while(|place| end_of(place)).count().max(1);
            let (here, rest) = places.split_at(number);
            pieces.push(self.piece(self.around(here, room), here, cut));
            places = rest;
        }
        if pieces.is_empty() {
            pieces.push(self.piece(self.around(&[], room), &[], cut));
        }
        pieces
    }

    /// The bytes to show of a long line: around some places, rather before them than after, or its beginning.
    fn around(&self, places: &[Place], room: usize) -> Range<usize> {
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return 0..fitting(self.text, room) };
        let end = last.range.end + fitting(&self.text[last.range.end..], AFTER);
        let start = fitting_from_end(&self.text[..end], room).min(first.range.start);
        start..start + fitting(&self.text[start..], room)
    }

    fn piece<'l>(&self, shown: Range<usize>, places: &'l [Place], cut: &str) -> Piece<'l> {
        let (before, after) = (if shown.start > 0 { cut } else { "" }, if shown.end < self.text.len() { cut } else { "" });
        let text = self.text[shown.clone()].replace('\t', &" ".repeat(TAB));
        let mark = |place: &'l Place| {
            let (from, to) = (place.range.start.min(shown.end), place.range.end.min(shown.end));
            let start = columns(before) + columns(&self.text[shown.start..from]);
            let end = start + columns(&self.text[from..to]).max(1);
            Mark { start, end, text: &place.text, is_primary: place.is_primary }
        };
        Piece { text: format!("{before}{text}{after}"), marks: places.iter().map(mark).collect() }
    }
}

/// A line as a terminal shows it, without what does not fit.
pub(super) fn cut(text: &str, width: usize, cut: &str) -> String {
    let whole = text.replace('\t', &" ".repeat(TAB));
    match fitting(&whole, width) {
        all if all == whole.len() => whole,
        _ => format!("{}{cut}", &whole[..fitting(&whole, width.saturating_sub(columns(cut)))]),
    }
}

/// Columns of a character.
fn column(character: char) -> usize {
    if character == '\t' { TAB } else { character.width().unwrap_or(1) }
}

fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

/// How many bytes of a text fit into some columns.
fn fitting(text: &str, width: usize) -> usize {
    let mut left = width;
    for (at, character) in text.char_indices() {
        match left.checked_sub(column(character)) {
            Some(rest) => left = rest,
            None => return at,
        }
    }
    text.len()
}

/// Where the last so many columns of a text begin.
fn fitting_from_end(text: &str, width: usize) -> usize {
    let mut left = width;
    let mut start = text.len();
    for (at, character) in text.char_indices().rev() {
        let Some(rest) = left.checked_sub(column(character)) else { break };
        (left, start) = (rest, at);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use miette::MietteDiagnostic;

    fn drawn(text: &str, places: &[(usize, usize)], width: usize) -> Vec<String> {
        let mut line = Line::new(text, 0);
        for &(start, end) in places {
            line.mark(&LabeledSpan::new(None, start, end - start));
        }
        let shown = |piece: Piece<'_>| {
            let marks = piece.marks.iter().map(|mark| piece.text.chars().skip(mark.start).take(mark.end - mark.start));
            let marked: Vec<String> = marks.map(Iterator::collect).collect();
            format!("{}|{}", piece.text, marked.join(" "))
        };
        line.pieces(width, "...").into_iter().map(shown).collect()
    }

    #[test]
    fn lines_that_lead_to_a_mark_or_join_two_are_shown() {
        let lines = |text: &'static str, marked: &str| {
            let labels = text.match_indices('x').map(|(at, _)| LabeledSpan::new_primary_with_span(None, (at, 1)));
            let report = miette::Report::from(MietteDiagnostic::new("").with_labels(labels)).with_source_code(text);
            let excerpt = Excerpt::read(report.as_ref()).unwrap();
            assert_eq!(excerpt.place, marked);
            excerpt.lines.keys().copied().collect::<Vec<_>>()
        };
        assert_eq!(lines("a\nb\nx\nc", ":3:1"), [2, 3]);
        assert_eq!(lines("a\n\n x\nc", ":3:2"), [3]);
        assert_eq!(lines("x\n\n\nx x\n", ":4:3"), [1, 2, 3, 4]);
        assert_eq!(lines("x\n\n\n\nx\n", ":5:1"), [1, 5]);
        assert_eq!(lines("x\na\nb\nc\nx\n", ":5:1"), [1, 4, 5]);
    }

    #[test]
    fn a_line_that_fits_is_whole() {
        assert_eq!(drawn("const a = b;", &[(6, 7), (10, 11)], 12), ["const a = b;|a b"]);
        assert_eq!(drawn("\ta = b;", &[(1, 2)], 11), ["    a = b;|a"]);
    }

    #[test]
    fn a_longer_one_is_cut_around_its_marks() {
        let text = "0123456789 one 0123456789 two 0123456789";
        assert_eq!(drawn(text, &[], 20), ["0123456789 one...|"]);
        assert_eq!(drawn(text, &[(11, 14)], 30), ["0123456789 one 012345678...|one"]);
        assert_eq!(drawn(text, &[(26, 29)], 30), ["...0123456789 two 012345678...|two"]);
        assert_eq!(drawn(text, &[(11, 14), (26, 29)], 20), ["... one 012345678...|one", "... two 012345678...|two"]);
        assert_eq!(drawn(text, &[(26, 29)], 46), [format!("{text}|two")]);
    }

    #[test]
    fn a_mark_wider_than_the_room_ends_where_the_piece_does() {
        assert_eq!(drawn("f('0123456789')", &[(2, 14)], 12), ["...'01234...|'01234"]);
    }
}
