//! Requirements as Python writes them, and the files that list them for pip.

use super::{Contents, Include, Mention, Place, Role};
use crate::project::{Format, Versions};
use crate::source::Span;

/// More entries for one package than this are not counted: joining them takes time that grows with their square.
const MOST_ENTRIES: usize = 100;

/// The versions that a requirement such as `name[extra]>=1,<2; python_version > "3"` allows, if it names the package.
pub(super) fn requirement(text: &str, package: &str) -> Option<Option<Versions>> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c))).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    is_same(name, package).then(|| specifier(rest.trim_start()))
}

/// The specifier after a name; a direct reference is none.
fn specifier(rest: &str) -> Option<Versions> {
    let rest = rest.strip_prefix('[').map_or(Some(rest), |extras| Some(extras.split_once(']')?.1))?;
    let specifier = rest.split(';').next().unwrap_or_default().trim();
    Versions::python(specifier.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(specifier))
}

/// Whether two names are the same, whatever their case and separators.
pub(super) fn is_same(name: &str, other: &str) -> bool {
    let parts = |name: &str| {
        let parts = name.split(['-', '_', '.']).filter(|part| !part.is_empty());
        parts.map(str::to_ascii_lowercase).collect::<Vec<_>>()
    };
    parts(name) == parts(other)
}

/// Everything a file for `pip install -r` says. Several lines, as for several versions of Python, count together.
pub(super) fn file(text: &str, package: &str) -> Contents {
    let mut found = Vec::new();
    let mut includes = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // What a line is continued with are options, such as the hashes of the archives.
        let plain = without_comment(line).trim().trim_end_matches('\\');
        let plain = plain.split(" --").next().unwrap_or_default().trim_end();
        if let Some(include) = include(plain) {
            includes.push(include);
        } else if let Some(versions) = requirement(plain, package) {
            let at = start + (line.len() - line.trim_start().len());
            let shown = plain.split(';').next().unwrap_or_default().trim_end();
            found.push((versions, Span::new(at, at + shown.len())));
        }
        start += line.len();
    }
    Contents { mentions: together(found).into_iter().collect(), includes, ..Contents::default() }
}

fn include(line: &str) -> Option<Include> {
    let option = |names: [&str; 2]| {
        let rest = names.iter().find_map(|name| line.strip_prefix(name))?;
        let path = rest.trim_start_matches('=').trim();
        (!path.is_empty()).then(|| path.trim_matches('"').to_owned())
    };
    let include = |path, role| Include { path, format: Format::Requirements, role, place: Place::Beside, name: None };
    if let Some(path) = option(["--requirement", "-r"]) {
        return Some(include(path, Role::Names));
    }
    Some(include(option(["--constraint", "-c"])?, Role::Constrains))
}

/// What several entries of one file, as for several versions of Python, allow together, at the place of the first.
pub(super) fn together(found: impl IntoIterator<Item = (Option<Versions>, Span)>) -> Option<Mention> {
    let mut entries = found.into_iter().take(MOST_ENTRIES);
    let (first, span) = entries.next()?;
    let versions = entries.fold(first, |all, (versions, _)| all?.or(&versions?));
    Some(Mention::of_project(versions, span))
}

/// A comment starts at a hash at the beginning or after a blank.
fn without_comment(line: &str) -> &str {
    let starts = |at: usize| line[..at].chars().next_back().is_none_or(char::is_whitespace);
    line.match_indices('#').find(|&(at, _)| starts(at)).map_or(line, |(at, _)| &line[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let contents = file(text, "acme");
        assert!(contents.mentions.len() <= 1);
        let mention = contents.mentions.first()?;
        let versions = mention.versions.as_ref().map_or("unknown", |known| known.exact().unwrap_or("range"));
        Some((versions.to_owned(), text[mention.span.start..mention.span.end].to_owned()))
    }

    #[test]
    fn every_form_of_a_line() {
        for (text, versions, shown) in [
            ("acme==6.5.0", "6.5.0", "acme==6.5.0"),
            ("Acme [x, y] == 6.5.0  # pinned", "6.5.0", "Acme [x, y] == 6.5.0"),
            ("a\r\nacme~=6.5 ; python_version < '3.8'\r\n", "range", "acme~=6.5"),
            ("acme===6.5.0", "6.5.0", "acme===6.5.0"),
            ("acme", "range", "acme"),
            ("acme>=6.0,<7\nacme==5.7; python_version<'3'", "range", "acme>=6.0,<7"),
            ("acme==6.5.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nx", "6.5.0", "acme==6.5.0"),
            ("acme@git+https://x.org/acme.git@v6", "unknown", "acme@git+https://x.org/acme.git@v6"),
            ("acme (>=6.0)", "range", "acme (>=6.0)"),
            ("acme=6.0", "unknown", "acme=6.0"),
            ("acme[x==6.0", "unknown", "acme[x==6.0"),
        ] {
            assert_eq!(read(text), Some((versions.to_owned(), shown.to_owned())), "{text}");
        }
        for text in [
            "",
            "#acme==6.0",
            "-e git+https://x.org/y.git#egg=acme",
            "acme-helper==6.0",
            "--extra-index-url https://x/acme",
            "x  # acme==6.0",
            "\\",
            "é==1\\\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn includes_and_constraints() {
        let includes =
            file("-r base.txt # first\n--requirement=../all.txt\n-c limits.txt\n--constraint limits2.txt\n-r\n", "acme")
                .includes;
        let includes =
            includes.iter().map(|include| (include.path.as_str(), include.role == Role::Constrains)).collect::<Vec<_>>();
        assert_eq!(includes, [("base.txt", false), ("../all.txt", false), ("limits.txt", true), ("limits2.txt", true)]);
    }
}
