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
    let (step, tabs) = looks::indentation(text, "    ");
    Style {
        quote: looks::quote(text, '"'),
        terminator: "",
        declares: "",
        argument_comma: ",",
        entry_comma: ",",
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
    // After `if x:` on the same line only semicolons keep statements together.
    let has_line = place.before().trim().is_empty();
    if has_line { printer.lines(statements) } else { printer.on_one_line(statements, "; ") }
}

pub(super) fn import(import: &NewImport) -> String {
    let NewImport { module, name, local } = import;
    match (&**module, &**name) {
        (module, "") => format!("import {module}"),
        (module, name) if name == &**local => format!("from {module} import {name}"),
        (module, name) => format!("from {module} import {name} as {local}"),
    }
}

impl<'s> Printing<'s> for Printer<'s> {
    const BREAKS: Breaks = Breaks::Inside;

    fn place(&self) -> Place<'s> {
        self.place
    }

    fn escaped(c: char) -> Option<String> {
        c.is_control().then(|| format!("\\x{:02x}", u32::from(c)))
    }

    fn called(&self, callee: String, args: &[Code], named: &[(Text, Code)]) -> Doc {
        in_parentheses(callee, self.arguments(args, named, "="), ",")
    }

    fn map(&self, entries: &[(CodeKey, Code)]) -> Doc {
        let items = entries.iter().map(|(key, value)| self.entry(key, value)).collect();
        Doc::List(List { open: "{", items, close: "}", last: "," })
    }

    fn list(&self, items: &[Code]) -> Doc {
        Doc::List(List { open: "[", items: self.docs(items), close: "]", last: "," })
    }

    fn environment(&self, name: &str) -> String {
        format!("os.environ[{}]", self.quoted(name))
    }

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Kept(span) => {
                let text = self.kept(*span);
                // An assignment expression needs parentheses nearly everywhere.
                let bare = text.contains(":=") && !text.starts_with('(');
                Doc::text(if bare { format!("({text})") } else { text.to_owned() })
            }
            Code::True => Doc::text("True"),
            Code::False => Doc::text("False"),
            Code::Construct(class, args, named) => self.called(self.expression(class).flat(), args, named),
            Code::Coerce(Coercion::Text, value) => {
                Doc::Join(vec![Doc::text("str("), self.expression(value), Doc::text(")")])
            }
            _ => self.usual(code),
        }
    }
}

impl Printer<'_> {
    fn entry(&self, key: &CodeKey, value: &Code) -> Doc {
        let Some(key) = self.entry_key(key) else { return after("**", self.expression(value)) };
        after(format!("{key}: "), self.expression(value))
    }
}
