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

    fn called(&self, callee: String, args: &[Code], _: &[(Text, Code)]) -> Doc {
        in_parentheses(callee, self.docs(args), self.place.style.argument_comma)
    }

    fn map(&self, entries: &[(CodeKey, Code)]) -> Doc {
        self.array(entries.iter().map(|(key, value)| self.entry(key, value)).collect())
    }

    fn list(&self, items: &[Code]) -> Doc {
        self.array(self.docs(items))
    }

    fn environment(&self, name: &str) -> String {
        format!("getenv({})", self.quoted(name))
    }

    /// An expression that a member can be read from.
    fn operand(&self, code: &Code) -> String {
        let text = self.expression(code).flat();
        let plain = text.replace("->", ".").replace("::", ".").replace('\\', ".");
        if looks::operand(&plain) == plain { text } else { format!("({text})") }
    }

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Member(object, name) => {
                let object = self.operand(object);
                // A namespace is kept with the backslash behind it.
                let arrow = if object.ends_with('\\') { "" } else { "->" };
                Doc::text(format!("{object}{arrow}{name}"))
            }
            Code::Coerce(Coercion::Text, value) => Doc::text(format!("(string) {}", self.operand(value))),
            _ => self.usual(code),
        }
    }
}

impl Printer<'_> {
    /// An array, with the brackets that the file uses.
    fn array(&self, items: Vec<Doc>) -> Doc {
        let (long, short) = (self.place.text.matches("array(").count(), self.place.text.matches("= [").count());
        let (open, close) = if long > short { ("array(", ")") } else { ("[", "]") };
        Doc::List(List { open, items, close, last: self.place.style.entry_comma })
    }

    fn entry(&self, key: &CodeKey, value: &Code) -> Doc {
        let Some(key) = self.entry_key(key) else { return after("...", self.expression(value)) };
        after(format!("{key} => "), self.expression(value))
    }
}
