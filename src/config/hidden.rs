//! What of a configuration file may not be shown.
//!
//! Whatever stands where a value stands may be a secret, whether or not one belongs there; so may comments.

use crate::document::Node;
use crate::source::Span;

/// All values of a document and its comments, except the values shown.
pub(super) fn values(text: &str, document: &Node, shown: &[Span]) -> Vec<Span> {
    let leaves = document.leaves().into_iter().map(|leaf| leaf.span).collect::<Vec<_>>();
    let keys = document.keys();
    let is_comment = |at: &usize| !leaves.iter().chain(&keys).any(|span| span.contains(Span::new(*at, *at + 1)));
    let comments = memchr::memchr_iter(b'#', text.as_bytes()).filter(is_comment);
    let comments = comments.map(|at| Span::new(at + 1, end_of_line(text, at))).collect::<Vec<_>>();
    leaves.into_iter().filter(|span| !shown.contains(span)).chain(comments).collect()
}

/// Of a text that is no document: the place of a line, by its number from 1, that can be shown, and what cannot.
pub(super) fn unread(text: &str, line: usize) -> (Span, Vec<Span>) {
    let mut place = Span::new(text.len(), text.len());
    let mut hidden = Vec::new();
    let mut start = 0;
    for (number, whole) in text.split_inclusive('\n').enumerate() {
        let shown = whole.find(['=', ':']).map_or("", |at| &whole[..at]);
        hidden.push(Span::new(start + shown.len(), start + whole.len()));
        if number + 1 == line {
            let indent = shown.len() - shown.trim_start().len();
            place = Span::new(start + indent, start + shown.trim_end().len().max(indent));
        }
        start += whole.len();
    }
    (place, hidden)
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}
