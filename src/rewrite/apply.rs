//! Puts edits into a text. Knows no rule and no language.

use crate::finding::Edit;

/// Two edits want the same place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("two edits want the same place")]
pub struct Overlap;

/// The text after all edits.
///
/// # Errors
/// If one edit lies over another, or outside the text, or not on character boundaries; nothing is applied then.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, Overlap> {
    let mut sorted = edits.iter().collect::<Vec<_>>();
    // Insertions at the begin of what is replaced come first, in the order given.
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        out.push_str(text.get(at..edit.span.start).ok_or(Overlap)?);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(text.get(at..).ok_or(Overlap)?);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.into() }
    }

    #[test]
    fn edits_are_applied_in_the_order_of_their_places() {
        let edits = [edit(4, 5, "E"), edit(0, 1, "A"), edit(2, 2, "-")];
        assert_eq!(apply("abcde", &edits).as_deref(), Ok("Ab-cdE"));
    }

    #[test]
    fn edits_over_each_other_and_outside_are_refused() {
        assert_eq!(apply("abcde", &[edit(0, 3, ""), edit(2, 4, "")]), Err(Overlap));
        assert_eq!(apply("abcde", &[edit(4, 9, "")]), Err(Overlap));
        assert_eq!(apply("é", &[edit(1, 2, "")]), Err(Overlap));
    }
}
