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
    /// False.
    False,
    /// A call of a method or function, with arguments in their places and named ones.
    Call(Box<Self>, Vec<Self>, Vec<(Text, Self)>),
    /// A new object, with arguments in their places and named ones.
    Construct(Box<Self>, Vec<Self>, Vec<(Text, Self)>),
    /// A map.
    Map(Vec<(CodeKey, Self)>),
    /// A list.
    List(Vec<Self>),
    /// A new collection of a class.
    Collected(Box<Self>, Vec<Self>),
    /// A new object that is given values for its members.
    Filled(Box<Self>, Vec<(Text, Self)>),
    /// The moment so many seconds from now.
    Later(Box<Self>),
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
    /// A new variable that is not assigned again, the class of its value (a text has none), and the value.
    Declare(Text, Option<Code>, Code),
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
