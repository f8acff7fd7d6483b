//! Texts, numbers and the other constants.

use super::{grammar::Kind, lower::Lowering};
use crate::{
    lang::lowering::Lower,
    syntax::{Form, HOLE, Literal, NodeId},
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn literal(&mut self, node: Node<'_>) -> NodeId {
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
        match literal {
            Some(literal) => self.add(node, Form::Literal(literal)),
            None => self.opaque(node),
        }
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
                Kind::Escape => text.extend(unescape(self.text_of(part))),
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
fn unescape(escape: &str) -> Option<char> {
    let mut rest = escape.strip_prefix('\\')?.chars();
    match rest.next()? {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        'a' => Some('\u{7}'),
        'b' => Some('\u{8}'),
        'e' => Some('\u{1b}'),
        'f' => Some('\u{c}'),
        'v' => Some('\u{b}'),
        '0' => Some('\0'),
        'x' | 'u' | 'U' => u32::from_str_radix(rest.as_str(), 16).ok().and_then(char::from_u32),
        other => Some(other),
    }
}

fn number(text: &str) -> Option<f64> {
    let digits = text.replace('_', "").to_ascii_lowercase();
    let whole = digits.trim_end_matches(['l', 'u']);
    // Precision beyond 2^53 is more than a lifetime needs.
    #[allow(clippy::cast_precision_loss, reason = "such numbers mean nothing here")]
    let radix = |digits: &str, radix| u64::from_str_radix(digits, radix).ok().map(|value| value as f64);
    if let Some(hex) = whole.strip_prefix("0x") {
        return radix(hex, 16);
    }
    if let Some(bits) = whole.strip_prefix("0b") {
        return radix(bits, 2);
    }
    whole.trim_end_matches(['f', 'd', 'm']).parse().ok()
}
