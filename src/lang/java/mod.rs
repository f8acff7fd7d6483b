//! Java, up to the patterns and text blocks of its newest versions.

mod class;
mod emit;
mod expression;
mod grammar;
mod library;
mod literal;
mod lower;
mod names;
#[cfg(test)]
mod tests;

use crate::{
    source::SourceFile,
    style::{Place, Style},
    syntax::{Adapter, Code, NewImport, Statement, Unit},
};

/// Java.
pub struct Java;

impl Adapter for Java {
    fn language(&self) -> &'static str {
        "java"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["java"]
    }

    fn alone(&self, expression: &str) -> String {
        format!("{expression};")
    }

    fn lower(&self, source: &SourceFile) -> Unit {
        lower::lower(&source.text)
    }

    fn style(&self, text: &str) -> Style {
        emit::style(text)
    }

    fn expression(&self, code: &Code, place: Place<'_>, column: usize) -> String {
        emit::expression(code, place, column)
    }

    fn statements(&self, statements: &[Statement], place: Place<'_>) -> String {
        emit::statements(statements, place)
    }

    /// A lambda's body.
    fn body(&self, statements: &[Statement], place: Place<'_>) -> Option<String> {
        Some(emit::body(statements, place))
    }

    fn import(&self, import: &NewImport, place: Place<'_>) -> String {
        emit::import(import, place)
    }
}
