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
    syntax::{Adapter, Code, NewImport, Statement, Unit},
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

    fn style(&self, text: &str) -> Style {
        emit::style(text)
    }

    fn expression(&self, code: &Code, place: Place<'_>, column: usize) -> String {
        emit::expression(code, place, column)
    }

    fn statements(&self, statements: &[Statement], place: Place<'_>) -> String {
        emit::statements(statements, place)
    }

    fn import(&self, import: &NewImport, place: Place<'_>) -> String {
        emit::import(import, place)
    }
}
