//! What printing new code has in common in all languages: an adapter says how its expressions and texts are written.

use super::{
    layout::{Breaks, Doc, Layout, List},
    looks,
};
use crate::{
    source::Span,
    style::Place,
    syntax::{Code, CodeKey, Statement, Text},
};

/// Prints code in the style of the place it will stand in.
pub(super) trait Printing<'s> {
    /// How a list that is too long is broken.
    const BREAKS: Breaks;

    /// Where the code will stand.
    fn place(&self) -> Place<'s>;

    /// An expression.
    fn expression(&self, code: &Code) -> Doc;

    /// How a text holds a character, besides quotation marks, backslashes and line ends; `None` as it is.
    fn escaped(c: char) -> Option<String>;

    /// What is called, with arguments in their places and such with names.
    fn called(&self, callee: String, args: &[Code], named: &[(Text, Code)]) -> Doc;

    /// A map of entries.
    fn map(&self, entries: &[(CodeKey, Code)]) -> Doc;

    /// A list of values.
    fn list(&self, items: &[Code]) -> Doc;

    /// A variable of the environment.
    fn environment(&self, name: &str) -> String;

    /// An expression, where it is written as most languages do.
    fn usual(&self, code: &Code) -> Doc {
        match code {
            Code::Kept(span) => Doc::text(self.kept(*span)),
            Code::Changed(span, changes) => Doc::text(looks::changed(self.place().text, *span, changes)),
            Code::Name(name) | Code::Module(name) => Doc::text(&**name),
            Code::Element(list, index) => Doc::text(format!("{}[{index}]", self.operand(list))),
            Code::Entry(map, key) => Doc::text(format!("{}[{}]", self.operand(map), self.quoted(key))),
            Code::Member(object, name) => Doc::text(format!("{}.{name}", self.operand(object))),
            Code::Text(text) => Doc::text(self.quoted(text)),
            Code::Integer(number) => Doc::text(number.to_string()),
            Code::True => Doc::text("true"),
            Code::False => Doc::text("false"),
            Code::Call(callee, args, named) => self.called(self.expression(callee).flat(), args, named),
            Code::Construct(class, args, named) => self.called(self.new_of(class), args, named),
            Code::Map(entries) => self.map(entries),
            Code::List(items) | Code::Collected(_, items) => self.list(items),
            Code::Coerce(_, value) | Code::Filled(value, _) | Code::Later(value) | Code::Block(_, value) => {
                self.expression(value)
            }
            Code::Environment(name) => Doc::text(self.environment(name)),
        }
    }

    /// What the place's file says somewhere.
    fn kept(&self, span: Span) -> &'s str {
        self.place().text.get(span.start..span.end).unwrap_or_default()
    }

    /// An expression that a member can be read from.
    fn operand(&self, code: &Code) -> String {
        looks::operand(&self.expression(code).flat())
    }

    /// `new T`
    fn new_of(&self, class: &Code) -> String {
        format!("new {}", self.expression(class).flat())
    }

    fn docs(&self, items: &[Code]) -> Vec<Doc> {
        items.iter().map(|item| self.expression(item)).collect()
    }

    /// Arguments, of which those with names have something between name and value.
    fn arguments(&self, args: &[Code], named: &[(Text, Code)], between: &str) -> Vec<Doc> {
        let with_name = |(name, value): &(Text, Code)| after(format!("{name}{between}"), self.expression(value));
        args.iter().map(|arg| self.expression(arg)).chain(named.iter().map(with_name)).collect()
    }

    /// The key of an entry as a text, or none where it is the entries of another map that are meant.
    fn entry_key(&self, key: &CodeKey) -> Option<String> {
        match key {
            CodeKey::Named(name) => Some(self.quoted(name)),
            CodeKey::Kept(span) => Some(self.kept(*span).to_owned()),
            CodeKey::Spread => None,
        }
    }

    /// Statements in braces.
    fn braces(&self, statements: &[Statement]) -> String {
        let (layout, outer) = (self.layout(), self.place().indentation());
        let inner = format!("{outer}{}", layout.step);
        let print = |statement| layout.print(&self.statement(statement), &inner, inner.chars().count());
        let line = |statement| format!("{}{inner}{}{}", layout.newline, print(statement), self.place().style.terminator);
        format!("{{{}{}{outer}}}", statements.iter().map(line).collect::<String>(), layout.newline)
    }

    /// The local style of breaking lines.
    fn layout(&self) -> Layout<'s> {
        let place = self.place();
        Layout {
            width: place.style.width,
            step: place.step(),
            continuation: self.continuation(),
            newline: place.line_ending(),
            breaks: Self::BREAKS,
        }
    }

    /// A text in quotation marks.
    fn quoted(&self, text: &str) -> String {
        let quote = self.place().style.quote;
        let mut out = String::from(quote);
        for c in text.chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                c if c == quote => out.extend(['\\', c]),
                c => match Self::escaped(c) {
                    Some(escaped) => out.push_str(&escaped),
                    None => out.push(c),
                },
            }
        }
        out.push(quote);
        out
    }

    /// What declares a variable for a value of a class, with a space.
    fn declares(&self, _class: Option<&Code>) -> String {
        self.place().style.declares.to_owned()
    }

    /// What a call that is chained on another and has a line of its own is further indented by.
    fn continuation(&self) -> String {
        self.place().step().repeat(2)
    }

    /// A statement without what ends it.
    fn statement(&self, statement: &Statement) -> Doc {
        let after = |text: String, code| after(text, self.expression(code));
        match statement {
            Statement::Declare(name, class, code) => after(format!("{}{name} = ", self.declares(class.as_ref())), code),
            Statement::Set(target, code) => after(format!("{} = ", self.expression(target).flat()), code),
            Statement::Evaluate(code) => self.expression(code),
            Statement::Return(code) => after("return ".to_owned(), code),
        }
    }

    /// An expression that begins in a column.
    fn print(&self, code: &Code, column: usize) -> String {
        self.layout().print(&self.expression(code), self.place().indentation(), column)
    }

    /// Statements on lines of their own, without what ends the last one.
    fn lines(&self, statements: &[Statement]) -> String {
        let (layout, place) = (self.layout(), self.place());
        let indentation = place.indentation();
        let column = indentation.chars().count();
        let print = |statement| layout.print(&self.statement(statement), indentation, column);
        let separator = format!("{}{}{indentation}", place.style.terminator, place.line_ending());
        statements.iter().map(print).collect::<Vec<_>>().join(&separator)
    }

    /// Statements on one line.
    fn on_one_line(&self, statements: &[Statement], separator: &str) -> String {
        statements.iter().map(|statement| self.statement(statement).flat()).collect::<Vec<_>>().join(separator)
    }
}

/// Code behind a text.
pub(super) fn after(text: impl Into<String>, doc: Doc) -> Doc {
    Doc::Join(vec![Doc::text(text), doc])
}

/// Items in parentheses behind a text, with what ends the last one where every item has its line.
pub(super) fn in_parentheses(before: impl Into<String>, items: Vec<Doc>, last: &'static str) -> Doc {
    after(before, Doc::List(List { open: "(", items, close: ")", last }))
}
