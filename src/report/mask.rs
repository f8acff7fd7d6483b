//! Keeps credentials and terminal escape sequences out of everything that is shown.
//!
//! Masking keeps the number of characters, not of bytes, so a [`Masked`] text translates offsets. This module
//! deliberately does not decide what a credential is beyond its looks: the analysis names the rest.

use crate::finding::Analysis;
use crate::run::FileReport;
use crate::source::Span;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

/// Length in digits of the credentials that are recognised by their looks.
const CREDENTIAL_DIGITS: usize = 32;
/// Shorter secrets are masked where they stand, but not looked for elsewhere: they may be ordinary words.
const SHORTEST_SOUGHT: usize = 6;
/// The byte order mark, which has neither a column nor a picture.
const MARK: char = '\u{feff}';

/// A copy of a source text that can be shown.
#[derive(Debug, Clone)]
pub struct Masked {
    /// The text: as many characters and lines as the source has, without a byte order mark.
    pub text: String,
    /// Where the distance between source and masked offsets changes: pairs of both, ascending.
    turns: Vec<(usize, usize)>,
}

impl Masked {
    /// The whole source of a file, masked.
    #[must_use]
    pub fn new(file: &FileReport) -> Self {
        Self::hide(&file.source.text, &Secrets::of(file).hidden)
    }

    /// The offset in the masked text that belongs to an offset in the source.
    #[must_use]
    pub fn offset(&self, source: usize) -> usize {
        let after = self.turns.partition_point(|&(from, _)| from <= source);
        let (from, to) = after.checked_sub(1).map_or((0, 0), |at| self.turns[at]);
        (to + source.saturating_sub(from)).min(self.text.len())
    }

    fn hide(text: &str, hidden: &[Range<usize>]) -> Self {
        let mut masked = Self { text: String::with_capacity(text.len()), turns: Vec::new() };
        let mark = if text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
        if mark > 0 {
            masked.turns.push((mark, 0));
        }
        let mut ranges = hidden.iter().peekable();
        let mut end = 0;
        let mut characters = text[mark..].char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let at = at + mark;
            while let Some(range) = ranges.next_if(|range| range.start <= at) {
                end = end.max(range.end);
            }
            let ends_line = character == '\r' && characters.peek().is_some_and(|&(_, c)| c == '\n');
            let shown = match character {
                '\n' | '\t' => character,
                '\r' if ends_line => character,
                _ if at < end => '*',
                _ => picture(character),
            };
            masked.text.push(shown);
            if shown.len_utf8() != character.len_utf8() {
                masked.turns.push((at + character.len_utf8(), masked.text.len()));
            }
        }
        masked
    }
}

/// The literals of a file that may not be shown.
#[derive(Debug, Clone)]
pub struct Secrets<'a> {
    /// Where they stand in the file.
    hidden: Vec<Range<usize>>,
    /// Texts that are hidden wherever they stand.
    needles: BTreeSet<&'a str>,
    /// Literals with their quotation marks, and pieces of them, for texts that are made of pieces of the file.
    literals: BTreeSet<&'a str>,
}

impl<'a> Secrets<'a> {
    /// Those of a file, by what the analysis says and by their looks.
    #[must_use]
    pub fn of(file: &'a FileReport) -> Self {
        let text = file.source.text.as_str();
        let mut secrets = Self { hidden: credentials(text), needles: BTreeSet::new(), literals: BTreeSet::new() };
        let Analysis { suspects, secrets: named, .. } = &file.analysis;
        for span in suspects.iter().chain(named) {
            let (whole, inner) = (file.source.slice(*span), without_quotes(text, *span));
            // A number has no quotation marks to tell it from others.
            if inner.len() < whole.len() || whole.len() >= SHORTEST_SOUGHT {
                secrets.literals.insert(whole);
            }
            secrets.hidden.push(inner);
        }
        for span in named {
            let inner = text.get(without_quotes(text, *span)).unwrap_or_default();
            // Names in the holes of a text may be written anew.
            secrets.literals.extend(around_holes(inner).filter(|part| part.len() >= SHORTEST_SOUGHT));
            secrets.needles.extend([inner].into_iter().filter(|needle| needle.len() >= SHORTEST_SOUGHT));
        }
        secrets.hidden.extend(found(text, &secrets.needles));
        secrets.hidden.sort_by_key(|range| (range.start, range.end));
        secrets
    }

    /// Whether one of them stands in a part of the file.
    #[must_use]
    pub fn are_in(&self, span: Span) -> bool {
        self.hidden.iter().any(|range| range.start < span.end && span.start < range.end)
    }

    /// Whether one of them stands in another text.
    #[must_use]
    pub fn are_in_text(&self, text: &str) -> bool {
        !self.in_text(text).is_empty()
    }

    /// Another text without them, as wide and with as many lines.
    #[must_use]
    pub fn masked<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let hidden = self.in_text(text);
        if hidden.is_empty() {
            return Cow::Borrowed(text);
        }
        let hide = |(at, c): (usize, char)| match c {
            '\n' | '\r' => c,
            _ if hidden.iter().any(|range| range.contains(&at)) => '*',
            _ => c,
        };
        Cow::Owned(text.char_indices().map(hide).collect())
    }

    fn in_text(&self, text: &str) -> Vec<Range<usize>> {
        let mut hidden = credentials(text);
        hidden.extend(found(text, &self.needles));
        let literals = found(text, &self.literals);
        hidden.extend(literals.map(|range| without_quotes(text, Span::new(range.start, range.end))));
        hidden
    }
}

/// What of a text stands outside all braces.
fn around_holes(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    text.split_inclusive(['{', '}']).filter_map(move |part| {
        let outside = depth == 0;
        depth = if part.ends_with('{') { depth + 1 } else { depth.saturating_sub(usize::from(part.ends_with('}'))) };
        outside.then(|| part.trim_end_matches(['{', '}', '$']))
    })
}

/// Everywhere that one of these stands.
fn found<'t>(text: &'t str, needles: &BTreeSet<&'t str>) -> impl Iterator<Item = Range<usize>> {
    needles.iter().flat_map(move |needle| {
        memchr::memmem::find_iter(text.as_bytes(), needle.as_bytes()).map(|at| at..at + needle.len())
    })
}

/// A text that can be shown on lines of its own: no control character but those that lines are made of.
#[must_use]
pub fn lines(text: &str) -> String {
    Masked::hide(text, &[]).text
}

/// A message or a name that can be shown: one line, no credential, no control character.
#[must_use]
pub fn message(text: &str) -> Cow<'_, str> {
    let hidden = credentials(text);
    if hidden.is_empty() { line(text) } else { Cow::Owned(line(&Masked::hide(text, &hidden).text).into_owned()) }
}

/// A path that can be shown: one line, no control character.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    let clean = text.chars().all(|character| picture(character) == character);
    if clean { Cow::Borrowed(text) } else { Cow::Owned(text.chars().map(picture).collect()) }
}

/// A document in JSON that can be shown: characters that may act on a terminal, which only texts in it can hold, are
/// written by their numbers and so mean the same.
pub(super) fn document(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for character in json.chars() {
        if character == '\n' || picture(character) == character {
            shown.push(character);
        } else {
            let _ = write!(shown, "\\u{:04x}", u32::from(character));
        }
    }
    shown
}

/// A picture of a control character, one column wide; every other character is itself.
fn picture(character: char) -> char {
    match character {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        // Further control characters, and those that change the direction of the text after them.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        other => other,
    }
}

/// Every run of hexadecimal digits that is long enough for a credential, unless it is the rest of an identifier of
/// two letters and 32 digits, which is no secret.
fn credentials(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        if length >= CREDENTIAL_DIGITS && !is_identifier(bytes, at, length) {
            found.push(at..at + length);
        }
        at += length.max(1);
    }
    found
}

/// Whether the run's last 32 digits have exactly two letters before them.
fn is_identifier(bytes: &[u8], start: usize, length: usize) -> bool {
    let Some(prefix) = (start + length).checked_sub(CREDENTIAL_DIGITS + 2) else {
        return false;
    };
    // The two letters may be hexadecimal digits themselves.
    length <= CREDENTIAL_DIGITS + 2
        && bytes[prefix..prefix + 2].iter().all(u8::is_ascii_alphabetic)
        && !prefix.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric())
}

fn without_quotes(text: &str, span: Span) -> Range<usize> {
    let inner = text.get(span.start..span.end).unwrap_or_default();
    let quoted = inner.len() >= 2 && ["'", "\"", "`"].iter().any(|quote| inner.starts_with(quote) && inner.ends_with(quote));
    if quoted { span.start + 1..span.end - 1 } else { span.start..span.end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    const HEX: &str = "0123456789abcdef0123456789abcdef";

    fn masked(text: &str, secrets: Vec<Span>) -> Masked {
        let analysis = Analysis { secrets, ..Analysis::default() };
        Masked::new(&FileReport { source: SourceFile::new("a.js", text), analysis })
    }

    #[test]
    fn secrets_are_masked_everywhere_and_keep_their_width() {
        let text = "f('pässword'); // pässword\n";
        let masked = masked(text, vec![Span::new(2, 13)]);
        assert_eq!(masked.text, "f('********'); // ********\n");
        let after = text.find(')').unwrap();
        assert_eq!(masked.offset(after), masked.text.find(')').unwrap());
        assert_eq!(masked.offset(text.len()), masked.text.len());
    }

    #[test]
    fn secrets_are_masked_in_other_texts_too() {
        let text = "f('pw', 'pässword', `opensesame${name}`, 1234567)";
        let span = |part: &str| {
            let at = text.find(part).unwrap();
            Span::new(at, at + part.len())
        };
        let secrets = vec![span("'pw'"), span("'pässword'"), span("`opensesame${name}`")];
        let analysis = Analysis { secrets, suspects: vec![span("1234567")], ..Analysis::default() };
        let file = FileReport { source: SourceFile::new("a.js", text), analysis };
        let secrets = Secrets::of(&file);
        let shown = secrets.masked("pw('pw', pässword, `opensesame${other}`, 1234567, name)");
        assert_eq!(shown, "pw('**', ********, `**********${other}`, *******, name)");
        assert!(secrets.are_in(span("w'")) && !secrets.are_in(span("f(")));
        assert!(!secrets.are_in_text("pw(name)"));
    }

    #[test]
    fn identifiers_are_shown_and_credentials_are_not() {
        for prefix in ["AC", "SK", "AP"] {
            assert_eq!(message(&format!("'{prefix}{HEX}'")), format!("'{prefix}{HEX}'"));
        }
        let stars = "*".repeat(32);
        assert_eq!(message(&format!("'{HEX}'")), format!("'{stars}'"));
        assert_eq!(message(&format!("A{HEX}")), format!("{}", "*".repeat(33)));
        assert_eq!(message(&format!("_1{HEX}g")), format!("_{}g", "*".repeat(33)));
        assert_eq!(message(&format!("token{HEX}")), format!("token{stars}"));
        assert_eq!(message(&HEX.repeat(2)), "*".repeat(64));
        assert_eq!(message(&HEX.to_uppercase()), stars);
    }

    #[test]
    fn control_characters_become_pictures() {
        assert_eq!(line("a\u{1b}[31m\n\u{9b}"), "a\u{241b}[31m\u{240a}\u{fffd}");
        let text = "\u{feff}a\u{1b}b\r\nc\rd\u{202e}e\tf";
        let masked = masked(text, Vec::new());
        assert_eq!(masked.text, "a\u{241b}b\r\nc\u{240d}d\u{fffd}e\tf");
        for part in ["b", "c", "d", "e", "f"] {
            let (from, to) = (text.find(part).unwrap(), masked.text.find(part).unwrap());
            assert_eq!(masked.offset(from), to, "{part}");
        }
    }
}
