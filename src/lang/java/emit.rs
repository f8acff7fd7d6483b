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

/// Lines of Java may have so many columns in the usual tools.
const USUAL_WIDTH: usize = 120;

/// What a file's code looks like.
pub(super) fn style(text: &str) -> Style {
    let (step, tabs) = looks::indentation(text, "    ");
    Style {
        quote: '"',
        terminator: ";",
        declares: "",
        argument_comma: "",
        entry_comma: "",
        width: looks::width(text).max(USUAL_WIDTH),
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

pub(super) fn body(statements: &[Statement], place: Place<'_>) -> String {
    let printer = Printer { place };
    let (layout, outer) = (printer.layout(), place.indentation());
    let inner = format!("{outer}{}", layout.step);
    let print = |statement| layout.print(&printer.statement(statement), &inner, inner.chars().count());
    let lines = statements.iter().map(|statement| format!("{}{inner}{};", layout.newline, print(statement)));
    format!("{{{}{}{outer}}}", lines.collect::<String>(), layout.newline)
}

pub(super) fn import(import: &NewImport, place: Place<'_>) -> String {
    format!("import {}.{}{}", import.module, import.name, place.style.terminator)
}

impl<'s> Printing<'s> for Printer<'s> {
    const BREAKS: Breaks = Breaks::Continued;

    fn place(&self) -> Place<'s> {
        self.place
    }

    fn escaped(c: char) -> Option<String> {
        c.is_control().then(|| format!("\\u{:04x}", u32::from(c)))
    }

    /// A variable has the class of its value, or none where the file leaves that to the compiler.
    fn declares(&self, class: Option<&Code>) -> String {
        let declared = self.place.text.lines().map(str::trim_start);
        if declared.clone().any(|line| line.starts_with("var ")) {
            return "var ".to_owned();
        }
        class.map_or("String ".to_owned(), |class| format!("{} ", self.expression(class).flat()))
    }

    /// Two steps, unless the file's chains are indented by one.
    fn continuation(&self) -> String {
        let step = self.place.step();
        let mut before = "";
        let mut by_one = false;
        for line in self.place.text.lines() {
            let indentation = |line: &'s str| &line[..line.len() - line.trim_start().len()];
            if line.trim_start().starts_with('.') && !before.trim_start().starts_with('.') {
                by_one = indentation(line).strip_prefix(indentation(before)) == Some(step);
                break;
            }
            before = line;
        }
        step.repeat(if by_one { 1 } else { 2 })
    }

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Kept(span) => Doc::text(self.place.text.get(span.start..span.end).unwrap_or_default()),
            Code::Changed(span, changes) => Doc::text(looks::changed(self.place.text, *span, changes)),
            Code::Name(name) | Code::Module(name) => Doc::text(&**name),
            Code::Member(object, name) => Doc::text(format!("{}.{name}", self.operand(object))),
            Code::Element(list, index) => Doc::text(format!("{}.get({index})", self.operand(list))),
            Code::Entry(map, key) => Doc::text(format!("{}.get({})", self.operand(map), self.quoted(key))),
            Code::Text(text) => Doc::text(self.quoted(text)),
            Code::Integer(number) => Doc::text(number.to_string()),
            Code::True => Doc::text("true"),
            Code::False => Doc::text("false"),
            Code::Call(callee, args, _) => self.called(callee, args),
            Code::Construct(class, args, _) => self.given(&format!("new {}", self.expression(class).flat()), args),
            Code::Map(entries) => self.map(entries),
            Code::List(items) => self.given("Arrays.asList", items),
            Code::Collected(class, items) => {
                let items = self.given("Arrays.asList", items);
                Doc::Join(vec![Doc::text(format!("new {}(", self.expression(class).flat())), items, Doc::text(")")])
            }
            Code::Coerce(Coercion::Text, value) => self.given("String.valueOf", [&**value]),
            Code::Coerce(Coercion::Whole, value) => self.given("Math.toIntExact", [&**value]),
            Code::Coerce(Coercion::Bytes, value) => Doc::text(format!("{}.getBytes()", self.operand(value))),
            Code::Coerce(_, value) | Code::Filled(value, _) | Code::Later(value) | Code::Block(_, value) => {
                self.expression(value)
            }
            Code::Environment(name) => Doc::text(format!("System.getenv({})", self.quoted(name))),
        }
    }
}

impl Printer<'_> {
    fn operand(&self, code: &Code) -> String {
        looks::operand(&self.expression(code).flat())
    }

    /// What is called, with arguments.
    fn given<'c>(&self, callee: &str, args: impl IntoIterator<Item = &'c Code>) -> Doc {
        let items = args.into_iter().map(|arg| self.expression(arg)).collect();
        Doc::Join(vec![Doc::text(callee), Doc::List(List { open: "(", items, close: ")", last: "" })])
    }

    /// A call. What is called on a new object is chained.
    fn called(&self, callee: &Code, args: &[Code]) -> Doc {
        let Code::Member(object, name) = callee else { return self.given(&self.expression(callee).flat(), args) };
        let link = self.given(&format!(".{name}"), args);
        match (&**object, self.expression(object)) {
            (Code::Construct(..), made) => Doc::Chain(Box::new(made), vec![link]),
            (_, Doc::Chain(first, links)) => Doc::Chain(first, links.into_iter().chain([link]).collect()),
            _ => Doc::Join(vec![Doc::text(self.operand(object)), link]),
        }
    }

    /// A map, which is made of a map that is there where entries are taken from one.
    fn map(&self, entries: &[(CodeKey, Code)]) -> Doc {
        let mut items = Vec::new();
        for (key, value) in entries {
            match key {
                CodeKey::Named(name) => items.push(Doc::text(self.quoted(name))),
                CodeKey::Kept(span) => items.push(Doc::text(self.place.text.get(span.start..span.end).unwrap_or_default())),
                CodeKey::Spread => return self.given("new HashMap<String, Object>", [value]),
            }
            items.push(self.expression(value));
        }
        Doc::Join(vec![Doc::text("Map.of"), Doc::List(List { open: "(", items, close: ")", last: "" })])
    }
}
