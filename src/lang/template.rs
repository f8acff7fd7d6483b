//! Templates: code of a language among other text. What is not code becomes white space, so that everything keeps its place.

/// How a template marks code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// What stands before.
    pub(super) open: &'static str,
    /// What may stand behind.
    pub(super) close: &'static [&'static str],
    /// Whether the code is a comment, or text that only looks like a mark.
    pub(super) dead: bool,
}

impl Mark {
    pub(super) const fn code(open: &'static str, close: &'static [&'static str]) -> Self {
        Self { open, close, dead: false }
    }

    pub(super) const fn dead(open: &'static str, close: &'static [&'static str]) -> Self {
        Self { open, close, dead: true }
    }
}

/// The code of a template in its places, each piece ended by a semicolon. Of marks that begin alike the first counts.
pub(super) fn code(text: &str, marks: &[Mark]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, mark)) = first(rest, marks.iter().map(|mark| (mark.open, *mark))) {
        blank(&rest[..at + mark.open.len()], &mut out);
        let inside = &rest[at + mark.open.len()..];
        let close = first(inside, mark.close.iter().map(|close| (*close, *close)));
        let (end, close) = close.unwrap_or((inside.len(), ""));
        if mark.dead {
            blank(&inside[..end], &mut out);
        } else {
            out.push_str(&inside[..end]);
        }
        if let Some((_, more)) = close.split_at_checked(1) {
            out.push(';');
            blank(more, &mut out);
        }
        rest = &inside[end + close.len()..];
    }
    blank(rest, &mut out);
    out
}

/// Which of some texts comes first in a text, and where.
fn first<T>(text: &str, sought: impl Iterator<Item = (&'static str, T)>) -> Option<(usize, T)> {
    let found = sought.filter_map(|(part, what)| Some((memchr::memmem::find(text.as_bytes(), part.as_bytes())?, what)));
    found.min_by_key(|(at, _)| *at)
}

/// As much white space as there is text, in the same lines.
fn blank(text: &str, out: &mut String) {
    out.extend(text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: &[Mark] =
        &[Mark::dead("<%#", &["%>"]), Mark::code("<%=", &["-%>", "%>"]), Mark::code("<%", &["-%>", "%>"])];

    #[test]
    fn code_keeps_its_place() {
        for (text, expected) in [
            ("<p>é <%= a.b -%></p>\n", "          a.b ;      \n"),
            ("<% if x %>\r\n<b>\r\n<% end %>", "   if x ; \r\n   \r\n   end ;"),
            ("<%# no %><% x %>y", "       ;    x ;"),
            ("a <% b", "     b"),
        ] {
            let code = code(text, MARKS);
            assert_eq!(code.trim_end(), expected.trim_end(), "{text}");
            assert_eq!(code.len(), text.len(), "{text}");
        }
    }
}
