//! Texts, numbers and the other constants.

use super::{grammar::Kind, lower::Lowering};
use crate::{
    lang::{
        clike::{Expressions, number, unescape},
        lowering::Lower,
    },
    syntax::{Form, HOLE, Literal, NodeId},
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn constant(&mut self, node: Node<'_>) -> NodeId {
        let text = self.text_of(node);
        let literal = match self.kind(node) {
            Kind::String | Kind::Character | Kind::RawString | Kind::Interpolated => return self.written_text(node),
            Kind::Verbatim => {
                let inner = text.trim_end_matches("u8").strip_prefix("@\"").and_then(|text| text.strip_suffix('"'));
                Some(Literal::Text(inner.unwrap_or_default().replace("\"\"", "\"").into(), Vec::new()))
            }
            Kind::Integer | Kind::Real => number(text).map(Literal::Number),
            Kind::Bool => Some(Literal::Bool(text == "true")),
            Kind::Default if !text.contains('(') => Some(Literal::Null),
            _ => None,
        };
        if literal.is_none() { self.opaque(node) } else { self.literal(node, literal) }
    }

    /// A text with escapes or holes.
    fn written_text(&mut self, node: Node<'_>) -> NodeId {
        let written = self.text_of(node);
        let verbatim = written.get(..2).is_some_and(|start| start.contains('@'));
        let (mut text, mut holes) = (String::new(), Vec::new());
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::Interpolation => {
                    text.push(HOLE);
                    holes.extend(self.parts(part).first().map(|&value| self.lower(value)));
                }
                Kind::Escape => text.extend(character(self.text_of(part))),
                Kind::Fragment if self.kind(node) == Kind::Interpolated => {
                    let plain = self.text_of(part).replace("{{", "{").replace("}}", "}");
                    text.push_str(&if verbatim { plain.replace("\"\"", "\"") } else { plain });
                }
                Kind::Fragment => text.push_str(self.text_of(part)),
                _ => {}
            }
        }
        if self.kind(node) == Kind::RawString && text.contains('\n') {
            text = dedent(&text);
        }
        self.add(node, Form::Literal(Literal::Text(text.into(), holes)))
    }
}

/// The lines between the quotation marks of a raw text, without what stands before the closing ones.
fn dedent(text: &str) -> String {
    let mut lines = text.lines().skip(1).collect::<Vec<_>>();
    let margin = if text.ends_with('\n') { "" } else { lines.pop().unwrap_or_default() };
    lines.iter().map(|line| line.strip_prefix(margin).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// The character an escape sequence stands for.
fn character(escape: &str) -> Option<char> {
    match escape.get(1..2)? {
        "a" => Some('\u{7}'),
        "e" => Some('\u{1b}'),
        "U" => u32::from_str_radix(&escape[2..], 16).ok().and_then(char::from_u32),
        _ => unescape(escape),
    }
}
