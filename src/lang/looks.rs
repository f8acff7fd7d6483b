//! What can be said about a file's style whatever its language.

use crate::{source::Span, style::Style};

/// Shorter lines than this are not asked for.
const NARROWEST: usize = 80;
/// Longer lines than this are not written.
const WIDEST: usize = 120;

/// The quotation mark that the file uses more.
pub(super) fn quote(text: &str, default: char) -> char {
    let (single, double) =
        (memchr::memchr_iter(b'\'', text.as_bytes()).count(), memchr::memchr_iter(b'"', text.as_bytes()).count());
    match single.cmp(&double) {
        std::cmp::Ordering::Less => '"',
        std::cmp::Ordering::Equal => default,
        std::cmp::Ordering::Greater => '\'',
    }
}

/// Lines have so many columns in the usual tools of languages whose names are long.
const USUAL_WIDTH: usize = 120;

/// The style of a file whose statements end in semicolons and whose texts have double quotation marks, with the word that
/// declares variables.
pub(super) fn with_semicolons(text: &str, declares: &'static str) -> Style {
    let (step, tabs) = indentation(text, "    ");
    Style {
        quote: '"',
        terminator: ";",
        declares,
        argument_comma: "",
        entry_comma: "",
        width: width(text).max(USUAL_WIDTH),
        step,
        tabs,
    }
}

/// The width the file's lines keep to, in columns.
pub(super) fn width(text: &str) -> usize {
    // Comments are not wrapped as code is.
    let comment = |line: &&str| ["//", "/*", "*", "#"].iter().any(|mark| line.trim_start().starts_with(mark));
    let code = text.lines().filter(|line| !comment(line));
    let longest = code.map(|line| line.chars().count()).filter(|&width| width <= WIDEST).max();
    longest.unwrap_or(NARROWEST).clamp(NARROWEST, WIDEST)
}

/// One step of indentation in spaces, the smallest number that a line begins with, and whether most lines begin with tabs.
pub(super) fn indentation(text: &str, default: &str) -> (String, bool) {
    let (mut smallest, mut tabs, mut lines) = (usize::MAX, 0_usize, 0_usize);
    for line in text.lines() {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        tabs += usize::from(line.starts_with('\t'));
        // A single space stands before the stars of a comment.
        if spaces > 1 && spaces < line.len() {
            lines += 1;
            smallest = smallest.min(spaces);
        }
    }
    let step = if smallest > 8 { default.to_owned() } else { " ".repeat(smallest) };
    (step, tabs > lines)
}

/// A part of the file with texts in some of its places.
pub(super) fn changed(text: &str, span: Span, changes: &[(Span, String)]) -> String {
    let mut out = String::new();
    let mut at = span.start;
    for (place, new) in changes {
        out.push_str(text.get(at..place.start).unwrap_or_default());
        out.push_str(new);
        at = place.end;
    }
    out.push_str(text.get(at..span.end).unwrap_or_default());
    out
}

/// An expression that a member can be read from: in parentheses unless it is one name, member, call or index.
pub(super) fn operand(text: &str) -> String {
    let mut depth = 0_usize;
    let plain = text.chars().all(|c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return depth > 0 || c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '?' | '!' | '#'),
        }
        true
    });
    if plain { text.to_owned() } else { format!("({text})") }
}
