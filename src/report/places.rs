//! The marked places of a picture: where their marks stand, and what they say.
//!
//! Each place is marked on its first line, and no mark runs over another. This module deliberately does not draw.

use super::mask::{self, Masked};
use crate::finding::Finding;
use crate::source::Span;
use miette::LabeledSpan;

/// A marked place in the masked text, on one line.
struct Place {
    span: Span,
    text: String,
    is_primary: bool,
}

/// The finding's places in order, none of them overlapping another.
pub(super) fn labels(finding: &Finding, masked: &Masked) -> Vec<LabeledSpan> {
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
    places.into_iter().map(Place::label).collect()
}

impl Place {
    fn label(self) -> LabeledSpan {
        let label = Some(self.text).filter(|text| !text.is_empty());
        let span = (self.span.start, self.span.end - self.span.start);
        if self.is_primary {
            LabeledSpan::new_primary_with_span(label, span)
        } else {
            LabeledSpan::new_with_span(label, span)
        }
    }
}
