//! Ruby among other text: `<% … %>`.

/// The code of a template in its places, and nothing but white space around it.
pub(super) fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once("<%") {
        blank(before, &mut out);
        blank("<%", &mut out);
        let (code, after) = inside.split_once("%>").map_or((inside, None), |(code, after)| (code, Some(after)));
        // A comment, and two signs that stand for one of them.
        if code.starts_with(['#', '%']) {
            blank(code, &mut out);
        } else {
            let begin = code.trim_start_matches(['=', '-']);
            let middle = begin.strip_suffix('-').unwrap_or(begin);
            blank(&code[..code.len() - begin.len()], &mut out);
            out.push_str(middle);
            blank(&begin[middle.len()..], &mut out);
        }
        out.push_str(if after.is_some() { " ;" } else { "" });
        rest = after.unwrap_or_default();
    }
    blank(rest, &mut out);
    out
}

/// As much white space as there is text, in the same lines.
fn blank(text: &str, out: &mut String) {
    out.extend(text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_keeps_its_place() {
        for (text, expected) in [
            ("<p>é <%= a.b -%></p>\n", "          a.b   ;    \n"),
            ("<% if x %>\r\n<b>\r\n<% end %>", "   if x  ;\r\n   \r\n   end  ;"),
            ("<%# no %><%% x %>y", "        ;       ;"),
            ("a <% b", "     b"),
        ] {
            let code = code(text);
            assert_eq!(code.trim_end(), expected.trim_end(), "{text}");
            assert_eq!(code.len(), text.len(), "{text}");
        }
    }
}
