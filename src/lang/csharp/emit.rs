//! Printing new code in the style of the file around it.

use crate::{
    lang::{
        layout::{Breaks, Doc, List},
        looks,
        printing::Printing,
    },
    style::{Place, Style},
    syntax::{Code, CodeKey, Coercion, Statement, Text},
};

/// Lines of C# may have so many columns in the usual tools.
const USUAL_WIDTH: usize = 120;

/// What a file's code looks like.
pub(super) fn style(text: &str) -> Style {
    let (step, tabs) = looks::indentation(text, "    ");
    // `foreach (var x in xs)` is written by those who write types, too.
    let var = text.contains(" var ") || text.contains("\tvar ") || text.contains("(var ");
    Style {
        quote: '"',
        terminator: ";",
        declares: if var { "var " } else { "" },
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
    let printer = Printer { place };
    let has_line = place.before().trim().is_empty();
    if has_line { printer.lines(statements) } else { printer.on_one_line(statements, "; ") }
}

/// Statements in braces, in place of an arrow and a result.
pub(super) fn body(statements: &[Statement], place: Place<'_>) -> String {
    let printer = Printer { place };
    let (layout, outer) = (printer.layout(), place.indentation());
    let inner = format!("{outer}{}", layout.step);
    let mut text = String::from("{");
    for statement in statements {
        let printed = layout.print(&printer.statement(statement), &inner, inner.chars().count());
        text.push_str(&format!("{}{inner}{printed};", layout.newline));
    }
    text.push_str(&format!("{}{outer}}}", layout.newline));
    text
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

    fn expression(&self, code: &Code) -> Doc {
        match code {
            Code::Kept(span) => Doc::text(self.place.text.get(span.start..span.end).unwrap_or_default()),
            Code::Changed(span, changes) => Doc::text(looks::changed(self.place.text, *span, changes)),
            Code::Name(name) | Code::Module(name) => Doc::text(&**name),
            Code::Element(list, index) => Doc::text(format!("{}[{index}]", self.operand(list))),
            Code::Entry(map, key) => Doc::text(format!("{}[{}]", self.operand(map), self.quoted(key))),
            Code::Member(object, name) => {
                let object = self.operand(object);
                // A namespace is kept with the dot behind it.
                let dot = if object.ends_with('.') { "" } else { "." };
                Doc::text(format!("{object}{dot}{name}"))
            }
            Code::Text(text) => Doc::text(self.quoted(text)),
            Code::Integer(number) => Doc::text(number.to_string()),
            Code::True => Doc::text("true"),
            Code::False => Doc::text("false"),
            Code::Call(callee, args, named) => self.called(&self.expression(callee).flat(), args, named),
            Code::Construct(class, args, named) => {
                self.called(&format!("new {}", self.expression(class).flat()), args, named)
            }
            Code::Filled(object, members) => self.filled(object, members),
            Code::Collected(class, items) => {
                let items = items.iter().map(|item| self.expression(item)).collect();
                self.braces(format!("new {}", self.expression(class).flat()), items)
            }
            Code::Map(entries) => {
                let items = entries.iter().map(|(key, value)| self.entry(key, value)).collect();
                self.braces("new Dictionary<string, string>".to_owned(), items)
            }
            Code::List(items) => {
                let items = items.iter().map(|item| self.expression(item)).collect();
                self.braces("new[]".to_owned(), items)
            }
            Code::Later(seconds) => {
                Doc::Join(vec![Doc::text("DateTime.UtcNow.AddSeconds("), self.expression(seconds), Doc::text(")")])
            }
            Code::Coerce(Coercion::Text, value) => self.text_of(value),
            Code::Coerce(Coercion::Bytes, value) => {
                Doc::Join(vec![Doc::text("Encoding.UTF8.GetBytes("), self.expression(value), Doc::text(")")])
            }
            Code::Coerce(_, value) | Code::Block(_, value) => self.expression(value),
            Code::Environment(name) => Doc::text(format!("Environment.GetEnvironmentVariable({})", self.quoted(name))),
        }
    }
}

impl Printer<'_> {
    /// An expression that a member can be read from.
    fn operand(&self, code: &Code) -> String {
        let text = self.expression(code).flat();
        let plain = text.replace("::", ".");
        // A namespace is kept with the dot behind it.
        let fits = text.ends_with('.') || !text.starts_with("new ") && looks::operand(&plain) == plain;
        if fits { text } else { format!("({text})") }
    }

    fn called(&self, callee: &str, args: &[Code], named: &[(Text, Code)]) -> Doc {
        let args = args.iter().map(|arg| self.expression(arg));
        let named =
            named.iter().map(|(name, value)| Doc::Join(vec![Doc::text(format!("{name}: ")), self.expression(value)]));
        let items = args.chain(named).collect();
        Doc::Join(vec![Doc::text(callee), Doc::List(List { open: "(", items, close: ")", last: "" })])
    }

    fn braces(&self, before: String, items: Vec<Doc>) -> Doc {
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
        let member = |(name, value): &(Text, Code)| Doc::Join(vec![Doc::text(format!("{name} = ")), self.expression(value)]);
        if members.is_empty() { Doc::text(object) } else { self.braces(object, members.iter().map(member).collect()) }
    }

    fn entry(&self, key: &CodeKey, value: &Code) -> Doc {
        let key = match key {
            CodeKey::Named(name) => self.quoted(name),
            CodeKey::Kept(span) => self.place.text.get(span.start..span.end).unwrap_or_default().to_owned(),
            CodeKey::Spread => return self.expression(value),
        };
        Doc::Join(vec![Doc::text(format!("{{ {key}, ")), self.expression(value), Doc::text(" }")])
    }

    /// A value that is put into a text cannot be more than an operand there.
    fn text_of(&self, value: &Code) -> Doc {
        let text = self.expression(value).flat();
        let simple = !text.contains(['"', ':', '{', '?', '\n']);
        Doc::text(if simple { format!("$\"{{{text}}}\"") } else { format!("Convert.ToString({text})") })
    }
}
