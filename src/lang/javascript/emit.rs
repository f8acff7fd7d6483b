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
    Printer { place }.braces(statements.iter())
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

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Kept(span) => Doc::text(self.place.text.get(span.start..span.end).unwrap_or_default()),
            Code::Changed(span, changes) => Doc::text(looks::changed(self.place.text, *span, changes)),
            Code::Name(name) => Doc::text(&**name),
            Code::Element(list, index) => Doc::text(format!("{}[{index}]", looks::operand(&self.expression(list).flat()))),
            Code::Member(object, name) | Code::Entry(object, name) => {
                Doc::text(format!("{}.{name}", looks::operand(&self.expression(object).flat())))
            }
            Code::Text(text) => Doc::text(self.quoted(text)),
            Code::Integer(number) => Doc::text(number.to_string()),
            Code::True => Doc::text("true"),
            Code::False => Doc::text("false"),
            Code::Call(callee, args, named) => self.called(&self.expression(callee).flat(), args, named),
            Code::Construct(class, args, named) => {
                let class = self.expression(class).flat();
                let class = if class.contains('(') { format!("({class})") } else { class };
                self.called(&format!("new {class}"), args, named)
            }
            Code::Map(entries) => self.map(entries.iter().map(|(key, value)| self.entry(key, value)).collect()),
            Code::List(items) | Code::Collected(_, items) => {
                let items = items.iter().map(|item| self.expression(item)).collect();
                Doc::List(List { open: "[", items, close: "]", last: self.place.style.entry_comma })
            }
            Code::Coerce(Coercion::Text, value) => {
                Doc::Join(vec![Doc::text("String("), self.expression(value), Doc::text(")")])
            }
            Code::Coerce(Coercion::NonNull, value) => Doc::Join(vec![self.expression(value), Doc::text(self.non_null())]),
            Code::Coerce(_, value) | Code::Filled(value, _) | Code::Later(value) => self.expression(value),
            Code::Environment(name) => Doc::text(format!("process.env.{name}{}", self.non_null())),
            Code::Module(module) => Doc::text(format!("require({})", self.quoted(module))),
            Code::Block(statements, value) => self.block(statements, value),
        }
    }
}

impl Printer<'_> {
    /// Arguments, the named ones as the last one's properties.
    fn called(&self, callee: &str, args: &[Code], named: &[(Box<str>, Code)]) -> Doc {
        let mut items = args.iter().map(|arg| self.expression(arg)).collect::<Vec<_>>();
        if !named.is_empty() {
            let entry = |(name, value): &(Box<str>, Code)| self.entry(&CodeKey::Named(name.clone()), value);
            items.push(self.map(named.iter().map(entry).collect()));
        }
        Doc::Join(vec![
            Doc::text(callee),
            Doc::List(List { open: "(", items, close: ")", last: self.place.style.argument_comma }),
        ])
    }

    fn map(&self, items: Vec<Doc>) -> Doc {
        Doc::List(List { open: "{ ", items, close: " }", last: self.place.style.entry_comma })
    }

    fn entry(&self, key: &CodeKey, value: &Code) -> Doc {
        let value = self.expression(value);
        let key = match key {
            CodeKey::Named(name) => name.to_string(),
            CodeKey::Kept(span) => self.place.text.get(span.start..span.end).unwrap_or_default().to_owned(),
            CodeKey::Spread => return Doc::Join(vec![Doc::text("..."), value]),
        };
        if value.flat() == key {
            return value;
        }
        Doc::Join(vec![Doc::text(format!("{key}: ")), value])
    }

    /// What typed code needs behind a variable of the environment, which may be absent.
    fn non_null(&self) -> &'static str {
        let typed = ["ts", "tsx", "mts", "cts"].iter().any(|typed| typed.eq_ignore_ascii_case(self.place.extension));
        if typed { "!" } else { "" }
    }

    /// Statements in braces.
    fn braces<'c>(&self, statements: impl Iterator<Item = &'c Statement>) -> String {
        let layout = self.layout();
        let outer = self.place.indentation();
        let inner = format!("{outer}{}", layout.step);
        let mut text = String::from("{");
        for statement in statements {
            let printed = layout.print(&self.statement(statement), &inner, inner.chars().count());
            text.push_str(&format!("{}{inner}{printed}{}", layout.newline, self.place.style.terminator));
        }
        text.push_str(&format!("{}{outer}}}", layout.newline));
        text
    }

    /// A function called on the spot.
    fn block(&self, statements: &[Statement], value: &Code) -> Doc {
        let result = Statement::Return(value.clone());
        Doc::Text(format!("(() => {})()", self.braces(statements.iter().chain([&result]))))
    }
}
