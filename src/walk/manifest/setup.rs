//! `setup.py`, read as text, and `setup.cfg`.
//!
//! This module deliberately runs nothing: what a setup script computes is not known.

use super::requirements::requirement;
use super::{Contents, Mention};
use crate::source::Span;

/// The words by which lists of requirements are called.
const LISTS: [&str; 2] = ["require", "dependencies"];

/// How far before a bracket its list's name is looked for.
const NAME_REACH: usize = 80;

/// String literals of one line that name the package: with a version anywhere, without one in a list of requirements.
pub(super) fn py(text: &str, package: &str) -> Contents {
    let mut mentions = Vec::new();
    // For each open bracket whether it belongs to a list of requirements.
    let mut brackets: Vec<bool> = Vec::new();
    let mut quote: Option<(char, usize)> = None;
    let mut is_comment = false;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (_, '\n') => (quote, is_comment) = (None, false),
            _ if is_comment => {}
            (Some((open, start)), _) if c == open => {
                quote = None;
                let literal = &text[start..at];
                let Some(versions) = requirement(literal, package) else { continue };
                let says_version = versions.is_some() && literal.contains(['=', '<', '>']);
                if says_version || brackets.last() == Some(&true) {
                    mentions.push(Mention::of_project(versions, Span::new(start, at)));
                }
            }
            (Some(_), _) => {}
            (None, '#') => is_comment = true,
            (None, '"' | '\'') => quote = Some((c, at + 1)),
            (None, '[' | '(' | '{') => {
                let is_inside = brackets.last() == Some(&true);
                brackets.push(is_inside || names_requirements(&text[..at]));
            }
            (None, ']' | ')' | '}') => drop(brackets.pop()),
            _ => {}
        }
    }
    Contents::of(mentions)
}

/// Whether a line calls what follows a list of requirements.
fn names_requirements(before: &str) -> bool {
    let start = before.floor_char_boundary(before.len().saturating_sub(NAME_REACH));
    let name = before[start..].rsplit('\n').next().unwrap_or_default().to_ascii_lowercase();
    LISTS.iter().any(|word| name.contains(word))
}

pub(super) fn cfg(text: &str, package: &str) -> Contents {
    let mut mentions = Vec::new();
    let (mut section, mut key) = ("", String::new());
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let plain = line.trim();
        if plain.is_empty() || plain.starts_with(['#', ';']) {
            continue;
        }
        let mut value = plain;
        if let Some(name) = plain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name.trim();
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            let Some((name, first)) = plain.split_once('=') else { continue };
            name.trim().clone_into(&mut key);
            value = first.trim();
        }
        let lists = section == "options.extras_require" || (section == "options" && key.ends_with("_requires"));
        if let Some(versions) = requirement(value, package).filter(|_| lists) {
            let from = start + line.find(value).unwrap_or_default();
            mentions.push(Mention::of_project(versions, Span::new(from, from + value.len())));
        }
    }
    Contents::of(mentions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, contents: &Contents) -> Vec<String> {
        contents.mentions.iter().map(|mention| text[mention.span.start..mention.span.end].to_owned()).collect()
    }

    #[test]
    fn a_script_is_read_as_text() {
        for (text, expected) in [
            ("setup(\n  install_requires=[\n    'x>=1',\n    \"acme>=6.5,<7\",\n  ],\n)", vec!["acme>=6.5,<7"]),
            ("REQUIREMENTS = [\n  'acme',  # any\n]\nsetup(name='y')", vec!["acme"]),
            ("setup(name='acme', packages=['acme'], keywords=['acme'])", vec![]),
            ("deps = 'acme==6.5'", vec!["acme==6.5"]),
            ("# 'acme==6.5'\nx = \"don't\"\ny = 'é", vec![]),
            ("setup(extras_require={'voice': ['acme==6.5']})", vec!["acme==6.5"]),
        ] {
            assert_eq!(shown(text, &py(text, "acme")), expected, "{text}");
        }
    }

    #[test]
    fn a_configuration_lists_requirements_in_two_sections() {
        let text = "[metadata]\nname = acme\n[options]\ninstall_requires =\n    x\n    acme>=6.5 ; python_version>'3'\n[options.extras_require]\nv = acme==6.1\n[x]\nacme = acme==9\n";
        assert_eq!(shown(text, &cfg(text, "acme")), ["acme>=6.5 ; python_version>'3'", "acme==6.1"]);
        assert_eq!(cfg("  acme\n[options\nacme", "acme"), Contents::default());
    }
}
