//! Patches as git writes and reads them.
//!
//! Only a line feed ends a line, as for git; every other byte of a file stands in the patch as it is. This module
//! deliberately shows literal credentials: a patch without them would not apply.

use crate::report::mask::Secrets;
use crate::run::FileReport;
use crate::source::Span;
use crate::walk::Workplace;
use similar::TextDiff;
use similar::udiff::UnifiedHunkHeader;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Lines shown around a change.
const CONTEXT: usize = 3;
/// What git writes after a last line that no line feed ends.
const NO_LINE_FEED: &str = "\n\\ No newline at end of file\n";

/// The change of one file in a patch.
pub(super) struct Entry {
    /// As it stands in the patch.
    pub(super) text: String,
    /// Whether it shows a literal credential.
    pub(super) holds_secret: bool,
}

/// The change from a file to its new text, under its name in the patch.
pub(super) fn entry(name: &[u8], file: &FileReport, new: &str) -> Entry {
    let old = &file.source.text;
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let (old_lines, new_lines) = (lines(old), lines(new));
    let starts = starts(&old_lines);
    let secrets = Secrets::of(file);
    let (a, b) = (quoted("a/", name), quoted("b/", name));
    // Without it, git would take the name to end at the space.
    let tab = |name: &str| if name.contains(' ') && !name.starts_with('"') { "\t" } else { "" };
    let mut text = format!("diff --git {a} {b}\n--- {a}{}\n+++ {b}{}\n", tab(&a), tab(&b));
    let mut holds_secret = false;
    let diff = TextDiff::from_slices(&old_lines, &new_lines);
    for ops in diff.grouped_ops(CONTEXT) {
        let (Some(first), Some(last)) = (ops.first(), ops.last()) else { continue };
        let _ = writeln!(text, "{}", UnifiedHunkHeader::new(&ops));
        for change in ops.iter().flat_map(|op| diff.iter_changes(op)) {
            let _ = write!(text, "{}{}", change.tag(), change.value());
            if !change.value().ends_with('\n') {
                text.push_str(NO_LINE_FEED);
            }
        }
        let removed = Span::new(starts[first.old_range().start], starts[last.old_range().end]);
        let added = &new_lines[first.new_range().start..last.new_range().end];
        holds_secret |= secrets.are_in(removed) || added.iter().any(|line| secrets.are_in_text(line));
    }
    Entry { text, holds_secret }
}

/// Where each line begins, and where the last ends.
fn starts(lines: &[&str]) -> Vec<usize> {
    let ends = lines.iter().scan(0, |end, line| {
        *end += line.len();
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

/// The names of files in one patch: relative to the root of the repository that all of them are in, else to the working
/// directory. Links are resolved, since a patch cannot go through them.
pub(super) fn names(workplace: &Workplace, files: &[&Path]) -> Vec<Vec<u8>> {
    let real = |file: &&Path| file.canonicalize().unwrap_or_else(|_| workplace.directory().join(file));
    let files: Vec<PathBuf> = files.iter().map(real).collect();
    let mut roots: Vec<_> = files.iter().map(|file| workplace.root_of(file)).collect();
    roots.dedup();
    let root = match roots.as_slice() {
        [Some(root)] => root,
        _ => workplace.directory(),
    };
    files.iter().map(|file| slashed(file.strip_prefix(root).unwrap_or(file))).collect()
}

#[cfg(unix)]
fn slashed(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
fn slashed(path: &Path) -> Vec<u8> {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/").into_bytes()
}

/// A name as git quotes it: only if it holds more than plain characters, and every other byte by its number.
fn quoted(prefix: &str, name: &[u8]) -> String {
    let mut inner = prefix.to_owned();
    for &byte in name {
        match byte {
            b'"' | b'\\' => inner.extend(['\\', char::from(byte)]),
            b' '..=b'~' => inner.push(char::from(byte)),
            _ => {
                let _ = write!(inner, "\\{byte:03o}");
            }
        }
    }
    if inner.contains('\\') { format!("\"{inner}\"") } else { inner }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Analysis;
    use crate::source::SourceFile;

    fn text(old: &str, new: &str, secrets: Vec<Span>) -> Entry {
        let analysis = Analysis { secrets, ..Analysis::default() };
        entry(b"a b.js", &FileReport { source: SourceFile::new("a b.js", old), analysis }, new)
    }

    #[test]
    fn only_line_feeds_end_lines() {
        let entry = text("a\r\nb\rc", "a\r\nb\rd", Vec::new());
        assert_eq!(
            entry.text,
            "diff --git a/a b.js b/a b.js\n--- a/a b.js\t\n+++ b/a b.js\t\n@@ -1,2 +1,2 @@\n a\r\n\
             -b\rc\n\\ No newline at end of file\n+b\rd\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn a_hunk_with_a_secret_is_told_from_one_without() {
        let old = format!("old\n{}'sesame';\n", "\n".repeat(9));
        let secret = Span::new(old.len() - 10, old.len() - 2);
        assert!(!text(&old, &old.replace("old", "new"), vec![secret]).holds_secret);
        assert!(text(&old, &format!("{old}new\n"), vec![secret]).holds_secret);
        assert!(text(&old, &old.replace("old", "'sesame'"), vec![secret]).holds_secret);
    }

    #[test]
    fn names_are_quoted_as_git_does() {
        assert_eq!(quoted("a/", b"my file.js"), "a/my file.js");
        assert_eq!(quoted("a/", "\u{e4}\"\\\n.js".as_bytes()), "\"a/\\303\\244\\\"\\\\\\012.js\"");
    }
}
