//! What new code needs to be imported besides the SDK's classes: classes of the language's own library.

use super::{File, Refusal, bindings::Bindings};
use crate::{
    sdk::target::Need,
    syntax::{Code, NodeId},
};

impl File<'_, '_> {
    /// Whether code uses what a need is about.
    fn uses(&self, code: &Code, need: Need) -> bool {
        let here = match (need, code) {
            (Need::Environment, Code::Environment(_))
            | (Need::Later, Code::Later(_))
            | (Need::Collection, Code::Collected(..)) => true,
            (Need::Copy, Code::Construct(class, ..)) => match class.as_ref() {
                Code::Name(name) => self.target.copies.values().any(|copy| copy == name),
                _ => false,
            },
            _ => false,
        };
        here || parts(code).into_iter().any(|part| self.uses(part, need))
    }
}

impl Bindings<'_, '_, '_> {
    /// Imports what code needs at a node.
    pub(super) fn import_needs(&mut self, codes: &[&Code], at: NodeId) -> Result<(), Refusal> {
        for (need, import) in &self.file.target.needs {
            if !codes.iter().any(|code| self.file.uses(code, *need)) {
                continue;
            }
            if self.file.is_hidden(&import.local, at) && !self.is_imported(import, at) || self.file.is_defined(&import.local)
            {
                return Err("a name that the new code needs is taken".into());
            }
            // What is copied into has arguments of its own.
            let words = self.file.target.copies.values().flat_map(|class| class.split(|c: char| !c.is_alphanumeric()));
            if *need == Need::Copy && words.into_iter().any(|word| !word.is_empty() && self.file.is_defined(word)) {
                return Err("a name that the new code needs is taken".into());
            }
            if !self.is_imported(import, at) {
                self.import_class(import, at)?;
            }
        }
        Ok(())
    }
}

/// The expressions that it is made of.
pub(super) fn parts(code: &Code) -> Vec<&Code> {
    match code {
        Code::Kept(_)
        | Code::Changed(..)
        | Code::Name(_)
        | Code::Text(_)
        | Code::Integer(_)
        | Code::True
        | Code::False
        | Code::Environment(_)
        | Code::Module(_) => Vec::new(),
        Code::Member(inner, _)
        | Code::Element(inner, _)
        | Code::Entry(inner, _)
        | Code::Coerce(_, inner)
        | Code::Later(inner) => vec![inner],
        // Statements on the spot are made of what was there before.
        Code::Block(_, value) => vec![value],
        Code::Call(head, args, named) | Code::Construct(head, args, named) => {
            [&**head].into_iter().chain(args).chain(named.iter().map(|(_, code)| code)).collect()
        }
        Code::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
        Code::List(items) => items.iter().collect(),
        Code::Collected(class, items) => [&**class].into_iter().chain(items).collect(),
        Code::Filled(object, members) => [&**object].into_iter().chain(members.iter().map(|(_, code)| code)).collect(),
    }
}
