//! Printing new code in the style of the file around it.

use crate::{
    lang::layout::{Breaks, Doc, Layout, List},
    lang::looks,
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

pub(super) fn expression(code: &Code, place: Place<'_>, prefix: usize) -> String {
    let printer = Printer::new(place);
    printer.layout().print(&printer.expression(code), place.indentation(), prefix)
}

pub(super) fn statements(statements: &[Statement], place: Place<'_>) -> String {
    let printer = Printer::new(place);
    let indentation = place.indentation();
    let column = indentation.chars().count();
    let print = |statement| printer.layout().print(&printer.statement(statement), indentation, column);
    let printed = statements.iter().map(print).collect::<Vec<_>>();
    // After `if x:` on the same line only semicolons keep statements together.
    if place.before().trim().is_empty() {
        return printed.join(&format!("{}{indentation}", place.line_ending()));
    }
    statements.iter().map(|statement| printer.statement(statement).flat()).collect::<Vec<_>>().join("; ")
}

pub(super) fn import(import: &NewImport) -> String {
    let NewImport { module, name, local } = import;
    match (&**module, &**name) {
        (module, "") => format!("import {module}"),
        (module, name) if name == &**local => format!("from {module} import {name}"),
        (module, name) => format!("from {module} import {name} as {local}"),
    }
}

impl<'s> Printer<'s> {
    fn new(place: Place<'s>) -> Self {
        Self { place }
    }

    fn layout(&self) -> Layout<'s> {
        let (width, step) = (self.place.style.width, self.place.step());
        Layout { width, step, newline: self.place.line_ending(), breaks: Breaks::Inside }
    }

    fn quoted(&self, text: &str) -> String {
        let quote = self.place.style.quote;
        let mut out = String::from(quote);
        for c in text.chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                c if c == quote => out.extend(['\\', c]),
                c if c.is_control() => out.push_str(&format!("\\x{:02x}", u32::from(c))),
                c => out.push(c),
            }
        }
        out.push(quote);
        out
    }

    fn statement(&self, statement: &Statement) -> Doc {
        let after = |text: String, code| Doc::Join(vec![Doc::text(text), self.expression(code)]);
        match statement {
            Statement::Declare(name, code) => after(format!("{name} = "), code),
            Statement::Set(target, code) => after(format!("{} = ", self.expression(target).flat()), code),
            Statement::Evaluate(code) => self.expression(code),
            Statement::Return(code) => after("return ".to_owned(), code),
        }
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
            Code::Call(callee, args, named) | Code::Construct(callee, args, named) => {
                self.called(&self.expression(callee).flat(), args, named)
            }
            Code::Map(entries) => {
                let items = entries.iter().map(|(key, value)| self.entry(key, value)).collect();
                Doc::List(List { open: "{", items, close: "}", last: "," })
            }
            Code::List(items) => {
                let items = items.iter().map(|item| self.expression(item)).collect();
                Doc::List(List { open: "[", items, close: "]", last: "," })
            }
            Code::Coerce(Coercion::Text, value) => {
                Doc::Join(vec![Doc::text("str("), self.expression(value), Doc::text(")")])
            }
            Code::Coerce(_, value) | Code::Block(_, value) => self.expression(value),
            Code::Environment(name) => Doc::text(format!("os.environ[{}]", self.quoted(name))),
        }
    }

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
