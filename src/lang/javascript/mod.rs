//! JavaScript and TypeScript: one lowering over three grammars, which share their node names.

mod expression;
mod grammar;
mod lower;
mod module;
mod pattern;

use crate::{
    source::SourceFile,
    syntax::{Adapter, Unit},
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
}
