//! Literals: texts with what is put into them, symbols, numbers, lists and maps.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::lowering::{Lower, span},
    syntax::{Collection, CollectionKind, Entry, Form, HOLE, Key, Literal, NodeId, Text},
};
use tree_sitter::Node;

impl Lowering<'_> {
    /// A string, a symbol in quotation marks, or several that stand side by side.
    pub(super) fn string(&mut self, node: Node<'_>) -> NodeId {
        let (mut text, mut holes) = (String::new(), Vec::new());
        if self.kind(node) == Kind::Chained {
            for part in self.parts(node) {
                self.push_parts(part, &mut text, &mut holes);
            }
        } else {
            self.push_parts(node, &mut text, &mut holes);
        }
        self.add(node, Form::Literal(Literal::Text(text.into(), holes)))
    }

    fn push_parts(&mut self, node: Node<'_>, text: &mut String, holes: &mut Vec<NodeId>) {
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::StringContent | Kind::HeredocContent => text.push_str(self.text_of(part)),
                Kind::Escape => text.extend(unescape(self.text_of(part))),
                Kind::Interpolation => {
                    let inner = self.lower_all(part);
                    let hole = match inner[..] {
                        [only] => only,
                        _ => self.add(part, Form::Opaque(inner)),
                    };
                    text.push(HOLE);
                    holes.push(hole);
                }
                _ => {}
            }
        }
    }

    /// `<<~NAME`: the text stands further below.
    pub(super) fn heredoc(&mut self, node: Node<'_>) -> NodeId {
        let (mut text, mut holes) = (String::new(), Vec::new());
        let root = std::iter::successors(Some(node), Node::parent).last();
        if let (Some(root), Some(body)) = (root, self.heredocs.bodies.get(&node.start_byte()).copied()) {
            let mut found = root.descendant_for_byte_range(body.start, body.end);
            while let Some(inner) = found.filter(|&inner| self.kind(inner) != Kind::HeredocBody) {
                found = inner.parent().filter(|outer| span(*outer) == body);
            }
            if let Some(body) = found {
                self.push_parts(body, &mut text, &mut holes);
            }
        }
        self.add(node, Form::Literal(Literal::Text(text.into(), holes)))
    }

    /// `:name`
    pub(super) fn symbol(&mut self, node: Node<'_>) -> NodeId {
        let text = self.text_of(node).trim_start_matches(':').into();
        self.add(node, Form::Literal(Literal::Text(text, Vec::new())))
    }

    pub(super) fn number(&mut self, node: Node<'_>) -> NodeId {
        let value = number(self.text_of(node));
        self.add(node, value.map_or(Form::Opaque(Vec::new()), |value| Form::Literal(Literal::Number(value))))
    }

    pub(super) fn list(&mut self, node: Node<'_>) -> NodeId {
        let entries = self.parts(node).into_iter().map(|part| self.element(part)).collect();
        self.add(node, Form::Collection(Collection { kind: CollectionKind::List, entries }))
    }

    fn element(&mut self, part: Node<'_>) -> Entry {
        match self.kind(part) {
            Kind::Splat | Kind::HashSplat => Entry { key: None, value: self.inner(part), spread: true },
            Kind::BareString => Entry { key: None, value: self.string(part), spread: false },
            _ => Entry { key: None, value: self.lower(part), spread: false },
        }
    }

    /// What a star, an ampersand or the like stands before.
    pub(super) fn inner(&mut self, node: Node<'_>) -> NodeId {
        match self.parts(node)[..] {
            [inner] => self.lower(inner),
            _ => self.opaque(node),
        }
    }

    pub(super) fn hash(&mut self, node: Node<'_>) -> NodeId {
        let entries = self.parts(node).into_iter().map(|part| self.entry(part)).collect();
        self.add(node, Form::Collection(Collection { kind: CollectionKind::Map, entries }))
    }

    fn entry(&mut self, part: Node<'_>) -> Entry {
        if self.kind(part) != Kind::Pair {
            return self.element(part);
        }
        let key = self.field(part, Field::Key).map(|key| self.key(key));
        Entry { key, value: self.pair_value(part), spread: false }
    }

    /// The value of a pair; without one the variable or method of that name is meant.
    pub(super) fn pair_value(&mut self, pair: Node<'_>) -> NodeId {
        match (self.field(pair, Field::Value), self.field(pair, Field::Key)) {
            (Some(value), _) => self.lower(value),
            (None, Some(key)) => self.read(key),
            _ => self.opaque(pair),
        }
    }

    /// A key: a name where it is a symbol or text written out.
    pub(super) fn key(&mut self, node: Node<'_>) -> Key {
        if self.kind(node) == Kind::HashKeySymbol {
            return Key::Named(self.text_of(node).into(), span(node));
        }
        let id = self.lower(node);
        match self.unit.form(id) {
            Form::Literal(Literal::Text(text, holes)) if holes.is_empty() => Key::Named(text.clone(), span(node)),
            _ => Key::Computed(id),
        }
    }

    /// The text that a string or symbol is, if nothing is put into it.
    pub(super) fn constant_text(&self, node: Node<'_>) -> Option<Text> {
        let parts = self.parts(node);
        match (self.kind(node), &parts[..]) {
            (Kind::SimpleSymbol, _) => Some(self.text_of(node).trim_start_matches(':').into()),
            (Kind::HashKeySymbol, _) => Some(self.text_of(node).into()),
            (Kind::String | Kind::DelimitedSymbol, [only]) if self.kind(*only) == Kind::StringContent => {
                Some(self.text_of(*only).into())
            }
            _ => None,
        }
    }
}

/// The character an escape sequence stands for; none for a line continuation.
fn unescape(escape: &str) -> Option<char> {
    let Some(rest) = escape.strip_prefix('\\') else { return escape.chars().next() };
    let hex = |digits: &str| u32::from_str_radix(digits.trim_matches(['{', '}']), 16).ok().and_then(char::from_u32);
    match rest.chars().next()? {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        's' => Some(' '),
        'x' | 'u' => hex(&rest[1..]),
        '0'..='7' => u32::from_str_radix(rest, 8).ok().and_then(char::from_u32),
        '\n' => None,
        other => Some(other),
    }
}

fn number(text: &str) -> Option<f64> {
    let digits = text.replace('_', "").to_ascii_lowercase();
    let radix = |prefix, radix| {
        // Constants beyond 2^53 lose precision, which no lifetime comes near.
        #[allow(clippy::cast_precision_loss, reason = "see above")]
        u64::from_str_radix(digits.strip_prefix(prefix)?, radix).ok().map(|value| value as f64)
    };
    // A zero before octal digits makes an octal number.
    let octal = digits.len() > 1 && digits.starts_with('0') && digits.chars().all(|c| ('0'..='7').contains(&c));
    if octal {
        return u32::from_str_radix(&digits, 8).ok().map(f64::from);
    }
    radix("0x", 16).or_else(|| radix("0o", 8)).or_else(|| radix("0b", 2)).or_else(|| digits.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_language_does() {
        let same = |text, value: f64| number(text).is_some_and(|number| (number - value).abs() < 0.5);
        assert!(same("86_400", 86_400.0) && same("0x10", 16.0) && same("010", 8.0) && same("1e3", 1000.0));
        assert_eq!(number("3r"), None);
    }
}
