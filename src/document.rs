//! JSON, TOML and YAML as one tree whose keys and values know their places.
//!
//! This module deliberately keeps only what manifests and configurations are made of: texts, lists and tables. Anything
//! else is a value without content, aliases of YAML among them.

use crate::source::Span;
use saphyr_parser::{Event, Parser};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;
use toml::{Spanned, de::DeTable, de::DeValue};

/// Deeper documents are no manifests.
const DEEPEST: usize = 64;

/// A value and its place. A quoted text's place is inside the quotes.
#[derive(Debug, Default)]
pub(crate) struct Node {
    /// Where it stands.
    pub(crate) span: Span,
    /// Where its key stands, if it is an entry of a table in JSON or TOML; likewise inside the quotes.
    pub(crate) key: Option<Span>,
    content: Content,
}

/// A document that is not in its own syntax.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The line where reading stopped, from 1; 0 if that is not known.
    pub(crate) line: usize,
    /// What is wrong there, in the words of the syntax and none of the document; may be empty.
    pub(crate) reason: String,
}

impl Broken {
    pub(crate) fn at_line(line: usize) -> Self {
        Self { line, reason: String::new() }
    }
}

#[derive(Debug, Default)]
enum Content {
    Text(String),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
    Flag(bool),
    #[default]
    Other,
}

impl Node {
    pub(crate) fn json(text: &str) -> Result<Self, Broken> {
        let raw: &RawValue = serde_json::from_str(text).map_err(|error| {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
            Broken { line: error.line(), reason }
        })?;
        from_json(text, raw, 0)
    }

    pub(crate) fn toml(text: &str) -> Result<Self, Broken> {
        let table = DeTable::parse(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
            Broken { line, reason: error.message().to_owned() }
        })?;
        Ok(from_toml_table(text, table.span().start..table.span().end, table.get_ref()))
    }

    /// All documents of a stream.
    pub(crate) fn yaml(text: &str) -> Result<Vec<Self>, Broken> {
        from_yaml(text)
    }

    /// The value under these keys.
    pub(crate) fn get(&self, keys: &[&str]) -> Option<&Self> {
        let Some((key, rest)) = keys.split_first() else { return Some(self) };
        self.entries().find(|(name, _)| name == key)?.1.get(rest)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a table, in the order of the document.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &Self)> {
        let entries = match &self.content {
            Content::Table(entries) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The items of a list.
    pub(crate) fn items(&self) -> &[Self] {
        match &self.content {
            Content::List(items) => items,
            _ => &[],
        }
    }

    /// All values inside it that are neither lists nor tables, or itself.
    pub(crate) fn leaves(&self) -> Vec<&Self> {
        match &self.content {
            Content::List(items) => items.iter().flat_map(Self::leaves).collect(),
            Content::Table(entries) => entries.iter().flat_map(|(_, value)| value.leaves()).collect(),
            Content::Text(_) | Content::Flag(_) | Content::Other => vec![self],
        }
    }

    /// The places of all keys inside it.
    pub(crate) fn keys(&self) -> Vec<Span> {
        let below = match &self.content {
            Content::List(items) => items.iter().flat_map(Self::keys).collect::<Vec<_>>(),
            Content::Table(entries) => entries.iter().flat_map(|(_, value)| value.keys()).collect(),
            Content::Text(_) | Content::Flag(_) | Content::Other => Vec::new(),
        };
        self.key.into_iter().chain(below).collect()
    }

    pub(crate) const fn is_list(&self) -> bool {
        matches!(self.content, Content::List(_))
    }

    pub(crate) const fn is_table(&self) -> bool {
        matches!(self.content, Content::Table(_))
    }
}

/// The content as serde's own tree, without places; what is neither text, list, table nor boolean
/// becomes a number, which nothing here takes.
impl From<&Node> for serde_json::Value {
    fn from(node: &Node) -> Self {
        match &node.content {
            Content::Text(text) => Self::String(text.clone()),
            Content::List(items) => items.iter().map(Self::from).collect(),
            Content::Table(entries) => entries.iter().map(|(key, value)| (key.clone(), Self::from(value))).collect(),
            Content::Flag(flag) => Self::Bool(*flag),
            Content::Other => Self::from(0),
        }
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
    let span = place_in(text, written);
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
            let RawEntries(entries) = serde_json::from_str(written).map_err(broken)?;
            let entries = entries.into_iter().map(|(name, (key, value))| {
                let key = Some(unquoted(text, place_in(text, key.get())));
                Ok((name, Node { key, ..from_json(text, value, depth + 1)? }))
            });
            Content::Table(entries.collect::<Result<_, Broken>>()?)
        }
        _ => written.parse().map_or(Content::Other, Content::Flag),
    };
    Ok(Node { span: unquoted(text, span), key: None, content })
}

/// Where a part of a text that borrows from it stands.
fn place_in(text: &str, part: &str) -> Span {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Span::new(start, start + part.len())
}

/// The entries of a table by name, each with its key as it is written. Of several with one name the last counts.
struct RawEntries<'t>(BTreeMap<String, (&'t RawValue, &'t RawValue)>);

impl<'de> Deserialize<'de> for RawEntries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RawTable)
    }
}

struct RawTable;

impl<'de> Visitor<'de> for RawTable {
    type Value = RawEntries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, value)) = table.next_entry::<&RawValue, &RawValue>()? {
            let name = serde_json::from_str(key.get()).map_err(serde::de::Error::custom)?;
            entries.insert(name, (key, value));
        }
        Ok(RawEntries(entries))
    }
}

fn from_toml_table(text: &str, range: std::ops::Range<usize>, table: &DeTable<'_>) -> Node {
    let entries = table.iter().map(|(key, value)| {
        let place = unquoted(text, Span::new(key.span().start, key.span().end));
        (key.get_ref().to_string(), Node { key: Some(place), ..from_toml(text, value) })
    });
    Node { span: Span::new(range.start, range.end), key: None, content: Content::Table(entries.collect()) }
}

fn from_toml(text: &str, value: &Spanned<DeValue<'_>>) -> Node {
    let range = value.span();
    let span = Span::new(range.start, range.end);
    match value.get_ref() {
        DeValue::String(written) => {
            Node { span: unquoted(text, span), key: None, content: Content::Text(written.clone().into_owned()) }
        }
        DeValue::Array(items) => {
            Node { span, key: None, content: Content::List(items.iter().map(|item| from_toml(text, item)).collect()) }
        }
        DeValue::Table(table) => from_toml_table(text, range, table),
        DeValue::Boolean(flag) => Node { span, key: None, content: Content::Flag(*flag) },
        _ => Node { span, key: None, content: Content::Other },
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
                open.push(Open { node: Node { span: span(), key: None, content }, key: None });
                if open.len() > DEEPEST {
                    return Err(Broken::at_line(place.start.line()));
                }
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => open.pop().map(|open| open.node).unwrap_or_default(),
            Event::Scalar(written, ..) => {
                Node { span: unquoted(text, span()), key: None, content: Content::Text(written.into_owned()) }
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
    fn keys_know_their_places() {
        let json = "{\"a\": {\"b\\u002ec\": 1, \"d\": 2, \"d\": 3}}";
        let node = Node::json(json).unwrap();
        let table = node.get(&["a"]).unwrap();
        let keys = table.entries().map(|(name, node)| (name, &json[node.key.unwrap().start..node.key.unwrap().end]));
        assert_eq!(keys.collect::<Vec<_>>(), [("b.c", "b\\u002ec"), ("d", "d")]);
        assert_eq!(slice(json, table.get(&["d"])), "3");
        let toml = "[a.'b']\nc = { \"d\" = 1 }\n";
        let node = Node::toml(toml).unwrap();
        for path in [["a"].as_slice(), &["a", "b"], &["a", "b", "c"], &["a", "b", "c", "d"]] {
            let key = node.get(path).and_then(|node| node.key).unwrap();
            assert_eq!(Some(&&toml[key.start..key.end]), path.last());
        }
    }

    #[test]
    fn broken_and_bottomless_documents_are_refused() {
        assert_eq!(Node::json("{\n\"a\": }").unwrap_err(), Broken { line: 2, reason: "expected value".into() });
        assert_eq!(Node::toml("a = 1\nb = \n").unwrap_err().line, 2);
        assert!(Node::yaml("a: [1\nb: }").is_err());
        for deep in ["[".repeat(5000), format!("{}{}", "[".repeat(5000), "]".repeat(5000))] {
            assert!(Node::json(&deep).is_err() && Node::yaml(&deep).is_err() && Node::toml(&format!("a = {deep}")).is_err());
        }
    }
}
