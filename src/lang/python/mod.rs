//! Python 3, and what the grammar takes of Python 2.

mod call;
mod class;
mod expression;
mod grammar;
mod lower;
mod module;
mod names;
mod scope;

use crate::{
    source::SourceFile,
    syntax::{Adapter, Unit},
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
}
