//! A source file in memory: its text, its line index, and spans into it.
//!
//! Every offset in the project is a byte offset into [`SourceFile::text`]. Lines and columns exist only where
//! something is shown to a person or a consumer. This module does not read files and knows no language.

use serde::Serialize;

/// A half-open byte range of a [`SourceFile`]'s text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether `other` lies inside this span (equal counts).
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// How the bytes on disk became text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Valid UTF-8: offsets in the text are offsets in the file.
    Utf8,
    /// Converted; good for detection only, since offsets no longer match the file.
    Converted,
}

/// A 1-based position. Columns count Unicode scalar values or UTF-16 code units, as the caller asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// 1-based line.
    pub line: usize,
    /// 1-based column.
    pub column: usize,
}

/// One file: where it is (as shown to the user), its text, and where its lines begin.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as it is displayed, with `/` between components.
    pub path: String,
    /// The whole text. A byte order mark stays part of it.
    pub text: String,
    /// Whether offsets still match the bytes on disk.
    pub encoding: Encoding,
    line_starts: Vec<usize>,
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Where a file lies, whatever the working directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Relative to the root of its repository; as it is displayed if it lies in none.
    pub path: String,
    /// Relative to the source root, percent-encoded.
    pub uri: String,
}

impl SourceFile {
    /// A file from text that is already in memory.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self::with_encoding(path.into(), text.into(), Encoding::Utf8)
    }

    /// Decodes bytes. UTF-16 with a byte order mark and invalid UTF-8 are converted, never refused.
    #[must_use]
    pub fn decode(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let utf16 = |pairs: &[u8], read: fn([u8; 2]) -> u16| {
            let units = pairs.chunks(2).map(|pair| read([pair[0], *pair.get(1).unwrap_or(&0)]));
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
        };
        let (text, encoding) = match bytes.as_slice() {
            [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Converted),
            [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Converted),
            _ => match String::from_utf8(bytes) {
                Ok(text) => (text, Encoding::Utf8),
                Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), Encoding::Converted),
            },
        };
        Self::with_encoding(path.into(), text, encoding)
    }

    fn with_encoding(path: String, text: String, encoding: Encoding) -> Self {
        let mut line_starts = vec![0];
        line_starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { path, text, encoding, line_starts }
    }

    /// The text a span covers; empty if the span is not inside the file or not on character boundaries.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Line and column of an offset, the column in Unicode scalar values. A byte order mark has no column.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        self.position_by(offset, |before| before.chars().count())
    }

    /// Line and column of an offset, the column in UTF-16 code units. A byte order mark has no column.
    #[must_use]
    pub fn position_utf16(&self, offset: usize) -> Position {
        self.position_by(offset, |before| before.encode_utf16().count())
    }

    fn position_by(&self, offset: usize, width: impl Fn(&str) -> usize) -> Position {
        let line = self.line_starts.partition_point(|&start| start <= offset).saturating_sub(1);
        let before = self.text.get(self.line_starts[line]..offset).unwrap_or_default();
        let before = before.strip_prefix(BYTE_ORDER_MARK).filter(|_| line == 0).unwrap_or(before);
        Position { line: line + 1, column: width(before) + 1 }
    }

    /// The offset of a 1-based line and column (in Unicode scalar values): the inverse of [`Self::position`].
    #[must_use]
    pub fn offset(&self, position: Position) -> Option<usize> {
        let start = *self.line_starts.get(position.line.checked_sub(1)?)?;
        let line = self.text.get(start..)?;
        let mark = if start == 0 && line.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        let column = position.column.checked_sub(1)?;
        let (at, _) = line[mark..].char_indices().chain([(line.len() - mark, '\n')]).nth(column)?;
        Some(start + mark + at)
    }

    /// The file's extension, without the dot, as written.
    #[must_use]
    pub fn extension(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_or_utf16_units_and_skip_the_byte_order_mark() {
        let file = SourceFile::new("a.js", "\u{feff}x😀y\r\nz");
        let y = file.text.find('y').expect("y");
        assert_eq!(file.position(y), Position { line: 1, column: 3 });
        assert_eq!(file.position_utf16(y), Position { line: 1, column: 4 });
        assert_eq!(file.offset(file.position(y)), Some(y));
        let z = file.text.find('z').expect("z");
        assert_eq!(file.position(z), Position { line: 2, column: 1 });
    }

    #[test]
    fn utf16_and_latin1_are_converted_and_say_so() {
        let file = SourceFile::decode("a.js", vec![0xff, 0xfe, b'a', 0, b'b', 0, b'c']);
        assert_eq!((file.text.as_str(), file.encoding), ("abc", Encoding::Converted));
        let file = SourceFile::decode("a.js", vec![b'a', 0xe9]);
        assert_eq!((file.text.as_str(), file.encoding), ("a\u{fffd}", Encoding::Converted));
    }
}
