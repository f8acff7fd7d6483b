//! Printing new code in the style of the file around it.

use crate::{
    lang::{
        layout::{Breaks, Doc, List},
        looks,
        printing::{Printing, after, in_parentheses},
    },
    style::{Place, Style},
    syntax::{Code, CodeKey, Coercion, Statement, Text},
};

/// What a file's code looks like.
pub(super) fn style(text: &str) -> Style {
    // `foreach (var x in xs)` is written by those who write types, too.
    let var = text.contains(" var ") || text.contains("\tvar ") || text.contains("(var ");
    looks::with_semicolons(text, if var { "var " } else { "" })
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

/// Statements in braces, in place of an arrow and a result.
pub(super) fn body(statements: &[Statement], place: Place<'_>) -> String {
    Printer { place }.braces(statements)
}

impl<'s> Printing<'s> for Printer<'s> {
    const BREAKS: Breaks = Breaks::Continued;

    fn place(&self) -> Place<'s> {
        self.place
    }

    fn escaped(c: char) -> Option<String> {
        c.is_control().then(|| format!("\\u{:04x}", u32::from(c)))
    }

    fn declares(&self, class: Option<&Code>) -> String {
        match (self.place.style.declares, class) {
            ("", Some(class)) => format!("{} ", self.expression(class).flat()),
            ("", None) => "string ".to_owned(),
            (var, _) => var.to_owned(),
        }
    }

    fn continuation(&self) -> String {
        self.place.step().to_owned()
    }

    fn called(&self, callee: String, args: &[Code], named: &[(Text, Code)]) -> Doc {
        in_parentheses(callee, self.arguments(args, named, ": "), "")
    }

    fn map(&self, entries: &[(CodeKey, Code)]) -> Doc {
        let items = entries.iter().map(|(key, value)| self.entry(key, value)).collect();
        self.filled_with("new Dictionary<string, string>".to_owned(), items)
    }

    fn list(&self, items: &[Code]) -> Doc {
        self.filled_with("new[]".to_owned(), self.docs(items))
    }

    fn environment(&self, name: &str) -> String {
        format!("Environment.GetEnvironmentVariable({})", self.quoted(name))
    }

    /// An expression that a member can be read from.
    fn operand(&self, code: &Code) -> String {
        let text = self.expression(code).flat();
        let plain = text.replace("::", ".");
        // A namespace is kept with the dot behind it.
        let fits = text.ends_with('.') || !text.starts_with("new ") && looks::operand(&plain) == plain;
        if fits { text } else { format!("({text})") }
    }

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Member(object, name) => {
                let object = self.operand(object);
                // A namespace is kept with the dot behind it.
                let dot = if object.ends_with('.') { "" } else { "." };
                Doc::text(format!("{object}{dot}{name}"))
            }
            Code::Filled(object, members) => self.filled(object, members),
            Code::Collected(class, items) => self.filled_with(self.new_of(class), self.docs(items)),
            Code::Later(seconds) => {
                Doc::Join(vec![Doc::text("DateTime.UtcNow.AddSeconds("), self.expression(seconds), Doc::text(")")])
            }
            Code::Coerce(Coercion::Text, value) => self.text_of(value),
            Code::Coerce(Coercion::Bytes, value) => {
                Doc::Join(vec![Doc::text("Encoding.UTF8.GetBytes("), self.expression(value), Doc::text(")")])
            }
            _ => self.usual(code),
        }
    }
}

impl Printer<'_> {
    fn filled_with(&self, before: String, items: Vec<Doc>) -> Doc {
        if items.is_empty() {
            return Doc::text(if before.ends_with(']') { "new string[0]".to_owned() } else { format!("{before}()") });
        }
        let last = self.place.style.entry_comma;
        Doc::Join(vec![Doc::text(before), Doc::List(List { open: "\n{ ", items, close: " }", last })])
    }

    /// `new T { Member = value }`
    fn filled(&self, object: &Code, members: &[(Text, Code)]) -> Doc {
        let object = self.expression(object).flat();
        let object = object.strip_suffix("()").filter(|_| !members.is_empty()).map_or(object.clone(), str::to_owned);
        let member = |(name, value): &(Text, Code)| after(format!("{name} = "), self.expression(value));
        if members.is_empty() { Doc::text(object) } else { self.filled_with(object, members.iter().map(member).collect()) }
    }

    fn entry(&self, key: &CodeKey, value: &Code) -> Doc {
        let Some(key) = self.entry_key(key) else { return self.expression(value) };
        Doc::Join(vec![Doc::text(format!("{{ {key}, ")), self.expression(value), Doc::text(" }")])
    }

    /// A value that is put into a text cannot be more than an operand there.
    fn text_of(&self, value: &Code) -> Doc {
        let text = self.expression(value).flat();
        let simple = !text.contains(['"', ':', '{', '?', '\n']);
        Doc::text(if simple { format!("$\"{{{text}}}\"") } else { format!("Convert.ToString({text})") })
    }
}
