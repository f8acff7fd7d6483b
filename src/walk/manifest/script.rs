//! Words, signs and texts of a script in Groovy or Kotlin.
//!
//! This module deliberately knows no grammar: nothing is evaluated, and what is not a word, a text or the end of a line
//! is a sign.

use crate::source::Span;

/// A part of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// Of a text its inside.
    pub(super) span: Span,
}

/// What a part of a script is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Sign(char),
    /// A text that takes in no other.
    Text,
    /// A text that may.
    Template,
    /// The end of a line.
    End,
}

/// All pieces of a script, without comments.
pub(super) fn pieces(script: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(c) = script[at..].chars().next() {
        let rest = &script[at..];
        let (piece, length) = match c {
            '\n' => (Some(Kind::End), 1),
            _ if rest.starts_with("//") => (None, rest.find('\n').unwrap_or(rest.len())),
            _ if rest.starts_with("/*") => (None, rest[2..].find("*/").map_or(rest.len(), |end| end + 4)),
            '"' | '\'' => {
                let (quote, inner) = inside(rest);
                let span = Span::new(at + quote, at + quote + inner);
                pieces.push(Piece { kind: if c == '"' { Kind::Template } else { Kind::Text }, span });
                let end = span.end + quote;
                let closed = script.get(span.end..end).is_some_and(|end| end.starts_with(c));
                at = if closed { end } else { span.end };
                continue;
            }
            _ if is_word(c) => (Some(Kind::Word), rest.find(|c| !is_word(c)).unwrap_or(rest.len())),
            _ if c.is_whitespace() => (None, c.len_utf8()),
            _ => (Some(Kind::Sign(c)), c.len_utf8()),
        };
        pieces.extend(piece.map(|kind| Piece { kind, span: Span::new(at, at + length) }));
        at += length;
    }
    pieces
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The lengths of the quotation marks and of what is between them. Expressions in braces may hold quotation marks of
/// their own; what is not closed ends with its line.
fn inside(rest: &str) -> (usize, usize) {
    let mark = &rest[..1];
    let quote = if rest.starts_with(&mark.repeat(3)) { 3 } else { 1 };
    let inner = &rest[quote..];
    let close = &rest[..quote];
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        let is_open = mark == "\"" && inner[..at].ends_with('$');
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' if is_open || depth > 0 => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '\n' if quote == 1 => return (quote, at),
            _ if depth == 0 && inner[at..].starts_with(close) => return (quote, at),
            _ => {}
        }
    }
    (quote, inner.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(script: &str) -> Vec<String> {
        let show = |piece: Piece| {
            let text = &script[piece.span.start..piece.span.end];
            match piece.kind {
                Kind::Word | Kind::Sign(_) => text.to_owned(),
                Kind::Text => format!("'{text}'"),
                Kind::Template => format!("\"{text}\""),
                Kind::End => "|".to_owned(),
            }
        };
        pieces(script).into_iter().map(show).collect()
    }

    #[test]
    fn texts_comments_and_words() {
        for (script, expected) in [
            ("a.b('c') // d 'e\nf", vec!["a", ".", "b", "(", "'c'", ")", "|", "f"]),
            ("/* 'a\n*/ x = \"${p(\"y\")}:1\"", vec!["x", "=", "\"${p(\"y\")}:1\""]),
            ("'a\\'b' 'c\nd", vec!["'a\\'b'", "'c'", "|", "d"]),
            ("\"\"\"a\n\"b\"\"\" c", vec!["\"a\n\"b\"", "c"]),
            ("'' é", vec!["''", "é"]),
            ("'https://x' /* y", vec!["'https://x'"]),
        ] {
            assert_eq!(shown(script), expected, "{script}");
        }
    }
}
