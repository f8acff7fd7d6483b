//! PHP 5 to 8, with the HTML around it.

mod blade;
mod call;
mod class;
mod emit;
mod expression;
mod grammar;
mod library;
mod literal;
mod lower;
mod names;
mod scope;
mod target;

use crate::{
    source::SourceFile,
    style::{Place, Style},
    syntax::{Adapter, Code, NewImport, Statement, Text, Unit},
};

const BLADE: &str = ".blade.php";

/// PHP.
pub struct Php;

impl Adapter for Php {
    fn language(&self) -> &'static str {
        "php"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["php", "phtml", "inc", "php5", "php7"]
    }

    fn alone(&self, expression: &str) -> String {
        format!("<?php {expression};")
    }

    fn templates(&self) -> &'static [&'static str] {
        &[BLADE]
    }

    fn lower(&self, source: &SourceFile) -> Unit {
        if source.path.to_ascii_lowercase().ends_with(BLADE) {
            lower::lower(&blade::code(&source.text), grammar::php_only())
        } else {
            lower::lower(&source.text, grammar::php())
        }
    }

    /// A class has one name, however its file is loaded.
    fn spellings(&self, name: &[Text], _: &str) -> Vec<Vec<Text>> {
        vec![name.to_vec()]
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

    /// One call may stand where another one stood.
    fn in_expression(&self, statements: &[Statement], place: Place<'_>) -> Option<String> {
        let [Statement::Evaluate(code)] = statements else { return None };
        Some(emit::expression(code, place, 0))
    }

    fn body(&self, _: &[Statement], _: Place<'_>) -> Option<String> {
        None
    }

    fn import(&self, import: &NewImport, place: Place<'_>) -> String {
        emit::import(import, place)
    }

    fn pattern_entry(&self, _: &[String], _: &str) -> Option<String> {
        None
    }
}
