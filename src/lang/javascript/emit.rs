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
    let lines = || text.lines().map(|line| line.trim_end());
    let ended = lines().filter(|line| line.ends_with(';')).count();
    let open = lines().filter(|line| line.ends_with([')', '\'', '"', '`'])).count();
    let modern = text.contains("const ") || text.contains("let ") || text.contains("import ");
    let trailing = |close: char| {
        let mut comma = false;
        lines().any(|line| {
            let found = comma && line.trim_start().starts_with(close);
            comma = line.ends_with(',');
            found
        })
    };
    let comma = |close| if trailing(close) { "," } else { "" };
    let (step, tabs) = looks::indentation(text, "  ");
    Style {
        quote: looks::quote(text, '\''),
        terminator: if ended >= open { ";" } else { "" },
        declares: if modern || !text.contains("var ") { "const " } else { "var " },
        argument_comma: comma(')'),
        entry_comma: comma('}'),
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
    Printer { place }.lines(statements)
}

pub(super) fn in_expression(statements: &[Statement], place: Place<'_>) -> String {
    format!("({})", Printer { place }.on_one_line(statements, ", "))
}

pub(super) fn body(statements: &[Statement], place: Place<'_>) -> String {
    Printer { place }.braces(statements)
}

pub(super) fn import(import: &NewImport, place: Place<'_>) -> String {
    let named = match &*import.name {
        "default" => import.local.to_string(),
        name if name == &*import.local => format!("{{ {name} }}"),
        name => format!("{{ {name} as {} }}", import.local),
    };
    format!("import {named} from {}{}", Printer { place }.quoted(&import.module), place.style.terminator)
}

/// `{ path: { name: local } }` without the outer braces.
pub(super) fn pattern_entry(path: &[String], local: &str) -> String {
    let Some((last, outer)) = path.split_last() else { return local.to_owned() };
    let entry = if last == local { last.clone() } else { format!("{last}: {local}") };
    outer.iter().rev().fold(entry, |inner, key| format!("{key}: {{ {inner} }}"))
}

impl<'s> Printing<'s> for Printer<'s> {
    const BREAKS: Breaks = Breaks::HugLast;

    fn place(&self) -> Place<'s> {
        self.place
    }

    fn escaped(c: char) -> Option<String> {
        let special = c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        special.then(|| format!("\\u{:04x}", u32::from(c)))
    }

    fn called(&self, callee: String, args: &[Code], named: &[(Text, Code)]) -> Doc {
        // The named ones are the last one's properties.
        let mut items = self.docs(args);
        if !named.is_empty() {
            let entry = |(name, value): &(Box<str>, Code)| self.entry(&CodeKey::Named(name.clone()), value);
            items.push(self.object(named.iter().map(entry).collect()));
        }
        in_parentheses(callee, items, self.place.style.argument_comma)
    }

    fn map(&self, entries: &[(CodeKey, Code)]) -> Doc {
        self.object(entries.iter().map(|(key, value)| self.entry(key, value)).collect())
    }

    fn list(&self, items: &[Code]) -> Doc {
        Doc::List(List { open: "[", items: self.docs(items), close: "]", last: self.place.style.entry_comma })
    }

    fn environment(&self, name: &str) -> String {
        format!("process.env.{name}{}", self.non_null())
    }

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Entry(object, name) => Doc::text(format!("{}.{name}", self.operand(object))),
            Code::Construct(class, args, named) => {
                let class = self.expression(class).flat();
                let class = if class.contains('(') { format!("({class})") } else { class };
                self.called(format!("new {class}"), args, named)
            }
            Code::Coerce(Coercion::Text, value) => {
                Doc::Join(vec![Doc::text("String("), self.expression(value), Doc::text(")")])
            }
            Code::Coerce(Coercion::NonNull, value) => Doc::Join(vec![self.expression(value), Doc::text(self.non_null())]),
            Code::Module(module) => Doc::text(format!("require({})", self.quoted(module))),
            Code::Block(statements, value) => self.block(statements, value),
            _ => self.usual(code),
        }
    }
}

impl Printer<'_> {
    fn object(&self, items: Vec<Doc>) -> Doc {
        Doc::List(List { open: "{ ", items, close: " }", last: self.place.style.entry_comma })
    }

    fn entry(&self, key: &CodeKey, value: &Code) -> Doc {
        let value = self.expression(value);
        let key = match key {
            CodeKey::Named(name) => name.to_string(),
            CodeKey::Kept(span) => self.place.text.get(span.start..span.end).unwrap_or_default().to_owned(),
            CodeKey::Spread => return after("...", value),
        };
        if value.flat() == key {
            return value;
        }
        after(format!("{key}: "), value)
    }

    /// What typed code needs behind a variable of the environment, which may be absent.
    fn non_null(&self) -> &'static str {
        let typed = ["ts", "tsx", "mts", "cts"].iter().any(|typed| typed.eq_ignore_ascii_case(self.place.extension));
        if typed { "!" } else { "" }
    }

    /// A function called on the spot.
    fn block(&self, statements: &[Statement], value: &Code) -> Doc {
        let result = Statement::Return(value.clone());
        let body = statements.iter().cloned().chain([result]).collect::<Vec<_>>();
        Doc::Text(format!("(() => {})()", self.braces(&body)))
    }
}
