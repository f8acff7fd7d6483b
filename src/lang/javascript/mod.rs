//! JavaScript and TypeScript: one lowering over three grammars, which share their node names.

mod emit;
mod expression;
mod grammar;
mod lower;
mod module;
mod pattern;

use crate::{
    source::SourceFile,
    style::{Place, Style},
    syntax::{Adapter, Code, NewImport, Statement, Text, Unit},
};

/// JavaScript and TypeScript, with and without JSX.
pub struct JavaScript;

impl Adapter for JavaScript {
    fn language(&self) -> &'static str {
        "javascript"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"]
    }

    fn lower(&self, source: &SourceFile) -> Unit {
        let grammar = match source.extension().to_ascii_lowercase().as_str() {
            "ts" | "mts" | "cts" => grammar::typescript(),
            "tsx" => grammar::tsx(),
            _ => grammar::javascript(),
        };
        lower::lower(&source.text, grammar)
    }

    fn spellings(&self, name: &[Text], file: &str) -> Vec<Vec<Text>> {
        module::spellings(name, file, self.extensions())
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

    fn type_of_instances(&self, class: &Code, place: Place<'_>) -> Option<String> {
        Some(format!("InstanceType<typeof {}>", emit::expression(class, place, 0)))
    }

    fn body(&self, statements: &[Statement], place: Place<'_>) -> Option<String> {
        Some(emit::body(statements, place))
    }

    fn import(&self, import: &NewImport, place: Place<'_>) -> String {
        emit::import(import, place)
    }

    fn pattern_entry(&self, path: &[String], local: &str) -> Option<String> {
        Some(emit::pattern_entry(path, local))
    }
}
