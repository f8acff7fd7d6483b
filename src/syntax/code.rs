//! New code in neutral terms: what a plan asks for and an adapter prints in the local style.
//!
//! The list is closed, as that of the forms is. What the plan keeps as it was is [`Code::Kept`].

use super::{Coercion, Text};
use crate::source::Span;

/// An expression to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Code {
    /// An expression of the file, as it stands there.
    Kept(Span),
    /// An expression of the file with texts in some of its places.
    Changed(Span, Vec<(Span, String)>),
    /// A variable.
    Name(Text),
    /// A named part of a value.
    Member(Box<Self>, Text),
    /// An element of a list.
    Element(Box<Self>, usize),
    /// An entry of a map.
    Entry(Box<Self>, Text),
    /// A text.
    Text(Text),
    /// A whole number.
    Integer(u64),
    /// True.
    True,
    /// A call of a method or function, with arguments in their places and named ones.
    Call(Box<Self>, Vec<Self>, Vec<(Text, Self)>),
    /// A new object, with arguments in their places and named ones.
    Construct(Box<Self>, Vec<Self>, Vec<(Text, Self)>),
    /// A map.
    Map(Vec<(CodeKey, Self)>),
    /// A list.
    List(Vec<Self>),
    /// A value in another guise.
    Coerce(Coercion, Box<Self>),
    /// A variable of the environment.
    Environment(Text),
    /// A module as an expression.
    Module(Text),
    /// Statements on the spot and their last value.
    Block(Vec<Statement>, Box<Self>),
}

/// The key of a map's entry.
#[derive(Debug, Clone, PartialEq)]
pub enum CodeKey {
    /// A text.
    Named(Text),
    /// As it stands in the file, with its quotes or brackets.
    Kept(Span),
    /// None: the value's entries are meant.
    Spread,
}

/// A statement to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// A new variable that is not assigned again.
    Declare(Text, Code),
    /// A value for a variable or member.
    Set(Code, Code),
    /// An expression for its effect.
    Evaluate(Code),
    /// A result.
    Return(Code),
}

/// A name to be imported.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NewImport {
    /// The module.
    pub module: Text,
    /// The name in it.
    pub name: Text,
    /// The name in the file.
    pub local: Text,
}

/// What a file's code looks like.
#[derive(Debug, Clone)]
pub struct Style {
    /// The quotation mark of texts.
    pub quote: char,
    /// What ends a statement; may be empty.
    pub terminator: &'static str,
    /// The word that declares a variable, with a space; may be empty.
    pub declares: &'static str,
    /// What follows the last of the arguments that have a line each.
    pub argument_comma: &'static str,
    /// What follows the last of the entries that have a line each.
    pub entry_comma: &'static str,
    /// Columns of a line.
    pub width: usize,
    /// One step of indentation, where the code beside is indented by spaces.
    pub step: String,
    /// Whether most lines are indented by tabs.
    pub tabs: bool,
}

/// How the code around looks.
#[derive(Debug, Clone, Copy)]
pub struct Place<'s> {
    /// What the file's code looks like.
    pub style: &'s Style,
    /// The whole file.
    pub text: &'s str,
    /// Where the new code will begin.
    pub at: usize,
    /// The file's extension.
    pub extension: &'s str,
}

impl<'s> Place<'s> {
    /// The text of the line before the place.
    #[must_use]
    pub fn before(self) -> &'s str {
        let before = self.text.get(..self.at).unwrap_or_default();
        before.rsplit_once('\n').map_or(before, |(_, line)| line)
    }

    /// The white space that the line begins with.
    #[must_use]
    pub fn indentation(self) -> &'s str {
        let line = self.text[self.at - self.before().len()..].split('\n').next().unwrap_or_default();
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// One step of indentation.
    #[must_use]
    pub fn step(self) -> &'s str {
        let beside = self.indentation();
        let tab = beside.contains('\t') || (beside.is_empty() && self.style.tabs);
        if tab { "\t" } else { &self.style.step }
    }

    /// How lines end.
    #[must_use]
    pub fn line_ending(self) -> &'static str {
        let first = memchr::memchr(b'\n', self.text.as_bytes()).unwrap_or_default();
        if first > 0 && self.text.as_bytes()[first - 1] == b'\r' { "\r\n" } else { "\n" }
    }
}
