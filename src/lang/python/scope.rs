//! The scopes around the node that is being lowered.

use crate::syntax::Text;
use std::collections::BTreeSet;

/// A scope of the language while it is lowered.
#[derive(Debug, Default)]
pub(super) enum Scope {
    /// The file.
    #[default]
    Module,
    /// A class body, with the names it has given values so far.
    Class(BTreeSet<Text>),
    /// A function.
    Function(FunctionScope),
}

/// The names of a function that are not plain variables, and those that are.
#[derive(Debug, Default)]
pub(super) struct FunctionScope {
    /// The first parameter of a method.
    pub(super) receiver: Option<Text>,
    /// Names declared `global` or `nonlocal`.
    pub(super) outer: BTreeSet<Text>,
    /// Parameters and assigned names so far.
    pub(super) locals: BTreeSet<Text>,
}
