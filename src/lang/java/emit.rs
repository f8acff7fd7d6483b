//! Printing new code in the style of the file around it.

use crate::{
    lang::{
        layout::{Breaks, Doc},
        looks,
        printing::{Printing, in_parentheses},
    },
    style::{Place, Style},
    syntax::{Code, CodeKey, Coercion, NewImport, Statement, Text},
};

/// What a file's code looks like.
pub(super) fn style(text: &str) -> Style {
    looks::with_semicolons(text, "")
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
    Printer { place }.braces(statements)
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

    fn called(&self, callee: String, args: &[Code], _: &[(Text, Code)]) -> Doc {
        in_parentheses(callee, self.docs(args), "")
    }

    fn map(&self, entries: &[(CodeKey, Code)]) -> Doc {
        let mut items = Vec::new();
        for (key, value) in entries {
            let value = self.expression(value);
            // A map is made of one that is there where entries are taken from that.
            let Some(key) = self.entry_key(key) else {
                return in_parentheses("new HashMap<String, Object>", vec![value], "");
            };
            items.extend([Doc::text(key), value]);
        }
        in_parentheses("Map.of", items, "")
    }

    fn list(&self, items: &[Code]) -> Doc {
        in_parentheses("Arrays.asList", self.docs(items), "")
    }

    fn environment(&self, name: &str) -> String {
        format!("System.getenv({})", self.quoted(name))
    }

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Element(list, index) => Doc::text(format!("{}.get({index})", self.operand(list))),
            Code::Entry(map, key) => Doc::text(format!("{}.get({})", self.operand(map), self.quoted(key))),
            Code::Call(callee, args, _) => self.chained(callee, args),
            Code::Collected(class, items) => {
                Doc::Join(vec![Doc::text(format!("{}(", self.new_of(class))), self.list(items), Doc::text(")")])
            }
            Code::Coerce(Coercion::Text, value) => in_parentheses("String.valueOf", vec![self.expression(value)], ""),
            Code::Coerce(Coercion::Whole, value) => in_parentheses("Math.toIntExact", vec![self.expression(value)], ""),
            Code::Coerce(Coercion::Bytes, value) => Doc::text(format!("{}.getBytes()", self.operand(value))),
            _ => self.usual(code),
        }
    }
}

impl Printer<'_> {
    /// A call. What is called on a new object is chained.
    fn chained(&self, callee: &Code, args: &[Code]) -> Doc {
        let Code::Member(object, name) = callee else { return self.called(self.expression(callee).flat(), args, &[]) };
        let link = self.called(format!(".{name}"), args, &[]);
        match (&**object, self.expression(object)) {
            (Code::Construct(..), made) => Doc::Chain(Box::new(made), vec![link]),
            (_, Doc::Chain(first, links)) => Doc::Chain(first, links.into_iter().chain([link]).collect()),
            _ => Doc::Join(vec![Doc::text(self.operand(object)), link]),
        }
    }
}
