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
    let (step, tabs) = looks::indentation(&code_lines(text), "    ");
    Style {
        quote: looks::quote(text, '\''),
        terminator: ";",
        declares: "",
        argument_comma: "",
        entry_comma: ",",
        width: looks::width(text),
        step,
        tabs,
    }
}

/// The lines between the tags; what stands around them has an indentation of its own.
fn code_lines(text: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for line in text.lines() {
        if inside {
            out.push_str(line);
            out.push('\n');
        }
        let (open, close) = (line.rfind("<?"), line.rfind("?>"));
        inside = open.map_or(inside && close.is_none(), |open| close.is_none_or(|close| close < open));
    }
    out
}

struct Printer<'s> {
    place: Place<'s>,
}

pub(super) fn expression(code: &Code, place: Place<'_>, column: usize) -> String {
    Printer { place }.print(code, column)
}

pub(super) fn statements(statements: &[Statement], place: Place<'_>) -> String {
    let printer = Printer { place };
    // Behind `<?php` or a brace on the same line.
    let has_line = place.before().trim().is_empty();
    if has_line { printer.lines(statements) } else { printer.on_one_line(statements, "; ") }
}

pub(super) fn import(import: &NewImport, place: Place<'_>) -> String {
    let NewImport { module, name, local } = import;
    let whole = format!("{module}\\{name}");
    let alias = if name == local { String::new() } else { format!(" as {local}") };
    format!("use {whole}{alias}{}", place.style.terminator)
}

impl<'s> Printing<'s> for Printer<'s> {
    const BREAKS: Breaks = Breaks::HugLast;

    fn place(&self) -> Place<'s> {
        self.place
    }

    fn escaped(_: char) -> Option<String> {
        None
    }

    /// Between single quotes nothing but the quote and the backslash is escaped, and a dollar sign is no variable.
    fn quoted(&self, text: &str) -> String {
        let special = text.chars().any(|c| c.is_control());
        let quote = if special || (self.place.style.quote == '"' && !text.contains('$')) { '"' } else { '\'' };
        let mut out = String::from(quote);
        for c in text.chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '$' if quote == '"' => out.push_str("\\$"),
                c if c == quote => out.extend(['\\', c]),
                c if c.is_control() => out.push_str(&format!("\\x{:02x}", u32::from(c))),
                c => out.push(c),
            }
        }
        out.push(quote);
        out
    }

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Kept(span) => Doc::text(self.place.text.get(span.start..span.end).unwrap_or_default()),
            Code::Changed(span, changes) => Doc::text(looks::changed(self.place.text, *span, changes)),
            Code::Name(name) | Code::Module(name) => Doc::text(&**name),
            Code::Element(list, index) => Doc::text(format!("{}[{index}]", self.operand(list))),
            Code::Entry(map, key) => Doc::text(format!("{}[{}]", self.operand(map), self.quoted(key))),
            Code::Member(object, name) => {
                let object = self.operand(object);
                // A namespace is kept with the backslash behind it.
                let arrow = if object.ends_with('\\') { "" } else { "->" };
                Doc::text(format!("{object}{arrow}{name}"))
            }
            Code::Text(text) => Doc::text(self.quoted(text)),
            Code::Integer(number) => Doc::text(number.to_string()),
            Code::True => Doc::text("true"),
            Code::False => Doc::text("false"),
            Code::Call(callee, args, _) => self.called(&self.expression(callee).flat(), args),
            Code::Construct(class, args, _) => self.called(&format!("new {}", self.expression(class).flat()), args),
            Code::Map(entries) => {
                let items = entries.iter().map(|(key, value)| self.entry(key, value)).collect();
                self.array(items)
            }
            Code::List(items) | Code::Collected(_, items) => {
                self.array(items.iter().map(|item| self.expression(item)).collect())
            }
            Code::Coerce(Coercion::Text, value) => Doc::text(format!("(string) {}", self.operand(value))),
            Code::Coerce(_, value) | Code::Filled(value, _) | Code::Later(value) | Code::Block(_, value) => {
                self.expression(value)
            }
            Code::Environment(name) => Doc::text(format!("getenv({})", self.quoted(name))),
        }
    }
}

impl Printer<'_> {
    /// An expression that a member can be read from.
    fn operand(&self, code: &Code) -> String {
        let text = self.expression(code).flat();
        let plain = text.replace("->", ".").replace("::", ".").replace('\\', ".");
        if looks::operand(&plain) == plain { text } else { format!("({text})") }
    }

    fn called(&self, callee: &str, args: &[Code]) -> Doc {
        let items = args.iter().map(|arg| self.expression(arg)).collect();
        let last = self.place.style.argument_comma;
        Doc::Join(vec![Doc::text(callee), Doc::List(List { open: "(", items, close: ")", last })])
    }

    /// An array, with the brackets that the file uses.
    fn array(&self, items: Vec<Doc>) -> Doc {
        let (long, short) = (self.place.text.matches("array(").count(), self.place.text.matches("= [").count());
        let (open, close) = if long > short { ("array(", ")") } else { ("[", "]") };
        Doc::List(List { open, items, close, last: self.place.style.entry_comma })
    }

    fn entry(&self, key: &CodeKey, value: &Code) -> Doc {
        let key = match key {
            CodeKey::Named(name) => self.quoted(name),
            CodeKey::Kept(span) => self.place.text.get(span.start..span.end).unwrap_or_default().to_owned(),
            CodeKey::Spread => return Doc::Join(vec![Doc::text("..."), self.expression(value)]),
        };
        Doc::Join(vec![Doc::text(format!("{key} => ")), self.expression(value)])
    }
}
