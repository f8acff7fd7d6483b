//! Python 3, and what the grammar takes of Python 2.

mod call;
mod class;
mod emit;
mod expression;
mod grammar;
mod lower;
mod module;
mod names;
mod scope;

use crate::{
    source::SourceFile,
    style::{Place, Style},
    syntax::{Adapter, Code, NewImport, Statement, Text, Unit},
};

/// Python, stubs included.
pub struct Python;

impl Adapter for Python {
    fn language(&self) -> &'static str {
        "python"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["py", "pyw", "pyi"]
    }

    fn lower(&self, source: &SourceFile) -> Unit {
        lower::lower(&source.text)
    }

    fn spellings(&self, name: &[Text], file: &str) -> Vec<Vec<Text>> {
        module::spellings(name, file)
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

    fn in_expression(&self, _: &[Statement], _: Place<'_>) -> Option<String> {
        None
    }

    fn import(&self, import: &NewImport, _: Place<'_>) -> String {
        emit::import(import)
    }
}
