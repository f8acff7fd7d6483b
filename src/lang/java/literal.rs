//! Texts and numbers.

use super::{grammar::Kind, lower::Lowering};
use crate::{
    lang::{
        clike::{Expressions, number, octal},
        lowering::Lower,
    },
    syntax::{Form, HOLE, Literal, NodeId},
};
use tree_sitter::Node;

impl Lowering<'_> {
    /// A text, a block of text or a character; what is interpolated stands in its holes.
    pub(super) fn string(&mut self, node: Node<'_>) -> NodeId {
        let (mut text, mut holes) = (String::new(), Vec::new());
        let whole = self.text_of(node);
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::Fragment => text.push_str(self.text_of(part)),
                Kind::Escape => unescape(self.text_of(part), &mut text),
                _ => {
                    text.push(HOLE);
                    holes.extend(self.lower_all(part));
                }
            }
        }
        if let Some(lines) = whole.strip_prefix("\"\"\"").filter(|_| holes.is_empty()) {
            text = block(lines.strip_suffix("\"\"\"").unwrap_or(lines));
        } else if whole.starts_with('\'') {
            text.clear();
            unescape(whole.trim_matches('\''), &mut text);
        }
        self.add(node, Form::Literal(Literal::Text(text.into(), holes)))
    }

    pub(super) fn number(&mut self, node: Node<'_>) -> NodeId {
        let text = self.text_of(node);
        self.literal(node, octal(text).or_else(|| number(text)).map(Literal::Number))
    }
}

/// A block of text without what all its lines are indented by, and what follows its lines.
fn block(raw: &str) -> String {
    let raw = raw.replace("\r\n", "\n");
    let lines = raw.split_once('\n').map_or("", |(_, lines)| lines).split('\n').collect::<Vec<_>>();
    let counts = |(at, line): (usize, &&str)| at + 1 == lines.len() || !line.trim().is_empty();
    let counted = lines.iter().enumerate().filter(|&(at, line)| counts((at, line)));
    let common = counted.map(|(_, line)| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let stripped = lines.iter().map(|line| line.get(common..).unwrap_or_default().trim_end()).collect::<Vec<_>>();
    let mut text = String::new();
    unescape(&stripped.join("\n"), &mut text);
    text
}

/// Adds a text with what its escape sequences stand for.
fn unescape(mut rest: &str, out: &mut String) {
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        let is_octal = |c: char| matches!(c, '0'..='7');
        let octal = escape.find(|c| !is_octal(c)).unwrap_or(escape.len()).min(3);
        let unicode = escape.trim_start_matches('u');
        if octal > 0 {
            out.extend(u32::from_str_radix(&escape[..octal], 8).ok().and_then(char::from_u32));
            rest = &escape[octal..];
        } else if unicode.len() < escape.len() {
            let (digits, after) = unicode.split_at_checked(4).unwrap_or((unicode, ""));
            out.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
            rest = after;
        } else {
            let mut chars = escape.chars();
            match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('r') => out.push('\r'),
                Some('b') => out.push('\u{8}'),
                Some('f') => out.push('\u{c}'),
                Some('s') => out.push(' '),
                // The line goes on.
                Some('\n') | None => {}
                Some(other) => out.push(other),
            }
            rest = chars.as_str();
        }
    }
    out.push_str(rest);
}
