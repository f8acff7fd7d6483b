//! Pages: templates that hold C# among HTML. What is not code becomes white space, so that everything keeps its place.

use std::ops::Range;

/// The ends of the names of pages.
pub(super) const ENDS: &[&str] = &[".ascx", ".ashx", ".aspx", ".cshtml"];

/// A page of which nothing was kept so far.
struct Page<'a> {
    text: &'a str,
    /// The same in small letters.
    lower: String,
    code: Vec<u8>,
}

/// The C# of a page in its places.
pub(super) fn code(text: &str, path: &str) -> String {
    let blank = |byte: u8| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' };
    let mut page = Page { text, lower: text.to_ascii_lowercase(), code: text.bytes().map(blank).collect() };
    if path.ends_with(".cshtml") {
        page.razor()
    } else {
        page.web_forms(path.ends_with(".ashx"))
    }
    String::from_utf8(page.code).unwrap_or_default()
}

impl Page<'_> {
    fn keep(&mut self, range: Range<usize>) {
        let kept = self.text.as_bytes()[range.clone()].to_vec();
        self.code[range].copy_from_slice(&kept);
    }

    /// Where a text begins behind a place, or the end of the page.
    fn find(&self, sought: &str, from: usize) -> usize {
        memchr::memmem::find(&self.lower.as_bytes()[from..], sought.as_bytes()).map_or(self.text.len(), |at| from + at)
    }

    /// Ends a statement in place of what stands there.
    fn end_statement(&mut self, at: usize) {
        if let Some(byte) = self.code.get_mut(at) {
            *byte = b';';
        }
    }

    fn razor(&mut self) {
        let mut from = 0;
        loop {
            let at = self.find("@", from);
            let rest = self.text.get(at + 1..).unwrap_or_default();
            let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let open = at + 1 + word.len() + rest[word.len()..].len() - rest[word.len()..].trim_start().len();
            from = match (rest.chars().next(), word) {
                (None, _) => return,
                (Some('*'), _) => self.find("*@", at + 1) + 2,
                (Some('@'), _) => at + 2,
                (Some('{'), _) => self.block(at + 1),
                (_, "functions" | "code") if self.text[open..].starts_with('{') => self.block(open),
                (Some('('), _) => {
                    let end = self.closed(at + 1);
                    self.keep(at + 1..end);
                    self.end_statement(at);
                    end
                }
                (_, "if" | "for" | "foreach" | "while" | "switch" | "lock" | "try" | "await") => at + 1,
                (_, "using") if !self.text[open..].starts_with('(') => {
                    let end = self.find("\n", at);
                    let end = at + self.text[at..end].trim_end().len();
                    self.keep(at + 1..end);
                    self.end_statement(end);
                    end
                }
                // An address has a letter before its sign.
                (Some(first), _) if first.is_alphabetic() && !self.text[..at].ends_with(|c: char| c.is_alphanumeric()) => {
                    self.implicit(at, word)
                }
                _ => at + 1,
            };
            from = from.min(self.text.len());
        }
    }

    /// `@a.b(c)`: an expression as far as it is one.
    fn implicit(&mut self, at: usize, word: &str) -> usize {
        let mut end = at + 1 + word.len();
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(end) {
            end = match byte {
                b'(' | b'[' => self.closed(end),
                b'.' | b'?' if bytes.get(end + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'.') => end + 1,
                byte if byte.is_ascii_alphanumeric() || byte == b'_' => end + 1,
                _ => break,
            };
        }
        if end > at + 1 + word.len() {
            self.keep(at + 1..end);
            self.end_statement(at);
        }
        end
    }

    /// The statements between braces, without the lines that are HTML.
    fn block(&mut self, open: usize) -> usize {
        let end = self.closed(open);
        let mut at = open + 1;
        for line in self.text[at..end.max(at) - usize::from(end > at)].split_inclusive('\n') {
            let line_end =
                line.find('<').filter(|&tag| line[..tag].trim_end().is_empty() || line[..tag].trim_end().ends_with('{'));
            if !line.trim_start().starts_with('@') {
                let kept = line_end.unwrap_or(line.len());
                let close = line.trim_end().len() - usize::from(line.trim_end().ends_with('}'));
                self.keep(at..at + kept);
                self.keep(at + close.max(kept)..at + line.len());
            }
            at += line.len();
        }
        end
    }

    /// Where the bracket that opens at a place is closed, besides those in texts and comments.
    fn closed(&self, open: usize) -> usize {
        let bytes = self.text.as_bytes();
        let (mut depth, mut at) = (0_usize, open);
        while let Some(&byte) = bytes.get(at) {
            let line = |from: usize| memchr::memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |end| from + end);
            match byte {
                b'(' | b'{' | b'[' => depth += 1,
                b')' | b'}' | b']' => depth = depth.saturating_sub(1),
                b'"' => {
                    let text = &bytes[at + 1..line(at)];
                    let escaped = |end: usize| end > 0 && text[end - 1] == b'\\';
                    let end = text.iter().enumerate().find(|&(end, &byte)| byte == b'"' && !escaped(end));
                    at += end.map_or(0, |(end, _)| end + 1);
                }
                b'/' if bytes.get(at + 1) == Some(&b'/') && bytes.get(at.wrapping_sub(1)) != Some(&b':') => at = line(at),
                _ => {}
            }
            at += 1;
            if depth == 0 {
                return at.min(bytes.len());
            }
        }
        bytes.len()
    }

    /// A handler's file is code behind its directive.
    fn web_forms(&mut self, handler: bool) {
        let mut from = 0;
        loop {
            let (percent, script) = (self.find("<%", from), self.find("<script", from));
            let at = percent.min(script);
            if at == self.text.len() {
                return;
            }
            let close = if at == percent { "%>" } else { ">" };
            let end = self.find(close, at);
            let tag = self.lower[at..end].to_owned();
            from = (end + close.len()).min(self.text.len());
            if at == script {
                if tag.contains("runat") && tag.contains("server") {
                    let end = self.find("</script", from);
                    self.keep(from..end);
                    from = end;
                }
            } else if tag.starts_with("<%--") {
                from = (self.find("--%>", at) + 4).min(self.text.len());
            } else if tag.starts_with("<%@") {
                if tag.contains("language=\"vb\"") {
                    return;
                }
                self.directive(at, &tag);
                if handler {
                    return self.keep(from..self.text.len());
                }
            } else {
                let mark = if tag[2..].starts_with(['=', ':', '#']) { 3 } else { 2 };
                self.keep(at + mark..end);
                self.end_statement(end);
            }
        }
    }

    /// `<%@ Import Namespace="A.B" %>` is `using A.B;`.
    fn directive(&mut self, at: usize, tag: &str) {
        let Some(name) = tag.find("namespace=\"").map(|found| at + found + "namespace=\"".len()) else { return };
        let end = self.find("\"", name);
        self.keep(name..end);
        self.end_statement(end);
        self.code[name - "using ".len()..name].copy_from_slice(b"using ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_keeps_its_place() {
        for (path, text, expected) in [
            ("a.cshtml", "@using A.B\n<p>é</p>@{ var x = \"}\"; }<b>", "using A.B; var x = \"}\";"),
            ("a.cshtml", "@* @{ no } *@ @(a.B(1)) me@x.org @a.B(c).D</p>", ";(a.B(1)) ;a.B(c).D"),
            ("a.cshtml", "@functions {\n int F() { return 1; }\n}", "int F() { return 1; }"),
            ("a.cshtml", "@{\n x();\n <p>no</p>\n if (y) { <p>no</p> }\n}", "x(); if (y) { }"),
            ("a.aspx", "<%@ Import Namespace=\"A.B\" %>\n<%= x %><%-- y --%><%: z %>", "using A.B; x ; z ;"),
            ("a.aspx", "<script runat=\"server\">int x;</script><script>no</script>", "int x;"),
            ("a.ashx", "<%@ WebHandler Language=\"C#\" %>\nclass A {}", "class A {}"),
        ] {
            let code = code(text, path);
            assert_eq!(code.len(), text.len(), "{text}");
            assert_eq!(code.split_whitespace().collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
