//! Printing new code in the style of the file around it.

use crate::{
    lang::{
        layout::{Breaks, Doc, List},
        looks,
        printing::{Printing, after, in_parentheses},
    },
    style::{Place, Style},
    syntax::{Code, CodeKey, Coercion, NewImport, Statement, Text},
};

/// What a file's code looks like.
pub(super) fn style(text: &str) -> Style {
    let (step, tabs) = looks::indentation(text, "  ");
    Style {
        quote: looks::quote(text, '\''),
        terminator: "",
        declares: "",
        argument_comma: "",
        entry_comma: "",
        width: looks::width(text),
        step,
        tabs,
    }
}

struct Printer<'s> {
    place: Place<'s>,
}

pub(super) fn expression(code: &Code, place: Place<'_>, column: usize) -> String {
    Printer { place }.print(code, column)
}

pub(super) fn statements(statements: &[Statement], place: Place<'_>) -> String {
    let printer = Printer { place };
    let has_line = place.before().trim().is_empty();
    if has_line { printer.lines(statements) } else { printer.on_one_line(statements, "; ") }
}

/// Constants need no import, only their library.
pub(super) fn import(import: &NewImport, place: Place<'_>) -> String {
    format!("require {}", Printer { place }.quoted(&import.module))
}

impl<'s> Printing<'s> for Printer<'s> {
    const BREAKS: Breaks = Breaks::Inside;

    fn place(&self) -> Place<'s> {
        self.place
    }

    /// In double quotation marks `#` may begin what is put into a text.
    fn escaped(c: char) -> Option<String> {
        match c {
            '#' => Some("\\#".to_owned()),
            c if c.is_control() => Some(format!("\\u{:04x}", u32::from(c))),
            _ => None,
        }
    }

    /// In single quotation marks only those and backslashes are escaped.
    fn quoted(&self, text: &str) -> String {
        let plain = !text.contains(char::is_control) && self.place.style.quote == '\'';
        if plain {
            return format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"));
        }
        let mut out = String::from('"');
        for c in text.chars() {
            match (c, Self::escaped(c)) {
                ('\\' | '"', _) => out.extend(['\\', c]),
                ('\n', _) => out.push_str("\\n"),
                (_, Some(escaped)) => out.push_str(&escaped),
                _ => out.push(c),
            }
        }
        out.push('"');
        out
    }

    fn called(&self, callee: String, args: &[Code], named: &[(Text, Code)]) -> Doc {
        let items = self.arguments(args, named, ": ");
        // Without arguments there are no parentheses.
        if items.is_empty() { Doc::text(callee) } else { in_parentheses(callee, items, "") }
    }

    fn map(&self, entries: &[(CodeKey, Code)]) -> Doc {
        let items = entries.iter().map(|(key, value)| self.entry(key, value)).collect();
        Doc::List(List { open: "{ ", items, close: " }", last: "" })
    }

    fn list(&self, items: &[Code]) -> Doc {
        Doc::List(List { open: "[", items: self.docs(items), close: "]", last: "" })
    }

    fn environment(&self, name: &str) -> String {
        format!("ENV[{}]", self.quoted(name))
    }

    fn operand(&self, code: &Code) -> String {
        let text = self.expression(code).flat();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | ':' | '$' | '.' | '&');
        if text.chars().all(plain) { text } else { looks::operand(&text) }
    }

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Entry(map, key) => {
                let map = self.operand(map);
                // A symbol keeps its colon.
                let key = if key.starts_with(':') { key.to_string() } else { self.quoted(key) };
                Doc::text(format!("{map}[{key}]"))
            }
            Code::Member(object, name) => {
                let object = self.operand(object);
                let separator = if name.starts_with(char::is_uppercase) { "::" } else { "." };
                Doc::text(format!("{object}{separator}{name}"))
            }
            Code::Construct(class, args, named) => {
                self.called(format!("{}.new", self.expression(class).flat()), args, named)
            }
            Code::Coerce(Coercion::Text, value) => Doc::text(format!("{}.to_s", self.operand(value))),
            Code::Block(statements, value) => {
                let last = Statement::Evaluate((**value).clone());
                Doc::text(self.begin(&statements.iter().cloned().chain([last]).collect::<Vec<_>>()))
            }
            _ => self.usual(code),
        }
    }
}

/// Statements of which the last gives the value, where an expression stands.
pub(super) fn body(statements: &[Statement], place: Place<'_>) -> String {
    Printer { place }.begin(statements)
}

/// Statements for their effect, where an expression stands.
pub(super) fn in_expression(statements: &[Statement], place: Place<'_>) -> String {
    let printer = Printer { place };
    if statements.len() == 1 { printer.on_one_line(statements, "; ") } else { printer.begin(statements) }
}

/// Whether a name can stand before a colon as a key.
fn is_label(name: &str) -> bool {
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    begins && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

impl Printer<'_> {
    /// Statements between `begin` and `end`.
    fn begin(&self, statements: &[Statement]) -> String {
        let (layout, place) = (self.layout(), self.place);
        let inner = format!("{}{}", place.indentation(), place.step());
        let newline = place.line_ending();
        let mut out = String::from("begin");
        for statement in statements {
            // The last value is the result.
            let doc = match statement {
                Statement::Return(code) => self.expression(code),
                _ => self.statement(statement),
            };
            out.push_str(&format!("{newline}{inner}{}", layout.print(&doc, &inner, inner.chars().count())));
        }
        out.push_str(&format!("{newline}{}end", place.indentation()));
        out
    }

    fn entry(&self, key: &CodeKey, value: &Code) -> Doc {
        let key = match key {
            CodeKey::Named(name) if is_label(name) => format!("{name}: "),
            CodeKey::Named(name) => format!("{} => ", self.quoted(name)),
            CodeKey::Kept(span) => {
                let text = self.place.text.get(span.start..span.end).unwrap_or_default();
                // A label has its colon behind it.
                let quoted = text.starts_with(['\'', '"', ':']);
                format!("{text}{}", if quoted { " => " } else { ": " })
            }
            CodeKey::Spread => return after("**", self.expression(value)),
        };
        after(key, self.expression(value))
    }
}
