//! JSON, TOML and YAML as one tree whose values know their places.
//!
//! This module deliberately keeps only what manifests are made of: texts, lists and tables. Anything else is a value
//! without content, aliases of YAML among them.

use super::Broken;
use crate::source::Span;
use saphyr_parser::{Event, Parser};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use toml::{Spanned, de::DeTable, de::DeValue};

/// Deeper documents are no manifests.
const DEEPEST: usize = 64;

/// A value and its place. A quoted text's place is inside the quotes.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) span: Span,
    content: Content,
}

#[derive(Debug, Default)]
enum Content {
    Text(String),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
    #[default]
    Other,
}

impl Node {
    pub(super) fn json(text: &str) -> Result<Self, Broken> {
        let raw: &RawValue = serde_json::from_str(text).map_err(|error| Broken::at_line(error.line()))?;
        from_json(text, raw, 0)
    }

    pub(super) fn toml(text: &str) -> Result<Self, Broken> {
        let table = DeTable::parse(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            Broken::at_line(text.get(..start).unwrap_or_default().matches('\n').count() + 1)
        })?;
        Ok(from_toml_table(text, table.span().start..table.span().end, table.get_ref()))
    }

    /// All documents of a stream.
    pub(super) fn yaml(text: &str) -> Result<Vec<Self>, Broken> {
        from_yaml(text)
    }

    /// The value under these keys.
    pub(super) fn get(&self, keys: &[&str]) -> Option<&Self> {
        let Some((key, rest)) = keys.split_first() else { return Some(self) };
        self.entries().find(|(name, _)| name == key)?.1.get(rest)
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a table, in the order of the document.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &Self)> {
        let entries = match &self.content {
            Content::Table(entries) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The items of a list.
    pub(super) fn items(&self) -> &[Self] {
        match &self.content {
            Content::List(items) => items,
            _ => &[],
        }
    }

    pub(super) const fn is_table(&self) -> bool {
        matches!(self.content, Content::Table(_))
    }
}

/// The inside of a quoted text's place.
fn unquoted(text: &str, span: Span) -> Span {
    let written = text.get(span.start..span.end).unwrap_or_default();
    for quote in ["\"\"\"", "'''", "\"", "'"] {
        if written.len() >= 2 * quote.len() && written.starts_with(quote) && written.ends_with(quote) {
            return Span::new(span.start + quote.len(), span.end - quote.len());
        }
    }
    span
}

/// Raw values borrow from the text, so their addresses say where they stand in it.
fn from_json(text: &str, raw: &RawValue, depth: usize) -> Result<Node, Broken> {
    let written = raw.get();
    let start = (written.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let span = Span::new(start, start + written.len());
    if depth > DEEPEST {
        return Err(Broken::default());
    }
    let broken = |_| Broken::default();
    let content = match written.as_bytes().first() {
        Some(b'"') => Content::Text(serde_json::from_str(written).map_err(broken)?),
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(written).map_err(broken)?;
            Content::List(items.into_iter().map(|item| from_json(text, item, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some(b'{') => {
            let entries: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(written).map_err(broken)?;
            let entries = entries.into_iter().map(|(key, value)| Ok((key.into_owned(), from_json(text, value, depth + 1)?)));
            Content::Table(entries.collect::<Result<_, Broken>>()?)
        }
        _ => Content::Other,
    };
    Ok(Node { span: unquoted(text, span), content })
}

fn from_toml_table(text: &str, range: std::ops::Range<usize>, table: &DeTable<'_>) -> Node {
    let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), from_toml(text, value)));
    Node { span: Span::new(range.start, range.end), content: Content::Table(entries.collect()) }
}

fn from_toml(text: &str, value: &Spanned<DeValue<'_>>) -> Node {
    let range = value.span();
    let span = Span::new(range.start, range.end);
    match value.get_ref() {
        DeValue::String(written) => {
            Node { span: unquoted(text, span), content: Content::Text(written.clone().into_owned()) }
        }
        DeValue::Array(items) => {
            Node { span, content: Content::List(items.iter().map(|item| from_toml(text, item)).collect()) }
        }
        DeValue::Table(table) => from_toml_table(text, range, table),
        _ => Node { span, content: Content::Other },
    }
}

/// A collection that is not finished, and the key that waits for its value.
struct Open {
    node: Node,
    key: Option<String>,
}

impl Open {
    fn add(&mut self, value: Node) {
        match &mut self.node.content {
            Content::List(items) => items.push(value),
            Content::Table(entries) => match self.key.take() {
                Some(key) => entries.push((key, value)),
                None => self.key = Some(value.text().unwrap_or_default().to_owned()),
            },
            _ => {}
        }
    }
}

fn from_yaml(text: &str) -> Result<Vec<Node>, Broken> {
    // The parser counts characters.
    let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>());
    let offset = |index: usize| match &starts {
        Some(starts) => starts.get(index).copied().unwrap_or(text.len()),
        None => index.min(text.len()),
    };
    let mut documents = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, place) = event.map_err(|error| Broken::at_line(error.marker().line()))?;
        let span = || {
            let start = offset(place.start.index());
            let end = offset(place.end.index()).max(start);
            // A value inside brackets ends where the next sign begins.
            Span::new(start, start + text.get(start..end).unwrap_or_default().trim_end().len())
        };
        let value = match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                let is_list = matches!(event, Event::SequenceStart(..));
                let content = if is_list { Content::List(Vec::new()) } else { Content::Table(Vec::new()) };
                open.push(Open { node: Node { span: span(), content }, key: None });
                if open.len() > DEEPEST {
                    return Err(Broken::at_line(place.start.line()));
                }
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => open.pop().map(|open| open.node).unwrap_or_default(),
            Event::Scalar(written, ..) => {
                Node { span: unquoted(text, span()), content: Content::Text(written.into_owned()) }
            }
            Event::Alias(_) => Node::default(),
            _ => continue,
        };
        match open.last_mut() {
            Some(open) => open.add(value),
            None => documents.push(value),
        }
    }
    Ok(documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slice<'t>(text: &'t str, node: Option<&Node>) -> &'t str {
        let span = node.expect("a node").span;
        &text[span.start..span.end]
    }

    #[test]
    fn texts_know_their_places_in_all_three() {
        let json = "{\"é\": [1, {\"b\": \"^1\\u002e2\"}], \"c\": \"x\"}";
        let node = Node::json(json).unwrap();
        let inner = node.get(&["é"]).unwrap().items()[1].get(&["b"]);
        assert_eq!((inner.and_then(Node::text), slice(json, inner)), (Some("^1.2"), "^1\\u002e2"));
        let toml = "'é' = 1\n[a.b]\nc = { d = 'x>=1' }\n[[p]]\nn = \"\"\"y\"\"\"\n";
        let node = Node::toml(toml).unwrap();
        assert_eq!(slice(toml, node.get(&["a", "b", "c", "d"])), "x>=1");
        assert_eq!(slice(toml, node.get(&["p"]).unwrap().items()[0].get(&["n"])), "y");
        let yaml = "é: ü\na:\n  'b@1': { c: 1.2, d: \"é^1\" }\nl: &x [q]\nm: *x\n---\nsecond: 1\n";
        let nodes = Node::yaml(yaml).unwrap();
        assert_eq!(slice(yaml, nodes[0].get(&["a", "b@1", "c"])), "1.2");
        assert_eq!(slice(yaml, nodes[0].get(&["a", "b@1", "d"])), "é^1");
        assert_eq!(nodes[1].get(&["second"]).and_then(Node::text), Some("1"));
        assert!(nodes[0].get(&["m"]).unwrap().items().is_empty());
    }

    #[test]
    fn broken_and_bottomless_documents_are_refused() {
        assert_eq!(Node::json("{\n\"a\": }").unwrap_err(), Broken::at_line(2));
        assert_eq!(Node::toml("a = 1\nb = \n").unwrap_err(), Broken::at_line(2));
        assert!(Node::yaml("a: [1\nb: }").is_err());
        for deep in ["[".repeat(5000), format!("{}{}", "[".repeat(5000), "]".repeat(5000))] {
            assert!(Node::json(&deep).is_err() && Node::yaml(&deep).is_err() && Node::toml(&format!("a = {deep}")).is_err());
        }
    }
}
