//! The rewrite of a finding as lines that go and lines that come.
//!
//! Edits are made on the masked copy of the source, with masked texts, so that no literal credential can come back
//! through them. This module deliberately makes no picture: the full format does.

use super::mask::{self, Masked, Secrets};
use crate::finding::{Edit, Fix};
use crate::rewrite;
use crate::run::FileReport;
use crate::source::Span;
use similar::{ChangeTag, TextDiff};

/// A line that goes or comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Whether it goes or comes.
    pub(super) tag: ChangeTag,
    /// Its number in the file that it goes from or comes into, from 1.
    pub(super) number: usize,
    /// Without its end.
    pub(super) text: String,
}

/// The lines that a rewrite changes.
pub(super) fn lines(fix: &Fix, file: &FileReport, masked: &Masked) -> Vec<Line> {
    let secrets = Secrets::of(file);
    let place = |span: Span| Span::new(masked.offset(span.start), masked.offset(span.end));
    let text = |edit: &Edit| mask::lines(&secrets.masked(&edit.text));
    let edits: Vec<Edit> = fix.edits.iter().map(|edit| Edit { span: place(edit.span), text: text(edit) }).collect();
    let Ok(new) = rewrite::apply(&masked.text, &edits) else { return Vec::new() };
    let (old, new) = (split(&masked.text), split(&new));
    let diff = TextDiff::from_slices(&old, &new);
    let changed = diff.iter_all_changes().filter_map(|change| {
        let index = match change.tag() {
            ChangeTag::Equal => None,
            ChangeTag::Delete => change.old_index(),
            ChangeTag::Insert => change.new_index(),
        };
        let text = change.value().trim_end_matches(['\r', '\n']).to_owned();
        index.map(|index| Line { tag: change.tag(), number: index + 1, text })
    });
    changed.collect()
}

fn split(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Analysis;
    use crate::source::SourceFile;

    #[test]
    fn changed_lines_are_shown_without_credentials() {
        let text = "\u{feff}a('é');\r\nf(1, 'sesame');\r\nb();\r\n";
        let secret = Span::new(text.find("'sesame").unwrap(), text.find(");\r\nb").unwrap());
        let analysis = Analysis { secrets: vec![secret], ..Analysis::default() };
        let file = FileReport { source: SourceFile::new("a.js", text), analysis };
        let call = Span::new(text.find("f(").unwrap(), text.find("\r\nb").unwrap());
        let edits = vec![Edit { span: call, text: "g('sesame',\r\n\t'\u{1b}');".to_owned() }];
        let fix = Fix { description: String::new(), edits };
        let shown: Vec<_> = lines(&fix, &file, &Masked::new(&file))
            .into_iter()
            .map(|line| format!("{}{}{}", line.number, line.tag, line.text))
            .collect();
        assert_eq!(shown, ["2-f(1, '******');", "2+g('******',", "3+\t'\u{241b}');"]);
    }
}
