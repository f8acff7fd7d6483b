//! What printing new code has in common in all languages: an adapter says how its expressions and texts are written.

use super::layout::{Breaks, Doc, Layout};
use crate::{
    style::Place,
    syntax::{Code, Statement},
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
        let after = |text: String, code| Doc::Join(vec![Doc::text(text), self.expression(code)]);
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
