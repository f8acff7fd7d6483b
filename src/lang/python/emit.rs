//! Printing new code in the style of the file around it.

use crate::{
    lang::{
        layout::{Breaks, Doc, List},
        looks,
        printing::Printing,
    },
    style::{Place, Style},
    syntax::{Code, CodeKey, Coercion, NewImport, Statement},
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

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Kept(span) => {
                let text = self.place.text.get(span.start..span.end).unwrap_or_default();
                // An assignment expression needs parentheses nearly everywhere.
                let bare = text.contains(":=") && !text.starts_with('(');
                Doc::text(if bare { format!("({text})") } else { text.to_owned() })
            }
            Code::Changed(span, changes) => Doc::text(looks::changed(self.place.text, *span, changes)),
            Code::Name(name) | Code::Module(name) => Doc::text(&**name),
            Code::Element(list, index) => Doc::text(format!("{}[{index}]", looks::operand(&self.expression(list).flat()))),
            Code::Entry(map, key) => {
                let map = looks::operand(&self.expression(map).flat());
                Doc::text(format!("{map}[{}]", self.quoted(key)))
            }
            Code::Member(object, name) => Doc::text(format!("{}.{name}", looks::operand(&self.expression(object).flat()))),
            Code::Text(text) => Doc::text(self.quoted(text)),
            Code::Integer(number) => Doc::text(number.to_string()),
            Code::True => Doc::text("True"),
            Code::False => Doc::text("False"),
            Code::Call(callee, args, named) | Code::Construct(callee, args, named) => {
                self.called(&self.expression(callee).flat(), args, named)
            }
            Code::Map(entries) => {
                let items = entries.iter().map(|(key, value)| self.entry(key, value)).collect();
                Doc::List(List { open: "{", items, close: "}", last: "," })
            }
            Code::List(items) | Code::Collected(_, items) => {
                let items = items.iter().map(|item| self.expression(item)).collect();
                Doc::List(List { open: "[", items, close: "]", last: "," })
            }
            Code::Coerce(Coercion::Text, value) => {
                Doc::Join(vec![Doc::text("str("), self.expression(value), Doc::text(")")])
            }
            Code::Coerce(_, value) | Code::Filled(value, _) | Code::Later(value) | Code::Block(_, value) => {
                self.expression(value)
            }
            Code::Environment(name) => Doc::text(format!("os.environ[{}]", self.quoted(name))),
        }
    }
}

impl Printer<'_> {
    fn called(&self, callee: &str, args: &[Code], named: &[(Box<str>, Code)]) -> Doc {
        let positional = args.iter().map(|arg| self.expression(arg));
        let keywords =
            named.iter().map(|(name, value)| Doc::Join(vec![Doc::text(format!("{name}=")), self.expression(value)]));
        let items = positional.chain(keywords).collect();
        Doc::Join(vec![Doc::text(callee), Doc::List(List { open: "(", items, close: ")", last: "," })])
    }

    fn entry(&self, key: &CodeKey, value: &Code) -> Doc {
        let key = match key {
            CodeKey::Named(name) => self.quoted(name),
            CodeKey::Kept(span) => self.place.text.get(span.start..span.end).unwrap_or_default().to_owned(),
            CodeKey::Spread => return Doc::Join(vec![Doc::text("**"), self.expression(value)]),
        };
        Doc::Join(vec![Doc::text(format!("{key}: ")), self.expression(value)])
    }
}
