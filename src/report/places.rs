//! The marked places of a picture: where their marks stand, and how their labels are broken into lines.
//!
//! The drawing library would let labels run past the edge and marks run over each other. This module deliberately does
//! not draw.

use super::lines::Lines;
use super::mask::{self, Masked};
use crate::finding::Finding;
use crate::source::Span;
use miette::LabeledSpan;

/// Columns of a tab.
pub(super) const TAB: usize = 4;
/// Columns a label keeps however far right it stands.
const NARROWEST_LABEL: usize = 26;

/// A marked place in the masked text, on one line.
pub(super) struct Place {
    span: Span,
    text: String,
    is_primary: bool,
}

/// The finding's places in order, none of them overlapping another.
pub(super) fn places(finding: &Finding, masked: &Masked) -> Vec<Place> {
    let place = |span: Span, text: &str, is_primary| {
        let start = masked.offset(span.start);
        let end = masked.offset(span.end).max(start);
        let rest = masked.text.get(start..end).unwrap_or_default();
        let shown = rest.lines().next().unwrap_or_default().trim_end();
        let span = Span::new(start, start + shown.len());
        Place { span, text: mask::message(text).into_owned(), is_primary }
    };
    // Alone, the primary place needs no label: the header says what it is. Among others it is where they come together.
    let primary = if finding.related.is_empty() { "" } else { "constructed here" };
    let mut all = vec![place(finding.primary, primary, true)];
    all.extend(finding.related.iter().map(|related| place(related.span, &related.message, false)));
    all.sort_by_key(|place| (place.span, !place.is_primary));
    let mut places: Vec<Place> = Vec::new();
    for next in all {
        match places.last_mut() {
            Some(last) if last.span.start == next.span.start => {
                let both = [std::mem::take(&mut last.text), next.text];
                last.text = both.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ");
                last.is_primary |= next.is_primary;
            }
            Some(last) => {
                last.span.end = last.span.end.min(next.span.start);
                places.push(next);
            }
            None => places.push(next),
        }
    }
    places
}

impl Place {
    /// Length of the longest line that a picture of this place shows: its own and its neighbours.
    pub(super) fn longest_line(&self, lines: &Lines<'_>) -> usize {
        let line = lines.line(self.span.start);
        let shown = line.saturating_sub(1)..=line + 1;
        shown.map(|line| lines.start(line + 1) - lines.start(line)).max().unwrap_or_default()
    }

    /// Its mark and label, in the form the drawing library wants.
    pub(super) fn label(&self, lines: &Lines<'_>, width: usize) -> LabeledSpan {
        let line = lines.line(self.span.start);
        let middle = self.span.start.midpoint(self.span.end);
        let before = lines.text[lines.start(line)..].char_indices();
        let column: usize = before
            .take_while(|(at, _)| lines.start(line) + at < middle)
            .map(|(_, character)| if character == '\t' { TAB } else { 1 })
            .sum();
        let gutter = (line + 2).to_string().len() + 4;
        let room = width.saturating_sub(gutter + column + 5).max(NARROWEST_LABEL);
        let label = (!self.text.is_empty()).then(|| wrap(&self.text, room));
        let length = self.span.end - self.span.start;
        if self.is_primary {
            LabeledSpan::new_primary_with_span(label, (self.span.start, length))
        } else {
            LabeledSpan::new_with_span(label, (self.span.start, length))
        }
    }
}

/// Breaks a text between words into lines of at most this many characters.
fn wrap(text: &str, room: usize) -> String {
    let mut wrapped = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > room {
            wrapped.push('\n');
            width = 0;
        } else if width > 0 {
            wrapped.push(' ');
            width += 1;
        }
        wrapped.push_str(word);
        width += length;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_break_between_words() {
        assert_eq!(wrap("one two three", 7), "one two\nthree");
        assert_eq!(wrap("incomprehensibilities are long", 5), "incomprehensibilities\nare\nlong");
    }
}
