//! The languages. Each folder lowers its language's files into the neutral vocabulary; `tree_sitter` types stop here.
//!
//! Adding a language means one folder and one line in [`ADAPTERS`]. Nothing here knows the vendor's SDK.

mod grammar;
pub mod javascript;
mod layout;
mod looks;
mod lowering;
pub mod php;
mod printing;
pub mod python;
pub mod ruby;

use crate::syntax::Adapter;

const ADAPTERS: &[&dyn Adapter] = &[&javascript::JavaScript, &python::Python, &php::Php, &ruby::Ruby];

/// Every language, in the order of the documentation.
#[must_use]
pub fn adapters() -> &'static [&'static dyn Adapter] {
    ADAPTERS
}

/// The language of a file with this extension, which may be written in any case.
#[must_use]
pub fn by_extension(extension: &str) -> Option<&'static dyn Adapter> {
    let known = |adapter: &&&dyn Adapter| adapter.extensions().iter().any(|known| known.eq_ignore_ascii_case(extension));
    ADAPTERS.iter().find(known).copied()
}
