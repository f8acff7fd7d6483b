//! Ruby.

mod call;
mod class;
mod configuration;
mod constant;
mod control;
mod emit;
mod erb;
mod expression;
mod grammar;
mod library;
mod literal;
mod lower;
mod survey;
mod target;

use crate::{
    lang,
    source::SourceFile,
    style::{Place, Style},
    syntax::{Adapter, Code, NewImport, Statement, Unit},
};

/// Ruby, with the files of Rack and Rake.
pub struct Ruby;

impl Adapter for Ruby {
    fn language(&self) -> &'static str {
        "ruby"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rb", "ru", "rake"]
    }

    fn names(&self) -> &'static [&'static str] {
        &["Rakefile", "Capfile", "Guardfile"]
    }

    fn templates(&self) -> &'static [&'static str] {
        &[".erb"]
    }

    fn lower(&self, source: &SourceFile) -> Unit {
        if lang::is_template(&source.path) {
            return lower::lower(&erb::code(&source.text));
        }
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

    fn in_expression(&self, statements: &[Statement], place: Place<'_>) -> Option<String> {
        Some(emit::in_expression(statements, place))
    }

    fn body(&self, statements: &[Statement], place: Place<'_>) -> Option<String> {
        Some(emit::body(statements, place))
    }

    fn import(&self, import: &NewImport, place: Place<'_>) -> String {
        emit::import(import, place)
    }
}
