//! What the formats in XML have in common: elements by their plain names, texts with their places.

use crate::document::Broken;
use crate::source::Span;
use roxmltree::{Document, Node};

/// Attributes of one element, and declared names of namespaces: reading them takes time that grows with their square.
const MOST: usize = 1000;

/// Reads a document. One that declares entities is refused: nothing here needs them, and they can grow without end.
pub(super) fn document(text: &str) -> Result<Document<'_>, Broken> {
    // What follows a tag up to the next one is counted with it.
    let is_full = |tag: &str| tag.matches('=').count() > MOST;
    if text.matches("xmlns").count() > MOST || text.split('<').any(is_full) {
        return Err(Broken::default());
    }
    Document::parse(text).map_err(|error| Broken::at_line(error.pos().row as usize))
}

/// Whether an element has this name, whatever its namespace.
pub(super) fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The first element of this name directly inside another one.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(child, name))
}

/// The elements of this name inside all that have the other one.
pub(super) fn inside<'a, 'i>(node: Node<'a, 'i>, outer: &str, inner: &str) -> Vec<Node<'a, 'i>> {
    let lists = node.children().filter(|child| is(child, outer));
    lists.flat_map(|list| list.children()).filter(|child| is(child, inner)).collect()
}

/// What an element holds, without the space around it; the place of an empty one is its own.
pub(super) fn text<'a>(node: Node<'a, '_>) -> (&'a str, Span) {
    let Some(content) = node.children().find(Node::is_text) else { return ("", span(node.range())) };
    (content.text().unwrap_or_default().trim(), trimmed(node, content.range()))
}

/// What the first element of this name directly inside another one holds.
pub(super) fn text_of<'a>(node: Node<'a, '_>, name: &str) -> Option<(&'a str, Span)> {
    child(node, name).map(text)
}

/// An attribute, without the space around it.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<(&'a str, Span)> {
    let attribute = node.attributes().find(|attribute| attribute.name() == name)?;
    Some((attribute.value().trim(), trimmed(node, attribute.range_value())))
}

pub(super) const fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn trimmed(node: Node<'_, '_>, range: std::ops::Range<usize>) -> Span {
    let written = node.document().input_text().get(range.clone()).unwrap_or_default();
    let start = range.start + (written.len() - written.trim_start().len());
    Span::new(start, start + written.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_know_their_places() {
        let source = "<a xmlns='x'>\n <b>  1.2 <!-- c --></b><d e=' 3 '/></a>";
        let document = document(source).unwrap();
        let root = document.root_element();
        let (text, span) = text_of(root, "b").unwrap();
        assert_eq!((text, &source[span.start..span.end]), ("1.2", "1.2"));
        let (text, span) = attribute(child(root, "d").unwrap(), "e").unwrap();
        assert_eq!((text, &source[span.start..span.end]), ("3", "3"));
    }

    #[test]
    fn what_is_broken_or_bottomless_is_refused() {
        assert_eq!(document("<a>\n<b></a>").unwrap_err().line, 2);
        assert!(document("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").is_err());
        let deep = "<a>".repeat(50_000) + &"</a>".repeat(50_000);
        let _ = document(&deep).map(|document| document.descendants().count());
    }
}
