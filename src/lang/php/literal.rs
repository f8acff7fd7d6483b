//! Texts, numbers and arrays.

use super::{grammar::Kind, lower::Lowering};
use crate::lang::{
    clike::{number, octal},
    lowering::{Lower, span},
};
use crate::syntax::{Collection, CollectionKind, Entry, Form, HOLE, Literal, NodeId};
use tree_sitter::Node;

impl Lowering<'_> {
    /// A text; what is interpolated stands in its holes.
    pub(super) fn string(&mut self, node: Node<'_>) -> NodeId {
        let (mut text, mut holes) = (String::new(), Vec::new());
        let mut pending = self.parts(node);
        pending.reverse();
        while let Some(part) = pending.pop() {
            match self.kind(part) {
                Kind::StringContent => text.push_str(self.text_of(part)),
                Kind::Escape => text.extend(unescape(self.text_of(part), self.kind(node) == Kind::String)),
                Kind::HeredocBody => pending.extend(self.parts(part).into_iter().rev()),
                Kind::Other if part.kind().starts_with("heredoc") => {}
                Kind::DynamicVariable if matches!(self.parts(part)[..], [name] if self.kind(name) == Kind::Name) => {
                    // `${name}` is no more than `$name` here.
                    let name = self.text_of(part).replace(['{', '}'], "");
                    text.push(HOLE);
                    holes.push(self.implied(span(part), name.into()));
                }
                _ => {
                    text.push(HOLE);
                    holes.push(self.lower(part));
                }
            }
        }
        self.add(node, Form::Literal(Literal::Text(text.into(), holes)))
    }

    pub(super) fn number(&mut self, node: Node<'_>) -> NodeId {
        let text = self.text_of(node);
        let value = octal(text).or_else(|| number(text));
        self.add(node, value.map_or(Form::Opaque(Vec::new()), |value| Form::Literal(Literal::Number(value))))
    }

    /// An array: a map if any of its entries has a key, or if it has none.
    pub(super) fn array(&mut self, node: Node<'_>) -> NodeId {
        let mut entries = Vec::new();
        for element in self.parts(node) {
            entries.push(match self.parts(element)[..] {
                [key, value] => {
                    let key = Some(self.key(key));
                    Entry { key, value: self.lower(value), spread: false }
                }
                [inner] if self.kind(inner) == Kind::Unpacking => {
                    let value = self.parts(inner).first().map(|&value| self.lower(value));
                    Entry { key: None, value: value.unwrap_or_else(|| self.opaque(inner)), spread: true }
                }
                [value] => Entry { key: None, value: self.lower(value), spread: false },
                _ => Entry { key: None, value: self.opaque(element), spread: false },
            });
        }
        let keyed = entries.is_empty() || entries.iter().any(|entry| entry.key.is_some());
        let kind = if keyed { CollectionKind::Map } else { CollectionKind::List };
        self.add(node, Form::Collection(Collection { kind, entries }))
    }
}

/// What an escape sequence stands for.
fn unescape(escape: &str, single_quoted: bool) -> Option<char> {
    let rest = escape.strip_prefix('\\')?;
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    match rest.chars().next()? {
        other if single_quoted => Some(other),
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        'v' => Some('\u{b}'),
        'e' => Some('\u{1b}'),
        'f' => Some('\u{c}'),
        'x' => hex(&rest[1..]),
        'u' => hex(rest[1..].trim_matches(['{', '}'])),
        '0'..='7' => u32::from_str_radix(rest, 8).ok().and_then(char::from_u32),
        other => Some(other),
    }
}
