//! The text of a rule: the same in `explain`, in SARIF and in `rules/README.md`.
//!
//! It is Markdown everywhere; a terminal gets it broken into lines. This module deliberately has no words of its own
//! beyond headings.

use super::labels::wrap;
use super::text::{RESET, level, paint};
use super::{Color, Style};
use crate::lint::catalog::{Rule, catalog};
use std::fmt::Write as _;

const BOLD: &str = "\u{1b}[1m";
const FENCE: &str = "```";
const CODE_INDENT: &str = "  ";

/// Who reads an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Somebody at a terminal: lines are broken between words, and code is indented instead of fenced.
    Terminal,
    /// A file, or another program: Markdown as it is.
    Markdown,
}

/// Why, what to do, before and after in each language, and where to read on; headings of the third level.
#[must_use]
pub fn markdown(rule: &Rule) -> String {
    let mut text = format!("{}\n\n### What to do\n\n{}\n", rule.why.trim(), rule.what_to_do.trim());
    for (language, example) in &rule.examples {
        for (when, code) in [("Before", &example.before), ("After", &example.after)] {
            let (title, code) = (title(language), code.trim_end());
            let _ = write!(text, "\n### {when}, in {title}\n\n{FENCE}{language}\n{code}\n{FENCE}\n");
        }
    }
    if !rule.links.is_empty() {
        text.push_str("\n### Read on\n\n");
    }
    for link in &rule.links {
        let _ = writeln!(text, "- <{link}>");
    }
    text
}

/// The whole explanation of a rule.
#[must_use]
pub fn explanation(rule: &Rule, style: Style, reader: Reader) -> String {
    let (bold, color, reset) = (code(style, BOLD), code(style, paint(rule.severity)), code(style, RESET));
    let (id, level, summary) = (&rule.id, level(rule.severity), &rule.summary);
    let summary = match reader {
        Reader::Markdown => summary.clone(),
        Reader::Terminal => prose(summary, style.width).join("\n"),
    };
    let mut text = format!("{bold}{id}{reset} ({color}{level}{reset})\n{summary}\n\n");
    let mut in_code = false;
    for line in markdown(rule).lines() {
        let is_fence = line.starts_with(FENCE);
        in_code ^= is_fence;
        let shown = match reader {
            _ if !in_code && line.starts_with('#') => vec![format!("{bold}{}{reset}", heading(line, reader))],
            Reader::Markdown => vec![line.to_owned()],
            Reader::Terminal if is_fence => Vec::new(),
            Reader::Terminal if in_code => vec![format!("{CODE_INDENT}{line}").trim_end().to_owned()],
            Reader::Terminal => prose(line, style.width),
        };
        for line in shown {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn heading(line: &str, reader: Reader) -> &str {
    match reader {
        Reader::Markdown => line,
        Reader::Terminal => line.trim_start_matches(['#', ' ']),
    }
}

/// The rules there are, each with its level and what it finds.
#[must_use]
pub fn list(style: Style, reader: Reader) -> String {
    let widest = catalog().iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let widest_level = 7;
    let indent = widest + widest_level + 4;
    let room = match reader {
        Reader::Markdown => usize::MAX,
        Reader::Terminal => style.width.saturating_sub(indent),
    };
    let line = |rule: &Rule| {
        let (bold, color, reset) = (code(style, BOLD), code(style, paint(rule.severity)), code(style, RESET));
        let (id, level) = (&rule.id, level(rule.severity));
        let summary = wrap(&rule.summary, room).join(&format!("\n{:indent$}", ""));
        format!("{bold}{id:widest$}{reset}  {color}{level:widest_level$}{reset}  {summary}\n")
    };
    catalog().iter().map(line).collect()
}

/// A language as its users write it.
#[must_use]
pub fn title(language: &str) -> String {
    match language {
        "csharp" => "C#".to_owned(),
        "javascript" => "JavaScript".to_owned(),
        "php" => "PHP".to_owned(),
        "typescript" => "TypeScript".to_owned(),
        other => other.chars().take(1).flat_map(char::to_uppercase).chain(other.chars().skip(1)).collect(),
    }
}

/// A line of prose in lines of at most this many columns. What follows the sign of a list stays right of it; a table is
/// left as it is.
fn prose(line: &str, width: usize) -> Vec<String> {
    if line.starts_with('|') {
        return vec![line.to_owned()];
    }
    let number = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let sign = match (number.strip_prefix(". "), line.strip_prefix("- ")) {
        (Some(rest), _) if number.len() < line.len() => line.len() - rest.len(),
        (_, Some(rest)) => line.len() - rest.len(),
        _ => 0,
    };
    let lines = wrap(&line[sign..], width.saturating_sub(sign)).into_iter().enumerate();
    lines
        .map(|(number, text)| if number == 0 { format!("{}{text}", &line[..sign]) } else { " ".repeat(sign) + &text })
        .collect()
}

fn code(style: Style, sequence: &'static str) -> &'static str {
    match style.color {
        Color::Colored => sequence,
        Color::Plain => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::catalog::rule;

    #[test]
    fn a_terminal_gets_a_list_that_fits() {
        let text = list(Style { width: 60, ..Style::PLAIN }, Reader::Terminal);
        assert!(text.lines().all(|line| line.len() <= 60), "{text}");
    }

    #[test]
    fn a_terminal_gets_lines_that_fit_and_code_without_fences() {
        let rule = rule("hard-coded-auth-token").unwrap();
        let text = explanation(rule, Style { width: 60, ..Style::PLAIN }, Reader::Terminal);
        assert!(!text.contains(FENCE));
        for line in text.lines().filter(|line| !line.starts_with(CODE_INDENT)) {
            assert!(line.chars().count() <= 60 || !line.contains(' '), "{line}");
        }
        assert!(text.contains("\n1. Treat the value as leaked."), "{text}");
        assert!(text.contains("\n   "), "{text}");
    }

    #[test]
    fn prose_is_broken_beside_the_sign_of_a_list() {
        assert_eq!(prose("- one two three", 9), ["- one two", "  three"]);
        assert_eq!(prose("10. one two", 8), ["10. one", "    two"]);
        assert_eq!(prose("one two three", 9), ["one two", "three"]);
        assert_eq!(prose("| a table is kept |", 9), ["| a table is kept |"]);
        assert_eq!(prose("", 9), [""]);
    }

    #[test]
    fn colours_are_only_where_they_are_wanted() {
        let rule = rule("capability-token").unwrap();
        let colored = Style { color: Color::Colored, ..Style::PLAIN };
        assert!(explanation(rule, colored, Reader::Markdown).contains("\u{1b}[1m### What to do\u{1b}[0m\n"));
        let plain = explanation(rule, Style::PLAIN, Reader::Markdown);
        assert!(plain.ends_with(&markdown(rule)) && !plain.contains('\u{1b}'));
        assert!(!list(Style::PLAIN, Reader::Markdown).contains('\u{1b}'));
    }
}
