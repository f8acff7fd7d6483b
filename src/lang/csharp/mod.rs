//! C#, alone and in the pages of ASP.NET.

mod call;
mod class;
mod emit;
mod expression;
mod grammar;
mod literal;
mod lower;
mod names;
mod page;
#[cfg(test)]
mod tests;

use crate::{
    source::SourceFile,
    style::{Place, Style},
    syntax::{Adapter, Code, NewImport, Statement, Unit},
};

/// C#.
pub struct CSharp;

impl Adapter for CSharp {
    fn language(&self) -> &'static str {
        "csharp"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["cs"]
    }

    fn templates(&self) -> &'static [&'static str] {
        page::ENDS
    }

    fn alone(&self, expression: &str) -> String {
        format!("_ = {expression};")
    }

    fn lower(&self, source: &SourceFile) -> Unit {
        let path = source.path.to_ascii_lowercase();
        if page::ENDS.iter().any(|end| path.ends_with(end)) {
            lower::lower(&page::code(&source.text, &path))
        } else {
            lower::lower(&source.text)
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

    fn body(&self, statements: &[Statement], place: Place<'_>) -> Option<String> {
        Some(emit::body(statements, place))
    }

    fn import(&self, import: &NewImport, _: Place<'_>) -> String {
        format!("using {};", import.module)
    }
}
