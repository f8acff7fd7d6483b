//! What is known around the node that is being lowered: the scopes of variables, the namespace, the names of the file.

use crate::{source::Span, syntax::Text};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Variables that every function sees.
const EVERYWHERE: &[&str] =
    &["$GLOBALS", "$_COOKIE", "$_ENV", "$_FILES", "$_GET", "$_POST", "$_REQUEST", "$_SERVER", "$_SESSION", "$this"];

/// What a scope sees of the one around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sees {
    /// Nothing but what it names: a function, a closure.
    Named,
    /// Everything: an arrow function.
    All,
}

/// The variables of a scope.
#[derive(Debug)]
pub(super) struct Scope {
    sees: Sees,
    /// Parameters and assigned names so far.
    assigned: BTreeSet<Text>,
    /// Names that belong to another scope and can be set here: `global $x`, `use (&$x)`.
    outer: BTreeSet<Text>,
    /// Names that are read, and where first.
    read: BTreeMap<Text, Span>,
}

impl Scope {
    pub(super) fn new(sees: Sees) -> Self {
        Self { sees, assigned: BTreeSet::new(), outer: BTreeSet::new(), read: BTreeMap::new() }
    }

    pub(super) fn assign(&mut self, name: &str) {
        self.assigned.insert(name.into());
    }

    /// Takes a name from another scope, so that setting it sets that one.
    pub(super) fn share(&mut self, name: &str) {
        self.outer.insert(name.into());
    }

    pub(super) fn shares(&self, name: &str) -> bool {
        self.outer.contains(name)
    }

    pub(super) fn read(&mut self, name: &str, at: Span) {
        if !EVERYWHERE.contains(&name) {
            self.read.entry(name.into()).or_insert(at);
        }
    }

    /// The names that have values here.
    pub(super) fn names(&self) -> Vec<Text> {
        self.assigned.iter().chain(&self.outer).cloned().collect()
    }

    pub(super) fn sees(&self) -> Sees {
        self.sees
    }

    /// The names that are read and come from nowhere in this scope.
    pub(super) fn missing(&self) -> impl Iterator<Item = (&Text, Span)> {
        let known = |name: &Text| self.assigned.contains(name) || self.outer.contains(name);
        self.read.iter().filter(move |(name, _)| !known(name)).map(|(name, &at)| (name, at))
    }
}

/// What the file says about names before any of it runs.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The classes of the file as they are declared, by namespace and name in lower case.
    pub(super) classes: HashMap<(String, String), Text>,
    /// For functions and methods in lower case: which parameters are references.
    pub(super) references: HashMap<String, Vec<bool>>,
}

/// The namespace at hand and the names that were brought into it, in lower case, as they are written there.
#[derive(Debug, Default)]
pub(super) struct Namespace {
    pub(super) name: Vec<Text>,
    pub(super) uses: HashMap<String, Text>,
}
