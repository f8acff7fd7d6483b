//! Bundler's lists of gems, the specifications of gems, and Bundler's lock file.
//!
//! Lists and specifications are programs. This module deliberately runs nothing: what they compute is not known.

use super::{Contents, Mention};
use crate::document::Broken;
use crate::project::Versions;
use crate::source::Span;

/// Methods that name a gem, its requirements behind it.
const NAMING: [&str; 4] = ["gem", "add_dependency", "add_runtime_dependency", "add_development_dependency"];

/// Options that take a gem from elsewhere, in whatever version is there.
const ELSEWHERE: [&str; 6] = ["git", "github", "gist", "bitbucket", "path", "branch"];

/// `gem 'name', '~> 1.2'`, and `add_dependency` with the same arguments.
pub(super) fn list(text: &str, package: &str) -> Contents {
    let mut mentions = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        // A specification calls its methods on a variable.
        let call = text[at..].split(['\n', '\'', '"', '%', '#']).next().unwrap_or_default();
        let method = call.trim_end_matches([' ', '\t', '(']).rsplit('.').next().unwrap_or_default();
        if !NAMING.contains(&method) {
            continue;
        }
        let mut rest = Arguments { text, at: at + call.len() };
        if rest.text_literal().is_some_and(|name| &text[name.start..name.end] == package) {
            mentions.push(rest.requirements());
        }
    }
    Contents::of(mentions)
}

/// The arguments of a call that are not read yet.
struct Arguments<'a> {
    text: &'a str,
    at: usize,
}

impl Arguments<'_> {
    /// What a text written out holds, if one is next.
    fn text_literal(&mut self) -> Option<Span> {
        let rest = self.text.get(self.at..)?;
        let (open, close) = match rest.chars().next()? {
            quote @ ('\'' | '"') => (1, quote),
            _ => (rest.starts_with("%q<") || rest.starts_with("%Q<")).then_some((3, '>'))?,
        };
        let end = rest[open..].find([close, '\n']).filter(|&end| rest[open + end..].starts_with(close))?;
        let span = Span::new(self.at + open, self.at + open + end);
        self.at = span.end + 1;
        if self.text[self.at..].starts_with(".freeze") {
            self.at += ".freeze".len();
        }
        Some(span)
    }

    /// Whether another argument follows, which may stand on a line of its own.
    fn next(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let Some(after) = rest.trim_start_matches([' ', '\t']).strip_prefix(',') else { return false };
        let after = after.trim_start_matches(|c: char| c.is_whitespace() || c == '[');
        self.at = self.text.len() - after.len();
        true
    }

    /// What follows the name: requirements, which must all hold, then options.
    fn requirements(&mut self) -> Mention {
        let name = Span::new(self.start_of_line(), self.at);
        let mut found: Vec<Span> = Vec::new();
        let mut known = true;
        while self.next() {
            if let Some(requirement) = self.text_literal() {
                found.push(requirement);
                continue;
            }
            let line = self.text[self.at..].lines().next().unwrap_or_default();
            let line = line.split('#').next().unwrap_or_default();
            let mut words = line.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            let option = line.contains("=>") || line.trim_start_matches(':').split(':').count() > 1;
            // A requirement that is no text is not known.
            known = option && !words.any(|word| ELSEWHERE.contains(&word));
            break;
        }
        let all = found.iter().map(|span| &self.text[span.start..span.end]).collect::<Vec<_>>().join(",");
        let span = match found.as_slice() {
            [] => name,
            [only] => *only,
            // With the quotation marks, as those between them are shown, too.
            [first, .., last] => Span::new(first.start - 1, last.end + 1),
        };
        Mention::of_project(known.then(|| Versions::gem(&all)).flatten(), span)
    }

    fn start_of_line(&self) -> usize {
        let line = self.text[..self.at].rfind('\n').map_or(0, |end| end + 1);
        line + (self.text[line..].len() - self.text[line..].trim_start().len())
    }
}

/// `Gemfile.lock`: each gem with its version, those it depends on further in.
pub(super) fn lock(text: &str, package: &str) -> Result<Contents, Broken> {
    let mut mentions = Vec::new();
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let at = start;
        start += line.len();
        if ["<<<<<<<", ">>>>>>>"].iter().any(|conflict| line.starts_with(conflict)) {
            return Err(Broken::at_line(number + 1));
        }
        let inside = |line: &str| line.strip_prefix("    ")?.strip_prefix(package)?.strip_prefix(" (").map(str::len);
        let Some(from) = inside(line).map(|rest| at + line.len() - rest) else { continue };
        let Some(end) = text[from..].find(')') else { continue };
        let version = &text[from..from + end];
        // Behind a hyphen is the platform.
        let number = version.split('-').next().unwrap_or_default();
        mentions.push(Mention::of_project(Versions::gem_exactly(number), Span::new(from, from + number.len())));
    }
    Ok(Contents::of(mentions))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, contents: &Contents) -> Vec<(String, String)> {
        let show = |mention: &Mention| {
            let known = mention.versions.as_ref().map_or("unknown", |known| known.exact().unwrap_or("range"));
            (text[mention.span.start..mention.span.end].to_owned(), known.to_owned())
        };
        contents.mentions.iter().map(show).collect()
    }

    #[test]
    fn lists_and_specifications() {
        for (text, expected) in [
            ("gem 'acme', '~> 5.0', '>= 5.8', require: false", Some(("'~> 5.0', '>= 5.8'", "range"))),
            ("  gem(\"acme\", \"5.7.0\") # old", Some(("5.7.0", "5.7.0"))),
            ("gem 'acme',\n    '= 5.7.0',\n    require: 'x'", Some(("= 5.7.0", "5.7.0"))),
            ("gem 'acme'\n", Some(("gem 'acme'", "range"))),
            ("gem 'acme', require: false\n", Some(("gem 'acme'", "range"))),
            ("gem 'acme', :require => false\n", Some(("gem 'acme'", "range"))),
            ("gem 'acme', github: 'acme/acme'\n", Some(("gem 'acme'", "unknown"))),
            ("gem 'acme', VERSION\n", Some(("gem 'acme'", "unknown"))),
            ("spec.add_dependency 'acme', '>= 5', '< 6'", Some(("'>= 5', '< 6'", "range"))),
            ("  s.add_runtime_dependency(%q<acme>.freeze, [\"~> 5.0\"])", Some(("~> 5.0", "range"))),
            ("s.add_development_dependency 'acme', ['= 5.1']", Some(("= 5.1", "5.1"))),
            ("# gem 'acme', '1'\ngem 'acme-voice', '1'\nputs 'gem acme'\ngem 'acme", None),
        ] {
            let found = shown(text, &list(text, "acme"));
            let expected = expected.map(|(span, known)| (span.to_owned(), known.to_owned()));
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn the_lock_file_names_one_version() {
        let text = "GEM\n  remote: https://rubygems.org/\n  specs:\n    acme (5.7.0)\n      jwt (>= 1.5)\n    other (1)\n      acme (~> 5.0)\n\nDEPENDENCIES\n  acme (~> 5.0)\n";
        assert_eq!(shown(text, &lock(text, "acme").unwrap()), [("5.7.0".to_owned(), "5.7.0".to_owned())]);
        let platform = "    acme (5.7.0-x86_64-linux)\r\n";
        assert_eq!(shown(platform, &lock(platform, "acme").unwrap()), [("5.7.0".to_owned(), "5.7.0".to_owned())]);
        assert!(lock("<<<<<<< HEAD\n", "acme").is_err());
    }
}
