//! Rewrites as SARIF carries them: replacements that a program may apply as they are.
//!
//! A rewrite whose texts hold a literal credential is left out: it may not be shown, and with asterisks in its place it would
//! be wrong.

use super::model::{ArtifactChange, ArtifactLocation, Replacement, SarifFix};
use super::{SOURCE_ROOT, region, sentence, text};
use crate::finding::{Applicability, Edit, Finding};
use crate::report::mask::{self, Secrets};
use crate::run::FileReport;
use crate::source::Span;

/// The rewrite of a finding, if one is offered and can be shown.
pub(super) fn fixes<'a>(uri: &'a str, file: &FileReport, finding: &Finding) -> Vec<SarifFix<'a>> {
    let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty()) else { return Vec::new() };
    let secrets = Secrets::of(file);
    if fix.edits.iter().any(|edit| secrets.are_in_text(&edit.text)) {
        return Vec::new();
    }
    let description = match finding.applicability {
        Applicability::Safe => fix.description.clone(),
        Applicability::Unsafe => format!("{} (unsafe: {})", fix.description, finding.reasons.join("; ")),
        Applicability::None => return Vec::new(),
    };
    let replacements = settled(&file.source.text, &fix.edits).into_iter().map(|edit| {
        let inserted_content = Some(edit.text).filter(|text| !text.is_empty()).map(|edit| text(&edit));
        Replacement { deleted_region: region(file, edit.span), inserted_content }
    });
    let replacements = replacements.collect();
    let artifact_location = ArtifactLocation { uri, uri_base_id: SOURCE_ROOT };
    vec![SarifFix {
        description: text(&sentence(&mask::message(&description))),
        artifact_changes: [ArtifactChange { artifact_location, replacements }],
    }]
}

/// The same edits, each begun where something else than a blank stands: consumers show the place where an edit begins.
fn settled(text: &str, edits: &[Edit]) -> Vec<Edit> {
    let mut settled: Vec<Edit> = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        let limit = edits.get(index + 1).map_or(text.len(), |next| next.span.start);
        let edit = moved_on(text, edit, limit);
        let before = text[..edit.span.start].trim_end();
        let stands = text[edit.span.start..].starts_with(|c: char| !c.is_whitespace());
        // Else it begins at the last that is no blank, and writes that again.
        let start = before.char_indices().next_back().filter(|_| !stands).map_or(edit.span.start, |(at, _)| at);
        match settled.last_mut().filter(|last| last.span.end > start) {
            Some(last) => {
                last.text.push_str(&text[last.span.end..edit.span.start]);
                last.text.push_str(&edit.text);
                last.span.end = edit.span.end;
            }
            None => {
                let new = format!("{}{}", &text[start..edit.span.start], edit.text);
                settled.push(Edit { span: Span::new(start, edit.span.end), text: new });
            }
        }
    }
    settled
}

/// The same edit, begun further on if it can be: where the text before and after it are alike, and not beyond a limit.
fn moved_on(text: &str, edit: &Edit, limit: usize) -> Edit {
    let Edit { mut span, text: mut new } = edit.clone();
    loop {
        let old = text.get(span.start..span.end).unwrap_or_default();
        let rest = text.get(span.end..limit).unwrap_or_default();
        let first = |text: &str| text.chars().next().filter(|c| c.is_whitespace());
        let blank = match (first(old), first(&new)) {
            (Some(old), Some(new)) if old == new => {
                span.start += old.len_utf8();
                Some(new)
            }
            // What goes may as well go one further on if the same follows, and so may what comes.
            (Some(blank), _) if new.is_empty() && rest.starts_with(blank) => {
                span = Span::new(span.start + blank.len_utf8(), span.end + blank.len_utf8());
                continue;
            }
            (_, Some(blank)) if old.is_empty() && rest.starts_with(blank) => {
                span = Span::new(span.start + blank.len_utf8(), span.end + blank.len_utf8());
                new.push(blank);
                Some(blank)
            }
            _ => None,
        };
        match blank {
            Some(blank) => drop(new.drain(..blank.len_utf8())),
            None => return Edit { span, text: new },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rewrite;

    #[test]
    fn edits_begin_at_what_is_not_blank_and_do_the_same() {
        let text = "a\n  b;\n  c;\n";
        let edits = [
            (Span::new(2, 2), "  x;\n", (4, 4)),
            (Span::new(2, 7), "", (4, 9)),
            (Span::new(2, 7), "  x;\n", (4, 7)),
            (Span::new(1, 6), "", (4, 9)),
            (Span::new(1, 1), "\n", (0, 2)),
            (Span::new(7, 12), "", (5, 12)),
            (Span::new(12, 12), "d", (10, 12)),
        ];
        for (span, new, (start, end)) in edits {
            let edit = [Edit { span, text: new.to_owned() }];
            let settled = settled(text, &edit);
            assert_eq!(settled[0].span, Span::new(start, end), "{new:?}");
            assert_eq!(rewrite::apply(text, &settled), rewrite::apply(text, &edit));
        }
    }

    #[test]
    fn edits_that_come_to_touch_become_one() {
        let text = "a(b)\n  c;\n";
        let edits = [(Span::new(2, 3), "x"), (Span::new(3, 4), ""), (Span::new(4, 9), "")];
        let edits = edits.map(|(span, new)| Edit { span, text: new.to_owned() });
        let settled = settled(text, &edits);
        assert_eq!(settled.iter().map(|edit| edit.span).collect::<Vec<_>>(), [Span::new(2, 3), Span::new(3, 10)]);
        assert_eq!(rewrite::apply(text, &settled), rewrite::apply(text, &edits));
    }
}
